//! The writer, with all its guesses, corrections and rollbacks, writes what its naive twin does, which knows each length
//! before it writes it.

#![no_main]

use libfuzzer_sys::{
    arbitrary::{self, Arbitrary},
    fuzz_target,
};
use wireform::wire::Writer;
use wireform_fuzz::tree::Forest;

#[derive(Arbitrary, Debug)]
struct Input {
    /// How much the vector holds that is appended to.
    old: u8,
    /// How much more it has room for.
    room: u16,
    forest: Forest,
}

fuzz_target!(|input: Input| {
    let naive = input.forest.naive().build();
    assert_eq!(Writer::collect(|out| input.forest.write(out)), naive);

    let old = usize::from(input.old);
    let mut appended = Vec::with_capacity(old + usize::from(input.room) % 2048);
    appended.resize(old, 9);
    Writer::append(&mut appended, |out| input.forest.write(out));
    assert!(appended[..old].iter().all(|byte| *byte == 9));
    assert_eq!(appended[old..], naive);
});

//! A value in whose place others were decoded is what decoding in a fresh place gives, and so is the verdict.
//!
//! An input is a row, a length, and as many bytes of a first message before those of a second one. Either may be
//! malformed: what an error leaves behind is recycled as well.

#![no_main]

use std::fmt::Debug;

use libfuzzer_sys::fuzz_target;
use wireform::Message;
use wireform_test_support::{each_row, rows, verdict::check_into};

macro_rules! table {
    ($($row:ident),*) => { [$(decode_into::<rows::$row>),*] };
}

static ROWS: &[fn(&[u8], &[u8])] = &each_row!(table);

fn decode_into<M: Message + Debug + PartialEq>(first: &[u8], second: &[u8]) {
    let mut value = M::empty();
    let _ = wireform::proto::decode_into(&mut value, first);
    check_into(second, &mut value);
    check_into(first, &mut value);
}

fuzz_target!(|bytes: &[u8]| {
    if let [row, split, bytes @ ..] = bytes {
        let (first, second) = bytes.split_at(bytes.len().min((*split).into()));
        ROWS[usize::from(*row) % ROWS.len()](first, second);
    }
});

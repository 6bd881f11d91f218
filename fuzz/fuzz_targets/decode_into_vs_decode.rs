//! A value in whose place others were decoded is what decoding in a fresh place gives, and so is the verdict.
//!
//! An input is a row, a length, and as many bytes of a first message before those of a second one. Either may be
//! malformed: what an error leaves behind is recycled as well.

#![no_main]

use std::fmt::Debug;

use libfuzzer_sys::fuzz_target;
use wireform::{Decode, Encode, Message, proto};
use wireform_test_support::{
    each_row,
    kinds::{BorrowedKinds, CowKinds},
    rows,
    verdict::check_into,
};

macro_rules! table {
    ($($row:ident),*) => { [$(decode_into::<rows::$row>),*] };
}

static ROWS: &[fn(&[u8], &[u8])] = &each_row!(table);

fn decode_into<M: Message + Debug + PartialEq>(first: &[u8], second: &[u8]) {
    let mut value = M::empty();
    let _ = proto::decode_into(&mut value, first);
    check_into(second, &mut value);
    check_into(first, &mut value);
}

/// The same for a message that borrows from both inputs.
fn borrow_into<'de, M: Encode + Decode<'de> + Debug + PartialEq>(first: &'de [u8], second: &'de [u8]) {
    let mut value = M::empty();
    for bytes in [first, second, first] {
        match (proto::decode_into(&mut value, bytes), proto::from_slice::<M>(bytes)) {
            (Ok(()), Ok(fresh)) => assert_eq!(value, fresh),
            (Err(into), Err(error)) => {
                assert_eq!((into.kind(), into.offset(), into.path()), (error.kind(), error.offset(), error.path()));
            }
            (into, fresh) => panic!("{into:?}, {fresh:?}"),
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    if let [row, split, bytes @ ..] = bytes {
        let (first, second) = bytes.split_at(bytes.len().min((*split).into()));
        let row = usize::from(*row) % (ROWS.len() + 2);
        match ROWS.get(row) {
            Some(decode_into) => decode_into(first, second),
            None if row == ROWS.len() => borrow_into::<BorrowedKinds<'_>>(first, second),
            None => borrow_into::<CowKinds<'_>>(first, second),
        }
    }
});

//! A value of a hundred levels can be encoded, compared, cloned, printed and dropped on a stack of 64 KiB.
//!
//! In release mode only: debug builds keep every temporary value in its own place on the stack.

use std::{fmt::Debug, thread};

use wireform::Message;
use wireform_test_support::{
    rows::{Choice, Everything, Nesting},
    wire::Wire,
};

const SMALL: usize = 64 << 10;

/// Decodes on this thread and uses the value on one with a small stack.
fn check<M: Message + Debug + PartialEq + Send + 'static>(levels: usize, spell: impl Fn(Wire) -> Wire) {
    let wire = (0..levels).fold(Wire::new(), |inner, _| spell(inner));
    let (value, same) = (M::decode(wire.as_ref()).unwrap(), M::decode(wire.as_ref()).unwrap());
    let run = move || {
        assert_eq!(value.encoded_len(), wire.as_ref().len());
        assert_eq!(value.encode_to_vec(), wire.as_ref());
        assert!(value == same);
        assert!(!format!("{value:?}").is_empty());
        assert!(!format!("{value:#?}").is_empty());
        drop((value, same));
    };
    thread::Builder::new().stack_size(SMALL).spawn(run).unwrap().join().unwrap();
}

#[test]
fn boxes() {
    check::<Nesting>(100, |inner| Wire::new().message(4, inner));
}

#[test]
fn lists() {
    check::<Nesting>(100, |inner| Wire::new().message(7, inner));
}

#[test]
fn oneofs() {
    check::<Choice>(100, |inner| Wire::new().message(21, inner));
}

#[test]
fn large_messages_in_boxes() {
    check::<Everything>(100, |inner| Wire::new().message(11, inner));
}

#[test]
fn large_messages_in_lists() {
    check::<Everything>(100, |inner| Wire::new().message(12, inner));
}

#[test]
fn large_messages_in_maps() {
    check::<Everything>(50, |inner| Wire::new().entry(13, |entry| entry.string(1, "k").message(2, inner)));
}

#[test]
fn large_messages_in_oneofs() {
    check::<Everything>(100, |inner| Wire::new().message(16, inner));
}

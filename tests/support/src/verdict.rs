//! What must hold for any bytes, whoever made them up: the tests ask it of changed messages, the fuzz targets of
//! whatever they come upon.

use std::fmt::Debug;

use wireform::{DecodeError, Message, proto};

use crate::{same, well_formed};

/// Asks all of it: [`check_decode`] and [`check_into`].
///
/// # Panics
///
/// Where something does not hold.
pub fn check<M: Message + Debug + PartialEq>(bytes: &[u8], recycled: &mut M) {
    check_decode::<M>(bytes);
    check_into(bytes, recycled);
}

/// Decodes bytes that may be anything: an error points into them, a value can be written and read again, and it makes
/// no difference whether the bytes come in one piece.
///
/// # Panics
///
/// Where one of these does not hold.
pub fn check_decode<M: Message + Debug + PartialEq>(bytes: &[u8]) {
    match M::decode(bytes) {
        Ok(value) => check_value(&value),
        Err(error) => check_error::<M>(bytes, &error),
    }
}

/// Decodes bytes that may be anything in the place of another value: the verdict is that on a fresh place, and what is
/// left after an error can be written and read again.
///
/// # Panics
///
/// Where one of these does not hold.
pub fn check_into<M: Message + Debug + PartialEq>(bytes: &[u8], recycled: &mut M) {
    match (proto::decode_into(recycled, bytes), M::decode(bytes)) {
        (Ok(()), Ok(value)) => {
            assert!(same(recycled, &value), "decode_into gives another value: {recycled:?}, {value:?}");
        }
        (Err(into), Err(error)) => {
            assert_eq!((into.kind(), into.offset(), into.path()), (error.kind(), error.offset(), error.path()));
            check_value(recycled);
        }
        (into, fresh) => panic!("decode_into and decode disagree: {into:?}, {fresh:?}"),
    }
}

/// Encodes a value, looks whether that is well-formed to its end, decodes it again, and compares.
fn check_value<M: Message + Debug + PartialEq>(value: &M) {
    let written = value.encode_to_vec();
    assert_eq!(well_formed::check(M::DESCRIPTOR, &written), Ok(()), "{value:?} is written as {written:02x?}");
    assert_eq!(value.encoded_len(), written.len());
    assert_eq!(value.is_empty(), written.is_empty());
    let again = M::decode(&written[..]).unwrap_or_else(|error| panic!("{error}: written by {value:?}"));
    assert!(same(&again, value), "{again:?}, {value:?}");
}

/// Asserts that an error stands in the input, names the message and is short, and that two pieces give the same.
fn check_error<M: Message + Debug>(bytes: &[u8], error: &DecodeError) {
    assert!(error.offset() <= bytes.len(), "{error:?}");
    assert!(error.to_string().len() < 1024, "{error}");
    assert!(error.path().starts_with(M::DESCRIPTOR.name()), "{error:?}");
    let (front, back) = bytes.split_at(bytes.len() / 2);
    let in_pieces = M::decode(bytes::Buf::chain(front, back)).expect_err("pieces are refused as well");
    assert_eq!((in_pieces.kind(), in_pieces.offset()), (error.kind(), error.offset()));
}

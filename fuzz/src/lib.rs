//! What the fuzz targets share.
#![forbid(unsafe_code)]

pub mod tree;

use std::fmt::Debug;

use wireform::{DecodeError, Message};
use wireform_test_support::same;

/// Asserts that two values are the same to the bit, where NaN is the same as NaN.
///
/// The bytes tell what `==` does not, the sign of a zero and the bits of a NaN, and cost less than `Debug` does.
pub fn assert_same<M: Message + Debug + PartialEq>(one: &M, other: &M) {
    // The order of a hash map may differ.
    let (one_bytes, other_bytes) = (one.encode_to_vec(), other.encode_to_vec());
    assert!(one_bytes == other_bytes || one == other, "{one:?}\n{other:?}");
    assert!(one_bytes.len() == other_bytes.len() && same(one, other), "{one:?}\n{other:?}");
}

/// Asserts that an error stands in the input, and is short in any form.
pub fn check_error(error: &DecodeError, input: &[u8]) {
    assert!(error.offset() <= input.len(), "{error:?}");
    for text in [error.to_string(), format!("{error:?}"), format!("{error:#?}")] {
        assert!(text.len() < 1024, "{text}");
    }
}

/// Takes a value that came from a text through the binary wire.
pub fn binary<M: Message + Debug + PartialEq>(value: &M) {
    let bytes = value.encode_to_vec();
    assert_eq!(value.encoded_len(), bytes.len());
    let again = M::decode(&bytes[..]).unwrap_or_else(|error| panic!("{error}: written by {value:?}"));
    assert_same(value, &again);
}

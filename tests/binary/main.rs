//! How the binary wire behaves, a file for each subject. `literal.rs` has the bytes of every encoding, `hostile.rs`
//! what input that means ill meets.

#![allow(missing_docs, reason = "the fields of test messages")]

mod borrowed;
mod closed_enums;
mod decode_into;
mod empty_values;
mod lengths;
mod limits;
mod maps;
mod merging;
mod owned_kinds;
mod repeated;
mod round_trip;
mod unknown_fields;
mod utf8;
mod varints;
mod verbs;

use std::fmt::Debug;

use wireform::{DecodeErrorKind, Message};
use wireform_test_support::wire::Wire;

/// Decodes what must be right.
#[track_caller]
fn decode<M: Message>(wire: Wire) -> M {
    M::decode(wire.as_ref()).unwrap_or_else(|error| panic!("{error}"))
}

/// Decodes what must be wrong.
#[track_caller]
fn refuse<M: Message + Debug>(wire: Wire) -> DecodeErrorKind {
    M::decode(wire.as_ref()).unwrap_err().kind().clone()
}

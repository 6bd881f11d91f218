//! Canonical ProtoJSON: the JSON form that every protobuf implementation agrees on.
//!
//! ```
//! # #[cfg(feature = "derive")] {
//! #[derive(wireform::Message, Debug, PartialEq)]
//! struct Person {
//!     #[proto(1)]
//!     user_name: String,
//!     #[proto(2)]
//!     favourite_number: i32,
//!     #[proto(3)]
//!     account: u64,
//! }
//!
//! let person = Person { user_name: "Martin".into(), favourite_number: 1337, account: 1 << 60 };
//! let text = wireform::json::to_string(&person).unwrap();
//! assert_eq!(text, r#"{"userName":"Martin","favouriteNumber":1337,"account":"1152921504606846976"}"#);
//! assert_eq!(wireform::json::from_str::<Person>(&text).unwrap(), person);
//! # }
//! ```
//!
//! The rules are those of <https://protobuf.dev/programming-guides/json/>. Three things that a message can hold have no
//! form in JSON: the sign and the payload of a NaN, a number of `google.protobuf.NullValue` other than 0, and unknown fields but
//! for extensions that a [`Registry`](crate::Registry) names (`"[gallery.width]":640`); all are dropped. A JSON in the shape that
//! serde's derives give to a type is the business of [`serde::json`](crate::serde::json).
//!
//! `write.rs` has the way out, `spelled.rs` that by options, `source.rs` the way in from text and `read.rs` that by way of any serde deserializer;
//! `step.rs` has the paths of errors on the way out, `form.rs` the forms of well-known types, `any.rs` that of `Any`, `extension.rs` the extensions, and `inside.rs` JSON that
//! stands inside XML.

mod any;
mod escape;
mod extension;
mod form;
#[cfg(feature = "xml")]
pub(crate) mod inside;
mod key;
mod names;
mod number;
mod options;
mod read;
mod run;
mod scalar;
mod scan;
mod source;
mod spelled;
mod step;
mod write;

use alloc::{string::String, vec::Vec};

use self::options::DEFAULT;
pub use self::options::Options;
pub(crate) use self::{any::Packed, extension::JsonExtension};
pub(crate) use self::{
    read::{Place, Scope},
    run::Run,
    write::{NO_KEY, special},
};
use crate::{
    error::{EncodeError, Result},
    walk::{DecodeText, EncodeText},
};

/// Encodes a message into a new vector.
///
/// # Errors
///
/// Where a value has no form in JSON, which no value of a built-in type is, or has more levels than the default
/// [`Limits`](crate::Limits) allow.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// assert_eq!(wireform::json::to_vec(&Answer { value: 42 }).unwrap(), br#"{"value":42}"#);
/// # }
/// ```
#[inline]
pub fn to_vec<M: EncodeText>(message: &M) -> Result<Vec<u8>, EncodeError> {
    DEFAULT.to_vec(message)
}

/// Encodes a message into a new string.
///
/// # Errors
///
/// As [`to_vec`].
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// assert_eq!(wireform::json::to_string(&Answer { value: 42 }).unwrap(), r#"{"value":42}"#);
/// # }
/// ```
#[inline]
pub fn to_string<M: EncodeText>(message: &M) -> Result<String, EncodeError> {
    DEFAULT.to_string(message)
}

/// Encodes a message into a writer.
///
/// # Errors
///
/// As [`to_vec`], and those of the writer.
///
/// ```
/// # #[cfg(all(feature = "derive", feature = "std"))] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// let mut out = Vec::new();
/// wireform::json::to_writer(&mut out, &Answer { value: 42 }).unwrap();
/// assert_eq!(out, br#"{"value":42}"#);
/// # }
/// ```
#[cfg(feature = "std")]
pub fn to_writer<M: EncodeText>(writer: impl std::io::Write, message: &M) -> Result<(), EncodeError> {
    DEFAULT.to_writer(writer, message)
}

/// Decodes a message from bytes; it may borrow from them.
///
/// # Errors
///
/// As [`from_str`], and where the bytes are not UTF-8.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// assert_eq!(wireform::json::from_slice::<Answer>(br#"{"value": 42}"#).unwrap().value, 42);
/// # }
/// ```
pub fn from_slice<'de, M: DecodeText<'de>>(bytes: &'de [u8]) -> Result<M> {
    Options::new().from_slice(bytes)
}

/// Decodes a message; it may borrow from the text.
///
/// # Errors
///
/// Where the text is not JSON or not such a message, names a field that the message does not have or one twice, or
/// exceeds the default [`Limits`](crate::Limits).
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message, Debug)] struct Answer { #[proto(1)] value: u32 }
/// assert_eq!(wireform::json::from_str::<Answer>(r#"{"value": "42"}"#).unwrap().value, 42);
///
/// let error = wireform::json::from_str::<Answer>(r#"{"value": -1}"#).unwrap_err();
/// assert_eq!(error.to_string(), "Answer.value: number does not fit uint32 at line 1 column 11");
/// # }
/// ```
pub fn from_str<'de, M: DecodeText<'de>>(text: &'de str) -> Result<M> {
    Options::new().from_str(text)
}

/// Decodes a message from a reader, read to its end.
///
/// # Errors
///
/// As [`from_slice`], and those of the reader.
///
/// ```
/// # #[cfg(all(feature = "derive", feature = "std"))] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// let input = std::io::Cursor::new(r#"{"value": 42}"#);
/// assert_eq!(wireform::json::from_reader::<Answer>(input).unwrap().value, 42);
/// # }
/// ```
#[cfg(feature = "std")]
pub fn from_reader<M: for<'de> DecodeText<'de>>(reader: impl std::io::Read) -> Result<M> {
    Options::new().from_reader(reader)
}

//! How Rust types meet protobuf: value encodings and field shapes.
//!
//! Two questions are asked of a field. *How is one value written?* is answered by a value encoding, a zero-sized
//! type such as [`Sint64`] or [`Nested`] that implements [`Encoding`] and [`Decoding`] for the Rust types it takes.
//! *How many values are there, and when is none?* is answered by a shape, such as [`Implicit`] or [`Repeated`],
//! that implements [`FieldEncode`] and [`FieldDecode`].
//!
//! [`Value`] names the encoding that a type implies, [`Shaped`] its shape; [`Auto`] asks both, [`As`] replaces the
//! first. So a derive only names things: `#[proto(3, sint64)] balance: Option<i64>` becomes
//! `<As<Sint64> as FieldEncode<Option<i64>>>::encode(3, &self.balance, out)`.
//!
//! Each encoding and each shape has a file that holds all of it, for every wire.
//!
//! # An encoding of one's own
//!
//! Most types need no encoding: a struct derives [`Message`](crate::Message), an enum `Oneof` or `Enumeration`. For a
//! type that is one value, and of another crate, or checked, or compact, there are three steps, each of which may be the
//! last:
//!
//! 1. **Convert.** [`Convert`] on a marker says how a value becomes one of a type that has an encoding, and how it is made
//!    of one. That is all that protobuf, JSON and XML need. A field then names the marker,
//!    `#[proto(3, with = "path::Marker")]`, on the type, an `Option`, a `Vec` or a map of it; for a map's key,
//!    `map("path::Marker", _)`.
//! 2. **Name it for good.** `impl Value for MyType { type Encoding = Converted<Marker>; }`, where the type is one's own;
//!    then fields need no attribute.
//! 3. **Replace the binary part**, where the conversion costs something: the provided methods of [`Convert`], which write
//!    to a [`Writer`](crate::wire::Writer) and read from a [`Reader`].
//!
//! ```
//! # #[cfg(feature = "derive")] {
//! use std::{borrow::Borrow, time::Duration};
//!
//! use wireform::{
//!     DecodeErrorKind, Message, Result,
//!     encoding::{Convert, Converted, Value},
//!     wire::{Context, Reader, Tag, Writer, varint_len},
//! };
//!
//! /// 1. Durations of whole milliseconds, as `uint64`.
//! struct Millis;
//!
//! impl Convert<Duration> for Millis {
//!     type Proxy = u64;
//!     type Error = std::convert::Infallible;
//!     const EMPTY: Option<fn() -> Duration> = Some(|| Duration::ZERO);
//!
//!     fn to_proxy(value: &Duration) -> impl Borrow<u64> {
//!         value.as_millis() as u64
//!     }
//!
//!     fn from_proxy(millis: u64) -> Result<Duration, Self::Error> {
//!         Ok(Duration::from_millis(millis))
//!     }
//! }
//!
//! /// 2. A label without spaces, by itself; 3. written and read without a copy in between.
//! #[derive(Debug, PartialEq)]
//! struct Label(Box<str>);
//!
//! impl Label {
//!     fn new(text: &str) -> Result<Self, &'static str> {
//!         if text.contains(' ') { Err("a label has no spaces") } else { Ok(Self(text.into())) }
//!     }
//! }
//!
//! impl Value for Label {
//!     type Encoding = Converted<Self>;
//! }
//!
//! impl Convert<Self> for Label {
//!     type Proxy = String;
//!     type Error = &'static str;
//!
//!     fn to_proxy(label: &Self) -> impl Borrow<String> {
//!         label.0.to_string()
//!     }
//!
//!     fn from_proxy(text: String) -> Result<Self, &'static str> {
//!         Self::new(&text)
//!     }
//!
//!     fn encode(tag: Tag, value: &Self, out: &mut Writer<'_>) {
//!         out.bytes_field(tag, value.0.as_bytes());
//!     }
//!
//!     fn encoded_len(value: &Self) -> usize {
//!         varint_len(value.0.len() as u64) + value.0.len()
//!     }
//!
//!     fn decode(reader: &mut Reader<'_>, _context: Context<'_>) -> Result<Self> {
//!         let start = *reader;
//!         Self::new(reader.string()?).map_err(|error| start.fail(DecodeErrorKind::conversion(error)))
//!     }
//! }
//!
//! #[derive(Message, Debug, PartialEq)]
//! struct Job {
//!     #[proto(1, with = "Millis")]
//!     timeout: Duration,
//!     #[proto(2)]
//!     labels: Vec<Label>,
//! }
//!
//! let job = Job { timeout: Duration::from_millis(300), labels: vec![Label::new("ci").unwrap()] };
//! assert_eq!(job.encode_to_vec(), b"\x08\xac\x02\x12\x02ci");
//! assert_eq!(Job::decode(&job.encode_to_vec()[..]).unwrap(), job);
//! let error = Job::decode(&b"\x12\x03a b"[..]).unwrap_err();
//! assert_eq!(error.to_string(), "Job.labels[0]: a label has no spaces at byte 1");
//! # }
//! ```
//!
//! A type that is many values, or a whole message, implements [`Encode`](crate::Encode) and [`Decode`](crate::Decode)
//! by hand, and `walk::EncodeText` and `walk::DecodeText` for JSON and XML. The repository's `examples` have it
//! all: `checked_email`, `compact_string`, and `by_hand` for a message without the derive.

#![deny(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation)]

use crate::{
    error::{DecodeError, DecodeErrorKind, Result},
    unknown::UnknownFields,
    wire::Reader,
};

mod auto;
mod blob;
mod convert;
mod default;
mod delimited;
mod enumerated;
mod expanded;
mod explicit;
mod extension;
mod field;
mod fixed;
mod group;
mod implicit;
mod map;
mod members;
mod nested;
mod newtype;
mod parts;
mod ptr;
mod repeated;
mod required;
mod scalar;
mod utf8;
mod value;
mod varint;
mod zigzag;

#[doc(hidden)]
pub use self::default::or_default;
#[cfg(feature = "__text")]
pub use self::extension::TextExtensionField;
#[doc(hidden)]
pub use self::members::{body, body_other, member, member_other};
#[doc(hidden)]
pub use self::parts::Parts;
#[cfg(feature = "xml")]
pub(crate) use self::parts::takes;
pub use self::{
    auto::{As, Auto},
    blob::Blob,
    convert::{Convert, Converted, Holds, With},
    default::{DefaultValue, Defaulted, Defaults, Literal},
    enumerated::Enumerated,
    expanded::Expanded,
    explicit::Explicit,
    extension::ExtensionField,
    field::{FieldDecode, FieldEncode, Shaped},
    fixed::{Double, Fixed32, Fixed64, Float, Sfixed32, Sfixed64},
    group::{Group, Grouped},
    implicit::Implicit,
    map::{Map, MapLike},
    members::{Members, OneofField},
    nested::Nested,
    newtype::{Newtype, Transparent},
    ptr::Ptr,
    repeated::Repeated,
    required::Required,
    utf8::Utf8,
    value::{Decoding, Encoding, Value},
    varint::{Bool, Int32, Int64, Uint32, Uint64},
    zigzag::{Sint32, Sint64},
};
#[cfg(feature = "types")]
#[cfg(feature = "__text")]
pub(crate) use self::{map::text::Insert, repeated::Append};

/// How far ahead a run of elements or entries is counted; beyond it their collection doubles.
const LONGEST_RUN: usize = 256;

/// Turns "not a value of this closed enumeration" into `false` with the cursor back at `start`.
#[cfg_attr(not(debug_assertions), inline(always))]
fn unless_unknown<'de, T, E: Encoding<T>>(
    result: Result<()>,
    reader: &mut Reader<'de>,
    start: Reader<'de>,
) -> Result<bool> {
    match result {
        Ok(()) => Ok(true),
        Err(error) if E::CLOSED && is_unknown_value(&error) => {
            *reader = start;
            Ok(false)
        }
        Err(error) => Err(error),
    }
}

/// As [`unless_unknown`] for a record that the message has to keep; without unknown fields it is an error.
#[cfg_attr(not(debug_assertions), inline(always))]
fn unless_kept<'de, T, E: Encoding<T>>(
    result: Result<()>,
    reader: &mut Reader<'de>,
    start: Reader<'de>,
    unknown: Option<&mut UnknownFields>,
) -> Result<bool> {
    match unknown {
        Some(_) => unless_unknown::<T, E>(result, reader, start),
        None => result.map(|()| true),
    }
}

#[cold]
fn is_unknown_value(error: &DecodeError) -> bool {
    matches!(error.kind(), DecodeErrorKind::UnknownEnumValue { .. })
}

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
//!    to a [`Writer`] and read from a [`Reader`].
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

use alloc::vec::Vec;

use crate::{
    error::{DecodeError, DecodeErrorKind, Result},
    schema::{FieldKind, Kind},
    unknown::UnknownFields,
    wire::{Context, Reader, Tag, WireType, Writer},
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
mod fixed;
mod group;
mod implicit;
mod map;
mod members;
mod nested;
mod newtype;
mod ptr;
mod repeated;
mod required;
mod scalar;
mod utf8;
mod varint;
mod zigzag;

#[doc(hidden)]
pub use self::default::or_default;
#[cfg(feature = "__text")]
pub use self::extension::TextExtensionField;
#[doc(hidden)]
pub use self::members::{body, body_other, member, member_other};
pub use self::{
    auto::{As, Auto},
    blob::Blob,
    convert::{Convert, Converted, Holds, With},
    default::{DefaultValue, Defaulted, Defaults, Literal},
    enumerated::Enumerated,
    expanded::Expanded,
    explicit::Explicit,
    extension::ExtensionField,
    fixed::{Double, Fixed32, Fixed64, Float, Sfixed32, Sfixed64},
    group::{Group, Grouped},
    implicit::Implicit,
    map::{Map, MapLike},
    members::Members,
    nested::Nested,
    newtype::{Newtype, Transparent},
    ptr::Ptr,
    repeated::Repeated,
    required::Required,
    utf8::Utf8,
    varint::{Bool, Int32, Int64, Uint32, Uint64},
    zigzag::{Sint32, Sint64},
};
#[cfg(feature = "types")]
#[cfg(feature = "__text")]
pub(crate) use self::{map::text::Insert, repeated::Append};

/// A Rust type that stands for one protobuf value, and the encoding that it implies.
///
/// `u8` is no `Value`: that is what tells `Vec<u8>`, which is bytes, from `Vec<u32>`, which is a repeated field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no protobuf encoding of its own",
    label = "no protobuf encoding for `{Self}`",
    note = "derive `Message` or `Enumeration` on it, or use a type that has an encoding",
    note = "`u8 i8 u16 i16` travel as `u32` or `i32`, `usize isize` as `u64` or `i64`, `char` as `String`",
    note = "`Option`, `Vec` and maps are shapes of a field and cannot be nested: put the inner one in a message"
)]
pub trait Value: Sized {
    /// How a bare value of the type is written.
    type Encoding: Encoding<Self>;
}

/// The shape that a type gives to a field whose values have the encoding `E`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a field",
    label = "neither a protobuf value nor an `Option`, `Vec` or map of one",
    note = "derive `Message` or `Enumeration` on it, or use a type that has an encoding",
    note = "`u8 i8 u16 i16` travel as `u32` or `i32`, `usize isize` as `u64` or `i64`, `char` as `String`",
    note = "`Option`, `Vec` and maps are shapes of a field and cannot be nested: put the inner one in a message"
)]
pub trait Shaped<E> {
    /// The shape, with its encoding.
    type Field;
}

/// How one value is written: implemented by zero-sized markers for the types they take.
#[diagnostic::on_unimplemented(
    message = "the encoding `{Self}` does not apply to `{T}`",
    label = "`{Self}` cannot encode `{T}`"
)]
pub trait Encoding<T> {
    /// The wire type of a record that holds one value.
    const WIRE_TYPE: WireType;
    /// The protobuf type.
    const KIND: Kind;
    /// Whether repeated values share one length-delimited record.
    const PACKED: bool = false;
    /// Whether a second occurrence merges into the first (messages) or replaces it.
    const MERGES: bool = false;
    /// Whether a well-formed value may be none of the type's, which is the case for a closed enumeration only.
    const CLOSED: bool = false;
    /// Whether the type has an empty value; without one it is a field only where it may be absent (see [`Convert`]).
    const HAS_EMPTY: bool = true;
    /// Whether decoding has a value to begin with: the empty one, or the first of an enumeration without a value 0.
    const HAS_FIRST: bool = Self::HAS_EMPTY;
    /// The field number that a group's end repeats; `None` for all that is no group.
    const GROUP_NUMBER: Option<u32> = None;

    /// Returns whether the value is the one that is not written: 0, false, "" or a message with no content.
    fn is_empty(value: &T) -> bool;

    /// Writes a tag and the value.
    fn encode(tag: Tag, value: &T, out: &mut Writer<'_>);

    /// Returns the length of the value, with its length prefix if it has one, without its tag.
    fn encoded_len(value: &T) -> usize;

    /// Returns a lower bound of the length, which must be cheap: it picks the width of a placeholder.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn len_hint(_value: &T) -> usize {
        0
    }

    /// Writes the value of a field with implicit presence: nothing if it is empty.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_implicit(tag: Tag, value: &T, out: &mut Writer<'_>) {
        if !Self::is_empty(value) {
            Self::encode(tag, value, out);
        }
    }

    /// Writes one of several values of the same field; see [`Writer::sibling`].
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_sibling(tag: Tag, value: &T, out: &mut Writer<'_>, _width: &mut usize) {
        Self::encode(tag, value, out);
    }

    /// Writes the value without a tag, as an element of a packed record.
    #[inline]
    fn encode_element(value: &T, out: &mut Writer<'_>) {
        let tag = Tag::new(1, Self::WIRE_TYPE);
        let record = Writer::collect(|out| Self::encode(tag, value, out));
        out.raw(record.get(tag.encoded_len()..).unwrap_or_default());
    }

    /// Writes all values as one record; only asked of an encoding that is [`PACKED`](Self::PACKED).
    #[inline]
    fn encode_packed(tag: Tag, values: &[T], out: &mut Writer<'_>) {
        out.message(tag, values.len(), |out| {
            for value in values {
                Self::encode_element(value, out);
            }
        });
    }
}

/// How one value is read.
#[diagnostic::on_unimplemented(
    message = "the encoding `{Self}` cannot decode `{T}`",
    label = "`{Self}` cannot decode `{T}`"
)]
pub trait Decoding<'de, T>: Encoding<T> {
    /// The memory that the empty value takes beside itself; see [`Decode::EMPTY_HEAP`](crate::Decode::EMPTY_HEAP).
    const EMPTY_HEAP: usize = 0;

    /// Returns the empty value.
    fn empty() -> T;

    /// Returns the value of a map's entry that has none on the wire: the empty value.
    ///
    /// # Errors
    ///
    /// Where the type has no empty value.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn absent() -> Result<T, DecodeErrorKind> {
        Ok(Self::empty())
    }

    /// Reads a value.
    ///
    /// # Errors
    ///
    /// What is wrong with the payload; [`DecodeErrorKind::UnknownEnumValue`] has a meaning of its own for an encoding
    /// that is [`CLOSED`](Encoding::CLOSED): the record goes to the unknown fields, where the message keeps them.
    fn decode(reader: &mut Reader<'de>, context: Context<'_>) -> Result<T>;

    /// Reads a value into `value`: replaces it, reusing its memory, or merges (see [`MERGES`](Encoding::MERGES)).
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode).
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn merge(value: &mut T, reader: &mut Reader<'de>, context: Context<'_>) -> Result<()> {
        *value = Self::decode(reader, context)?;
        Ok(())
    }

    /// Reads a value into a place where there is none.
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode).
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn insert(place: &mut Option<T>, reader: &mut Reader<'de>, context: Context<'_>) -> Result<()> {
        *place = Some(Self::decode(reader, context)?);
        Ok(())
    }

    /// Reads a value behind a new pointer, whose memory has been charged.
    ///
    /// It is read in its place where it begins empty: moving it there would take stack at each level of a recursive
    /// message.
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode).
    #[inline]
    fn decode_behind<P>(
        new: impl FnOnce(T) -> P,
        get: impl FnOnce(&mut P) -> Option<&mut T>,
        reader: &mut Reader<'de>,
        context: Context<'_>,
    ) -> Result<P> {
        let mut pointer = new(Self::empty());
        if let Some(value) = get(&mut pointer) {
            Self::merge(value, reader, context)?;
        }
        Ok(pointer)
    }

    /// Reads a value and appends it.
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode), and [`DecodeErrorKind::AllocationLimit`].
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn push(values: &mut Vec<T>, reader: &mut Reader<'de>, context: Context<'_>) -> Result<()> {
        let value = Self::decode(reader, context)?;
        context.grow(values, reader)?;
        values.push(value);
        Ok(())
    }

    /// Appends all values of one packed record; only asked of an encoding that is [`PACKED`](Encoding::PACKED).
    ///
    /// # Errors
    ///
    /// As [`push`](Self::push).
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_packed(values: &mut Vec<T>, body: &'de [u8], context: Context<'_>) -> Result<()> {
        let mut reader = Reader::new(body);
        while !reader.is_empty() {
            let before = reader.len();
            Self::push(values, &mut reader, context)?;
            // A user's encoding may read nothing, and would have no end.
            if reader.len() >= before {
                return Err(reader.fail(DecodeErrorKind::UnexpectedEnd));
            }
        }
        Ok(())
    }

    /// Makes the value empty and keeps what memory can be reused.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn reset(value: &mut T, _context: Context<'_>) {
        *value = Self::empty();
    }
}

/// How a field is written: its presence, repetition or entries.
#[diagnostic::on_unimplemented(
    message = "a field of type `{T}` cannot have the encoding `{Self}`",
    label = "`{Self}` cannot encode a field of type `{T}`"
)]
pub trait FieldEncode<T> {
    /// The protobuf type and label.
    const KIND: FieldKind;

    /// Returns whether nothing would be written.
    fn is_empty(value: &T) -> bool;

    /// Writes the field's records.
    fn encode(number: u32, value: &T, out: &mut Writer<'_>);

    /// Returns the length of all that [`encode`](Self::encode) writes.
    fn encoded_len(number: u32, value: &T) -> usize;

    /// Returns a lower bound of the length, which must be cheap.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn len_hint(_value: &T) -> usize {
        0
    }
}

/// How a field is read.
///
/// What one call of a decoder has to remember about a field is a number, the `state`. What it means is the shape's own
/// business: the index of the next old element, or a flag.
#[diagnostic::on_unimplemented(
    message = "a field of type `{T}` cannot be decoded by `{Self}`",
    label = "`{Self}` cannot decode a field of type `{T}`"
)]
pub trait FieldDecode<'de, T> {
    /// The memory that the field's empty value takes beside itself; see
    /// [`Decode::EMPTY_HEAP`](crate::Decode::EMPTY_HEAP).
    const EMPTY_HEAP: usize = 0;

    /// Returns the field's value in an empty message.
    fn empty() -> T;

    /// Begins, and returns the first state; where the context recycles, the old value is yet to be replaced.
    fn start(value: &mut T, context: Context<'_>) -> usize;

    /// Reads every record of the field that comes next with the tag that our own encoder would write; false when
    /// none does.
    ///
    /// # Errors
    ///
    /// What is wrong with a payload.
    fn merge(
        number: u32,
        value: &mut T,
        state: &mut usize,
        reader: &mut Reader<'de>,
        context: Context<'_>,
    ) -> Result<bool>;

    /// Reads one record of the field, whose tag has been read and may have any form; false, with the cursor where it
    /// was, where the record is none of the field's and belongs to the unknown fields.
    ///
    /// `unknown` is where the message keeps those, if it does: a value that a closed enumeration does not have is an
    /// error where it cannot be kept.
    ///
    /// # Errors
    ///
    /// As [`merge`](Self::merge).
    fn merge_other(
        tag: Tag,
        value: &mut T,
        state: &mut usize,
        reader: &mut Reader<'de>,
        context: Context<'_>,
        unknown: Option<&mut UnknownFields>,
    ) -> Result<bool>;

    /// Ends, where the context recycles: drops what is left of the old value.
    fn finish(value: &mut T, state: usize, context: Context<'_>);
}

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

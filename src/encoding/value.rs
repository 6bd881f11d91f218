//! The traits of value encodings: how one value is written and read.

use alloc::vec::Vec;

use super::Parts;
use crate::{
    error::{DecodeErrorKind, Result},
    schema::Kind,
    wire::{Context, Reader, Tag, WireType, Writer},
};

/// A Rust type that stands for one protobuf value, and the encoding that it implies.
///
/// `u8` is no `Value`: that is what tells `Vec<u8>`, which is bytes, from `Vec<u32>`, which is a repeated field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no protobuf encoding of its own",
    label = "no protobuf encoding for `{Self}`",
    note = "derive `Message` or `Enumeration` on it; a type of another crate takes `#[proto(1, with = \"…\")]`, an encoding of \
            your own",
    note = "an enum with `#[derive(Oneof)]` is a field `#[proto(oneof)] Option<…>`, without a number",
    note = "`u8 i8 u16 i16` travel as `u32` or `i32`, `usize isize` as `u64` or `i64`, `char` as `String`, sets and queues as \
            `Vec`",
    note = "`Option`, `Vec` and maps are shapes of a field and cannot be nested: put the inner one in a message"
)]
pub trait Value: Sized {
    /// How a bare value of the type is written.
    type Encoding: Encoding<Self>;
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
    /// Whether a value is made of all its occurrences at once, as a conversion of a message is; see
    /// [`Decoding::gather`].
    #[doc(hidden)]
    const GATHERS: bool = false;
    /// Whether a well-formed value may be none of the type's, which is the case for a closed enumeration only.
    const CLOSED: bool = false;
    /// Whether the type has an empty value; without one it is a field only where it may be absent (see [`Convert`](super::Convert)).
    const HAS_EMPTY: bool = true;
    /// Whether decoding has a value to begin with: the empty one, or the first of an enumeration without a value 0.
    const HAS_FIRST: bool = Self::HAS_EMPTY;
    /// Stops the compiler where an absent field would have no value.
    #[doc(hidden)]
    const CHECK_EMPTY: () = assert!(Self::HAS_EMPTY, "a type without an empty value may be absent: write `Option<…>`");
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

    /// Reads a value from all its parts, of which `old` is the first one if it is there; only asked of an encoding that
    /// [gathers](Encoding::GATHERS).
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode).
    #[doc(hidden)]
    fn gather(_old: Option<&T>, mut parts: Parts<'de>, context: Context<'_>) -> Result<T> {
        Self::decode(parts.reader(), context)
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

//! Messages inside messages, with a length before them.

use alloc::vec::Vec;

use super::{Decoding, Encoding};
use crate::{
    error::Result,
    message::{Decode, Encode},
    schema::{Kind, message},
    wire::{Context, Reader, Tag, WireType, Writer, varint_len},
};

/// A message as a field of another one.
#[derive(Clone, Copy, Debug)]
pub struct Nested;

impl<T: Encode> Encoding<T> for Nested {
    const WIRE_TYPE: WireType = WireType::LengthDelimited;
    const KIND: Kind = Kind::Message(message::<T>);
    const MERGES: bool = true;

    #[inline]
    fn is_empty(value: &T) -> bool {
        value.is_empty()
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode(tag: Tag, value: &T, out: &mut Writer<'_>) {
        out.message(tag, value.len_hint(), |out| value.encode_fields(out));
    }

    #[inline]
    fn encoded_len(value: &T) -> usize {
        let len = fields_len(value);
        varint_len(len as u64) + len
    }

    /// Asks for nothing beforehand: an empty message shows when it has been written.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_implicit(tag: Tag, value: &T, out: &mut Writer<'_>) {
        out.message_unless_empty(tag, value.len_hint(), |out| value.encode_fields(out));
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_sibling(tag: Tag, value: &T, out: &mut Writer<'_>, width: &mut usize) {
        out.sibling(tag, width, |out| value.encode_fields(out));
    }
}

impl<'de, T: Encode + Decode<'de>> Decoding<'de, T> for Nested {
    const EMPTY_HEAP: usize = T::EMPTY_HEAP;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn empty() -> T {
        T::empty()
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode(reader: &mut Reader<'de>, context: Context<'_>) -> Result<T> {
        context.charge(T::EMPTY_HEAP, reader)?;
        let mut value = T::empty();
        Self::merge(&mut value, reader, context.for_new())?;
        Ok(value)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn merge(value: &mut T, reader: &mut Reader<'de>, context: Context<'_>) -> Result<()> {
        *reader = merge_body(value, *reader, context)?;
        Ok(())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn insert(place: &mut Option<T>, reader: &mut Reader<'de>, context: Context<'_>) -> Result<()> {
        *reader = insert_body(place, *reader, context)?;
        Ok(())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn push(values: &mut Vec<T>, reader: &mut Reader<'de>, context: Context<'_>) -> Result<()> {
        *reader = push_body(values, *reader, context)?;
        Ok(())
    }

    #[inline]
    fn reset(value: &mut T, context: Context<'_>) {
        // Nothing can be wrong with no input, and an absent message lacks nothing.
        let _ = value.merge_fields(Reader::new(&[]), context.with_recycling(true).with_known(true));
    }
}

/// Returns the length of a message: a function for each type of message, not for each field, so that a level of nesting takes
/// little stack.
#[inline(never)]
pub(super) fn fields_len<T: Encode>(value: &T) -> usize {
    value.fields_len()
}

/// Reads a length and the message: a function for each type of message, not for each field.
#[inline(never)]
pub(super) fn merge_body<'de, T: Decode<'de>>(
    value: &mut T,
    mut reader: Reader<'de>,
    context: Context<'_>,
) -> Result<Reader<'de>> {
    let inner = context.enter(&reader)?;
    let body = reader.bytes()?;
    value.merge_fields(Reader::new(body), inner)?;
    Ok(reader)
}

/// As [`merge_body`], into a new message, in its place: it may be large, and moving it costs more than an empty one.
#[inline(never)]
fn insert_body<'de, T: Decode<'de>>(
    place: &mut Option<T>,
    mut reader: Reader<'de>,
    context: Context<'_>,
) -> Result<Reader<'de>> {
    let inner = context.enter(&reader)?;
    let body = reader.bytes()?;
    context.charge(T::EMPTY_HEAP, &reader)?;
    place.insert(T::empty()).merge_fields(Reader::new(body), inner.with_known(false))?;
    Ok(reader)
}

/// As [`insert_body`], at the end of a list.
#[inline(never)]
fn push_body<'de, T: Decode<'de>>(
    values: &mut Vec<T>,
    mut reader: Reader<'de>,
    context: Context<'_>,
) -> Result<Reader<'de>> {
    let inner = context.enter(&reader)?;
    context.grow(values, &reader)?;
    context.charge(T::EMPTY_HEAP, &reader)?;
    let body = reader.bytes()?;
    values.push(T::empty());
    if let Some(value) = values.last_mut() {
        value.merge_fields(Reader::new(body), inner.with_known(false))?;
    }
    Ok(reader)
}

#[cfg(feature = "__text")]
impl<T: crate::walk::EncodeText> crate::walk::TextEncoding<T> for Nested {
    #[inline]
    fn write<S: crate::walk::Sink>(value: &T, sink: S) -> core::result::Result<S::Ok, S::Error> {
        value.write(sink)
    }
}

#[cfg(feature = "__text")]
impl<'de, T: crate::walk::DecodeText<'de>> crate::walk::TextDecoding<'de, T> for Nested {
    #[inline]
    fn read<S: crate::walk::Source<'de>>(source: S) -> core::result::Result<Option<T>, S::Error> {
        T::read(source)
    }
}

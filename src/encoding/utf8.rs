//! Strings.

use alloc::{borrow::ToOwned, string::String, vec::Vec};

use super::{Decoding, Encoding, Value};
use crate::{
    error::Result,
    schema::Kind,
    wire::{Context, Reader, Tag, WireType, Writer, varint_len},
};

/// `string`: UTF-8, with a length before it.
#[derive(Clone, Copy, Debug)]
pub struct Utf8;

impl Value for String {
    type Encoding = Utf8;
}

impl Encoding<String> for Utf8 {
    const WIRE_TYPE: WireType = WireType::LengthDelimited;
    const KIND: Kind = Kind::String;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn is_empty(value: &String) -> bool {
        value.is_empty()
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode(tag: Tag, value: &String, out: &mut Writer<'_>) {
        out.bytes_field(tag, value.as_bytes());
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encoded_len(value: &String) -> usize {
        varint_len(value.len() as u64) + value.len()
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn len_hint(value: &String) -> usize {
        value.len()
    }
}

impl<'de> Decoding<'de, String> for Utf8 {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn empty() -> String {
        String::new()
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode(reader: &mut Reader<'de>, _context: Context<'_>) -> Result<String> {
        let mut value = String::new();
        *reader = merge_string(&mut value, *reader)?;
        Ok(value)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn merge(value: &mut String, reader: &mut Reader<'de>, _context: Context<'_>) -> Result<()> {
        *reader = merge_string(value, *reader)?;
        Ok(())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn insert(place: &mut Option<String>, reader: &mut Reader<'de>, context: Context<'_>) -> Result<()> {
        Self::merge(place.insert(String::new()), reader, context)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn push(values: &mut Vec<String>, reader: &mut Reader<'de>, context: Context<'_>) -> Result<()> {
        context.grow(values, reader)?;
        values.push(String::new());
        match values.last_mut() {
            Some(value) => Self::merge(value, reader, context),
            None => Ok(()),
        }
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn reset(value: &mut String, _context: Context<'_>) {
        value.clear();
    }
}

/// Reads a string into `value`.
#[inline(never)]
fn merge_string<'de>(value: &mut String, mut reader: Reader<'de>) -> Result<Reader<'de>> {
    let text = reader.string()?;
    if value.capacity() == 0 {
        *value = text.to_owned();
    } else {
        value.clear();
        value.push_str(text);
    }
    Ok(reader)
}

#[cfg(feature = "__text")]
impl crate::walk::TextEncoding<String> for Utf8 {
    #[inline]
    fn write<S: crate::walk::Sink>(value: &String, sink: S) -> core::result::Result<S::Ok, S::Error> {
        sink.string(value)
    }
}

#[cfg(feature = "__text")]
impl<'de> crate::walk::TextDecoding<'de, String> for Utf8 {
    #[inline]
    fn read<S: crate::walk::Source<'de>>(source: S) -> core::result::Result<Option<String>, S::Error> {
        Ok(source.string()?.map(alloc::borrow::Cow::into_owned))
    }
}

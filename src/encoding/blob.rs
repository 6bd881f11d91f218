//! Bytes.

use alloc::vec::Vec;

use super::{Decoding, Encoding, Value};
use crate::{
    error::Result,
    schema::Kind,
    wire::{Context, Reader, Tag, WireType, Writer, varint_len},
};

/// `bytes`: any bytes, with a length before them.
#[derive(Clone, Copy, Debug)]
pub struct Blob;

impl Value for Vec<u8> {
    type Encoding = Blob;
}

impl Encoding<Vec<u8>> for Blob {
    const WIRE_TYPE: WireType = WireType::LengthDelimited;
    const KIND: Kind = Kind::Bytes;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn is_empty(value: &Vec<u8>) -> bool {
        value.is_empty()
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode(tag: Tag, value: &Vec<u8>, out: &mut Writer<'_>) {
        out.bytes_field(tag, value);
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encoded_len(value: &Vec<u8>) -> usize {
        varint_len(value.len() as u64) + value.len()
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn len_hint(value: &Vec<u8>) -> usize {
        value.len()
    }
}

impl<'de> Decoding<'de, Vec<u8>> for Blob {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn empty() -> Vec<u8> {
        Vec::new()
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode(reader: &mut Reader<'de>, _context: Context<'_>) -> Result<Vec<u8>> {
        reader.bytes().map(<[u8]>::to_vec)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn merge(value: &mut Vec<u8>, reader: &mut Reader<'de>, _context: Context<'_>) -> Result<()> {
        *reader = merge_bytes(value, *reader)?;
        Ok(())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn reset(value: &mut Vec<u8>, _context: Context<'_>) {
        value.clear();
    }
}

/// Reads bytes into `value`.
#[inline(never)]
fn merge_bytes<'de>(value: &mut Vec<u8>, mut reader: Reader<'de>) -> Result<Reader<'de>> {
    let bytes = reader.bytes()?;
    if value.capacity() == 0 {
        *value = bytes.to_vec();
    } else {
        value.clear();
        value.extend_from_slice(bytes);
    }
    Ok(reader)
}

#[cfg(feature = "__text")]
impl crate::walk::TextEncoding<Vec<u8>> for Blob {
    #[inline]
    fn write<S: crate::walk::Sink>(value: &Vec<u8>, sink: S) -> core::result::Result<S::Ok, S::Error> {
        sink.bytes(value)
    }
}

#[cfg(feature = "__text")]
impl<'de> crate::walk::TextDecoding<'de, Vec<u8>> for Blob {
    #[inline]
    fn read<S: crate::walk::Source<'de>>(source: S) -> core::result::Result<Option<Vec<u8>>, S::Error> {
        Ok(source.bytes()?.map(alloc::borrow::Cow::into_owned))
    }
}

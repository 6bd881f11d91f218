//! Bytes.
//!
//! This file has `Vec<u8>`; `owned.rs` the types that own bytes of fixed length, `borrowed.rs` those that may be a part
//! of the input.

use alloc::{borrow::Cow, boxed::Box, vec::Vec};

use bytes::Bytes;

use super::{Decoding, Encoding, Value, delimited::delimited};
use crate::{
    error::Result,
    schema::Kind,
    wire::{Context, Reader, Tag, WireType, Writer, varint_len},
};

mod borrowed;
mod owned;

/// `bytes`: any bytes, with a length before them.
///
/// It is what `Vec<u8>`, `Box<[u8]>`, `Bytes`, `[u8; N]`, `Cow<'a, [u8]>` and `&'a [u8]` imply.
#[derive(Clone, Copy, Debug)]
pub struct Blob;

delimited! {
    Blob, Bytes, bytes, [u8], <[u8]>::is_empty;
    [] Vec<u8>;
    [] Box<[u8]>;
    [] Bytes;
    ['a] Cow<'a, [u8]>;
    ['a] &'a [u8];
}

delimited! {
    Blob, Bytes, bytes, [u8], owned::is_zero;
    [const N: usize] [u8; N];
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
impl<'de> crate::walk::TextDecoding<'de, Vec<u8>> for Blob {
    #[inline]
    fn read<S: crate::walk::Source<'de>>(source: S) -> core::result::Result<Option<Vec<u8>>, S::Error> {
        Ok(source.bytes()?.map(Cow::into_owned))
    }
}

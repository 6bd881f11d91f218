//! Bytes of fixed length: `Box<[u8]>`, `Bytes`, `[u8; N]`.

use alloc::boxed::Box;

use bytes::Bytes;

use super::Blob;
use crate::{
    encoding::Decoding,
    error::{DecodeErrorKind, Result},
    wire::{Context, Reader},
};

impl<'de> Decoding<'de, Box<[u8]>> for Blob {
    #[inline]
    fn empty() -> Box<[u8]> {
        Box::default()
    }

    #[inline]
    fn decode(reader: &mut Reader<'de>, _context: Context<'_>) -> Result<Box<[u8]>> {
        reader.bytes().map(Box::from)
    }

    #[inline]
    fn merge(value: &mut Box<[u8]>, reader: &mut Reader<'de>, _context: Context<'_>) -> Result<()> {
        let bytes = reader.bytes()?;
        if value.len() == bytes.len() {
            value.copy_from_slice(bytes);
        } else {
            *value = bytes.into();
        }
        Ok(())
    }
}

#[cfg(feature = "__text")]
impl<'de> crate::walk::TextDecoding<'de, Box<[u8]>> for Blob {
    #[inline]
    fn read<S: crate::walk::Source<'de>>(source: S) -> core::result::Result<Option<Box<[u8]>>, S::Error> {
        Ok(source.bytes()?.map(Box::from))
    }
}

impl<'de> Decoding<'de, Bytes> for Blob {
    #[inline]
    fn empty() -> Bytes {
        Bytes::new()
    }

    #[inline]
    fn decode(reader: &mut Reader<'de>, context: Context<'_>) -> Result<Bytes> {
        reader.bytes().map(|bytes| context.share(bytes))
    }
}

#[cfg(feature = "__text")]
impl<'de> crate::walk::TextDecoding<'de, Bytes> for Blob {
    #[inline]
    fn read<S: crate::walk::Source<'de>>(source: S) -> core::result::Result<Option<Bytes>, S::Error> {
        // By way of a box: `Bytes` would allocate once more for a vector that has room to spare.
        Ok(source.bytes()?.map(|bytes| Bytes::from(Box::from(bytes))))
    }
}

/// Whether all bytes are 0, the empty value of an array.
#[inline]
pub(super) fn is_zero(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| *byte == 0)
}

impl<'de, const N: usize> Decoding<'de, [u8; N]> for Blob {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn empty() -> [u8; N] {
        [0; N]
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode(reader: &mut Reader<'de>, _context: Context<'_>) -> Result<[u8; N]> {
        // The length is what is wrong: an error stands there, which is inside the field even if nothing follows.
        let start = *reader;
        let bytes = reader.bytes()?;
        bytes.try_into().map_err(|_| start.fail(wrong_len::<N>(bytes)))
    }
}

#[cold]
fn wrong_len<const N: usize>(bytes: &[u8]) -> DecodeErrorKind {
    DecodeErrorKind::InvalidLength { expected: N, found: bytes.len() }
}

#[cfg(feature = "__text")]
impl<'de, const N: usize> crate::walk::TextDecoding<'de, [u8; N]> for Blob {
    #[inline]
    fn read<S: crate::walk::Source<'de>>(source: S) -> core::result::Result<Option<[u8; N]>, S::Error> {
        let place = source.place();
        match source.bytes()? {
            Some(bytes) => bytes.as_ref().try_into().map(Some).map_err(|_| S::fail(place, wrong_len::<N>(&bytes))),
            None => Ok(None),
        }
    }
}

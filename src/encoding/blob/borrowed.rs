//! Bytes that may be a part of the input: `&'a [u8]`, `Cow<'a, [u8]>`.

use alloc::borrow::Cow;

use super::Blob;
use crate::{
    encoding::Decoding,
    error::Result,
    wire::{Context, Reader},
};

impl<'de: 'a, 'a> Decoding<'de, &'a [u8]> for Blob {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn empty() -> &'a [u8] {
        &[]
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode(reader: &mut Reader<'de>, _context: Context<'_>) -> Result<&'a [u8]> {
        reader.bytes()
    }
}

impl<'de: 'a, 'a> Decoding<'de, Cow<'a, [u8]>> for Blob {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn empty() -> Cow<'a, [u8]> {
        Cow::Borrowed(&[])
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode(reader: &mut Reader<'de>, _context: Context<'_>) -> Result<Cow<'a, [u8]>> {
        reader.bytes().map(Cow::Borrowed)
    }
}

#[cfg(feature = "__text")]
impl<'de: 'a, 'a> crate::walk::TextDecoding<'de, &'a [u8]> for Blob {
    #[inline]
    fn read<S: crate::walk::Source<'de>>(source: S) -> core::result::Result<Option<&'a [u8]>, S::Error> {
        let place = source.place();
        match source.bytes()? {
            Some(Cow::Borrowed(bytes)) => Ok(Some(bytes)),
            // No bytes are the same everywhere.
            Some(Cow::Owned(bytes)) if bytes.is_empty() => Ok(Some(&[])),
            Some(Cow::Owned(_)) => {
                Err(S::fail(place, crate::DecodeErrorKind::CannotBorrow { instead: "Cow<'a, [u8]>" }))
            }
            None => Ok(None),
        }
    }
}

#[cfg(feature = "__text")]
impl<'de: 'a, 'a> crate::walk::TextDecoding<'de, Cow<'a, [u8]>> for Blob {
    #[inline]
    fn read<S: crate::walk::Source<'de>>(source: S) -> core::result::Result<Option<Cow<'a, [u8]>>, S::Error> {
        source.bytes()
    }
}

//! Strings that may be a part of the input: `&'a str`, `Cow<'a, str>`.

use alloc::borrow::Cow;

use super::Utf8;
use crate::{
    encoding::Decoding,
    error::Result,
    wire::{Context, Reader},
};

impl<'de: 'a, 'a> Decoding<'de, &'a str> for Utf8 {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn empty() -> &'a str {
        ""
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode(reader: &mut Reader<'de>, _context: Context<'_>) -> Result<&'a str> {
        reader.string()
    }
}

impl<'de: 'a, 'a> Decoding<'de, Cow<'a, str>> for Utf8 {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn empty() -> Cow<'a, str> {
        Cow::Borrowed("")
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode(reader: &mut Reader<'de>, _context: Context<'_>) -> Result<Cow<'a, str>> {
        reader.string().map(Cow::Borrowed)
    }
}

#[cfg(feature = "__text")]
impl<'de: 'a, 'a> crate::walk::TextDecoding<'de, &'a str> for Utf8 {
    #[inline]
    fn read<S: crate::walk::Source<'de>>(source: S) -> core::result::Result<Option<&'a str>, S::Error> {
        let place = source.place();
        match source.string()? {
            Some(Cow::Borrowed(text)) => Ok(Some(text)),
            Some(Cow::Owned(_)) => {
                Err(S::fail(place, crate::DecodeErrorKind::CannotBorrow { instead: "Cow<'a, str>" }))
            }
            None => Ok(None),
        }
    }
}

#[cfg(feature = "__text")]
impl<'de: 'a, 'a> crate::walk::TextDecoding<'de, Cow<'a, str>> for Utf8 {
    #[inline]
    fn read<S: crate::walk::Source<'de>>(source: S) -> core::result::Result<Option<Cow<'a, str>>, S::Error> {
        source.string()
    }
}

//! Strings of fixed length: `Box<str>`, `Arc<str>`, `Rc<str>`.
//!
//! Their memory cannot be written over, as it may be shared or is of another length. So where `decode_into` finds the
//! string that is there already, in a list or an `Option`, it leaves it, and makes a new one otherwise.

use alloc::{boxed::Box, rc::Rc, sync::Arc};

use super::Utf8;
use crate::{
    encoding::{Decoding, ptr::COUNTS},
    error::Result,
    wire::{Context, Reader},
};

impl<'de> Decoding<'de, Box<str>> for Utf8 {
    #[inline]
    fn empty() -> Box<str> {
        Box::default()
    }

    #[inline]
    fn decode(reader: &mut Reader<'de>, _context: Context<'_>) -> Result<Box<str>> {
        reader.string().map(Box::from)
    }

    #[inline]
    fn merge(value: &mut Box<str>, reader: &mut Reader<'de>, _context: Context<'_>) -> Result<()> {
        let text = reader.string()?;
        if **value != *text {
            *value = text.into();
        }
        Ok(())
    }
}

#[cfg(feature = "__text")]
impl<'de> crate::walk::TextDecoding<'de, Box<str>> for Utf8 {
    #[inline]
    fn read<S: crate::walk::Source<'de>>(source: S) -> core::result::Result<Option<Box<str>>, S::Error> {
        Ok(source.string()?.map(Box::from))
    }
}

/// Implements the way in for a string with a counter of its owners before it.
macro_rules! counted {
    ($($pointer:ident),*) => {
        $(
            impl<'de> Decoding<'de, $pointer<str>> for Utf8 {
                const EMPTY_HEAP: usize = COUNTS;

                #[inline]
                fn empty() -> $pointer<str> {
                    $pointer::default()
                }

                #[inline]
                fn decode(reader: &mut Reader<'de>, context: Context<'_>) -> Result<$pointer<str>> {
                    let text = reader.string()?;
                    context.charge(COUNTS, reader)?;
                    Ok(text.into())
                }

                #[inline]
                fn merge(value: &mut $pointer<str>, reader: &mut Reader<'de>, context: Context<'_>) -> Result<()> {
                    let text = reader.string()?;
                    if **value != *text {
                        context.charge(COUNTS, reader)?;
                        *value = text.into();
                    }
                    Ok(())
                }
            }

            #[cfg(feature = "__text")]
            impl<'de> crate::walk::TextDecoding<'de, $pointer<str>> for Utf8 {
                #[inline]
                fn read<S: crate::walk::Source<'de>>(
                    source: S,
                ) -> core::result::Result<Option<$pointer<str>>, S::Error> {
                    crate::encoding::ptr::charge(&source, COUNTS)?;
                    Ok(source.string()?.map($pointer::from))
                }
            }
        )*
    };
}

counted!(Arc, Rc);

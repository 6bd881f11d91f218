//! Strings.
//!
//! This file has `String`; `owned.rs` the types that own text of fixed length, `borrowed.rs` those that may be a part
//! of the input.

use alloc::{
    borrow::{Cow, ToOwned},
    boxed::Box,
    rc::Rc,
    string::String,
    sync::Arc,
    vec::Vec,
};

use super::{Decoding, Encoding, Value, delimited::delimited};
use crate::{
    error::Result,
    schema::Kind,
    wire::{Context, Reader, Tag, WireType, Writer, varint_len},
};

mod borrowed;
mod owned;

/// `string`: UTF-8, with a length before it.
///
/// It is what `String`, `Box<str>`, `Arc<str>`, `Rc<str>`, `Cow<'a, str>` and `&'a str` imply.
#[derive(Clone, Copy, Debug)]
pub struct Utf8;

delimited! {
    Utf8, String, string, str, str::is_empty;
    [] String;
    [] Box<str>;
    [] Arc<str>;
    [] Rc<str>;
    ['a] Cow<'a, str>;
    ['a] &'a str;
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
impl<'de> crate::walk::TextDecoding<'de, String> for Utf8 {
    #[inline]
    fn read<S: crate::walk::Source<'de>>(source: S) -> core::result::Result<Option<String>, S::Error> {
        Ok(source.string()?.map(Cow::into_owned))
    }
}

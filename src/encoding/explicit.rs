//! One value with explicit presence: it is written when it is there, even if it is empty.

use core::mem::needs_drop;

use super::{
    Decoding, Encoding, FieldDecode, FieldEncode,
    implicit::merge_again,
    parts::{GATHERED, gather, is_single},
    unless_kept, unless_unknown,
};
use crate::{
    error::Result,
    schema::FieldKind,
    unknown::UnknownFields,
    wire::{Context, KNOWN, Reader, STALE, Tag, Writer},
};

/// The shape of a field of type `Option<T>`.
#[derive(Clone, Copy, Debug)]
pub struct Explicit<E>(E);

impl<T, E: Encoding<T>> FieldEncode<Option<T>> for Explicit<E> {
    const KIND: FieldKind = FieldKind::Explicit(E::KIND);

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn is_empty(value: &Option<T>) -> bool {
        value.is_none()
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode(number: u32, value: &Option<T>, out: &mut Writer<'_>) {
        if let Some(value) = value {
            E::encode(Tag::new(number, E::WIRE_TYPE), value, out);
        }
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encoded_len(number: u32, value: &Option<T>) -> usize {
        match value {
            Some(value) => Tag::new(number, E::WIRE_TYPE).encoded_len() + E::encoded_len(value),
            None => 0,
        }
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn len_hint(value: &Option<T>) -> usize {
        value.as_ref().map_or(0, E::len_hint)
    }
}

impl<'de, T, E: Decoding<'de, T>> FieldDecode<'de, Option<T>> for Explicit<E> {
    const GATHERS: bool = E::GATHERS;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn empty() -> Option<T> {
        None
    }

    /// The state says whether the value is from before this decoding: to be recycled, or to be merged into.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn start(_value: &mut Option<T>, context: Context<'_>) -> usize {
        context.origin()
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn merge(
        number: u32,
        value: &mut Option<T>,
        stale: &mut usize,
        reader: &mut Reader<'de>,
        context: Context<'_>,
    ) -> Result<bool> {
        let start = *reader;
        let tag = Tag::new(number, E::WIRE_TYPE);
        if !reader.eat(tag) {
            return Ok(false);
        }
        let result = merge_value::<T, E>(tag, value, stale, reader, context);
        unless_unknown::<T, E>(result, reader, start)
    }

    #[inline(never)]
    fn merge_other(
        tag: Tag,
        value: &mut Option<T>,
        stale: &mut usize,
        reader: &mut Reader<'de>,
        context: Context<'_>,
        unknown: Option<&mut UnknownFields>,
    ) -> Result<bool> {
        if tag.wire_type() != E::WIRE_TYPE {
            return Ok(false);
        }
        let start = *reader;
        let result = merge_value::<T, E>(tag, value, stale, reader, context);
        unless_kept::<T, E>(result, reader, start, unknown)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn finish(value: &mut Option<T>, stale: usize, _context: Context<'_>) {
        if stale & STALE != 0 {
            *value = None;
        }
    }
}

#[cfg_attr(not(debug_assertions), inline(always))]
fn merge_value<'de, T, E: Decoding<'de, T>>(
    tag: Tag,
    value: &mut Option<T>,
    stale: &mut usize,
    reader: &mut Reader<'de>,
    context: Context<'_>,
) -> Result<()> {
    if E::GATHERS && !(value.is_none() && *stale & GATHERED == 0 && is_single(tag, reader, context)) {
        return gather::<T, E>(tag, value, stale, reader, context);
    }
    match value {
        Some(old) if E::MERGES && *stale & STALE == 0 => {
            return merge_again::<T, E>(old, reader, context.with_known(*stale & KNOWN != 0));
        }
        // Only what holds memory is worth recycling.
        Some(old) if E::MERGES || needs_drop::<T>() => E::merge(old, reader, context)?,
        _ => E::insert(value, reader, context)?,
    }
    *stale = 0;
    Ok(())
}

#[cfg(feature = "__text")]
impl<T, E: crate::walk::TextEncoding<T>> crate::walk::TextFieldEncode<Option<T>> for Explicit<E> {
    #[inline]
    fn emit<F: crate::walk::Fields>(
        field: &'static crate::schema::FieldDescriptor,
        value: &Option<T>,
        fields: &mut F,
    ) -> core::result::Result<(), F::Error> {
        match value {
            Some(value) => fields.field::<T, E>(field, value),
            None => Ok(()),
        }
    }
}

#[cfg(feature = "__text")]
impl<'de, T, E: crate::walk::TextDecoding<'de, T>> crate::walk::TextFieldDecode<'de, Option<T>> for Explicit<E> {
    #[inline]
    fn read<S: crate::walk::Source<'de>>(value: &mut Option<T>, source: S) -> core::result::Result<(), S::Error> {
        if let Some(read) = E::read(source)? {
            *value = Some(read);
        }
        Ok(())
    }
}

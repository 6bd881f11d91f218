//! One value that has to be there, as proto2's `required`: it is always written, and missing is an error.

use super::{
    Decoding, Encoding, FieldDecode, FieldEncode,
    implicit::merge_again,
    parts::{gather_plain, is_single},
    unless_kept, unless_unknown,
};
use crate::{
    error::Result,
    schema::FieldKind,
    unknown::UnknownFields,
    wire::{Context, Reader, Tag, Writer},
};

/// The shape of a field `#[proto(1, required)] T`: one value with the encoding `E`, always written.
///
/// A message may come in parts, and each part may bring some of its required fields. So it is the entry point that
/// finds one missing, once all was read.
#[derive(Clone, Copy, Debug)]
pub struct Required<E>(E);

impl<T, E: Encoding<T>> FieldEncode<T> for Required<E> {
    const KIND: FieldKind = {
        assert!(E::HAS_FIRST, "a type without an empty value may be absent: write `Option<…>`");
        FieldKind::Required(E::KIND)
    };

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn is_empty(_value: &T) -> bool {
        false
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode(number: u32, value: &T, out: &mut Writer<'_>) {
        E::encode(Tag::new(number, E::WIRE_TYPE), value, out);
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encoded_len(number: u32, value: &T) -> usize {
        Tag::new(number, E::WIRE_TYPE).encoded_len() + E::encoded_len(value)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn len_hint(value: &T) -> usize {
        E::len_hint(value)
    }
}

impl<'de, T, E: Decoding<'de, T>> FieldDecode<'de, T> for Required<E> {
    const EMPTY_HEAP: usize = E::EMPTY_HEAP;
    const GATHERS: bool = E::GATHERS;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn empty() -> T {
        E::empty()
    }

    /// The state is 1 once the field was seen.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn start(value: &mut T, context: Context<'_>) -> usize {
        if context.recycles() && !E::MERGES {
            E::reset(value, context);
        }
        0
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn merge(
        number: u32,
        value: &mut T,
        seen: &mut usize,
        reader: &mut Reader<'de>,
        context: Context<'_>,
    ) -> Result<bool> {
        let start = *reader;
        let tag = Tag::new(number, E::WIRE_TYPE);
        if !reader.eat(tag) {
            return Ok(false);
        }
        let result = merge_value::<T, E>(tag, value, seen, reader, context);
        unless_unknown::<T, E>(result, reader, start)
    }

    #[inline(never)]
    fn merge_other(
        tag: Tag,
        value: &mut T,
        seen: &mut usize,
        reader: &mut Reader<'de>,
        context: Context<'_>,
        unknown: Option<&mut UnknownFields>,
    ) -> Result<bool> {
        if tag.wire_type() != E::WIRE_TYPE {
            return Ok(false);
        }
        let start = *reader;
        let result = merge_value::<T, E>(tag, value, seen, reader, context);
        unless_kept::<T, E>(result, reader, start, unknown)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn finish(value: &mut T, seen: usize, context: Context<'_>) {
        if E::MERGES && seen == 0 {
            E::reset(value, context);
        }
    }
}

#[cfg_attr(not(debug_assertions), inline(always))]
fn merge_value<'de, T, E: Decoding<'de, T>>(
    tag: Tag,
    value: &mut T,
    seen: &mut usize,
    reader: &mut Reader<'de>,
    context: Context<'_>,
) -> Result<()> {
    if E::GATHERS && !(*seen == 0 && is_single(tag, reader, context)) {
        return gather_plain::<T, E>(tag, value, seen, reader, context);
    }
    if E::MERGES && *seen != 0 {
        return merge_again::<T, E>(value, reader, context);
    }
    E::merge(value, reader, context)?;
    *seen = 1;
    Ok(())
}

#[cfg(feature = "__text")]
impl<T, E: crate::walk::TextEncoding<T>> crate::walk::TextFieldEncode<T> for Required<E> {
    #[inline]
    fn emit<F: crate::walk::Fields>(
        field: &'static crate::schema::FieldDescriptor,
        value: &T,
        fields: &mut F,
    ) -> core::result::Result<(), F::Error> {
        fields.field::<T, E>(field, value)
    }
}

#[cfg(feature = "__text")]
impl<'de, T, E: crate::walk::TextDecoding<'de, T>> crate::walk::TextFieldDecode<'de, T> for Required<E> {
    /// A value that counts as absent is as good as none. Formats look for fields that are missing altogether.
    #[inline]
    fn read<S: crate::walk::Source<'de>>(value: &mut T, source: S) -> core::result::Result<(), S::Error> {
        let place = source.place();
        match E::read(source)? {
            Some(read) => *value = read,
            None => {
                let expected = "a value, as the field is required";
                return Err(S::fail(place, crate::error::DecodeErrorKind::UnexpectedValue { expected }));
            }
        }
        Ok(())
    }
}

//! Lists with a record for each value, also where they could be packed.

use alloc::vec::Vec;

use super::{
    Decoding, Encoding, FieldDecode, FieldEncode,
    repeated::{Repeated, encode_expanded, expanded_len, merge_any, merge_run},
};
use crate::{
    error::Result,
    schema::FieldKind,
    unknown::UnknownFields,
    wire::{Context, Reader, Tag, Writer},
};

/// The shape of a field `#[proto(3, expanded)] Vec<T>`: a record for each value. Both forms are read, always.
#[derive(Clone, Copy, Debug)]
pub struct Expanded<E>(E);

impl<T, E: Encoding<T>> FieldEncode<Vec<T>> for Expanded<E> {
    const KIND: FieldKind = FieldKind::Repeated { element: E::KIND, packed: false };

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn is_empty(values: &Vec<T>) -> bool {
        values.is_empty()
    }

    #[inline]
    fn encode(number: u32, values: &Vec<T>, out: &mut Writer<'_>) {
        encode_expanded::<T, E>(number, values, out);
    }

    #[inline]
    fn encoded_len(number: u32, values: &Vec<T>) -> usize {
        expanded_len::<T, E>(number, values)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn len_hint(values: &Vec<T>) -> usize {
        values.len() * 2
    }
}

impl<'de, T, E: Decoding<'de, T>> FieldDecode<'de, Vec<T>> for Expanded<E> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn empty() -> Vec<T> {
        Vec::new()
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn start(values: &mut Vec<T>, context: Context<'_>) -> usize {
        Repeated::<E>::start(values, context)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn merge(
        number: u32,
        values: &mut Vec<T>,
        next: &mut usize,
        reader: &mut Reader<'de>,
        context: Context<'_>,
    ) -> Result<bool> {
        let mut none = usize::MAX;
        let next = if E::PACKED { &mut none } else { next };
        merge_run::<T, E>(Tag::new(number, E::WIRE_TYPE), values, next, reader, context)
    }

    #[inline(never)]
    fn merge_other(
        tag: Tag,
        values: &mut Vec<T>,
        next: &mut usize,
        reader: &mut Reader<'de>,
        context: Context<'_>,
        unknown: Option<&mut UnknownFields>,
    ) -> Result<bool> {
        merge_any::<T, E>(tag, values, next, reader, context, unknown)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn finish(values: &mut Vec<T>, next: usize, context: Context<'_>) {
        Repeated::<E>::finish(values, next, context);
    }
}

#[cfg(feature = "__text")]
impl<T, E: crate::walk::TextEncoding<T>> crate::walk::TextFieldEncode<Vec<T>> for Expanded<E> {
    #[inline]
    fn emit<F: crate::walk::Fields>(
        field: &'static crate::schema::FieldDescriptor,
        values: &Vec<T>,
        fields: &mut F,
    ) -> core::result::Result<(), F::Error> {
        Repeated::<E>::emit(field, values, fields)
    }
}

#[cfg(feature = "__text")]
impl<'de, T, E: crate::walk::TextDecoding<'de, T>> crate::walk::TextFieldDecode<'de, Vec<T>> for Expanded<E> {
    #[inline]
    fn read<S: crate::walk::Source<'de>>(values: &mut Vec<T>, source: S) -> core::result::Result<(), S::Error> {
        <Repeated<E> as crate::walk::TextFieldDecode<'de, Vec<T>>>::read(values, source)
    }
}

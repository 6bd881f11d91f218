//! One value with implicit presence: the empty value is not written.

use super::{
    Decoding, Encoding, FieldDecode, FieldEncode,
    parts::{gather_plain, is_single},
    unless_kept, unless_unknown,
};
use crate::{
    error::Result,
    schema::FieldKind,
    unknown::UnknownFields,
    wire::{Context, Reader, Tag, Writer},
};

/// The shape of a field of type `T`: one value, not written when it is empty.
#[derive(Clone, Copy, Debug)]
pub struct Implicit<E>(E);

impl<T, E: Encoding<T>> FieldEncode<T> for Implicit<E> {
    const KIND: FieldKind = {
        let () = E::CHECK_EMPTY;
        FieldKind::Implicit(E::KIND)
    };

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn is_empty(value: &T) -> bool {
        E::is_empty(value)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode(number: u32, value: &T, out: &mut Writer<'_>) {
        E::encode_implicit(Tag::new(number, E::WIRE_TYPE), value, out);
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encoded_len(number: u32, value: &T) -> usize {
        if E::is_empty(value) { 0 } else { Tag::new(number, E::WIRE_TYPE).encoded_len() + E::encoded_len(value) }
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn len_hint(value: &T) -> usize {
        E::len_hint(value)
    }
}

impl<'de, T, E: Decoding<'de, T>> FieldDecode<'de, T> for Implicit<E> {
    const EMPTY_HEAP: usize = E::EMPTY_HEAP;
    const GATHERS: bool = E::GATHERS;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn empty() -> T {
        E::empty()
    }

    /// The state is 1 once a message was seen: a second one merges even where the first one replaced.
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
    if !E::MERGES {
        return E::merge(value, reader, context);
    }
    if *seen != 0 {
        return merge_again::<T, E>(value, reader, context);
    }
    *seen = 1;
    E::merge(value, reader, context)
}

/// Reads a further occurrence of a message.
#[cold]
#[inline(never)]
pub(super) fn merge_again<'de, T, E: Decoding<'de, T>>(
    value: &mut T,
    reader: &mut Reader<'de>,
    context: Context<'_>,
) -> Result<()> {
    E::merge(value, reader, context.with_recycling(false))
}

#[cfg(feature = "__text")]
impl<T, E: Encoding<T> + crate::walk::TextEncoding<T>> crate::walk::TextFieldEncode<T> for Implicit<E> {
    #[inline]
    fn emit<F: crate::walk::Fields>(
        field: &'static crate::schema::FieldDescriptor,
        value: &T,
        fields: &mut F,
    ) -> core::result::Result<(), F::Error> {
        // A message has presence, even where its field in Rust is a plain one.
        let is_message = const { matches!(E::KIND, crate::schema::Kind::Message(_) | crate::schema::Kind::Group(_)) };
        if E::is_empty(value) && (is_message || !fields.writes_empty()) {
            return Ok(());
        }
        fields.field::<T, E>(field, value)
    }
}

#[cfg(feature = "__text")]
impl<'de, T, E: crate::walk::TextDecoding<'de, T>> crate::walk::TextFieldDecode<'de, T> for Implicit<E> {
    #[inline]
    fn read<S: crate::walk::Source<'de>>(value: &mut T, source: S) -> core::result::Result<(), S::Error> {
        if let Some(read) = E::read(source)? {
            *value = read;
        }
        Ok(())
    }
}

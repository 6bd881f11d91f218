//! Lists, packed where the element's encoding is.

use alloc::vec::Vec;

use super::{Decoding, Encoding, FieldDecode, FieldEncode, LONGEST_RUN, unless_kept, unless_unknown};
use crate::{
    error::Result,
    schema::FieldKind,
    unknown::UnknownFields,
    wire::{Context, Reader, Tag, WireType, Writer, reserve, varint_len},
};

/// The shape of a field of type `Vec<T>`.
///
/// Numbers are written packed, all in one record; both forms are read, always.
#[derive(Clone, Copy, Debug)]
pub struct Repeated<E>(E);

impl<T, E: Encoding<T>> FieldEncode<Vec<T>> for Repeated<E> {
    const KIND: FieldKind = FieldKind::Repeated { element: E::KIND, packed: E::PACKED };

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn is_empty(values: &Vec<T>) -> bool {
        values.is_empty()
    }

    #[inline]
    fn encode(number: u32, values: &Vec<T>, out: &mut Writer<'_>) {
        if !E::PACKED {
            encode_expanded::<T, E>(number, values, out);
        } else if !values.is_empty() {
            E::encode_packed(Tag::new(number, WireType::LengthDelimited), values, out);
        }
    }

    #[inline]
    fn encoded_len(number: u32, values: &Vec<T>) -> usize {
        if !E::PACKED {
            return expanded_len::<T, E>(number, values);
        }
        if values.is_empty() {
            return 0;
        }
        let body: usize = values.iter().map(E::encoded_len).sum();
        Tag::new(number, WireType::LengthDelimited).encoded_len() + varint_len(body as u64) + body
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn len_hint(values: &Vec<T>) -> usize {
        values.len() * if E::PACKED { 1 } else { 2 }
    }
}

/// Writes a record for each value.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) fn encode_expanded<T, E: Encoding<T>>(number: u32, values: &[T], out: &mut Writer<'_>) {
    let mut width = 1;
    for value in values {
        E::encode_sibling(Tag::new(number, E::WIRE_TYPE), value, out, &mut width);
    }
}

/// The length of what [`encode_expanded`] writes.
#[inline]
pub(super) fn expanded_len<T, E: Encoding<T>>(number: u32, values: &[T]) -> usize {
    let tags = values.len() * Tag::new(number, E::WIRE_TYPE).encoded_len();
    tags + values.iter().map(E::encoded_len).sum::<usize>()
}

impl<'de, T, E: Decoding<'de, T>> FieldDecode<'de, Vec<T>> for Repeated<E> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn empty() -> Vec<T> {
        Vec::new()
    }

    /// The state is the next old element to recycle, `usize::MAX` where none is.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn start(values: &mut Vec<T>, context: Context<'_>) -> usize {
        if !context.recycles() {
            return usize::MAX;
        }
        if E::PACKED {
            values.clear();
        }
        0
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn merge(
        number: u32,
        values: &mut Vec<T>,
        next: &mut usize,
        reader: &mut Reader<'de>,
        context: Context<'_>,
    ) -> Result<bool> {
        let start = *reader;
        if E::PACKED {
            if !reader.eat(Tag::new(number, WireType::LengthDelimited)) {
                return Ok(false);
            }
            let result = merge_packed::<T, E>(values, reader, context);
            return unless_unknown::<T, E>(result, reader, start);
        }
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
    fn finish(values: &mut Vec<T>, next: usize, _context: Context<'_>) {
        if !E::PACKED {
            values.truncate(next);
        }
    }
}

/// Reads elements for as long as their tag repeats; false where there is none.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) fn merge_run<'de, T, E: Decoding<'de, T>>(
    tag: Tag,
    values: &mut Vec<T>,
    next: &mut usize,
    reader: &mut Reader<'de>,
    context: Context<'_>,
) -> Result<bool> {
    let mut hit = false;
    loop {
        let start = *reader;
        if !reader.eat(tag) {
            return Ok(hit);
        }
        let full = values.len() == values.capacity() && *next >= values.len();
        if full && !hit && tag.wire_type() == WireType::LengthDelimited {
            reserve_run(tag, values, start, context, reader)?;
        }
        let result = merge_element::<T, E>(values, next, reader, context);
        if !unless_unknown::<T, E>(result, reader, start)? {
            return Ok(hit);
        }
        hit = true;
    }
}

/// Makes room for all elements that come next, so that a list which stands together is allocated once.
#[inline(never)]
fn reserve_run<T>(
    tag: Tag,
    values: &mut Vec<T>,
    start: Reader<'_>,
    context: Context<'_>,
    at: &Reader<'_>,
) -> Result<()> {
    reserve(values, start.count_run(tag, LONGEST_RUN), context, at)
}

/// Reads one element: into an old one, or a new one.
#[cfg_attr(not(debug_assertions), inline(always))]
fn merge_element<'de, T, E: Decoding<'de, T>>(
    values: &mut Vec<T>,
    next: &mut usize,
    reader: &mut Reader<'de>,
    context: Context<'_>,
) -> Result<()> {
    match values.get_mut(*next) {
        Some(old) => E::merge(old, reader, context)?,
        None => E::push(values, reader, context)?,
    }
    *next = next.saturating_add(1);
    Ok(())
}

/// Reads a packed record, whose tag has been read; leaves `values` as it was where that fails.
#[cfg_attr(not(debug_assertions), inline(always))]
fn merge_packed<'de, T, E: Decoding<'de, T>>(
    values: &mut Vec<T>,
    reader: &mut Reader<'de>,
    context: Context<'_>,
) -> Result<()> {
    *reader = read_packed::<T, E>(values, *reader, context)?;
    Ok(())
}

/// As [`merge_packed`], which hands its cursor over and takes it back, so that it can stay in registers.
#[inline(never)]
fn read_packed<'de, T, E: Decoding<'de, T>>(
    values: &mut Vec<T>,
    mut reader: Reader<'de>,
    context: Context<'_>,
) -> Result<Reader<'de>> {
    let len = values.len();
    let body = reader.bytes()?;
    E::decode_packed(values, body, context).inspect_err(|_| values.truncate(len))?;
    Ok(reader)
}

/// Reads a record of either form, whose tag has been read, and in the other form all that repeat it.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) fn merge_any<'de, T, E: Decoding<'de, T>>(
    tag: Tag,
    values: &mut Vec<T>,
    next: &mut usize,
    reader: &mut Reader<'de>,
    context: Context<'_>,
    unknown: Option<&mut UnknownFields>,
) -> Result<bool> {
    if E::PACKED && tag.wire_type() == WireType::LengthDelimited {
        let start = *reader;
        let result = merge_packed::<T, E>(values, reader, context);
        return match (unless_unknown::<T, E>(result, reader, start)?, unknown) {
            (false, unknown) => merge_split::<T, E>(tag.number(), values, reader, context, unknown),
            (true, _) => Ok(true),
        };
    }
    if tag.wire_type() != E::WIRE_TYPE {
        return Ok(false);
    }
    // A packed list was emptied at the start: there are no old elements.
    let mut none = usize::MAX;
    let next = if E::PACKED { &mut none } else { next };
    let start = *reader;
    let result = merge_element::<T, E>(values, next, reader, context);
    if !unless_kept::<T, E>(result, reader, start, unknown)? {
        return Ok(false);
    }
    merge_run::<T, E>(tag, values, next, reader, context)?;
    Ok(true)
}

/// Reads a packed record of a closed enumeration: what is none of its values goes to the unknown fields, one by one.
#[cold]
#[inline(never)]
fn merge_split<'de, T, E: Decoding<'de, T>>(
    number: u32,
    values: &mut Vec<T>,
    reader: &mut Reader<'de>,
    context: Context<'_>,
    mut unknown: Option<&mut UnknownFields>,
) -> Result<bool> {
    let mut body = Reader::new(reader.bytes()?);
    while !body.is_empty() {
        let start = body;
        let result = E::push(values, &mut body, context);
        if !unless_kept::<T, E>(result, &mut body, start, unknown.as_deref_mut())? {
            let value = body.varint()?;
            if let Some(unknown) = unknown.as_deref_mut() {
                let tag = Tag::new(number, WireType::Varint);
                let record = Writer::collect(|out| out.varint_field(tag, value));
                unknown.push_verbatim(&record, context, &start)?;
            }
        }
    }
    Ok(true)
}

/// Appends what a source has.
#[cfg(feature = "__text")]
pub(crate) struct Append<'v, T, E>(&'v mut Vec<T>, core::marker::PhantomData<E>);

#[cfg(feature = "__text")]
impl<'v, T, E> Append<'v, T, E> {
    pub(crate) fn new(values: &'v mut Vec<T>) -> Self {
        Self(values, core::marker::PhantomData)
    }
}

#[cfg(feature = "__text")]
impl<'de, T, E: crate::walk::TextDecoding<'de, T>> crate::walk::Elements<'de> for Append<'_, T, E> {
    #[inline]
    fn next_index(&self) -> usize {
        self.0.len()
    }

    #[inline]
    fn element<S: crate::walk::Source<'de>>(&mut self, source: S) -> core::result::Result<(), S::Error> {
        source.grow(self.0)?;
        self.0.extend(E::read(source)?);
        Ok(())
    }
}

#[cfg(feature = "__text")]
impl<T, E: crate::walk::TextEncoding<T>> crate::walk::TextFieldEncode<Vec<T>> for Repeated<E> {
    #[inline]
    fn emit<F: crate::walk::Fields>(
        field: &'static crate::schema::FieldDescriptor,
        values: &Vec<T>,
        fields: &mut F,
    ) -> core::result::Result<(), F::Error> {
        if values.is_empty() && !fields.writes_empty() { Ok(()) } else { fields.list::<T, E>(field, values) }
    }
}

#[cfg(feature = "__text")]
impl<'de, T, E: crate::walk::TextDecoding<'de, T>> crate::walk::TextFieldDecode<'de, Vec<T>> for Repeated<E> {
    #[inline]
    fn read<S: crate::walk::Source<'de>>(values: &mut Vec<T>, source: S) -> core::result::Result<(), S::Error> {
        source.list(&mut Append::<T, E>::new(values)).map(|_| ())
    }
}

//! Messages inside messages, between two tags: proto2's groups, which editions call delimited.

use alloc::vec::Vec;

use super::{Decoding, Encoding, Nested, Ptr, Value, nested::fields_len};
use crate::{
    decode::MergeFields,
    error::Result,
    message::Encode,
    schema::{Kind, message},
    wire::{Context, Reader, Tag, WireType, Writer},
};

/// A message, or a pointer to one, as a group; `N` is the number of the field, which the end repeats.
///
/// Only a message with `#[derive(Message)]` can be read as a group: a decoder written by hand does not know its end.
#[derive(Clone, Copy, Debug)]
pub struct Group<const N: u32>;

/// An encoding of messages that can be a group's.
#[diagnostic::on_unimplemented(
    message = "the encoding `{Self}` cannot be a group's",
    label = "not a message",
    note = "a group holds a message: write a struct with `#[derive(Message)]`"
)]
#[doc(hidden)]
pub trait Grouped<const N: u32> {
    /// The encoding of the same values as groups.
    type Group;
}

impl<const N: u32> Grouped<N> for Nested {
    type Group = Delimited<N>;
}

impl<const N: u32, E: Grouped<N>> Grouped<N> for Ptr<E> {
    type Group = Ptr<E::Group>;
}

/// The encoding of a message as a group.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Delimited<const N: u32>;

impl<const N: u32, T: Encode> Encoding<T> for Delimited<N> {
    const WIRE_TYPE: WireType = WireType::StartGroup;
    const KIND: Kind = Kind::Group(message::<T>);
    const MERGES: bool = true;

    #[inline]
    fn is_empty(value: &T) -> bool {
        value.is_empty()
    }

    #[inline]
    fn encode(tag: Tag, value: &T, out: &mut Writer<'_>) {
        out.group(tag.number(), |out| value.encode_fields(out));
    }

    /// Counts the end-group tag, but not the start-group tag.
    #[inline]
    fn encoded_len(value: &T) -> usize {
        fields_len(value) + const { Tag::new(N, WireType::EndGroup).encoded_len() }
    }

    #[inline]
    fn len_hint(value: &T) -> usize {
        value.len_hint() + 1
    }
}

impl<'de, const N: u32, T: Encode + MergeFields<'de>> Decoding<'de, T> for Delimited<N> {
    const EMPTY_HEAP: usize = T::EMPTY_HEAP;

    #[inline]
    fn empty() -> T {
        T::empty()
    }

    #[inline]
    fn decode(reader: &mut Reader<'de>, context: Context<'_>) -> Result<T> {
        context.charge(T::EMPTY_HEAP, reader)?;
        let mut value = T::empty();
        Self::merge(&mut value, reader, context.for_new())?;
        Ok(value)
    }

    #[inline]
    fn merge(value: &mut T, reader: &mut Reader<'de>, context: Context<'_>) -> Result<()> {
        *reader = merge_group::<N, T>(value, *reader, context)?;
        Ok(())
    }

    #[inline]
    fn reset(value: &mut T, context: Context<'_>) {
        Nested::reset(value, context);
    }
}

#[cfg(feature = "__text")]
impl<const N: u32, T: crate::walk::EncodeText> crate::walk::TextEncoding<T> for Delimited<N> {
    #[inline]
    fn write<S: crate::walk::Sink>(value: &T, sink: S) -> core::result::Result<S::Ok, S::Error> {
        value.write(sink)
    }
}

#[cfg(feature = "__text")]
impl<'de, const N: u32, T: crate::walk::DecodeText<'de>> crate::walk::TextDecoding<'de, T> for Delimited<N> {
    #[inline]
    fn read<S: crate::walk::Source<'de>>(source: S) -> core::result::Result<Option<T>, S::Error> {
        T::read(source)
    }
}

/// Reads a group: a function for each type of message, so that a level of nesting takes little stack.
#[inline(never)]
fn merge_group<'de, const N: u32, T: MergeFields<'de>>(
    value: &mut T,
    mut reader: Reader<'de>,
    context: Context<'_>,
) -> Result<Reader<'de>> {
    context.group(N, &mut reader, |reader, context| value.merge_fields(reader, context))?;
    Ok(reader)
}

/// The group's encoding of a type.
type Of<T, const N: u32> = <<T as Value>::Encoding as Grouped<N>>::Group;

impl<const N: u32, T: Value> Encoding<T> for Group<N>
where
    T::Encoding: Grouped<N>,
    Of<T, N>: Encoding<T>,
{
    const WIRE_TYPE: WireType = WireType::StartGroup;
    const KIND: Kind = Of::<T, N>::KIND;
    const MERGES: bool = true;
    const GROUP_NUMBER: Option<u32> = Some(N);

    #[inline]
    fn is_empty(value: &T) -> bool {
        Of::<T, N>::is_empty(value)
    }

    #[inline]
    fn encode(tag: Tag, value: &T, out: &mut Writer<'_>) {
        Of::<T, N>::encode(tag, value, out);
    }

    #[inline]
    fn encoded_len(value: &T) -> usize {
        Of::<T, N>::encoded_len(value)
    }

    #[inline]
    fn len_hint(value: &T) -> usize {
        Of::<T, N>::len_hint(value)
    }
}

impl<'de, const N: u32, T: Value> Decoding<'de, T> for Group<N>
where
    T::Encoding: Grouped<N>,
    Of<T, N>: Decoding<'de, T>,
{
    const EMPTY_HEAP: usize = Of::<T, N>::EMPTY_HEAP;

    #[inline]
    fn empty() -> T {
        Of::<T, N>::empty()
    }

    #[inline]
    fn decode(reader: &mut Reader<'de>, context: Context<'_>) -> Result<T> {
        Of::<T, N>::decode(reader, context)
    }

    #[inline]
    fn merge(value: &mut T, reader: &mut Reader<'de>, context: Context<'_>) -> Result<()> {
        Of::<T, N>::merge(value, reader, context)
    }

    #[inline]
    fn insert(place: &mut Option<T>, reader: &mut Reader<'de>, context: Context<'_>) -> Result<()> {
        Of::<T, N>::insert(place, reader, context)
    }

    #[inline]
    fn push(values: &mut Vec<T>, reader: &mut Reader<'de>, context: Context<'_>) -> Result<()> {
        Of::<T, N>::push(values, reader, context)
    }

    #[inline]
    fn reset(value: &mut T, context: Context<'_>) {
        Of::<T, N>::reset(value, context);
    }
}

#[cfg(feature = "__text")]
impl<const N: u32, T: Value> crate::walk::TextEncoding<T> for Group<N>
where
    T::Encoding: Grouped<N>,
    Of<T, N>: crate::walk::TextEncoding<T>,
{
    #[inline]
    fn write<S: crate::walk::Sink>(value: &T, sink: S) -> core::result::Result<S::Ok, S::Error> {
        Of::<T, N>::write(value, sink)
    }
}

#[cfg(feature = "__text")]
impl<'de, const N: u32, T: Value> crate::walk::TextDecoding<'de, T> for Group<N>
where
    T::Encoding: Grouped<N>,
    Of<T, N>: crate::walk::TextDecoding<'de, T>,
{
    #[inline]
    fn read<S: crate::walk::Source<'de>>(source: S) -> core::result::Result<Option<T>, S::Error> {
        Of::<T, N>::read(source)
    }
}

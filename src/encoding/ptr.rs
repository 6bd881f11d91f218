//! Values behind a pointer, which is how a message contains itself.

use alloc::boxed::Box;

use super::{Decoding, Encoding, Value};
use crate::{
    error::Result,
    schema::Kind,
    wire::{Context, Reader, Tag, WireType, Writer},
};

/// The encoding `E` of what a `Box` holds.
#[derive(Clone, Copy, Debug)]
pub struct Ptr<E>(E);

impl<T: Value> Value for Box<T> {
    type Encoding = Ptr<T::Encoding>;
}

impl<T, E: Encoding<T>> Encoding<Box<T>> for Ptr<E> {
    const WIRE_TYPE: WireType = E::WIRE_TYPE;
    const KIND: Kind = E::KIND;
    const MERGES: bool = E::MERGES;
    const CLOSED: bool = E::CLOSED;

    #[inline]
    fn is_empty(value: &Box<T>) -> bool {
        E::is_empty(value)
    }

    #[inline]
    fn encode(tag: Tag, value: &Box<T>, out: &mut Writer<'_>) {
        E::encode(tag, value, out);
    }

    #[inline]
    fn encoded_len(value: &Box<T>) -> usize {
        E::encoded_len(value)
    }

    #[inline]
    fn len_hint(value: &Box<T>) -> usize {
        E::len_hint(value)
    }

    #[inline]
    fn encode_implicit(tag: Tag, value: &Box<T>, out: &mut Writer<'_>) {
        E::encode_implicit(tag, value, out);
    }

    #[inline]
    fn encode_sibling(tag: Tag, value: &Box<T>, out: &mut Writer<'_>, width: &mut usize) {
        E::encode_sibling(tag, value, out, width);
    }
}

impl<'de, T, E: Decoding<'de, T>> Decoding<'de, Box<T>> for Ptr<E> {
    const EMPTY_HEAP: usize = size_of::<T>() + E::EMPTY_HEAP;

    #[inline]
    fn empty() -> Box<T> {
        Box::new(E::empty())
    }

    #[inline]
    fn decode(reader: &mut Reader<'de>, context: Context<'_>) -> Result<Box<T>> {
        context.charge(Self::EMPTY_HEAP, reader)?;
        let mut value = Self::empty();
        E::merge(&mut value, reader, context)?;
        Ok(value)
    }

    #[inline]
    fn merge(value: &mut Box<T>, reader: &mut Reader<'de>, context: Context<'_>) -> Result<()> {
        E::merge(value, reader, context)
    }

    #[inline]
    fn reset(value: &mut Box<T>, context: Context<'_>) {
        E::reset(value, context);
    }
}

#[cfg(feature = "__text")]
impl<T, E: crate::walk::TextEncoding<T>> crate::walk::TextEncoding<Box<T>> for Ptr<E> {
    #[inline]
    fn write<S: crate::walk::Sink>(value: &Box<T>, sink: S) -> core::result::Result<S::Ok, S::Error> {
        E::write(value, sink)
    }
}

#[cfg(feature = "__text")]
impl<'de, T, E: crate::walk::TextDecoding<'de, T>> crate::walk::TextDecoding<'de, Box<T>> for Ptr<E> {
    #[inline]
    fn read<S: crate::walk::Source<'de>>(source: S) -> core::result::Result<Option<Box<T>>, S::Error> {
        if !source.charge(size_of::<T>()) {
            return Err(S::fail(source.place(), crate::error::DecodeErrorKind::AllocationLimit));
        }
        Ok(E::read(source)?.map(Box::new))
    }
}

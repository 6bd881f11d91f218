//! What a type implies, and what an attribute puts in its place.

use alloc::vec::Vec;

use super::{
    Decoding, Encoding, Explicit, FieldDecode, FieldEncode, Holds, Implicit, Map, Parts, Repeated, Shaped, Value, With,
};
use crate::{
    error::{DecodeErrorKind, Result},
    schema::{FieldKind, Kind},
    unknown::UnknownFields,
    wire::{Context, Reader, Tag, WireType, Writer},
};

/// What the type implies: of a value its [`Value::Encoding`], of a field its shape too.
#[derive(Clone, Copy, Debug)]
pub struct Auto;

/// The encoding `E` in the shape that the type implies: `As<Sint64>` on `i64`, `Option<i64>` and `Vec<i64>`.
#[derive(Clone, Copy, Debug)]
pub struct As<E>(E);

// All ask for values, as the encodings do: here that makes one error of a type that is no field, instead of one for each
// trait of the shape.

impl<T: Value, E> Shaped<E> for T {
    type Field = Implicit<E>;
}

impl<T: Value, E> Shaped<E> for Option<T> {
    type Field = Explicit<E>;
}

impl<T: Value, E> Shaped<E> for Vec<T> {
    type Field = Repeated<E>;
}

#[cfg(feature = "std")]
impl<K: Value, V: Value, S, E> Shaped<E> for std::collections::HashMap<K, V, S> {
    type Field = Map<Auto, E>;
}

impl<K: Value, V: Value, E> Shaped<E> for alloc::collections::BTreeMap<K, V> {
    type Field = Map<Auto, E>;
}

impl<T: Value> Encoding<T> for Auto {
    const WIRE_TYPE: WireType = T::Encoding::WIRE_TYPE;
    const KIND: Kind = T::Encoding::KIND;
    const PACKED: bool = T::Encoding::PACKED;
    const MERGES: bool = T::Encoding::MERGES;
    const GATHERS: bool = T::Encoding::GATHERS;
    const CLOSED: bool = T::Encoding::CLOSED;
    const HAS_EMPTY: bool = T::Encoding::HAS_EMPTY;
    const HAS_FIRST: bool = T::Encoding::HAS_FIRST;
    const CHECK_EMPTY: () = T::Encoding::CHECK_EMPTY;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn is_empty(value: &T) -> bool {
        T::Encoding::is_empty(value)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode(tag: Tag, value: &T, out: &mut Writer<'_>) {
        T::Encoding::encode(tag, value, out);
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encoded_len(value: &T) -> usize {
        T::Encoding::encoded_len(value)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn len_hint(value: &T) -> usize {
        T::Encoding::len_hint(value)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_implicit(tag: Tag, value: &T, out: &mut Writer<'_>) {
        T::Encoding::encode_implicit(tag, value, out);
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_sibling(tag: Tag, value: &T, out: &mut Writer<'_>, width: &mut usize) {
        T::Encoding::encode_sibling(tag, value, out, width);
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_element(value: &T, out: &mut Writer<'_>) {
        T::Encoding::encode_element(value, out);
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_packed(tag: Tag, values: &[T], out: &mut Writer<'_>) {
        T::Encoding::encode_packed(tag, values, out);
    }
}

impl<'de, T: Value> Decoding<'de, T> for Auto
where
    T::Encoding: Decoding<'de, T>,
{
    const EMPTY_HEAP: usize = T::Encoding::EMPTY_HEAP;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn empty() -> T {
        T::Encoding::empty()
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn absent() -> Result<T, DecodeErrorKind> {
        T::Encoding::absent()
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode(reader: &mut Reader<'de>, context: Context<'_>) -> Result<T> {
        T::Encoding::decode(reader, context)
    }

    #[inline]
    fn decode_behind<P>(
        new: impl FnOnce(T) -> P,
        get: impl FnOnce(&mut P) -> Option<&mut T>,
        reader: &mut Reader<'de>,
        context: Context<'_>,
    ) -> Result<P> {
        T::Encoding::decode_behind(new, get, reader, context)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn merge(value: &mut T, reader: &mut Reader<'de>, context: Context<'_>) -> Result<()> {
        T::Encoding::merge(value, reader, context)
    }

    #[inline]
    fn gather(old: Option<&T>, parts: Parts<'de>, context: Context<'_>) -> Result<T> {
        T::Encoding::gather(old, parts, context)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn insert(place: &mut Option<T>, reader: &mut Reader<'de>, context: Context<'_>) -> Result<()> {
        T::Encoding::insert(place, reader, context)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn push(values: &mut Vec<T>, reader: &mut Reader<'de>, context: Context<'_>) -> Result<()> {
        T::Encoding::push(values, reader, context)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode_packed(values: &mut Vec<T>, body: &'de [u8], context: Context<'_>) -> Result<()> {
        T::Encoding::decode_packed(values, body, context)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn reset(value: &mut T, context: Context<'_>) {
        T::Encoding::reset(value, context);
    }
}

/// Hands a field to the shape that its type implies.
macro_rules! forward_to_shape {
    ([$($parameter:ident),*] $marker:ty, $shaped:path) => {
        impl<$($parameter,)* T: $shaped> FieldEncode<T> for $marker
        where
            T::Field: FieldEncode<T>,
        {
            const KIND: FieldKind = T::Field::KIND;

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn is_empty(value: &T) -> bool {
                T::Field::is_empty(value)
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode(number: u32, value: &T, out: &mut Writer<'_>) {
                T::Field::encode(number, value, out);
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encoded_len(number: u32, value: &T) -> usize {
                T::Field::encoded_len(number, value)
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn len_hint(value: &T) -> usize {
                T::Field::len_hint(value)
            }
        }

        impl<'de, $($parameter,)* T: $shaped> FieldDecode<'de, T> for $marker
        where
            T::Field: FieldDecode<'de, T>,
        {
            const EMPTY_HEAP: usize = T::Field::EMPTY_HEAP;
            const GATHERS: bool = T::Field::GATHERS;

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn empty() -> T {
                T::Field::empty()
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn start(value: &mut T, context: Context<'_>) -> usize {
                T::Field::start(value, context)
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn merge(
                number: u32,
                value: &mut T,
                state: &mut usize,
                reader: &mut Reader<'de>,
                context: Context<'_>,
            ) -> Result<bool> {
                T::Field::merge(number, value, state, reader, context)
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn merge_other(
                tag: Tag,
                value: &mut T,
                state: &mut usize,
                reader: &mut Reader<'de>,
                context: Context<'_>,
                unknown: Option<&mut UnknownFields>,
            ) -> Result<bool> {
                T::Field::merge_other(tag, value, state, reader, context, unknown)
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn finish(value: &mut T, state: usize, context: Context<'_>) {
                T::Field::finish(value, state, context);
            }
        }

        #[cfg(feature = "__text")]
        impl<$($parameter,)* T: $shaped> crate::walk::TextFieldEncode<T> for $marker
        where
            T::Field: crate::walk::TextFieldEncode<T>,
        {
            #[inline]
            fn emit<F: crate::walk::Fields>(
                field: &'static crate::schema::FieldDescriptor,
                value: &T,
                fields: &mut F,
            ) -> core::result::Result<(), F::Error> {
                T::Field::emit(field, value, fields)
            }
        }

        #[cfg(feature = "__text")]
        impl<'de, $($parameter,)* T: $shaped> crate::walk::TextFieldDecode<'de, T> for $marker
        where
            T::Field: crate::walk::TextFieldDecode<'de, T>,
        {
            #[inline]
            fn read<S: crate::walk::Source<'de>>(value: &mut T, source: S) -> core::result::Result<(), S::Error> {
                T::Field::read(value, source)
            }
        }
    };
}

forward_to_shape!([] Auto, Shaped<Auto>);
forward_to_shape!([E] As<E>, Shaped<E>);
forward_to_shape!([C, H] With<C, H>, Holds<C, H>);

#[cfg(feature = "__text")]
impl<T: Value> crate::walk::TextEncoding<T> for Auto
where
    T::Encoding: crate::walk::TextEncoding<T>,
{
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn write<S: crate::walk::Sink>(value: &T, sink: S) -> core::result::Result<S::Ok, S::Error> {
        T::Encoding::write(value, sink)
    }
}

#[cfg(feature = "__text")]
impl<'de, T: Value> crate::walk::TextDecoding<'de, T> for Auto
where
    T::Encoding: crate::walk::TextDecoding<'de, T>,
{
    #[inline]
    fn read<S: crate::walk::Source<'de>>(source: S) -> core::result::Result<Option<T>, S::Error> {
        T::Encoding::read(source)
    }
}

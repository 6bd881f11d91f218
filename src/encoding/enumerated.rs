//! Enumerations: varints that stand for variants.

use super::{Decoding, Encoding};
use crate::{
    enumeration::Enumeration,
    error::{DecodeErrorKind, Result},
    schema::{Kind, enumeration},
    wire::{Context, Reader, Tag, WireType, Writer, low32, varint_len},
};

/// An enumeration by the low 32 bits of a varint; two's complement on 64 bits, as `int32`.
#[derive(Clone, Copy, Debug)]
pub struct Enumerated;

impl<T: Enumeration> Encoding<T> for Enumerated {
    const WIRE_TYPE: WireType = WireType::Varint;
    const KIND: Kind = Kind::Enum(enumeration::<T>);
    const PACKED: bool = true;
    const CLOSED: bool = T::DESCRIPTOR.is_closed();
    const HAS_EMPTY: bool = !T::DESCRIPTOR.is_closed() || T::DESCRIPTOR.has_zero();
    const HAS_FIRST: bool = true;
    const CHECK_EMPTY: () = T::CHECK_ZERO;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn is_empty(value: &T) -> bool {
        value.number() == 0
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode(tag: Tag, value: &T, out: &mut Writer<'_>) {
        out.varint_field(tag, bits(value));
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encoded_len(value: &T) -> usize {
        varint_len(bits(value))
    }

    #[inline]
    fn encode_element(value: &T, out: &mut Writer<'_>) {
        out.varint(bits(value));
    }

    #[inline]
    fn encode_packed(tag: Tag, values: &[T], out: &mut Writer<'_>) {
        out.packed_varints(tag, values, bits);
    }
}

#[cfg_attr(not(debug_assertions), inline(always))]
fn bits<T: Enumeration>(value: &T) -> u64 {
    i64::from(value.number()).cast_unsigned()
}

impl<'de, T: Enumeration> Decoding<'de, T> for Enumerated {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn empty() -> T {
        T::empty()
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode(reader: &mut Reader<'de>, _context: Context<'_>) -> Result<T> {
        let start = *reader;
        let number = low32(reader.varint()?).cast_signed();
        match T::from_number(number) {
            Some(value) => Ok(value),
            None => Err(start.fail(DecodeErrorKind::UnknownEnumValue { number })),
        }
    }
}

#[cfg(feature = "__text")]
impl<T: Enumeration> crate::walk::TextEncoding<T> for Enumerated {
    #[inline]
    fn write<S: crate::walk::Sink>(value: &T, sink: S) -> core::result::Result<S::Ok, S::Error> {
        sink.enumeration(value.number(), T::DESCRIPTOR)
    }
}

#[cfg(feature = "__text")]
impl<'de, T: Enumeration> crate::walk::TextDecoding<'de, T> for Enumerated {
    #[inline]
    fn read<S: crate::walk::Source<'de>>(source: S) -> core::result::Result<Option<T>, S::Error> {
        Ok(source.enumeration_of::<T>()?.and_then(T::from_number))
    }
}

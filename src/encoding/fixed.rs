//! Fixed-width numbers: `fixed32 sfixed32 float fixed64 sfixed64 double`, little-endian.

use alloc::vec::Vec;

use super::{Decoding, Encoding, Value, scalar};
use crate::{
    error::{DecodeErrorKind, Result},
    schema::Kind,
    wire::{Context, Reader, Tag, WireType, Writer, reserve},
};

scalar::fixed! {
    /// `fixed32`: four bytes.
    Fixed32: u32, Fixed32, fixed32_field, fixed32, value => *value, bits => bits
}
scalar::fixed! {
    /// `sfixed32`: four bytes.
    Sfixed32: i32, Fixed32, fixed32_field, fixed32, value => value.cast_unsigned(), bits => bits.cast_signed()
}
scalar::fixed! {
    /// `float`: four bytes. Only +0.0 is empty: −0.0 is written.
    Float: f32, Fixed32, fixed32_field, fixed32, value => value.to_bits(), bits => f32::from_bits(bits)
}
scalar::fixed! {
    /// `fixed64`: eight bytes.
    Fixed64: u64, Fixed64, fixed64_field, fixed64, value => *value, bits => bits
}
scalar::fixed! {
    /// `sfixed64`: eight bytes.
    Sfixed64: i64, Fixed64, fixed64_field, fixed64, value => value.cast_unsigned(), bits => bits.cast_signed()
}
scalar::fixed! {
    /// `double`: eight bytes. Only +0.0 is empty: −0.0 is written.
    Double: f64, Fixed64, fixed64_field, fixed64, value => value.to_bits(), bits => f64::from_bits(bits)
}

scalar::text_scalar! {
    Fixed32: u32, uint32;
    Sfixed32: i32, int32;
    Float: f32, float;
    Fixed64: u64, uint64;
    Sfixed64: i64, int64;
    Double: f64, double;
}

impl Value for f32 {
    type Encoding = Float;
}

impl Value for f64 {
    type Encoding = Double;
}

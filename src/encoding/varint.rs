//! Plain varints: `bool int32 int64 uint32 uint64`.

use alloc::vec::Vec;

use super::{Decoding, Encoding, Value, scalar};
use crate::{
    error::Result,
    schema::Kind,
    wire::{Context, Reader, Tag, WireType, Writer, decode_varints, low32, varint_len},
};

scalar::varint! {
    /// `bool`: a varint that is not 0, of all its 64 bits.
    Bool: bool, value => u64::from(*value), bits => bits != 0
}
scalar::varint! {
    /// `int32`: two's complement on 64 bits, so that a negative number takes ten bytes; reads the low 32 bits.
    Int32: i32, value => i64::from(*value).cast_unsigned(), bits => low32(bits).cast_signed()
}
scalar::varint! {
    /// `int64`: two's complement.
    Int64: i64, value => value.cast_unsigned(), bits => bits.cast_signed()
}
scalar::varint! {
    /// `uint32`; reads the low 32 bits.
    Uint32: u32, value => u64::from(*value), bits => low32(bits)
}
scalar::varint! {
    /// `uint64`.
    Uint64: u64, value => *value, bits => bits
}

scalar::text_scalar! {
    Bool: bool, bool;
    Int32: i32, int32;
    Int64: i64, int64;
    Uint32: u32, uint32;
    Uint64: u64, uint64;
}

impl Value for bool {
    type Encoding = Bool;
}

impl Value for i32 {
    type Encoding = Int32;
}

impl Value for i64 {
    type Encoding = Int64;
}

impl Value for u32 {
    type Encoding = Uint32;
}

impl Value for u64 {
    type Encoding = Uint64;
}

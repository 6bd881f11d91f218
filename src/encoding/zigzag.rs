//! Zigzag varints: `sint32 sint64`, which keep small negative numbers short.

use alloc::vec::Vec;

use super::{Decoding, Encoding, scalar};
use crate::{
    error::Result,
    schema::Kind,
    wire::{Context, Reader, Tag, WireType, Writer, decode_varints, low32, varint_len},
};

scalar::varint! {
    /// `sint32`: 0, −1, 1, −2, … become 0, 1, 2, 3, …
    Sint32: i32,
    value => u64::from(((value << 1) ^ (value >> 31)).cast_unsigned()),
    bits => (low32(bits) >> 1).cast_signed() ^ -(low32(bits) & 1).cast_signed()
}
scalar::varint! {
    /// `sint64`: 0, −1, 1, −2, … become 0, 1, 2, 3, …
    Sint64: i64,
    value => ((value << 1) ^ (value >> 63)).cast_unsigned(),
    bits => (bits >> 1).cast_signed() ^ -(bits & 1).cast_signed()
}

scalar::text_scalar! {
    Sint32: i32, int32;
    Sint64: i64, int64;
}

//! Tags: a field number and a wire type in one varint.

use super::varint::varint_len;

/// The greatest field number, 2²⁹ − 1.
pub const MAX_FIELD_NUMBER: u32 = (1 << 29) - 1;

/// The form of a record's payload: the low three bits of its tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WireType {
    /// A varint: `int32 int64 uint32 uint64 sint32 sint64 bool enum`.
    Varint = 0,
    /// Eight bytes, little-endian: `fixed64 sfixed64 double`.
    Fixed64 = 1,
    /// A length and that many bytes: `string bytes`, messages, packed fields.
    LengthDelimited = 2,
    /// The start of a group.
    StartGroup = 3,
    /// The end of a group.
    EndGroup = 4,
    /// Four bytes, little-endian: `fixed32 sfixed32 float`.
    Fixed32 = 5,
}

/// A field number and a wire type, as they stand before each payload.
///
/// ```
/// use wireform::wire::{Tag, WireType};
///
/// let tag = Tag::new(2, WireType::Varint);
/// assert_eq!((tag.get(), tag.number(), tag.wire_type()), (0x10, 2, WireType::Varint));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tag(u32);

impl Tag {
    /// Makes the tag of a field.
    ///
    /// # Panics
    ///
    /// If `number` is not in 1…2²⁹ − 1.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub const fn new(number: u32, wire_type: WireType) -> Self {
        assert!(number > 0 && number <= MAX_FIELD_NUMBER, "field number out of range");
        Self(number << 3 | wire_type as u32)
    }

    /// Takes a tag off the wire; `None` for field number 0 and wire types 6 and 7.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub const fn from_wire(value: u32) -> Option<Self> {
        if value >> 3 == 0 || value & 7 > 5 { None } else { Some(Self(value)) }
    }

    /// Returns the tag as it is written, before it becomes a varint.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// Returns the field number, 1…2²⁹ − 1.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub const fn number(self) -> u32 {
        self.0 >> 3
    }

    /// Returns the wire type.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub const fn wire_type(self) -> WireType {
        match self.0 & 7 {
            0 => WireType::Varint,
            1 => WireType::Fixed64,
            2 => WireType::LengthDelimited,
            3 => WireType::StartGroup,
            4 => WireType::EndGroup,
            // No constructor lets 6 and 7 through.
            _ => WireType::Fixed32,
        }
    }

    /// Returns the length of the tag on the wire, 1…5 bytes.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub const fn encoded_len(self) -> usize {
        varint_len(self.0 as u64)
    }
}

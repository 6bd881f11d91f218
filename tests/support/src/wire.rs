//! Bytes of a message, spelled record by record.
//!
//! This is the naive twin of wireform's writer: it shares no code with it, takes whatever it is told, and can write
//! what no encoder would: overlong varints and tags, lengths that lie, field number 0, stray ends of groups.
//!
//! ```
//! use wireform_test_support::wire::Wire;
//!
//! let bytes = Wire::new().varint(1, 150).message(2, Wire::new().string(1, "hi")).end_group(3).build();
//! assert_eq!(bytes, [0x08, 0x96, 0x01, 0x12, 0x04, 0x0a, 0x02, b'h', b'i', 0x1c]);
//!
//! let overlong = Wire::new().tag_width(3).varint_width(2).varint(1, 5).build();
//! assert_eq!(overlong, [0x88, 0x80, 0x00, 0x85, 0x00]);
//! ```

/// The wire types by their numbers, 6 and 7 included.
pub mod wire_type {
    #![allow(missing_docs, reason = "named as in the specification")]

    pub const VARINT: u64 = 0;
    pub const FIXED64: u64 = 1;
    pub const LENGTH_DELIMITED: u64 = 2;
    pub const START_GROUP: u64 = 3;
    pub const END_GROUP: u64 = 4;
    pub const FIXED32: u64 = 5;
    pub const INVALID6: u64 = 6;
    pub const INVALID7: u64 = 7;
}

use wire_type::{END_GROUP, FIXED32, FIXED64, LENGTH_DELIMITED, START_GROUP, VARINT};

/// Bytes of a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wire {
    bytes: Vec<u8>,
    tag_width: usize,
    varint_width: usize,
}

impl Wire {
    /// Starts with nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes all tags that follow in at least `bytes` bytes.
    #[must_use]
    pub fn tag_width(self, bytes: usize) -> Self {
        Self { tag_width: bytes, ..self }
    }

    /// Writes all varints and lengths that follow in at least `bytes` bytes.
    #[must_use]
    pub fn varint_width(self, bytes: usize) -> Self {
        Self { varint_width: bytes, ..self }
    }

    /// Writes bytes as they are.
    #[must_use]
    pub fn raw(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.bytes.extend_from_slice(bytes.as_ref());
        self
    }

    /// Writes a varint without a tag.
    #[must_use]
    pub fn bare_varint(self, value: u64) -> Self {
        let varint = varint(value, self.varint_width);
        self.raw(varint)
    }

    /// Writes a tag.
    #[must_use]
    pub fn tag(self, number: u64, wire_type: u64) -> Self {
        let tag = varint(number << 3 | wire_type, self.tag_width);
        self.raw(tag)
    }

    /// Writes a record that holds a varint: `bool uint32 uint64`.
    #[must_use]
    pub fn varint(self, number: u64, value: u64) -> Self {
        self.tag(number, VARINT).bare_varint(value)
    }

    /// Writes a record that holds a varint in two's complement: `int32 int64 enum`.
    #[must_use]
    pub fn int(self, number: u64, value: i64) -> Self {
        self.varint(number, value.cast_unsigned())
    }

    /// Writes a record that holds a zigzag varint: `sint32 sint64`.
    #[must_use]
    pub fn sint(self, number: u64, value: i64) -> Self {
        let zigzag = if value < 0 { !value.cast_unsigned() * 2 + 1 } else { value.cast_unsigned() * 2 };
        self.varint(number, zigzag)
    }

    /// Writes a record that holds four bytes.
    #[must_use]
    pub fn fixed32(self, number: u64, value: u32) -> Self {
        self.tag(number, FIXED32).raw(value.to_le_bytes())
    }

    /// Writes a record that holds eight bytes.
    #[must_use]
    pub fn fixed64(self, number: u64, value: u64) -> Self {
        self.tag(number, FIXED64).raw(value.to_le_bytes())
    }

    /// Writes a record that holds a length and bytes.
    #[must_use]
    pub fn bytes(self, number: u64, bytes: impl AsRef<[u8]>) -> Self {
        let len = bytes.as_ref().len() as u64;
        self.tag(number, LENGTH_DELIMITED).bare_varint(len).raw(bytes)
    }

    /// Writes a record that holds a length and text.
    #[must_use]
    pub fn string(self, number: u64, text: &str) -> Self {
        self.bytes(number, text)
    }

    /// Writes a record that holds a length and a message.
    #[must_use]
    pub fn message(self, number: u64, body: Self) -> Self {
        self.bytes(number, body.bytes)
    }

    /// Writes a packed record of varints.
    #[must_use]
    pub fn packed(self, number: u64, values: impl IntoIterator<Item = u64>) -> Self {
        let body = Self { bytes: Vec::new(), ..self };
        let body = values.into_iter().fold(body, Self::bare_varint);
        self.bytes(number, body.bytes)
    }

    /// Writes a map entry: a message of a key in field 1 and a value in field 2, which the caller spells.
    #[must_use]
    pub fn entry(self, number: u64, spell: impl FnOnce(Self) -> Self) -> Self {
        self.message(number, spell(Self::new()))
    }

    /// Writes a start-group tag.
    #[must_use]
    pub fn start_group(self, number: u64) -> Self {
        self.tag(number, START_GROUP)
    }

    /// Writes an end-group tag.
    #[must_use]
    pub fn end_group(self, number: u64) -> Self {
        self.tag(number, END_GROUP)
    }

    /// Writes a group.
    #[must_use]
    pub fn group(self, number: u64, body: Self) -> Self {
        self.start_group(number).raw(body.bytes).end_group(number)
    }

    /// Returns a message in a message in a message, `levels` times, around this one.
    #[must_use]
    pub fn nested(self, number: u64, levels: usize) -> Self {
        (0..levels).fold(self, |body, _| Self::new().message(number, body))
    }

    /// Writes what `spell` spells, `times` times.
    #[must_use]
    pub fn repeat(self, times: usize, spell: impl Fn(Self) -> Self) -> Self {
        (0..times).fold(self, |wire, _| spell(wire))
    }

    /// Returns the bytes.
    #[must_use]
    pub fn build(self) -> Vec<u8> {
        self.bytes
    }
}

impl AsRef<[u8]> for Wire {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// A varint as the specification words it, filled up with empty groups of seven bits to `width` bytes.
#[must_use]
pub fn varint(mut value: u64, width: usize) -> Vec<u8> {
    let mut bytes = vec![];
    while value >= 0x80 || bytes.len() + 1 < width {
        bytes.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}

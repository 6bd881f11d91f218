//! Unknown fields: records of a message that its type has no field for, kept as they came.

use alloc::vec::Vec;
use core::fmt;

use crate::{
    error::{DecodeErrorKind, Result},
    limits::Limits,
    wire::{Context, Raw, Reader, Shared, Tag, WireType, Writer},
    work,
};

/// The records that a message has no field for, kept verbatim and written again behind the known ones.
///
/// A message keeps them where it has a field `#[proto(unknown)] rest: UnknownFields`; otherwise they are skipped.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use wireform::{Message, UnknownFields, wire::Raw};
///
/// #[derive(Message)]
/// struct Answer {
///     #[proto(1)]
///     value: u32,
///     #[proto(unknown)]
///     rest: UnknownFields,
/// }
///
/// let answer = Answer::decode(&[0x08, 42, 0x78, 7][..]).unwrap();
/// assert_eq!(answer.rest.iter().collect::<Vec<_>>(), [(15, Raw::Varint(7))]);
/// assert_eq!(answer.encode_to_vec(), [0x08, 42, 0x78, 7]);
/// # }
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct UnknownFields {
    records: Vec<u8>,
}

impl UnknownFields {
    /// Returns none.
    pub const fn new() -> Self {
        Self { records: Vec::new() }
    }

    /// Reads records, to check that they are well-formed.
    ///
    /// # Errors
    ///
    /// Where they are not, or nest deeper than the default [`Limits`].
    ///
    /// ```
    /// use wireform::UnknownFields;
    ///
    /// assert_eq!(UnknownFields::from_bytes(&[0x78, 7])?.as_bytes(), [0x78, 7]);
    /// assert_eq!(UnknownFields::from_bytes(&[0x78]).unwrap_err().offset(), 1);
    /// # Ok::<(), wireform::DecodeError>(())
    /// ```
    pub fn from_bytes(records: &[u8]) -> Result<Self> {
        check(records, &Limits::new()).map_err(|error| error.located_in(records))?;
        Ok(Self { records: records.to_vec() })
    }

    /// Returns whether there are none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Returns the records as they are on the wire.
    #[inline]
    pub fn as_bytes(&self) -> &[u8] {
        &self.records
    }

    /// Drops all records and keeps the memory.
    pub fn clear(&mut self) {
        self.records.clear();
    }

    /// Returns field number and payload of each record, in the order of the wire.
    pub fn iter(&self) -> impl Iterator<Item = (u32, Raw<'_>)> {
        self.records().map(|record| (record.tag.number(), record.payload))
    }

    /// Returns each record, in the order of the wire.
    pub(crate) fn records(&self) -> impl Iterator<Item = Record<'_>> {
        // Only well-formed records get in, so this ends where the records end.
        records(&self.records)
    }

    /// Holds well-formed records.
    #[cfg(feature = "__text")]
    pub(crate) const fn of(records: Vec<u8>) -> Self {
        Self { records }
    }

    /// Puts well-formed records in the place of these.
    pub(crate) fn replace(&mut self, records: Vec<u8>) {
        self.records = records;
    }

    /// Appends a record.
    ///
    /// A group may be as deep as it likes, for nothing here recurses; a decoder refuses what is deeper than its [`Limits`], and a
    /// writer of text or XML too.
    ///
    /// # Panics
    ///
    /// If `number` is not in 1…2²⁹ − 1, or if the inside of a group is not made of well-formed records.
    ///
    /// ```
    /// use wireform::{UnknownFields, wire::Raw};
    ///
    /// let mut fields = UnknownFields::new();
    /// fields.push(15, Raw::Varint(150));
    /// assert_eq!(fields.as_bytes(), [0x78, 0x96, 0x01]);
    /// ```
    pub fn push(&mut self, number: u32, value: Raw<'_>) {
        if let Raw::Group(records) = value {
            assert!(check(records, &ANY_DEPTH).is_ok(), "a group's records must be well-formed");
        }
        Writer::append(&mut self.records, |out| match value {
            Raw::Varint(value) => out.varint_field(Tag::new(number, WireType::Varint), value),
            Raw::Fixed64(value) => out.fixed64_field(Tag::new(number, WireType::Fixed64), value),
            Raw::LengthDelimited(bytes) => out.bytes_field(Tag::new(number, WireType::LengthDelimited), bytes),
            Raw::Group(records) => out.group(number, |out| out.raw(records)),
            Raw::Fixed32(value) => out.fixed32_field(Tag::new(number, WireType::Fixed32), value),
        });
    }

    /// Appends a record as it is on the wire, and charges what the memory grows by.
    pub(crate) fn push_verbatim(&mut self, record: &[u8], context: Context<'_>, at: &Reader<'_>) -> Result<()> {
        if self.push_charged(record, |bytes| context.charge(bytes, at).is_ok()) {
            return Ok(());
        }
        Err(at.fail(DecodeErrorKind::AllocationLimit))
    }

    /// Appends a well-formed record; false when `charge` refuses what the memory grows by.
    pub(crate) fn push_charged(&mut self, record: &[u8], charge: impl FnOnce(usize) -> bool) -> bool {
        let old = self.records.capacity();
        if self.records.len() + record.len() > old {
            let new = (self.records.len() + record.len()).max(old.saturating_mul(2));
            if !charge(new - old) {
                return false;
            }
            self.records.reserve_exact(new - self.records.len());
        }
        self.records.extend_from_slice(record);
        true
    }
}

/// One record.
pub(crate) struct Record<'u> {
    pub(crate) tag: Tag,
    pub(crate) payload: Raw<'u>,
    /// All of it, as it is on the wire.
    pub(crate) bytes: &'u [u8],
}

/// Returns the records that bytes begin with, up to one that is not well-formed.
pub(crate) fn records(bytes: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut reader = Reader::new(bytes);
    core::iter::from_fn(move || {
        let shared = Shared::new(&ANY_DEPTH, 0);
        let start = reader;
        let tag = reader.tag().ok()?;
        let payload = reader.raw(tag, Context::new(&shared, &ANY_DEPTH, false)).ok()?;
        work::count(1);
        Some(Record { tag, payload, bytes: start.until(&reader) })
    })
}

/// For records that are in memory already, whose groups are gone through without recursion: a decoder has limited their depth,
/// and a program may put in what it wants.
const ANY_DEPTH: Limits = Limits::new().depth(u32::MAX);

/// Reads records; an error's offset is an address yet.
pub(crate) fn check(records: &[u8], limits: &Limits) -> Result<()> {
    let shared = Shared::new(limits, records.len());
    let context = Context::new(&shared, limits, false);
    let mut reader = Reader::new(records);
    while !reader.is_empty() {
        let tag = reader.tag()?;
        reader.raw(tag, context)?;
    }
    Ok(())
}

impl fmt::Debug for UnknownFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "well-formed")]
    fn a_group_of_garbage_is_refused() {
        UnknownFields::new().push(15, Raw::Group(b"\x07garbage"));
    }
}

//! Messages in parts, where one value is made of all of them at once.
//!
//! A record of a message that comes again is merged into what was read before. A conversion cannot do that: a part need not
//! be a value of the user's type, and to make one of each part takes the square of the input. So at the first record of such
//! a field those behind it are read as well, and are passed over when their turn comes.

use super::Decoding;
use crate::{
    error::Result,
    schema::{FieldDescriptor, FieldKind, Kind},
    wire::{Context, Reader, STALE, Tag, WireType, low32},
    work,
};

/// The state of a field whose parts were all read.
pub(super) const GATHERED: usize = 4;

/// The records of one field in what is left of a message. The cursor is behind the tag of the first one.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Parts<'de> {
    reader: Reader<'de>,
    tag: Tag,
    /// The members of the oneof that the field is one of, in the order of their numbers: another one ends the parts.
    members: &'static [FieldDescriptor],
}

impl<'de> Parts<'de> {
    pub(super) fn new(tag: Tag, reader: Reader<'de>, members: &'static [FieldDescriptor]) -> Self {
        Self { reader, tag, members }
    }

    /// Returns the cursor at the payload of a part.
    pub(super) fn at(&self) -> &Reader<'de> {
        &self.reader
    }

    /// Returns the cursor at the payload of a part, which is to be read.
    pub(super) fn reader(&mut self) -> &mut Reader<'de> {
        &mut self.reader
    }

    /// Moves from behind a part to the payload of the next one; false where there is none, or something malformed comes
    /// before it.
    pub(super) fn advance(&mut self, context: Context<'_>) -> bool {
        loop {
            work::count(1);
            if self.members.is_empty() {
                self.reader = self.reader.skip_others(self.tag);
            }
            if self.reader.is_empty() {
                return false;
            }
            let Ok(tag) = self.reader.tag() else { return false };
            if tag == self.tag {
                return true;
            }
            let ends = tag.wire_type() == WireType::EndGroup || self.is_other_member(tag);
            if ends || self.reader.raw(tag, context).is_err() {
                return false;
            }
        }
    }

    /// Returns whether there is a part behind the first one.
    #[inline]
    pub(super) fn are_several(mut self, context: Context<'_>) -> bool {
        if pass(self.tag, &mut self.reader, context).is_err() {
            return false;
        }
        if context.is_ordered() {
            return !self.reader.is_empty() && self.reader.tag().is_ok_and(|tag| tag == self.tag);
        }
        self.advance(context)
    }

    fn is_other_member(&self, tag: Tag) -> bool {
        let index = self.members.binary_search_by_key(&tag.number(), FieldDescriptor::number);
        match index.ok().and_then(|index| self.members.get(index)).map(FieldDescriptor::kind) {
            Some(FieldKind::Explicit(kind)) => takes(kind, tag, self.reader),
            _ => false,
        }
    }
}

/// Whether a record whose tag was read is a value of the type, and does not belong to the unknown fields.
pub(crate) fn takes(kind: Kind, tag: Tag, mut reader: Reader<'_>) -> bool {
    if tag.wire_type() != kind.wire_type() {
        return false;
    }
    match kind {
        Kind::Enum(enumeration) if enumeration().is_closed() => {
            reader.varint().is_ok_and(|bits| enumeration().name_of(low32(bits).cast_signed()).is_some())
        }
        _ => true,
    }
}

/// Whether the next record is surely the only one of its field, which is the usual case: then it is read as any other.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) fn is_single(tag: Tag, reader: &Reader<'_>, context: Context<'_>) -> bool {
    context.is_ordered() && tag.wire_type() == WireType::LengthDelimited && reader.is_single(tag)
}

/// Reads the records of an optional field.
#[inline(never)]
pub(super) fn gather<'de, T, E: Decoding<'de, T>>(
    tag: Tag,
    value: &mut Option<T>,
    state: &mut usize,
    reader: &mut Reader<'de>,
    context: Context<'_>,
) -> Result<()> {
    if *state & GATHERED != 0 {
        return pass(tag, reader, context);
    }
    let parts = Parts::new(tag, *reader, &[]);
    match value {
        Some(old) => merge::<T, E>(old, *state & STALE == 0, parts, reader, context)?,
        None => *value = Some(new::<T, E>(parts, reader, context)?),
    }
    *state = GATHERED;
    Ok(())
}

/// Reads the records of a field that is not optional; its empty value is none.
#[inline(never)]
pub(super) fn gather_plain<'de, T, E: Decoding<'de, T>>(
    tag: Tag,
    value: &mut T,
    seen: &mut usize,
    reader: &mut Reader<'de>,
    context: Context<'_>,
) -> Result<()> {
    if *seen != 0 {
        return pass(tag, reader, context);
    }
    let merges = !context.recycles() && !E::is_empty(value);
    merge::<T, E>(value, merges, Parts::new(tag, *reader, &[]), reader, context)?;
    *seen = 1;
    Ok(())
}

/// Reads all parts into a value that was there before: `merges` says whether it is the first of them, or is replaced.
pub(super) fn merge<'de, T, E: Decoding<'de, T>>(
    value: &mut T,
    merges: bool,
    parts: Parts<'de>,
    reader: &mut Reader<'de>,
    context: Context<'_>,
) -> Result<()> {
    if merges {
        *value = E::gather(Some(value), parts, context.with_recycling(false))?;
    } else if parts.are_several(context) {
        *value = E::gather(None, parts, context.for_new())?;
    } else {
        return E::merge(value, reader, context.with_recycling(true));
    }
    pass(parts.tag, reader, context)
}

/// Reads all parts of a value.
pub(super) fn new<'de, T, E: Decoding<'de, T>>(
    parts: Parts<'de>,
    reader: &mut Reader<'de>,
    context: Context<'_>,
) -> Result<T> {
    if !parts.are_several(context) {
        return E::decode(reader, context.for_new());
    }
    let value = E::gather(None, parts, context.for_new())?;
    pass(parts.tag, reader, context)?;
    Ok(value)
}

/// Passes over a part that was read with the first one.
#[inline]
pub(super) fn pass(tag: Tag, reader: &mut Reader<'_>, context: Context<'_>) -> Result<()> {
    match tag.wire_type() {
        WireType::LengthDelimited => reader.bytes().map(|_| ()),
        _ => reader.raw(tag, context).map(|_| ()),
    }
}

#[cfg(all(test, feature = "types"))]
mod tests {
    use alloc::{vec, vec::Vec};
    use core::time::Duration;

    use crate::{Message, Oneof, proto, work::check_linear};

    #[derive(Message, Debug, PartialEq)]
    #[proto(crate = "crate")]
    struct Times {
        #[proto(1)]
        one: Option<Duration>,
        #[proto(2)]
        list: Vec<Duration>,
        #[proto(oneof)]
        pick: Option<Pick>,
    }

    #[derive(Oneof, Debug, PartialEq)]
    #[proto(crate = "crate")]
    enum Pick {
        #[proto(3)]
        Time(Duration),
        #[proto(4)]
        OtherTime(Duration),
        #[proto(5)]
        Number(u32),
    }

    fn check(records: &'static [u8]) {
        check_linear([300, 600, 1200], |count| {
            let times: Times = proto::from_slice(&records.repeat(count)).expect("well-formed records");
            assert!(times.one.is_some() || times.pick.is_some());
        });
    }

    #[test]
    fn parts_are_looked_for_once() {
        check(b"\x0a\x00\x12\x00");
        check(b"\x0a\x00\x0a\x02\x08\x01");
    }

    #[test]
    fn parts_of_a_member_are_looked_for_up_to_the_next_member() {
        check(b"\x1a\x00\x12\x00\x22\x00");
        check(b"\x1a\x00\x1a\x00\x12\x00\x28\x01");
        check(b"\x22\x00\x12\x00\x22\x02\x08\x01\x1a\x00");
    }

    #[test]
    fn elements_of_a_list_have_no_parts() {
        let times: Times = proto::from_slice(b"\x12\x02\x08\x01\x12\x02\x10\x01").expect("two elements");
        assert_eq!(times.list, vec![Duration::from_secs(1), Duration::from_nanos(1)]);
    }
}

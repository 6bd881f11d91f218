//! The path of the field at an offset: a second walk over the input, after an error only.
//!
//! The decoder keeps no path while it reads, as that would cost every field of every message. When something is
//! wrong, the input is read once more with the descriptors, from the root to the record that holds the offset.

use alloc::{borrow::ToOwned, string::String, vec::Vec};
use core::fmt::Write;

use super::{FieldDescriptor, FieldKind, Kind, MessageDescriptor};
use crate::{
    limits::Limits,
    wire::{Context, Raw, Reader, Shared, Tag, WireType},
};

/// Returns the path of the innermost field that holds the byte at `offset`: `Person.addresses[2].zip`.
///
/// The input may be what the decoder refused: groups are skipped to the depth that it allows, and no deeper. No byte is
/// looked at for each group around it, as its length is not known: those that hold the offset are found first.
pub(crate) fn path_at(descriptor: &'static MessageDescriptor, input: &[u8], offset: usize, limits: &Limits) -> String {
    let mut path = descriptor.name().to_owned();
    let (mut scope, mut body, mut at) = (Scope::Message(descriptor), input, offset);
    let (mut open, mut group) = (open_groups(body, at, limits), None);
    while let Some(record) = record_at(body, at, &open, limits) {
        if record.tag.wire_type() == WireType::EndGroup && group == Some(record.tag.number()) {
            break;
        }
        let inner = scope.enter(&record, body, limits, &mut path);
        let (Some(inner), Some((start, payload))) = (inner, record.payload(body)) else { break };
        let Some(rest) = at.checked_sub(start) else { break };
        (scope, body, at) = (inner, payload, rest);
        if record.tag.wire_type() == WireType::StartGroup {
            group = Some(record.tag.number());
        } else {
            (open, group) = (open_groups(body, at, limits), None);
        }
    }
    path
}

/// Returns the addresses at which the groups begin that hold the byte at `offset`, from the outermost to the innermost.
fn open_groups(body: &[u8], offset: usize, limits: &Limits) -> Vec<usize> {
    let shared = Shared::new(limits, body.len());
    let context = Context::new(&shared, limits, false);
    let (mut reader, mut open) = (Reader::new(body), Vec::new());
    while body.len() - reader.len() <= offset && open.len() <= limits.depth as usize {
        let start = reader.rest().as_ptr().addr();
        let Ok(tag) = reader.tag() else { break };
        match tag.wire_type() {
            WireType::StartGroup => open.push((start, tag.number())),
            // The tag at the end is the group's, too.
            WireType::EndGroup if body.len() - reader.len() > offset => break,
            WireType::EndGroup if open.last().is_some_and(|(_, number)| *number == tag.number()) => drop(open.pop()),
            _ if reader.raw(tag, context).is_err() => break,
            _ => {}
        }
    }
    open.into_iter().map(|(start, _)| start).collect()
}

/// Whose records are being looked at.
enum Scope {
    Message(&'static MessageDescriptor),
    /// A map's entry, by the types of key and value.
    Entry(Kind, Kind),
}

impl Scope {
    /// Appends the field that the record belongs to, and returns what is inside it.
    fn enter(&self, record: &Record<'_>, body: &[u8], limits: &Limits, path: &mut String) -> Option<Self> {
        match (self, record.tag.number()) {
            (Self::Message(message), number) => {
                let field = message.field(number)?;
                push_field(path, field, || record.index(body, limits));
                match field.kind() {
                    FieldKind::Implicit(kind) | FieldKind::Explicit(kind) | FieldKind::Required(kind) => {
                        Self::inside(kind)
                    }
                    FieldKind::Repeated { element, .. } => Self::inside(element),
                    FieldKind::Map { key, value } => Some(Self::Entry(key, value)),
                    FieldKind::Oneof(_) => None,
                }
            }
            (Self::Entry(key, _), 1) => {
                path.push_str(".key");
                Self::inside(*key)
            }
            (Self::Entry(_, value), 2) => {
                path.push_str(".value");
                Self::inside(*value)
            }
            (Self::Entry(..), _) => None,
        }
    }

    fn inside(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Message(message) | Kind::Group(message) => Some(Self::Message(message())),
            _ => None,
        }
    }
}

/// A record of a message.
struct Record<'a> {
    tag: Tag,
    start: usize,
    /// Where the tag ends.
    inside: usize,
    end: usize,
    /// The payload; `None` where it is malformed or cut off, and of a group that is [open](open_groups).
    raw: Option<Raw<'a>>,
}

/// Returns the records up to the first that is malformed or an open group, and that one too if its tag can be read.
fn records<'a>(body: &'a [u8], open: &[usize], limits: &Limits) -> impl Iterator<Item = Record<'a>> {
    let limits = *limits;
    let mut reader = Reader::new(body);
    let mut whole = true;
    core::iter::from_fn(move || {
        let shared = Shared::new(&limits, body.len());
        let start = body.len() - reader.len();
        let is_open = open.binary_search(&reader.rest().as_ptr().addr()).is_ok();
        let tag = if whole { reader.tag().ok()? } else { return None };
        let inside = body.len() - reader.len();
        let raw = if is_open { None } else { reader.raw(tag, Context::new(&shared, &limits, false)).ok() };
        whole = raw.is_some();
        Some(Record { tag, start, inside, end: body.len() - reader.len(), raw })
    })
}

/// Finds the record that holds the byte at `offset`, or that is cut off before it.
fn record_at<'a>(body: &'a [u8], offset: usize, open: &[usize], limits: &Limits) -> Option<Record<'a>> {
    records(body, open, limits).find(|record| record.raw.is_none() || offset < record.end)
}

impl<'a> Record<'a> {
    /// Returns how many records of the same field come before; counting them again takes no memory.
    fn index(&self, body: &[u8], limits: &Limits) -> usize {
        let before = records(body, &[], limits).take_while(|record| record.start < self.start);
        before.filter(|record| record.tag.number() == self.tag.number()).count()
    }

    /// Returns the inside of a length-delimited record or a group, and where in `body` it begins.
    fn payload(&self, body: &'a [u8]) -> Option<(usize, &'a [u8])> {
        match self.raw {
            Some(Raw::LengthDelimited(bytes) | Raw::Group(bytes)) => {
                Some((bytes.as_ptr().addr() - body.as_ptr().addr(), bytes))
            }
            // What is wrong is in there.
            None if self.tag.wire_type() == WireType::StartGroup => Some((self.inside, body.get(self.inside..)?)),
            _ => None,
        }
    }
}

/// Appends `.name`, and the index of an element or entry.
fn push_field(path: &mut String, field: &FieldDescriptor, index: impl FnOnce() -> usize) {
    path.push('.');
    path.push_str(field.name());
    if matches!(field.kind(), FieldKind::Repeated { packed: false, .. } | FieldKind::Map { .. }) {
        // Writing to a string cannot fail.
        let _ = write!(path, "[{}]", index());
    }
}

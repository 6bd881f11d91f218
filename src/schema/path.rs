//! The path of the field at an offset: a second walk over the input, after an error only.
//!
//! The decoder keeps no path while it reads, as that would cost every field of every message. When something is
//! wrong, the input is read once more with the descriptors, from the root to the record that holds the offset.

use alloc::{borrow::ToOwned, string::String};
use core::fmt::Write;

use super::{FieldDescriptor, FieldKind, Kind, MessageDescriptor};
use crate::{
    limits::Limits,
    wire::{Context, Raw, Reader, Shared, Tag, WireType},
};

/// Returns the path of the innermost field that holds the byte at `offset`: `Person.addresses[2].zip`.
///
/// The input may be what the decoder refused: groups are skipped to the depth that it allows, and no deeper.
pub(crate) fn path_at(descriptor: &'static MessageDescriptor, input: &[u8], offset: usize, limits: &Limits) -> String {
    let mut path = descriptor.name().to_owned();
    let (mut scope, mut body, mut at) = (Scope::Message(descriptor), input, offset);
    while let Some(record) = record_at(body, at, limits) {
        let inner = scope.enter(&record, body, limits, &mut path);
        let (Some(inner), Some((start, payload))) = (inner, record.payload(body)) else { break };
        let Some(rest) = at.checked_sub(start) else { break };
        (scope, body, at) = (inner, payload, rest);
    }
    path
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
    /// The payload; `None` where it is malformed or cut off.
    raw: Option<Raw<'a>>,
}

/// Returns the records up to the first that is malformed, and that one too if its tag can be read.
fn records<'a>(body: &'a [u8], limits: &Limits) -> impl Iterator<Item = Record<'a>> {
    let limits = *limits;
    let mut reader = Reader::new(body);
    let mut whole = true;
    core::iter::from_fn(move || {
        let shared = Shared::new(&limits, body.len());
        let start = body.len() - reader.len();
        let tag = if whole { reader.tag().ok()? } else { return None };
        let inside = body.len() - reader.len();
        let raw = reader.raw(tag, Context::new(&shared, &limits, false)).ok();
        whole = raw.is_some();
        Some(Record { tag, start, inside, end: body.len() - reader.len(), raw })
    })
}

/// Finds the record that holds the byte at `offset`, or that is cut off before it.
fn record_at<'a>(body: &'a [u8], offset: usize, limits: &Limits) -> Option<Record<'a>> {
    records(body, limits).find(|record| record.raw.is_none() || offset < record.end)
}

impl<'a> Record<'a> {
    /// Returns how many records of the same field come before; counting them again takes no memory.
    fn index(&self, body: &[u8], limits: &Limits) -> usize {
        let before = records(body, limits).take_while(|record| record.start < self.start);
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

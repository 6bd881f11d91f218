//! The path of the field at an offset: a second walk over the input, after an error only.
//!
//! The decoder keeps no path while it reads, as that would cost every field of every message. When something is
//! wrong, the input is read once more with the descriptors, from the root to the record that holds the offset.

use alloc::{borrow::ToOwned, collections::BTreeMap, string::String};
use core::fmt::Write;

use super::{FieldDescriptor, FieldKind, Kind, MessageDescriptor};
use crate::{
    limits::Limits,
    wire::{Context, Raw, Reader, Shared, Tag},
};

/// Returns the path of the innermost field that holds the byte at `offset`: `Person.addresses[2].zip`.
pub(crate) fn path_at(descriptor: &'static MessageDescriptor, input: &[u8], offset: usize) -> String {
    let mut path = descriptor.name().to_owned();
    let (mut scope, mut body, mut at) = (Scope::Message(descriptor), input, offset);
    while let Some(record) = record_at(body, at) {
        let (Some(inner), Some(payload)) = (scope.enter(&record, &mut path), record.payload) else { break };
        at -= record.payload_start;
        (scope, body) = (inner, payload);
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
    fn enter(&self, record: &Record<'_>, path: &mut String) -> Option<Self> {
        match (self, record.tag.number()) {
            (Self::Message(message), number) => {
                let field = message.field(number)?;
                push_field(path, field, record.index);
                match field.kind() {
                    FieldKind::Implicit(kind) | FieldKind::Explicit(kind) => Self::inside(kind),
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
    /// How many records of the same field came before.
    index: usize,
    payload_start: usize,
    /// The inside of the record, if it is a whole length-delimited one or a group.
    payload: Option<&'a [u8]>,
}

/// Finds the record that holds the byte at `offset`, or that is cut off before it.
fn record_at(body: &[u8], offset: usize) -> Option<Record<'_>> {
    let limits = Limits::new();
    let shared = Shared::new(&limits, body.len());
    let context = Context::new(&shared, &limits, false);
    let mut counts = BTreeMap::new();
    let mut reader = Reader::new(body);
    while !reader.is_empty() {
        let tag = reader.tag().ok()?;
        let count = counts.entry(tag.number()).or_insert(0);
        let index = *count;
        *count += 1;
        let raw = reader.raw(tag, context).ok();
        let end = body.len() - reader.len();
        if raw.is_none() || offset < end || (reader.is_empty() && offset == end) {
            let payload = match raw {
                Some(Raw::LengthDelimited(bytes) | Raw::Group(bytes)) => Some(bytes),
                _ => None,
            };
            let payload_start = payload.map_or(end, |bytes| bytes.as_ptr().addr() - body.as_ptr().addr());
            return Some(Record { tag, index, payload_start, payload: payload.filter(|_| offset >= payload_start) });
        }
    }
    None
}

/// Appends `.name`, and the index of an element or entry.
fn push_field(path: &mut String, field: &FieldDescriptor, index: usize) {
    path.push('.');
    path.push_str(field.name());
    if matches!(field.kind(), FieldKind::Repeated { packed: false, .. } | FieldKind::Map { .. }) {
        // Writing to a string cannot fail.
        let _ = write!(path, "[{index}]");
    }
}

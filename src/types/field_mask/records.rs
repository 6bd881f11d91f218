//! The records of a message that a mask names, or the others.
//!
//! A mask works on the binary form, so that it does for every message what a derived one would need code for.

use alloc::vec::Vec;

use super::{NO_LIMITS, inner, paths::Part};
use crate::{
    error::Result,
    schema::{FieldDescriptor, FieldKind, MessageDescriptor},
    wire::{Context, Raw, Reader, Shared, Tag, Writer},
};

/// Which records to pick.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Pick {
    Masked,
    /// Those that the mask names, and required fields whether it does or not.
    MaskedAndRequired,
    /// Those that the mask does not name; unknown fields are among them.
    Rest,
}

/// What is to become of one record.
enum Fate<'t> {
    Keep,
    Drop,
    /// It is a message of which some records are picked.
    Enter(&'static MessageDescriptor, Part<'t>),
}

/// Picks records of a message.
pub(super) fn pick(pick: Pick, records: &[u8], message: &'static MessageDescriptor, part: Part<'_>) -> Result<Vec<u8>> {
    let shared = Shared::new(&NO_LIMITS, records.len());
    let mut picked = Vec::new();
    append(pick, &mut picked, records, message, part, Context::new(&shared, &NO_LIMITS, false))?;
    Ok(picked)
}

fn append(
    pick: Pick,
    out: &mut Vec<u8>,
    records: &[u8],
    message: &'static MessageDescriptor,
    part: Part<'_>,
    context: Context<'_>,
) -> Result<()> {
    let mut reader = Reader::new(records);
    while !reader.is_empty() {
        let start = reader;
        let tag = reader.tag()?;
        let raw = reader.raw(tag, context)?;
        match fate(pick, message.field(tag.number()), part) {
            Fate::Keep => out.extend_from_slice(start.until(&reader)),
            Fate::Drop => {}
            Fate::Enter(message, part) => {
                let mut inside = Vec::new();
                if let Raw::LengthDelimited(records) | Raw::Group(records) = raw {
                    append(pick, &mut inside, records, message, part, context)?;
                }
                wrap(out, tag, raw, &inside);
            }
        }
    }
    Ok(())
}

fn fate<'t>(pick: Pick, field: Option<&'static FieldDescriptor>, part: Part<'t>) -> Fate<'t> {
    let named = field.and_then(|field| Some((field, part.part(field.name())?)));
    let (unnamed, whole) = if pick == Pick::Rest { (Fate::Keep, Fate::Drop) } else { (Fate::Drop, Fate::Keep) };
    match (named, field) {
        (Some((_, part)), _) if part.is_whole() => whole,
        (Some((field, part)), _) => inner(field).map_or(unnamed, |message| Fate::Enter(message, part)),
        (None, Some(field)) if pick == Pick::MaskedAndRequired && matches!(field.kind(), FieldKind::Required(_)) => {
            inner(field).map_or(Fate::Keep, |message| Fate::Enter(message, Part::NOTHING))
        }
        (None, _) => unnamed,
    }
}

/// Writes a message that was looked into.
fn wrap(out: &mut Vec<u8>, tag: Tag, raw: Raw<'_>, inside: &[u8]) {
    Writer::append(out, |out| match raw {
        Raw::Group(_) => out.group(tag.number(), |out| out.raw(inside)),
        _ => out.bytes_field(tag, inside),
    });
}

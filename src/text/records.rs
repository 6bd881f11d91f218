//! Unknown fields on the way out, as C++ prints them.

use alloc::format;

use super::{
    escape::push_bytes,
    write::{Output, unrepresentable},
};
use crate::{
    error::{DecodeError, EncodeError},
    extension::records::item,
    limits::Limits,
    unknown::{check, records},
    wire::{Reader, WireType},
};

/// How many levels are guessed at: messages in messages, with the groups around them. Each is looked through once more
/// for each level above it, so that this bounds the work too.
const LEVELS: u32 = 10;

type Result = core::result::Result<(), EncodeError>;

/// Appends records.
///
/// # Errors
///
/// Where groups nest deeper than the limits allow.
pub(super) fn push_records(out: &mut Output<'_>, records: &[u8]) -> Result {
    push_level(out, records, LEVELS)
}

/// Appends the records of a message set, where items stand under their numbers.
pub(super) fn push_items(out: &mut Output<'_>, set: &[u8]) -> Result {
    records(set).try_for_each(|record| match item(&record) {
        Some((number, message)) => push_delimited(out, itoa::Buffer::new().format(number), message, LEVELS),
        None => push_level(out, record.bytes, LEVELS),
    })
}

/// Appends the records of a message. Groups are gone through without recursion: a program may put in any depth of them.
fn push_level(out: &mut Output<'_>, records: &[u8], levels: u32) -> Result {
    let mut reader = Reader::new(records);
    let mut groups = 0;
    while !reader.is_empty() {
        let tag = reader.tag().map_err(malformed)?;
        let mut buffer = itoa::Buffer::new();
        let number = buffer.format(tag.number());
        match tag.wire_type() {
            WireType::StartGroup => {
                out.open(number)?;
                groups += 1;
            }
            WireType::EndGroup => {
                out.close();
                groups -= 1;
            }
            WireType::LengthDelimited => {
                let bytes = reader.bytes().map_err(malformed)?;
                push_delimited(out, number, bytes, levels.saturating_sub(groups))?;
            }
            wire_type => push_scalar(out, number, wire_type, &mut reader).map_err(malformed)?,
        }
    }
    Ok(())
}

/// Only well-formed records get into unknown fields.
#[cold]
fn malformed(_: DecodeError) -> EncodeError {
    unrepresentable("the unknown fields are not well-formed")
}

fn push_scalar(
    out: &mut Output<'_>,
    number: &str,
    wire_type: WireType,
    reader: &mut Reader<'_>,
) -> core::result::Result<(), DecodeError> {
    match wire_type {
        WireType::Fixed32 => push_text(out, number, &format!("0x{:08x}", reader.fixed32()?)),
        WireType::Fixed64 => push_text(out, number, &format!("0x{:016x}", reader.fixed64()?)),
        _ => push_text(out, number, itoa::Buffer::new().format(reader.varint()?)),
    }
    Ok(())
}

fn push_text(out: &mut Output<'_>, number: &str, value: &str) {
    out.scalar(number, |text| text.push_str(value));
}

/// Appends a message, if the bytes can be one and there are levels left for it, or a string.
fn push_delimited(out: &mut Output<'_>, number: &str, bytes: &[u8], levels: u32) -> Result {
    let is_message = |left: u32| levels > 0 && check(bytes, &Limits::new().depth(levels.min(left))).is_ok();
    if bytes.is_empty() || !out.allowance.levels().checked_sub(1).is_some_and(is_message) {
        out.scalar(number, |text| push_bytes(text, bytes));
        return Ok(());
    }
    out.open(number)?;
    push_level(out, bytes, levels - 1)?;
    out.close();
    Ok(())
}

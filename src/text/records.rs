//! Unknown fields on the way out, as C++ prints them.

use alloc::format;

use super::{escape::push_bytes, write::Output};
use crate::{
    error::Result,
    extension::records::item,
    limits::Limits,
    unknown::{check, records},
    wire::{Reader, WireType},
};

/// How many levels are guessed at: messages in messages, with the groups around them.
const LEVELS: u32 = 10;

/// Appends records.
pub(super) fn push_records(out: &mut Output<'_>, records: &[u8]) {
    // Only well-formed records get into unknown fields.
    let _ = push_level(out, records, LEVELS);
}

/// Appends the records of a message set, where items stand under their numbers.
pub(super) fn push_items(out: &mut Output<'_>, set: &[u8]) {
    for record in records(set) {
        // Only well-formed records get into unknown fields.
        let _ = match item(&record) {
            Some((number, message)) => push_delimited(out, itoa::Buffer::new().format(number), message, LEVELS),
            None => push_level(out, record.bytes, LEVELS),
        };
    }
}

/// Appends the records of a message. Groups may nest to any depth, so they are gone through without recursion.
fn push_level(out: &mut Output<'_>, records: &[u8], levels: u32) -> Result<()> {
    let mut reader = Reader::new(records);
    let mut groups = 0;
    while !reader.is_empty() {
        let tag = reader.tag()?;
        let mut buffer = itoa::Buffer::new();
        let number = buffer.format(tag.number());
        match tag.wire_type() {
            WireType::Varint => push_text(out, number, itoa::Buffer::new().format(reader.varint()?)),
            WireType::Fixed32 => push_text(out, number, &format!("0x{:08x}", reader.fixed32()?)),
            WireType::Fixed64 => push_text(out, number, &format!("0x{:016x}", reader.fixed64()?)),
            WireType::LengthDelimited => push_delimited(out, number, reader.bytes()?, levels.saturating_sub(groups))?,
            WireType::StartGroup => {
                out.open(number);
                groups += 1;
            }
            WireType::EndGroup => {
                out.close();
                groups -= 1;
            }
        }
    }
    Ok(())
}

fn push_text(out: &mut Output<'_>, number: &str, value: &str) {
    out.scalar(number, |text| text.push_str(value));
}

/// Appends a message, if the bytes can be one, or a string.
fn push_delimited(out: &mut Output<'_>, number: &str, bytes: &[u8], levels: u32) -> Result<()> {
    if bytes.is_empty() || levels == 0 || check(bytes, &Limits::new().depth(levels)).is_err() {
        out.scalar(number, |text| push_bytes(text, bytes));
        return Ok(());
    }
    out.open(number);
    push_level(out, bytes, levels - 1)?;
    out.close();
    Ok(())
}

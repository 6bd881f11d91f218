//! Unknown fields as elements.
//!
//! | record | element |
//! |---|---|
//! | varint | `<unknown-field number="15" wire="varint">150</unknown-field>` |
//! | four or eight bytes | `<unknown-field number="15" wire="fixed32">150</unknown-field>`, `fixed64` |
//! | length-delimited | `<unknown-field number="15" wire="length-delimited">base64</unknown-field>` |
//! | group | `<unknown-field number="15" wire="group">`, its records as elements, `</unknown-field>` |
//! | any, not in its shortest form | `<unknown-field number="15" wire="record">base64 of all of it</unknown-field>` |
//!
//! The last form keeps unknown fields as they are to the byte, even where a peer writes longer varints than it must.

use alloc::vec::Vec;

use super::{
    attributes::Start,
    lexical::{self, parse_base64, parse_int},
    output::{Name, Output},
    sink::{self, unrepresentable},
    source::Document,
};
use crate::{
    encoding::takes,
    error::{DecodeError, DecodeErrorKind, EncodeError, Result},
    excerpt,
    limits::Limits,
    schema::{FieldKind, Kind, MessageDescriptor},
    unknown::UnknownFields,
    walk::limit_in,
    wire::{Context, MAX_FIELD_NUMBER, Reader, Shared, Tag, WireType, Writer, varint_len},
};

/// The name of an unknown field's element.
pub(super) const UNKNOWN_FIELD: Name<'static> = Name::literal("unknown-field");
const NUMBER: Name<'static> = Name::literal("number");
const WIRE: Name<'static> = Name::literal("wire");

const VARINT: &str = "varint";
const FIXED32: &str = "fixed32";
const FIXED64: &str = "fixed64";
const LENGTH_DELIMITED: &str = "length-delimited";
const GROUP: &str = "group";
const RECORD: &str = "record";
/// All values of the attribute `wire`.
pub(super) const WIRES: [&str; 6] = [VARINT, FIXED32, FIXED64, LENGTH_DELIMITED, GROUP, RECORD];

/// Writes an element for each record.
pub(super) fn write(document: &mut sink::Document<'_>, records: &[u8]) -> Result<(), EncodeError> {
    let limits = Limits::new().depth(document.allowance.levels());
    let out = &mut document.out;
    let shared = Shared::new(&limits, 0);
    let context = Context::new(&shared, &limits, false);
    let mut reader = Reader::new(records);
    while !reader.is_empty() {
        let start = reader;
        let read = reader.tag().and_then(|tag| reader.raw(tag, context).map(|_| tag));
        let tag = read.map_err(|error| malformed(&error))?;
        let record = start.until(&reader);
        let written = if is_shortest(record) { elements(out, record) } else { None };
        if written.is_none() {
            begin(out, tag, RECORD);
            out.verbatim_with(|text| lexical::push_base64(text, record));
            out.end();
        }
    }
    Ok(())
}

/// Says what is wrong with a record that was put in by hand, which may be as deep as anything.
#[cold]
fn malformed(error: &DecodeError) -> EncodeError {
    limit_in(error, "").unwrap_or_else(|| unrepresentable("the unknown fields are not well-formed"))
}

/// Whether a well-formed record, with all that a group holds, has no varint that could be shorter.
fn is_shortest(record: &[u8]) -> bool {
    let mut reader = Reader::new(record);
    let mut shortest = true;
    while shortest && !reader.is_empty() {
        let Some(tag) = shortest_varint(&mut reader).and_then(|bits| Tag::from_wire(u32::try_from(bits).ok()?)) else {
            return false;
        };
        shortest = match tag.wire_type() {
            WireType::Varint => shortest_varint(&mut reader).is_some(),
            WireType::LengthDelimited => {
                let mut length = reader;
                shortest_varint(&mut length).is_some() && reader.bytes().is_ok()
            }
            WireType::Fixed32 => reader.fixed32().is_ok(),
            WireType::Fixed64 => reader.fixed64().is_ok(),
            WireType::StartGroup | WireType::EndGroup => true,
        };
    }
    shortest
}

/// Reads a varint; `None` where our writer would write it in another way.
fn shortest_varint(reader: &mut Reader<'_>) -> Option<u64> {
    let start = *reader;
    let value = reader.varint().ok()?;
    let bytes = start.until(reader);
    // All bytes but the last one follow from the value; of a tenth one, the reader ignores the upper bits.
    let last = value >> (7 * (bytes.len() - 1));
    (bytes.len() == varint_len(value) && bytes.last().copied().map(u64::from) == Some(last)).then_some(value)
}

/// Writes one record, and those inside it if it is a group.
fn elements(out: &mut Output, record: &[u8]) -> Option<()> {
    let mut reader = Reader::new(record);
    while !reader.is_empty() {
        let tag = reader.tag().ok()?;
        match tag.wire_type() {
            WireType::Varint => leaf(out, tag, VARINT, reader.varint().ok()?),
            WireType::Fixed32 => leaf(out, tag, FIXED32, reader.fixed32().ok()?),
            WireType::Fixed64 => leaf(out, tag, FIXED64, reader.fixed64().ok()?),
            WireType::LengthDelimited => {
                let bytes = reader.bytes().ok()?;
                begin(out, tag, LENGTH_DELIMITED);
                if !bytes.is_empty() {
                    out.verbatim_with(|text| lexical::push_base64(text, bytes));
                }
                out.end();
            }
            WireType::StartGroup => begin(out, tag, GROUP),
            WireType::EndGroup => out.end(),
        }
    }
    Some(())
}

fn begin(out: &mut Output, tag: Tag, wire: &str) {
    out.begin(UNKNOWN_FIELD);
    out.attribute(NUMBER, itoa::Buffer::new().format(tag.number()));
    out.attribute(WIRE, wire);
}

fn leaf(out: &mut Output, tag: Tag, wire: &str, value: impl itoa::Integer) {
    begin(out, tag, wire);
    out.verbatim(itoa::Buffer::new().format(value));
    out.end();
}

/// Reads the element that begins with `start`, in a message that has `depth` levels left below it.
pub(super) fn read<'de>(
    document: &mut Document<'de>,
    start: Start<'de>,
    depth: u32,
    message: &'static MessageDescriptor,
    fields: &mut UnknownFields,
) -> Result<()> {
    let mut record = Vec::new();
    read_record(document, start, depth, &mut record)?;
    if is_known(message, &record, depth) {
        let kind = DecodeErrorKind::UnexpectedValue { expected: "a field that the message does not have" };
        return Err(DecodeError::new(kind, start.offset));
    }
    if fields.push_charged(&record, |bytes| document.charge(bytes)) {
        return Ok(());
    }
    Err(DecodeError::new(DecodeErrorKind::AllocationLimit, start.offset))
}

/// Whether the binary wire would take a record for a field of the message: it is not unknown then, and would be gone or
/// malformed where the message is read again.
fn is_known(message: &MessageDescriptor, record: &[u8], depth: u32) -> bool {
    let mut reader = Reader::new(record);
    let Ok(tag) = reader.tag() else { return false };
    let Some(field) = message.field(tag.number()) else { return false };
    let is_delimited = tag.wire_type() == WireType::LengthDelimited;
    match field.kind() {
        FieldKind::Implicit(kind) | FieldKind::Explicit(kind) | FieldKind::Required(kind) => takes(kind, tag, reader),
        FieldKind::Repeated { element, .. } => {
            takes(element, tag, reader) || (is_delimited && element.wire_type() != WireType::StartGroup)
        }
        FieldKind::Map { key, value } => is_delimited && !is_given_up(key, value, reader, depth).unwrap_or(false),
        FieldKind::Oneof(_) => false,
    }
}

/// Whether an entry has a value that a closed enumeration does not have, and nothing that no decoder would read: then it is
/// unknown as a whole.
fn is_given_up(key: Kind, value: Kind, mut record: Reader<'_>, depth: u32) -> Result<bool> {
    let limits = Limits::new().depth(depth);
    let shared = Shared::new(&limits, 0);
    let context = Context::new(&shared, &limits, false).enter(&record)?;
    let mut entry = Reader::new(record.bytes()?);
    let mut given_up = false;
    while !entry.is_empty() {
        let tag = entry.tag()?;
        let mut payload = entry;
        entry.raw(tag, context)?;
        match tag.number() {
            1 if tag.wire_type() == key.wire_type() && matches!(key, Kind::String) => drop(payload.string()?),
            2 if tag.wire_type() == value.wire_type() => given_up |= !takes(value, tag, payload),
            _ => {}
        }
    }
    Ok(given_up)
}

/// Appends a record; it is never longer than its element.
fn read_record<'de>(document: &mut Document<'de>, start: Start<'de>, depth: u32, record: &mut Vec<u8>) -> Result<()> {
    let (number, wire) = header(document, &start)?;
    if wire == GROUP {
        return read_group(document, &start, number, depth, record);
    }
    let text = document.events.text()?;
    append(record, number, &wire, &text, depth).map_err(|kind| DecodeError::new(kind, start.offset))
}

/// Appends a group: its records are the element's children.
fn read_group<'de>(
    document: &mut Document<'de>,
    start: &Start<'de>,
    number: u32,
    depth: u32,
    record: &mut Vec<u8>,
) -> Result<()> {
    let inner = depth.checked_sub(1).ok_or_else(|| DecodeError::new(DecodeErrorKind::DepthLimit, start.offset))?;
    Writer::append(record, |out| out.tag(Tag::new(number, WireType::StartGroup)));
    while let Some(child) = document.events.child()? {
        if child.name != UNKNOWN_FIELD.as_str() {
            let kind = DecodeErrorKind::UnknownField { name: excerpt::name(child.name) };
            return Err(DecodeError::new(kind, child.offset));
        }
        read_record(document, child, inner, record)?;
    }
    Writer::append(record, |out| out.tag(Tag::new(number, WireType::EndGroup)));
    Ok(())
}

/// Appends a record that is no group, from the text of its element.
fn append(record: &mut Vec<u8>, number: u32, wire: &str, text: &str, depth: u32) -> Result<(), DecodeErrorKind> {
    match wire {
        VARINT => {
            let value = parse_int(text, "the 64 bits of a varint")?;
            Writer::append(record, |out| out.varint_field(Tag::new(number, WireType::Varint), value));
        }
        FIXED32 => {
            let value = parse_int(text, "32 bits")?;
            Writer::append(record, |out| out.fixed32_field(Tag::new(number, WireType::Fixed32), value));
        }
        FIXED64 => {
            let value = parse_int(text, "64 bits")?;
            Writer::append(record, |out| out.fixed64_field(Tag::new(number, WireType::Fixed64), value));
        }
        LENGTH_DELIMITED => {
            let bytes = parse_base64(text)?;
            Writer::append(record, |out| out.bytes_field(Tag::new(number, WireType::LengthDelimited), &bytes));
        }
        RECORD => {
            let bytes = parse_base64(text)?;
            check_record(&bytes, number, depth)?;
            record.extend_from_slice(&bytes);
        }
        _ => {
            let expected = "`varint`, `fixed32`, `fixed64`, `length-delimited`, `group` or `record`";
            return Err(DecodeErrorKind::UnexpectedValue { expected });
        }
    }
    Ok(())
}

/// Reads field number and form.
fn header<'de>(document: &Document<'de>, start: &Start<'de>) -> Result<(u32, alloc::borrow::Cow<'de, str>)> {
    document.allow_attributes(start, &[NUMBER.as_str(), WIRE.as_str()])?;
    let fail = |kind| DecodeError::new(kind, start.offset);
    let expected = "a field number, 1 to 536870911";
    let number = start.attribute(NUMBER.as_str())?.unwrap_or_default();
    match parse_int(&number, expected).map_err(fail)? {
        number @ 1..=MAX_FIELD_NUMBER => Ok((number, start.attribute(WIRE.as_str())?.unwrap_or_default())),
        _ => Err(fail(DecodeErrorKind::OutOfRange { expected })),
    }
}

/// Checks that bytes are one record of that number.
fn check_record(bytes: &[u8], number: u32, depth: u32) -> Result<(), DecodeErrorKind> {
    let limits = Limits::new().depth(depth);
    let shared = Shared::new(&limits, 0);
    let mut reader = Reader::new(bytes);
    let kind = |error: DecodeError| error.kind().clone();
    let tag = reader.tag().map_err(kind)?;
    reader.raw(tag, Context::new(&shared, &limits, false)).map_err(kind)?;
    if reader.is_empty() && tag.number() == number {
        return Ok(());
    }
    Err(DecodeErrorKind::UnexpectedValue { expected: "one record of this field number" })
}

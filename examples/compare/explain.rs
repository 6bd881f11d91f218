//! Takes protobuf bytes apart with `wireform::wire::Reader` and says what each of them is for.
//!
//! The bytes carry numbers and wire types only; names and types come from the message's descriptor.

use std::fmt::Write;

use wireform::{
    Result,
    schema::{FieldDescriptor, FieldKind, Kind, MessageDescriptor},
    wire::{Reader, Tag, WireType},
};

use crate::table::{WIDTH, wrap};

/// How many bytes are shown in a line.
const BYTES: usize = 12;

/// Annotates an encoded message.
///
/// # Errors
///
/// Where the bytes are not well-formed.
pub(crate) fn explain(message: &'static MessageDescriptor, bytes: &[u8]) -> Result<String> {
    let mut out =
        format!("offset  {:width$} field number, wire type, name: type; then its value\n", "bytes", width = BYTES * 3);
    Explainer { whole: bytes, out: &mut out }.message(&Scope::Message(message), &mut Reader::new(bytes), 0)?;
    Ok(out)
}

/// What the fields of a run of records are looked up in.
enum Scope {
    Message(&'static MessageDescriptor),
    /// An entry of a map is a message with a key, 1, and a value, 2.
    Entry {
        key: Kind,
        value: Kind,
    },
    Unknown,
}

/// A field as far as the scope knows it.
struct Known {
    name: &'static str,
    kind: FieldKind,
}

struct Explainer<'a> {
    whole: &'a [u8],
    out: &'a mut String,
}

impl<'a> Explainer<'a> {
    /// Explains records up to the end of the reader, or of the group.
    fn message(&mut self, scope: &Scope, reader: &mut Reader<'a>, depth: usize) -> Result<()> {
        while !reader.is_empty() {
            let start = *reader;
            let tag = reader.tag()?;
            let known = scope.field(tag.number());
            self.line(start, reader, depth, &describe_tag(tag, known.as_ref()));
            if tag.wire_type() == WireType::EndGroup {
                break;
            }
            self.payload(tag, known.map(|known| known.kind), reader, depth + 1)?;
        }
        Ok(())
    }

    fn payload(&mut self, tag: Tag, kind: Option<FieldKind>, reader: &mut Reader<'a>, depth: usize) -> Result<()> {
        match tag.wire_type() {
            WireType::LengthDelimited => self.delimited(kind, reader, depth),
            WireType::StartGroup => self.message(&group_scope(kind), reader, depth),
            WireType::EndGroup => Ok(()),
            wire_type => self.scalar(wire_type, kind.and_then(value_kind), reader, depth),
        }
    }

    /// Explains a length and what it counts.
    fn delimited(&mut self, kind: Option<FieldKind>, reader: &mut Reader<'a>, depth: usize) -> Result<()> {
        let start = *reader;
        let mut prefix = start;
        prefix.varint()?;
        let body = reader.bytes()?;
        self.line(start, &prefix, depth, &format!("length {}", body.len()));
        let mut body = Reader::new(body);
        match kind {
            Some(FieldKind::Map { key, value }) => self.message(&Scope::Entry { key, value }, &mut body, depth),
            Some(FieldKind::Repeated { element, .. }) if packed_wire_type(element).is_some() => {
                self.packed(element, &mut body, depth)
            }
            _ => match kind.and_then(value_kind) {
                Some(Kind::Message(message)) => self.message(&Scope::Message(message()), &mut body, depth),
                value => {
                    self.bytes(value, body, depth);
                    Ok(())
                }
            },
        }
    }

    fn packed(&mut self, element: Kind, body: &mut Reader<'a>, depth: usize) -> Result<()> {
        let wire_type = packed_wire_type(element).unwrap_or(WireType::Varint);
        while !body.is_empty() {
            self.scalar(wire_type, Some(element), body, depth)?;
        }
        Ok(())
    }

    fn scalar(&mut self, wire_type: WireType, kind: Option<Kind>, reader: &mut Reader<'a>, depth: usize) -> Result<()> {
        let start = *reader;
        let bits = match wire_type {
            WireType::Fixed32 => u64::from(reader.fixed32()?),
            WireType::Fixed64 => reader.fixed64()?,
            _ => reader.varint()?,
        };
        self.line(start, reader, depth, &describe_scalar(bits, kind));
        Ok(())
    }

    fn bytes(&mut self, kind: Option<Kind>, body: Reader<'a>, depth: usize) {
        if body.is_empty() {
            return;
        }
        let text = match (kind, std::str::from_utf8(body.rest())) {
            (Some(Kind::String), Ok(text)) => format!("{text:?}"),
            (Some(Kind::Bytes), _) => "bytes".into(),
            _ => "unknown".into(),
        };
        self.line(body, &Reader::new(&[]), depth, &text);
    }

    /// Writes what lies between two cursors, with a note; long runs of bytes take several lines.
    fn line(&mut self, from: Reader<'a>, to: &Reader<'_>, depth: usize, note: &str) {
        let bytes = &from.rest()[..from.len() - to.len()];
        let mut offset = from.rest().as_ptr().addr() - self.whole.as_ptr().addr();
        let mut notes = wrap(note, (WIDTH - 9 - BYTES * 3).saturating_sub(depth * 2).max(20)).into_iter();
        let mut chunks = bytes.chunks(BYTES);
        loop {
            let (chunk, note) = (chunks.next(), notes.next());
            if chunk.is_none() && note.is_none() {
                break;
            }
            let hex: String = chunk.unwrap_or_default().iter().map(|byte| format!("{byte:02x} ")).collect();
            let place = chunk.map_or(String::new(), |_| offset.to_string());
            let note = note.unwrap_or_default();
            let line = format!("{place:>6}  {hex:width$}{:depth$}{note}", "", width = BYTES * 3 + 1, depth = depth * 2);
            let _ = writeln!(self.out, "{}", line.trim_end());
            offset += BYTES;
        }
    }
}

impl Scope {
    fn field(&self, number: u32) -> Option<Known> {
        match self {
            Self::Message(message) => message.field(number).map(Known::of),
            Self::Entry { key, .. } if number == 1 => Some(Known { name: "key", kind: FieldKind::Implicit(*key) }),
            Self::Entry { value, .. } if number == 2 => {
                Some(Known { name: "value", kind: FieldKind::Implicit(*value) })
            }
            Self::Entry { .. } | Self::Unknown => None,
        }
    }
}

impl Known {
    fn of(field: &FieldDescriptor) -> Self {
        Self { name: field.name(), kind: field.kind() }
    }
}

fn group_scope(kind: Option<FieldKind>) -> Scope {
    match kind.and_then(value_kind) {
        Some(Kind::Group(message)) => Scope::Message(message()),
        _ => Scope::Unknown,
    }
}

/// Returns the type of one value of a field.
fn value_kind(kind: FieldKind) -> Option<Kind> {
    match kind {
        FieldKind::Implicit(kind) | FieldKind::Explicit(kind) | FieldKind::Required(kind) => Some(kind),
        FieldKind::Repeated { element, .. } => Some(element),
        _ => None,
    }
}

/// Returns the wire type of an element in a packed field; none for what is never packed.
fn packed_wire_type(kind: Kind) -> Option<WireType> {
    match kind {
        Kind::Fixed32 | Kind::Sfixed32 | Kind::Float => Some(WireType::Fixed32),
        Kind::Fixed64 | Kind::Sfixed64 | Kind::Double => Some(WireType::Fixed64),
        Kind::String | Kind::Bytes | Kind::Message(_) | Kind::Group(_) => None,
        _ => Some(WireType::Varint),
    }
}

fn describe_tag(tag: Tag, known: Option<&Known>) -> String {
    let name = known.map_or("unknown field".into(), |known| format!("{}: {}", known.name, kind_name(known.kind)));
    format!("{} {:?} {name}", tag.number(), tag.wire_type())
}

fn kind_name(kind: FieldKind) -> String {
    match kind {
        FieldKind::Implicit(kind) => type_name(kind),
        FieldKind::Explicit(kind) => format!("optional {}", type_name(kind)),
        FieldKind::Required(kind) => format!("required {}", type_name(kind)),
        FieldKind::Repeated { element, .. } => format!("repeated {}", type_name(element)),
        FieldKind::Map { key, value } => format!("map<{}, {}>", type_name(key), type_name(value)),
        _ => String::new(),
    }
}

fn type_name(kind: Kind) -> String {
    match kind {
        Kind::Message(message) | Kind::Group(message) => message().full_name(),
        Kind::Enum(enumeration) => enumeration().name().into(),
        scalar => scalar.name().into(),
    }
}

fn describe_scalar(bits: u64, kind: Option<Kind>) -> String {
    match kind {
        Some(Kind::Bool) => (bits != 0).to_string(),
        Some(Kind::Int32 | Kind::Sfixed32) => (bits as i32).to_string(),
        Some(Kind::Int64 | Kind::Sfixed64) => (bits as i64).to_string(),
        Some(Kind::Uint32) => (bits as u32).to_string(),
        Some(Kind::Sint32 | Kind::Sint64) => {
            format!("{}  [zigzag of {bits}]", (bits >> 1) as i64 ^ -((bits & 1) as i64))
        }
        Some(Kind::Float) => f32::from_bits(bits as u32).to_string(),
        Some(Kind::Double) => f64::from_bits(bits).to_string(),
        Some(Kind::Enum(enumeration)) => {
            let name = enumeration().name_of(bits as i32).unwrap_or("unknown value");
            format!("{} = {name}", bits as i32)
        }
        _ => bits.to_string(),
    }
}

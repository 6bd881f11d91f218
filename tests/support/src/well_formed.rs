//! Whether bytes are well-formed to their end: a naive walk that goes into all that a descriptor knows to be a message, an
//! entry of a map, a list or text, whether a decoder would look into it or not.
//!
//! It shares no code with the library's reader.

use wireform::schema::{FieldKind, Kind, MessageDescriptor};

/// Where bytes are not well-formed, as what is left of the innermost message there.
pub type Refused<'a> = &'a [u8];

/// Goes through the records of a message.
///
/// # Errors
///
/// Where one is malformed, or cut off, or something inside it is.
///
/// ```
/// use wireform::Described;
/// use wireform_test_support::{rows::Keeping, well_formed};
///
/// // An entry of a map, with 77 for a color, and a length that goes past its end.
/// let entry = [0x2a, 4, 0x10, 77, 0x1a, 5];
/// assert_eq!(well_formed::check(Keeping::DESCRIPTOR, &entry), Err(&[5][..]));
/// ```
pub fn check<'a>(message: &'static MessageDescriptor, bytes: &'a [u8]) -> Result<(), Refused<'a>> {
    read(&Inside::Message(message), bytes, None).map(drop)
}

/// What records are inside of.
enum Inside {
    Message(&'static MessageDescriptor),
    Entry(Kind, Kind),
    Unknown,
}

/// How a record of some number is to be read.
enum Field {
    One(Kind),
    /// May be packed.
    Many(Kind),
    Entry(Kind, Kind),
    Unknown,
}

impl Inside {
    fn field(&self, number: u64) -> Field {
        match self {
            Self::Entry(key, _) if number == 1 => Field::One(*key),
            Self::Entry(_, value) if number == 2 => Field::One(*value),
            Self::Message(message) => match message.field(number as u32).map(|field| field.kind()) {
                Some(FieldKind::Implicit(kind) | FieldKind::Explicit(kind) | FieldKind::Required(kind)) => {
                    Field::One(kind)
                }
                Some(FieldKind::Repeated { element, .. }) => Field::Many(element),
                Some(FieldKind::Map { key, value }) => Field::Entry(key, value),
                _ => Field::Unknown,
            },
            _ => Field::Unknown,
        }
    }
}

/// Reads records up to the end, or to that of the group; returns what comes behind.
fn read<'a>(inside: &Inside, mut rest: &'a [u8], group: Option<u64>) -> Result<&'a [u8], Refused<'a>> {
    while !rest.is_empty() {
        let at = rest;
        let (tag, payload) = varint(rest)?;
        let number = tag >> 3;
        if number == 0 || number >= 1 << 29 {
            return Err(at);
        }
        if tag & 7 == 4 {
            return if group == Some(number) { Ok(payload) } else { Err(at) };
        }
        rest = read_payload(&inside.field(number), number, tag & 7, payload)?;
    }
    if group.is_none() { Ok(rest) } else { Err(rest) }
}

fn read_payload<'a>(field: &Field, number: u64, wire_type: u64, rest: &'a [u8]) -> Result<&'a [u8], Refused<'a>> {
    match wire_type {
        0 => varint(rest).map(|(_, rest)| rest),
        1 => rest.get(8..).ok_or(rest),
        2 => {
            let (len, payload) = varint(rest)?;
            let (payload, behind) = payload.split_at_checked(len as usize).ok_or(rest)?;
            read_delimited(field, payload)?;
            Ok(behind)
        }
        3 => match field {
            Field::One(Kind::Group(message)) | Field::Many(Kind::Group(message)) => {
                read(&Inside::Message(message()), rest, Some(number))
            }
            _ => read(&Inside::Unknown, rest, Some(number)),
        },
        5 => rest.get(4..).ok_or(rest),
        _ => Err(rest),
    }
}

fn read_delimited<'a>(field: &Field, payload: &'a [u8]) -> Result<(), Refused<'a>> {
    match *field {
        Field::One(Kind::Message(message)) | Field::Many(Kind::Message(message)) => check(message(), payload),
        Field::One(Kind::String) | Field::Many(Kind::String) => {
            std::str::from_utf8(payload).map(drop).map_err(|_| payload)
        }
        Field::Entry(key, value) => read(&Inside::Entry(key, value), payload, None).map(drop),
        Field::Many(kind) => read_packed(kind, payload),
        _ => Ok(()),
    }
}

fn read_packed(kind: Kind, mut rest: &[u8]) -> Result<(), Refused<'_>> {
    let width = match kind {
        Kind::Bytes | Kind::Group(_) => return Ok(()),
        Kind::Double | Kind::Fixed64 | Kind::Sfixed64 => 8,
        Kind::Float | Kind::Fixed32 | Kind::Sfixed32 => 4,
        _ => {
            while !rest.is_empty() {
                rest = varint(rest)?.1;
            }
            return Ok(());
        }
    };
    if rest.len().is_multiple_of(width) { Ok(()) } else { Err(rest) }
}

fn varint(bytes: &[u8]) -> Result<(u64, &[u8]), Refused<'_>> {
    let mut value = 0;
    for (index, byte) in bytes.iter().enumerate().take(10) {
        value |= u64::from(byte & 0x7F) << (7 * index);
        if byte & 0x80 == 0 {
            return Ok((value, &bytes[index + 1..]));
        }
    }
    Err(bytes)
}

//! Which required field is missing: a second walk over the input, where a message came without one.
//!
//! A decoder only notes that some part of a message lacked a required field. Another part of the same message may have
//! brought it, the message may have been replaced since, by another member of its oneof or another entry with its key,
//! or it was there before. This walk follows each message through all its parts, which would be too dear to do always.

use alloc::{collections::BTreeMap, vec::Vec};

use super::{FieldDescriptor, FieldKind, Kind, MessageDescriptor, path_at};
use crate::{
    error::{DecodeError, DecodeErrorKind, Result},
    limits::Limits,
    wire::{Context, Raw, Reader, Shared, Tag, WireType, low32},
};

/// A required field that is missing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Missing {
    name: &'static str,
    /// The address at which a part of its message begins.
    at: usize,
    /// Whether its message is the value that an entry of a map lacks, and `at` that entry.
    is_value: bool,
}

impl Missing {
    /// Makes the error for a message of that type, read from `input`.
    pub(crate) fn into_error(self, root: &'static MessageDescriptor, input: &[u8], limits: &Limits) -> DecodeError {
        let offset = self.at.saturating_sub(input.as_ptr().addr());
        // The byte before the message belongs to the field that holds it.
        let mut path = match offset.checked_sub(1) {
            Some(before) => path_at(root, input, before, limits),
            None => root.name().into(),
        };
        path.push_str(if self.is_value { ".value." } else { "." });
        path.push_str(self.name);
        DecodeError::new(DecodeErrorKind::MissingRequired { name: self.name }, offset).with_path(path)
    }
}

/// Looks for a required field that is missing in an input which a decoder has accepted.
///
/// `complete` has the addresses, in order, of the parts that were merged into messages with all their fields.
///
/// # Errors
///
/// [`DecodeErrorKind::AllocationLimit`] where following the messages takes more memory than the limits allow, and what a
/// decoder written by hand has let pass: [`DecodeErrorKind::DepthLimit`] above all.
pub(crate) fn missing_field(
    descriptor: &'static MessageDescriptor,
    input: &[u8],
    complete: &[usize],
    limits: &Limits,
) -> Result<Option<Missing>> {
    let shared = Shared::new(limits, input.len());
    let walk = Walk { context: Context::new(&shared, limits, false), complete };
    let mut root = Instance::new(descriptor, 0);
    walk.read(&mut root, &mut Reader::new(input))?;
    Ok(root.missing())
}

/// A message, which may come in several parts.
struct Instance<'i> {
    descriptor: &'static MessageDescriptor,
    /// Where the last part begins.
    at: usize,
    /// The numbers of the required fields that were seen.
    seen: Vec<u32>,
    /// Whether it was there before, and lacked nothing.
    complete: bool,
    /// Its messages that may go on in a further record.
    singular: Vec<Singular<'i>>,
    /// What the last entry of a key lacks, by the number of the map.
    entries: BTreeMap<(u32, Key<'i>), Missing>,
    /// What an element of a list lacks.
    lost: Option<Missing>,
}

/// A message in a field that holds one.
struct Singular<'i> {
    number: u32,
    message: Instance<'i>,
}

/// The key of a map's entry.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'i> {
    Number(u64),
    Bytes(&'i [u8]),
}

impl<'i> Instance<'i> {
    fn new(descriptor: &'static MessageDescriptor, at: usize) -> Self {
        let (seen, singular, entries) = (Vec::new(), Vec::new(), BTreeMap::new());
        Self { descriptor, at, seen, complete: false, singular, entries, lost: None }
    }

    /// Returns what is missing in the message and all inside it.
    fn missing(&self) -> Option<Missing> {
        let mut required = self.descriptor.required_fields().filter(|_| !self.complete);
        let own = required.find(|field| !self.seen.contains(&field.number()));
        let own = own.map(|field| Missing { name: field.name(), at: self.at, is_value: false });
        own.or(self.lost)
            .or_else(|| self.entries.values().next().copied())
            .or_else(|| self.singular.iter().find_map(|singular| singular.message.missing()))
    }

    /// Notes a record of a field that holds one value.
    fn see(&mut self, field: &FieldDescriptor) {
        if matches!(field.kind(), FieldKind::Required(_)) && !self.seen.contains(&field.number()) {
            self.seen.push(field.number());
        }
        // The other members of a oneof give way.
        if let Some(members) = self.descriptor.oneof_of(field.number()) {
            self.singular.retain(|singular| {
                singular.number == field.number() || !members.iter().any(|member| member.number() == singular.number)
            });
        }
    }
}

#[derive(Clone, Copy)]
struct Walk<'w> {
    context: Context<'w>,
    complete: &'w [usize],
}

impl Walk<'_> {
    /// Goes one level down; a decoder written by hand may have counted none.
    fn enter(self, at: &Reader<'_>) -> Result<Self> {
        Ok(Self { context: self.context.enter(at)?, ..self })
    }

    /// Reads a part of a message, up to its end or to an end-group tag.
    fn read<'i>(&self, message: &mut Instance<'i>, reader: &mut Reader<'i>) -> Result<()> {
        message.at = address(reader);
        message.complete |= self.complete.binary_search(&message.at).is_ok();
        while !reader.is_empty() {
            let tag = reader.tag()?;
            if tag.wire_type() == WireType::EndGroup {
                break;
            }
            match message.descriptor.field(tag.number()) {
                Some(field) => self.read_field(message, field, tag, reader)?,
                None => self.skip(tag, reader)?,
            }
        }
        Ok(())
    }

    fn skip<'i>(&self, tag: Tag, reader: &mut Reader<'i>) -> Result<()> {
        reader.raw(tag, self.context).map(drop)
    }

    fn read_field<'i>(
        &self,
        message: &mut Instance<'i>,
        field: &'static FieldDescriptor,
        tag: Tag,
        reader: &mut Reader<'i>,
    ) -> Result<()> {
        match field.kind() {
            FieldKind::Implicit(kind) | FieldKind::Explicit(kind) | FieldKind::Required(kind)
                if kind.wire_type() == tag.wire_type() =>
            {
                self.read_singular(message, field, &kind, tag, reader)
            }
            FieldKind::Repeated { element: element @ (Kind::Message(inner) | Kind::Group(inner)), .. }
                if element.wire_type() == tag.wire_type() =>
            {
                let lost = self.context.lend(|| {
                    let mut element = Instance::new(inner(), 0);
                    self.read_payload(&mut element, tag, reader).map(|()| element.missing())
                })?;
                message.lost = message.lost.or(lost);
                Ok(())
            }
            FieldKind::Map { key, value: Kind::Message(inner) } if tag.wire_type() == WireType::LengthDelimited => {
                let inside = self.enter(reader)?;
                let entry = Reader::new(reader.bytes()?);
                let (key, missing) = self.context.lend(|| inside.read_entry(&key, inner(), entry))?;
                self.note_entry((field.number(), key), missing, message, reader)
            }
            _ => self.skip(tag, reader),
        }
    }

    /// Reads the record of a field that holds one value.
    fn read_singular<'i>(
        &self,
        message: &mut Instance<'i>,
        field: &'static FieldDescriptor,
        kind: &Kind,
        tag: Tag,
        reader: &mut Reader<'i>,
    ) -> Result<()> {
        match kind {
            Kind::Message(inner) | Kind::Group(inner) => {
                message.see(field);
                let inner = self.singular(message, field.number(), inner())?;
                self.read_payload(inner, tag, reader)
            }
            Kind::Enum(enumeration) => {
                let number = low32(reader.varint()?).cast_signed();
                // Others went to the unknown fields.
                if !enumeration().is_closed() || enumeration().name_of(number).is_some() {
                    message.see(field);
                }
                Ok(())
            }
            _ => {
                message.see(field);
                self.skip(tag, reader)
            }
        }
    }

    /// Returns the message that a field holds.
    fn singular<'m, 'i>(
        &self,
        message: &'m mut Instance<'i>,
        number: u32,
        descriptor: &'static MessageDescriptor,
    ) -> Result<&'m mut Instance<'i>> {
        let all = &mut message.singular;
        // The one that is looked for goes to the end.
        match all.iter().position(|singular| singular.number == number) {
            Some(index) => {
                let last = all.len() - 1;
                all.swap(index, last);
            }
            None => {
                self.context.grow(all, &Reader::new(&[]))?;
                all.push(Singular { number, message: Instance::new(descriptor, 0) });
            }
        }
        match all.last_mut() {
            Some(last) => Ok(&mut last.message),
            None => Err(Reader::new(&[]).fail(DecodeErrorKind::AllocationLimit)),
        }
    }

    /// Reads the payload of a record that holds a message.
    fn read_payload<'i>(&self, message: &mut Instance<'i>, tag: Tag, reader: &mut Reader<'i>) -> Result<()> {
        let inside = self.enter(reader)?;
        if tag.wire_type() == WireType::StartGroup {
            return inside.read(message, reader);
        }
        inside.read(message, &mut Reader::new(reader.bytes()?))
    }

    /// Reads an entry and returns its key, and what its value lacks.
    fn read_entry<'i>(
        &self,
        kind: &Kind,
        descriptor: &'static MessageDescriptor,
        mut entry: Reader<'i>,
    ) -> Result<(Key<'i>, Option<Missing>)> {
        let start = address(&entry);
        let (mut key, mut value) = (Key::empty(kind), Instance::new(descriptor, start));
        while !entry.is_empty() {
            let tag = entry.tag()?;
            match (tag.number(), tag.wire_type()) {
                (1, wire_type) if wire_type == kind.wire_type() => key = Key::new(kind, entry.raw(tag, self.context)?),
                (2, WireType::LengthDelimited) => self.read_payload(&mut value, tag, &mut entry)?,
                _ => self.skip(tag, &mut entry)?,
            }
        }
        Ok((key, value.missing().map(|missing| Missing { is_value: value.at == start, ..missing })))
    }

    /// Puts what an entry lacks in the place of what another one with its key lacked.
    fn note_entry<'i>(
        &self,
        key: (u32, Key<'i>),
        missing: Option<Missing>,
        message: &mut Instance<'i>,
        at: &Reader<'i>,
    ) -> Result<()> {
        match missing {
            Some(missing) => {
                self.context.charge(4 * size_of::<((u32, Key<'_>), Missing)>(), at)?;
                message.entries.insert(key, missing);
            }
            None => drop(message.entries.remove(&key)),
        }
        Ok(())
    }
}

impl<'i> Key<'i> {
    /// Returns the key of an entry without one.
    fn empty(kind: &Kind) -> Self {
        if kind.wire_type() == WireType::LengthDelimited { Self::Bytes(&[]) } else { Self::Number(0) }
    }

    /// Returns the key that a payload stands for.
    fn new(kind: &Kind, payload: Raw<'i>) -> Self {
        match payload {
            Raw::Varint(bits) => Self::Number(match kind {
                Kind::Bool => u64::from(bits != 0),
                Kind::Int32 | Kind::Uint32 | Kind::Sint32 => low32(bits).into(),
                _ => bits,
            }),
            Raw::Fixed64(bits) => Self::Number(bits),
            Raw::Fixed32(bits) => Self::Number(bits.into()),
            Raw::LengthDelimited(bytes) | Raw::Group(bytes) => Self::Bytes(bytes),
        }
    }
}

fn address(reader: &Reader<'_>) -> usize {
    reader.rest().as_ptr().addr()
}

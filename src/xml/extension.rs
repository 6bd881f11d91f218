//! Extensions as elements, by way of a registry: `<gallery.width>640</gallery.width>`.
//!
//! The name is the extension's full name, whose dots a field's name does not have. A list repeats its element. They stand
//! among the unknown fields, where their records are. Records that would not come back as they are, as those of a value that
//! was given twice, or in a form that our encoder has not, are unknown fields.

use alloc::{collections::BTreeMap, vec::Vec};

use super::{attributes::Start, lookup::Lookup, output::Name, records, sink, source};
use crate::{
    encoding::{MapLike, TextExtensionField},
    error::{DecodeError, DecodeErrorKind, EncodeError, Result},
    extension::{Extendable, Extension, records as extensions},
    registry::{RegisteredExtension, Registry},
    schema::{FieldDescriptor, FieldKind, MessageDescriptor},
    unknown::UnknownFields,
    walk::{DecodeText, Fields, TextEncoding},
};

/// How an extension is written and read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct XmlExtension {
    /// Writes what all of its records hold; false where that would be other records when it is encoded again.
    write: fn(u32, &UnknownFields, &mut sink::Document<'_>, Name<'_>) -> Result<bool, EncodeError>,
    /// Reads its element, and those after it where it is a list, as records.
    read: for<'d, 'de> fn(u32, &'d mut source::Document<'de>, Start<'de>, u32) -> Result<Vec<u8>>,
    /// Whether it occurs once.
    is_singular: bool,
}

impl XmlExtension {
    pub(crate) fn of<M: Extendable, T, E: TextExtensionField<T>>() -> Self {
        let is_singular = !matches!(E::KIND, FieldKind::Repeated { .. });
        Self { write: write_as::<M, T, E>, read: read_as::<M, T, E>, is_singular }
    }
}

/// Writes the unknown fields of a message, and those of them by name that are extensions.
#[cold]
pub(super) fn write(
    document: &mut sink::Document<'_>,
    registry: &Registry,
    message: &'static MessageDescriptor,
    fields: &UnknownFields,
) -> Result<(), EncodeError> {
    let named: BTreeMap<_, _> = named(registry, message, document.proto_names);
    if named.is_empty() {
        return records::write(&mut document.out, fields.as_bytes());
    }
    let runs = extensions::runs(fields, message.is_message_set());
    let mut counts = BTreeMap::new();
    for run in &runs {
        *counts.entry(run.owner).or_insert(0) += 1;
    }
    for run in &runs {
        let found = run.owner.filter(|_| counts.get(&run.owner) == Some(&1)).and_then(|number| named.get(&number));
        let written = found.is_some_and(|(name, extension)| {
            let mut own = UnknownFields::new();
            own.replace(run.bytes.to_vec());
            document.attempt(|document| (extension.xml.write)(extension.number, &own, document, *name))
        });
        if !written {
            records::write(&mut document.out, run.bytes)?;
        }
    }
    Ok(())
}

/// Returns the extensions of a message that an element can be named after, by their numbers.
pub(super) fn named<'r>(
    registry: &'r Registry,
    message: &'static MessageDescriptor,
    proto_names: bool,
) -> BTreeMap<u32, (Name<'r>, RegisteredExtension)> {
    let all = registry.extensions_of(message).filter_map(|(name, extension)| {
        let is_field = Lookup::new(message, proto_names).find(name).is_some();
        let name = Name::of_field(name).filter(|_| !is_field)?;
        Some((extension.number, (name, extension)))
    });
    all.collect()
}

fn write_as<M: Extendable, T, E: TextExtensionField<T>>(
    number: u32,
    own: &UnknownFields,
    document: &mut sink::Document<'_>,
    name: Name<'_>,
) -> Result<bool, EncodeError> {
    // A reader counts levels on from the message around it.
    let Some(limits) = document.limits_inside(1) else { return Ok(false) };
    let extension = Extension::<M, T, E>::new(number);
    let Some(read) = extension.find_within(own, &limits) else { return Ok(false) };
    if extension.written(&read) != own.as_bytes() {
        return Ok(false);
    }
    let field = const { &FieldDescriptor::new("extension", 1, E::KIND) };
    E::emit(field, &read, &mut Named { document, name })?;
    Ok(true)
}

/// The place of an extension, which has a name of its own.
struct Named<'d, 'w> {
    document: &'d mut sink::Document<'w>,
    name: Name<'d>,
}

impl Fields for Named<'_, '_> {
    type Error = EncodeError;

    fn field<T, E: TextEncoding<T>>(&mut self, _: &'static FieldDescriptor, value: &T) -> Result<(), EncodeError> {
        E::write(value, sink::Element { document: &mut *self.document, name: self.name })
    }

    fn list<T, E: TextEncoding<T>>(
        &mut self,
        field: &'static FieldDescriptor,
        values: &[T],
    ) -> Result<(), EncodeError> {
        values.iter().try_for_each(|value| self.field::<T, E>(field, value))
    }

    fn map<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>, M: MapLike<K, V>>(
        &mut self,
        _: &'static FieldDescriptor,
        _: &M,
    ) -> Result<(), EncodeError> {
        Err(sink::unrepresentable("an extension is no map"))
    }

    fn unknown(&mut self, _: &UnknownFields) -> Result<(), EncodeError> {
        Ok(())
    }
}

/// Reads an element that may be an extension's; false where it is not.
#[cold]
pub(super) fn read<'de, M: DecodeText<'de>>(
    document: &mut source::Document<'de>,
    message: &mut M,
    start: Start<'de>,
    depth: u32,
) -> Result<bool> {
    let registry = document.registry.as_deref();
    let Some(extension) = registry.and_then(|registry| registry.find_extension(M::DESCRIPTOR, start.name)) else {
        return Ok(false);
    };
    let Some(fields) = message.unknown_fields() else { return Ok(false) };
    let fail = |kind| DecodeError::new(kind, start.offset);
    let is_set = M::DESCRIPTOR.is_message_set();
    if extension.xml.is_singular && !extensions::of(fields, extension.number, is_set).is_empty() {
        return Err(fail(DecodeErrorKind::DuplicateField { name: start.name.into() }));
    }
    if extension.xml.is_singular && document.is_nil(&start)? {
        return Ok(true);
    }
    let records = (extension.xml.read)(extension.number, document, start, depth)?;
    if fields.push_charged(&records, |bytes| document.charge(bytes)) {
        return Ok(true);
    }
    Err(fail(DecodeErrorKind::AllocationLimit))
}

fn read_as<'de, M: Extendable, T, E: TextExtensionField<T>>(
    number: u32,
    document: &mut source::Document<'de>,
    mut start: Start<'de>,
    depth: u32,
) -> Result<Vec<u8>> {
    let mut read = E::nothing();
    loop {
        E::read(&mut read, source::Element { document: &mut *document, start, depth })?;
        // All elements of a list make one record where it is packed.
        if !matches!(E::KIND, FieldKind::Repeated { .. }) || !document.events.is_next(start.name) {
            break;
        }
        match document.events.child()? {
            Some(next) => start = next,
            None => break,
        }
    }
    Ok(Extension::<M, T, E>::new(number).records_of(&read))
}

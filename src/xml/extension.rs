//! Extensions as elements, by way of a registry: `<gallery.width>640</gallery.width>`.
//!
//! The name is the extension's full name, whose dots a field's name does not have. A list repeats its element. They stand
//! among the unknown fields, where their records are. Records that would not come back as they are, as those of a value that
//! was given twice, or in a form that our encoder has not, are unknown fields.

use alloc::{boxed::Box, collections::BTreeMap, vec::Vec};

use super::{attributes::Start, lookup::Lookup, output::Name, records, sink, source};
use crate::{
    encoding::{MapLike, TextExtensionField},
    error::{DecodeError, DecodeErrorKind, EncodeError, Result},
    excerpt,
    extension::{Extendable, Extension, Numbers, records as extensions},
    registry::{Extensions, RegisteredExtension, Registry},
    schema::{FieldDescriptor, FieldKind, MessageDescriptor},
    unknown::UnknownFields,
    walk::{DecodeText, Fields, TextEncoding},
};

/// How an extension is written and read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct XmlExtension {
    /// Writes what all of its records hold; false where that would be other records when it is encoded again.
    write: fn(u32, &[u8], &mut sink::Document<'_>, Name<'_>) -> Result<bool, EncodeError>,
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
///
/// It is in small parts, as they are on the stack for each level of extensions.
#[cold]
pub(super) fn write(
    document: &mut sink::Document<'_>,
    registry: &Registry,
    message: &'static MessageDescriptor,
    fields: &UnknownFields,
) -> Result<(), EncodeError> {
    let Some(extensions) = registry.extensions_of(message) else {
        return records::write(document, fields.as_bytes());
    };
    runs(extensions, message, fields).iter().try_for_each(|run| run.write(document))
}

/// Records side by side that are of one extension, or of none.
struct Run<'u, 'r> {
    bytes: &'u [u8],
    /// The extension, where an element can be named after it and no other records are of it.
    extension: Option<(Name<'r>, &'r RegisteredExtension)>,
}

impl Run<'_, '_> {
    fn write(&self, document: &mut sink::Document<'_>) -> Result<(), EncodeError> {
        match self.extension {
            Some((name, extension)) if self.write_by_name(document, name, extension) => Ok(()),
            _ => records::write(document, self.bytes),
        }
    }

    /// Writes an element of that name; false where nothing was written, as that would not be the same.
    fn write_by_name(
        &self,
        document: &mut sink::Document<'_>,
        name: Name<'_>,
        extension: &RegisteredExtension,
    ) -> bool {
        document.attempt(|document| (extension.xml.write)(extension.number, self.bytes, document, name))
    }
}

#[inline(never)]
fn runs<'u, 'r>(
    extensions: Extensions<'r>,
    message: &'static MessageDescriptor,
    fields: &'u UnknownFields,
) -> Vec<Run<'u, 'r>> {
    let runs = extensions::runs(fields, message.is_message_set());
    let mut counts = BTreeMap::new();
    for run in &runs {
        *counts.entry(run.owner).or_insert(0) += 1;
    }
    let find = |owner: &Option<u32>| {
        let number = owner.filter(|_| counts.get(owner) == Some(&1))?;
        named(extensions, number, message)
    };
    runs.into_iter().map(|run| Run { bytes: run.bytes, extension: find(&run.owner) }).collect()
}

/// Returns the extension of a number, where an element can be named after it.
pub(super) fn named<'r>(
    extensions: Extensions<'r>,
    number: u32,
    message: &'static MessageDescriptor,
) -> Option<(Name<'r>, &'r RegisteredExtension)> {
    // Any name of a field will do, whichever of them a writer uses.
    let is_field = |name: &str| Lookup::new(message, false).find(name).is_some();
    let mut named = extensions.all_numbered(number).filter(|(name, _)| !is_field(name));
    named.find_map(|(name, extension)| Some((Name::of_field(name)?, extension)))
}

fn write_as<M: Extendable, T, E: TextExtensionField<T>>(
    number: u32,
    own: &[u8],
    document: &mut sink::Document<'_>,
    name: Name<'_>,
) -> Result<bool, EncodeError> {
    let Some(read) = unpack::<M, T, E>(number, own, document)? else { return Ok(false) };
    let field = const { &FieldDescriptor::new("extension", 1, E::KIND) };
    E::emit(field, &read, &mut Named { document, name })?;
    Ok(true)
}

/// Returns what records hold, if it would be the same records again.
#[inline(never)]
fn unpack<M: Extendable, T, E: TextExtensionField<T>>(
    number: u32,
    own: &[u8],
    document: &mut sink::Document<'_>,
) -> Result<Option<Box<E::Read>>, EncodeError> {
    let read = Extension::<M, T, E>::find_within(number, own, &mut document.allowance, &document.limits)?;
    Ok(read.filter(|read| Extension::<M, T, E>::new(number).written(read) == own))
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

/// The extensions that the records of one message are of.
#[derive(Debug, Default)]
pub(super) struct Seen {
    numbers: Numbers,
    /// How many bytes of the unknown fields were looked at.
    len: usize,
}

impl Seen {
    /// Reads an element that may be an extension's; false where it is not.
    #[cold]
    pub(super) fn read<'de, M: DecodeText<'de>>(
        &mut self,
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
        self.look_at(fields, M::DESCRIPTOR.is_message_set());
        if extension.xml.is_singular && self.numbers.contains(extension.number) {
            return Err(fail(DecodeErrorKind::DuplicateField { name: excerpt::name(start.name) }));
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

    /// Notes the extensions of the records that came since the last time, as elements of any name.
    fn look_at(&mut self, fields: &UnknownFields, is_set: bool) {
        let new = fields.as_bytes().get(self.len..).unwrap_or_default();
        extensions::owners(new, is_set).for_each(|owner| {
            self.numbers.insert(owner);
        });
        self.len = fields.as_bytes().len();
    }
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

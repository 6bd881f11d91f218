//! Extensions: `"[pkg.ext]":1` in the object of their message, by way of a registry.

use alloc::{format, vec::Vec};

use super::{
    read::Scope,
    run::Step,
    scan::{Failed, Scanner},
    source::Here,
    write::{Output, Result},
};
use crate::{
    encoding::{MapLike, TextExtensionField},
    error::{DecodeErrorKind, EncodeError},
    excerpt,
    extension::{Extendable, Extension, Numbers},
    registry::{FoundExtension, RegisteredExtension, Registry},
    schema::{FieldDescriptor, MessageDescriptor},
    unknown::UnknownFields,
    walk::{DecodeText, Fields, TextEncoding},
};

/// How an extension is written and read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct JsonExtension {
    /// Returns the records of what was read.
    read: for<'p, 'de, 'x> fn(u32, Here<'p, 'de, 'x>) -> Result<Vec<u8>, Failed>,
    /// Writes under a name what its records hold, if that can be read.
    write: fn(u32, UnknownFields, &mut Output<'_>, &str) -> Result,
}

impl JsonExtension {
    pub(crate) fn of<M: Extendable, T, E: TextExtensionField<T>>() -> Self {
        Self { read: |number, here| Extension::<M, T, E>::new(number).read_records(here), write: write_as::<M, T, E> }
    }
}

fn write_as<M: Extendable, T, E: TextExtensionField<T>>(
    number: u32,
    own: UnknownFields,
    out: &mut Output<'_>,
    name: &str,
) -> Result {
    let around = out.allowance;
    let found = Extension::<M, T, E>::find_within(number, own.as_bytes(), &mut out.allowance, &out.options.limits)?;
    // It is a copy of what was decoded.
    drop(own);
    if let Some(read) = found {
        let field = const { &FieldDescriptor::new("extension", 1, E::KIND) };
        E::emit(field, &*read, &mut Named { out: &mut *out, name })?;
    }
    out.allowance = around;
    Ok(())
}

/// Writes the extensions among the unknown fields of a message.
#[cold]
pub(super) fn write(
    out: &mut Output<'_>,
    registry: &Registry,
    message: &'static MessageDescriptor,
    unknown: &UnknownFields,
) -> Result {
    registry.extensions_among(unknown, message).into_iter().try_for_each(|found| {
        let FoundExtension { name, extension, records } = found;
        (extension.json.write)(extension.number, records, out, name).map_err(|error| out.in_extension(error, name))
    })
}

/// The place of an extension, which has a name that no derive has made a key of.
struct Named<'n, 'w, 'o> {
    out: &'w mut Output<'o>,
    name: &'n str,
}

impl Named<'_, '_, '_> {
    fn key(&mut self) {
        self.out.key(&format!("[{}]", self.name));
    }
}

impl Fields for Named<'_, '_, '_> {
    type Error = EncodeError;

    fn field<T, E: TextEncoding<T>>(&mut self, _field: &'static FieldDescriptor, value: &T) -> Result {
        self.key();
        E::write(value, self.out.behind(&""))
    }

    fn list<T, E: TextEncoding<T>>(&mut self, _field: &'static FieldDescriptor, values: &[T]) -> Result {
        self.key();
        self.out.elements::<T, E>(values)
    }

    fn map<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>, M: MapLike<K, V>>(
        &mut self,
        _field: &'static FieldDescriptor,
        entries: &M,
    ) -> Result {
        self.key();
        self.out.entries::<K, V, KE, VE, M>(entries)
    }

    fn unknown(&mut self, _fields: &UnknownFields) -> Result {
        Ok(())
    }
}

/// The extensions of one message that came.
#[derive(Default)]
pub(super) struct Seen(Numbers);

impl Seen {
    /// Reads the value of an extension, with the colon before it; false where no extension has that name.
    #[cold]
    pub(super) fn read<'de, 'x, M: DecodeText<'de>>(
        &mut self,
        message: &mut M,
        name: &str,
        scanner: &mut Scanner<'de, 'x>,
        scope: Scope<'x>,
    ) -> Result<bool, Failed> {
        let Some(extension) = find(scope.run.registry, M::DESCRIPTOR, name) else { return Ok(false) };
        let step = || scope.run.step(Step::Extension(excerpt::name(name)));
        if !self.0.insert(extension.number) {
            let kind = DecodeErrorKind::DuplicateField { name: excerpt::name(name) };
            let error = scope.run.fail(kind, Some(name));
            step();
            return Err(error);
        }
        scanner.colon()?;
        let at = scanner.at();
        let here = Here { scanner: &mut *scanner, scope };
        let records = (extension.json.read)(extension.number, here).inspect_err(|_| step())?;
        let charge = |bytes| scope.run.budget.charge(bytes);
        if message.unknown_fields().is_some_and(|fields| fields.push_charged(&records, charge)) {
            return Ok(true);
        }
        step();
        Err(scanner.fail(at, DecodeErrorKind::AllocationLimit))
    }
}

/// Finds the extension of a key.
fn find(registry: Option<&Registry>, message: &MessageDescriptor, key: &str) -> Option<RegisteredExtension> {
    let name = key.strip_prefix('[')?.strip_suffix(']')?;
    registry?.find_extension(message, name)
}

//! Messages in an `Any` and extensions, by way of a registry: what the text format does with types that it knows by name.

use alloc::{borrow::Cow, boxed::Box, format, string::String, vec::Vec};

use super::{
    lexer::is_type_name,
    read::{Input, Place, Progress, duplicate},
    write::{Key, Output, ToKey, write_body, write_extension},
};
use crate::{
    encoding::{MapLike, TextExtensionField},
    error::{DecodeError, DecodeErrorKind, EncodeError, Result},
    excerpt,
    extension::{Extendable, Extension},
    message::Message,
    proto,
    schema::{FieldDescriptor, FieldKind},
    unknown::UnknownFields,
    walk::{DecodeText, EncodeText, Fields, Given, TextEncoding, limit_in},
};

/// How a message in an `Any` is read and written.
#[derive(Clone, Copy)]
pub(crate) struct TextMessage {
    read: for<'i, 'de> fn(Place<'i, 'de>) -> Result<Vec<u8>>,
    /// Writes under a name what bytes hold; false where they hold no such message.
    write: fn(Vec<u8>, &mut Output<'_>, &str) -> Result<bool, EncodeError>,
}

impl TextMessage {
    pub(crate) fn of<M: Message + EncodeText + for<'de> DecodeText<'de>>() -> Self {
        Self { read: read_message::<M>, write: write_message::<M> }
    }
}

fn read_message<M: Message + for<'a> DecodeText<'a>>(place: Place<'_, '_>) -> Result<Vec<u8>> {
    Ok(<M as DecodeText<'_>>::read(place)?.map_or_else(Vec::new, |message| message.encode_to_vec()))
}

fn write_message<M: Message + EncodeText>(
    bytes: Vec<u8>,
    out: &mut Output<'_>,
    name: &str,
) -> Result<bool, EncodeError> {
    let around = out.allowance;
    let Some(message) = unpack::<M>(bytes, out)? else { return Ok(false) };
    out.open(name)?;
    write_body(&*message, out)?;
    out.close();
    out.allowance = around;
    Ok(true)
}

/// Decodes a message, which takes a level, if the bytes hold one. They are a copy, and gone then.
#[inline(never)]
fn unpack<M: Message>(bytes: Vec<u8>, out: &mut Output<'_>) -> Result<Option<Box<M>>, EncodeError> {
    out.allowance.enter()?;
    let decoded = out.allowance.decode(&out.options.limits, bytes.len(), |limits| proto::unpack(&bytes, limits));
    out.allowance.leave();
    match decoded {
        Ok(message) => Ok(Some(message)),
        Err(error) => limit_in(&error, M::DESCRIPTOR.name()).map_or(Ok(None), Err),
    }
}

/// How an extension is read and written.
#[derive(Clone, Copy)]
pub(crate) struct TextExtension {
    /// Returns the records of what was read.
    read: for<'i, 'de> fn(u32, Place<'i, 'de>) -> Result<Vec<u8>>,
    /// Writes what its records hold; false where that is nothing.
    pub(super) write: fn(u32, UnknownFields, &mut Output<'_>, &str) -> Result<bool, EncodeError>,
}

impl TextExtension {
    pub(crate) fn of<M: Extendable, T, E: TextExtensionField<T>>() -> Self {
        Self { read: read_extension::<M, T, E>, write: print_extension::<M, T, E> }
    }
}

fn read_extension<M: Extendable, T, E: TextExtensionField<T>>(number: u32, place: Place<'_, '_>) -> Result<Vec<u8>> {
    Extension::<M, T, E>::new(number).read_records(place)
}

fn print_extension<M: Extendable, T, E: TextExtensionField<T>>(
    number: u32,
    own: UnknownFields,
    out: &mut Output<'_>,
    name: &str,
) -> Result<bool, EncodeError> {
    let around = out.allowance;
    let found = Extension::<M, T, E>::find_within(number, own.as_bytes(), &mut out.allowance, &out.options.limits);
    // It is a copy of what was decoded.
    drop(own);
    if let Some(read) = found.map_err(|error| error.within(name))? {
        let field = const { &FieldDescriptor::new("extension", 1, E::KIND) };
        write_extension(out, M::DESCRIPTOR, name, |body| E::emit(field, &read, body))?;
        out.allowance = around;
        return Ok(true);
    }
    out.allowance = around;
    Ok(false)
}

/// The numbers of the fields of `Any`.
const TYPE_URL: u32 = 1;
const VALUE: u32 = 2;

/// Reads what stands behind a name in brackets; false where that is an unknown field. The type of an `Any` is none: what
/// is in it may not be left out.
#[cold]
pub(super) fn read_bracketed<'de, M: DecodeText<'de>>(
    input: &mut Input<'de>,
    message: &mut M,
    progress: &mut Progress,
    name: &str,
    at: usize,
) -> Result<bool> {
    let inner = name.trim_matches(['[', ']']);
    match inner.rsplit_once('/') {
        Some((_, full_name)) if M::DESCRIPTOR.is_any() => {
            let found = input.registry.as_ref().and_then(|registry| registry.find_message(full_name));
            let unknown = || DecodeErrorKind::UnknownType { name: excerpt::name(full_name) };
            let found = found.ok_or_else(|| DecodeError::new(unknown(), at))?;
            read_any(input, message, progress, (name, at), found).map(|()| true)
        }
        Some(_) => Ok(false),
        None => {
            let Some(registry) = input.registry.clone() else { return Ok(false) };
            let Some(extension) = registry.find_in_text(M::DESCRIPTOR, inner) else { return Ok(false) };
            if !matches!(extension.kind, FieldKind::Repeated { .. }) && !progress.insert_extension(extension.number) {
                return Err(duplicate(name, at).within(name));
            }
            let place = input.place(progress, &FieldDescriptor::new("", 1, extension.kind));
            let records = (extension.text.read)(extension.number, place).map_err(|error| error.within(name))?;
            let kept = message
                .unknown_fields()
                .is_some_and(|fields| fields.push_charged(&records, |bytes| input.charge(bytes)));
            if kept { Ok(true) } else { Err(DecodeError::new(DecodeErrorKind::AllocationLimit, at).within(name)) }
        }
    }
}

fn read_any<'de, M: DecodeText<'de>>(
    input: &mut Input<'de>,
    message: &mut M,
    progress: &mut Progress,
    (name, at): (&str, usize),
    found: TextMessage,
) -> Result<()> {
    for number in [TYPE_URL, VALUE] {
        if !progress.insert_field(number) {
            return Err(duplicate(name, at).within(name));
        }
    }
    let place = input.message_place(progress);
    let value = (found.read)(place).map_err(|error| error.within(name))?;
    let url = name.trim_matches(['[', ']']).as_bytes();
    let charge = |bytes| input.charge(bytes);
    message.merge_field(TYPE_URL, Given::new(Cow::Owned(url.into()), at, charge))?;
    message.merge_field(VALUE, Given::new(Cow::Owned(value), at, charge))
}

/// Writes an `Any` as the message in it; false where it is something else, or holds what the registry does not have.
#[inline(never)]
pub(super) fn write_any<M: EncodeText>(any: &M, out: &mut Output<'_>) -> Result<bool, EncodeError> {
    match packed(any, out)? {
        Some((found, name, value)) => (found.write)(value, out, &name),
        None => Ok(false),
    }
}

/// Returns what an `Any` holds: how to write it, its name and its bytes.
#[inline(never)]
fn packed<M: EncodeText>(any: &M, out: &Output<'_>) -> Result<Option<(TextMessage, String, Vec<u8>)>, EncodeError> {
    let Some(registry) = out.registry() else { return Ok(None) };
    let mut parts = Parts::default();
    any.emit(&mut parts)?;
    let value = match parts.value {
        None => Vec::new(),
        Some(Key::Bytes(value)) => value,
        Some(_) => return Ok(None),
    };
    let Some(Key::Text(url)) = parts.url else { return Ok(None) };
    let name = format!("[{url}]");
    let found = url.rsplit_once('/').and_then(|(_, full_name)| registry.find_message(full_name));
    Ok(found.filter(|_| is_type_name(&name)).map(|found| (found, name, value)))
}

/// The fields of an `Any`.
#[derive(Default)]
struct Parts {
    url: Option<Key>,
    value: Option<Key>,
}

impl Fields for Parts {
    type Error = EncodeError;

    fn field<T, E: TextEncoding<T>>(&mut self, field: &'static FieldDescriptor, value: &T) -> Result<(), EncodeError> {
        match field.number() {
            TYPE_URL => self.url = Some(E::write(value, ToKey)?),
            VALUE => self.value = Some(E::write(value, ToKey)?),
            _ => {}
        }
        Ok(())
    }

    fn list<T, E: TextEncoding<T>>(&mut self, _: &'static FieldDescriptor, _: &[T]) -> Result<(), EncodeError> {
        Ok(())
    }

    fn map<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>, M: MapLike<K, V>>(
        &mut self,
        _: &'static FieldDescriptor,
        _: &M,
    ) -> Result<(), EncodeError> {
        Ok(())
    }

    fn unknown(&mut self, _: &UnknownFields) -> Result<(), EncodeError> {
        Ok(())
    }
}

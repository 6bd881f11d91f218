//! `google.protobuf.Any`: the message inside is written out, beside the URL of its type.
//!
//! The type may come behind the fields, so that an `Any` is read twice: once for the URL, and once by the type.

use alloc::{boxed::Box, string::String, vec::Vec};
use core::mem::take;

use super::{
    key::TYPE_URL,
    read::Scope,
    run::Step,
    scan::{Failed, Scanner},
    source::Here,
    write::{OBJECT, Output, Result},
};
use crate::{
    error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind},
    excerpt,
    message::Message,
    proto,
    registry::Registry,
    schema::{MessageDescriptor, name_in_url, unknown_type},
    walk::{DecodeText, EncodeText, Source, limit_in},
};

/// The key of a message that is no object itself.
const VALUE: &str = "value";

/// How a message of some type is written and read inside an `Any`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Packed {
    write: fn(&mut Output<'_>, &str, &[u8]) -> Result,
    read: for<'de, 'x> fn(&mut Scanner<'de, 'x>, Scope<'x>) -> Result<Vec<u8>, Failed>,
}

impl Packed {
    pub(crate) fn of<M: Message + EncodeText + for<'de> DecodeText<'de>>() -> Self {
        Self { write: write_as::<M>, read: read_as::<M> }
    }
}

/// Writes the message inside an `Any`.
pub(super) fn write(out: &mut Output<'_>, type_url: &str, value: &[u8]) -> Result {
    match find(out.options.registry.as_deref(), type_url) {
        Some(packed) => (packed.write)(out, type_url, value),
        None => {
            let name = excerpt::name(name_in_url(type_url).unwrap_or(type_url));
            Err(EncodeError::new(EncodeErrorKind::UnknownType { name }))
        }
    }
}

fn write_as<M: Message + EncodeText>(out: &mut Output<'_>, type_url: &str, value: &[u8]) -> Result {
    let around = out.allowance;
    let message = unpack::<M>(out, value)?;
    write_unpacked(out, type_url, &*message)?;
    out.allowance = around;
    Ok(())
}

fn write_unpacked<M: EncodeText>(out: &mut Output<'_>, type_url: &str, message: &M) -> Result {
    out.bracketed(OBJECT, |out| {
        out.key(TYPE_URL);
        out.buffer.string(b"", type_url);
        if M::HAS_FORM {
            out.key(VALUE);
            message.write(out.behind(&"")).map_err(|error| out.step(error, |error| error.within(VALUE)))
        } else {
            out.deeper(|out| out.fields(message))
        }
    })
}

/// Decodes the message inside, which takes a level and may be as deep as what is around it leaves levels.
fn unpack<M: Message>(out: &mut Output<'_>, value: &[u8]) -> Result<Box<M>> {
    out.allowance.enter()?;
    let decoded = out.allowance.decode(&out.options.limits, value.len(), |limits| proto::unpack(value, limits));
    out.allowance.leave();
    decoded.map_err(|error| invalid(&error, M::DESCRIPTOR))
}

/// Says why bytes are no such message.
#[cold]
#[inline(never)]
fn invalid(error: &DecodeError, message: &MessageDescriptor) -> EncodeError {
    limit_in(error, message.name()).unwrap_or_else(|| {
        let name = message.full_name().into();
        EncodeError::new(EncodeErrorKind::InvalidPayload { name, message: excerpt::words(error) })
    })
}

/// Returns how messages of the type of a URL are written and read.
fn find(registry: Option<&Registry>, type_url: &str) -> Option<Packed> {
    registry?.packed(name_in_url(type_url)?)
}

/// Reads an `Any`, whose brace was peeked: its type URL, and the message inside as bytes.
pub(super) fn read<'de, 'x>(scanner: &mut Scanner<'de, 'x>, scope: Scope<'x>) -> Result<(String, Vec<u8>), Failed> {
    let mut again = scanner.clone();
    let start = scanner.at();
    let Some(type_url) = read_type_url(scanner, scope)? else { return Ok((String::new(), Vec::new())) };
    // An `Any` inside an `Any` is looked through once more for each level above. It is taken off the budget, so that
    // the work is bounded by that.
    if !scope.run.budget.charge(scanner.at() - start) {
        return Err(scanner.fail(start, DecodeErrorKind::AllocationLimit));
    }
    let packed = find(scope.run.registry, &type_url).ok_or_else(|| scanner.fail(start, unknown_type(&type_url)))?;
    Ok((type_url, (packed.read)(&mut again, scope)?))
}

/// Reads an object for its type URL alone; `None` where it has no fields at all.
fn read_type_url<'de, 'x>(scanner: &mut Scanner<'de, 'x>, scope: Scope<'x>) -> Result<Option<String>, Failed> {
    let start = scanner.at();
    scanner.bump();
    let (mut type_url, mut first, mut empty) = (None, true, true);
    while let Some(key) = scanner.next_key(take(&mut first))? {
        empty = false;
        if key == TYPE_URL && type_url.is_some() {
            return Err(scanner.fail(scanner.at(), DecodeErrorKind::DuplicateField { name: TYPE_URL.into() }));
        }
        scanner.colon()?;
        if key == TYPE_URL {
            type_url = Here { scanner, scope: scope.of_any(false) }.string()?;
        } else {
            scanner.skip()?;
        }
    }
    match type_url {
        Some(type_url) => Ok(Some(type_url.into_owned())),
        None if empty => Ok(None),
        None => Err(scanner.fail(start, DecodeErrorKind::MissingField { name: TYPE_URL.into() })),
    }
}

fn read_as<'de, 'x, M: Message + EncodeText + for<'a> DecodeText<'a>>(
    scanner: &mut Scanner<'de, 'x>,
    scope: Scope<'x>,
) -> Result<Vec<u8>, Failed> {
    let message: Option<M> = if M::HAS_FORM {
        read_form(scanner, scope)?
    } else {
        <M as DecodeText<'de>>::read(Here { scanner, scope: scope.of_any(true) })?
    };
    message.map(|message| message.encode_to_vec()).ok_or_else(|| scanner.unexpected("a value"))
}

/// Reads a message that is no object itself, and stands under a key.
fn read_form<'de, 'x, M: DecodeText<'de>>(
    scanner: &mut Scanner<'de, 'x>,
    scope: Scope<'x>,
) -> Result<Option<M>, Failed> {
    let start = scanner.at();
    scanner.bump();
    let (mut message, mut first) = (None, true);
    while let Some(key) = scanner.next_key(take(&mut first))? {
        let at = scanner.at();
        scanner.colon()?;
        if key == VALUE && message.is_none() {
            let value = M::read(Here { scanner, scope: scope.of_any(false) });
            message = value.inspect_err(|_| scope.run.step(Step::Field(VALUE)))?;
        } else if key == VALUE {
            return Err(scanner.fail(at, DecodeErrorKind::DuplicateField { name: VALUE.into() }));
        } else if key == TYPE_URL || scope.run.ignore_unknown_fields {
            scanner.skip()?;
        } else {
            return Err(scanner.fail(at, DecodeErrorKind::UnknownField { name: excerpt::name(&key) }));
        }
    }
    if message.is_none() {
        return Err(scanner.fail(start, DecodeErrorKind::MissingField { name: VALUE.into() }));
    }
    Ok(message)
}

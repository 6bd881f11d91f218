//! `google.protobuf.Any` with the message inside written out, by way of a registry.
//!
//! `<detail type-url="type.googleapis.com/pkg.Answer"><Answer><value>42</value></Answer></detail>`: the element inside is
//! what would be the root of a document of that message. Any other `Any` has its two fields: one of a type that is not in
//! the registry, and one whose bytes would not come back as they are, as those of an encoder with another order.

use alloc::{borrow::Cow, boxed::Box, string::String, vec::Vec};

use super::{
    attributes::Start,
    escape::{self, Need},
    output::Name,
    sink, source,
};
use crate::{
    error::{DecodeError, DecodeErrorKind, EncodeError, Result},
    excerpt,
    message::Message,
    proto,
    registry::Registry,
    schema::{name_in_url, unknown_type},
    walk::{DecodeText, EncodeText, Given},
    wire::{Reader, Tag, WireType},
};

/// The attribute with the URL of the type; no derived name has a hyphen.
pub(super) const TYPE_URL: Name<'static> = Name::literal("type-url");

/// The numbers of the fields of `Any`.
const URL: u32 = 1;
const VALUE: u32 = 2;

/// How a message of some type is written and read inside an `Any`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct XmlMessage {
    /// Writes the message in an `Any`; false where there is none, or its bytes would be others when it is encoded again.
    write: fn(&mut sink::Document<'_>, Packed) -> Result<bool, EncodeError>,
    /// Reads the message as bytes, with levels left below what is around it.
    read: for<'d, 'de> fn(&'d mut source::Document<'de>, Start<'de>, u32) -> Result<Vec<u8>>,
}

impl XmlMessage {
    pub(crate) fn of<M: Message + EncodeText + for<'de> DecodeText<'de>>() -> Self {
        Self { write: write_as::<M>, read: read_as::<M> }
    }
}

/// Returns how messages of the type of a URL are written and read.
fn find(registry: Option<&Registry>, type_url: &str) -> Option<XmlMessage> {
    registry?.xml_message(name_in_url(type_url)?)
}

/// Writes an `Any` with the message inside it; false where nothing was written, as that would not be the same.
#[cold]
pub(super) fn write<M: EncodeText>(document: &mut sink::Document<'_>, name: Name<'_>, any: &M) -> bool {
    let Some((packed, type_url)) = Packed::of(any) else { return false };
    let Some(inside) = find(document.registry.as_deref(), &type_url) else { return false };
    document.attempt(|document| {
        document.allowance.enter()?;
        document.out.begin(name);
        document.out.attribute(TYPE_URL, &type_url);
        let written = (inside.write)(document, packed);
        document.out.end();
        written
    })
}

/// What an `Any` holds: the value, at the end of its bytes.
struct Packed {
    any: Vec<u8>,
    len: usize,
}

impl Packed {
    /// Returns it and the URL; `None` where the `Any` has other fields, or cannot be told apart from what it does not have.
    #[inline(never)]
    fn of<M: EncodeText>(any: &M) -> Option<(Self, String)> {
        let any = proto::to_vec(any);
        let (type_url, value) = parts(&any)?;
        let (len, type_url) = (value.len(), type_url.into());
        Some((Self { any, len }, type_url))
    }

    fn value(&self) -> &[u8] {
        self.any.get(self.any.len() - self.len..).unwrap_or_default()
    }

    /// Decodes the message, which takes a level, and returns it if it would be the same bytes again. The bytes are gone then,
    /// as it is a copy of them.
    #[inline(never)]
    fn unpack<M: Message>(self, document: &mut sink::Document<'_>) -> Option<Box<M>> {
        document.allowance.enter().ok()?;
        let value = self.value();
        let decoded =
            document.allowance.decode(&document.limits, value.len(), |limits| proto::unpack::<M>(value, limits));
        document.allowance.leave();
        decoded.ok().filter(|message| proto::to_vec(&**message) == value)
    }
}

/// Returns the URL and the value, where an `Any` has these alone and they can be told apart from what it does not have.
fn parts(any: &[u8]) -> Option<(&str, &[u8])> {
    let mut reader = Reader::new(any);
    let type_url = field(&mut reader, URL).and_then(|bytes| core::str::from_utf8(bytes).ok())?;
    let value = if reader.is_empty() { &[] } else { field(&mut reader, VALUE).filter(|value| !value.is_empty())? };
    (reader.is_empty() && escape::need(type_url) != Need::Backslashes).then_some((type_url, value))
}

fn field<'a>(reader: &mut Reader<'a>, number: u32) -> Option<&'a [u8]> {
    let tag = reader.tag().ok()?;
    if tag == Tag::new(number, WireType::LengthDelimited) { reader.bytes().ok() } else { None }
}

fn write_as<M: Message + EncodeText>(document: &mut sink::Document<'_>, packed: Packed) -> Result<bool, EncodeError> {
    let Some(name) = Name::of_field(M::DESCRIPTOR.name()) else { return Ok(false) };
    let Some(message) = packed.unpack::<M>(document) else { return Ok(false) };
    message.write(sink::Element { document, name })?;
    Ok(true)
}

/// Returns the URL that an element has.
#[cold]
pub(super) fn type_url<'de>(start: &Start<'de>) -> Result<Option<Cow<'de, str>>> {
    start.attribute(TYPE_URL.as_str())
}

/// Reads an `Any` whose element says its type.
#[cold]
pub(super) fn read<'de, M: DecodeText<'de>>(
    element: source::Element<'_, 'de>,
    any: &mut M,
    type_url: Cow<'de, str>,
) -> Result<bool> {
    let source::Element { document, start, depth } = element;
    let fail = |kind| DecodeError::new(kind, start.offset);
    document.allow_attributes(&start, &[TYPE_URL.as_str()])?;
    let depth = depth.checked_sub(1).ok_or_else(|| fail(DecodeErrorKind::DepthLimit))?;
    let inside = find(document.registry.as_deref(), &type_url).ok_or_else(|| fail(unknown_type(&type_url)))?;
    let Some(child) = document.events.child()? else {
        return Err(fail(DecodeErrorKind::MissingField {
            name: excerpt::name(name_in_url(&type_url).unwrap_or_default()),
        }));
    };
    let value = (inside.read)(document, child, depth)?;
    document.events.end()?;
    let given = |value| Given::new(value, start.offset, |bytes| document.charge(bytes));
    any.merge_field(URL, given(Cow::Owned(type_url.into_owned().into_bytes())))?;
    if !value.is_empty() {
        any.merge_field(VALUE, given(Cow::Owned(value)))?;
    }
    Ok(true)
}

fn read_as<'de, M: Message + for<'a> DecodeText<'a>>(
    document: &mut source::Document<'de>,
    start: Start<'de>,
    depth: u32,
) -> Result<Vec<u8>> {
    let expected = M::DESCRIPTOR.name();
    if start.name != expected {
        let kind = DecodeErrorKind::UnknownField { name: excerpt::name(start.name) };
        return Err(DecodeError::new(kind, start.offset));
    }
    let read = <M as DecodeText<'de>>::read(source::Element { document, start, depth });
    let message = read.map_err(|error| error.within(expected))?;
    Ok(message.map_or_else(Vec::new, |message| proto::to_vec(&message)))
}

//! Well-known types as text: `<created>1970-01-01T00:00:00Z</created>`, where that is the same message when it is read.
//!
//! Those that one string or one scalar stands for have it, and `Struct`, `Value` and `ListValue` have their JSON,
//! `<settings>{"retry":true}</settings>`. What has no such text, such as a timestamp in the year 10000 or a NaN in a `Value`,
//! is an element with the fields as any message.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use super::{
    escape::{self, Need},
    sink, source,
};
use crate::{
    encoding::MapLike,
    error::{DecodeError, DecodeErrorKind, EncodeError},
    json::inside::{self, Around},
    message::Encode,
    schema::MessageDescriptor,
    walk::{DecodeText, Dynamic, FormSink, FormSource, ReadForm, Sink, Source, TextEncoding, WriteForm, read_message},
    wire::Shared,
};

/// Whether a message is one of the well-known types that a text may stand for.
pub(super) fn is_text(message: &MessageDescriptor) -> bool {
    text_of(message).is_some()
}

/// The text of a well-known type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Text {
    /// That of a string or a scalar.
    Plain,
    Json,
}

fn text_of(message: &MessageDescriptor) -> Option<Text> {
    // The text has no place for unknown fields.
    if message.package() != "google.protobuf" || message.keeps_unknown_fields() {
        return None;
    }
    match message.name() {
        "Timestamp" | "Duration" | "FieldMask" | "DoubleValue" | "FloatValue" | "Int64Value" | "UInt64Value"
        | "Int32Value" | "UInt32Value" | "BoolValue" | "StringValue" | "BytesValue" => Some(Text::Plain),
        "Struct" | "Value" | "ListValue" => Some(Text::Json),
        _ => None,
    }
}

/// Writes a message that has a form of its own.
pub(super) fn write<M: WriteForm>(element: sink::Element<'_, '_>, message: &M) -> Result<(), EncodeError> {
    let sink::Element { document, name } = element;
    // One without a text is refused before anything is written.
    let written = match text_of(M::DESCRIPTOR) {
        Some(Text::Plain) => write_plain(sink::Element { document: &mut *document, name }, message),
        Some(Text::Json) => write_json(sink::Element { document: &mut *document, name }, message),
        None => Err(no_text()),
    };
    if written.is_ok() { Ok(()) } else { sink::Element { document, name }.message(message) }
}

fn write_plain<M: WriteForm>(element: sink::Element<'_, '_>, message: &M) -> Result<(), EncodeError> {
    // It is a message on the binary wire.
    element.document.allowance.enter()?;
    element.document.allowance.leave();
    message.write_form(element)
}

fn write_json<M: WriteForm>(element: sink::Element<'_, '_>, message: &M) -> Result<(), EncodeError> {
    let json = inside::write(message, element.document.allowance.levels())?;
    element.document.unordered |= json.unordered;
    element.string(&legal(json.text))
}

/// Escapes what JSON need not escape, and XML has no form for, as JSON does: U+FFFE and U+FFFF, which stand in strings only.
fn legal(json: String) -> String {
    if escape::need(&json) != Need::Backslashes {
        return json;
    }
    let mut legal = String::with_capacity(json.len() + 8);
    for c in json.chars() {
        if escape::is_char(c) { legal.push(c) } else { legal.push_str(&format!("\\u{:04x}", u32::from(c))) }
    }
    legal
}

/// Reads a message that has a form of its own.
pub(super) fn read<'de, M: ReadForm<'de>>(element: source::Element<'_, 'de>) -> Result<Option<M>, DecodeError> {
    let Some(text) = text_of(M::DESCRIPTOR) else { return read_message(element) };
    // No JSON is blank, so that such an element is a message without fields.
    if !element.document.events.holds_text(text == Text::Plain)? {
        return read_message(element);
    }
    // It is a message on the binary wire.
    if element.depth == 0 {
        return Err(DecodeError::new(DecodeErrorKind::DepthLimit, element.start.offset));
    }
    match text {
        Text::Plain => M::read_form(element),
        Text::Json => read_json(element),
    }
}

fn read_json<'de, M: ReadForm<'de>>(element: source::Element<'_, 'de>) -> Result<Option<M>, DecodeError> {
    let source::Element { document, start, depth } = element;
    let text = source::Element { document: &mut *document, start, depth }.string()?.unwrap_or_default();
    let at = document.events.offset_of(&text);
    let budget = Shared::with_budget(document.events.budget.get());
    let around = Around { budget, depth, ignore_unknown_fields: document.ignores_unknown() };
    let (message, budget) = around.read(text).map_err(|error| {
        let offset = at.map_or(start.offset, |at| at + error.offset());
        error.with_offset(offset)
    })?;
    document.events.budget.set(budget.budget());
    Ok(Some(message))
}

#[cold]
fn no_text() -> EncodeError {
    sink::unrepresentable("only a string or a scalar stands for a message in XML")
}

impl FormSink for sink::Element<'_, '_> {
    fn fail(reason: &'static str) -> EncodeError {
        sink::unrepresentable(reason)
    }

    fn null(self) -> Result<(), EncodeError> {
        Err(no_text())
    }

    fn list<T, E: TextEncoding<T>>(self, _: &[T]) -> Result<(), EncodeError> {
        Err(no_text())
    }

    fn map<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>, M: MapLike<K, V>>(self, _: &M) -> Result<(), EncodeError> {
        Err(no_text())
    }

    fn any(self, _: &str, _: &[u8]) -> Result<(), EncodeError> {
        Err(no_text())
    }
}

#[cold]
fn no_fields<T>(at: usize) -> Result<T, DecodeError> {
    Err(DecodeError::new(DecodeErrorKind::UnexpectedValue { expected: "an element for each field" }, at))
}

impl<'de> FormSource<'de> for source::Element<'_, 'de> {
    fn token(self) -> Result<Option<Cow<'de, str>>, DecodeError> {
        let text = self.string()?;
        Ok(text.map(|text| match text {
            Cow::Borrowed(text) => Cow::Borrowed(escape::trim(text)),
            Cow::Owned(text) => Cow::Owned(escape::trim(&text).into()),
        }))
    }

    fn dynamic<V: Encode + DecodeText<'de>>(self) -> Result<Dynamic<'de, V>, DecodeError> {
        no_fields(self.start.offset)
    }

    fn any(self) -> Result<Option<(String, Vec<u8>)>, DecodeError> {
        no_fields(self.start.offset)
    }
}

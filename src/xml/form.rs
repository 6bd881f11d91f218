//! Well-known types as text: `<created>1970-01-01T00:00:00Z</created>`, where that is the same message when it is read.
//!
//! Those that one string or one scalar stands for have it. What has no such text, such as a timestamp in the year 10000,
//! is an element with the fields as any message, and so are `Struct`, `Value` and `ListValue` always: JSON in a document of
//! XML would be a second language there, to be escaped twice.

use alloc::{borrow::Cow, string::String, vec::Vec};

use super::{escape, sink, source};
use crate::{
    encoding::MapLike,
    error::{DecodeError, DecodeErrorKind, EncodeError},
    message::Encode,
    schema::MessageDescriptor,
    walk::{DecodeText, Dynamic, FormSink, FormSource, ReadForm, Sink, Source, TextEncoding, WriteForm, read_message},
};

/// Whether a message is one of the well-known types that a text may stand for.
pub(super) fn is_text(message: &MessageDescriptor) -> bool {
    // The text has no place for unknown fields.
    is_well_known(message) && !message.keeps_unknown_fields()
}

fn is_well_known(message: &MessageDescriptor) -> bool {
    message.package() == "google.protobuf"
        && matches!(
            message.name(),
            "Timestamp"
                | "Duration"
                | "FieldMask"
                | "DoubleValue"
                | "FloatValue"
                | "Int64Value"
                | "UInt64Value"
                | "Int32Value"
                | "UInt32Value"
                | "BoolValue"
                | "StringValue"
                | "BytesValue"
        )
}

/// Writes a message that has a form of its own.
pub(super) fn write<M: WriteForm>(element: sink::Element<'_, '_>, message: &M) -> Result<(), EncodeError> {
    let sink::Element { document, name } = element;
    // One without a text is refused before anything is written.
    if is_text(M::DESCRIPTOR) && message.write_form(sink::Element { document: &mut *document, name }).is_ok() {
        return Ok(());
    }
    sink::Element { document, name }.message(message)
}

/// Reads a message that has a form of its own.
pub(super) fn read<'de, M: ReadForm<'de>>(element: source::Element<'_, 'de>) -> Result<Option<M>, DecodeError> {
    if !is_text(M::DESCRIPTOR) || !element.document.events.holds_text()? {
        return read_message(element);
    }
    // It is a message on the binary wire.
    if element.depth == 0 {
        return Err(DecodeError::new(DecodeErrorKind::DepthLimit, element.start.offset));
    }
    M::read_form(element)
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

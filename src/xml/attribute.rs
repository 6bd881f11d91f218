//! Fields that are attributes: `#[proto(3, xml_attribute)]`.
//!
//! What an attribute cannot hold exactly, text with backslash escapes or the bits of a NaN, is written as an element. A
//! reader takes both.

use alloc::{borrow::Cow, string::String};

use super::{
    attributes::{Attribute, Start},
    escape::{self, Need},
    lexical::{self, Float, parse_base64, parse_bool, parse_float, parse_int},
    lookup::Lookup,
    output::{Name, Output},
    sink, source,
};
use crate::{
    encoding::MapLike,
    error::{DecodeError, DecodeErrorKind, EncodeError, Result},
    excerpt,
    schema::{EnumDescriptor, FieldDescriptor},
    unknown::UnknownFields,
    walk::{DecodeText, Elements, EncodeText, Entries, Fields, Seen, Sink, Source, TextEncoding, in_field},
};

/// Writes the attributes of a message, whose start tag is open.
pub(super) fn write<M: EncodeText>(out: &mut Output, proto_names: bool, message: &M) -> Result<(), EncodeError> {
    message.emit(&mut Attributes { out, proto_names })
}

/// Whether a value is written as an attribute.
#[cold]
pub(super) fn holds<T, E: TextEncoding<T>>(name: Name<'_>, value: &T) -> Result<bool, EncodeError> {
    E::write(value, Value { out: None, name })
}

/// The attributes of a start tag.
struct Attributes<'d> {
    out: &'d mut Output,
    proto_names: bool,
}

impl Fields for Attributes<'_> {
    type Error = EncodeError;

    fn field<T, E: TextEncoding<T>>(&mut self, field: &'static FieldDescriptor, value: &T) -> Result<(), EncodeError> {
        if !field.is_xml_attribute() {
            return Ok(());
        }
        let name = sink::field_name(field, self.proto_names);
        let written = name.and_then(|name| E::write(value, Value { out: Some(self.out), name }));
        written.map(|_| ()).map_err(|error| in_field(error, field))
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

/// The place of an attribute's value. A value is answered with whether an attribute holds it.
struct Value<'d, 'n> {
    /// `None` where only the answer is wanted.
    out: Option<&'d mut Output>,
    name: Name<'n>,
}

impl Value<'_, '_> {
    fn text(self, text: &str) -> Result<bool, EncodeError> {
        // Names that begin with `xml` are those of XML; fields have them by their names in a `.proto` file.
        if escape::need(text) == Need::Backslashes || self.name.is_reserved() {
            return Ok(false);
        }
        if let Some(out) = self.out {
            out.attribute(self.name, text);
        }
        Ok(true)
    }

    fn integer(self, value: impl itoa::Integer) -> Result<bool, EncodeError> {
        self.text(itoa::Buffer::new().format(value))
    }

    fn number<F: Float>(self, value: F) -> Result<bool, EncodeError> {
        if lexical::nan_bits(value).is_some() {
            return Ok(false);
        }
        let mut text = String::new();
        lexical::push_float(&mut text, value);
        self.text(&text)
    }
}

impl Sink for Value<'_, '_> {
    type Ok = bool;
    type Error = EncodeError;

    fn bool(self, value: bool) -> Result<bool, EncodeError> {
        self.text(if value { "true" } else { "false" })
    }

    fn int32(self, value: i32) -> Result<bool, EncodeError> {
        self.integer(value)
    }

    fn int64(self, value: i64) -> Result<bool, EncodeError> {
        self.integer(value)
    }

    fn uint32(self, value: u32) -> Result<bool, EncodeError> {
        self.integer(value)
    }

    fn uint64(self, value: u64) -> Result<bool, EncodeError> {
        self.integer(value)
    }

    fn float(self, value: f32) -> Result<bool, EncodeError> {
        self.number(value)
    }

    fn double(self, value: f64) -> Result<bool, EncodeError> {
        self.number(value)
    }

    fn string(self, value: &str) -> Result<bool, EncodeError> {
        self.text(value)
    }

    fn bytes(self, value: &[u8]) -> Result<bool, EncodeError> {
        let mut text = String::new();
        lexical::push_base64(&mut text, value);
        self.text(&text)
    }

    fn enumeration(self, number: i32, descriptor: &'static EnumDescriptor) -> Result<bool, EncodeError> {
        self.text(&sink::text_of_value(number, descriptor)?)
    }

    fn message<M: EncodeText>(self, _: &M) -> Result<bool, EncodeError> {
        Ok(false)
    }
}

/// Reads the attributes of a message's start tag.
#[cold]
pub(super) fn read<'de, M: DecodeText<'de>>(
    document: &source::Document<'de>,
    message: &mut M,
    start: &Start<'de>,
    (lookup, seen): (&mut Lookup, &mut Seen),
) -> Result<()> {
    document.refuse_nil(start)?;
    let mut attributes = start.attributes();
    while let Some(attribute) = attributes.next()? {
        // With a prefix it is in a namespace, as no field is.
        let is_foreign = document.events.is_within_namespace() && attribute.name.contains(':');
        match lookup.find(attribute.name).filter(|field| field.is_xml_attribute() && !is_foreign) {
            Some(field) => {
                if !seen.insert(lookup.index()) {
                    let kind = DecodeErrorKind::DuplicateField { name: excerpt::name(attribute.name) };
                    return Err(DecodeError::new(kind, attribute.offset).within(field.name()));
                }
                let place = Place { document, attribute };
                message.merge_field(field.number(), place).map_err(|error| error.within(field.name()))?;
            }
            None if document.ignores_unknown() || document.is_declaration(attribute.name) => {}
            None => {
                let kind = DecodeErrorKind::UnknownField { name: excerpt::name(attribute.name) };
                return Err(DecodeError::new(kind, attribute.offset));
            }
        }
    }
    Ok(())
}

/// The place of one attribute.
struct Place<'d, 'de> {
    document: &'d source::Document<'de>,
    attribute: Attribute<'de>,
}

impl<'de> Place<'_, 'de> {
    fn parse<T>(self, parse: impl FnOnce(&str) -> Result<T, DecodeErrorKind>) -> Result<Option<T>> {
        let value = parse(&self.attribute.value()?);
        value.map(Some).map_err(|kind| DecodeError::new(kind, self.attribute.offset))
    }

    fn refuse<T>(&self) -> Result<T> {
        let kind = DecodeErrorKind::UnexpectedValue { expected: "an element" };
        Err(DecodeError::new(kind, self.attribute.offset))
    }
}

impl<'de> Source<'de> for Place<'_, 'de> {
    type Error = DecodeError;
    type Place = usize;

    fn place(&self) -> usize {
        self.attribute.offset
    }

    fn fail(place: usize, kind: DecodeErrorKind) -> DecodeError {
        DecodeError::new(kind, place)
    }

    fn charge(&self, bytes: usize) -> bool {
        self.document.charge(bytes)
    }

    fn bool(self) -> Result<Option<bool>> {
        self.parse(parse_bool)
    }

    fn int32(self) -> Result<Option<i32>> {
        self.parse(|text| parse_int(text, "int32"))
    }

    fn int64(self) -> Result<Option<i64>> {
        self.parse(|text| parse_int(text, "int64"))
    }

    fn uint32(self) -> Result<Option<u32>> {
        self.parse(|text| parse_int(text, "uint32"))
    }

    fn uint64(self) -> Result<Option<u64>> {
        self.parse(|text| parse_int(text, "uint64"))
    }

    fn float(self) -> Result<Option<f32>> {
        self.parse(|text| parse_float(text, None))
    }

    fn double(self) -> Result<Option<f64>> {
        self.parse(|text| parse_float(text, None))
    }

    fn string(self) -> Result<Option<Cow<'de, str>>> {
        self.attribute.value().map(Some)
    }

    fn bytes(self) -> Result<Option<Cow<'de, [u8]>>> {
        self.parse(|text| parse_base64(text).map(Cow::Owned))
    }

    fn enumeration(self, descriptor: &'static EnumDescriptor) -> Result<Option<i32>> {
        let ignores_unknown = self.document.ignores_unknown();
        let number = source::value_of(&self.attribute.value()?, descriptor, ignores_unknown);
        number.map_err(|kind| DecodeError::new(kind, self.attribute.offset))
    }

    fn message<M: DecodeText<'de>>(self, _: &mut M) -> Result<bool> {
        self.refuse()
    }

    fn list<V: Elements<'de>>(self, _: &mut V) -> Result<bool> {
        self.refuse()
    }

    fn map<V: Entries<'de>>(self, _: &mut V) -> Result<bool> {
        self.refuse()
    }
}

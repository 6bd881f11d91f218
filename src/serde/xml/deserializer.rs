//! Reads serde values from elements; the module above says how each shape looks.

use alloc::{borrow::Cow, string::String};

use serde::{
    Deserialize,
    de::{self, DeserializeSeed, IntoDeserializer, Visitor, value::BorrowedStrDeserializer},
};

use super::{
    Options,
    access::{Entries, Fields, Items, Variant, VariantAsMap},
    marks::Marks,
    shape::Shape,
};
use crate::{
    DecodeError, DecodeErrorKind,
    error::Result,
    serde::{counted::Counted, meter::Meter},
    xml::{
        attributes::Start,
        escape::unbackslashed,
        events::{Content, Events},
        lexical::{self, Float},
    },
};

/// A serde deserializer that reads one XML document.
///
/// The functions of [`wireform::serde::xml`](super) are shorter; this type is for code that wants a deserializer.
///
/// ```
/// use serde::Deserialize;
/// use wireform::serde::xml::{Deserializer, Options};
///
/// let mut deserializer = Deserializer::new("<value><item>a</item></value>", &Options::new())?;
/// assert_eq!(Vec::<String>::deserialize(&mut deserializer)?, ["a"]);
/// # Ok::<(), wireform::DecodeError>(())
/// ```
#[derive(Debug)]
pub struct Deserializer<'de> {
    events: Events<'de>,
    meter: Meter,
    root: Option<Cow<'static, str>>,
}

impl<'de> Deserializer<'de> {
    /// Makes a deserializer for one document.
    ///
    /// # Errors
    ///
    /// If the document is longer than the limits allow or holds a character that XML 1.0 does not have.
    pub fn new(input: &'de str, options: &Options) -> Result<Self> {
        Ok(Self::with_events(Events::new(input, &options.limits)?, input.len(), options))
    }

    /// Makes a deserializer for one document in UTF-8.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new), and if the document is not in UTF-8.
    pub fn from_slice(input: &'de [u8], options: &Options) -> Result<Self> {
        Ok(Self::with_events(Events::from_slice(input, &options.limits)?, input.len(), options))
    }

    fn with_events(mut events: Events<'de>, len: usize, options: &Options) -> Self {
        events.note_declarations();
        // Levels are counted by elements, as there are elements that are no level of serde's.
        let meter = Meter::new(&options.limits, len).without_depth();
        Self { events, meter, root: options.root.clone() }
    }

    /// Reads a value. An error of its own implementation that comes after the document is about the root.
    pub(super) fn read<T: Deserialize<'de>>(mut self) -> Result<T> {
        T::deserialize(&mut self).map_err(|error| self.events.locate(error))
    }

    fn document<T>(&mut self, read: impl FnOnce(Counted<'_, Element<'_, 'de>>) -> Result<T>) -> Result<T> {
        self.root(read).map_err(|error| self.events.locate(self.meter.explain(error)))
    }

    fn root<T>(&mut self, read: impl FnOnce(Counted<'_, Element<'_, 'de>>) -> Result<T>) -> Result<T> {
        let start = self.events.root()?;
        if self.root.as_deref().is_some_and(|name| name != start.name) {
            let expected = "the root element that `Options` name";
            return Err(DecodeError::new(DecodeErrorKind::UnexpectedValue { expected }, start.offset));
        }
        let value = read(Counted::new(Element::new(&mut self.events, start), &self.meter))?;
        self.events.finish()?;
        Ok(value)
    }
}

/// An element whose start tag was read, as a value.
pub(super) struct Element<'a, 'de> {
    events: &'a mut Events<'de>,
    marks: Marks<'de>,
}

impl<'a, 'de> Element<'a, 'de> {
    #[inline]
    pub(super) fn new(events: &'a mut Events<'de>, start: Start<'de>) -> Self {
        Self { events, marks: Marks::new(start) }
    }

    #[cold]
    fn error(&self, kind: DecodeErrorKind) -> DecodeError {
        DecodeError::new(kind, self.marks.start.offset)
    }

    #[inline]
    fn refuse_nil(&mut self, expected: &'static str) -> Result<()> {
        self.marks.read(self.events)?;
        let is_option = self.marks.nil || self.marks.somes.is_some_and(|somes| somes > 0);
        if is_option { Err(self.error(DecodeErrorKind::UnexpectedValue { expected })) } else { Ok(()) }
    }

    #[inline]
    fn text(&mut self, expected: &'static str) -> Result<Cow<'de, str>> {
        self.refuse_nil(expected)?;
        let text = self.events.text()?;
        if self.marks.escaped { self.unescaped(text) } else { Ok(text) }
    }

    #[cold]
    fn unescaped(&self, text: Cow<'de, str>) -> Result<Cow<'de, str>> {
        let expected = "text whose backslashes are `\\\\` or `\\u{…}`";
        unbackslashed(text).ok_or_else(|| self.error(DecodeErrorKind::UnexpectedValue { expected }))
    }

    /// Parses the text.
    #[inline]
    fn parsed<T>(
        &mut self,
        expected: &'static str,
        parse: impl FnOnce(&str) -> Result<T, DecodeErrorKind>,
    ) -> Result<T> {
        let text = self.text(expected)?;
        parse(&text).map_err(|kind| self.error(kind))
    }

    fn float<F: Float>(&mut self) -> Result<F> {
        let bits = match self.marks.start.is_bare() {
            true => None,
            false => self.marks.start.attribute(lexical::BITS)?,
        };
        self.parsed(F::EXPECTED, |text| lexical::parse_float(text, bits.as_deref()))
    }

    fn visit_some<V: Visitor<'de>>(mut self, left: u32, visitor: V) -> Result<V::Value> {
        let offset = self.marks.start.offset;
        self.marks.somes = Some(left);
        if left == 0 {
            return visitor.visit_some(self);
        }
        // Each further `Some` counts as a level, as the caller may recurse for it.
        self.events.enter().map_err(|error| error.with_offset(offset))?;
        let Self { events, marks } = self;
        let value = visitor.visit_some(Element { events: &mut *events, marks })?;
        events.leave();
        Ok(value)
    }

    fn visit_fields<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value> {
        self.refuse_nil("a struct")?;
        let mut fields = Fields::new(self.events);
        let value = visitor.visit_map(&mut fields)?;
        fields.end()?;
        Ok(value)
    }

    /// Reads a variant with content as a map of one entry, which is how serde buffers it.
    fn visit_enum_as_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let expected = DecodeErrorKind::UnexpectedValue { expected: "the element of a variant" };
        let start = match self.events.child()? {
            Some(start) => start,
            None => return Err(self.error(expected)),
        };
        let mut map = VariantAsMap::new(self.events, start);
        let value = visitor.visit_map(&mut map)?;
        map.end()?;
        Ok(value)
    }

    #[cold]
    fn untyped(&self) -> DecodeError {
        self.error(DecodeErrorKind::Custom {
            message: "this type asks the document for its types (as `untagged`, internally tagged and flattened types \
                      do), and the element has no attribute `type`; write the document with \
                      `wireform::serde::xml::Options::self_describing(true)`"
                .into(),
        })
    }
}

/// Visits text, borrowed where the document has it literally.
pub(super) fn visit_text<'de, V: Visitor<'de>>(text: Cow<'de, str>, visitor: V) -> Result<V::Value> {
    match text {
        Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
        Cow::Owned(text) => visitor.visit_string(text),
    }
}

/// Gives a name to a seed.
pub(super) fn seed_name<'de, S: DeserializeSeed<'de>>(name: Cow<'de, str>, seed: S) -> Result<S::Value> {
    match name {
        Cow::Borrowed(name) => seed.deserialize(BorrowedStrDeserializer::new(name)),
        Cow::Owned(name) => seed.deserialize(String::into_deserializer(name)),
    }
}

fn parse_char(text: &str) -> Result<char, DecodeErrorKind> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Ok(c),
        _ => Err(DecodeErrorKind::UnexpectedValue { expected: "one character" }),
    }
}

macro_rules! integers {
    ($($method:ident $visit:ident $expected:literal,)*) => {
        $(fn $method<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value> {
            visitor.$visit(self.parsed($expected, |text| lexical::parse_int(text, $expected))?)
        })*
    };
}

impl<'de> de::Deserializer<'de> for Element<'_, 'de> {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value> {
        self.marks.read(self.events)?;
        if let Some(somes @ 1..) = self.marks.somes {
            return self.visit_some(somes - 1, visitor);
        }
        if self.marks.nil {
            self.events.nothing()?;
            return visitor.visit_none();
        }
        match self.marks.shape {
            None | Some(Shape::None) => Err(self.untyped()),
            Some(Shape::Bool) => self.deserialize_bool(visitor),
            Some(Shape::I8) => self.deserialize_i8(visitor),
            Some(Shape::I16) => self.deserialize_i16(visitor),
            Some(Shape::I32) => self.deserialize_i32(visitor),
            Some(Shape::I64) => self.deserialize_i64(visitor),
            Some(Shape::I128) => self.deserialize_i128(visitor),
            Some(Shape::U8) => self.deserialize_u8(visitor),
            Some(Shape::U16) => self.deserialize_u16(visitor),
            Some(Shape::U32) => self.deserialize_u32(visitor),
            Some(Shape::U64) => self.deserialize_u64(visitor),
            Some(Shape::U128) => self.deserialize_u128(visitor),
            Some(Shape::F32) => self.deserialize_f32(visitor),
            Some(Shape::F64) => self.deserialize_f64(visitor),
            Some(Shape::Char) => self.deserialize_char(visitor),
            Some(Shape::Str | Shape::Variant) => self.deserialize_str(visitor),
            Some(Shape::Bytes) => self.deserialize_byte_buf(visitor),
            Some(Shape::Unit) => self.deserialize_unit(visitor),
            Some(Shape::Seq) => self.deserialize_seq(visitor),
            Some(Shape::Map) => self.deserialize_map(visitor),
            Some(Shape::Struct) => self.visit_fields(visitor),
            Some(Shape::Enum) => self.visit_enum_as_map(visitor),
        }
    }

    integers! {
        deserialize_i8 visit_i8 "an i8",
        deserialize_i16 visit_i16 "an i16",
        deserialize_i32 visit_i32 "an i32",
        deserialize_i64 visit_i64 "an i64",
        deserialize_i128 visit_i128 "an i128",
        deserialize_u8 visit_u8 "a u8",
        deserialize_u16 visit_u16 "a u16",
        deserialize_u32 visit_u32 "a u32",
        deserialize_u64 visit_u64 "a u64",
        deserialize_u128 visit_u128 "a u128",
    }

    fn deserialize_bool<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value> {
        visitor.visit_bool(self.parsed("a bool", lexical::parse_bool)?)
    }

    fn deserialize_f32<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value> {
        visitor.visit_f32(self.float()?)
    }

    fn deserialize_f64<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value> {
        visitor.visit_f64(self.float()?)
    }

    fn deserialize_char<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value> {
        visitor.visit_char(self.parsed("one character", parse_char)?)
    }

    fn deserialize_str<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value> {
        visit_text(self.text("text")?, visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_str(visitor)
    }

    /// A struct with `flatten` is a map, and a map flattened into it may have keys other than names.
    fn deserialize_identifier<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value> {
        self.marks.read(self.events)?;
        match self.marks.shape {
            None => self.deserialize_str(visitor),
            Some(_) => self.deserialize_any(visitor),
        }
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_byte_buf(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value> {
        visitor.visit_byte_buf(self.parsed("base64", lexical::parse_base64)?)
    }

    fn deserialize_option<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value> {
        self.marks.read(self.events)?;
        match self.marks.somes {
            Some(somes @ 1..) => self.visit_some(somes - 1, visitor),
            None if !self.marks.nil => self.visit_some(0, visitor),
            _ if self.marks.nil => {
                self.events.nothing()?;
                visitor.visit_none()
            }
            _ => Err(self.error(DecodeErrorKind::UnexpectedValue { expected: "one more `some` around the value" })),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value> {
        self.refuse_nil("an empty element")?;
        self.events.nothing()?;
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value> {
        self.refuse_nil("a sequence")?;
        let mut items = Items::new(self.events);
        let value = visitor.visit_seq(&mut items)?;
        items.end()?;
        Ok(value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, _: usize, visitor: V) -> Result<V::Value> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value> {
        self.refuse_nil("a map")?;
        let mut entries = Entries::new(self.events);
        let value = visitor.visit_map(&mut entries)?;
        entries.end()?;
        Ok(value)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.visit_fields(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        mut self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.refuse_nil("a variant")?;
        match self.events.text_or_child()? {
            Content::Text(name) => {
                let name = if self.marks.escaped { self.unescaped(name)? } else { name };
                visitor.visit_enum(Variant::unit(self.events, name))
            }
            Content::Child(start) => {
                let value = visitor.visit_enum(Variant::with_content(&mut *self.events, start))?;
                self.events.end()?;
                Ok(value)
            }
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.events.skip()?;
        visitor.visit_unit()
    }
}

macro_rules! to_document {
    ($($method:ident($($argument:ident: $ty:ty),*);)*) => {
        $(fn $method<V: Visitor<'de>>(self $(, $argument: $ty)*, visitor: V) -> Result<V::Value> {
            self.document(|element| element.$method($($argument,)* visitor))
        })*
    };
}

impl<'de> de::Deserializer<'de> for &mut Deserializer<'de> {
    type Error = DecodeError;

    to_document! {
        deserialize_any();
        deserialize_bool();
        deserialize_i8();
        deserialize_i16();
        deserialize_i32();
        deserialize_i64();
        deserialize_i128();
        deserialize_u8();
        deserialize_u16();
        deserialize_u32();
        deserialize_u64();
        deserialize_u128();
        deserialize_f32();
        deserialize_f64();
        deserialize_char();
        deserialize_str();
        deserialize_string();
        deserialize_bytes();
        deserialize_byte_buf();
        deserialize_option();
        deserialize_unit();
        deserialize_unit_struct(name: &'static str);
        deserialize_newtype_struct(name: &'static str);
        deserialize_seq();
        deserialize_tuple(len: usize);
        deserialize_tuple_struct(name: &'static str, len: usize);
        deserialize_map();
        deserialize_struct(name: &'static str, fields: &'static [&'static str]);
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
        deserialize_identifier();
        deserialize_ignored_any();
    }
}

//! How visitors reach the parts of sequences, maps, structs and enums.
//!
//! Each access ends its element itself: a visitor may stop early, and what is then left is an error.

use alloc::borrow::Cow;

use serde::de::{self, DeserializeSeed, Deserializer as _, Visitor};

use super::{
    deserializer::{Element, seed_name},
    marks::name_of,
    shape::{ENTRY, ITEM, KEY, VALUE},
};
use crate::{
    DecodeError, DecodeErrorKind,
    error::Result,
    xml::{attributes::Start, events::Events, output::Name},
};

/// The place of an error that is about the element which is open.
const INNERMOST: usize = DecodeError::UNKNOWN_OFFSET;

#[cold]
fn unexpected(expected: &'static str, offset: usize) -> DecodeError {
    DecodeError::new(DecodeErrorKind::UnexpectedValue { expected }, offset)
}

/// Checks that an element of the format itself has the name it must have.
#[inline]
fn named<'de>(start: Start<'de>, name: Name<'_>, expected: &'static str) -> Result<Start<'de>> {
    if start.name == name.as_str() { Ok(start) } else { Err(unexpected(expected, start.offset)) }
}

/// The elements of a sequence or a tuple.
pub(super) struct Items<'a, 'de> {
    events: &'a mut Events<'de>,
    done: bool,
}

impl<'a, 'de> Items<'a, 'de> {
    pub(super) fn new(events: &'a mut Events<'de>) -> Self {
        Self { events, done: false }
    }

    pub(super) fn end(self) -> Result<()> {
        match self.done {
            true => Ok(()),
            false => self.events.end(),
        }
    }
}

impl<'de> de::SeqAccess<'de> for Items<'_, 'de> {
    type Error = DecodeError;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>> {
        if self.done {
            return Ok(None);
        }
        let Some(start) = self.events.child()? else {
            self.done = true;
            return Ok(None);
        };
        seed.deserialize(Element::new(self.events, named(start, ITEM, "an element `item`")?)).map(Some)
    }
}

/// The fields of a struct.
pub(super) struct Fields<'a, 'de> {
    events: &'a mut Events<'de>,
    current: Option<Start<'de>>,
    done: bool,
}

impl<'a, 'de> Fields<'a, 'de> {
    pub(super) fn new(events: &'a mut Events<'de>) -> Self {
        Self { events, current: None, done: false }
    }

    pub(super) fn end(self) -> Result<()> {
        match (self.current, self.done) {
            (None, true) => Ok(()),
            (None, false) => self.events.end(),
            (Some(start), _) => Err(unexpected("a visitor that reads the value of each field", start.offset)),
        }
    }
}

impl<'de> de::MapAccess<'de> for Fields<'_, 'de> {
    type Error = DecodeError;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>> {
        if self.done {
            return Ok(None);
        }
        self.current = self.events.child()?;
        match self.current {
            Some(start) => seed_name(name_of(start)?, seed).map(Some),
            None => {
                self.done = true;
                Ok(None)
            }
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value> {
        let start = self.current.take().ok_or_else(|| unexpected("a visitor that reads a key first", INNERMOST))?;
        seed.deserialize(Element::new(self.events, start))
    }
}

/// The pairs of a map.
pub(super) struct Entries<'a, 'de> {
    events: &'a mut Events<'de>,
    /// Whether an entry is open, its key read.
    in_entry: bool,
    done: bool,
}

impl<'a, 'de> Entries<'a, 'de> {
    pub(super) fn new(events: &'a mut Events<'de>) -> Self {
        Self { events, in_entry: false, done: false }
    }

    pub(super) fn end(self) -> Result<()> {
        match (self.in_entry, self.done) {
            (false, true) => Ok(()),
            (false, false) => self.events.end(),
            (true, _) => Err(unexpected("a visitor that reads the value of each entry", INNERMOST)),
        }
    }

    fn part(&mut self, name: Name<'_>, expected: &'static str) -> Result<Start<'de>> {
        match self.events.child()? {
            Some(start) => named(start, name, expected),
            None => Err(unexpected(expected, INNERMOST)),
        }
    }
}

impl<'de> de::MapAccess<'de> for Entries<'_, 'de> {
    type Error = DecodeError;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>> {
        if self.done {
            return Ok(None);
        }
        let Some(start) = self.events.child()? else {
            self.done = true;
            return Ok(None);
        };
        named(start, ENTRY, "an element `entry`")?;
        let key = self.part(KEY, "an element `key`")?;
        self.in_entry = true;
        seed.deserialize(Element::new(self.events, key)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value> {
        let start = self.part(VALUE, "an element `value`")?;
        let value = seed.deserialize(Element::new(self.events, start))?;
        self.events.end()?;
        self.in_entry = false;
        Ok(value)
    }
}

/// A variant with content, as a map of its name to its content.
pub(super) struct VariantAsMap<'a, 'de> {
    events: &'a mut Events<'de>,
    start: Start<'de>,
    state: State,
}

#[derive(PartialEq, Eq)]
enum State {
    Name,
    Content,
    Done,
}

impl<'a, 'de> VariantAsMap<'a, 'de> {
    pub(super) fn new(events: &'a mut Events<'de>, start: Start<'de>) -> Self {
        Self { events, start, state: State::Name }
    }

    pub(super) fn end(self) -> Result<()> {
        match self.state {
            State::Done => self.events.end(),
            _ => Err(unexpected("a visitor that reads the content of a variant", self.start.offset)),
        }
    }
}

impl<'de> de::MapAccess<'de> for VariantAsMap<'_, 'de> {
    type Error = DecodeError;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>> {
        if self.state != State::Name {
            return Ok(None);
        }
        self.state = State::Content;
        seed_name(name_of(self.start)?, seed).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value> {
        if self.state != State::Content {
            return Err(unexpected("a visitor that reads a key first", self.start.offset));
        }
        self.state = State::Done;
        seed.deserialize(Element::new(self.events, self.start))
    }
}

/// A variant and what it holds.
pub(super) struct Variant<'a, 'de> {
    events: &'a mut Events<'de>,
    name: Option<Cow<'de, str>>,
    /// The element of the content, `None` for a unit variant.
    content: Option<Start<'de>>,
}

impl<'a, 'de> Variant<'a, 'de> {
    /// Makes a variant that is written as text.
    pub(super) fn unit(events: &'a mut Events<'de>, name: Cow<'de, str>) -> Self {
        Self { events, name: Some(name), content: None }
    }

    /// Makes a variant that is written as an element.
    pub(super) fn with_content(events: &'a mut Events<'de>, start: Start<'de>) -> Self {
        Self { events, name: None, content: Some(start) }
    }

    fn element(self) -> Result<Element<'a, 'de>> {
        let start = self.content.ok_or_else(|| unexpected("an element with the content of the variant", INNERMOST))?;
        Ok(Element::new(self.events, start))
    }
}

impl<'de> de::EnumAccess<'de> for Variant<'_, 'de> {
    type Error = DecodeError;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(mut self, seed: S) -> Result<(S::Value, Self)> {
        let name = match (self.name.take(), self.content) {
            (Some(name), _) => name,
            (None, Some(start)) => name_of(start)?,
            (None, None) => Cow::Borrowed(""),
        };
        Ok((seed_name(name, seed)?, self))
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'_, 'de> {
    type Error = DecodeError;

    /// A variant without content may also be written as an empty element.
    fn unit_variant(self) -> Result<()> {
        match self.content {
            None => Ok(()),
            Some(_) => self.events.end(),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value> {
        seed.deserialize(self.element()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value> {
        self.element()?.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value> {
        self.element()?.deserialize_struct("", fields, visitor)
    }
}

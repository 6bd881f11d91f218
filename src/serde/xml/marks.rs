//! The attributes by which the format marks values.

use alloc::borrow::Cow;

use super::shape::{BITS, FIELD, NAME, NIL, SOME, Shape, TYPE, VARIANT};
use crate::{
    DecodeError, DecodeErrorKind,
    error::Result,
    xml::{
        attributes::{Attribute, Start},
        escape::{ESCAPED, unbackslashed},
        events::{Events, syntax},
    },
};

/// What the attributes of an element say of its value.
pub(super) struct Marks<'de> {
    pub(super) start: Start<'de>,
    /// The value is `None`.
    pub(super) nil: bool,
    /// The text uses backslash escapes.
    pub(super) escaped: bool,
    /// How many `Some`s there are still around the value, if that is known.
    pub(super) somes: Option<u32>,
    /// The type, in a self-describing document.
    pub(super) shape: Option<Shape>,
    is_read: bool,
}

impl<'de> Marks<'de> {
    #[inline]
    pub(super) fn new(start: Start<'de>) -> Self {
        Self { start, nil: false, escaped: false, somes: None, shape: None, is_read: start.is_bare() }
    }

    /// Reads the attributes, once. An element that is skipped never comes here, so it may have any.
    #[inline]
    pub(super) fn read(&mut self, events: &Events<'de>) -> Result<()> {
        if self.is_read { Ok(()) } else { self.read_attributes(events) }
    }

    #[cold]
    fn read_attributes(&mut self, events: &Events<'de>) -> Result<()> {
        self.is_read = true;
        let mut attributes = self.start.attributes();
        while let Some(attribute) = attributes.next()? {
            self.take(&attribute)?;
        }
        self.nil |= events.is_nil(&self.start)?;
        Ok(())
    }

    /// Attributes of other vocabularies have a prefix and are passed over, but for `xsi:nil`; one without could be meant for
    /// this one.
    fn take(&mut self, attribute: &Attribute<'de>) -> Result<()> {
        let value = attribute.value()?;
        match attribute.name {
            name if name == NIL.as_str() => self.nil = flag(&value, attribute)?,
            ESCAPED => self.escaped = flag(&value, attribute)?,
            name if name == SOME.as_str() => {
                let count = value.parse().ok().filter(|count| *count > 0).ok_or_else(|| bad(attribute));
                self.somes = Some(count?);
            }
            name if name == TYPE.as_str() => {
                self.shape = Some(Shape::parse(&value).ok_or_else(|| bad(attribute))?);
            }
            name if name == BITS.as_str() => {}
            name if name == NAME.as_str() && is_odd(self.start) => {}
            "xmlns" => {}
            name if name.contains(':') => {}
            name => {
                let message = format_args!("unknown attribute `{name}`; fields are elements");
                return Err(syntax(message, attribute.offset));
            }
        }
        Ok(())
    }
}

fn flag(value: &str, attribute: &Attribute<'_>) -> Result<bool> {
    match value {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        _ => Err(bad(attribute)),
    }
}

#[cold]
fn bad(attribute: &Attribute<'_>) -> DecodeError {
    syntax(format_args!("attribute `{}` has a value that is none of its own", attribute.name), attribute.offset)
}

/// Whether an element may say in an attribute what field or variant it is.
fn is_odd(start: Start<'_>) -> bool {
    start.name == FIELD.as_str() || start.name == VARIANT.as_str()
}

/// Returns the name of the field or variant that an element stands for.
#[inline]
pub(super) fn name_of(start: Start<'_>) -> Result<Cow<'_, str>> {
    if start.is_bare() || !is_odd(start) {
        return Ok(Cow::Borrowed(start.name));
    }
    odd_name_of(start)
}

#[cold]
fn odd_name_of(start: Start<'_>) -> Result<Cow<'_, str>> {
    let Some(name) = start.attribute(NAME.as_str())? else { return Ok(Cow::Borrowed(start.name)) };
    let expected = "a name whose backslashes are `\\\\` or `\\u{…}`";
    let error = || DecodeError::new(DecodeErrorKind::UnexpectedValue { expected }, start.offset);
    unbackslashed(name).ok_or_else(error)
}

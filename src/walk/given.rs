//! A value that does not stand in the text as it is: a field of an `Any` that was written out.

use alloc::{borrow::Cow, string::String};

use super::{DecodeText, Elements, Entries, Source};
use crate::{
    error::{DecodeError, DecodeErrorKind, Result},
    schema::EnumDescriptor,
};

/// A string or bytes.
#[derive(Debug)]
pub(crate) struct Given<'de, C> {
    value: Cow<'de, [u8]>,
    /// Where that stands which it was made of.
    at: usize,
    /// Takes memory off the budget.
    charge: C,
}

impl<'de, C: Fn(usize) -> bool> Given<'de, C> {
    pub(crate) fn new(value: Cow<'de, [u8]>, at: usize, charge: C) -> Self {
        Self { value, at, charge }
    }

    #[cold]
    fn refuse<T>(self) -> Result<T> {
        let expected = "an `Any` with a string and bytes as its fields";
        Err(DecodeError::new(DecodeErrorKind::UnexpectedValue { expected }, self.at))
    }
}

/// Refuses all that the value is not.
macro_rules! refuse {
    ($($name:ident: $value:ty;)*) => {
        $(
            fn $name(self) -> Result<Option<$value>> {
                self.refuse()
            }
        )*
    };
}

impl<'de, C: Fn(usize) -> bool> Source<'de> for Given<'de, C> {
    type Error = DecodeError;
    type Place = usize;

    fn place(&self) -> usize {
        self.at
    }

    fn fail(place: usize, kind: DecodeErrorKind) -> DecodeError {
        DecodeError::new(kind, place)
    }

    fn charge(&self, bytes: usize) -> bool {
        (self.charge)(bytes)
    }

    fn string(self) -> Result<Option<Cow<'de, str>>> {
        match String::from_utf8(self.value.into_owned()) {
            Ok(text) => Ok(Some(Cow::Owned(text))),
            Err(_) => Err(DecodeError::new(DecodeErrorKind::InvalidUtf8, self.at)),
        }
    }

    fn bytes(self) -> Result<Option<Cow<'de, [u8]>>> {
        Ok(Some(self.value))
    }

    refuse! {
        bool: bool;
        int32: i32;
        int64: i64;
        uint32: u32;
        uint64: u64;
        float: f32;
        double: f64;
    }

    fn enumeration(self, _: &'static EnumDescriptor) -> Result<Option<i32>> {
        self.refuse()
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

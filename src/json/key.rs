//! The keys of objects: names of fields, and keys of map entries.

use alloc::{
    borrow::{Cow, ToOwned},
    string::{String, ToString},
};
use core::{fmt, marker::PhantomData};

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::{
    names::{Found, Names},
    number::Number,
    read::Scope,
    run::Step,
    scalar::NUMBER,
};
use crate::{
    error::DecodeErrorKind,
    excerpt,
    schema::{EnumDescriptor, FieldDescriptor},
    walk::{DecodeText, Elements, Entries, Source},
};

/// Tells a key that is in the input from one that serde_json makes up to hand over a number.
///
/// The request for a newtype does it: serde_json passes it on for a key of the input, and answers at once for its own.
struct Outer<V>(V);

/// A visitor of keys that are in the input.
trait Inner<'de>: Visitor<'de> {
    /// Returns what there is instead of a key where the value is a number.
    fn number() -> Self::Value;
}

impl<'de, V: Inner<'de>> Visitor<'de> for Outer<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    #[inline]
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        deserializer.deserialize_any(self.0)
    }

    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<V::Value, E> {
        if key == NUMBER { Ok(V::number()) } else { self.0.visit_borrowed_str(key) }
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<V::Value, E> {
        self.0.visit_str(key)
    }

    fn visit_u64<E: Error>(self, key: u64) -> Result<V::Value, E> {
        self.0.visit_u64(key)
    }

    fn visit_i64<E: Error>(self, key: i64) -> Result<V::Value, E> {
        self.0.visit_i64(key)
    }

    fn visit_bool<E: Error>(self, key: bool) -> Result<V::Value, E> {
        self.0.visit_bool(key)
    }
}

/// Finds the field of a name.
pub(super) struct NameVisitor<'n, 'x> {
    pub(super) names: &'n mut Names,
    pub(super) scope: Scope<'x>,
    /// Whether the key may be the type URL of an `Any`.
    pub(super) tagged: bool,
}

/// The key of the type URL in the form that `Any` has.
pub(super) const TYPE_URL: &str = "@type";

/// What a key of a message is.
#[derive(Clone, Copy)]
pub(super) enum Named {
    Field(&'static FieldDescriptor),
    /// A field that the message does not have, where such are ignored, or the type URL around it.
    Unknown,
    /// No key at all: the value is a number.
    Number,
}

impl<'de> DeserializeSeed<'de> for NameVisitor<'_, '_> {
    type Value = Named;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Named, D::Error> {
        deserializer.deserialize_newtype_struct("", Outer(self))
    }
}

impl Inner<'_> for NameVisitor<'_, '_> {
    fn number() -> Named {
        Named::Number
    }
}

impl Visitor<'_> for NameVisitor<'_, '_> {
    type Value = Named;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> Result<Named, E> {
        match self.names.find(name) {
            Found::Field(field) => Ok(Named::Field(field)),
            other => check_unknown(name, other, self.scope, self.tagged).map(|()| Named::Unknown),
        }
    }
}

/// Checks that a name which is no new field's may be passed over.
#[cold]
pub(super) fn check_unknown<E: Error>(name: &str, found: Found, scope: Scope<'_>, tagged: bool) -> Result<(), E> {
    match found {
        Found::Again(field) => Err(again(name, field, scope)),
        _ if scope.run.ignore_unknown_fields || tagged && name == TYPE_URL => Ok(()),
        _ => Err(scope.run.fail(DecodeErrorKind::UnknownField { name: excerpt::name(name) }, Some(name))),
    }
}

#[cold]
fn again<E: Error>(name: &str, field: &'static FieldDescriptor, scope: Scope<'_>) -> E {
    let error = scope.run.fail(DecodeErrorKind::DuplicateField { name: excerpt::name(name) }, Some(name));
    scope.run.step(Step::Field(field.name()));
    error
}

/// Reads the key of a map's entry; `None` where the value is no map but a number.
#[derive(Clone, Copy)]
pub(super) struct KeyVisitor;

impl<'de> DeserializeSeed<'de> for KeyVisitor {
    type Value = Option<Cow<'de, str>>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_newtype_struct("", Outer(self))
    }
}

impl<'de> Inner<'de> for KeyVisitor {
    fn number() -> Option<Cow<'de, str>> {
        None
    }
}

impl<'de> Visitor<'de> for KeyVisitor {
    type Value = Option<Cow<'de, str>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the key of an entry")
    }

    #[inline]
    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<Self::Value, E> {
        Ok(Some(Cow::Borrowed(key)))
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(Some(Cow::Owned(key.to_owned())))
    }

    fn visit_string<E: Error>(self, key: String) -> Result<Self::Value, E> {
        Ok(Some(Cow::Owned(key)))
    }

    // Formats other than JSON have keys that are no strings.

    fn visit_u64<E: Error>(self, key: u64) -> Result<Self::Value, E> {
        Ok(Some(Cow::Owned(key.to_string())))
    }

    fn visit_i64<E: Error>(self, key: i64) -> Result<Self::Value, E> {
        Ok(Some(Cow::Owned(key.to_string())))
    }

    fn visit_bool<E: Error>(self, key: bool) -> Result<Self::Value, E> {
        Ok(Some(Cow::Owned(key.to_string())))
    }
}

/// The place where a map's key is read: text, whatever its type.
pub(super) struct KeySource<'de, 'x, E> {
    text: Cow<'de, str>,
    scope: Scope<'x>,
    error: PhantomData<E>,
}

impl<'de, 'x, E: Error> KeySource<'de, 'x, E> {
    #[inline]
    pub(super) fn new(text: Cow<'de, str>, scope: Scope<'x>) -> Self {
        Self { text, scope, error: PhantomData }
    }

    #[inline]
    fn number<N: Number>(self) -> Result<Option<N>, E> {
        N::from_text(&self.text).map(Some).map_err(|kind| self.scope.run.fail(kind, Some(&self.text)))
    }

    #[cold]
    fn refuse<T>(self, expected: &'static str) -> Result<T, E> {
        Err(self.scope.run.fail(DecodeErrorKind::UnexpectedValue { expected }, Some(&self.text)))
    }
}

/// What a map's key may be.
const KEY: &str = "a string, an integer or a bool as the type of a map's keys";

impl<'de, 'x, E: Error> Source<'de> for KeySource<'de, 'x, E> {
    type Error = E;
    type Place = Scope<'x>;

    #[inline]
    fn place(&self) -> Scope<'x> {
        self.scope
    }

    fn fail(scope: Scope<'x>, kind: DecodeErrorKind) -> E {
        scope.run.fail(kind, None)
    }

    #[inline]
    fn charge(&self, bytes: usize) -> bool {
        self.scope.run.budget.charge(bytes)
    }

    fn bool(self) -> Result<Option<bool>, E> {
        match &*self.text {
            "true" => Ok(Some(true)),
            "false" => Ok(Some(false)),
            _ => self.refuse("true or false"),
        }
    }

    fn int32(self) -> Result<Option<i32>, E> {
        self.number()
    }

    fn int64(self) -> Result<Option<i64>, E> {
        self.number()
    }

    fn uint32(self) -> Result<Option<u32>, E> {
        self.number()
    }

    fn uint64(self) -> Result<Option<u64>, E> {
        self.number()
    }

    fn float(self) -> Result<Option<f32>, E> {
        self.refuse(KEY)
    }

    fn double(self) -> Result<Option<f64>, E> {
        self.refuse(KEY)
    }

    #[inline]
    fn string(self) -> Result<Option<Cow<'de, str>>, E> {
        Ok(Some(self.text))
    }

    fn bytes(self) -> Result<Option<Cow<'de, [u8]>>, E> {
        self.refuse(KEY)
    }

    fn enumeration(self, _descriptor: &'static EnumDescriptor) -> Result<Option<i32>, E> {
        self.refuse(KEY)
    }

    fn message<M: DecodeText<'de>>(self, _message: &mut M) -> Result<bool, E> {
        self.refuse(KEY)
    }

    fn list<V: Elements<'de>>(self, _elements: &mut V) -> Result<bool, E> {
        self.refuse(KEY)
    }

    fn map<V: Entries<'de>>(self, _entries: &mut V) -> Result<bool, E> {
        self.refuse(KEY)
    }
}

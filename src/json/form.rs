//! Messages with forms of their own: what the well-known types need beyond strings and numbers.

use alloc::{
    borrow::{Cow, ToOwned},
    collections::BTreeMap,
    string::String,
    vec::Vec,
};
use core::{fmt, marker::PhantomData};

use serde::de::{
    DeserializeSeed, Deserializer, Error, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess, Visitor,
    value::{MapAccessDeserializer, SeqAccessDeserializer, StringDeserializer},
};

use super::{
    any,
    key::{KeyVisitor, TYPE_URL},
    number::Number,
    read::{Place, Scope},
    scan::Failed,
    source::Here,
    write::{Result, Slot},
};
use crate::{
    encoding::{Map, MapLike, Nested, Repeated, Utf8},
    error::{DecodeErrorKind, EncodeError, EncodeErrorKind},
    message::Encode,
    schema::unknown_type,
    walk::{DecodeText, Dynamic, FormSink, FormSource, Source, TextEncoding, TextFieldDecode},
};

impl FormSink for Slot<'_, '_> {
    fn fail(reason: &'static str) -> EncodeError {
        EncodeError::new(EncodeErrorKind::Unrepresentable { reason })
    }

    fn null(self) -> Result {
        self.text("null")
    }

    fn list<T, E: TextEncoding<T>>(self, values: &[T]) -> Result {
        self.begin().elements::<T, E>(values)
    }

    fn map<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>, M: MapLike<K, V>>(self, entries: &M) -> Result {
        self.begin().entries::<K, V, KE, VE, M>(entries)
    }

    fn any(self, type_url: &str, value: &[u8]) -> Result {
        if type_url.is_empty() && value.is_empty() {
            return self.text("{}");
        }
        any::write(self.begin(), type_url, value)
    }
}

impl<'de, 'x, D: Deserializer<'de>> FormSource<'de> for Place<'x, D> {
    fn dynamic<V: Encode + DecodeText<'de>>(self) -> Result<Dynamic<'de, V>, D::Error> {
        self.deserializer.deserialize_any(DynamicVisitor { scope: self.scope, messages: PhantomData })
    }

    fn any(self) -> Result<Option<(String, Vec<u8>)>, D::Error> {
        self.deserializer.deserialize_any(EmptyVisitor(self.scope))
    }
}

impl<'de, 'x> FormSource<'de> for Here<'_, 'de, 'x> {
    fn dynamic<V: Encode + DecodeText<'de>>(self) -> Result<Dynamic<'de, V>, Failed> {
        let Here { scanner, scope } = self;
        let (first, start) = (scanner.peek(), scanner.at());
        Ok(match first {
            Some(b'n') => scanner.literal("null").map(|()| Dynamic::Null)?,
            Some(b't') => scanner.literal("true").map(|()| Dynamic::Bool(true))?,
            Some(b'f') => scanner.literal("false").map(|()| Dynamic::Bool(false))?,
            Some(b'"') => Dynamic::String(scanner.string()?),
            Some(b'-' | b'0'..=b'9') => {
                let number = f64::from_scanned(scanner.number()?);
                Dynamic::Number(number.map_err(|kind| scanner.fail(start, kind))?)
            }
            Some(b'[') => {
                let mut values = Vec::new();
                Repeated::<Nested>::read(&mut values, Here { scanner, scope: scope.deeper()? })?;
                Dynamic::List(values)
            }
            Some(b'{') => {
                let mut entries = BTreeMap::new();
                Map::<Utf8, Nested>::read(&mut entries, Here { scanner, scope: scope.deeper()? })?;
                Dynamic::Map(entries)
            }
            _ => return Err(scanner.unexpected("any JSON value")),
        })
    }

    fn any(self) -> Result<Option<(String, Vec<u8>)>, Failed> {
        match self.open(b'{', "an object")? {
            Some(Here { scanner, scope }) => any::read(scanner, scope).map(Some),
            None => Ok(None),
        }
    }
}

/// Visits an `Any` where no types are known, so that only the empty one can be read.
struct EmptyVisitor<'x>(Scope<'x>);

impl EmptyVisitor<'_> {
    /// Says which type is not known; the first key was read.
    fn unreadable<'de, A: MapAccess<'de>>(&self, key: Cow<'de, str>, mut map: A) -> Result<DecodeErrorKind, A::Error> {
        let mut next = Some(key);
        while let Some(key) = next {
            if key == TYPE_URL {
                return Ok(unknown_type(&map.next_value_seed(UrlSeed(self.0))?));
            }
            map.next_value::<IgnoredAny>()?;
            next = map.next_key_seed(KeyVisitor)?.flatten();
        }
        Ok(DecodeErrorKind::MissingField { name: TYPE_URL.into() })
    }
}

/// Reads a type URL.
struct UrlSeed<'x>(Scope<'x>);

impl<'de> DeserializeSeed<'de> for UrlSeed<'_> {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        Ok(Place { deserializer, scope: self.0.of_any(false) }.string()?.unwrap_or_default())
    }
}

impl<'de> Visitor<'de> for EmptyVisitor<'_> {
    type Value = Option<(String, Vec<u8>)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting("an object", f)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        match map.next_key_seed(KeyVisitor)? {
            None => Ok(Some((String::new(), Vec::new()))),
            Some(None) => Err(self.0.unexpected("an object")),
            Some(Some(key)) => {
                let kind = self.unreadable(key, map)?;
                Err(self.0.run.fail(kind, None))
            }
        }
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        self.0.absent("an object", None)
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        self.0.absent("an object", None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Visits a value of any shape.
struct DynamicVisitor<'x, V> {
    scope: Scope<'x>,
    messages: PhantomData<V>,
}

impl<V> DynamicVisitor<'_, V> {
    fn number<'de, E: Error>(self, number: f64) -> Result<Dynamic<'de, V>, E> {
        if number.is_finite() {
            return Ok(Dynamic::Number(number));
        }
        Err(self.scope.run.fail(DecodeErrorKind::OutOfRange { expected: "a finite number" }, None))
    }
}

impl<'de, V: Encode + DecodeText<'de>> Visitor<'de> for DynamicVisitor<'_, V> {
    type Value = Dynamic<'de, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.scope.expecting("any JSON value", f)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Dynamic::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Dynamic::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Dynamic::Bool(value))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Dynamic::Number(number as f64))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Dynamic::Number(number as f64))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        self.number(number)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Dynamic::String(text.into()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Dynamic::String(text.to_owned().into()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Dynamic::String(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        let place = Place { deserializer: SeqAccessDeserializer::new(seq), scope: self.scope.deeper()? };
        let mut values = Vec::new();
        Repeated::<Nested>::read(&mut values, place)?;
        Ok(Dynamic::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let first = match map.next_key_seed(KeyVisitor)? {
            // A number of which serde_json keeps the text.
            Some(None) => {
                let number = f64::from_text(&map.next_value::<String>()?);
                return number.map_err(|kind| self.scope.run.fail(kind, None)).and_then(|number| self.number(number));
            }
            Some(Some(key)) => Some(key.into_owned()),
            None => None,
        };
        let deserializer = MapAccessDeserializer::new(Begun { first, map });
        let mut entries = BTreeMap::new();
        Map::<Utf8, Nested>::read(&mut entries, Place { deserializer, scope: self.scope.deeper()? })?;
        Ok(Dynamic::Map(entries))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// A map whose first key was read.
struct Begun<A> {
    first: Option<String>,
    map: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Begun<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        match self.first.take() {
            Some(key) => {
                let key: StringDeserializer<A::Error> = key.into_deserializer();
                seed.deserialize(key).map(Some)
            }
            None => self.map.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

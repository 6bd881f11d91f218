//! A message's ProtoJSON inside any serde type, and in any serde format.
//!
//! The way in is that of [`json`](crate::json), which reads from any deserializer; the way out, to any serializer, is
//! here.

use alloc::{string::String, vec::Vec};
use core::{
    cell::Cell,
    convert::Infallible,
    fmt,
    marker::PhantomData,
    ops::{Deref, DerefMut},
};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error as _, SeqAccess, Visitor},
    ser::{Error as _, SerializeStruct},
};

use super::allowance::{self, Within};
use crate::{
    base64,
    encoding::MapLike,
    error::{EncodeError, EncodeErrorKind},
    excerpt,
    json::{NO_KEY, Place, Run, Scope, special},
    limits::Limits,
    message::{Decode, DecodeOwned},
    proto,
    schema::{EnumDescriptor, FieldDescriptor, name_in_url},
    unknown::UnknownFields,
    walk::{DecodeText, EncodeText, Fields, FormSink, Sink, TextEncoding, WriteForm},
};

/// A message whose serde shape is ProtoJSON, and the protobuf bytes in a format that is not human-readable.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use wireform::serde::Canonical;
///
/// #[derive(wireform::Message, Debug, PartialEq)]
/// struct Answer {
///     #[proto(1)]
///     the_value: u64,
/// }
///
/// let answers = vec![Canonical(Answer { the_value: 42 }), Canonical(Answer { the_value: 0 })];
/// let text = serde_json::to_string(&answers).unwrap();
/// assert_eq!(text, r#"[{"theValue":"42"},{}]"#);
/// assert_eq!(serde_json::from_str::<Vec<Canonical<Answer>>>(&text).unwrap(), answers);
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Canonical<T>(pub T);

impl<T> Canonical<T> {
    /// Returns the message.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> From<T> for Canonical<T> {
    fn from(message: T) -> Self {
        Self(message)
    }
}

impl<T> Deref for Canonical<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Canonical<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: EncodeText> Serialize for Canonical<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(&self.0, serializer)
    }
}

impl<'de, T: for<'a> DecodeText<'a>> Deserialize<'de> for Canonical<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer).map(Self)
    }
}

/// Serializes a message as ProtoJSON, or as its protobuf bytes to a format that is not human-readable.
///
/// With [`deserialize`] it is what `#[serde(with = "wireform::serde::canonical")]` calls.
///
/// # Errors
///
/// Those of the serializer, and where ProtoJSON would have more levels than the default [`Limits`] allow.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// #[derive(wireform::Message)]
/// struct Answer {
///     #[proto(1)]
///     the_value: u64,
/// }
///
/// #[derive(serde::Serialize, serde::Deserialize)]
/// struct Envelope {
///     id: u64,
///     #[serde(with = "wireform::serde::canonical")]
///     body: Answer,
/// }
///
/// let text = serde_json::to_string(&Envelope { id: 7, body: Answer { the_value: 42 } }).unwrap();
/// assert_eq!(text, r#"{"id":7,"body":{"theValue":"42"}}"#);
/// # }
/// ```
pub fn serialize<T: EncodeText, S: Serializer>(message: &T, serializer: S) -> Result<S::Ok, S::Error> {
    if serializer.is_human_readable() {
        // The root enters as every message does, and gets a level of its own.
        message.write(Spot(serializer, Limits::new().depth.saturating_add(1)))
    } else {
        serializer.serialize_bytes(&proto::to_vec(message))
    }
}

/// Deserializes a message from ProtoJSON, or from its protobuf bytes in a format that is not human-readable.
///
/// In [`wireform::serde::json`](crate::serde::json) and `wireform::serde::xml` the message is read on the budget of the
/// document. Other deserializers do not tell how long their input is: there, and where serde buffers the message, each one
/// may take 64 MiB, and the default [`Limits`] hold for the depth.
///
/// # Errors
///
/// As [`json::from_str`](crate::json::from_str), with the path of the field in the words of the error, and those of the
/// deserializer.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message, Debug)] struct Answer { #[proto(1)] value: u32 }
/// let mut deserializer = serde_json::Deserializer::from_str(r#"{"value": "42"}"#);
/// let answer: Answer = wireform::serde::canonical::deserialize(&mut deserializer).unwrap();
/// assert_eq!(answer.value, 42);
/// # }
/// ```
pub fn deserialize<'de, T: for<'a> DecodeText<'a>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    if !deserializer.is_human_readable() {
        return deserializer.deserialize_bytes(Binary(PhantomData));
    }
    read(deserializer)
}

/// As [`deserialize`], for a message that borrows from the input.
///
/// # Errors
///
/// As [`deserialize`], and where the deserializer has a string or the bytes only for a moment, as one that reads from
/// a stream does.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message, Debug)] struct Name<'a> { #[proto(1)] value: &'a str }
/// let mut deserializer = serde_json::Deserializer::from_str(r#"{"value": "Martin"}"#);
/// let name: Name<'_> = wireform::serde::canonical::deserialize_borrowed(&mut deserializer).unwrap();
/// assert_eq!(name.value, "Martin");
/// # }
/// ```
pub fn deserialize_borrowed<'de, T: DecodeText<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    if !deserializer.is_human_readable() {
        return deserializer.deserialize_bytes(BorrowedBinary(PhantomData));
    }
    read(deserializer)
}

/// Reads a message from ProtoJSON.
fn read<'de, T: DecodeText<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    if allowance::is_known::<D>() {
        return allowance::read(Text(PhantomData), deserializer);
    }
    Text(PhantomData).read(deserializer, &Limits::new(), &Cell::new(0))
}

/// A message as ProtoJSON.
struct Text<T>(PhantomData<T>);

impl<'de, T: DecodeText<'de>> Within<'de> for Text<T> {
    type Value = T;

    fn read<D: Deserializer<'de>>(self, deserializer: D, limits: &Limits, taken: &Cell<usize>) -> Result<T, D::Error> {
        let run = Run::new("", limits, false);
        let scope = Scope::root(&run, limits);
        let message = T::read(Place { deserializer, scope });
        taken.set(run.taken(limits));
        match message {
            Ok(Some(message)) => Ok(message),
            Ok(None) => Err(scope.unexpected("an object")),
            Err(error) => Err(run.located(T::DESCRIPTOR, &error)),
        }
    }
}

/// Visits the protobuf bytes of a message that borrows from them.
struct BorrowedBinary<T>(PhantomData<T>);

impl<'de, T: Decode<'de>> Visitor<'de> for BorrowedBinary<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the protobuf bytes of a {}, which borrows from them", T::DESCRIPTOR.name())
    }

    fn visit_borrowed_bytes<E: serde::de::Error>(self, bytes: &'de [u8]) -> Result<T, E> {
        proto::from_slice(bytes).map_err(E::custom)
    }
}

/// Visits the protobuf bytes of a message.
struct Binary<T>(PhantomData<T>);

impl<'de, T: DecodeOwned> Visitor<'de> for Binary<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the protobuf bytes of a {}", T::DESCRIPTOR.name())
    }

    fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<T, E> {
        proto::from_slice(bytes).map_err(E::custom)
    }

    /// For a format that has no bytes of its own.
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<T, A::Error> {
        let limits = Limits::new();
        let mut bytes = Vec::new();
        while let Some(byte) = seq.next_element::<u8>()? {
            if bytes.len() == limits.input {
                return Err(A::Error::custom(crate::DecodeErrorKind::InputLimit));
            }
            bytes.push(byte);
        }
        self.visit_bytes(&bytes)
    }
}

/// The place of one value in a serializer, and how many levels may follow.
struct Spot<S>(S, u32);

/// Goes one level down, to the fields of a message or to the entries of a map.
fn enter<E: serde::ser::Error>(levels: u32) -> Result<u32, E> {
    levels.checked_sub(1).ok_or_else(|| E::custom(EncodeErrorKind::DepthLimit))
}

impl<S: Serializer> Sink for Spot<S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn bool(self, value: bool) -> Result<S::Ok, S::Error> {
        self.0.serialize_bool(value)
    }

    fn int32(self, value: i32) -> Result<S::Ok, S::Error> {
        self.0.serialize_i32(value)
    }

    fn int64(self, value: i64) -> Result<S::Ok, S::Error> {
        self.0.serialize_str(itoa::Buffer::new().format(value))
    }

    fn uint32(self, value: u32) -> Result<S::Ok, S::Error> {
        self.0.serialize_u32(value)
    }

    fn uint64(self, value: u64) -> Result<S::Ok, S::Error> {
        self.0.serialize_str(itoa::Buffer::new().format(value))
    }

    fn float(self, value: f32) -> Result<S::Ok, S::Error> {
        match special(value.into()) {
            None => self.0.serialize_f32(value),
            Some(name) => self.0.serialize_str(name),
        }
    }

    fn double(self, value: f64) -> Result<S::Ok, S::Error> {
        match special(value) {
            None => self.0.serialize_f64(value),
            Some(name) => self.0.serialize_str(name),
        }
    }

    fn string(self, value: &str) -> Result<S::Ok, S::Error> {
        self.0.serialize_str(value)
    }

    fn bytes(self, value: &[u8]) -> Result<S::Ok, S::Error> {
        let mut text = String::new();
        base64::push(&mut text, value);
        self.0.serialize_str(&text)
    }

    fn enumeration(self, number: i32, descriptor: &'static EnumDescriptor) -> Result<S::Ok, S::Error> {
        match descriptor.name_of(number) {
            _ if descriptor.is_null_value() => self.0.serialize_unit(),
            Some(name) => self.0.serialize_str(name),
            None => self.0.serialize_i32(number),
        }
    }

    fn message<M: EncodeText>(self, message: &M) -> Result<S::Ok, S::Error> {
        let mut count = Count(0);
        let Ok(()) = message.emit(&mut count);
        let levels = enter(self.1)?;
        let mut object = Object(self.0.serialize_struct(M::DESCRIPTOR.name(), count.0)?, levels);
        message.emit(&mut object)?;
        object.0.end()
    }

    fn form<M: WriteForm>(self, message: &M) -> Result<S::Ok, S::Error> {
        message.write_form(Spot(self.0, enter(self.1)?))
    }
}

impl<S: Serializer> FormSink for Spot<S> {
    fn fail(reason: &'static str) -> S::Error {
        S::Error::custom(reason)
    }

    fn null(self) -> Result<S::Ok, S::Error> {
        self.0.serialize_unit()
    }

    fn list<T, E: TextEncoding<T>>(self, values: &[T]) -> Result<S::Ok, S::Error> {
        Many::<T, E>(values, self.1, PhantomData).serialize(self.0)
    }

    fn map<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>, M: MapLike<K, V>>(
        self,
        entries: &M,
    ) -> Result<S::Ok, S::Error> {
        Entries::<K, V, KE, VE, M>(entries, self.1, PhantomData).serialize(self.0)
    }

    /// There is no place for a registry here.
    fn any(self, type_url: &str, value: &[u8]) -> Result<S::Ok, S::Error> {
        if type_url.is_empty() && value.is_empty() {
            return self.0.collect_map::<&str, &str, _>([]);
        }
        let name = excerpt::name(name_in_url(type_url).unwrap_or(type_url));
        Err(S::Error::custom(EncodeError::new(EncodeErrorKind::UnknownType { name })))
    }
}

/// Counts the fields that are present: serializers want to know beforehand.
struct Count(usize);

impl Fields for Count {
    type Error = Infallible;

    fn field<T, E: TextEncoding<T>>(&mut self, _: &'static FieldDescriptor, _: &T) -> Result<(), Infallible> {
        self.0 += 1;
        Ok(())
    }

    fn list<T, E: TextEncoding<T>>(&mut self, _: &'static FieldDescriptor, _: &[T]) -> Result<(), Infallible> {
        self.0 += 1;
        Ok(())
    }

    fn map<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>, M: MapLike<K, V>>(
        &mut self,
        _: &'static FieldDescriptor,
        _: &M,
    ) -> Result<(), Infallible> {
        self.0 += 1;
        Ok(())
    }

    fn unknown(&mut self, _: &UnknownFields) -> Result<(), Infallible> {
        Ok(())
    }
}

/// The inside of a message, and how many levels may follow.
struct Object<S>(S, u32);

impl<S: SerializeStruct> Fields for Object<S> {
    type Error = S::Error;

    fn field<T, E: TextEncoding<T>>(&mut self, field: &'static FieldDescriptor, value: &T) -> Result<(), S::Error> {
        self.0.serialize_field(field.json_name(), &One::<T, E>(value, self.1, PhantomData))
    }

    fn list<T, E: TextEncoding<T>>(&mut self, field: &'static FieldDescriptor, values: &[T]) -> Result<(), S::Error> {
        self.0.serialize_field(field.json_name(), &Many::<T, E>(values, self.1, PhantomData))
    }

    fn map<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>, M: MapLike<K, V>>(
        &mut self,
        field: &'static FieldDescriptor,
        entries: &M,
    ) -> Result<(), S::Error> {
        self.0.serialize_field(field.json_name(), &Entries::<K, V, KE, VE, M>(entries, self.1, PhantomData))
    }

    fn unknown(&mut self, _: &UnknownFields) -> Result<(), S::Error> {
        Ok(())
    }
}

/// One value, by its encoding.
struct One<'a, T, E>(&'a T, u32, PhantomData<E>);

impl<T, E: TextEncoding<T>> Serialize for One<'_, T, E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        E::write(self.0, Spot(serializer, self.1))
    }
}

/// The elements of a list.
struct Many<'a, T, E>(&'a [T], u32, PhantomData<E>);

impl<T, E: TextEncoding<T>> Serialize for Many<'_, T, E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|value| One::<T, E>(value, self.1, PhantomData)))
    }
}

/// The entries of a map.
struct Entries<'a, K, V, KE, VE, M>(&'a M, u32, PhantomData<(K, V, KE, VE)>);

impl<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>, M: MapLike<K, V>> Serialize for Entries<'_, K, V, KE, VE, M> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // They are a level, and where there are none, there is none.
        let levels = if self.0.len() == 0 { 0 } else { enter(self.1)? };
        let entries = self.0.iter();
        let entries =
            entries.map(|(key, value)| (Key::<K, KE>(key, PhantomData), One::<V, VE>(value, levels, PhantomData)));
        serializer.collect_map(entries)
    }
}

/// The key of an entry.
struct Key<'a, T, E>(&'a T, PhantomData<E>);

impl<T, E: TextEncoding<T>> Serialize for Key<'_, T, E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        E::write(self.0, KeySpot(serializer))
    }
}

/// The place of a map's key, which is always a string.
struct KeySpot<S>(S);

impl<S: Serializer> Sink for KeySpot<S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn bool(self, value: bool) -> Result<S::Ok, S::Error> {
        self.0.serialize_str(if value { "true" } else { "false" })
    }

    fn int32(self, value: i32) -> Result<S::Ok, S::Error> {
        self.0.serialize_str(itoa::Buffer::new().format(value))
    }

    fn int64(self, value: i64) -> Result<S::Ok, S::Error> {
        self.0.serialize_str(itoa::Buffer::new().format(value))
    }

    fn uint32(self, value: u32) -> Result<S::Ok, S::Error> {
        self.0.serialize_str(itoa::Buffer::new().format(value))
    }

    fn uint64(self, value: u64) -> Result<S::Ok, S::Error> {
        self.0.serialize_str(itoa::Buffer::new().format(value))
    }

    fn float(self, _value: f32) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom(NO_KEY))
    }

    fn double(self, _value: f64) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom(NO_KEY))
    }

    fn string(self, value: &str) -> Result<S::Ok, S::Error> {
        self.0.serialize_str(value)
    }

    fn bytes(self, _value: &[u8]) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom(NO_KEY))
    }

    fn enumeration(self, _number: i32, _descriptor: &'static EnumDescriptor) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom(NO_KEY))
    }

    fn message<M: EncodeText>(self, _message: &M) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom(NO_KEY))
    }
}

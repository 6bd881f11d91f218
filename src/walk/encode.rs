//! The way out: from a message to a sink.

use super::WriteForm;
use crate::{
    encoding::MapLike,
    message::Encode,
    schema::{EnumDescriptor, FieldDescriptor},
    unknown::UnknownFields,
};

/// A place of a text format where one value goes.
///
/// The methods are named after protobuf's types; `sint32` and `sfixed32` are [`int32`](Self::int32) here, as a text
/// has no use for the difference.
pub trait Sink: Sized {
    /// What a written value leaves behind.
    type Ok;
    /// Why a value could not be written.
    type Error;

    /// Writes a bool.
    fn bool(self, value: bool) -> Result<Self::Ok, Self::Error>;
    /// Writes a signed 32-bit integer.
    fn int32(self, value: i32) -> Result<Self::Ok, Self::Error>;
    /// Writes a signed 64-bit integer.
    fn int64(self, value: i64) -> Result<Self::Ok, Self::Error>;
    /// Writes an unsigned 32-bit integer.
    fn uint32(self, value: u32) -> Result<Self::Ok, Self::Error>;
    /// Writes an unsigned 64-bit integer.
    fn uint64(self, value: u64) -> Result<Self::Ok, Self::Error>;
    /// Writes a single-precision number.
    fn float(self, value: f32) -> Result<Self::Ok, Self::Error>;
    /// Writes a double-precision number.
    fn double(self, value: f64) -> Result<Self::Ok, Self::Error>;
    /// Writes a string.
    fn string(self, value: &str) -> Result<Self::Ok, Self::Error>;
    /// Writes bytes.
    fn bytes(self, value: &[u8]) -> Result<Self::Ok, Self::Error>;
    /// Writes an enumeration's value, which need not be one that the descriptor names.
    fn enumeration(self, number: i32, descriptor: &'static EnumDescriptor) -> Result<Self::Ok, Self::Error>;
    /// Writes a message, by way of [`EncodeText::emit`].
    fn message<M: EncodeText>(self, message: &M) -> Result<Self::Ok, Self::Error>;

    /// Writes a message that has a form of its own, in a format that knows such forms; in all others it is a message.
    #[inline]
    fn form<M: WriteForm>(self, message: &M) -> Result<Self::Ok, Self::Error> {
        self.message(message)
    }
}

/// The inside of one message of a text format.
pub trait Fields {
    /// Why a field could not be written.
    type Error;

    /// Writes a field that holds one value.
    fn field<T, E: TextEncoding<T>>(&mut self, field: &'static FieldDescriptor, value: &T) -> Result<(), Self::Error>;

    /// Writes a repeated field that is not empty.
    fn list<T, E: TextEncoding<T>>(&mut self, field: &'static FieldDescriptor, values: &[T])
    -> Result<(), Self::Error>;

    /// Writes a map field that is not empty.
    fn map<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>, M: MapLike<K, V>>(
        &mut self,
        field: &'static FieldDescriptor,
        entries: &M,
    ) -> Result<(), Self::Error>;

    /// Writes the unknown fields, in a format that has a form for them.
    fn unknown(&mut self, fields: &UnknownFields) -> Result<(), Self::Error>;

    /// Whether fields without presence are to be written where they are empty: scalars, lists and maps.
    #[inline]
    fn writes_empty(&self) -> bool {
        false
    }
}

/// A message that has a text form: what a derive emits for all text wires.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no text form",
    label = "no JSON and XML for `{Self}`",
    note = "`#[derive(Message)]` gives it one; a generic function asks for it: `M: wireform::walk::EncodeText`"
)]
pub trait EncodeText: Encode + Sized {
    /// Whether the message has a form of its own, [`WriteForm`], in formats that know such forms.
    const HAS_FORM: bool = false;

    /// Hands each field that is present to `fields`, in the order of their numbers.
    ///
    /// # Errors
    ///
    /// Those of `fields`.
    fn emit<F: Fields>(&self, fields: &mut F) -> Result<(), F::Error>;

    /// Writes the message as a value. The well-known types, which are no objects in JSON, have their own.
    ///
    /// # Errors
    ///
    /// Those of `sink`.
    #[inline]
    fn write<S: Sink>(&self, sink: S) -> Result<S::Ok, S::Error> {
        sink.message(self)
    }
}

/// The text form of one value: the third face of an [`Encoding`](crate::encoding::Encoding).
pub trait TextEncoding<T> {
    /// Writes the value.
    ///
    /// # Errors
    ///
    /// Those of `sink`.
    fn write<S: Sink>(value: &T, sink: S) -> Result<S::Ok, S::Error>;
}

/// The text form of a field.
pub trait TextFieldEncode<T> {
    /// Writes the field if it is present.
    ///
    /// # Errors
    ///
    /// Those of `fields`.
    fn emit<F: Fields>(field: &'static FieldDescriptor, value: &T, fields: &mut F) -> Result<(), F::Error>;
}

/// A oneof that has a text form.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a oneof",
    label = "not a oneof",
    note = "add `#[derive(Oneof)]` to it, and a number to each of its variants"
)]
pub trait EncodeOneofText {
    /// Writes the member that is set.
    ///
    /// # Errors
    ///
    /// Those of `fields`.
    fn emit<F: Fields>(&self, fields: &mut F) -> Result<(), F::Error>;
}

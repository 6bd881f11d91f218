//! The way in: from a source to a message.

use alloc::{borrow::Cow, vec::Vec};

use super::ReadForm;
use crate::{
    encoding::Members,
    enumeration::Enumeration,
    error::DecodeErrorKind,
    excerpt,
    message::Decode,
    oneof::Oneof,
    schema::{EnumDescriptor, FieldDescriptor},
    wire::{Reader, Writer, grow},
};

/// A place of a text format where one value is read.
///
/// A method returns `None` (or false) for a value that counts as absent: JSON's null, and the name of an
/// enumeration's value that is unknown where unknown things are ignored. Where a null is not allowed, as in a list,
/// the source refuses it by itself.
pub trait Source<'de>: Sized {
    /// Why a value could not be read.
    type Error;
    /// Where the source stands, for an error that shows only after the value was read.
    type Place: Copy;

    /// Returns where the source stands.
    fn place(&self) -> Self::Place;
    /// Makes an error.
    fn fail(place: Self::Place, kind: DecodeErrorKind) -> Self::Error;
    /// Takes `bytes` of memory off the budget; false when it does not cover them.
    fn charge(&self, bytes: usize) -> bool;

    /// Reads a bool.
    fn bool(self) -> Result<Option<bool>, Self::Error>;
    /// Reads a signed 32-bit integer.
    fn int32(self) -> Result<Option<i32>, Self::Error>;
    /// Reads a signed 64-bit integer.
    fn int64(self) -> Result<Option<i64>, Self::Error>;
    /// Reads an unsigned 32-bit integer.
    fn uint32(self) -> Result<Option<u32>, Self::Error>;
    /// Reads an unsigned 64-bit integer.
    fn uint64(self) -> Result<Option<u64>, Self::Error>;
    /// Reads a single-precision number.
    fn float(self) -> Result<Option<f32>, Self::Error>;
    /// Reads a double-precision number.
    fn double(self) -> Result<Option<f64>, Self::Error>;
    /// Reads a string, borrowed where the text allows it.
    fn string(self) -> Result<Option<Cow<'de, str>>, Self::Error>;
    /// Reads bytes, borrowed where the text allows it.
    fn bytes(self) -> Result<Option<Cow<'de, [u8]>>, Self::Error>;
    /// Reads the number of an enumeration's value; where the enumeration is closed, one that it has.
    fn enumeration(self, descriptor: &'static EnumDescriptor) -> Result<Option<i32>, Self::Error>;
    /// Reads the number of an enumeration's value, for a source that asks for more than the descriptor.
    #[inline]
    fn enumeration_of<E: Enumeration>(self) -> Result<Option<i32>, Self::Error> {
        self.enumeration(E::DESCRIPTOR)
    }
    /// Says that what is read is a member of the oneof.
    #[inline]
    #[must_use]
    fn member_of<O: Oneof>(self) -> Self {
        self
    }
    /// Reads a message into `message`, one level down.
    fn message<M: DecodeText<'de>>(self, message: &mut M) -> Result<bool, Self::Error>;
    /// Reads a message that has a form of its own, in a format that knows such forms; in all others it is a message.
    #[inline]
    fn form<M: ReadForm<'de>>(self) -> Result<Option<M>, Self::Error> {
        read_message(self)
    }
    /// Reads what there is of a repeated field here: all elements of JSON's array, one of XML's.
    fn list<V: Elements<'de>>(self, elements: &mut V) -> Result<bool, Self::Error>;
    /// Reads the entries of a map, one level down.
    fn map<V: Entries<'de>>(self, entries: &mut V) -> Result<bool, Self::Error>;

    /// Makes room for one more element and charges the capacity that this takes.
    ///
    /// # Errors
    ///
    /// [`DecodeErrorKind::AllocationLimit`].
    #[inline]
    fn grow<T>(&self, values: &mut Vec<T>) -> Result<(), Self::Error> {
        if values.len() < values.capacity() || grow(values, |bytes| self.charge(bytes)) {
            return Ok(());
        }
        Err(Self::fail(self.place(), DecodeErrorKind::AllocationLimit))
    }
}

/// Takes the elements of a repeated field, one after the other.
pub trait Elements<'de> {
    /// Returns the index of the next element: how many there are by now.
    fn next_index(&self) -> usize;

    /// Reads one element.
    ///
    /// # Errors
    ///
    /// Those of `source`.
    fn element<S: Source<'de>>(&mut self, source: S) -> Result<(), S::Error>;
}

/// Takes the entries of a map, one after the other: a key and a value in any order, then [`finish`](Self::finish).
pub trait Entries<'de> {
    /// Reads an entry's key; without one, the key is the empty value.
    ///
    /// # Errors
    ///
    /// Those of `source`.
    fn key<S: Source<'de>>(&mut self, source: S) -> Result<(), S::Error>;

    /// Reads an entry's value; without one, the value is the empty value.
    ///
    /// # Errors
    ///
    /// Those of `source`.
    fn value<S: Source<'de>>(&mut self, source: S) -> Result<(), S::Error>;

    /// Returns the index of the next entry: how many keys there are by now.
    fn next_index(&self) -> usize;

    /// Returns what an entry takes off the budget; [`value`](Self::value) charges it, and for an entry without a
    /// value the source does.
    fn entry_size(&self) -> usize;

    /// Returns the part of [`entry_size`](Self::entry_size) that is for the place of a new key: a source that takes a key
    /// again may give it back.
    fn place_size(&self) -> usize {
        0
    }

    /// Returns the name of a field that the entry's value requires, where the entry has no value.
    fn lacks(&self) -> Option<&'static str>;

    /// Puts the entry into the map; false when its key was there already.
    ///
    /// # Errors
    ///
    /// Where the key or the value is missing and its type has no empty value.
    fn finish(&mut self) -> Result<bool, DecodeErrorKind>;
}

/// A message that can be read from a text format: what a derive emits for all text wires.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no text form",
    label = "no JSON and XML for `{Self}`",
    note = "`#[derive(Message)]` gives it one; a generic function asks for it: `M: for<'de> wireform::walk::DecodeText<'de>`, or \
            `M: DecodeText<'de>` where the message may borrow from its input"
)]
pub trait DecodeText<'de>: Decode<'de> {
    /// Reads the field of that number, which is one of the descriptor's.
    ///
    /// # Errors
    ///
    /// Those of `source`.
    fn merge_field<S: Source<'de>>(&mut self, number: u32, source: S) -> Result<(), S::Error>;

    /// Reads the message as a value. The well-known types, which are no objects in JSON, have their own.
    ///
    /// # Errors
    ///
    /// Those of `source`.
    #[inline]
    fn read<S: Source<'de>>(source: S) -> Result<Option<Self>, S::Error> {
        read_message(source)
    }
}

/// Reads a message by its fields.
#[inline]
pub(crate) fn read_message<'de, M: DecodeText<'de>, S: Source<'de>>(source: S) -> Result<Option<M>, S::Error> {
    if !source.charge(M::EMPTY_HEAP) {
        return Err(S::fail(source.place(), DecodeErrorKind::AllocationLimit));
    }
    let mut message = M::empty();
    Ok(source.message(&mut message)?.then_some(message))
}

/// The text form of one value: the fourth face of an [`Encoding`](crate::encoding::Encoding).
pub trait TextDecoding<'de, T> {
    /// Reads a value; `None` where it counts as absent.
    ///
    /// # Errors
    ///
    /// Those of `source`.
    fn read<S: Source<'de>>(source: S) -> Result<Option<T>, S::Error>;
}

/// The text form of a field.
pub trait TextFieldDecode<'de, T> {
    /// Reads what the source has of the field.
    ///
    /// # Errors
    ///
    /// Those of `source`.
    fn read<S: Source<'de>>(value: &mut T, source: S) -> Result<(), S::Error>;
}

/// A oneof that can be read from a text format.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a oneof",
    label = "not a oneof",
    note = "add `#[derive(Oneof)]` to it, and a number to each of its variants"
)]
pub trait DecodeOneofText<'de>: Oneof {
    /// Reads the member of that number.
    ///
    /// # Errors
    ///
    /// Those of `source`, [`DecodeErrorKind::DuplicateField`] where the member is set already, and
    /// [`DecodeErrorKind::SecondMember`] where another one is.
    fn read<S: Source<'de>>(value: &mut Option<Self>, number: u32, source: S) -> Result<(), S::Error>;
}

/// Reads a member of a oneof: what a derive's [`DecodeOneofText::read`] calls for each.
///
/// # Errors
///
/// As [`DecodeOneofText::read`].
#[doc(hidden)]
#[inline]
pub fn read_member<'de, T, E: TextDecoding<'de, T>, O: Oneof, S: Source<'de>>(
    value: &mut Option<O>,
    field: &'static FieldDescriptor,
    source: S,
    wrap: fn(T) -> O,
) -> Result<(), S::Error> {
    let place = source.place();
    match E::read(source.member_of::<O>())? {
        None => Ok(()),
        Some(member) => match value {
            Some(first) => Err(S::fail(place, second_member(field, first))),
            None => {
                *value = Some(wrap(member));
                Ok(())
            }
        },
    }
}

/// Says that a member stands behind another one, or the same one, which the binary form of that tells.
#[cold]
fn second_member<O: Oneof>(field: &'static FieldDescriptor, first: &O) -> DecodeErrorKind {
    let mut record = Vec::new();
    Writer::append(&mut record, |out| first.encode(out));
    let tag = Reader::new(&record).tag().ok();
    let first = tag.and_then(|tag| O::FIELDS.iter().find(|field| field.number() == tag.number()));
    let name = excerpt::name(field.json_name());
    match first.filter(|first| first.number() != field.number()) {
        Some(first) => DecodeErrorKind::SecondMember { name, first: first.json_name().into() },
        None => DecodeErrorKind::DuplicateField { name },
    }
}

/// A oneof as a field of the message that holds it.
///
/// It stands for [`DecodeOneofText`] where only the field's type is known, `Option<O>`.
#[doc(hidden)]
pub trait MembersText<'de, T> {
    /// Returns whether the oneof has a member of that number.
    fn has(number: u32) -> bool;

    /// Reads the member of that number.
    ///
    /// # Errors
    ///
    /// As [`DecodeOneofText::read`].
    fn read<S: Source<'de>>(value: &mut T, number: u32, source: S) -> Result<(), S::Error>;
}

impl<'de, O: DecodeOneofText<'de>> MembersText<'de, Option<O>> for Members {
    #[inline]
    fn has(number: u32) -> bool {
        O::FIELDS.iter().any(|field| field.number() == number)
    }

    #[inline]
    fn read<S: Source<'de>>(value: &mut Option<O>, number: u32, source: S) -> Result<(), S::Error> {
        O::read(value, number, source)
    }
}

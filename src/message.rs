//! What a message is: the traits that a derive implements, and [`Message`], which carries the verbs.
//!
//! [`Encode`] and [`Decode`] are apart, as serde's traits are, so that a struct which borrows from the input can
//! have both. [`Message`] is for the others, and for most users it is all there is to import.

use alloc::vec::Vec;

use bytes::{Buf, BufMut};

use crate::{
    encoding::{Nested, Value},
    error::Result,
    proto,
    schema::{Docs, MessageDescriptor},
    unknown::UnknownFields,
    wire::{Context, Reader, Writer},
};

/// A type that has a message descriptor.
pub trait Described {
    /// The message's name and fields.
    const DESCRIPTOR: &'static MessageDescriptor;

    /// The doc comments of the message, its fields and its oneofs.
    const DOCS: Docs = Docs::NONE;
}

/// A message that can be written.
///
/// `#[derive(Message)]` implements it. By hand:
///
/// ```
/// use wireform::{
///     Described, Encode,
///     schema::{FieldDescriptor, FieldKind, Kind, MessageDescriptor},
///     wire::{Tag, WireType, Writer, varint_len},
/// };
///
/// struct Answer(u32);
///
/// impl Described for Answer {
///     const DESCRIPTOR: &'static MessageDescriptor = &MessageDescriptor::new(
///         "Answer",
///         &[FieldDescriptor::new("value", 1, FieldKind::Implicit(Kind::Uint32))],
///     );
/// }
///
/// impl Encode for Answer {
///     fn is_empty(&self) -> bool {
///         self.0 == 0
///     }
///
///     fn encode_fields(&self, out: &mut Writer<'_>) {
///         if self.0 != 0 {
///             out.varint_field(Tag::new(1, WireType::Varint), u64::from(self.0));
///         }
///     }
///
///     fn fields_len(&self) -> usize {
///         if self.0 == 0 { 0 } else { 1 + varint_len(u64::from(self.0)) }
///     }
/// }
///
/// assert_eq!(wireform::proto::to_vec(&Answer(42)), [0x08, 42]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a message",
    label = "not a message",
    note = "add `#[derive(Message)]` to it; a generic function asks for it: `M: wireform::Message`"
)]
pub trait Encode: Described {
    /// Returns whether nothing would be written.
    fn is_empty(&self) -> bool;

    /// Writes all fields.
    fn encode_fields(&self, out: &mut Writer<'_>);

    /// Returns the length of what [`encode_fields`](Self::encode_fields) writes, in bytes.
    fn fields_len(&self) -> usize;

    /// Returns a lower bound of [`fields_len`](Self::fields_len), which must be cheap: it picks the width of the
    /// placeholder where the message is nested in another one.
    #[inline]
    fn len_hint(&self) -> usize {
        0
    }
}

/// A message that can be read from bytes that live for `'de`.
///
/// `#[derive(Message)]` implements it. By hand, a loop over records is all it takes:
///
/// ```
/// use wireform::{
///     Decode, Described,
///     schema::{FieldDescriptor, FieldKind, Kind, MessageDescriptor},
///     wire::{Context, Raw, Reader},
/// };
///
/// #[derive(Debug, PartialEq)]
/// struct Answer(u32);
///
/// impl Described for Answer {
///     const DESCRIPTOR: &'static MessageDescriptor = &MessageDescriptor::new(
///         "Answer",
///         &[FieldDescriptor::new("value", 1, FieldKind::Implicit(Kind::Uint32))],
///     );
/// }
///
/// impl<'de> Decode<'de> for Answer {
///     fn empty() -> Self {
///         Self(0)
///     }
///
///     fn merge_fields(&mut self, mut reader: Reader<'de>, context: Context<'_>) -> wireform::Result<()> {
///         if context.recycles() {
///             self.0 = 0;
///         }
///         while !reader.is_empty() {
///             let tag = reader.tag()?;
///             match (tag.number(), reader.raw(tag, context)?) {
///                 (1, Raw::Varint(value)) => self.0 = value as u32,
///                 _ => {}
///             }
///         }
///         Ok(())
///     }
/// }
///
/// assert_eq!(wireform::proto::from_slice::<Answer>(&[0x08, 42])?, Answer(42));
/// # Ok::<(), wireform::DecodeError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be decoded from bytes that live for `'de`",
    label = "cannot be decoded",
    note = "add `#[derive(Message)]` to it; a type that borrows can only be decoded from input that outlives it",
    note = "a generic function asks for it: `M: wireform::Message`, or `M: wireform::Decode<'de>` where the message may borrow from \
            its input"
)]
pub trait Decode<'de>: Described + Sized {
    /// The memory, in bytes, that an empty message takes beside itself: not 0 only where a field is a plain `Box` or `Arc`.
    ///
    /// It is charged to [`Limits::allocation`](crate::Limits::allocation) for each message that the input makes.
    const EMPTY_HEAP: usize = 0;

    /// Returns the empty message: what zero bytes decode to. It has nothing to do with `Default`.
    fn empty() -> Self;

    /// Reads records up to the end of the reader and merges them into `self`.
    ///
    /// Where the context [recycles](Context::recycles), `self` is to be as if it had been empty before.
    ///
    /// # Errors
    ///
    /// What is wrong with the input.
    fn merge_fields(&mut self, reader: Reader<'de>, context: Context<'_>) -> Result<()>;

    /// Returns where the message keeps unknown fields, if it does.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn unknown_fields(&mut self) -> Option<&mut UnknownFields> {
        None
    }
}

/// A message that borrows nothing from the input.
///
/// It is asked for where the input is gone when the message is there, as with a reader. Of a struct that borrows, the
/// compiler then says that its "implementation of `Decode` is not general enough": read the input into memory first,
/// and decode it with [`proto::from_slice`].
pub trait DecodeOwned: for<'de> Decode<'de> {}

impl<T: for<'de> Decode<'de>> DecodeOwned for T {}

/// A message with all verbs, implemented for all that is [`Encode`] and [`DecodeOwned`].
///
/// The derive of the same name is what makes a message.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use wireform::Message;
///
/// #[derive(Message, Debug, PartialEq)]
/// struct Person {
///     #[proto(1)]
///     user_name: String,
///     #[proto(2)]
///     favourite_number: i32,
///     #[proto(3)]
///     interests: Vec<String>,
/// }
///
/// let person = Person {
///     user_name: "Martin".into(),
///     favourite_number: 1337,
///     interests: vec!["daydreaming".into(), "hacking".into()],
/// };
/// let bytes = person.encode_to_vec();
/// assert_eq!(bytes.len(), 33);
/// assert_eq!(Person::decode(&bytes[..]).unwrap(), person);
/// # }
/// ```
pub trait Message: Encode + DecodeOwned + Value<Encoding = Nested> {
    /// Appends the encoded message to a buffer.
    ///
    /// A [`BufMut`] of fixed size panics when it is full, as all its methods do; [`encoded_len`](Self::encoded_len)
    /// tells beforehand.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # use wireform::Message;
    /// # #[derive(Message)] struct Answer { #[proto(1)] value: u32 }
    /// let mut buf = bytes::BytesMut::new();
    /// Answer { value: 42 }.encode(&mut buf);
    /// assert_eq!(&buf[..], [0x08, 42]);
    /// # }
    /// ```
    fn encode(&self, buf: &mut impl BufMut) {
        buf.put_slice(&proto::to_vec(self));
    }

    /// Returns the encoded message.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # use wireform::Message;
    /// # #[derive(Message)] struct Answer { #[proto(1)] value: u32 }
    /// assert_eq!(Answer { value: 42 }.encode_to_vec(), [0x08, 42]);
    /// # }
    /// ```
    #[inline]
    fn encode_to_vec(&self) -> Vec<u8> {
        proto::to_vec(self)
    }

    /// Returns the length of the encoded message, in bytes.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # use wireform::Message;
    /// # #[derive(Message)] struct Answer { #[proto(1)] value: u32 }
    /// assert_eq!(Answer { value: 300 }.encoded_len(), 3);
    /// # }
    /// ```
    #[inline]
    fn encoded_len(&self) -> usize {
        self.fields_len()
    }

    /// Appends the length of the encoded message, as a varint, and the message.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # use wireform::Message;
    /// # #[derive(Message)] struct Answer { #[proto(1)] value: u32 }
    /// let mut buf = Vec::new();
    /// Answer { value: 42 }.encode_length_delimited(&mut buf);
    /// assert_eq!(buf, [2, 0x08, 42]);
    /// # }
    /// ```
    fn encode_length_delimited(&self, buf: &mut impl BufMut) {
        buf.put_slice(&proto::to_vec_delimited(self));
    }

    /// Reads a message from all that is left in a buffer.
    ///
    /// Fields of type [`Bytes`](bytes::Bytes) are copies, even where the buffer is `Bytes`; see [`proto::from_bytes`].
    ///
    /// # Errors
    ///
    /// Where the bytes are no such message, or exceed the default [`Limits`](crate::Limits).
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # use wireform::Message;
    /// # #[derive(Message)] struct Answer { #[proto(1)] value: u32 }
    /// assert_eq!(Answer::decode(&[0x08, 42][..]).unwrap().value, 42);
    /// # }
    /// ```
    fn decode(buf: impl Buf) -> Result<Self> {
        let mut message = Self::empty();
        read(buf, |bytes| proto::fill(&mut message, bytes))?;
        Ok(message)
    }

    /// Reads a length, as a varint, and a message of that many bytes; what follows stays in the buffer.
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode), and where the buffer holds less than the length says. Offsets count from behind the
    /// length.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # use wireform::Message;
    /// # #[derive(Message)] struct Answer { #[proto(1)] value: u32 }
    /// let mut buf = &[2, 0x08, 42, 0xff][..];
    /// assert_eq!(Answer::decode_length_delimited(&mut buf).unwrap().value, 42);
    /// assert_eq!(buf, [0xff]);
    /// # }
    /// ```
    fn decode_length_delimited(mut buf: impl Buf) -> Result<Self> {
        let len = proto::delimited_len(&mut buf)?;
        Self::decode(buf.take(len))
    }

    /// Reads a message from all that is left in a buffer into `self`: scalars are replaced, messages merged, lists
    /// appended to, map entries added.
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode); `self` is valid then, and that is all that can be said of it.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # use wireform::Message;
    /// # #[derive(Message)] struct Answers { #[proto(1)] values: Vec<u32> }
    /// let mut answers = Answers { values: vec![41] };
    /// answers.merge(&[0x08, 42][..]).unwrap();
    /// assert_eq!(answers.values, [41, 42]);
    /// # }
    /// ```
    fn merge(&mut self, buf: impl Buf) -> Result<()> {
        read(buf, |bytes| proto::merge(self, bytes))
    }

    /// Makes the message empty.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # use wireform::Message;
    /// # #[derive(Message)] struct Answer { #[proto(1)] value: u32 }
    /// let mut answer = Answer { value: 42 };
    /// answer.clear();
    /// assert_eq!(answer.value, 0);
    /// # }
    /// ```
    fn clear(&mut self) {
        *self = Self::empty();
    }
}

impl<T: Encode + DecodeOwned + Value<Encoding = Nested>> Message for T {}

/// Reads all that is left in a buffer.
fn read(mut buf: impl Buf, read: impl FnOnce(&[u8]) -> Result<()>) -> Result<()> {
    let len = buf.remaining();
    proto::check_len(len, &crate::Limits::new())?;
    if buf.chunk().len() == len {
        read(buf.chunk())?;
        buf.advance(len);
        return Ok(());
    }
    read(&buf.copy_to_bytes(len))
}

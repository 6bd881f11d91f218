//! The protobuf binary wire.
//!
//! ```
//! # #[cfg(feature = "derive")] {
//! #[derive(wireform::Message, Debug, PartialEq)]
//! struct Person {
//!     #[proto(1)]
//!     user_name: String,
//!     #[proto(2)]
//!     favourite_number: i32,
//! }
//!
//! let person = Person { user_name: "Martin".into(), favourite_number: 1337 };
//! let bytes = wireform::proto::to_vec(&person);
//! assert_eq!(bytes, b"\x0a\x06Martin\x10\xb9\x0a");
//! assert_eq!(wireform::proto::from_slice::<Person>(&bytes).unwrap(), person);
//! # }
//! ```

#[cfg(feature = "__text")]
use alloc::boxed::Box;
use alloc::vec::Vec;

use bytes::{Buf, Bytes};

use crate::{
    error::{DecodeError, DecodeErrorKind, Result},
    limits::Limits,
    message::{Decode, Encode},
    schema::{missing_field, path_at},
    wire::{Context, Reader, Shared, Writer},
};

/// Encodes a message into a new vector.
///
/// This cannot fail, and so has no limit on depth: a message that was decoded takes a stack of 64 KiB at the most, in a release
/// build, and one that a program has put together as much as it is deep. Decoders refuse more than
/// [`Limits::depth`] levels.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// assert_eq!(wireform::proto::to_vec(&Answer { value: 42 }), [0x08, 42]);
/// # }
/// ```
#[inline]
pub fn to_vec<M: Encode>(message: &M) -> Vec<u8> {
    Writer::collect(|out| message.encode_fields(out))
}

/// Encodes a message behind what a vector holds already.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// let mut bytes = vec![0xff];
/// wireform::proto::encode_into(&Answer { value: 42 }, &mut bytes);
/// assert_eq!(bytes, [0xff, 0x08, 42]);
/// # }
/// ```
#[inline]
pub fn encode_into<M: Encode>(message: &M, bytes: &mut Vec<u8>) {
    Writer::append(bytes, |out| message.encode_fields(out));
}

/// Encodes a message into a writer.
///
/// # Errors
///
/// Those of the writer.
///
/// ```
/// # #[cfg(all(feature = "derive", feature = "std"))] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// let mut out = Vec::new();
/// wireform::proto::to_writer(&mut out, &Answer { value: 42 }).unwrap();
/// assert_eq!(out, [0x08, 42]);
/// # }
/// ```
#[cfg(feature = "std")]
pub fn to_writer<M: Encode>(mut writer: impl std::io::Write, message: &M) -> Result<(), crate::EncodeError> {
    writer.write_all(&to_vec(message)).map_err(|error| crate::EncodeError::io(&error))
}

/// Encodes a message with its length, as a varint, before it.
pub(crate) fn to_vec_delimited<M: Encode>(message: &M) -> Vec<u8> {
    let body = to_vec(message);
    let mut bytes = Vec::with_capacity(body.len() + 5);
    Writer::append(&mut bytes, |out| out.delimited(&body));
    bytes
}

/// Returns the length of the encoded message, in bytes.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// assert_eq!(wireform::proto::encoded_len(&Answer { value: 300 }), 3);
/// # }
/// ```
#[inline]
pub fn encoded_len<M: Encode>(message: &M) -> usize {
    message.fields_len()
}

/// Decodes a message; it may borrow from the input.
///
/// # Errors
///
/// Where the bytes are no such message, or exceed the default [`Limits`].
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// assert_eq!(wireform::proto::from_slice::<Answer>(&[0x08, 42]).unwrap().value, 42);
/// # }
/// ```
#[inline]
pub fn from_slice<'de, M: Decode<'de>>(bytes: &'de [u8]) -> Result<M> {
    Options::new().from_slice(bytes)
}

/// Decodes a message whose fields of type [`Bytes`] are parts of the input, without a copy.
///
/// Such a field keeps all of the input in memory for as long as it lives. Other fields may borrow, as with
/// [`from_slice`].
///
/// # Errors
///
/// As [`from_slice`].
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use bytes::Bytes;
///
/// # #[derive(wireform::Message)] struct Picture { #[proto(1)] pixels: Bytes }
/// let input = Bytes::from_static(b"\x0a\x03\x01\x02\x03");
/// let picture: Picture = wireform::proto::from_bytes(&input).unwrap();
/// assert_eq!(picture.pixels, [1, 2, 3][..]);
/// assert_eq!(picture.pixels.as_ptr(), input[2..].as_ptr());
/// # }
/// ```
#[inline]
pub fn from_bytes<'de, M: Decode<'de>>(bytes: &'de Bytes) -> Result<M> {
    Options::new().from_bytes(bytes)
}

/// Decodes a message from a reader, read to its end.
///
/// # Errors
///
/// As [`from_slice`], and those of the reader.
///
/// ```
/// # #[cfg(all(feature = "derive", feature = "std"))] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// let input = std::io::Cursor::new([0x08, 42]);
/// assert_eq!(wireform::proto::from_reader::<Answer>(input).unwrap().value, 42);
/// # }
/// ```
#[cfg(feature = "std")]
pub fn from_reader<M: crate::DecodeOwned>(reader: impl std::io::Read) -> Result<M> {
    Options::new().from_reader(reader)
}

/// Decodes a message in the place of `message`, whose strings, vectors and elements are used again.
///
/// The result is that of [`from_slice`], but for fields with `#[proto(skip)]`: they keep what they hold, those of a list's
/// elements too.
///
/// # Errors
///
/// As [`from_slice`]; `message` is valid then, and that is all that can be said of it.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// let mut answer = Answer { value: 1 };
/// wireform::proto::decode_into(&mut answer, &[0x08, 42]).unwrap();
/// assert_eq!(answer.value, 42);
/// # }
/// ```
#[inline]
pub fn decode_into<'de, M: Decode<'de>>(message: &mut M, bytes: &'de [u8]) -> Result<()> {
    Options::new().decode_into(message, bytes)
}

/// Merges into a message what the bytes hold.
pub(crate) fn merge<'de, M: Decode<'de>>(message: &mut M, bytes: &'de [u8]) -> Result<()> {
    Call { limits: &Limits::new(), owner: None, recycles: false, known: true }.read(message, bytes)
}

/// Decodes a message that was kept as bytes; returns what is left of the memory too.
///
/// It is not inlined, and the message is in a box: a writer that goes from one such message into the next would have all
/// of them on its stack.
#[cfg(feature = "__text")]
#[inline(never)]
pub(crate) fn unpack<M: crate::DecodeOwned>(bytes: &[u8], limits: &Limits) -> Result<(Box<M>, usize)> {
    check_len(bytes.len(), limits)?;
    let mut message = Box::new(M::empty());
    let shared = Shared::new(limits, bytes.len());
    let context = Context::new(&shared, limits, false);
    message.merge_fields(Reader::new(bytes), context).map_err(|error| locate::<M>(error, bytes, limits))?;
    let left = shared.budget();
    if shared.is_incomplete() {
        check_required::<M>(shared, bytes, limits)?;
    }
    Ok((message, left))
}

/// Decodes what the bytes hold into a message that is empty.
pub(crate) fn fill<'de, M: Decode<'de>>(message: &mut M, bytes: &'de [u8]) -> Result<()> {
    Options::new().call().read(message, bytes)
}

/// How a message is decoded.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message, Debug)] struct Answer { #[proto(1)] value: u32 }
/// use wireform::{DecodeErrorKind, Limits, proto::Options};
///
/// let options = Options::new().limits(Limits::new().input(1));
/// let error = options.from_slice::<Answer>(&[0x08, 42]).unwrap_err();
/// assert_eq!(error.kind(), &DecodeErrorKind::InputLimit);
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Options {
    limits: Limits,
}

impl Options {
    /// Returns the default options.
    pub const fn new() -> Self {
        Self { limits: Limits::new() }
    }

    /// Sets the limits.
    #[must_use]
    pub const fn limits(self, limits: Limits) -> Self {
        Self { limits }
    }

    /// Decodes a message; see [`from_slice`].
    ///
    /// # Errors
    ///
    /// As [`from_slice`].
    #[inline]
    pub fn from_slice<'de, M: Decode<'de>>(&self, bytes: &'de [u8]) -> Result<M> {
        let mut message = M::empty();
        self.call().read(&mut message, bytes)?;
        Ok(message)
    }

    /// Decodes a message whose fields may be parts of the input; see [`from_bytes`].
    ///
    /// # Errors
    ///
    /// As [`from_bytes`].
    #[inline]
    pub fn from_bytes<'de, M: Decode<'de>>(&self, bytes: &'de Bytes) -> Result<M> {
        let mut message = M::empty();
        Call { owner: Some(bytes), ..self.call() }.read(&mut message, bytes)?;
        Ok(message)
    }

    /// Decodes a message from a reader; see [`from_reader`].
    ///
    /// # Errors
    ///
    /// As [`from_reader`].
    #[cfg(feature = "std")]
    pub fn from_reader<M: crate::DecodeOwned>(&self, reader: impl std::io::Read) -> Result<M> {
        self.from_slice(&read_to_end(reader, &self.limits)?)
    }

    /// Decodes a message in the place of another; see [`decode_into`].
    ///
    /// # Errors
    ///
    /// As [`decode_into`].
    #[inline]
    pub fn decode_into<'de, M: Decode<'de>>(&self, message: &mut M, bytes: &'de [u8]) -> Result<()> {
        Call { recycles: true, ..self.call() }.read(message, bytes)
    }

    #[inline]
    fn call(&self) -> Call<'_> {
        Call { limits: &self.limits, owner: None, recycles: false, known: false }
    }
}

/// How one message is read.
struct Call<'x> {
    limits: &'x Limits,
    /// The input, where parts of it may be kept without a copy.
    owner: Option<&'x Bytes>,
    recycles: bool,
    /// Whether the message was there before, so that its required fields were too.
    known: bool,
}

impl Call<'_> {
    #[inline]
    fn read<'de, M: Decode<'de>>(&self, message: &mut M, bytes: &'de [u8]) -> Result<()> {
        check_len(bytes.len(), self.limits)?;
        let shared = Shared::new(self.limits, bytes.len()).with_owner(self.owner);
        let context = Context::new(&shared, self.limits, self.recycles).with_known(self.known);
        message.merge_fields(Reader::new(bytes), context).map_err(|error| locate::<M>(error, bytes, self.limits))?;
        if shared.is_incomplete() { check_required::<M>(shared, bytes, self.limits) } else { Ok(()) }
    }
}

/// Checks required fields where a part of a message lacked one, which other parts may have brought.
#[cold]
#[inline(never)]
fn check_required<'de, M: Decode<'de>>(shared: Shared<'_>, bytes: &[u8], limits: &Limits) -> Result<()> {
    let missing = missing_field(M::DESCRIPTOR, bytes, &shared.into_complete(), limits);
    match missing.map_err(|error| locate::<M>(error, bytes, limits))? {
        None => Ok(()),
        Some(missing) => Err(missing.into_error(M::DESCRIPTOR, bytes, limits)),
    }
}

/// Finds the offset and the path.
#[cold]
#[inline(never)]
fn locate<'de, M: Decode<'de>>(error: DecodeError, bytes: &[u8], limits: &Limits) -> DecodeError {
    let error = error.located_in(bytes);
    let path = path_at(M::DESCRIPTOR, bytes, blamed_offset(&error), limits);
    error.with_path(path)
}

/// Returns the offset of a byte that is surely of the field which the error is about.
///
/// Some errors stand behind it: there the next field may begin already.
pub(crate) fn blamed_offset(error: &DecodeError) -> usize {
    let behind = matches!(
        error.kind(),
        DecodeErrorKind::UnexpectedEnd | DecodeErrorKind::DepthLimit | DecodeErrorKind::AllocationLimit
    );
    error.offset().saturating_sub(behind.into())
}

/// Checks the length of an input.
#[inline]
pub(crate) fn check_len(len: usize, limits: &Limits) -> Result<()> {
    if len > limits.input {
        return Err(DecodeError::new(DecodeErrorKind::InputLimit, limits.input));
    }
    Ok(())
}

/// Reads a reader to its end, or to one byte more than the limit allows.
#[cfg(feature = "std")]
pub(crate) fn read_to_end(reader: impl std::io::Read, limits: &Limits) -> Result<Vec<u8>> {
    use std::io::Read;

    let mut bytes = Vec::new();
    let longest = u64::try_from(limits.input).unwrap_or(u64::MAX).saturating_add(1);
    reader
        .take(longest)
        .read_to_end(&mut bytes)
        .map_err(|error| DecodeError::new(DecodeErrorKind::Io(error.kind()), bytes.len()))?;
    Ok(bytes)
}

/// Reads the length before a delimited message.
///
/// # Errors
///
/// Where there is no varint, or the buffer holds less than it says.
pub(crate) fn delimited_len(buf: &mut impl Buf) -> Result<usize> {
    let mut prefix = [0; 10];
    let mut len = 0;
    while len < prefix.len() && buf.has_remaining() {
        prefix[len] = buf.get_u8();
        len += 1;
        if prefix[len - 1] < 0x80 {
            break;
        }
    }
    let kind = |kind| DecodeError::new(kind, len);
    let value = Reader::new(&prefix[..len]).varint().map_err(|error| kind(error.kind().clone()))?;
    match usize::try_from(value) {
        Ok(value) if value <= buf.remaining() => Ok(value),
        _ => Err(kind(DecodeErrorKind::UnexpectedEnd)),
    }
}

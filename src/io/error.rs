//! [`StreamError`], for both directions.

use alloc::boxed::Box;
use core::fmt;
use std::io;

use crate::{error::DecodeError, excerpt::Capped};

/// Why a stream of messages could not be read or written, and where in the stream.
///
/// [`kind`](Self::kind) tells a transport that failed from a message that is malformed; the error below, an
/// [`io::Error`] or a [`DecodeError`], is also the [`source`](core::error::Error::source).
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message, Debug)] struct Name { #[proto(1)] text: String }
/// use wireform::{DecodeErrorKind, io::{DelimitedReader, StreamErrorKind}};
///
/// let mut reader = DelimitedReader::new(&b"\x03\x0a\x01a\x03\x0a\x01\xff"[..]);
/// reader.read::<Name>().unwrap();
/// let error = reader.read::<Name>().unwrap_err();
/// assert_eq!((error.message(), error.offset()), (1, 7));
/// let StreamErrorKind::Decode(cause) = error.kind() else { panic!("{error}") };
/// assert_eq!(cause.kind(), &DecodeErrorKind::InvalidUtf8);
/// assert_eq!((cause.path(), cause.offset()), ("Name.text", 2)); // from the start of the message
/// # }
/// ```
pub struct StreamError(Box<Inner>);

struct Inner {
    kind: StreamErrorKind,
    position: Option<Position>,
}

/// Where in a stream something is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Position {
    /// Bytes before it.
    pub(super) offset: u64,
    /// Messages before it.
    pub(super) message: u64,
}

impl Position {
    /// Returns the position `bytes` further on in the same message.
    pub(super) fn skip(self, bytes: usize) -> Self {
        Self { offset: self.offset.saturating_add(bytes as u64), ..self }
    }

    /// Returns the position behind the message, which takes `bytes` bytes.
    pub(super) fn next(self, bytes: usize) -> Self {
        Self { message: self.message.saturating_add(1), ..self.skip(bytes) }
    }
}

/// What went wrong with a stream.
#[non_exhaustive]
#[derive(Debug)]
pub enum StreamErrorKind {
    /// The transport failed.
    Io(io::Error),
    /// The stream ends inside a length or a message.
    UnexpectedEnd {
        /// How many bytes the message lacks; `None` where its length is cut off.
        missing: Option<usize>,
    },
    /// A length that is a varint of more than ten bytes.
    InvalidLength,
    /// A length that is more than [`Limits::input`](crate::Limits::input) allows or, when writing, more than the framing
    /// can say.
    TooLong {
        /// The length.
        len: u64,
    },
    /// A message that is malformed or exceeds the limits. Its offset counts from the start of the message.
    Decode(DecodeError),
}

impl StreamError {
    #[cold]
    #[inline(never)]
    pub(super) fn new(kind: StreamErrorKind, position: Position) -> Self {
        Self(Box::new(Inner { kind, position: Some(position) }))
    }

    /// Returns what went wrong.
    pub fn kind(&self) -> &StreamErrorKind {
        &self.0.kind
    }

    /// Returns what went wrong, by value.
    pub fn into_kind(self) -> StreamErrorKind {
        self.0.kind
    }

    /// Returns where it went wrong, in bytes from the start of the stream: where the transport stood when it failed or
    /// ended, where a bad length begins, where a message is malformed.
    ///
    /// It is 0 where the error was an [`io::Error`] from elsewhere, as a codec's can be.
    pub fn offset(&self) -> u64 {
        self.0.position.unwrap_or_default().offset
    }

    /// Returns the index of the message, counted from 0; where a transport fails to write, that of the last one it was
    /// given.
    pub fn message(&self) -> u64 {
        self.0.position.unwrap_or_default().message
    }

    /// Returns whether the transport only was not ready: to try again later is right, and loses nothing.
    ///
    /// This is [`WouldBlock`](io::ErrorKind::WouldBlock), and [`TimedOut`](io::ErrorKind::TimedOut), as which some
    /// systems report it.
    pub fn is_not_ready(&self) -> bool {
        use io::ErrorKind::{TimedOut, WouldBlock};

        matches!(self.kind(), StreamErrorKind::Io(error) if matches!(error.kind(), WouldBlock | TimedOut))
    }
}

impl fmt::Display for StreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.kind.fmt(f)?;
        match self.0.position {
            Some(Position { offset, message }) => write!(f, " at byte {offset}, in message {message}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for StreamErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(_) => f.write_str("the transport failed"),
            Self::UnexpectedEnd { missing: Some(missing) } => write!(f, "the stream ends {missing} bytes too early"),
            Self::UnexpectedEnd { missing: None } => f.write_str("the stream ends inside a length"),
            Self::InvalidLength => f.write_str("length is a varint of more than ten bytes"),
            Self::TooLong { len } => write!(f, "{len} bytes are too long for a message"),
            Self::Decode(_) => f.write_str("malformed message"),
        }
    }
}

impl fmt::Debug for StreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Capped::new(f).debug(&*self.0)
    }
}

impl fmt::Debug for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { offset, message } = self.position.unwrap_or_default();
        f.debug_struct("StreamError")
            .field("kind", &self.kind)
            .field("offset", &offset)
            .field("message", &message)
            .finish()
    }
}

impl core::error::Error for StreamError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self.kind() {
            StreamErrorKind::Io(error) => Some(error),
            StreamErrorKind::Decode(error) => Some(error),
            _ => None,
        }
    }
}

/// Makes an error without a place in the stream; a codec's trait asks for it.
impl From<io::Error> for StreamError {
    fn from(error: io::Error) -> Self {
        Self(Box::new(Inner { kind: StreamErrorKind::Io(error), position: None }))
    }
}

/// Wraps the error: its kind is that of the transport's error, or [`UnexpectedEof`](io::ErrorKind::UnexpectedEof), or
/// [`InvalidData`](io::ErrorKind::InvalidData).
impl From<StreamError> for io::Error {
    fn from(error: StreamError) -> Self {
        let kind = match error.kind() {
            StreamErrorKind::Io(cause) => cause.kind(),
            StreamErrorKind::UnexpectedEnd { .. } => io::ErrorKind::UnexpectedEof,
            _ => io::ErrorKind::InvalidData,
        };
        Self::new(kind, error)
    }
}

const _: () = assert!(size_of::<Result<(), StreamError>>() == size_of::<usize>());

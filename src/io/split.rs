//! [`split_delimited`]: the first message of some bytes, without a reader.

use super::{Options, Position, StreamError, framing::Header};

/// What is at the start of some bytes of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split<'a> {
    /// A message is there.
    Whole {
        /// The message's bytes, without the length.
        body: &'a [u8],
        /// What follows.
        rest: &'a [u8],
    },
    /// More bytes are needed.
    Incomplete {
        /// How many; `None` where not even the length is there.
        missing: Option<usize>,
    },
}

/// Splits the first message off some bytes of a stream, with a varint as its length.
///
/// Nothing is copied: a message that borrows can be decoded from the body. Whether the end of the bytes is the end of
/// the stream is the caller's business: then empty bytes are a clean end, and anything else that is incomplete is none.
/// See [`Options::split_delimited`] for other framings.
///
/// # Errors
///
/// Where more bytes cannot help: the length is malformed, or more than [`Limits::input`](crate::Limits::input).
///
/// ```
/// use wireform::io::{Split, split_delimited};
///
/// let stream = [2, 0x08, 42, 1];
/// let Split::Whole { body, rest } = split_delimited(&stream)? else { panic!() };
/// assert_eq!(body, [0x08, 42]);
/// assert_eq!(split_delimited(rest)?, Split::Incomplete { missing: Some(1) });
/// assert_eq!(split_delimited(&[])?, Split::Incomplete { missing: None });
/// assert!(split_delimited(&[0xff; 10]).is_err());
/// # Ok::<(), wireform::io::StreamError>(())
/// ```
pub fn split_delimited(bytes: &[u8]) -> Result<Split<'_>, StreamError> {
    Options::new().split_delimited(bytes)
}

impl Options {
    /// Splits the first message off some bytes of a stream; see [`split_delimited`].
    ///
    /// # Errors
    ///
    /// As [`split_delimited`].
    pub fn split_delimited<'a>(&self, bytes: &'a [u8]) -> Result<Split<'a>, StreamError> {
        let header = self.framing.header(bytes, self.limits.input);
        let (width, len) = match header.map_err(|kind| StreamError::new(kind, Position::default()))? {
            Header::Cut { .. } => return Ok(Split::Incomplete { missing: None }),
            Header::Whole { width, len } => (width, len),
        };
        let behind = bytes.get(width..).unwrap_or_default();
        Ok(match behind.split_at_checked(len) {
            Some((body, rest)) => Split::Whole { body, rest },
            None => Split::Incomplete { missing: Some(len - behind.len()) },
        })
    }
}

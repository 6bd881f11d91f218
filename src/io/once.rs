//! One message by a function call.

use std::io::{Read, Write};

use super::{Options, StreamError};
use crate::message::{DecodeOwned, Encode};

/// Reads one message, with a varint as its length, and takes not a byte behind it; `None` where the stream ends before
/// it.
///
/// It makes several small reads: give it a [`BufReader`](std::io::BufReader), or use a
/// [`DelimitedReader`](super::DelimitedReader) for many messages. That one is also what a transport that does not block
/// needs, as what this function has read is lost after an error. See [`Options::read_delimited`] for other framings.
///
/// # Errors
///
/// As [`DelimitedReader::read`](super::DelimitedReader::read).
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message, Debug, PartialEq)] struct Answer { #[proto(1)] value: u32 }
/// use wireform::io::read_delimited;
///
/// let mut stream = &[2, 0x08, 42, 0xff][..];
/// assert_eq!(read_delimited(&mut stream)?, Some(Answer { value: 42 }));
/// assert_eq!(stream, [0xff]);
/// # }
/// # Ok::<(), wireform::io::StreamError>(())
/// ```
pub fn read_delimited<M: DecodeOwned>(transport: impl Read) -> Result<Option<M>, StreamError> {
    Options::new().read_delimited(transport)
}

/// Writes one message with its length, as a varint, before it.
///
/// # Errors
///
/// Those of the transport. What it has not taken is lost then; a [`DelimitedWriter`](super::DelimitedWriter) keeps it.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// let mut stream = Vec::new();
/// wireform::io::write_delimited(&mut stream, &Answer { value: 42 })?;
/// assert_eq!(stream, [2, 0x08, 42]);
/// # }
/// # Ok::<(), wireform::io::StreamError>(())
/// ```
pub fn write_delimited<M: Encode>(transport: impl Write, message: &M) -> Result<(), StreamError> {
    Options::new().write_delimited(transport, message)
}

impl Options {
    /// Reads one message and takes not a byte behind it; see [`read_delimited`].
    ///
    /// # Errors
    ///
    /// As [`read_delimited`].
    pub fn read_delimited<M: DecodeOwned>(&self, transport: impl Read) -> Result<Option<M>, StreamError> {
        self.read_ahead(false).reader(transport).read()
    }

    /// Writes one message; see [`write_delimited`].
    ///
    /// # Errors
    ///
    /// As [`write_delimited`], and where the framing cannot say the message's length.
    pub fn write_delimited<M: Encode>(&self, transport: impl Write, message: &M) -> Result<(), StreamError> {
        self.writer(transport).write(message)
    }
}

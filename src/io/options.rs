//! [`Options`], for all of the module.

use std::io::{Read, Write};

use super::{DelimitedReader, DelimitedWriter, Framing};
use crate::limits::Limits;

/// How a stream of messages is read and written.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// use wireform::io::{Framing, Options};
///
/// let options = Options::new().framing(Framing::U32BigEndian);
/// let mut stream = Vec::new();
/// options.writer(&mut stream).write(&Answer { value: 42 }).unwrap();
/// assert_eq!(stream, [0, 0, 0, 2, 0x08, 42]);
/// let answer: Answer = options.reader(&stream[..]).read().unwrap().unwrap();
/// assert_eq!(answer.value, 42);
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub(super) framing: Framing,
    pub(super) limits: Limits,
    pub(super) read_ahead: bool,
}

impl Options {
    /// Returns the default options.
    pub const fn new() -> Self {
        Self { framing: Framing::Varint, limits: Limits::new(), read_ahead: true }
    }

    /// Sets what stands before each message.
    #[must_use]
    pub const fn framing(self, framing: Framing) -> Self {
        Self { framing, ..self }
    }

    /// Sets the limits of each message that is read. A length above [`Limits::input`] is an error before any of its
    /// message is read.
    #[must_use]
    pub const fn limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Sets whether a reader takes more than the next message from the transport when there is more: on by default, as
    /// it makes for few and large reads.
    ///
    /// Without it, not a byte behind the message is taken, and whoever has the transport can go on from there. That
    /// takes several reads for each message; a [`BufReader`](std::io::BufReader) below makes them cheap.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
    /// use wireform::io::Options;
    ///
    /// let mut transport = &b"\x02\x08\x2aplain text"[..];
    /// let answer: Answer = Options::new().read_ahead(false).reader(&mut transport).read().unwrap().unwrap();
    /// assert_eq!(transport, b"plain text");
    /// # }
    /// ```
    #[must_use]
    pub const fn read_ahead(self, read_ahead: bool) -> Self {
        Self { read_ahead, ..self }
    }

    /// Returns a reader with these options.
    pub fn reader<R: Read>(self, transport: R) -> DelimitedReader<R> {
        DelimitedReader::with_options(transport, self)
    }

    /// Returns a writer with these options.
    pub fn writer<W: Write>(self, transport: W) -> DelimitedWriter<W> {
        DelimitedWriter::with_options(transport, self)
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::new()
    }
}

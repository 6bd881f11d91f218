//! [`DelimitedWriter`].

use alloc::vec::Vec;
use core::fmt;
use std::io::{self, Write};

use super::{Options, Position, StreamError, StreamErrorKind};
use crate::message::Encode;

/// Writes messages with their lengths before them to any [`Write`], all by one buffer.
///
/// Each message goes to the transport by itself, in one write if the transport takes it whole. For many small ones, a
/// [`BufWriter`](io::BufWriter) below saves calls; [`flush`](Self::flush) flushes it.
///
/// # Errors of the transport
///
/// Interrupted writes are tried again, and short ones go on. After any other error, what the transport did not take is
/// kept: a message that was given to [`write`](Self::write) is not to be given again, but [`flush`](Self::flush), or
/// `write` with the next message, goes on at the byte where the transport stood.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// let mut stream = Vec::new();
/// let mut writer = wireform::io::DelimitedWriter::new(&mut stream);
/// writer.write(&Answer { value: 42 })?;
/// writer.write(&Answer { value: 0 })?;
/// assert_eq!(stream, [2, 0x08, 42, 0]);
/// # }
/// # Ok::<(), wireform::io::StreamError>(())
/// ```
pub struct DelimitedWriter<W> {
    transport: W,
    options: Options,
    buffer: Vec<u8>,
    /// The part of the buffer that the transport has not taken; what is behind it was left there by a panic.
    unwritten: core::ops::Range<usize>,
    /// Where `unwritten` begins.
    offset: u64,
    count: u64,
}

impl<W: Write> DelimitedWriter<W> {
    /// Returns a writer with the default options: lengths are varints.
    pub fn new(transport: W) -> Self {
        Self::with_options(transport, Options::new())
    }

    /// Returns a writer with options.
    pub fn with_options(transport: W, options: Options) -> Self {
        Self { transport, options, buffer: Vec::new(), unwritten: 0..0, offset: 0, count: 0 }
    }

    /// Writes a message.
    ///
    /// # Errors
    ///
    /// Those of the transport: the message is taken all the same, and what is left of it is kept. And, before anything
    /// is written, [`StreamErrorKind::TooLong`], where the framing cannot say the message's length.
    pub fn write<M: Encode>(&mut self, message: &M) -> Result<(), StreamError> {
        self.push(message)?;
        self.drain()
    }

    /// Writes what earlier calls could not, and flushes the transport.
    ///
    /// # Errors
    ///
    /// Those of the transport.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
    /// let mut writer = wireform::io::DelimitedWriter::new(std::io::BufWriter::new(Vec::new()));
    /// writer.write(&Answer { value: 42 })?;
    /// assert_eq!(writer.get_ref().get_ref().len(), 0);
    /// writer.flush()?;
    /// assert_eq!(writer.get_ref().get_ref().len(), 3);
    /// # }
    /// # Ok::<(), wireform::io::StreamError>(())
    /// ```
    pub fn flush(&mut self) -> Result<(), StreamError> {
        self.drain()?;
        loop {
            match self.transport.flush() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                result => return result.map_err(|error| self.fail(error)),
            }
        }
    }

    /// Puts a message behind what is unwritten.
    fn push<M: Encode>(&mut self, message: &M) -> Result<(), StreamError> {
        self.reclaim();
        let end = self.unwritten.end;
        self.buffer.truncate(end);
        let gap = self.options.framing.append(message, &mut self.buffer);
        let gap = gap.map_err(|kind| StreamError::new(kind, Position { offset: self.offset, message: self.count }))?;
        if self.unwritten.is_empty() {
            self.unwritten.start = gap;
        } else {
            self.buffer.drain(end..end + gap);
        }
        self.unwritten.end = self.buffer.len();
        self.count += 1;
        Ok(())
    }

    /// Frees what the transport has taken, once that is the larger part of the buffer: so no byte is moved often, and a
    /// transport that is always a little behind does not make the buffer grow.
    fn reclaim(&mut self) {
        if self.unwritten.start >= self.unwritten.len() {
            self.buffer.drain(..self.unwritten.start);
            self.unwritten = 0..self.unwritten.len();
        }
    }

    /// Gives the transport what is unwritten.
    fn drain(&mut self) -> Result<(), StreamError> {
        while !self.unwritten.is_empty() {
            match self.transport.write(self.buffer.get(self.unwritten.clone()).unwrap_or_default()) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.fail(error)),
                Ok(0) => return Err(self.fail(io::ErrorKind::WriteZero.into())),
                Ok(count) => {
                    let count = count.min(self.unwritten.len());
                    self.unwritten.start += count;
                    self.offset += count as u64;
                }
            }
        }
        Ok(())
    }

    /// Makes an error where the transport stands.
    fn fail(&self, error: io::Error) -> StreamError {
        let message = self.count.saturating_sub(1);
        StreamError::new(StreamErrorKind::Io(error), Position { offset: self.offset, message })
    }
}

impl<W> DelimitedWriter<W> {
    /// Returns how many bytes the transport has taken.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// Returns how many messages were given to the writer.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Returns what the transport has not taken yet: nothing, unless it failed.
    pub fn unwritten(&self) -> &[u8] {
        self.buffer.get(self.unwritten.clone()).unwrap_or_default()
    }

    /// Returns the transport.
    pub fn get_ref(&self) -> &W {
        &self.transport
    }

    /// Returns the transport. What is written to it stands in the middle of the stream.
    pub fn get_mut(&mut self) -> &mut W {
        &mut self.transport
    }

    /// Returns the transport, and what it has not taken.
    pub fn into_parts(mut self) -> (W, Vec<u8>) {
        self.buffer.truncate(self.unwritten.end);
        self.buffer.drain(..self.unwritten.start);
        (self.transport, self.buffer)
    }
}

impl<W: fmt::Debug> fmt::Debug for DelimitedWriter<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DelimitedWriter")
            .field("transport", &self.transport)
            .field("options", &self.options)
            .field("offset", &self.offset)
            .field("count", &self.count)
            .field("unwritten", &self.unwritten.len())
            .finish_non_exhaustive()
    }
}

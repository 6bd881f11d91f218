//! [`DelimitedReader`], and [`Messages`], its iterator.

use alloc::vec::Vec;
use core::{fmt, iter::FusedIterator, marker::PhantomData, ops::Range};
use std::io::{self, Read};

use super::{Options, Position, StreamError, StreamErrorKind, framing::Header};
use crate::{
    error::DecodeError,
    message::{Decode, DecodeOwned},
    proto,
};

/// What a reader that reads ahead allocates first.
const AHEAD: usize = 8 << 10;

/// What a reader that does not read ahead allocates first: more than a length takes.
const EXACT: usize = 32;

/// The most that a length alone makes a reader allocate; beyond it counts what was delivered.
const TRUSTED: usize = 64 << 10;

/// Reads messages with their lengths before them from any [`Read`].
///
/// It reads ahead, by its own buffer, so that the transport needs none; see [`Options::read_ahead`]. The buffer grows
/// with what arrives and not with what a length says: it never takes more than 64 KiB or twice what there is of the
/// message. It keeps the size that the longest message made it take.
///
/// # Errors of the transport
///
/// Interrupted reads are tried again. All other errors are passed on, and no byte is lost: a transport that does not
/// block gives [`WouldBlock`](io::ErrorKind::WouldBlock) in the middle of a message, and the next call goes on there.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message, Debug, PartialEq)] struct Answer { #[proto(1)] value: u32 }
/// use wireform::io::DelimitedReader;
///
/// let mut reader = DelimitedReader::new(&[2, 0x08, 42, 0][..]);
/// assert_eq!(reader.read()?, Some(Answer { value: 42 }));
/// assert_eq!(reader.read()?, Some(Answer { value: 0 }));
/// assert_eq!(reader.read::<Answer>()?, None);
/// # }
/// # Ok::<(), wireform::io::StreamError>(())
/// ```
pub struct DelimitedReader<R> {
    transport: R,
    options: Options,
    /// All of it is initialized, and `unread` of it is what came and was not taken yet.
    buffer: Vec<u8>,
    unread: Range<usize>,
    /// Where `unread` begins.
    position: Position,
}

impl<R: Read> DelimitedReader<R> {
    /// Returns a reader with the default options: lengths are varints.
    pub fn new(transport: R) -> Self {
        Self::with_options(transport, Options::new())
    }

    /// Returns a reader with options.
    pub fn with_options(transport: R, options: Options) -> Self {
        Self { transport, options, buffer: Vec::new(), unread: 0..0, position: Position::default() }
    }

    /// Reads the next message; `None` where the stream ends before one. The message may borrow from the reader.
    ///
    /// An end is not final: where more comes later, as in a file that grows, a further call reads it.
    ///
    /// # Errors
    ///
    /// Those of the transport; a stream that ends inside a message; a malformed or too great length, which every
    /// further call reports again; and a malformed message, behind which the next call goes on.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # #[derive(wireform::Message, Debug)] struct Answer { #[proto(1)] value: u32 }
    /// use wireform::io::{DelimitedReader, StreamErrorKind};
    ///
    /// let mut reader = DelimitedReader::new(&[2, 0x08, 42, 7, 0x08][..]);
    /// assert_eq!(reader.read::<Answer>().unwrap().unwrap().value, 42);
    /// let error = reader.read::<Answer>().unwrap_err();
    /// assert!(matches!(error.kind(), StreamErrorKind::UnexpectedEnd { missing: Some(6) }));
    /// # }
    /// ```
    pub fn read<'a, M: Decode<'a>>(&'a mut self) -> Result<Option<M>, StreamError> {
        let decoder = self.decoder();
        match self.next_body()? {
            Some((body, at)) => decoder.from_slice(body).map(Some).map_err(|error| malformed(error, at)),
            None => Ok(None),
        }
    }

    /// Reads the next message in the place of `message`, whose strings, vectors and elements are used again; false where
    /// the stream ends before one.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read); `message` is valid then, and that is all that can be said of it.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
    /// let mut reader = wireform::io::DelimitedReader::new(&[2, 0x08, 42, 2, 0x08, 43][..]);
    /// let mut answer = Answer { value: 0 };
    /// let mut sum = 0;
    /// while reader.read_into(&mut answer)? {
    ///     sum += answer.value;
    /// }
    /// assert_eq!(sum, 85);
    /// # }
    /// # Ok::<(), wireform::io::StreamError>(())
    /// ```
    pub fn read_into<'a, M: Decode<'a>>(&'a mut self, message: &mut M) -> Result<bool, StreamError> {
        let decoder = self.decoder();
        match self.next_body()? {
            Some((body, at)) => {
                decoder.decode_into(message, body).map_err(|error| malformed(error, at))?;
                Ok(true)
            }
            None => Ok(false),
        }
    }

    /// Reads the next message's bytes and does not decode them; `None` where the stream ends before one.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read), but that the message is not looked at.
    ///
    /// ```
    /// let mut reader = wireform::io::DelimitedReader::new(&[2, 0x08, 42, 0][..]);
    /// assert_eq!(reader.read_body()?, Some(&[0x08, 42][..]));
    /// assert_eq!(reader.read_body()?, Some(&[][..]));
    /// assert_eq!(reader.read_body()?, None);
    /// # Ok::<(), wireform::io::StreamError>(())
    /// ```
    pub fn read_body(&mut self) -> Result<Option<&[u8]>, StreamError> {
        Ok(self.next_body()?.map(|(body, _)| body))
    }

    /// Returns an iterator over the messages.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
    /// let reader = wireform::io::DelimitedReader::new(&[2, 0x08, 42, 2, 0x08, 43][..]);
    /// let answers: Vec<Answer> = reader.messages().collect::<Result<_, _>>()?;
    /// assert_eq!(answers[1].value, 43);
    /// # }
    /// # Ok::<(), wireform::io::StreamError>(())
    /// ```
    pub fn messages<M: DecodeOwned>(self) -> Messages<R, M> {
        Messages { reader: self, ended: false, message: PhantomData }
    }

    fn decoder(&self) -> proto::Options {
        proto::Options::new().limits(self.options.limits)
    }

    /// Takes the next message's bytes, and tells where they begin.
    fn next_body(&mut self) -> Result<Option<(&[u8], Position)>, StreamError> {
        let Some((width, len)) = self.next_frame()? else { return Ok(None) };
        let at = self.position.skip(width);
        let start = self.unread.start + width;
        self.unread.start = start + len;
        self.position = self.position.next(width + len);
        Ok(self.buffer.get(start..start + len).map(|body| (body, at)))
    }

    /// Makes the next message whole and returns the widths of its length and of itself.
    fn next_frame(&mut self) -> Result<Option<(usize, usize)>, StreamError> {
        loop {
            let header = self.options.framing.header(self.unread(), self.options.limits.input);
            let header = header.map_err(|kind| StreamError::new(kind, self.position))?;
            let need = match header {
                Header::Whole { width, len } if self.unread.len() - width >= len => return Ok(Some((width, len))),
                Header::Whole { width, len } => len.saturating_add(width),
                Header::Cut { at_least } => self.unread.len() + at_least,
            };
            if self.fill(need).map_err(|error| self.fail(StreamErrorKind::Io(error)))? == 0 {
                return self.end(header);
            }
        }
    }

    /// Judges the end of the stream: it is clean before a message only.
    fn end(&self, header: Header) -> Result<Option<(usize, usize)>, StreamError> {
        let missing = match header {
            Header::Cut { .. } if self.unread.is_empty() => return Ok(None),
            Header::Cut { .. } => None,
            Header::Whole { width, len } => Some(len - (self.unread.len() - width)),
        };
        Err(self.fail(StreamErrorKind::UnexpectedEnd { missing }))
    }

    /// Makes an error where the transport stands.
    fn fail(&self, kind: StreamErrorKind) -> StreamError {
        StreamError::new(kind, self.position.skip(self.unread.len()))
    }

    /// Reads once, where `need` bytes are needed in all, and returns how much came.
    fn fill(&mut self, need: usize) -> io::Result<usize> {
        self.make_room(need)?;
        let most = if self.options.read_ahead { usize::MAX } else { need - self.unread.len() };
        let room = self.buffer.get_mut(self.unread.end..).unwrap_or_default();
        let most = most.min(room.len());
        let room = room.get_mut(..most).unwrap_or_default();
        loop {
            match self.transport.read(room) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
                Ok(count) => {
                    // A transport that says more than there was room for would be wrong.
                    let count = count.min(room.len());
                    self.unread.end += count;
                    return Ok(count);
                }
            }
        }
    }

    /// Makes room for at least one byte behind those that are unread.
    fn make_room(&mut self, need: usize) -> io::Result<()> {
        if self.unread.is_empty() {
            self.unread = 0..0;
        } else if self.unread.start > 0 && self.buffer.len() - self.unread.start < need {
            // Each message is moved once at most: then it begins at the start.
            self.buffer.copy_within(self.unread.clone(), 0);
            self.unread = 0..self.unread.len();
        }
        let first = if self.options.read_ahead { AHEAD } else { EXACT };
        // A buffer that is full doubles; one that is not, need not grow with each byte that comes.
        let is_full = self.unread.end == self.buffer.len();
        let trusted = if is_full { TRUSTED.max(self.unread.end.saturating_mul(2)) } else { TRUSTED };
        let len = need.min(trusted).max(first);
        let Some(more) = len.checked_sub(self.buffer.len()) else { return Ok(()) };
        self.buffer.try_reserve_exact(more).map_err(|_| io::ErrorKind::OutOfMemory)?;
        self.buffer.resize(len, 0);
        Ok(())
    }
}

impl<R> DelimitedReader<R> {
    /// Returns how many bytes of the stream were taken, all of them parts of whole messages.
    pub fn offset(&self) -> u64 {
        self.position.offset
    }

    /// Returns how many messages were taken.
    pub fn count(&self) -> u64 {
        self.position.message
    }

    /// Returns what was read from the transport and belongs to no message that was taken.
    pub fn unread(&self) -> &[u8] {
        self.buffer.get(self.unread.clone()).unwrap_or_default()
    }

    /// Returns the transport.
    pub fn get_ref(&self) -> &R {
        &self.transport
    }

    /// Returns the transport. What is read from it is missing in the stream.
    pub fn get_mut(&mut self) -> &mut R {
        &mut self.transport
    }

    /// Returns the transport, and what was read from it and belongs to no message that was taken.
    ///
    /// ```
    /// let mut reader = wireform::io::DelimitedReader::new(&[1, 42, 5, 6][..]);
    /// reader.read_body()?;
    /// let (transport, unread) = reader.into_parts();
    /// assert_eq!([&unread, transport].concat(), [5, 6]);
    /// # Ok::<(), wireform::io::StreamError>(())
    /// ```
    pub fn into_parts(mut self) -> (R, Vec<u8>) {
        self.buffer.truncate(self.unread.end);
        self.buffer.drain(..self.unread.start);
        (self.transport, self.buffer)
    }
}

impl<R: fmt::Debug> fmt::Debug for DelimitedReader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DelimitedReader")
            .field("transport", &self.transport)
            .field("options", &self.options)
            .field("position", &self.position)
            .field("unread", &self.unread.len())
            .finish_non_exhaustive()
    }
}

/// Says where in the stream a message that begins at `body` is malformed.
#[cold]
fn malformed(error: DecodeError, body: Position) -> StreamError {
    let at = body.skip(error.offset());
    StreamError::new(StreamErrorKind::Decode(error), at)
}

/// The messages of a stream; [`DelimitedReader::messages`] makes it.
///
/// It ends where the stream ends before a message, and after an error. An error that
/// [is only a matter of time](StreamError::is_not_ready) does not end it.
#[derive(Debug)]
pub struct Messages<R, M> {
    reader: DelimitedReader<R>,
    ended: bool,
    message: PhantomData<fn() -> M>,
}

impl<R, M> Messages<R, M> {
    /// Returns the reader, which stands behind the last message.
    pub fn reader(&self) -> &DelimitedReader<R> {
        &self.reader
    }

    /// Returns the reader, to go on in another way.
    pub fn into_reader(self) -> DelimitedReader<R> {
        self.reader
    }
}

impl<R: Read, M: DecodeOwned> Iterator for Messages<R, M> {
    type Item = Result<M, StreamError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let item = self.reader.read().transpose();
        self.ended = match &item {
            None => true,
            Some(Ok(_)) => false,
            Some(Err(error)) => !error.is_not_ready(),
        };
        item
    }
}

impl<R: Read, M: DecodeOwned> FusedIterator for Messages<R, M> {}

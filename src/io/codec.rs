//! [`DelimitedCodec`], for tokio's framed transports.

use alloc::vec::Vec;
use core::{fmt, marker::PhantomData};

use bytes::{Buf, BytesMut};
use tokio_util::codec::{Decoder, Encoder};

use super::{Options, Position, Split, StreamError, StreamErrorKind};
use crate::{
    message::{DecodeOwned, Encode},
    proto,
};

/// Reads messages `D` and writes messages `E`, or references to them, by tokio-util's `Framed` and its kin.
///
/// A stream that ends inside a message is an error. As tokio-util has it, a stream is over after an error. Fields of type
/// [`Bytes`](bytes::Bytes) are parts of what was received, without a copy; each keeps its piece of that in memory.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message, Debug, PartialEq)] struct Answer { #[proto(1)] value: u32 }
/// use bytes::BytesMut;
/// use tokio_util::codec::{Decoder, Encoder};
/// use wireform::io::DelimitedCodec;
///
/// let mut codec = DelimitedCodec::<Answer>::new();
/// let mut stream = BytesMut::new();
/// codec.encode(&Answer { value: 42 }, &mut stream)?;
/// assert_eq!(stream[..], [2, 0x08, 42]);
/// assert_eq!(codec.decode(&mut stream)?, Some(Answer { value: 42 }));
/// assert_eq!(codec.decode(&mut stream)?, None);
/// # }
/// # Ok::<(), wireform::io::StreamError>(())
/// ```
pub struct DelimitedCodec<D, E = D> {
    options: Options,
    /// Where the next message is read.
    read: Position,
    /// Where the next message is written.
    written: Position,
    scratch: Vec<u8>,
    messages: PhantomData<fn(E) -> D>,
}

impl<D, E> DelimitedCodec<D, E> {
    /// Returns a codec with the default options: lengths are varints.
    pub const fn new() -> Self {
        Self::with_options(Options::new())
    }

    /// Returns a codec with options. How far it reads ahead is tokio-util's business.
    pub const fn with_options(options: Options) -> Self {
        let start = Position { offset: 0, message: 0 };
        Self { options, read: start, written: start, scratch: Vec::new(), messages: PhantomData }
    }
}

impl<D: DecodeOwned, E> Decoder for DelimitedCodec<D, E> {
    type Error = StreamError;
    type Item = D;

    fn decode(&mut self, bytes: &mut BytesMut) -> Result<Option<D>, StreamError> {
        // What is incomplete reserves nothing: tokio-util's buffer doubles as bytes arrive.
        let split =
            self.options.split_delimited(bytes).map_err(|error| StreamError::new(error.into_kind(), self.read))?;
        let Split::Whole { body, rest } = split else { return Ok(None) };
        let (len, width) = (bytes.len() - rest.len(), bytes.len() - rest.len() - body.len());
        let at = self.read.skip(width);
        self.read = self.read.next(len);
        bytes.advance(width);
        let body = bytes.split_to(len - width).freeze();
        let message = proto::Options::new().limits(self.options.limits).from_bytes(&body);
        message.map(Some).map_err(|error| {
            let at = at.skip(error.offset());
            StreamError::new(StreamErrorKind::Decode(error), at)
        })
    }

    fn decode_eof(&mut self, bytes: &mut BytesMut) -> Result<Option<D>, StreamError> {
        if let Some(message) = self.decode(bytes)? {
            return Ok(Some(message));
        }
        match self.options.split_delimited(bytes) {
            Ok(Split::Incomplete { missing }) if !bytes.is_empty() => {
                Err(StreamError::new(StreamErrorKind::UnexpectedEnd { missing }, self.read.skip(bytes.len())))
            }
            _ => Ok(None),
        }
    }
}

impl<D, E: Encode> Encoder<E> for DelimitedCodec<D, E> {
    type Error = StreamError;

    fn encode(&mut self, message: E, bytes: &mut BytesMut) -> Result<(), StreamError> {
        self.encode(&message, bytes)
    }
}

impl<D, E: Encode> Encoder<&E> for DelimitedCodec<D, E> {
    type Error = StreamError;

    fn encode(&mut self, message: &E, bytes: &mut BytesMut) -> Result<(), StreamError> {
        self.scratch.clear();
        let gap = self.options.framing.append(message, &mut self.scratch);
        let gap = gap.map_err(|kind| StreamError::new(kind, self.written))?;
        let frame = self.scratch.get(gap..).unwrap_or_default();
        bytes.extend_from_slice(frame);
        self.written = self.written.next(frame.len());
        Ok(())
    }
}

impl<D, E> Clone for DelimitedCodec<D, E> {
    /// Returns a codec with the same options, for another stream.
    fn clone(&self) -> Self {
        Self::with_options(self.options)
    }
}

impl<D, E> Default for DelimitedCodec<D, E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<D, E> fmt::Debug for DelimitedCodec<D, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DelimitedCodec")
            .field("options", &self.options)
            .field("read", &self.read)
            .field("written", &self.written)
            .finish_non_exhaustive()
    }
}

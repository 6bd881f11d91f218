//! A testee: message types by their full names, each read in one of the ways in which a program may read it.

use std::{
    collections::HashMap,
    io::{Cursor, Read},
    sync::Arc,
};

use bytes::{Buf, Bytes};
use wireform::{
    DecodeError, Described, Message, Registry, Result, proto,
    walk::{DecodeText, EncodeText},
};

use crate::{
    formats::{Formats, parse_error},
    protocol::{ConformanceRequest, Input, Output, WireFormat},
};

/// How a testee answers tests of one message type.
pub struct Codec(Box<dyn FnMut(&ConformanceRequest<'_>) -> Output>);

/// The ways in which a program may read a message that owns what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A new value, from any format.
    Owned,
    /// In the place of the value that the test before left behind; what comes as text goes there by way of binary.
    Into,
    /// From a reader and from a buffer that yield a few bytes at a time; binary only.
    Chunked,
}

impl Mode {
    /// Returns the mode of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Owned, Self::Into, Self::Chunked].into_iter().find(|mode| mode.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Owned => "owned",
            Self::Into => "into",
            Self::Chunked => "chunked",
        }
    }
}

impl Codec {
    /// Returns how to answer for `M`, with the types that an `Any` may hold and the extensions.
    pub fn new<M>(mode: Mode, registry: Arc<Registry>) -> Self
    where
        M: Message + EncodeText + for<'de> DecodeText<'de> + 'static,
    {
        let formats = Formats::new(registry);
        match mode {
            Mode::Owned => Self(Box::new(move |request| match formats.read::<M>(request) {
                Ok(message) => formats.write(request, &message),
                Err(answer) => answer,
            })),
            Mode::Into => Self(Box::new(recycling::<M>(formats))),
            Mode::Chunked => Self::binary(chunked::<M>),
        }
    }

    /// Returns a codec that has the binary wire only.
    pub fn binary(mut read_and_write: impl FnMut(&[u8]) -> Result<Vec<u8>> + 'static) -> Self {
        Self(Box::new(move |request| match &request.payload {
            Some(Input::ProtobufPayload(bytes)) if request.requested_output_format == WireFormat::Protobuf.into() => {
                read_and_write(bytes).map_or_else(|error| parse_error(&error), Output::ProtobufPayload)
            }
            _ => Output::Skipped("neither text nor JSON".to_owned()),
        }))
    }
}

/// The message types of a testee.
#[derive(Default)]
pub struct Testee {
    codecs: HashMap<String, Codec>,
    skips_text: bool,
}

impl Testee {
    /// Adds a message type, by the name in its descriptor.
    #[must_use]
    pub fn with<M: Described>(mut self, codec: Codec) -> Self {
        let name = M::DESCRIPTOR.full_name();
        assert!(self.codecs.insert(name, codec).is_none(), "{:?} is there twice", M::DESCRIPTOR);
        self
    }

    /// Skips the tests that read or write the text format.
    #[must_use]
    pub fn skipping_text(self, skips: bool) -> Self {
        Self { skips_text: skips, ..self }
    }

    /// Runs one test.
    pub fn answer(&mut self, request: &ConformanceRequest<'_>) -> Output {
        let is_text = matches!(request.payload, Some(Input::TextPayload(_)))
            || request.requested_output_format == WireFormat::TextFormat.into();
        if is_text && self.skips_text {
            return Output::Skipped("tests of the text format are left out".to_owned());
        }
        match self.codecs.get_mut(request.message_type) {
            Some(codec) => (codec.0)(request),
            None => Output::Skipped(format!("no type {}", request.message_type)),
        }
    }
}

/// Reads each message in the place of the one before.
fn recycling<M>(formats: Formats) -> impl FnMut(&ConformanceRequest<'_>) -> Output
where
    M: Message + EncodeText + for<'de> DecodeText<'de>,
{
    let mut message = M::empty();
    move |request| {
        let bytes = match &request.payload {
            Some(Input::ProtobufPayload(bytes)) => bytes.to_vec(),
            _ => match formats.read::<M>(request) {
                Ok(read) => proto::to_vec(&read),
                Err(answer) => return answer,
            },
        };
        match proto::decode_into(&mut message, &bytes) {
            Ok(()) => formats.write(request, &message),
            Err(error) => parse_error(&error),
        }
    }
}

/// Reads a message in pieces, once from a reader and once from a buffer, which must agree.
fn chunked<M: Message>(bytes: &[u8]) -> Result<Vec<u8>> {
    let from_reader = proto::from_reader::<M>(Drip(Cursor::new(bytes)));
    let from_buf = M::decode(pieces(bytes));
    let verdict = |error: &DecodeError| (error.kind().clone(), error.offset());
    let verdicts = (from_reader.as_ref().err().map(verdict), from_buf.as_ref().err().map(verdict));
    assert_eq!(verdicts.0, verdicts.1, "a reader and a buffer disagree on {bytes:02x?}");
    Ok(proto::to_vec(&from_reader.and(from_buf)?))
}

/// A reader that yields three bytes at most.
struct Drip<R>(R);

impl<R: Read> Read for Drip<R> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        let len = buf.len().min(3);
        self.0.read(&mut buf[..len])
    }
}

/// A buffer of two pieces, the first of which ends at a third of the whole.
fn pieces(bytes: &[u8]) -> impl Buf {
    let (first, second) = bytes.split_at(bytes.len() / 3);
    Bytes::copy_from_slice(first).chain(Bytes::copy_from_slice(second))
}

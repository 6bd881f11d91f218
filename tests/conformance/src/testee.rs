//! A testee: message types by their full names, each read in one of the ways in which a program may read it.

use std::{
    collections::HashMap,
    io::{Cursor, Read},
    sync::Arc,
};

use bytes::{Buf, Bytes};
use wireform::{
    DecodeError, Described, Message, Registry, Result, json, proto,
    walk::{DecodeText, EncodeText},
};

use crate::{
    protocol::{ConformanceRequest, Input, Output, WireFormat},
    text,
};

/// Reads a message from binary, and writes it.
pub type Binary = Box<dyn FnMut(&[u8]) -> Result<Vec<u8>>>;

/// Runs a test with JSON or text on one side or both.
pub type Text = Box<dyn Fn(&ConformanceRequest<'_>) -> Output>;

/// How a testee reads and writes one message type.
pub struct Codec {
    binary: Binary,
    /// Reads and writes what is JSON, or text, on one side at least; `None` where such tests are skipped.
    text: Option<Text>,
}

/// The ways in which a program may read a message that owns what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A new value from a slice.
    Owned,
    /// In the place of the value that the test before left behind.
    Into,
    /// From a reader and from a buffer that yield a few bytes at a time.
    Chunked,
    /// As `Owned`, and JSON is answered too.
    Json,
}

impl Mode {
    /// Returns the mode of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Owned, Self::Into, Self::Chunked, Self::Json].into_iter().find(|mode| mode.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Owned => "owned",
            Self::Into => "into",
            Self::Chunked => "chunked",
            Self::Json => "json",
        }
    }
}

impl Codec {
    /// Returns how to read and write `M`.
    pub fn new<M>(mode: Mode) -> Self
    where
        M: Message + EncodeText + for<'de> DecodeText<'de> + 'static,
    {
        let binary: Binary = match mode {
            Mode::Owned | Mode::Json => Box::new(|bytes| Ok(proto::to_vec(&proto::from_slice::<M>(bytes)?))),
            Mode::Into => recycling::<M>(),
            Mode::Chunked => Box::new(chunked::<M>),
        };
        let text = (mode == Mode::Json).then(|| Box::new(transcode::<M>) as Text);
        Self { binary, text }
    }

    /// Returns how to read and write `M` where one side at least is the text format, or both are binary.
    pub fn text<M>(registry: Arc<Registry>) -> Self
    where
        M: Message + EncodeText + for<'de> DecodeText<'de> + 'static,
    {
        let text: Text = Box::new(move |request| text::transcode::<M>(request, &registry));
        Self { text: Some(text), ..Self::new::<M>(Mode::Owned) }
    }

    /// Returns a codec that has the binary wire only.
    pub fn binary(read_and_write: impl FnMut(&[u8]) -> Result<Vec<u8>> + 'static) -> Self {
        Self { binary: Box::new(read_and_write), text: None }
    }
}

/// The message types of a testee.
#[derive(Default)]
pub struct Testee {
    codecs: HashMap<String, Codec>,
}

impl Testee {
    /// Adds a message type, by the name in its descriptor.
    #[must_use]
    pub fn with<M: Described>(mut self, codec: Codec) -> Self {
        let name = M::DESCRIPTOR.full_name();
        assert!(self.codecs.insert(name, codec).is_none(), "{:?} is there twice", M::DESCRIPTOR);
        self
    }

    /// Runs one test.
    pub fn answer(&mut self, request: &ConformanceRequest<'_>) -> Output {
        let Some(codec) = self.codecs.get_mut(request.message_type) else {
            return Output::Skipped(format!("no type {}", request.message_type));
        };
        match (&request.payload, request.requested_output_format) {
            (Some(Input::ProtobufPayload(bytes)), format) if format == WireFormat::Protobuf.into() => {
                match (codec.binary)(bytes) {
                    Ok(bytes) => Output::ProtobufPayload(bytes),
                    Err(error) => Output::ParseError(error.to_string()),
                }
            }
            _ => match &codec.text {
                Some(transcode) => transcode(request),
                None => Output::Skipped("neither text nor JSON".to_owned()),
            },
        }
    }
}

/// Reads each message in the place of the one before.
fn recycling<M: Message + 'static>() -> Binary {
    let mut message = M::empty();
    Box::new(move |bytes| {
        proto::decode_into(&mut message, bytes)?;
        Ok(proto::to_vec(&message))
    })
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

/// Reads and writes with JSON on one side or both.
fn transcode<M>(request: &ConformanceRequest<'_>) -> Output
where
    M: Message + EncodeText + for<'de> DecodeText<'de>,
{
    let options = json::Options::new().ignore_unknown_fields(ignores_unknown(request));
    let read = match &request.payload {
        Some(Input::ProtobufPayload(bytes)) => proto::from_slice::<M>(bytes),
        Some(Input::JsonPayload(text)) => options.from_str::<M>(text),
        _ => return Output::Skipped("no text format".to_owned()),
    };
    let message = match read {
        Ok(message) => message,
        Err(error) => return Output::ParseError(error.to_string()),
    };
    if request.requested_output_format == WireFormat::Protobuf.into() {
        return Output::ProtobufPayload(proto::to_vec(&message));
    }
    if request.requested_output_format != WireFormat::Json.into() {
        return Output::Skipped("no text format".to_owned());
    }
    match options.to_string(&message) {
        Ok(text) => Output::JsonPayload(text),
        Err(error) => Output::SerializeError(error.to_string()),
    }
}

fn ignores_unknown(request: &ConformanceRequest<'_>) -> bool {
    request.test_category == crate::protocol::TestCategory::JsonIgnoreUnknownParsingTest.into()
}

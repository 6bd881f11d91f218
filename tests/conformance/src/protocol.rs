//! The messages between the runner and a testee: `conformance/conformance.proto` as derived structs.

use wireform::{Enumeration, Message, Oneof, Open};

/// A format that a test reads or wants written.
#[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WireFormat {
    Unspecified = 0,
    Protobuf = 1,
    Json = 2,
    Jspb = 3,
    TextFormat = 4,
}

/// What a test is about.
#[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq)]
pub enum TestCategory {
    UnspecifiedTest = 0,
    BinaryTest = 1,
    JsonTest = 2,
    JsonIgnoreUnknownParsingTest = 3,
    JspbTest = 4,
    TextFormatTest = 5,
}

/// One test: read the payload as a message of that type, and write it in that format.
#[derive(Message, Clone, Debug)]
pub struct ConformanceRequest<'a> {
    #[proto(oneof)]
    pub payload: Option<Input<'a>>,
    #[proto(3)]
    pub requested_output_format: Open<WireFormat>,
    #[proto(4)]
    pub message_type: &'a str,
    #[proto(5)]
    pub test_category: Open<TestCategory>,
    #[proto(9)]
    pub print_unknown_fields: bool,
}

/// What to read.
#[derive(Oneof, Clone, Debug)]
pub enum Input<'a> {
    #[proto(1)]
    ProtobufPayload(&'a [u8]),
    #[proto(2)]
    JsonPayload(&'a str),
    #[proto(7)]
    JspbPayload(&'a str),
    #[proto(8)]
    TextPayload(&'a str),
}

impl Input<'_> {
    /// Returns the format of the payload.
    pub fn format(&self) -> WireFormat {
        match self {
            Self::ProtobufPayload(_) => WireFormat::Protobuf,
            Self::JsonPayload(_) => WireFormat::Json,
            Self::JspbPayload(_) => WireFormat::Jspb,
            Self::TextPayload(_) => WireFormat::TextFormat,
        }
    }
}

/// What came of a test.
#[derive(Message, Clone, Debug)]
pub struct ConformanceResponse {
    #[proto(oneof)]
    pub result: Option<Output>,
}

/// What was written, or why nothing was.
#[derive(Oneof, Clone, Debug)]
pub enum Output {
    #[proto(1)]
    ParseError(String),
    #[proto(2)]
    RuntimeError(String),
    #[proto(3)]
    ProtobufPayload(Vec<u8>),
    #[proto(4)]
    JsonPayload(String),
    #[proto(5)]
    Skipped(String),
    #[proto(6)]
    SerializeError(String),
    #[proto(8)]
    TextPayload(String),
}

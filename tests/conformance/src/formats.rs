//! Reads and writes messages in the formats of the suite.

use std::sync::Arc;

use wireform::{
    DecodeError, EncodeError, Message, Registry, json, proto, text,
    walk::{DecodeText, EncodeText},
};

use crate::protocol::{ConformanceRequest, Input, Output, TestCategory, WireFormat};

/// The formats, with the types that JSON and text name.
pub(crate) struct Formats {
    registry: Arc<Registry>,
}

impl Formats {
    pub(crate) fn new(registry: Arc<Registry>) -> Self {
        Self { registry }
    }

    /// Reads the payload of a test; what is to be answered as an error.
    pub(crate) fn read<M>(&self, request: &ConformanceRequest<'_>) -> Result<M, Output>
    where
        M: Message + for<'de> DecodeText<'de>,
    {
        let read = match &request.payload {
            Some(Input::ProtobufPayload(bytes)) => proto::from_slice(bytes),
            Some(Input::JsonPayload(payload)) => self.json(request).from_str(payload),
            Some(Input::TextPayload(payload)) => self.text(request).from_str(payload),
            _ => return Err(Output::Skipped("a format of another kind".to_owned())),
        };
        read.map_err(|error| parse_error(&error))
    }

    /// Writes a message in the format that a test asks for.
    pub(crate) fn write<M: Message + EncodeText>(&self, request: &ConformanceRequest<'_>, message: &M) -> Output {
        let format = request.requested_output_format;
        if format == WireFormat::Protobuf.into() {
            return Output::ProtobufPayload(proto::to_vec(message));
        }
        let written = if format == WireFormat::Json.into() {
            self.json(request).to_string(message).map(Output::JsonPayload)
        } else if format == WireFormat::TextFormat.into() {
            self.text(request).to_string(message).map(Output::TextPayload)
        } else {
            return Output::Skipped("a format of another kind".to_owned());
        };
        written.unwrap_or_else(|error: EncodeError| Output::SerializeError(error.to_string()))
    }

    fn json(&self, request: &ConformanceRequest<'_>) -> json::Options {
        let ignores = request.test_category == TestCategory::JsonIgnoreUnknownParsingTest.into();
        json::Options::new().ignore_unknown_fields(ignores).registry(self.registry.clone())
    }

    fn text(&self, request: &ConformanceRequest<'_>) -> text::Options {
        text::Options::new().print_unknown_fields(request.print_unknown_fields).registry(self.registry.clone())
    }
}

/// Answers that a payload is wrong.
pub(crate) fn parse_error(error: &DecodeError) -> Output {
    Output::ParseError(error.to_string())
}

//! Reads and writes with the text format on one side or both.

use std::sync::Arc;

use wireform::{
    Message, Registry, proto,
    text::Options,
    walk::{DecodeText, EncodeText},
};

use crate::protocol::{ConformanceRequest, Input, Output, WireFormat};

/// Runs one test.
pub(crate) fn transcode<M>(request: &ConformanceRequest<'_>, registry: &Arc<Registry>) -> Output
where
    M: Message + EncodeText + for<'de> DecodeText<'de>,
{
    let options = Options::new().print_unknown_fields(request.print_unknown_fields).registry(registry.clone());
    let read = match &request.payload {
        Some(Input::ProtobufPayload(bytes)) => proto::from_slice::<M>(bytes),
        Some(Input::TextPayload(text)) => options.from_str::<M>(text),
        _ => return Output::Skipped("no JSON".to_owned()),
    };
    let message = match read {
        Ok(message) => message,
        Err(error) => return Output::ParseError(error.to_string()),
    };
    if request.requested_output_format == WireFormat::Protobuf.into() {
        return Output::ProtobufPayload(proto::to_vec(&message));
    }
    if request.requested_output_format != WireFormat::TextFormat.into() {
        return Output::Skipped("no JSON".to_owned());
    }
    match options.to_string(&message) {
        Ok(text) => Output::TextPayload(text),
        Err(error) => Output::SerializeError(error.to_string()),
    }
}

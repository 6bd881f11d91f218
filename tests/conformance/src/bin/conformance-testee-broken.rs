//! Testees that must not pass: one skips every test, one gives every payload back as it came.

use wireform_conformance::{
    pipe,
    protocol::{ConformanceRequest, Input, Output, WireFormat},
};

fn main() -> std::io::Result<()> {
    match std::env::args().nth(1).as_deref() {
        Some("skip") => pipe::serve(|_| Output::Skipped("all are".to_owned())),
        Some("echo") => pipe::serve(echo),
        mode => Err(std::io::Error::other(format!("no mode {mode:?}"))),
    }
}

fn echo(request: &ConformanceRequest<'_>) -> Output {
    match &request.payload {
        Some(Input::ProtobufPayload(bytes)) if request.requested_output_format == WireFormat::Protobuf.into() => {
            Output::ProtobufPayload(bytes.to_vec())
        }
        _ => Output::Skipped("not binary to binary".to_owned()),
    }
}

//! The pipe to the runner: a length of four bytes, the least significant first, and a message; then the answer in the
//! same form. At the end of the input a testee says what it was asked and how much of that it answered.

use std::{
    collections::BTreeMap,
    io::{self, ErrorKind, Read, Write},
};

use wireform::{Open, proto};

use crate::protocol::{ConformanceRequest, ConformanceResponse, Output, WireFormat};

/// The runner's first question: which tests are known to fail. None, so the answer is the empty message.
const FAILURE_SET: &str = "conformance.FailureSet";

/// How many requests came of one kind.
#[derive(Default)]
struct Count {
    answered: u32,
    skipped: u32,
}

/// The counts by the formats of input and output.
type Tally = BTreeMap<(Option<WireFormat>, Option<WireFormat>), Count>;

/// Answers the runner's requests until it closes the pipe; then writes the tally to the standard error, one line for each
/// pair of formats.
///
/// # Errors
///
/// Those of the pipe, and a request that is none.
pub fn serve(mut answer: impl FnMut(&ConformanceRequest<'_>) -> Output) -> io::Result<()> {
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let mut tally = Tally::new();
    while let Some(bytes) = read_frame(&mut input)? {
        let request: ConformanceRequest<'_> = proto::from_slice(&bytes).map_err(io::Error::other)?;
        let result = match request.message_type {
            FAILURE_SET => Output::ProtobufPayload(Vec::new()),
            _ => counted(&mut tally, &request, &mut answer),
        };
        let response = proto::to_vec(&ConformanceResponse { result: Some(result) });
        output.write_all(&u32::try_from(response.len()).map_err(io::Error::other)?.to_le_bytes())?;
        output.write_all(&response)?;
        output.flush()?;
    }
    io::stderr().write_all(lines(&tally).as_bytes())
}

/// Reads one request; `None` where the runner has closed the pipe.
fn read_frame(input: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut len = [0; 4];
    match input.read_exact(&mut len) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let mut bytes = vec![0; u32::from_le_bytes(len) as usize];
    input.read_exact(&mut bytes)?;
    Ok(Some(bytes))
}

fn counted(
    tally: &mut Tally,
    request: &ConformanceRequest<'_>,
    answer: &mut impl FnMut(&ConformanceRequest<'_>) -> Output,
) -> Output {
    let wanted = match request.requested_output_format {
        Open::Known(format) => Some(format),
        Open::Unknown(_) => None,
    };
    let count = tally.entry((request.payload.as_ref().map(|input| input.format()), wanted)).or_default();
    let output = answer(request);
    match output {
        Output::Skipped(_) => count.skipped += 1,
        _ => count.answered += 1,
    }
    output
}

fn lines(tally: &Tally) -> String {
    let name = |format: &Option<WireFormat>| format.map_or("None".to_owned(), |format| format!("{format:?}"));
    let line = |((from, to), count): (&(_, _), &Count)| {
        format!("tally: {} to {}: {} answered, {} skipped\n", name(from), name(to), count.answered, count.skipped)
    };
    tally.iter().map(line).collect()
}

//! A stream of delimited messages, however it is chopped, is what the naive parser says, by reader, iterator and splitter
//! alike; what was read is written as a stream that says the same.

#![no_main]

use std::io::{self, ErrorKind, Read};

use libfuzzer_sys::fuzz_target;
use wireform::{
    Limits,
    io::{Framing, Options, Split, StreamError, StreamErrorKind},
    proto,
};
use wireform_test_support::rows::Leaf;

/// A length above this is refused: small, so that short inputs reach it.
const LONGEST: usize = 200;

/// How a stream ends.
#[derive(Clone, Debug, PartialEq)]
enum End {
    Clean,
    CutOff(Option<usize>),
    InvalidLength,
    TooLong(u64),
}

impl End {
    fn of(error: &StreamError) -> Self {
        match error.kind() {
            StreamErrorKind::UnexpectedEnd { missing } => Self::CutOff(*missing),
            StreamErrorKind::InvalidLength => Self::InvalidLength,
            StreamErrorKind::TooLong { len } => Self::TooLong(*len),
            other => panic!("{other:?}"),
        }
    }
}

/// What the start of a stream is.
enum Next<'a> {
    Body(&'a [u8], &'a [u8]),
    End(End),
}

/// The naive parser: byte by byte.
fn next(stream: &[u8], framing: Framing) -> Next<'_> {
    let (mut len, mut width, mut whole) = (0u64, 0, false);
    for byte in stream {
        width += 1;
        if framing == Framing::Varint {
            len |= u64::from(byte & 0x7f).checked_shl(7 * (width - 1)).unwrap_or(0);
            whole = *byte < 0x80;
        } else {
            len = len << 8 | u64::from(*byte);
            whole = width == 4;
        }
        if whole || width == 10 {
            break;
        }
    }
    if !whole {
        return Next::End(match width {
            0 => End::Clean,
            10 => End::InvalidLength,
            _ => End::CutOff(None),
        });
    }
    if len > LONGEST as u64 {
        return Next::End(End::TooLong(len));
    }
    let behind = &stream[width as usize..];
    match behind.split_at_checked(len as usize) {
        Some((body, rest)) => Next::Body(body, rest),
        None => Next::End(End::CutOff(Some(len as usize - behind.len()))),
    }
}

/// Every message of a stream, and its end.
fn naive(mut stream: &[u8], framing: Framing) -> (Vec<&[u8]>, End) {
    let mut bodies = vec![];
    loop {
        match next(stream, framing) {
            Next::Body(body, rest) => {
                bodies.push(body);
                stream = rest;
            }
            Next::End(end) => return (bodies, end),
        }
    }
}

/// A transport that gives as many bytes as it is told each time, and is not ready or interrupted in between.
struct Chopped<'a> {
    rest: &'a [u8],
    chunks: std::iter::Cycle<std::slice::Iter<'a, u8>>,
}

impl Read for Chopped<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let most = match self.chunks.next().copied().unwrap_or(u8::MAX) {
            0x80 => return Err(ErrorKind::WouldBlock.into()),
            0x81 => return Err(ErrorKind::Interrupted.into()),
            most => usize::from(most).max(1),
        };
        let (now, later) = self.rest.split_at(self.rest.len().min(room.len()).min(most));
        room[..now.len()].copy_from_slice(now);
        self.rest = later;
        Ok(now.len())
    }
}

fn split(options: &Options, mut stream: &[u8], bodies: &[&[u8]], end: &End) {
    for expected in bodies {
        let Ok(Split::Whole { body, rest }) = options.split_delimited(stream) else {
            panic!("{expected:?} is missing")
        };
        assert_eq!(&body, expected);
        stream = rest;
    }
    let found = match options.split_delimited(stream) {
        Ok(Split::Incomplete { missing: None }) if stream.is_empty() => End::Clean,
        Ok(Split::Incomplete { missing }) => End::CutOff(missing),
        Ok(whole) => panic!("{whole:?} is too much"),
        Err(error) => End::of(&error),
    };
    assert_eq!(&found, end);
}

/// Reads bodies without decoding them, and tries again where the transport is not ready.
fn read(options: Options, transport: Chopped<'_>, bodies: &[&[u8]], end: &End) {
    let mut reader = options.reader(transport);
    let mut bodies = bodies.iter();
    let found = loop {
        match reader.read_body() {
            Ok(Some(body)) => assert_eq!(Some(&body), bodies.next()),
            Ok(None) => break End::Clean,
            Err(error) if error.is_not_ready() => {}
            Err(error) => break End::of(&error),
        }
    };
    assert_eq!((&found, bodies.next()), (end, None));
}

/// Reads messages by the iterator, up to the first that is malformed, and writes them again.
fn iterate(options: Options, transport: Chopped<'_>, bodies: &[&[u8]], end: &End, framing: Framing) {
    let mut messages = options.reader(transport).messages::<Leaf>();
    let mut stream = vec![];
    let mut writer = options.writer(&mut stream);
    let mut count = 0;
    let found = loop {
        match messages.next() {
            Some(Ok(leaf)) => {
                assert_eq!(proto::from_slice::<Leaf>(bodies[count]).expect("what the iterator read"), leaf);
                writer.write(&leaf).expect("a vector takes it");
                count += 1;
            }
            Some(Err(error)) if error.is_not_ready() => {}
            Some(Err(error)) if matches!(error.kind(), StreamErrorKind::Decode(_)) => {
                let fresh = proto::from_slice::<Leaf>(bodies[count]).expect_err("what the iterator refused");
                assert!(matches!(error.kind(), StreamErrorKind::Decode(cause) if cause.kind() == fresh.kind()), "{error:?}");
                assert!(messages.next().is_none());
                break None;
            }
            Some(Err(error)) => break Some(End::of(&error)),
            None => break Some(End::Clean),
        }
    };
    assert!(found.is_none_or(|found| found == *end && count == bodies.len()));
    drop(writer);
    // What is written may be longer than what was read: no encoder writes lists as they may come.
    let mut rest = &stream[..];
    for _ in 0..count {
        let unlimited = Options::new().framing(framing);
        let Ok(Split::Whole { rest: next, .. }) = unlimited.split_delimited(rest) else { panic!("{stream:?}") };
        rest = next;
    }
    assert!(rest.is_empty());
}

fuzz_target!(|input: &[u8]| {
    let [flags, input @ ..] = input else { return };
    let (chunks, stream) = input.split_at(input.len().min(usize::from(flags >> 2 & 7)));
    let framing = if flags & 1 == 0 { Framing::Varint } else { Framing::U32BigEndian };
    let options = Options::new().framing(framing).read_ahead(flags & 2 == 0).limits(Limits::new().input(LONGEST));
    // A transport that is never ready would be asked for ever.
    let chunks = if chunks.iter().all(|chunk| matches!(chunk, 0x80 | 0x81)) { &[] } else { chunks };
    let transport = || Chopped { rest: stream, chunks: chunks.iter().cycle() };

    let (bodies, end) = naive(stream, framing);
    split(&options, stream, &bodies, &end);
    read(options, transport(), &bodies, &end);
    iterate(options, transport(), &bodies, &end, framing);
});

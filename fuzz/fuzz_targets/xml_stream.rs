//! A document, however it is chopped, is the same to the reader of streams as to that of whole documents: both refuse it, or both
//! read the same elements. What is passed over is as well-formed to them as to who passes over all of it.

#![no_main]

use std::io::{self, ErrorKind, Read};

use libfuzzer_sys::fuzz_target;
use serde::de::IgnoredAny;
use wireform::{
    DecodeError, DecodeErrorKind, Message, Result,
    serde::xml as any,
    xml::{ElementReader, Options},
};

#[derive(Message, Debug, PartialEq)]
struct Element {
    #[proto(1)]
    text: Option<String>,
    #[proto(2)]
    e: Vec<Element>,
    #[proto(3, xml_attribute)]
    n: Option<u32>,
}

#[derive(Message, Debug, PartialEq)]
struct Whole {
    #[proto(1)]
    e: Vec<Element>,
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

/// Reads all elements, and tries again where the transport is not ready.
fn streamed(transport: Chopped<'_>, options: &Options) -> Result<Vec<Element>> {
    let mut reader = ElementReader::with_options(transport, "e", options.clone());
    let mut elements = vec![];
    loop {
        match reader.read() {
            Ok(Some(element)) => elements.push(element),
            Ok(None) => return Ok(elements),
            Err(error) if error.kind() == &DecodeErrorKind::Io(ErrorKind::WouldBlock) => {}
            Err(error) => return Err(error),
        }
    }
}

/// Whether levels are too many, which both count from where they begin.
fn is_too_deep<T>(read: &Result<T>) -> bool {
    read.as_ref().is_err_and(|error| error.kind() == &DecodeErrorKind::DepthLimit)
}

fn check_error(error: &DecodeError, len: usize) {
    assert!(error.offset() <= len && error.line().is_some(), "{error:?}");
}

fuzz_target!(|input: &[u8]| {
    let [flags, input @ ..] = input else { return };
    let (chunks, document) = input.split_at(input.len().min(usize::from(flags >> 2 & 7)));
    // A transport that is never ready would be asked for ever.
    let chunks = if chunks.iter().all(|chunk| matches!(chunk, 0x80 | 0x81)) { &[] } else { chunks };
    let options = Options::new().any_root(true).ignore_unknown_fields(flags & 1 != 0);
    let options = if flags & 2 != 0 { options.namespace("urn:a") } else { options };

    let whole: Result<Whole> = options.from_slice(document);
    let streamed = streamed(Chopped { rest: document, chunks: chunks.iter().cycle() }, &options);
    let nothing = options.clone().ignore_unknown_fields(true).from_slice::<()>(document);
    for error in [whole.as_ref().err(), streamed.as_ref().err(), nothing.as_ref().err()].into_iter().flatten() {
        check_error(error, document.len());
    }
    if is_too_deep(&whole) || is_too_deep(&streamed) || is_too_deep(&nothing) {
        return;
    }
    match (&whole, &streamed) {
        (Ok(whole), Ok(streamed)) => assert_eq!(&whole.e, streamed),
        (whole, streamed) => assert_eq!(whole.is_ok(), streamed.is_ok(), "{whole:?} {streamed:?}"),
    }
    // Who reads something has to find all else as well-formed as who reads nothing.
    assert!(nothing.is_ok() || whole.is_err(), "{nothing:?} {whole:?}");
    let skipped = any::from_slice::<IgnoredAny>(document);
    assert!(skipped.is_ok() || nothing.is_err(), "{skipped:?} {nothing:?}");
});

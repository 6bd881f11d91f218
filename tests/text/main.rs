//! `wireform::text`: what each protobuf shape looks like, what is read, what is refused, and that values return.
#![cfg(all(feature = "text", feature = "derive", feature = "std"))]

mod entries;
mod errors;
mod fields;
mod groups;
mod items;
mod literals;
mod numbers;
mod options;
mod printed;
mod registry;
mod round_trip;
mod skipped;
mod types;
mod unknown;

use std::fmt::Debug;

use wireform::{
    Message,
    text::{self, Options},
    walk::{DecodeText, EncodeText},
};

/// Checks the text of a value, and that the value returns from it and from what all other options write.
#[track_caller]
fn check<M: Message + EncodeText + for<'de> DecodeText<'de> + PartialEq + Debug>(value: &M, lines: &[&str]) {
    let written = text::to_string(value).unwrap();
    assert_eq!(written.lines().collect::<Vec<_>>(), lines);
    assert!(written.is_empty() || written.ends_with('\n'), "{written}");
    let options = Options::new();
    for options in [options.clone(), options.clone().single_line(true), options.ascii(true).short_lists(true)] {
        let written = options.to_string(value).unwrap();
        assert_eq!(text::from_str::<M>(&written).unwrap(), *value, "{written}");
    }
}

/// Checks what a text reads as.
#[track_caller]
fn reads<M: for<'de> DecodeText<'de> + PartialEq + Debug>(input: &str, value: M) {
    assert_eq!(text::from_str::<M>(input).unwrap(), value, "{input}");
}

/// Checks that all texts read as one value.
#[track_caller]
fn all_read<M: for<'de> DecodeText<'de> + PartialEq + Debug>(inputs: &[&str], value: &M) {
    for input in inputs {
        assert_eq!(text::from_str::<M>(input).as_ref().map_err(ToString::to_string), Ok(value), "{input}");
    }
}

/// Checks that a text is refused, with these words.
#[track_caller]
fn refused<M: for<'de> DecodeText<'de> + Debug>(input: &str, words: &str) {
    match text::from_str::<M>(input) {
        Ok(value) => panic!("{input} reads as {value:?}"),
        Err(error) => assert_eq!(error.to_string(), words, "{input}"),
    }
}

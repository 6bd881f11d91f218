//! Canonical JSON of messages, a file for each subject.

mod canonical;
#[cfg(feature = "types")]
mod encode_errors;
mod errors;
mod extensions;
mod kinds;
mod messages;
mod options;
mod round_trip;
mod rules;
mod second;

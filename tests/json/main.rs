//! Canonical JSON of messages, a file for each subject.

mod canonical;
mod errors;
mod extensions;
mod kinds;
mod messages;
mod options;
mod round_trip;
mod rules;

//! Puts one value through every format: writes it, reads it back, compares, and only then takes the time.

use std::{hint::black_box, io::Write};

use flate2::{Compression, write::GzEncoder};
use serde_json::Value;

use crate::{
    formats::{Format, Result, Subject, formats},
    measure::measure,
};

/// What came of one format.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) outcome: Outcome,
}

pub(crate) enum Outcome {
    /// What was read back is equal to what had been written.
    Kept { size: Size, encode: f64, decode: f64 },
    /// It was written and did not come back: reading failed, or made another value of it.
    Lost { size: Size, reason: String },
    /// It could not be written.
    Refused { reason: String },
}

/// Bytes as they are and after gzip.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    pub(crate) plain: usize,
    pub(crate) gzip: usize,
}

/// A format that brought the value back, and the bytes it made of it.
struct Kept<T> {
    row: usize,
    format: Format<T>,
    bytes: Vec<u8>,
}

/// Compares the formats on one value. Times are nanoseconds a message.
///
/// # Errors
///
/// Where one of our own formats fails, or brings back another value.
pub(crate) fn compare<T: Subject>(value: &T, typed: bool) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    let mut kept = Vec::new();
    for format in formats(typed) {
        let (outcome, bytes) = try_out(value, &format)?;
        if format.ours
            && let Outcome::Lost { reason, .. } | Outcome::Refused { reason } = &outcome
        {
            return Err(format!("{} does not bring the value back: {reason}", format.name).into());
        }
        rows.push(Row { name: format.name, outcome });
        if let Some(bytes) = bytes {
            kept.push(Kept { row: rows.len() - 1, format, bytes });
        }
    }
    take_times(value, &kept, &mut rows);
    Ok(rows)
}

/// Writes the value and reads it; the bytes are returned where that brought it back.
fn try_out<T: Subject>(value: &T, format: &Format<T>) -> Result<(Outcome, Option<Vec<u8>>)> {
    let bytes = match (format.encode)(value) {
        Ok(bytes) => bytes,
        Err(error) => return Ok((Outcome::Refused { reason: error.to_string() }, None)),
    };
    let size = Size { plain: bytes.len(), gzip: gzip_len(&bytes)? };
    let reason = match (format.decode)(&bytes) {
        Ok(read) if read == *value => return Ok((Outcome::Kept { size, encode: 0.0, decode: 0.0 }, Some(bytes))),
        Ok(read) => {
            let difference = difference("", &serde_json::to_value(value)?, &serde_json::to_value(&read)?);
            format!("changes it without an error: {}", difference.unwrap_or_default())
        }
        Err(error) => format!("cannot read what it wrote: {error}"),
    };
    Ok((Outcome::Lost { size, reason }, None))
}

fn take_times<T: Subject>(value: &T, kept: &[Kept<T>], rows: &mut [Row]) {
    let mut tasks: Vec<Box<dyn Fn() + '_>> = Vec::new();
    for Kept { format, bytes, .. } in kept {
        tasks.push(Box::new(move || drop(black_box((format.encode)(black_box(value))))));
        tasks.push(Box::new(move || drop(black_box((format.decode)(black_box(bytes))))));
    }
    for (times, kept) in measure(&tasks).chunks(2).zip(kept) {
        if let Outcome::Kept { encode, decode, .. } = &mut rows[kept.row].outcome {
            (*encode, *decode) = (times[0], times[1]);
        }
    }
}

fn gzip_len(bytes: &[u8]) -> Result<usize> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(bytes)?;
    Ok(gzip.finish()?.len())
}

/// Describes the first difference between two values, with its path.
fn difference(path: &str, before: &Value, after: &Value) -> Option<String> {
    match (before, after) {
        _ if before == after => None,
        (Value::Object(before), Value::Object(after)) if before.keys().eq(after.keys()) => {
            before.iter().find_map(|(key, value)| difference(&format!("{path}.{key}"), value, &after[key]))
        }
        (Value::Array(before), Value::Array(after)) if before.len() == after.len() => {
            let mut pairs = before.iter().zip(after).enumerate();
            pairs.find_map(|(index, (before, after))| difference(&format!("{path}[{index}]"), before, after))
        }
        _ => Some(format!("{} was {before} and is {after}", path.trim_start_matches('.'))),
    }
}

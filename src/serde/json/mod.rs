//! JSON for any serde type: serde_json, with the limits and the errors of this library.
//!
//! ```
//! use serde::{Deserialize, Serialize};
//!
//! #[derive(Serialize, Deserialize, Debug, PartialEq)]
//! struct Person {
//!     user_name: String,
//!     interests: Vec<String>,
//! }
//!
//! let person = Person { user_name: "Martin".into(), interests: vec!["hacking".into()] };
//! let json = wireform::serde::json::to_string(&person)?;
//! assert_eq!(json, r#"{"user_name":"Martin","interests":["hacking"]}"#);
//! assert_eq!(wireform::serde::json::from_str::<Person>(&json)?, person);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What JSON cannot tell apart in serde_json cannot be told apart here: `None`, `Some(None)`, `()` and a float that is
//! not finite are all `null`. [`wireform::serde::xml`](crate::serde::xml) has no such losses.
//!
//! # Limits
//!
//! [`Limits`] apply to reading: arrays and objects nest at most `depth` levels below the outermost, and `allocation`, by
//! default 64 MiB and 8 times the text, pays for what a value takes beside the contents of its strings and bytes. That
//! is the size of each element and entry, with the room that vectors, trees and hash tables keep for more of them, the
//! boxes around values, and the buffers that serde fills for enums which are untagged or internally tagged and for
//! flattened fields. serde_json's own limit of 128 levels is off.
//!
//! What a text takes depends on the type:
//!
//! | text | as | takes |
//! |---|---|---|
//! | `[0,0,…]` | `Vec<u8>` | 1 to 2 bytes for each number |
//! | | `Vec<u64>` | 8 to 16 bytes |
//! | | `serde_json::Value` | 32 to 64 bytes |
//! | `{"a":0}` | `HashMap<String, u64>` | 160 bytes |
//! | | `serde_json::Value` | 632 bytes, for up to 11 entries |
//!
//! So documents with some text in them are accepted at any length, and lists of one-digit numbers as a `Value` up to
//! some 4 MB. A program that trusts its input and reads more of them raises the limit:
//!
//! ```
//! use wireform::{Limits, serde::json::Options};
//!
//! let text = format!("[{}0]", "0,".repeat(1000));
//! let options = Options::new().limits(Limits::new().allocation(64 * text.len()));
//! assert_eq!(options.from_str::<serde_json::Value>(&text)?.as_array().map(Vec::len), Some(1001));
//! # Ok::<(), wireform::DecodeError>(())
//! ```
//!
//! * Elements that a type reads from serde's buffer are not seen here; they are paid for as if they had the size of a
//!   `Value`. For larger ones, a smaller limit is needed. The buffer is paid for with the copies that are made of
//!   it: an untagged enum inside another begins with one, so that a number 50 levels deep is there 50 times.
//! * What an implementation of `Deserialize` allocates of its own accord is its own business. So is its time: an untagged
//!   enum that holds itself in two of its variants tries both at each level.
//! * The key `$serde_json::private::RawValue` is refused in a `Value` and in what serde buffers: serde_json takes what is
//!   beneath it for the text of another value, and reads that without limits.
//! * A [`Canonical`](crate::serde::Canonical) message is read on the budget of the document; one in a buffer of serde's has
//!   64 MiB of its own.

use alloc::{string::String, vec::Vec};

#[cfg(feature = "std")]
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{counted::Counted, meter::Meter};
use crate::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind, Limits, excerpt};

/// How to write and read JSON.
///
/// ```
/// use wireform::serde::json::Options;
///
/// assert_eq!(Options::new().pretty(true).to_string(&[1, 2])?, "[\n  1,\n  2\n]");
/// # Ok::<(), wireform::EncodeError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Options {
    pretty: bool,
    limits: Limits,
}

impl Options {
    /// Returns the default options: compact, with the default limits.
    pub const fn new() -> Self {
        Self { pretty: false, limits: Limits::new() }
    }

    /// Sets whether to write each element on a line of its own, indented by two spaces a level.
    #[must_use]
    pub const fn pretty(self, pretty: bool) -> Self {
        Self { pretty, ..self }
    }

    /// Sets the limits of reading.
    #[must_use]
    pub const fn limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Encodes a value as [`to_string`] does, with these options.
    ///
    /// # Errors
    ///
    /// As [`to_string`].
    pub fn to_string<T: ?Sized + Serialize>(&self, value: &T) -> Result<String, EncodeError> {
        let written = if self.pretty { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) };
        written.map_err(|error| encode_error(&error))
    }

    /// Encodes a value as [`to_vec`] does, with these options.
    ///
    /// # Errors
    ///
    /// As [`to_string`].
    pub fn to_vec<T: ?Sized + Serialize>(&self, value: &T) -> Result<Vec<u8>, EncodeError> {
        let written = if self.pretty { serde_json::to_vec_pretty(value) } else { serde_json::to_vec(value) };
        written.map_err(|error| encode_error(&error))
    }

    /// Encodes a value as [`to_writer`] does, with these options.
    ///
    /// # Errors
    ///
    /// As [`to_writer`].
    #[cfg(feature = "std")]
    pub fn to_writer<T: ?Sized + Serialize>(
        &self,
        mut writer: impl std::io::Write,
        value: &T,
    ) -> Result<(), EncodeError> {
        let document = self.to_vec(value)?;
        writer.write_all(&document).map_err(|error| EncodeError::io(&error))
    }

    /// Decodes a value as [`from_str`] does, with these options.
    ///
    /// # Errors
    ///
    /// As [`from_str`].
    pub fn from_str<'de, T: Deserialize<'de>>(&self, input: &'de str) -> Result<T, DecodeError> {
        self.read(serde_json::Deserializer::from_str(input), input.as_bytes())
    }

    /// Decodes a value as [`from_slice`] does, with these options.
    ///
    /// # Errors
    ///
    /// As [`from_slice`].
    pub fn from_slice<'de, T: Deserialize<'de>>(&self, input: &'de [u8]) -> Result<T, DecodeError> {
        self.read(serde_json::Deserializer::from_slice(input), input)
    }

    /// Decodes a value as [`from_reader`] does, with these options.
    ///
    /// # Errors
    ///
    /// As [`from_reader`].
    #[cfg(feature = "std")]
    pub fn from_reader<T: DeserializeOwned>(&self, reader: impl std::io::Read) -> Result<T, DecodeError> {
        self.from_slice(&crate::proto::read_to_end(reader, &self.limits)?)
    }

    fn read<'de, T, R>(&self, mut reader: serde_json::Deserializer<R>, input: &[u8]) -> Result<T, DecodeError>
    where
        T: Deserialize<'de>,
        R: serde_json::de::Read<'de>,
    {
        if input.len() > self.limits.input {
            return Err(DecodeError::new(DecodeErrorKind::InputLimit, self.limits.input));
        }
        reader.disable_recursion_limit();
        let meter = Meter::new(&self.limits, input.len());
        T::deserialize(Counted::new(&mut reader, &meter))
            .and_then(|value| reader.end().map(|()| value))
            .map_err(|error| decode_error(&error, meter.breach(), input))
    }
}

#[cold]
fn encode_error(error: &serde_json::Error) -> EncodeError {
    EncodeError::new(EncodeErrorKind::Custom { message: excerpt::words(error) })
}

/// Makes an error of one of serde_json's; `breach` is the limit that was exceeded, if one was.
#[cold]
fn decode_error(error: &serde_json::Error, breach: Option<DecodeErrorKind>, input: &[u8]) -> DecodeError {
    use serde_json::error::Category;

    let (line, column) = (error.line(), error.column());
    let words = excerpt::words(error);
    let place = alloc::format!(" at line {line} column {column}");
    let message = words.strip_suffix(&*place).unwrap_or(&words).into();
    let kind = breach.unwrap_or_else(|| match error.classify() {
        Category::Eof => DecodeErrorKind::UnexpectedEnd,
        Category::Data => DecodeErrorKind::Custom { message },
        Category::Syntax | Category::Io => DecodeErrorKind::Syntax { message },
    });
    if line == 0 {
        return DecodeError::new(kind, 0);
    }
    DecodeError::new(kind, offset(input, line, column)).with_position(line, column.max(1))
}

/// Returns the offset of a position as serde_json counts: lines from 1, and how many bytes of the line were read.
fn offset(input: &[u8], line: usize, column: usize) -> usize {
    let start: usize = input.split_inclusive(|byte| *byte == b'\n').take(line - 1).map(<[u8]>::len).sum();
    start.saturating_add(column.saturating_sub(1)).min(input.len())
}

/// Encodes a value as compact JSON.
///
/// ```
/// assert_eq!(wireform::serde::json::to_string(&(1, "a", None::<u8>))?, r#"[1,"a",null]"#);
/// # Ok::<(), wireform::EncodeError>(())
/// ```
///
/// # Errors
///
/// If an implementation of [`Serialize`] fails, or a map has keys other than strings, numbers and the like.
pub fn to_string<T: ?Sized + Serialize>(value: &T) -> Result<String, EncodeError> {
    Options::new().to_string(value)
}

/// Encodes a value as the bytes of compact JSON.
///
/// ```
/// assert_eq!(wireform::serde::json::to_vec(&true)?, b"true");
/// # Ok::<(), wireform::EncodeError>(())
/// ```
///
/// # Errors
///
/// As [`to_string`].
pub fn to_vec<T: ?Sized + Serialize>(value: &T) -> Result<Vec<u8>, EncodeError> {
    Options::new().to_vec(value)
}

/// Encodes a value to a writer, with one `write_all` of the whole document.
///
/// ```
/// let mut out = Vec::new();
/// wireform::serde::json::to_writer(&mut out, &'x')?;
/// assert_eq!(out, b"\"x\"");
/// # Ok::<(), wireform::EncodeError>(())
/// ```
///
/// # Errors
///
/// As [`to_string`], and if writing fails.
#[cfg(feature = "std")]
pub fn to_writer<T: ?Sized + Serialize>(writer: impl std::io::Write, value: &T) -> Result<(), EncodeError> {
    Options::new().to_writer(writer, value)
}

/// Decodes a value from JSON. Strings may borrow from it where it holds them without escapes.
///
/// ```
/// let pair: (&str, f64) = wireform::serde::json::from_str(r#"["a", 1.5]"#)?;
/// assert_eq!(pair, ("a", 1.5));
///
/// let error = wireform::serde::json::from_str::<Vec<u8>>("[1,\n 256]").unwrap_err();
/// assert_eq!((error.line(), error.column()), (Some(2), Some(4)));
/// # Ok::<(), wireform::DecodeError>(())
/// ```
///
/// # Errors
///
/// If the text is no JSON, exceeds the [limits](self#limits) or is no value of the type.
pub fn from_str<'de, T: Deserialize<'de>>(input: &'de str) -> Result<T, DecodeError> {
    Options::new().from_str(input)
}

/// Decodes a value from JSON in UTF-8.
///
/// ```
/// assert_eq!(wireform::serde::json::from_slice::<Option<u8>>(b"null")?, None);
/// # Ok::<(), wireform::DecodeError>(())
/// ```
///
/// # Errors
///
/// As [`from_str`], and if a string that is read is not UTF-8.
pub fn from_slice<'de, T: Deserialize<'de>>(input: &'de [u8]) -> Result<T, DecodeError> {
    Options::new().from_slice(input)
}

/// Decodes a value from a reader, which is read to its end first.
///
/// ```
/// assert_eq!(wireform::serde::json::from_reader::<u8>(&b"7"[..])?, 7);
/// # Ok::<(), wireform::DecodeError>(())
/// ```
///
/// # Errors
///
/// As [`from_slice`], and if reading fails.
#[cfg(feature = "std")]
pub fn from_reader<T: DeserializeOwned>(reader: impl std::io::Read) -> Result<T, DecodeError> {
    Options::new().from_reader(reader)
}

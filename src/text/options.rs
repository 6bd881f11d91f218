//! The options of the text format, and the verbs with options.

use alloc::{string::String, sync::Arc, vec::Vec};

use super::{read, write};
use crate::{
    error::{DecodeError, DecodeErrorKind, EncodeError, Result},
    limits::Limits,
    registry::Registry,
    walk::{DecodeText, EncodeText, line_and_column},
    wire::validate,
};

/// How the text format is written and read.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message, Debug, PartialEq)] struct Answer { #[proto(1)] values: Vec<u32>, #[proto(2)] why: String }
/// use wireform::text::Options;
///
/// let answer = Answer { values: vec![6, 7], why: "é".into() };
/// let text = Options::new().single_line(true).short_lists(true).ascii(true).to_string(&answer).unwrap();
/// assert_eq!(text, r#"values: [6, 7] why: "\303\251""#);
///
/// let lenient = Options::new().ignore_unknown_fields(true);
/// assert_eq!(lenient.from_str::<Answer>("values: [6, 7] why: 'é' who { knows: 1 }").unwrap(), answer);
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub(super) ignore_unknown_fields: bool,
    pub(super) print_unknown_fields: bool,
    pub(super) single_line: bool,
    pub(super) short_lists: bool,
    pub(super) ascii: bool,
    pub(super) limits: Limits,
    pub(super) registry: Option<Arc<Registry>>,
}

impl Options {
    /// Returns the default options: a line for each field, unknown fields neither written nor read, the default limits.
    pub const fn new() -> Self {
        Self {
            ignore_unknown_fields: false,
            print_unknown_fields: false,
            single_line: false,
            short_lists: false,
            ascii: false,
            limits: Limits::new(),
            registry: None,
        }
    }

    /// Sets whether fields that the message does not have, those that are named by a number or in brackets too, are
    /// skipped when reading, and names and numbers that an enumeration does not have. A type that is unknown in a
    /// `google.protobuf.Any` is an error all the same: it is no field, and what is in it would be lost.
    #[must_use]
    pub fn ignore_unknown_fields(self, ignore: bool) -> Self {
        Self { ignore_unknown_fields: ignore, ..self }
    }

    /// Sets whether unknown fields are written, under their numbers.
    ///
    /// Nothing says of what type they are, so this is for people: varints are unsigned, `fixed32` and `fixed64` are
    /// hexadecimal, and what has a length is a message if it can be one, up to ten levels, and a string otherwise. A
    /// reader cannot take them back, and skips them at best.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// use wireform::{Message, UnknownFields, text::Options};
    ///
    /// #[derive(Message)]
    /// struct Answer { #[proto(1)] value: u32, #[proto(unknown)] rest: UnknownFields }
    ///
    /// let answer = Answer::decode(&b"\x08\x2a\x15\x01\0\0\0\x1a\x02\x08\x07\x1a\x03hi!"[..]).unwrap();
    /// let options = Options::new().print_unknown_fields(true).single_line(true);
    /// assert_eq!(options.to_string(&answer).unwrap(), r#"value: 42 2: 0x00000001 3 { 1: 7 } 3: "hi!""#);
    /// # }
    /// ```
    #[must_use]
    pub fn print_unknown_fields(self, print: bool) -> Self {
        Self { print_unknown_fields: print, ..self }
    }

    /// Sets whether all is written on one line.
    #[must_use]
    pub fn single_line(self, single: bool) -> Self {
        Self { single_line: single, ..self }
    }

    /// Sets whether lists of numbers, bools and enumerations are written as `[1, 2]`, where each element is a field of its
    /// own otherwise. Both are read, always.
    #[must_use]
    pub fn short_lists(self, short: bool) -> Self {
        Self { short_lists: short, ..self }
    }

    /// Sets whether strings are written in ASCII, with octal escapes for the bytes of all other characters. Both are read, always.
    #[must_use]
    pub fn ascii(self, ascii: bool) -> Self {
        Self { ascii, ..self }
    }

    /// Sets the limits. Those of depth and memory hold for writing too: the depth for the whole value, so that a reader with
    /// these limits takes it, and the memory for the messages in an `Any` and in extensions, which are decoded then.
    #[must_use]
    pub fn limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Sets the messages in an `Any` and the extensions that are known by their names, in writing and in reading.
    #[must_use]
    pub fn registry(self, registry: impl Into<Arc<Registry>>) -> Self {
        Self { registry: Some(registry.into()), ..self }
    }

    /// Encodes a message; see [`to_vec`](super::to_vec).
    ///
    /// # Errors
    ///
    /// As [`to_vec`](super::to_vec).
    pub fn to_vec<M: EncodeText>(&self, message: &M) -> Result<Vec<u8>, EncodeError> {
        self.to_string(message).map(String::into_bytes)
    }

    /// Encodes a message; see [`to_string`](super::to_string).
    ///
    /// # Errors
    ///
    /// As [`to_vec`](super::to_vec).
    pub fn to_string<M: EncodeText>(&self, message: &M) -> Result<String, EncodeError> {
        write::write(message, self)
    }

    /// Encodes a message into a writer; see [`to_writer`](super::to_writer).
    ///
    /// # Errors
    ///
    /// As [`to_writer`](super::to_writer).
    #[cfg(feature = "std")]
    pub fn to_writer<M: EncodeText>(&self, mut writer: impl std::io::Write, message: &M) -> Result<(), EncodeError> {
        writer.write_all(self.to_string(message)?.as_bytes()).map_err(|error| EncodeError::io(&error))
    }

    /// Decodes a message from bytes, which must be UTF-8; see [`from_slice`](super::from_slice).
    ///
    /// # Errors
    ///
    /// As [`from_str`](super::from_str), and where the bytes are not UTF-8.
    pub fn from_slice<'de, M: DecodeText<'de>>(&self, bytes: &'de [u8]) -> Result<M> {
        self.check_len(bytes)?;
        match validate(bytes) {
            Ok(text) => self.from_str(text),
            Err(offset) => {
                let (line, column) = line_and_column(bytes, offset);
                Err(DecodeError::new(DecodeErrorKind::InvalidUtf8, offset).with_position(line, column))
            }
        }
    }

    /// Decodes a message; see [`from_str`](super::from_str).
    ///
    /// # Errors
    ///
    /// As [`from_str`](super::from_str).
    #[allow(clippy::should_implement_trait, reason = "the same verb as everywhere")]
    pub fn from_str<'de, M: DecodeText<'de>>(&self, text: &'de str) -> Result<M> {
        self.check_len(text.as_bytes())?;
        read::read(text, self)
    }

    /// Decodes a message from a reader; see [`from_reader`](super::from_reader).
    ///
    /// # Errors
    ///
    /// As [`from_reader`](super::from_reader).
    #[cfg(feature = "std")]
    pub fn from_reader<M: for<'de> DecodeText<'de>>(&self, reader: impl std::io::Read) -> Result<M> {
        self.from_slice(&crate::proto::read_to_end(reader, &self.limits)?)
    }

    fn check_len(&self, input: &[u8]) -> Result<()> {
        if input.len() <= self.limits.input {
            return Ok(());
        }
        Err(DecodeError::new(DecodeErrorKind::InputLimit, self.limits.input))
    }
}

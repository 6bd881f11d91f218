//! The options of JSON, and the verbs with options.

use alloc::{string::String, sync::Arc, vec::Vec};

use super::{
    read::Scope,
    run::Run,
    scan::{Failed, Scanner},
    source::read_whole,
    write::Output,
};
use crate::{
    error::{DecodeError, DecodeErrorKind, EncodeError, Result},
    limits::Limits,
    registry::Registry,
    walk::{DecodeText, EncodeText, line_and_column},
    wire::validate,
};

/// How JSON is written and read.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message, Debug, PartialEq)] struct Answer { #[proto(1)] the_value: u32 }
/// use wireform::json::Options;
///
/// let answer = Answer { the_value: 42 };
/// let text = Options::new().proto_field_names(true).pretty(true).to_string(&answer).unwrap();
/// assert_eq!(text, "{\n  \"the_value\": 42\n}");
///
/// let lenient = Options::new().ignore_unknown_fields(true);
/// assert_eq!(lenient.from_str::<Answer>(r#"{"theValue": 42, "why": null}"#).unwrap(), answer);
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Options {
    ignore_unknown_fields: bool,
    pub(super) proto_field_names: bool,
    pub(super) enums_as_numbers: bool,
    pub(super) emit_defaults: bool,
    pub(super) indent: Option<usize>,
    /// Whether a message is refused that would be another one when it is read.
    pub(super) exact: bool,
    pub(super) limits: Limits,
    pub(super) registry: Option<Arc<Registry>>,
}

/// What the functions that write have. Those that read make their own, whose limits are constants then.
pub(super) static DEFAULT: Options = Options::new();

impl Options {
    /// Returns the default options: the canonical form, unknown fields refused, the default limits.
    pub const fn new() -> Self {
        Self {
            ignore_unknown_fields: false,
            proto_field_names: false,
            enums_as_numbers: false,
            emit_defaults: false,
            indent: None,
            exact: false,
            limits: Limits::new(),
            registry: None,
        }
    }

    /// Sets whether fields, and names of enumerations' values, that are unknown are skipped when reading.
    #[must_use]
    pub const fn ignore_unknown_fields(mut self, ignore: bool) -> Self {
        self.ignore_unknown_fields = ignore;
        self
    }

    /// Sets whether fields are written under the names of a `.proto` file, `user_name` for `userName`. Both are read,
    /// always.
    #[must_use]
    pub const fn proto_field_names(mut self, keep: bool) -> Self {
        self.proto_field_names = keep;
        self
    }

    /// Sets whether the values of enumerations are written as numbers; `google.protobuf.NullValue` is `null` even then, as
    /// in Google's runtimes of C++, Java and Go. Both are read, always.
    #[must_use]
    pub const fn enums_as_numbers(mut self, numbers: bool) -> Self {
        self.enums_as_numbers = numbers;
        self
    }

    /// Sets whether fields without presence are written where they are empty, which are left out otherwise: scalars and
    /// enumerations that are no `Option`, lists and maps.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// #[derive(wireform::Message)]
    /// struct Order {
    ///     #[proto(1)]
    ///     id: u64,
    ///     #[proto(2)]
    ///     items: Vec<String>,
    ///     #[proto(3)]
    ///     note: Option<String>,
    /// }
    ///
    /// let options = wireform::json::Options::new().emit_defaults(true);
    /// let order = Order { id: 0, items: vec![], note: None };
    /// assert_eq!(options.to_string(&order)?, r#"{"id":"0","items":[]}"#);
    /// # }
    /// # Ok::<(), wireform::EncodeError>(())
    /// ```
    #[must_use]
    pub const fn emit_defaults(mut self, emit: bool) -> Self {
        self.emit_defaults = emit;
        self
    }

    /// Sets whether the text is broken into lines and indented by two spaces a level.
    #[must_use]
    pub const fn pretty(mut self, pretty: bool) -> Self {
        self.indent = if pretty { Some(2) } else { None };
        self
    }

    /// Breaks the text into lines, indented by so many spaces a level.
    #[must_use]
    pub const fn indent(mut self, spaces: usize) -> Self {
        self.indent = Some(spaces);
        self
    }

    /// Sets the limits. Those of depth and memory hold for writing too: the depth for the whole value, so that a reader with
    /// these limits takes it, and the memory for the messages in an `Any` and in extensions, which are decoded then.
    #[must_use]
    pub const fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Sets the messages that a `google.protobuf.Any` may hold in JSON, where they are written out, and the extensions, which
    /// have their names in brackets as keys. Without them no `Any` but the empty one is written or read, and extensions are
    /// unknown fields.
    ///
    /// ```
    /// # #[cfg(feature = "types")] {
    /// use wireform::{Registry, json::Options, types::{Any, Timestamp}};
    ///
    /// #[derive(wireform::Message)]
    /// #[proto(package = "shop")]
    /// struct Order {
    ///     #[proto(1)]
    ///     id: u32,
    /// }
    ///
    /// let options = Options::new().registry(Registry::new().well_known_types().message::<Order>());
    /// let text = options.to_string(&Any::pack(&Order { id: 7 }))?;
    /// assert_eq!(text, r#"{"@type":"type.googleapis.com/shop.Order","id":7}"#);
    /// assert_eq!(options.from_str::<Any>(&text)?, Any::pack(&Order { id: 7 }));
    ///
    /// let text = options.to_string(&Any::pack(&Timestamp { seconds: 0, nanos: 0 }))?;
    /// assert_eq!(text, r#"{"@type":"type.googleapis.com/google.protobuf.Timestamp","value":"1970-01-01T00:00:00Z"}"#);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn registry(mut self, registry: impl Into<Arc<Registry>>) -> Self {
        self.registry = Some(registry.into());
        self
    }

    /// Refuses messages that would be other ones when they are read.
    #[cfg(feature = "xml")]
    pub(super) const fn exact(mut self) -> Self {
        self.exact = true;
        self
    }

    /// Encodes a message; see [`to_vec`](super::to_vec).
    ///
    /// # Errors
    ///
    /// As [`to_vec`](super::to_vec).
    #[inline]
    pub fn to_vec<M: EncodeText>(&self, message: &M) -> Result<Vec<u8>, EncodeError> {
        Output::collect(self, message).map(|(bytes, _)| bytes)
    }

    /// Encodes a message; see [`to_string`](super::to_string).
    ///
    /// # Errors
    ///
    /// As [`to_vec`](super::to_vec).
    #[inline]
    pub fn to_string<M: EncodeText>(&self, message: &M) -> Result<String, EncodeError> {
        self.to_vec(message).map(into_string)
    }

    /// Encodes a message into a writer; see [`to_writer`](super::to_writer).
    ///
    /// # Errors
    ///
    /// As [`to_writer`](super::to_writer).
    #[cfg(feature = "std")]
    pub fn to_writer<M: EncodeText>(&self, mut writer: impl std::io::Write, message: &M) -> Result<(), EncodeError> {
        writer.write_all(&self.to_vec(message)?).map_err(|error| EncodeError::io(&error))
    }

    /// Decodes a message from bytes, which must be UTF-8; see [`from_slice`](super::from_slice).
    ///
    /// # Errors
    ///
    /// As [`from_str`](super::from_str), and where the bytes are not UTF-8.
    pub fn from_slice<'de, M: DecodeText<'de>>(&self, bytes: &'de [u8]) -> Result<M> {
        if bytes.len() > self.limits.input {
            return Err(self.too_long());
        }
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
    pub fn from_str<'de, M: DecodeText<'de>>(&self, text: &'de str) -> Result<M> {
        if text.len() > self.limits.input {
            return Err(self.too_long());
        }
        let run = Run::new(text, &self.limits, self.ignore_unknown_fields);
        let run = run.with_registry(self.registry.as_deref());
        // The depth counts messages and maps; lists do not nest, and unknown values are skipped without recursion.
        let scope = Scope::root(&run, &self.limits);
        let mut scanner = Scanner::new(text, &run);
        let message = read_whole(&mut scanner, scope);
        let at = scanner.at();
        message.map_err(|Failed| run.error(M::DESCRIPTOR, at))
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

    #[cold]
    fn too_long(&self) -> DecodeError {
        DecodeError::new(DecodeErrorKind::InputLimit, self.limits.input)
    }
}

/// Returns what was written as a string.
pub(super) fn into_string(bytes: Vec<u8>) -> String {
    // Only whole strings were copied, so this never replaces anything; without `unsafe` it has to be looked at.
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

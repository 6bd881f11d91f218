//! The two error types of the library: [`DecodeError`] for reading and [`EncodeError`] for writing.
//!
//! Both are one pointer wide and are built only on cold paths. A binary decoder reports where its cursor stood;
//! the entry points turn that into an offset and a field path (see `schema/path.rs`), so that nothing is paid for
//! on the happy path.

use alloc::{boxed::Box, string::String};
use core::fmt::{self, Write};

use crate::excerpt::{self, Capped};

/// The result of decoding.
pub type Result<T, E = DecodeError> = core::result::Result<T, E>;

/// Why some input is not a value of the expected type, and where.
///
/// The same type serves every wire. Binary input has an [`offset`](Self::offset); text input also has a
/// [`line`](Self::line) and a [`column`](Self::column).
///
/// Names, keys and the words of other errors are cut where they are long, with their length: an error takes little memory, and
/// prints as less than 1 KiB, whatever the input is.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// #[derive(wireform::Message, Debug)]
/// struct Person {
///     #[proto(1)]
///     user_name: String,
/// }
///
/// let error = wireform::proto::from_slice::<Person>(b"\x0a\x02\xff\xff").unwrap_err();
/// assert_eq!(error.kind(), &wireform::DecodeErrorKind::InvalidUtf8);
/// assert_eq!((error.offset(), error.path()), (2, "Person.user_name"));
/// # }
/// ```
pub struct DecodeError(Box<Decode>);

struct Decode {
    kind: DecodeErrorKind,
    offset: usize,
    /// Whether `offset` is an address in memory yet.
    is_address: bool,
    position: Option<(usize, usize)>,
    path: String,
}

impl Decode {
    fn has_offset(&self) -> bool {
        !self.is_address && self.offset != DecodeError::UNKNOWN_OFFSET
    }
}

/// What was wrong with the input.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeErrorKind {
    /// The input ends inside a value.
    UnexpectedEnd,
    /// A varint of more than ten bytes.
    InvalidVarint,
    /// A tag of more than five bytes, field number 0, or wire type 6 or 7.
    InvalidTag,
    /// A `string` field that is not UTF-8.
    InvalidUtf8,
    /// An end-group tag that closes no open group.
    UnexpectedEndGroup,
    /// A packed fixed-width field whose length is no multiple of the element's width.
    InvalidPackedLength,
    /// More nested messages than [`Limits::depth`](crate::Limits::depth) allows.
    DepthLimit,
    /// More input than [`Limits::input`](crate::Limits::input) allows.
    InputLimit,
    /// More memory than [`Limits::allocation`](crate::Limits::allocation) allows.
    AllocationLimit,
    /// A number that is no variant of a closed enumeration, in a message that keeps no unknown fields.
    UnknownEnumValue {
        /// The number on the wire.
        number: i32,
    },
    /// A name that is no variant of an enumeration.
    UnknownEnumName {
        /// The name in the input.
        name: Box<str>,
    },
    /// A field name that the message does not have.
    UnknownField {
        /// The name in the input.
        name: Box<str>,
    },
    /// A field that a message requires, `#[proto(1, required)]`, and the input lacks.
    MissingRequired {
        /// The field's name.
        name: &'static str,
    },
    /// A field that the type requires and the input lacks.
    MissingField {
        /// The field's name.
        name: Box<str>,
    },
    /// A message whose type the reader was not told of, in a `google.protobuf.Any`.
    UnknownType {
        /// The full name of the message, or the type URL where it has none.
        name: Box<str>,
    },
    /// A `google.protobuf.Any` that holds another message.
    UnexpectedType {
        /// The full name of the message that it holds.
        name: Box<str>,
        /// The full name of the message that it was to hold.
        expected: Box<str>,
    },
    /// A field, a map key or a member of a oneof for the second time.
    DuplicateField {
        /// The name in the input.
        name: Box<str>,
    },
    /// A member of a oneof behind another one, where a text wire takes one of them.
    SecondMember {
        /// The JSON name of the field.
        name: Box<str>,
        /// That of the member that came first.
        first: Box<str>,
    },
    /// A value of another type than the field's.
    UnexpectedValue {
        /// What the field takes.
        expected: &'static str,
    },
    /// A number outside the field's range, or one with a fraction where the field takes whole numbers.
    OutOfRange {
        /// The type that the number does not fit.
        expected: &'static str,
    },
    /// A document whose root element has another name than the message.
    UnexpectedRoot {
        /// The name in the input.
        name: Box<str>,
        /// The name that the root was to have.
        expected: Box<str>,
    },
    /// A value that the field's own encoding refused (see [`Convert`](crate::encoding::Convert)).
    Conversion {
        /// Its words.
        message: Box<str>,
    },
    /// Text that is not base64, in a `bytes` field.
    InvalidBase64,
    /// Bytes of another length than the array has that they were to fill.
    InvalidLength {
        /// The length of the array.
        expected: usize,
        /// The length in the input.
        found: usize,
    },
    /// Text that does not stand in the input as the value has it, in a field that can only borrow: a string with
    /// escapes, or bytes, which are base64.
    CannotBorrow {
        /// A type for the field that borrows where it can.
        instead: &'static str,
    },
    /// Text that is not well-formed JSON, XML or text format.
    Syntax {
        /// The parser's own words.
        message: Box<str>,
    },
    /// A complaint of a serde implementation outside the library.
    Custom {
        /// Its words.
        message: Box<str>,
    },
    /// The underlying reader failed.
    #[cfg(feature = "std")]
    Io(std::io::ErrorKind),
}

impl DecodeError {
    /// The offset of an error whose maker cannot know it: a serde implementation. Entry points replace it.
    pub(crate) const UNKNOWN_OFFSET: usize = usize::MAX;

    /// Makes an error; `offset` is what the caller knows, and entry points refine it.
    #[cold]
    #[inline(never)]
    pub(crate) fn new(kind: DecodeErrorKind, offset: usize) -> Self {
        let kind = kind.shortened();
        Self(Box::new(Decode { kind, offset, is_address: false, position: None, path: String::new() }))
    }

    /// Makes an error at the start of `rest`, which is a part of the input: [`located_in`](Self::located_in) tells
    /// which.
    #[cold]
    #[inline(never)]
    pub(crate) fn at(kind: DecodeErrorKind, rest: &[u8]) -> Self {
        let mut error = Self::new(kind, rest.as_ptr().addr());
        error.0.is_address = true;
        error
    }

    /// Makes the offset of an error count from the start of `input`.
    ///
    /// All functions that decode do so. It is for those who use a [`Reader`](crate::wire::Reader) by itself, which does
    /// not know where its input begins: the offset of its errors is 0 until then.
    ///
    /// ```
    /// use wireform::wire::Reader;
    ///
    /// let input = b"\x08\x80";
    /// let mut reader = Reader::new(input);
    /// reader.tag()?;
    /// let error = reader.varint().unwrap_err();
    /// assert_eq!(error.located_in(input).offset(), 2);
    /// # Ok::<(), wireform::DecodeError>(())
    /// ```
    #[must_use]
    pub fn located_in(mut self, input: &[u8]) -> Self {
        if self.0.is_address {
            self.0.offset = self.0.offset.wrapping_sub(input.as_ptr().addr()).min(input.len());
            self.0.is_address = false;
        }
        self
    }

    /// Returns what was wrong.
    pub fn kind(&self) -> &DecodeErrorKind {
        &self.0.kind
    }

    /// Returns the offset in bytes from the start of the input; for a streaming text reader, where it had got to; 0 for an
    /// error of a serde implementation that was made outside of a document.
    pub fn offset(&self) -> usize {
        if self.has_offset() { self.0.offset } else { 0 }
    }

    pub(crate) fn has_offset(&self) -> bool {
        self.0.has_offset()
    }

    /// Returns the line, counted from 1, where the input is text.
    pub fn line(&self) -> Option<usize> {
        self.0.position.map(|(line, _)| line)
    }

    /// Returns the column in bytes, counted from 1, where the input is text.
    pub fn column(&self) -> Option<usize> {
        self.0.position.map(|(_, column)| column)
    }

    /// Returns the path of the field, such as `Person.addresses[2].zip`; empty where no field was reached. Of one of
    /// more than 2 KiB, the middle is left out: `Person.addresses[2]…value.zip`.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    #[cfg(feature = "xml")]
    pub(crate) fn with_offset(mut self, offset: usize) -> Self {
        self.0.offset = offset;
        self
    }

    #[cfg(feature = "__text")]
    pub(crate) fn with_position(mut self, line: usize, column: usize) -> Self {
        self.0.position = Some((line, column));
        self
    }

    /// Puts a step before the path, while an error passes through the fields that it is inside of.
    #[cfg(any(feature = "xml", feature = "text"))]
    #[cold]
    #[inline(never)]
    pub(crate) fn within(mut self, step: &str) -> Self {
        excerpt::put_before(&mut self.0.path, step);
        self
    }

    pub(crate) fn with_path(mut self, path: String) -> Self {
        self.0.path = excerpt::path(path);
        self
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Capped::new(f);
        if !self.path().is_empty() {
            write!(out, "{}: ", excerpt::shown(self.path()))?;
        }
        write!(out, "{}", self.0.kind)?;
        match self.0.position {
            Some((line, column)) => write!(out, " at line {line} column {column}"),
            None if !self.has_offset() => Ok(()),
            None => write!(out, " at byte {}", self.0.offset),
        }
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Capped::new(f).debug(&*self.0)
    }
}

impl fmt::Debug for Decode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let offset = if self.has_offset() { self.offset } else { 0 };
        let mut out = f.debug_struct("DecodeError");
        out.field("kind", &self.kind).field("offset", &offset).field("path", &excerpt::shown(&self.path));
        if let Some((line, column)) = self.position {
            out.field("line", &line).field("column", &column);
        }
        out.finish()
    }
}

impl core::error::Error for DecodeError {}

impl DecodeErrorKind {
    /// Makes a [`Conversion`](Self::Conversion) of an error's words: for an encoding of one's own that reads by itself.
    ///
    /// ```
    /// use wireform::{DecodeErrorKind, wire::Reader};
    ///
    /// let error = Reader::new(b"x").fail(DecodeErrorKind::conversion("no @ in the address"));
    /// assert_eq!(error.kind().to_string(), "no @ in the address");
    /// ```
    #[cold]
    #[inline(never)]
    pub fn conversion(error: impl fmt::Display) -> Self {
        Self::Conversion { message: excerpt::words(error) }
    }

    /// Cuts what is long: whoever made the kind may have taken it from the input.
    fn shortened(mut self) -> Self {
        match &mut self {
            Self::UnknownEnumName { name }
            | Self::UnknownField { name }
            | Self::MissingField { name }
            | Self::UnknownType { name }
            | Self::DuplicateField { name } => excerpt::shorten_name(name),
            Self::UnexpectedType { name, expected } | Self::UnexpectedRoot { name, expected } => {
                excerpt::shorten_name(name);
                excerpt::shorten_name(expected);
            }
            Self::Conversion { message } | Self::Syntax { message } | Self::Custom { message } => {
                excerpt::shorten_words(message);
            }
            _ => {}
        }
        self
    }
}

impl fmt::Display for DecodeErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnexpectedEnd => f.write_str("the input ends inside a value"),
            Self::InvalidVarint => f.write_str("varint of more than ten bytes"),
            Self::InvalidTag => f.write_str("invalid tag: field number 0, wire type 6 or 7, or more than five bytes"),
            Self::InvalidUtf8 => f.write_str("string is not UTF-8; use a bytes field for arbitrary bytes"),
            Self::UnexpectedEndGroup => f.write_str("end-group tag without its start"),
            Self::InvalidPackedLength => f.write_str("packed length is no multiple of the element width"),
            Self::DepthLimit => f.write_str("messages nest deeper than `Limits::depth`"),
            Self::InputLimit => f.write_str("input is longer than `Limits::input`"),
            Self::AllocationLimit => f.write_str("value needs more memory than `Limits::allocation`"),
            Self::UnknownEnumValue { number } => write!(
                f,
                "{number} is no value of this closed enumeration; add an `UnknownFields` field to the message, \
                 a `#[proto(other)]` variant to the enumeration, or wrap it in `Open`"
            ),
            Self::UnknownEnumName { name } => write!(f, "unknown enumeration value `{name}`"),
            Self::UnknownField { name } => write!(f, "unknown field `{name}`"),
            Self::MissingRequired { name } => write!(
                f,
                "required field `{name}` is missing; the sender has to set it, or make it an `Option` without `required`"
            ),
            Self::MissingField { name } => write!(f, "missing field `{name}`"),
            Self::UnknownType { name } => {
                write!(f, "the type `{name}` is unknown here; add it to the `Registry`, and that to the options")
            }
            Self::UnexpectedType { name, expected } => write!(f, "the `Any` holds a `{name}`, not a `{expected}`"),
            Self::DuplicateField { name } if name.is_empty() => f.write_str("the empty key appears more than once"),
            Self::DuplicateField { name } => write!(f, "`{name}` appears more than once"),
            Self::SecondMember { name, first } => {
                write!(f, "`{name}` stands beside `{first}`, which came first; a oneof holds one of them")
            }
            Self::UnexpectedValue { expected } => write!(f, "expected {expected}"),
            Self::OutOfRange { expected } => write!(f, "number does not fit {expected}"),
            Self::UnexpectedRoot { name, expected } => match expected.strip_suffix('*') {
                Some(namespace) => write!(f, "root element is `{name}`, not one of the namespace `{namespace}`"),
                None => write!(f, "root element is `{name}`, not `{expected}`"),
            },
            Self::InvalidBase64 => f.write_str("bytes field is not base64"),
            Self::InvalidLength { expected, found } => write!(f, "expected {expected} bytes, found {found}"),
            Self::CannotBorrow { instead } => {
                write!(f, "the value is escaped or base64 here and cannot be borrowed; make the field a `{instead}`")
            }
            Self::Conversion { message } | Self::Syntax { message } | Self::Custom { message } => f.write_str(message),
            #[cfg(feature = "std")]
            Self::Io(kind) => write!(f, "reading failed: {kind}"),
        }
    }
}

/// Why a value could not be written, and which.
///
/// Encoding to the binary wire cannot fail; the text wires and writers can. Like a [`DecodeError`], it prints as less than
/// 1 KiB.
///
/// ```
/// # #[cfg(all(feature = "derive", feature = "xml"))] {
/// #[derive(wireform::Message)]
/// struct Person {
///     #[proto(1)]
///     interests: Vec<String>,
/// }
///
/// let person = Person { interests: vec!["hacking".into(), "\0".into()] };
/// let error = wireform::xml::Options::new().strict(true).to_string(&person).unwrap_err();
/// assert_eq!(error.path(), "Person.interests[1]");
/// assert!(matches!(error.kind(), wireform::EncodeErrorKind::Unrepresentable { .. }));
/// # }
/// ```
pub struct EncodeError(Box<Encode>);

struct Encode {
    kind: EncodeErrorKind,
    path: String,
}

/// What kept a value from being written.
#[non_exhaustive]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EncodeErrorKind {
    /// A value that the format has no form for.
    Unrepresentable {
        /// What it was, and what to do instead.
        reason: &'static str,
    },
    /// A message whose type the writer was not told of, in a `google.protobuf.Any`.
    UnknownType {
        /// The full name of the message, or the type URL where it has none.
        name: Box<str>,
    },
    /// Bytes that are no such message, in a `google.protobuf.Any`.
    InvalidPayload {
        /// The full name of the message.
        name: Box<str>,
        /// What is wrong with the bytes.
        message: Box<str>,
    },
    /// More nested messages than [`Limits::depth`](crate::Limits::depth) allows, those in an `Any`, in extensions and in
    /// unknown fields counted: nobody could read them back.
    DepthLimit,
    /// More memory than [`Limits::allocation`](crate::Limits::allocation) allows, for messages that are kept as bytes: those
    /// in an `Any` and in extensions, which are decoded to be written.
    AllocationLimit,
    /// A complaint of a serde implementation outside the library.
    Custom {
        /// Its words.
        message: Box<str>,
    },
    /// The underlying writer failed.
    #[cfg(feature = "std")]
    Io(std::io::ErrorKind),
}

impl EncodeError {
    /// Makes an error.
    #[cold]
    #[inline(never)]
    #[allow(dead_code, reason = "without a text wire, nothing can fail")]
    pub(crate) fn new(kind: EncodeErrorKind) -> Self {
        Self(Box::new(Encode { kind: kind.shortened(), path: String::new() }))
    }

    /// Makes the error of a writer that failed.
    #[cfg(feature = "std")]
    #[cold]
    pub(crate) fn io(error: &std::io::Error) -> Self {
        Self::new(EncodeErrorKind::Io(error.kind()))
    }

    /// Returns what kept the value from being written.
    pub fn kind(&self) -> &EncodeErrorKind {
        &self.0.kind
    }

    /// Returns the path of the field, such as `Person.addresses[2].zip`; empty where the value was not to blame, and in
    /// [`serde`](crate::serde), whose values have no fields of ours.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Puts a step before the path, while an error passes through the fields that it is inside of.
    #[cfg(feature = "__text")]
    #[cold]
    #[inline(never)]
    pub(crate) fn within(mut self, step: &str) -> Self {
        #[cfg(feature = "std")]
        if matches!(self.0.kind, EncodeErrorKind::Io(_)) {
            // What is sent is not what is being written.
            return self;
        }
        excerpt::put_before(&mut self.0.path, step);
        self
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Capped::new(f);
        if !self.path().is_empty() {
            write!(out, "{}: ", excerpt::shown(self.path()))?;
        }
        write!(out, "{}", self.kind())
    }
}

impl EncodeErrorKind {
    /// Cuts what is long: type URLs, and the words of others, may be of any length.
    fn shortened(mut self) -> Self {
        match &mut self {
            Self::UnknownType { name } => excerpt::shorten_name(name),
            Self::InvalidPayload { name, message } => {
                excerpt::shorten_name(name);
                excerpt::shorten_words(message);
            }
            Self::Custom { message } => excerpt::shorten_words(message),
            _ => {}
        }
        self
    }
}

impl fmt::Display for EncodeErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unrepresentable { reason } => f.write_str(reason),
            Self::UnknownType { name } => {
                write!(f, "the type `{name}` is unknown here; add it to the `Registry`, and that to the options")
            }
            Self::InvalidPayload { name, message } => {
                write!(f, "the bytes of the `Any` are no `{name}`: {message}")
            }
            Self::DepthLimit => fmt::Display::fmt(&DecodeErrorKind::DepthLimit, f),
            Self::AllocationLimit => fmt::Display::fmt(&DecodeErrorKind::AllocationLimit, f),
            Self::Custom { message } => f.write_str(message),
            #[cfg(feature = "std")]
            Self::Io(kind) => write!(f, "writing failed: {kind}"),
        }
    }
}

impl fmt::Debug for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Capped::new(f).debug(&*self.0)
    }
}

impl fmt::Debug for Encode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EncodeError").field("kind", &self.kind).field("path", &excerpt::shown(&self.path)).finish()
    }
}

impl core::error::Error for EncodeError {}

const _: () = assert!(size_of::<Result<()>>() == size_of::<usize>());

//! XML for any serde type, without loss.
//!
//! ```
//! use serde::{Deserialize, Serialize};
//!
//! #[derive(Serialize, Deserialize, Debug, PartialEq)]
//! struct Person {
//!     user_name: String,
//!     favourite_number: Option<i64>,
//!     interests: Vec<String>,
//! }
//!
//! let person = Person { user_name: "Martin".into(), favourite_number: Some(1337), interests: vec!["hacking".into()] };
//! let xml = wireform::serde::xml::to_string(&person)?;
//! assert_eq!(
//!     xml,
//!     "<Person><user_name>Martin</user_name><favourite_number>1337</favourite_number>\
//!      <interests><item>hacking</item></interests></Person>"
//! );
//! assert_eq!(wireform::serde::xml::from_str::<Person>(&xml)?, person);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What is written reads back as an equal value, or writing or reading fails; it never reads back as another value.
//! In return the format is fixed: it is not for reading documents that were designed elsewhere.
//!
//! # The format
//!
//! A value is the content of one element. The place of the value names the element, `e` in the table:
//!
//! | serde shape | element |
//! |---|---|
//! | bool, integer, `char`, string | `<e>true</e>`, `<e>-5</e>`, `<e>x</e>`, `<e> a &lt; b </e>`; an empty string is `<e/>` |
//! | float | `<e>0.1</e>`, `<e>-0</e>`, `<e>INF</e>`, `<e>NaN</e>`; another NaN than Rust's own is `<e bits="fff8000000000000">NaN</e>` |
//! | bytes | `<e>AAH/</e>`, base64 |
//! | text with characters that XML 1.0 lacks | `<e escaped="true">a\u{0}b\\c</e>` |
//! | `None` | `<e nil="true"/>`; XML Schema's `xsi:nil="true"` is read as well |
//! | `Some(value)` | as `value` |
//! | … where that could be taken for less | with the number of `Some`s: `Some(None)` is `<e nil="true" some="1"/>`, `Some(())` is `<e some="1"/>`, `Some(Some(5))` is `<e some="2">5</e>` |
//! | unit, unit struct | `<e/>` |
//! | newtype struct | as its content |
//! | sequence, tuple, tuple struct | `<e><item>1</item><item>2</item></e>`; an empty one is `<e/>` |
//! | map | `<e><entry><key>a</key><value>1</value></entry></e>`, with any type as key |
//! | struct | `<e><id>7</id><tags/></e>`, each field by its name |
//! | unit variant | `<e>Red</e>` |
//! | newtype variant | `<e><Grey>0.5</Grey></e>` |
//! | tuple variant | `<e><Rgb><item>1</item><item>2</item><item>3</item></Rgb></e>` |
//! | struct variant | `<e><Hsl><h>1</h></Hsl></e>` |
//!
//! * The root is named after the struct or enum, or `value` where that has no name; [`Options::root`] overrides both.
//!   Reading takes any root unless [`Options::root`] is set.
//! * A field or variant whose name is no name of XML, has a colon or begins with `xml` is written as
//!   `<field name="a b">1</field>` or `<variant name="c d">1</variant>`. In these two attributes a backslash is always
//!   `\\`, and `\u{…}` stands for a character that XML lacks.
//! * A unit variant whose name is no name of XML is text like any other: `<e>a b</e>`. Reading also takes the empty
//!   element of a variant, as in `<e><Red/></e>`.
//! * `None` is written, as a field's default need not be `None`. A missing field is what serde makes of it.
//! * Fields that the type does not know are skipped or refused as serde has it. Text between elements and attributes
//!   other than these are errors, but for attributes with a prefix and `xmlns`.
//! * Tuples and arrays must have their exact length.
//! * White space inside text is kept as it is, and a carriage return is written `&#13;`. Between elements it is
//!   ignored, and so are comments and processing instructions.
//! * Numbers, bools and base64 are read with white space around them, bools also as `1` and `0`, base64 also in its
//!   alphabet for URLs and with white space inside.
//! * Document types are refused, and with them entities.
//!
//! # Types that ask the document
//!
//! Most types say what they expect. Internally tagged and `untagged` enums, structs with `flatten` and types such as
//! `serde_json::Value` ask the input instead, and the text `1` cannot tell whether it was a number. With
//! [`Options::self_describing`] every element carries the answer in an attribute `type`:
//!
//! | type | element | with `self_describing` |
//! |---|---|---|
//! | externally tagged enum | `<e>Red</e>`, `<e><Grey>0.5</Grey></e>` and so on, as above | `<e type="variant">Red</e>`, `<e type="enum"><Grey type="f32">0.5</Grey></e>` |
//! | adjacently tagged enum (`tag = "t", content = "c"`) | `<e><t>Red</t></e>`, `<e><t>Grey</t><c>0.5</c></e>`, `<e><t>Rgb</t><c><item>1</item><item>2</item><item>3</item></c></e>` | `<e type="struct"><t type="variant">Red</t></e>`, `<e type="struct"><t type="variant">Grey</t><c type="f32">0.5</c></e>` |
//! | … its struct variants | written only, `<e><t>Hsl</t><c><h>1</h></c></e>` | `<e type="struct"><t type="variant">Hsl</t><c type="struct"><h type="u16">1</h></c></e>` |
//! | internally tagged enum (`tag = "t"`) | written only, `<e><t>Hsl</t><h>1</h></e>` | `<e type="struct"><t type="str">Red</t></e>`, `<e type="struct"><t type="str">Hsl</t><h type="u16">1</h></e>` |
//! | … its variants with a map | written only, `<e><entry><key>t</key><value>Names</value></entry><entry><key>a</key><value>1</value></entry></e>` | `<e type="map"><entry><key type="str">t</key><value type="str">Names</value></entry></e>` |
//! | `untagged` enum | written only, `<e>0.5</e>`, `<e><h>1</h></e>` | `<e type="f32">0.5</e>`, `<e type="struct"><h type="u16">1</h></e>` |
//! | struct with `flatten` | written only, as a map of its fields: `<e><entry><key>id</key><value>7</value></entry><entry><key>h</key><value>1</value></entry></e>` | `<e type="map"><entry><key type="str">id</key><value type="u8">7</value></entry><entry><key type="str">h</key><value type="u16">1</value></entry></e>` |
//!
//! * The types are `bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str bytes unit seq map struct variant
//!   enum`; a `None` has none.
//! * Reading needs no option: what says what it expects is read with types and without. A type that asks a document
//!   without types gets an error that says so.
//! * The switch is for the whole document, as a value that is being written cannot know how it will be read.
//! * Such types go through a buffer of serde's own, whatever the format. It has no place for 128-bit integers, which is
//!   an error.
//! * `untagged` takes the first variant that fits.
//!
//! ```
//! use serde::{Deserialize, Serialize};
//! use wireform::serde::xml::{self, Options};
//!
//! #[derive(Serialize, Deserialize, Debug, PartialEq)]
//! #[serde(untagged)]
//! enum Id {
//!     Number(u32),
//!     Name(String),
//! }
//!
//! let written = Options::new().self_describing(true).to_string(&Id::Name("1".into()))?;
//! assert_eq!(written, r#"<value type="str">1</value>"#);
//! assert_eq!(xml::from_str::<Id>(&written)?, Id::Name("1".into()));
//! assert!(xml::from_str::<Id>(r#"<value>1</value>"#).unwrap_err().to_string().contains("self_describing"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Limits
//!
//! [`Limits`] apply to reading:
//!
//! * `depth`: elements nest at most so many levels below the root. Each `Some` that is counted in an attribute, but the
//!   first, is a level too.
//! * `input` is the greatest length of a document in bytes.
//! * `allocation` pays for what a value takes beside the contents of its strings and bytes: elements and entries with the
//!   room that their collections keep for more, boxes, and what serde buffers. It does so as it does for
//!   [JSON](crate::serde::json#limits), with the same bounds.

use alloc::{borrow::Cow, string::String, vec::Vec};
use std::io;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

pub use self::{compound::Compound, deserializer::Deserializer, serializer::Serializer};
use crate::{DecodeError, EncodeError, Limits, proto::read_to_end};

mod access;
mod compound;
mod deserializer;
mod marks;
mod serializer;
mod shape;

/// How to write and read XML.
///
/// ```
/// use wireform::serde::xml::Options;
///
/// let options = Options::new().pretty(true).root("list");
/// assert_eq!(options.to_string(&[1, 2])?, "<list>\n  <item>1</item>\n  <item>2</item>\n</list>");
/// # Ok::<(), wireform::EncodeError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Options {
    pretty: bool,
    self_describing: bool,
    root: Option<Cow<'static, str>>,
    limits: Limits,
}

impl Options {
    /// Returns the default options: compact, without types, the root named after the type.
    pub const fn new() -> Self {
        Self { pretty: false, self_describing: false, root: None, limits: Limits::new() }
    }

    /// Sets whether to write each element on a line of its own, indented by two spaces a level.
    #[must_use]
    pub fn pretty(self, pretty: bool) -> Self {
        Self { pretty, ..self }
    }

    /// Sets whether to write the type of each value, for Rust types that ask for it; see the
    /// [module](self#types-that-ask-the-document).
    #[must_use]
    pub fn self_describing(self, self_describing: bool) -> Self {
        Self { self_describing, ..self }
    }

    /// Sets the name of the root, which reading then insists on.
    #[must_use]
    pub fn root(self, name: impl Into<Cow<'static, str>>) -> Self {
        Self { root: Some(name.into()), ..self }
    }

    /// Sets the limits of reading.
    #[must_use]
    pub fn limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Encodes a value as [`to_string`] does, with these options.
    ///
    /// # Errors
    ///
    /// As [`to_string`], and if the name set by [`root`](Self::root) is no name of XML.
    pub fn to_string<T: ?Sized + Serialize>(&self, value: &T) -> Result<String, EncodeError> {
        let mut serializer = Serializer::new(self);
        value.serialize(&mut serializer)?;
        Ok(serializer.finish())
    }

    /// Encodes a value as [`to_vec`] does, with these options.
    ///
    /// # Errors
    ///
    /// As [`to_string`](Self::to_string).
    pub fn to_vec<T: ?Sized + Serialize>(&self, value: &T) -> Result<Vec<u8>, EncodeError> {
        self.to_string(value).map(String::into_bytes)
    }

    /// Encodes a value as [`to_writer`] does, with these options.
    ///
    /// # Errors
    ///
    /// As [`to_string`](Self::to_string), and if writing fails.
    pub fn to_writer<T: ?Sized + Serialize>(&self, mut writer: impl io::Write, value: &T) -> Result<(), EncodeError> {
        let document = self.to_string(value)?;
        writer.write_all(document.as_bytes()).map_err(|error| EncodeError::io(&error))
    }

    /// Decodes a value as [`from_str`] does, with these options.
    ///
    /// # Errors
    ///
    /// As [`from_str`], and if the root has another name than the one set by [`root`](Self::root).
    pub fn from_str<'de, T: Deserialize<'de>>(&self, input: &'de str) -> Result<T, DecodeError> {
        Deserializer::new(input, self)?.read()
    }

    /// Decodes a value as [`from_slice`] does, with these options.
    ///
    /// # Errors
    ///
    /// As [`from_str`](Self::from_str), and if the input is not UTF-8.
    pub fn from_slice<'de, T: Deserialize<'de>>(&self, input: &'de [u8]) -> Result<T, DecodeError> {
        Deserializer::from_slice(input, self)?.read()
    }

    /// Decodes a value as [`from_reader`] does, with these options.
    ///
    /// # Errors
    ///
    /// As [`from_slice`](Self::from_slice), and if reading fails.
    pub fn from_reader<T: DeserializeOwned>(&self, reader: impl io::Read) -> Result<T, DecodeError> {
        self.from_slice(&read_to_end(reader, &self.limits)?)
    }
}

/// Encodes a value as a document.
///
/// ```
/// assert_eq!(wireform::serde::xml::to_string(&(1, "a<b", None::<u8>))?,
///     r#"<value><item>1</item><item>a&lt;b</item><item nil="true"/></value>"#);
/// # Ok::<(), wireform::EncodeError>(())
/// ```
///
/// # Errors
///
/// If an implementation of [`Serialize`] fails. The format has a form for every shape of serde.
pub fn to_string<T: ?Sized + Serialize>(value: &T) -> Result<String, EncodeError> {
    Options::new().to_string(value)
}

/// Encodes a value as the bytes of a document in UTF-8.
///
/// ```
/// assert_eq!(wireform::serde::xml::to_vec(&true)?, b"<value>true</value>");
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
/// wireform::serde::xml::to_writer(&mut out, &'x')?;
/// assert_eq!(out, b"<value>x</value>");
/// # Ok::<(), wireform::EncodeError>(())
/// ```
///
/// # Errors
///
/// As [`to_string`], and if writing fails.
pub fn to_writer<T: ?Sized + Serialize>(writer: impl io::Write, value: &T) -> Result<(), EncodeError> {
    Options::new().to_writer(writer, value)
}

/// Decodes a value from a document. Strings may borrow from it where it holds them literally.
///
/// ```
/// let pair: (&str, f64) = wireform::serde::xml::from_str("<value><item>a</item><item>-INF</item></value>")?;
/// assert_eq!(pair, ("a", f64::NEG_INFINITY));
///
/// let error = wireform::serde::xml::from_str::<Vec<u8>>("<value>\n <item>256</item></value>").unwrap_err();
/// assert_eq!((error.line(), error.column(), error.path()), (Some(2), Some(2), "value[0]"));
/// # Ok::<(), wireform::DecodeError>(())
/// ```
///
/// # Errors
///
/// If the document is not well-formed, exceeds the [limits](self#limits) or is no value of the type.
pub fn from_str<'de, T: Deserialize<'de>>(input: &'de str) -> Result<T, DecodeError> {
    Options::new().from_str(input)
}

/// Decodes a value from a document in UTF-8.
///
/// ```
/// assert_eq!(wireform::serde::xml::from_slice::<Option<u8>>(b"<value nil='true'/>")?, None);
/// # Ok::<(), wireform::DecodeError>(())
/// ```
///
/// # Errors
///
/// As [`from_str`], and if the input is not UTF-8.
pub fn from_slice<'de, T: Deserialize<'de>>(input: &'de [u8]) -> Result<T, DecodeError> {
    Options::new().from_slice(input)
}

/// Decodes a value from a reader, which is read to its end first.
///
/// ```
/// assert_eq!(wireform::serde::xml::from_reader::<u8>(&b"<value>7</value>"[..])?, 7);
/// # Ok::<(), wireform::DecodeError>(())
/// ```
///
/// # Errors
///
/// As [`from_slice`], and if reading fails.
pub fn from_reader<T: DeserializeOwned>(reader: impl io::Read) -> Result<T, DecodeError> {
    Options::new().from_reader(reader)
}

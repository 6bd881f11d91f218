//! XML of messages, which loses nothing.
//!
//! ```
//! # #[cfg(feature = "derive")] {
//! #[derive(wireform::Message, Debug, PartialEq)]
//! struct Person {
//!     #[proto(1)]
//!     user_name: String,
//!     #[proto(2)]
//!     favourite_number: i32,
//!     #[proto(3)]
//!     interests: Vec<String>,
//! }
//!
//! let person = Person {
//!     user_name: "Martin".into(),
//!     favourite_number: 1337,
//!     interests: vec!["daydreaming".into(), "hacking".into()],
//! };
//! let document = wireform::xml::to_string(&person)?;
//! assert_eq!(
//!     document,
//!     "<Person><userName>Martin</userName><favouriteNumber>1337</favouriteNumber>\
//!      <interests>daydreaming</interests><interests>hacking</interests></Person>"
//! );
//! assert_eq!(wireform::xml::from_str::<Person>(&document)?, person);
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The mapping
//!
//! | protobuf | XML |
//! |---|---|
//! | message | the root is named after it; its fields are child elements, in the order of their numbers |
//! | field | `<userName>…</userName>`: the JSON name, or that of `#[proto(1, xml = "…")]`; readers take the original name too |
//! | presence | the element is there: `<name/>` is a present empty string |
//! | repeated | the element repeats |
//! | map | `<counts><entry><key>a</key><value>1</value></entry></counts>`; a missing key or value is the empty one |
//! | oneof | its member, as any field |
//! | field with `#[proto(3, xml_attribute)]` | an attribute of the message's element, `<Person id="7"/>`; what an attribute cannot hold is an element |
//! | integers, `bool` | `-7`, `true` |
//! | `float`, `double` | `0.1`, `-0`, `2.5e-7`, `INF`, `-INF`, `NaN`; other NaNs have their bits beside: `<x bits="fff8000000000000">NaN</x>` |
//! | `string` | text, white space as it is; what XML 1.0 has no form for is escaped: `<s escaped="true">\u{0}</s>` |
//! | `bytes` | base64 |
//! | enumeration | the value's name, or its number where it has no name |
//! | `Timestamp`, `Duration`, `FieldMask` | their text in JSON: `<created>1970-01-01T00:00:00Z</created>`, `<timeout>1.500s</timeout>`, `<mask>user.displayName,photo</mask>`; the fields where a value has no such text, or would be another one when it is read |
//! | wrapper, such as `Int64Value` | the value alone, `<count>42</count>` |
//! | `Struct`, `Value`, `ListValue` | their JSON: `<settings>{"retry":true}</settings>`; the fields of one that has a value without a kind, or a number that is not finite, inside |
//! | `Any` | `<detail type-url="type.googleapis.com/pkg.Answer"><Answer><value>42</value></Answer></detail>` where the [`Registry`](crate::Registry) has the type and the bytes come back as they were, else its two fields |
//! | extension | `<gallery.width>640</gallery.width>`, its full name, where the registry has it and its records come back as they were, else an unknown field |
//! | unknown field | `<unknown-field number="15" wire="varint">150</unknown-field>`, also `fixed32`, `fixed64`, `length-delimited` in base64, `group` around others, and `record` for what is not in its shortest form |
//!
//! [`Options::namespace`] puts all of it into a namespace, and [`Options::strict`] makes an error of what is escaped otherwise.
//!
//! A reader refuses what it does not know, a second occurrence of what occurs once, document types, encodings other than UTF-8, and
//! text next to elements. [`Options`] has the switches. It takes the well-known types by their fields too. [`ElementReader`] and
//! [`ElementWriter`] are for documents that are longer than memory.

// This mapping: `schema` describes it, `sink` writes messages, `source` reads them, `lookup` finds fields by name,
// `form` has the well-known types that are text or JSON, `records` the unknown fields, `any` and `extension` what a registry
// adds. The mapping of serde types (`serde/xml`) shares the layer below with it:
//
// * `escape`: which characters and names XML 1.0 takes, and the escaping of those that it does not.
// * `lexical`: the text forms of numbers and bytes.
// * `output`: writes elements; whatever is called, the document is well-formed.
// * `events`: reads elements by pulling, with limits and positions.
// * `attributes`: the attributes of a start tag.
// * `declaration`: the XML declaration, and which encodings are read.
//
// A writer makes one `Output`, calls `begin`, `attribute`, `text` and `end`, and takes the string with `finish`. A
// reader makes one `Events`, takes the `root`, then for each element calls one of `text`, `child` (until `None`),
// `text_or_child` and `skip`, and at last `finish`. Each of these consumes the end tag.
//
// Two attributes carry what text alone cannot, in both mappings: `escaped="true"` on an element whose text uses
// backslash escapes (see `escape`), and `bits="…"` on a NaN other than the canonical one (see `lexical`).

mod any;
mod attribute;
pub(crate) mod attributes;
mod declaration;
pub(crate) mod escape;
pub(crate) mod events;
mod extension;
mod form;
pub(crate) mod lexical;
#[allow(unsafe_code, reason = "three lines: validated UTF-8, and code for processors with AVX2")]
mod look;
mod lookup;
mod options;
pub(crate) mod output;
mod records;
mod schema;
mod sink;
mod source;
mod stream;

use alloc::{string::String, vec::Vec};

pub(crate) use self::{any::XmlMessage, extension::XmlExtension};
pub use self::{
    options::Options,
    stream::{ElementReader, ElementWriter, Elements},
};
use crate::{
    error::{EncodeError, Result},
    walk::{DecodeText, EncodeText},
};

/// Returns an XML Schema, of XSD 1.0, of the documents that a message is written to.
///
/// The root has a type that is named after the message, and so have the messages and enumerations inside. Fields come in
/// the order in which they are written, which readers of ours do not ask for. Doc comments are annotations.
///
/// # Errors
///
/// Where a name cannot stand in a tag, which a derive checks.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// /// A town with its weather.
/// #[derive(wireform::Message)]
/// struct Town {
///     #[proto(1, required)]
///     inhabitants: u32,
///     /// By the hour.
///     #[proto(2)]
///     temperatures: Vec<i32>,
/// }
///
/// let schema = r#"<?xml version="1.0" encoding="UTF-8"?>
/// <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
///   <xs:element name="Town" type="Town"/>
///   <xs:complexType name="Town">
///     <xs:annotation>
///       <xs:documentation>A town with its weather.</xs:documentation>
///     </xs:annotation>
///     <xs:sequence>
///       <xs:element name="inhabitants" type="xs:unsignedInt"/>
///       <xs:element name="temperatures" type="xs:int" minOccurs="0" maxOccurs="unbounded">
///         <xs:annotation>
///           <xs:documentation>By the hour.</xs:documentation>
///         </xs:annotation>
///       </xs:element>
///     </xs:sequence>
///   </xs:complexType>
/// </xs:schema>"#;
/// assert_eq!(wireform::xml::schema::<Town>().unwrap(), schema);
/// # }
/// ```
pub fn schema<'de, M: DecodeText<'de>>() -> Result<String, EncodeError> {
    Options::new().schema::<M>()
}

/// Encodes a message into a new vector of UTF-8.
///
/// # Errors
///
/// Where the value has more levels than the default [`Limits`](crate::Limits) allow, a name cannot stand in a tag, which a
/// derive checks, or unknown fields that were put in by hand are no records.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// assert_eq!(wireform::xml::to_vec(&Answer { value: 42 }).unwrap(), b"<Answer><value>42</value></Answer>");
/// # }
/// ```
pub fn to_vec<M: EncodeText>(message: &M) -> Result<Vec<u8>, EncodeError> {
    Options::new().to_vec(message)
}

/// Encodes a message into a new string.
///
/// # Errors
///
/// As [`to_vec`].
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// assert_eq!(wireform::xml::to_string(&Answer { value: 42 }).unwrap(), "<Answer><value>42</value></Answer>");
/// # }
/// ```
pub fn to_string<M: EncodeText>(message: &M) -> Result<String, EncodeError> {
    Options::new().to_string(message)
}

/// Encodes a message into a writer.
///
/// # Errors
///
/// As [`to_vec`], and those of the writer.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// let mut out = Vec::new();
/// wireform::xml::to_writer(&mut out, &Answer { value: 42 }).unwrap();
/// assert_eq!(out, b"<Answer><value>42</value></Answer>");
/// # }
/// ```
pub fn to_writer<M: EncodeText>(writer: impl std::io::Write, message: &M) -> Result<(), EncodeError> {
    Options::new().to_writer(writer, message)
}

/// Decodes a message from UTF-8; it may borrow from the document.
///
/// # Errors
///
/// Where the bytes are no well-formed document of such a message, or exceed the default [`Limits`](crate::Limits).
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message, Debug)] struct Answer { #[proto(1)] value: u32 }
/// use wireform::xml;
///
/// assert_eq!(xml::from_slice::<Answer>(b"<Answer>\n  <value> 42 </value>\n</Answer>").unwrap().value, 42);
///
/// let error = xml::from_slice::<Answer>(b"<Answer>\n  <value>4x</value>\n</Answer>").unwrap_err();
/// assert_eq!((error.path(), error.line(), error.column()), ("Answer.value", Some(2), Some(3)));
/// # }
/// ```
pub fn from_slice<'de, M: DecodeText<'de>>(document: &'de [u8]) -> Result<M> {
    Options::new().from_slice(document)
}

/// Decodes a message from a string; it may borrow from it.
///
/// # Errors
///
/// As [`from_slice`].
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// assert_eq!(wireform::xml::from_str::<Answer>("<Answer><value>42</value></Answer>").unwrap().value, 42);
/// # }
/// ```
pub fn from_str<'de, M: DecodeText<'de>>(document: &'de str) -> Result<M> {
    Options::new().from_str(document)
}

/// Decodes a message from a reader, read to its end.
///
/// # Errors
///
/// As [`from_slice`], and those of the reader.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// let input = std::io::Cursor::new("<Answer><value>42</value></Answer>");
/// assert_eq!(wireform::xml::from_reader::<Answer>(input).unwrap().value, 42);
/// # }
/// ```
pub fn from_reader<M: for<'de> DecodeText<'de>>(reader: impl std::io::Read) -> Result<M> {
    Options::new().from_reader(reader)
}

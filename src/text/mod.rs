//! Protobuf's text format: what people write and read, in configurations, tests and logs.
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
//! let text = wireform::text::to_string(&person)?;
//! assert_eq!(
//!     text,
//!     r#"user_name: "Martin"
//! favourite_number: 1337
//! interests: "daydreaming"
//! interests: "hacking"
//! "#
//! );
//! assert_eq!(wireform::text::from_str::<Person>(&text)?, person);
//!
//! let by_hand = "
//!     ## a comment
//!     user_name: 'Mar' 'tin', favourite_number: 0x539
//!     interests: ['daydreaming', 'hacking']
//! ";
//! assert_eq!(wireform::text::from_str::<Person>(by_hand)?, person);
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The rules are those of <https://protobuf.dev/reference/protobuf/textformat-spec/>; where it is silent, what C++ does
//! is done.
//!
//! # What is written
//!
//! | protobuf | text |
//! |---|---|
//! | message | its fields in the order of their numbers, one a line; between `{` and `}`, indented by two spaces a level, where it is a field |
//! | field | `user_name: "Martin"`: the name as in a `.proto` file; without the colon before a message |
//! | group | as a message, under the name of its type where that is declared for it: `Data { … }` for `data` (see below) |
//! | repeated | the field repeats; numbers, bools and enumerations may be `[1, 2]` (see [`Options::short_lists`]) |
//! | map | an entry each, by the order of their keys: `counts { key: "a" value: 1 }`, where key and value are always written |
//! | oneof | its member, as any field |
//! | integers, `bool` | `-7`, `true` |
//! | `float`, `double` | the fewest digits that read back as the same number: `0.1`, `-0`, `1e+30`; `inf`, `-inf`, `nan` |
//! | `string` | in double quotes; with escapes `\n`, `\r`, `\t`, `\"`, `\'`, `\\`, and three octal digits for other control characters |
//! | `bytes` | as a string; all bytes above 126 are octal |
//! | enumeration | the value's name, or its number where it has no name |
//! | extension | `[package.name]: 1`, behind the other fields, where the [`Registry`](crate::Registry) knows it |
//! | `Any` | `[type.googleapis.com/package.Message] { … }` where the registry knows the message, else its two fields |
//! | extension | `[package.name]: 1` where the registry knows it, else an unknown field |
//! | item of a `MessageSet` | `[package.Message] { … }` where the extension is declared in that message, which its name says, `package.Message.name`; else `[package.name] { … }`. Both names are read |
//! | unknown field | dropped, or under its number (see [`Options::print_unknown_fields`]) |
//!
//! A group has the name of its type where C++ takes it for a proto2 group: the type is declared inside the message, which its name says,
//! `Page.Result`, and the field is called the same in lower case, `result`. Both names are read.
//!
//! Two things that a message can hold have no form that reads back as the same: the sign and the payload of a NaN, and
//! unknown fields.
//!
//! # What is read
//!
//! All that is specified: comments from `#` to the end of the line, a `,` or `;` behind a field, `<…>` for `{…}`, lists in
//! brackets, strings in either quotes and in pieces, integers in base 8, 10 and 16, floats with an `f` behind them,
//! `True`, `t` and 1 for `true`, enumerations by name and number. A field that may stand once is refused the second
//! time, and so is a second member of a oneof; of two entries with one key the last one counts. A field whose name the message
//! has [reserved](crate::schema::MessageDescriptor::reserved_names) is skipped, whatever its value; other names are errors.

// `write` has the way out, `escape` its strings, `records` its unknown fields. `read` has the way in, on `lexer`, which
// knows the tokens; `literal` has strings, `number` numbers both ways, `skip` what nothing is known of. `hooks` has what a
// registry knows, `items` the names in a MessageSet.

mod escape;
pub(crate) mod hooks;
pub(crate) mod items;
mod lexer;
mod literal;
mod names;
mod number;
mod options;
mod read;
mod records;
mod skip;
mod write;

use alloc::{string::String, vec::Vec};

pub use self::options::Options;
use crate::{
    error::{EncodeError, Result},
    walk::{DecodeText, EncodeText},
};

/// Encodes a message into a new vector.
///
/// # Errors
///
/// Where the value has more levels than the default [`Limits`](crate::Limits) allow, or where a hand-written descriptor has a
/// name that is none in this format; no derived one has.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// assert_eq!(wireform::text::to_vec(&Answer { value: 42 }).unwrap(), b"value: 42\n");
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
/// assert_eq!(wireform::text::to_string(&Answer { value: 42 }).unwrap(), "value: 42\n");
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
/// # #[cfg(all(feature = "derive", feature = "std"))] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// let mut out = Vec::new();
/// wireform::text::to_writer(&mut out, &Answer { value: 42 }).unwrap();
/// assert_eq!(out, b"value: 42\n");
/// # }
/// ```
#[cfg(feature = "std")]
pub fn to_writer<M: EncodeText>(writer: impl std::io::Write, message: &M) -> Result<(), EncodeError> {
    Options::new().to_writer(writer, message)
}

/// Decodes a message from bytes; it may borrow from them.
///
/// # Errors
///
/// As [`from_str`], and where the bytes are not UTF-8.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// assert_eq!(wireform::text::from_slice::<Answer>(b"value: 42").unwrap().value, 42);
/// # }
/// ```
pub fn from_slice<'de, M: DecodeText<'de>>(bytes: &'de [u8]) -> Result<M> {
    Options::new().from_slice(bytes)
}

/// Decodes a message; it may borrow from the text.
///
/// # Errors
///
/// Where the text is not in this format or not such a message, names a field that the message does not have or one twice,
/// or exceeds the default [`Limits`](crate::Limits).
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message, Debug)] struct Answer { #[proto(1)] value: u32 }
/// assert_eq!(wireform::text::from_str::<Answer>("value: 052  # in octal").unwrap().value, 42);
///
/// let error = wireform::text::from_str::<Answer>("value: 4294967296").unwrap_err();
/// assert_eq!(error.to_string(), "Answer.value: number does not fit uint32 at line 1 column 8");
/// # }
/// ```
pub fn from_str<'de, M: DecodeText<'de>>(text: &'de str) -> Result<M> {
    Options::new().from_str(text)
}

/// Decodes a message from a reader, read to its end.
///
/// # Errors
///
/// As [`from_slice`], and those of the reader.
///
/// ```
/// # #[cfg(all(feature = "derive", feature = "std"))] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// let input = std::io::Cursor::new("value: 42");
/// assert_eq!(wireform::text::from_reader::<Answer>(input).unwrap().value, 42);
/// # }
/// ```
#[cfg(feature = "std")]
pub fn from_reader<M: for<'de> DecodeText<'de>>(reader: impl std::io::Read) -> Result<M> {
    Options::new().from_reader(reader)
}

//! Messages that are no objects in ProtoJSON: a timestamp is a string there, a `Struct` an object of any keys.
//!
//! Such a message says `#[proto(form)]` and implements [`WriteForm`] and [`ReadForm`]. A format that knows such forms
//! overrides [`Sink::form`] and [`Source::form`], as JSON does; to the others it is a message like any. XML knows the forms
//! of the well-known types alone, those that are one string or one scalar: of these it is known that a value comes back.
//!
//! ```
//! # #[cfg(all(feature = "derive", feature = "json"))] {
//! use wireform::{
//!     DecodeErrorKind, Message,
//!     walk::{FormSink, FormSource, ReadForm, WriteForm},
//! };
//!
//! #[derive(Message, Debug, PartialEq)]
//! #[proto(form)]
//! struct Version {
//!     #[proto(1)]
//!     major: u32,
//!     #[proto(2)]
//!     minor: u32,
//! }
//!
//! impl WriteForm for Version {
//!     fn write_form<S: FormSink>(&self, sink: S) -> Result<S::Ok, S::Error> {
//!         sink.string(&format!("{}.{}", self.major, self.minor))
//!     }
//! }
//!
//! impl<'de> ReadForm<'de> for Version {
//!     fn read_form<S: FormSource<'de>>(source: S) -> Result<Option<Self>, S::Error> {
//!         let place = source.place();
//!         let Some(text) = source.string()? else { return Ok(None) };
//!         let version = text.split_once('.').and_then(|(major, minor)| {
//!             Some(Self { major: major.parse().ok()?, minor: minor.parse().ok()? })
//!         });
//!         let expected = DecodeErrorKind::UnexpectedValue { expected: "a version such as 1.88" };
//!         version.map(Some).ok_or_else(|| S::fail(place, expected))
//!     }
//! }
//!
//! #[derive(Message, Debug, PartialEq)]
//! struct Package {
//!     #[proto(1)]
//!     rust_version: Option<Version>,
//! }
//!
//! let package = Package { rust_version: Some(Version { major: 1, minor: 88 }) };
//! assert_eq!(wireform::json::to_string(&package).unwrap(), r#"{"rustVersion":"1.88"}"#);
//! assert_eq!(wireform::json::from_str::<Package>(r#"{"rustVersion":"1.88"}"#).unwrap(), package);
//! assert_eq!(package.encode_to_vec(), [0x0a, 4, 0x08, 1, 0x10, 88]);
//! # }
//! ```

use alloc::{borrow::Cow, collections::BTreeMap, string::String, vec::Vec};

use super::{DecodeText, EncodeText, Sink, Source, TextEncoding};
use crate::{encoding::MapLike, message::Encode};

/// How a message writes the form that it has of its own.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no form of its own",
    label = "`#[proto(form)]` needs `WriteForm`",
    note = "implement `wireform::walk::WriteForm` and `ReadForm`, or leave `form` out"
)]
pub trait WriteForm: EncodeText {
    /// Writes the message as one value.
    ///
    /// # Errors
    ///
    /// Those of `sink`, and where the message has no such form.
    fn write_form<S: FormSink>(&self, sink: S) -> Result<S::Ok, S::Error>;
}

/// A place of a format that knows messages with forms of their own.
pub trait FormSink: Sink {
    /// Makes the error for a message that has no form.
    fn fail(reason: &'static str) -> Self::Error;
    /// Writes a null.
    fn null(self) -> Result<Self::Ok, Self::Error>;
    /// Writes a list that is no field of a message.
    fn list<T, E: TextEncoding<T>>(self, values: &[T]) -> Result<Self::Ok, Self::Error>;
    /// Writes a map that is no field of a message.
    fn map<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>, M: MapLike<K, V>>(
        self,
        entries: &M,
    ) -> Result<Self::Ok, Self::Error>;
    /// Writes the message that is packed in a `google.protobuf.Any`.
    fn any(self, type_url: &str, value: &[u8]) -> Result<Self::Ok, Self::Error>;
}

/// How a message is read from the form that it has of its own.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no form of its own",
    label = "`#[proto(form)]` needs `ReadForm`",
    note = "implement `wireform::walk::WriteForm` and `ReadForm`, or leave `form` out"
)]
pub trait ReadForm<'de>: DecodeText<'de> {
    /// Reads the message from one value; `None` where that counts as absent.
    ///
    /// # Errors
    ///
    /// Those of `source`.
    fn read_form<S: FormSource<'de>>(source: S) -> Result<Option<Self>, S::Error>;
}

/// A place of a format that knows messages with forms of their own.
pub trait FormSource<'de>: Source<'de> {
    /// Reads a string that has no white space around it; XML, which may be indented, leaves that out.
    #[inline]
    fn token(self) -> Result<Option<Cow<'de, str>>, Self::Error> {
        self.string()
    }

    /// Reads a value of any shape, null too, wherever it stands. Lists and maps hold messages of type `V`.
    ///
    /// A list counts as one more level, a map as two: as many as `google.protobuf.Value` takes on the binary wire.
    fn dynamic<V: Encode + DecodeText<'de>>(self) -> Result<Dynamic<'de, V>, Self::Error>;

    /// Reads a message with its type URL, as it is packed in a `google.protobuf.Any`.
    fn any(self) -> Result<Option<(String, Vec<u8>)>, Self::Error>;
}

/// A value of any shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Dynamic<'de, V> {
    /// A null.
    Null,
    /// A bool.
    Bool(bool),
    /// A finite number.
    Number(f64),
    /// A string.
    String(Cow<'de, str>),
    /// A list.
    List(Vec<V>),
    /// A map.
    Map(BTreeMap<String, V>),
}

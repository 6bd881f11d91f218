//! How a message is written to XML and read from it.

use alloc::{string::String, sync::Arc, vec::Vec};

use super::{events::Events, schema, sink, source};
use crate::{
    error::{EncodeError, Result},
    limits::Limits,
    registry::Registry,
    schema::MessageDescriptor,
    walk::{DecodeText, EncodeText},
};

/// How a message is written to XML and read from it.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// # #[derive(wireform::Message)] struct Answer { #[proto(1)] value: u32 }
/// use wireform::xml::Options;
///
/// let options = Options::new().pretty(true).declaration(true).root("answer");
/// let document = options.to_string(&Answer { value: 42 }).unwrap();
/// assert_eq!(
///     document,
///     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<answer>\n  <value>42</value>\n</answer>"
/// );
/// assert_eq!(options.from_str::<Answer>(&document).unwrap().value, 42);
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Options {
    pub(super) limits: Limits,
    pub(super) pretty: bool,
    pub(super) declaration: bool,
    pub(super) root: Option<String>,
    pub(super) any_root: bool,
    pub(super) ignore_unknown_fields: bool,
    pub(super) proto_field_names: bool,
    pub(super) registry: Option<Arc<Registry>>,
    pub(super) namespace: Option<Arc<str>>,
    pub(super) strict: bool,
}

impl Options {
    /// Returns the default options.
    pub const fn new() -> Self {
        Self {
            limits: Limits::new(),
            pretty: false,
            declaration: false,
            root: None,
            any_root: false,
            ignore_unknown_fields: false,
            proto_field_names: false,
            registry: None,
            namespace: None,
            strict: false,
        }
    }

    /// Writes each element that stands between elements on a line of its own, indented by two spaces a level. Text is
    /// left alone, so a reader gets the same message.
    #[must_use]
    pub fn pretty(self, pretty: bool) -> Self {
        Self { pretty, ..self }
    }

    /// Writes `<?xml version="1.0" encoding="UTF-8"?>` first.
    #[must_use]
    pub fn declaration(self, declaration: bool) -> Self {
        Self { declaration, ..self }
    }

    /// Names the root element, for writing and reading, in the place of the message's name.
    #[must_use]
    pub fn root(self, name: impl Into<String>) -> Self {
        Self { root: Some(name.into()), ..self }
    }

    /// Reads a root element of any name.
    #[must_use]
    pub fn any_root(self, any: bool) -> Self {
        Self { any_root: any, ..self }
    }

    /// Skips elements and attributes that the message does not have, and names that an enumeration does not have,
    /// where they are errors otherwise. What is skipped has to be well-formed like all else. A field whose element is marked by
    /// XML Schema's `xsi:nil="true"` is then absent, as with a null in JSON.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # #[derive(wireform::Message, Debug)] struct Answer { #[proto(1)] value: u32 }
    /// use wireform::xml::{self, Options};
    ///
    /// let document = "<Answer><by>me</by><value>42</value></Answer>";
    /// assert!(xml::from_str::<Answer>(document).is_err());
    /// let options = Options::new().ignore_unknown_fields(true);
    /// assert_eq!(options.from_str::<Answer>(document).unwrap().value, 42);
    /// # }
    /// ```
    #[must_use]
    pub fn ignore_unknown_fields(self, ignore: bool) -> Self {
        Self { ignore_unknown_fields: ignore, ..self }
    }

    /// Writes fields by their names in a `.proto` file: `user_name` for `userName`. A reader takes both; with this
    /// option, the former name goes first where it is also the latter of another field.
    #[must_use]
    pub fn proto_field_names(self, proto: bool) -> Self {
        Self { proto_field_names: proto, ..self }
    }

    /// Sets the types that documents name: messages in a `google.protobuf.Any`, which stand there as elements and no
    /// longer as base64, and extensions.
    ///
    /// What would not come back as the same bytes is written as it is without a registry.
    ///
    /// ```
    /// # #[cfg(all(feature = "derive", feature = "types"))] {
    /// use wireform::{Extension, Message, Registry, UnknownFields, types::{Any, Duration}, xml::Options};
    ///
    /// #[derive(Message, Debug, PartialEq)]
    /// #[proto(package = "gallery", extensions(100..=199))]
    /// struct Image {
    ///     #[proto(1)]
    ///     detail: Option<Any>,
    ///     #[proto(unknown)]
    ///     rest: UnknownFields,
    /// }
    ///
    /// const WIDTH: Extension<Image, u32> = Extension::new(100).with_name("gallery.width");
    ///
    /// let mut image = Image { detail: Some(Any::pack(&Duration { seconds: 60, nanos: 0 })), rest: UnknownFields::new() };
    /// WIDTH.set(&mut image, 640);
    ///
    /// let options = Options::new().registry(Registry::new().well_known_types().extension(WIDTH));
    /// let document = options.to_string(&image)?;
    /// assert_eq!(
    ///     document,
    ///     "<Image><detail type-url=\"type.googleapis.com/google.protobuf.Duration\"><Duration>60s</Duration></detail>\
    ///      <gallery.width>640</gallery.width></Image>"
    /// );
    /// assert_eq!(options.from_str::<Image>(&document)?, image);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn registry(self, registry: impl Into<Arc<Registry>>) -> Self {
        Self { registry: Some(registry.into()), ..self }
    }

    /// Puts the elements into a namespace: the root declares it as the default one.
    ///
    /// A reader then takes the elements of that namespace by their local names, whatever prefixes the document has for it, and
    /// wherever it declares them. Elements of another namespace are unknown, whatever their local names, and so are
    /// attributes with a prefix. A document with names or declarations that Namespaces in XML 1.0 does not have, such as
    /// `a:b:c` or a prefix that nothing declares, is an error. Without this option names are taken as they stand, and a
    /// declaration is an attribute that the message does not have.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # #[derive(wireform::Message, Debug)] struct Answer { #[proto(1)] value: u32 }
    /// let options = wireform::xml::Options::new().namespace("urn:answers");
    /// let document = options.to_string(&Answer { value: 42 })?;
    /// assert_eq!(document, r#"<Answer xmlns="urn:answers"><value>42</value></Answer>"#);
    /// let prefixed = r#"<a:Answer xmlns:a="urn:answers"><a:value>42</a:value></a:Answer>"#;
    /// assert_eq!(options.from_str::<Answer>(prefixed)?.value, 42);
    /// assert!(options.from_str::<Answer>("<Answer><value>42</value></Answer>").is_err());
    ///
    /// let mixed = r#"<Answer xmlns="urn:answers"><value xmlns="urn:other">1</value><a:value xmlns:a="urn:answers">42</a:value></Answer>"#;
    /// assert!(options.from_str::<Answer>(mixed).is_err());
    /// assert_eq!(options.ignore_unknown_fields(true).from_str::<Answer>(mixed)?.value, 42);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn namespace(self, uri: &str) -> Self {
        Self { namespace: Some(uri.into()), ..self }
    }

    /// Makes text that XML 1.0 has no form for an error when it is written, and does not escape it with backslashes.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # #[derive(wireform::Message)] struct Line { #[proto(1)] text: String }
    /// use wireform::xml::Options;
    ///
    /// let line = Line { text: "\0".into() };
    /// assert_eq!(Options::new().to_string(&line)?, r#"<Line><text escaped="true">\u{0}</text></Line>"#);
    /// assert!(Options::new().strict(true).to_string(&line).is_err());
    /// # }
    /// # Ok::<(), wireform::EncodeError>(())
    /// ```
    #[must_use]
    pub fn strict(self, strict: bool) -> Self {
        Self { strict, ..self }
    }

    /// Sets the limits. Those of depth and memory hold for writing too: the depth for the whole value, so that a reader with
    /// these limits takes it, and the memory for the messages in an `Any` and in extensions, which are decoded then. What
    /// is beyond them there stays bytes.
    #[must_use]
    pub fn limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Returns what the root element is called.
    pub(super) fn root_of<'a>(&'a self, descriptor: &'static MessageDescriptor) -> &'a str {
        self.root.as_deref().unwrap_or(descriptor.name())
    }

    /// Encodes a message into a new vector; see [`to_vec`](super::to_vec).
    ///
    /// # Errors
    ///
    /// As [`to_vec`](super::to_vec).
    pub fn to_vec<M: EncodeText>(&self, message: &M) -> Result<Vec<u8>, EncodeError> {
        self.to_string(message).map(String::into_bytes)
    }

    /// Encodes a message into a new string; see [`to_string`](super::to_string).
    ///
    /// # Errors
    ///
    /// As [`to_string`](super::to_string).
    pub fn to_string<M: EncodeText>(&self, message: &M) -> Result<String, EncodeError> {
        sink::write(message, self)
    }

    /// Encodes a message into a writer; see [`to_writer`](super::to_writer).
    ///
    /// # Errors
    ///
    /// As [`to_writer`](super::to_writer).
    pub fn to_writer<M: EncodeText>(&self, mut writer: impl std::io::Write, message: &M) -> Result<(), EncodeError> {
        sink::send(message, self, &mut writer)
    }

    /// Returns an XML Schema of the documents that are written with these options, which is always indented; see
    /// [`schema`](super::schema()). With a [registry](Self::registry) it has extensions too, and any message in an `Any`.
    ///
    /// # Errors
    ///
    /// As [`schema`](super::schema()).
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # #[derive(wireform::Message)] struct Answer { #[proto(1)] exact_value: u32 }
    /// use wireform::xml::Options;
    ///
    /// let schema = Options::new().root("answer").proto_field_names(true).schema::<Answer>().unwrap();
    /// assert!(schema.contains(r#"<xs:element name="answer" type="Answer"/>"#));
    /// assert!(schema.contains(r#"<xs:element name="exact_value" type="xs:unsignedInt" minOccurs="0"/>"#));
    /// # }
    /// ```
    pub fn schema<'de, M: DecodeText<'de>>(&self) -> Result<String, EncodeError> {
        schema::write::<M>(self)
    }

    /// Decodes a message from bytes; see [`from_slice`](super::from_slice).
    ///
    /// # Errors
    ///
    /// As [`from_slice`](super::from_slice).
    pub fn from_slice<'de, M: DecodeText<'de>>(&self, document: &'de [u8]) -> Result<M> {
        source::read(Events::from_slice(document, &self.limits)?, self)
    }

    /// Decodes a message from a string; see [`from_str`](super::from_str).
    ///
    /// # Errors
    ///
    /// As [`from_str`](super::from_str).
    #[allow(clippy::should_implement_trait, reason = "the same verb as everywhere")]
    pub fn from_str<'de, M: DecodeText<'de>>(&self, document: &'de str) -> Result<M> {
        source::read(Events::new(document, &self.limits)?, self)
    }

    /// Decodes a message from a reader; see [`from_reader`](super::from_reader).
    ///
    /// # Errors
    ///
    /// As [`from_reader`](super::from_reader).
    pub fn from_reader<M: for<'de> DecodeText<'de>>(&self, reader: impl std::io::Read) -> Result<M> {
        self.from_slice(&crate::proto::read_to_end(reader, &self.limits)?)
    }
}

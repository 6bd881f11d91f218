//! Types that a text names and no field does: those in an `Any`, and extensions.

#[cfg(feature = "types")]
use alloc::boxed::Box;
use alloc::{
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};
use core::{
    fmt,
    ops::Bound::{Excluded, Included, Unbounded},
};

#[cfg(feature = "text")]
use crate::text::{
    hooks::{TextExtension, TextMessage},
    items::Items,
};
#[cfg(feature = "xml")]
use crate::walk::AllDocs;
use crate::{
    encoding::TextExtensionField,
    extension::{Extendable, Extension, records},
    message::Message,
    schema::MessageDescriptor,
    unknown::UnknownFields,
    walk::{DecodeText, EncodeText},
    work,
};

#[cfg(all(test, feature = "json", feature = "xml", feature = "text", feature = "derive"))]
mod tests;

/// The messages and extensions that a program knows by their names.
///
/// `Any` holds a message of any type, and an extension is a field that its message knows nothing of. JSON, XML and the text format have
/// the names of both, so what they stand for has to be said. It is passed explicitly; there is no global one.
///
/// ```
/// # #[cfg(all(feature = "derive", feature = "text"))] {
/// use wireform::{Extension, Message, Registry, UnknownFields, text::Options};
///
/// #[derive(Message)]
/// #[proto(package = "gallery", extensions(100..=199))]
/// struct Image {
///     #[proto(1)]
///     title: String,
///     #[proto(unknown)]
///     rest: UnknownFields,
/// }
///
/// const WIDTH: Extension<Image, u32> = Extension::new(100).with_name("gallery.width");
///
/// let options = Options::new().registry(Registry::new().extension(WIDTH));
/// let image: Image = options.from_str("title: 'a' [gallery.width]: 640")?;
/// assert_eq!(WIDTH.get(&image)?, Some(640));
/// assert_eq!(options.to_string(&image)?, "title: \"a\"\n[gallery.width]: 640\n");
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default)]
pub struct Registry {
    messages: BTreeMap<String, RegisteredMessage>,
    extensions: BTreeMap<&'static str, RegisteredExtension>,
    /// The numbers and names of the extensions of each message, by its full name.
    numbers: BTreeMap<String, Numbers>,
    #[cfg(feature = "text")]
    items: Items,
    #[cfg(feature = "xml")]
    docs: Vec<fn() -> AllDocs>,
}

/// What can be done with a message of some type.
#[derive(Clone, Copy)]
struct RegisteredMessage {
    #[cfg(feature = "types")]
    decode: Decode,
    #[cfg(feature = "json")]
    json: crate::json::Packed,
    #[cfg(feature = "text")]
    text: TextMessage,
    #[cfg(feature = "xml")]
    xml: crate::xml::XmlMessage,
}

#[cfg(feature = "types")]
type Decode = fn(&[u8]) -> crate::Result<Box<dyn core::any::Any>>;

type Numbers = BTreeSet<(u32, &'static str)>;

/// An extension without its types.
#[derive(Clone, Copy)]
pub(crate) struct RegisteredExtension {
    pub(crate) message: &'static MessageDescriptor,
    pub(crate) number: u32,
    #[cfg(any(feature = "xml", feature = "text"))]
    pub(crate) kind: crate::schema::FieldKind,
    #[cfg(feature = "json")]
    pub(crate) json: crate::json::JsonExtension,
    #[cfg(feature = "text")]
    pub(crate) text: TextExtension,
    #[cfg(feature = "xml")]
    pub(crate) xml: crate::xml::XmlExtension,
}

impl Registry {
    /// Returns an empty one.
    pub const fn new() -> Self {
        Self {
            messages: BTreeMap::new(),
            extensions: BTreeMap::new(),
            numbers: BTreeMap::new(),
            #[cfg(feature = "text")]
            items: Items::new(),
            #[cfg(feature = "xml")]
            docs: Vec::new(),
        }
    }

    /// Adds a message type under its full name, for `Any`.
    ///
    /// ```
    /// # #[cfg(all(feature = "derive", feature = "text"))] {
    /// use wireform::{Message, Registry, text::Options};
    ///
    /// #[derive(Message, Debug, PartialEq)]
    /// #[proto(package = "google.protobuf")]
    /// struct Any {
    ///     #[proto(1)]
    ///     type_url: String,
    ///     #[proto(2)]
    ///     value: Vec<u8>,
    /// }
    ///
    /// #[derive(Message, Debug, PartialEq)]
    /// #[proto(package = "tutorial")]
    /// struct Answer {
    ///     #[proto(1)]
    ///     value: u32,
    /// }
    ///
    /// let options = Options::new().single_line(true).registry(Registry::new().message::<Answer>());
    /// let any: Any = options.from_str("[type.googleapis.com/tutorial.Answer] { value: 42 }")?;
    /// assert_eq!(any, Any { type_url: "type.googleapis.com/tutorial.Answer".into(), value: b"\x08\x2a".into() });
    /// assert_eq!(options.to_string(&any)?, "[type.googleapis.com/tutorial.Answer] { value: 42 }");
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn message<M: Message + EncodeText + for<'de> DecodeText<'de> + 'static>(mut self) -> Self {
        let registered = RegisteredMessage {
            #[cfg(feature = "types")]
            decode: |bytes| Ok(Box::new(crate::proto::from_slice::<M>(bytes)?)),
            #[cfg(feature = "json")]
            json: crate::json::Packed::of::<M>(),
            #[cfg(feature = "text")]
            text: TextMessage::of::<M>(),
            #[cfg(feature = "xml")]
            xml: crate::xml::XmlMessage::of::<M>(),
        };
        self.messages.insert(M::DESCRIPTOR.full_name(), registered);
        self
    }

    /// Returns whether a message type of that full name is there.
    ///
    /// ```
    /// # #[cfg(feature = "types")] {
    /// use wireform::{Registry, types::Timestamp};
    ///
    /// assert!(Registry::new().message::<Timestamp>().has_message("google.protobuf.Timestamp"));
    /// assert!(!Registry::new().has_message("google.protobuf.Timestamp"));
    /// # }
    /// ```
    pub fn has_message(&self, full_name: &str) -> bool {
        self.messages.contains_key(full_name)
    }

    /// Adds an extension under its name, in the place of another one of that name.
    ///
    /// Where extensions of one message have the same number, all their names are read, and the last one in alphabetical order
    /// is written.
    ///
    /// # Panics
    ///
    /// If it has no name; see [`Extension::with_name`].
    #[must_use]
    pub fn extension<M: Extendable, T, E: TextExtensionField<T>>(mut self, extension: Extension<M, T, E>) -> Self {
        assert!(!extension.name().is_empty(), "an extension has to have a name: call `with_name`");
        let registered = RegisteredExtension {
            message: M::DESCRIPTOR,
            number: extension.number(),
            #[cfg(any(feature = "xml", feature = "text"))]
            kind: extension.kind(),
            #[cfg(feature = "json")]
            json: crate::json::JsonExtension::of::<M, T, E>(),
            #[cfg(feature = "text")]
            text: TextExtension::of::<M, T, E>(),
            #[cfg(feature = "xml")]
            xml: crate::xml::XmlExtension::of::<M, T, E>(),
        };
        #[cfg(feature = "text")]
        self.items.insert(extension.name(), M::DESCRIPTOR, extension.kind());
        self.insert(extension.name(), registered);
        self
    }

    fn insert(&mut self, name: &'static str, extension: RegisteredExtension) {
        if let Some(old) = self.extensions.insert(name, extension)
            && let Some(numbers) = self.numbers.get_mut(&old.message.full_name())
        {
            numbers.remove(&(old.number, name));
        }
        self.numbers.entry(extension.message.full_name()).or_default().insert((extension.number, name));
    }

    /// Adds the doc comments of a message type and of all that is in it, for [`xml::Options::schema`](crate::xml::Options::schema).
    ///
    /// A schema has the docs of what its message is made of. What an extension holds is known by this registry alone, and
    /// docs get into a program only where something asks for them: so this is said on its own. A message that is only ever
    /// in an `Any`, which takes any element, has no type in a schema, and so no docs there.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// use wireform::{Extension, Message, Registry, UnknownFields, xml::Options};
    ///
    /// #[derive(Message)]
    /// #[proto(extensions(100..=199))]
    /// struct Image {
    ///     #[proto(unknown)]
    ///     rest: UnknownFields,
    /// }
    ///
    /// /// What the picture is painted on.
    /// #[derive(Message)]
    /// struct Canvas {
    ///     #[proto(1)]
    ///     width: u32,
    /// }
    ///
    /// const CANVAS: Extension<Image, Canvas> = Extension::new(100).with_name("gallery.canvas");
    ///
    /// let registry = Registry::new().extension(CANVAS).docs::<Canvas>();
    /// let schema = Options::new().registry(registry).schema::<Image>()?;
    /// assert!(schema.contains("<xs:documentation>What the picture is painted on.</xs:documentation>"));
    /// # }
    /// # Ok::<(), wireform::EncodeError>(())
    /// ```
    #[cfg(feature = "xml")]
    #[must_use]
    pub fn docs<M: for<'de> DecodeText<'de>>(mut self) -> Self {
        self.docs.push(|| AllDocs::of::<M>());
        self
    }

    /// Returns the docs that were added.
    #[cfg(feature = "xml")]
    pub(crate) fn all_docs(&self) -> impl Iterator<Item = AllDocs> {
        self.docs.iter().map(|docs| docs())
    }

    /// Returns how the text format writes and reads messages of that full name.
    #[cfg(feature = "text")]
    pub(crate) fn find_message(&self, full_name: &str) -> Option<TextMessage> {
        self.messages.get(full_name).map(|message| message.text)
    }

    /// Returns how messages of that full name are decoded.
    #[cfg(feature = "types")]
    pub(crate) fn decoder(&self, full_name: &str) -> Option<Decode> {
        self.messages.get(full_name).map(|message| message.decode)
    }

    /// Returns how JSON writes and reads messages of that full name.
    #[cfg(feature = "json")]
    pub(crate) fn packed(&self, full_name: &str) -> Option<crate::json::Packed> {
        self.messages.get(full_name).map(|message| message.json)
    }

    /// Returns how XML writes and reads messages of that full name.
    #[cfg(feature = "xml")]
    pub(crate) fn xml_message(&self, full_name: &str) -> Option<crate::xml::XmlMessage> {
        self.messages.get(full_name).map(|message| message.xml)
    }

    /// Returns the extension of a message with that name in the text format: its own, or that of the message in an item.
    #[cfg(feature = "text")]
    pub(crate) fn find_in_text(&self, message: &MessageDescriptor, name: &str) -> Option<RegisteredExtension> {
        let find = |name| self.find_extension(message, name);
        find(name).or_else(|| find(self.items.extension_of(message, name)?))
    }

    /// Returns the name of an extension in the text format.
    #[cfg(feature = "text")]
    pub(crate) fn name_in_text<'n>(&self, name: &'n str, extension: &RegisteredExtension) -> &'n str {
        self.items.printed_name(name, extension.message, extension.kind)
    }

    /// Returns the extension of a message with that name.
    pub(crate) fn find_extension(&self, message: &MessageDescriptor, name: &str) -> Option<RegisteredExtension> {
        self.extensions.get(name).filter(|extension| extension.extends(message)).copied()
    }

    /// Returns the extensions of a message.
    pub(crate) fn extensions_of(&self, message: &MessageDescriptor) -> Option<Extensions<'_>> {
        if self.numbers.is_empty() {
            return None;
        }
        let numbers = self.numbers.get(&message.full_name()).filter(|numbers| !numbers.is_empty())?;
        Some(Extensions { registry: self, numbers })
    }

    /// Returns the extensions that unknown fields of a message have records of, with these records, in the order of their names.
    ///
    /// It takes one pass over the records, however many extensions there are. It is not inlined: a writer is in here for each
    /// extension in an extension.
    #[cfg(any(feature = "json", feature = "text"))]
    #[inline(never)]
    pub(crate) fn extensions_among(
        &self,
        unknown: &UnknownFields,
        message: &MessageDescriptor,
    ) -> Vec<FoundExtension<'_>> {
        let Some(extensions) = self.extensions_of(message) else { return Vec::new() };
        let found =
            records::by_owner(unknown, message.is_message_set(), |number| extensions.numbered(number).is_some());
        let named = found.into_iter().filter_map(|(number, records)| {
            let (name, extension) = extensions.numbered(number)?;
            Some(FoundExtension { name, extension, records })
        });
        let mut found: Vec<_> = named.collect();
        found.sort_unstable_by_key(|found| found.name);
        found
    }
}

/// An extension that unknown fields have records of.
#[cfg(any(feature = "json", feature = "text"))]
pub(crate) struct FoundExtension<'r> {
    pub(crate) name: &'static str,
    pub(crate) extension: &'r RegisteredExtension,
    /// Its records.
    pub(crate) records: UnknownFields,
}

/// The extensions of one message.
#[derive(Clone, Copy)]
pub(crate) struct Extensions<'r> {
    registry: &'r Registry,
    numbers: &'r Numbers,
}

impl<'r> Extensions<'r> {
    /// Returns the extension with that number, and its name.
    #[cfg(any(feature = "json", feature = "text"))]
    pub(crate) fn numbered(self, number: u32) -> Option<(&'static str, &'r RegisteredExtension)> {
        self.all_numbered(number).next()
    }

    /// Returns the extensions with that number, the last name first.
    pub(crate) fn all_numbered(
        self,
        number: u32,
    ) -> impl Iterator<Item = (&'static str, &'r RegisteredExtension)> + use<'r> {
        let end = number.checked_add(1).map_or(Unbounded, |next| Excluded((next, "")));
        let names = self.numbers.range((Included((number, "")), end)).rev();
        names.filter_map(move |(_, name)| {
            work::count(1);
            Some((*name, self.registry.extensions.get(name)?))
        })
    }

    /// Returns the numbers, in order.
    #[cfg(feature = "xml")]
    pub(crate) fn numbers(self) -> impl Iterator<Item = u32> + use<'r> {
        let mut last = None;
        self.numbers.iter().map(|(number, _)| *number).filter(move |number| last.replace(*number) != Some(*number))
    }
}

impl RegisteredExtension {
    fn extends(&self, message: &MessageDescriptor) -> bool {
        work::count(1);
        core::ptr::eq(self.message, message) || self.message.full_name() == message.full_name()
    }
}

impl fmt::Debug for Registry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.messages.keys()).entries(self.extensions.keys()).finish()
    }
}

//! The descriptor types, which a derive fills in as constants.

use alloc::{borrow::ToOwned, string::String};
use core::{fmt, ops::RangeInclusive};

use super::{distinct::assert_distinct, enumeration::EnumDescriptor};
use crate::{enumeration::Enumeration, message::Described, wire::WireType};

/// The protobuf type of a value.
///
/// A message or an enumeration is named by a function, as a constant could not refer to itself.
#[derive(Clone, Copy)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the scalar types are named as in protobuf")]
pub enum Kind {
    Bool,
    Int32,
    Int64,
    Uint32,
    Uint64,
    Sint32,
    Sint64,
    Fixed32,
    Fixed64,
    Sfixed32,
    Sfixed64,
    Float,
    Double,
    String,
    Bytes,
    /// An enumeration.
    Enum(fn() -> &'static EnumDescriptor),
    /// A message.
    Message(fn() -> &'static MessageDescriptor),
    /// A group, also called a delimited message.
    Group(fn() -> &'static MessageDescriptor),
}

/// The protobuf type of a field, with its presence or repetition.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum FieldKind {
    /// One value that is not written when it is empty.
    Implicit(Kind),
    /// One value that may be absent.
    Explicit(Kind),
    /// One value that is always written, and has to be there.
    Required(Kind),
    /// A list; `packed` where its values share one record.
    Repeated {
        /// The type of an element.
        element: Kind,
        /// Whether the elements share one record.
        packed: bool,
    },
    /// A map.
    Map {
        /// The type of the keys.
        key: Kind,
        /// The type of the values.
        value: Kind,
    },
    /// A oneof, which is no field of its own: its members are.
    Oneof(&'static [FieldDescriptor]),
}

/// A field: its number, its names and its type.
///
/// ```
/// use wireform::schema::{FieldDescriptor, FieldKind, Kind};
///
/// const NAME: FieldDescriptor =
///     FieldDescriptor::new("user_name", 1, FieldKind::Implicit(Kind::String)).with_json("userName", ",\"userName\":");
/// assert_eq!((NAME.name(), NAME.json_name(), NAME.xml_name(), NAME.number()), ("user_name", "userName", "userName", 1));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct FieldDescriptor {
    name: &'static str,
    json_name: &'static str,
    json_key: Option<&'static str>,
    xml_name: &'static str,
    number: u32,
    kind: FieldKind,
    default_value: Option<&'static str>,
    deprecated: bool,
    xml_attribute: bool,
}

impl FieldDescriptor {
    /// Describes a field whose names are the same on every wire. A oneof has number 0.
    pub const fn new(name: &'static str, number: u32, kind: FieldKind) -> Self {
        Self {
            name,
            json_name: name,
            json_key: None,
            xml_name: name,
            number,
            kind,
            default_value: None,
            deprecated: false,
            xml_attribute: false,
        }
    }

    /// Sets the name in JSON, and in XML unless [`with_xml`](Self::with_xml) follows; `key` is the name as a JSON writer
    /// copies it, with a comma before and a colon behind: `,"userName":`.
    #[must_use]
    pub const fn with_json(self, name: &'static str, key: &'static str) -> Self {
        Self { json_name: name, json_key: Some(key), xml_name: name, ..self }
    }

    /// Sets the name in XML.
    #[must_use]
    pub const fn with_xml(self, name: &'static str) -> Self {
        Self { xml_name: name, ..self }
    }

    /// Makes the field an attribute in XML.
    ///
    /// # Panics
    ///
    /// If that cannot be: a message, a list, a map or a oneof, and a name that begins with `xml`. In a
    /// constant, where a derive has it, it does not compile.
    #[must_use]
    pub const fn with_xml_attribute(self) -> Self {
        let is_scalar = match self.kind {
            FieldKind::Implicit(kind) | FieldKind::Explicit(kind) | FieldKind::Required(kind) => {
                !matches!(kind, Kind::Message(_) | Kind::Group(_))
            }
            _ => false,
        };
        assert!(is_scalar, "`xml_attribute` is for fields that hold one value, which is no message");
        assert!(!is_reserved_attribute(self.xml_name), "an attribute of XML cannot have this name: add `xml = \"…\"`");
        Self { xml_attribute: true, ..self }
    }

    /// Marks the field as deprecated.
    #[must_use]
    pub const fn with_deprecated(self) -> Self {
        Self { deprecated: true, ..self }
    }

    /// Sets the default value, as a descriptor spells it.
    #[must_use]
    pub const fn with_default(self, value: &'static str) -> Self {
        Self { default_value: Some(value), ..self }
    }

    /// Returns the field's name, as in a `.proto` file: `user_name`.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the field's name in JSON: `userName`.
    pub const fn json_name(&self) -> &'static str {
        self.json_name
    }

    /// Returns the JSON name with a comma before and a colon behind, if a writer may copy it.
    pub const fn json_key(&self) -> Option<&'static str> {
        self.json_key
    }

    /// As [`json_key`](Self::json_key), by reference: one word instead of two.
    #[cfg(feature = "json")]
    pub(crate) const fn json_key_ref(&self) -> Option<&&'static str> {
        self.json_key.as_ref()
    }

    /// Returns the name of the field's element in XML.
    pub const fn xml_name(&self) -> &'static str {
        self.xml_name
    }

    /// Returns whether the field is an attribute in XML: `#[proto(2, xml_attribute)]`.
    pub const fn is_xml_attribute(&self) -> bool {
        self.xml_attribute
    }

    /// Returns the field number, 1…2²⁹ − 1; 0 for a oneof.
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// Returns the field's type.
    pub const fn kind(&self) -> FieldKind {
        self.kind
    }

    /// Returns the default value, if the field has one: `8080`, `-inf`, `true`, `RED`, text, or bytes with C escapes.
    pub const fn default_value(&self) -> Option<&'static str> {
        self.default_value
    }

    /// Returns whether the field is there for old data only: `#[proto(2, deprecated)]`.
    pub const fn is_deprecated(&self) -> bool {
        self.deprecated
    }
}

/// A message: its name and its fields, in the order in which they are written.
#[derive(Debug)]
pub struct MessageDescriptor {
    package: &'static str,
    name: &'static str,
    arguments: &'static [Kind],
    fields: &'static [FieldDescriptor],
    has_required: bool,
    has_xml_attributes: bool,
    reserved_numbers: &'static [RangeInclusive<u32>],
    reserved_names: &'static [&'static str],
    extension_ranges: &'static [RangeInclusive<u32>],
    is_message_set: bool,
    keeps_unknown_fields: bool,
}

impl MessageDescriptor {
    /// Describes a message. Members of oneofs are inside the [`FieldKind::Oneof`] of their oneof.
    ///
    /// # Panics
    ///
    /// At compile time, as descriptors are constants: where two fields have one number, or a member of a oneof has the
    /// number or a name of another field.
    pub const fn new(name: &'static str, fields: &'static [FieldDescriptor]) -> Self {
        assert_distinct(fields);
        let has_required = any_required(fields);
        Self {
            package: "",
            name,
            arguments: &[],
            fields,
            has_required,
            has_xml_attributes: any_xml_attribute(fields),
            reserved_numbers: &[],
            reserved_names: &[],
            extension_ranges: &[],
            is_message_set: false,
            keeps_unknown_fields: false,
        }
    }

    /// Sets the package.
    #[must_use]
    pub const fn with_package(self, package: &'static str) -> Self {
        Self { package, ..self }
    }

    /// Sets the types that the type parameters of a generic message stand for; they become part of its name.
    #[must_use]
    pub const fn with_arguments(self, arguments: &'static [Kind]) -> Self {
        Self { arguments, ..self }
    }

    /// Sets the numbers and names that no field may have.
    ///
    /// ```
    /// use wireform::schema::MessageDescriptor;
    ///
    /// const PERSON: MessageDescriptor = MessageDescriptor::new("Person", &[]).with_reserved(&[2..=2, 5..=9], &["age"]);
    /// assert_eq!(PERSON.reserved_numbers(), [2..=2, 5..=9]);
    /// assert_eq!(PERSON.reserved_names(), ["age"]);
    /// ```
    #[must_use]
    pub const fn with_reserved(self, numbers: &'static [RangeInclusive<u32>], names: &'static [&'static str]) -> Self {
        Self { reserved_numbers: numbers, reserved_names: names, ..self }
    }

    /// Sets the numbers that are left to extensions.
    ///
    /// ```
    /// use wireform::schema::MessageDescriptor;
    ///
    /// const IMAGE: MessageDescriptor = MessageDescriptor::new("Image", &[]).with_extensions(&[100..=199]);
    /// assert_eq!(IMAGE.extension_ranges(), [100..=199]);
    /// assert!(IMAGE.is_extension(199) && !IMAGE.is_extension(200));
    /// ```
    #[must_use]
    pub const fn with_extensions(self, ranges: &'static [RangeInclusive<u32>]) -> Self {
        Self { extension_ranges: ranges, ..self }
    }

    /// Makes it a `MessageSet`, whose extensions are written as items.
    #[must_use]
    pub const fn with_message_set(self) -> Self {
        Self { is_message_set: true, ..self }
    }

    /// Says that the message keeps the fields that it does not have.
    #[must_use]
    pub const fn with_unknown_fields(self) -> Self {
        Self { keeps_unknown_fields: true, ..self }
    }

    /// Returns the name without the package and without type arguments: `Person`.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the package, which may be empty.
    pub const fn package(&self) -> &'static str {
        self.package
    }

    /// Returns whether it is `google.protobuf.Any`, in which formats write out the message that it holds.
    #[cfg(any(feature = "text", feature = "xml"))]
    pub(crate) fn is_any(&self) -> bool {
        self.name == "Any" && self.package == "google.protobuf"
    }

    /// Returns the full name, `tutorial.Person`; the names of type arguments are appended: `Page<Person>` is
    /// `PagePerson`.
    pub fn full_name(&self) -> String {
        let mut name = self.package.to_owned();
        if !name.is_empty() {
            name.push('.');
        }
        self.push_name(&mut name);
        name
    }

    fn push_name(&self, out: &mut String) {
        out.push_str(self.name);
        for argument in self.arguments {
            match argument {
                Kind::Message(message) | Kind::Group(message) => message().push_name(out),
                Kind::Enum(enumeration) => out.push_str(enumeration().name()),
                scalar => out.push_str(scalar.name()),
            }
        }
    }

    /// Returns the fields and oneofs, in the order in which they are written.
    pub const fn fields(&self) -> &'static [FieldDescriptor] {
        self.fields
    }

    /// Returns whether a field of the message itself is required.
    pub const fn has_required(&self) -> bool {
        self.has_required
    }

    /// Returns whether some of the fields are attributes in XML.
    pub const fn has_xml_attributes(&self) -> bool {
        self.has_xml_attributes
    }

    /// Returns the required fields, in the order in which they are written.
    pub(crate) fn required_fields(&self) -> impl Iterator<Item = &'static FieldDescriptor> + use<> {
        self.fields.iter().filter(|field| matches!(field.kind, FieldKind::Required(_)))
    }

    /// Returns the field numbers that were given up: `#[proto(reserved(2, 5..=9))]`.
    pub const fn reserved_numbers(&self) -> &'static [RangeInclusive<u32>] {
        self.reserved_numbers
    }

    /// Returns the field names that were given up: `#[proto(reserved("age"))]`.
    pub const fn reserved_names(&self) -> &'static [&'static str] {
        self.reserved_names
    }

    /// Returns the field numbers that are left to extensions: `#[proto(extensions(100..=199))]`.
    pub const fn extension_ranges(&self) -> &'static [RangeInclusive<u32>] {
        self.extension_ranges
    }

    /// Returns whether the number is left to extensions.
    pub const fn is_extension(&self, number: u32) -> bool {
        let mut index = 0;
        while index < self.extension_ranges.len() {
            let range = &self.extension_ranges[index];
            if *range.start() <= number && number <= *range.end() {
                return true;
            }
            index += 1;
        }
        false
    }

    /// Returns whether it is a `MessageSet`: `#[proto(message_set)]`.
    pub const fn is_message_set(&self) -> bool {
        self.is_message_set
    }

    /// Returns whether the message keeps the fields that it does not have: `#[proto(unknown)]`.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// use wireform::{Described, Message, UnknownFields};
    ///
    /// #[derive(Message)]
    /// struct Image {
    ///     #[proto(unknown)]
    ///     rest: UnknownFields,
    /// }
    ///
    /// assert!(Image::DESCRIPTOR.keeps_unknown_fields());
    /// # }
    /// ```
    pub const fn keeps_unknown_fields(&self) -> bool {
        self.keeps_unknown_fields
    }

    /// Returns the field, or the member of a oneof, of that number.
    pub fn field(&self, number: u32) -> Option<&'static FieldDescriptor> {
        self.flat_fields().find(|field| field.number == number)
    }

    /// Returns the members of the oneof that has a member of that number.
    pub(crate) fn oneof_of(&self, number: u32) -> Option<&'static [FieldDescriptor]> {
        self.fields.iter().find_map(|field| match field.kind {
            FieldKind::Oneof(members) if members.iter().any(|member| member.number == number) => Some(members),
            _ => None,
        })
    }

    /// Returns the fields, with the members of oneofs in the place of their oneof.
    pub fn flat_fields(&self) -> impl Iterator<Item = &'static FieldDescriptor> + use<> {
        self.fields.iter().flat_map(|field| match field.kind {
            FieldKind::Oneof(members) => members,
            _ => core::slice::from_ref(field),
        })
    }
}

/// Whether attributes of that name are XML's own.
const fn is_reserved_attribute(name: &str) -> bool {
    matches!(name.as_bytes(), [b'x' | b'X', b'm' | b'M', b'l' | b'L', ..])
}

const fn any_xml_attribute(fields: &[FieldDescriptor]) -> bool {
    let mut index = 0;
    while index < fields.len() {
        if fields[index].xml_attribute {
            return true;
        }
        index += 1;
    }
    false
}

const fn any_required(fields: &[FieldDescriptor]) -> bool {
    let mut index = 0;
    while index < fields.len() {
        if matches!(fields[index].kind, FieldKind::Required(_)) {
            return true;
        }
        index += 1;
    }
    false
}

/// Returns the descriptor of a message; a pointer to this is what [`Kind::Message`] holds.
pub fn message<T: Described>() -> &'static MessageDescriptor {
    T::DESCRIPTOR
}

/// Returns the descriptor of an enumeration; a pointer to this is what [`Kind::Enum`] holds.
pub fn enumeration<T: Enumeration>() -> &'static EnumDescriptor {
    T::DESCRIPTOR
}

impl Kind {
    /// Returns whether the keys of a map can have the type.
    pub(crate) const fn is_key(&self) -> bool {
        !matches!(self, Self::Float | Self::Double | Self::Bytes | Self::Enum(_) | Self::Message(_) | Self::Group(_))
    }

    /// Returns the wire type of a record that holds one value.
    pub(crate) const fn wire_type(&self) -> WireType {
        match self {
            Self::Fixed32 | Self::Sfixed32 | Self::Float => WireType::Fixed32,
            Self::Fixed64 | Self::Sfixed64 | Self::Double => WireType::Fixed64,
            Self::String | Self::Bytes | Self::Message(_) => WireType::LengthDelimited,
            Self::Group(_) => WireType::StartGroup,
            _ => WireType::Varint,
        }
    }

    /// Returns the name of a field that a message of this type requires.
    pub(crate) fn required_field(&self) -> Option<&'static str> {
        match self {
            Self::Message(message) | Self::Group(message) => {
                message().required_fields().next().map(FieldDescriptor::name)
            }
            _ => None,
        }
    }

    /// Returns the scalar's name in a `.proto` file, or `message`, `group` or `enum`.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::Int32 => "int32",
            Self::Int64 => "int64",
            Self::Uint32 => "uint32",
            Self::Uint64 => "uint64",
            Self::Sint32 => "sint32",
            Self::Sint64 => "sint64",
            Self::Fixed32 => "fixed32",
            Self::Fixed64 => "fixed64",
            Self::Sfixed32 => "sfixed32",
            Self::Sfixed64 => "sfixed64",
            Self::Float => "float",
            Self::Double => "double",
            Self::String => "string",
            Self::Bytes => "bytes",
            Self::Enum(_) => "enum",
            Self::Message(_) => "message",
            Self::Group(_) => "group",
        }
    }
}

/// Prints messages and enumerations by name, as their descriptors may be cyclic.
impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Message(message) | Self::Group(message) => {
                f.debug_tuple(self.name()).field(&message().full_name()).finish()
            }
            Self::Enum(enumeration) => f.debug_tuple("enum").field(&enumeration().name()).finish(),
            scalar => f.write_str(scalar.name()),
        }
    }
}

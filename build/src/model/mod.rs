//! The files of a descriptor set with all resolved that an element takes from elsewhere: presence, encodings and defaults
//! by its features, map entries, synthetic oneofs, comments, and where a message contains itself.
//!
//! `generate` writes Rust from it. Services are here for generators that know a transport.

use std::ops::RangeInclusive;

use crate::error::{Error, Problem};

mod check;
mod comments;
pub(crate) mod default;
mod enumeration;
mod field;
mod file;
mod message;
mod recursion;
mod scalar;

pub use self::scalar::Scalar;

/// The files of a descriptor set.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Model {
    /// The files, each behind those that it imports.
    pub files: Vec<File>,
    /// What is no mistake and yet may not be meant, as protoc warns: two fields of proto2 with one name in JSON.
    pub warnings: Vec<Problem>,
}

/// A `.proto` file.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct File {
    /// The path by which others import it: `google/protobuf/any.proto`.
    pub name: String,
    /// The package, which may be empty.
    pub package: String,
    /// The messages at the top.
    pub messages: Vec<Message>,
    /// The enumerations at the top.
    pub enums: Vec<Enum>,
    /// The extensions at the top.
    pub extensions: Vec<Extension>,
    /// The services.
    pub services: Vec<Service>,
}

/// What messages, fields, enumerations and so on have in common.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Element {
    /// The name: `Person`.
    pub name: String,
    /// The full name, without a dot before it: `tutorial.Person`.
    pub full_name: String,
    /// Where it was declared.
    pub location: Location,
    /// The comment beside it, as written; empty if there is none.
    pub comment: String,
    /// Whether it is there for old data only.
    pub deprecated: bool,
}

/// A place in a `.proto` file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Location {
    /// The file's name.
    pub file: String,
    /// Line and column, counted from 1, unless the descriptors say nothing of the source.
    pub position: Option<(usize, usize)>,
}

impl Location {
    /// Says what is wrong there.
    pub(crate) fn error(&self, text: impl Into<String>) -> Error {
        self.problem(text).into()
    }

    /// Says what is wrong or doubtful there.
    pub(crate) fn problem(&self, text: impl Into<String>) -> Problem {
        let problem = Problem::new(text).in_file(&self.file);
        match self.position {
            Some((line, column)) => problem.at(line, column),
            None => problem,
        }
    }
}

/// A message.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Message {
    /// The name, the place and the comment.
    pub element: Element,
    /// The fields and the oneofs, a oneof in the place of its first member.
    pub members: Vec<Member>,
    /// The messages inside, but for the entries of maps.
    pub messages: Vec<Message>,
    /// The enumerations inside.
    pub enums: Vec<Enum>,
    /// The extensions that are declared inside; what they extend is another matter.
    pub extensions: Vec<Extension>,
    /// The field numbers that were given up.
    pub reserved_numbers: Vec<RangeInclusive<u32>>,
    /// The field names that were given up.
    pub reserved_names: Vec<String>,
    /// The numbers that are left to extensions: field numbers, or up to 2³¹ − 2 in a `MessageSet`.
    pub extension_ranges: Vec<RangeInclusive<u32>>,
    /// Whether its extensions have the wire format of a `MessageSet`.
    pub message_set: bool,
}

/// A field or a oneof.
#[derive(Clone, Debug)]
pub enum Member {
    /// A field that is in no oneof, or in a synthetic one.
    Field(Field),
    /// A oneof.
    Oneof(Oneof),
}

/// A oneof.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Oneof {
    /// The name, the place and the comment.
    pub element: Element,
    /// The members, whose shape is [`Shape::Member`].
    pub fields: Vec<Field>,
}

/// A field.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Field {
    /// The name, the place and the comment.
    pub element: Element,
    /// The number.
    pub number: u32,
    /// The name in JSON.
    pub json_name: String,
    /// The type of a value.
    pub kind: Kind,
    /// How many values there are, and what an absent one means.
    pub shape: Shape,
    /// The default value, as a descriptor spells it.
    pub default: Option<String>,
    /// Whether the message contains itself by this field, so that a struct needs a `Box` here.
    pub boxed: bool,
}

/// The type of a field's values.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// A number, a bool, a string or bytes.
    Scalar(Scalar),
    /// An enumeration, by its full name.
    Enum(String),
    /// A message, by its full name.
    Message(String),
    /// A message between a start and an end tag, by its full name.
    Group(String),
}

/// How many values a field has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Shape {
    /// One, which is not written when it is empty.
    Implicit,
    /// One or none.
    Explicit,
    /// Exactly one.
    Required,
    /// One or none, as a oneof has another member or none.
    Member,
    /// A list.
    Repeated {
        /// Whether its values share one record.
        packed: bool,
    },
    /// A map; the kind is that of its values.
    Map {
        /// The type of the keys.
        key: Scalar,
    },
}

/// An enumeration.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Enum {
    /// The name, the place and the comment.
    pub element: Element,
    /// Whether it has no other values than these.
    pub closed: bool,
    /// The values, one for each number.
    pub values: Vec<EnumValue>,
    /// The numbers that were given up.
    pub reserved_numbers: Vec<RangeInclusive<i32>>,
    /// The names that were given up.
    pub reserved_names: Vec<String>,
}

/// A value of an enumeration.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct EnumValue {
    /// The name, the place and the comment.
    pub element: Element,
    /// The number.
    pub number: i32,
    /// Further values of the same number, where the enumeration allows them.
    pub aliases: Vec<Element>,
}

/// A field of a message that is declared outside of it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Extension {
    /// The message that it extends, by its full name.
    pub extendee: String,
    /// The field; its shape is explicit, required or repeated.
    pub field: Field,
}

/// A service.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Service {
    /// The name, the place and the comment.
    pub element: Element,
    /// The methods.
    pub methods: Vec<Method>,
}

/// A method of a service.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Method {
    /// The name, the place and the comment.
    pub element: Element,
    /// The message that is sent, by its full name.
    pub input: String,
    /// The message that comes back, by its full name.
    pub output: String,
    /// Whether any number of messages is sent.
    pub client_streaming: bool,
    /// Whether any number of messages comes back.
    pub server_streaming: bool,
}

impl Model {
    /// Says of each service that it is left out, as far as these files are generated.
    pub(crate) fn services_left_out(&self, is_generated: impl Fn(&File) -> bool) -> Vec<Problem> {
        let services = self.files.iter().filter(|file| is_generated(file)).flat_map(|file| &file.services);
        let text = |service: &Service| {
            let name = &service.element.full_name;
            service.element.location.problem(format!(
                "the service `{name}` is left out: its messages are generated, the calls are not, so write these by hand"
            ))
        };
        services.map(text).collect()
    }
}

impl Message {
    /// Returns all fields, those in oneofs too.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.members.iter().flat_map(|member| match member {
            Member::Field(field) => std::slice::from_ref(field),
            Member::Oneof(oneof) => &oneof.fields,
        })
    }

    fn fields_mut(&mut self) -> impl Iterator<Item = &mut Field> {
        self.members.iter_mut().flat_map(|member| match member {
            Member::Field(field) => std::slice::from_mut(field),
            Member::Oneof(oneof) => &mut oneof.fields,
        })
    }
}

impl Kind {
    /// Returns whether the values of a list may share one record.
    pub(crate) fn is_packable(&self) -> bool {
        match self {
            Self::Scalar(scalar) => scalar.is_packable(),
            Self::Enum(_) => true,
            Self::Message(_) | Self::Group(_) => false,
        }
    }
}

impl Field {
    /// Returns the full name of the message that the field holds.
    pub fn message(&self) -> Option<&str> {
        match &self.kind {
            Kind::Message(name) | Kind::Group(name) => Some(name),
            Kind::Scalar(_) | Kind::Enum(_) => None,
        }
    }

    /// Returns whether the field holds one value at most.
    pub fn is_singular(&self) -> bool {
        !matches!(self.shape, Shape::Repeated { .. } | Shape::Map { .. })
    }
}

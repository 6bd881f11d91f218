//! Writes the XML Schema of a message: what `sink.rs` makes of it, as types.
//!
//! `named.rs` has what a registry adds, `types.rs` collects the messages and enumerations and names them, `tags.rs` has the elements of XSD.
//!
//! A message is a sequence, as fields are written in one order: particles of XSD 1.0 that take any order, `xs:all`, do not
//! repeat. As no two fields of a message have one name, it is always clear which particle an element belongs to.

use alloc::{string::String, vec::Vec};

mod named;
mod tags;
mod types;

use self::{
    tags::{
        BASE, COMPLEX_TYPE, ENUMERATION, EXTENSION, MAX_INCLUSIVE, MEMBER_TYPES, MIXED, NAME, Occurs, PATTERN,
        RESTRICTION, SEQUENCE, SIMPLE_CONTENT, SIMPLE_TYPE, Tags, UNION, VALUE,
    },
    types::{Enumeration, Named, Types},
};
use super::{
    escape::ESCAPED,
    form::is_text,
    lexical::BITS,
    options::Options,
    output::Name,
    records::{UNKNOWN_FIELD, WIRES},
    sink::{check_value_name, unnameable},
};
use crate::{
    error::EncodeError,
    registry::Registry,
    schema::{FieldDescriptor, FieldKind, Kind, MessageDescriptor},
    walk::{AllDocs, DecodeText, in_field, in_root},
    wire::MAX_FIELD_NUMBER,
};

type Result<T = (), E = EncodeError> = core::result::Result<T, E>;

/// The types of values that may need an attribute. Their names have a hyphen, which those of messages do not have.
const STRING: &str = "string-value";
const FLOAT: &str = "float-value";
const DOUBLE: &str = "double-value";
const UNKNOWN: &str = UNKNOWN_FIELD.as_str();

/// The bits of a NaN.
const FLOAT_BITS: &str = "[0-9a-fA-F]{8}";
const DOUBLE_BITS: &str = "[0-9a-fA-F]{16}";

/// Returns the schema of a message.
pub(super) fn write<'de, M: DecodeText<'de>>(options: &Options) -> Result<String> {
    let (registry, proto_names) = (options.registry.as_deref(), options.proto_field_names);
    let extensions = |message| named::kinds(registry, message);
    let types = Types::new(M::DESCRIPTOR, &[STRING, FLOAT, DOUBLE, UNKNOWN], extensions);
    let mut schema = Schema {
        tags: Tags::new(options.namespace.as_deref()),
        docs: named::docs::<M>(registry),
        proto_names,
        registry,
        types: &types,
        used: Used::default(),
    };
    let root = Name::of_field(options.root_of(M::DESCRIPTOR)).ok_or_else(unnameable)?;
    schema.element(root.as_str(), types.message(M::DESCRIPTOR), Occurs::Once, "");
    for message in &types.messages {
        schema.message(message).map_err(|error| in_root(error, message.descriptor))?;
    }
    for enumeration in &types.enumerations {
        schema.enumeration(enumeration).map_err(|error| error.within(enumeration.names.descriptor.name()))?;
    }
    schema.value_types();
    Ok(schema.tags.finish())
}

/// The schema in the making.
#[derive(Debug)]
struct Schema<'t> {
    tags: Tags,
    docs: AllDocs,
    types: &'t Types,
    proto_names: bool,
    registry: Option<&'t Registry>,
    used: Used,
}

/// Which of the types of values something refers to.
#[derive(Debug, Default)]
struct Used {
    string: bool,
    float: bool,
    double: bool,
    unknown: bool,
}

impl Schema<'_> {
    fn message(&mut self, message: &Named<MessageDescriptor>) -> Result {
        let descriptor = message.descriptor;
        let docs = self.docs.message(descriptor);
        let mixed = is_text(descriptor).then_some((MIXED, "true"));
        let attributes: Vec<_> = [(NAME, &*message.name)].into_iter().chain(mixed).collect();
        self.tags.open(COMPLEX_TYPE, &attributes);
        self.tags.docs(&[docs.text()]);
        if self.registry.is_some() && descriptor.is_any() {
            self.any();
            self.tags.end(1);
            return Ok(());
        }
        self.tags.open(SEQUENCE, &[]);
        for (index, field) in descriptor.fields().iter().enumerate() {
            match field.kind() {
                FieldKind::Oneof(members) => self.oneof(descriptor, members, docs.part(index))?,
                _ => self.field(field, docs.part(index))?,
            }
        }
        if descriptor.keeps_unknown_fields() && !is_taken(descriptor) {
            self.unknown_fields(descriptor);
        }
        self.tags.end(1);
        if mixed.is_some() {
            self.attributes_of_text(descriptor);
        }
        for field in descriptor.fields().iter().filter(|field| field.is_xml_attribute()) {
            self.attribute(field)?;
        }
        self.tags.end(1);
        Ok(())
    }

    /// Declares the attribute of a field, which is there or not: what it cannot hold is an element.
    fn attribute(&mut self, field: &'static FieldDescriptor) -> Result {
        let (FieldKind::Implicit(kind) | FieldKind::Explicit(kind) | FieldKind::Required(kind)) = field.kind() else {
            return Ok(());
        };
        let of = match kind {
            Kind::String => "xs:string",
            Kind::Float => "xs:float",
            Kind::Double => "xs:double",
            other => self.type_of(other),
        };
        let name = self.name(field)?;
        // Others are XML's own, so that the writer makes elements of them.
        if Name::new(name).is_some() {
            self.tags.attribute(name, of);
        }
        Ok(())
    }

    /// Declares the attributes of a well-known type that is text.
    fn attributes_of_text(&mut self, descriptor: &MessageDescriptor) {
        match descriptor.name() {
            "StringValue" | "FieldMask" => self.tags.attribute(ESCAPED, "xs:boolean"),
            "FloatValue" => self.bits(FLOAT_BITS),
            "DoubleValue" => self.bits(DOUBLE_BITS),
            _ => {}
        }
    }

    fn oneof(
        &mut self,
        message: &'static MessageDescriptor,
        members: &'static [FieldDescriptor],
        docs: &str,
    ) -> Result {
        let Some(first) = members.first() else { return Ok(()) };
        self.tags.choice();
        let of_type = self.docs.oneof(message, first.number());
        self.tags.docs(&[docs, of_type]);
        for member in members {
            let docs = self.docs.member(message, member.number());
            let FieldKind::Explicit(kind) = member.kind() else { continue };
            self.value(member, kind, Occurs::Once, docs)?;
        }
        self.tags.end(1);
        Ok(())
    }

    fn field(&mut self, field: &'static FieldDescriptor, docs: &str) -> Result {
        match field.kind() {
            FieldKind::Implicit(kind) | FieldKind::Explicit(kind) => self.value(field, kind, Occurs::Optional, docs),
            FieldKind::Required(kind) if field.is_xml_attribute() => self.value(field, kind, Occurs::Optional, docs),
            FieldKind::Required(kind) => self.value(field, kind, Occurs::Once, docs),
            FieldKind::Repeated { element, .. } => self.value(field, element, Occurs::Any, docs),
            FieldKind::Map { key, value } => self.map(field, key, value, docs),
            FieldKind::Oneof(_) => Ok(()),
        }
    }

    /// Declares the element of a value.
    fn value(&mut self, field: &'static FieldDescriptor, kind: Kind, occurs: Occurs, docs: &str) -> Result {
        let name = self.name(field)?;
        let of = self.type_of(kind);
        self.element(name, of, occurs, docs);
        Ok(())
    }

    fn element(&mut self, name: &str, of: &str, occurs: Occurs, docs: &str) {
        self.tags.element(name, Some(of), occurs);
        self.tags.docs(&[docs]);
        self.tags.end(1);
    }

    /// Declares the element of a map: `entry`, as often as there are entries, with a `key` and a `value` each.
    fn map(&mut self, field: &'static FieldDescriptor, key: Kind, value: Kind, docs: &str) -> Result {
        let name = self.name(field)?;
        let (key, value) = (self.type_of(key), self.type_of(value));
        self.tags.element(name, None, Occurs::Optional);
        self.tags.docs(&[docs]);
        self.tags.open(COMPLEX_TYPE, &[]);
        self.tags.open(SEQUENCE, &[]);
        self.tags.element("entry", None, Occurs::Some);
        self.tags.open(COMPLEX_TYPE, &[]);
        self.tags.open(SEQUENCE, &[]);
        self.element("key", key, Occurs::Once, "");
        self.element("value", value, Occurs::Once, "");
        self.tags.end(6);
        Ok(())
    }

    /// Returns the name of a field's element.
    fn name(&self, field: &'static FieldDescriptor) -> Result<&'static str> {
        let name = if self.proto_names { field.name() } else { field.xml_name() };
        Ok(Name::of_field(name).ok_or_else(|| in_field(unnameable(), field))?.as_str())
    }
}

impl<'t> Schema<'t> {
    /// Returns the name of a value's type.
    fn type_of(&mut self, kind: Kind) -> &'t str {
        match kind {
            Kind::Bool => "xs:boolean",
            Kind::Int32 | Kind::Sint32 | Kind::Sfixed32 => "xs:int",
            Kind::Int64 | Kind::Sint64 | Kind::Sfixed64 => "xs:long",
            Kind::Uint32 | Kind::Fixed32 => "xs:unsignedInt",
            Kind::Uint64 | Kind::Fixed64 => "xs:unsignedLong",
            Kind::Bytes => "xs:base64Binary",
            Kind::Float => {
                self.used.float = true;
                FLOAT
            }
            Kind::Double => {
                self.used.double = true;
                DOUBLE
            }
            Kind::String => {
                self.used.string = true;
                STRING
            }
            Kind::Enum(enumeration) => self.types.enumeration(enumeration()),
            Kind::Message(message) | Kind::Group(message) => self.types.message(message()),
        }
    }
}

impl Schema<'_> {
    /// Declares the type with the names of the values, and the one that has all numbers too if it is needed.
    fn enumeration(&mut self, enumeration: &Enumeration) -> Result {
        let Named { descriptor, name } = &enumeration.names;
        let docs = self.docs.enumeration(descriptor);
        self.tags.open(SIMPLE_TYPE, &[(NAME, name)]);
        self.tags.docs(&[docs.text()]);
        self.tags.open(RESTRICTION, &[(BASE, "xs:token")]);
        for (index, value) in descriptor.values().iter().enumerate() {
            check_value_name(value.name()).map_err(|error| error.within(value.name()))?;
            self.tags.open(ENUMERATION, &[(VALUE, value.name())]);
            self.tags.docs(&[docs.part(index)]);
            self.tags.end(1);
        }
        self.tags.end(2);
        if let Some(open) = &enumeration.open {
            self.tags.open(SIMPLE_TYPE, &[(NAME, open)]);
            self.tags.leaf(UNION, &[(MEMBER_TYPES, &alloc::format!("{name} xs:int"))]);
            self.tags.end(1);
        }
        Ok(())
    }

    /// Declares the types of values that may need an attribute, as far as they are used.
    fn value_types(&mut self) {
        if self.used.string {
            self.open_value_type(STRING, "xs:string");
            self.tags.attribute(ESCAPED, "xs:boolean");
            self.tags.end(3);
        }
        if self.used.float {
            self.float_type(FLOAT, "xs:float", FLOAT_BITS);
        }
        if self.used.double {
            self.float_type(DOUBLE, "xs:double", DOUBLE_BITS);
        }
        if self.used.unknown {
            self.unknown_field();
        }
    }

    fn float_type(&mut self, name: &str, base: &str, bits: &str) {
        self.open_value_type(name, base);
        self.bits(bits);
        self.tags.end(3);
    }

    fn bits(&mut self, pattern: &str) {
        self.tags.restricted_attribute(BITS, false, "xs:string", &[(PATTERN, pattern)]);
    }

    /// Opens a type of text that takes attributes: three elements.
    fn open_value_type(&mut self, name: &str, base: &str) {
        self.tags.open(COMPLEX_TYPE, &[(NAME, name)]);
        self.tags.open(SIMPLE_CONTENT, &[]);
        self.tags.open(EXTENSION, &[(BASE, base)]);
    }

    /// Declares the type of an unknown field, which holds text, or if it is a group, others.
    fn unknown_field(&mut self) {
        self.tags.open(COMPLEX_TYPE, &[(NAME, UNKNOWN), (MIXED, "true")]);
        self.tags.open(SEQUENCE, &[]);
        self.element(UNKNOWN, UNKNOWN, Occurs::Any, "");
        self.tags.end(1);
        let largest = alloc::format!("{MAX_FIELD_NUMBER}");
        self.tags.restricted_attribute("number", true, "xs:positiveInteger", &[(MAX_INCLUSIVE, &largest)]);
        self.tags.restricted_attribute("wire", true, "xs:string", &WIRES.map(|wire| (ENUMERATION, wire)));
        self.tags.end(1);
    }
}

/// Whether a field has the name of unknown fields, so that those cannot be written.
fn is_taken(message: &MessageDescriptor) -> bool {
    message.flat_fields().any(|field| field.xml_name() == UNKNOWN || field.name() == UNKNOWN)
}

//! Fields: types and shapes.

use std::collections::HashMap;

use wireform::schema::proto::{
    DescriptorProto, FieldDescriptorProto, FileDescriptorSet,
    feature_set::{FieldPresence, MessageEncoding, RepeatedFieldEncoding},
    field_descriptor_proto::{Label, Type},
};

use super::{Field, Kind, Scalar, Shape, comments::Path, file::Scope, message};
use crate::{features::Resolved, names};

/// The entries of the maps of a set, by their full names: a key and a value each.
pub(super) struct Entries<'a>(HashMap<String, &'a [FieldDescriptorProto]>);

impl<'a> Entries<'a> {
    pub(super) fn new(set: &'a FileDescriptorSet) -> Self {
        let mut entries = Self(HashMap::new());
        for file in &set.file {
            entries.add(file.package.as_deref().unwrap_or_default(), &file.message_type);
        }
        entries
    }

    fn add(&mut self, scope: &str, messages: &'a [DescriptorProto]) {
        for message in messages {
            let name = message.name.as_deref().unwrap_or_default();
            let name = if scope.is_empty() { name.to_owned() } else { format!("{scope}.{name}") };
            self.add(&name, &message.nested_type);
            if message::is_entry(message) {
                self.0.insert(name, &message.field);
            }
        }
    }

    /// Returns the key and the value of a field that is a map.
    fn of(&self, field: &FieldDescriptorProto) -> Option<&'a [FieldDescriptorProto]> {
        self.0.get(field.type_name.as_deref()?.strip_prefix('.')?).copied()
    }
}

/// Resolves a field that is declared in `scope`, with its own features.
pub(super) fn resolve(
    field: &FieldDescriptorProto,
    scope: &str,
    path: &Path,
    features: Resolved,
    file: &Scope<'_>,
) -> Field {
    let deprecated = field.options.as_ref().and_then(|options| options.deprecated).unwrap_or_default();
    let element = file.source.element(path, scope, field.name.as_ref(), deprecated);
    let (kind, shape) = match file.entries.of(field) {
        Some([key, value]) => {
            // `check/map.rs` has seen to it that there is a type for keys.
            let key = key.r#type.and_then(Scalar::of).unwrap_or(Scalar::String);
            (kind(value, None), Shape::Map { key })
        }
        _ => {
            let kind = kind(field, Some(features));
            let shape = shape(field, &kind, features);
            (kind, shape)
        }
    };
    let json_name = field.json_name.clone().unwrap_or_else(|| names::lower_camel(&element.name));
    let number = field.number.unwrap_or_default().cast_unsigned();
    Field { element, number, json_name, kind, shape, default: field.default_value.clone(), boxed: false }
}

fn shape(field: &FieldDescriptorProto, kind: &Kind, features: Resolved) -> Shape {
    if field.label == Some(Label::Repeated) {
        Shape::Repeated {
            packed: kind.is_packable() && features.repeated_field_encoding == RepeatedFieldEncoding::Packed,
        }
    } else {
        match features.field_presence {
            FieldPresence::LegacyRequired => Shape::Required,
            FieldPresence::Implicit => Shape::Implicit,
            _ => Shape::Explicit,
        }
    }
}

/// Resolves a type; the value of a map has no features that matter and is never a group.
fn kind(field: &FieldDescriptorProto, features: Option<Resolved>) -> Kind {
    if let Some(scalar) = field.r#type.and_then(Scalar::of) {
        return Kind::Scalar(scalar);
    }
    let name = full_name(field.type_name.as_ref());
    match field.r#type {
        Some(Type::Enum) => Kind::Enum(name),
        Some(Type::Message)
            if !features.is_some_and(|features| features.message_encoding == MessageEncoding::Delimited) =>
        {
            Kind::Message(name)
        }
        _ => Kind::Group(name),
    }
}

/// Returns the full name of a type that a descriptor refers to with a dot before it.
pub(super) fn full_name(name: Option<&String>) -> String {
    name.map_or("", |name| name.trim_start_matches('.')).to_owned()
}

//! Fields: types and shapes, and what a name in a descriptor refers to.

use std::collections::HashMap;

use wireform::schema::proto::{
    DescriptorProto, EnumDescriptorProto, FieldDescriptorProto, FileDescriptorSet,
    feature_set::{FieldPresence, MessageEncoding, RepeatedFieldEncoding},
    field_descriptor_proto::{Label, Type},
};

use super::{Element, Field, Kind, Scalar, Shape, comments::Path, file::Scope, message};
use crate::{
    error::Error,
    features::{self, Resolved},
    names,
};

/// All types of a descriptor set, by their full names; a map's entry has its key and its value.
pub(super) struct Types(HashMap<String, Option<[FieldDescriptorProto; 2]>>);

impl Types {
    pub(super) fn new(set: &FileDescriptorSet) -> Self {
        let mut types = Self(HashMap::new());
        for file in &set.file {
            let package = file.package.as_deref().unwrap_or_default();
            types.add(package, &file.message_type, &file.enum_type);
        }
        types
    }

    fn add(&mut self, scope: &str, messages: &[DescriptorProto], enums: &[EnumDescriptorProto]) {
        let full = |name: &Option<String>| match (scope, name.as_deref().unwrap_or_default()) {
            ("", name) => name.to_owned(),
            (scope, name) => format!("{scope}.{name}"),
        };
        self.0.extend(enums.iter().map(|one| (full(&one.name), None)));
        for message in messages {
            let name = full(&message.name);
            self.add(&name, &message.nested_type, &message.enum_type);
            let entry = message::is_entry(message).then(|| <[_; 2]>::try_from(message.field.clone()).ok());
            self.0.insert(name, entry.flatten());
        }
    }
}

/// Resolves a field that is declared in `scope`.
pub(super) fn resolve(
    field: &FieldDescriptorProto,
    scope: &str,
    path: &Path,
    features: Resolved,
    file: &Scope<'_>,
) -> Result<Field, Error> {
    let deprecated = field.options.as_ref().and_then(|options| options.deprecated).unwrap_or_default();
    let element = file.source.element(path, scope, field.name.as_ref(), deprecated);
    let features = features::resolve_field(features, field);
    let (kind, shape) = match file.all.entry(field) {
        Some([key, value]) => (kind(value, None, &element, file)?, Shape::Map { key: scalar(key, &element)? }),
        None => {
            let kind = kind(field, Some(features), &element, file)?;
            let shape = shape(field, &kind, features);
            (kind, shape)
        }
    };
    let json_name = field.json_name.clone().unwrap_or_else(|| names::lower_camel(&element.name));
    let number = field.number.unwrap_or_default().cast_unsigned();
    Ok(Field { element, number, json_name, kind, shape, default: field.default_value.clone(), boxed: false })
}

impl Types {
    /// Returns the full name of a type that `element` refers to, if it is there.
    pub(super) fn find(&self, name: Option<&str>, element: &Element) -> Result<String, Error> {
        let from = &element.full_name;
        let Some(full_name) = name.and_then(|name| name.strip_prefix('.')) else {
            let name = name.unwrap_or_default();
            return Err(element.location.error(format!(
                "`{from}` refers to `{name}`, which nobody resolved: compile the file with protoc, buf or protox"
            )));
        };
        if self.0.contains_key(full_name) {
            return Ok(full_name.to_owned());
        }
        Err(element.location.error(format!(
            "`{from}` refers to `{full_name}`, which is in none of the files: add the file that declares it, as \
             `protoc --include_imports` does"
        )))
    }

    /// Returns the key and the value of a field that is a map.
    fn entry(&self, field: &FieldDescriptorProto) -> Option<&[FieldDescriptorProto; 2]> {
        let name = field.type_name.as_deref()?.strip_prefix('.')?;
        self.0.get(name)?.as_ref().filter(|_| field.label == Some(Label::Repeated))
    }
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
fn kind(
    field: &FieldDescriptorProto,
    features: Option<Resolved>,
    element: &Element,
    file: &Scope<'_>,
) -> Result<Kind, Error> {
    let Some(ty) = field.r#type else {
        let text = format!("`{}` has no type: compile the file with protoc, buf or protox", element.full_name);
        return Err(element.location.error(text));
    };
    if let Some(scalar) = Scalar::of(ty) {
        return Ok(Kind::Scalar(scalar));
    }
    let name = file.all.find(field.type_name.as_deref(), element)?;
    Ok(match ty {
        Type::Enum => Kind::Enum(name),
        Type::Message if !features.is_some_and(|features| features.message_encoding == MessageEncoding::Delimited) => {
            Kind::Message(name)
        }
        _ => Kind::Group(name),
    })
}

fn scalar(field: &FieldDescriptorProto, element: &Element) -> Result<Scalar, Error> {
    field
        .r#type
        .and_then(Scalar::of)
        .ok_or_else(|| element.location.error(format!("the keys of the map `{}` are no scalars", element.full_name)))
}

//! Messages.

use std::ops::RangeInclusive;

use wireform::schema::proto::{DescriptorProto, OneofDescriptorProto};

use super::{
    Field, Member, Message, Oneof, Shape,
    comments::Path,
    enumeration, field,
    file::{self, Scope},
};
use crate::features::{self, Resolved};

/// The fields of a message's descriptor that paths to elements go through.
mod step {
    pub(super) const FIELD: i32 = 2;
    pub(super) const MESSAGE: i32 = 3;
    pub(super) const ENUM: i32 = 4;
    pub(super) const EXTENSION: i32 = 6;
    pub(super) const ONEOF: i32 = 8;
}

/// Resolves a message that is declared in `scope`.
pub(super) fn resolve(
    message: &DescriptorProto,
    scope: &str,
    path: &Path,
    features: Resolved,
    file: &Scope<'_>,
) -> Message {
    let features = features::resolve_message(features, message);
    let options = message.options.as_ref();
    let deprecated = options.and_then(|options| options.deprecated).unwrap_or_default();
    let element = file.source.element(path, scope, message.name.as_ref(), deprecated);
    let name = element.full_name.clone();
    let messages = message.nested_type.iter().enumerate().filter(|(_, nested)| !is_entry(nested));
    let messages =
        messages.map(|(index, nested)| resolve(nested, &name, &path.child(step::MESSAGE, index), features, file));
    let enums =
        message.enum_type.iter().enumerate().map(|(index, one)| {
            enumeration::resolve(one, &name, &path.child(step::ENUM, index), features, file.source)
        });
    let extensions = message.extension.iter().enumerate().map(|(index, extension)| {
        file::extension(extension, &name, &path.child(step::EXTENSION, index), features, file)
    });
    Message {
        members: members(message, &name, path, features, file),
        messages: messages.collect(),
        enums: enums.collect(),
        extensions: extensions.collect(),
        reserved_numbers: ranges(message.reserved_range.iter().map(|range| (range.start, range.end))),
        reserved_names: message.reserved_name.clone(),
        extension_ranges: ranges(message.extension_range.iter().map(|range| (range.start, range.end))),
        message_set: options.and_then(|options| options.message_set_wire_format).unwrap_or_default(),
        element,
    }
}

/// Whether the message is what a compiler makes of a `map<…>`.
pub(super) fn is_entry(message: &DescriptorProto) -> bool {
    message.options.as_ref().and_then(|options| options.map_entry).unwrap_or_default()
}

/// Returns the ranges, whose ends a descriptor has one too high.
fn ranges(ranges: impl Iterator<Item = (Option<i32>, Option<i32>)>) -> Vec<RangeInclusive<u32>> {
    let number = |number: Option<i32>| number.unwrap_or_default().max(0).cast_unsigned();
    ranges.map(|(start, end)| number(start)..=number(end).saturating_sub(1)).collect()
}

/// Resolves the fields, and puts those of a oneof in the place of the first of them.
fn members(message: &DescriptorProto, name: &str, path: &Path, features: Resolved, file: &Scope<'_>) -> Vec<Member> {
    let mut members: Vec<Member> = Vec::new();
    let mut places: Vec<Option<usize>> = vec![None; message.oneof_decl.len()];
    for (index, descriptor) in message.field.iter().enumerate() {
        let oneof = descriptor.oneof_index.and_then(|index| usize::try_from(index).ok());
        let oneof = oneof.filter(|_| !descriptor.proto3_optional.unwrap_or_default());
        let declared = oneof.and_then(|index| Some((index, message.oneof_decl.get(index)?)));
        let features = features::resolve_member(features, message, descriptor);
        let field = field::resolve(descriptor, name, &path.child(step::FIELD, index), features, file);
        let Some((index, declared)) = declared else {
            members.push(Member::Field(field));
            continue;
        };
        let field = Field { shape: Shape::Member, ..field };
        match places[index].and_then(|place| members.get_mut(place)) {
            Some(Member::Oneof(oneof)) => oneof.fields.push(field),
            _ => {
                places[index] = Some(members.len());
                let element = oneof_element(declared, name, &path.child(step::ONEOF, index), file);
                members.push(Member::Oneof(Oneof { element, fields: vec![field] }));
            }
        }
    }
    members
}

fn oneof_element(oneof: &OneofDescriptorProto, message: &str, path: &Path, file: &Scope<'_>) -> super::Element {
    file.source.element(path, message, oneof.name.as_ref(), false)
}

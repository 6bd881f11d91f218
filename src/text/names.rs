//! What a field is called.

use crate::schema::{FieldDescriptor, FieldKind, Kind, MessageDescriptor};

/// Returns the name under which a field of `message` is written.
pub(super) fn written(message: &MessageDescriptor, field: &'static FieldDescriptor) -> &'static str {
    match group_type(field) {
        Some(group) if is_declared_in(message, group) && is_named_after(field, last_part(group.name())) => {
            last_part(group.name())
        }
        _ => field.name(),
    }
}

/// Returns whether a field may also be read under that name: it is a group, and the name is its type's.
///
/// Where the type was declared does not matter here: the structs of a program are all side by side, unless they were made
/// from a schema.
pub(super) fn is_group_called(field: &FieldDescriptor, name: &str) -> bool {
    group_type(field).is_some_and(|group| last_part(group.name()) == name && is_named_after(field, name))
}

/// Returns whether the values of a field stand between brackets, so that no colon has to come first.
pub(super) fn holds_messages(field: &FieldDescriptor) -> bool {
    matches!(field.kind(), FieldKind::Map { .. })
        || matches!(value_kind(field), Some(Kind::Message(_) | Kind::Group(_)))
}

/// Returns whether the values of a list may stand in brackets when written, as in C++.
pub(super) fn has_short_form(field: &FieldDescriptor) -> bool {
    !holds_messages(field) && !matches!(value_kind(field), Some(Kind::String | Kind::Bytes))
}

/// Returns whether a name can stand in the text without brackets.
pub(super) fn is_identifier(name: &str) -> bool {
    name.starts_with(begins_identifier) && name.bytes().all(continues_identifier)
}

pub(super) fn begins_identifier(letter: char) -> bool {
    letter.is_ascii_alphabetic() || letter == '_'
}

pub(super) fn continues_identifier(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn value_kind(field: &FieldDescriptor) -> Option<Kind> {
    match field.kind() {
        FieldKind::Implicit(kind) | FieldKind::Explicit(kind) | FieldKind::Required(kind) => Some(kind),
        FieldKind::Repeated { element, .. } => Some(element),
        FieldKind::Map { .. } | FieldKind::Oneof(_) => None,
    }
}

fn group_type(field: &FieldDescriptor) -> Option<&'static MessageDescriptor> {
    match value_kind(field) {
        Some(Kind::Group(group)) => Some(group()),
        _ => None,
    }
}

/// Whether the field's name is that of its type in lower case, as protoc makes it of a group.
fn is_named_after(field: &FieldDescriptor, group: &str) -> bool {
    field.name() == group.to_ascii_lowercase()
}

fn is_declared_in(message: &MessageDescriptor, group: &MessageDescriptor) -> bool {
    let scope = group.name().rsplit_once('.').map(|(scope, _)| scope);
    scope == Some(message.name()) && group.package() == message.package()
}

/// Returns the name without those of the messages around it.
fn last_part(name: &'static str) -> &'static str {
    name.rsplit_once('.').map_or(name, |(_, last)| last)
}

#[cfg(test)]
mod tests {
    use alloc::boxed::Box;

    use super::*;

    static DATA: MessageDescriptor = MessageDescriptor::new("Page.DataSet", &[]);
    static SIBLING: MessageDescriptor = MessageDescriptor::new("Sibling", &[]);
    static DEEPER: MessageDescriptor = MessageDescriptor::new("Page.DataSet.Deeper", &[]);
    static FOREIGN: MessageDescriptor = MessageDescriptor::new("Page.Foreign", &[]).with_package("elsewhere");

    const fn field(name: &'static str, kind: Kind) -> FieldDescriptor {
        FieldDescriptor::new(name, 1, FieldKind::Explicit(kind))
    }

    #[test]
    fn a_group_has_the_name_of_its_type_where_the_message_declares_it_for_the_field() {
        static PAGE: MessageDescriptor = MessageDescriptor::new("Page", &[]);
        let written = |field: FieldDescriptor| written(&PAGE, Box::leak(Box::new(field)));
        assert_eq!(written(field("dataset", Kind::Group(|| &DATA))), "DataSet");
        let list = FieldKind::Repeated { element: Kind::Group(|| &DATA), packed: false };
        assert_eq!(written(FieldDescriptor::new("dataset", 1, list)), "DataSet");
        for (name, kind) in [
            ("data_set", Kind::Group(|| &DATA)),
            ("DataSet", Kind::Group(|| &DATA)),
            ("dataset", Kind::Message(|| &DATA)),
            ("sibling", Kind::Group(|| &SIBLING)),
            ("deeper", Kind::Group(|| &DEEPER)),
            ("foreign", Kind::Group(|| &FOREIGN)),
        ] {
            assert_eq!(written(field(name, kind)), name);
        }
    }

    #[test]
    fn a_group_is_found_by_its_types_name_wherever_that_is_declared() {
        for (name, group) in [("dataset", "DataSet"), ("deeper", "Deeper"), ("sibling", "Sibling")] {
            let kind = Kind::Group(match name {
                "dataset" => || &DATA,
                "deeper" => || &DEEPER,
                _ => || &SIBLING,
            });
            assert!(is_group_called(&field(name, kind), group));
            assert!(!is_group_called(&field(name, kind), name));
            assert!(!is_group_called(&field("other", kind), group));
        }
        assert!(!is_group_called(&field("dataset", Kind::Message(|| &DATA)), "DataSet"));
    }
}

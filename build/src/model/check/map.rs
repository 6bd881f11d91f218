//! Entries of maps: made by a compiler, each for one field of the message around it.

use std::collections::HashMap;

use wireform::schema::proto::{
    DescriptorProto, FieldDescriptorProto,
    field_descriptor_proto::{Label, Type},
};

use super::{File, step};
use crate::model::{Scalar, comments::Path, message::is_entry};

/// How many fields of a message there are of each entry inside, by the entry's full name with a dot before it.
pub(super) type Uses<'a> = HashMap<&'a str, usize>;

/// Counts the fields that may be maps.
pub(super) fn uses(message: &DescriptorProto) -> Uses<'_> {
    let mut uses = HashMap::new();
    if message.nested_type.iter().any(is_entry) {
        for name in message.field.iter().filter_map(|field| field.type_name.as_deref()) {
            *uses.entry(name).or_default() += 1;
        }
    }
    uses
}

impl File<'_> {
    /// Reports an entry that is none; `uses` are those in the message around it.
    pub(super) fn map_entry(&mut self, message: &DescriptorProto, name: &str, path: &Path, uses: &Uses<'_>) {
        if !is_entry(message) {
            return;
        }
        let text = match uses.get(&format!(".{name}")[..]) {
            None => format!("`{name}` is no entry of a map: write `map<…>` for the type of a field"),
            Some(1) if is_key_and_value(message) && is_bare(message) => return,
            Some(1) => {
                format!("the entry `{name}` is not a key 1 and a value 2 alone: write `map<…>` for the type of a field")
            }
            Some(_) => format!("`{name}` is the entry of several maps: write `map<…>` for the type of each field"),
        };
        self.report(path, &[step::MESSAGE_OPTIONS, 7], text);
    }
}

/// Whether the fields are those of an entry.
fn is_key_and_value(message: &DescriptorProto) -> bool {
    let is = |field: &FieldDescriptorProto, name: &str, number: i32| {
        field.name.as_deref() == Some(name)
            && field.number == Some(number)
            && !matches!(field.label, Some(Label::Repeated | Label::Required))
            && field.oneof_index.is_none()
            && field.r#type.is_some_and(|ty| ty != Type::Group)
    };
    let [key, value] = &message.field[..] else { return false };
    let is_key_type = |scalar| !matches!(scalar, Scalar::Float | Scalar::Double | Scalar::Bytes);
    is(key, "key", 1) && is(value, "value", 2) && key.r#type.and_then(Scalar::of).is_some_and(is_key_type)
}

/// Whether there is nothing beside the fields.
fn is_bare(message: &DescriptorProto) -> bool {
    message.nested_type.is_empty()
        && message.enum_type.is_empty()
        && message.extension.is_empty()
        && message.oneof_decl.is_empty()
        && message.extension_range.is_empty()
}

//! Extensions: what may be extended, and by what.

use std::collections::HashMap;

use wireform::schema::proto::{
    DescriptorProto, Edition, FieldDescriptorProto,
    field_descriptor_proto::{Label, Type},
};

use super::{
    File, full_name,
    message::{self, LARGEST_ITEM, is_message_set},
    ranges::{LARGEST, Numbers},
    step,
};
use crate::{
    features::{self, Resolved},
    model::comments::Path,
    names,
};

/// The messages of `google/protobuf/descriptor.proto` whose extensions are options, which proto3 has too.
const OPTIONS: [&str; 9] = [
    ".google.protobuf.EnumOptions",
    ".google.protobuf.EnumValueOptions",
    ".google.protobuf.ExtensionRangeOptions",
    ".google.protobuf.FieldOptions",
    ".google.protobuf.FileOptions",
    ".google.protobuf.MessageOptions",
    ".google.protobuf.MethodOptions",
    ".google.protobuf.OneofOptions",
    ".google.protobuf.ServiceOptions",
];

impl File<'_> {
    pub(super) fn extension(&mut self, extension: &FieldDescriptorProto, scope: &str, path: &Path, features: Resolved) {
        let extendee = extension.extendee.as_deref();
        if self.edition == Edition::Proto3 && !OPTIONS.contains(&extendee.unwrap_or_default()) {
            let text = "proto3 has no extensions but for options: use proto2, an edition or `google.protobuf.Any`";
            self.report(path, &[step::EXTENDEE], text);
        }
        let name = full_name(scope, extension.name.as_ref());
        self.message_type(extendee, &name, path, step::EXTENDEE);
        self.number(extension, &name, path);
        self.item_of_message_set(extension, path);
        self.alone(extension, path);
        self.field(extension, scope, path, features::resolve_field(features, extension));
    }

    /// Reports what only a field of a message can have.
    fn alone(&mut self, extension: &FieldDescriptorProto, path: &Path) {
        if extension.label == Some(Label::Required) {
            self.report(path, &[step::LABEL], "no extension is required: write `optional`");
        }
        if extension.oneof_index.is_some() {
            let text = "no extension is in a oneof: compile the file with protoc, buf or protox";
            self.report(path, &[step::ONEOF_INDEX], text);
        }
        let json = extension.json_name.as_deref().unwrap_or_default();
        let implied = names::lower_camel(extension.name.as_deref().unwrap_or_default());
        // A compiler may put a default name there.
        if !json.is_empty() && json != implied && !json.starts_with('[') {
            let text = "an extension goes by its full name in JSON: remove `json_name`";
            self.report(path, &[step::JSON_NAME], text);
        }
    }

    /// Reports a number that is none of those that the message leaves to extensions, or that two extensions have.
    fn number(&mut self, extension: &FieldDescriptorProto, name: &str, path: &Path) {
        let extendee = extension.extendee.as_deref().unwrap_or_default();
        let Some(message) = self.symbols.message(Some(extendee)) else { return };
        let number = extension.number.unwrap_or_default();
        let extended = self.found.extended.entry(extendee.to_owned()).or_insert_with(|| Extended::new(message));
        let largest = if is_message_set(message) { LARGEST_ITEM } else { LARGEST };
        let extendee = &extendee[1..];
        let text = if let Some(other) = extended.numbers.get(&number) {
            format!("`{other}` extends `{extendee}` by the number {number} too: give one of them another number")
        } else if let Some(text) = message::wrong_number(number, largest) {
            text
        } else if extended.ranges.find((number.into(), number.into())).is_none() {
            format!(
                "`{extendee}` does not leave the number {number} to extensions: write a number of its `extensions`, or add \
                 this one to them"
            )
        } else {
            extended.numbers.insert(number, name.to_owned());
            return;
        };
        self.report(path, &[step::NUMBER], text);
    }

    fn item_of_message_set(&mut self, extension: &FieldDescriptorProto, path: &Path) {
        let extendee = self.symbols.message(extension.extendee.as_deref());
        let is_message = extension.r#type == Some(Type::Message) && extension.label != Some(Label::Repeated);
        if extendee.is_some_and(is_message_set) && !is_message {
            let text = "an extension of a `MessageSet` is one message: make it `optional`, of a message type";
            self.report(path, &[], text);
        }
    }
}

/// A message that is extended: the numbers that it leaves to extensions, and those that extensions have so far.
pub(super) struct Extended {
    ranges: Numbers,
    numbers: HashMap<i32, String>,
}

impl Extended {
    fn new(message: &DescriptorProto) -> Self {
        Self { ranges: message::extensions(message), numbers: HashMap::new() }
    }
}

//! Extensions: what may be extended, and by what.

use wireform::schema::proto::{
    Edition, FieldDescriptorProto,
    field_descriptor_proto::{Label, Type},
};

use super::{File, full_name, message::is_message_set, step};
use crate::{model::comments::Path, names};

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
    pub(super) fn extension(&mut self, extension: &FieldDescriptorProto, scope: &str, path: &Path) {
        let extendee = extension.extendee.as_deref().unwrap_or_default();
        if self.edition == Edition::Proto3 && !OPTIONS.contains(&extendee) {
            let text = "proto3 has no extensions but for options: use proto2, an edition or `google.protobuf.Any`";
            self.report(path, &[step::EXTENDEE], text);
        }
        self.number_twice(extension, scope, path);
        self.item_of_message_set(extension, path);
        let json = extension.json_name.as_deref().unwrap_or_default();
        let implied = names::lower_camel(extension.name.as_deref().unwrap_or_default());
        // A compiler may put a default name there.
        if !json.is_empty() && json != implied && !json.starts_with('[') {
            let text = "an extension goes by its full name in JSON: remove `json_name`";
            self.report(path, &[step::JSON_NAME], text);
        }
        self.field(extension, path);
    }

    fn number_twice(&mut self, extension: &FieldDescriptorProto, scope: &str, path: &Path) {
        let (extendee, number) = (extension.extendee.clone().unwrap_or_default(), extension.number.unwrap_or_default());
        let name = full_name(scope, extension.name.as_ref());
        let message = extendee.trim_start_matches('.').to_owned();
        if let Some(other) = self.found.extensions.get(&(extendee.clone(), number)) {
            let text =
                format!("`{other}` extends `{message}` by the number {number} too: give one of them another number");
            self.report(path, &[step::NUMBER], text);
            return;
        }
        self.found.extensions.insert((extendee, number), name);
    }

    fn item_of_message_set(&mut self, extension: &FieldDescriptorProto, path: &Path) {
        let extendee = self.types.message(extension.extendee.as_deref());
        let is_message = extension.r#type == Some(Type::Message) && extension.label != Some(Label::Repeated);
        if extendee.is_some_and(is_message_set) && !is_message {
            let text = "an extension of a `MessageSet` is one message: make it `optional`, of a message type";
            self.report(path, &[], text);
        }
    }
}

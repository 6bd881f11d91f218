//! Messages: what they give up, what they leave to extensions, and what a compiler alone may make.

use wireform::schema::proto::{DescriptorProto, Edition};

use super::{File, full_name, ranges, step};
use crate::{
    features::{self, Resolved},
    model::comments::Path,
};

impl File<'_> {
    /// Checks a message with all that is inside; `outer` is the message around it.
    pub(super) fn message(
        &mut self,
        message: &DescriptorProto,
        scope: &str,
        path: &Path,
        features: Resolved,
        outer: Option<&DescriptorProto>,
    ) {
        let name = full_name(scope, message.name.as_ref());
        let features = features::resolve_message(features, message);
        let own = message.options.as_ref().and_then(|options| options.features.as_ref());
        self.features(own, path, step::MESSAGE_OPTIONS);
        for (index, oneof) in message.oneof_decl.iter().enumerate() {
            let own = oneof.options.as_ref().and_then(|options| options.features.as_ref());
            self.features(own, &path.child(step::ONEOF, index), step::ONEOF_OPTIONS);
        }
        self.map_entry(message, &name, path, outer);
        self.ranges(message, path);
        self.reserved_names(message, path);
        self.message_set(message, &name, path);
        self.json_names(message, path, features);
        self.inside(message, &name, path, features);
    }

    /// Checks fields, types and extensions; the features are those of the message.
    fn inside(&mut self, message: &DescriptorProto, name: &str, path: &Path, features: Resolved) {
        for (index, field) in message.field.iter().enumerate() {
            self.field(field, &path.child(step::FIELD, index));
        }
        for (index, nested) in message.nested_type.iter().enumerate() {
            self.message(nested, name, &path.child(step::MESSAGE, index), features, Some(message));
        }
        for (index, one) in message.enum_type.iter().enumerate() {
            self.enumeration(one, name, &path.child(step::ENUM, index));
        }
        for (index, extension) in message.extension.iter().enumerate() {
            self.extension(extension, name, &path.child(step::EXTENSION, index));
        }
    }

    fn map_entry(&mut self, message: &DescriptorProto, name: &str, path: &Path, outer: Option<&DescriptorProto>) {
        let is_entry = message.options.as_ref().is_some_and(|options| options.map_entry == Some(true));
        let is_used = outer.is_some_and(|outer| {
            outer.field.iter().any(|field| field.type_name.as_deref().and_then(|ty| ty.strip_prefix('.')) == Some(name))
        });
        if is_entry && !is_used {
            let text = format!("`{name}` is no entry of a map: write `map<…>` for the type of a field");
            self.report(path, &[step::MESSAGE_OPTIONS, 7], text);
        }
    }

    fn ranges(&mut self, message: &DescriptorProto, path: &Path) {
        let reserved = message.reserved_range.iter().map(|range| (range.start, range.end));
        let reserved: Vec<_> = reserved.map(ranges::half_open).collect();
        let extensions = message.extension_range.iter().map(|range| (range.start, range.end));
        let extensions: Vec<_> = extensions.map(ranges::half_open).collect();
        let reserved = ranges::Numbers { of: "reserved", step: step::RESERVED_RANGE, ranges: &reserved };
        let extensions = ranges::Numbers { of: "extensions", step: step::EXTENSION_RANGE, ranges: &extensions };
        self.numbers(&reserved, path);
        self.numbers(&extensions, path);
        self.overlaps(&extensions, &reserved, path);
        if self.edition == Edition::Proto3 && !message.extension_range.is_empty() {
            let text = "a message of proto3 has no extensions: remove it, or use proto2, an edition or \
                        `google.protobuf.Any`";
            self.report(&path.child(step::EXTENSION_RANGE, 0), &[], text);
        }
    }

    fn reserved_names(&mut self, message: &DescriptorProto, path: &Path) {
        self.names_twice(&message.reserved_name, &path.part(&[step::RESERVED_NAME]));
        for (index, field) in message.field.iter().enumerate() {
            if let Some(name) = field.name.as_ref().filter(|name| message.reserved_name.contains(name)) {
                let text = format!("the name `{name}` is reserved: give the field another one, or reserve it no more");
                self.report(&path.child(step::FIELD, index), &[step::NAME], text);
            }
        }
    }

    fn message_set(&mut self, message: &DescriptorProto, name: &str, path: &Path) {
        if !is_message_set(message) {
            return;
        }
        if self.edition == Edition::Proto3 {
            let text = format!("`{name}` is of proto3, which has no `MessageSet`: remove the option, or use proto2");
            self.report(path, &[step::MESSAGE_OPTIONS, 1], text);
        }
        if !message.field.is_empty() {
            let text = format!("`{name}` is a `MessageSet`, which has extensions only: move the fields elsewhere");
            self.report(&path.child(step::FIELD, 0), &[], text);
        }
    }
}

/// Whether the message has the wire format of a `MessageSet`.
pub(super) fn is_message_set(message: &DescriptorProto) -> bool {
    message.options.as_ref().is_some_and(|options| options.message_set_wire_format == Some(true))
}

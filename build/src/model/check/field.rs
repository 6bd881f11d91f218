//! Fields: the enumerations that they are of, and options that are for other types.

use wireform::schema::proto::{
    Edition, FieldDescriptorProto, FieldOptions,
    field_descriptor_proto::{Label, Type},
    field_options,
};

use super::{File, step};
use crate::model::{comments::Path, message};

impl File<'_> {
    pub(super) fn field(&mut self, field: &FieldDescriptorProto, path: &Path) {
        if let Some(options) = &field.options {
            self.features(options.features.as_ref(), path, step::FIELD_OPTIONS);
            self.options(field, options, path);
        }
        let json = field.json_name.as_deref().unwrap_or_default();
        if json.starts_with('[') && json.ends_with(']') && field.extendee.is_none() {
            let text = format!("a JSON name in brackets, as `{json}`, is that of an extension: write another one");
            self.report(path, &[step::JSON_NAME], text);
        }
        if json.contains('\0') {
            self.report(path, &[step::JSON_NAME], "a JSON name has no NUL in it: remove it");
        }
        self.enumeration_of(field, path);
        self.value_of_map(field, path);
    }

    fn enumeration_of(&mut self, field: &FieldDescriptorProto, path: &Path) {
        let closed = self.types.enumeration(field.type_name.as_deref()).is_some_and(|(_, closed)| closed);
        if closed && self.edition == Edition::Proto3 && field.extendee.is_none() {
            let name = field.type_name.as_deref().unwrap_or_default().trim_start_matches('.');
            let text =
                format!("`{name}` is a closed enumeration, which proto3 does not take: declare it in a file of proto3");
            self.report(path, &[step::TYPE_NAME], text);
        }
    }

    /// Reports a map to an enumeration that does not begin with zero: an entry without a value would have none.
    fn value_of_map(&mut self, field: &FieldDescriptorProto, path: &Path) {
        let entry = self.types.message(field.type_name.as_deref());
        let Some([_, value]) = entry.filter(|entry| message::is_entry(entry)).map(|entry| &entry.field[..]) else {
            return;
        };
        let Some((one, _)) = self.types.enumeration(value.type_name.as_deref()) else { return };
        if one.value.first().is_some_and(|first| first.number.unwrap_or_default() != 0) {
            let name = value.type_name.as_deref().unwrap_or_default().trim_start_matches('.');
            let text = format!("the enumeration `{name}` in a map does not begin with 0: give it a first value of 0");
            self.report(path, &[step::TYPE_NAME], text);
        }
    }

    fn options(&mut self, field: &FieldDescriptorProto, options: &FieldOptions, path: &Path) {
        let packable = !matches!(field.r#type, Some(Type::String | Type::Bytes | Type::Message | Type::Group));
        if options.packed == Some(true) && !(packable && field.label == Some(Label::Repeated)) {
            let text = "only a list of numbers, bools or enumerations is packed: remove `packed`";
            self.report(path, &[step::FIELD_OPTIONS, 2], text);
        }
        let lazy = options.lazy == Some(true) || options.unverified_lazy == Some(true);
        if lazy && !matches!(field.r#type, Some(Type::Message | Type::Group)) {
            self.report(path, &[step::FIELD_OPTIONS, 5], "only a message is lazy: remove `lazy`");
        }
        let wide =
            matches!(field.r#type, Some(Type::Int64 | Type::Uint64 | Type::Sint64 | Type::Fixed64 | Type::Sfixed64));
        if options.jstype.is_some_and(|js| js != field_options::JSType::JsNormal) && !wide {
            self.report(path, &[step::FIELD_OPTIONS, 6], "only integers of 64 bits have a `jstype`: remove it");
        }
    }
}

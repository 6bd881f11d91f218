//! Fields: what their types, labels and default values are, and options that are for other types.

use wireform::schema::proto::{
    Edition, FieldDescriptorProto, FieldOptions,
    feature_set::FieldPresence,
    field_descriptor_proto::{Label, Type},
    field_options,
};

use super::{File, full_name, shown, step};
use crate::{
    features::Resolved,
    model::{Scalar, comments::Path, default, message},
    names,
};

impl File<'_> {
    /// Checks a field or an extension that is declared in `scope`.
    pub(super) fn field(&mut self, field: &FieldDescriptorProto, scope: &str, path: &Path, features: Resolved) {
        let name = full_name(scope, field.name.as_ref());
        if let Some(options) = &field.options {
            self.features(options.features.as_ref(), path, step::FIELD_OPTIONS);
            self.interpreted(&options.uninterpreted_option, path, step::FIELD_OPTIONS);
            self.options(field, options, path);
        }
        self.json_name(field, path);
        self.ty(field, &name, scope, path);
        self.label(field, path);
        self.default(field, &name, path, features);
        self.enumeration_of(field, path, features);
        self.value_of_map(field, path);
    }

    fn json_name(&mut self, field: &FieldDescriptorProto, path: &Path) {
        let Some(json) = &field.json_name else { return };
        // That of `_` is empty, and nobody gave it.
        let is_implied = *json == names::lower_camel(field.name.as_deref().unwrap_or_default());
        let text = if json.is_empty() && !is_implied {
            "a JSON name is not empty: write another one, or remove `json_name`".to_owned()
        } else if json.contains('\0') {
            "a JSON name has no NUL in it: remove it".to_owned()
        } else if json.starts_with('[') && json.ends_with(']') && field.extendee.is_none() {
            format!("a JSON name in brackets, as `{}`, is that of an extension: write another one", shown(json))
        } else {
            return;
        };
        self.report(path, &[step::JSON_NAME], text);
    }

    fn label(&mut self, field: &FieldDescriptorProto, path: &Path) {
        if self.edition == Edition::Proto2 {
            return;
        }
        if field.label == Some(Label::Required) {
            let text = if self.edition == Edition::Proto3 {
                "no field of proto3 is required: remove `required`, or use proto2 or an edition"
            } else {
                "an edition has no label `required`: write `features.field_presence = LEGACY_REQUIRED`"
            };
            self.report(path, &[step::LABEL], text);
        }
        if field.r#type == Some(Type::Group) {
            let text = if self.edition == Edition::Proto3 {
                "proto3 has no groups: write a message, and a field of that type"
            } else {
                "an edition has no groups: write a message, and `features.message_encoding = DELIMITED` on a field of it"
            };
            self.report(path, &[step::TYPE], text);
        }
    }

    fn default(&mut self, field: &FieldDescriptorProto, name: &str, path: &Path, features: Resolved) {
        let Some(text) = &field.default_value else { return };
        let what = if field.label == Some(Label::Repeated) {
            Some("a list or a map has no default: remove it".to_owned())
        } else if features.field_presence == FieldPresence::Implicit {
            Some("a field without presence has no default: remove it, or use proto2 or an edition".to_owned())
        } else {
            self.wrong_default(field, text)
                .map(|wanted| format!("`{}` is no default of `{name}`: write {wanted}, or remove it", shown(text)))
        };
        if let Some(what) = what {
            self.report(path, &[step::DEFAULT_VALUE], what);
        }
    }

    /// Says what a default has to be, where it is something else.
    fn wrong_default(&self, field: &FieldDescriptorProto, text: &str) -> Option<&'static str> {
        match field.r#type? {
            Type::Message | Type::Group => Some("none, as a message has no default"),
            Type::Enum => {
                let is_there = self.symbols.has_value(field.type_name.as_deref(), text);
                (!is_there).then_some("the name of one of its values")
            }
            ty => default::wrong(text, Scalar::of(ty)?),
        }
    }

    fn enumeration_of(&mut self, field: &FieldDescriptorProto, path: &Path, features: Resolved) {
        let closed = self.symbols.enumeration(field.type_name.as_deref()).is_some_and(|(_, closed)| closed);
        if !closed || field.extendee.is_some() {
            return;
        }
        let name = field.type_name.as_deref().unwrap_or_default().trim_start_matches('.');
        let text = if self.edition == Edition::Proto3 {
            format!("`{name}` is a closed enumeration, which proto3 does not take: declare it in a file of proto3")
        } else if features.field_presence == FieldPresence::Implicit && field.label != Some(Label::Repeated) {
            format!(
                "`{name}` is a closed enumeration, and this field has no presence: give it explicit presence, or open the \
                 enumeration"
            )
        } else {
            return;
        };
        self.report(path, &[step::TYPE_NAME], text);
    }

    /// Reports a map to an enumeration that does not begin with zero: an entry without a value would have none.
    fn value_of_map(&mut self, field: &FieldDescriptorProto, path: &Path) {
        let entry = self.symbols.message(field.type_name.as_deref());
        let Some([_, value]) = entry.filter(|entry| message::is_entry(entry)).map(|entry| &entry.field[..]) else {
            return;
        };
        let Some((one, _)) = self.symbols.enumeration(value.type_name.as_deref()) else { return };
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

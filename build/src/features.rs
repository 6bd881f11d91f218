//! Features: what editions define for a file, and its messages, fields and enumerations change.
//!
//! An element's features are those of what encloses it, with its own in their place; a file's begin with the defaults of
//! its edition. proto2 and proto3 are editions too, as far as this goes, and what they say by `required`, `optional`,
//! `group` and `packed` is said here by the feature. See <https://protobuf.dev/editions/features/>.

use wireform::schema::proto::{
    DescriptorProto, Edition, EnumDescriptorProto, FeatureSet, FieldDescriptorProto, FileDescriptorProto,
    OneofDescriptorProto,
    feature_set::{
        EnforceNamingStyle, EnumType, FieldPresence, JsonFormat, MessageEncoding, RepeatedFieldEncoding,
        Utf8Validation, visibility_feature::DefaultSymbolVisibility,
    },
    field_descriptor_proto::{Label, Type},
};

use crate::error::Error;

/// All features of one element; none is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Resolved {
    /// Whether a field knows that it is absent.
    pub field_presence: FieldPresence,
    /// Whether an enumeration is open; of a field this says nothing, ask the enumeration.
    pub enum_type: EnumType,
    /// Whether the numbers of a list share one record; other lists never do.
    pub repeated_field_encoding: RepeatedFieldEncoding,
    /// Whether strings have to be UTF-8.
    pub utf8_validation: Utf8Validation,
    /// Whether a message in a field is a group; maps and their values never are.
    pub message_encoding: MessageEncoding,
    /// Whether the names are good for JSON.
    pub json_format: JsonFormat,
    /// Which style names have to follow.
    pub enforce_naming_style: EnforceNamingStyle,
    /// Which types other files see.
    pub default_symbol_visibility: DefaultSymbolVisibility,
}

const PROTO2: Resolved = Resolved {
    field_presence: FieldPresence::Explicit,
    enum_type: EnumType::Closed,
    repeated_field_encoding: RepeatedFieldEncoding::Expanded,
    utf8_validation: Utf8Validation::None,
    message_encoding: MessageEncoding::LengthPrefixed,
    json_format: JsonFormat::LegacyBestEffort,
    enforce_naming_style: EnforceNamingStyle::StyleLegacy,
    default_symbol_visibility: DefaultSymbolVisibility::ExportAll,
};

const PROTO3: Resolved = Resolved {
    field_presence: FieldPresence::Implicit,
    enum_type: EnumType::Open,
    repeated_field_encoding: RepeatedFieldEncoding::Packed,
    utf8_validation: Utf8Validation::Verify,
    json_format: JsonFormat::Allow,
    ..PROTO2
};

const EDITION_2023: Resolved = Resolved { field_presence: FieldPresence::Explicit, ..PROTO3 };

const EDITION_2024: Resolved = Resolved {
    enforce_naming_style: EnforceNamingStyle::Style2024,
    default_symbol_visibility: DefaultSymbolVisibility::ExportTopLevel,
    ..EDITION_2023
};

/// Returns the edition of a file; proto2 and proto3 are two.
///
/// # Errors
///
/// For a syntax that is none of `proto2`, `proto3` and `editions`, and for `editions` without an edition.
pub fn edition_of(file: &FileDescriptorProto) -> Result<Edition, Error> {
    match (file.syntax.as_deref().unwrap_or_default(), file.edition) {
        ("" | "proto2", _) => Ok(Edition::Proto2),
        ("proto3", _) => Ok(Edition::Proto3),
        ("editions", Some(edition)) => Ok(edition),
        ("editions", None) => {
            Err(of_file(file, "its edition is missing, or none of those known here: write edition 2023 or 2024"))
        }
        (syntax, _) => Err(of_file(file, &format!("unknown syntax `{syntax}`: write proto2, proto3 or an edition"))),
    }
}

/// Returns what an edition defines, before a file changes it.
///
/// ```
/// use wireform::schema::proto::{Edition, feature_set::EnumType};
/// use wireform_build::features::defaults;
///
/// assert_eq!(defaults(Edition::Proto2).unwrap().enum_type, EnumType::Closed);
/// assert_eq!(defaults(Edition::Edition2024).unwrap().enum_type, EnumType::Open);
/// assert_eq!(defaults(Edition::Unstable), None);
/// ```
pub fn defaults(edition: Edition) -> Option<Resolved> {
    match edition {
        Edition::Proto2 => Some(PROTO2),
        Edition::Proto3 => Some(PROTO3),
        Edition::Edition2023 => Some(EDITION_2023),
        Edition::Edition2024 => Some(EDITION_2024),
        _ => None,
    }
}

/// Returns the features of a file.
///
/// # Errors
///
/// As [`edition_of`], and for an edition that this version does not know.
pub fn resolve_file(file: &FileDescriptorProto) -> Result<Resolved, Error> {
    let edition = edition_of(file)?;
    let Some(defaults) = defaults(edition) else {
        let name = wireform::Enumeration::name(&edition).unwrap_or_default();
        return Err(of_file(file, &format!("{name} is none of the editions known here: write edition 2023 or 2024")));
    };
    Ok(defaults.with(file.options.as_ref().and_then(|options| options.features.as_ref())))
}

/// Returns the features of a message, whose parent is a message or the file.
pub fn resolve_message(parent: Resolved, message: &DescriptorProto) -> Resolved {
    let Some(options) = &message.options else { return parent };
    let own = parent.with(options.features.as_ref());
    if options.map_entry == Some(true) {
        return Resolved { message_encoding: MessageEncoding::LengthPrefixed, ..own };
    }
    own
}

/// Returns the features of a oneof, whose parent is its message.
pub fn resolve_oneof(parent: Resolved, oneof: &OneofDescriptorProto) -> Resolved {
    parent.with(oneof.options.as_ref().and_then(|options| options.features.as_ref()))
}

/// Returns the features of a field of a message with these, by way of its oneof if it is in one.
pub(crate) fn resolve_member(
    message: Resolved,
    descriptor: &DescriptorProto,
    field: &FieldDescriptorProto,
) -> Resolved {
    let oneof = field.oneof_index.and_then(|index| descriptor.oneof_decl.get(usize::try_from(index).ok()?));
    resolve_field(oneof.map_or(message, |oneof| resolve_oneof(message, oneof)), field)
}

/// Returns the features of an enumeration, whose parent is a message or the file.
pub fn resolve_enum(parent: Resolved, enumeration: &EnumDescriptorProto) -> Resolved {
    parent.with(enumeration.options.as_ref().and_then(|options| options.features.as_ref()))
}

/// Returns the features of a field or an extension.
///
/// The parent of a oneof's member is the oneof, that of another field its message, and that of an extension the message
/// or the file in which it is declared. Messages, members of oneofs and extensions are never implicit, whatever they
/// inherit. A map's own `message_encoding` means nothing, as its entries are never groups.
pub fn resolve_field(parent: Resolved, field: &FieldDescriptorProto) -> Resolved {
    let options = field.options.as_ref();
    let mut own = parent.with(options.and_then(|options| options.features.as_ref()));
    match options.and_then(|options| options.packed) {
        Some(true) => own.repeated_field_encoding = RepeatedFieldEncoding::Packed,
        Some(false) => own.repeated_field_encoding = RepeatedFieldEncoding::Expanded,
        None => {}
    }
    if field.r#type == Some(Type::Group) {
        own.message_encoding = MessageEncoding::Delimited;
    }
    if field.label == Some(Label::Required) {
        own.field_presence = FieldPresence::LegacyRequired;
    } else if own.field_presence == FieldPresence::Implicit && knows_absence(field) {
        own.field_presence = FieldPresence::Explicit;
    }
    own
}

/// Whether a field knows that it is absent by what it is.
fn knows_absence(field: &FieldDescriptorProto) -> bool {
    field.proto3_optional == Some(true)
        || field.oneof_index.is_some()
        || field.extendee.is_some()
        || matches!(field.r#type, Some(Type::Message | Type::Group))
}

impl Resolved {
    /// Puts the features that an element has itself in the place of those that it inherits.
    #[must_use]
    pub fn with(self, own: Option<&FeatureSet>) -> Self {
        let Some(own) = own else { return self };
        Self {
            field_presence: known(own.field_presence, FieldPresence::Unknown, self.field_presence),
            enum_type: known(own.enum_type, EnumType::Unknown, self.enum_type),
            repeated_field_encoding: known(
                own.repeated_field_encoding,
                RepeatedFieldEncoding::Unknown,
                self.repeated_field_encoding,
            ),
            utf8_validation: known(own.utf8_validation, Utf8Validation::Unknown, self.utf8_validation),
            message_encoding: known(own.message_encoding, MessageEncoding::Unknown, self.message_encoding),
            json_format: known(own.json_format, JsonFormat::Unknown, self.json_format),
            enforce_naming_style: known(
                own.enforce_naming_style,
                EnforceNamingStyle::Unknown,
                self.enforce_naming_style,
            ),
            default_symbol_visibility: known(
                own.default_symbol_visibility,
                DefaultSymbolVisibility::Unknown,
                self.default_symbol_visibility,
            ),
        }
    }
}

/// Returns a feature's own value, if there is one that is known.
fn known<T: PartialEq>(own: Option<T>, unknown: T, inherited: T) -> T {
    own.filter(|own| *own != unknown).unwrap_or(inherited)
}

fn of_file(file: &FileDescriptorProto, text: &str) -> Error {
    Error::in_file(file.name.clone().unwrap_or_default(), text)
}

#[cfg(test)]
mod tests;

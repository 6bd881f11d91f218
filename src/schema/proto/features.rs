//! Features: what editions change, element by element.

use alloc::vec::Vec;

use wireform::{Message, UnknownFields};

use crate::schema::proto::Edition;

/// The features that an element sets; what is absent comes from what encloses it, and last from the edition.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf", reserved(999), extensions(1000..=9994, 9995..=9999, 10000))]
pub struct FeatureSet {
    /// Whether a field knows that it is absent.
    #[proto(1)]
    pub field_presence: Option<feature_set::FieldPresence>,
    /// Whether an enumeration takes numbers without a name.
    #[proto(2)]
    pub enum_type: Option<feature_set::EnumType>,
    /// Whether the numbers of a list share one record.
    #[proto(3)]
    pub repeated_field_encoding: Option<feature_set::RepeatedFieldEncoding>,
    /// Whether strings have to be UTF-8.
    #[proto(4)]
    pub utf8_validation: Option<feature_set::Utf8Validation>,
    /// How a message in a field is delimited.
    #[proto(5)]
    pub message_encoding: Option<feature_set::MessageEncoding>,
    /// Whether all that is needed for JSON is checked.
    #[proto(6)]
    pub json_format: Option<feature_set::JsonFormat>,
    /// Which style names have to follow (edition 2024).
    #[proto(7)]
    pub enforce_naming_style: Option<feature_set::EnforceNamingStyle>,
    /// Which types other files see, unless `export` or `local` says (edition 2024).
    #[proto(8)]
    pub default_symbol_visibility: Option<feature_set::visibility_feature::DefaultSymbolVisibility>,
    /// The fields that are not known here.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// The types inside [`FeatureSet`].
pub mod feature_set {
    use wireform::{Enumeration, Message, UnknownFields};

    /// Whether a field knows that it is absent.
    #[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[proto(package = "google.protobuf", name = "FeatureSet.FieldPresence")]
    pub enum FieldPresence {
        /// Nobody says.
        #[proto(name = "FIELD_PRESENCE_UNKNOWN")]
        Unknown = 0,
        /// It does.
        Explicit = 1,
        /// It does not: absent and empty are the same.
        Implicit = 2,
        /// It is never absent: proto2's `required`.
        LegacyRequired = 3,
    }

    /// Whether an enumeration takes numbers without a name.
    #[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[proto(package = "google.protobuf", name = "FeatureSet.EnumType")]
    pub enum EnumType {
        /// Nobody says.
        #[proto(name = "ENUM_TYPE_UNKNOWN")]
        Unknown = 0,
        /// It does.
        Open = 1,
        /// It does not: they are unknown fields.
        Closed = 2,
    }

    /// Whether the numbers of a list share one record.
    #[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[proto(package = "google.protobuf", name = "FeatureSet.RepeatedFieldEncoding")]
    pub enum RepeatedFieldEncoding {
        /// Nobody says.
        #[proto(name = "REPEATED_FIELD_ENCODING_UNKNOWN")]
        Unknown = 0,
        /// They do.
        Packed = 1,
        /// Each has a record of its own.
        Expanded = 2,
    }

    /// Whether strings have to be UTF-8.
    #[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[proto(package = "google.protobuf", name = "FeatureSet.Utf8Validation", reserved(1))]
    pub enum Utf8Validation {
        /// Nobody says.
        #[proto(name = "UTF8_VALIDATION_UNKNOWN")]
        Unknown = 0,
        /// They have to.
        Verify = 2,
        /// Nothing checks it.
        None = 3,
    }

    /// How a message in a field is delimited.
    #[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[proto(package = "google.protobuf", name = "FeatureSet.MessageEncoding")]
    pub enum MessageEncoding {
        /// Nobody says.
        #[proto(name = "MESSAGE_ENCODING_UNKNOWN")]
        Unknown = 0,
        /// By its length before it.
        LengthPrefixed = 1,
        /// By a start and an end tag: a group.
        Delimited = 2,
    }

    /// Whether all that is needed for JSON is checked.
    #[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[proto(package = "google.protobuf", name = "FeatureSet.JsonFormat")]
    pub enum JsonFormat {
        /// Nobody says.
        #[proto(name = "JSON_FORMAT_UNKNOWN")]
        Unknown = 0,
        /// It is, so that JSON always works.
        Allow = 1,
        /// It is not, as in proto2.
        LegacyBestEffort = 2,
    }

    /// Which style names have to follow.
    #[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[proto(package = "google.protobuf", name = "FeatureSet.EnforceNamingStyle")]
    pub enum EnforceNamingStyle {
        /// Nobody says.
        #[proto(name = "ENFORCE_NAMING_STYLE_UNKNOWN")]
        Unknown = 0,
        /// That of edition 2024.
        Style2024 = 1,
        /// None.
        StyleLegacy = 2,
        /// That of edition 2026.
        Style2026 = 3,
    }

    /// A name for the enumeration in it; it has no fields.
    #[derive(Message, Clone, Debug, Default, PartialEq)]
    #[proto(package = "google.protobuf", name = "FeatureSet.VisibilityFeature", reserved(1..=536870911))]
    pub struct VisibilityFeature {
        /// The fields that are not known here.
        #[proto(unknown)]
        pub unknown_fields: UnknownFields,
    }

    /// The types inside [`VisibilityFeature`].
    pub mod visibility_feature {
        use wireform::Enumeration;

        /// Which types other files see, unless they say themselves.
        #[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[proto(package = "google.protobuf", name = "FeatureSet.VisibilityFeature.DefaultSymbolVisibility")]
        pub enum DefaultSymbolVisibility {
            /// Nobody says.
            #[proto(name = "DEFAULT_SYMBOL_VISIBILITY_UNKNOWN")]
            Unknown = 0,
            /// All.
            ExportAll = 1,
            /// Those at the top of a file.
            ExportTopLevel = 2,
            /// None.
            LocalAll = 3,
            /// None, and nested types may not say otherwise, with exceptions for enumerations.
            Strict = 4,
        }
    }
}
/// The features of the editions, as a compiler hands them to plugins.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf")]
pub struct FeatureSetDefaults {
    /// The features, by edition.
    #[proto(1)]
    pub defaults: Vec<feature_set_defaults::FeatureSetEditionDefault>,
    /// The first edition that they are meant for.
    #[proto(4)]
    pub minimum_edition: Option<Edition>,
    /// The last edition that they are meant for.
    #[proto(5)]
    pub maximum_edition: Option<Edition>,
    /// The fields that are not known here.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// The types inside [`FeatureSetDefaults`].
pub mod feature_set_defaults {
    use wireform::{Message, UnknownFields};

    use crate::schema::proto::{Edition, FeatureSet};

    /// The features from an edition on.
    #[derive(Message, Clone, Debug, Default, PartialEq)]
    #[proto(package = "google.protobuf", name = "FeatureSetDefaults.FeatureSetEditionDefault", reserved(1..=2, "features"))]
    pub struct FeatureSetEditionDefault {
        /// The edition.
        #[proto(3)]
        pub edition: Option<Edition>,
        /// The features that a file can change.
        #[proto(4)]
        pub overridable_features: Option<FeatureSet>,
        /// The features that it cannot change.
        #[proto(5)]
        pub fixed_features: Option<FeatureSet>,
        /// The fields that are not known here.
        #[proto(unknown)]
        pub unknown_fields: UnknownFields,
    }
}

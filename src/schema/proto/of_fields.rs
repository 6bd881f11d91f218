//! The options of fields.

use alloc::vec::Vec;

use wireform::{Message, UnknownFields};

use crate::schema::proto::{FeatureSet, UninterpretedOption};

/// The options of a field.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf", reserved(4, 18), extensions(990..=998, 1000..))]
pub struct FieldOptions {
    /// The type of a string in C++.
    #[proto(1, default = "STRING")]
    pub ctype: Option<field_options::CType>,
    /// Whether the numbers of a list share one record.
    #[proto(2)]
    pub packed: Option<bool>,
    /// The type of a 64-bit integer in JavaScript.
    #[proto(6, default = "JS_NORMAL")]
    pub jstype: Option<field_options::JSType>,
    /// Whether a message may be parsed when it is first asked for.
    #[proto(5, default = "false")]
    pub lazy: Option<bool>,
    /// As `lazy`, and nothing is checked before.
    #[proto(15, default = "false")]
    pub unverified_lazy: Option<bool>,
    /// Whether it should not be used any more.
    #[proto(3, default = "false")]
    pub deprecated: Option<bool>,
    /// Has a meaning at Google alone.
    #[proto(10, default = "false", deprecated)]
    pub weak: Option<bool>,
    /// Whether it is not to be printed.
    #[proto(16, default = "false")]
    pub debug_redact: Option<bool>,
    /// Where an option is kept, if the field is one.
    #[proto(17)]
    pub retention: Option<field_options::OptionRetention>,
    /// What may have the option, if the field is one.
    #[proto(19, expanded)]
    pub targets: Vec<field_options::OptionTargetType>,
    /// The defaults by edition, if the field is a feature.
    #[proto(20)]
    pub edition_defaults: Vec<field_options::EditionDefault>,
    /// The features.
    #[proto(21)]
    pub features: Option<FeatureSet>,
    /// The editions that have it, if the field is a feature.
    #[proto(22)]
    pub feature_support: Option<field_options::FeatureSupport>,
    /// Options that the parser could not resolve.
    #[proto(999)]
    pub uninterpreted_option: Vec<UninterpretedOption>,
    /// The fields that are not known here, custom options above all.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// The types inside [`FieldOptions`].
pub mod field_options {
    use alloc::string::String;

    use wireform::{Enumeration, Message, UnknownFields};

    use crate::schema::proto::Edition;

    /// What a feature is from an edition on.
    #[derive(Message, Clone, Debug, Default, PartialEq)]
    #[proto(package = "google.protobuf", name = "FieldOptions.EditionDefault")]
    pub struct EditionDefault {
        /// The edition.
        #[proto(3)]
        pub edition: Option<Edition>,
        /// The value, in the text format.
        #[proto(2)]
        pub value: Option<String>,
        /// The fields that are not known here.
        #[proto(unknown)]
        pub unknown_fields: UnknownFields,
    }

    /// The editions that have a feature.
    #[derive(Message, Clone, Debug, Default, PartialEq)]
    #[proto(package = "google.protobuf", name = "FieldOptions.FeatureSupport")]
    pub struct FeatureSupport {
        /// The first edition that has it.
        #[proto(1)]
        pub edition_introduced: Option<Edition>,
        /// The edition from which on a compiler warns.
        #[proto(2)]
        pub edition_deprecated: Option<Edition>,
        /// The text of the warning.
        #[proto(3)]
        pub deprecation_warning: Option<String>,
        /// The first edition that does not have it any more.
        #[proto(4)]
        pub edition_removed: Option<Edition>,
        /// What a compiler says of its use there.
        #[proto(5)]
        pub removal_error: Option<String>,
        /// The fields that are not known here.
        #[proto(unknown)]
        pub unknown_fields: UnknownFields,
    }

    /// The type of a string in C++.
    #[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[proto(package = "google.protobuf", name = "FieldOptions.CType")]
    pub enum CType {
        /// `std::string`.
        String = 0,
        /// `absl::Cord`.
        Cord = 1,
        /// A piece of another string.
        StringPiece = 2,
    }

    /// The type of a 64-bit integer in JavaScript.
    #[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[proto(package = "google.protobuf", name = "FieldOptions.JSType")]
    pub enum JSType {
        /// The one that is usual in the runtime.
        JsNormal = 0,
        /// A string.
        JsString = 1,
        /// A number, which may lose digits.
        JsNumber = 2,
    }

    /// Where an option is kept.
    #[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[proto(package = "google.protobuf", name = "FieldOptions.OptionRetention")]
    pub enum OptionRetention {
        /// Nobody says: as [`RetentionRuntime`](Self::RetentionRuntime).
        RetentionUnknown = 0,
        /// In descriptors of the runtime.
        RetentionRuntime = 1,
        /// In the source and for code generators.
        RetentionSource = 2,
    }

    /// What may have an option.
    #[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[proto(package = "google.protobuf", name = "FieldOptions.OptionTargetType")]
    pub enum OptionTargetType {
        /// Nobody says.
        TargetTypeUnknown = 0,
        /// A file.
        TargetTypeFile = 1,
        /// Numbers that are left to extensions.
        TargetTypeExtensionRange = 2,
        /// A message.
        TargetTypeMessage = 3,
        /// A field.
        TargetTypeField = 4,
        /// A oneof.
        TargetTypeOneof = 5,
        /// An enumeration.
        TargetTypeEnum = 6,
        /// A value of an enumeration.
        TargetTypeEnumEntry = 7,
        /// A service.
        TargetTypeService = 8,
        /// A method.
        TargetTypeMethod = 9,
    }
}

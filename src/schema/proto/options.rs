//! The options of files, messages and services; custom ones are among the unknown fields.

use alloc::{string::String, vec::Vec};

use wireform::{Message, UnknownFields};

use crate::schema::proto::{FeatureSet, field_options};

/// The options of a file.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf", reserved(38, 42, "php_generic_services"), extensions(990..=998, 1000..))]
pub struct FileOptions {
    /// The Java package of the classes.
    #[proto(1)]
    pub java_package: Option<String>,
    /// The name of the Java class around the file.
    #[proto(8)]
    pub java_outer_classname: Option<String>,
    /// Whether each type has a Java file of its own.
    #[proto(10, default = "false")]
    pub java_multiple_files: Option<bool>,
    /// Has no effect any more.
    #[proto(20, deprecated)]
    pub java_generate_equals_and_hash: Option<bool>,
    /// Whether Java code refuses strings that are not UTF-8.
    #[proto(27, default = "false")]
    pub java_string_check_utf8: Option<bool>,
    /// What code generators prefer.
    #[proto(9, default = "SPEED")]
    pub optimize_for: Option<file_options::OptimizeMode>,
    /// The import path of the Go package.
    #[proto(11)]
    pub go_package: Option<String>,
    /// Whether C++ code has generic services.
    #[proto(16, default = "false")]
    pub cc_generic_services: Option<bool>,
    /// Whether Java code has generic services.
    #[proto(17, default = "false")]
    pub java_generic_services: Option<bool>,
    /// Whether Python code has generic services.
    #[proto(18, default = "false")]
    pub py_generic_services: Option<bool>,
    /// Whether nothing in the file should be used any more.
    #[proto(23, default = "false")]
    pub deprecated: Option<bool>,
    /// Whether C++ code can use arenas.
    #[proto(31, default = "true")]
    pub cc_enable_arenas: Option<bool>,
    /// What the names of Objective-C classes begin with.
    #[proto(36)]
    pub objc_class_prefix: Option<String>,
    /// The C# namespace.
    #[proto(37)]
    pub csharp_namespace: Option<String>,
    /// What the names of Swift types begin with.
    #[proto(39)]
    pub swift_prefix: Option<String>,
    /// What the names of PHP classes begin with.
    #[proto(40)]
    pub php_class_prefix: Option<String>,
    /// The PHP namespace.
    #[proto(41)]
    pub php_namespace: Option<String>,
    /// The PHP namespace of the metadata.
    #[proto(44)]
    pub php_metadata_namespace: Option<String>,
    /// The Ruby module.
    #[proto(45)]
    pub ruby_package: Option<String>,
    /// The features of everything in the file.
    #[proto(50)]
    pub features: Option<FeatureSet>,
    /// Options that the parser could not resolve.
    #[proto(999)]
    pub uninterpreted_option: Vec<UninterpretedOption>,
    /// The fields that are not known here, custom options above all.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// The types inside [`FileOptions`].
pub mod file_options {
    use wireform::Enumeration;

    /// What code generators prefer.
    #[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[proto(package = "google.protobuf", name = "FileOptions.OptimizeMode")]
    pub enum OptimizeMode {
        /// Fast code.
        Speed = 1,
        /// Little code, with reflection behind it.
        CodeSize = 2,
        /// Code for a smaller runtime.
        LiteRuntime = 3,
    }
}
/// The options of a message.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf", reserved(4..=6, 8..=9), extensions(990..=998, 1000..))]
pub struct MessageOptions {
    /// Whether it is written as a MessageSet: its extensions are items of type and message.
    #[proto(1, default = "false")]
    pub message_set_wire_format: Option<bool>,
    /// Leaves the name `descriptor()` to a field.
    #[proto(2, default = "false")]
    pub no_standard_descriptor_accessor: Option<bool>,
    /// Whether it should not be used any more.
    #[proto(3, default = "false")]
    pub deprecated: Option<bool>,
    /// Whether it stands for the entries of a map; compilers set it.
    #[proto(7)]
    pub map_entry: Option<bool>,
    /// Whether fields may have the same name in JSON.
    #[proto(11, deprecated)]
    pub deprecated_legacy_json_field_conflicts: Option<bool>,
    /// The features of everything in it.
    #[proto(12)]
    pub features: Option<FeatureSet>,
    /// Options that the parser could not resolve.
    #[proto(999)]
    pub uninterpreted_option: Vec<UninterpretedOption>,
    /// The fields that are not known here, custom options above all.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// The options of a oneof.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf", extensions(990..=998, 1000..))]
pub struct OneofOptions {
    /// The features of its members.
    #[proto(1)]
    pub features: Option<FeatureSet>,
    /// Options that the parser could not resolve.
    #[proto(999)]
    pub uninterpreted_option: Vec<UninterpretedOption>,
    /// The fields that are not known here, custom options above all.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// The options of an enumeration.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf", reserved(5), extensions(990..=998, 1000..))]
pub struct EnumOptions {
    /// Whether a number may have several names.
    #[proto(2)]
    pub allow_alias: Option<bool>,
    /// Whether it should not be used any more.
    #[proto(3, default = "false")]
    pub deprecated: Option<bool>,
    /// Whether values may have the same name in JSON.
    #[proto(6, deprecated)]
    pub deprecated_legacy_json_field_conflicts: Option<bool>,
    /// The features.
    #[proto(7)]
    pub features: Option<FeatureSet>,
    /// Options that the parser could not resolve.
    #[proto(999)]
    pub uninterpreted_option: Vec<UninterpretedOption>,
    /// The fields that are not known here, custom options above all.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// The options of an enumeration's value.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf", extensions(990..=998, 1000..))]
pub struct EnumValueOptions {
    /// Whether it should not be used any more.
    #[proto(1, default = "false")]
    pub deprecated: Option<bool>,
    /// The features.
    #[proto(2)]
    pub features: Option<FeatureSet>,
    /// Whether it is not to be printed.
    #[proto(3, default = "false")]
    pub debug_redact: Option<bool>,
    /// The editions that have it, where it is a value of a feature.
    #[proto(4)]
    pub feature_support: Option<field_options::FeatureSupport>,
    /// Options that the parser could not resolve.
    #[proto(999)]
    pub uninterpreted_option: Vec<UninterpretedOption>,
    /// The fields that are not known here, custom options above all.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// The options of a service.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf", extensions(990..=998, 1000..))]
pub struct ServiceOptions {
    /// The features.
    #[proto(34)]
    pub features: Option<FeatureSet>,
    /// Whether it should not be used any more.
    #[proto(33, default = "false")]
    pub deprecated: Option<bool>,
    /// Options that the parser could not resolve.
    #[proto(999)]
    pub uninterpreted_option: Vec<UninterpretedOption>,
    /// The fields that are not known here, custom options above all.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// The options of a method.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf", extensions(990..=998, 1000..))]
pub struct MethodOptions {
    /// Whether it should not be used any more.
    #[proto(33, default = "false")]
    pub deprecated: Option<bool>,
    /// What calling it twice does.
    #[proto(34, default = "IDEMPOTENCY_UNKNOWN")]
    pub idempotency_level: Option<method_options::IdempotencyLevel>,
    /// The features.
    #[proto(35)]
    pub features: Option<FeatureSet>,
    /// Options that the parser could not resolve.
    #[proto(999)]
    pub uninterpreted_option: Vec<UninterpretedOption>,
    /// The fields that are not known here, custom options above all.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// The types inside [`MethodOptions`].
pub mod method_options {
    use wireform::Enumeration;

    /// What calling a method twice does.
    #[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[proto(package = "google.protobuf", name = "MethodOptions.IdempotencyLevel")]
    pub enum IdempotencyLevel {
        /// Nobody says.
        IdempotencyUnknown = 0,
        /// No call does anything but answer.
        NoSideEffects = 1,
        /// The second call does nothing more than the first.
        Idempotent = 2,
    }
}
/// An option as the source has it; a compiler resolves it, so its output has none.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf")]
pub struct UninterpretedOption {
    /// The name, in parts.
    #[proto(2)]
    pub name: Vec<uninterpreted_option::NamePart>,
    /// The value, if it is an identifier.
    #[proto(3)]
    pub identifier_value: Option<String>,
    /// The value, if it is a number without a sign.
    #[proto(4)]
    pub positive_int_value: Option<u64>,
    /// The value, if it is a negative integer.
    #[proto(5)]
    pub negative_int_value: Option<i64>,
    /// The value, if it is a number with a point.
    #[proto(6)]
    pub double_value: Option<f64>,
    /// The value, if it is in quotes.
    #[proto(7)]
    pub string_value: Option<Vec<u8>>,
    /// The value, if it is in braces: the text between them.
    #[proto(8)]
    pub aggregate_value: Option<String>,
    /// The fields that are not known here.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// The types inside [`UninterpretedOption`].
pub mod uninterpreted_option {
    use alloc::string::String;

    use wireform::{Message, UnknownFields};

    /// A part of an option's name, between dots.
    #[derive(Message, Clone, Debug, Default, PartialEq)]
    #[proto(package = "google.protobuf", name = "UninterpretedOption.NamePart")]
    pub struct NamePart {
        /// The part, without its parentheses.
        #[proto(1, required)]
        pub name_part: String,
        /// Whether it is in parentheses, so that it names an extension.
        #[proto(2, required)]
        pub is_extension: bool,
        /// The fields that are not known here.
        #[proto(unknown)]
        pub unknown_fields: UnknownFields,
    }
}

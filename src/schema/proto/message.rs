//! Messages, fields and oneofs.

use alloc::{string::String, vec::Vec};

use wireform::{Message, UnknownFields};

use crate::schema::proto::{
    EnumDescriptorProto, FeatureSet, FieldOptions, MessageOptions, OneofOptions, SymbolVisibility, UninterpretedOption,
};

/// A message.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf")]
pub struct DescriptorProto {
    /// The name, without package and enclosing messages.
    #[proto(1)]
    pub name: Option<String>,
    /// The fields, in the order of the source, members of oneofs too.
    #[proto(2)]
    pub field: Vec<FieldDescriptorProto>,
    /// The extensions that are declared inside the message, of whatever message.
    #[proto(6)]
    pub extension: Vec<FieldDescriptorProto>,
    /// The messages declared inside; the entries of maps and groups are among them.
    #[proto(3)]
    pub nested_type: Vec<DescriptorProto>,
    /// The enumerations declared inside.
    #[proto(4)]
    pub enum_type: Vec<EnumDescriptorProto>,
    /// The numbers that are left to extensions.
    #[proto(5)]
    pub extension_range: Vec<descriptor_proto::ExtensionRange>,
    /// The oneofs; behind them those that stand for a proto3 `optional` field each.
    #[proto(8)]
    pub oneof_decl: Vec<OneofDescriptorProto>,
    /// The options.
    #[proto(7)]
    pub options: Option<MessageOptions>,
    /// The numbers that no field may have.
    #[proto(9)]
    pub reserved_range: Vec<descriptor_proto::ReservedRange>,
    /// The names that no field may have.
    #[proto(10)]
    pub reserved_name: Vec<String>,
    /// Whether other files see it.
    #[proto(11)]
    pub visibility: Option<SymbolVisibility>,
    /// The fields that are not known here.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// The types inside [`DescriptorProto`].
pub mod descriptor_proto {
    use wireform::{Message, UnknownFields};

    use crate::schema::proto::ExtensionRangeOptions;

    /// Field numbers that are left to extensions.
    #[derive(Message, Clone, Debug, Default, PartialEq)]
    #[proto(package = "google.protobuf", name = "DescriptorProto.ExtensionRange")]
    pub struct ExtensionRange {
        /// The first number.
        #[proto(1)]
        pub start: Option<i32>,
        /// The number behind the last one.
        #[proto(2)]
        pub end: Option<i32>,
        /// The options.
        #[proto(3)]
        pub options: Option<ExtensionRangeOptions>,
        /// The fields that are not known here.
        #[proto(unknown)]
        pub unknown_fields: UnknownFields,
    }

    /// Field numbers that no field may have.
    #[derive(Message, Clone, Debug, Default, PartialEq)]
    #[proto(package = "google.protobuf", name = "DescriptorProto.ReservedRange")]
    pub struct ReservedRange {
        /// The first number.
        #[proto(1)]
        pub start: Option<i32>,
        /// The number behind the last one.
        #[proto(2)]
        pub end: Option<i32>,
        /// The fields that are not known here.
        #[proto(unknown)]
        pub unknown_fields: UnknownFields,
    }
}
/// A field, or an extension.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf")]
pub struct FieldDescriptorProto {
    /// The name.
    #[proto(1)]
    pub name: Option<String>,
    /// The field number.
    #[proto(3)]
    pub number: Option<i32>,
    /// Whether it is optional, required or repeated.
    #[proto(4)]
    pub label: Option<field_descriptor_proto::Label>,
    /// The type of a value.
    #[proto(5)]
    pub r#type: Option<field_descriptor_proto::Type>,
    /// The name of the message or the enumeration; in a compiler's output with a dot before the package.
    #[proto(6)]
    pub type_name: Option<String>,
    /// The message that an extension extends.
    #[proto(2)]
    pub extendee: Option<String>,
    /// The default as text; for `bytes` with C escapes.
    #[proto(7)]
    pub default_value: Option<String>,
    /// The position of its oneof in [`oneof_decl`](DescriptorProto::oneof_decl).
    #[proto(9)]
    pub oneof_index: Option<i32>,
    /// The name in JSON.
    #[proto(10)]
    pub json_name: Option<String>,
    /// The options.
    #[proto(8)]
    pub options: Option<FieldOptions>,
    /// Whether it is `optional` in proto3; it then is the only member of a oneof that the source does not have.
    #[proto(17)]
    pub proto3_optional: Option<bool>,
    /// The fields that are not known here.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// The types inside [`FieldDescriptorProto`].
pub mod field_descriptor_proto {
    use wireform::Enumeration;

    /// The type of a field's values.
    #[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[proto(package = "google.protobuf", name = "FieldDescriptorProto.Type")]
    pub enum Type {
        /// `double`.
        #[proto(name = "TYPE_DOUBLE")]
        Double = 1,
        /// `float`.
        #[proto(name = "TYPE_FLOAT")]
        Float = 2,
        /// `int64`.
        #[proto(name = "TYPE_INT64")]
        Int64 = 3,
        /// `uint64`.
        #[proto(name = "TYPE_UINT64")]
        Uint64 = 4,
        /// `int32`.
        #[proto(name = "TYPE_INT32")]
        Int32 = 5,
        /// `fixed64`.
        #[proto(name = "TYPE_FIXED64")]
        Fixed64 = 6,
        /// `fixed32`.
        #[proto(name = "TYPE_FIXED32")]
        Fixed32 = 7,
        /// `bool`.
        #[proto(name = "TYPE_BOOL")]
        Bool = 8,
        /// `string`.
        #[proto(name = "TYPE_STRING")]
        String = 9,
        /// A message between a start and an end tag, written as `group` in proto2.
        #[proto(name = "TYPE_GROUP")]
        Group = 10,
        /// A message; in editions it is a feature whether it is delimited.
        #[proto(name = "TYPE_MESSAGE")]
        Message = 11,
        /// `bytes`.
        #[proto(name = "TYPE_BYTES")]
        Bytes = 12,
        /// `uint32`.
        #[proto(name = "TYPE_UINT32")]
        Uint32 = 13,
        /// An enumeration.
        #[proto(name = "TYPE_ENUM")]
        Enum = 14,
        /// `sfixed32`.
        #[proto(name = "TYPE_SFIXED32")]
        Sfixed32 = 15,
        /// `sfixed64`.
        #[proto(name = "TYPE_SFIXED64")]
        Sfixed64 = 16,
        /// `sint32`.
        #[proto(name = "TYPE_SINT32")]
        Sint32 = 17,
        /// `sint64`.
        #[proto(name = "TYPE_SINT64")]
        Sint64 = 18,
    }

    /// How many values a field has.
    #[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[proto(package = "google.protobuf", name = "FieldDescriptorProto.Label")]
    pub enum Label {
        /// One at most.
        #[proto(name = "LABEL_OPTIONAL")]
        Optional = 1,
        /// Any number; a map too.
        #[proto(name = "LABEL_REPEATED")]
        Repeated = 3,
        /// One, always (proto2).
        #[proto(name = "LABEL_REQUIRED")]
        Required = 2,
    }
}
/// A oneof.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf")]
pub struct OneofDescriptorProto {
    /// The name.
    #[proto(1)]
    pub name: Option<String>,
    /// The options.
    #[proto(2)]
    pub options: Option<OneofOptions>,
    /// The fields that are not known here.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// The options of numbers that are left to extensions.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf", extensions(990..=998, 1000..))]
pub struct ExtensionRangeOptions {
    /// Options that the parser could not resolve.
    #[proto(999)]
    pub uninterpreted_option: Vec<UninterpretedOption>,
    /// The extensions that may take the numbers, where that was declared.
    #[proto(2)]
    pub declaration: Vec<extension_range_options::Declaration>,
    /// The features.
    #[proto(50)]
    pub features: Option<FeatureSet>,
    /// Whether there may be extensions that are not declared.
    #[proto(3, default = "UNVERIFIED")]
    pub verification: Option<extension_range_options::VerificationState>,
    /// The fields that are not known here, custom options above all.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// The types inside [`ExtensionRangeOptions`].
pub mod extension_range_options {
    use alloc::string::String;

    use wireform::{Enumeration, Message, UnknownFields};

    /// An extension that may take a number.
    #[derive(Message, Clone, Debug, Default, PartialEq)]
    #[proto(package = "google.protobuf", name = "ExtensionRangeOptions.Declaration", reserved(4))]
    pub struct Declaration {
        /// The number.
        #[proto(1)]
        pub number: Option<i32>,
        /// The extension's full name, with a dot before it.
        #[proto(2)]
        pub full_name: Option<String>,
        /// The type of its values; the name of a message or an enumeration has a dot before it.
        #[proto(3)]
        pub r#type: Option<String>,
        /// Whether no extension may have the number.
        #[proto(5)]
        pub reserved: Option<bool>,
        /// Whether it is repeated.
        #[proto(6)]
        pub repeated: Option<bool>,
        /// The fields that are not known here.
        #[proto(unknown)]
        pub unknown_fields: UnknownFields,
    }

    /// Whether extensions need a declaration.
    #[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[proto(package = "google.protobuf", name = "ExtensionRangeOptions.VerificationState")]
    pub enum VerificationState {
        /// All do.
        Declaration = 0,
        /// None does.
        Unverified = 1,
    }
}

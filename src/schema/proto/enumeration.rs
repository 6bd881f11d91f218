//! Enumerations.

use alloc::{string::String, vec::Vec};

use wireform::{Message, UnknownFields};

use crate::schema::proto::{EnumOptions, EnumValueOptions, SymbolVisibility};

/// An enumeration.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf")]
pub struct EnumDescriptorProto {
    /// The name, without package and enclosing messages.
    #[proto(1)]
    pub name: Option<String>,
    /// The values, in the order of the source.
    #[proto(2)]
    pub value: Vec<EnumValueDescriptorProto>,
    /// The options.
    #[proto(3)]
    pub options: Option<EnumOptions>,
    /// The numbers that no value may have.
    #[proto(4)]
    pub reserved_range: Vec<enum_descriptor_proto::EnumReservedRange>,
    /// The names that no value may have.
    #[proto(5)]
    pub reserved_name: Vec<String>,
    /// Whether other files see it.
    #[proto(6)]
    pub visibility: Option<SymbolVisibility>,
    /// The fields that are not known here.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// The types inside [`EnumDescriptorProto`].
pub mod enum_descriptor_proto {
    use wireform::{Message, UnknownFields};

    /// Numbers that no value may have.
    #[derive(Message, Clone, Debug, Default, PartialEq)]
    #[proto(package = "google.protobuf", name = "EnumDescriptorProto.EnumReservedRange")]
    pub struct EnumReservedRange {
        /// The first number.
        #[proto(1)]
        pub start: Option<i32>,
        /// The last number, other than in a message's ranges.
        #[proto(2)]
        pub end: Option<i32>,
        /// The fields that are not known here.
        #[proto(unknown)]
        pub unknown_fields: UnknownFields,
    }
}
/// A value of an enumeration.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf")]
pub struct EnumValueDescriptorProto {
    /// The name.
    #[proto(1)]
    pub name: Option<String>,
    /// The number.
    #[proto(2)]
    pub number: Option<i32>,
    /// The options.
    #[proto(3)]
    pub options: Option<EnumValueOptions>,
    /// The fields that are not known here.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

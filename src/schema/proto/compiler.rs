//! What protoc and its plugins tell each other (`google/protobuf/compiler/plugin.proto`).

use alloc::{string::String, vec::Vec};

use wireform::{Message, UnknownFields};

use crate::schema::proto::FileDescriptorProto;

/// The version of a compiler.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf.compiler")]
pub struct Version {
    /// The first number.
    #[proto(1)]
    pub major: Option<i32>,
    /// The second number.
    #[proto(2)]
    pub minor: Option<i32>,
    /// The third number.
    #[proto(3)]
    pub patch: Option<i32>,
    /// What follows the numbers, such as `rc1`.
    #[proto(4)]
    pub suffix: Option<String>,
    /// The fields that are not known here.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// What a plugin reads from its standard input.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf.compiler")]
pub struct CodeGeneratorRequest {
    /// The paths of the files to generate code for.
    #[proto(1)]
    pub file_to_generate: Vec<String>,
    /// What the command line has for the plugin.
    #[proto(2)]
    pub parameter: Option<String>,
    /// These files and all that they import, each behind its imports; those to generate code for lack the options that
    /// are kept in the source only.
    #[proto(15)]
    pub proto_file: Vec<FileDescriptorProto>,
    /// The files to generate code for, with all options.
    #[proto(17)]
    pub source_file_descriptors: Vec<FileDescriptorProto>,
    /// The version of the compiler.
    #[proto(3)]
    pub compiler_version: Option<Version>,
    /// The fields that are not known here.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// What a plugin writes to its standard output.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf.compiler")]
pub struct CodeGeneratorResponse {
    /// What is wrong with the `.proto` files; then no code is taken.
    #[proto(1)]
    pub error: Option<String>,
    /// The numbers of what the plugin supports, of [`Feature`](code_generator_response::Feature), or-ed.
    #[proto(2)]
    pub supported_features: Option<u64>,
    /// The number of the first edition that it supports.
    #[proto(3)]
    pub minimum_edition: Option<i32>,
    /// The number of the last edition that it supports.
    #[proto(4)]
    pub maximum_edition: Option<i32>,
    /// The generated files.
    #[proto(15)]
    pub file: Vec<code_generator_response::File>,
    /// The fields that are not known here.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// The types inside [`CodeGeneratorResponse`].
pub mod code_generator_response {
    use alloc::string::String;

    use wireform::{Enumeration, Message, UnknownFields};

    use crate::schema::proto::GeneratedCodeInfo;

    /// A generated file.
    #[derive(Message, Clone, Debug, Default, PartialEq)]
    #[proto(package = "google.protobuf.compiler", name = "CodeGeneratorResponse.File")]
    pub struct File {
        /// Its path in the output directory; without one this is more of the file before.
        #[proto(1)]
        pub name: Option<String>,
        /// The mark in another plugin's file before which the content goes.
        #[proto(2)]
        pub insertion_point: Option<String>,
        /// The content.
        #[proto(15)]
        pub content: Option<String>,
        /// What the parts of the content were generated from.
        #[proto(16)]
        pub generated_code_info: Option<GeneratedCodeInfo>,
        /// The fields that are not known here.
        #[proto(unknown)]
        pub unknown_fields: UnknownFields,
    }

    /// What a plugin may support.
    #[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[proto(package = "google.protobuf.compiler", name = "CodeGeneratorResponse.Feature")]
    pub enum Feature {
        /// Nothing beyond the basics.
        #[proto(name = "FEATURE_NONE")]
        None = 0,
        /// `optional` in proto3.
        #[proto(name = "FEATURE_PROTO3_OPTIONAL")]
        Proto3Optional = 1,
        /// Editions.
        #[proto(name = "FEATURE_SUPPORTS_EDITIONS")]
        SupportsEditions = 2,
    }
}

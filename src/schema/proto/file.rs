//! Files.

use alloc::{string::String, vec::Vec};

use wireform::{Enumeration, Message, UnknownFields};

use crate::schema::proto::{
    DescriptorProto, EnumDescriptorProto, FieldDescriptorProto, FileOptions, ServiceDescriptorProto, SourceCodeInfo,
};

/// A `.proto` file.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf")]
pub struct FileDescriptorProto {
    /// Its path, from the root of the source tree.
    #[proto(1)]
    pub name: Option<String>,
    /// The package, without which the names begin at the top.
    #[proto(2)]
    pub package: Option<String>,
    /// The paths of the files that it imports.
    #[proto(3)]
    pub dependency: Vec<String>,
    /// Which of [`dependency`](Self::dependency) it passes on to those that import it.
    #[proto(10, expanded)]
    pub public_dependency: Vec<i32>,
    /// Which of [`dependency`](Self::dependency) may be missing; for Google's own use.
    #[proto(11, expanded)]
    pub weak_dependency: Vec<i32>,
    /// The paths of the files that it imports for custom options alone (edition 2024).
    #[proto(15)]
    pub option_dependency: Vec<String>,
    /// The messages at the top of the file.
    #[proto(4)]
    pub message_type: Vec<DescriptorProto>,
    /// The enumerations at the top of the file.
    #[proto(5)]
    pub enum_type: Vec<EnumDescriptorProto>,
    /// The services.
    #[proto(6)]
    pub service: Vec<ServiceDescriptorProto>,
    /// The extensions at the top of the file.
    #[proto(7)]
    pub extension: Vec<FieldDescriptorProto>,
    /// The options.
    #[proto(8)]
    pub options: Option<FileOptions>,
    /// Where everything stands; compilers leave it out unless asked.
    #[proto(9)]
    pub source_code_info: Option<SourceCodeInfo>,
    /// `proto2` (or nothing), `proto3` or `editions`.
    #[proto(12)]
    pub syntax: Option<String>,
    /// The edition, where `syntax` is `editions`.
    #[proto(14)]
    pub edition: Option<Edition>,
    /// The fields that are not known here.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// An edition of the language: what its features are unless a file says otherwise.
#[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[proto(package = "google.protobuf")]
pub enum Edition {
    /// None was given.
    #[proto(name = "EDITION_UNKNOWN")]
    Unknown = 0,
    /// Before all editions: the key of defaults that hold from the beginning.
    #[proto(name = "EDITION_LEGACY")]
    Legacy = 900,
    /// `syntax = "proto2"`.
    #[proto(name = "EDITION_PROTO2")]
    Proto2 = 998,
    /// `syntax = "proto3"`.
    #[proto(name = "EDITION_PROTO3")]
    Proto3 = 999,
    /// Edition 2023.
    #[proto(name = "EDITION_2023")]
    Edition2023 = 1000,
    /// Edition 2024.
    #[proto(name = "EDITION_2024")]
    Edition2024 = 1001,
    /// Edition 2026.
    #[proto(name = "EDITION_2026")]
    Edition2026 = 1002,
    /// What is being worked on.
    #[proto(name = "EDITION_UNSTABLE")]
    Unstable = 9999,
    /// For tests of compilers.
    #[proto(name = "EDITION_1_TEST_ONLY")]
    Edition1TestOnly = 1,
    /// For tests of compilers.
    #[proto(name = "EDITION_2_TEST_ONLY")]
    Edition2TestOnly = 2,
    /// For tests of compilers.
    #[proto(name = "EDITION_99997_TEST_ONLY")]
    Edition99997TestOnly = 99997,
    /// For tests of compilers.
    #[proto(name = "EDITION_99998_TEST_ONLY")]
    Edition99998TestOnly = 99998,
    /// For tests of compilers.
    #[proto(name = "EDITION_99999_TEST_ONLY")]
    Edition99999TestOnly = 99999,
    /// Behind all editions: for features without an end.
    #[proto(name = "EDITION_MAX")]
    Max = 2147483647,
}

/// Whether other files see a type: `export` or `local` before it (edition 2024).
#[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[proto(package = "google.protobuf")]
pub enum SymbolVisibility {
    /// Nothing was written.
    VisibilityUnset = 0,
    /// `local`: this file alone sees it.
    VisibilityLocal = 1,
    /// `export`: every file sees it.
    VisibilityExport = 2,
}

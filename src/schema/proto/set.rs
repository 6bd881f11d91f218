//! What a compiler hands on: descriptor sets, and where in the source each element stood.

use alloc::vec::Vec;

use wireform::{Message, UnknownFields};

use crate::schema::proto::FileDescriptorProto;

/// The files of a schema: what `protoc --descriptor_set_out` writes.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf", extensions(536000000))]
pub struct FileDescriptorSet {
    /// The files, each behind those that it imports.
    #[proto(1)]
    pub file: Vec<FileDescriptorProto>,
    /// The fields that are not known here.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// Where the elements of a file stand in its source, and the comments beside them.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf", extensions(536000000))]
pub struct SourceCodeInfo {
    /// The places, in the order of the source; one element may have several.
    #[proto(1)]
    pub location: Vec<source_code_info::Location>,
    /// The fields that are not known here.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// The types inside [`SourceCodeInfo`].
pub mod source_code_info {
    use alloc::{string::String, vec::Vec};

    use wireform::{Message, UnknownFields};

    /// The place of one element.
    #[derive(Message, Clone, Debug, Default, PartialEq)]
    #[proto(package = "google.protobuf", name = "SourceCodeInfo.Location")]
    pub struct Location {
        /// Which element it is: field numbers and indices that lead to it from the
        /// [`FileDescriptorProto`](crate::schema::proto::FileDescriptorProto), as `[4, 3, 2, 7]` for the element 7 of
        /// field 2 in the message 3.
        #[proto(1)]
        pub path: Vec<i32>,
        /// Line and column of the start, line (unless it is the same) and column of the end, each counted from 0.
        #[proto(2)]
        pub span: Vec<i32>,
        /// The comment right before the element.
        #[proto(3)]
        pub leading_comments: Option<String>,
        /// The comment right behind the element.
        #[proto(4)]
        pub trailing_comments: Option<String>,
        /// The comments before the element that an empty line sets apart.
        #[proto(6)]
        pub leading_detached_comments: Vec<String>,
        /// The fields that are not known here.
        #[proto(unknown)]
        pub unknown_fields: UnknownFields,
    }
}
/// What the parts of a generated file were generated from.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf")]
pub struct GeneratedCodeInfo {
    /// The parts, each with its source.
    #[proto(1)]
    pub annotation: Vec<generated_code_info::Annotation>,
    /// The fields that are not known here.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// The types inside [`GeneratedCodeInfo`].
pub mod generated_code_info {
    use alloc::{string::String, vec::Vec};

    use wireform::{Message, UnknownFields};

    /// A part of a generated file.
    #[derive(Message, Clone, Debug, Default, PartialEq)]
    #[proto(package = "google.protobuf", name = "GeneratedCodeInfo.Annotation")]
    pub struct Annotation {
        /// The element it comes from, as in [`Location::path`](super::source_code_info::Location::path).
        #[proto(1)]
        pub path: Vec<i32>,
        /// The `.proto` file of that element.
        #[proto(2)]
        pub source_file: Option<String>,
        /// The offset of the part's first byte.
        #[proto(3)]
        pub begin: Option<i32>,
        /// The offset behind the part's last byte.
        #[proto(4)]
        pub end: Option<i32>,
        /// What using the part does to the element.
        #[proto(5)]
        pub semantic: Option<annotation::Semantic>,
        /// The fields that are not known here.
        #[proto(unknown)]
        pub unknown_fields: UnknownFields,
    }

    /// The types inside [`Annotation`].
    pub mod annotation {
        use wireform::Enumeration;

        /// What the annotated code does.
        #[derive(Enumeration, Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[proto(package = "google.protobuf", name = "GeneratedCodeInfo.Annotation.Semantic")]
        pub enum Semantic {
            /// Nothing in particular.
            None = 0,
            /// It sets the element, or hands out a mutable reference to it.
            Set = 1,
            /// It is another name of the element.
            Alias = 2,
        }
    }
}

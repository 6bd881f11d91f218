//! Descriptors as messages: the types of `google/protobuf/descriptor.proto`.
//!
//! Compilers describe `.proto` files by them: protoc's `--descriptor_set_out` writes a [`FileDescriptorSet`], and a
//! plugin of protoc reads the files in a [`CodeGeneratorRequest`](compiler::CodeGeneratorRequest). They are structs as
//! `wireform-build` makes them of a schema; types inside a message are in a module of its name. Each message keeps the
//! fields that it does not know, so that a descriptor set is the same bytes when it is written again, custom options
//! and all.
//!
//! Custom options are extensions of the options' messages: read one by [`Extension`](crate::Extension), such as
//! `Extension::<FileOptions, String>::new(50001)`.
//!
//! Beside them, [`MessageDescriptor`](super::MessageDescriptor) and its kin are what a derive knows of a Rust type.
//!
//! ```
//! use wireform::{
//!     Message,
//!     schema::proto::{FieldDescriptorProto, FileDescriptorSet, field_descriptor_proto::Type},
//! };
//!
//! // A file `a.proto` with a message `A`, whose field 1 is `int32 b`.
//! let bytes = b"\x0a\x1c\x0a\x07a.proto\x22\x11\x0a\x01A\x12\x0c\x0a\x01b\x18\x01\x28\x05\x52\x03bee";
//! let set = FileDescriptorSet::decode(&bytes[..])?;
//! let field: &FieldDescriptorProto = &set.file[0].message_type[0].field[0];
//! assert_eq!((field.name.as_deref(), field.number, field.r#type), (Some("b"), Some(1), Some(Type::Int32)));
//! assert_eq!(set.encode_to_vec(), bytes);
//! # Ok::<(), wireform::DecodeError>(())
//! ```

pub mod compiler;
mod enumeration;
mod features;
mod file;
mod message;
mod of_fields;
mod options;
mod service;
mod set;

pub use self::{
    enumeration::{EnumDescriptorProto, EnumValueDescriptorProto, enum_descriptor_proto},
    features::{FeatureSet, FeatureSetDefaults, feature_set, feature_set_defaults},
    file::{Edition, FileDescriptorProto, SymbolVisibility},
    message::{
        DescriptorProto, ExtensionRangeOptions, FieldDescriptorProto, OneofDescriptorProto, descriptor_proto,
        extension_range_options, field_descriptor_proto,
    },
    of_fields::{FieldOptions, field_options},
    options::{
        EnumOptions, EnumValueOptions, FileOptions, MessageOptions, MethodOptions, OneofOptions, ServiceOptions,
        UninterpretedOption, file_options, method_options, uninterpreted_option,
    },
    service::{MethodDescriptorProto, ServiceDescriptorProto},
    set::{FileDescriptorSet, GeneratedCodeInfo, SourceCodeInfo, generated_code_info, source_code_info},
};

//! Services.

use alloc::{string::String, vec::Vec};

use wireform::{Message, UnknownFields};

use crate::schema::proto::{MethodOptions, ServiceOptions};

/// A service.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf", reserved(4, "stream"))]
pub struct ServiceDescriptorProto {
    /// The name, without the package.
    #[proto(1)]
    pub name: Option<String>,
    /// The methods.
    #[proto(2)]
    pub method: Vec<MethodDescriptorProto>,
    /// The options.
    #[proto(3)]
    pub options: Option<ServiceOptions>,
    /// The fields that are not known here.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

/// A method of a service.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "google.protobuf")]
pub struct MethodDescriptorProto {
    /// The name.
    #[proto(1)]
    pub name: Option<String>,
    /// The name of the message that it takes.
    #[proto(2)]
    pub input_type: Option<String>,
    /// The name of the message that it gives back.
    #[proto(3)]
    pub output_type: Option<String>,
    /// The options.
    #[proto(4)]
    pub options: Option<MethodOptions>,
    /// Whether the client sends any number of messages.
    #[proto(5, default = "false")]
    pub client_streaming: Option<bool>,
    /// Whether the server sends any number of messages.
    #[proto(6, default = "false")]
    pub server_streaming: Option<bool>,
    /// The fields that are not known here.
    #[proto(unknown)]
    pub unknown_fields: UnknownFields,
}

//! The well-known types of protobuf as they are on the binary wire.

use std::collections::BTreeMap;

use wireform::{Enumeration, Message, Oneof, Open, UnknownFields};

/// Messages of one value.
macro_rules! wrappers {
    ($($name:ident($ty:ty),)*) => {$(
        #[derive(Message, Clone, Debug)]
        #[proto(package = "google.protobuf")]
        pub struct $name {
            #[proto(1)]
            pub value: $ty,
            #[proto(unknown)]
            pub unknown: UnknownFields,
        }
    )*};
}

wrappers! {
    BoolValue(bool),
    Int32Value(i32),
    Int64Value(i64),
    UInt32Value(u32),
    UInt64Value(u64),
    FloatValue(f32),
    DoubleValue(f64),
    StringValue(String),
    BytesValue(Vec<u8>),
}

/// Messages of seconds and nanoseconds.
macro_rules! instants {
    ($($name:ident,)*) => {$(
        #[derive(Message, Clone, Debug)]
        #[proto(package = "google.protobuf")]
        pub struct $name {
            #[proto(1)]
            pub seconds: i64,
            #[proto(2)]
            pub nanos: i32,
            #[proto(unknown)]
            pub unknown: UnknownFields,
        }
    )*};
}

instants! {
    Duration,
    Timestamp,
}

#[derive(Message, Clone, Debug)]
#[proto(package = "google.protobuf")]
pub struct FieldMask {
    #[proto(1)]
    pub paths: Vec<String>,
    #[proto(unknown)]
    pub unknown: UnknownFields,
}

#[derive(Message, Clone, Debug)]
#[proto(package = "google.protobuf")]
pub struct Any {
    #[proto(1)]
    pub type_url: String,
    #[proto(2)]
    pub value: Vec<u8>,
    #[proto(unknown)]
    pub unknown: UnknownFields,
}

#[derive(Message, Clone, Debug)]
#[proto(package = "google.protobuf")]
pub struct Struct {
    #[proto(1)]
    pub fields: BTreeMap<String, Value>,
    #[proto(unknown)]
    pub unknown: UnknownFields,
}

#[derive(Message, Clone, Debug)]
#[proto(package = "google.protobuf")]
pub struct Value {
    #[proto(oneof)]
    pub kind: Option<Kind>,
    #[proto(unknown)]
    pub unknown: UnknownFields,
}

#[derive(Oneof, Clone, Debug)]
pub enum Kind {
    #[proto(1)]
    NullValue(Open<NullValue>),
    #[proto(2)]
    NumberValue(f64),
    #[proto(3)]
    StringValue(String),
    #[proto(4)]
    BoolValue(bool),
    #[proto(5)]
    StructValue(Struct),
    #[proto(6)]
    ListValue(ListValue),
}

#[derive(Message, Clone, Debug)]
#[proto(package = "google.protobuf")]
pub struct ListValue {
    #[proto(1)]
    pub values: Vec<Value>,
    #[proto(unknown)]
    pub unknown: UnknownFields,
}

#[derive(Enumeration, Clone, Copy, Debug)]
#[proto(package = "google.protobuf")]
pub enum NullValue {
    NullValue = 0,
}

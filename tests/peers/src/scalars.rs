//! Scalars, with implicit and with explicit presence.

use crate::{Color, Shade};

/// A small message to nest.
#[derive(Clone, PartialEq, prost::Message, wireform::Message)]
pub struct Leaf {
    #[proto(1)]
    #[prost(int32, tag = "1")]
    pub number: i32,
    #[proto(2)]
    #[prost(string, tag = "2")]
    pub text: String,
    #[proto(3)]
    #[prost(uint32, repeated, tag = "3")]
    pub values: Vec<u32>,
}

/// Every scalar, with implicit presence.
#[derive(Clone, PartialEq, prost::Message, wireform::Message)]
pub struct Scalars {
    #[proto(1)]
    #[prost(bool, tag = "1")]
    pub bool: bool,
    #[proto(2)]
    #[prost(int32, tag = "2")]
    pub int32: i32,
    #[proto(3)]
    #[prost(int64, tag = "3")]
    pub int64: i64,
    #[proto(4)]
    #[prost(uint32, tag = "4")]
    pub uint32: u32,
    #[proto(5)]
    #[prost(uint64, tag = "5")]
    pub uint64: u64,
    #[proto(6, sint32)]
    #[prost(sint32, tag = "6")]
    pub sint32: i32,
    #[proto(7, sint64)]
    #[prost(sint64, tag = "7")]
    pub sint64: i64,
    #[proto(8, fixed32)]
    #[prost(fixed32, tag = "8")]
    pub fixed32: u32,
    #[proto(9, fixed64)]
    #[prost(fixed64, tag = "9")]
    pub fixed64: u64,
    #[proto(10, sfixed32)]
    #[prost(sfixed32, tag = "10")]
    pub sfixed32: i32,
    #[proto(11, sfixed64)]
    #[prost(sfixed64, tag = "11")]
    pub sfixed64: i64,
    #[proto(12)]
    #[prost(float, tag = "12")]
    pub float: f32,
    #[proto(13)]
    #[prost(double, tag = "13")]
    pub double: f64,
    #[proto(14)]
    #[prost(string, tag = "14")]
    pub string: String,
    #[proto(15)]
    #[prost(bytes = "vec", tag = "15")]
    pub bytes: Vec<u8>,
}

/// Every kind of enumeration, with implicit presence, in a message that keeps no unknown fields.
#[derive(Clone, PartialEq, prost::Message, wireform::Message)]
pub struct Enums {
    #[proto(1)]
    #[prost(enumeration = "Color", tag = "1")]
    pub closed: i32,
    #[proto(2)]
    #[prost(enumeration = "Color", tag = "2")]
    pub open: i32,
    #[proto(3)]
    #[prost(enumeration = "Shade", tag = "3")]
    pub other: i32,
}

/// Every value, with explicit presence.
#[derive(Clone, PartialEq, prost::Message, wireform::Message)]
pub struct Optionals {
    #[proto(1)]
    #[prost(bool, optional, tag = "1")]
    pub bool: Option<bool>,
    #[proto(2)]
    #[prost(int32, optional, tag = "2")]
    pub int32: Option<i32>,
    #[proto(3)]
    #[prost(int64, optional, tag = "3")]
    pub int64: Option<i64>,
    #[proto(4)]
    #[prost(uint32, optional, tag = "4")]
    pub uint32: Option<u32>,
    #[proto(5)]
    #[prost(uint64, optional, tag = "5")]
    pub uint64: Option<u64>,
    #[proto(6, sint32)]
    #[prost(sint32, optional, tag = "6")]
    pub sint32: Option<i32>,
    #[proto(7, sint64)]
    #[prost(sint64, optional, tag = "7")]
    pub sint64: Option<i64>,
    #[proto(8, fixed32)]
    #[prost(fixed32, optional, tag = "8")]
    pub fixed32: Option<u32>,
    #[proto(9, fixed64)]
    #[prost(fixed64, optional, tag = "9")]
    pub fixed64: Option<u64>,
    #[proto(10, sfixed32)]
    #[prost(sfixed32, optional, tag = "10")]
    pub sfixed32: Option<i32>,
    #[proto(11, sfixed64)]
    #[prost(sfixed64, optional, tag = "11")]
    pub sfixed64: Option<i64>,
    #[proto(12)]
    #[prost(float, optional, tag = "12")]
    pub float: Option<f32>,
    #[proto(13)]
    #[prost(double, optional, tag = "13")]
    pub double: Option<f64>,
    #[proto(14)]
    #[prost(string, optional, tag = "14")]
    pub string: Option<String>,
    #[proto(15)]
    #[prost(bytes = "vec", optional, tag = "15")]
    pub bytes: Option<Vec<u8>>,
    #[proto(16)]
    #[prost(enumeration = "Color", optional, tag = "16")]
    pub closed: Option<i32>,
    #[proto(17)]
    #[prost(enumeration = "Color", optional, tag = "17")]
    pub open: Option<i32>,
    #[proto(18)]
    #[prost(enumeration = "Shade", optional, tag = "18")]
    pub other: Option<i32>,
}

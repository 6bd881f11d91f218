//! Lists, packed and expanded.

use crate::{Color, Shade};

/// Every value, repeated, packed where it can be.
#[derive(Clone, PartialEq, prost::Message, wireform::Message)]
pub struct Lists {
    #[proto(1)]
    #[prost(bool, repeated, tag = "1")]
    pub bool: Vec<bool>,
    #[proto(2)]
    #[prost(int32, repeated, tag = "2")]
    pub int32: Vec<i32>,
    #[proto(3)]
    #[prost(int64, repeated, tag = "3")]
    pub int64: Vec<i64>,
    #[proto(4)]
    #[prost(uint32, repeated, tag = "4")]
    pub uint32: Vec<u32>,
    #[proto(5)]
    #[prost(uint64, repeated, tag = "5")]
    pub uint64: Vec<u64>,
    #[proto(6, sint32)]
    #[prost(sint32, repeated, tag = "6")]
    pub sint32: Vec<i32>,
    #[proto(7, sint64)]
    #[prost(sint64, repeated, tag = "7")]
    pub sint64: Vec<i64>,
    #[proto(8, fixed32)]
    #[prost(fixed32, repeated, tag = "8")]
    pub fixed32: Vec<u32>,
    #[proto(9, fixed64)]
    #[prost(fixed64, repeated, tag = "9")]
    pub fixed64: Vec<u64>,
    #[proto(10, sfixed32)]
    #[prost(sfixed32, repeated, tag = "10")]
    pub sfixed32: Vec<i32>,
    #[proto(11, sfixed64)]
    #[prost(sfixed64, repeated, tag = "11")]
    pub sfixed64: Vec<i64>,
    #[proto(12)]
    #[prost(float, repeated, tag = "12")]
    pub float: Vec<f32>,
    #[proto(13)]
    #[prost(double, repeated, tag = "13")]
    pub double: Vec<f64>,
    #[proto(14)]
    #[prost(string, repeated, tag = "14")]
    pub string: Vec<String>,
    #[proto(15)]
    #[prost(bytes = "vec", repeated, tag = "15")]
    pub bytes: Vec<Vec<u8>>,
    #[proto(16)]
    #[prost(enumeration = "Color", repeated, tag = "16")]
    pub closed: Vec<i32>,
    #[proto(17)]
    #[prost(enumeration = "Color", repeated, tag = "17")]
    pub open: Vec<i32>,
    #[proto(18)]
    #[prost(enumeration = "Shade", repeated, tag = "18")]
    pub other: Vec<i32>,
}

/// Every value that could be packed, expanded.
#[derive(Clone, PartialEq, prost::Message, wireform::Message)]
pub struct ExpandedLists {
    #[proto(1, expanded)]
    #[prost(bool, repeated, packed = "false", tag = "1")]
    pub bool: Vec<bool>,
    #[proto(2, expanded)]
    #[prost(int32, repeated, packed = "false", tag = "2")]
    pub int32: Vec<i32>,
    #[proto(3, expanded)]
    #[prost(int64, repeated, packed = "false", tag = "3")]
    pub int64: Vec<i64>,
    #[proto(4, expanded)]
    #[prost(uint32, repeated, packed = "false", tag = "4")]
    pub uint32: Vec<u32>,
    #[proto(5, expanded)]
    #[prost(uint64, repeated, packed = "false", tag = "5")]
    pub uint64: Vec<u64>,
    #[proto(6, sint32, expanded)]
    #[prost(sint32, repeated, packed = "false", tag = "6")]
    pub sint32: Vec<i32>,
    #[proto(7, sint64, expanded)]
    #[prost(sint64, repeated, packed = "false", tag = "7")]
    pub sint64: Vec<i64>,
    #[proto(8, fixed32, expanded)]
    #[prost(fixed32, repeated, packed = "false", tag = "8")]
    pub fixed32: Vec<u32>,
    #[proto(9, fixed64, expanded)]
    #[prost(fixed64, repeated, packed = "false", tag = "9")]
    pub fixed64: Vec<u64>,
    #[proto(10, sfixed32, expanded)]
    #[prost(sfixed32, repeated, packed = "false", tag = "10")]
    pub sfixed32: Vec<i32>,
    #[proto(11, sfixed64, expanded)]
    #[prost(sfixed64, repeated, packed = "false", tag = "11")]
    pub sfixed64: Vec<i64>,
    #[proto(12, expanded)]
    #[prost(float, repeated, packed = "false", tag = "12")]
    pub float: Vec<f32>,
    #[proto(13, expanded)]
    #[prost(double, repeated, packed = "false", tag = "13")]
    pub double: Vec<f64>,
    #[proto(16, expanded)]
    #[prost(enumeration = "Color", repeated, packed = "false", tag = "16")]
    pub closed: Vec<i32>,
    #[proto(17, expanded)]
    #[prost(enumeration = "Color", repeated, packed = "false", tag = "17")]
    pub open: Vec<i32>,
    #[proto(18, expanded)]
    #[prost(enumeration = "Shade", repeated, packed = "false", tag = "18")]
    pub other: Vec<i32>,
}

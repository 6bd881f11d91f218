//! Maps from every key and to every value.

use std::collections::BTreeMap;

use crate::{Color, Leaf, Shade};

/// A map to every value.
#[derive(Clone, PartialEq, prost::Message, wireform::Message)]
pub struct MapValues {
    #[proto(1)]
    #[prost(btree_map = "int32, bool", tag = "1")]
    pub bool: BTreeMap<i32, bool>,
    #[proto(2)]
    #[prost(btree_map = "int32, int32", tag = "2")]
    pub int32: BTreeMap<i32, i32>,
    #[proto(3)]
    #[prost(btree_map = "int32, int64", tag = "3")]
    pub int64: BTreeMap<i32, i64>,
    #[proto(4)]
    #[prost(btree_map = "int32, uint32", tag = "4")]
    pub uint32: BTreeMap<i32, u32>,
    #[proto(5)]
    #[prost(btree_map = "int32, uint64", tag = "5")]
    pub uint64: BTreeMap<i32, u64>,
    #[proto(6, map(int32, sint32))]
    #[prost(btree_map = "int32, sint32", tag = "6")]
    pub sint32: BTreeMap<i32, i32>,
    #[proto(7, map(int32, sint64))]
    #[prost(btree_map = "int32, sint64", tag = "7")]
    pub sint64: BTreeMap<i32, i64>,
    #[proto(8, map(int32, fixed32))]
    #[prost(btree_map = "int32, fixed32", tag = "8")]
    pub fixed32: BTreeMap<i32, u32>,
    #[proto(9, map(int32, fixed64))]
    #[prost(btree_map = "int32, fixed64", tag = "9")]
    pub fixed64: BTreeMap<i32, u64>,
    #[proto(10, map(int32, sfixed32))]
    #[prost(btree_map = "int32, sfixed32", tag = "10")]
    pub sfixed32: BTreeMap<i32, i32>,
    #[proto(11, map(int32, sfixed64))]
    #[prost(btree_map = "int32, sfixed64", tag = "11")]
    pub sfixed64: BTreeMap<i32, i64>,
    #[proto(12)]
    #[prost(btree_map = "int32, float", tag = "12")]
    pub float: BTreeMap<i32, f32>,
    #[proto(13)]
    #[prost(btree_map = "int32, double", tag = "13")]
    pub double: BTreeMap<i32, f64>,
    #[proto(14)]
    #[prost(btree_map = "int32, string", tag = "14")]
    pub string: BTreeMap<i32, String>,
    #[proto(15)]
    #[prost(btree_map = "int32, bytes", tag = "15")]
    pub bytes: BTreeMap<i32, Vec<u8>>,
    #[proto(16)]
    #[prost(btree_map = "int32, enumeration(Color)", tag = "16")]
    pub closed: BTreeMap<i32, i32>,
    #[proto(17)]
    #[prost(btree_map = "int32, enumeration(Color)", tag = "17")]
    pub open: BTreeMap<i32, i32>,
    #[proto(18)]
    #[prost(btree_map = "int32, enumeration(Shade)", tag = "18")]
    pub other: BTreeMap<i32, i32>,
    #[proto(19)]
    #[prost(btree_map = "int32, message", tag = "19")]
    pub message: BTreeMap<i32, Leaf>,
}

/// A map from every key.
#[derive(Clone, PartialEq, prost::Message, wireform::Message)]
pub struct MapKeys {
    #[proto(1)]
    #[prost(btree_map = "bool, uint32", tag = "1")]
    pub bool: BTreeMap<bool, u32>,
    #[proto(2)]
    #[prost(btree_map = "int32, uint32", tag = "2")]
    pub int32: BTreeMap<i32, u32>,
    #[proto(3)]
    #[prost(btree_map = "int64, uint32", tag = "3")]
    pub int64: BTreeMap<i64, u32>,
    #[proto(4)]
    #[prost(btree_map = "uint32, uint32", tag = "4")]
    pub uint32: BTreeMap<u32, u32>,
    #[proto(5)]
    #[prost(btree_map = "uint64, uint32", tag = "5")]
    pub uint64: BTreeMap<u64, u32>,
    #[proto(6, map(sint32, uint32))]
    #[prost(btree_map = "sint32, uint32", tag = "6")]
    pub sint32: BTreeMap<i32, u32>,
    #[proto(7, map(sint64, uint32))]
    #[prost(btree_map = "sint64, uint32", tag = "7")]
    pub sint64: BTreeMap<i64, u32>,
    #[proto(8, map(fixed32, uint32))]
    #[prost(btree_map = "fixed32, uint32", tag = "8")]
    pub fixed32: BTreeMap<u32, u32>,
    #[proto(9, map(fixed64, uint32))]
    #[prost(btree_map = "fixed64, uint32", tag = "9")]
    pub fixed64: BTreeMap<u64, u32>,
    #[proto(10, map(sfixed32, uint32))]
    #[prost(btree_map = "sfixed32, uint32", tag = "10")]
    pub sfixed32: BTreeMap<i32, u32>,
    #[proto(11, map(sfixed64, uint32))]
    #[prost(btree_map = "sfixed64, uint32", tag = "11")]
    pub sfixed64: BTreeMap<i64, u32>,
    #[proto(12)]
    #[prost(btree_map = "string, uint32", tag = "12")]
    pub string: BTreeMap<String, u32>,
}

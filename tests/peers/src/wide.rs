//! A message of many fields, which our decoder reads by number.

use std::collections::BTreeMap;

use crate::{Color, Leaf};

/// So many fields that the decoder goes by number.
#[derive(Clone, PartialEq, prost::Message, wireform::Message)]
pub struct Wide {
    #[proto(1)]
    #[prost(bool, tag = "1")]
    pub a1: bool,
    #[proto(2)]
    #[prost(int32, tag = "2")]
    pub a2: i32,
    #[proto(3)]
    #[prost(int64, tag = "3")]
    pub a3: i64,
    #[proto(4)]
    #[prost(uint32, tag = "4")]
    pub a4: u32,
    #[proto(5)]
    #[prost(uint64, tag = "5")]
    pub a5: u64,
    #[proto(6, sint32)]
    #[prost(sint32, tag = "6")]
    pub a6: i32,
    #[proto(7, sint64)]
    #[prost(sint64, tag = "7")]
    pub a7: i64,
    #[proto(8, fixed32)]
    #[prost(fixed32, tag = "8")]
    pub a8: u32,
    #[proto(9, fixed64)]
    #[prost(fixed64, tag = "9")]
    pub a9: u64,
    #[proto(10)]
    #[prost(float, tag = "10")]
    pub a10: f32,
    #[proto(11)]
    #[prost(double, tag = "11")]
    pub a11: f64,
    #[proto(12)]
    #[prost(string, tag = "12")]
    pub a12: String,
    #[proto(13)]
    #[prost(bytes = "vec", tag = "13")]
    pub a13: Vec<u8>,
    #[proto(14)]
    #[prost(enumeration = "Color", tag = "14")]
    pub a14: i32,
    #[proto(15)]
    #[prost(message, optional, tag = "15")]
    pub a15: Option<Leaf>,
    #[proto(16)]
    #[prost(bool, optional, tag = "16")]
    pub b1: Option<bool>,
    #[proto(17)]
    #[prost(int32, optional, tag = "17")]
    pub b2: Option<i32>,
    #[proto(18)]
    #[prost(int64, optional, tag = "18")]
    pub b3: Option<i64>,
    #[proto(19, sint64)]
    #[prost(sint64, optional, tag = "19")]
    pub b4: Option<i64>,
    #[proto(20, fixed32)]
    #[prost(fixed32, optional, tag = "20")]
    pub b5: Option<u32>,
    #[proto(21)]
    #[prost(double, optional, tag = "21")]
    pub b6: Option<f64>,
    #[proto(22)]
    #[prost(string, optional, tag = "22")]
    pub b7: Option<String>,
    #[proto(23)]
    #[prost(bytes = "vec", optional, tag = "23")]
    pub b8: Option<Vec<u8>>,
    #[proto(24)]
    #[prost(enumeration = "Color", optional, tag = "24")]
    pub b9: Option<i32>,
    #[proto(25)]
    #[prost(message, optional, tag = "25")]
    pub b10: Option<Leaf>,
    #[proto(26)]
    #[prost(message, optional, boxed, tag = "26")]
    pub b11: Option<Box<Leaf>>,
    #[proto(27)]
    #[prost(bool, repeated, tag = "27")]
    pub c1: Vec<bool>,
    #[proto(28)]
    #[prost(int32, repeated, tag = "28")]
    pub c2: Vec<i32>,
    #[proto(29)]
    #[prost(uint64, repeated, tag = "29")]
    pub c3: Vec<u64>,
    #[proto(30, sint32)]
    #[prost(sint32, repeated, tag = "30")]
    pub c4: Vec<i32>,
    #[proto(31, fixed64)]
    #[prost(fixed64, repeated, tag = "31")]
    pub c5: Vec<u64>,
    #[proto(32)]
    #[prost(float, repeated, tag = "32")]
    pub c6: Vec<f32>,
    #[proto(33)]
    #[prost(string, repeated, tag = "33")]
    pub c7: Vec<String>,
    #[proto(34)]
    #[prost(bytes = "vec", repeated, tag = "34")]
    pub c8: Vec<Vec<u8>>,
    #[proto(35)]
    #[prost(enumeration = "Color", repeated, tag = "35")]
    pub c9: Vec<i32>,
    #[proto(36)]
    #[prost(message, repeated, tag = "36")]
    pub c10: Vec<Leaf>,
    #[proto(37, expanded)]
    #[prost(int32, repeated, packed = "false", tag = "37")]
    pub c11: Vec<i32>,
    #[proto(38)]
    #[prost(btree_map = "string, int32", tag = "38")]
    pub d1: BTreeMap<String, i32>,
    #[proto(39)]
    #[prost(btree_map = "int32, message", tag = "39")]
    pub d2: BTreeMap<i32, Leaf>,
    #[proto(oneof)]
    #[prost(oneof = "TextOrLeaf", tags = "40, 41")]
    pub pick: Option<TextOrLeaf>,
    #[proto(1901)]
    #[prost(uint32, optional, tag = "1901")]
    pub e1: Option<u32>,
    #[proto(1902)]
    #[prost(uint32, optional, tag = "1902")]
    pub e2: Option<u32>,
    #[proto(1903)]
    #[prost(uint32, optional, tag = "1903")]
    pub e3: Option<u32>,
    #[proto(1904)]
    #[prost(uint32, optional, tag = "1904")]
    pub e4: Option<u32>,
    #[proto(1905)]
    #[prost(uint32, optional, tag = "1905")]
    pub e5: Option<u32>,
    #[proto(1906)]
    #[prost(uint32, optional, tag = "1906")]
    pub e6: Option<u32>,
    #[proto(1907)]
    #[prost(uint32, optional, tag = "1907")]
    pub e7: Option<u32>,
    #[proto(1908)]
    #[prost(uint32, optional, tag = "1908")]
    pub e8: Option<u32>,
    #[proto(1909)]
    #[prost(uint32, optional, tag = "1909")]
    pub e9: Option<u32>,
    #[proto(1910)]
    #[prost(uint32, optional, tag = "1910")]
    pub e10: Option<u32>,
    #[proto(1911)]
    #[prost(uint32, optional, tag = "1911")]
    pub e11: Option<u32>,
    #[proto(1912)]
    #[prost(uint32, optional, tag = "1912")]
    pub e12: Option<u32>,
    #[proto(1913)]
    #[prost(uint32, optional, tag = "1913")]
    pub e13: Option<u32>,
    #[proto(1914)]
    #[prost(uint32, optional, tag = "1914")]
    pub e14: Option<u32>,
    #[proto(1915)]
    #[prost(uint32, optional, tag = "1915")]
    pub e15: Option<u32>,
    #[proto(1916)]
    #[prost(uint32, optional, tag = "1916")]
    pub e16: Option<u32>,
    #[proto(1917)]
    #[prost(uint32, optional, tag = "1917")]
    pub e17: Option<u32>,
    #[proto(1918)]
    #[prost(uint32, optional, tag = "1918")]
    pub e18: Option<u32>,
    #[proto(1919)]
    #[prost(uint32, optional, tag = "1919")]
    pub e19: Option<u32>,
    #[proto(1920)]
    #[prost(uint32, optional, tag = "1920")]
    pub e20: Option<u32>,
    #[proto(1921)]
    #[prost(uint32, optional, tag = "1921")]
    pub e21: Option<u32>,
    #[proto(1922)]
    #[prost(uint32, optional, tag = "1922")]
    pub e22: Option<u32>,
    #[proto(1923)]
    #[prost(uint32, optional, tag = "1923")]
    pub e23: Option<u32>,
    #[proto(1924)]
    #[prost(uint32, optional, tag = "1924")]
    pub e24: Option<u32>,
    #[proto(2000)]
    #[prost(int32, tag = "2000")]
    pub last: i32,
}

/// The oneof of [`Wide`].
#[derive(Clone, PartialEq, prost::Oneof, wireform::Oneof)]
pub enum TextOrLeaf {
    #[proto(40)]
    #[prost(string, tag = "40")]
    Text(String),
    #[proto(41)]
    #[prost(message, tag = "41")]
    Leaf(Leaf),
}

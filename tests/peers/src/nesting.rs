//! Messages in messages, oneofs, and everything together.

use std::collections::BTreeMap;

use crate::{Color, Enums, ExpandedLists, Leaf, Lists, MapKeys, MapValues, Optionals, Scalars, Shade, Wide};

/// Messages in messages, in every way.
#[derive(Clone, PartialEq, prost::Message, wireform::Message)]
pub struct Nesting {
    #[proto(1)]
    #[prost(message, optional, tag = "1")]
    pub plain: Option<Leaf>,
    #[proto(2)]
    #[prost(message, optional, tag = "2")]
    pub optional: Option<Leaf>,
    #[proto(3)]
    #[prost(message, optional, boxed, tag = "3")]
    pub boxed: Option<Box<Leaf>>,
    #[proto(4)]
    #[prost(message, optional, boxed, tag = "4")]
    pub inner: Option<Box<Nesting>>,
    #[proto(5)]
    #[prost(message, repeated, tag = "5")]
    pub list: Vec<Leaf>,
    #[proto(6)]
    #[prost(btree_map = "string, message", tag = "6")]
    pub map: BTreeMap<String, Leaf>,
    #[proto(7)]
    #[prost(message, repeated, tag = "7")]
    pub boxes: Vec<Nesting>,
}

/// A oneof between two fields.
#[derive(Clone, PartialEq, prost::Message, wireform::Message)]
pub struct Choice {
    #[proto(1)]
    #[prost(int32, tag = "1")]
    pub before: i32,
    #[proto(oneof)]
    #[prost(oneof = "Kind", tags = "2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21")]
    pub kind: Option<Kind>,
    #[proto(30)]
    #[prost(int32, tag = "30")]
    pub after: i32,
}

/// A oneof with a member of every kind.
#[derive(Clone, PartialEq, prost::Oneof, wireform::Oneof)]
pub enum Kind {
    #[proto(2)]
    #[prost(bool, tag = "2")]
    Bool(bool),
    #[proto(3)]
    #[prost(int32, tag = "3")]
    Int32(i32),
    #[proto(4)]
    #[prost(int64, tag = "4")]
    Int64(i64),
    #[proto(5)]
    #[prost(uint32, tag = "5")]
    Uint32(u32),
    #[proto(6)]
    #[prost(uint64, tag = "6")]
    Uint64(u64),
    #[proto(7, sint32)]
    #[prost(sint32, tag = "7")]
    Sint32(i32),
    #[proto(8, sint64)]
    #[prost(sint64, tag = "8")]
    Sint64(i64),
    #[proto(9, fixed32)]
    #[prost(fixed32, tag = "9")]
    Fixed32(u32),
    #[proto(10, fixed64)]
    #[prost(fixed64, tag = "10")]
    Fixed64(u64),
    #[proto(11, sfixed32)]
    #[prost(sfixed32, tag = "11")]
    Sfixed32(i32),
    #[proto(12, sfixed64)]
    #[prost(sfixed64, tag = "12")]
    Sfixed64(i64),
    #[proto(13)]
    #[prost(float, tag = "13")]
    Float(f32),
    #[proto(14)]
    #[prost(double, tag = "14")]
    Double(f64),
    #[proto(15)]
    #[prost(string, tag = "15")]
    String(String),
    #[proto(16)]
    #[prost(bytes = "vec", tag = "16")]
    Bytes(Vec<u8>),
    #[proto(17)]
    #[prost(enumeration = "Color", tag = "17")]
    Closed(i32),
    #[proto(18)]
    #[prost(enumeration = "Color", tag = "18")]
    Open(i32),
    #[proto(19)]
    #[prost(enumeration = "Shade", tag = "19")]
    Other(i32),
    #[proto(20)]
    #[prost(message, tag = "20")]
    Leaf(Leaf),
    #[proto(21)]
    #[prost(message, boxed, tag = "21")]
    Again(Box<Choice>),
}

/// A closed enumeration in every position, in a message that keeps unknown fields.
#[derive(Clone, PartialEq, prost::Message, wireform::Message)]
pub struct Keeping {
    #[proto(1)]
    #[prost(enumeration = "Color", tag = "1")]
    pub implicit: i32,
    #[proto(2)]
    #[prost(enumeration = "Color", optional, tag = "2")]
    pub optional: Option<i32>,
    #[proto(3)]
    #[prost(enumeration = "Color", repeated, tag = "3")]
    pub packed: Vec<i32>,
    #[proto(4, expanded)]
    #[prost(enumeration = "Color", repeated, packed = "false", tag = "4")]
    pub expanded: Vec<i32>,
    #[proto(5)]
    #[prost(btree_map = "string, enumeration(Color)", tag = "5")]
    pub map: BTreeMap<String, i32>,
    #[proto(oneof)]
    #[prost(oneof = "ColorOrText", tags = "6, 7")]
    pub pick: Option<ColorOrText>,
}

/// The oneof of [`Keeping`].
#[derive(Clone, PartialEq, prost::Oneof, wireform::Oneof)]
pub enum ColorOrText {
    #[proto(6)]
    #[prost(enumeration = "Color", tag = "6")]
    Color(i32),
    #[proto(7)]
    #[prost(string, tag = "7")]
    Text(String),
}

/// All rows, itself in every way, and unknown fields.
#[derive(Clone, PartialEq, prost::Message, wireform::Message)]
pub struct Everything {
    #[proto(1)]
    #[prost(message, optional, tag = "1")]
    pub scalars: Option<Scalars>,
    #[proto(2)]
    #[prost(message, optional, tag = "2")]
    pub enums: Option<Enums>,
    #[proto(3)]
    #[prost(message, optional, tag = "3")]
    pub optionals: Option<Optionals>,
    #[proto(4)]
    #[prost(message, optional, tag = "4")]
    pub lists: Option<Lists>,
    #[proto(5)]
    #[prost(message, optional, boxed, tag = "5")]
    pub expanded: Option<Box<ExpandedLists>>,
    #[proto(6)]
    #[prost(message, optional, tag = "6")]
    pub map_values: Option<MapValues>,
    #[proto(7)]
    #[prost(message, optional, boxed, tag = "7")]
    pub map_keys: Option<Box<MapKeys>>,
    #[proto(8)]
    #[prost(message, optional, tag = "8")]
    pub nesting: Option<Nesting>,
    #[proto(9)]
    #[prost(message, optional, tag = "9")]
    pub choice: Option<Choice>,
    #[proto(10)]
    #[prost(message, optional, boxed, tag = "10")]
    pub wide: Option<Box<Wide>>,
    #[proto(11)]
    #[prost(message, optional, boxed, tag = "11")]
    pub inner: Option<Box<Everything>>,
    #[proto(12)]
    #[prost(message, repeated, tag = "12")]
    pub list: Vec<Everything>,
    #[proto(13)]
    #[prost(btree_map = "string, message", tag = "13")]
    pub map: BTreeMap<String, Everything>,
    #[proto(oneof)]
    #[prost(oneof = "Pick", tags = "14, 15, 16")]
    pub pick: Option<Pick>,
    #[proto(17)]
    #[prost(message, optional, tag = "17")]
    pub keeping: Option<Keeping>,
    #[proto(100_000, sint32)]
    #[prost(sint32, tag = "100000")]
    pub three_byte_tag: i32,
    #[proto(536_870_911)]
    #[prost(bool, tag = "536870911")]
    pub last_number: bool,
}

/// The oneof of [`Everything`].
#[derive(Clone, PartialEq, prost::Oneof, wireform::Oneof)]
pub enum Pick {
    #[proto(14, sint64)]
    #[prost(sint64, tag = "14")]
    Number(i64),
    #[proto(15)]
    #[prost(string, tag = "15")]
    Text(String),
    #[proto(16)]
    #[prost(message, boxed, tag = "16")]
    Everything(Box<Everything>),
}

//! Messages that together have every shape.

use std::collections::{BTreeMap, HashMap};

use wireform::{Enumeration, Message, Oneof, Open, UnknownFields};

#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
pub(crate) enum Colour {
    Red = 0,
    Green = 1,
    DarkBlue = -7,
}

#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
pub(crate) enum Size {
    #[proto(0)]
    Small,
    #[proto(5)]
    Large,
    #[proto(other)]
    Other(i32),
}

#[derive(Message, Clone, Debug, PartialEq)]
pub(crate) struct Scalars {
    #[proto(1)]
    pub(crate) flag: bool,
    #[proto(2)]
    pub(crate) small_int: i32,
    #[proto(3)]
    pub(crate) big_int: i64,
    #[proto(4)]
    pub(crate) small_unsigned: u32,
    #[proto(5)]
    pub(crate) big_unsigned: u64,
    #[proto(6, sint32)]
    pub(crate) zigzag: i32,
    #[proto(7, sint64)]
    pub(crate) big_zigzag: i64,
    #[proto(8, fixed32)]
    pub(crate) fixed: u32,
    #[proto(9, fixed64)]
    pub(crate) big_fixed: u64,
    #[proto(10, sfixed32)]
    pub(crate) signed_fixed: i32,
    #[proto(11, sfixed64)]
    pub(crate) big_signed_fixed: i64,
    #[proto(12)]
    pub(crate) single: f32,
    #[proto(13)]
    pub(crate) double: f64,
    #[proto(14)]
    pub(crate) text: String,
    #[proto(15)]
    pub(crate) data: Vec<u8>,
    #[proto(16)]
    pub(crate) colour: Colour,
    #[proto(17)]
    pub(crate) size: Size,
    #[proto(18)]
    pub(crate) open: Open<Colour>,
}

#[derive(Message, Clone, Debug, PartialEq)]
pub(crate) struct Optional {
    #[proto(1)]
    pub(crate) flag: Option<bool>,
    #[proto(2, sint64)]
    pub(crate) number: Option<i64>,
    #[proto(3)]
    pub(crate) single: Option<f32>,
    #[proto(4)]
    pub(crate) text: Option<String>,
    #[proto(5)]
    pub(crate) data: Option<Vec<u8>>,
    #[proto(6)]
    pub(crate) colour: Option<Colour>,
    #[proto(7)]
    pub(crate) size: Option<Size>,
    #[proto(8)]
    pub(crate) inner: Option<Inner>,
    #[proto(9)]
    pub(crate) boxed: Option<Box<Optional>>,
}

#[derive(Message, Clone, Debug, PartialEq)]
pub(crate) struct Inner {
    #[proto(1)]
    pub(crate) x: i32,
    #[proto(2)]
    pub(crate) name: String,
}

#[derive(Message, Clone, Debug, PartialEq)]
pub(crate) struct Lists {
    #[proto(1)]
    pub(crate) flags: Vec<bool>,
    #[proto(2)]
    pub(crate) numbers: Vec<i64>,
    #[proto(3, sint32, expanded)]
    pub(crate) deltas: Vec<i32>,
    #[proto(4, fixed64)]
    pub(crate) fixed: Vec<u64>,
    #[proto(5)]
    pub(crate) doubles: Vec<f64>,
    #[proto(6)]
    pub(crate) singles: Vec<f32>,
    #[proto(7)]
    pub(crate) texts: Vec<String>,
    #[proto(8)]
    pub(crate) blobs: Vec<Vec<u8>>,
    #[proto(9)]
    pub(crate) colours: Vec<Colour>,
    #[proto(10)]
    pub(crate) sizes: Vec<Size>,
    #[proto(11)]
    pub(crate) inners: Vec<Inner>,
    #[proto(12)]
    #[allow(clippy::vec_box, reason = "that boxes travel is what is tested")]
    pub(crate) boxes: Vec<Box<Inner>>,
}

#[derive(Message, Clone, Debug, PartialEq)]
pub(crate) struct Maps {
    #[proto(1)]
    pub(crate) by_name: BTreeMap<String, i32>,
    #[proto(2)]
    pub(crate) by_number: BTreeMap<i64, String>,
    #[proto(3)]
    pub(crate) by_flag: BTreeMap<bool, f64>,
    #[proto(4, map(sint32, fixed64))]
    pub(crate) encoded: BTreeMap<i32, u64>,
    #[proto(5)]
    pub(crate) inners: BTreeMap<u32, Inner>,
    #[proto(6)]
    pub(crate) colours: BTreeMap<String, Colour>,
    #[proto(7)]
    pub(crate) blobs: BTreeMap<u64, Vec<u8>>,
    #[proto(8)]
    pub(crate) hashed: HashMap<String, String>,
    #[proto(9)]
    pub(crate) nested: BTreeMap<String, Maps>,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
pub(crate) enum Choice {
    #[proto(2)]
    Number(i32),
    #[proto(3)]
    Text(String),
    #[proto(4)]
    Inner(Inner),
    #[proto(5)]
    Colour(Colour),
    #[proto(6)]
    Double(f64),
    #[proto(7, sint64)]
    Zigzag(i64),
    #[proto(8)]
    Data(Vec<u8>),
}

#[derive(Oneof, Clone, Debug, PartialEq)]
pub(crate) enum Other {
    #[proto(20)]
    First(bool),
    #[proto(21)]
    Second(Box<Choices>),
}

#[derive(Message, Clone, Debug, PartialEq)]
pub(crate) struct Choices {
    #[proto(1)]
    pub(crate) before: i32,
    #[proto(oneof)]
    pub(crate) choice: Option<Choice>,
    #[proto(9)]
    pub(crate) after: i32,
    #[proto(oneof)]
    pub(crate) other: Option<Other>,
}

#[derive(Message, Clone, Debug, PartialEq)]
pub(crate) struct Tree {
    #[proto(1)]
    pub(crate) value: i32,
    #[proto(2)]
    pub(crate) kids: Vec<Tree>,
    #[proto(3)]
    pub(crate) left: Option<Box<Tree>>,
    #[proto(4)]
    pub(crate) inner: Inner,
    #[proto(5)]
    pub(crate) named: BTreeMap<String, Tree>,
    #[proto(unknown)]
    pub(crate) rest: UnknownFields,
}

#[derive(Message, Clone, Debug, PartialEq)]
pub(crate) struct Named {
    #[proto(1, xml = "renamed")]
    pub(crate) first_field: i32,
    #[proto(2, json = "theOther")]
    pub(crate) second_field: i32,
    #[proto(3, name = "thirdName")]
    pub(crate) third_field: i32,
    #[proto(4)]
    pub(crate) xml_data: String,
    #[proto(5)]
    pub(crate) xml: String,
    #[proto(6, xml = "größe")]
    pub(crate) sized: u32,
    #[proto(7, xml = "entry")]
    pub(crate) entry: Vec<String>,
    #[proto(8, xml = "key-value.x")]
    pub(crate) key: Option<bool>,
}

/// A message that keeps no unknown fields and one field of which takes their name.
#[derive(Message, Clone, Debug, PartialEq)]
pub(crate) struct Clash {
    #[proto(1, xml = "unknown-field")]
    pub(crate) taken: i32,
    #[proto(unknown)]
    pub(crate) rest: UnknownFields,
}

/// More fields than fit one word of seen bits.
#[derive(Message, Clone, Debug, PartialEq)]
#[rustfmt::skip]
pub(crate) struct Wide {
    #[proto(1)] pub(crate) f1: i32, #[proto(2)] pub(crate) f2: i32, #[proto(3)] pub(crate) f3: i32, #[proto(4)] pub(crate) f4: i32,
    #[proto(5)] pub(crate) f5: i32, #[proto(6)] pub(crate) f6: i32, #[proto(7)] pub(crate) f7: i32, #[proto(8)] pub(crate) f8: i32,
    #[proto(9)] pub(crate) f9: i32, #[proto(10)] pub(crate) f10: i32, #[proto(11)] pub(crate) f11: i32, #[proto(12)] pub(crate) f12: i32,
    #[proto(13)] pub(crate) f13: i32, #[proto(14)] pub(crate) f14: i32, #[proto(15)] pub(crate) f15: i32, #[proto(16)] pub(crate) f16: i32,
    #[proto(17)] pub(crate) f17: i32, #[proto(18)] pub(crate) f18: i32, #[proto(19)] pub(crate) f19: i32, #[proto(20)] pub(crate) f20: i32,
    #[proto(21)] pub(crate) f21: i32, #[proto(22)] pub(crate) f22: i32, #[proto(23)] pub(crate) f23: i32, #[proto(24)] pub(crate) f24: i32,
    #[proto(25)] pub(crate) f25: i32, #[proto(26)] pub(crate) f26: i32, #[proto(27)] pub(crate) f27: i32, #[proto(28)] pub(crate) f28: i32,
    #[proto(29)] pub(crate) f29: i32, #[proto(30)] pub(crate) f30: i32, #[proto(31)] pub(crate) f31: i32, #[proto(32)] pub(crate) f32: i32,
    #[proto(33)] pub(crate) f33: i32, #[proto(34)] pub(crate) f34: i32, #[proto(35)] pub(crate) f35: i32, #[proto(36)] pub(crate) f36: i32,
    #[proto(37)] pub(crate) f37: i32, #[proto(38)] pub(crate) f38: i32, #[proto(39)] pub(crate) f39: i32, #[proto(40)] pub(crate) f40: i32,
    #[proto(41)] pub(crate) f41: i32, #[proto(42)] pub(crate) f42: i32, #[proto(43)] pub(crate) f43: i32, #[proto(44)] pub(crate) f44: i32,
    #[proto(45)] pub(crate) f45: i32, #[proto(46)] pub(crate) f46: i32, #[proto(47)] pub(crate) f47: i32, #[proto(48)] pub(crate) f48: i32,
    #[proto(49)] pub(crate) f49: i32, #[proto(50)] pub(crate) f50: i32, #[proto(51)] pub(crate) f51: i32, #[proto(52)] pub(crate) f52: i32,
    #[proto(53)] pub(crate) f53: i32, #[proto(54)] pub(crate) f54: i32, #[proto(55)] pub(crate) f55: i32, #[proto(56)] pub(crate) f56: i32,
    #[proto(57)] pub(crate) f57: i32, #[proto(58)] pub(crate) f58: i32, #[proto(59)] pub(crate) f59: i32, #[proto(60)] pub(crate) f60: i32,
    #[proto(61)] pub(crate) f61: i32, #[proto(62)] pub(crate) f62: i32, #[proto(63)] pub(crate) f63: i32, #[proto(64)] pub(crate) f64: i32,
    #[proto(65)] pub(crate) f65: i32, #[proto(66)] pub(crate) f66: i32, #[proto(67)] pub(crate) f67: i32, #[proto(68)] pub(crate) f68: i32,
}

/// Returns the empty message.
pub(crate) fn empty<M: Message>() -> M {
    M::decode(&[][..]).unwrap()
}

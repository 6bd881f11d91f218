//! Messages of this test.

use std::collections::{BTreeMap, HashMap};

use wireform::{Enumeration, Message, Oneof, Open, UnknownFields};
pub(crate) use wireform_test_support::empty;

#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
pub(crate) enum Colour {
    Red = 0,
    Green = 1,
    DarkBlue = -7,
}

#[derive(Message, Clone, Debug, PartialEq)]
pub(crate) struct Scalars {
    #[proto(1)]
    pub(crate) flag: bool,
    #[proto(2)]
    pub(crate) int32: i32,
    #[proto(3)]
    pub(crate) int64: i64,
    #[proto(4)]
    pub(crate) uint32: u32,
    #[proto(5)]
    pub(crate) uint64: u64,
    #[proto(6)]
    pub(crate) float: f32,
    #[proto(7)]
    pub(crate) double: f64,
    #[proto(8)]
    pub(crate) text: String,
    #[proto(9)]
    pub(crate) data: Vec<u8>,
    #[proto(10)]
    pub(crate) colour: Colour,
    #[proto(11)]
    pub(crate) open: Open<Colour>,
}

#[derive(Message, Clone, Debug, PartialEq)]
pub(crate) struct Inner {
    #[proto(1)]
    pub(crate) number: i32,
    #[proto(2)]
    pub(crate) text: String,
}

impl Inner {
    pub(crate) fn of(number: i32) -> Self {
        Self { number, text: String::new() }
    }
}

/// All shapes, with names that are reserved.
#[derive(Message, Clone, Debug, PartialEq)]
#[proto(reserved(50, "old_name", "Older"))]
pub(crate) struct Tree {
    #[proto(1)]
    pub(crate) value: i32,
    #[proto(2)]
    pub(crate) maybe: Option<u32>,
    #[proto(3)]
    pub(crate) inner: Option<Inner>,
    #[proto(4)]
    pub(crate) kids: Vec<Tree>,
    #[proto(5)]
    pub(crate) numbers: Vec<i32>,
    #[proto(6)]
    pub(crate) names: Vec<String>,
    #[proto(7)]
    pub(crate) colours: Vec<Colour>,
    #[proto(8)]
    pub(crate) by_name: BTreeMap<String, i32>,
    #[proto(9)]
    pub(crate) by_number: HashMap<i64, Inner>,
    #[proto(oneof)]
    pub(crate) choice: Option<Choice>,
    #[proto(12)]
    pub(crate) last: bool,
    #[proto(unknown)]
    pub(crate) rest: UnknownFields,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
pub(crate) enum Choice {
    #[proto(10)]
    FirstOne(String),
    #[proto(11)]
    Other(Inner),
}

//! Messages with a field for every row of the type table.

use std::collections::{BTreeMap, HashMap};

use wireform::{Enumeration, Message, Oneof, Open, UnknownFields};

#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
pub(crate) enum Phone {
    Unknown = 0,
    Mobile = 1,
    Landline = -2,
}

#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
pub(crate) enum Colour {
    #[proto(0)]
    Red,
    #[proto(1)]
    Green,
    #[proto(other)]
    Other(i32),
}

#[derive(Message, Clone, Debug, PartialEq)]
pub(crate) struct Inner {
    #[proto(1)]
    pub(crate) zip_code: i32,
    #[proto(2)]
    pub(crate) street: String,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
pub(crate) enum Contact {
    #[proto(50)]
    EmailAddress(String),
    #[proto(51)]
    Number(u64),
    #[proto(52)]
    Place(Inner),
    #[proto(53)]
    Kind(Phone),
}

/// A field for every row.
#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "tests")]
pub(crate) struct Rows {
    #[proto(1)]
    pub(crate) a_bool: bool,
    #[proto(2)]
    pub(crate) int32: i32,
    #[proto(3)]
    pub(crate) int64: i64,
    #[proto(4)]
    pub(crate) uint32: u32,
    #[proto(5)]
    pub(crate) uint64: u64,
    #[proto(6, sint32)]
    pub(crate) sint32: i32,
    #[proto(7, sint64)]
    pub(crate) sint64: i64,
    #[proto(8, fixed32)]
    pub(crate) fixed32: u32,
    #[proto(9, fixed64)]
    pub(crate) fixed64: u64,
    #[proto(10, sfixed32)]
    pub(crate) sfixed32: i32,
    #[proto(11, sfixed64)]
    pub(crate) sfixed64: i64,
    #[proto(12)]
    pub(crate) float: f32,
    #[proto(13)]
    pub(crate) double: f64,
    #[proto(14)]
    pub(crate) string: String,
    #[proto(15)]
    pub(crate) bytes: Vec<u8>,
    #[proto(16)]
    pub(crate) closed: Phone,
    #[proto(17)]
    pub(crate) open: Open<Phone>,
    #[proto(18)]
    pub(crate) colour: Colour,
    #[proto(19)]
    pub(crate) inner: Inner,
    #[proto(20)]
    pub(crate) maybe_int: Option<i32>,
    #[proto(21)]
    pub(crate) maybe_string: Option<String>,
    #[proto(22)]
    pub(crate) maybe_inner: Option<Inner>,
    #[proto(23)]
    pub(crate) boxed: Option<Box<Rows>>,
    #[proto(24)]
    pub(crate) bools: Vec<bool>,
    #[proto(25)]
    pub(crate) int64s: Vec<i64>,
    #[proto(26, sint32, expanded)]
    pub(crate) sint32s: Vec<i32>,
    #[proto(27)]
    pub(crate) floats: Vec<f32>,
    #[proto(28)]
    pub(crate) doubles: Vec<f64>,
    #[proto(29)]
    pub(crate) strings: Vec<String>,
    #[proto(30)]
    pub(crate) blobs: Vec<Vec<u8>>,
    #[proto(31)]
    pub(crate) phones: Vec<Phone>,
    #[proto(32)]
    pub(crate) inners: Vec<Inner>,
    #[proto(33)]
    pub(crate) by_name: BTreeMap<String, i32>,
    #[proto(34)]
    pub(crate) by_int32: HashMap<i32, String>,
    #[proto(35, map(sfixed64, fixed32))]
    pub(crate) by_int64: BTreeMap<i64, u32>,
    #[proto(36)]
    pub(crate) by_uint64: BTreeMap<u64, f64>,
    #[proto(37)]
    pub(crate) by_bool: BTreeMap<bool, Inner>,
    #[proto(38)]
    pub(crate) phone_of: BTreeMap<String, Phone>,
    #[proto(39)]
    pub(crate) blob_of: BTreeMap<u32, Vec<u8>>,
    #[proto(oneof)]
    pub(crate) contact: Option<Contact>,
    #[proto(skip)]
    pub(crate) skipped: u8,
    #[proto(unknown)]
    pub(crate) rest: UnknownFields,
}

impl Rows {
    /// The empty message.
    pub(crate) fn empty() -> Self {
        <Self as wireform::Decode>::empty()
    }
}

/// A message that contains itself in every way.
#[derive(Message, Clone, Debug, PartialEq)]
pub(crate) struct Tree {
    #[proto(1)]
    pub(crate) kid: Option<Box<Tree>>,
    #[proto(2)]
    pub(crate) kids: Vec<Tree>,
    #[proto(3)]
    pub(crate) by_name: BTreeMap<String, Tree>,
}

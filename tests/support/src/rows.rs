//! A message for each row of the type table, and [`Everything`].
//!
//! Fields are named after their encoding. `tests/vectors/rows.proto` has the same messages for Google's runtime.

#![allow(missing_docs, reason = "a field is named after what it holds")]

use std::{
    collections::{BTreeMap, HashMap},
    hash::{BuildHasherDefault, Hasher},
};

use wireform::{Enumeration, Message, Oneof, Open, UnknownFields};

pub use crate::kinds::{BoxedKinds, Own, OwnedKinds, Presence, SharedKinds};

/// The record of the classic comparison: 33 bytes.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Person {
    #[proto(1)]
    pub user_name: String,
    #[proto(2)]
    pub favourite_number: i32,
    #[proto(3)]
    pub interests: Vec<String>,
}

impl Person {
    /// Returns the record itself.
    #[must_use]
    pub fn martin() -> Self {
        Self {
            user_name: "Martin".into(),
            favourite_number: 1337,
            interests: vec!["daydreaming".into(), "hacking".into()],
        }
    }
}

/// A closed enumeration.
#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
pub enum Color {
    Red = 0,
    Green = 1,
    Blue = 300,
    Infrared = -1,
}

/// An open enumeration.
#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
pub enum Shade {
    #[proto(0)]
    Light,
    #[proto(1)]
    Dark,
    #[proto(other)]
    Other(i32),
}

/// A small message to nest.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Leaf {
    #[proto(1)]
    pub number: i32,
    #[proto(2)]
    pub text: String,
    #[proto(3)]
    pub values: Vec<u32>,
}

impl Leaf {
    /// Returns the leaf that the vectors nest.
    #[must_use]
    pub fn sample() -> Self {
        Self { number: 1, text: "a".into(), values: vec![2, 300] }
    }
}

/// Every scalar, with implicit presence.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Scalars {
    #[proto(1)]
    pub bool: bool,
    #[proto(2)]
    pub int32: i32,
    #[proto(3)]
    pub int64: i64,
    #[proto(4)]
    pub uint32: u32,
    #[proto(5)]
    pub uint64: u64,
    #[proto(6, sint32)]
    pub sint32: i32,
    #[proto(7, sint64)]
    pub sint64: i64,
    #[proto(8, fixed32)]
    pub fixed32: u32,
    #[proto(9, fixed64)]
    pub fixed64: u64,
    #[proto(10, sfixed32)]
    pub sfixed32: i32,
    #[proto(11, sfixed64)]
    pub sfixed64: i64,
    #[proto(12)]
    pub float: f32,
    #[proto(13)]
    pub double: f64,
    #[proto(14)]
    pub string: String,
    #[proto(15)]
    pub bytes: Vec<u8>,
}

/// Every kind of enumeration, with implicit presence, in a message that keeps no unknown fields.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Enums {
    #[proto(1)]
    pub closed: Color,
    #[proto(2)]
    pub open: Open<Color>,
    #[proto(3)]
    pub other: Shade,
}

/// Every value, with explicit presence.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Optionals {
    #[proto(1)]
    pub bool: Option<bool>,
    #[proto(2)]
    pub int32: Option<i32>,
    #[proto(3)]
    pub int64: Option<i64>,
    #[proto(4)]
    pub uint32: Option<u32>,
    #[proto(5)]
    pub uint64: Option<u64>,
    #[proto(6, sint32)]
    pub sint32: Option<i32>,
    #[proto(7, sint64)]
    pub sint64: Option<i64>,
    #[proto(8, fixed32)]
    pub fixed32: Option<u32>,
    #[proto(9, fixed64)]
    pub fixed64: Option<u64>,
    #[proto(10, sfixed32)]
    pub sfixed32: Option<i32>,
    #[proto(11, sfixed64)]
    pub sfixed64: Option<i64>,
    #[proto(12)]
    pub float: Option<f32>,
    #[proto(13)]
    pub double: Option<f64>,
    #[proto(14)]
    pub string: Option<String>,
    #[proto(15)]
    pub bytes: Option<Vec<u8>>,
    #[proto(16)]
    pub closed: Option<Color>,
    #[proto(17)]
    pub open: Option<Open<Color>>,
    #[proto(18)]
    pub other: Option<Shade>,
}

/// Every value, repeated, packed where it can be.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Lists {
    #[proto(1)]
    pub bool: Vec<bool>,
    #[proto(2)]
    pub int32: Vec<i32>,
    #[proto(3)]
    pub int64: Vec<i64>,
    #[proto(4)]
    pub uint32: Vec<u32>,
    #[proto(5)]
    pub uint64: Vec<u64>,
    #[proto(6, sint32)]
    pub sint32: Vec<i32>,
    #[proto(7, sint64)]
    pub sint64: Vec<i64>,
    #[proto(8, fixed32)]
    pub fixed32: Vec<u32>,
    #[proto(9, fixed64)]
    pub fixed64: Vec<u64>,
    #[proto(10, sfixed32)]
    pub sfixed32: Vec<i32>,
    #[proto(11, sfixed64)]
    pub sfixed64: Vec<i64>,
    #[proto(12)]
    pub float: Vec<f32>,
    #[proto(13)]
    pub double: Vec<f64>,
    #[proto(14)]
    pub string: Vec<String>,
    #[proto(15)]
    pub bytes: Vec<Vec<u8>>,
    #[proto(16)]
    pub closed: Vec<Color>,
    #[proto(17)]
    pub open: Vec<Open<Color>>,
    #[proto(18)]
    pub other: Vec<Shade>,
}

/// Every value that could be packed, expanded.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct ExpandedLists {
    #[proto(1, expanded)]
    pub bool: Vec<bool>,
    #[proto(2, expanded)]
    pub int32: Vec<i32>,
    #[proto(3, expanded)]
    pub int64: Vec<i64>,
    #[proto(4, expanded)]
    pub uint32: Vec<u32>,
    #[proto(5, expanded)]
    pub uint64: Vec<u64>,
    #[proto(6, sint32, expanded)]
    pub sint32: Vec<i32>,
    #[proto(7, sint64, expanded)]
    pub sint64: Vec<i64>,
    #[proto(8, fixed32, expanded)]
    pub fixed32: Vec<u32>,
    #[proto(9, fixed64, expanded)]
    pub fixed64: Vec<u64>,
    #[proto(10, sfixed32, expanded)]
    pub sfixed32: Vec<i32>,
    #[proto(11, sfixed64, expanded)]
    pub sfixed64: Vec<i64>,
    #[proto(12, expanded)]
    pub float: Vec<f32>,
    #[proto(13, expanded)]
    pub double: Vec<f64>,
    #[proto(16, expanded)]
    pub closed: Vec<Color>,
    #[proto(17, expanded)]
    pub open: Vec<Open<Color>>,
    #[proto(18, expanded)]
    pub other: Vec<Shade>,
}

/// A map to every value.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct MapValues {
    #[proto(1)]
    pub bool: BTreeMap<i32, bool>,
    #[proto(2)]
    pub int32: BTreeMap<i32, i32>,
    #[proto(3)]
    pub int64: BTreeMap<i32, i64>,
    #[proto(4)]
    pub uint32: BTreeMap<i32, u32>,
    #[proto(5)]
    pub uint64: BTreeMap<i32, u64>,
    #[proto(6, map(int32, sint32))]
    pub sint32: BTreeMap<i32, i32>,
    #[proto(7, map(int32, sint64))]
    pub sint64: BTreeMap<i32, i64>,
    #[proto(8, map(int32, fixed32))]
    pub fixed32: BTreeMap<i32, u32>,
    #[proto(9, map(int32, fixed64))]
    pub fixed64: BTreeMap<i32, u64>,
    #[proto(10, map(int32, sfixed32))]
    pub sfixed32: BTreeMap<i32, i32>,
    #[proto(11, map(int32, sfixed64))]
    pub sfixed64: BTreeMap<i32, i64>,
    #[proto(12)]
    pub float: BTreeMap<i32, f32>,
    #[proto(13)]
    pub double: BTreeMap<i32, f64>,
    #[proto(14)]
    pub string: BTreeMap<i32, String>,
    #[proto(15)]
    pub bytes: BTreeMap<i32, Vec<u8>>,
    #[proto(16)]
    pub closed: BTreeMap<i32, Color>,
    #[proto(17)]
    pub open: BTreeMap<i32, Open<Color>>,
    #[proto(18)]
    pub other: BTreeMap<i32, Shade>,
    #[proto(19)]
    pub message: BTreeMap<i32, Leaf>,
}

/// A map from every key.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct MapKeys {
    #[proto(1)]
    pub bool: BTreeMap<bool, u32>,
    #[proto(2)]
    pub int32: BTreeMap<i32, u32>,
    #[proto(3)]
    pub int64: BTreeMap<i64, u32>,
    #[proto(4)]
    pub uint32: BTreeMap<u32, u32>,
    #[proto(5)]
    pub uint64: BTreeMap<u64, u32>,
    #[proto(6, map(sint32, uint32))]
    pub sint32: BTreeMap<i32, u32>,
    #[proto(7, map(sint64, uint32))]
    pub sint64: BTreeMap<i64, u32>,
    #[proto(8, map(fixed32, uint32))]
    pub fixed32: BTreeMap<u32, u32>,
    #[proto(9, map(fixed64, uint32))]
    pub fixed64: BTreeMap<u64, u32>,
    #[proto(10, map(sfixed32, uint32))]
    pub sfixed32: BTreeMap<i32, u32>,
    #[proto(11, map(sfixed64, uint32))]
    pub sfixed64: BTreeMap<i64, u32>,
    #[proto(12)]
    pub string: BTreeMap<String, u32>,
}

/// Hash maps. They are no part of [`Everything`], whose bytes and whose `Debug` are to be the same each time.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Hashed {
    #[proto(1, map(string, sint64))]
    pub text: HashMap<String, i64>,
    #[proto(2, map(fixed32, uint32))]
    pub own_hasher: HashMap<u32, u32, BuildHasherDefault<OwnHasher>>,
    #[proto(3)]
    pub message: HashMap<bool, Leaf>,
}

/// A user's own hasher.
#[derive(Clone, Copy, Debug, Default)]
pub struct OwnHasher(u64);

impl Hasher for OwnHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.wrapping_mul(31).wrapping_add(u64::from(*byte));
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Messages in messages, in every way.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Nesting {
    #[proto(1)]
    pub plain: Leaf,
    #[proto(2)]
    pub optional: Option<Leaf>,
    #[proto(3)]
    pub boxed: Box<Leaf>,
    #[proto(4)]
    pub inner: Option<Box<Nesting>>,
    #[proto(5)]
    pub list: Vec<Leaf>,
    #[proto(6)]
    pub map: BTreeMap<String, Leaf>,
    #[proto(7)]
    pub boxes: Vec<Box<Nesting>>,
}

/// A oneof between two fields.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Choice {
    #[proto(1)]
    pub before: i32,
    #[proto(oneof)]
    pub kind: Option<Kind>,
    #[proto(30)]
    pub after: i32,
}

/// A oneof with a member of every kind.
#[derive(Oneof, Clone, Debug, PartialEq)]
pub enum Kind {
    #[proto(2)]
    Bool(bool),
    #[proto(3)]
    Int32(i32),
    #[proto(4)]
    Int64(i64),
    #[proto(5)]
    Uint32(u32),
    #[proto(6)]
    Uint64(u64),
    #[proto(7, sint32)]
    Sint32(i32),
    #[proto(8, sint64)]
    Sint64(i64),
    #[proto(9, fixed32)]
    Fixed32(u32),
    #[proto(10, fixed64)]
    Fixed64(u64),
    #[proto(11, sfixed32)]
    Sfixed32(i32),
    #[proto(12, sfixed64)]
    Sfixed64(i64),
    #[proto(13)]
    Float(f32),
    #[proto(14)]
    Double(f64),
    #[proto(15)]
    String(String),
    #[proto(16)]
    Bytes(Vec<u8>),
    #[proto(17)]
    Closed(Color),
    #[proto(18)]
    Open(Open<Color>),
    #[proto(19)]
    Other(Shade),
    #[proto(20)]
    Leaf(Leaf),
    #[proto(21)]
    Again(Box<Choice>),
}

/// A closed enumeration in every position, in a message that keeps unknown fields.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Keeping {
    #[proto(1)]
    pub implicit: Color,
    #[proto(2)]
    pub optional: Option<Color>,
    #[proto(3)]
    pub packed: Vec<Color>,
    #[proto(4, expanded)]
    pub expanded: Vec<Color>,
    #[proto(5)]
    pub map: BTreeMap<String, Color>,
    #[proto(oneof)]
    pub pick: Option<ColorOrText>,
    #[proto(unknown)]
    pub rest: UnknownFields,
}

/// The same in a message that keeps none.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Dropping {
    #[proto(1)]
    pub implicit: Color,
    #[proto(2)]
    pub optional: Option<Color>,
    #[proto(3)]
    pub packed: Vec<Color>,
    #[proto(4, expanded)]
    pub expanded: Vec<Color>,
    #[proto(5)]
    pub map: BTreeMap<String, Color>,
    #[proto(oneof)]
    pub pick: Option<ColorOrText>,
}

/// The oneof of [`Keeping`] and [`Dropping`].
#[derive(Oneof, Clone, Debug, PartialEq)]
pub enum ColorOrText {
    #[proto(6)]
    Color(Color),
    #[proto(7)]
    Text(String),
}

/// A field that is on no wire.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Skipping {
    #[proto(1)]
    pub number: i32,
    #[proto(skip)]
    pub cache: Cache,
}

/// What is on no wire, with a default that is not all zeros.
#[derive(Clone, Debug, PartialEq)]
pub struct Cache(pub u32);

impl Default for Cache {
    fn default() -> Self {
        Self(42)
    }
}

/// So many fields that the decoder goes by number.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Wide {
    #[proto(1)]
    pub a1: bool,
    #[proto(2)]
    pub a2: i32,
    #[proto(3)]
    pub a3: i64,
    #[proto(4)]
    pub a4: u32,
    #[proto(5)]
    pub a5: u64,
    #[proto(6, sint32)]
    pub a6: i32,
    #[proto(7, sint64)]
    pub a7: i64,
    #[proto(8, fixed32)]
    pub a8: u32,
    #[proto(9, fixed64)]
    pub a9: u64,
    #[proto(10)]
    pub a10: f32,
    #[proto(11)]
    pub a11: f64,
    #[proto(12)]
    pub a12: String,
    #[proto(13)]
    pub a13: Vec<u8>,
    #[proto(14)]
    pub a14: Color,
    #[proto(15)]
    pub a15: Leaf,
    #[proto(16)]
    pub b1: Option<bool>,
    #[proto(17)]
    pub b2: Option<i32>,
    #[proto(18)]
    pub b3: Option<i64>,
    #[proto(19, sint64)]
    pub b4: Option<i64>,
    #[proto(20, fixed32)]
    pub b5: Option<u32>,
    #[proto(21)]
    pub b6: Option<f64>,
    #[proto(22)]
    pub b7: Option<String>,
    #[proto(23)]
    pub b8: Option<Vec<u8>>,
    #[proto(24)]
    pub b9: Option<Color>,
    #[proto(25)]
    pub b10: Option<Leaf>,
    #[proto(26)]
    pub b11: Option<Box<Leaf>>,
    #[proto(27)]
    pub c1: Vec<bool>,
    #[proto(28)]
    pub c2: Vec<i32>,
    #[proto(29)]
    pub c3: Vec<u64>,
    #[proto(30, sint32)]
    pub c4: Vec<i32>,
    #[proto(31, fixed64)]
    pub c5: Vec<u64>,
    #[proto(32)]
    pub c6: Vec<f32>,
    #[proto(33)]
    pub c7: Vec<String>,
    #[proto(34)]
    pub c8: Vec<Vec<u8>>,
    #[proto(35)]
    pub c9: Vec<Color>,
    #[proto(36)]
    pub c10: Vec<Leaf>,
    #[proto(37, expanded)]
    pub c11: Vec<i32>,
    #[proto(38)]
    pub d1: BTreeMap<String, i32>,
    #[proto(39)]
    pub d2: BTreeMap<i32, Leaf>,
    #[proto(oneof)]
    pub pick: Option<TextOrLeaf>,
    #[proto(1901)]
    pub e1: Option<u32>,
    #[proto(1902)]
    pub e2: Option<u32>,
    #[proto(1903)]
    pub e3: Option<u32>,
    #[proto(1904)]
    pub e4: Option<u32>,
    #[proto(1905)]
    pub e5: Option<u32>,
    #[proto(1906)]
    pub e6: Option<u32>,
    #[proto(1907)]
    pub e7: Option<u32>,
    #[proto(1908)]
    pub e8: Option<u32>,
    #[proto(1909)]
    pub e9: Option<u32>,
    #[proto(1910)]
    pub e10: Option<u32>,
    #[proto(1911)]
    pub e11: Option<u32>,
    #[proto(1912)]
    pub e12: Option<u32>,
    #[proto(1913)]
    pub e13: Option<u32>,
    #[proto(1914)]
    pub e14: Option<u32>,
    #[proto(1915)]
    pub e15: Option<u32>,
    #[proto(1916)]
    pub e16: Option<u32>,
    #[proto(1917)]
    pub e17: Option<u32>,
    #[proto(1918)]
    pub e18: Option<u32>,
    #[proto(1919)]
    pub e19: Option<u32>,
    #[proto(1920)]
    pub e20: Option<u32>,
    #[proto(1921)]
    pub e21: Option<u32>,
    #[proto(1922)]
    pub e22: Option<u32>,
    #[proto(1923)]
    pub e23: Option<u32>,
    #[proto(1924)]
    pub e24: Option<u32>,
    #[proto(2000)]
    pub last: i32,
    #[proto(unknown)]
    pub rest: UnknownFields,
}

/// The oneof of [`Wide`].
#[derive(Oneof, Clone, Debug, PartialEq)]
pub enum TextOrLeaf {
    #[proto(40)]
    Text(String),
    #[proto(41)]
    Leaf(Leaf),
}

/// All rows, itself in every way, and unknown fields.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Everything {
    #[proto(1)]
    pub scalars: Scalars,
    #[proto(2)]
    pub enums: Enums,
    #[proto(3)]
    pub optionals: Option<Optionals>,
    #[proto(4)]
    pub lists: Lists,
    #[proto(5)]
    pub expanded: Option<Box<ExpandedLists>>,
    #[proto(6)]
    pub map_values: MapValues,
    #[proto(7)]
    pub map_keys: Box<MapKeys>,
    #[proto(8)]
    pub nesting: Nesting,
    #[proto(9)]
    pub choice: Choice,
    #[proto(10)]
    pub wide: Box<Wide>,
    #[proto(11)]
    pub inner: Option<Box<Everything>>,
    #[proto(12)]
    pub list: Vec<Everything>,
    #[proto(13)]
    pub map: BTreeMap<String, Everything>,
    #[proto(oneof)]
    pub pick: Option<Pick>,
    #[proto(17)]
    pub keeping: Keeping,
    #[proto(100_000, sint32)]
    pub three_byte_tag: i32,
    #[proto(536_870_911)]
    pub last_number: bool,
    #[proto(unknown)]
    pub rest: UnknownFields,
}

/// The oneof of [`Everything`].
#[derive(Oneof, Clone, Debug, PartialEq)]
pub enum Pick {
    #[proto(14, sint64)]
    Number(i64),
    #[proto(15)]
    Text(String),
    #[proto(16)]
    Everything(Box<Everything>),
}

/// Hands the names of all rows to a macro, for a table of what is to be done with each of them.
///
/// The place of a row in the list is what the first byte of a fuzzed input says.
///
/// ```
/// use wireform::Described;
/// use wireform_test_support::{each_row, rows};
///
/// macro_rules! names {
///     ($($row:ident),*) => { [$(rows::$row::DESCRIPTOR.name()),*] };
/// }
/// assert_eq!(each_row!(names)[..2], ["Everything", "Scalars"]);
/// ```
#[macro_export]
macro_rules! each_row {
    ($then:ident) => {
        $then! {
            Everything, Scalars, Enums, Optionals, Lists, ExpandedLists, MapValues, MapKeys, Nesting, Choice, Wide, Keeping,
            Dropping, Hashed, Skipping, Person, OwnedKinds, BoxedKinds, SharedKinds, Own, Presence
        }
    };
}

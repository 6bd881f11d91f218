//! The types, with arbitrary values.

use std::{collections::BTreeMap, fmt};

use arbitrary::{Arbitrary, Result, Unstructured};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
};

/// The root of every document, as quick-xml takes only structs there.
#[derive(Serialize, Deserialize, Arbitrary, Debug)]
pub(crate) struct Field<T> {
    pub(crate) value: T,
}

/// Text in which the troublesome characters are frequent.
#[derive(Serialize, Deserialize, Debug, PartialEq, Eq, PartialOrd, Ord, Clone)]
#[serde(transparent)]
pub(crate) struct Text(pub(crate) String);

impl<'a> Arbitrary<'a> for Text {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let odd: Vec<char> = "\0\u{1}\t\n\r \"&'<>]\\u{0}\u{85}\u{feff}\u{fffe}\u{ffff}é漢😀".chars().collect();
        let words = ["a", "plain words", "1", "]]>", " ", "true", "Grüße", "x < y"];
        let text = match u.int_in_range(0..=4)? {
            0 | 1 => (*u.choose(&words)?).into(),
            2 => String::new(),
            3 => (0..u.int_in_range(1..=6)?).map(|_| u.choose(&odd).copied()).collect::<Result<_>>()?,
            _ => u.arbitrary()?,
        };
        Ok(Self(text))
    }
}

/// A double of any bits, often one of the special ones.
#[derive(Serialize, Deserialize, Debug)]
#[serde(transparent)]
pub(crate) struct Double(f64);

impl<'a> Arbitrary<'a> for Double {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let special = [0.0, -0.0, 1.0, 0.1, f64::INFINITY, f64::NEG_INFINITY, f64::NAN, -f64::NAN, f64::MIN_POSITIVE];
        Ok(Self(if u.arbitrary()? { f64::from_bits(u.arbitrary()?) } else { *u.choose(&special)? }))
    }
}

/// A float of any bits.
#[derive(Serialize, Deserialize, Debug)]
#[serde(transparent)]
pub(crate) struct Single(f32);

impl<'a> Arbitrary<'a> for Single {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        u.arbitrary().map(f32::from_bits).map(Self)
    }
}

/// Bytes as serde means them.
#[derive(Serialize, Deserialize, Arbitrary, Debug)]
#[serde(transparent)]
pub(crate) struct Bytes(#[serde(with = "serde_bytes")] Vec<u8>);

/// A map with any key: neither an order nor a hash of the keys is needed.
#[derive(Arbitrary, Debug)]
pub(crate) struct Pairs<K, V>(Vec<(K, V)>);

impl<K: Serialize, V: Serialize> Serialize for Pairs<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<'de, K: Deserialize<'de>, V: Deserialize<'de>> Deserialize<'de> for Pairs<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct InOrder<K, V>(std::marker::PhantomData<(K, V)>);

        impl<'de, K: Deserialize<'de>, V: Deserialize<'de>> Visitor<'de> for InOrder<K, V> {
            type Value = Pairs<K, V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }

        deserializer.deserialize_map(InOrder(std::marker::PhantomData))
    }
}

#[derive(Serialize, Deserialize, Arbitrary, Debug)]
pub(crate) struct Unit;

#[derive(Serialize, Deserialize, Arbitrary, Debug)]
pub(crate) struct Newtype<T>(T);

#[derive(Serialize, Deserialize, Arbitrary, Debug)]
pub(crate) struct Tuple<T>(T, T);

#[derive(Serialize, Deserialize, Arbitrary, Debug)]
pub(crate) struct Record {
    id: u16,
    name: Text,
    tags: Vec<Text>,
    note: Option<Text>,
}

#[derive(Serialize, Deserialize, Arbitrary, Debug)]
pub(crate) enum Choice<T> {
    Unit,
    Newtype(T),
    Tuple(T, T),
    Struct { a: T },
}

#[derive(Serialize, Deserialize, Arbitrary, Debug)]
pub(crate) struct Empty {}

#[derive(Serialize, Deserialize, Arbitrary, Debug)]
pub(crate) struct NoElements();

#[derive(Serialize, Deserialize, Debug)]
pub(crate) struct Tree {
    name: Text,
    kids: Vec<Tree>,
    left: Option<Box<Tree>>,
}

impl Tree {
    fn with_levels(u: &mut Unstructured<'_>, levels: usize) -> Result<Self> {
        let kids = if levels > 0 { u.int_in_range(0..=2)? } else { 0 };
        let left = levels > 0 && u.arbitrary()?;
        Ok(Self {
            name: u.arbitrary()?,
            kids: (0..kids).map(|_| Self::with_levels(u, levels - 1)).collect::<Result<_>>()?,
            left: left.then(|| Self::with_levels(u, levels - 1).map(Box::new)).transpose()?,
        })
    }
}

impl<'a> Arbitrary<'a> for Tree {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Self::with_levels(u, 4)
    }
}

#[derive(Serialize, Deserialize, Arbitrary, Debug)]
pub(crate) struct OddNames {
    #[serde(rename = "a b")]
    spaced: u8,
    #[serde(rename = "")]
    nameless: Option<Text>,
    #[serde(rename = "1\0<\\\"\n]]>")]
    illegal: Vec<u8>,
    #[serde(rename = "xml")]
    reserved: Text,
    #[serde(rename = "p:q")]
    colon: Choice<u8>,
    r#type: bool,
}

#[derive(Serialize, Deserialize, Arbitrary, Debug)]
pub(crate) enum OddVariants {
    #[serde(rename = "")]
    Nameless,
    #[serde(rename = " ")]
    Blank(Text),
    #[serde(rename = "\0")]
    Nul { a: u8 },
    #[serde(rename = "1 <>")]
    Digit(u8, Option<Text>),
}

#[derive(Serialize, Deserialize, Arbitrary, Debug)]
#[serde(default)]
pub(crate) struct Defaults {
    #[serde(skip_serializing_if = "Option::is_none")]
    option: Option<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    list: Vec<u8>,
    number: Option<u8>,
    ones: Vec<u8>,
}

impl Default for Defaults {
    fn default() -> Self {
        Self { option: None, list: Vec::new(), number: Some(7), ones: vec![1] }
    }
}

#[derive(Serialize, Deserialize, Arbitrary, Debug)]
#[serde(tag = "tag")]
pub(crate) enum Internal {
    Unit,
    Newtype(Record),
    Map(BTreeMap<OtherKey, Option<u8>>),
    Struct { a: Vec<Choice<Text>>, b: Bytes, c: Option<Option<()>> },
}

/// A value that serde reads from a buffer of its own.
#[derive(Serialize, Deserialize, Arbitrary, Debug)]
#[serde(tag = "tag")]
pub(crate) enum Buffered<T> {
    Struct { a: T, b: Option<T> },
}

#[derive(Serialize, Deserialize, Arbitrary, Debug)]
#[serde(tag = "tag", content = "content")]
pub(crate) enum Adjacent<T> {
    Unit,
    Newtype(T),
    Tuple(T, T),
    Struct { a: T, b: Vec<Option<T>> },
}

/// Each variant is told by its shape: `untagged` takes the first that fits.
#[derive(Serialize, Deserialize, Arbitrary, Debug)]
#[serde(untagged)]
pub(crate) enum Untagged {
    Number(u64),
    Flag(bool),
    Text(Text),
    List(Vec<Untagged>),
    Record { only: Option<Option<u8>> },
    Nothing(()),
}

#[derive(Serialize, Deserialize, Arbitrary, Debug)]
pub(crate) struct Inner {
    x: Option<i8>,
    y: Text,
}

#[derive(Serialize, Deserialize, Arbitrary, Debug)]
pub(crate) struct Flat<T: Ord> {
    id: u128,
    #[serde(flatten)]
    inner: Inner,
    #[serde(flatten)]
    rest: BTreeMap<T, Option<Text>>,
}

#[derive(Serialize, Deserialize, Arbitrary, Debug)]
pub(crate) struct Nested {
    id: i128,
    #[serde(flatten)]
    option: Option<Deep>,
}

#[derive(Serialize, Deserialize, Arbitrary, Debug)]
pub(crate) struct Deep {
    deep: Vec<u8>,
    #[serde(flatten)]
    choice: Choice<Option<u8>>,
}

/// A key that is none of the names beside it.
#[derive(Serialize, Deserialize, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[serde(transparent)]
pub(crate) struct OtherKey(String);

impl<'a> Arbitrary<'a> for OtherKey {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Ok(Self(format!("k{}", u.arbitrary::<Text>()?.0)))
    }
}

use serde::{Deserialize, Serialize};

use super::{Random, Shape, twins};
use crate::generated::quick_borrowed;

/// Packed varints of 32 bits.
#[derive(Clone, PartialEq, prost::Message, wireform::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Ints {
    #[proto(1)]
    #[prost(int32, repeated, tag = "1")]
    pub values: Vec<i32>,
}

/// Packed varints of 64 bits.
#[derive(Clone, PartialEq, prost::Message, wireform::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Longs {
    #[proto(1)]
    #[prost(uint64, repeated, tag = "1")]
    pub values: Vec<u64>,
}

/// Packed numbers of four bytes.
#[derive(Clone, PartialEq, prost::Message, wireform::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Floats {
    #[proto(1)]
    #[prost(float, repeated, tag = "1")]
    pub values: Vec<f32>,
}

/// Packed numbers of eight bytes.
#[derive(Clone, PartialEq, prost::Message, wireform::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Doubles {
    #[proto(1)]
    #[prost(double, repeated, tag = "1")]
    pub values: Vec<f64>,
}

twins!('a, Ints, Ints, quick_borrowed::Ints);
twins!('a, Longs, Longs, quick_borrowed::Longs);
// quick-protobuf reads these through references that need not be aligned, which is undefined behaviour.
twins!('a, Floats, Floats, quick_borrowed::Floats<'a>, quick: false);
twins!('a, Doubles, Doubles, quick_borrowed::Doubles<'a>, quick: false);

/// How many numbers the long lists have.
const COUNT: u64 = 100_000;

/// A short list.
pub const SOME_INTS: Shape<Ints> =
    Shape { name: "100 int32, mixed", pool: 512, copied: false, text: true, make: some_ints };

/// One byte each.
pub const SMALL_INTS: Shape<Ints> =
    Shape { name: "100k int32 < 128", pool: 4, copied: false, text: true, make: small_ints };

/// One to five bytes each, and now and then ten.
pub const MIXED_INTS: Shape<Ints> =
    Shape { name: "100k int32, mixed", pool: 4, copied: false, text: true, make: mixed_ints };

/// Six to ten bytes each.
pub const LARGE_LONGS: Shape<Longs> =
    Shape { name: "100k uint64, large", pool: 4, copied: false, text: true, make: large_longs };

/// Four bytes each.
pub const FLOATS: Shape<Floats> = Shape { name: "100k float", pool: 4, copied: true, text: true, make: floats };

/// Eight bytes each.
pub const DOUBLES: Shape<Doubles> = Shape { name: "100k double", pool: 4, copied: true, text: true, make: doubles };

fn some_ints(random: &mut Random) -> Ints {
    Ints { values: random.list(100, int) }
}

fn small_ints(random: &mut Random) -> Ints {
    Ints { values: random.list(COUNT, |random| random.below(128) as i32) }
}

fn mixed_ints(random: &mut Random) -> Ints {
    Ints { values: random.list(COUNT, int) }
}

fn int(random: &mut Random) -> i32 {
    let number = random.number(31) as i32;
    if random.below(20) == 0 { -number } else { number }
}

fn large_longs(random: &mut Random) -> Longs {
    Longs { values: random.list(COUNT, |random| random.bits() >> random.below(29)) }
}

fn floats(random: &mut Random) -> Floats {
    Floats { values: random.list(COUNT, |random| random.decimal() as f32) }
}

fn doubles(random: &mut Random) -> Doubles {
    Doubles { values: random.list(COUNT, Random::decimal) }
}

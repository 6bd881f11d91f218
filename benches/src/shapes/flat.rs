use serde::{Deserialize, Serialize};

use super::{Random, Shape, twins};
use crate::generated::quick_borrowed;

/// A message of 27 singular fields, each scalar type among them: about 245 bytes.
#[derive(Clone, PartialEq, prost::Message, wireform::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Flat {
    #[proto(1)]
    #[prost(bool, tag = "1")]
    pub active: bool,
    #[proto(2)]
    #[prost(int32, tag = "2")]
    pub balance: i32,
    #[proto(3)]
    #[prost(int64, tag = "3")]
    pub created: i64,
    #[proto(4)]
    #[prost(uint32, tag = "4")]
    pub visits: u32,
    #[proto(5)]
    #[prost(uint64, tag = "5")]
    pub id: u64,
    #[proto(6, sint32)]
    #[prost(sint32, tag = "6")]
    pub offset: i32,
    #[proto(7, sint64)]
    #[prost(sint64, tag = "7")]
    pub drift: i64,
    #[proto(8, fixed32)]
    #[prost(fixed32, tag = "8")]
    pub checksum: u32,
    #[proto(9, fixed64)]
    #[prost(fixed64, tag = "9")]
    pub token: u64,
    #[proto(10, sfixed32)]
    #[prost(sfixed32, tag = "10")]
    pub latitude: i32,
    #[proto(11, sfixed64)]
    #[prost(sfixed64, tag = "11")]
    pub longitude: i64,
    #[proto(12)]
    #[prost(float, tag = "12")]
    pub weight: f32,
    #[proto(13)]
    #[prost(double, tag = "13")]
    pub score: f64,
    #[proto(14)]
    #[prost(string, tag = "14")]
    pub name: String,
    #[proto(15)]
    #[prost(bytes = "vec", tag = "15")]
    #[serde(with = "super::base64_bytes")]
    pub digest: Vec<u8>,
    #[proto(16)]
    #[prost(bool, tag = "16")]
    pub verified: bool,
    #[proto(17)]
    #[prost(int32, tag = "17")]
    pub age: i32,
    #[proto(18)]
    #[prost(int64, tag = "18")]
    pub updated: i64,
    #[proto(19)]
    #[prost(uint32, tag = "19")]
    pub port: u32,
    #[proto(20)]
    #[prost(uint64, tag = "20")]
    pub mask: u64,
    #[proto(21, sint32)]
    #[prost(sint32, tag = "21")]
    pub temperature: i32,
    #[proto(22)]
    #[prost(string, tag = "22")]
    pub country: String,
    #[proto(23)]
    #[prost(double, tag = "23")]
    pub price: f64,
    #[proto(24)]
    #[prost(string, tag = "24")]
    pub email: String,
    #[proto(25, fixed64)]
    #[prost(fixed64, tag = "25")]
    pub session: u64,
    #[proto(26)]
    #[prost(string, tag = "26")]
    pub address: String,
    #[proto(27)]
    #[prost(bytes = "vec", tag = "27")]
    #[serde(with = "super::base64_bytes")]
    pub signature: Vec<u8>,
}

/// [`Flat`], borrowing.
#[derive(Debug, wireform::Message)]
pub struct FlatRef<'a> {
    #[proto(1)]
    pub active: bool,
    #[proto(2)]
    pub balance: i32,
    #[proto(3)]
    pub created: i64,
    #[proto(4)]
    pub visits: u32,
    #[proto(5)]
    pub id: u64,
    #[proto(6, sint32)]
    pub offset: i32,
    #[proto(7, sint64)]
    pub drift: i64,
    #[proto(8, fixed32)]
    pub checksum: u32,
    #[proto(9, fixed64)]
    pub token: u64,
    #[proto(10, sfixed32)]
    pub latitude: i32,
    #[proto(11, sfixed64)]
    pub longitude: i64,
    #[proto(12)]
    pub weight: f32,
    #[proto(13)]
    pub score: f64,
    #[proto(14)]
    pub name: &'a str,
    #[proto(15)]
    pub digest: &'a [u8],
    #[proto(16)]
    pub verified: bool,
    #[proto(17)]
    pub age: i32,
    #[proto(18)]
    pub updated: i64,
    #[proto(19)]
    pub port: u32,
    #[proto(20)]
    pub mask: u64,
    #[proto(21, sint32)]
    pub temperature: i32,
    #[proto(22)]
    pub country: &'a str,
    #[proto(23)]
    pub price: f64,
    #[proto(24)]
    pub email: &'a str,
    #[proto(25, fixed64)]
    pub session: u64,
    #[proto(26)]
    pub address: &'a str,
    #[proto(27)]
    pub signature: &'a [u8],
}

twins!('a, Flat, FlatRef<'a>, quick_borrowed::Flat<'a>);

/// Every scalar type.
pub const FLAT: Shape<Flat> = Shape { name: "flat, 27 fields", pool: 512, copied: false, text: true, make: flat };

fn flat(random: &mut Random) -> Flat {
    Flat {
        active: true,
        balance: random.number(20) as i32,
        created: 1_700_000_000_000 + random.number(36) as i64,
        visits: random.number(14) as u32,
        id: random.number(48),
        offset: random.signed(16) as i32,
        drift: random.signed(40),
        checksum: random.bits() as u32,
        token: random.bits(),
        latitude: random.signed(30) as i32,
        longitude: random.signed(60),
        weight: random.decimal() as f32,
        score: random.decimal(),
        name: random.words(2),
        digest: random.blob(16),
        verified: random.below(2) == 0,
        age: random.below(100) as i32,
        updated: 1_700_000_000_000 + random.number(36) as i64,
        port: random.number(16) as u32,
        mask: random.number(60),
        temperature: random.signed(6) as i32,
        country: random.word(),
        price: random.decimal(),
        email: random.words(2),
        session: random.bits(),
        address: random.words(4),
        signature: random.blob(32),
    }
}

use std::collections::BTreeMap;

use wireform::{Enumeration, Message, Oneof};

#[derive(Message)]
#[proto(bound = "T:: + U")]
struct Person<T> {
    #[proto(1, with)]
    a: T,
    #[proto(2, with = "not a path")]
    b: u32,
    #[proto(3, with = AsText)]
    c: u32,
    #[proto(4, with = "AsText", sint32)]
    d: u32,
    #[proto(5, sint32, with = "AsText")]
    e: u32,
    #[proto(6, map(_, string), with = "AsText")]
    f: BTreeMap<u32, String>,
    #[proto(7, map("1", _))]
    g: BTreeMap<u32, String>,
    #[proto(skip, with = "AsText")]
    h: u32,
}

#[derive(Enumeration)]
#[proto(bound = "T")]
enum Kind {
    #[proto(0, with = "AsText")]
    None,
}

#[derive(Oneof)]
#[proto(with = "AsText")]
enum Either {
    #[proto(1, bound = "T")]
    Left(u32),
}

fn main() {}

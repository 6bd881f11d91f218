use std::collections::HashMap;

use wireform::{Message, UnknownFields};

#[derive(Message)]
struct Person {
    #[proto(1, skip)]
    a: String,
    #[proto(skip, name = "x", sint32)]
    b: i32,
    #[proto(2, unknown)]
    c: UnknownFields,
    #[proto(unknown)]
    d: UnknownFields,
    #[proto(3, oneof, json = "x")]
    e: Option<()>,
    #[proto(4, map(string, uint32), expanded)]
    f: HashMap<String, u32>,
    #[proto(5, map(string, _), fixed32)]
    g: HashMap<String, u32>,
    #[proto(6, sint32, sfixed32)]
    h: i32,
    #[proto(7, name = "x", name = "y")]
    i: i32,
    #[proto(8, map(double, _))]
    k: HashMap<String, u32>,
    #[proto(oneof, deprecated)]
    l: Option<()>,
    #[proto(oneof, skip)]
    j: Option<()>,
}

#[derive(Message)]
struct Collections {
    #[proto(1, expanded)]
    one: u32,
    #[proto(2, map(_, sint32))]
    none: i32,
    #[proto(3, map(sint32, fixed64))]
    list: Vec<u32>,
    #[proto(4, expanded)]
    option: Option<u32>,
    #[proto(5, expanded)]
    map: HashMap<u32, u32>,
}

fn main() {}

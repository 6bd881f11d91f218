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

fn main() {}

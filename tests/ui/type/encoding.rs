use std::collections::HashMap;

use wireform::{Message, Oneof};

#[derive(Message)]
struct Person {
    #[proto(1, sint64)]
    name: String,
    #[proto(2, sint64)]
    age: Option<i32>,
    #[proto(3, fixed32)]
    heights: Vec<i32>,
    #[proto(4, int32)]
    id: u32,
    #[proto(5, string)]
    photo: Vec<u8>,
    #[proto(6, enumeration)]
    phone: i32,
    #[proto(7, map(sint32, message))]
    names: HashMap<String, String>,
    #[proto(8, float, required)]
    weight: f64,
    #[proto(9, group)]
    notes: Option<String>,
}

#[derive(Oneof)]
enum Contact {
    #[proto(1, bytes)]
    Email(String),
}

#[derive(Message)]
#[proto(transparent)]
struct Id(#[proto(fixed64)] u32);

fn main() {}

use std::collections::BTreeMap;

use wireform::{Message, Oneof};

#[derive(Oneof)]
enum Choice {
    #[proto(9)]
    Number(u32),
    #[proto(10, required)]
    Text(String),
}

#[derive(Message)]
struct Order {
    #[proto(1, required)]
    option: Option<u32>,
    #[proto(2, required)]
    list: Vec<String>,
    #[proto(3, required)]
    map: BTreeMap<u32, String>,
    #[proto(4, required, expanded)]
    expanded: Vec<u32>,
    #[proto(5, required, map(sint32, _))]
    keys: BTreeMap<i32, String>,
    #[proto(oneof, required)]
    choice: Option<Choice>,
    #[proto(skip, required)]
    skipped: u32,
    #[proto(6, required = true)]
    value: u32,
}

fn main() {}

//! Places where a default means nothing.

use std::collections::HashMap;

use wireform::{Message, Oneof};

#[derive(Message)]
struct Misplaced {
    #[proto(1, default = "1")]
    list: Vec<u32>,
    #[proto(2, default = "1")]
    map: HashMap<u32, u32>,
    #[proto(3, required, default = "1")]
    required: u32,
    #[proto(4, default)]
    without: u32,
    #[proto(5, default = f())]
    call: u32,
    #[proto(skip, default = "1")]
    skipped: u32,
}

#[derive(Oneof)]
enum Variant {
    #[proto(1)]
    Body {
        #[proto(1, default = "1")]
        number: u32,
    },
}

fn main() {}

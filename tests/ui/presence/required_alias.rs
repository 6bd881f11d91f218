use std::collections::HashMap;

use wireform::Message;

type Maybe = Option<u32>;
type Numbers = Vec<u32>;
type Ages = HashMap<String, u32>;

#[derive(Message)]
struct Order {
    #[proto(1, required)]
    option: Maybe,
}

#[derive(Message)]
struct List {
    #[proto(1, required)]
    list: Numbers,
}

#[derive(Message)]
struct Map {
    #[proto(1, required)]
    map: Ages,
}

fn main() {}

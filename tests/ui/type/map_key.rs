use std::collections::BTreeMap;

use wireform::{Enumeration, Message};

#[derive(Enumeration, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    None,
}

#[derive(Message)]
struct Keys {
    #[proto(1)]
    by_kind: BTreeMap<Kind, u32>,
}

fn main() {}

use std::collections::BTreeMap;

use wireform::Message;

#[derive(Message)]
struct Inner {}

#[derive(Message)]
struct Page {
    #[proto(1, group, expanded)]
    list: Vec<Inner>,
    #[proto(2, map(_, group))]
    map: BTreeMap<u32, Inner>,
    #[proto(3, map(group, _))]
    key: BTreeMap<u32, Inner>,
    #[proto(4, group, message)]
    both: Inner,
}

fn main() {}

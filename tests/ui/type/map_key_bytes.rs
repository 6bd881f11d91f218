use std::collections::HashMap;

use bytes::Bytes;
use wireform::Message;

#[derive(Message)]
struct Keys {
    #[proto(1)]
    by_bytes: HashMap<Bytes, u32>,
}

fn main() {}

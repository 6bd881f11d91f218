use std::sync::Arc;

use wireform::Message;

#[derive(Message)]
struct Leaf {
    #[proto(1)]
    name: String,
}

#[derive(Message)]
struct Tree {
    #[proto(1)]
    leaf: Arc<Leaf>,
}

fn main() {}

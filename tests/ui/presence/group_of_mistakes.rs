//! A mistake in a message is reported once, wherever the message is a field.

use wireform::Message;

#[derive(Message)]
struct Mistaken {
    name: String,
}

#[derive(Message)]
struct Outer {
    #[proto(1, group)]
    inner: Option<Mistaken>,
    #[proto(2)]
    nested: Mistaken,
}

fn main() {}

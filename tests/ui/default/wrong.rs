//! Defaults that are no value of the field, and fields that have none.

use wireform::{Enumeration, Message};

#[derive(Enumeration)]
enum Color {
    Red = 0,
}

#[derive(Message)]
struct Range {
    #[proto(1, default = "4294967296")]
    port: Option<u32>,
}

#[derive(Message)]
struct Digits {
    #[proto(1, default = "0x10")]
    port: u32,
}

#[derive(Message)]
struct Name {
    #[proto(1, default = "BLUE")]
    color: Option<Color>,
}

#[derive(Message)]
struct Truth {
    #[proto(1, default = "yes")]
    on: bool,
}

#[derive(Message)]
struct Length {
    #[proto(1, default = "abc")]
    array: Option<[u8; 2]>,
}

#[derive(Message)]
struct OfMessage {
    #[proto(1, default = "x")]
    inner: Option<Digits>,
}

fn main() {}

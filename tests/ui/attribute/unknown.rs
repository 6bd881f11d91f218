use wireform::{Enumeration, Message, Oneof};

#[derive(Message)]
#[proto(packge = "tutorial", oneof)]
struct Person {
    #[proto(1, sint23)]
    a: i32,
    #[proto(2, one_of)]
    b: i32,
    #[proto(3, whatever)]
    c: i32,
    #[proto(4, package = "tutorial")]
    d: i32,
    #[proto(5, map(strng, fixed64))]
    e: i32,
    #[proto(oneof, other)]
    f: Option<()>,
}

#[derive(Oneof)]
#[proto(name = "tutorial")]
enum Contact {
    #[proto(1, expanded)]
    Email(String),
    #[proto(2, skip)]
    Phone(u64),
}

#[derive(Enumeration)]
#[proto(serde)]
enum Kind {
    #[proto(0, sint32)]
    None,
    #[proto(1, json = "x")]
    One,
}

#[derive(Message)]
struct Elsewhere {
    #[proto(1, json_name = "x")]
    a: u32,
    #[proto(number = 2)]
    b: u32,
    #[proto(3, map(whatever, _))]
    c: u32,
}

fn main() {}

use wireform::{Enumeration, Message, Oneof};

#[derive(Message)]
struct Tuple(u32, String);

#[derive(Message)]
enum Enum {
    A,
}

#[derive(Message)]
union Union {
    a: u32,
}

#[derive(Oneof)]
struct NoOneof {
    a: u32,
}

#[derive(Enumeration)]
struct NoEnumeration;

#[derive(Oneof)]
enum NoMember {}

#[derive(Enumeration)]
enum NoValue {}

fn main() {
    // No further errors where the types are used.
    let _ = Tuple(1, String::new()).encode_to_vec();
    let _ = NoEnumeration.number();
}

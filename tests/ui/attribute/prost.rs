// Structs of prost with the derive of wireform.
use wireform::{Message, Oneof};

#[derive(Message)]
struct Person {
    #[prost(string, tag = "1")]
    name: String,
    #[prost(sint32, optional, tag = "2")]
    age: Option<i32>,
    #[prost(uint32, repeated, packed = "false", tag = "3")]
    numbers: Vec<u32>,
    #[prost(oneof = "Contact", tags = "4")]
    contact: Option<Contact>,
}

#[derive(Oneof)]
enum Contact {
    #[prost(fixed64, tag = "4")]
    Phone(u64),
}

fn main() {}

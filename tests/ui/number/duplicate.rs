use wireform::{Message, Oneof};

#[derive(Message)]
struct Person {
    #[proto(1)]
    name: String,
    #[proto(1)]
    age: u32,
    #[proto(0x1)]
    height: u32,
    #[proto(2, 3)]
    weight: u32,
}

#[derive(Oneof)]
enum Contact {
    #[proto(1)]
    Email(String),
    #[proto(1)]
    Phone(u64),
}

fn main() {}

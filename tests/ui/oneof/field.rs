use wireform::{Message, Oneof};

#[derive(Oneof)]
enum Contact {
    #[proto(1)]
    Email(String),
}

#[derive(Message)]
struct WithNumber {
    #[proto(1)]
    contact: Option<Contact>,
}

#[derive(Message)]
struct WithoutOption {
    #[proto(oneof)]
    contact: Contact,
}

#[derive(Message)]
struct WithoutAttribute {
    contact: Option<Contact>,
}

fn main() {}

use wireform::{Message, Oneof};

#[derive(Message)]
struct Inner {
    #[proto(1)]
    x: u32,
}

#[derive(Message)]
struct Child {
    #[proto(1, xml_attribute)]
    inner: Option<Inner>,
}

#[derive(Message)]
struct List {
    #[proto(1, xml_attribute)]
    numbers: Vec<u32>,
}

#[derive(Message)]
struct Kept {
    #[proto(1, xml_attribute)]
    xmlns: String,
}

#[derive(Oneof)]
enum Choice {
    #[proto(1, xml_attribute)]
    Number(u32),
}

fn main() {}

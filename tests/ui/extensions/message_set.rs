use wireform::{Message, UnknownFields};

#[derive(Message)]
#[proto(message_set)]
struct Alone {
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Message)]
#[proto(message_set, extensions(4..=2147483647))]
struct Fields {
    #[proto(1)]
    title: String,
    #[proto(unknown)]
    rest: UnknownFields,
}

fn main() {}

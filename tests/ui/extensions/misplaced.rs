use wireform::{Enumeration, Message, Oneof, UnknownFields};

#[derive(Enumeration)]
#[proto(extensions(100..))]
enum Level {
    Low = 0,
}

#[derive(Oneof)]
#[proto(extensions(100..))]
enum Choice {
    #[proto(1)]
    One(u32),
}

#[derive(Message)]
struct Image {
    #[proto(1, extensions(100..))]
    title: String,
    #[proto(unknown, message_set)]
    rest: UnknownFields,
}

fn main() {}

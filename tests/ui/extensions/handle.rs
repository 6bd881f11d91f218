use wireform::{
    Extension, Message, UnknownFields,
    encoding::{As, Group},
};

#[derive(Message)]
#[proto(extensions(100..=199))]
struct Image {
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Message)]
#[proto(message_set, extensions(4..))]
struct Set {
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Message)]
struct Plain {
    #[proto(1)]
    title: String,
}

const OUTSIDE: Extension<Image, u32> = Extension::new(200);
const OTHER_GROUP: Extension<Image, Plain, As<Group<101>>> = Extension::new(100);
const NO_MESSAGE: Extension<Set, u32> = Extension::new(4);

fn main() {}

use wireform::{Message, UnknownFields};

#[derive(Message)]
#[proto(extensions)]
struct Word {
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Message)]
#[proto(extensions())]
struct None {
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Message)]
#[proto(extensions = "100")]
struct Text {
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Message)]
#[proto(extensions(100..200))]
struct HalfOpen {
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Message)]
#[proto(extensions(9..=5))]
struct Backwards {
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Message)]
#[proto(extensions("size"))]
struct Name {
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Message)]
#[proto(reserved(5..))]
struct Open {
    #[proto(1)]
    title: String,
}

fn main() {}

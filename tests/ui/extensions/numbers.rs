use wireform::{Message, UnknownFields};

#[derive(Message)]
#[proto(reserved(150, 300..=399), extensions(0..=9, 100..=199, 190..=200, 350, 1000..=536870912))]
struct Image {
    #[proto(120)]
    title: String,
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Message)]
#[proto(extensions(100..))]
struct Forgetful {
    #[proto(1)]
    title: String,
}

fn main() {}

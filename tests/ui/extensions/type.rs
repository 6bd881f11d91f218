use wireform::{
    Extension, Message, UnknownFields,
    encoding::{As, Sint32},
};

#[derive(Message)]
#[proto(extensions(100..=199))]
struct Image {
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Message)]
struct Plain {
    #[proto(1)]
    title: String,
}

const OPTION: Extension<Image, Option<u32>> = Extension::new(100);
const ENCODING: Extension<Image, String, As<Sint32>> = Extension::new(100);
const NOT_EXTENDABLE: Extension<Plain, u32> = Extension::new(100);

fn main() {}

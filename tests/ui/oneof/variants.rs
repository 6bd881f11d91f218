use wireform::{Oneof, UnknownFields};

#[derive(Oneof)]
#[proto(package = "no package")]
enum Shape {
    #[proto(1)]
    Circle {
        radius: f64,
        #[proto(1)]
        a: u32,
        #[proto(1)]
        b: u32,
        #[proto(2, name = "a")]
        c: u16,
        #[proto(unknown)]
        d: UnknownFields,
        #[proto(unknown)]
        e: UnknownFields,
    },
    #[proto(2, with = "AsText")]
    Nothing,
    #[proto(3, map(sint32, sint32))]
    Empty {},
    #[proto(4, reserved(1))]
    Reserved {},
}

fn main() {}

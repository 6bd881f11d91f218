// What the derive cannot know of a type, the compiler does.
use wireform::{Enumeration, Message};

#[derive(Enumeration)]
enum Color {
    Red = 0,
}

#[derive(Message)]
struct Car {
    #[proto(1, sint64)]
    color: Color,
}

fn main() {}

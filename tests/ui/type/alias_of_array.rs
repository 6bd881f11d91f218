use wireform::Message;

type Short = u16;

#[derive(Message)]
struct Person {
    #[proto(1)]
    numbers: [Short; 2],
}

fn main() {}

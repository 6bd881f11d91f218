use wireform::Message;

#[derive(Message)]
struct Person {
    #[proto(1, sint64)]
    name: String,
}

fn main() {}

use wireform::Message;

#[derive(Message)]
#[proto(transparent)]
struct Person {
    #[proto(2, default = "x")]
    b: String,
}

fn main() {}

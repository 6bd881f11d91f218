use wireform::Message;

#[derive(Message)]
#[proto(transparent)]
struct Person {
    #[proto(1, required)]
    a: String,
    #[proto(2, default = "x")]
    b: String,
    #[proto(3, group)]
    c: Option<Box<Person>>,
}

fn main() {}

use wireform::Message;

struct Foreign;

#[derive(Message)]
struct Person {
    #[proto(1)]
    foreign: Foreign,
}

fn main() {}

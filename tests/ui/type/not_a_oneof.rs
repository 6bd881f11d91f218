use wireform::Message;

struct Foreign;

#[derive(Message)]
struct Person {
    #[proto(oneof)]
    foreign: Option<Foreign>,
}

fn main() {}

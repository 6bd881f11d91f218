use wireform::{Message, Open};

struct Foreign;

#[derive(Message)]
struct Person {
    #[proto(1)]
    open: Open<Foreign>,
}

fn main() {}

use wireform::Message;

type Maybe = Option<u32>;

#[derive(Message)]
struct Order {
    #[proto(1, required)]
    option: Maybe,
}

fn main() {}

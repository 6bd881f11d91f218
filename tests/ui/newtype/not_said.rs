use wireform::Message;

#[derive(Message)]
struct Id(u64);

#[derive(Message)]
struct Pair(#[proto(1)] u64, #[proto(2)] u64);

fn main() {}

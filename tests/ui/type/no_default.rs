use wireform::Message;

struct Cache;

#[derive(Message)]
struct Person {
    #[proto(1)]
    name: String,
    #[proto(skip)]
    cache: Cache,
}

fn main() {}

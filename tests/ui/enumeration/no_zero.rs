use wireform::{Enumeration, Message};

#[derive(Enumeration)]
enum Phone {
    Mobile = 1,
    Home = 2,
}

#[derive(Message)]
struct Contact {
    #[proto(1)]
    phone: Phone,
}

fn main() {}

// Only the compiler sees both the message and the oneof.
use wireform::{Message, Oneof};

#[derive(Oneof)]
enum Contact {
    #[proto(1)]
    Email(String),
}

#[derive(Message)]
struct Person {
    #[proto(1)]
    name: String,
    #[proto(oneof)]
    contact: Option<Contact>,
}

fn main() {
    let _ = Person { name: String::new(), contact: Some(Contact::Email(String::new())) }.encode_to_vec();
}

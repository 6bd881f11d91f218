// Only the compiler sees both the message and the oneof.
use wireform::{Message, Oneof};

#[derive(Oneof)]
enum Contact {
    #[proto(2, json = "mail")]
    Email(String),
}

#[derive(Message)]
struct Person {
    #[proto(1)]
    mail: String,
    #[proto(oneof)]
    contact: Option<Contact>,
}

fn main() {
    let _ = Person { mail: String::new(), contact: Some(Contact::Email(String::new())) }.encode_to_vec();
}

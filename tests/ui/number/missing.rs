use wireform::{Message, Oneof};

#[derive(Message)]
struct Person {
    #[proto(3)]
    name: String,
    age: u32,
    #[proto(sint32, name = "altitude")]
    height: i32,
    #[proto(fixed64)]
    id: u64,
}

#[derive(Oneof)]
enum Contact {
    Email(String),
    #[proto(1)]
    Phone(u64),
}

fn main() {
    // No further errors where the type is used.
    let _ = Person { name: String::new(), age: 1, height: 2, id: 3 }.encode_to_vec();
    let _ = [Contact::Email(String::new()), Contact::Phone(1)];
}

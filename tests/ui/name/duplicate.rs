use wireform::{Message, Oneof};

#[derive(Message)]
struct Person {
    #[proto(1)]
    user_name: String,
    #[proto(2, name = "user_name")]
    same_name: String,
    #[proto(3)]
    user__name: String,
    #[proto(4, json = "userName")]
    same_json: String,
    #[proto(5, json = "user_name")]
    name_of_another: String,
    #[proto(6, xml = "userName")]
    same_xml: String,
    #[proto(oneof, name = "same_json")]
    oneof: Option<Contact>,
}

#[derive(Oneof)]
enum Contact {
    #[proto(11)]
    HTTPUrl(String),
    #[proto(12)]
    HttpUrl(String),
}

fn main() {}

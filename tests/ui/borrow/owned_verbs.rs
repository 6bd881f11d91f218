use wireform::{Message, json, proto, xml};

#[derive(Message)]
struct View<'a> {
    #[proto(1)]
    name: &'a str,
}

fn from_readers(input: &[u8]) {
    let _: View<'_> = proto::from_reader(input).unwrap();
    let _: View<'_> = json::from_reader(input).unwrap();
    let _: View<'_> = xml::from_reader(input).unwrap();
}

fn as_a_message(input: &[u8]) -> View<'_> {
    View::decode(input).unwrap()
}

fn main() {}

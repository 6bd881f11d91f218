use wireform::{Message, json, proto};

#[derive(Message)]
struct View<'a> {
    #[proto(1)]
    name: &'a str,
}

fn decode() -> View<'static> {
    let bytes = vec![0x0a, 0x01, b'x'];
    proto::from_slice(&bytes).unwrap()
}

fn decode_text(text: &str) -> View<'static> {
    json::from_str(text).unwrap()
}

fn main() {}

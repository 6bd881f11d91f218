// A generic function says what it asks of a message.
use wireform::{Encode, Message};

fn binary<M>(message: &M) -> Vec<u8> {
    wireform::proto::to_vec(message)
}

fn from_binary<M: Encode>(bytes: &[u8]) -> M {
    wireform::proto::from_slice(bytes).unwrap()
}

fn json<M: Message>(message: &M) -> String {
    wireform::json::to_string(message).unwrap()
}

fn from_xml<M: Message>(document: &str) -> M {
    wireform::xml::from_str(document).unwrap()
}

fn main() {}

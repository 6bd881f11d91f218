use std::borrow::Borrow;

use wireform::{Message, encoding::Convert};

struct AsText;

impl Convert<char> for AsText {
    type Proxy = String;
    type Error = &'static str;

    fn to_proxy(letter: &char) -> impl Borrow<String> {
        letter.to_string()
    }

    fn from_proxy(text: String) -> Result<char, &'static str> {
        text.chars().next().ok_or("no letter")
    }
}

#[derive(Message)]
struct Person {
    #[proto(1, with = "AsText")]
    a: u16,
    #[proto(2, with = "AsText")]
    b: Option<u16>,
    #[proto(3, with = "String")]
    c: u16,
}

#[derive(Message)]
struct Nowhere {
    #[proto(1, with = "nowhere::AsText")]
    a: Vec<u16>,
}

fn main() {}

//! Messages may be called like types of the standard library, as `google.protobuf.Option` is.

use std::{collections, option, vec};

use wireform::Message as _;

#[derive(wireform::Message, Debug, PartialEq)]
struct Option {
    #[proto(1)]
    name: u32,
}

#[derive(wireform::Message, Debug, PartialEq)]
struct Vec<'a> {
    #[proto(1)]
    name: &'a str,
}

#[derive(wireform::Message, Debug, PartialEq)]
struct String {
    #[proto(1)]
    name: u32,
}

#[derive(wireform::Message, Debug, PartialEq)]
struct Settings<'a> {
    #[proto(1)]
    alone: option::Option<Option>,
    #[proto(2)]
    options: vec::Vec<Option>,
    #[proto(3)]
    by_number: collections::BTreeMap<u32, Option>,
    #[proto(4)]
    vec: option::Option<Vec<'a>>,
    #[proto(5)]
    vecs: vec::Vec<Vec<'a>>,
    #[proto(6, required)]
    string: String,
    #[proto(oneof)]
    choice: option::Option<Choice>,
}

#[derive(wireform::Oneof, Debug, PartialEq)]
enum Choice {
    #[proto(7)]
    Option(Option),
    #[proto(8, name = "other")]
    String(String),
}

#[derive(wireform::Message, Debug, PartialEq)]
#[proto(transparent)]
struct Wrapper(Option);

fn main() {
    let bytes = b"\x0a\0\x12\x02\x08\x01\x1a\x02\x08\x01\x22\0\x2a\x03\x0a\x01a\x32\0\x3a\0";
    let settings: Settings<'_> = wireform::proto::from_slice(bytes).unwrap();
    assert_eq!(settings.options, [Option { name: 1 }]);
    assert_eq!(wireform::proto::to_vec(&settings), bytes);
    assert_eq!(Option::decode(&b"\x08\x01"[..]).unwrap(), Option { name: 1 });
    let _ = Wrapper(Option { name: 1 });
}

//! Derived code is silent and means what it says, whatever the user's crate denies and calls its own.
#![deny(warnings, missing_docs, missing_debug_implementations, unused_qualifications, unreachable_pub)]
#![deny(rust_2018_idioms, single_use_lifetimes, unused_lifetimes, unused_results, let_underscore_drop)]
#![forbid(unsafe_code)]

use std::{collections::HashMap as Table, option, vec};

use wireform::{Enumeration as _, Message as _, UnknownFields};

/// Names of the prelude, taken.
#[derive(Debug)]
struct Option;
#[derive(Debug)]
struct Result;
#[derive(Debug)]
struct Vec;
#[derive(Debug)]
struct Some;
#[derive(Debug)]
struct Ok;
#[derive(Debug)]
struct None;
#[derive(Debug)]
struct Auto;

#[derive(wireform::Enumeration, Debug, Clone, Copy, PartialEq)]
enum Kind {
    None,
    Some,
}

#[derive(wireform::Oneof, Debug, PartialEq)]
enum Choice {
    #[proto(8)]
    Ok(Kind),
    #[proto(9)]
    #[deprecated]
    Err(String),
}

#[derive(wireform::Oneof, Debug, PartialEq)]
enum Single {
    #[proto(10)]
    Only(u32),
}

/// A public message.
#[derive(wireform::Message, Debug, PartialEq)]
pub struct Record {
    #[proto(1)]
    r#type: String,
    #[proto(2)]
    #[deprecated]
    old: u32,
    #[proto(3)]
    hit: vec::Vec<u32>,
    #[proto(4)]
    state: option::Option<Box<Record>>,
    #[proto(5)]
    table: Table<String, Private>,
    #[proto(6)]
    private: Private,
    #[proto(7)]
    kind: Kind,
    #[proto(oneof)]
    choice: option::Option<Choice>,
    #[proto(oneof)]
    single: option::Option<Single>,
    #[proto(unknown)]
    reader: UnknownFields,
    #[proto(skip)]
    context: u8,
}

#[derive(wireform::Message, Debug, PartialEq)]
struct Private;

#[derive(wireform::Message, Debug, PartialEq)]
struct Empty {}

fn main() {
    let _ = (Option, Result, Vec, Some, Ok, None, Auto);
    let empty = Record::decode(&[][..]).unwrap();
    assert!(empty.encode_to_vec().is_empty());
    assert_eq!(Empty {}.encoded_len(), 0);
    assert_eq!(Kind::from_name("SOME"), option::Option::Some(Kind::Some));
    let bytes = [0x0a, 1, b'x', 0x22, 0, 0x40, 1, 0x50, 0, 0xf8, 1, 7];
    let record = Record::decode(&bytes[..]).unwrap();
    assert_eq!(record.choice, option::Option::Some(Choice::Ok(Kind::Some)));
    assert_eq!(record.single, option::Option::Some(Single::Only(0)));
    assert_eq!(record.encode_to_vec(), bytes);
}

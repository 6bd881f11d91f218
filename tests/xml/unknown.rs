//! What may be called an unknown field: no record that the binary wire would take for a field.

use std::collections::BTreeMap;

use wireform::{Enumeration, Message, Oneof, UnknownFields, proto, xml};

use crate::refused;

#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
enum Color {
    Red = 0,
    Green = 1,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
enum Pick {
    #[proto(8)]
    Name(String),
}

#[derive(Message, Clone, Debug, PartialEq)]
pub(crate) struct Known {
    #[proto(1)]
    number: u32,
    #[proto(2)]
    text: Option<String>,
    #[proto(3)]
    list: Vec<i32>,
    #[proto(4)]
    color: Color,
    #[proto(5)]
    colors: Vec<Color>,
    #[proto(6)]
    map: BTreeMap<i32, Color>,
    #[proto(7)]
    names: BTreeMap<i32, String>,
    #[proto(oneof)]
    pick: Option<Pick>,
    #[proto(9, group)]
    group: Option<Box<Known>>,
    #[proto(unknown)]
    rest: UnknownFields,
}

fn document(number: u32, wire: &str, text: &str) -> String {
    format!("<Known><unknown-field number=\"{number}\" wire=\"{wire}\">{text}</unknown-field></Known>")
}

#[test]
fn records_of_fields_are_not_unknown() {
    for (number, wire, text) in [
        (1, "varint", "7"),
        (1, "record", "iAAH"),
        (2, "length-delimited", "AQ=="),
        (3, "varint", "7"),
        (3, "length-delimited", "AQ=="),
        (4, "varint", "1"),
        (4, "varint", "4294967297"),
        (5, "varint", "0"),
        (5, "length-delimited", "AQ=="),
        // Entries without a value, with one that is known, and with an unknown one and something broken behind it.
        (6, "length-delimited", ""),
        (6, "length-delimited", "CAEQAQ=="),
        (6, "length-delimited", "EAIaBQ=="),
        (6, "length-delimited", "EAIK"),
        (6, "length-delimited", "EAIM"),
        (6, "length-delimited", "EAIL"),
        (7, "length-delimited", ""),
        // An entry whose value is no UTF-8, which no map gives up on.
        (7, "length-delimited", "CAESAf8="),
        (8, "length-delimited", ""),
        (9, "group", ""),
    ] {
        let error = refused::<Known>(&document(number, wire, text));
        assert!(error.to_string().contains("a field that the message does not have"), "{number} {wire}: {error}");
    }
}

#[test]
fn what_the_binary_wire_leaves_alone_is_kept_on_both_wires() {
    for (number, wire, text) in [
        (1, "fixed32", "7"),
        (1, "length-delimited", "AQ=="),
        (2, "varint", "1"),
        (3, "fixed64", "1"),
        (4, "varint", "2"),
        (5, "varint", "2"),
        (6, "length-delimited", "EAI="),
        (6, "length-delimited", "EAIIARoA"),
        (6, "length-delimited", "EAEQAhAB"),
        (7, "varint", "1"),
        (8, "varint", "1"),
        (9, "varint", "1"),
        (10, "varint", "1"),
    ] {
        let document = document(number, wire, text);
        let value: Known = xml::from_str(&document).unwrap_or_else(|error| panic!("{document}: {error}"));
        assert_eq!(value.rest.iter().count(), 1);
        assert_eq!(proto::from_slice::<Known>(&proto::to_vec(&value)).unwrap(), value, "{document}");
        assert_eq!(xml::to_string(&value).unwrap(), document);
    }
}

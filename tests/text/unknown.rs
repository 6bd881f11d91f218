//! Unknown fields, which are printed on request.

use wireform::{
    DecodeErrorKind, EncodeErrorKind, Limits, Message, UnknownFields,
    text::{self, Options},
    wire::Raw,
};
use wireform_test_support::wire::Wire;

use crate::types::{Inner, Tree, empty};

fn printed(records: Wire) -> String {
    let rest = UnknownFields::from_bytes(&records.build()).unwrap();
    let tree = Tree { value: 1, rest, ..empty() };
    assert_eq!(text::to_string(&tree).unwrap(), "value: 1\n");
    let options = Options::new().print_unknown_fields(true);
    let single = options.clone().single_line(true).to_string(&tree).unwrap();
    let lines = options.to_string(&tree).unwrap();
    assert_eq!(lines.split_whitespace().collect::<Vec<_>>(), single.split_whitespace().collect::<Vec<_>>());
    // They are no fields of the message, so they come back only to be skipped.
    match text::from_str::<Tree>(&single) {
        Ok(read) => assert_eq!((read, &*single), (Tree { value: 1, ..empty() }, "value: 1")),
        Err(error) => assert!(matches!(error.kind(), DecodeErrorKind::UnknownField { .. }), "{error}"),
    }
    let lenient = Options::new().ignore_unknown_fields(true).from_str::<Tree>(&lines).unwrap();
    assert_eq!(lenient, Tree { value: 1, ..empty() });
    single.strip_prefix("value: 1").unwrap().trim_start().to_owned()
}

#[test]
fn numbers_are_unsigned_and_fixed_ones_hexadecimal() {
    assert_eq!(printed(Wire::new()), "");
    assert_eq!(printed(Wire::new().varint(200, 300).int(201, -1)), "200: 300 201: 18446744073709551615");
    assert_eq!(printed(Wire::new().fixed32(200, 255).fixed64(201, 255)), "200: 0x000000ff 201: 0x00000000000000ff");
}

#[test]
fn what_has_a_length_is_a_message_where_it_can_be_one() {
    assert_eq!(printed(Wire::new().string(200, "")), "200: \"\"");
    assert_eq!(printed(Wire::new().string(200, "hi\n\u{e9}")), r#"200: "hi\n\303\251""#);
    assert_eq!(printed(Wire::new().message(200, Wire::new().varint(1, 2).string(3, "x"))), "200 { 1: 2 3: \"x\" }");
    // The bytes of "\x08\x07" are a record, those of "\x08" are half of one.
    assert_eq!(printed(Wire::new().bytes(200, [8, 7]).bytes(200, [8])), r#"200 { 1: 7 } 200: "\010""#);
}

#[test]
fn groups_are_messages() {
    let inner = Wire::new().group(201, Wire::new().varint(1, 1)).group(202, Wire::new());
    assert_eq!(printed(Wire::new().group(200, inner).varint(203, 1)), "200 { 201 { 1: 1 } 202 { } } 203: 1");
}

#[test]
fn ten_levels_of_messages_are_guessed_at() {
    let nested = |levels| (0..levels).fold(Wire::new().varint(1, 1), |inner, _| Wire::new().message(200, inner));
    let text = |levels| format!("{}1: 1{}", "200 { ".repeat(levels), " }".repeat(levels));
    assert_eq!(printed(nested(10)), text(10));
    let eleven = text(10).replace("1: 1", r#"200: "\010\001""#);
    assert_eq!(printed(nested(11)), eleven);
    // Groups are levels as well, for what is in them.
    let in_group = |levels| Wire::new().group(200, nested(levels));
    assert_eq!(printed(in_group(9)), text(10));
    assert_eq!(printed(in_group(10)), eleven);
}

/// A group that ended is no level of what comes behind it.
#[test]
fn closed_groups_are_no_levels() {
    let groups = (0..10).fold(Wire::new(), |wire, _| wire.group(200, Wire::new()));
    let text = format!("{}201 {{ 1: 1 }}", "200 { } ".repeat(10));
    assert_eq!(printed(groups.message(201, Wire::new().varint(1, 1))), text);
}

#[test]
fn groups_are_no_guesses_and_may_be_deeper() {
    let mut records = vec![];
    let deep = 1000;
    for tag in [&b"\xc3\x0c"[..], b"\xc4\x0c"] {
        records.extend(tag.repeat(deep));
    }
    let mut rest = UnknownFields::new();
    rest.push(200, Raw::Group(&records[2..records.len() - 2]));
    let tree = Tree { rest, ..empty() };
    let options = Options::new().print_unknown_fields(true).single_line(true);
    let error = options.to_string(&tree).unwrap_err();
    assert_eq!((error.kind(), error.path()), (&EncodeErrorKind::DepthLimit, "Tree"));
    let text = options.limits(Limits::new().depth(1000)).to_string(&tree).unwrap();
    assert_eq!(text.matches("200 {").count(), deep);
    assert!(text.ends_with("} } }"));
}

#[test]
fn they_stand_behind_the_fields_of_their_message() {
    let inner = Wire::new().varint(1, 5).varint(77, 1);
    let bytes = Wire::new().varint(99, 1).message(4, Wire::new().message(3, inner).varint(88, 2)).build();
    let tree = Tree::decode(&bytes[..]).unwrap();
    assert_eq!(tree.kids[0].inner, Some(Inner::of(5)));
    let text = Options::new().print_unknown_fields(true).to_string(&tree).unwrap();
    assert_eq!(text, "kids {\n  inner {\n    number: 5\n  }\n  88: 2\n}\n99: 1\n");
}

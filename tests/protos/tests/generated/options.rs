use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap, HashSet},
};

use wireform::{Encode, Message};
use wireform_test_protos::{
    Elsewhere,
    options::shapes::options::{Borrowed, Boxes, Bytes, Kind, Maps, Outer, Slim, User, borrowed, boxes, outer},
};

use crate::same;

#[test]
fn borrowing_messages_point_into_their_input() {
    let bytes = b"\x0a\x01a\x12\x01b\x1a\x01c\x22\x06\x0a\x01d\x12\x01e\x2a\x00\x32\x01f\x3a\x01g\x42\x01h\x52\x0e\x0a\
                  \x03\x0a\x01i\x12\x03\x0a\x01j\x1a\x02\x08\x01";
    let read: Borrowed<'_> = wireform::proto::from_slice(bytes).unwrap();
    let of = |text| Borrowed { text, ..Borrowed::default() };
    let outer = Outer {
        borrowed: Some(Box::new(of("i"))),
        choice: Some(outer::Choice::Also(Box::new(of("j")))),
        slim: Some(Slim { number: 1 }),
        ..Outer::default()
    };
    let expected = Borrowed {
        text: "a",
        data: b"b",
        list: vec!["c"],
        map: HashMap::from([("d", &b"e"[..])]),
        maybe: Some(""),
        copied: "f".into(),
        copied_data: b"g"[..].into(),
        choice: Some(borrowed::Choice::Name("h")),
        outer: Some(outer),
        ..Borrowed::default()
    };
    assert_eq!(read, expected);
    assert!(bytes.as_ptr_range().contains(&read.text.as_ptr()));
    assert!(matches!(read.copied, Cow::Borrowed(_)));
    assert_eq!(wireform::proto::to_vec(&read), bytes);
}

#[test]
fn bytes_are_parts_of_their_input() {
    let input = bytes::Bytes::from_static(b"\x0a\x01a\x12\x01b\x1a\x01c");
    let read: Bytes = wireform::proto::from_bytes(&input).unwrap();
    assert!(input.as_ptr_range().contains(&read.data.as_ptr()));
    same(&read, &input, r#"{"data":"YQ==","list":["Yg=="],"text":"c"}"#);
    // `Eq` and `Hash` were asked for.
    assert!(HashSet::from([read.clone()]).contains(&read));
    assert!(Kind::Unspecified < Kind::Unrecognized(1));
}

#[test]
fn maps_are_what_was_asked_for() {
    let sorted: BTreeMap<String, i32> = BTreeMap::from([("b".into(), 1), ("a".into(), 2)]);
    let hashed: HashMap<String, i32> = HashMap::from([("c".into(), 3)]);
    let maps = Maps { sorted, hashed, ..Maps::default() };
    same(
        &maps,
        b"\x0a\x05\x0a\x01a\x10\x02\x0a\x05\x0a\x01b\x10\x01\x12\x05\x0a\x01c\x10\x03",
        r#"{"sorted":{"a":2,"b":1},"hashed":{"c":3}}"#,
    );
}

#[test]
fn fields_are_boxed_and_types_are_elsewhere() {
    let large: Option<Box<Slim>> = Some(Box::new(Slim { number: 1 }));
    let boxes = Boxes { large, choice: Some(boxes::Choice::Huge(Box::default())), ..Boxes::default() };
    same(&boxes, b"\x0a\x02\x08\x01\x12\x00", r#"{"large":{"number":1},"huge":{}}"#);
    let user = User { elsewhere: Some(Elsewhere { number: 2 }), ..User::default() };
    same(&user, b"\x0a\x02\x08\x02", r#"{"elsewhere":{"number":2}}"#);
}

#[test]
fn unknown_fields_may_be_skipped() {
    assert!(Slim::decode(&b"\x10\x07"[..]).unwrap().is_empty());
}

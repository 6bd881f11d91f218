//! `#[proto(oneof)] Option<E>`, of an enum with `#[derive(Oneof)]`.

use wireform::{DecodeErrorKind, Message, Oneof, json, xml};
use wireform_test_support::wire::Wire;

use super::{merges, on_all_wires};

#[derive(Message, Clone, Debug)]
struct Point {
    #[proto(1)]
    x: i32,
    #[proto(2)]
    y: i32,
}

#[derive(Oneof, Clone, Debug)]
enum Pick {
    #[proto(1)]
    Text(String),
    #[proto(2, sint32)]
    Number(i32),
    #[proto(3)]
    At(Point),
    #[proto(4)]
    Far(Box<Point>),
    #[proto(5)]
    Circle {
        #[proto(1)]
        radius: u32,
        #[proto(2)]
        tags: Vec<String>,
    },
    #[proto(6)]
    Nothing,
    #[proto(7, group)]
    Grouped(Point),
}

/// Values, messages, structs and units.
#[derive(Message, Clone, Debug)]
struct Holder {
    #[proto(oneof)]
    pick: Option<Pick>,
}

fn pick(pick: Pick) -> Holder {
    Holder { pick: Some(pick) }
}

fn circle(radius: u32, tags: &[&str]) -> Holder {
    pick(Pick::Circle { radius, tags: tags.iter().map(ToString::to_string).collect() })
}

#[test]
fn a_member_is_written_where_it_is_there_even_if_it_is_empty() {
    on_all_wires(&[
        (Holder { pick: None }, Wire::new(), "{}", "<Holder/>"),
        (pick(Pick::Text(String::new())), Wire::new().raw(b"\x0a\0"), r#"{"text":""}"#, "<Holder><text/></Holder>"),
        (
            pick(Pick::Number(-1)),
            Wire::new().raw(b"\x10\x01"),
            r#"{"number":-1}"#,
            "<Holder><number>-1</number></Holder>",
        ),
        (pick(Pick::At(Point { x: 0, y: 0 })), Wire::new().raw(b"\x1a\0"), r#"{"at":{}}"#, "<Holder><at/></Holder>"),
        (
            pick(Pick::Far(Box::new(Point { x: 1, y: 2 }))),
            Wire::new().raw(b"\x22\x04\x08\x01\x10\x02"),
            r#"{"far":{"x":1,"y":2}}"#,
            "<Holder><far><x>1</x><y>2</y></far></Holder>",
        ),
        (
            circle(3, &["a"]),
            Wire::new().raw(b"\x2a\x05\x08\x03\x12\x01a"),
            r#"{"circle":{"radius":3,"tags":["a"]}}"#,
            "<Holder><circle><radius>3</radius><tags>a</tags></circle></Holder>",
        ),
        (pick(Pick::Nothing), Wire::new().raw(b"\x32\0"), r#"{"nothing":{}}"#, "<Holder><nothing/></Holder>"),
        (
            pick(Pick::Grouped(Point { x: 1, y: 0 })),
            Wire::new().raw(b"\x3b\x08\x01\x3c"),
            r#"{"grouped":{"x":1}}"#,
            "<Holder><grouped><x>1</x></grouped></Holder>",
        ),
    ]);
}

#[test]
fn the_last_member_wins_and_a_message_merges_with_itself() {
    let x = Wire::new().varint(1, 1);
    let y = Wire::new().varint(2, 2);
    merges(&Wire::new().string(1, "a"), &Wire::new().sint(2, -3), &pick(Pick::Number(-3)));
    merges(
        &Wire::new().message(3, x.clone()),
        &Wire::new().message(3, y.clone()),
        &pick(Pick::At(Point { x: 1, y: 2 })),
    );
    merges(
        &Wire::new().message(3, x).string(1, "a"),
        &Wire::new().message(3, y),
        &pick(Pick::At(Point { x: 0, y: 2 })),
    );
    let tag = |tag| Wire::new().message(5, Wire::new().string(2, tag));
    merges(&tag("a"), &tag("b"), &circle(0, &["a", "b"]));
    merges(
        &Wire::new().message(5, Wire::new().varint(1, 9)),
        &Wire::new().message(6, Wire::new()),
        &pick(Pick::Nothing),
    );
}

#[test]
fn two_members_are_an_error_in_text() {
    let kind = DecodeErrorKind::SecondMember { name: "number".into(), first: "text".into() };
    for error in [
        json::from_str::<Holder>(r#"{"text":"","number":1}"#).unwrap_err(),
        xml::from_str::<Holder>("<Holder><text/><number>1</number></Holder>").unwrap_err(),
    ] {
        assert_eq!((error.kind(), error.path()), (&kind, "Holder.number"), "{error}");
    }
}

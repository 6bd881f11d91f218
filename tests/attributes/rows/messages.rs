//! Structs in structs, behind pointers, and as groups.

use std::{rc::Rc, sync::Arc};

use wireform::{DecodeErrorKind, Message, json, proto, xml};
use wireform_test_support::wire::Wire;

use super::{merges, on_all_wires, refuses};

#[derive(Message, Clone, Debug)]
struct Point {
    #[proto(1)]
    x: i32,
    #[proto(2)]
    tags: Vec<String>,
}

fn point(x: i32, tags: &[&str]) -> Point {
    Point { x, tags: tags.iter().map(ToString::to_string).collect() }
}

/// A struct with `#[derive(Message)]`: a message, written unless all of it is empty; absent it reads as empty.
#[derive(Message, Clone, Debug)]
struct Nested {
    #[proto(1)]
    at: Point,
}

#[test]
fn a_message_is_written_unless_it_is_empty() {
    on_all_wires(&[
        (Nested { at: point(0, &[]) }, Wire::new(), "{}", "<Nested/>"),
        (
            Nested { at: point(1, &["a"]) },
            Wire::new().raw(b"\x0a\x05\x08\x01\x12\x01a"),
            r#"{"at":{"x":1,"tags":["a"]}}"#,
            "<Nested><at><x>1</x><tags>a</tags></at></Nested>",
        ),
        (
            Nested { at: point(0, &[""]) },
            Wire::new().raw(b"\x0a\x02\x12\0"),
            r#"{"at":{"tags":[""]}}"#,
            "<Nested><at><tags/></at></Nested>",
        ),
    ]);
    let read: Nested = proto::from_slice(b"\x0a\x00").unwrap();
    assert!(proto::to_vec(&read).is_empty(), "an empty message reads as an absent one");
}

#[test]
fn a_second_occurrence_of_a_message_merges() {
    let first = Wire::new().message(1, Wire::new().varint(1, 1).string(2, "a"));
    let second = Wire::new().message(1, Wire::new().string(2, "b"));
    merges(&first, &second, &Nested { at: point(1, &["a", "b"]) });
}

/// `Box<T>`, `Arc<T>`: as `T`.
#[derive(Message, Clone, Debug)]
struct Pointers {
    #[proto(1)]
    boxed: Box<Point>,
    #[proto(2)]
    shared: Arc<Point>,
    #[proto(3)]
    counted: Option<Rc<Point>>,
    #[proto(4)]
    number: Box<i32>,
    #[proto(5)]
    list: Vec<Arc<String>>,
}

fn pointers(x: i32) -> Pointers {
    let at = point(x, &[]);
    Pointers { boxed: at.clone().into(), shared: at.into(), counted: None, number: x.into(), list: vec![] }
}

#[test]
fn a_pointer_is_as_what_it_points_to() {
    let x = Wire::new().varint(1, 1);
    on_all_wires(&[
        (pointers(0), Wire::new(), "{}", "<Pointers/>"),
        (
            pointers(1),
            Wire::new().message(1, x.clone()).message(2, x).varint(4, 1),
            r#"{"boxed":{"x":1},"shared":{"x":1},"number":1}"#,
            "<Pointers><boxed><x>1</x></boxed><shared><x>1</x></shared><number>1</number></Pointers>",
        ),
        (
            Pointers { counted: Some(Rc::new(point(0, &[]))), list: vec![Arc::new("a".into())], ..pointers(0) },
            Wire::new().message(3, Wire::new()).string(5, "a"),
            r#"{"counted":{},"list":["a"]}"#,
            "<Pointers><counted/><list>a</list></Pointers>",
        ),
    ]);
    let part = |body: Wire| Wire::new().message(1, body.clone()).message(2, body.clone()).message(3, body);
    let both = Arc::new(point(1, &["a"]));
    let together = Pointers {
        boxed: Box::new(point(1, &["a"])),
        shared: both,
        counted: Some(point(1, &["a"]).into()),
        ..pointers(0)
    };
    merges(&part(Wire::new().varint(1, 1)), &part(Wire::new().string(2, "a")), &together);
}

/// Recursion, which a pointer makes possible.
#[derive(Message, Clone, Debug)]
struct Link {
    #[proto(1)]
    next: Option<Box<Link>>,
}

fn chain(links: usize) -> Link {
    (0..links).fold(Link { next: None }, |next, _| Link { next: Some(Box::new(next)) })
}

#[test]
fn a_hundred_messages_nest_and_one_more_is_refused() {
    on_all_wires(&[
        (chain(0), Wire::new(), "{}", "<Link/>"),
        (chain(1), Wire::new().raw(b"\x0a\0"), r#"{"next":{}}"#, "<Link><next/></Link>"),
        (chain(2), Wire::new().raw(b"\x0a\x02\x0a\0"), r#"{"next":{"next":{}}}"#, "<Link><next><next/></next></Link>"),
    ]);
    let deep = chain(100);
    let (bytes, json, xml) = (proto::to_vec(&deep), json::to_string(&deep).unwrap(), xml::to_string(&deep).unwrap());
    assert_eq!(bytes, Wire::new().nested(1, 100).build());
    super::equal(&proto::from_slice(&bytes).unwrap(), &deep);
    super::equal(&json::from_str(&json).unwrap(), &deep);
    super::equal(&xml::from_str(&xml).unwrap(), &deep);
    refuses::<Link>(
        [&format!("Link{}", ".next".repeat(101)); 3],
        (Wire::new().nested(1, 101), DecodeErrorKind::DepthLimit),
        (&json.replacen("{}", r#"{"next":{}}"#, 1), DecodeErrorKind::DepthLimit),
        (&xml.replacen("<next/>", "<next><next/></next>", 1), DecodeErrorKind::DepthLimit),
    );
}

/// Recursion of a struct with a type parameter.
#[derive(Message, Clone, Debug)]
struct Tree<T> {
    #[proto(1)]
    value: T,
    #[proto(2)]
    kids: Vec<Tree<T>>,
}

#[test]
fn a_generic_struct_may_hold_itself() {
    let leaf = |value: &str| Tree { value: value.to_owned(), kids: vec![] };
    on_all_wires(&[
        (leaf(""), Wire::new(), "{}", "<Tree/>"),
        (
            Tree { kids: vec![leaf("b"), leaf("")], ..leaf("a") },
            Wire::new().raw(b"\x0a\x01a\x12\x03\x0a\x01b\x12\0"),
            r#"{"value":"a","kids":[{"value":"b"},{}]}"#,
            "<Tree><value>a</value><kids><value>b</value></kids><kids/></Tree>",
        ),
    ]);
}

/// `#[proto(7, group)] Option<M>`: between a start and an end tag, in JSON and XML as any message.
#[derive(Message, Clone, Debug)]
struct Grouped {
    #[proto(7, group)]
    at: Option<Point>,
    #[proto(8, group)]
    bare: Point,
    #[proto(9, group)]
    list: Vec<Point>,
}

fn grouped(at: Option<Point>) -> Grouped {
    Grouped { at, bare: point(0, &[]), list: vec![] }
}

#[test]
fn a_group_is_a_message_between_two_tags() {
    on_all_wires(&[
        (grouped(None), Wire::new(), "{}", "<Grouped/>"),
        (grouped(Some(point(0, &[]))), Wire::new().raw(b"\x3b\x3c"), r#"{"at":{}}"#, "<Grouped><at/></Grouped>"),
        (
            Grouped {
                bare: point(2, &[]),
                list: vec![point(3, &[]), point(0, &[])],
                ..grouped(Some(point(1, &["a"])))
            },
            Wire::new().raw(b"\x3b\x08\x01\x12\x01a\x3c\x43\x08\x02\x44\x4b\x08\x03\x4c\x4b\x4c"),
            r#"{"at":{"x":1,"tags":["a"]},"bare":{"x":2},"list":[{"x":3},{}]}"#,
            "<Grouped><at><x>1</x><tags>a</tags></at><bare><x>2</x></bare><list><x>3</x></list><list/></Grouped>",
        ),
    ]);
    let first = Wire::new().group(7, Wire::new().varint(1, 1)).group(9, Wire::new());
    let second = Wire::new().group(7, Wire::new().string(2, "a"));
    merges(&first, &second, &Grouped { list: vec![point(0, &[])], ..grouped(Some(point(1, &["a"]))) });
}

#[test]
fn a_group_that_does_not_end_is_refused() {
    for (bytes, kind, path) in [
        (&b"\x3b\x08\x01"[..], DecodeErrorKind::UnexpectedEnd, "Grouped.at.x"),
        (b"\x3b\x44", DecodeErrorKind::UnexpectedEndGroup, "Grouped.at"),
        (b"\x3c", DecodeErrorKind::UnexpectedEndGroup, "Grouped.at"),
    ] {
        let error = proto::from_slice::<Grouped>(bytes).unwrap_err();
        assert_eq!((error.kind(), error.path()), (&kind, path), "{bytes:x?}");
    }
}

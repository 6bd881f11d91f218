//! Newtypes that travel as what they hold.

use std::{
    collections::{BTreeMap, HashMap},
    marker::PhantomData,
    sync::Arc,
};

use proptest::prelude::*;
use wireform::{Decode, DecodeErrorKind, Enumeration, Message, Oneof, json, proto, xml};
use wireform_test_support::{empty, wire::Wire};

#[derive(Message, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[proto(transparent)]
struct Email(String);

#[derive(Message, Clone, Copy, Debug, PartialEq)]
#[proto(transparent)]
struct Id<T> {
    #[proto(fixed64)]
    number: u64,
    #[proto(skip)]
    of: PhantomData<T>,
}

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(transparent)]
struct Wrapper<T>(T);

#[derive(Message, Clone, Copy, Debug, PartialEq)]
#[proto(transparent)]
struct Count(i32);

#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
enum Color {
    Red = 0,
    Green = 1,
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Point {
    #[proto(1)]
    x: i32,
    #[proto(2)]
    tags: Vec<String>,
}

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(transparent)]
struct Name<'a>(&'a str);

#[derive(Message, Clone, Debug, PartialEq)]
struct Everywhere {
    #[proto(1)]
    email: Email,
    #[proto(2)]
    optional: Option<Email>,
    #[proto(3)]
    list: Vec<Email>,
    #[proto(4)]
    by_email: BTreeMap<Email, Count>,
    #[proto(5)]
    id: Id<Point>,
    #[proto(6)]
    counts: Vec<Count>,
    #[proto(7, expanded)]
    spread: Vec<Count>,
    #[proto(8)]
    color: Wrapper<Color>,
    #[proto(9)]
    point: Wrapper<Point>,
    #[proto(10)]
    points: Vec<Wrapper<Point>>,
    #[proto(11)]
    behind: Box<Wrapper<Point>>,
    #[proto(12)]
    shared: Option<Arc<Email>>,
    #[proto(13)]
    inside: Wrapper<Box<Point>>,
    #[proto(14)]
    hashed: HashMap<i32, Wrapper<Point>>,
    #[proto(15)]
    twice: Wrapper<Wrapper<u32>>,
    #[proto(oneof)]
    pick: Option<Pick>,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
enum Pick {
    #[proto(20)]
    Mail(Email),
    #[proto(21)]
    At(Wrapper<Point>),
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Borrowed<'a> {
    #[proto(1)]
    name: Name<'a>,
    #[proto(2)]
    names: Vec<Wrapper<&'a str>>,
}

/// The same message without newtypes.
#[derive(Message, Clone, Debug, PartialEq)]
#[proto(name = "Everywhere")]
struct Plain {
    #[proto(1)]
    email: String,
    #[proto(2)]
    optional: Option<String>,
    #[proto(3)]
    list: Vec<String>,
    #[proto(4)]
    by_email: BTreeMap<String, i32>,
    #[proto(5, fixed64)]
    id: u64,
    #[proto(6)]
    counts: Vec<i32>,
    #[proto(7, expanded)]
    spread: Vec<i32>,
    #[proto(8)]
    color: Color,
    #[proto(9)]
    point: Point,
    #[proto(10)]
    points: Vec<Point>,
    #[proto(11)]
    behind: Box<Point>,
    #[proto(12)]
    shared: Option<Arc<String>>,
    #[proto(13)]
    inside: Box<Point>,
    #[proto(14)]
    hashed: HashMap<i32, Point>,
    #[proto(15)]
    twice: u32,
    #[proto(oneof)]
    pick: Option<PlainPick>,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
enum PlainPick {
    #[proto(20)]
    Mail(String),
    #[proto(21)]
    At(Point),
}

fn point() -> impl Strategy<Value = Point> {
    (any::<i32>(), prop::collection::vec(".{0,4}", 0..3)).prop_map(|(x, tags)| Point { x, tags })
}

prop_compose! {
    fn plain()(
        (email, optional, list) in (".{0,5}", prop::option::of(".{0,5}"), prop::collection::vec(".{0,5}", 0..3)),
        by_email in prop::collection::btree_map(".{0,3}", any::<i32>(), 0..3),
        (id, counts, spread) in (any::<u64>(), any::<Vec<i32>>(), any::<Vec<i32>>()),
        color in prop_oneof![Just(Color::Red), Just(Color::Green)],
        (point, behind, inside) in (point(), point(), point()),
        points in prop::collection::vec(point(), 0..3),
        hashed in prop::collection::hash_map(any::<i32>(), point(), 0..2),
        (shared, twice) in (prop::option::of(".{0,5}"), any::<u32>()),
        pick in prop_oneof![
            Just(None),
            ".{0,5}".prop_map(|email| Some(PlainPick::Mail(email))),
            point().prop_map(|point| Some(PlainPick::At(point))),
        ],
    ) -> Plain {
        Plain {
            email, optional, list, by_email, id, counts, spread, color, point, points,
            behind: Box::new(behind), shared: shared.map(Arc::new), inside: Box::new(inside), hashed, twice, pick,
        }
    }
}

proptest! {
    #[test]
    fn every_wire_has_what_is_held(value in plain(), before in plain()) {
        let bytes = proto::to_vec(&value);
        let wrapped: Everywhere = proto::from_slice(&bytes).unwrap();
        prop_assert_eq!(wrapped.encoded_len(), bytes.len());
        prop_assert_eq!(&proto::to_vec(&wrapped), &bytes);
        prop_assert_eq!(wrapped.counts.iter().map(|count| count.0).collect::<Vec<_>>(), value.counts.clone());

        let text = json::to_string(&value).unwrap();
        prop_assert_eq!(&json::to_string(&wrapped).unwrap(), &text);
        prop_assert_eq!(&json::from_str::<Everywhere>(&text).unwrap(), &wrapped);
        let text = xml::to_string(&value).unwrap();
        prop_assert_eq!(&xml::to_string(&wrapped).unwrap(), &text);
        prop_assert_eq!(&xml::from_str::<Everywhere>(&text).unwrap(), &wrapped);

        let mut recycled: Everywhere = proto::from_slice(&proto::to_vec(&before)).unwrap();
        proto::decode_into(&mut recycled, &bytes).unwrap();
        prop_assert_eq!(recycled, wrapped);
    }
}

#[test]
fn the_empty_value_is_that_of_what_is_held() {
    assert!(proto::to_vec(&empty::<Everywhere>()).is_empty());
    assert_eq!(Everywhere::empty().color, Wrapper(Color::Red));
}

#[test]
fn a_second_occurrence_merges_where_a_message_is_held() {
    let inner = |wire: Wire| Wire::new().message(9, wire).build();
    let bytes = [inner(Wire::new().varint(1, 7)), inner(Wire::new().string(2, "a"))].concat();
    let value: Everywhere = proto::from_slice(&bytes).unwrap();
    assert_eq!(value.point, Wrapper(Point { x: 7, tags: vec!["a".into()] }));
}

#[test]
fn a_list_of_newtypes_is_read_packed_and_expanded() {
    let wire = Wire::new().bytes(6, [1, 2]).varint(6, 3).varint(7, 4).bytes(7, [5]).build();
    let value: Everywhere = proto::from_slice(&wire).unwrap();
    assert_eq!(value.counts, [Count(1), Count(2), Count(3)]);
    assert_eq!(value.spread, [Count(4), Count(5)]);
    assert_eq!(proto::to_vec(&value), Wire::new().bytes(6, [1, 2, 3]).varint(7, 4).varint(7, 5).build());
}

#[test]
fn what_is_held_is_checked() {
    let error = |wire: Wire| proto::from_slice::<Everywhere>(&wire.build()).unwrap_err();
    let utf8 = error(Wire::new().bytes(1, b"\xff"));
    assert_eq!((utf8.kind(), utf8.path()), (&DecodeErrorKind::InvalidUtf8, "Everywhere.email"));
    let unknown = error(Wire::new().varint(8, 9));
    assert!(matches!(unknown.kind(), DecodeErrorKind::UnknownEnumValue { number: 9, .. }), "{unknown}");
    assert_eq!(unknown.path(), "Everywhere.color");
}

#[test]
fn newtypes_borrow() {
    let bytes = Wire::new().string(1, "ab").string(2, "c").build();
    let value: Borrowed<'_> = proto::from_slice(&bytes).unwrap();
    assert_eq!(value, Borrowed { name: Name("ab"), names: vec![Wrapper("c")] });
    assert!(bytes.as_ptr_range().contains(&value.name.0.as_ptr()));
}

//! Messages that borrow from their input.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use proptest::prelude::*;
use wireform::{DecodeErrorKind, Encode, Message, Oneof, UnknownFields, proto};
use wireform_test_support::wire::Wire;

#[derive(Message, Clone, Debug, PartialEq)]
struct Texts<'a> {
    #[proto(1)]
    plain: &'a str,
    #[proto(2)]
    optional: Option<&'a str>,
    #[proto(3)]
    list: Vec<&'a str>,
    #[proto(4)]
    map: HashMap<&'a str, &'a str>,
    #[proto(5)]
    tree: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
    #[proto(6)]
    cow: Cow<'a, str>,
    #[proto(7)]
    optional_cow: Option<Cow<'a, str>>,
    #[proto(8)]
    cows: Vec<Cow<'a, str>>,
    #[proto(oneof)]
    pick: Option<Pick<'a>>,
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Blobs<'a> {
    #[proto(1)]
    plain: &'a [u8],
    #[proto(2)]
    optional: Option<&'a [u8]>,
    #[proto(3)]
    list: Vec<&'a [u8]>,
    #[proto(4)]
    map: BTreeMap<u32, &'a [u8]>,
    #[proto(6)]
    cow: Cow<'a, [u8]>,
    #[proto(7)]
    optional_cow: Option<Cow<'a, [u8]>>,
    #[proto(8)]
    cows: Vec<Cow<'a, [u8]>>,
    #[proto(9)]
    cow_map: HashMap<bool, Cow<'a, [u8]>>,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
enum Pick<'a> {
    #[proto(20)]
    Text(&'a str),
    #[proto(21)]
    Maybe(Cow<'a, str>),
    #[proto(22)]
    Bytes(&'a [u8]),
    #[proto(23)]
    Texts(Box<Texts<'a>>),
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Outer<'a, 'b> {
    #[proto(1)]
    texts: Texts<'a>,
    #[proto(2)]
    blobs: Option<Blobs<'b>>,
    #[proto(3)]
    list: Vec<Texts<'a>>,
    #[proto(4)]
    map: BTreeMap<&'b str, Texts<'a>>,
    #[proto(5)]
    inner: Option<Box<Outer<'a, 'b>>>,
    #[proto(unknown)]
    rest: UnknownFields,
}

/// The same message without borrowing.
#[derive(Message, Clone, Debug, PartialEq)]
#[proto(name = "Texts")]
struct OwnedTexts {
    #[proto(1)]
    plain: String,
    #[proto(2)]
    optional: Option<String>,
    #[proto(3)]
    list: Vec<String>,
    #[proto(4)]
    map: HashMap<String, String>,
    #[proto(5)]
    tree: BTreeMap<String, String>,
    #[proto(6)]
    cow: String,
    #[proto(7)]
    optional_cow: Option<String>,
    #[proto(8)]
    cows: Vec<String>,
    #[proto(oneof)]
    pick: Option<OwnedPick>,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
enum OwnedPick {
    #[proto(20)]
    Text(String),
    #[proto(21)]
    Maybe(String),
    #[proto(22)]
    Bytes(Vec<u8>),
    #[proto(23)]
    Texts(Box<OwnedTexts>),
}

fn texts() -> Texts<'static> {
    Texts {
        plain: "a",
        optional: Some("bü"),
        list: vec!["c", "", "d"],
        map: [("e", "f")].into(),
        tree: [("g".into(), "h".into()), ("".into(), "".into())].into(),
        cow: "i".into(),
        optional_cow: Some("".into()),
        cows: vec!["j".into(), Cow::Owned("k".into())],
        pick: Some(Pick::Text("l")),
    }
}

fn blobs() -> Blobs<'static> {
    Blobs {
        plain: b"\xff",
        optional: Some(b""),
        list: vec![b"\xfe", b""],
        map: [(1, &b"\xfd"[..]), (2, b"")].into(),
        cow: b"\xfc"[..].into(),
        optional_cow: Some(vec![0xfb].into()),
        cows: vec![b"\xfa"[..].into(), vec![0xf9].into()],
        cow_map: [(true, b"\xf8"[..].into())].into(),
    }
}

fn outer() -> Outer<'static, 'static> {
    let inner = Outer {
        texts: texts(),
        blobs: None,
        list: vec![],
        map: BTreeMap::new(),
        inner: None,
        rest: UnknownFields::from_bytes(b"\x78\x07").unwrap(),
    };
    Outer {
        texts: texts(),
        blobs: Some(blobs()),
        list: vec![texts(), Texts { pick: Some(Pick::Bytes(b"\xff")), ..texts() }],
        map: [("key", Texts { pick: Some(Pick::Maybe("m".into())), ..texts() })].into(),
        inner: Some(Box::new(inner)),
        rest: UnknownFields::new(),
    }
}

#[track_caller]
fn inside(part: &[u8], whole: &[u8]) {
    assert!(whole.as_ptr_range().contains(&part.as_ptr()), "a copy");
    assert!(part.as_ptr_range().end <= whole.as_ptr_range().end);
}

#[test]
fn bytes_are_those_of_the_owned_message() {
    let bytes = proto::to_vec(&texts());
    assert_eq!(proto::encoded_len(&texts()), bytes.len());
    let owned: OwnedTexts = proto::from_slice(&bytes).unwrap();
    assert_eq!(owned.cows, ["j", "k"]);
    assert_eq!(owned.pick, Some(OwnedPick::Text("l".into())));
    assert_eq!(proto::to_vec(&owned), bytes);
}

#[test]
fn every_position_borrows() {
    let bytes = proto::to_vec(&texts());
    let read: Texts<'_> = proto::from_slice(&bytes).unwrap();
    assert_eq!(read, texts());
    inside(read.plain.as_bytes(), &bytes);
    inside(read.optional.unwrap().as_bytes(), &bytes);
    inside(read.list[2].as_bytes(), &bytes);
    let (key, value) = read.map.iter().next().unwrap();
    inside(key.as_bytes(), &bytes);
    inside(value.as_bytes(), &bytes);
    assert!(matches!(read.cow, Cow::Borrowed(_)));
    assert!(read.cows.iter().all(|cow| matches!(cow, Cow::Borrowed(_))));
    assert!(read.tree.iter().all(|(key, value)| matches!((key, value), (Cow::Borrowed(_), Cow::Borrowed(_)))));
    assert!(matches!(read.pick, Some(Pick::Text(text)) if bytes.as_ptr_range().contains(&text.as_ptr())));

    let bytes = proto::to_vec(&blobs());
    let read: Blobs<'_> = proto::from_slice(&bytes).unwrap();
    assert_eq!(read, blobs());
    inside(read.plain, &bytes);
    inside(read.list[0], &bytes);
    inside(read.map[&1], &bytes);
    assert!(matches!(read.cow, Cow::Borrowed(_)));
    assert!(matches!(read.cow_map[&true], Cow::Borrowed(_)));
}

#[test]
fn nested_messages_borrow_with_lifetimes_of_their_own() {
    let bytes = proto::to_vec(&outer());
    let read: Outer<'_, '_> = proto::from_slice(&bytes).unwrap();
    assert_eq!(read, outer());
    assert_eq!(proto::encoded_len(&read), bytes.len());
    inside(read.inner.as_ref().unwrap().texts.plain.as_bytes(), &bytes);
    // The parts of two lifetimes may go their own ways.
    fn split<'a, 'b>(outer: Outer<'a, 'b>) -> (Texts<'a>, Option<Blobs<'b>>) {
        (outer.texts, outer.blobs)
    }
    assert_eq!(split(read), (texts(), Some(blobs())));
}

#[test]
fn value_outlives_the_variable_that_held_the_input() {
    fn read(bytes: &[u8]) -> Texts<'_> {
        let copy = bytes;
        proto::from_slice(copy).unwrap()
    }
    let bytes = proto::to_vec(&texts());
    assert_eq!(read(&bytes), texts());
}

/// A newtype that borrows, wherever a string can stand.
#[derive(Message, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[proto(transparent)]
struct Name<'a>(&'a str);

#[derive(Message, Debug, PartialEq)]
struct Names<'a> {
    #[proto(1)]
    plain: Name<'a>,
    #[proto(2)]
    optional: Option<Name<'a>>,
    #[proto(3)]
    list: Vec<Name<'a>>,
    #[proto(4)]
    map: BTreeMap<Name<'a>, Name<'a>>,
}

#[test]
fn newtypes_borrow() {
    let wire = Wire::new().string(1, "a").string(2, "").string(3, "b");
    let wire = wire.entry(4, |entry| entry.string(1, "c").string(2, "d"));
    let read: Names<'_> = proto::from_slice(wire.as_ref()).unwrap();
    assert_eq!((&read.plain, &read.optional, &read.list[..]), (&Name("a"), &Some(Name("")), &[Name("b")][..]));
    assert_eq!(read.map, [(Name("c"), Name("d"))].into());
    inside(read.plain.0.as_bytes(), wire.as_ref());
    assert_eq!(proto::to_vec(&read), wire.as_ref());
}

#[test]
fn what_is_no_utf8_is_an_error_with_a_path() {
    for number in [1, 2, 3, 6, 7, 8] {
        let wire = Wire::new().bytes(number, b"ab\xff");
        let error = proto::from_slice::<Texts<'_>>(wire.as_ref()).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (&DecodeErrorKind::InvalidUtf8, 4), "{number}");
    }
    let wire = Wire::new().message(3, Wire::new().string(1, "x").entry(4, |entry| entry.bytes(1, b"\xff")));
    let error = proto::from_slice::<Outer<'_, '_>>(wire.as_ref()).unwrap_err();
    assert_eq!(error.path(), "Outer.list[0].map[0].key");
}

#[test]
fn overlong_tags_and_a_later_value_count_as_everywhere() {
    let wire = Wire::new().raw(b"\x8a\x00\x01a").string(1, "b").raw(b"\xb2\x00\x01c");
    let read: Texts<'_> = proto::from_slice(wire.as_ref()).unwrap();
    assert_eq!((read.plain, &*read.cow), ("b", "c"));
}

#[test]
fn messages_merge_and_oneofs_replace() {
    let wire = Wire::new()
        .message(1, Wire::new().string(1, "a").string(3, "x").string(20, "gone"))
        .message(1, Wire::new().string(6, "b").string(3, "y").message(23, Wire::new().string(1, "p")))
        .message(1, Wire::new().message(23, Wire::new().string(6, "q")));
    let read: Outer<'_, '_> = proto::from_slice(wire.as_ref()).unwrap();
    assert_eq!((read.texts.plain, &*read.texts.cow, read.texts.list), ("a", "b", vec!["x", "y"]));
    let Some(Pick::Texts(inner)) = read.texts.pick else { panic!("another member") };
    assert_eq!((inner.plain, &*inner.cow), ("p", "q"));
}

#[test]
fn decode_into_borrows_from_the_new_input_only() {
    let first = proto::to_vec(&outer());
    let second = proto::to_vec(&Outer { texts: Texts { plain: "new", cows: vec!["n".into()], ..texts() }, ..outer() });
    let mut recycled: Outer<'_, '_> = proto::from_slice(&first).unwrap();
    let list = recycled.texts.list.as_ptr();
    proto::decode_into(&mut recycled, &second).unwrap();
    assert_eq!(recycled, proto::from_slice(&second).unwrap());
    inside(recycled.texts.plain.as_bytes(), &second);
    assert!(recycled.texts.cows.iter().all(|cow| matches!(cow, Cow::Borrowed(_))));
    assert_eq!(recycled.texts.list.as_ptr(), list, "the list was not recycled");
    proto::decode_into(&mut recycled, &[]).unwrap();
    assert!(recycled.is_empty());
}

#[test]
fn what_borrows_forever_is_a_message_with_all_verbs_of_encoding() {
    let mut bytes = Vec::new();
    proto::encode_into(&texts(), &mut bytes);
    assert_eq!(bytes, proto::to_vec(&texts()));
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-c]{1,3}", any::<String>()]
}

prop_compose! {
    fn owned()(
        (plain, optional, list) in (text(), proptest::option::of(text()), proptest::collection::vec(text(), 0..4)),
        map in proptest::collection::hash_map(text(), text(), 0..2),
        tree in proptest::collection::btree_map(text(), text(), 0..3),
        (cow, optional_cow, cows) in (text(), proptest::option::of(text()), proptest::collection::vec(text(), 0..4)),
        pick in proptest::option::of(prop_oneof![
            text().prop_map(OwnedPick::Text),
            text().prop_map(OwnedPick::Maybe),
            any::<Vec<u8>>().prop_map(OwnedPick::Bytes),
        ]),
    ) -> OwnedTexts {
        OwnedTexts { plain, optional, list, map, tree, cow, optional_cow, cows, pick }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn borrowed_and_owned_read_and_write_the_same(old in owned(), new in owned()) {
        let (old, bytes) = (old.encode_to_vec(), new.encode_to_vec());
        let mut read: Texts<'_> = proto::from_slice(&bytes).unwrap();
        prop_assert_eq!(&proto::to_vec(&read), &bytes);
        prop_assert_eq!(proto::encoded_len(&read), bytes.len());
        let fresh: Texts<'_> = proto::from_slice(&old).unwrap();
        proto::decode_into(&mut read, &old).unwrap();
        prop_assert_eq!(read, fresh);
    }
}

/// Asserts that it makes no difference whether a message borrows.
fn agree(bytes: &[u8]) {
    let borrowed = proto::from_slice::<Texts<'_>>(bytes);
    match (borrowed, proto::from_slice::<OwnedTexts>(bytes)) {
        (Ok(borrowed), Ok(owned)) => {
            assert_eq!(proto::from_slice::<OwnedTexts>(&proto::to_vec(&borrowed)).unwrap(), owned);
        }
        (Err(one), Err(other)) => assert_eq!(one.to_string(), other.to_string()),
        (one, other) => panic!("{one:?} {other:?}"),
    }
}

#[test]
fn borrowed_and_owned_agree_on_damaged_bytes() {
    let inner = Texts { pick: Some(Pick::Bytes(b"\xff")), ..texts() };
    let mut bytes = proto::to_vec(&Texts { pick: Some(Pick::Texts(Box::new(inner))), ..texts() });
    for len in 0..=bytes.len() {
        agree(&bytes[..len]);
    }
    for index in 0..bytes.len() {
        for bit in 0..8 {
            bytes[index] ^= 1 << bit;
            agree(&bytes);
            bytes[index] ^= 1 << bit;
        }
    }
}

macro_rules! wide {
    ($($field:ident $number:literal)*) => {
        /// More fields than are tried in order.
        #[derive(Message, Debug, PartialEq)]
        struct Wide<'a> {
            $(#[proto($number)] $field: &'a str,)*
        }
    };
}

wide! {
    a 1 b 2 c 3 d 4 e 5 f 6 g 7 h 8 i 9 j 10 k 11 l 12 m 13 n 14 o 15 p 16 q 17 r 18 s 19 t 20 u 21 v 22 w 23 x 24 y 25
    z 26 aa 27 ab 28 ac 29 ad 30 ae 31 af 32 ag 33 ah 34 ai 35
}

#[test]
fn large_message_borrows() {
    let wire = Wire::new().string(35, "last").string(1, "first").string(20, "middle");
    let read: Wide<'_> = proto::from_slice(wire.as_ref()).unwrap();
    assert_eq!((read.a, read.t, read.ai, read.b), ("first", "middle", "last", ""));
    inside(read.ai.as_bytes(), wire.as_ref());
}

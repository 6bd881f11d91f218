//! Strings and bytes of every kind, and messages that borrow from the text.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use bytes::Bytes;
use proptest::prelude::*;
use serde::Deserialize;
use wireform::{DecodeErrorKind, Message, Oneof, json, proto, serde::Canonical};

#[derive(Message, Clone, Debug, PartialEq)]
struct Owned {
    #[proto(1)]
    boxed: Box<str>,
    #[proto(2)]
    shared: Option<Arc<str>>,
    #[proto(3)]
    list: Vec<Arc<str>>,
    #[proto(4)]
    map: BTreeMap<Arc<str>, Box<str>>,
    #[proto(5)]
    boxed_bytes: Box<[u8]>,
    #[proto(6)]
    bytes: Option<Bytes>,
    #[proto(7)]
    array: [u8; 3],
    #[proto(8)]
    arrays: Vec<[u8; 2]>,
    #[proto(9)]
    bytes_map: HashMap<u32, Bytes>,
    #[proto(10)]
    inner: Option<Arc<Owned>>,
    #[proto(11)]
    counted: Arc<i64>,
    #[proto(oneof)]
    pick: Option<Pick>,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
enum Pick {
    #[proto(20)]
    Name(Arc<str>),
    #[proto(21)]
    Body(Bytes),
    #[proto(22)]
    Digest([u8; 3]),
    #[proto(23)]
    Message(Arc<Owned>),
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Borrowed<'a> {
    #[proto(1)]
    text: &'a str,
    #[proto(2)]
    cow: Cow<'a, str>,
    #[proto(3)]
    list: Vec<&'a str>,
    #[proto(4)]
    map: HashMap<&'a str, &'a str>,
    #[proto(5)]
    cow_map: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
    #[proto(6)]
    optional: Option<&'a str>,
    #[proto(7)]
    bytes: Cow<'a, [u8]>,
    #[proto(8)]
    borrowed_bytes: Option<&'a [u8]>,
    #[proto(9)]
    inner: Vec<Borrowed<'a>>,
    #[proto(oneof)]
    pick: Option<BorrowedPick<'a>>,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
enum BorrowedPick<'a> {
    #[proto(20)]
    Name(&'a str),
    #[proto(21)]
    Body(Cow<'a, [u8]>),
    #[proto(22)]
    Message(Box<Borrowed<'a>>),
}

fn owned() -> Owned {
    let inner = Owned { pick: Some(Pick::Digest([0; 3])), inner: None, ..wireform::Decode::empty() };
    Owned {
        boxed: "a\n".into(),
        shared: Some("".into()),
        list: vec!["b".into(), "".into()],
        map: [("c".into(), "d".into())].into(),
        boxed_bytes: [0xff, 0xfe][..].into(),
        bytes: Some(Bytes::new()),
        array: [1, 2, 3],
        arrays: vec![[0; 2], [1; 2]],
        bytes_map: [(1, Bytes::from_static(b"x"))].into(),
        inner: Some(inner.clone().into()),
        counted: 5.into(),
        pick: Some(Pick::Message(inner.into())),
    }
}

fn borrowed() -> Borrowed<'static> {
    Borrowed {
        text: "a",
        cow: "b".into(),
        list: vec!["c", ""],
        map: [("d", "e")].into(),
        cow_map: [("f".into(), "g".into())].into(),
        optional: Some(""),
        bytes: vec![0xff].into(),
        borrowed_bytes: Some(b""),
        inner: vec![Borrowed { pick: Some(BorrowedPick::Body(b"x"[..].into())), ..wireform::Decode::empty() }],
        pick: Some(BorrowedPick::Name("h")),
    }
}

const OWNED: &str = r#"{"boxed":"a\n","shared":"","list":["b",""],"map":{"c":"d"},"boxedBytes":"//4=","bytes":"","array":"AQID","arrays":["AAA=","AQE="],"bytesMap":{"1":"eA=="},"inner":{"digest":"AAAA"},"counted":"5","message":{"digest":"AAAA"}}"#;
const BORROWED: &str = r#"{"text":"a","cow":"b","list":["c",""],"map":{"d":"e"},"cowMap":{"f":"g"},"optional":"","bytes":"/w==","borrowedBytes":"","inner":[{"body":"eA=="}],"name":"h"}"#;

#[test]
fn every_kind_has_the_form_of_its_protobuf_type() {
    assert_eq!(json::to_string(&owned()).unwrap(), OWNED);
    assert_eq!(json::from_str::<Owned>(OWNED).unwrap(), owned());
    assert_eq!(json::to_string(&borrowed()).unwrap(), BORROWED);
    assert_eq!(json::from_str::<Borrowed<'_>>(BORROWED).unwrap(), borrowed());
    assert_eq!(json::from_slice::<Borrowed<'_>>(BORROWED.as_bytes()).unwrap(), borrowed());
}

#[test]
fn text_without_escapes_is_borrowed() {
    let text = String::from(BORROWED);
    let inside = |part: &str| text.as_bytes().as_ptr_range().contains(&part.as_ptr());
    let read: Borrowed<'_> = json::from_str(&text).unwrap();
    assert!(
        inside(read.text) && inside(read.list[0]) && read.map.iter().all(|(key, value)| inside(key) && inside(value))
    );
    assert!(matches!(read.cow, Cow::Borrowed(part) if inside(part)));
    assert!(read.cow_map.iter().all(|pair| matches!(pair, (Cow::Borrowed(_), Cow::Borrowed(_)))));
    assert!(matches!(read.pick, Some(BorrowedPick::Name(part)) if inside(part)));
}

#[test]
fn cow_owns_what_has_escapes() {
    let read: Borrowed<'_> = json::from_str(r#"{"cow":"\u0061","cowMap":{"\u0062":"\n"}}"#).unwrap();
    assert!(matches!(read.cow, Cow::Owned(ref text) if text == "a"));
    assert_eq!(read.cow_map, [("b".into(), "\n".into())].into());
}

#[test]
fn escapes_cannot_be_borrowed() {
    for (text, path) in [
        (r#"{"text":"\u0061"}"#, "Borrowed.text"),
        (r#"{"optional":"a\n"}"#, "Borrowed.optional"),
        (r#"{"list":["a","\""]}"#, "Borrowed.list[1]"),
        (r#"{"map":{"\t":"a"}}"#, r#"Borrowed.map["\t"]"#),
        (r#"{"map":{"a":"\t"}}"#, r#"Borrowed.map["a"]"#),
        (r#"{"inner":[{"name":"\/"}]}"#, "Borrowed.inner[0].name"),
    ] {
        let error = json::from_str::<Borrowed<'_>>(text).unwrap_err();
        assert_eq!(error.kind(), &DecodeErrorKind::CannotBorrow { instead: "Cow<'a, str>" }, "{text}");
        assert_eq!(error.path(), path);
        assert_eq!(error.line(), Some(1));
        assert!(error.to_string().contains("make the field a `Cow<'a, str>`"), "{error}");
    }
    let error = json::from_str::<Borrowed<'_>>(r#"{"borrowedBytes":"AA=="}"#).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::CannotBorrow { instead: "Cow<'a, [u8]>" });
    assert_eq!(error.path(), "Borrowed.borrowedBytes".replace("borrowedBytes", "borrowed_bytes"));
}

#[test]
fn array_of_another_length_is_an_error() {
    for (text, path, expected, found) in [
        (r#"{"array":""}"#, "Owned.array", 3, 0),
        (r#"{"arrays":["AAA=","AAAA"]}"#, "Owned.arrays[1]", 2, 3),
        (r#"{"digest":"AA=="}"#, "Owned.digest", 3, 1),
    ] {
        let error = json::from_str::<Owned>(text).unwrap_err();
        assert_eq!(error.kind(), &DecodeErrorKind::InvalidLength { expected, found }, "{text}");
        assert_eq!(error.path(), path);
    }
}

#[test]
fn null_is_absent() {
    let text = r#"{"text":null,"cow":null,"optional":null,"bytes":null,"borrowedBytes":null,"inner":null,"name":null}"#;
    assert_eq!(json::from_str::<Borrowed<'_>>(text).unwrap(), wireform::Decode::empty());
    let text =
        r#"{"boxed":null,"shared":null,"boxedBytes":null,"bytes":null,"array":null,"inner":null,"counted":null}"#;
    assert_eq!(json::from_str::<Owned>(text).unwrap(), wireform::Decode::empty());
}

#[test]
fn wrong_values_are_refused() {
    for text in [r#"{"text":1}"#, r#"{"cow":["a"]}"#, r#"{"list":[null]}"#, r#"{"bytes":"!"}"#, r#"{"map":{"a":1}}"#] {
        json::from_str::<Borrowed<'_>>(text).unwrap_err();
    }
}

#[test]
fn canonical_in_serde_types() {
    let text = serde_json::to_string(&Canonical(owned())).unwrap();
    assert_eq!(text, OWNED);
    assert_eq!(serde_json::from_str::<Canonical<Owned>>(&text).unwrap().0, owned());
    let bytes = postcard::to_allocvec(&Canonical(owned())).unwrap();
    assert_eq!(postcard::from_bytes::<Canonical<Owned>>(&bytes).unwrap().0, owned());
    assert_eq!(serde_json::to_string(&Canonical(borrowed())).unwrap(), BORROWED);
}

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(serde)]
struct View<'a> {
    #[proto(1)]
    text: &'a str,
    #[proto(2)]
    inner: Option<Inner<'a>>,
    #[proto(3)]
    bytes: &'a [u8],
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Inner<'a> {
    #[proto(1)]
    text: Cow<'a, str>,
}

#[test]
fn borrowing_message_has_serde_impls() {
    let view = View { text: "a", inner: Some(Inner { text: "b".into() }), bytes: b"" };
    let text = serde_json::to_string(&vec![&view]).unwrap();
    assert_eq!(text, r#"[{"text":"a","inner":{"text":"b"}}]"#);
    let read: Vec<View<'_>> = serde_json::from_str(&text).unwrap();
    assert_eq!(read, std::slice::from_ref(&view));
    assert!(text.as_bytes().as_ptr_range().contains(&read[0].text.as_ptr()));

    let view = View { bytes: b"\xff", ..view };
    let bytes = postcard::to_allocvec(&view).unwrap();
    let read: View<'_> = postcard::from_bytes(&bytes).unwrap();
    assert_eq!(read, view);
    assert!(bytes.as_ptr_range().contains(&read.bytes.as_ptr()));
}

#[test]
fn borrowing_from_what_is_there_for_a_moment_is_an_error() {
    // A value that owns its strings has none to lend for as long as the message lives.
    let error = View::deserialize(serde_json::json!({"text": "a"})).unwrap_err();
    assert!(error.to_string().starts_with("View.text: "), "{error}");
    assert!(error.to_string().contains("make the field a `Cow<'a, str>`"), "{error}");
}

#[derive(Message, Debug)]
#[proto(name = "Texts")]
struct Slices<'a> {
    #[proto(1)]
    text: &'a str,
    #[proto(2)]
    list: Vec<&'a str>,
    #[proto(3)]
    map: BTreeMap<&'a str, &'a str>,
}

#[derive(Message, Debug)]
#[proto(name = "Texts")]
struct Cows<'a> {
    #[proto(1)]
    text: Cow<'a, str>,
    #[proto(2)]
    list: Vec<Cow<'a, str>>,
    #[proto(3)]
    map: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
}

#[derive(Message, Clone, Debug)]
struct Texts {
    #[proto(1)]
    text: String,
    #[proto(2)]
    list: Vec<String>,
    #[proto(3)]
    map: BTreeMap<String, String>,
}

/// Asserts that what borrows reads what owned strings read, and that slices refuse nothing but escapes.
fn agree(text: &str) {
    let owned = json::from_str::<Texts>(text).map(|texts| texts.encode_to_vec()).map_err(|error| error.to_string());
    let cows = json::from_str::<Cows<'_>>(text).map(|cows| proto::to_vec(&cows)).map_err(|error| error.to_string());
    assert_eq!(owned, cows, "{text}");
    match json::from_str::<Slices<'_>>(text) {
        Ok(slices) => assert_eq!(Ok(proto::to_vec(&slices)), owned, "{text}"),
        Err(error) if matches!(error.kind(), DecodeErrorKind::CannotBorrow { .. }) => {
            assert!(text.contains('\\'), "{text}");
        }
        Err(error) => assert_eq!(Err(error.to_string()), owned, "{text}"),
    }
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(prop_oneof![any::<char>(), prop::char::range('\0', '~')], 0..6)
        .prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn borrowed_and_owned_agree(text in text(), list in proptest::collection::vec(text(), 0..3), entry in (text(), text())) {
        let texts = Texts { text, list, map: [entry].into() };
        let json = json::to_string(&texts).unwrap();
        agree(&json);
        for (at, _) in json.char_indices() {
            agree(&json[..at]);
            agree(&format!("{}\\{}", &json[..at], &json[at..]));
        }
    }
}

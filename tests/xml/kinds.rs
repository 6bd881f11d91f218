//! Strings and bytes of every kind, and messages that borrow from the document.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use bytes::Bytes;
use proptest::prelude::*;
use wireform::{DecodeErrorKind, Message, Oneof, proto, xml};

use crate::{check, refused};

#[derive(Message, Clone, Debug, PartialEq)]
pub(crate) struct Owned {
    #[proto(1)]
    boxed: Box<str>,
    #[proto(2)]
    shared: Option<Arc<str>>,
    #[proto(3)]
    list: Vec<Arc<str>>,
    #[proto(4)]
    map: BTreeMap<Arc<str>, Box<str>>,
    #[proto(5)]
    blob: Box<[u8]>,
    #[proto(6)]
    bytes: Option<Bytes>,
    #[proto(7)]
    array: [u8; 3],
    #[proto(8)]
    arrays: Vec<[u8; 2]>,
    #[proto(10)]
    inner: Option<Arc<Owned>>,
    #[proto(oneof)]
    pick: Option<Pick>,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
enum Pick {
    #[proto(20)]
    Name(Arc<str>),
    #[proto(21)]
    Digest([u8; 3]),
    #[proto(22)]
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
    cows: Vec<Cow<'a, str>>,
    #[proto(6)]
    bytes: Cow<'a, [u8]>,
    #[proto(7)]
    slice: Option<&'a [u8]>,
    #[proto(8)]
    inner: Vec<Borrowed<'a>>,
    #[proto(oneof)]
    pick: Option<BorrowedPick<'a>>,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
enum BorrowedPick<'a> {
    #[proto(20)]
    Name(&'a str),
    #[proto(21)]
    Message(Box<Borrowed<'a>>),
}

#[test]
fn every_kind_returns() {
    let inner = Owned { pick: Some(Pick::Digest([0; 3])), ..wireform::Decode::empty() };
    let value = Owned {
        boxed: "a & b\u{1}".into(),
        shared: Some("".into()),
        list: vec!["b".into(), "".into()],
        map: [("c".into(), "d".into())].into(),
        blob: [0xff, 0xfe][..].into(),
        bytes: Some(Bytes::new()),
        array: [1, 2, 3],
        arrays: vec![[0; 2], [1; 2]],
        inner: Some(inner.clone().into()),
        pick: Some(Pick::Message(inner.into())),
    };
    check(
        value,
        "<Owned><boxed escaped=\"true\">a &amp; b\\u{1}</boxed><shared/><list>b</list><list/>\
         <map><entry><key>c</key><value>d</value></entry></map><blob>//4=</blob><bytes/><array>AQID</array>\
         <arrays>AAA=</arrays><arrays>AQE=</arrays><inner><digest>AAAA</digest></inner>\
         <message><digest>AAAA</digest></message></Owned>",
    );
}

#[test]
fn text_without_references_is_borrowed() {
    let document = String::from(
        "<Borrowed><text>a</text><cow>b</cow><list>c</list><list/><map><entry><key>d</key><value>e</value></entry>\
         </map><cows>f</cows><bytes>/w==</bytes><slice/><inner><name>g</name></inner><name>h</name></Borrowed>",
    );
    let inside = |part: &str| document.as_bytes().as_ptr_range().contains(&part.as_ptr());
    let read: Borrowed<'_> = xml::from_str(&document).unwrap();
    assert_eq!(xml::to_string(&read).unwrap(), document);
    assert_eq!(xml::from_slice::<Borrowed<'_>>(document.as_bytes()).unwrap(), read);
    assert!(inside(read.text) && inside(read.list[0]));
    assert!(read.map.iter().all(|(key, value)| inside(key) && inside(value)));
    assert!(matches!(read.cow, Cow::Borrowed(part) if inside(part)));
    assert!(matches!(read.inner[0].pick, Some(BorrowedPick::Name(part)) if inside(part)));
    assert_eq!(*read.bytes, [0xff]);
}

#[test]
fn cow_owns_what_stands_otherwise_in_the_document() {
    let document = "<Borrowed><cow>a&amp;b</cow><cows>c\r\nd</cows><cows><![CDATA[e]]>f</cows>\
                    <cows escaped=\"true\">\\u{0}</cows></Borrowed>";
    let read: Borrowed<'_> = xml::from_str(document).unwrap();
    assert!(matches!(read.cow, Cow::Owned(ref text) if text == "a&b"));
    assert_eq!(read.cows, ["c\nd", "ef", "\0"]);
}

#[test]
fn references_cannot_be_borrowed() {
    for (inside, path) in [
        ("<text>&lt;</text>", "Borrowed.text"),
        ("<text escaped=\"true\">\\u{0}</text>", "Borrowed.text"),
        ("<list>a</list><list>a<!-- -->b</list>", "Borrowed.list[1]"),
        ("<map><entry><key>&#9;</key></entry></map>", "Borrowed.map[0].key"),
        ("<inner><message><text>a\r\n</text></message></inner>", "Borrowed.inner[0].message.text"),
    ] {
        let document = format!("<Borrowed>{inside}</Borrowed>");
        let error = xml::from_str::<Borrowed<'_>>(&document).unwrap_err();
        assert_eq!(error.kind(), &DecodeErrorKind::CannotBorrow { instead: "Cow<'a, str>" }, "{inside}");
        assert_eq!(error.path(), path);
    }
    let error = xml::from_str::<Borrowed<'_>>("<Borrowed><slice>AA==</slice></Borrowed>").unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::CannotBorrow { instead: "Cow<'a, [u8]>" });
    assert_eq!((error.path(), error.offset()), ("Borrowed.slice", 10));
}

#[test]
fn array_of_another_length_is_an_error() {
    let error = refused::<Owned>("<Owned><arrays>AAA=</arrays><arrays>AAAA</arrays></Owned>");
    assert_eq!(error.kind(), &DecodeErrorKind::InvalidLength { expected: 2, found: 3 });
    assert_eq!((error.path(), error.offset()), ("Owned.arrays[1]", 28));
    assert_eq!(
        refused::<Owned>("<Owned><array></array></Owned>").kind(),
        &DecodeErrorKind::InvalidLength { expected: 3, found: 0 },
    );
}

#[derive(Message, Debug)]
#[proto(name = "Texts")]
struct Slices<'a> {
    #[proto(1)]
    text: &'a str,
    #[proto(2)]
    map: BTreeMap<&'a str, &'a str>,
}

#[derive(Message, Debug)]
#[proto(name = "Texts")]
struct Cows<'a> {
    #[proto(1)]
    text: Cow<'a, str>,
    #[proto(2)]
    map: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
}

#[derive(Message, Clone, Debug)]
struct Texts {
    #[proto(1)]
    text: String,
    #[proto(2)]
    map: BTreeMap<String, String>,
}

/// Asserts that what borrows reads what owned strings read, and that slices refuse nothing but what is written otherwise.
fn agree(document: &str) {
    let words = |error: wireform::DecodeError| error.to_string();
    let owned = xml::from_str::<Texts>(document).map(|texts| texts.encode_to_vec()).map_err(words);
    let cows = xml::from_str::<Cows<'_>>(document).map(|cows| proto::to_vec(&cows)).map_err(words);
    assert_eq!(owned, cows, "{document}");
    match xml::from_str::<Slices<'_>>(document) {
        Ok(slices) => assert_eq!(Ok(proto::to_vec(&slices)), owned, "{document}"),
        Err(error) if matches!(error.kind(), DecodeErrorKind::CannotBorrow { .. }) => {
            assert!(document.contains(['&', '\r', '!', '\\']), "{document}");
        }
        Err(error) => assert_eq!(Err(words(error)), owned, "{document}"),
    }
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(prop_oneof![any::<char>(), prop::char::range('\0', '~')], 0..6)
        .prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn borrowed_and_owned_agree(text in text(), entry in (text(), text())) {
        let document = xml::to_string(&Texts { text, map: [entry].into() }).unwrap();
        agree(&document);
        for (at, _) in document.char_indices() {
            agree(&document[..at]);
            for inside in ["&amp;", "\r", "<!-- -->", "<![CDATA[]]>", "<"] {
                agree(&format!("{}{inside}{}", &document[..at], &document[at..]));
            }
        }
    }
}

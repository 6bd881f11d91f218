//! What a registry adds: messages in an `Any` and extensions, where they come back to the byte.

use std::{
    collections::{BTreeMap, HashMap},
    fmt::Debug,
};

use wireform::{
    DecodeErrorKind, EncodeErrorKind, Enumeration, Extension, Limits, Message, Registry, UnknownFields,
    types::{Any, Duration, StringValue, Timestamp},
    walk::{DecodeText, EncodeText},
    xml::{self, Options},
};

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "gallery", extensions(100..=199))]
struct Image {
    #[proto(1)]
    title: String,
    #[proto(2)]
    detail: Option<Any>,
    #[proto(3)]
    details: Vec<Any>,
    #[proto(4)]
    inner: Option<Box<Image>>,
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "gallery")]
struct Size {
    #[proto(1)]
    width: u32,
}

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "gallery")]
struct Sorted {
    #[proto(1)]
    counts: BTreeMap<String, u32>,
}

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "gallery")]
struct Hashed {
    #[proto(1)]
    counts: HashMap<String, u32>,
}

#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
enum Color {
    Unknown = 0,
    Red = 1,
}

const WIDTH: Extension<Image, u32> = Extension::new(100).with_name("gallery.width");
const SIZE: Extension<Image, Size> = Extension::new(101).with_name("gallery.size");
const TAGS: Extension<Image, Vec<String>> = Extension::new(102).with_name("gallery.tags");
const RATIOS: Extension<Image, Vec<f64>> = Extension::new(103).with_name("gallery.ratios");
const COLOR: Extension<Image, Color> = Extension::new(104).with_name("gallery.Image.color");
const CREATED: Extension<Image, Timestamp> = Extension::new(105).with_name("gallery.created");
const ANY: Extension<Image, Any> = Extension::new(106).with_name("gallery.any");
const HASHED: Extension<Image, Hashed> = Extension::new(107).with_name("gallery.hashed");
const TITLE: Extension<Image, u32> = Extension::new(108).with_name("title");
const ODD: Extension<Image, u32> = Extension::new(109).with_name("gallery width");

fn options() -> Options {
    let registry = Registry::new()
        .well_known_types()
        .message::<Image>()
        .message::<Size>()
        .message::<Sorted>()
        .message::<Hashed>()
        .extension(WIDTH)
        .extension(SIZE)
        .extension(TAGS)
        .extension(RATIOS)
        .extension(COLOR)
        .extension(CREATED)
        .extension(ANY)
        .extension(HASHED)
        .extension(TITLE)
        .extension(ODD);
    Options::new().registry(registry)
}

fn image() -> Image {
    Image { title: String::new(), detail: None, details: vec![], inner: None, rest: UnknownFields::new() }
}

/// Checks the document of a value, and that each form of it comes back to the byte.
#[track_caller]
fn check<M: Message + EncodeText + for<'de> DecodeText<'de> + PartialEq + Debug>(value: &M, document: &str) {
    let bytes = value.encode_to_vec();
    assert_eq!(options().to_string(value).unwrap(), document);
    for options in [options(), options().pretty(true).declaration(true), options().proto_field_names(true)] {
        let document = options.to_string(value).unwrap();
        let read: M = options.from_str(&document).unwrap_or_else(|error| panic!("{error}: {document}"));
        assert_eq!(&read, value, "{document}");
        assert_eq!(read.encode_to_vec(), bytes, "{document}");
    }
    // What is written without a registry is read with one.
    assert_eq!(&options().from_str::<M>(&xml::to_string(value).unwrap()).unwrap(), value);
}

fn any(type_name: &str, value: &[u8]) -> Any {
    Any { type_url: format!("type.googleapis.com/{type_name}"), value: value.to_vec() }
}

fn expanded(type_name: &str, inside: &str) -> String {
    format!("<Any type-url=\"type.googleapis.com/{type_name}\">{inside}</Any>")
}

#[test]
fn an_any_holds_the_document_of_its_message() {
    check(&Any::pack(&Size { width: 7 }), &expanded("gallery.Size", "<Size><width>7</width></Size>"));
    check(&Any::pack(&Size { width: 0 }), &expanded("gallery.Size", "<Size/>"));
    check(
        &Any::pack(&Duration { seconds: 1, nanos: 0 }),
        &expanded("google.protobuf.Duration", "<Duration>1s</Duration>"),
    );
    check(
        &Any::pack(&Duration { seconds: 1, nanos: -1 }),
        &expanded("google.protobuf.Duration", "<Duration><seconds>1</seconds><nanos>-1</nanos></Duration>"),
    );
    check(
        &Any::pack(&StringValue { value: "\0".into() }),
        &expanded("google.protobuf.StringValue", "<StringValue escaped=\"true\">\\u{0}</StringValue>"),
    );
    let nested = Any::pack(&Any::pack(&Size { width: 7 }));
    let inside = expanded("gallery.Size", "<Size><width>7</width></Size>");
    check(&nested, &expanded("google.protobuf.Any", &inside));
    let details = vec![Any::pack(&Size { width: 1 }), Any::default(), Any::pack(&image())];
    check(
        &Image { details, ..image() },
        "<Image><details type-url=\"type.googleapis.com/gallery.Size\"><Size><width>1</width></Size></details><details/>\
         <details type-url=\"type.googleapis.com/gallery.Image\"><Image/></details></Image>",
    );
    let odd = Any { type_url: "a\"b\n/gallery.Size".into(), value: vec![] };
    check(&odd, "<Any type-url=\"a&quot;b&#10;/gallery.Size\"><Size/></Any>");
}

#[test]
fn an_any_that_would_not_come_back_to_the_byte_has_its_fields() {
    let fields = |name: &str, base64: &str| {
        format!("<Any><typeUrl>type.googleapis.com/{name}</typeUrl><value>{base64}</value></Any>")
    };
    // Bytes of another encoder, of no such message, and of a type that is not there.
    check(&any("gallery.Size", b"\x08\x87\x00"), &fields("gallery.Size", "CIcA"));
    check(&any("gallery.Size", b"\x08\x07\x10\x01"), &fields("gallery.Size", "CAcQAQ=="));
    check(&any("gallery.Size", b"\x08"), &fields("gallery.Size", "CA=="));
    check(&any("gallery.Other", b"\x08\x07"), &fields("gallery.Other", "CAc="));
    check(&Any { type_url: "gallery.Size".into(), value: vec![] }, "<Any><typeUrl>gallery.Size</typeUrl></Any>");
    check(
        &Any { type_url: "\0/gallery.Size".into(), value: vec![] },
        "<Any><typeUrl escaped=\"true\">\\u{0}/gallery.Size</typeUrl></Any>",
    );
    check(&Any { type_url: String::new(), value: vec![1] }, "<Any><value>AQ==</value></Any>");
    // Only what is inside the inner one.
    let nested = Any::pack(&any("gallery.Size", b"\x08"));
    check(&nested, &expanded("google.protobuf.Any", &fields("gallery.Size", "CA==")));
}

#[test]
fn a_message_whose_map_has_no_order_is_not_written_out() {
    let counts = |names: &[&str]| names.iter().map(|name| (name.to_string(), 1)).collect::<Vec<_>>();
    let one = Any::pack(&Hashed { counts: counts(&["a"]).into_iter().collect() });
    check(
        &one,
        &expanded("gallery.Hashed", "<Hashed><counts><entry><key>a</key><value>1</value></entry></counts></Hashed>"),
    );
    let entries = "<entry><key>a</key><value>1</value></entry><entry><key>b</key><value>1</value></entry>";
    let sorted = Any::pack(&Sorted { counts: counts(&["a", "b"]).into_iter().collect() });
    check(&sorted, &expanded("gallery.Sorted", &format!("<Sorted><counts>{entries}</counts></Sorted>")));
    for _ in 0..20 {
        let two = Any::pack(&Hashed { counts: counts(&["a", "b"]).into_iter().collect() });
        let document = options().to_string(&two).unwrap();
        assert!(document.starts_with("<Any><typeUrl>"), "{document}");
        assert_eq!(options().from_str::<Any>(&document).unwrap(), two);
        // One around it is written out nonetheless.
        let nested = Any::pack(&two);
        let document = options().to_string(&nested).unwrap();
        assert!(document.contains("<Any><typeUrl>") && document.contains("type-url"), "{document}");
        assert_eq!(options().from_str::<Any>(&document).unwrap(), nested);
        let mut image = image();
        HASHED.set(&mut image, Hashed { counts: counts(&["a", "b"]).into_iter().collect() });
        let document = options().to_string(&image).unwrap();
        assert!(document.contains("<unknown-field number=\"107\""), "{document}");
        assert_eq!(options().from_str::<Image>(&document).unwrap(), image);
    }
}

/// An `Any` that keeps what it does not know.
mod kept {
    use super::*;

    #[derive(Message, Clone, Debug, PartialEq)]
    #[proto(package = "google.protobuf")]
    pub(super) struct Any {
        #[proto(1)]
        pub(super) type_url: String,
        #[proto(2)]
        pub(super) value: Vec<u8>,
        #[proto(unknown)]
        pub(super) rest: UnknownFields,
    }
}

/// An `Any` whose fields may be there and empty.
mod explicit {
    use super::*;

    #[derive(Message, Clone, Debug, PartialEq)]
    #[proto(package = "google.protobuf")]
    pub(super) struct Any {
        #[proto(1)]
        pub(super) type_url: Option<String>,
        #[proto(2)]
        pub(super) value: Option<Vec<u8>>,
    }
}

#[test]
fn an_empty_value_is_told_apart_from_none() {
    let any = |value| explicit::Any { type_url: Some("a/gallery.Size".into()), value };
    check(&any(None), "<Any type-url=\"a/gallery.Size\"><Size/></Any>");
    check(&any(Some(vec![])), "<Any><typeUrl>a/gallery.Size</typeUrl><value/></Any>");
}

#[test]
fn any_message_of_that_name_is_an_any() {
    let bytes = Any::pack(&Size { width: 7 }).encode_to_vec();
    let mut any = <kept::Any as wireform::Decode>::empty();
    any.merge(&bytes[..]).unwrap();
    check(&any, &expanded("gallery.Size", "<Size><width>7</width></Size>"));
    any.merge(&b"\x78\x07"[..]).unwrap();
    check(
        &any,
        "<Any><typeUrl>type.googleapis.com/gallery.Size</typeUrl><value>CAc=</value>\
         <unknown-field number=\"15\" wire=\"varint\">7</unknown-field></Any>",
    );
}

#[test]
fn an_any_that_is_none_is_refused() {
    let size = "type.googleapis.com/gallery.Size";
    for (document, kind) in [
        (format!("<Any type-url='{size}'/>"), DecodeErrorKind::MissingField { name: "gallery.Size".into() }),
        (format!("<Any type-url='{size}'><size/></Any>"), DecodeErrorKind::UnknownField { name: "size".into() }),
        (format!("<Any type-url='{size}' a=''><Size/></Any>"), DecodeErrorKind::UnknownField { name: "a".into() }),
        (
            format!("<Any type-url='{size}'><Size/><Size/></Any>"),
            DecodeErrorKind::UnexpectedValue { expected: "the end of the element" },
        ),
        ("<Any type-url='a/b.C'><C/></Any>".into(), DecodeErrorKind::UnknownType { name: "b.C".into() }),
        (
            "<Any type-url='C'><C/></Any>".into(),
            DecodeErrorKind::UnexpectedValue { expected: "a type URL such as `type.googleapis.com/package.Message`" },
        ),
    ] {
        let error = options().from_str::<Any>(&document).expect_err(&document);
        assert_eq!((error.kind(), error.line()), (&kind, Some(1)), "{document}: {error}");
    }
    let document = format!("<Any type-url='{size}'><Size><width>x</width></Size></Any>");
    assert_eq!(options().from_str::<Any>(&document).unwrap_err().path(), "Any.Size.width");
    let error = xml::from_str::<Any>(&format!("<Any type-url='{size}'><Size/></Any>")).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::UnknownType { name: "gallery.Size".into() });
}

#[test]
fn what_is_inside_is_as_deep_as_a_reader_reads() {
    let deep = |levels: usize, innermost: Image| {
        (0..levels).fold(innermost, |inner, _| Image { inner: Some(Box::new(inner)), ..image() })
    };
    for (around, inside) in (0..=100).map(|around| (around, 100 - around)).chain([(60, 60), (0, 98), (98, 0), (99, 0)])
    {
        let packed = any("gallery.Image", &deep(inside, image()).encode_to_vec());
        let value = deep(around, Image { detail: Some(packed), ..image() });
        if around < 100 {
            let document = options().to_string(&value).unwrap();
            // The `Any` is a level, and so is what it holds.
            assert_eq!(document.contains("type-url"), around + 2 + inside <= 100, "{around} {inside}");
            assert_eq!(options().from_str::<Image>(&document).unwrap(), value);
        } else {
            assert_eq!(options().to_string(&value).unwrap_err().kind(), &EncodeErrorKind::DepthLimit);
        }
        let mut extended = image();
        ANY.set(&mut extended, any("gallery.Image", &deep(inside, image()).encode_to_vec()));
        let value = deep(around, extended);
        let document = options().to_string(&value).unwrap();
        assert_eq!(options().from_str::<Image>(&document).unwrap(), value, "{around} {inside}");
    }
    let small = Options::new().limits(Limits::new().depth(1)).registry(Registry::new().message::<Size>());
    let value = Image { detail: Some(Any::pack(&Size { width: 1 })), ..image() };
    let document = small.to_string(&value).unwrap();
    assert!(!document.contains("type-url"), "{document}");
    assert_eq!(small.from_str::<Image>(&document).unwrap(), value);
    let error = small.from_str::<Image>(&options().to_string(&value).unwrap()).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::DepthLimit);
}

#[test]
fn extensions_are_elements_of_their_names() {
    let mut image = Image { title: "a".into(), ..image() };
    WIDTH.set(&mut image, 640);
    SIZE.set(&mut image, Size { width: 8 });
    TAGS.set(&mut image, vec!["x".into(), String::new(), "\0".into()]);
    RATIOS.set(&mut image, vec![0.5, f64::INFINITY]);
    COLOR.set(&mut image, Color::Red);
    CREATED.set(&mut image, Timestamp { seconds: 0, nanos: 0 });
    ANY.set(&mut image, Any::pack(&Size { width: 7 }));
    check(
        &image,
        "<Image><title>a</title><gallery.width>640</gallery.width><gallery.size><width>8</width></gallery.size>\
         <gallery.tags>x</gallery.tags><gallery.tags/><gallery.tags escaped=\"true\">\\u{0}</gallery.tags>\
         <gallery.ratios>0.5</gallery.ratios><gallery.ratios>INF</gallery.ratios>\
         <gallery.Image.color>RED</gallery.Image.color><gallery.created>1970-01-01T00:00:00Z</gallery.created>\
         <gallery.any type-url=\"type.googleapis.com/gallery.Size\"><Size><width>7</width></Size></gallery.any></Image>",
    );
}

fn with_rest(records: &[u8]) -> Image {
    Image { rest: UnknownFields::from_bytes(records).unwrap(), ..image() }
}

#[test]
fn extensions_stand_where_their_records_are() {
    check(
        &with_rest(b"\xf8\x0c\x01\xa8\x06\x00\x78\x07\xa0\x06\x05\xaa\x06\x00"),
        "<Image><unknown-field number=\"207\" wire=\"varint\">1</unknown-field>\
         <unknown-field number=\"101\" wire=\"varint\">0</unknown-field>\
         <unknown-field number=\"15\" wire=\"varint\">7</unknown-field>\
         <gallery.width>5</gallery.width><unknown-field number=\"101\" wire=\"length-delimited\"/></Image>",
    );
}

#[test]
fn extensions_that_would_not_come_back_to_the_byte_are_unknown() {
    let unknown = |records: &[u8]| {
        let image = with_rest(records);
        let document = options().to_string(&image).unwrap();
        assert!(!document.contains("gallery."), "{document}");
        check(&image, &xml::to_string(&image).unwrap());
    };
    // Twice; longer than need be; of another wire type; of a wrong value; in pieces; another form; no such value.
    unknown(b"\xa0\x06\x01\xa0\x06\x02");
    unknown(b"\xa0\x06\x01\x78\x07\xa0\x06\x02");
    unknown(b"\xa0\x06\x81\x00");
    unknown(b"\xa5\x06\x01\0\0\0");
    unknown(b"\xaa\x06\x02\x10\x01");
    unknown(b"\xb2\x06\x01\xff");
    unknown(b"\xb2\x06\x01a\x78\x07\xb2\x06\x01a");
    unknown(b"\xb9\x06\0\0\0\0\0\0\0\0");
    unknown(b"\xba\x06\x00");
    unknown(b"\xc0\x06\x07");
    // Names that no element can have, or a field has.
    unknown(b"\xe0\x06\x07");
    unknown(b"\xe8\x06\x07");
}

#[test]
fn a_reader_takes_extensions_anywhere() {
    let document = "<Image><gallery.tags>x</gallery.tags><gallery.width>5</gallery.width><title>a</title>\
                    <gallery.tags>y</gallery.tags> <gallery.tags>z</gallery.tags></Image>";
    let image: Image = options().from_str(document).unwrap();
    assert_eq!(TAGS.get(&image).unwrap(), ["x", "y", "z"]);
    assert_eq!((WIDTH.get(&image).unwrap(), &*image.title), (Some(5), "a"));
}

#[test]
fn extensions_are_read_in_a_namespace_and_where_they_are_nil() {
    let image = |inside: &str| {
        let xsi = "http://www.w3.org/2001/XMLSchema-instance";
        let start = format!("<Image xmlns='urn:a' xmlns:a='urn:a' xmlns:b='urn:b' xmlns:xsi='{xsi}'>");
        let options = options().namespace("urn:a").ignore_unknown_fields(true);
        options.from_str::<Image>(&format!("{start}{inside}</Image>"))
    };
    let read = image(
        "<gallery.ratios>1</gallery.ratios><a:gallery.ratios>2</a:gallery.ratios><b:gallery.ratios>3</b:gallery.ratios>\
         <a:gallery.ratios xmlns:a='urn:b'>4</a:gallery.ratios><title>t</title><a:gallery.ratios>5</a:gallery.ratios>\
         <gallery.width xmlns='urn:b'>7</gallery.width><b:unknown-field number='7' wire='varint'>1</b:unknown-field>",
    );
    let read = read.unwrap();
    assert_eq!(RATIOS.get(&read).unwrap(), [1.0, 2.0, 5.0]);
    assert_eq!((WIDTH.get(&read).unwrap(), &*read.title), (None, "t"));
    // Those side by side are one packed record.
    let read = image("<gallery.ratios>1</gallery.ratios><a:gallery.ratios>2</a:gallery.ratios>").unwrap();
    let mut expected = image("").unwrap();
    RATIOS.set(&mut expected, vec![1.0, 2.0]);
    assert_eq!(read.rest, expected.rest);
    let nil = image("<gallery.width xsi:nil='1'/><gallery.size xsi:nil='true'> </gallery.size>").unwrap();
    assert!(nil.rest.is_empty());
    for (inside, words) in [
        ("<gallery.tags xsi:nil='true'/>", "expected a value: only a field that occurs once can be `xsi:nil`"),
        ("<gallery.width xsi:nil='true'>1</gallery.width>", "expected the end of the element"),
    ] {
        let error = image(inside).unwrap_err();
        assert_eq!(error.kind().to_string(), words);
    }
}

#[test]
fn extensions_that_are_none_are_refused() {
    for (inside, kind, path) in [
        (
            "<gallery.height>1</gallery.height>",
            DecodeErrorKind::UnknownField { name: "gallery.height".into() },
            "Image",
        ),
        (
            "<gallery.width>1</gallery.width><gallery.width>1</gallery.width>",
            DecodeErrorKind::DuplicateField { name: "gallery.width".into() },
            "Image.gallery.width",
        ),
        (
            "<unknown-field number='100' wire='varint'>1</unknown-field><gallery.width>1</gallery.width>",
            DecodeErrorKind::DuplicateField { name: "gallery.width".into() },
            "Image.gallery.width",
        ),
        (
            "<gallery.ratios>1</gallery.ratios><gallery.ratios>x</gallery.ratios>",
            DecodeErrorKind::UnexpectedValue { expected: "a number" },
            "Image.gallery.ratios[1]",
        ),
    ] {
        let document = format!("<Image>{inside}</Image>");
        let error = options().from_str::<Image>(&document).expect_err(inside);
        assert_eq!((error.path(), error.line()), (path, Some(1)), "{error}");
        assert_eq!(core::mem::discriminant(error.kind()), core::mem::discriminant(&kind), "{error}");
    }
    let error = xml::from_str::<Image>("<Image><gallery.width>1</gallery.width></Image>").unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::UnknownField { name: "gallery.width".into() });
    let size = options().from_str::<Size>("<Size><gallery.width>1</gallery.width></Size>").unwrap_err();
    assert_eq!(size.kind(), &DecodeErrorKind::UnknownField { name: "gallery.width".into() });
}

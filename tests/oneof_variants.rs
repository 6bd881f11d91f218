//! Variants of a oneof that hold nothing, or the fields of a message.

#![allow(missing_docs, reason = "the fields of test messages")]

use std::{borrow::Cow, marker::PhantomData};

use wireform::{
    DecodeErrorKind, Described, Limits, Message, Oneof, UnknownFields, json, proto,
    schema::{FieldKind, Kind},
    serde::Canonical,
    xml,
};
use wireform_test_support::words;

#[derive(Oneof, Clone, Debug, PartialEq)]
#[proto(package = "shapes")]
enum Shape {
    #[proto(1)]
    Circle {
        #[proto(1)]
        radius: f64,
        #[proto(2)]
        tags: Vec<String>,
        #[proto(oneof)]
        fill: Option<Fill>,
        #[proto(skip)]
        cache: u32,
    },
    #[proto(2)]
    Unknown,
    #[proto(3)]
    Name(String),
    #[proto(4)]
    Kept {
        #[proto(1, sint32, name = "x_y")]
        out: i32,
        #[proto(2)]
        reader: Option<Box<Drawing>>,
        #[proto(unknown)]
        rest: UnknownFields,
    },
    #[proto(5)]
    Nothing {},
}

#[derive(Oneof, Clone, Debug, PartialEq)]
enum Fill {
    #[proto(3)]
    Solid,
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Drawing {
    #[proto(oneof)]
    shape: Option<Shape>,
    #[proto(10)]
    here: Option<()>,
}

fn drawing(shape: Shape) -> Drawing {
    Drawing { shape: Some(shape), here: None }
}

fn circle(radius: f64, tags: &[&str]) -> Shape {
    Shape::Circle { radius, tags: tags.iter().map(|tag| (*tag).into()).collect(), fill: None, cache: 0 }
}

fn kept(out: i32, reader: Option<Shape>, rest: &[u8]) -> Shape {
    let reader = reader.map(|shape| Box::new(drawing(shape)));
    Shape::Kept { out, reader, rest: UnknownFields::from_bytes(rest).unwrap() }
}

fn rows() -> Vec<(Shape, &'static [u8], &'static str)> {
    let solid = Shape::Circle { radius: 0.0, tags: vec![], fill: Some(Fill::Solid), cache: 0 };
    vec![
        (circle(0.0, &[]), b"\x0a\x00", r#"{"circle":{}}"#),
        (
            circle(1.0, &["a"]),
            b"\x0a\x0c\x09\0\0\0\0\0\0\xf0\x3f\x12\x01a",
            r#"{"circle":{"radius":1.0,"tags":["a"]}}"#,
        ),
        (solid, b"\x0a\x02\x1a\x00", r#"{"circle":{"solid":{}}}"#),
        (Shape::Unknown, b"\x12\x00", r#"{"unknown":{}}"#),
        (Shape::Nothing {}, b"\x2a\x00", r#"{"nothing":{}}"#),
        (Shape::Name(String::new()), b"\x1a\x00", r#"{"name":""}"#),
        (
            kept(-1, Some(Shape::Unknown), b"\x18\x07"),
            b"\x22\x08\x08\x01\x12\x02\x12\x00\x18\x07",
            r#"{"kept":{"xY":-1,"reader":{"unknown":{}}}}"#,
        ),
    ]
}

#[test]
fn variants_are_messages_on_every_wire() {
    for (shape, bytes, text) in rows() {
        let drawing = drawing(shape);
        assert_eq!(proto::to_vec(&drawing), bytes, "{drawing:?}");
        assert_eq!(Message::encoded_len(&drawing), bytes.len());
        assert_eq!(proto::from_slice::<Drawing>(bytes).unwrap(), drawing);
        assert_eq!(json::to_string(&drawing).unwrap(), text);
        assert_eq!(serde_json::to_string(&Canonical(drawing.clone())).unwrap(), text);
        let xml = xml::to_string(&drawing).unwrap();
        assert_eq!(xml::from_str::<Drawing>(&xml).unwrap(), drawing, "{xml}");
        if !matches!(&drawing.shape, Some(Shape::Kept { .. })) {
            assert_eq!(json::from_str::<Drawing>(text).unwrap(), drawing);
            assert_eq!(serde_json::from_str::<Canonical<Drawing>>(text).unwrap().0, drawing);
        }
    }
}

#[test]
fn overlong_tags_are_read() {
    let drawing = proto::from_slice::<Drawing>(b"\x8a\x00\x04\x12\x01a\x12").unwrap_err();
    assert_eq!(drawing.kind(), &DecodeErrorKind::UnexpectedEnd);
    let read = |bytes: &[u8]| proto::from_slice::<Drawing>(bytes).unwrap().shape;
    assert_eq!(read(b"\x8a\x00\x03\x12\x01a"), Some(circle(0.0, &["a"])));
    assert_eq!(read(b"\x92\x80\x00\x00"), Some(Shape::Unknown));
    assert_eq!(read(b"\x08\x01\x10\x01"), None, "the wrong wire type is unknown");
}

#[test]
fn a_second_occurrence_merges_and_another_member_replaces() {
    let read = |bytes: &[u8]| proto::from_slice::<Drawing>(bytes).unwrap().shape;
    assert_eq!(read(b"\x0a\x03\x12\x01a\x0a\x03\x12\x01b"), Some(circle(0.0, &["a", "b"])));
    assert_eq!(read(b"\x0a\x03\x12\x01a\x12\x00\x0a\x03\x12\x01b"), Some(circle(0.0, &["b"])));
    assert_eq!(read(b"\x0a\x03\x12\x01a\x12\x00"), Some(Shape::Unknown));
    assert_eq!(read(b"\x22\x02\x08\x02\x22\x02\x18\x07"), Some(kept(1, None, b"\x18\x07")));
    let mut merged = drawing(circle(2.0, &["a"]));
    merged.merge(&b"\x0a\x03\x12\x01b"[..]).unwrap();
    assert_eq!(merged.shape, Some(circle(2.0, &["a", "b"])));
}

#[test]
fn decode_into_is_a_fresh_decode() {
    for (first, ..) in rows() {
        for (second, bytes, _) in rows() {
            let mut value = drawing(first.clone());
            proto::decode_into(&mut value, bytes).unwrap();
            assert_eq!(value, drawing(second), "over {first:?}");
        }
        let mut value = drawing(first);
        proto::decode_into(&mut value, &[]).unwrap();
        assert_eq!(value.shape, None);
    }
    let mut value = drawing(circle(1.0, &["a long tag"]));
    let Some(Shape::Circle { tags, .. }) = &value.shape else { unreachable!() };
    let before = tags[0].as_ptr();
    proto::decode_into(&mut value, b"\x0a\x03\x12\x01b").unwrap();
    let Some(Shape::Circle { tags, radius, .. }) = &value.shape else { unreachable!() };
    assert_eq!((tags[0].as_ptr(), &tags[0][..], *radius), (before, "b", 0.0));
}

#[test]
fn hostile_input_is_refused() {
    let refuse = |bytes: &[u8]| proto::from_slice::<Drawing>(bytes).unwrap_err();
    for (bytes, kind, path) in [
        (&b"\x12\x01\x08"[..], DecodeErrorKind::UnexpectedEnd, "Drawing.unknown"),
        (b"\x12\x02\x00\x00", DecodeErrorKind::InvalidTag, "Drawing.unknown"),
        (b"\x12\x01\x0c", DecodeErrorKind::UnexpectedEndGroup, "Drawing.unknown"),
        (b"\x0a\x03\x12\x01\xff", DecodeErrorKind::InvalidUtf8, "Drawing.circle.tags[0]"),
        (b"\x0a\x05\x12\x01a", DecodeErrorKind::UnexpectedEnd, "Drawing.circle"),
    ] {
        let error = refuse(bytes);
        assert_eq!((error.kind(), error.path()), (&kind, path), "{bytes:?}");
    }
    // What a variant without fields holds is skipped, on the binary wire; JSON rejects what is unknown.
    assert_eq!(proto::from_slice::<Drawing>(b"\x12\x02\x08\x01").unwrap(), drawing(Shape::Unknown));
    assert_eq!(
        words(json::from_str::<Drawing>(r#"{"unknown":{"x":1}}"#)),
        "Drawing.unknown: unknown field `x` at line 1 column 14"
    );
    assert_eq!(
        words(json::from_str::<Drawing>(r#"{"unknown":1}"#)),
        "Drawing.unknown: expected an object at line 1 column 12"
    );
    let error = json::from_str::<Drawing>(r#"{"unknown":{},"circle":{}}"#).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::SecondMember { name: "circle".into(), first: "unknown".into() });

    let mut deep = b"\x22\x00".to_vec();
    for _ in 0..100 {
        deep = [&b"\x12"[..], &wire_len(deep.len()), &deep].concat();
        deep = [&b"\x22"[..], &wire_len(deep.len()), &deep].concat();
    }
    assert_eq!(refuse(&deep).kind(), &DecodeErrorKind::DepthLimit);
    let tight = proto::Options::new().limits(Limits::new().allocation(100));
    let error = tight.from_slice::<Drawing>(&[&b"\x0a\x78"[..], &b"\x12\x01a".repeat(40)].concat()).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::AllocationLimit);
}

fn wire_len(len: usize) -> Vec<u8> {
    if len < 0x80 { vec![len as u8] } else { vec![len as u8 | 0x80, (len >> 7) as u8] }
}

#[test]
fn empty_is_a_message() {
    let drawing = Drawing { shape: None, here: Some(()) };
    assert_eq!(proto::to_vec(&drawing), b"\x52\x00");
    assert_eq!(json::to_string(&drawing).unwrap(), r#"{"here":{}}"#);
    assert_eq!(xml::from_str::<Drawing>(&xml::to_string(&drawing).unwrap()).unwrap(), drawing);
}

#[test]
fn descriptors_name_the_variants() {
    let kind = |number| match Drawing::DESCRIPTOR.field(number).unwrap().kind() {
        FieldKind::Explicit(Kind::Message(message)) => message(),
        other => panic!("{other:?}"),
    };
    assert_eq!(kind(1).full_name(), "shapes.ShapeCircle");
    assert_eq!(kind(1).fields().iter().map(|field| field.name()).collect::<Vec<_>>(), ["radius", "tags", "fill"]);
    assert_eq!(kind(2).full_name(), "google.protobuf.Empty");
    assert_eq!(kind(4).field(1).unwrap().name(), "x_y");
}

#[derive(Oneof, Debug, PartialEq)]
enum Generic<'a, T: Clone, const N: usize> {
    #[proto(1)]
    Borrows {
        #[proto(1)]
        text: Cow<'a, str>,
        #[proto(2)]
        r#type: &'a [u8],
    },
    #[proto(2)]
    Holds {
        #[proto(1)]
        value: T,
        #[proto(skip)]
        other: PhantomData<[(); N]>,
    },
}

#[derive(Message, Debug, PartialEq)]
struct Holder<'a, T: Clone, const N: usize> {
    #[proto(oneof)]
    generic: Option<Generic<'a, T, N>>,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
enum Single {
    #[proto(1)]
    Only {
        #[proto(1)]
        value: u32,
    },
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Alone {
    #[proto(oneof)]
    single: Option<Single>,
}

#[test]
fn variants_borrow_and_are_generic() {
    let bytes = b"\x0a\x06\x0a\x01t\x12\x01b";
    let holder: Holder<'_, u32, 2> = proto::from_slice(bytes).unwrap();
    assert_eq!(holder.generic, Some(Generic::Borrows { text: Cow::Borrowed("t"), r#type: b"b" }));
    assert_eq!(proto::to_vec(&holder), bytes);
    let holder: Holder<'_, u32, 2> = proto::from_slice(b"\x12\x02\x08\x07").unwrap();
    assert_eq!(holder.generic, Some(Generic::Holds { value: 7, other: PhantomData }));
    assert_eq!(json::to_string(&holder).unwrap(), r#"{"holds":{"value":7}}"#);
    let alone = Alone { single: Some(Single::Only { value: 1 }) };
    assert_eq!(proto::from_slice::<Alone>(&proto::to_vec(&alone)).unwrap(), alone);
}

//! Enumerations, closed and open.

use wireform::{DecodeErrorKind, Enumeration, Message, Open, UnknownFields, json, proto, xml};
use wireform_test_support::{empty, wire::Wire};

use super::{merges, on_all_wires, refuses};

#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
enum Level {
    Info = 0,
    DeepTrace = 300,
    Below = -1,
}

/// An enum with `#[derive(Enumeration)]`: closed.
#[derive(Message, Clone, Debug)]
struct Closed {
    #[proto(1)]
    level: Level,
}

#[test]
fn an_enumeration_is_its_number_or_its_name() {
    on_all_wires(&[
        (Closed { level: Level::Info }, Wire::new(), "{}", "<Closed/>"),
        (
            Closed { level: Level::DeepTrace },
            Wire::new().raw(b"\x08\xac\x02"),
            r#"{"level":"DEEP_TRACE"}"#,
            "<Closed><level>DEEP_TRACE</level></Closed>",
        ),
        (
            Closed { level: Level::Below },
            Wire::new().int(1, -1),
            r#"{"level":"BELOW"}"#,
            "<Closed><level>BELOW</level></Closed>",
        ),
    ]);
    merges(&Wire::new().varint(1, 300), &Wire::new().varint(1, 0), &Closed { level: Level::Info });
}

#[test]
fn a_number_without_a_variant_is_an_error_and_never_a_default() {
    let number = || DecodeErrorKind::UnknownEnumValue { number: 7 };
    let wire = || Wire::new().varint(1, 7);
    refuses::<Closed>(
        ["Closed.level"; 3],
        (wire(), number()),
        (r#"{"level":7}"#, number()),
        ("<Closed><level>7</level></Closed>", number()),
    );
    let name = || DecodeErrorKind::UnknownEnumName { name: "LOUD".into() };
    refuses::<Closed>(
        ["Closed.level"; 3],
        (wire(), number()),
        (r#"{"level":"LOUD"}"#, name()),
        ("<Closed><level>LOUD</level></Closed>", name()),
    );
}

/// The same in a struct that keeps unknown fields: these keep the number.
#[derive(Message, Clone, Debug, PartialEq)]
struct Kept {
    #[proto(1)]
    level: Level,
    #[proto(unknown)]
    rest: UnknownFields,
}

#[test]
fn a_number_without_a_variant_goes_to_the_unknown_fields() {
    let bytes = Wire::new().varint(1, 300).varint(1, 7).build();
    let kept: Kept = proto::from_slice(&bytes).unwrap();
    assert_eq!(kept, Kept { level: Level::DeepTrace, rest: UnknownFields::from_bytes(b"\x08\x07").unwrap() });
    assert_eq!(proto::to_vec(&kept), bytes);
    assert_eq!(proto::encoded_len(&kept), bytes.len());
    let mut recycled = kept.clone();
    proto::decode_into(&mut recycled, b"\x08\x07").unwrap();
    assert_eq!(recycled, Kept { level: Level::Info, ..kept.clone() });
    assert_eq!(xml::from_str::<Kept>(&xml::to_string(&kept).unwrap()).unwrap(), kept);
    // JSON has no place for unknown fields.
    assert_eq!(json::to_string(&kept).unwrap(), r#"{"level":"DEEP_TRACE"}"#);
    assert_eq!(json::from_str::<Kept>("{}").unwrap(), empty());
}

#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
enum Shade {
    #[proto(0)]
    Light,
    #[proto(1)]
    Dark,
    #[proto(other)]
    Other(i32),
}

/// `Open<E>`, or a variant `#[proto(other)] Other(i32)`: every number is kept.
#[derive(Message, Clone, Debug)]
struct Opened {
    #[proto(1)]
    level: Open<Level>,
    #[proto(2)]
    shade: Shade,
}

#[test]
fn an_open_enumeration_keeps_every_number() {
    on_all_wires(&[
        (Opened { level: Open::Known(Level::Info), shade: Shade::Light }, Wire::new(), "{}", "<Opened/>"),
        (
            Opened { level: Open::Known(Level::DeepTrace), shade: Shade::Dark },
            Wire::new().varint(1, 300).varint(2, 1),
            r#"{"level":"DEEP_TRACE","shade":"DARK"}"#,
            "<Opened><level>DEEP_TRACE</level><shade>DARK</shade></Opened>",
        ),
        (
            Opened { level: Open::Unknown(7), shade: Shade::Other(-8) },
            Wire::new().varint(1, 7).int(2, -8),
            r#"{"level":7,"shade":-8}"#,
            "<Opened><level>7</level><shade>-8</shade></Opened>",
        ),
    ]);
    let last = Opened { level: Open::Unknown(9), shade: Shade::Dark };
    merges(&Wire::new().varint(1, 300).varint(2, 5), &Wire::new().varint(1, 9).varint(2, 1), &last);
}

/// A closed enumeration without a value 0, as proto2 has them.
#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
enum Grade {
    Good = 1,
    Bad = -1,
}

/// It has no empty value, so it is where none is needed: it may be absent, or is always there.
#[derive(Message, Clone, Debug)]
struct Graded {
    #[proto(1)]
    optional: Option<Grade>,
    #[proto(2, required)]
    required: Grade,
    #[proto(3)]
    list: Vec<Grade>,
    #[proto(4, default = "BAD")]
    defaulted: Grade,
    #[proto(5)]
    open: Open<Grade>,
    #[proto(6)]
    boxed: Option<Box<Grade>>,
}

#[test]
fn a_closed_enumeration_may_do_without_a_value_0() {
    let graded = |open| Graded {
        optional: None,
        required: Grade::Good,
        list: vec![Grade::Good, Grade::Bad],
        defaulted: Grade::Good,
        open,
        boxed: Some(Box::new(Grade::Bad)),
    };
    let list = Wire::new().bytes(3, b"\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01");
    let wire = Wire::new().varint(2, 1).raw(list.build()).varint(4, 1).build();
    let empty = Graded {
        optional: None,
        required: Grade::Good,
        list: vec![],
        defaulted: Grade::Bad,
        open: Open::Unknown(0),
        boxed: None,
    };
    on_all_wires(&[
        (
            empty,
            Wire::new().varint(2, 1).int(4, -1),
            r#"{"required":"GOOD","defaulted":"BAD"}"#,
            "<Graded><required>GOOD</required><defaulted>BAD</defaulted></Graded>",
        ),
        (
            graded(Open::Unknown(0)),
            Wire::new().raw(&wire).int(6, -1),
            r#"{"required":"GOOD","list":["GOOD","BAD"],"defaulted":"GOOD","boxed":"BAD"}"#,
            "<Graded><required>GOOD</required><list>GOOD</list><list>BAD</list><defaulted>GOOD</defaulted>\
             <boxed>BAD</boxed></Graded>",
        ),
        (
            graded(Open::Known(Grade::Good)),
            Wire::new().raw(&wire).varint(5, 1).int(6, -1),
            r#"{"required":"GOOD","list":["GOOD","BAD"],"defaulted":"GOOD","open":"GOOD","boxed":"BAD"}"#,
            "<Graded><required>GOOD</required><list>GOOD</list><list>BAD</list><defaulted>GOOD</defaulted>\
             <open>GOOD</open><boxed>BAD</boxed></Graded>",
        ),
    ]);
    let graded: Graded = proto::from_slice(b"\x10\x01").unwrap();
    assert_eq!((graded.defaulted, graded.open), (Grade::Bad, Open::Unknown(0)));
    let error = proto::from_slice::<Graded>(b"\x20\x01").unwrap_err();
    assert_eq!(error.path(), "Graded.required");
}

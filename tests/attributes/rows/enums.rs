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

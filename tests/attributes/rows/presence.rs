//! When a field is written: `Option`, `required`, `default`, `skip`; and fields that a struct does not have.

use wireform::{DecodeErrorKind, Enumeration, Message, Open, UnknownFields, json, proto, xml};
use wireform_test_support::wire::Wire;

use super::{merges, on_all_wires, refuses};

#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
enum Color {
    Red = 0,
    Blue = 1,
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Point {
    #[proto(1)]
    x: i32,
    #[proto(2)]
    y: i32,
}

/// `Option<T>`: explicit presence.
#[derive(Message, Clone, Debug)]
struct Optional<'a> {
    #[proto(1)]
    flag: Option<bool>,
    #[proto(2, sint64)]
    signed: Option<i64>,
    #[proto(3)]
    double: Option<f64>,
    #[proto(4)]
    text: Option<String>,
    #[proto(5)]
    borrowed: Option<&'a str>,
    #[proto(6)]
    bytes: Option<Vec<u8>>,
    #[proto(7)]
    array: Option<[u8; 2]>,
    #[proto(8)]
    color: Option<Color>,
    #[proto(9)]
    open: Option<Open<Color>>,
    #[proto(10)]
    at: Option<Point>,
    #[proto(11)]
    boxed: Option<Box<Point>>,
}

fn optional() -> Optional<'static> {
    Optional {
        flag: None,
        signed: None,
        double: None,
        text: None,
        borrowed: None,
        bytes: None,
        array: None,
        color: None,
        open: None,
        at: None,
        boxed: None,
    }
}

fn present() -> Optional<'static> {
    Optional {
        flag: Some(false),
        signed: Some(0),
        double: Some(0.0),
        text: Some(String::new()),
        borrowed: Some(""),
        bytes: Some(vec![]),
        array: Some([0; 2]),
        color: Some(Color::Red),
        open: Some(Open::Known(Color::Red)),
        at: Some(Point { x: 0, y: 0 }),
        boxed: Some(Box::new(Point { x: 0, y: 0 })),
    }
}

#[test]
fn an_option_is_written_where_it_is_some_even_if_it_is_empty() {
    on_all_wires(&[
        (optional(), Wire::new(), "{}", "<Optional/>"),
        (
            present(),
            Wire::new()
                .raw(b"\x08\0\x10\0\x19\0\0\0\0\0\0\0\0")
                .raw(b"\x22\0\x2a\0\x32\0\x3a\x02\0\0")
                .raw(b"\x40\0\x48\0\x52\0\x5a\0"),
            r#"{"flag":false,"signed":"0","double":0.0,"text":"","borrowed":"","bytes":"","array":"AAA=","color":"RED","open":"RED","at":{},"boxed":{}}"#,
            "<Optional><flag>false</flag><signed>0</signed><double>0</double><text/><borrowed/><bytes/>\
             <array>AAA=</array><color>RED</color><open>RED</open><at/><boxed/></Optional>",
        ),
        (
            Optional { signed: Some(-1), at: Some(Point { x: 3, y: 0 }), open: Some(Open::Unknown(4)), ..optional() },
            Wire::new().varint(2, 1).varint(9, 4).message(10, Wire::new().varint(1, 3)),
            r#"{"signed":"-1","open":4,"at":{"x":3}}"#,
            "<Optional><signed>-1</signed><open>4</open><at><x>3</x></at></Optional>",
        ),
    ]);
    equal_to_absent(r#"{"flag":null,"text":null,"at":null,"boxed":null,"color":null}"#);
}

fn equal_to_absent(json: &str) {
    super::equal(&json::from_str::<Optional<'_>>(json).unwrap(), &optional());
}

#[derive(Message, Clone, Debug)]
struct Parts {
    #[proto(1)]
    number: Option<u32>,
    #[proto(2)]
    at: Option<Point>,
}

#[test]
fn an_optional_scalar_is_replaced_and_an_optional_message_merges() {
    let first = Wire::new().varint(1, 5).message(2, Wire::new().varint(1, 1));
    let second = Wire::new().varint(1, 0).message(2, Wire::new().varint(2, 2));
    merges(&first, &second, &Parts { number: Some(0), at: Some(Point { x: 1, y: 2 }) });
}

/// `#[proto(4, required)] T`: always written, and an error where it is missing.
#[derive(Message, Clone, Debug)]
struct Required {
    #[proto(4, required)]
    user_id: u32,
    #[proto(5, required)]
    at: Point,
}

#[test]
fn a_required_field_is_always_written() {
    on_all_wires(&[
        (
            Required { user_id: 0, at: Point { x: 0, y: 0 } },
            Wire::new().raw(b"\x20\0\x2a\0"),
            r#"{"userId":0,"at":{}}"#,
            "<Required><userId>0</userId><at/></Required>",
        ),
        (
            Required { user_id: 7, at: Point { x: 1, y: 0 } },
            Wire::new().raw(b"\x20\x07\x2a\x02\x08\x01"),
            r#"{"userId":7,"at":{"x":1}}"#,
            "<Required><userId>7</userId><at><x>1</x></at></Required>",
        ),
    ]);
    let bytes = Wire::new().varint(4, 7).message(5, Wire::new().varint(1, 1)).message(5, Wire::new().varint(2, 2));
    let read: Required = proto::from_slice(bytes.as_ref()).unwrap();
    super::equal(&read, &Required { user_id: 7, at: Point { x: 1, y: 2 } });
}

#[test]
fn a_missing_required_field_is_an_error() {
    let kind = || DecodeErrorKind::MissingRequired { name: "user_id" };
    refuses::<Required>(
        ["Required.user_id"; 3],
        (Wire::new().message(5, Wire::new()), kind()),
        (r#"{"at":{}}"#, kind()),
        ("<Required><at/></Required>", kind()),
    );
}

/// `#[proto(2, default = "…")]` on `Option<T>`: absent stays `None`, and a method returns the default.
#[derive(Message, Clone, Debug)]
struct OptionalDefault {
    #[proto(2, default = "8080")]
    port: Option<u32>,
    #[proto(3, default = "localhost")]
    host: Option<String>,
}

#[test]
fn an_absent_option_is_none_and_has_a_default() {
    let none = || OptionalDefault { port: None, host: None };
    on_all_wires(&[
        (none(), Wire::new(), "{}", "<OptionalDefault/>"),
        (
            OptionalDefault { port: Some(0), ..none() },
            Wire::new().raw(b"\x10\0"),
            r#"{"port":0}"#,
            "<OptionalDefault><port>0</port></OptionalDefault>",
        ),
        (
            OptionalDefault { port: Some(8080), host: Some("h".into()) },
            Wire::new().varint(2, 8080).string(3, "h"),
            r#"{"port":8080,"host":"h"}"#,
            "<OptionalDefault><port>8080</port><host>h</host></OptionalDefault>",
        ),
    ]);
    assert_eq!((none().port_or_default(), none().host_or_default()), (8080, "localhost"));
    assert_eq!(OptionalDefault { port: Some(0), ..none() }.port_or_default(), 0);
    let together = OptionalDefault { port: Some(2), host: None };
    merges(&Wire::new().varint(2, 1), &Wire::new().varint(2, 2), &together);
}

/// `#[proto(2, default = "…")]` on a bare `T`: absent reads as the default, and the field is always written.
#[derive(Message, Clone, Debug)]
struct Default {
    #[proto(2, default = "8080")]
    port: u32,
    #[proto(3, default = "BLUE")]
    color: Color,
}

#[test]
fn an_absent_field_is_its_default() {
    let default = || Default { port: 8080, color: Color::Blue };
    on_all_wires(&[
        (
            default(),
            Wire::new().varint(2, 8080).varint(3, 1),
            r#"{"port":8080,"color":"BLUE"}"#,
            "<Default><port>8080</port><color>BLUE</color></Default>",
        ),
        (
            Default { port: 0, color: Color::Red },
            Wire::new().varint(2, 0).varint(3, 0),
            r#"{"port":0,"color":"RED"}"#,
            "<Default><port>0</port><color>RED</color></Default>",
        ),
    ]);
    super::equal(&proto::from_slice(&[]).unwrap(), &default());
    super::equal(&json::from_str("{}").unwrap(), &default());
    super::equal(&xml::from_str("<Default/>").unwrap(), &default());
    merges(&Wire::new().varint(2, 0), &Wire::new().varint(3, 0), &Default { port: 0, color: Color::Red });
}

/// Not `Copy`, no protobuf: only `Default`.
#[derive(Clone, Debug, PartialEq)]
struct Cache(&'static str);

impl core::default::Default for Cache {
    fn default() -> Self {
        Self("new")
    }
}

/// `#[proto(skip)]`: on no wire, `Default` on decode.
#[derive(Message, Clone, Debug)]
struct Skipping {
    #[proto(1)]
    id: u32,
    #[proto(skip)]
    cache: Cache,
}

#[test]
fn a_skipped_field_is_on_no_wire() {
    on_all_wires(&[
        (Skipping { id: 0, cache: Cache("new") }, Wire::new(), "{}", "<Skipping/>"),
        (
            Skipping { id: 1, cache: Cache("new") },
            Wire::new().raw(b"\x08\x01"),
            r#"{"id":1}"#,
            "<Skipping><id>1</id></Skipping>",
        ),
    ]);
    let mut used = Skipping { id: 0, cache: Cache("used") };
    assert!(proto::to_vec(&used).is_empty());
    assert_eq!(json::to_string(&used).unwrap(), "{}");
    assert_eq!(xml::to_string(&used).unwrap(), "<Skipping/>");
    // Decoding over a value leaves it what no wire has.
    proto::decode_into(&mut used, b"\x08\x01").unwrap();
    assert_eq!((used.id, used.cache), (1, Cache("used")));
}

/// `#[proto(unknown)] rest: UnknownFields`: the fields that the struct does not have.
#[derive(Message, Clone, Debug)]
struct Keeping {
    #[proto(1)]
    id: u32,
    #[proto(unknown)]
    rest: UnknownFields,
}

#[test]
fn unknown_fields_are_kept() {
    let rest = |bytes: &[u8]| UnknownFields::from_bytes(bytes).unwrap();
    let empty = Keeping { id: 0, rest: rest(b"") };
    let one = Keeping { id: 1, rest: rest(b"") };
    on_all_wires(&[
        (empty.clone(), Wire::new(), "{}", "<Keeping/>"),
        (one, Wire::new().varint(1, 1), r#"{"id":1}"#, "<Keeping><id>1</id></Keeping>"),
    ]);

    let records = b"\x10\x05\x1a\x01x\x23\x08\x01\x24";
    let bytes = [b"\x08\x01", &records[..]].concat();
    let kept = Keeping { id: 1, rest: rest(records) };
    super::equal(&proto::from_slice(&bytes).unwrap(), &kept);
    assert_eq!((proto::to_vec(&kept), proto::encoded_len(&kept)), (bytes.clone(), bytes.len()));
    super::equal(&xml::from_str(&xml::to_string(&kept).unwrap()).unwrap(), &kept);
    assert_eq!(json::to_string(&kept).unwrap(), r#"{"id":1}"#, "JSON has no place for them");

    let mut recycled = kept.clone();
    proto::decode_into(&mut recycled, b"\x10\x06").unwrap();
    super::equal(&recycled, &Keeping { id: 0, rest: rest(b"\x10\x06") });
    merges(&Wire::new().varint(2, 5), &Wire::new().varint(2, 6), &Keeping { rest: rest(b"\x10\x05\x10\x06"), ..empty });
}

/// Without such a field they are skipped on the binary wire, and refused in JSON and XML.
#[test]
fn unknown_fields_are_skipped_or_refused() {
    super::equal(&proto::from_slice::<Point>(b"\x08\x01\x18\x05").unwrap(), &Point { x: 1, y: 0 });
    for error in [
        json::from_str::<Point>(r#"{"z":1}"#).unwrap_err(),
        xml::from_str::<Point>("<Point><z>1</z></Point>").unwrap_err(),
    ] {
        assert_eq!(error.kind(), &DecodeErrorKind::UnknownField { name: "z".into() });
        assert_eq!(error.path(), "Point");
    }
}

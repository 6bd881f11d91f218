//! Default values: of an `Option` a method returns them, a plain field has them where the input is silent.

use std::{borrow::Cow, sync::Arc};

use bytes::Bytes;
use wireform::{Decode, Described, Encode, Enumeration, Message, json, proto, xml};
use wireform_test_support::{empty, wire::Wire};

#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
enum Color {
    Red = 0,
    DarkGreen = 5,
}

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(transparent)]
struct Port(u32);

#[derive(Message, Clone, Debug, PartialEq)]
struct Optional {
    #[proto(1, default = "8080")]
    port: Option<u32>,
    #[proto(2, sint64, default = "-9223372036854775808")]
    least: Option<i64>,
    #[proto(3, default = "true")]
    on: Option<bool>,
    #[proto(4, default = "-1.5e3")]
    double: Option<f64>,
    #[proto(5, default = "-inf")]
    float: Option<f32>,
    #[proto(6, default = "nan")]
    nan: Option<f64>,
    #[proto(7, default = "DARK_GREEN")]
    color: Option<Color>,
    #[proto(8, default = "hello, \"world\"")]
    text: Option<String>,
    #[proto(9, default = "a\\000\\xff\\n")]
    bytes: Option<Vec<u8>>,
    #[proto(10, default = b"\x01\x02")]
    array: Option<[u8; 2]>,
    #[proto(11, default = 7)]
    literal: Option<i32>,
    #[proto(12, default = -2.5)]
    negative: Option<f32>,
    #[proto(13, default = "shared")]
    shared: Option<Arc<str>>,
    #[proto(14, fixed64, default = "18446744073709551615")]
    most: Option<u64>,
    #[proto(15, default = "443")]
    wrapped: Option<Port>,
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Plain {
    #[proto(1, default = "8080")]
    port: u32,
    #[proto(2, default = "DARK_GREEN")]
    color: Color,
    #[proto(3, default = "text")]
    text: String,
    #[proto(4, default = "bytes")]
    bytes: Bytes,
    #[proto(5, default = "1.5")]
    double: f64,
    #[proto(6, default = false)]
    off: bool,
    #[proto(7, default = "80")]
    wrapped: Port,
    #[proto(8, default = b"\x01\x02")]
    array: [u8; 2],
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Borrowed<'a> {
    #[proto(1, default = "text")]
    text: &'a str,
    #[proto(2, default = "cow")]
    cow: Option<Cow<'a, str>>,
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Outer {
    #[proto(1)]
    plain: Option<Plain>,
    #[proto(2)]
    list: Vec<Plain>,
}

fn defaults() -> Plain {
    Plain {
        port: 8080,
        color: Color::DarkGreen,
        text: "text".into(),
        bytes: Bytes::from_static(b"bytes"),
        double: 1.5,
        off: false,
        wrapped: Port(80),
        array: [1, 2],
    }
}

fn zeros() -> Plain {
    Plain {
        port: 0,
        color: Color::Red,
        text: String::new(),
        bytes: Bytes::new(),
        double: 0.0,
        off: false,
        wrapped: Port(0),
        array: [0, 0],
    }
}

#[test]
fn an_absent_option_stays_none_and_a_method_returns_the_default() {
    let absent: Optional = empty();
    assert_eq!(absent, proto::from_slice(&[]).unwrap());
    assert!(absent.is_empty() && absent.port.is_none());
    assert_eq!(absent.port_or_default(), 8080);
    assert_eq!(absent.least_or_default(), i64::MIN);
    assert!(absent.on_or_default());
    assert_eq!(absent.double_or_default(), -1500.0);
    assert_eq!(absent.float_or_default(), f32::NEG_INFINITY);
    assert!(absent.nan_or_default().is_nan());
    assert_eq!(absent.color_or_default(), Color::DarkGreen);
    assert_eq!(absent.text_or_default(), "hello, \"world\"");
    assert_eq!(absent.bytes_or_default(), b"a\0\xff\n");
    assert_eq!(absent.array_or_default(), &[1, 2]);
    assert_eq!(absent.literal_or_default(), 7);
    assert_eq!(absent.negative_or_default(), -2.5);
    assert_eq!(absent.shared_or_default(), "shared");
    assert_eq!(absent.most_or_default(), u64::MAX);
    assert_eq!(absent.wrapped_or_default(), 443);
}

#[test]
fn a_value_that_is_there_is_returned() {
    let bytes = Wire::new().varint(1, 0).varint(7, 0).string(8, "").bytes(9, b"x").bytes(10, [3, 4]).build();
    let value: Optional = proto::from_slice(&bytes).unwrap();
    assert_eq!((value.port_or_default(), value.color_or_default()), (0, Color::Red));
    assert_eq!((value.text_or_default(), value.bytes_or_default()), ("", &b"x"[..]));
    assert_eq!(value.array_or_default(), &[3, 4]);
    assert_eq!(proto::to_vec(&value), bytes);
}

#[test]
fn a_plain_field_is_the_default_where_it_is_absent() {
    assert_eq!(proto::from_slice::<Plain>(&[]).unwrap(), defaults());
    assert_eq!(json::from_str::<Plain>("{}").unwrap(), defaults());
    assert_eq!(json::from_str::<Plain>(r#"{"port":null}"#).unwrap(), defaults());
    assert_eq!(xml::from_str::<Plain>("<Plain/>").unwrap(), defaults());
    assert_eq!(Plain::empty(), defaults());
    let mut value = zeros();
    value.clear();
    assert_eq!(value, defaults());
    assert_eq!(proto::from_slice::<Borrowed<'_>>(&[]).unwrap(), Borrowed { text: "text", cow: None });
    assert_eq!(Borrowed { text: "", cow: None }.cow_or_default(), "cow");
}

#[test]
fn a_plain_field_is_always_written() {
    for value in [zeros(), defaults()] {
        assert!(!value.is_empty());
        let bytes = proto::to_vec(&value);
        assert_eq!(bytes.len(), value.encoded_len());
        assert_eq!(proto::from_slice::<Plain>(&bytes).unwrap(), value);
        assert_eq!(json::from_str::<Plain>(&json::to_string(&value).unwrap()).unwrap(), value);
        assert_eq!(xml::from_str::<Plain>(&xml::to_string(&value).unwrap()).unwrap(), value);
        let outer = Outer { plain: Some(value.clone()), list: vec![value.clone(), zeros()] };
        assert_eq!(proto::from_slice::<Outer>(&proto::to_vec(&outer)).unwrap(), outer);
    }
    assert_eq!(
        json::to_string(&zeros()).unwrap(),
        r#"{"port":0,"color":"RED","text":"","bytes":"","double":0.0,"off":false,"wrapped":0,"array":"AAA="}"#
    );
}

#[test]
fn a_plain_field_is_read_wherever_it_stands() {
    let wire = Wire::new().bytes(8, [0; 2]).varint(7, 0).varint(6, 0).fixed64(5, 0).bytes(4, b"").string(3, "");
    let bytes = wire.varint(2, 0).tag_width(3).varint(1, 0).build();
    assert_eq!(proto::from_slice::<Plain>(&bytes).unwrap(), zeros());
    let mut recycled = defaults();
    proto::decode_into(&mut recycled, &bytes).unwrap();
    assert_eq!(recycled, zeros());
}

#[test]
fn a_record_of_another_wire_type_is_none_of_the_field() {
    let bytes = Wire::new().string(1, "a").fixed32(2, 0).varint(3, 1).fixed64(7, 2).build();
    assert_eq!(proto::from_slice::<Plain>(&bytes).unwrap(), defaults());
}

#[test]
fn decode_into_starts_from_the_defaults() {
    for input in [vec![], Wire::new().varint(1, 3).build(), Wire::new().string(3, "new").varint(2, 0).build()] {
        let mut recycled = zeros();
        proto::decode_into(&mut recycled, &input).unwrap();
        assert_eq!(recycled, proto::from_slice(&input).unwrap());
        let outer = Wire::new().bytes(1, &input).bytes(2, &input).build();
        let mut recycled = Outer { plain: Some(zeros()), list: vec![zeros(), zeros()] };
        proto::decode_into(&mut recycled, &outer).unwrap();
        assert_eq!(recycled, proto::from_slice(&outer).unwrap());
    }
}

#[test]
fn a_second_part_does_not_restart_from_the_defaults() {
    let part = |wire: Wire| Wire::new().message(1, wire).build();
    let bytes = [part(Wire::new().varint(1, 3)), part(Wire::new().string(3, "new"))].concat();
    let value: Outer = proto::from_slice(&bytes).unwrap();
    assert_eq!(value.plain, Some(Plain { port: 3, text: "new".into(), ..defaults() }));
}

#[test]
fn descriptors_have_the_default_as_protobuf_spells_it() {
    let of = |number| Optional::DESCRIPTOR.field(number).unwrap().default_value();
    assert_eq!(of(1), Some("8080"));
    assert_eq!(of(7), Some("DARK_GREEN"));
    assert_eq!(of(9), Some("a\\000\\xff\\n"));
    assert_eq!(of(10), Some("\\x01\\x02"));
    assert_eq!(of(12), Some("-2.5"));
    assert_eq!(Outer::DESCRIPTOR.field(1).unwrap().default_value(), None);
}

//! Unknown fields inside the well-known types: checked and skipped on the binary wire, refused where a text has them.

use std::time::SystemTime;

use wireform::{
    DecodeErrorKind, Message,
    types::{Any, Duration, Empty, FieldMask, Int64Value, ListValue, StringValue, Struct, Timestamp, Value, Wrapped},
    walk::{DecodeText, EncodeText},
    xml,
};
use wireform_test_support::wire::Wire;

#[derive(Message, Debug, PartialEq)]
struct Native {
    #[proto(1)]
    time: SystemTime,
    #[proto(2)]
    duration: std::time::Duration,
    #[proto(3)]
    value: serde_json::Value,
    #[proto(4, with = "Wrapped")]
    number: Option<i64>,
}

fn unknown() -> [Wire; 4] {
    [
        Wire::new().varint(15, 7),
        Wire::new().string(16, "text").fixed32(2000, 1),
        Wire::new().fixed64(17, 1),
        Wire::new().group(18, Wire::new().group(1, Wire::new().varint(3, 4))),
    ]
}

fn broken() -> [Wire; 4] {
    [
        Wire::new().tag(15, 0),
        Wire::new().tag(16, 2).raw([5, b'a']),
        Wire::new().start_group(18),
        Wire::new().group(18, Wire::new().tag(3, 2).raw([9])),
    ]
}

fn check<M: Message + EncodeText + for<'a> DecodeText<'a> + std::fmt::Debug + PartialEq>() {
    let empty = M::empty();
    for wire in unknown() {
        assert_eq!(M::decode(wire.as_ref()).unwrap(), empty, "{wire:02x?}");
        assert_eq!(M::decode(wire.as_ref()).unwrap().encode_to_vec(), b"");
    }
    for wire in broken() {
        assert_eq!(M::decode(wire.as_ref()).unwrap_err().kind(), &DecodeErrorKind::UnexpectedEnd, "{wire:02x?}");
    }
    let name = M::DESCRIPTOR.name();
    let document = format!("<{name}><unknown-field number=\"15\" wire=\"varint\">7</unknown-field></{name}>");
    let error = xml::from_str::<M>(&document).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::UnknownField { name: "unknown-field".into() }, "{document}");
    wireform::text::from_str::<M>("15: 7").unwrap_err();
}

#[test]
fn unknown_fields_of_well_known_types_are_checked_and_skipped() {
    check::<Timestamp>();
    check::<Duration>();
    check::<FieldMask>();
    check::<Int64Value>();
    check::<StringValue>();
    check::<Struct>();
    check::<ListValue>();
    check::<Value>();
    check::<Any>();
    check::<Empty>();
}

#[test]
fn unknown_fields_of_types_that_stand_for_them_are_checked_and_skipped() {
    // A `Value` has to have a kind; the others take a 0.
    let zero = || Wire::new().varint(1, 0);
    for number in 1..=4 {
        let plain = Native::decode(Wire::new().message(number, zero()).as_ref()).unwrap();
        for wire in unknown() {
            let wire = Wire::new().message(number, zero().raw(wire));
            assert_eq!(Native::decode(wire.as_ref()).unwrap(), plain, "{wire:02x?}");
        }
        for wire in broken() {
            let error = Native::decode(Wire::new().message(number, zero().raw(wire)).as_ref()).unwrap_err();
            assert_eq!(error.kind(), &DecodeErrorKind::UnexpectedEnd);
        }
    }
}

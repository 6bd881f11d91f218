//! `#[proto(1, required)]`: always written, and an error where it is missing.

use std::collections::BTreeMap;

use wireform::{DecodeErrorKind, Enumeration, Message, Oneof, UnknownFields, json, proto, schema::FieldKind, xml};
use wireform_test_support::wire::Wire;

use super::{on_all_wires, refuse};

#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
enum State {
    Open = 0,
    Paid = 1,
}

#[derive(Message, Debug, PartialEq)]
struct Customer {
    #[proto(1, required)]
    id: u64,
    #[proto(2)]
    name: String,
}

#[derive(Message, Debug, PartialEq)]
struct Order {
    #[proto(1, required)]
    number: u32,
    #[proto(2, required, sint32)]
    discount: i32,
    #[proto(3, required)]
    note: String,
    #[proto(4, required)]
    state: State,
    #[proto(5, required)]
    customer: Box<Customer>,
    #[proto(6)]
    payer: Option<Customer>,
    #[proto(7)]
    rest: Vec<Customer>,
    #[proto(9)]
    by_name: BTreeMap<String, Customer>,
    #[proto(oneof)]
    contact: Option<Contact>,
    #[proto(unknown)]
    unknown: UnknownFields,
}

#[derive(Oneof, Debug, PartialEq)]
enum Contact {
    #[proto(10)]
    Person(Customer),
    #[proto(11)]
    Phone(u64),
}

fn customer(id: u64) -> Customer {
    Customer { id, name: String::new() }
}

fn empty() -> Order {
    Order {
        number: 0,
        discount: 0,
        note: String::new(),
        state: State::Open,
        customer: Box::new(customer(0)),
        payer: None,
        rest: Vec::new(),
        by_name: BTreeMap::new(),
        contact: None,
        unknown: UnknownFields::new(),
    }
}

/// An order with nothing missing, so far.
fn complete() -> Wire {
    let customer = Wire::new().varint(1, 0);
    Wire::new().varint(1, 0).varint(2, 0).string(3, "").varint(4, 0).message(5, customer)
}

#[test]
fn empty_values_are_written() {
    on_all_wires(
        &empty(),
        complete(),
        r#"{"number":0,"discount":0,"note":"","state":"OPEN","customer":{"id":"0"}}"#,
        "<Order><number>0</number><discount>0</discount><note/><state>OPEN</state><customer><id>0</id></customer></Order>",
    );
}

#[test]
fn values_are_written_as_any() {
    let order = Order {
        number: 7,
        discount: -3,
        note: "n".into(),
        state: State::Paid,
        customer: Box::new(customer(1)),
        payer: Some(customer(2)),
        rest: vec![customer(3), customer(0)],
        by_name: [("k".to_owned(), customer(4))].into(),
        contact: Some(Contact::Person(customer(5))),
        unknown: UnknownFields::new(),
    };
    let id = |id| Wire::new().varint(1, id);
    let wire = Wire::new().varint(1, 7).varint(2, 5).string(3, "n").varint(4, 1).message(5, id(1)).message(6, id(2));
    let wire = wire.message(7, id(3)).message(7, id(0)).message(9, Wire::new().string(1, "k").message(2, id(4)));
    on_all_wires(
        &order,
        wire.message(10, id(5)),
        r#"{"number":7,"discount":-3,"note":"n","state":"PAID","customer":{"id":"1"},"payer":{"id":"2"},"rest":[{"id":"3"},{"id":"0"}],"byName":{"k":{"id":"4"}},"person":{"id":"5"}}"#,
        "<Order><number>7</number><discount>-3</discount><note>n</note><state>PAID</state><customer><id>1</id></customer><payer><id>2</id></payer><rest><id>3</id></rest><rest><id>0</id></rest><byName><entry><key>k</key><value><id>4</id></value></entry></byName><person><id>5</id></person></Order>",
    );
}

/// Tags of three bytes, which no encoder writes, and a record of another wire type, which is no such field.
#[test]
fn required_fields_come_in_any_form() {
    let id = Wire::new().tag_width(3).varint(1, 7);
    let wire = Wire::new().tag_width(3).varint(1, 7).varint(2, 5).string(3, "n").varint(4, 1).message(5, id);
    let order = Order::decode(wire.as_ref()).unwrap();
    let expected = Order {
        number: 7,
        discount: -3,
        note: "n".into(),
        state: State::Paid,
        customer: Box::new(customer(7)),
        ..empty()
    };
    assert_eq!(order, expected);
    let mut old = Order { number: 1, note: "old".into(), rest: vec![customer(1)], ..empty() };
    old.customer.name = "old".into();
    proto::decode_into(&mut old, wire.as_ref()).unwrap();
    assert_eq!(old, expected);

    let wrong = Wire::new().fixed32(1, 7).varint(2, 0).string(3, "").varint(4, 0).message(5, Wire::new().varint(1, 0));
    assert_eq!(refuse(&wrong, empty).kind(), &DecodeErrorKind::MissingRequired { name: "number" });
    let twice = complete().message(5, Wire::new().string(2, "x"));
    proto::decode_into(&mut old, twice.as_ref()).unwrap();
    assert_eq!(*old.customer, Customer { id: 0, name: "x".into() });
}

#[test]
fn a_message_with_a_required_field_is_never_empty() {
    #[derive(Message, Debug, PartialEq)]
    struct Outer {
        #[proto(1)]
        customer: Customer,
    }
    use wireform::Encode;
    assert!(!customer(0).is_empty());
    assert_eq!(Outer { customer: customer(0) }.encode_to_vec(), [0x0a, 2, 0x08, 0]);
    // Absent, a message lacks nothing.
    assert_eq!(Outer::decode(&[][..]).unwrap(), Outer { customer: customer(0) });
    let mut old = Outer { customer: customer(9) };
    proto::decode_into(&mut old, &[]).unwrap();
    assert_eq!(old, Outer { customer: customer(0) });
}

#[test]
fn what_is_missing_is_named_with_its_path() {
    let inside = |number: u64| complete().message(number, Wire::new().string(2, "x"));
    let rows = [
        (Wire::new(), "Order.number", "number", 0),
        (Wire::new().varint(1, 0).varint(2, 0).string(3, "").varint(4, 0), "Order.customer", "customer", 0),
        (Wire::new().varint(1, 0).varint(2, 0).string(3, "").varint(4, 7), "Order.state", "state", 0),
        // A record of another wire type is none of the field's.
        (Wire::new().fixed32(1, 0).varint(2, 0).string(3, "").varint(4, 0), "Order.number", "number", 0),
        (inside(6), "Order.payer.id", "id", 14),
        (complete().message(7, Wire::new().varint(1, 1)).message(7, Wire::new()), "Order.rest[1].id", "id", 18),
        (complete().message(9, Wire::new().string(1, "k")), "Order.by_name[0].value.id", "id", 14),
        (complete().message(9, Wire::new().message(2, Wire::new())), "Order.by_name[0].value.id", "id", 16),
        (inside(10), "Order.person.id", "id", 14),
    ];
    for (wire, path, name, offset) in rows {
        let error = refuse::<Order>(&wire, empty);
        assert_eq!(error.kind(), &DecodeErrorKind::MissingRequired { name }, "{path}");
        assert_eq!((error.path(), error.offset()), (path, offset));
    }
    let error = Order::decode(&[][..]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Order.number: required field `number` is missing; the sender has to set it, or make it an `Option` without \
         `required` at byte 0"
    );
}

#[test]
fn text_wires_miss_it_too() {
    let missing = |name| DecodeErrorKind::MissingRequired { name };
    let all = r#""number":0,"discount":0,"note":"","state":"OPEN","customer":{"id":"0"}"#;
    let rows = [
        ("{}".to_owned(), "Order.number", missing("number")),
        (format!("{{{}}}", all.replace("\"number\":0,", "")), "Order.number", missing("number")),
        (format!("{{{}}}", all.replace("\"id\":\"0\"", "")), "Order.customer.id", missing("id")),
        (format!("{{{all},\"rest\":[{{\"id\":1}},{{}}]}}"), "Order.rest[1].id", missing("id")),
        (format!("{{{all},\"byName\":{{\"k\":{{}}}}}}"), "Order.by_name[\"k\"].id", missing("id")),
        (format!("{{{all},\"person\":{{}}}}"), "Order.person.id", missing("id")),
        (
            format!("{{{}}}", all.replace("\"note\":\"\"", "\"note\":null")),
            "Order.note",
            DecodeErrorKind::UnexpectedValue { expected: "a value, as the field is required" },
        ),
    ];
    for (text, path, kind) in rows {
        let error = json::from_str::<Order>(&text).unwrap_err();
        assert_eq!((error.path(), error.kind()), (path, &kind), "{text}");
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let error = wireform::serde::canonical::deserialize::<Order, _>(value).unwrap_err();
        assert!(error.to_string().starts_with(path), "{error}");
    }
    let all = "<number>0</number><discount>0</discount><note/><state>OPEN</state>";
    let rows = [
        (String::new(), "Order.number", "number"),
        (all.to_owned(), "Order.customer", "customer"),
        (format!("{all}<customer/>"), "Order.customer.id", "id"),
        (format!("{all}<customer><id>1</id></customer><rest/>"), "Order.rest[0].id", "id"),
        (format!("{all}<byName><entry><key>k</key></entry></byName>"), "Order.by_name[0].value.id", "id"),
        (format!("{all}<byName><entry><value/></entry></byName>"), "Order.by_name[0].value.id", "id"),
    ];
    for (inside, path, name) in rows {
        let error = xml::from_str::<Order>(&format!("<Order>{inside}</Order>")).unwrap_err();
        assert_eq!((error.path(), error.kind()), (path, &missing(name)), "{inside}");
    }
}

#[test]
fn a_wide_message_is_checked_beyond_its_64th_field() {
    macro_rules! wide {
        ($($name:ident $number:literal,)*) => {
            #[derive(Message, Debug, PartialEq)]
            struct Wide { $(#[proto($number)] $name: u32,)* #[proto(99, required)] last: u32 }
        };
    }
    wide! {
        a1 1, a2 2, a3 3, a4 4, a5 5, a6 6, a7 7, a8 8, a9 9, b0 10, b1 11, b2 12, b3 13, b4 14, b5 15, b6 16, b7 17,
        b8 18, b9 19, c0 20, c1 21, c2 22, c3 23, c4 24, c5 25, c6 26, c7 27, c8 28, c9 29, d0 30, d1 31, d2 32,
        d3 33, d4 34, d5 35, d6 36, d7 37, d8 38, d9 39, e0 40, e1 41, e2 42, e3 43, e4 44, e5 45, e6 46, e7 47,
        e8 48, e9 49, f0 50, f1 51, f2 52, f3 53, f4 54, f5 55, f6 56, f7 57, f8 58, f9 59, g0 60, g1 61, g2 62,
        g3 63, g4 64, g5 65, g6 66,
    }
    let missing = DecodeErrorKind::MissingRequired { name: "last" };
    let wire = Wire::new().varint(99, 5);
    let wide = Wide::decode(wire.as_ref()).unwrap();
    assert_eq!(wide.last, 5);
    assert_eq!(Wide::decode(&[][..]).unwrap_err().kind(), &missing);
    assert_eq!(json::from_str::<Wide>("{\"last\":5}").unwrap(), wide);
    assert_eq!(json::from_str::<Wide>("{}").unwrap_err().kind(), &missing);
    assert_eq!(xml::from_str::<Wide>("<Wide><last>5</last></Wide>").unwrap(), wide);
    assert_eq!(xml::from_str::<Wide>("<Wide/>").unwrap_err().kind(), &missing);
}

#[test]
fn the_descriptor_says_so() {
    use wireform::Described;
    let field = Customer::DESCRIPTOR.field(1).unwrap();
    assert!(matches!(field.kind(), FieldKind::Required(_)));
    assert!(Customer::DESCRIPTOR.has_required());
}

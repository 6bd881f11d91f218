use std::collections::HashMap;

use wireform::{Described, Enumeration};
use wireform_test_protos::plain::shapes::names::{
    Aliased, Collisions, HTTPServer, Keywords, OddFields, Prelude, collisions, foo, foo_, http_server, keywords,
    prelude,
};

use crate::same;

#[test]
fn keywords_are_fields() {
    let keywords = Keywords {
        r#type: Some(1),
        self_: Some(2),
        self__: Some(3),
        crate_: Some(4),
        super_: Some(5),
        r#gen: Some(6),
        r#async: Some(7),
        __: Some(8),
        unknown_fields: Some(9),
        r#loop: Some(keywords::Match::default()),
        r#enum: Some(keywords::Enum::Static(11)),
        ..Keywords::default()
    };
    same(
        &keywords,
        b"\x08\x01\x10\x02\x18\x03\x20\x04\x28\x05\x30\x06\x38\x07\x40\x08\x48\x09\x52\x00\x58\x0b",
        r#"{"type":1,"self":2,"Self":3,"crate":4,"super":5,"gen":6,"async":7,"":8,"unknownFields":9,"loop":{},"static":11}"#,
    );
    assert_eq!(keywords::Match::DESCRIPTOR.full_name(), "shapes.names.Keywords.match");
}

#[test]
fn names_of_the_schema_are_kept_on_the_wires() {
    let odd = OddFields { camel_case: Some(1), shouted: Some(3), double__underscore: Some(7), ..OddFields::default() };
    same(&odd, b"\x08\x01\x18\x03\x38\x07", r#"{"camelCase":1,"SHOUTED":3,"doubleUnderscore":7}"#);
    let collisions = Collisions {
        foo_bar_: Some(1),
        foo_bar: Some(2),
        choice: Some(collisions::Choice::AB_(3)),
        nested: Some(collisions::NestedOneof::Number(4)),
        ..Collisions::default()
    };
    same(&collisions, b"\x08\x01\x10\x02\x20\x03\x38\x04", r#"{"fooBar":1,"foo-bar":2,"@aB":3,"number":4}"#);
}

#[test]
fn types_may_be_called_as_those_of_the_standard_library() {
    let boxed = prelude::Box { r#box: Some(Box::default()), ..prelude::Box::default() };
    let prelude = Prelude {
        option: Some(prelude::Option { option: Some(Box::default()), ..prelude::Option::default() }),
        vecs: vec![prelude::Vec { vec: vec!["a".into()], ..prelude::Vec::default() }],
        string: Some(prelude::String { string: Some("b".into()), ..prelude::String::default() }),
        r#box: Some(boxed),
        text: Some("c".into()),
        blobs: vec![b"d".to_vec()],
        map: HashMap::from([("e".into(), "f".into())]),
        some: Some(prelude::Some::default()),
        result: Some(prelude::ResultOneof::Prelude(Box::new(Prelude { text: Some("g".into()), ..Prelude::default() }))),
        ..Prelude::default()
    };
    same(
        &prelude,
        b"\x0a\x02\x0a\x00\x12\x03\x0a\x01a\x1a\x03\x0a\x01b\x22\x02\x0a\x00\x2a\x01c\x32\x01d\x3a\x06\x0a\x01e\x12\x01f\
          \x42\x00\x52\x03\x2a\x01g",
        r#"{"option":{"option":{}},"vecs":[{"vec":["a"]}],"string":{"string":"b"},"box":{"box":{}},"text":"c","blobs":["ZA=="],"map":{"e":"f"},"some":{},"prelude":{"text":"g"}}"#,
    );
}

#[test]
fn a_value_may_have_several_names() {
    assert_eq!((Aliased::BAZ, Aliased::MOO, Aliased::MOO_, Aliased::B_AZ), [Aliased::Bar; 4].into());
    assert_eq!(Aliased::Bar.name(), Some("ALIASED_BAR"));
    for name in ["ALIASED_BAR", "ALIASED_BAZ", "MOO", "moo", "bAz"] {
        assert_eq!(Aliased::from_name(name), Some(Aliased::Bar), "{name}");
    }
    assert_eq!((Aliased::Min.number(), Aliased::Max.number()), (i32::MIN, i32::MAX));
}

#[test]
fn values_lose_the_name_of_their_enumeration() {
    use http_server::Status;
    let all = [Status::Unknown, Status::Status200, Status::Ok, Status::Unrecognized, Status::Unprefixed];
    assert_eq!(
        all.map(|status| status.name().unwrap()).concat(),
        "STATUS_UNKNOWNSTATUS_200STATUS_okUNRECOGNIZEDUnprefixed"
    );
}

#[test]
fn a_package_may_be_called_as_the_module_of_a_message() {
    let inner = Some(foo_::Bar::default());
    let bar = foo::Bar { inner, server: Some(HTTPServer::default()), ..foo::Bar::default() };
    same(&bar, b"\x0a\x00\x12\x00", r#"{"inner":{},"server":{}}"#);
    assert_eq!(foo_::Bar::DESCRIPTOR.full_name(), "shapes.names.Foo.Bar");
    assert_eq!(foo::Bar::DESCRIPTOR.full_name(), "shapes.names.foo.Bar");
    assert_eq!(foo::Open::from_number(7), Some(foo::Open::Unrecognized_(7)));
    assert_eq!(foo::Open::Unrecognized.number(), 1);
}

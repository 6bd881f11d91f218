use wireform_test_protos::plain::{
    Bare, bare,
    shapes::packages::{
        a::{A, a},
        b::inner::{B, b},
    },
};

use crate::same;

#[test]
fn types_of_other_packages_are_found() {
    let nested = |text: &str| b::Nested { text: text.into(), ..b::Nested::default() };
    let local = a::Local {
        b: Some(B::default()),
        a: Some(Box::default()),
        kind: bare::Kind::Unrecognized(3),
        ..a::Local::default()
    };
    let message = A {
        b: Some(B { nested: Some(nested("a")), ..B::default() }),
        nested: Some(nested("b")),
        bare: Some(Bare::default()),
        local: Some(local),
        ..A::default()
    };
    same(
        &message,
        b"\x0a\x05\x0a\x03\x0a\x01a\x12\x03\x0a\x01b\x1a\x00\x22\x06\x0a\x00\x12\x00\x18\x03",
        r#"{"b":{"nested":{"text":"a"}},"nested":{"text":"b"},"bare":{},"local":{"b":{},"a":{},"kind":3}}"#,
    );
}

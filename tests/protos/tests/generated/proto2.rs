use std::collections::HashMap;

use wireform::Message;
use wireform_test_protos::plain::shapes::proto2::{
    Closed, Color, Defaults, Endless, Groups, Lists, Required, Zero, groups, required,
};

use crate::same;

#[test]
fn required_fields_are_written_and_asked_for() {
    let inner = required::Inner { hash: 1, ..required::Inner::default() };
    let required = Required { inner, delta: Some(-1), ..Required::default() };
    // The default of an enumeration is its first value, be it 0 or not.
    assert_eq!(required.color, Color::Green);
    same(
        &required,
        b"\x08\x00\x12\x00\x18\x02\x22\x05\x0d\x01\x00\x00\x00\x28\x01",
        r#"{"id":0,"name":"","color":"GREEN","inner":{"hash":1},"delta":-1}"#,
    );
    let error = Required::decode(&b"\x08\x00\x12\x00\x18\x02\x22\x00"[..]).unwrap_err();
    assert_eq!(error.path(), "Required.inner.hash");
}

#[test]
fn defaults_are_those_of_the_schema() {
    let absent = Defaults::default();
    assert_eq!((absent.number, absent.number_or_default()), (None, -8080));
    assert_eq!(absent.large_or_default(), u64::MAX);
    assert_eq!(absent.ratio_or_default(), f32::NEG_INFINITY);
    assert_eq!(absent.mass_or_default(), 1.5e-3);
    assert!(absent.flag_or_default());
    assert_eq!(absent.text_or_default(), "say \"hi\"\n\tö");
    assert_eq!(absent.data_or_default(), b"\x00\xffa\\");
    assert_eq!(absent.color_or_default(), Color::Blue);
    assert_eq!(absent.zero_or_default(), Zero::One);
    assert_eq!(Zero::default(), Zero::One);
}

#[test]
fn groups_are_between_tags() {
    let groups = Groups {
        single: Some(groups::Single { number: Some(1), ..groups::Single::default() }),
        many: vec![groups::Many { text: Some("a".into()), ..groups::Many::default() }, groups::Many::default()],
        choice: Some(groups::Choice::Member(groups::Member { flag: Some(true), ..groups::Member::default() })),
        ..Groups::default()
    };
    same(
        &groups,
        b"\x0b\x10\x01\x0c\x1b\x22\x01a\x1c\x1b\x1c\x2b\x30\x01\x2c",
        r#"{"single":{"number":1},"many":[{"text":"a"},{}],"member":{"flag":true}}"#,
    );
}

#[test]
fn lists_are_expanded_unless_the_schema_says_otherwise() {
    let lists = Lists {
        expanded: vec![1, 2],
        packed: vec![1, 2],
        colors: vec![Color::Green, Color::Blue],
        packed_colors: vec![Color::Green, Color::Blue],
        by_name: HashMap::from([("k".into(), Closed::Some)]),
        ..Lists::default()
    };
    same(
        &lists,
        b"\x08\x01\x08\x02\x12\x02\x01\x02\x18\x02\x18\x03\x22\x02\x02\x03\x2a\x05\x0a\x01k\x10\x01",
        r#"{"expanded":[1,2],"packed":[1,2],"colors":["GREEN","BLUE"],"packedColors":["GREEN","BLUE"],"byName":{"k":"CLOSED_SOME"}}"#,
    );
}

#[test]
fn numbers_that_a_closed_enumeration_lacks_are_unknown_fields() {
    let lists = Lists::decode(&b"\x18\x02\x18\x09"[..]).unwrap();
    assert_eq!(lists.colors, [Color::Green]);
    assert_eq!(lists.unknown_fields.as_bytes(), b"\x18\x09");
}

#[test]
fn a_message_that_requires_itself_can_be_made() {
    let endless = Endless::default();
    assert_eq!(endless.next, None);
    assert_eq!(endless.twin.back, None);
}

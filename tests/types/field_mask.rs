//! Field masks in JSON, as text, and what they check.

use wireform::{Message, json, types::FieldMask};
use wireform_test_support::words;

use super::{Types, canonical, refusal};

fn mask(paths: &str) -> FieldMask {
    paths.parse().unwrap()
}

#[test]
fn paths_are_camel_case_in_json() {
    assert_eq!(json::to_string(&mask("user.display_name,photo")).unwrap(), r#""user.displayName,photo""#);
    assert_eq!(json::from_str::<FieldMask>(r#""user.displayName,photo""#).unwrap(), mask("user.display_name,photo"));
    assert_eq!(canonical::<FieldMask>("\"\""), "\"\"");
    assert_eq!(canonical::<Types>(r#"{"mask": ""}"#), r#"{"mask":""}"#);
}

#[test]
fn path_that_would_come_back_as_another_is_not_written() {
    for path in ["fooBar", "foo__bar", "foo_3_bar", "foo_", "a,b", "", "foo_\u{e9}"] {
        let error = json::to_string(&FieldMask { paths: vec![path.into()] }).unwrap_err();
        assert!(error.to_string().starts_with("FieldMask: a path of a `FieldMask` has no form in JSON"), "{path}");
        assert_eq!(error.to_string().contains("it is empty"), path.is_empty(), "{error}");
    }
}

#[test]
fn path_that_is_not_camel_case_is_not_read() {
    for text in ["\"foo_bar\"", "\"a,b_c\"", "\"a,,b\"", "\",\"", "1", "[\"a\"]"] {
        assert!(refusal::<FieldMask>(text).starts_with("FieldMask: expected "), "{text}");
    }
}

#[test]
fn text_is_paths_with_commas() {
    assert_eq!(mask("a.b,c").paths, ["a.b", "c"]);
    assert_eq!(mask("").paths, [""; 0]);
    assert_eq!(["a.b", "c"].into_iter().collect::<FieldMask>().to_string(), "a.b,c");
    for bad in ["a,", ",", "a..b", ".a", "a."] {
        assert_eq!(
            words(bad.parse::<FieldMask>()),
            "expected paths of fields such as `user.display_name,photo`",
            "{bad}"
        );
    }
}

#[test]
fn wire_is_a_list_of_strings() {
    assert_eq!(mask("a.b,c").encode_to_vec(), b"\x0a\x03a.b\x0a\x01c");
}

#[test]
fn paths_are_checked_against_the_message() {
    for good in [
        "",
        "timestamp",
        "timestamp.seconds",
        "list.values",
        "value_map",
        "null_choice",
        "value_choice.list_value.values",
    ] {
        assert_eq!(mask(good).validate::<Types>(), Ok(()), "{good}");
    }
    let error = |paths| mask(paths).validate::<Types>().unwrap_err();
    assert_eq!(error("timestamp,int_64").path(), "int_64");
    assert_eq!(error("nullChoice").to_string(), "`nullChoice` names no field: `Types` has no `nullChoice`");
    assert_eq!(error("choice").to_string(), "`choice` names no field: `Types` has no `choice`");
    assert_eq!(error("timestamp.day").to_string(), "`timestamp.day` names no field: `Timestamp` has no `day`");
    assert_eq!(error("null.x").to_string(), "`null.x` names no field: `null` is no single message");
    assert_eq!(
        error("timestamps.nanos").to_string(),
        "`timestamps.nanos` names no field: `timestamps` is no single message"
    );
    assert_eq!(error("value_map.a").to_string(), "`value_map.a` names no field: `value_map` is no single message");
}

#[test]
fn union_has_each_field_once() {
    assert_eq!(mask("b,a").union(&mask("c,a")), mask("a,b,c"));
    assert_eq!(mask("a.b.c,a.b").union(&mask("a.b.d")), mask("a.b"));
    assert_eq!(mask("a.b").union(&mask("a")), mask("a"));
    assert_eq!(mask("a.c,a.b.x,a.b.y").union(&mask("")), mask("a.b.x,a.b.y,a.c"));
    let long = FieldMask { paths: vec!["a.".repeat(10_000) + "a"] };
    assert_eq!(long.union(&long), long);
}

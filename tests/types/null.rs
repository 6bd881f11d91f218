//! `NullValue`, and nulls in the place of other values.

use wireform::{
    Message, Open, json,
    serde::Canonical,
    types::{NullValue, Value, ValueKind},
};

use super::{Choice, Types, canonical, options, refusal};

/// A null of a number that no schema knows.
const OTHER: Value = Value { kind: Some(ValueKind::Null(NullValue::Other(3))) };

#[test]
fn null_value_is_null_wherever_it_is_written() {
    assert_eq!(canonical::<Types>(r#"{"null": null}"#), "{}");
    let text = r#"{"nulls":[null,null],"nullChoice":null}"#;
    assert_eq!(canonical::<Types>(text), text);
    assert_eq!(json::from_str::<Types>(text).unwrap().choice, Some(Choice::NullChoice(NullValue::Null)));
}

#[test]
fn name_and_number_of_null_value_are_read() {
    for text in [r#"{"nullChoice": "NULL_VALUE"}"#, r#"{"nullChoice": 0}"#] {
        assert_eq!(canonical::<Types>(text), r#"{"nullChoice":null}"#);
    }
}

/// As Google's runtimes do, whatever the number: C++'s `WriteEnum` of `json/internal/unparser.cc`, Java's `JsonFormat`, and Python's
/// `json_format` (7.36.2), which writes `T(nulls=[0, 3, -1])` as `{"nulls": [null, null, null]}`.
#[test]
fn unknown_number_of_null_value_is_null_as_googles_runtimes_write_it() {
    let bytes = [0xf0, 0x01, 7];
    let types = Types::decode(&bytes[..]).unwrap();
    assert_eq!(types.choice, Some(Choice::NullChoice(NullValue::Other(7))));
    assert_eq!(types.encode_to_vec(), bytes);
    assert_eq!(json::to_string(&types).unwrap(), r#"{"nullChoice":null}"#);
    assert_eq!(serde_json::to_string(&Canonical(types.clone())).unwrap(), r#"{"nullChoice":null}"#);
    // A number is still read as that number.
    assert_eq!(json::from_str::<Types>(r#"{"nullChoice": 7}"#).unwrap(), types);
    let types = Types { nulls: vec![NullValue::Null, NullValue::Other(3), NullValue::Other(-1)], ..Types::default() };
    assert_eq!(json::to_string(&types).unwrap(), r#"{"nulls":[null,null,null]}"#);
    let types = Types { value: Some(OTHER), ..Types::default() };
    assert_eq!(json::to_string(&types).unwrap(), r#"{"value":null}"#);
}

#[test]
fn null_value_is_null_with_numbers_for_enumerations_too() {
    let types = Types { nulls: vec![NullValue::Null], ..Types::default() };
    assert_eq!(options().enums_as_numbers(true).to_string(&types).unwrap(), r#"{"nulls":[null]}"#);
}

#[test]
fn open_null_value_is_null() {
    #[derive(Message, Debug, PartialEq)]
    struct Holder {
        #[proto(1)]
        null: Option<Open<NullValue>>,
    }
    assert_eq!(canonical::<Holder>(r#"{"null":null}"#), r#"{"null":null}"#);
}

#[test]
fn null_is_an_absent_field() {
    let text = r#"{"timestamp": null, "duration": null, "any": null, "mask": null, "empty": null, "values": null,
        "valueMap": null, "stringChoice": null, "durationChoice": null}"#;
    assert_eq!(json::from_str::<Types>(text).unwrap(), Types::default());
}

#[test]
fn null_is_no_element_and_no_entry() {
    for field in ["timestamps", "int64s", "anys"] {
        let error = refusal::<Types>(&format!(r#"{{"{field}": [null]}}"#));
        assert!(error.starts_with(&format!("Types.{field}[0]: expected ")), "{error}");
    }
    let error = refusal::<Types>(r#"{"durationMap": {"a": null}}"#);
    assert!(error.starts_with("Types.duration_map[\"a\"]: expected a string"), "{error}");
}

#[test]
fn null_of_a_field_counts_as_the_field_when_it_comes_again() {
    let error = refusal::<Types>(r#"{"timestamp": null, "timestamp": "1970-01-01T00:00:00Z"}"#);
    assert!(error.starts_with("Types.timestamp: `timestamp` appears more than once"), "{error}");
    // A member of a oneof that is null is not set, so that another one may be.
    assert_eq!(canonical::<Types>(r#"{"stringChoice": null, "nullChoice": null}"#), r#"{"nullChoice":null}"#);
    let error = refusal::<Types>(r#"{"valueChoice": null, "nullChoice": null}"#);
    assert!(error.contains("`nullChoice` stands beside `valueChoice`, which came first"), "{error}");
}

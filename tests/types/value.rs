//! Values of any shape.

use wireform::{
    Message, json,
    types::{ListValue, NullValue, Struct, Value, ValueKind},
};
use wireform_test_support::words;

use super::{Types, canonical, refusal};

#[test]
fn values_are_plain_json() {
    for text in ["null", "true", "1.5", "\"a\"", "[]", "{}", r#"{"":[null,{"a":"b"}],"z":false}"#] {
        assert_eq!(canonical::<Value>(text), text);
    }
}

#[test]
fn null_is_a_value_wherever_a_value_may_stand() {
    let text = r#"{"value":null,"values":[null],"valueMap":{"a":null},"valueChoice":null}"#;
    assert_eq!(canonical::<Types>(text), text);
    assert_eq!(json::from_str::<Types>("{}").unwrap().value, None);
    assert_eq!(json::from_str::<Value>("null").unwrap(), Value::NULL);
}

#[test]
fn struct_and_list_are_no_values_and_null_is_none_of_them() {
    assert_eq!(canonical::<Types>(r#"{"object": null, "list": null}"#), "{}");
    assert!(refusal::<Types>(r#"{"object": []}"#).starts_with("Types.object: expected an object"));
    assert!(refusal::<Types>(r#"{"list": {}}"#).starts_with("Types.list: expected an array"));
    assert!(refusal::<Struct>("null").starts_with("Struct: expected an object"));
    assert!(refusal::<ListValue>("null").starts_with("ListValue: expected an array"));
}

#[test]
fn number_that_is_not_finite_is_refused() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let value = Value::from(vec![Value::from(number)]);
        let error = json::to_string(&value).unwrap_err();
        assert!(error.to_string().starts_with("Value[0]: a number in a `Value` is finite"), "{error}");
        let bytes = value.encode_to_vec();
        assert_eq!(Value::decode(&bytes[..]).unwrap().encode_to_vec(), bytes);
    }
    assert_eq!(words(json::from_str::<Value>("NaN")), "Value: expected a value at line 1 column 1");
    assert_eq!(words(json::from_str::<Value>("1e999")), "Value: number does not fit double at line 1 column 1");
    assert_eq!(json::from_str::<Value>("\"NaN\"").unwrap(), Value::from("NaN"));
}

#[test]
fn integer_is_the_nearest_double() {
    for text in ["9007199254740993", "9007199254740993.0", "18446744073709551616", "-9223372036854775809"] {
        assert_eq!(json::from_str::<Value>(text).unwrap(), Value::from(text.parse::<f64>().unwrap()), "{text}");
    }
}

#[test]
fn value_without_a_kind_is_no_null() {
    assert!(Value::default().encode_to_vec().is_empty());
    let error = json::to_string(&Value::default()).unwrap_err();
    assert!(error.to_string().starts_with("Value: a `Value` without a kind has no form in JSON"), "{error}");
}

#[test]
fn key_that_is_there_twice_is_refused() {
    let error = refusal::<Struct>(r#"{"a": 1, "b": 2, "a": 3}"#);
    assert!(error.starts_with("Struct[\"a\"]: `a` appears more than once"), "{error}");
    assert!(refusal::<Value>(r#"[{"a": 1, "a": 1}]"#).contains("`a` appears more than once"));
}

#[test]
fn key_may_look_like_one_of_serde_jsons_own() {
    for key in ["$serde_json::private::Number", "$serde_json::private::RawValue"] {
        let text = format!(r#"{{"{key}":"1"}}"#);
        assert_eq!(canonical::<Value>(&text), text);
        assert_eq!(canonical::<Struct>(&text), text);
    }
}

#[test]
fn values_are_made_of_what_they_hold() {
    let object: Struct = [("a", 1)].into_iter().collect();
    let list: ListValue = [true].into_iter().collect();
    let values = [
        (Value::from(object.clone()), ValueKind::Struct(object.clone())),
        (Value::from(object.fields.clone()), ValueKind::Struct(object)),
        (Value::from(list.clone()), ValueKind::List(list)),
        (Value::from(1_u32), ValueKind::Number(1.0)),
        (Value::from(0.5_f32), ValueKind::Number(0.5)),
        (Value::from(String::from("a")), ValueKind::String("a".into())),
        (Value::NULL, ValueKind::Null(NullValue::Null)),
    ];
    for (value, kind) in values {
        assert_eq!(value.kind, Some(kind));
    }
}

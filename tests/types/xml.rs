//! The well-known types in XML: the text that JSON has for them, and their fields where it has none. No value is too odd.

use wireform::{
    types::{Any, Duration, FieldMask, Int64Value, NullValue, Timestamp, Value},
    xml,
};

use super::{Choice, Types};

#[test]
fn text_is_that_of_json() {
    let text = xml::to_string(&Timestamp { seconds: 1, nanos: 2_000_000 }).unwrap();
    assert_eq!(text, "<Timestamp>1970-01-01T00:00:01.002Z</Timestamp>");
    let text = xml::to_string(&FieldMask { paths: vec!["a_b".into()] }).unwrap();
    assert_eq!(text, "<FieldMask>aB</FieldMask>");
    let text = xml::to_string(&Value::from(vec![Value::NULL])).unwrap();
    assert_eq!(text, "<Value>[null]</Value>");
}

#[test]
fn what_has_no_text_has_its_fields() {
    let text = xml::to_string(&Timestamp { seconds: 1, nanos: -2 }).unwrap();
    assert_eq!(text, "<Timestamp><seconds>1</seconds><nanos>-2</nanos></Timestamp>");
    let text = xml::to_string(&Value::from(vec![Value::default()])).unwrap();
    assert_eq!(text, "<Value><listValue><values/></listValue></Value>");
    let text = xml::to_string(&FieldMask { paths: vec!["a__b".into()] }).unwrap();
    assert_eq!(text, "<FieldMask><paths>a__b</paths></FieldMask>");
}

#[test]
fn values_that_json_has_no_form_for_come_back() {
    let types = Types {
        timestamp: Some(Timestamp { seconds: i64::MAX, nanos: i32::MIN }),
        duration: Some(Duration { seconds: 1, nanos: -1 }),
        any: Some(Any { type_url: "?".into(), value: vec![0xff] }),
        value: Some(Value::default()),
        mask: Some(FieldMask { paths: vec!["a__B,".into(), String::new()] }),
        int64: Some(Int64Value { value: 0 }),
        values: vec![Value::from(f64::INFINITY), Value::NULL],
        nulls: vec![NullValue::Null, NullValue::Other(7)],
        choice: Some(Choice::NullChoice(NullValue::Null)),
        ..Types::default()
    };
    let text = xml::to_string(&types).unwrap();
    assert_eq!(xml::from_str::<Types>(&text).unwrap(), types);
}

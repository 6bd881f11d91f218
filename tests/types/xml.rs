//! The well-known types in XML, where they are messages like any: no value is too odd.

use wireform::{
    types::{Any, Duration, FieldMask, Int64Value, NullValue, Timestamp, Value},
    xml,
};

use super::{Choice, Types};

#[test]
fn fields_are_elements() {
    let text = xml::to_string(&Timestamp { seconds: 1, nanos: 2 }).unwrap();
    assert_eq!(text, "<Timestamp><seconds>1</seconds><nanos>2</nanos></Timestamp>");
    let text = xml::to_string(&Value::from(vec![Value::NULL])).unwrap();
    assert_eq!(text, "<Value><listValue><values><nullValue>NULL_VALUE</nullValue></values></listValue></Value>");
    let text = xml::to_string(&FieldMask { paths: vec!["a_b".into()] }).unwrap();
    assert_eq!(text, "<FieldMask><paths>a_b</paths></FieldMask>");
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

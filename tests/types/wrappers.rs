//! Wrappers: bare values in JSON.

use wireform::{
    Message,
    types::{BytesValue, DoubleValue, Int64Value, StringValue, UInt32Value, Wrapped},
};

use super::{Types, canonical, refusal};

#[test]
fn wrapper_is_its_value_with_the_rules_of_its_type() {
    assert_eq!(canonical::<Int64Value>("1.5e1"), "\"15\"");
    assert_eq!(canonical::<DoubleValue>("\"-Infinity\""), "\"-Infinity\"");
    assert_eq!(canonical::<BytesValue>("\"_w\""), "\"/w==\"");
    assert!(refusal::<UInt32Value>("-1").starts_with("UInt32Value: number does not fit uint32"));
    assert!(refusal::<StringValue>("{\"value\": \"a\"}").starts_with("StringValue: expected a string"));
}

#[test]
fn null_is_an_absent_wrapper_and_zero_is_a_present_one() {
    assert_eq!(canonical::<Types>(r#"{"int64": null, "string": null}"#), "{}");
    assert_eq!(canonical::<Types>(r#"{"int64": 0, "string": ""}"#), r#"{"int64":"0","string":""}"#);
}

#[derive(Message, Debug, Default, PartialEq)]
struct Native {
    #[proto(1, with = "Wrapped")]
    optional: Option<i64>,
    #[proto(2, with = "Wrapped")]
    plain: f64,
    #[proto(3, with = "Wrapped")]
    list: Vec<Vec<u8>>,
    #[proto(4, with = "Wrapped")]
    bytes: Option<Vec<u8>>,
    #[proto(5, map(string, "Wrapped"))]
    map: std::collections::BTreeMap<String, bool>,
}

#[test]
fn native_values_have_the_bytes_of_their_wrappers() {
    let native = Native {
        optional: Some(-1),
        plain: 1.5,
        list: vec![vec![], vec![7]],
        bytes: Some(vec![]),
        map: [("a".to_owned(), true)].into(),
    };
    let bytes = native.encode_to_vec();
    let expected = b"\x0a\x0b\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01\x12\x09\x09\0\0\0\0\0\0\xf8\x3f\x1a\0\x1a\x03\x0a\x01\x07\
        \x22\0\x2a\x07\x0a\x01a\x12\x02\x08\x01";
    assert_eq!(bytes, expected);
    assert_eq!(Native::decode(&bytes[..]).unwrap(), native);
    let text = r#"{"optional":"-1","plain":1.5,"list":["","Bw=="],"bytes":"","map":{"a":true}}"#;
    assert_eq!(canonical::<Native>(text), text);
}

#[test]
fn absent_and_zero_differ() {
    let zero = Native { optional: Some(0), ..Native::default() };
    assert_eq!(zero.encode_to_vec(), [0x0a, 0]);
    assert_eq!(Native::decode(&[0x0a, 0][..]).unwrap(), zero);
    assert_eq!(Native::decode(&[][..]).unwrap().optional, None);
}

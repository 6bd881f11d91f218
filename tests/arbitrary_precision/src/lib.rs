//! Nothing but tests, which are those of `tests/json`, and one of what serde_json reads for XML.

#[cfg(test)]
#[path = "../../json/canonical.rs"]
mod canonical;
#[cfg(test)]
#[path = "../../json/errors.rs"]
mod errors;
#[cfg(test)]
#[path = "../../json/messages.rs"]
mod messages;
#[cfg(test)]
#[path = "../../json/options.rs"]
mod options;
#[cfg(test)]
#[path = "../../json/rules.rs"]
mod rules;
#[cfg(test)]
#[path = "../../json/second.rs"]
mod second;

/// The feature is on, so that the tests mean something.
#[test]
fn numbers_are_kept_as_text() {
    let number: serde_json::Number = serde_json::from_str("1.00000000000000000000000000000000001").unwrap();
    assert_eq!(number.to_string(), "1.00000000000000000000000000000000001");
}

/// The space that is a reference makes the text one of two pieces, which serde_json reads.
#[test]
fn json_in_pieces_of_xml_has_the_same_numbers() {
    use wireform::{DecodeErrorKind, types::Value, xml};

    for number in [0.0, -0.0, 1.5, -7.0, 1e300, 18446744073709551616.0, f64::MIN_POSITIVE, f64::MAX] {
        let value = Value::from(vec![Value::from(number)]);
        let document = xml::to_string(&value).unwrap().replace('[', "&#32;[");
        let read: Value = xml::from_str(&document).unwrap();
        assert_eq!(format!("{read:?}"), format!("{value:?}"), "{document}");
    }
    let key = r#"<Value>&#32;{"$serde_json::private::Number":"1"}</Value>"#;
    let object: Value = [("$serde_json::private::Number", "1")].into_iter().collect::<wireform::types::Struct>().into();
    assert_eq!(xml::from_str::<Value>(key).unwrap(), object);
    let error = xml::from_str::<Value>("<Value>&#32;[1e999]</Value>").unwrap_err();
    assert_eq!((error.kind(), error.path()), (&DecodeErrorKind::OutOfRange { expected: "double" }, "Value[0]"));
}

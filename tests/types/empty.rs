//! The empty message.

use wireform::{DecodeErrorKind, Message, json, types::Empty};

use super::{Types, canonical, refusal};

#[test]
fn empty_is_an_object_without_fields() {
    assert_eq!(canonical::<Empty>("{}"), "{}");
    assert_eq!(canonical::<Types>(r#"{"empty": {}}"#), r#"{"empty":{}}"#);
    assert_eq!(refusal::<Empty>(r#"{"a": 1}"#), "Empty: unknown field `a` at line 1 column 3");
    assert_eq!(
        json::from_str::<Empty>("null").unwrap_err().kind(),
        &DecodeErrorKind::UnexpectedValue { expected: "an object" }
    );
}

#[test]
fn fields_of_a_later_version_are_skipped() {
    assert_eq!(Empty::decode(&[0x08, 1][..]).unwrap(), Empty {});
}

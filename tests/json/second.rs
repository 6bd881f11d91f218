//! Each rule, by way of the second decoder: `canonical::deserialize`, from text and from a `serde_json::Value`.
//!
//! Both read what `json::from_str` reads and refuse what it refuses, with the same kind of error at the same path. The
//! differences are serde_json's own, and on the list below.

use std::fmt::Debug;

use serde::de::IgnoredAny;
use wireform::{
    DecodeError, DecodeErrorKind, Message,
    json::{self, Options},
    serde::canonical,
    walk::{DecodeText, EncodeText},
};

use super::messages::{Inner, Rows};

/// Reads a message, and asserts that the second decoder has the same verdict.
#[track_caller]
pub(crate) fn from_str<T>(text: &str) -> Result<T, DecodeError>
where
    T: Message + EncodeText + for<'de> DecodeText<'de> + PartialEq + Debug,
{
    let first = json::from_str::<T>(text);
    if let Some(difference) = difference(text, &first, &from_text(text)) {
        panic!("from text: {difference}: {text}");
    }
    match from_value(text) {
        None => assert!(is_no_value(text) || first.is_err(), "no `Value`: {text}"),
        Some(second) => match (difference(text, &first, &second), reason(text)) {
            (None, None) | (Some(_), Some(_)) => {}
            (None, Some(reason)) => panic!("no difference by a `Value`, which {reason}: {text}"),
            (Some(difference), None) => panic!("from a `Value`: {difference}: {text}"),
        },
    }
    first
}

fn from_text<T: for<'de> DecodeText<'de>>(text: &str) -> Result<T, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    // `Limits` count the levels.
    deserializer.disable_recursion_limit();
    let message = canonical::deserialize(&mut deserializer)?;
    deserializer.end().map(|()| message)
}

/// `None` where the text is none of serde_json's values.
fn from_value<T: for<'de> DecodeText<'de>>(text: &str) -> Option<Result<T, serde_json::Error>> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    if text.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count() < 500 {
        deserializer.disable_recursion_limit();
    }
    let value = serde::Deserialize::deserialize(&mut deserializer).ok()?;
    deserializer.end().ok()?;
    Some(canonical::deserialize::<T, serde_json::Value>(value))
}

/// Returns what is different, if anything is: the value, or the path or the kind of the error.
fn difference<T>(text: &str, first: &Result<T, DecodeError>, second: &Result<T, serde_json::Error>) -> Option<String>
where
    T: Message + PartialEq + Debug,
{
    match (first, second) {
        (Ok(first), Ok(second)) if is_same(first, second) => None,
        (Err(first), Err(second)) if !is_json(text) || is_same_error(first, second) => None,
        _ => Some(format!("{first:?}, then {second:?}")),
    }
}

/// Equal, where NaN is the same as NaN. A zero with a sign is longer than one without.
fn is_same<T: Message + PartialEq + Debug>(one: &T, other: &T) -> bool {
    one.encoded_len() == other.encoded_len() && (one == other || format!("{one:?}") == format!("{other:?}"))
}

/// serde has words of its own for a value of another type, and serde_json for what is no JSON.
fn is_same_error(first: &DecodeError, second: &serde_json::Error) -> bool {
    if matches!(first.kind(), DecodeErrorKind::Syntax { .. }) {
        return true;
    }
    // A long path is cut in the text of an error.
    let (words, first_words) = (second.to_string(), first.to_string());
    let path = first_words.find(&first.kind().to_string()).map_or("", |end| &first_words[..end]);
    let Some(words) = words.strip_prefix(path) else { return false };
    let type_of_serde = || words.starts_with("invalid type: ") && words.contains(&first.kind().to_string());
    words.starts_with(&first.kind().to_string()) || type_of_serde()
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
}

const ROUNDED: &str = "has numbers of 64 bits";
const EXACT: &str = "reads the number beneath this key";

/// Whether numbers are kept as text, by serde_json's feature `arbitrary_precision`.
fn is_exact() -> bool {
    serde_json::from_str::<serde_json::Number>("1.0000").unwrap().to_string() == "1.0000"
}

/// What a `Value` makes of a text before the decoder sees it, and by what it is known in the text.
const DIFFERENCES: &[(&str, &[&str])] = &[
    (
        "keeps the last of equal keys",
        &[
            r#""int32":1,"int32":1"#,
            r#""int32":null,"int32":1"#,
            r#""inners":[],"string":"","inners":[]"#,
            r#""place":{},"place":{}"#,
            r#"{"a":1,"b":2,"a":1}"#,
            r#"{"1":"","1":""}"#,
            r#""emailAddress":"","emailAddress":"""#,
        ],
    ),
    (
        ROUNDED,
        &[
            ":9007199254740993.0}",
            ":900719925474099.3e1}",
            ":9223372036854775807.0}",
            ":9223372036854775807000e-3}",
            ":18446744073709551615.0}",
            ":1844674407370955161.5e1}",
            ":1.00000000000000000000000001}",
            ":1e-999999999999999999999}",
            ":1.00000017881393432617187501}",
        ],
    ),
    (
        "sorts its keys, and the second member of a oneof is the wrong one",
        &[r#"{"place":{},"kind":0}"#, r#"{"number":"0","email_address":""}"#],
    ),
    (EXACT, &[r#"{"$serde_json::private::Number":"5"}"#]),
    ("reads the text beneath this key", &[r#"{"$serde_json::private::RawValue":"5"}"#]),
];

fn reason(text: &str) -> Option<&'static str> {
    let is_in = |parts: &[&str]| parts.iter().any(|part| text.contains(part));
    let other = if is_exact() { ROUNDED } else { EXACT };
    let mut reasons = DIFFERENCES.iter().filter(|(reason, _)| *reason != other);
    reasons.find(|(_, parts)| is_in(parts)).map(|(reason, _)| *reason)
}

/// Whether no `Value` holds a text that is JSON: a number is beyond an `f64`, or is none.
fn is_no_value(text: &str) -> bool {
    let part = if is_exact() { r#"{"$serde_json::private::Number":5}"# } else { ":0e999999999999999999999}" };
    is_json(text) && text.contains(part)
}

#[test]
fn what_is_missing_is_not_passed_over() {
    for text in [
        r#"{"inners":[null]}"#,
        r#"{"inners":[{},null,{}]}"#,
        r#"{"strings":[null]}"#,
        r#"{"byName":{"a":null}}"#,
        r#"{"byBool":{"true":null}}"#,
        r#"{"phones":[null]}"#,
    ] {
        let error = from_str::<Rows>(text).unwrap_err();
        assert!(matches!(error.kind(), DecodeErrorKind::UnexpectedValue { .. }), "{text}: {error}");
        for second in [from_text::<Rows>(text), from_value::<Rows>(text).unwrap()] {
            let second = second.unwrap_err();
            assert!(is_same_error(&error, &second), "{text}: {error}, then {second}");
        }
    }
    let error = Options::new().from_str::<Inner>("null").unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::UnexpectedValue { expected: "an object" });
}

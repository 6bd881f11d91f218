//! The scanner beside serde_json.

use alloc::{borrow::Cow, format, string::String};

use proptest::prelude::*;
use serde::de::IgnoredAny;

use super::{super::escape::plain_len, Run, Scanner, Vec};
use crate::limits::Limits;

/// Runs a scanner over the text.
fn scan<T>(text: &str, read: impl FnOnce(&mut Scanner<'_, '_>) -> T) -> T {
    let run = Run::new(text, &Limits::new(), false);
    read(&mut Scanner::new(text, &run))
}

fn skips(text: &str) -> bool {
    scan(text, |scanner| scanner.skip().is_ok() && scanner.end().is_ok())
}

/// Pieces that make JSON, or nearly. Without surrogates, which serde_json does not check in what it ignores.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"a\":", "\\", "\\n", "\\u0041", "\\u00", "0", "1", "-", ".",
        "e", "E", "+", "12", "true", "false", "null", "nul", " ", "\n", "\t", "a", "é", "\u{1}", "[]", "{}", "1.5",
        "-0", "1e5",
    ]);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// A JSON value.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        prop::sample::select(vec!["null", "true", "false", "\"\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\""])
            .prop_map(String::from),
        any::<i64>().prop_map(|number| format!("{number}")),
        any::<f64>().prop_filter("JSON has no such number", |number| number.is_finite()).prop_map(|n| format!("{n:e}")),
        any::<String>().prop_map(|text| serde_json::to_string(&text).unwrap()),
    ];
    leaf.prop_recursive(4, 30, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|values| format!("[ {} ]", values.join(" ,"))),
            prop::collection::vec(inner, 0..4).prop_map(|values| {
                let entries: Vec<_> = values.iter().map(|value| format!("\"k\" :{value}")).collect();
                format!("{{{}}}", entries.join(", "))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn accepts_what_serde_json_accepts(text in prop_oneof![pieces(), json()]) {
        prop_assert_eq!(skips(&text), serde_json::from_str::<IgnoredAny>(&text).is_ok());
    }

    #[test]
    fn refuses_what_serde_json_refuses(text in json(), at in any::<prop::sample::Index>(), with in "[\\x01-\\x7e]?") {
        let at = at.index(text.len() + 1);
        if text.is_char_boundary(at) {
            let text = format!("{}{with}{}", &text[..at], text[at..].chars().skip(1).collect::<String>());
            prop_assert_eq!(skips(&text), serde_json::from_str::<IgnoredAny>(&text).is_ok());
        }
    }

    #[test]
    fn strings_are_what_serde_json_reads(text in any::<String>(), escaped in any::<bool>()) {
        let json = if escaped {
            let units: String = text.encode_utf16().map(|unit| format!("\\u{unit:04X}")).collect();
            format!("\"{units}\"")
        } else {
            serde_json::to_string(&text).unwrap()
        };
        let read = scan(&json, |scanner| scanner.string().map(Cow::into_owned).ok());
        prop_assert_eq!(read, Some(text));
    }

    #[test]
    fn numbers_are_taken_whole(number in "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,4})?([eE][+-]?[0-9]{1,3})?") {
        let text = format!("{number},");
        prop_assert_eq!(scan(&text, |scanner| scanner.number().map(String::from).ok()), Some(number.clone()));
    }

    #[test]
    fn plain_integers_are_those_of_64_bits(number in "-?(0|[1-9][0-9]{0,21}|1[0-9]{18,20})", dirt in "[,.eE\"0-9 a-f]?", quoted in any::<bool>(), more in "( {8})?") {
        let quote = if quoted { "\"" } else { "" };
        let text = format!("{quote}{number}{dirt}{quote},{more}");
        let spelled = text.trim_end_matches([',', ' ']).trim_matches('"');
        let is_whole = if quoted { spelled == number } else { !dirt.starts_with(['.', 'e', 'E']) };
        let digits = if dirt.starts_with(|c: char| c.is_ascii_digit()) { format!("{number}{dirt}") } else { number.clone() };
        let is_plain = digits.trim_start_matches('-') == "0" || !digits.trim_start_matches('-').starts_with('0');
        let expected = digits.trim_start_matches('-').parse::<u64>().ok().filter(|_| is_plain);
        // Twenty digits without quotes are left to the general way.
        let expected = expected.filter(|_| quoted || digits.trim_start_matches('-').len() < 20);
        let is_whole = is_whole || (quoted && digits == spelled);
        let expected = expected.filter(|_| is_whole).map(|magnitude| (number.starts_with('-'), magnitude));
        prop_assert_eq!(scan(&text, |scanner| scanner.plain_integer()), expected, "{}", text);
    }
}

#[test]
fn deep_values_are_skipped_without_recursion() {
    let deep = 1_000_000;
    assert!(skips(&("[".repeat(deep) + &"]".repeat(deep))));
    assert!(skips(&("{\"a\":".repeat(deep) + "1" + &"}".repeat(deep))));
    assert!(!skips(&("[".repeat(deep) + &"]".repeat(deep - 1) + "}")));
}

#[test]
fn plain_bytes_end_at_the_first_that_is_not() {
    for len in 0..200 {
        for at in 0..=len {
            for special in ["\"", "\\", "\n", "\u{0}", "\u{1f}"] {
                let text = "x".repeat(at) + special + &"\"y".repeat(len - at);
                assert_eq!(plain_len(text.as_bytes()), at, "{text:?}");
            }
        }
        let plain = "\u{7f}é ~".repeat(len);
        assert_eq!(plain_len(plain.as_bytes()), plain.len());
    }
}

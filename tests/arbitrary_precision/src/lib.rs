//! Nothing but tests, which are those of `tests/json`.

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

/// The feature is on, so that the tests mean something.
#[test]
fn numbers_are_kept_as_text() {
    let number: serde_json::Number = serde_json::from_str("1.00000000000000000000000000000000001").unwrap();
    assert_eq!(number.to_string(), "1.00000000000000000000000000000000001");
}

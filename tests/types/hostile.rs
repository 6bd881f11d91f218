//! Values that nest, and lists that take memory.

use wireform::{
    DecodeErrorKind, Limits, Message,
    json::{self, Options},
    types::Value,
};

/// The levels that a list and an object take on the binary wire.
const LIST: usize = 2;
const OBJECT: usize = 3;

fn nested(open: &str, close: &str, times: usize) -> String {
    open.repeat(times) + "null" + &close.repeat(times)
}

#[test]
fn values_nest_as_deep_as_the_binary_wire_has_levels() {
    for (open, close, levels) in [("[", "]", LIST), (r#"{"a":"#, "}", OBJECT)] {
        let most = 100 / levels;
        let value: Value = json::from_str(&nested(open, close, most)).unwrap();
        assert_eq!(Value::decode(&value.encode_to_vec()[..]).unwrap(), value);
        assert_eq!(json::to_string(&value).unwrap(), nested(open, close, most));

        let error = json::from_str::<Value>(&nested(open, close, most + 1)).unwrap_err();
        assert_eq!(error.kind(), &DecodeErrorKind::DepthLimit);
        let deep: Value =
            Options::new().limits(Limits::new().depth(1000)).from_str(&nested(open, close, most + 1)).unwrap();
        assert_eq!(Value::decode(&deep.encode_to_vec()[..]).unwrap_err().kind(), &DecodeErrorKind::DepthLimit);
    }
}

#[test]
fn brackets_without_end_are_refused_early() {
    for open in ["[", r#"{"a":"#, r#"[{"a":"#] {
        let error = json::from_str::<Value>(&open.repeat(100_000)).unwrap_err();
        assert_eq!(error.kind(), &DecodeErrorKind::DepthLimit);
    }
}

#[test]
fn elements_are_taken_off_the_budget() {
    let limits = Options::new().limits(Limits::new().allocation(10_000));
    for text in [format!("[{}null]", "null,".repeat(1_000)), format!("[{}{{}}]", "{},".repeat(1_000))] {
        assert_eq!(limits.from_str::<Value>(&text).unwrap_err().kind(), &DecodeErrorKind::AllocationLimit);
    }
    let keys: Vec<_> = (0..1_000).map(|key| format!("\"{key}\":0")).collect();
    let text = format!("{{{}}}", keys.join(","));
    assert_eq!(limits.from_str::<Value>(&text).unwrap_err().kind(), &DecodeErrorKind::AllocationLimit);
    assert!(json::from_str::<Value>(&text).is_ok());
}

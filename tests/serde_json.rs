//! `wireform::serde::json`: serde_json's values, this library's limits and errors.
#![cfg(all(feature = "json", feature = "std"))]

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, de::IgnoredAny};
use serde_json::{Value, value::RawValue};
use wireform::{
    DecodeErrorKind, EncodeErrorKind, Limits,
    serde::json::{self, Options},
};
use wireform_test_support::words;

#[derive(Serialize, Deserialize, Debug, PartialEq)]
struct List {
    next: Option<Box<List>>,
}

#[derive(Serialize, Deserialize, Debug)]
struct Chain(Option<Box<Chain>>);

#[derive(Serialize, Deserialize, Debug, PartialEq)]
enum Tree {
    Leaf,
    Newtype(Box<Tree>),
    Tuple(Box<Tree>, ()),
    Struct { tree: Box<Tree> },
}

#[derive(Serialize, Deserialize, Debug, PartialEq)]
#[serde(tag = "t")]
enum Tagged {
    V {
        a: Option<f64>,
        #[serde(flatten)]
        rest: BTreeMap<String, Value>,
    },
}

fn arrays(count: usize) -> String {
    "[".repeat(count) + &"]".repeat(count)
}

#[test]
fn values_are_serde_jsons() {
    let value = Tagged::V { a: Some(0.1), rest: BTreeMap::from([("k".into(), serde_json::json!([1, {"x": null}]))]) };
    let text = json::to_string(&value).unwrap();
    assert_eq!(text, serde_json::to_string(&value).unwrap());
    assert_eq!(json::from_str::<Tagged>(&text).unwrap(), value);
    assert_eq!(json::from_slice::<Tagged>(text.as_bytes()).unwrap(), value);
    assert_eq!(json::from_reader::<Tagged>(text.as_bytes()).unwrap(), value);
    let pretty = Options::new().pretty(true);
    assert_eq!(pretty.to_vec(&value).unwrap(), serde_json::to_vec_pretty(&value).unwrap());
    assert_eq!(json::from_str::<&str>("\"borrowed\"").unwrap(), "borrowed");
    for bits in [0x3fb9_9999_9999_999a, 0x0000_0000_0000_0001, 0x7fef_ffff_ffff_ffff, 0x8000_0000_0000_0000_u64] {
        let text = json::to_string(&f64::from_bits(bits)).unwrap();
        assert_eq!(json::from_str::<f64>(&text).unwrap().to_bits(), bits);
    }
}

#[test]
fn raw_values_pass_the_limits() {
    let raw = json::from_str::<Box<RawValue>>(" {\"a\": [1]} ").unwrap();
    assert_eq!(raw.get(), "{\"a\": [1]}");
    assert_eq!(json::from_str::<Vec<&RawValue>>("[1.0]").unwrap()[0].get(), "1.0");
}

#[test]
fn depth_is_exact() {
    assert!(json::from_str::<Value>(&arrays(101)).is_ok());
    assert_eq!(json::from_str::<Value>(&arrays(102)).unwrap_err().kind(), &DecodeErrorKind::DepthLimit);
    let deep = Options::new().limits(Limits::new().depth(200));
    assert!(deep.from_str::<Value>(&arrays(201)).is_ok());
    assert_eq!(
        words(deep.from_str::<Value>(&arrays(202))),
        "messages nest deeper than `Limits::depth` at line 1 column 203"
    );
    let list = |levels| (0..levels).fold(List { next: None }, |list, _| List { next: Some(Box::new(list)) });
    let text = |levels| json::to_string(&list(levels)).unwrap();
    assert_eq!(json::from_str::<List>(&text(100)).unwrap(), list(100));
    assert_eq!(json::from_str::<List>(&text(101)).unwrap_err().kind(), &DecodeErrorKind::DepthLimit);
}

#[test]
fn variants_are_levels() {
    type Wrap = fn(Box<Tree>) -> Tree;
    let wraps: [(Wrap, usize); 3] =
        [(Tree::Newtype, 101), (|tree| Tree::Tuple(tree, ()), 50), (|tree| Tree::Struct { tree }, 50)];
    for (wrap, most) in wraps {
        let tree = |count| (0..count).fold(Tree::Leaf, |tree, _| wrap(Box::new(tree)));
        let read = |count| json::from_str::<Tree>(&json::to_string(&tree(count)).unwrap());
        assert_eq!(read(most).unwrap(), tree(most));
        assert_eq!(read(most + 1).unwrap_err().kind(), &DecodeErrorKind::DepthLimit);
    }
}

#[test]
fn options_without_containers_end() {
    assert_eq!(json::from_str::<Chain>("1").unwrap_err().kind(), &DecodeErrorKind::DepthLimit);
}

#[test]
fn skipped_depth_takes_no_stack() {
    assert!(json::from_str::<IgnoredAny>(&arrays(1_000_000)).is_ok());
    assert!(json::from_str::<&RawValue>(&arrays(1_000_000)).is_ok());
}

#[test]
fn collections_are_paid_for() {
    let options = Options::new().limits(Limits::new().allocation(128 * size_of::<u64>()));
    let numbers = |count: usize| format!("[{}1]", "1,".repeat(count - 1));
    assert!(options.from_str::<Vec<u64>>(&numbers(128)).is_ok());
    assert_eq!(options.from_str::<Vec<u64>>(&numbers(129)).unwrap_err().kind(), &DecodeErrorKind::AllocationLimit);
}

#[test]
fn errors_name_the_place() {
    let error = json::from_str::<List>("{\n \"next\": 7}").unwrap_err();
    assert_eq!((error.line(), error.column(), error.offset()), (Some(2), Some(10), 11));
    assert!(error.to_string().ends_with("expected struct List at line 2 column 10"), "{error}");
    assert_eq!(json::from_str::<List>("{").unwrap_err().kind(), &DecodeErrorKind::UnexpectedEnd);
    assert!(matches!(json::from_str::<List>("{]").unwrap_err().kind(), DecodeErrorKind::Syntax { .. }));
    assert!(matches!(json::from_str::<List>("{}x").unwrap_err().kind(), DecodeErrorKind::Syntax { .. }));
    assert_eq!(words(json::from_slice::<String>(b"\"\xff\"")), "invalid unicode code point at line 1 column 2");
    let options = Options::new().limits(Limits::new().input(2));
    assert_eq!(options.from_str::<u8>("123").unwrap_err().kind(), &DecodeErrorKind::InputLimit);
    assert_eq!(options.from_reader::<u8>(&b"123"[..]).unwrap_err().kind(), &DecodeErrorKind::InputLimit);
    let error = json::to_string(&BTreeMap::from([(vec![1], 1)])).unwrap_err();
    assert!(matches!(error.kind(), EncodeErrorKind::Custom { .. }));
}

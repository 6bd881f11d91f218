//! Types that ask the document for its types.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use wireform::serde::xml::{self, Options};
use wireform_test_support::words;

use crate::Blob;

/// Checks that a value returns from its self-describing form, and that its plain form is refused with advice.
#[track_caller]
fn needs_types<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: T) {
    for pretty in [false, true] {
        let document = Options::new().self_describing(true).pretty(pretty).to_string(&value).unwrap();
        let read = xml::from_str::<T>(&document).unwrap_or_else(|error| panic!("{error} in {document}"));
        assert_eq!(read, value, "{document}");
    }
    let plain = xml::to_string(&value).unwrap();
    let error = xml::from_str::<T>(&plain).expect_err(&plain);
    assert!(error.to_string().contains("Options::self_describing(true)"), "{error} in {plain}");
}

#[derive(Serialize, Deserialize, Debug, PartialEq, Clone)]
enum External {
    Unit,
    Newtype(Option<()>),
    Tuple(u8, i64),
    Struct { a: f32, b: Option<Option<char>> },
    Empty(),
    Nothing(()),
}

#[derive(Serialize, Deserialize, Debug, PartialEq, Clone)]
#[serde(tag = "t")]
enum Internal {
    Unit,
    Newtype(Inner),
    Map(BTreeMap<String, i32>),
    Struct { external: Vec<External>, bytes: Blob, text: String },
}

#[derive(Serialize, Deserialize, Debug, PartialEq, Clone)]
struct Inner {
    x: Option<i8>,
}

#[derive(Serialize, Deserialize, Debug, PartialEq, Clone)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    Unit,
    Newtype(String),
    Tuple(i32, i32),
    Struct { a: Vec<u8> },
}

#[derive(Serialize, Deserialize, Debug, PartialEq, Clone)]
#[serde(untagged)]
enum Untagged {
    Number(u64),
    Negative(i64),
    Float(f64),
    Flag(bool),
    Pair(String, ()),
    Keys(BTreeMap<u8, ()>),
    Record { only: Option<Option<u8>> },
    Text(String),
}

#[derive(Serialize, Deserialize, Debug, PartialEq, Clone)]
struct Flat {
    id: u32,
    #[serde(flatten)]
    inner: Inner,
    #[serde(flatten)]
    adjacent: Adjacent,
    #[serde(flatten)]
    rest: HashMap<String, Untagged>,
}

#[derive(Serialize, Deserialize, Debug, PartialEq, Clone)]
enum WithFlat {
    V {
        a: i32,
        #[serde(flatten)]
        rest: BTreeMap<String, Option<String>>,
    },
}

fn externals() -> Vec<External> {
    vec![
        External::Unit,
        External::Newtype(None),
        External::Newtype(Some(())),
        External::Tuple(1, -1),
        External::Struct { a: 0.1, b: None },
        External::Struct { a: f32::INFINITY, b: Some(None) },
        External::Struct { a: -0.0, b: Some(Some('\0')) },
        External::Empty(),
        External::Nothing(()),
    ]
}

#[test]
fn internally_tagged_enums_return_from_self_describing_documents() {
    needs_types(Internal::Unit);
    needs_types(Internal::Newtype(Inner { x: None }));
    needs_types(Internal::Newtype(Inner { x: Some(-1) }));
    needs_types(Internal::Map(BTreeMap::from([("a b".into(), 1)])));
    needs_types(Internal::Struct { external: externals(), bytes: Blob(vec![0, 255]), text: " \r".into() });
}

#[test]
fn adjacently_tagged_enums_need_no_types() {
    for value in [Adjacent::Unit, Adjacent::Newtype("1".into()), Adjacent::Tuple(1, 2)] {
        crate::returns(&value);
    }
    // What serde does with this one is no different from an internally tagged variant.
    needs_types(Adjacent::Struct { a: vec![] });
    assert_eq!(xml::to_string(&Adjacent::Newtype("1".into())).unwrap(), "<Adjacent><t>Newtype</t><c>1</c></Adjacent>");
}

#[test]
fn untagged_enums_return_from_self_describing_documents() {
    for value in [
        Untagged::Number(u64::MAX),
        Untagged::Negative(-1),
        Untagged::Float(1.0),
        Untagged::Flag(true),
        Untagged::Pair("x".into(), ()),
        Untagged::Record { only: None },
        Untagged::Record { only: Some(None) },
        Untagged::Record { only: Some(Some(1)) },
        Untagged::Text("1".into()),
        Untagged::Keys(BTreeMap::from([(7, ())])),
    ] {
        needs_types(value);
    }
}

#[test]
fn options_and_units_pass_serdes_buffer() {
    #[derive(Serialize, Deserialize, Debug, PartialEq)]
    #[serde(tag = "t")]
    enum Tagged {
        V { a: Option<()>, b: Option<Option<()>>, c: Vec<Option<()>>, d: Option<Option<Option<u8>>> },
    }
    needs_types(Tagged::V { a: Some(()), b: Some(None), c: vec![None, Some(())], d: Some(Some(None)) });
    needs_types(Tagged::V { a: None, b: Some(Some(())), c: vec![], d: Some(Some(Some(1))) });
    needs_types(Tagged::V { a: None, b: None, c: vec![], d: Some(None) });
}

#[test]
fn flattened_structs_return_from_self_describing_documents() {
    let rest = HashMap::from([("a b".to_string(), Untagged::Flag(true)), ("".to_string(), Untagged::Number(1))]);
    needs_types(Flat { id: 1, inner: Inner { x: Some(1) }, adjacent: Adjacent::Tuple(1, 2), rest });
    needs_types(WithFlat::V { a: 1, rest: BTreeMap::from([("k".into(), None), ("l".into(), Some("1".into()))]) });
}

#[test]
fn self_describing_documents_are_literal() {
    let value = (1u8, External::Unit, External::Tuple(1, 2), Some(()), None::<u8>, Inner { x: None });
    assert_eq!(
        Options::new().self_describing(true).to_string(&value).unwrap(),
        concat!(
            r#"<value type="seq"><item type="u8">1</item><item type="variant">Unit</item>"#,
            r#"<item type="enum"><Tuple type="seq"><item type="u8">1</item><item type="i64">2</item></Tuple></item>"#,
            r#"<item some="1" type="unit"/><item nil="true"/><item type="struct"><x nil="true"/></item></value>"#
        )
    );
}

#[test]
fn json_values_return_from_self_describing_documents() {
    let text = r#"{"a b":[1,-1,1.5,null,true,"x",{"":{}}],"n":18446744073709551615}"#;
    let value: serde_json::Value = serde_json::from_str(text).unwrap();
    needs_types(value);
}

#[test]
fn wide_integers_in_serdes_buffer_are_refused() {
    #[derive(Serialize, Deserialize, Debug, PartialEq)]
    #[serde(tag = "t")]
    enum Tagged {
        V { a: u128 },
    }
    let document = Options::new().self_describing(true).to_string(&Tagged::V { a: 1 }).unwrap();
    assert_eq!(
        words(xml::from_str::<Tagged>(&document)),
        "Tagged.a: invalid type: integer `1` as u128, expected any value at line 1 column 42"
    );
}

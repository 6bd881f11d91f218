//! What quick-xml's own serde layer makes of values that return here.

use std::{collections::BTreeMap, fmt::Debug};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::returns;

#[derive(Serialize, Deserialize, Debug, PartialEq)]
struct Field<T> {
    value: T,
}

/// Tells whether quick-xml refuses a field's value or changes it; `None` if the value returns.
fn loss<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: T) -> Option<&'static str> {
    let field = Field { value };
    returns(&field);
    let Ok(document) = quick_xml::se::to_string(&field) else { return Some("refused") };
    match quick_xml::de::from_str::<Field<T>>(&document) {
        Ok(read) if read == field => None,
        Ok(_) => Some("changed"),
        Err(_) => Some("refused"),
    }
}

#[test]
fn quick_xml_loses_what_returns_here() {
    let losses = [
        ("empty list", loss(Vec::<u8>::new())),
        ("list in a list", loss(vec![vec![1, 2], vec![3]])),
        ("Some of an empty list", loss(Some(Vec::<u8>::new()))),
        ("Some(None)", loss(Some(None::<u8>))),
        ("None in a list", loss(vec![None, Some(1)])),
        ("None in a tuple", loss((None::<u8>, 1))),
        ("list in a tuple", loss((vec![1, 2], vec![3]))),
        ("bytes", loss(crate::Blob(vec![255]))),
        ("key with a space", loss(BTreeMap::from([("a b".to_string(), 1)]))),
        ("tuple key", loss(BTreeMap::from([((1, 2), 1)]))),
        ("plain number", loss(7)),
    ];
    let kept: Vec<_> = losses.iter().filter(|(_, loss)| loss.is_none()).map(|(name, _)| *name).collect();
    println!("{losses:?}");
    assert_eq!(kept, ["plain number"]);
}

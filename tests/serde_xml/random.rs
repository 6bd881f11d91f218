//! Random values of many types.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{collection, option, prelude::*};
use serde::{Deserialize, Serialize};
use wireform::serde::xml::{self, Options};
use wireform_test_support::change::Change;

use crate::{Blob, returns, verdict};

#[derive(Serialize, Deserialize, Debug, PartialEq, Clone)]
enum Shape {
    Unit,
    Newtype(String),
    Option(Option<Option<Option<u8>>>),
    Tuple(i8, u128, char),
    Struct {
        list: Vec<Shape>,
        map: BTreeMap<String, Shape>,
        #[serde(rename = "odd name")]
        odd: Option<Box<Shape>>,
    },
    Nothing(Option<()>),
    Bytes(Blob),
    Keys(BTreeMap<(Option<i16>, Vec<char>), ()>),
    Sets(BTreeSet<BTreeSet<Option<bool>>>),
}

fn text() -> impl Strategy<Value = String> {
    // Any character, with the troublesome ones often.
    let odd = prop::sample::select(
        "\0\u{1}\t\n\r \"&'<>]\\u{0}\u{85}\u{feff}\u{fffd}\u{fffe}\u{ffff}é漢😀".chars().collect::<Vec<_>>(),
    );
    collection::vec(prop_oneof![odd, any::<char>()], 0..12).prop_map(String::from_iter)
}

fn shape() -> impl Strategy<Value = Shape> {
    let leaf = prop_oneof![
        Just(Shape::Unit),
        text().prop_map(Shape::Newtype),
        option::of(option::of(option::of(any::<u8>()))).prop_map(Shape::Option),
        any::<(i8, u128, char)>().prop_map(|(a, b, c)| Shape::Tuple(a, b, c)),
        option::of(Just(())).prop_map(Shape::Nothing),
        collection::vec(any::<u8>(), 0..9).prop_map(|bytes| Shape::Bytes(Blob(bytes))),
        collection::btree_map(any::<(Option<i16>, Vec<char>)>(), Just(()), 0..4).prop_map(Shape::Keys),
        collection::btree_set(collection::btree_set(any::<Option<bool>>(), 0..3), 0..3).prop_map(Shape::Sets),
    ];
    leaf.prop_recursive(4, 40, 4, |inner| {
        let list = collection::vec(inner.clone(), 0..4);
        let map = collection::btree_map(text(), inner.clone(), 0..4);
        (list, map, option::of(inner.prop_map(Box::new))).prop_map(|(list, map, odd)| Shape::Struct { list, map, odd })
    })
}

proptest! {
    #[test]
    fn values_return(value in shape()) {
        returns(&value);
    }

    #[test]
    fn options_of_shapes_return(value in collection::vec(option::of(shape()), 0..3)) {
        returns(&value);
    }

    #[test]
    fn text_returns(value in collection::vec((text(), any::<char>()), 0..5)) {
        returns(&value);
    }

    #[test]
    fn doubles_return(bits: u64) {
        let document = xml::to_string(&f64::from_bits(bits)).unwrap();
        prop_assert_eq!(xml::from_str::<f64>(&document).unwrap().to_bits(), bits);
    }

    #[test]
    fn floats_return(bits: u32) {
        let document = xml::to_string(&f32::from_bits(bits)).unwrap();
        prop_assert_eq!(xml::from_str::<f32>(&document).unwrap().to_bits(), bits);
    }

    #[test]
    fn nans_return(payload in 1u64..1 << 52, negative: bool) {
        let bits = 0x7ff0_0000_0000_0000 | payload | u64::from(negative) << 63;
        let document = xml::to_string(&f64::from_bits(bits)).unwrap();
        prop_assert_eq!(xml::from_str::<f64>(&document).unwrap().to_bits(), bits);
    }

    #[test]
    fn any_text_gets_a_verdict(text in "[<>/&;a-c='\"! \\-\\[\\]?#0-9x]{0,40}") {
        verdict::<Shape>(text.as_bytes());
        verdict::<Shape>(format!("<v>{text}</v>").as_bytes());
    }

    #[test]
    fn changed_documents_get_a_verdict(value in shape(), changes in collection::vec(Change::of_text(), 1..3)) {
        for options in [Options::new(), Options::new().self_describing(true)] {
            let mut document = options.to_vec(&value).unwrap();
            changes.iter().for_each(|change| change.apply(&mut document));
            verdict::<Shape>(&document);
        }
    }

    #[test]
    fn any_bytes_get_a_verdict(bytes in collection::vec(any::<u8>(), 0..60)) {
        verdict::<Shape>(&bytes);
    }
}

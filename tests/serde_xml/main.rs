//! `wireform::serde::xml`: what each serde shape looks like, and that every value returns or is refused.
#![cfg(feature = "xml")]

mod errors;
mod hostile;
mod peer;
mod random;
mod reading;
mod rules;
mod shapes;
mod tagged;

use std::fmt::Debug;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use wireform::serde::xml::{self, Options};
use wireform_test_support::same;

/// Checks the document of a value, and that the value returns from it, from its indented form and from its
/// self-describing form.
#[track_caller]
fn check<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: T, document: &str) {
    assert_eq!(xml::to_string(&value).unwrap(), document);
    returns(&value);
}

/// Checks that a value returns from each form of its document.
///
/// A NaN equals nothing, but what it prints.
#[track_caller]
fn returns<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    for options in [Options::new(), Options::new().pretty(true), Options::new().self_describing(true).pretty(true)] {
        let document = options.to_string(value).unwrap();
        let read = xml::from_str::<T>(&document).unwrap_or_else(|error| panic!("{error} in\n{document}"));
        assert!(same(&read, value), "{read:?}\n{value:?}\n{document}");
    }
}

/// Reads what may be anything: an error has its place, and a value returns. Returns whether it is one.
fn verdict<T: Serialize + DeserializeOwned + PartialEq + Debug>(document: &[u8]) -> bool {
    match xml::from_slice::<T>(document) {
        Ok(value) => returns(&value),
        Err(error) => {
            assert!(error.offset() <= document.len() && error.line().is_some(), "{error:?}");
            return false;
        }
    }
    true
}

/// Bytes as serde means them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Blob(Vec<u8>);

impl Serialize for Blob {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Blob {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Blob;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Blob, E> {
                Ok(Blob(bytes.into()))
            }
        }
        deserializer.deserialize_bytes(Visitor)
    }
}

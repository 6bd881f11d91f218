//! `wireform::xml`: what each protobuf shape looks like, what a reader refuses, and that every value returns.
#![cfg(all(feature = "xml", feature = "derive"))]

#[cfg(feature = "types")]
mod attributes;
mod docs;
#[cfg(feature = "types")]
mod documented;
#[cfg(feature = "types")]
mod documents;
#[cfg(feature = "types")]
mod encode_errors;
mod encoding;
#[cfg(feature = "types")]
mod extensions;
mod hostile;
mod kinds;
mod limits;
mod mapping;
#[cfg(feature = "types")]
mod named;
mod namespace;
mod nil;
mod random;
mod refusals;
mod schema;
#[cfg(feature = "types")]
mod schema_named;
mod stream;
mod streamed;
mod types;
mod unknown;
#[cfg(feature = "types")]
mod values;
#[cfg(feature = "types")]
mod well_known;

use std::fmt::Debug;

use wireform_test_support::allocation::Counting;

use wireform::{
    DecodeError, Message,
    walk::{DecodeText, EncodeText},
    xml::{self, Options},
};

/// Counts what each thread allocates, for tests of memory.
#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Checks the document of a value, and that the value returns from it and from its indented form.
#[track_caller]
fn check<M: Message + EncodeText + for<'de> DecodeText<'de> + PartialEq + Debug>(value: M, document: &str) {
    assert_eq!(xml::to_string(&value).unwrap(), document);
    assert_eq!(xml::from_str::<M>(document).unwrap(), value);
    let pretty = Options::new().pretty(true).declaration(true).to_string(&value).unwrap();
    assert_eq!(xml::from_str::<M>(&pretty).unwrap(), value, "{pretty}");
}

/// Checks what a document reads as.
#[track_caller]
fn reads<M: for<'de> DecodeText<'de> + PartialEq + Debug>(document: &str, value: M) {
    assert_eq!(xml::from_str::<M>(document).unwrap(), value);
}

/// Returns why a document is refused.
#[track_caller]
fn refused<M: for<'de> DecodeText<'de> + Debug>(document: &str) -> DecodeError {
    let error = xml::from_str::<M>(document).expect_err(document);
    let ignoring = Options::new().ignore_unknown_fields(true).from_str::<M>(document);
    if let Err(error) = ignoring {
        assert!(error.line().is_some(), "{error}");
    }
    error
}

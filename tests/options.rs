//! What all types of options have in common: without anything said, they are those of `new`.
#![cfg(feature = "std")]

use std::fmt::Debug;

use wireform::{Limits, Registry};

/// Options show themselves whole.
#[track_caller]
fn same<T: Default + Debug>(new: T) {
    assert_eq!(format!("{:?}", T::default()), format!("{new:?}"));
}

#[test]
fn default_options_are_new_ones() {
    same(Limits::new());
    same(Registry::new());
    same(wireform::proto::Options::new());
    same(wireform::io::Options::new());
    #[cfg(feature = "json")]
    same(wireform::json::Options::new());
    #[cfg(feature = "json")]
    same(wireform::serde::json::Options::new());
    #[cfg(feature = "text")]
    same(wireform::text::Options::new());
    #[cfg(feature = "xml")]
    same(wireform::xml::Options::new());
    #[cfg(feature = "xml")]
    same(wireform::serde::xml::Options::new());
}

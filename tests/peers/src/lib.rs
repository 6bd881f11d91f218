//! Structs that derive our `Message` and prost's, so that both can be asked about the same bytes and values.
//!
//! They are the twins of those in `wireform_test_support::rows`, field by field, as far as prost can say the same:
//! an enumeration is an `i32` here, a message an `Option`, and unknown fields are dropped. [`compare`] asks both
//! libraries, [`DIFFERENCES`] lists where they are meant to disagree.
#![forbid(unsafe_code)]
#![allow(missing_docs, reason = "a field is named after what it holds")]

mod compare;
mod differences;
mod lists;
mod maps;
mod nesting;
mod plus_zero;
mod scalars;
mod wide;

pub use self::{
    compare::{Both, Twin, Verdict, compare},
    differences::{DIFFERENCES, Difference, Refuser},
    lists::{ExpandedLists, Lists},
    maps::{MapKeys, MapValues},
    nesting::{Choice, ColorOrText, Everything, Keeping, Kind, Nesting, Pick},
    plus_zero::PlusZero,
    scalars::{Enums, Leaf, Optionals, Scalars},
    wide::{TextOrLeaf, Wide},
};

/// The enumeration that is closed on our side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, prost::Enumeration)]
#[repr(i32)]
pub enum Color {
    Red = 0,
    Green = 1,
    Blue = 300,
    Infrared = -1,
}

/// The enumeration that is open on our side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, prost::Enumeration)]
#[repr(i32)]
pub enum Shade {
    Light = 0,
    Dark = 1,
}

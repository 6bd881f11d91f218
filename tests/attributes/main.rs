//! The derive's table of types and attributes, each row on every wire.
#![cfg(all(feature = "derive", feature = "xml"))]
#![allow(missing_docs, reason = "the fields of test messages")]

mod defaults;
mod newtypes;
mod rows;

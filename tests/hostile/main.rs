//! Input that means ill: it is refused, or it is a value like any other, and it never takes more than it may.

#![allow(missing_docs, reason = "the fields of test messages")]

use wireform_test_support::allocation::Counting;

mod budget;
mod canonical;
mod depth;
mod error_size;
mod errors;
mod kinds;
mod levels;
mod linear;
mod mutations;
mod repeats;
mod serde_types;
#[cfg(not(debug_assertions))]
mod stack;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

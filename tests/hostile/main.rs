//! Input that means ill: it is refused, or it is a value like any other, and it never takes more than it may.

#![allow(missing_docs, reason = "the fields of test messages")]

use wireform_test_support::allocation::Counting;

mod budget;
mod depth;
mod errors;
mod kinds;
mod mutations;
#[cfg(not(debug_assertions))]
mod stack;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

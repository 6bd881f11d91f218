//! The numbers of extensions that a document has brought.

use alloc::collections::BTreeSet;
use core::cmp::Ordering;

use crate::work;

/// A set of the numbers of extensions, of which one message may have any number.
#[derive(Debug, Default)]
pub(crate) struct Numbers(BTreeSet<Number>);

#[derive(Debug, PartialEq, Eq)]
struct Number(u32);

impl Numbers {
    /// Notes an extension; false where it was there already.
    pub(crate) fn insert(&mut self, number: u32) -> bool {
        self.0.insert(Number(number))
    }

    /// Returns whether an extension was there.
    #[cfg(feature = "xml")]
    pub(crate) fn contains(&self, number: u32) -> bool {
        self.0.contains(&Number(number))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        work::count(1);
        self.0.cmp(&other.0)
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

//! How much memory the collections take that serde's implementations put values in.
//!
//! serde does not say what becomes of the parts of a sequence or a map. Their sizes are known, though, and so is the name
//! of the type that is made of them. A name only ever makes a part cheaper: what is not on the list here costs what the
//! dearest collection takes, so that a name which changes makes documents dearer and breaks no promise.

use alloc::{collections::BTreeMap, string::String};
use core::{any::type_name, mem::needs_drop};

/// The size and the alignment of a type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) size: usize,
    align: usize,
}

impl Layout {
    pub(super) const fn of<T>() -> Self {
        Self { size: size_of::<T>(), align: align_of::<T>() }
    }

    const fn new(size: usize, align: usize) -> Self {
        Self { size, align }
    }

    /// Returns the layout of a pair. The sizes are multiples of the alignments, so there is only padding at the end.
    fn and(self, other: Self) -> Self {
        let align = self.align.max(other.align).max(1);
        Self { size: (self.size + other.size).next_multiple_of(align), align }
    }

    /// Returns the larger one of each.
    pub(super) fn max(self, other: Self) -> Self {
        Self { size: self.size.max(other.size), align: self.align.max(other.align) }
    }
}

/// What the parts of a sequence or a map are put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Collection {
    /// The value itself, which somebody paid for; or nothing, as the parts are not kept.
    Inline,
    /// A vector that doubles.
    Vec,
    /// A B-tree of std.
    Tree,
    /// A hash table of std.
    Table,
    /// Any of these, a hash table with the order of insertion, or a linked list.
    Unknown,
}

const VECTORS: [&str; 3] =
    ["alloc::vec::Vec<", "alloc::collections::vec_deque::VecDeque<", "alloc::collections::binary_heap::BinaryHeap<"];
const TREES: [&str; 2] = ["alloc::collections::btree::map::BTreeMap<", "alloc::collections::btree::set::BTreeSet<"];
const TABLES: [&str; 2] = ["std::collections::hash::map::HashMap<", "std::collections::hash::set::HashSet<"];
const OBJECT: &str = "serde_json::map::Map<";
const VALUE: &str = "serde_json::value::Value";
const BUFFER: &str = "serde_core::private::content::Content";

/// Returns whether a type is `serde_json::Value`.
#[inline]
pub(super) fn is_value<T>() -> bool {
    type_name::<T>() == VALUE
}

/// Returns whether a type is what serde buffers values in until it knows their type, alone or behind a tag.
///
/// Only beginnings and ends are compared, here and below: the compiler does that once and for all.
#[inline]
pub(super) fn is_buffer<T>() -> bool {
    let name = without_lifetime(type_name::<T>());
    let behind_tag = || name.strip_suffix(')').map(without_lifetime).is_some_and(|pair| pair.ends_with(BUFFER));
    needs_drop::<T>() && (name == BUFFER || behind_tag())
}

/// Returns whether a type is the name of a field as serde's derive has it.
#[inline]
pub(super) fn is_field<T>() -> bool {
    without_lifetime(type_name::<T>()).ends_with("::__Field")
}

/// Later compilers say that a type has a lifetime.
#[inline]
fn without_lifetime(name: &str) -> &str {
    name.strip_suffix("<'_>").unwrap_or(name)
}

/// Returns whether values of a type own no memory.
///
/// A type without a size is no such one: a seed returns it that has put the value somewhere else.
#[inline]
pub(super) const fn is_plain<T>() -> bool {
    size_of::<T>() > 0 && !needs_drop::<T>()
}

impl Collection {
    /// The map of serde_json: a tree, or by a feature of it a hash table with the order of insertion.
    pub(super) const OBJECT: Self = match size_of::<serde_json::Map<String, serde_json::Value>>() {
        size if size == size_of::<BTreeMap<String, serde_json::Value>>() => Self::Tree,
        _ => Self::Unknown,
    };

    /// Returns what the parts of a `T` are put in, by its name.
    #[inline]
    pub(super) fn of<T>() -> Self {
        let named = |names: &[&str]| names.iter().any(|name| type_name::<T>().starts_with(name));
        match () {
            () if is_plain::<T>() => Self::Inline,
            () if named(&VECTORS) => Self::Vec,
            () if named(&TREES) => Self::Tree,
            () if named(&TABLES) => Self::Table,
            () if named(&[OBJECT]) => Self::OBJECT,
            () => Self::Unknown,
        }
    }

    /// Returns for how many parts there is room where there are `len`, and how many bytes that takes. Until the room is
    /// used up, nothing more is taken.
    pub(super) fn room(self, len: usize, key: Layout, value: Layout) -> (usize, usize) {
        let entry = key.and(value);
        match self {
            _ if len == 0 => (0, 0),
            _ if self == Self::Inline || entry.size == 0 => (usize::MAX, 0),
            Self::Inline | Self::Vec => vector(len, entry),
            Self::Tree => tree(len, key, value),
            Self::Table => table(len, entry),
            Self::Unknown => {
                // A few are paid ahead: the smallest collections have room for them, and each step costs time.
                let room = match len {
                    1..=3 => 3,
                    4..=7 => 7,
                    8..=11 => 11,
                    _ => len.saturating_add(len / 8),
                };
                (room, most(room, key, value))
            }
        }
    }
}

/// Returns what the dearest collection takes.
fn most(len: usize, key: Layout, value: Layout) -> usize {
    let entry = key.and(value);
    let list = entry.and(Layout::new(16, 8)).size.saturating_mul(len);
    let tables = table(len, entry).1.max(index(len, entry));
    vector(len, entry).1.max(tree(len, key, value).1).max(tables).max(list)
}

fn vector(len: usize, entry: Layout) -> (usize, usize) {
    let first = match entry.size {
        1 => 8,
        2..=1024 => 4,
        _ => 1,
    };
    let capacity = len.checked_next_power_of_two().unwrap_or(usize::MAX).max(first);
    (capacity, capacity.saturating_mul(entry.size))
}

/// A node has eleven places. One that is not the only one of its level has five that are in use at least, and one above
/// it that keeps it from its neighbour.
fn tree(len: usize, key: Layout, value: Layout) -> (usize, usize) {
    const PLACES: usize = 11;
    let align = key.align.max(value.align).max(align_of::<usize>());
    let places = (key.size + value.size).saturating_mul(PLACES);
    let leaf = places.saturating_add(size_of::<usize>() + 4).next_multiple_of(align);
    if len <= PLACES {
        return (PLACES, leaf);
    }
    let inner = leaf.saturating_add((PLACES + 1) * size_of::<usize>());
    let leaves = (len + 1) / 6;
    // Levels of a sixth each make a fifth, and there is a root.
    let bytes = leaves.saturating_mul(leaf).saturating_add((leaves / 5 + 1).saturating_mul(inner));
    (leaves * 6 + 4, bytes)
}

/// An eighth of the places stays empty, and each has a byte of its own beside it.
fn table(len: usize, entry: Layout) -> (usize, usize) {
    let buckets = buckets(len, entry.size);
    let bytes = buckets.saturating_mul(entry.size + 1).saturating_add(32);
    (usable(buckets), bytes)
}

fn buckets(len: usize, size: usize) -> usize {
    let first = match size {
        0..=1 => 16,
        2..=3 => 8,
        _ => 4,
    };
    let enough = match len {
        0..=3 => 4,
        4..=7 => 8,
        _ => (len.saturating_mul(8) / 7).checked_next_power_of_two().unwrap_or(usize::MAX),
    };
    enough.max(first)
}

const fn usable(buckets: usize) -> usize {
    if buckets < 8 { buckets - 1 } else { buckets / 8 * 7 }
}

/// A vector of entries with their hashes, and a table of their places.
fn index(len: usize, entry: Layout) -> usize {
    let (capacity, places) = table(len, Layout::new(size_of::<usize>(), align_of::<usize>()));
    capacity.saturating_mul(entry.and(Layout::new(8, 8)).size).saturating_add(places)
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::collections::{HashMap, HashSet};

    use super::*;

    #[test]
    fn tables_have_as_many_places_as_those_of_std() {
        for len in 1..2000 {
            let places = |size, align| table(len, Layout::new(size, align)).0;
            assert_eq!(places(16, 8), HashMap::<u64, u64>::with_capacity(len).capacity(), "{len}");
            assert_eq!(places(2, 2), HashSet::<u16>::with_capacity(len).capacity(), "{len}");
            assert_eq!(places(1, 1), HashSet::<u8>::with_capacity(len).capacity(), "{len}");
        }
    }

    #[test]
    fn an_ordered_table_has_its_entries_with_their_hashes() {
        for len in 1..2000 {
            let bytes = index(len, Layout::new(48, 8));
            assert!((56 * len..=56 * 8 * len + 64).contains(&bytes), "{len}: {bytes}");
        }
    }
}

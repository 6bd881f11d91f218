//! Paths in order, as a tree of names.
//!
//! The tree is a view of the sorted paths: nodes of its own would have to be dropped level by level, and a path may have
//! more of these than the stack holds.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::cmp::Ordering;

use crate::work;

/// Paths in the order of their names, none of which is another one or inside another one.
#[derive(Debug)]
pub(super) struct Paths<'p>(Vec<&'p str>);

/// What paths say of a message: those that begin with the names that lead to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'t> {
    paths: &'t [&'t str],
    /// The length of these names, with a point behind each.
    depth: usize,
}

impl<'p> Paths<'p> {
    pub(super) fn of(paths: impl IntoIterator<Item = &'p String>) -> Self {
        let mut sorted: Vec<&str> = paths.into_iter().map(String::as_str).collect();
        sorted.sort_unstable_by(|one, other| compare(one, other));
        sorted.dedup_by(|path, before| {
            path.strip_prefix(*before).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        });
        Self(sorted)
    }

    /// Returns the paths.
    pub(super) fn to_strings(&self) -> Vec<String> {
        self.0.iter().map(ToString::to_string).collect()
    }

    /// Returns what the paths say of the whole message.
    pub(super) fn root(&self) -> Part<'_> {
        Part { paths: &self.0, depth: 0 }
    }
}

impl Part<'_> {
    /// Says nothing of any field.
    pub(super) const NOTHING: Self = Self { paths: &[], depth: 0 };

    /// Returns what is said of a field, if it is named.
    pub(super) fn part(&self, name: &str) -> Option<Self> {
        let start = self.paths.partition_point(|path| self.compare(path, name).is_lt());
        let end = self.paths.partition_point(|path| self.compare(path, name).is_le());
        let paths = self.paths.get(start..end).filter(|paths| !paths.is_empty())?;
        Some(Self { paths, depth: self.depth + name.len() + 1 })
    }

    /// Compares the first name of a path behind those that lead here. The path may be much longer than the other name, so
    /// no more of it is looked at than may be equal.
    fn compare(&self, path: &str, name: &str) -> Ordering {
        let rest = path.as_bytes().get(self.depth..).unwrap_or_default();
        let rest = rest.get(..=name.len()).unwrap_or(rest);
        work::count(rest.len());
        rest.split(|byte| *byte == b'.').next().unwrap_or_default().cmp(name.as_bytes())
    }

    /// Returns whether all of the field is named: its path ends here.
    pub(super) fn is_whole(&self) -> bool {
        self.paths.first().is_some_and(|path| path.len() < self.depth)
    }
}

/// Compares paths name by name: as bytes, of which the point is the lowest.
fn compare(one: &str, other: &str) -> Ordering {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let common = common_len(one, other);
    work::count(common + 1);
    let rank = |path: &[u8]| path.get(common).map(|byte| (*byte != b'.', *byte));
    rank(one).cmp(&rank(other))
}

/// Returns how many bytes two paths begin with alike, which may be nearly all.
fn common_len(one: &[u8], other: &[u8]) -> usize {
    let rows = one.chunks_exact(ROW).zip(other.chunks_exact(ROW));
    let len = ROW * rows.take_while(|(one, other)| one == other).count();
    let ends = [one, other].map(|path| path.get(len..).unwrap_or_default());
    len + ends[0].iter().zip(ends[1]).take_while(|(one, other)| one == other).count()
}

/// How many bytes are compared at once.
const ROW: usize = 32;

#[cfg(test)]
mod tests {
    use alloc::{format, vec};

    use super::*;
    use crate::{
        types::{FieldMask, Struct, Value},
        work::{check_linear, steps},
    };

    /// So many bytes of paths, which begin alike and are as long as there are paths.
    fn long_paths(bytes: usize) -> FieldMask {
        let count = bytes.isqrt();
        let prefix = "values.".repeat(count / 7);
        (0..count).map(|index| format!("{prefix}{:05}", index * 7919 % 99_991)).collect()
    }

    #[test]
    fn long_paths_that_begin_alike_are_sorted_in_little_more_than_linear_time() {
        check_linear([40_000, 80_000, 160_000], |bytes| {
            let (mask, other) = (long_paths(bytes), long_paths(bytes));
            assert_eq!(mask.union(&other).paths.len(), bytes.isqrt());
        });
    }

    #[test]
    fn masks_are_applied_in_little_more_than_linear_time() {
        check_linear([40_000, 80_000, 160_000], |bytes| {
            let value = |text: &str| Struct { fields: [("a".into(), Value::from(text))].into() };
            let (source, mut target) = (value("new"), value("old"));
            let mask = FieldMask { paths: [long_paths(bytes).paths, vec!["fields".into()]].concat() };
            mask.apply(&source, &mut target).unwrap();
            assert_eq!(target, source);
            mask.trim(&mut target).unwrap();
            assert_eq!(target, source);
        });
    }

    #[test]
    fn a_long_name_is_not_looked_at_for_each_field() {
        let mask = FieldMask { paths: vec!["f".repeat(1_000_000)] };
        let paths = Paths::of(&mask.paths);
        assert!(steps(|| (0..100).all(|_| paths.root().part("fields").is_none())).1 < 10_000);
    }

    #[test]
    fn paths_are_compared_name_by_name() {
        let paths =
            ["", "a", "a.", "a.a", "a.a.b", "a.ab", "a.b", "a\0", "a-b", "a-b.a", "aa", "a\u{e9}", ".", "..", "b"];
        for one in paths {
            for other in paths {
                let [naive, naive_other] = [one, other].map(|path| path.split('.').collect::<Vec<_>>());
                assert_eq!(compare(one, other), naive.cmp(&naive_other), "{one:?} {other:?}");
                let [long, long_other] = [one, other].map(|path| format!("{}{path}", "name.".repeat(30)));
                assert_eq!(compare(&long, &long_other), compare(one, other), "{one:?} {other:?}");
            }
        }
    }
}

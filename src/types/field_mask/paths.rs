//! Paths in order, as a tree of names.
//!
//! The tree is a view of the sorted paths: nodes of its own would have to be dropped level by level, and a path may have
//! more of these than the stack holds.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

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
        sorted.sort_unstable_by(|one, other| one.split('.').cmp(other.split('.')));
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
        let start = self.paths.partition_point(|path| self.first(path) < name);
        let end = self.paths.partition_point(|path| self.first(path) <= name);
        let paths = self.paths.get(start..end).filter(|paths| !paths.is_empty())?;
        Some(Self { paths, depth: self.depth + name.len() + 1 })
    }

    /// Returns the first name behind those that lead here.
    fn first<'p>(&self, path: &'p str) -> &'p str {
        path.get(self.depth..).and_then(|rest| rest.split('.').next()).unwrap_or_default()
    }

    /// Returns whether all of the field is named: its path ends here.
    pub(super) fn is_whole(&self) -> bool {
        self.paths.first().is_some_and(|path| path.len() < self.depth)
    }
}

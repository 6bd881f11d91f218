//! Ranges of numbers: each the right way round, and no number in two of them.

use super::File;
use crate::model::comments::Path;

/// The ranges of one kind that a message or an enumeration has, each with its end included.
pub(super) struct Numbers<'a> {
    /// The word before them in a `.proto` file.
    pub(super) of: &'static str,
    /// The field of the descriptor.
    pub(super) step: i32,
    pub(super) ranges: &'a [(i64, i64)],
}

/// Returns a range whose end a descriptor has one too high.
pub(super) fn half_open((start, end): (Option<i32>, Option<i32>)) -> (i64, i64) {
    (start.unwrap_or_default().into(), i64::from(end.unwrap_or_default()) - 1)
}

impl File<'_> {
    pub(super) fn numbers(&mut self, numbers: &Numbers<'_>, path: &Path) {
        for (index, (start, end)) in numbers.ranges.iter().enumerate() {
            if start > end {
                let text = format!("the range `{start} to {end}` ends before it begins: write `{end} to {start}`");
                self.report(&path.child(numbers.step, index), &[], text);
            }
        }
        for (index, range) in numbers.ranges.iter().enumerate() {
            if let Some(other) = numbers.ranges[..index].iter().find(|other| overlap(range, other)) {
                self.overlap(numbers, index, (numbers.of, other), path);
            }
        }
    }

    /// Reports the ranges of `numbers` that have something in common with others.
    pub(super) fn overlaps(&mut self, numbers: &Numbers<'_>, others: &Numbers<'_>, path: &Path) {
        for (index, range) in numbers.ranges.iter().enumerate() {
            if let Some(other) = others.ranges.iter().find(|other| overlap(range, other)) {
                self.overlap(numbers, index, (others.of, other), path);
            }
        }
    }

    fn overlap(&mut self, numbers: &Numbers<'_>, index: usize, (of, other): (&str, &(i64, i64)), path: &Path) {
        let (own, other) = (spelled(&numbers.ranges[index]), spelled(other));
        let text = format!("`{own}` and `{of} {other}` have numbers in common: take them out of one of the two");
        self.report(&path.child(numbers.step, index), &[], text);
    }

    /// Reports names that are given up twice.
    pub(super) fn names_twice(&mut self, names: &[String], path: &Path) {
        for (index, name) in names.iter().enumerate() {
            if names[..index].contains(name) {
                let text = format!("the name `{name}` is reserved twice: remove one of the two");
                let index = i32::try_from(index).unwrap_or(i32::MAX);
                self.report(path, &[index], text);
            }
        }
    }
}

fn overlap((start, end): &(i64, i64), (other_start, other_end): &(i64, i64)) -> bool {
    start <= end && other_start <= other_end && start <= other_end && other_start <= end
}

fn spelled((start, end): &(i64, i64)) -> String {
    if start == end { start.to_string() } else { format!("{start} to {end}") }
}

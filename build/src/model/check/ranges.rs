//! Ranges of numbers: each the right way round, and no number in two of them.

use super::File;
use crate::model::comments::Path;

/// The largest field number.
pub(super) const LARGEST: i64 = 536_870_911;

/// The ranges of one kind that a message or an enumeration has, each with its end included.
pub(super) struct Numbers {
    /// The word before them in a `.proto` file.
    pub(super) of: &'static str,
    /// The field of the descriptor.
    step: i32,
    ranges: Vec<(i64, i64)>,
    /// The places of those that are the right way round, in the order of where they begin.
    order: Vec<usize>,
    /// For each of these the one of it and those before it that ends last.
    furthest: Vec<usize>,
}

impl Numbers {
    pub(super) fn new(of: &'static str, step: i32, ranges: Vec<(i64, i64)>) -> Self {
        let mut order: Vec<usize> = (0..ranges.len()).filter(|index| ranges[*index].0 <= ranges[*index].1).collect();
        order.sort_by_key(|index| ranges[*index]);
        let mut furthest: Vec<usize> = Vec::with_capacity(order.len());
        for &index in &order {
            let before = furthest.last().copied().unwrap_or(index);
            furthest.push(if ranges[before].1 >= ranges[index].1 { before } else { index });
        }
        Self { of, step, ranges, order, furthest }
    }

    /// Returns a range that has a number in common with this one.
    pub(super) fn find(&self, (start, end): (i64, i64)) -> Option<(i64, i64)> {
        let begun = self.order.partition_point(|index| self.ranges[*index].0 <= end);
        let last = self.furthest[..begun].last().map(|index| self.ranges[*index])?;
        (last.1 >= start && start <= end).then_some(last)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }
}

/// Returns a range whose end a descriptor has one too high.
pub(super) fn half_open((start, end): (Option<i32>, Option<i32>)) -> (i64, i64) {
    (start.unwrap_or_default().into(), i64::from(end.unwrap_or_default()) - 1)
}

impl File<'_> {
    /// Reports ranges that are the wrong way round, and those that have something in common with one before them.
    pub(super) fn numbers(&mut self, numbers: &Numbers, path: &Path) {
        for (index, (start, end)) in numbers.ranges.iter().enumerate().filter(|(_, (start, end))| start > end) {
            let text = format!("the range `{start} to {end}` ends before it begins: write `{end} to {start}`");
            self.report(&path.child(numbers.step, index), &[], text);
        }
        for (pair, &furthest) in numbers.order.iter().skip(1).zip(&numbers.furthest) {
            if numbers.ranges[furthest].1 >= numbers.ranges[*pair].0 {
                let (first, second) = (furthest.min(*pair), furthest.max(*pair));
                self.overlap(numbers, second, (numbers.of, numbers.ranges[first]), path);
            }
        }
    }

    /// Reports ranges with numbers that no field has.
    pub(super) fn within(&mut self, numbers: &Numbers, largest: i64, path: &Path) {
        for (index, (start, end)) in numbers.ranges.iter().enumerate() {
            if start <= end && (*start < 1 || *end > largest) {
                let text = format!("the numbers of fields go from 1 to {largest}: write some of these");
                self.report(&path.child(numbers.step, index), &[], text);
            }
        }
    }

    /// Reports the ranges of `numbers` that have something in common with others.
    pub(super) fn overlaps(&mut self, numbers: &Numbers, others: &Numbers, path: &Path) {
        for (index, range) in numbers.ranges.iter().enumerate() {
            if let Some(other) = others.find(*range) {
                self.overlap(numbers, index, (others.of, other), path);
            }
        }
    }

    fn overlap(&mut self, numbers: &Numbers, index: usize, (of, other): (&str, (i64, i64)), path: &Path) {
        let (own, other) = (spelled(numbers.ranges[index]), spelled(other));
        let text = format!("`{own}` and `{of} {other}` have numbers in common: take them out of one of the two");
        self.report(&path.child(numbers.step, index), &[], text);
    }
}

pub(super) fn spelled((start, end): (i64, i64)) -> String {
    if start == end { start.to_string() } else { format!("{start} to {end}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lists of three ranges from a few numbers, and ranges of one.
    fn lists() -> impl Iterator<Item = Vec<(i64, i64)>> {
        (0..4_i64.pow(6)).map(|list| (0..3).map(|at| (list >> (4 * at) & 3, list >> (4 * at + 2) & 3)).collect())
    }

    #[test]
    fn what_is_found_is_what_a_search_finds() {
        for ranges in lists() {
            let numbers = Numbers::new("", 0, ranges.clone());
            for (start, end) in [(0, 0), (1, 1), (2, 2), (3, 3), (1, 2), (0, 3), (2, 1)] {
                let overlap =
                    |other: &(i64, i64)| start <= end && other.0 <= other.1 && start <= other.1 && other.0 <= end;
                let found = numbers.find((start, end));
                assert!(found.is_none_or(|found| overlap(&found) && ranges.contains(&found)), "{ranges:?}");
                assert_eq!(found.is_some(), ranges.iter().any(overlap), "{ranges:?} {start} {end}");
            }
        }
    }
}

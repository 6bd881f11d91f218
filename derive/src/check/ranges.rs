//! Sets of numbers that are given by ranges, of which a message may have thousands.

use std::{collections::BTreeMap, ops::RangeInclusive};

use crate::attr::Range;

/// Numbers in ranges: the end of each by its start, none of which overlap.
#[derive(Default)]
pub(super) struct Ranges(BTreeMap<i64, i64>);

impl Ranges {
    pub(super) fn of(ranges: &[Range]) -> Self {
        let mut all = Self::default();
        ranges.iter().for_each(|(range, _)| all.insert(range));
        all
    }

    pub(super) fn insert(&mut self, range: &RangeInclusive<i64>) {
        let (mut start, mut end) = (*range.start(), *range.end());
        while let Some(common) = self.common(&(start..=end)) {
            let Some((&first, &last)) = self.0.range(..=common).next_back() else { break };
            self.0.remove(&first);
            (start, end) = (start.min(first), end.max(last));
        }
        self.0.insert(start, end);
    }

    pub(super) fn contains(&self, number: i64) -> bool {
        self.common(&(number..=number)).is_some()
    }

    /// Returns the first number that is in a range as well.
    pub(super) fn common(&self, range: &RangeInclusive<i64>) -> Option<i64> {
        let before = self.0.range(..=range.start()).next_back();
        if before.is_some_and(|(_, end)| end >= range.start()) {
            return Some(*range.start());
        }
        self.0.range(range.clone()).next().map(|(start, _)| *start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_as_among_all_ranges() {
        let ranges = [1..=3, 9..=9, 3..=5, 20..=30, 22..=25, 7..=8, 24..=40, 0..=0];
        let mut set = Ranges::default();
        for count in 0..ranges.len() {
            for number in -1..45 {
                let is_in = ranges[..count].iter().any(|range| range.contains(&number));
                assert_eq!(set.contains(number), is_in, "{number} in {:?}", &ranges[..count]);
                for end in number..45 {
                    let common =
                        (number..=end).find(|number| ranges[..count].iter().any(|range| range.contains(number)));
                    assert_eq!(set.common(&(number..=end)), common, "{number}..={end}");
                }
            }
            set.insert(&ranges[count]);
        }
    }
}

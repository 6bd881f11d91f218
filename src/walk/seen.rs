//! Which of a message's fields a document has brought.

use alloc::vec::Vec;

use crate::schema::{FieldDescriptor, FieldKind};

/// A set of fields and members of oneofs, by their places among all of them; those below 64 take no memory.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    low: u64,
    /// The fields from the 65th on, which few messages have.
    high: Vec<u64>,
}

impl Seen {
    /// Notes a field; false where it was there already.
    #[inline]
    pub(crate) fn insert(&mut self, place: usize) -> bool {
        let bit = 1 << (place % 64);
        if place < 64 {
            let new = self.low & bit == 0;
            self.low |= bit;
            return new;
        }
        self.insert_high(place / 64 - 1, bit)
    }

    #[inline(never)]
    fn insert_high(&mut self, row: usize, bit: u64) -> bool {
        self.high.resize(self.high.len().max(row + 1), 0);
        self.high.get_mut(row).is_some_and(|word| {
            let new = *word & bit == 0;
            *word |= bit;
            new
        })
    }

    fn contains(&self, place: usize) -> bool {
        let word = if place < 64 { Some(&self.low) } else { self.high.get(place / 64 - 1) };
        word.is_some_and(|word| word & 1 << (place % 64) != 0)
    }

    /// Returns the required field that did not come.
    #[cold]
    #[inline(never)]
    pub(crate) fn missing(&self, fields: &'static [FieldDescriptor]) -> Option<&'static FieldDescriptor> {
        let mut next = 0;
        fields.iter().find(|field| {
            let place = next;
            next += if let FieldKind::Oneof(members) = field.kind() { members.len() } else { 1 };
            matches!(field.kind(), FieldKind::Required(_)) && !self.contains(place)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seen_tells_the_second_time_from_the_first() {
        let mut seen = Seen::default();
        for index in [0, 1, 63, 64, 127, 128, 1000, 65] {
            assert!(seen.insert(index), "{index}");
            assert!(!seen.insert(index), "{index}");
        }
        for index in 0..1100 {
            assert_eq!(seen.contains(index), [0, 1, 63, 64, 65, 127, 128, 1000].contains(&index), "{index}");
        }
    }
}

//! From the names of an object to the fields of a message.

use alloc::vec::Vec;

use crate::schema::{FieldDescriptor, FieldKind};

/// Finds fields by name, beginning behind the one that was found last: input is mostly in the order of the fields.
pub(super) struct Names {
    fields: &'static [FieldDescriptor],
    /// The next candidate: its place among the fields and, inside a oneof, among the members.
    next: (usize, usize),
    /// How many fields and members are before the next candidate.
    index: usize,
    seen: Seen,
}

/// What a name stands for.
pub(super) enum Found {
    Field(&'static FieldDescriptor),
    /// A field whose name came before.
    Again(&'static FieldDescriptor),
    Nothing,
}

impl Names {
    #[inline]
    pub(super) fn new(fields: &'static [FieldDescriptor]) -> Self {
        Self { fields, next: (0, 0), index: 0, seen: Seen::default() }
    }

    /// Finds a field by the name it has in JSON or by the one it has in a `.proto` file.
    #[inline]
    pub(super) fn find(&mut self, name: &str) -> Found {
        let mut wrapped = false;
        let start = self.index;
        loop {
            match self.candidate() {
                Some(field) => {
                    let index = self.index - 1;
                    if field.json_name() == name || field.name() == name {
                        return if self.seen.insert(index) { Found::Field(field) } else { Found::Again(field) };
                    }
                }
                None if wrapped => return Found::Nothing,
                None => {
                    wrapped = true;
                    (self.next, self.index) = ((0, 0), 0);
                }
            }
            if wrapped && self.index >= start {
                return Found::Nothing;
            }
        }
    }

    /// Returns the required field that did not come.
    #[cold]
    #[inline(never)]
    pub(super) fn missing(&self) -> Option<&'static FieldDescriptor> {
        let mut index = 0;
        self.fields.iter().find(|field| {
            let place = index;
            index += if let FieldKind::Oneof(members) = field.kind() { members.len() } else { 1 };
            matches!(field.kind(), FieldKind::Required(_)) && !self.seen.contains(place)
        })
    }

    /// Returns the next candidate and goes behind it; `None` at the end.
    #[inline]
    fn candidate(&mut self) -> Option<&'static FieldDescriptor> {
        loop {
            let field = self.fields.get(self.next.0)?;
            let FieldKind::Oneof(members) = field.kind() else {
                self.next.0 += 1;
                self.index += 1;
                return Some(field);
            };
            match members.get(self.next.1) {
                Some(member) => {
                    self.next.1 += 1;
                    self.index += 1;
                    return Some(member);
                }
                None => self.next = (self.next.0 + 1, 0),
            }
        }
    }
}

/// A set of small numbers; those below 64 take no memory.
#[derive(Default)]
struct Seen {
    low: u64,
    high: Vec<u64>,
}

impl Seen {
    /// Puts a number in; false where it was in already.
    #[inline]
    fn insert(&mut self, number: usize) -> bool {
        let bit = 1 << (number % 64);
        if number < 64 {
            let new = self.low & bit == 0;
            self.low |= bit;
            return new;
        }
        self.insert_high(number / 64 - 1, bit)
    }

    fn contains(&self, number: usize) -> bool {
        let word = if number < 64 { Some(&self.low) } else { self.high.get(number / 64 - 1) };
        word.is_some_and(|word| word & 1 << (number % 64) != 0)
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
}

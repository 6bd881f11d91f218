//! Finds fields by the names of their elements.

use alloc::vec::Vec;

use crate::schema::{FieldDescriptor, FieldKind, MessageDescriptor};

/// A search among a message's fields that goes on where the last one ended, as documents mostly have fields in order.
#[derive(Debug)]
pub(super) struct Lookup {
    fields: &'static [FieldDescriptor],
    last: Position,
    proto_names: bool,
}

/// A place among the fields and the members of their oneofs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Position {
    field: usize,
    member: usize,
    /// How many fields and members are before this one.
    index: usize,
}

impl Lookup {
    pub(super) fn new(descriptor: &'static MessageDescriptor, proto_names: bool) -> Self {
        Self { fields: descriptor.fields(), last: Position::default(), proto_names }
    }

    /// Returns the index, among all fields and members, of the one found last.
    pub(super) fn index(&self) -> usize {
        self.last.index
    }

    /// Returns the field of that name: first of those that a writer uses, then of the others.
    #[inline]
    pub(super) fn find(&mut self, name: &str) -> Option<&'static FieldDescriptor> {
        if self.proto_names {
            return self.find_other(name);
        }
        match self.find_by(|field| field.xml_name() == name) {
            None => self.find_other(name),
            found => found,
        }
    }

    #[cold]
    #[inline(never)]
    fn find_other(&mut self, name: &str) -> Option<&'static FieldDescriptor> {
        let found = self.find_by(|field| field.name() == name);
        let found = found.or_else(|| self.find_by(|field| field.json_name() == name));
        found.or_else(|| self.find_by(|field| field.xml_name() == name))
    }

    #[inline]
    fn find_by(&mut self, matches: impl Fn(&FieldDescriptor) -> bool) -> Option<&'static FieldDescriptor> {
        let first = self.last;
        self.scan(first, usize::MAX, &matches).or_else(|| self.scan(Position::default(), first.index, &matches))
    }

    /// Tries the fields from `at` up to the one with the index `end`.
    #[inline]
    fn scan(
        &mut self,
        mut at: Position,
        end: usize,
        matches: &impl Fn(&FieldDescriptor) -> bool,
    ) -> Option<&'static FieldDescriptor> {
        while let Some(field) = at.resolve(self.fields).filter(|_| at.index < end) {
            if matches(field) {
                self.last = at;
                return Some(field);
            }
            at.member += 1;
            at.index += 1;
        }
        None
    }
}

impl Position {
    /// Returns what is here, after a step to the next field where this one has no more members.
    #[inline]
    fn resolve(&mut self, fields: &'static [FieldDescriptor]) -> Option<&'static FieldDescriptor> {
        loop {
            let field = fields.get(self.field)?;
            let here = match field.kind() {
                FieldKind::Oneof(members) => members.get(self.member),
                _ if self.member == 0 => Some(field),
                _ => None,
            };
            if here.is_some() {
                return here;
            }
            self.field += 1;
            self.member = 0;
        }
    }
}

/// Returns the required field that is not among those seen.
#[cold]
#[inline(never)]
pub(super) fn missing(descriptor: &MessageDescriptor, seen: &Seen) -> Option<&'static FieldDescriptor> {
    let mut index = 0;
    descriptor.fields().iter().find(|field| {
        let place = index;
        index += if let FieldKind::Oneof(members) = field.kind() { members.len() } else { 1 };
        matches!(field.kind(), FieldKind::Required(_)) && !seen.contains(place)
    })
}

/// Which of a message's fields have been read.
#[derive(Debug)]
pub(super) struct Seen {
    first: u64,
    /// The fields from the 65th on, which few messages have.
    others: Vec<u64>,
}

impl Seen {
    pub(super) fn new() -> Self {
        Self { first: 0, others: Vec::new() }
    }

    /// Notes a field; false where it was there already.
    #[inline]
    pub(super) fn insert(&mut self, index: usize) -> bool {
        let word = if index < 64 { Some(&mut self.first) } else { self.other(index / 64 - 1) };
        let bit = 1 << (index % 64);
        word.is_none_or(|word| {
            let new = *word & bit == 0;
            *word |= bit;
            new
        })
    }

    fn contains(&self, index: usize) -> bool {
        let word = if index < 64 { Some(&self.first) } else { self.others.get(index / 64 - 1) };
        word.is_some_and(|word| word & 1 << (index % 64) != 0)
    }

    #[cold]
    fn other(&mut self, word: usize) -> Option<&mut u64> {
        if self.others.len() <= word {
            self.others.resize(word + 1, 0);
        }
        self.others.get_mut(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Kind;

    const fn field(name: &'static str, json: &'static str, number: u32) -> FieldDescriptor {
        FieldDescriptor::new(name, number, FieldKind::Explicit(Kind::Int32)).with_json(json, "")
    }

    static MESSAGE: MessageDescriptor = MessageDescriptor::new(
        "Message",
        &[
            field("first_one", "firstOne", 1),
            FieldDescriptor::new("none", 0, FieldKind::Oneof(&[])),
            FieldDescriptor::new("choice", 0, FieldKind::Oneof(&[field("b", "b", 5), field("c", "c", 4)])),
            field("crossed", "other", 2),
            field("other", "crossed", 3),
            field("last", "last", 9).with_xml("end"),
        ],
    );

    #[test]
    fn fields_are_found_in_any_order_by_any_name() {
        for proto_names in [false, true] {
            let other = if proto_names { [("other", 3), ("crossed", 2)] } else { [("other", 2), ("crossed", 3)] };
            let names =
                [("firstOne", 1), ("first_one", 1), ("b", 5), ("c", 4), ("end", 9), ("last", 9), other[0], other[1]];
            for (first, first_number) in names {
                for (second, second_number) in names {
                    let mut lookup = Lookup::new(&MESSAGE, proto_names);
                    assert_eq!(lookup.find(first).map(FieldDescriptor::number), Some(first_number), "{first}");
                    assert_eq!(lookup.find("choice").map(FieldDescriptor::number), None);
                    assert_eq!(
                        lookup.find(second).map(FieldDescriptor::number),
                        Some(second_number),
                        "{first} {second}"
                    );
                }
            }
        }
    }

    #[test]
    fn each_field_and_member_has_an_index_of_its_own() {
        let mut lookup = Lookup::new(&MESSAGE, false);
        for (name, index) in [("end", 5), ("firstOne", 0), ("c", 2), ("b", 1), ("crossed", 4), ("other", 3)] {
            assert!(lookup.find(name).is_some());
            assert_eq!(lookup.index(), index, "{name}");
        }
    }

    #[test]
    fn seen_tells_the_second_time_from_the_first() {
        let mut seen = Seen::new();
        for index in [0, 1, 63, 64, 127, 128, 1000, 65] {
            assert!(seen.insert(index), "{index}");
            assert!(!seen.insert(index), "{index}");
        }
    }
}

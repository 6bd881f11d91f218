//! Finds fields by the names of their elements.

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
}

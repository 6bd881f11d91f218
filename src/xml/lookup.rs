//! Finds fields by the names of their elements.

use crate::{
    schema::{FieldDescriptor, MessageDescriptor},
    walk,
};

/// A search among a message's fields.
#[derive(Debug)]
pub(super) struct Lookup {
    fields: walk::Lookup,
    proto_names: bool,
}

impl Lookup {
    pub(super) fn new(descriptor: &'static MessageDescriptor, proto_names: bool) -> Self {
        Self { fields: walk::Lookup::new(descriptor.fields()), proto_names }
    }

    /// Returns the index, among all fields and members, of the one found last.
    pub(super) fn index(&self) -> usize {
        self.fields.index()
    }

    /// Returns the field of that name: first of those that a writer uses, then of the others.
    #[inline]
    pub(super) fn find(&mut self, name: &str) -> Option<&'static FieldDescriptor> {
        if self.proto_names {
            return self.find_other(name);
        }
        match self.fields.find_by(|field| field.xml_name() == name) {
            None => self.find_other(name),
            found => found,
        }
    }

    #[cold]
    #[inline(never)]
    fn find_other(&mut self, name: &str) -> Option<&'static FieldDescriptor> {
        let found = self.fields.find_by(|field| field.name() == name);
        let found = found.or_else(|| self.fields.find_by(|field| field.json_name() == name));
        found.or_else(|| self.fields.find_by(|field| field.xml_name() == name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{FieldKind, Kind};

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

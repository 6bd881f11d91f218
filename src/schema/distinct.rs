//! What a derive cannot see, as it sees one type at a time: whether a oneof goes with the message that holds it.
//!
//! Descriptors are constants, so that the compiler stops where one is wrong.

use super::{FieldDescriptor, FieldKind, clash};

/// Stops the compiler where two fields have one number, or a member of a oneof has the number or a name of another field.
///
/// The names of fields are compared by the derive, which is faster.
pub(super) const fn assert_distinct(fields: &[FieldDescriptor]) {
    let mut index = 0;
    while index < fields.len() {
        let mut other = index + 1;
        while other < fields.len() {
            assert_apart(&fields[index], &fields[other]);
            other += 1;
        }
        index += 1;
    }
}

/// Compares two fields, or the members of oneofs.
const fn assert_apart(left: &FieldDescriptor, right: &FieldDescriptor) {
    match (left.kind(), right.kind()) {
        (FieldKind::Oneof(members), _) => assert_members_apart(members, right),
        (_, FieldKind::Oneof(members)) => assert_members_apart(members, left),
        _ if left.number() == right.number() => clash::of_numbers(left, right),
        _ => {}
    }
}

const fn assert_members_apart(members: &[FieldDescriptor], other: &FieldDescriptor) {
    let mut index = 0;
    while index < members.len() {
        let member = &members[index];
        if let FieldKind::Oneof(others) = other.kind() {
            assert_members_apart(others, member);
        } else {
            assert_member_apart(member, other);
        }
        index += 1;
    }
}

const fn assert_member_apart(member: &FieldDescriptor, other: &FieldDescriptor) {
    if member.number() == other.number() {
        clash::of_numbers(member, other);
    }
    if share_a_name(member, other) {
        clash::of_names(member, other);
    }
}

/// Whether two fields have a name in common, in JSON, where a field has two, or in XML.
const fn share_a_name(left: &FieldDescriptor, right: &FieldDescriptor) -> bool {
    is_same(left.name(), right.name())
        || is_same(left.name(), right.json_name())
        || is_same(left.json_name(), right.name())
        || is_same(left.json_name(), right.json_name())
        || is_same(left.xml_name(), right.xml_name())
}

pub(super) const fn is_same(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut index = 0;
    while index < left.len() && index < right.len() && left[index] == right[index] {
        index += 1;
    }
    index == left.len() && index == right.len()
}

#[cfg(test)]
mod tests {
    extern crate std;

    use alloc::{boxed::Box, format, string::String, vec};

    use super::*;
    use crate::schema::Kind;

    const EC: FieldDescriptor = oneof(&[field("e", 7), field("c", 8)]);
    const CD: FieldDescriptor = oneof(&[field("c", 4), field("d", 5)]);

    const fn field(name: &'static str, number: u32) -> FieldDescriptor {
        FieldDescriptor::new(name, number, FieldKind::Explicit(Kind::Bool))
    }

    const fn oneof(members: &'static [FieldDescriptor]) -> FieldDescriptor {
        FieldDescriptor::new("oneof", 0, FieldKind::Oneof(members))
    }

    const A: FieldDescriptor = oneof(&[field("a", 1), field("b_c", 2).with_json("bC", ",\"bC\":")]);

    /// Returns what is said of fields that are not distinct.
    fn words(fields: &[FieldDescriptor]) -> String {
        let panic = std::panic::catch_unwind(|| assert_distinct(fields)).expect_err("fields that are not distinct");
        *panic.downcast().expect("words that were put together")
    }

    #[test]
    fn distinct_fields_pass() {
        assert_distinct(&[]);
        assert_distinct(&[A]);
        assert_distinct(&[A, field("b", 3), CD, field("ab", 6)]);
    }

    #[test]
    fn a_number_of_two_fields_is_found() {
        for (fields, first, second, number) in [
            (vec![field("x", 1), field("y", 2), field("z", 1)], "x", "z", 1),
            (vec![A, field("x", 2)], "b_c", "x", 2),
            (vec![field("x", 1), A], "a", "x", 1),
            (vec![CD, field("x", 3), A, field("z", 2)], "b_c", "z", 2),
            (vec![A, A], "a", "a", 1),
            (vec![field("x", 536_870_911), field("y", 536_870_911)], "x", "y", 536_870_911),
        ] {
            let words = words(&fields);
            for name in [first, second] {
                assert!(words.contains(&format!("`{name}`")), "{words}");
            }
            assert!(words.contains(&format!("both have the number {number}: ")), "{words}");
        }
    }

    /// Names of any length are said, or how they begin.
    #[test]
    fn long_names_are_cut() {
        for name in ["", "é", &"x".repeat(99), &"x".repeat(101), &"é".repeat(99), &"a漢".repeat(99)] {
            let name: &'static str = Box::leak(name.into());
            let words = words(&[field(name, 1), field(name, 1)]);
            let said = words.split('`').nth(1).unwrap();
            assert!(
                name.starts_with(said) && (said.len() == name.len() || (97..=100).contains(&said.len())),
                "{words}"
            );
        }
    }

    #[test]
    fn a_name_of_a_member_and_of_a_field_is_found() {
        for (fields, first, second) in [
            (vec![A, field("a", 3)], "`a`, number 1", "`a`, number 3"),
            (vec![field("b_c", 3), A], "`b_c`, number 2", "`b_c`, number 3"),
            (vec![A, field("bC", 3)], "`b_c`, number 2", "`bC`, number 3"),
            (vec![A, field("x", 3).with_json("b_c", ",\"b_c\":").with_xml("x")], "`b_c`, number 2", "`x`, number 3"),
            (vec![A, field("x", 3).with_xml("bC")], "`b_c`, number 2", "`x`, number 3"),
            (vec![CD, EC], "`c`, number 4", "`c`, number 8"),
        ] {
            let words = words(&fields);
            assert!(words.contains(first) && words.contains(second) && words.contains("share a name"), "{words}");
        }
    }
}

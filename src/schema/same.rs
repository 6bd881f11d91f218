//! Whether two descriptors describe the same type.
//!
//! The address does not tell: a constant may be in a program more than once, as may a function. Nor does the name: two
//! structs of different modules may have one.

use alloc::vec::Vec;

use super::{EnumDescriptor, FieldDescriptor, FieldKind, Kind, MessageDescriptor};

/// Whether two messages have the same names, fields and types of fields.
pub(crate) fn is_same_message(left: &'static MessageDescriptor, right: &'static MessageDescriptor) -> bool {
    Comparison::default().messages(left, right)
}

/// Whether two enumerations have the same names and values; one may be open, the other closed.
pub(crate) fn is_same_enumeration(left: &EnumDescriptor, right: &EnumDescriptor) -> bool {
    core::ptr::eq(left, right)
        || (left.package() == right.package() && left.name() == right.name() && left.values() == right.values())
}

/// The pairs of messages that are being compared, which are taken to be the same where they meet again.
#[derive(Default)]
struct Comparison {
    open: Vec<[*const MessageDescriptor; 2]>,
}

impl Comparison {
    fn messages(&mut self, left: &'static MessageDescriptor, right: &'static MessageDescriptor) -> bool {
        let pair: [*const MessageDescriptor; 2] = [left, right];
        if core::ptr::eq(left, right) || self.open.contains(&pair) {
            return true;
        }
        let differ = left.name() != right.name()
            || left.keeps_unknown_fields() != right.keeps_unknown_fields()
            || left.full_name() != right.full_name();
        if differ {
            return false;
        }
        self.open.push(pair);
        self.all_fields(left.fields(), right.fields())
    }

    fn all_fields(&mut self, left: &'static [FieldDescriptor], right: &'static [FieldDescriptor]) -> bool {
        left.len() == right.len() && left.iter().zip(right).all(|(left, right)| self.fields(left, right))
    }

    fn fields(&mut self, left: &'static FieldDescriptor, right: &'static FieldDescriptor) -> bool {
        let key = |field: &FieldDescriptor| (field.number(), field.name(), field.json_name(), field.xml_name());
        key(left) == key(right) && self.field_kinds(left.kind(), right.kind())
    }

    fn field_kinds(&mut self, left: FieldKind, right: FieldKind) -> bool {
        use FieldKind::{Explicit, Implicit, Map, Oneof, Repeated, Required};
        match (left, right) {
            (Implicit(left), Implicit(right))
            | (Explicit(left), Explicit(right))
            | (Required(left), Required(right))
            | (Repeated { element: left, .. }, Repeated { element: right, .. }) => self.kinds(left, right),
            (Map { key, value }, Map { key: other_key, value: other_value }) => {
                self.kinds(key, other_key) && self.kinds(value, other_value)
            }
            (Oneof(left), Oneof(right)) => self.all_fields(left, right),
            _ => false,
        }
    }

    fn kinds(&mut self, left: Kind, right: Kind) -> bool {
        match (left, right) {
            (Kind::Message(left) | Kind::Group(left), Kind::Message(right) | Kind::Group(right)) => {
                self.messages(left(), right())
            }
            (Kind::Enum(left), Kind::Enum(right)) => {
                left().is_closed() == right().is_closed() && is_same_enumeration(left(), right())
            }
            (left, right) => left.name() == right.name(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::EnumValueDescriptor;

    /// A message whose one field is of the kind.
    const fn holder(kind: &'static [FieldDescriptor]) -> MessageDescriptor {
        MessageDescriptor::new("Holder", kind)
    }

    const fn field(kind: FieldKind) -> FieldDescriptor {
        FieldDescriptor::new("it", 1, kind)
    }

    static SHORT: EnumDescriptor = EnumDescriptor::new("E", &[EnumValueDescriptor::new("A", 0)], true);
    static OPEN: EnumDescriptor = SHORT.opened();
    static LONG: EnumDescriptor =
        EnumDescriptor::new("E", &[EnumValueDescriptor::new("A", 0), EnumValueDescriptor::new("B", 1)], true);
    static NAMED: EnumDescriptor = EnumDescriptor::new("F", &[EnumValueDescriptor::new("A", 0)], true);
    static ELSEWHERE: EnumDescriptor =
        EnumDescriptor::new("E", &[EnumValueDescriptor::new("A", 0)], true).with_package("shop");

    // Two that contain themselves, and one that contains one of them.
    static LEFT: MessageDescriptor = holder(&[field(FieldKind::Explicit(Kind::Message(|| &LEFT)))]);
    static RIGHT: MessageDescriptor = holder(&[field(FieldKind::Explicit(Kind::Message(|| &RIGHT)))]);
    static THIRD: MessageDescriptor = holder(&[field(FieldKind::Explicit(Kind::Message(|| &LEFT)))]);

    static ALL: [MessageDescriptor; 12] = [
        holder(&[]),
        MessageDescriptor::new("Other", &[]),
        holder(&[]).with_package("shop"),
        holder(&[]).with_unknown_fields(),
        holder(&[field(FieldKind::Explicit(Kind::Int32))]),
        holder(&[field(FieldKind::Explicit(Kind::Sint32))]),
        holder(&[field(FieldKind::Implicit(Kind::Int32))]),
        holder(&[field(FieldKind::Explicit(Kind::Int32)).with_xml("that")]),
        holder(&[field(FieldKind::Map { key: Kind::Int32, value: Kind::Enum(|| &SHORT) })]),
        holder(&[field(FieldKind::Map { key: Kind::Int32, value: Kind::Enum(|| &OPEN) })]),
        holder(&[field(FieldKind::Map { key: Kind::Int32, value: Kind::Enum(|| &LONG) })]),
        holder(&[FieldDescriptor::new("of", 0, FieldKind::Oneof(&[field(FieldKind::Explicit(Kind::Int32))]))]),
    ];

    #[test]
    fn messages_that_differ_in_anything_are_others() {
        for (index, left) in ALL.iter().enumerate() {
            for (other, right) in ALL.iter().enumerate() {
                assert_eq!(is_same_message(left, right), index == other, "{left:?} {right:?}");
            }
        }
    }

    #[test]
    fn messages_that_contain_themselves_are_compared() {
        for (left, right) in [(&LEFT, &RIGHT), (&RIGHT, &LEFT), (&THIRD, &RIGHT), (&LEFT, &THIRD)] {
            assert!(is_same_message(left, right));
        }
        assert!(!is_same_message(&LEFT, &ALL[4]));
    }

    #[test]
    fn an_open_enumeration_is_the_same_as_its_closed_one() {
        assert!(is_same_enumeration(&SHORT, &OPEN));
        assert!(!is_same_enumeration(&SHORT, &LONG));
        assert!(!is_same_enumeration(&SHORT, &NAMED) && !is_same_enumeration(&SHORT, &ELSEWHERE));
    }
}

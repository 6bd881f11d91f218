//! What a derive cannot see, as it sees one type at a time: whether a oneof goes with the message that holds it.
//!
//! Descriptors are constants, so that the compiler stops where one is wrong. It also stops at a constant that takes two million
//! steps, each a call or one round of a loop. So all is looked up in hash tables, with a few steps for each field and one for
//! each byte of its names.

use super::{FieldDescriptor, FieldKind, clash};

/// Stops the compiler where two fields have one number, or a member of a oneof has the number or a name of another field.
///
/// The names of other fields are compared by the derive, which is faster.
pub(super) const fn assert_distinct(fields: &[FieldDescriptor]) {
    let members = count_members(fields);
    // A table has at least twice as many slots as there are names.
    match fields.len() + members {
        ..=16 => assert_all::<64>(fields, members > 0),
        17..=256 => assert_all::<1024>(fields, members > 0),
        257..=4096 => assert_all::<16_384>(fields, members > 0),
        4097..=65_536 => assert_all::<262_144>(fields, members > 0),
        _ => panic!("a message has 65536 fields at most: put some of these in messages of their own"),
    }
}

/// As [`assert_distinct`], with a table that is large enough; nobody calls it but the compiler, whose stack it does not take.
#[inline(never)]
const fn assert_all<const SLOTS: usize>(fields: &[FieldDescriptor], has_members: bool) {
    assert_numbers_apart::<SLOTS>(fields);
    if has_members {
        assert_names_apart::<SLOTS>(fields, &[Which::Proto, Which::Json]);
        assert_names_apart::<SLOTS>(fields, &[Which::Xml]);
    }
}

const fn count_members(fields: &[FieldDescriptor]) -> usize {
    let (mut count, mut index) = (0, 0);
    while index < fields.len() {
        if let FieldKind::Oneof(members) = fields[index].kind() {
            count += members.len();
        }
        index += 1;
    }
    count
}

/// A field, or a member of a oneof, by the index of the field or oneof and that of the member.
#[derive(Clone, Copy)]
struct Place {
    field: u32,
    member: u32,
}

impl Place {
    const FIRST: Self = Self { field: 0, member: 0 };

    /// Returns the place itself, or the next one where there is no such member.
    const fn resolve(mut self, fields: &[FieldDescriptor]) -> Option<Self> {
        while (self.field as usize) < fields.len() {
            match fields[self.field as usize].kind() {
                FieldKind::Oneof(members) if (self.member as usize) < members.len() => return Some(self),
                FieldKind::Oneof(_) => {}
                _ if self.member == 0 => return Some(self),
                _ => {}
            }
            self = Self { field: self.field + 1, member: 0 };
        }
        None
    }

    const fn next(self, fields: &[FieldDescriptor]) -> Option<Self> {
        Self { member: self.member + 1, ..self }.resolve(fields)
    }

    const fn descriptor(self, fields: &[FieldDescriptor]) -> &FieldDescriptor {
        match fields[self.field as usize].kind() {
            FieldKind::Oneof(members) => &members[self.member as usize],
            _ => &fields[self.field as usize],
        }
    }

    const fn is_member(self, fields: &[FieldDescriptor]) -> bool {
        matches!(fields[self.field as usize].kind(), FieldKind::Oneof(_))
    }
}

/// Which name of a field.
#[derive(Clone, Copy)]
enum Which {
    Proto,
    Json,
    Xml,
}

const fn name_of(field: &FieldDescriptor, which: Which) -> &'static str {
    match which {
        Which::Proto => field.name(),
        Which::Json => field.json_name(),
        Which::Xml => field.xml_name(),
    }
}

/// What was met so far, with linear probing. The number of slots is a power of two.
struct Table<const SLOTS: usize>([Option<(Place, Which)>; SLOTS]);

impl<const SLOTS: usize> Table<SLOTS> {
    const EMPTY: Self = Self([None; SLOTS]);

    /// Returns where a hash leads to.
    const fn first(hash: u64) -> usize {
        (hash ^ (hash >> 16)) as usize & (SLOTS - 1)
    }

    const fn next(slot: usize) -> usize {
        (slot + 1) & (SLOTS - 1)
    }

    /// Puts in a number. Those of one oneof were compared by its derive.
    const fn meet_number(&mut self, fields: &[FieldDescriptor], place: Place) {
        let number = place.descriptor(fields).number();
        let mut slot = Self::first(number as u64);
        while let Some((other, _)) = self.0[slot] {
            if other.descriptor(fields).number() == number && other.field != place.field {
                clash::of_numbers(other.descriptor(fields), place.descriptor(fields));
            }
            slot = Self::next(slot);
        }
        self.0[slot] = Some((place, Which::Proto));
    }

    /// Looks for a name, and puts it in where it is a member's.
    const fn meet_name(&mut self, fields: &[FieldDescriptor], place: Place, which: Which) {
        let name = name_of(place.descriptor(fields), which);
        let mut slot = Self::first(hash(name));
        while let Some((other, other_which)) = self.0[slot] {
            if is_same(name, name_of(other.descriptor(fields), other_which)) {
                if other.field == place.field {
                    return;
                }
                clash::of_names(other.descriptor(fields), place.descriptor(fields));
            }
            slot = Self::next(slot);
        }
        if place.is_member(fields) {
            self.0[slot] = Some((place, which));
        }
    }
}

const fn assert_numbers_apart<const SLOTS: usize>(fields: &[FieldDescriptor]) {
    let mut table = Table::<SLOTS>::EMPTY;
    let mut at = Place::FIRST.resolve(fields);
    while let Some(place) = at {
        table.meet_number(fields, place);
        at = place.next(fields);
    }
}

/// Compares names: in JSON, where a field has two, or in XML.
const fn assert_names_apart<const SLOTS: usize>(fields: &[FieldDescriptor], names: &[Which]) {
    let mut table = Table::<SLOTS>::EMPTY;
    meet_names(&mut table, fields, names, true);
    meet_names(&mut table, fields, names, false);
}

/// Looks for the names of all members, or of all other fields.
const fn meet_names<const SLOTS: usize>(
    table: &mut Table<SLOTS>,
    fields: &[FieldDescriptor],
    names: &[Which],
    members: bool,
) {
    let mut at = Place::FIRST.resolve(fields);
    while let Some(place) = at {
        let mut index = 0;
        while index < names.len() && place.is_member(fields) == members {
            table.meet_name(fields, place, names[index]);
            index += 1;
        }
        at = place.next(fields);
    }
}

const fn hash(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let (mut hash, mut index, len) = (0x811C_9DC5, 0, bytes.len());
    while index < len {
        hash = ((hash ^ bytes[index] as u64) * 0x0100_0193) & 0xFFFF_FFFF;
        index += 1;
    }
    hash
}

pub(super) const fn is_same(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let (mut index, len) = (0, left.len());
    if right.len() != len {
        return false;
    }
    while index < len && left[index] == right[index] {
        index += 1;
    }
    index == len
}

#[cfg(test)]
mod tests {
    extern crate std;

    use alloc::{boxed::Box, format, string::String, vec, vec::Vec};
    use std::panic::catch_unwind;

    use proptest::{collection::vec, prelude::*};

    use super::*;
    use crate::schema::{Kind, MessageDescriptor};

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
        let panic = catch_unwind(|| assert_distinct(fields)).expect_err("fields that are not distinct");
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

    /// Says what is wrong with two fields, or members, of which the indices of their fields are known.
    fn naive(fields: &[FieldDescriptor]) -> Vec<&'static str> {
        let flat = fields.iter().enumerate().flat_map(|(index, field)| match field.kind() {
            FieldKind::Oneof(members) => members.iter().map(|member| (index, true, member)).collect(),
            _ => vec![(index, false, field)],
        });
        let mut wrong = Vec::new();
        let flat: Vec<_> = flat.collect();
        for (position, (index, is_member, field)) in flat.iter().enumerate() {
            for (other_index, other_is_member, other) in &flat[..position] {
                let has_member = *is_member || *other_is_member;
                if index == other_index {
                    continue;
                }
                let names = |field: &FieldDescriptor| [field.name(), field.json_name()];
                let shared = names(field).iter().any(|name| names(other).contains(name));
                if field.number() == other.number() {
                    wrong.push("both have the number");
                } else if has_member && (shared || field.xml_name() == other.xml_name()) {
                    wrong.push("share a name");
                }
            }
        }
        wrong
    }

    fn fields() -> impl Strategy<Value = Vec<FieldDescriptor>> {
        let name = || prop::sample::select(vec!["a", "b", "c", "d_e", "dE", "f", "g", "h", "i", "j", "k", "l", "m"]);
        let one =
            (name(), name(), name(), 1..40_u32, any::<[bool; 2]>()).prop_map(|(name, json, xml, number, given)| {
                let field = field(name, number);
                let field = if given[0] { field.with_json(json, "") } else { field };
                if given[1] { field.with_xml(xml) } else { field }
            });
        let members = vec(one.clone(), 0..4).prop_map(|members| oneof(members.leak()));
        vec(prop_oneof![3 => one, 1 => members], 0..6)
    }

    proptest! {
        #[test]
        fn the_tables_find_what_all_pairs_have(fields in fields()) {
            let wrong = naive(&fields);
            match catch_unwind(|| assert_distinct(&fields)) {
                Ok(()) => prop_assert!(wrong.is_empty(), "{wrong:?}"),
                Err(panic) => {
                    let text = panic.downcast_ref::<String>().map(String::as_str).unwrap_or_default();
                    prop_assert!(wrong.iter().any(|words| text.contains(words)), "{text}, not {wrong:?}");
                }
            }
        }
    }

    static DIGITS: [u8; 40_000] = {
        let mut digits = [b'0'; 40_000];
        let mut index = 0;
        while index < 10_000 {
            digits[4 * index] += (index / 1000) as u8;
            digits[4 * index + 1] += (index / 100 % 10) as u8;
            digits[4 * index + 2] += (index / 10 % 10) as u8;
            digits[4 * index + 3] += (index % 10) as u8;
            index += 1;
        }
        digits
    };

    /// Fields that are called by their numbers.
    const fn many<const COUNT: usize>(first: usize) -> [FieldDescriptor; COUNT] {
        let mut all = [field("", 0); COUNT];
        let mut index = 0;
        while index < COUNT {
            let (_, digits) = DIGITS.split_at(4 * (first + index));
            let Ok(name) = core::str::from_utf8(digits.split_at(4).0) else { panic!() };
            all[index] = field(name, (first + index) as u32);
            index += 1;
        }
        all
    }

    static PLAIN: [FieldDescriptor; 5000] = many(1);
    static MEMBERS: [FieldDescriptor; 1000] = many(5001);
    static WITH_ONEOF: [FieldDescriptor; 5001] = {
        let mut all = [oneof(&MEMBERS); 5001];
        all.split_at_mut(5000).0.copy_from_slice(&PLAIN);
        all
    };

    /// The compiler would not take more than two million steps.
    static LARGE: MessageDescriptor = MessageDescriptor::new("Large", &WITH_ONEOF);

    #[test]
    fn a_large_message_compiles() {
        assert_eq!(LARGE.flat_fields().count(), 6000);
        assert_eq!(LARGE.flat_fields().last().unwrap().name(), "6000");
    }

    #[test]
    fn a_clash_among_many_fields_is_found() {
        let large = |last: FieldDescriptor| {
            let fields = [&WITH_ONEOF[..], &[last]].concat();
            let panic = std::thread::Builder::new().stack_size(8 << 20).spawn(move || assert_distinct(&fields));
            panic.unwrap().join().map_err(|panic| panic.downcast_ref::<String>().cloned().unwrap_or_default())
        };
        let number =
            |other, number| format!("`{other}` and `x` both have the number {number}: give one of them another one");
        let name =
            |one, other| format!("{one}, and {other}, share a name: give one of them another `name`, `json` or `xml`");
        assert_eq!(large(field("x", 9999)), Ok(()));
        assert_eq!(large(field("x", 17)).unwrap_err(), number("0017", 17));
        assert_eq!(large(field("x", 5017)).unwrap_err(), number("5017", 5017));
        assert_eq!(large(field("5017", 9999)).unwrap_err(), name("`5017`, number 5017", "`5017`, number 9999"));
        assert_eq!(large(field("0017", 9999)), Ok(()), "the derive compares names of fields");
        let leaked = oneof(Box::leak(Box::new([field("x", 9998), field("0017", 9999)])));
        assert_eq!(large(leaked).unwrap_err(), name("`0017`, number 9999", "`0017`, number 17"));
    }
}

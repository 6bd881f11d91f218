//! The same field more than once, and fields in any order.

use wireform::{Message, Open};
use wireform_test_support::{
    empty,
    rows::{Choice, Color, Enums, Everything, Kind, Leaf, Nesting, Optionals, Person, Scalars, Shade},
    wire::Wire,
};

use crate::decode;

#[test]
fn last_scalar_wins() {
    let wire = Wire::new().varint(2, 1).string(14, "a").varint(2, 2).bytes(15, [1, 2]).string(14, "b").bytes(15, [3]);
    let scalars: Scalars = decode(wire.clone());
    assert_eq!((scalars.int32, &*scalars.string, scalars.bytes), (2, "b", vec![3]));
    let optionals: Optionals = decode(wire);
    assert_eq!((optionals.int32, optionals.string.as_deref(), optionals.bytes), (Some(2), Some("b"), Some(vec![3])));
}

#[test]
fn last_scalar_wins_even_when_it_is_empty() {
    let wire = Wire::new().varint(2, 1).string(14, "a").varint(2, 0).string(14, "").fixed64(13, 5).fixed64(13, 0);
    assert_eq!(decode::<Scalars>(wire.clone()), empty());
    let expected = Optionals { int32: Some(0), string: Some(String::new()), double: Some(0.0), ..empty() };
    assert_eq!(decode::<Optionals>(wire), expected);
}

#[test]
fn last_enumeration_wins() {
    let wire = Wire::new().varint(1, 1).varint(1, 300).varint(2, 7).varint(2, 0).varint(3, 1).varint(3, 9);
    let expected = Enums { closed: Color::Blue, open: Open::Known(Color::Red), other: Shade::Other(9) };
    assert_eq!(decode::<Enums>(wire), expected);
}

#[test]
fn fields_may_come_in_any_order() {
    let records = [
        Wire::new().string(1, "Martin"),
        Wire::new().varint(2, 1337),
        Wire::new().string(3, "daydreaming"),
        Wire::new().string(3, "hacking"),
    ];
    for order in [[0, 1, 2, 3], [2, 3, 1, 0], [2, 0, 3, 1], [1, 2, 0, 3], [2, 1, 3, 0]] {
        let wire = order.iter().fold(Wire::new(), |wire, index| wire.raw(&records[*index]));
        assert_eq!(decode::<Person>(wire), Person::martin(), "{order:?}");
    }
}

/// Two occurrences of a leaf and what they are together.
fn halves() -> (Wire, Wire, Leaf) {
    let first = Wire::new().varint(1, 1).string(2, "a").packed(3, [1]);
    let second = Wire::new().string(2, "b").packed(3, [2]);
    (first, second, Leaf { number: 1, text: "b".into(), values: vec![1, 2] })
}

#[test]
fn singular_messages_merge() {
    let (first, second, both) = halves();
    for number in [1, 2, 3] {
        let together = Wire::new().message(number, first.clone()).message(number, second.clone());
        let apart = Wire::new().message(number, first.clone()).message(5, Wire::new()).message(number, second.clone());
        for wire in [together, apart] {
            let nesting: Nesting = decode(wire);
            match number {
                1 => assert_eq!(nesting.plain, both),
                2 => assert_eq!(nesting.optional, Some(both.clone())),
                _ => assert_eq!(*nesting.boxed, both),
            }
        }
    }
}

#[test]
fn boxed_messages_merge_at_every_level() {
    let (first, second, both) = halves();
    let wrap = |leaf| Wire::new().message(4, Wire::new().message(4, Wire::new().message(3, leaf)));
    let nesting: Nesting = decode(wrap(first).raw(wrap(second)));
    assert_eq!(*nesting.inner.unwrap().inner.unwrap().boxed, both);
}

#[test]
fn lists_append_and_do_not_merge() {
    let (first, second, _) = halves();
    let nesting: Nesting = decode(Wire::new().message(5, first).message(5, second));
    assert_eq!(nesting.list.len(), 2);
    assert_eq!(nesting.list[1].values, [2]);
}

#[test]
fn last_oneof_member_wins() {
    let wire = Wire::new().varint(3, 5).string(15, "a").varint(1, 1).varint(2, 0);
    assert_eq!(decode::<Choice>(wire), Choice { before: 1, kind: Some(Kind::Bool(false)), after: 0 });
    let wire = Wire::new().string(15, "a").string(15, "b");
    assert_eq!(decode::<Choice>(wire).kind, Some(Kind::String("b".into())));
}

#[test]
fn same_message_member_of_a_oneof_merges() {
    let (first, second, both) = halves();
    let wire = Wire::new().message(20, first).varint(30, 1).message(20, second);
    assert_eq!(decode::<Choice>(wire), Choice { before: 0, kind: Some(Kind::Leaf(both)), after: 1 });
}

#[test]
fn another_member_between_starts_the_message_anew() {
    let (first, second, _) = halves();
    let wire = Wire::new().message(20, first).varint(2, 1).message(20, second);
    let expected = Leaf { number: 0, text: "b".into(), values: vec![2] };
    assert_eq!(decode::<Choice>(wire).kind, Some(Kind::Leaf(expected)));
}

#[test]
fn boxed_member_of_a_oneof_merges() {
    let wire = Wire::new().message(21, Wire::new().varint(1, 1)).message(21, Wire::new().varint(30, 2));
    let inner = Choice { before: 1, kind: None, after: 2 };
    assert_eq!(decode::<Choice>(wire).kind, Some(Kind::Again(Box::new(inner))));
}

#[test]
fn decoding_two_halves_is_merging_them() {
    let (one, two) =
        (Wire::new().message(1, Wire::new().varint(2, 1)), Wire::new().message(1, Wire::new().varint(3, 2)));
    let one = one.message(12, Wire::new()).string(15, "a");
    let two = two.message(12, Wire::new()).varint(14, 1).varint(100_000, 1);
    let mut merged: Everything = decode(one.clone());
    merged.merge(two.as_ref()).unwrap();
    assert_eq!(merged, decode(one.raw(two)));
}

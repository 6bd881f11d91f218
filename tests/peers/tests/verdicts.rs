//! Bytes that no encoder wrote: both libraries accept them, or both refuse them, or the difference is on the list.

use std::collections::BTreeMap;

use proptest::{collection::vec, prelude::*};
use wireform_test_peers::{
    Both, DIFFERENCES, Everything, Lists, MapValues, Nesting, Optionals, PlusZero, Twin, Verdict, Wide, compare,
};
use wireform_test_support::{change::Change, corpus::corpus, strategies, wire::Wire};

fn check<T: Twin>(row: &impl wireform::Message, changes: &[Change]) {
    let mut bytes = wireform::proto::to_vec(row);
    for change in changes {
        change.apply(&mut bytes);
    }
    compare::<T>(&bytes);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn changed_optionals_get_the_same_verdict(row in strategies::optionals(), changes in vec(Change::any(), 1..4)) {
        check::<Optionals>(&row, &changes);
    }

    #[test]
    fn changed_lists_get_the_same_verdict(row in strategies::lists(), changes in vec(Change::any(), 1..4)) {
        check::<Lists>(&row, &changes);
    }

    #[test]
    fn changed_maps_get_the_same_verdict(row in strategies::map_values(), changes in vec(Change::any(), 1..4)) {
        check::<MapValues>(&row, &changes);
    }

    #[test]
    fn changed_messages_get_the_same_verdict(row in strategies::nesting(), changes in vec(Change::any(), 1..4)) {
        check::<Nesting>(&row, &changes);
    }

    #[test]
    fn many_changed_fields_get_the_same_verdict(row in strategies::wide(), changes in vec(Change::any(), 1..4)) {
        check::<Wide>(&row, &changes);
    }

    #[test]
    fn random_bytes_get_the_same_verdict(bytes in vec(any::<u8>(), 0..40)) {
        compare::<Everything>(&bytes);
    }
}

#[test]
fn samples_with_a_changed_byte_get_the_same_verdict() {
    for mut bytes in corpus().into_iter().map(|sample| sample.bytes) {
        compare::<Everything>(&bytes);
        for at in 0..bytes.len() {
            let old = bytes[at];
            for new in [0x00, 0x7f, 0x80, 0xff, old ^ 1, old ^ 4, old.wrapping_add(8)] {
                bytes[at] = new;
                compare::<Everything>(&bytes);
            }
            bytes[at] = old;
        }
    }
}

#[test]
fn samples_that_are_cut_get_the_same_verdict() {
    for bytes in corpus().into_iter().map(|sample| sample.bytes) {
        for len in 0..bytes.len() {
            compare::<Everything>(&bytes[..len]);
        }
    }
}

#[test]
fn every_difference_on_the_list_is_one() {
    for difference in DIFFERENCES {
        let verdict = compare::<Everything>(difference.example);
        assert!(
            matches!(verdict, Verdict::Differs(found) if std::ptr::eq(found, difference)),
            "{difference:?}: {verdict:?}, {:?}",
            Both::<Everything>::read(difference.example),
        );
    }
}

#[test]
fn both_stop_at_the_same_depth() {
    for (levels, accepted) in [(100, true), (101, false)] {
        // Field 4 of `Nesting` is a `Nesting`.
        let bytes = Wire::new().nested(4, levels).build();
        let Both { ours, prost } = Both::<Nesting>::read(&bytes);
        assert_eq!(ours.is_ok(), accepted, "{levels} levels");
        assert_eq!(prost.is_ok(), accepted, "{levels} levels");
    }
}

/// A map to itself.
#[derive(Clone, PartialEq, prost::Message, wireform::Message)]
struct Tree {
    #[proto(1)]
    #[prost(btree_map = "string, message", tag = "1")]
    kids: BTreeMap<String, Self>,
}

impl PlusZero for Tree {}

#[test]
fn both_count_a_map_entry_as_a_level() {
    for (entries, accepted) in [(50, true), (51, false)] {
        let bytes = (0..entries).fold(Wire::new(), |inner, _| Wire::new().entry(1, |entry| entry.message(2, inner)));
        let Both { ours, prost } = Both::<Tree>::read(&bytes.build());
        assert_eq!(ours.is_ok(), accepted, "{entries} entries");
        assert_eq!(prost.is_ok(), accepted, "{entries} entries");
    }
}

/// A message of messages that hold no memory.
#[derive(Clone, PartialEq, prost::Message, wireform::Message)]
struct Line {
    #[proto(1)]
    #[prost(message, optional, tag = "1")]
    from: Option<Point>,
    #[proto(2)]
    #[prost(message, optional, boxed, tag = "2")]
    to: Option<Box<Point>>,
}

/// A message that holds no memory.
#[derive(Clone, Copy, PartialEq, prost::Message, wireform::Message)]
struct Point {
    #[proto(1)]
    #[prost(int32, tag = "1")]
    x: i32,
    #[proto(2)]
    #[prost(int32, tag = "2")]
    y: i32,
}

impl PlusZero for Line {}

#[test]
fn messages_that_hold_no_memory_merge_like_others() {
    let halves =
        |wire: Wire, number| wire.message(number, Wire::new().varint(1, 3)).message(number, Wire::new().varint(2, 4));
    let Verdict::Same(line) = compare::<Line>(&halves(halves(Wire::new(), 1), 2).build()) else { panic!("refused") };
    let point = Point { x: 3, y: 4 };
    assert_eq!(line, Line { from: Some(point), to: Some(Box::new(point)) });
}

/// Varints that tell a 32-bit field, a 64-bit field, a bool and an enumeration apart.
const VARINTS: [u64; 14] = [
    0,
    1,
    0x7f,
    0x80,
    0x100,
    0xffff_ff00,
    0x7fff_ffff,
    0x8000_0000,
    0xffff_ffff,
    0x1_0000_0000,
    0x1_0000_0005,
    0x8000_0000_0000_0000,
    0xffff_ffff_0000_0001,
    u64::MAX,
];

/// The fields of `Optionals`, `Lists` and `MapValues` that hold varints.
const VARINT_FIELDS: [u64; 10] = [1, 2, 3, 4, 5, 6, 7, 16, 17, 18];

#[test]
fn varints_of_every_width_are_the_same_value() {
    for (number, width) in VARINT_FIELDS.into_iter().flat_map(|number| (1..=10).map(move |width| (number, width))) {
        let wire = Wire::new().tag_width(2).varint_width(width);
        for value in VARINTS {
            read_same::<Optionals>(wire.clone().varint(number, value));
            read_same::<Lists>(wire.clone().varint(number, value));
            read_same::<MapValues>(wire.clone().entry(number, |entry| entry.varint(1, value).varint(2, value)));
        }
        // Longer than the window in which packed varints are read.
        read_same::<Lists>(wire.packed(number, VARINTS.into_iter().cycle().take(40)));
    }
}

fn read_same<T: Twin>(wire: Wire) {
    let bytes = wire.build();
    assert!(matches!(compare::<T>(&bytes), Verdict::Same(_)), "refused: {bytes:02x?}");
}

//! Lists, packed and expanded.

use wireform::{DecodeErrorKind, Message, Open};
use wireform_test_support::{
    empty,
    rows::{Color, Everything, ExpandedLists, Leaf, Lists, Nesting, Shade, Wide},
    wire::Wire,
};

use crate::{decode, refuse};

/// The numbers of numeric lists, and records of theirs that hold 1 and 0.
const NUMERIC: [u64; 16] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17, 18];

fn expanded(number: u64) -> Wire {
    match number {
        8 | 10 | 12 => Wire::new().fixed32(number, 1).fixed32(number, 0),
        9 | 11 | 13 => Wire::new().fixed64(number, 1).fixed64(number, 0),
        _ => Wire::new().varint(number, 1).varint(number, 0),
    }
}

fn packed(number: u64) -> Wire {
    match number {
        8 | 10 | 12 => Wire::new().bytes(number, [1, 0, 0, 0, 0, 0, 0, 0]),
        9 | 11 | 13 => Wire::new().bytes(number, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        _ => Wire::new().packed(number, [1, 0]),
    }
}

#[test]
fn packed_field_accepts_expanded() {
    for number in NUMERIC {
        let lists: Lists = decode(expanded(number));
        assert_eq!(lists.encode_to_vec(), packed(number).build(), "{number}");
    }
}

#[test]
fn expanded_field_accepts_packed() {
    for number in NUMERIC {
        let lists: ExpandedLists = decode(packed(number));
        assert_eq!(lists.encode_to_vec(), expanded(number).build(), "{number}");
    }
}

#[test]
fn packed_and_expanded_may_alternate() {
    for number in NUMERIC {
        let wire = expanded(number).raw(packed(number)).raw(expanded(number)).raw(packed(number));
        let (packed_field, expanded_field): (Lists, ExpandedLists) = (decode(wire.clone()), decode(wire));
        assert_eq!(expanded_field.encode_to_vec(), expanded(number).build().repeat(4), "{number}");
        let again: Lists = decode(Wire::new().raw(expanded(number).build().repeat(4)));
        assert_eq!(packed_field, again, "{number}");
    }
}

#[test]
fn packed_field_may_come_in_pieces() {
    let wire = Wire::new().packed(2, [1, 2]).packed(2, []).varint(2, 3).packed(2, [4]).varint(2, 5);
    assert_eq!(decode::<Lists>(wire).int32, [1, 2, 3, 4, 5]);
}

#[test]
fn other_fields_may_come_between_elements() {
    let wire = Wire::new().string(14, "a").varint(2, 1).string(14, "b").packed(2, [2]).varint(1, 1).string(14, "c");
    let lists: Lists = decode(wire);
    assert_eq!(
        lists,
        Lists { bool: vec![true], int32: vec![1, 2], string: vec!["a".into(), "b".into(), "c".into()], ..empty() }
    );
}

#[test]
fn empty_elements_are_kept() {
    let wire = Wire::new().string(14, "").string(14, "").bytes(15, []).packed(2, [0, 0]);
    let lists: Lists = decode(wire.clone());
    assert_eq!((lists.string.len(), lists.bytes.len(), lists.int32.len()), (2, 1, 2));
    assert_eq!(
        lists.encode_to_vec(),
        Wire::new().packed(2, [0, 0]).string(14, "").string(14, "").bytes(15, []).build()
    );
    let nesting: Nesting = decode(Wire::new().message(5, Wire::new()).message(5, Wire::new()).message(7, Wire::new()));
    assert_eq!((nesting.list.len(), nesting.boxes.len()), (2, 1));
}

#[test]
fn empty_packed_record_adds_nothing() {
    assert_eq!(decode::<Lists>(Wire::new().packed(2, []).bytes(8, []).packed(1, [])), empty());
    assert_eq!(Lists::encode_to_vec(&empty()), b"");
}

#[test]
fn packed_fixed_of_odd_length_is_refused() {
    for number in [8, 9, 10, 11, 12, 13] {
        for len in [1, 3, 5, 7, 9, 15] {
            let wire = Wire::new().bytes(number, vec![0; len]);
            assert_eq!(refuse::<Lists>(wire.clone()), DecodeErrorKind::InvalidPackedLength, "{number}: {len}");
            assert_eq!(refuse::<ExpandedLists>(wire), DecodeErrorKind::InvalidPackedLength, "{number}: {len}");
        }
    }
}

#[test]
fn packed_lengths_around_the_windows_are_read() {
    for count in [0, 1, 15, 16, 17, 31, 63, 64, 65, 79, 80, 81, 127, 128, 129, 300] {
        for value in [0, 1, 127, 128, 1 << 20, u64::MAX >> 7, u64::MAX] {
            let values = vec![value; count];
            let lists: Lists = decode(Wire::new().packed(5, values.clone()));
            assert_eq!(lists.uint64, values, "{count} of {value}");
            assert_eq!(lists.encode_to_vec().len(), lists.encoded_len(), "{count} of {value}");
        }
    }
}

#[test]
fn open_enumerations_keep_unknown_elements() {
    let lists: Lists = decode(Wire::new().packed(17, [300, 7]).packed(18, [1, 7]).varint(18, 8));
    assert_eq!(lists.open, [Open::Known(Color::Blue), Open::Unknown(7)]);
    assert_eq!(lists.other, [Shade::Dark, Shade::Other(7), Shade::Other(8)]);
}

#[test]
fn lists_of_a_wide_message_accept_both_forms() {
    let wire = Wire::new().varint(28, 1).packed(28, [2]).packed(37, [3]).varint(37, 4).fixed64(31, 5);
    let wide: Wide = decode(wire);
    assert_eq!((wide.c2, wide.c11, wide.c5), (vec![1, 2], vec![3, 4], vec![5]));
}

#[test]
fn messages_in_lists_are_each_their_own() {
    let leaf = |number| Wire::new().varint(1, number).packed(3, [number]);
    let nesting: Nesting = decode(Wire::new().message(5, leaf(1)).message(5, leaf(2)));
    assert_eq!(nesting.list, [1, 2].map(|number| Leaf { number, text: String::new(), values: vec![number as u32] }));
    let everything: Everything = decode(Wire::new().message(12, Wire::new().varint(14, 2)).message(12, Wire::new()));
    assert_eq!((everything.list.len(), everything.list[1].pick.is_none()), (2, true));
}

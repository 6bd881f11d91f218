//! Maps and their entries.

use wireform::{DecodeErrorKind, Message};
use wireform_test_support::{
    empty,
    rows::{Everything, Hashed, Leaf, MapKeys, MapValues, Wide},
    wire::Wire,
};

use crate::{decode, refuse};

#[test]
fn last_entry_of_a_key_wins() {
    let wire = Wire::new().entry(2, |e| e.varint(1, 5).varint(2, 1)).entry(2, |e| e.varint(1, 5).varint(2, 2));
    assert_eq!(decode::<MapValues>(wire).int32, [(5, 2)].into());
}

#[test]
fn entries_of_one_key_do_not_merge() {
    let leaf = |wire: Wire| move |e: Wire| e.varint(1, 5).message(2, wire);
    let wire = Wire::new()
        .entry(19, leaf(Wire::new().varint(1, 1).packed(3, [1])))
        .entry(19, leaf(Wire::new().string(2, "b")));
    let expected = Leaf { number: 0, text: "b".into(), values: vec![] };
    assert_eq!(decode::<MapValues>(wire).message, [(5, expected)].into());
}

#[test]
fn missing_key_and_value_are_empty() {
    let wire = Wire::new().entry(2, |e| e.varint(2, 1)).entry(2, |e| e.varint(1, 7));
    assert_eq!(decode::<MapValues>(wire).int32, [(0, 1), (7, 0)].into());
    let wire = Wire::new().entry(14, |e| e).entry(19, |e| e.varint(1, 1));
    let values: MapValues = decode(wire);
    assert_eq!((values.string, values.message), ([(0, String::new())].into(), [(1, empty())].into()));
    assert_eq!(decode::<MapKeys>(Wire::new().entry(12, |e| e)).string, [(String::new(), 0)].into());
}

#[test]
fn empty_key_and_value_are_left_out_of_an_entry() {
    let values = MapValues { int32: [(0, 0)].into(), string: [(1, String::new())].into(), ..empty() };
    assert_eq!(values.encode_to_vec(), Wire::new().entry(2, |e| e).entry(14, |e| e.varint(1, 1)).build());
    assert_eq!(values.encoded_len(), 6);
}

#[test]
fn value_may_come_before_key() {
    let wire = Wire::new().entry(2, |e| e.varint(2, 1).varint(1, 5)).entry(12, |e| e.fixed32(2, 0).varint(1, 9));
    let values: MapValues = decode(wire);
    assert_eq!((values.int32, values.float), ([(5, 1)].into(), [(9, 0.0)].into()));
}

#[test]
fn last_key_and_value_of_an_entry_win_and_messages_merge() {
    let wire = Wire::new().entry(2, |e| e.varint(1, 1).varint(2, 1).varint(1, 2).varint(2, 2));
    assert_eq!(decode::<MapValues>(wire).int32, [(2, 2)].into());
    let wire = Wire::new().entry(19, |e| e.message(2, Wire::new().varint(1, 1)).message(2, Wire::new().string(2, "b")));
    let expected = Leaf { number: 1, text: "b".into(), values: vec![] };
    assert_eq!(decode::<MapValues>(wire).message, [(0, expected)].into());
}

#[test]
fn other_fields_of_an_entry_are_skipped() {
    let wire = Wire::new()
        .entry(2, |e| e.string(3, "x").varint(1, 5).group(9, Wire::new().varint(1, 1)).varint(2, 6).fixed64(4, 0));
    assert_eq!(decode::<MapValues>(wire).int32, [(5, 6)].into());
    let wrong = Wire::new().entry(2, |e| e.string(1, "x").fixed32(2, 1).varint(1, 5));
    assert_eq!(decode::<MapValues>(wrong).int32, [(5, 0)].into());
}

#[test]
fn overlong_tags_of_an_entry_are_read() {
    let entry = Wire::new().tag_width(3).varint_width(4).varint(1, 5).varint(2, 6);
    assert_eq!(decode::<MapValues>(Wire::new().tag_width(2).message(2, entry)).int32, [(5, 6)].into());
}

#[test]
fn malformed_entry_is_refused() {
    let wire = |entry: Wire| Wire::new().message(2, entry);
    assert_eq!(refuse::<MapValues>(wire(Wire::new().raw([0x08]))), DecodeErrorKind::UnexpectedEnd);
    assert_eq!(refuse::<MapValues>(wire(Wire::new().varint(0, 1))), DecodeErrorKind::InvalidTag);
    assert_eq!(refuse::<MapValues>(wire(Wire::new().end_group(2))), DecodeErrorKind::UnexpectedEndGroup);
    assert_eq!(refuse::<MapValues>(wire(Wire::new().varint_width(11).varint(1, 1))), DecodeErrorKind::InvalidVarint);
    let text = Wire::new().entry(14, |e| e.bytes(2, [0xff]));
    assert_eq!(refuse::<MapValues>(text), DecodeErrorKind::InvalidUtf8);
}

#[test]
fn entry_of_another_wire_type_is_unknown() {
    assert_eq!(decode::<MapValues>(Wire::new().varint(2, 1).group(14, Wire::new())), empty());
    let everything: Everything = decode(Wire::new().varint(13, 1));
    assert_eq!(everything.rest.as_bytes(), Wire::new().varint(13, 1).as_ref());
}

#[test]
fn hash_maps_hold_the_same_as_ordered_ones() {
    let entries =
        (0..100).fold(Wire::new(), |wire, key| wire.entry(2, |e| e.fixed32(1, key).varint(2, u64::from(key))));
    let hashed: Hashed = decode(entries);
    assert_eq!(hashed.own_hasher.len(), 100);
    assert!(hashed.own_hasher.iter().all(|(key, value)| key == value));
    assert_eq!(Hashed::decode(&hashed.encode_to_vec()[..]).unwrap(), hashed);
    assert_eq!(hashed.encoded_len(), hashed.encode_to_vec().len());
}

#[test]
fn maps_of_a_wide_message_are_read_by_number() {
    let wire =
        Wire::new().entry(39, |e| e.varint(1, 1)).entry(38, |e| e.string(1, "a")).entry(38, |e| e.string(1, "b"));
    let wide: Wide = decode(wire);
    assert_eq!((wide.d1.len(), wide.d2.len()), (2, 1));
}

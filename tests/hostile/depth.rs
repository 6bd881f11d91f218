//! A hundred levels below the root are accepted, a hundred and one are refused, on every path.

use wireform::{DecodeErrorKind, Message, proto};
use wireform_test_support::{
    empty,
    rows::{Choice, Everything, Nesting},
    wire::Wire,
};

/// Wraps a message into `levels` levels of the same kind.
fn wrap(inner: Wire, levels: usize, wrap: impl Fn(Wire) -> Wire) -> Wire {
    (0..levels).fold(inner, |inner, _| wrap(inner))
}

/// Decodes, in each mode, what has `levels` levels, and tells whether it was accepted.
#[track_caller]
fn accepts<M: Message + std::fmt::Debug + PartialEq>(wire: &Wire) -> bool {
    let mut recycled: M = empty();
    let into = proto::decode_into(&mut recycled, wire.as_ref());
    let mut merged: M = empty();
    let merge = merged.merge(wire.as_ref());
    match M::decode(wire.as_ref()) {
        Ok(value) => {
            into.and(merge).unwrap();
            assert!(value == recycled && value == merged);
            true
        }
        Err(error) => {
            assert_eq!(error.kind(), &DecodeErrorKind::DepthLimit);
            assert_eq!(into.unwrap_err().kind(), &DecodeErrorKind::DepthLimit);
            assert_eq!(merge.unwrap_err().kind(), &DecodeErrorKind::DepthLimit);
            false
        }
    }
}

/// Asserts that just so many levels around `inner` are accepted.
#[track_caller]
fn boundary<M: Message + std::fmt::Debug + PartialEq>(most: usize, inner: &Wire, spell: impl Fn(Wire) -> Wire) {
    assert!(accepts::<M>(&wrap(inner.clone(), most, &spell)), "{most} levels are refused");
    assert!(!accepts::<M>(&wrap(inner.clone(), most + 1, &spell)), "{} levels are accepted", most + 1);
}

#[test]
fn boxes() {
    let empty = Wire::new();
    boundary::<Nesting>(100, &empty, |inner| Wire::new().message(4, inner));
    boundary::<Everything>(100, &empty, |inner| Wire::new().message(11, inner));
    boundary::<Everything>(100, &Wire::new().varint(14, 1), |inner| Wire::new().tag_width(3).message(11, inner));
}

#[test]
fn lists() {
    boundary::<Everything>(100, &Wire::new(), |inner| Wire::new().message(12, inner));
    boundary::<Everything>(100, &Wire::new(), |inner| Wire::new().message(12, Wire::new()).message(12, inner));
    boundary::<Nesting>(100, &Wire::new(), |inner| Wire::new().message(7, inner));
}

#[test]
fn oneofs() {
    boundary::<Everything>(100, &Wire::new(), |inner| Wire::new().message(16, inner));
    boundary::<Choice>(100, &Wire::new().varint(2, 1), |inner| Wire::new().message(21, inner));
}

#[test]
fn map_entries_count() {
    let entry = |inner| Wire::new().entry(13, |entry| entry.string(1, "k").message(2, inner));
    boundary::<Everything>(50, &Wire::new(), entry);
    // 98 levels, an entry and its value make 100.
    boundary::<Everything>(98, &entry(Wire::new()), |inner| Wire::new().message(11, inner));
    // An entry without a message is one level.
    let flat = Wire::new().message(6, Wire::new().entry(2, |entry| entry.varint(1, 1)));
    boundary::<Everything>(98, &flat, |inner| Wire::new().message(12, inner));
}

#[test]
fn plain_messages_count() {
    let leaf = Wire::new().message(8, Wire::new().message(1, Wire::new().varint(1, 1)));
    boundary::<Everything>(98, &leaf, |inner| Wire::new().message(11, inner));
}

#[test]
fn groups_in_unknown_fields_count() {
    boundary::<Everything>(100, &Wire::new().varint(1, 1), |inner| Wire::new().group(99, inner));
    boundary::<Nesting>(100, &Wire::new(), |inner| Wire::new().group(99, inner));
    boundary::<Everything>(40, &wrap(Wire::new(), 60, |inner| Wire::new().group(99, inner)), |inner| {
        Wire::new().message(11, inner)
    });
}

#[test]
fn groups_in_map_entries_count() {
    let group = |levels| wrap(Wire::new(), levels, |inner| Wire::new().group(9, inner));
    let entry = |levels| Wire::new().message(6, Wire::new().message(2, group(levels)));
    assert!(accepts::<Everything>(&entry(98)));
    assert!(!accepts::<Everything>(&entry(99)));
}

#[test]
fn levels_do_not_add_up_across_siblings() {
    let deep = wrap(Wire::new(), 99, |inner| Wire::new().message(12, inner));
    assert!(accepts::<Everything>(&Wire::new().repeat(3, |wire| wire.message(12, deep.clone()))));
    let mixed = Wire::new().message(11, deep.clone()).message(16, deep.clone()).message(12, deep);
    assert!(accepts::<Everything>(&mixed));
}

#[test]
fn endless_nesting_is_refused_where_the_limit_is() {
    let bytes = [0x5a, 0xff, 0xff, 0xff, 0x07].repeat(1000);
    let error = Everything::decode(&bytes[..]).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::UnexpectedEnd);
    let error = Nesting::decode(&[0x4b].repeat(1000)[..]).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (&DecodeErrorKind::DepthLimit, 101));
}

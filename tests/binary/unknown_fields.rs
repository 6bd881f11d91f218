//! Records that a message has no field for.

use wireform::{DecodeErrorKind, Message, UnknownFields, wire::Raw};
use wireform_test_support::{
    empty,
    rows::{Everything, Keeping, Leaf, Person, Scalars, Wide},
    wire::Wire,
};

use crate::{decode, refuse};

/// One record of each wire type.
fn records() -> Wire {
    let group = Wire::new().varint(1, 1).group(2, Wire::new().string(3, "deep")).fixed32(1, 2);
    Wire::new().varint(90, 300).fixed64(91, 1).string(90, "text").group(92, group).fixed32(93, 2)
}

#[test]
fn unknown_fields_are_skipped_without_a_place_for_them() {
    let wire = records().varint(1, 5).raw(records()).string(2, "a").raw(records());
    assert_eq!(decode::<Leaf>(wire), Leaf { number: 5, text: "a".into(), values: vec![] });
}

#[test]
fn unknown_fields_are_kept_verbatim_in_order() {
    let overlong = Wire::new().tag_width(5).varint_width(10).varint(94, 1).string(95, "x");
    let wire = overlong.clone().varint(1, 1).raw(records()).varint(2, 1).raw(&overlong);
    let keeping: Keeping = decode(wire);
    let kept = overlong.clone().raw(records()).raw(&overlong);
    assert_eq!(keeping.rest.as_bytes(), kept.as_ref());
    assert_eq!(keeping.encode_to_vec(), Wire::new().varint(1, 1).varint(2, 1).raw(kept).build());
    assert_eq!(keeping.encoded_len(), keeping.encode_to_vec().len());
}

#[test]
fn unknown_fields_are_kept_at_every_level() {
    let inner = Wire::new().message(11, records()).message(12, records()).message(10, records());
    let everything: Everything = decode(inner.clone());
    assert_eq!(everything.inner.as_ref().unwrap().rest.as_bytes(), records().as_ref());
    assert_eq!(everything.list[0].rest.as_bytes(), records().as_ref());
    assert_eq!(everything.wide.rest.as_bytes(), records().as_ref());
    assert_eq!(decode::<Everything>(Wire::new().raw(everything.encode_to_vec())), everything);
}

#[test]
fn unknown_fields_are_listed_as_they_come() {
    let keeping: Keeping = decode(records());
    let group = Wire::new().varint(1, 1).group(2, Wire::new().string(3, "deep")).fixed32(1, 2).build();
    let expected = [
        (90, Raw::Varint(300)),
        (91, Raw::Fixed64(1)),
        (90, Raw::LengthDelimited(b"text")),
        (92, Raw::Group(&group)),
        (93, Raw::Fixed32(2)),
    ];
    assert_eq!(keeping.rest.iter().collect::<Vec<_>>(), expected);
    let mut pushed = UnknownFields::new();
    for (number, value) in expected {
        pushed.push(number, value);
    }
    assert_eq!(pushed, keeping.rest);
    assert_eq!(UnknownFields::from_bytes(records().as_ref()).unwrap(), pushed);
}

#[test]
fn wrong_wire_type_is_unknown() {
    let wrong =
        Wire::new().fixed32(1, 1).varint(3, 1).fixed64(12, 1).varint(13, 1).string(14, "x").group(7, Wire::new());
    let everything: Everything = decode(wrong.clone().varint(536_870_911, 1));
    assert_eq!(everything.rest.as_bytes(), wrong.as_ref());
    assert_eq!(everything, Everything { last_number: true, rest: everything.rest.clone(), ..empty() });
}

#[test]
fn wrong_wire_type_is_no_error_for_any_scalar() {
    for number in 1..=15 {
        let right = if number >= 14 { 2 } else { [0, 0, 0, 0, 0, 0, 0, 5, 1, 5, 1, 5, 1][number as usize - 1] };
        let wrong =
            [Wire::new().varint(number, 1), Wire::new().fixed64(number, 1), Wire::new().string(number, "\u{1}")]
                .into_iter()
                .chain([Wire::new().group(number, Wire::new()), Wire::new().fixed32(number, 1)]);
        for (wire_type, wire) in [0, 1, 2, 3, 5].into_iter().zip(wrong) {
            let scalars: Scalars = decode(wire);
            assert_eq!(scalars == empty(), wire_type != right, "{number}, {wire_type}");
        }
    }
}

#[test]
fn group_holds_any_records() {
    let person: Person = decode(Wire::new().group(1, records()).varint(2, 1).group(1000, records()));
    assert_eq!(person, Person { favourite_number: 1, ..empty() });
}

#[test]
fn end_group_without_a_start_is_refused() {
    for number in [1, 2, 99, 100_000] {
        assert_eq!(refuse::<Person>(Wire::new().end_group(number)), DecodeErrorKind::UnexpectedEndGroup);
        let late = Wire::new().varint(2, 1).end_group(number).varint(2, 2);
        assert_eq!(refuse::<Person>(late.clone()), DecodeErrorKind::UnexpectedEndGroup);
        assert_eq!(refuse::<Everything>(Wire::new().message(11, late)), DecodeErrorKind::UnexpectedEndGroup);
        assert_eq!(refuse::<Wide>(Wire::new().end_group(number)), DecodeErrorKind::UnexpectedEndGroup);
    }
}

#[test]
fn end_group_of_another_number_is_refused() {
    let wire = Wire::new().start_group(90).varint(1, 1).end_group(91);
    assert_eq!(refuse::<Person>(wire.clone()), DecodeErrorKind::UnexpectedEndGroup);
    assert_eq!(refuse::<Keeping>(wire.clone()), DecodeErrorKind::UnexpectedEndGroup);
    assert_eq!(refuse::<Person>(Wire::new().group(92, wire)), DecodeErrorKind::UnexpectedEndGroup);
}

#[test]
fn group_does_not_end_outside_the_message_it_began_in() {
    let wire = Wire::new().message(11, Wire::new().start_group(90)).end_group(90);
    assert_eq!(refuse::<Everything>(wire), DecodeErrorKind::UnexpectedEnd);
    let wire = Wire::new().start_group(90).message(1, Wire::new().end_group(90));
    assert_eq!(refuse::<Person>(wire), DecodeErrorKind::UnexpectedEnd);
}

#[test]
fn group_without_an_end_is_refused() {
    assert_eq!(refuse::<Person>(Wire::new().start_group(90)), DecodeErrorKind::UnexpectedEnd);
    assert_eq!(refuse::<Keeping>(Wire::new().start_group(90).raw(records())), DecodeErrorKind::UnexpectedEnd);
}

#[test]
fn ill_formed_utf8_is_refused_in_strings_only() {
    for bytes in [&b"\xff"[..], b"a\xc3", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"0123456789abcdef\x80"] {
        assert_eq!(refuse::<Scalars>(Wire::new().bytes(14, bytes)), DecodeErrorKind::InvalidUtf8);
        assert_eq!(decode::<Scalars>(Wire::new().bytes(15, bytes)).bytes, bytes);
        assert_eq!(decode::<Scalars>(Wire::new().bytes(99, bytes)), empty());
    }
}

#[test]
fn malformed_unknown_fields_are_refused() {
    for (wire, kind) in [
        (Wire::new().varint_width(11).varint(99, 1), DecodeErrorKind::InvalidVarint),
        (Wire::new().tag(99, 1).raw([0; 7]), DecodeErrorKind::UnexpectedEnd),
        (Wire::new().tag(99, 5).raw([0; 3]), DecodeErrorKind::UnexpectedEnd),
        (Wire::new().tag(99, 2).raw([4, 0, 0, 0]), DecodeErrorKind::UnexpectedEnd),
        (Wire::new().tag(99, 2).bare_varint(u64::MAX), DecodeErrorKind::UnexpectedEnd),
        (Wire::new().tag(99, 0), DecodeErrorKind::UnexpectedEnd),
    ] {
        assert_eq!(refuse::<Person>(wire.clone()), kind);
        assert_eq!(refuse::<Keeping>(wire.clone()), kind);
        assert_eq!(UnknownFields::from_bytes(wire.as_ref()).unwrap_err().kind(), &kind);
    }
}

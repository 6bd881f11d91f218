//! Where an error stands: the offset and the path, exactly.

use wireform::{DecodeErrorKind, DecodeErrorKind::*, Limits, Message, proto::Options};
use wireform_test_support::{
    rows::{Everything, Wide},
    wire::Wire,
};

/// Wraps a message into a field of `Everything`, and says what comes before and behind it.
fn inside(number: u64, body: Wire) -> Wire {
    Wire::new().varint(100_000, 1).message(number, body).varint(536_870_911, 1)
}

#[track_caller]
fn check(wire: &Wire, kind: &DecodeErrorKind, offset: usize, path: &str) {
    let error = Everything::decode(wire.as_ref()).unwrap_err();
    assert_eq!((error.kind(), error.offset(), error.path()), (kind, offset, path));
}

#[test]
fn truncated_at_the_root() {
    for (wire, offset, path) in [
        (Wire::new().raw([0x80]), 1, "Everything"),
        (Wire::new().tag(100_000, 0), 3, "Everything.three_byte_tag"),
        (Wire::new().tag(100_000, 0).raw([0x80, 0x80]), 5, "Everything.three_byte_tag"),
        (Wire::new().tag(1, 2), 1, "Everything.scalars"),
        (Wire::new().tag(1, 2).raw([3, 0x10]), 3, "Everything.scalars"),
        (Wire::new().tag(15, 2).raw([4, b'a']), 3, "Everything.text"),
        (Wire::new().string(15, "a").tag(12, 2), 4, "Everything.list[0]"),
        (Wire::new().message(12, Wire::new()).tag(12, 2).raw([1]), 4, "Everything.list[1]"),
        (Wire::new().tag(99, 2).raw([1]), 3, "Everything"),
        (Wire::new().start_group(99).varint(1, 1), 4, "Everything"),
    ] {
        check(&wire, &UnexpectedEnd, offset, path);
    }
}

#[test]
fn truncated_inside_a_message_with_more_behind_it() {
    for (wire, offset, path) in [
        (inside(1, Wire::new().tag(2, 0)), 7, "Everything.scalars.int32"),
        (inside(1, Wire::new().tag(8, 5).raw([1, 2])), 9, "Everything.scalars.fixed32"),
        (inside(1, Wire::new().tag(14, 2).raw([9])), 8, "Everything.scalars.string"),
        (inside(1, Wire::new().raw([0x80])), 7, "Everything.scalars"),
        (inside(4, Wire::new().packed(2, [1]).tag(2, 2).raw([2, 0x80, 0x80])), 13, "Everything.lists.int32"),
        (inside(4, Wire::new().string(14, "a").tag(14, 2)), 10, "Everything.lists.string[1]"),
        (
            inside(8, Wire::new().message(5, Wire::new()).message(5, Wire::new().tag(1, 0))),
            11,
            "Everything.nesting.list[1].number",
        ),
        (inside(6, Wire::new().message(14, Wire::new().tag(2, 2))), 9, "Everything.map_values.string[0].value"),
        (inside(12, Wire::new().start_group(99)), 8, "Everything.list[0]"),
    ] {
        check(&wire, &UnexpectedEnd, offset, path);
    }
}

#[test]
fn ill_formed_utf8() {
    for (wire, offset, path) in [
        (Wire::new().bytes(15, b"ab\xffcd"), 4, "Everything.text"),
        (inside(1, Wire::new().bytes(14, b"\xff")), 8, "Everything.scalars.string"),
        (inside(4, Wire::new().string(14, "").bytes(14, b"abcdefgh\xc3")), 18, "Everything.lists.string[1]"),
        (inside(7, Wire::new().entry(12, |entry| entry.bytes(1, b"a\xff"))), 11, "Everything.map_keys.string[0].key"),
        (inside(9, Wire::new().bytes(15, b"a\x80")), 9, "Everything.choice.string"),
        (inside(10, Wire::new().bytes(40, b"\xf8")), 9, "Everything.wide.text"),
    ] {
        check(&wire, &InvalidUtf8, offset, path);
    }
}

#[test]
fn invalid_varints_and_tags() {
    let long = Wire::new().varint_width(11);
    for (wire, kind, offset, path) in [
        (long.clone().varint(100_000, 1), InvalidVarint, 3, "Everything.three_byte_tag"),
        (inside(1, long.clone().varint(2, 1)), InvalidVarint, 7, "Everything.scalars.int32"),
        (
            inside(4, long.clone().varint_width(1).packed(2, [1]).varint_width(11).varint(2, 1)),
            InvalidVarint,
            10,
            "Everything.lists.int32",
        ),
        (inside(4, Wire::new().bytes(2, long.clone().bare_varint(1))), InvalidVarint, 8, "Everything.lists.int32"),
        (long.clone().string(15, "a"), InvalidVarint, 1, "Everything.text"),
        (Wire::new().varint(100_000, 1).varint(0, 1), InvalidTag, 4, "Everything"),
        (inside(1, Wire::new().varint(2, 1).tag(2, 7)), InvalidTag, 8, "Everything.scalars"),
        (inside(1, Wire::new().tag_width(6).varint(2, 1)), InvalidTag, 6, "Everything.scalars"),
        (inside(6, Wire::new().entry(2, |entry| entry.varint(0, 1))), InvalidTag, 8, "Everything.map_values.int32[0]"),
        (Wire::new().group(99, Wire::new().varint(0, 1)), InvalidTag, 2, "Everything"),
    ] {
        check(&wire, &kind, offset, path);
    }
}

#[test]
fn ends_of_groups() {
    for (wire, offset, path) in [
        (Wire::new().end_group(1), 0, "Everything.scalars"),
        (Wire::new().varint(100_000, 1).end_group(99), 4, "Everything"),
        (inside(1, Wire::new().varint(2, 1).end_group(2)), 8, "Everything.scalars.int32"),
        (inside(12, Wire::new().group(99, Wire::new().end_group(98))), 8, "Everything.list[0]"),
    ] {
        check(&wire, &UnexpectedEndGroup, offset, path);
    }
}

#[test]
fn packed_lengths() {
    check(&inside(4, Wire::new().bytes(8, [0; 5])), &InvalidPackedLength, 8, "Everything.lists.fixed32");
    check(&inside(5, Wire::new().bytes(9, [0; 9])), &InvalidPackedLength, 8, "Everything.expanded.fixed64[0]");
}

#[test]
fn unknown_values_of_closed_enumerations() {
    let kind = UnknownEnumValue { number: 5 };
    for (wire, offset, path) in [
        (inside(2, Wire::new().varint(1, 5)), 7, "Everything.enums.closed"),
        (inside(3, Wire::new().varint(16, 5)), 8, "Everything.optionals.closed"),
        (inside(4, Wire::new().packed(16, [0, 5])), 10, "Everything.lists.closed"),
        (inside(5, Wire::new().varint(16, 0).varint(16, 5)), 11, "Everything.expanded.closed[1]"),
        (
            inside(6, Wire::new().entry(16, |entry| entry.varint(1, 1).varint(2, 5))),
            12,
            "Everything.map_values.closed[0].value",
        ),
        (inside(9, Wire::new().varint(17, 5)), 8, "Everything.choice.closed"),
    ] {
        check(&wire, &kind, offset, path);
    }
}

#[test]
fn repeated_fields_are_counted_by_record() {
    let bad = Wire::new().tag(1, 0);
    let wire = Wire::new().message(12, Wire::new()).varint(100_000, 1).message(12, Wire::new());
    check(
        &wire.clone().message(12, Wire::new().message(11, Wire::new().message(8, Wire::new().message(1, bad)))),
        &UnexpectedEnd,
        17,
        "Everything.list[2].inner.nesting.plain.number",
    );
    let entry = |value| Wire::new().entry(13, |entry| entry.message(2, value));
    let wire = entry(Wire::new()).raw(entry(Wire::new().message(12, Wire::new().bytes(15, [0xff]))));
    check(&wire, &InvalidUtf8, 12, "Everything.map[1].value.list[0].text");
}

#[test]
fn depth() {
    let wire = Wire::new().nested(11, 101);
    let path = format!("Everything{}", ".inner".repeat(101));
    let error = Everything::decode(wire.as_ref()).unwrap_err();
    assert_eq!((error.kind(), error.path()), (&DepthLimit, &*path));
    // The tag of the level that is too deep is the last byte before its length, which is 0.
    assert_eq!(error.offset(), wire.as_ref().len() - 1);
}

#[test]
fn budget() {
    let wire = inside(12, Wire::new().message(8, Wire::new().message(5, Wire::new())));
    let error = Options::new().limits(Limits::new().allocation(0)).from_slice::<Everything>(wire.as_ref()).unwrap_err();
    assert_eq!((error.kind(), error.path()), (&AllocationLimit, "Everything.list[0]"));
}

#[test]
fn by_number_as_in_order() {
    for (wire, kind, offset, path) in [
        (Wire::new().tag(2, 0), UnexpectedEnd, 1, "Wide.a2"),
        (Wire::new().varint(2, 1).bytes(12, [0xff]), InvalidUtf8, 4, "Wide.a12"),
        (Wire::new().string(33, "").bytes(33, [0xff]), InvalidUtf8, 6, "Wide.c7[1]"),
        (Wire::new().message(36, Wire::new().tag(1, 0)).varint(1, 1), UnexpectedEnd, 4, "Wide.c10[0].number"),
        (Wire::new().entry(38, |entry| entry.tag(2, 0)).varint(1, 1), UnexpectedEnd, 4, "Wide.d1[0].value"),
        (Wire::new().message(41, Wire::new().tag(1, 0)).varint(1, 1), UnexpectedEnd, 4, "Wide.leaf.number"),
    ] {
        let error = Wide::decode(wire.as_ref()).unwrap_err();
        assert_eq!((error.kind(), error.offset(), error.path()), (&kind, offset, path));
    }
}

//! `#[proto(7, group)]`: a message between two tags.

use wireform::{Decode, DecodeErrorKind, Limits, Message, Oneof, UnknownFields, proto};
use wireform_test_support::wire::Wire;

use super::{on_all_wires, refuse};

#[derive(Message, Clone, Debug, PartialEq)]
struct Node {
    #[proto(1)]
    value: u32,
    #[proto(2, group)]
    next: Option<Box<Node>>,
    #[proto(3)]
    nested: Option<Box<Node>>,
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Oneof, Debug, PartialEq)]
enum Choice {
    #[proto(20, group)]
    Grouped(Node),
    #[proto(21)]
    Number(u32),
}

#[derive(Message, Debug, PartialEq)]
struct Page {
    #[proto(1, group)]
    option: Option<Node>,
    #[proto(16, group)]
    bare: Node,
    #[proto(3, group)]
    list: Vec<Node>,
    #[proto(oneof)]
    choice: Option<Choice>,
    #[proto(5)]
    last: u32,
    #[proto(unknown)]
    rest: UnknownFields,
}

fn node(value: u32) -> Node {
    Node { value, next: None, nested: None, rest: UnknownFields::new() }
}

fn page() -> Page {
    let empty = Page::decode(&[][..]).unwrap();
    Page {
        option: Some(Node { next: Some(Box::new(node(2))), ..node(1) }),
        bare: node(3),
        list: vec![node(4), node(0), node(5)],
        choice: Some(Choice::Grouped(node(6))),
        last: 7,
        ..empty
    }
}

fn value(value: u64) -> Wire {
    Wire::new().varint(1, value)
}

#[test]
fn groups_are_messages_between_two_tags() {
    let wire = Wire::new().group(1, value(1).group(2, value(2)));
    let wire = wire.group(3, value(4)).group(3, Wire::new()).group(3, value(5)).group(20, value(6));
    on_all_wires(
        &page(),
        wire.varint(5, 7).group(16, value(3)),
        r#"{"option":{"value":1,"next":{"value":2}},"list":[{"value":4},{},{"value":5}],"grouped":{"value":6},"last":7,"bare":{"value":3}}"#,
        "<Page><option><value>1</value><next><value>2</value></next></option><list><value>4</value></list><list/><list><value>5</value></list><grouped><value>6</value></grouped><last>7</last><bare><value>3</value></bare></Page>",
    );
    assert!(Page::decode(&[][..]).unwrap().encode_to_vec().is_empty());
    let present = Page { option: Some(node(0)), ..Page::decode(&[][..]).unwrap() };
    assert_eq!(present.encode_to_vec(), [0x0b, 0x0c]);
}

#[test]
fn decoding_into_a_message_is_decoding() {
    let rows = [
        Wire::new(),
        Wire::new().group(1, Wire::new()),
        Wire::new().group(3, value(1)).varint(5, 1).group(3, value(2)).group(20, Wire::new()),
        Wire::new().group(1, value(1)).group(1, Wire::new().group(2, value(3))),
        Wire::new().varint(21, 3).group(16, Wire::new()).group(16, value(8)),
        Wire::new().tag_width(4).group(1, value(9)).group(3, value(9)).group(16, value(2)),
    ];
    for wire in rows {
        let fresh = Page::decode(wire.as_ref()).unwrap();
        let mut old = page();
        proto::decode_into(&mut old, wire.as_ref()).unwrap();
        assert_eq!(old, fresh);
        assert_eq!(Page::decode(&fresh.encode_to_vec()[..]).unwrap(), fresh);
    }
}

#[test]
fn a_second_group_merges() {
    let wire = Wire::new()
        .group(1, value(1))
        .group(1, Wire::new().group(2, value(2)))
        .group(16, value(3))
        .group(16, Wire::new());
    let read = Page::decode(wire.as_ref()).unwrap();
    assert_eq!(read.option, Some(Node { next: Some(Box::new(node(2))), ..node(1) }));
    assert_eq!(read.bare, node(3));
    let mut merged = page();
    Message::merge(&mut merged, Wire::new().group(1, value(9)).group(3, value(9)).as_ref()).unwrap();
    assert_eq!(merged.option.as_ref().map(|node| node.value), Some(9));
    assert!(merged.option.is_some_and(|node| node.next.is_some()));
    assert_eq!(merged.list.len(), 4);
}

#[test]
fn unknown_records_inside_and_the_other_framing_are_kept() {
    let inside = value(1).varint(9, 1).group(8, Wire::new().string(2, "x")).fixed32(3, 1);
    let wire = Wire::new().group(1, inside.clone()).message(3, value(1)).varint(16, 1);
    let page = Page::decode(wire.as_ref()).unwrap();
    assert!(page.list.is_empty());
    assert_eq!(page.rest.iter().count(), 2);
    assert_eq!(page.option.as_ref().map(|node| node.rest.iter().count()), Some(3));
    assert_eq!(Page::decode(&page.encode_to_vec()[..]).unwrap(), page);
    // A group where a length is expected is unknown as well.
    let node = Node::decode(Wire::new().group(3, value(1)).as_ref()).unwrap();
    assert_eq!((node.nested, node.rest.iter().count()), (None, 1));
}

#[test]
fn ends_have_to_match() {
    let rows = [
        (Wire::new().raw([0x0b]), DecodeErrorKind::UnexpectedEnd),
        (Wire::new().raw([0x0b, 0x08, 1]), DecodeErrorKind::UnexpectedEnd),
        (Wire::new().raw([0x0b, 0x08]), DecodeErrorKind::UnexpectedEnd),
        (Wire::new().end_group(1), DecodeErrorKind::UnexpectedEndGroup),
        (Wire::new().raw([0x0b, 0x14]), DecodeErrorKind::UnexpectedEndGroup),
        // The end of the outer group inside the inner one, and inside a message.
        (Wire::new().raw([0x0b, 0x13, 0x0c, 0x14]), DecodeErrorKind::UnexpectedEndGroup),
        (Wire::new().raw([0x0b, 0x1a, 1, 0x0c, 0x0c]), DecodeErrorKind::UnexpectedEndGroup),
        (Wire::new().raw([0x0b, 0x4b, 0x0c, 0x4c]), DecodeErrorKind::UnexpectedEndGroup),
        (Wire::new().raw([0x0b, 0x0c, 0x0c]), DecodeErrorKind::UnexpectedEndGroup),
        // A group that goes on behind the end of the message around it.
        (Wire::new().raw([0x0b, 0x1a, 1, 0x13, 0x14, 0x0c]), DecodeErrorKind::UnexpectedEnd),
    ];
    for (wire, kind) in rows {
        assert_eq!(refuse::<Page>(&wire, page).kind(), &kind, "{wire:?}");
    }
    // The same number one level down is another group.
    let node = Node::decode(Wire::new().group(2, Wire::new().group(2, Wire::new())).as_ref()).unwrap();
    assert!(node.next.is_some_and(|node| node.next.is_some()));
}

#[test]
fn errors_inside_have_a_path() {
    let wire = Wire::new().group(3, Wire::new()).group(3, Wire::new().group(2, Wire::new().raw([0x1a, 9])));
    let error = refuse::<Page>(&wire, page);
    assert_eq!(error.path(), "Page.list[1].next.nested");
}

#[test]
fn depth_counts_groups() {
    let chain = |levels: u32| (0..levels).fold(Wire::new(), |inner, _| Wire::new().group(2, inner));
    let node: Node = proto::from_slice(chain(100).as_ref()).unwrap();
    assert_eq!(node.encode_to_vec(), chain(100).build());
    let error = proto::from_slice::<Node>(chain(101).as_ref()).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::DepthLimit);
    // Known groups and unknown ones, deeper than a stack: the search for the path goes no deeper than the decoder.
    for open in [[0x13; 100_000], [0x4b; 100_000]] {
        let error = proto::from_slice::<Node>(&open).unwrap_err();
        assert_eq!(error.kind(), &DecodeErrorKind::DepthLimit);
        assert!(error.path().starts_with("Node"), "{error}");
    }
}

#[test]
fn lists_of_groups_are_charged() {
    let mut wire = Wire::new();
    for _ in 0..1000 {
        wire = wire.group(3, Wire::new());
    }
    let limits = Limits::new().allocation(500 * size_of::<Node>());
    let error = proto::Options::new().limits(limits).from_slice::<Page>(wire.as_ref()).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::AllocationLimit);
    Page::decode(wire.as_ref()).unwrap();
}

#[test]
fn generic_messages_are_groups_too() {
    #[derive(Message, Debug, PartialEq)]
    struct Wrap<T> {
        #[proto(1)]
        value: T,
    }
    #[derive(Message, Debug, PartialEq)]
    struct Holder<T> {
        #[proto(1, group)]
        wrap: Option<Wrap<T>>,
    }
    let holder = Holder { wrap: Some(Wrap { value: "x".to_owned() }) };
    assert_eq!(holder.encode_to_vec(), b"\x0b\x0a\x01x\x0c");
    assert_eq!(<Holder<String> as Decode>::empty(), Holder { wrap: None });
    assert_eq!(Holder::decode(&holder.encode_to_vec()[..]).unwrap(), holder);
}

/// The way to an error is looked for once, and not again for each group around it.
/// The search passes over the records once for all levels; once for each level took ten times as long.
#[test]
fn an_error_deep_in_groups_is_found_behind_many_records() {
    #[derive(Message, Debug)]
    struct Group {
        #[proto(1, group)]
        inner: Option<Box<Group>>,
        #[proto(2)]
        number: u32,
    }
    for levels in [1, 98] {
        let wire = [vec![0x0b; levels], b"\x10\x01".repeat(100_000), vec![0x10, 0xff]].concat();
        let error = proto::from_slice::<Group>(&wire).unwrap_err();
        assert_eq!(error.path(), format!("Group{}.number", ".inner".repeat(levels)));
    }
}

//! Lengths of nested messages, around every width that a length can have, against bytes spelled by the naive twin.

use proptest::{collection::vec, prelude::*};
use wireform::Message;
use wireform_test_support::{
    empty,
    rows::{Everything, Leaf, Nesting, Pick},
    wire::Wire,
};

/// Lengths about the places where their varint grows by a byte.
const EDGES: [usize; 16] =
    [0, 1, 100, 120, 121, 123, 125, 126, 127, 128, 16_370, 16_379, 16_382, 16_384, 70_000, 2_097_152];

fn text(len: usize) -> Leaf {
    Leaf { text: "x".repeat(len), ..empty() }
}

fn text_wire(len: usize) -> Wire {
    if len == 0 { Wire::new() } else { Wire::new().string(2, &"x".repeat(len)) }
}

#[track_caller]
fn check(value: &impl Message, wire: Wire, what: &str) {
    let bytes = wire.build();
    assert!(value.encode_to_vec() == bytes, "{what}");
    assert_eq!(value.encoded_len(), bytes.len(), "{what}");
    let mut appended = b"before".to_vec();
    wireform::proto::encode_into(value, &mut appended);
    assert!(appended.starts_with(b"before") && appended[6..] == bytes, "{what}");
}

#[test]
fn messages_in_boxes() {
    for len in EDGES {
        for levels in [1, 2, 5, 9, 30, 64] {
            let inner = Nesting { optional: Some(text(len)), ..empty() };
            let value = (0..levels).fold(inner, |inner, _| Nesting { inner: Some(Box::new(inner)), ..empty() });
            let wire = Wire::new().message(2, text_wire(len)).nested(4, levels);
            check(&value, wire, &format!("{len} bytes in {levels} levels"));
        }
    }
}

#[test]
fn messages_that_would_not_be_written_were_they_empty() {
    for len in EDGES {
        let everything = Everything { nesting: Nesting { plain: text(len), ..empty() }, ..empty() };
        let wire = if len == 0 { Wire::new() } else { Wire::new().message(8, Wire::new().message(1, text_wire(len))) };
        check(&everything, wire, &format!("{len} bytes"));
    }
}

#[test]
fn siblings_of_other_lengths() {
    for (index, first) in EDGES.iter().enumerate() {
        for second in &EDGES[..=index] {
            let pair = |one, two| Nesting { list: vec![text(one), text(two), text(one)], ..empty() };
            let spell =
                |one, two| Wire::new().message(5, text_wire(one)).message(5, text_wire(two)).message(5, text_wire(one));
            check(&pair(*first, *second), spell(*first, *second), &format!("{first}, {second}"));
            check(&pair(*second, *first), spell(*second, *first), &format!("{second}, {first}"));
        }
    }
}

#[test]
fn widths_that_grow_at_several_levels_at_once() {
    // Each level has a text before and a text behind the next level, so that all of them grow while it is written.
    for len in [10, 50, 62, 63, 64, 100, 4000, 4096, 5000, 9000] {
        let (mut value, mut wire) = (Nesting { ..empty() }, Wire::new());
        for _ in 0..12 {
            value = Nesting {
                plain: text(len),
                inner: Some(Box::new(value)),
                map: [("k".into(), text(len))].into(),
                ..empty()
            };
            let entry = Wire::new().string(1, "k").message(2, text_wire(len));
            wire = Wire::new().message(1, text_wire(len)).message(4, wire).message(6, entry);
        }
        check(&value, wire, &format!("{len} bytes"));
    }
}

#[test]
fn inner_growth_that_carries_an_outer_length_over_the_next_width() {
    // The inner message grows past 127 bytes while the outer ones are just short of 16384.
    for outer in 16_200..16_260 {
        for inner in [125, 126, 127, 128] {
            let value = Nesting { plain: text(outer), optional: Some(text(inner)), ..empty() };
            let value = Nesting { inner: Some(Box::new(value)), ..empty() };
            let wire = Wire::new().message(1, text_wire(outer)).message(2, text_wire(inner)).nested(4, 1);
            check(&value, wire, &format!("{inner} in {outer}"));
        }
    }
}

#[test]
fn large_bytes_in_every_kind_of_frame() {
    for len in [4095, 4096, 4097, 16_384, 100_000] {
        let inner = || Everything { pick: Some(Pick::Text("x".repeat(len))), ..empty() };
        let wire = || Wire::new().string(15, &"x".repeat(len));
        let value = Everything {
            inner: Some(Box::new(inner())),
            list: vec![inner(), empty(), inner()],
            map: [("k".into(), inner())].into(),
            pick: Some(Pick::Everything(Box::new(inner()))),
            ..empty()
        };
        let entry = Wire::new().string(1, "k").message(2, wire());
        let wire = Wire::new()
            .message(11, wire())
            .message(12, wire())
            .message(12, Wire::new())
            .message(12, wire())
            .message(13, entry)
            .message(16, wire());
        check(&value, wire, &format!("{len} bytes"));
    }
}

/// A tree of nested messages: at each node, the length of a text before the children, and one behind them.
#[derive(Clone, Debug)]
struct Tree {
    before: usize,
    children: Vec<Tree>,
    behind: usize,
}

impl Tree {
    fn any() -> impl Strategy<Value = Self> {
        let len = || prop_oneof![4 => 0..20usize, 3 => 100..140usize, 1 => 4090..4100usize, 1 => 16_000..17_000usize];
        let node = move |children| {
            (len(), children, len()).prop_map(|(before, children, behind)| Self { before, children, behind })
        };
        node(Just(vec![]).boxed()).prop_recursive(6, 40, 4, move |inner| node(vec(inner, 0..4).boxed()))
    }

    fn value(&self) -> Everything {
        Everything {
            list: self.children.iter().map(Self::value).collect(),
            nesting: Nesting { plain: text(self.before), ..empty() },
            pick: (self.behind > 0).then(|| Pick::Text("x".repeat(self.behind))),
            ..empty()
        }
    }

    fn wire(&self) -> Wire {
        let before = match self.before {
            0 => Wire::new(),
            len => Wire::new().message(8, Wire::new().message(1, text_wire(len))),
        };
        let wire = self.children.iter().fold(before, |wire, child| wire.message(12, child.wire()));
        if self.behind > 0 { wire.string(15, &"x".repeat(self.behind)) } else { wire }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_tree_of_messages(tree in Tree::any()) {
        prop_assert!(tree.value().encode_to_vec() == tree.wire().build());
    }
}

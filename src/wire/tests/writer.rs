//! Fields and messages of all sizes, and the room for them.

use alloc::{vec, vec::Vec};

use proptest::prelude::*;

use super::{any_width, naive_varint};
use crate::wire::{Tag, WireType, Writer};

#[test]
fn packed_fixed_values_are_little_endian_in_any_number() {
    let tag = Tag::new(1, WireType::LengthDelimited);
    for len in (0..70).chain([255, 256, 1023, 1024, 5000]) {
        let values: Vec<u64> = (0..len).map(|index: u64| index.wrapping_mul(0x9E37_79B9_7F4A_7C15)).collect();
        let naive: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        let written = Writer::collect(|out| out.packed_fixed(tag, &values, |value| value.to_le_bytes()));
        assert_eq!(written, [&[0x0A], &naive_varint(8 * len)[..], &naive].concat(), "{len} of 8");
        let naive: Vec<u8> = values.iter().flat_map(|value| (*value as u32).to_le_bytes()).collect();
        let written = Writer::collect(|out| out.packed_fixed(tag, &values, |value| (*value as u32).to_le_bytes()));
        assert_eq!(written, [&[0x0A], &naive_varint(4 * len)[..], &naive].concat(), "{len} of 4");
    }
}

#[test]
fn what_follows_a_large_field_finds_room() {
    let tag = Tag::new(1, WireType::LengthDelimited);
    let write = |out: &mut Writer<'_>| {
        out.bytes_field(tag, &[7; 100_000]);
        (0..100).for_each(|_| out.bytes_field(tag, b"what follows"));
    };
    let mut appended = vec![];
    Writer::append(&mut appended, write);
    assert_eq!(appended.len(), 101_404);
    // Had it been moved, its vector would have doubled.
    assert!(appended.capacity() < 150_000, "{}", appended.capacity());
    let collected = Writer::collect(write);
    assert_eq!(collected.len(), 101_404);
    assert!(collected.capacity() <= 101_404 / 4 * 5, "{}", collected.capacity());
}

#[test]
fn a_nested_chain_is_written_right_at_every_length() {
    let tag = Tag::new(1, WireType::LengthDelimited);
    for depth in [1usize, 2, 7, 8, 9, 31, 64, 100] {
        for len in [0usize, 1, 100, 127, 128, 1000, 4096, 4097, 16_384, 70_000] {
            let payload = vec![b'x'; len];
            let mut expected = [naive_varint(u64::from(tag.get())), naive_varint(len as u64), payload.clone()].concat();
            for _ in 0..depth {
                expected = [naive_varint(u64::from(tag.get())), naive_varint(expected.len() as u64), expected].concat();
            }
            assert_eq!(Writer::collect(|out| chain(out, tag, depth, &payload)), expected, "{depth} {len}");
        }
    }
}

fn chain(out: &mut Writer<'_>, tag: Tag, depth: usize, payload: &[u8]) {
    if depth == 0 {
        out.bytes_field(tag, payload);
    } else {
        out.message(tag, 0, |out| chain(out, tag, depth - 1, payload));
    }
}

#[test]
fn an_empty_message_is_rolled_back_from_any_width() {
    let tag = Tag::new(100, WireType::LengthDelimited);
    for hint in [0, 200, 1 << 20, usize::MAX] {
        let bytes = Writer::collect(|out| {
            out.message_unless_empty(tag, hint, |out| out.message_unless_empty(tag, hint, |_| {}));
            out.varint_field(Tag::new(1, WireType::Varint), 1);
        });
        assert_eq!(bytes, [0x08, 1], "{hint}");
    }
}

#[test]
fn a_wrong_hint_changes_nothing() {
    let tag = Tag::new(1, WireType::LengthDelimited);
    for hint in [0, 127, 128, 20_000, 1 << 40, usize::MAX] {
        for len in [0, 1, 127, 128, 300, 17_000] {
            let written = Writer::collect(|out| {
                out.message(tag, hint, |out| out.raw(&vec![0x08; len]));
                out.varint_field(tag, 5);
            });
            let expected = [vec![0x0A], naive_varint(len as u64), vec![0x08; len], vec![0x0A, 5]].concat();
            assert_eq!(written, expected, "{hint} {len}");
        }
    }
}

#[test]
#[should_panic(expected = "capacity overflow")]
fn more_than_memory_holds_is_refused() {
    let values = [(); 1 << 60];
    Writer::collect(|out| out.packed_fixed(Tag::new(1, WireType::LengthDelimited), &values, |()| [0; 8]));
}

#[cfg(feature = "std")]
#[test]
fn a_message_that_a_panic_left_open_is_closed() {
    let tag = |number| Tag::new(number, WireType::LengthDelimited);
    let bytes = Writer::collect(|out| {
        out.message(tag(1), 0, |out| {
            let panics = std::panic::AssertUnwindSafe(|| out.message(tag(2), 0, |_| panic!("on purpose")));
            let panic = std::panic::catch_unwind(panics).unwrap_err();
            assert_eq!(panic.downcast_ref(), Some(&"on purpose"));
            out.varint_field(Tag::new(3, WireType::Varint), 1);
        });
    });
    assert_eq!(bytes, [0x0A, 4, 0x12, 0, 0x18, 1]);
}

/// Values without a size are as many as one likes: their length has ten bytes, more than a frame has room for.
#[cfg(feature = "std")]
#[test]
fn a_length_that_no_memory_holds_leaves_open_messages_as_they_are() {
    let (values, tag) = ([(); 1 << 60], |number| Tag::new(number, WireType::LengthDelimited));
    let bytes = Writer::collect(|out| {
        out.message(tag(4), 0, |out| {
            out.message(tag(1), 0, |out| {
                let panics = std::panic::AssertUnwindSafe(|| out.packed_fixed(tag(2), &values, |()| [0; 8]));
                assert!(std::panic::catch_unwind(panics).is_err());
                out.varint_field(Tag::new(3, WireType::Varint), 1);
            });
        });
    });
    // Tag and length were written already.
    let packed = [0x12, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1];
    assert_eq!(bytes, [&[0x22, 15, 0x0A, 13], &packed[..], &[0x18, 1]].concat());
}

#[test]
fn what_a_vector_holds_is_appended_to() {
    let mut bytes = vec![1, 2, 3];
    for _ in 0..100 {
        Writer::append(&mut bytes, |out| out.bytes_field(Tag::new(1, WireType::LengthDelimited), &[7; 50]));
    }
    assert_eq!(bytes.len(), 3 + 100 * 52);
    assert_eq!(bytes[..5], [1, 2, 3, 0x0A, 50]);
}

proptest! {
    #[test]
    fn trees_of_messages_are_written_as_by_the_naive_twin(tree in tree()) {
        prop_assert_eq!(Writer::collect(|out| tree.write(out)), tree.naive());
        let mut appended = vec![9; 10];
        Writer::append(&mut appended, |out| tree.write(out));
        prop_assert_eq!(&appended[10..], &tree.naive()[..]);
    }
}

/// A message made of scalars, strings and messages, to be written by the writer and by concatenation.
#[derive(Clone, Debug)]
enum Tree {
    Number(u64),
    Fixed(u64),
    Bytes(usize),
    Message(usize, Vec<Tree>),
    UnlessEmpty(usize, Vec<Tree>),
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        any_width().prop_map(Tree::Number),
        any::<u64>().prop_map(Tree::Fixed),
        prop_oneof![0usize..40, 100usize..150, 4000usize..5000, Just(16_500)].prop_map(Tree::Bytes),
    ];
    leaf.prop_recursive(12, 60, 5, |inner| {
        let hint = prop_oneof![Just(0usize), 0usize..300, Just(20_000)];
        (hint, prop::collection::vec(inner, 0..5), any::<bool>()).prop_map(|(hint, inside, always)| {
            if always { Tree::Message(hint, inside) } else { Tree::UnlessEmpty(hint, inside) }
        })
    })
}

impl Tree {
    fn write(&self, out: &mut Writer<'_>) {
        let tag = |wire_type| Tag::new(20, wire_type);
        let write = |out: &mut Writer<'_>, inside: &[Self]| inside.iter().for_each(|tree| tree.write(out));
        match self {
            Self::Number(value) => out.varint_field(tag(WireType::Varint), *value),
            Self::Fixed(value) => out.fixed64_field(tag(WireType::Fixed64), *value),
            Self::Bytes(len) => out.bytes_field(tag(WireType::LengthDelimited), &vec![0x55; *len]),
            Self::Message(hint, inside) => {
                out.message(tag(WireType::LengthDelimited), *hint, |out| write(out, inside));
            }
            Self::UnlessEmpty(hint, inside) => {
                out.message_unless_empty(tag(WireType::LengthDelimited), *hint, |out| write(out, inside));
            }
        }
    }

    fn naive(&self) -> Vec<u8> {
        let tag = |wire_type| naive_varint(u64::from(Tag::new(20, wire_type).get()));
        let delimited =
            |bytes: Vec<u8>| [tag(WireType::LengthDelimited), naive_varint(bytes.len() as u64), bytes].concat();
        let concat = |inside: &[Self]| inside.iter().flat_map(Self::naive).collect::<Vec<u8>>();
        match self {
            Self::Number(value) => [tag(WireType::Varint), naive_varint(*value)].concat(),
            Self::Fixed(value) => [tag(WireType::Fixed64), value.to_le_bytes().to_vec()].concat(),
            Self::Bytes(len) => delimited(vec![0x55; *len]),
            Self::Message(_, inside) => delimited(concat(inside)),
            Self::UnlessEmpty(_, inside) => {
                let bytes = concat(inside);
                if bytes.is_empty() { bytes } else { delimited(bytes) }
            }
        }
    }
}

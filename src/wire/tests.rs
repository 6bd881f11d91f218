//! The fast paths against their naive twins, and the boundaries by table.

use alloc::{vec, vec::Vec};

use bytes::Bytes;
use proptest::prelude::*;

use super::{
    Context, MAX_FIELD_NUMBER, Raw, Reader, Shared, Tag, WireType, Writer, decode_varints, reserve,
    text::{is_ascii, validate},
    varint::{read_bytewise, read_varint, spread, squeeze, varint_len},
};
use crate::{
    error::{DecodeErrorKind, Result},
    limits::Limits,
};

/// A varint as the specification words it: seven bits at a time, the lowest first.
fn naive_varint(mut value: u64) -> Vec<u8> {
    let mut bytes = vec![];
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}

/// Values of all widths, not only those that uniform bits have.
fn any_width() -> impl Strategy<Value = u64> {
    (0u32..64, any::<u64>()).prop_map(|(shift, bits)| bits >> shift)
}

fn with_context<R>(run: impl FnOnce(Context<'_>) -> R) -> R {
    let limits = Limits::new();
    let shared = Shared::new(&limits, 1 << 20);
    run(Context::new(&shared, &limits, false))
}

#[test]
fn only_bytes_of_the_owner_are_shared() {
    let whole = Bytes::from((0..100).collect::<Vec<u8>>());
    let owner = whole.slice(10..60);
    let limits = Limits::new();
    let shared = Shared::new(&limits, owner.len()).with_owner(Some(&owner));
    let context = Context::new(&shared, &limits, false);
    for start in 0..=100 {
        for end in start..=100 {
            let part = &whole[start..end];
            let bytes = context.share(part);
            assert_eq!(bytes, part);
            let is_inside = start >= 10 && end <= 60;
            assert!(part.is_empty() || (bytes.as_ptr() == part.as_ptr()) == is_inside, "{start}..{end}");
        }
    }
    assert_eq!(context.share(b"elsewhere"), b"elsewhere"[..]);
    assert_eq!(with_context(|context| context.share(&owner)), owner);
    assert_ne!(with_context(|context| context.share(&owner)).as_ptr(), owner.as_ptr());
}

fn unpack<T: Copy + Default>(body: &[u8], convert: impl Fn(u64) -> T) -> Result<Vec<T>> {
    let mut values = vec![];
    with_context(|context| decode_varints(body, &mut values, context, convert)).map(|()| values)
}

/// Packed varints one by one.
fn naive_unpack(mut body: &[u8]) -> Option<Vec<u64>> {
    let mut values = vec![];
    while !body.is_empty() {
        let (value, len) = read_bytewise(body);
        if len == 0 {
            return None;
        }
        values.push(value);
        body = &body[len..];
    }
    Some(values)
}

const EDGES: [u64; 22] = [
    0,
    1,
    0x7F,
    0x80,
    0x3FFF,
    0x4000,
    0x1F_FFFF,
    0x20_0000,
    0xFFF_FFFF,
    0x1000_0000,
    0x7_FFFF_FFFF,
    0x8_0000_0000,
    0x3FF_FFFF_FFFF,
    0x400_0000_0000,
    0x1_FFFF_FFFF_FFFF,
    0x2_0000_0000_0000,
    0xFF_FFFF_FFFF_FFFF,
    0x100_0000_0000_0000,
    0x7FFF_FFFF_FFFF_FFFF,
    0x8000_0000_0000_0000,
    u64::MAX - 1,
    u64::MAX,
];

#[test]
fn varints_at_every_width_are_those_of_the_specification() {
    let tag = Tag::new(1, WireType::Varint);
    for value in EDGES {
        let naive = naive_varint(value);
        assert_eq!(varint_len(value), naive.len(), "{value:#x}");
        let written = Writer::collect(|out| out.varint_field(tag, value));
        assert_eq!(written[1..], naive, "{value:#x}");
        let packed = Writer::collect(|out| out.packed_varints(tag, &[value; 3], |value| *value));
        assert_eq!(packed[2..], naive.repeat(3), "{value:#x}");
        let mut reader = Reader::new(&naive);
        assert_eq!(reader.varint().unwrap(), value);
        assert!(reader.is_empty());
    }
}

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
fn a_tenth_byte_is_cut_off_and_an_eleventh_is_an_error() {
    let mut bytes = vec![0xFF; 9];
    bytes.push(0x7F);
    assert_eq!(Reader::new(&bytes).varint().unwrap(), u64::MAX);
    let mut overlong = vec![0x80; 9];
    overlong.push(0x02);
    assert_eq!(Reader::new(&overlong).varint().unwrap(), 0);
    let eleven = [&[0x80; 10][..], &[0]].concat();
    assert_eq!(Reader::new(&eleven).varint().unwrap_err().kind(), &DecodeErrorKind::InvalidVarint);
    assert_eq!(Reader::new(&eleven[..9]).varint().unwrap_err().kind(), &DecodeErrorKind::UnexpectedEnd);
    // After ten bytes that say that there is more, no further byte can help.
    assert_eq!(Reader::new(&eleven[..10]).varint().unwrap_err().kind(), &DecodeErrorKind::InvalidVarint);
}

#[test]
fn tags_are_read_in_any_form_and_refused_when_invalid() {
    let read = |bytes: &[u8]| Reader::new(bytes).tag().map_err(|error| error.kind().clone());
    assert_eq!(read(&[0x08]), Ok(Tag::new(1, WireType::Varint)));
    assert_eq!(read(&[0x88, 0x80, 0x80, 0x80, 0x00]), Ok(Tag::new(1, WireType::Varint)));
    assert_eq!(read(&[0xF8, 0xFF, 0xFF, 0xFF, 0x0F]), Ok(Tag::new(MAX_FIELD_NUMBER, WireType::Varint)));
    for invalid in [
        &[0x00][..],
        &[0x0E],
        &[0x0F],
        &[0x80, 0x00],
        &[0x88, 0x80, 0x80, 0x80, 0x80, 0x00],
        &[0x88, 0x80, 0x80, 0x80, 0x80],
        &[0x88, 0xFF, 0xFF, 0xFF, 0x1F],
    ] {
        assert_eq!(read(invalid), Err(DecodeErrorKind::InvalidTag), "{invalid:x?}");
    }
    for cut in [&[][..], &[0x88], &[0x88, 0x80, 0x80, 0x80]] {
        assert_eq!(read(cut), Err(DecodeErrorKind::UnexpectedEnd), "{cut:x?}");
    }
}

#[test]
fn only_the_shortest_form_of_a_tag_is_eaten() {
    let numbers = [1, 15, 16, 2047, 2048, 262_143, 262_144, 33_554_431, 33_554_432, MAX_FIELD_NUMBER];
    // With 0 as the wire type, a tag is the very number where a varint takes one byte more.
    let tags = [WireType::LengthDelimited, WireType::Varint].map(|wire_type| numbers.map(|number| (number, wire_type)));
    for (number, wire_type) in tags.into_iter().flatten() {
        let tag = Tag::new(number, wire_type);
        let bytes = naive_varint(u64::from(tag.get()));
        assert_eq!(tag.encoded_len(), bytes.len());
        let mut reader = Reader::new(&bytes);
        assert!(reader.eat(tag) && reader.is_empty(), "{number}");
        let mut overlong = bytes.clone();
        *overlong.last_mut().unwrap() |= 0x80;
        overlong.push(0);
        assert!(!Reader::new(&overlong).eat(tag), "{number}");
        let written = Writer::collect(|out| out.bytes_field(tag, b""));
        assert_eq!(written[..bytes.len()], bytes);
    }
}

#[test]
fn groups_are_skipped_to_their_own_end() {
    let read = |bytes: &[u8]| {
        with_context(|context| {
            let mut reader = Reader::new(bytes);
            let tag = reader.tag()?;
            let raw = reader.raw(tag, context).map(|raw| match raw {
                Raw::Group(body) => body.to_vec(),
                other => panic!("{other:?}"),
            })?;
            Ok((raw, reader.len()))
        })
        .map_err(|error: crate::DecodeError| error.kind().clone())
    };
    assert_eq!(read(&[0x0B, 0x10, 0x05, 0x0C, 0xFF]), Ok((vec![0x10, 0x05], 1)));
    assert_eq!(read(&[0x0B, 0x13, 0x14, 0x0C]), Ok((vec![0x13, 0x14], 0)));
    assert_eq!(read(&[0x0B, 0x14]), Err(DecodeErrorKind::UnexpectedEndGroup));
    assert_eq!(read(&[0x0B, 0x10, 0x05]), Err(DecodeErrorKind::UnexpectedEnd));
    assert_eq!(read(&[0x0B, 0x02, 0x00]), Err(DecodeErrorKind::InvalidTag));
    let deep = |levels| [vec![0x0B; levels], vec![0x0C; levels]].concat();
    assert!(read(&deep(100)).is_ok());
    assert_eq!(read(&deep(101)), Err(DecodeErrorKind::DepthLimit));
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
            assert!(std::panic::catch_unwind(panics).is_err());
            out.varint_field(Tag::new(3, WireType::Varint), 1);
        });
    });
    assert_eq!(bytes, [0x0A, 4, 0x12, 0, 0x18, 1]);
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

/// Whether the budget of so many bytes covers what `spend` spends.
fn covers(budget: usize, spend: impl FnOnce(Context<'_>) -> Result<()>) -> bool {
    let limits = Limits::new().allocation(budget);
    let shared = Shared::new(&limits, 0);
    spend(Context::new(&shared, &limits, false)).is_ok()
}

#[test]
fn growing_by_one_costs_what_the_capacity_grows_by() {
    let at = Reader::new(&[]);
    for (len, cost) in [(1usize, 16), (4, 16), (5, 32), (9, 64)] {
        let push = |context: Context<'_>| {
            let mut values: Vec<u32> = vec![];
            (0..len).try_for_each(|_| context.grow(&mut values, &at).map(|()| values.push(0)))
        };
        assert!(covers(cost, push) && !covers(cost - 1, push), "{len}");
    }
}

#[test]
fn room_for_many_costs_what_the_capacity_grows_by() {
    let at = Reader::new(&[]);
    for (len, spare, more, cost) in [(0, 0, 3, 12), (10, 0, 5, 40), (10, 0, 50, 200), (10, 5, 5, 0), (10, 5, 6, 60)] {
        let room = |context: Context<'_>| {
            let mut values: Vec<u32> = Vec::with_capacity(len + spare);
            values.resize(len, 0);
            reserve(&mut values, more, context, &at)?;
            assert!(values.capacity() >= len + more);
            Ok(())
        };
        assert!(covers(cost, room) && (cost == 0 || !covers(cost - 1, room)), "{len} {spare} {more}");
    }
}

#[test]
fn packed_bools_look_at_all_bits() {
    let body: Vec<u8> = [naive_varint(1 << 63), naive_varint(0)].concat().repeat(20);
    assert_eq!(unpack(&body, |bits| bits != 0).unwrap(), [true, false].repeat(20));
}

#[test]
fn a_packed_varint_of_eleven_bytes_is_refused_anywhere() {
    let eleven = [vec![0x80; 10], vec![0]].concat();
    for before in [0, 1, 20, 63, 64, 100] {
        for after in [0, 1, 100] {
            let body = [vec![1; before], eleven.clone(), vec![1; after]].concat();
            assert_eq!(
                unpack(&body, |bits| bits).unwrap_err().kind(),
                &DecodeErrorKind::InvalidVarint,
                "{before} {after}"
            );
        }
    }
    assert_eq!(unpack(&[1, 0x80], |bits| bits).unwrap_err().kind(), &DecodeErrorKind::UnexpectedEnd);
}

proptest! {
    #[test]
    fn spread_and_squeeze_are_each_others_inverse(value in 0u64..1 << 56) {
        prop_assert_eq!(squeeze(spread(value)), value);
        prop_assert_eq!(spread(value) & 0x8080_8080_8080_8080, 0);
    }

    #[test]
    fn varints_are_written_and_read_as_by_the_naive_twin(value in any_width(), padding in 0usize..12) {
        let naive = naive_varint(value);
        prop_assert_eq!(varint_len(value), naive.len());
        let bytes = [naive.clone(), vec![0xFF; padding]].concat();
        prop_assert_eq!(read_varint(&bytes), (value, naive.len()));
        let written = Writer::collect(|out| out.varint_field(Tag::new(1, WireType::Varint), value));
        prop_assert_eq!(&written[1..], &naive[..]);
    }

    #[test]
    fn any_bytes_read_as_by_the_naive_twin(bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(0x80), Just(0xFF)], 0..14)) {
        prop_assert_eq!(read_varint(&bytes), read_bytewise(&bytes));
        let mut reader = Reader::new(&bytes);
        match (reader.varint(), read_bytewise(&bytes)) {
            (Err(_), (_, 0)) => {}
            (Ok(value), (naive, len)) => {
                prop_assert_eq!(value, naive);
                prop_assert_eq!(reader.rest(), &bytes[len..]);
            }
            other => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn packed_varints_are_those_of_the_naive_twin(values in prop::collection::vec(any_width(), 0..200), small in any::<bool>()) {
        let values: Vec<u64> = values.iter().map(|value| if small { value & 0x7F } else { *value }).collect();
        let tag = Tag::new(1, WireType::LengthDelimited);
        let body: Vec<u8> = values.iter().flat_map(|value| naive_varint(*value)).collect();
        let expected = [vec![0x0A], naive_varint(body.len() as u64), body.clone()].concat();
        prop_assert_eq!(Writer::collect(|out| out.packed_varints(tag, &values, |value| *value)), expected);
        prop_assert_eq!(unpack(&body, |bits| bits).unwrap(), values.clone());
        let narrow: Vec<u32> = values.iter().map(|value| *value as u32).collect();
        prop_assert_eq!(unpack(&body, |bits| bits as u32).unwrap(), narrow);
    }

    #[test]
    fn packed_bytes_of_any_kind_get_the_verdict_of_the_naive_twin(
        body in prop::collection::vec(prop_oneof![any::<u8>(), Just(0x80), Just(0xFF), 0u8..0x80], 0..300),
    ) {
        prop_assert_eq!(unpack(&body, |bits| bits).ok(), naive_unpack(&body));
    }

    #[test]
    fn ascii_is_told_as_by_std(mut bytes in prop::collection::vec(0u8..0x80, 0..5000), at in any::<prop::sample::Index>(), high in any::<bool>()) {
        if high && !bytes.is_empty() {
            let at = at.index(bytes.len());
            bytes[at] |= 0x80;
        }
        prop_assert_eq!(is_ascii(&bytes), bytes.is_ascii());
        prop_assert_eq!(validate(&bytes).map_err(|_| ()), core::str::from_utf8(&bytes).map_err(|_| ()));
    }

    #[test]
    fn strings_are_validated_as_by_std(text in ".{0,40}|[ -~]{100,400}.{0,40}|[ -~]{2000,5000}.{0,3}", cut in any::<prop::sample::Index>(), change in any::<(prop::sample::Index, u8, bool)>()) {
        let mut bytes = text.into_bytes();
        bytes.truncate(cut.index(bytes.len() + 1));
        if change.2 && !bytes.is_empty() {
            let at = change.0.index(bytes.len());
            bytes[at] = change.1;
        }
        let naive = core::str::from_utf8(&bytes).map_err(|error| error.valid_up_to());
        prop_assert_eq!(validate(&bytes), naive);
    }

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

/// One byte that is not ASCII, at each place of strings of every way to look: by bytes, words, rows and blocks.
#[test]
fn a_single_byte_that_is_not_ascii_is_seen_wherever_it_stands() {
    for len in (0..70).chain([127, 128, 129, 255, 256, 300, 1023, 1024, 1100]) {
        let ascii = vec![b'a'; len];
        assert!(is_ascii(&ascii) && validate(&ascii).is_ok(), "{len}");
        for at in 0..len {
            let mut bytes = ascii.clone();
            bytes[at] = 0x80;
            assert!(!is_ascii(&bytes), "{at} of {len}");
            assert_eq!(validate(&bytes), Err(at), "{at} of {len}");
        }
    }
}

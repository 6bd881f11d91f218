//! The fast paths against their naive twins, and the boundaries by table.

use alloc::{vec, vec::Vec};

use proptest::prelude::*;

use super::{
    Context, MAX_FIELD_NUMBER, Raw, Reader, Shared, Tag, WireType, Writer, decode_varints,
    varint::{read_bytewise, read_varint, spread, squeeze, varint_len},
};
use crate::{
    error::{DecodeErrorKind, Result},
    limits::Limits,
};

mod context;
mod text;
mod writer;

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
}

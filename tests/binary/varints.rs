//! Varints, tags and the range of integers.

use wireform::{DecodeErrorKind, Encode, Message, proto};
use wireform_test_support::{
    empty,
    rows::{Enums, Everything, Lists, Optionals, Person, Scalars, Shade, Wide},
    same_bits,
    wire::{Wire, varint, wire_type},
};

use crate::{decode, refuse};

#[test]
fn overlong_tag_is_read() {
    for width in 1..=5 {
        let wire = Wire::new().tag_width(width).string(1, "Martin").varint(2, 1337).string(3, "a").string(3, "b");
        let person: Person = decode(wire);
        assert_eq!((&*person.user_name, person.favourite_number), ("Martin", 1337), "{width}");
        assert_eq!(person.interests, ["a", "b"], "{width}");
    }
}

#[test]
fn overlong_tag_is_read_in_every_shape() {
    let spell = |width| {
        let inner = Wire::new().tag_width(width).varint(1, 1).packed(3, [1]).varint(3, 2);
        let entry = Wire::new().tag_width(width).string(1, "k").message(2, Wire::new());
        Wire::new()
            .tag_width(width)
            .message(3, Wire::new().tag_width(width).varint(16, 300).string(14, ""))
            .message(
                8,
                Wire::new().tag_width(width).message(1, inner.clone()).message(3, inner.clone()).message(5, inner),
            )
            .message(9, Wire::new().tag_width(width).varint(17, 1))
            .message(11, Wire::new().tag_width(width).string(15, "a"))
            .message(12, Wire::new())
            .message(13, entry)
            .varint(100_000, 3)
            .varint(536_870_911, 1)
    };
    let expected: Everything = decode(spell(1));
    assert_eq!((expected.list.len(), expected.map.len()), (1, 1));
    for width in 2..=5 {
        assert_eq!(decode::<Everything>(spell(width)), expected, "{width}");
    }
}

#[test]
fn overlong_tag_is_read_by_number() {
    let wire = Wire::new().tag_width(4).varint(1, 1).packed(28, [1]).varint(37, 2).string(40, "a").varint(2000, 5);
    let wide: Wide = decode(wire);
    assert_eq!((wide.a1, wide.c2, wide.c11, wide.last), (true, vec![1], vec![2], 5));
    assert!(wide.rest.is_empty());
}

#[test]
fn overlong_varint_is_read() {
    for width in 1..=10 {
        let spelled = Wire::new().varint_width(width);
        let wire = spelled.clone().varint(1, 1).varint(2, 300).int(6, 1).string(14, "text").bytes(15, [0]);
        let expected = Scalars { bool: true, int32: 300, sint32: -1, string: "text".into(), bytes: vec![0], ..empty() };
        assert_eq!(decode::<Scalars>(wire), expected, "{width}");
        let lists: Lists = decode(spelled.packed(2, [1, 300, u64::MAX]).packed(1, [0, 1]));
        assert_eq!((lists.int32, lists.bool), (vec![1, 300, -1], vec![false, true]), "{width}");
    }
}

#[test]
fn tag_of_six_bytes_is_refused() {
    assert_eq!(refuse::<Scalars>(Wire::new().tag_width(6).varint(1, 1)), DecodeErrorKind::InvalidTag);
    assert_eq!(refuse::<Wide>(Wire::new().tag_width(6).varint(1, 1)), DecodeErrorKind::InvalidTag);
}

#[test]
fn tag_above_32_bits_is_refused() {
    let last = (1 << 29) - 1;
    assert_eq!(decode::<Scalars>(Wire::new().varint(last, 1)), empty());
    for number in [last + 1, 1 << 30, 1 << 31] {
        assert_eq!(refuse::<Scalars>(Wire::new().varint(number, 1)), DecodeErrorKind::InvalidTag, "{number}");
    }
}

#[test]
fn field_number_0_is_refused() {
    for wire_type in 0..8 {
        let wire = Wire::new().tag(0, wire_type).raw([0; 8]);
        assert_eq!(refuse::<Scalars>(wire.clone()), DecodeErrorKind::InvalidTag);
        assert_eq!(refuse::<Scalars>(Wire::new().group(99, wire)), DecodeErrorKind::InvalidTag);
    }
    assert_eq!(refuse::<Scalars>(Wire::new().tag_width(5).varint(0, 1)), DecodeErrorKind::InvalidTag);
}

#[test]
fn wire_types_6_and_7_are_refused() {
    for wire_type in [wire_type::INVALID6, wire_type::INVALID7] {
        for number in [1, 14, 99, 100_000] {
            let wire = Wire::new().tag(number, wire_type).raw([8; 4]);
            assert_eq!(refuse::<Scalars>(wire.clone()), DecodeErrorKind::InvalidTag, "{number}");
            assert_eq!(refuse::<Scalars>(Wire::new().group(99, wire)), DecodeErrorKind::InvalidTag, "{number}");
        }
    }
}

#[test]
fn varint_of_eleven_bytes_is_refused() {
    for number in [1, 2, 5, 99] {
        let wire = Wire::new().varint_width(11).varint(number, 1);
        assert_eq!(refuse::<Scalars>(wire), DecodeErrorKind::InvalidVarint, "{number}");
    }
    assert_eq!(refuse::<Scalars>(Wire::new().varint_width(11).string(14, "a")), DecodeErrorKind::InvalidVarint);
    for count in [1, 10, 100] {
        let values = (0..count).map(|_| 1);
        let wire = Wire::new().packed(2, values).raw(Wire::new().varint_width(11).packed(2, [1]));
        assert_eq!(refuse::<Lists>(wire), DecodeErrorKind::InvalidVarint, "{count}");
    }
}

#[test]
fn packed_varints_that_do_not_end_are_told_from_those_too_long() {
    for count in [0, 1, 15, 16, 63, 64, 200] {
        let ones = vec![1; count];
        let cut = Wire::new().bytes(5, [&ones[..], &[0x80]].concat());
        assert_eq!(refuse::<Lists>(cut), DecodeErrorKind::UnexpectedEnd, "{count}");
        for long in [10, 63, 64, 65, 130] {
            let wire = Wire::new().bytes(5, [&ones[..], &vec![0x80; long], &[1]].concat());
            assert_eq!(refuse::<Lists>(wire), DecodeErrorKind::InvalidVarint, "{long} after {count}");
        }
    }
}

#[test]
fn tenth_byte_of_a_varint_counts_its_lowest_bit() {
    for (last, expected) in [(0x01, u64::MAX), (0x7f, u64::MAX), (0x00, u64::MAX >> 1), (0x7e, u64::MAX >> 1)] {
        let bytes = [&[0xff; 9][..], &[last]].concat();
        let scalars: Scalars = decode(Wire::new().tag(5, wire_type::VARINT).raw(&bytes));
        assert_eq!(scalars.uint64, expected, "{last:#x}");
        let lists: Lists = decode(Wire::new().bytes(5, bytes.repeat(20)));
        assert_eq!(lists.uint64, [expected; 20], "{last:#x}");
    }
}

#[test]
fn int32_takes_the_low_32_bits() {
    let bits = 0xdead_beef_8000_0001;
    let low = 0x8000_0001;
    let wire = Wire::new().varint(2, bits).varint(4, bits).varint(6, bits);
    let scalars: Scalars = decode(wire);
    assert_eq!((scalars.int32, scalars.uint32), (low as i32, low));
    assert_eq!(scalars.sint32, (low >> 1) as i32 ^ -1);
    let enums: Enums = decode(Wire::new().varint(1, 1 << 32 | 300).varint(3, 1 << 40 | 9));
    assert_eq!((enums.closed as i32, enums.other), (300, Shade::Other(9)));
}

#[test]
fn packed_int32_takes_the_low_32_bits() {
    let bits = [0xdead_beef_8000_0001, 1 << 63 | 5, 7];
    for times in [1, 40] {
        let lists: Lists = decode(Wire::new().packed(2, bits.repeat(times)).packed(4, bits.repeat(times)));
        assert_eq!(lists.int32, [0x8000_0001u32 as i32, 5, 7].repeat(times));
        assert_eq!(lists.uint32, [0x8000_0001, 5, 7].repeat(times));
    }
}

#[test]
fn bool_is_true_when_any_of_64_bits_is_set() {
    for shift in 0..64 {
        assert!(decode::<Scalars>(Wire::new().varint(1, 1 << shift)).bool, "{shift}");
        assert_eq!(decode::<Optionals>(Wire::new().varint(1, 1 << shift)).bool, Some(true), "{shift}");
        for times in [1, 100] {
            let lists: Lists = decode(Wire::new().packed(1, [0, 1 << shift].repeat(times)));
            assert_eq!(lists.bool, [false, true].repeat(times), "{shift}");
        }
    }
    assert!(!decode::<Scalars>(Wire::new().varint_width(10).varint(1, 0)).bool);
}

#[test]
fn every_cut_of_a_varint_is_refused() {
    for width in 2..=10 {
        let whole = varint(1, width);
        for len in 0..width {
            let cut = Wire::new().tag(5, wire_type::VARINT).raw(&whole[..len]);
            assert_eq!(refuse::<Scalars>(cut), DecodeErrorKind::UnexpectedEnd, "{len} of {width}");
            let list = Wire::new().bytes(5, &whole[..len]);
            match Lists::decode(list.as_ref()) {
                Ok(lists) => assert_eq!((lists, len), (empty(), 0), "{width}"),
                Err(error) => assert_eq!(error.kind(), &DecodeErrorKind::UnexpectedEnd, "{len} of {width}"),
            }
        }
    }
}

#[test]
fn floats_keep_every_bit() {
    for bits in [0x7fc0_0001_u32, 0xffff_ffff, 0x8000_0000, 1, 0x7f80_0001] {
        let scalars: Scalars = decode(Wire::new().fixed32(12, bits).fixed64(13, u64::from(bits) << 32 | 5));
        assert_eq!((scalars.float.to_bits(), scalars.double.to_bits()), (bits, u64::from(bits) << 32 | 5));
        let again: Scalars = proto::from_slice(&scalars.encode_to_vec()).unwrap();
        assert_eq!((again.float.to_bits(), again.double.to_bits()), (bits, u64::from(bits) << 32 | 5));
        assert!(same_bits(&scalars, &again) && !scalars.is_empty());
    }
}

//! Random values of every shape return to the byte.

use std::fmt::Debug;

use proptest::{
    collection::{btree_map, hash_map, vec},
    option,
    prelude::*,
};
use wireform::{
    Message, Open, UnknownFields,
    walk::{DecodeText, EncodeText},
    wire::Raw,
    xml::{self, Options},
};

use crate::types::*;

/// Checks that a value returns to the byte from every form that a writer has: a NaN equals nothing, its bytes do.
fn returns<M: Message + EncodeText + for<'de> DecodeText<'de> + Debug>(value: &M) -> Result<(), TestCaseError> {
    let options = Options::new();
    let all = [
        options.clone(),
        options.clone().pretty(true).declaration(true),
        options.clone().proto_field_names(true),
        options.root("other").ignore_unknown_fields(true),
    ];
    for options in all {
        let document = options.to_string(value).unwrap();
        let read: M =
            options.from_str(&document).map_err(|error| TestCaseError::fail(format!("{error}: {document}")))?;
        prop_assert_eq!(read.encode_to_vec(), value.encode_to_vec(), "{}", document);
    }
    Ok(())
}

/// Text with control characters, markup and what XML has no form for; often none.
fn text() -> impl Strategy<Value = String> {
    let c = prop_oneof![
        4 => any::<char>(),
        2 => prop::char::range('\0', '\u{20}'),
        4 => prop::sample::select(vec!['<', '>', '&', '"', '\'', ']', '\\', 'u', '{', '}', '\r', '\n', '\t', ' ', '/']),
        1 => prop::sample::select(vec!['\u{7f}', '\u{85}', '\u{2028}', '\u{fffd}', '\u{fffe}', '\u{ffff}', '\u{feff}']),
        4 => prop::char::range('a', 'z'),
    ];
    vec(c, 0..12).prop_map(String::from_iter)
}

/// Numbers of every bit pattern, with NaNs, infinities and zeros among them.
fn double() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<u64>().prop_map(f64::from_bits),
        (0u64..1 << 52).prop_map(|bits| f64::from_bits(bits | 0x7ff0_0000_0000_0000)),
        (0u64..1 << 52).prop_map(|bits| f64::from_bits(bits | 0xfff0_0000_0000_0000)),
        prop::sample::select(vec![0.0, -0.0, 1.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN, f64::MIN_POSITIVE]),
        any::<i32>().prop_map(f64::from),
    ]
}

fn single() -> impl Strategy<Value = f32> {
    prop_oneof![
        any::<u32>().prop_map(f32::from_bits),
        (0u32..1 << 23).prop_map(|bits| f32::from_bits(bits | 0xff80_0000)),
        prop::sample::select(vec![0.0, -0.0, 1.0, f32::INFINITY, f32::NEG_INFINITY, f32::NAN]),
    ]
}

fn blob() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 0..9)
}

fn colour() -> impl Strategy<Value = Colour> {
    prop::sample::select(vec![Colour::Red, Colour::Green, Colour::DarkBlue])
}

fn size() -> impl Strategy<Value = Size> {
    // A number that has a variant is that variant's.
    let other = any::<i32>().prop_filter("has a variant", |number| ![0, 5].contains(number)).prop_map(Size::Other);
    prop_oneof![Just(Size::Small), Just(Size::Large), other]
}

fn open() -> impl Strategy<Value = Open<Colour>> {
    let number = any::<i32>().prop_filter("has a variant", |number| ![0, 1, -7].contains(number));
    prop_oneof![colour().prop_map(Open::Known), number.prop_map(Open::Unknown)]
}

/// Integers with the empty value and the ends among them.
fn small() -> impl Strategy<Value = i32> {
    prop_oneof![Just(0), Just(i32::MIN), Just(i32::MAX), any::<i32>(), -9..9]
}

fn big() -> impl Strategy<Value = i64> {
    prop_oneof![Just(0), Just(i64::MIN), Just(i64::MAX), any::<i64>(), -9i64..9]
}

prop_compose! {
    fn scalars()(
        flag in any::<bool>(),
        ints in (small(), small(), small()),
        bigs in (big(), big(), big()),
        unsigned in (any::<u32>(), any::<u64>(), 0u32..2, 0u64..2),
        floats in (single(), double()),
        text in text(),
        data in blob(),
        colour in colour(),
        size in size(),
        open in open(),
    ) -> Scalars {
        Scalars {
            flag,
            small_int: ints.0,
            big_int: bigs.0,
            small_unsigned: unsigned.0,
            big_unsigned: unsigned.1,
            zigzag: ints.1,
            big_zigzag: bigs.1,
            fixed: unsigned.2,
            big_fixed: unsigned.3,
            signed_fixed: ints.2,
            big_signed_fixed: bigs.2,
            single: floats.0,
            double: floats.1,
            text,
            data,
            colour,
            size,
            open,
        }
    }
}

prop_compose! {
    fn inner()(x in small(), name in text()) -> Inner {
        Inner { x, name }
    }
}

prop_compose! {
    fn optional(depth: usize)(
        flag in option::of(any::<bool>()),
        number in option::of(big()),
        single in option::of(single()),
        text in option::of(text()),
        data in option::of(blob()),
        colour in option::of(colour()),
        size in option::of(size()),
        inner in option::of(inner()),
        boxed in if depth == 0 { Just(None).boxed() } else { option::of(optional(depth - 1).prop_map(Box::new)).boxed() },
    ) -> Optional {
        Optional { flag, number, single, text, data, colour, size, inner, boxed }
    }
}

prop_compose! {
    fn lists()(
        flags in vec(any::<bool>(), 0..4),
        numbers in vec(big(), 0..4),
        deltas in vec(small(), 0..4),
        fixed in vec(any::<u64>(), 0..4),
        doubles in vec(double(), 0..4),
        singles in vec(single(), 0..4),
        texts in vec(text(), 0..4),
        blobs in vec(blob(), 0..4),
        enumerations in (vec(colour(), 0..4), vec(size(), 0..4)),
        inners in vec(inner(), 0..4),
        boxes in vec(inner().prop_map(Box::new), 0..4),
    ) -> Lists {
        let (colours, sizes) = enumerations;
        Lists { flags, numbers, deltas, fixed, doubles, singles, texts, blobs, colours, sizes, inners, boxes }
    }
}

prop_compose! {
    fn maps(depth: usize)(
        by_name in btree_map(text(), small(), 0..4),
        by_number in btree_map(big(), text(), 0..4),
        by_flag in btree_map(any::<bool>(), double(), 0..3),
        encoded in btree_map(small(), any::<u64>(), 0..4),
        inners in btree_map(0u32..5, inner(), 0..4),
        colours in btree_map(text(), colour(), 0..4),
        blobs in btree_map(any::<u64>(), blob(), 0..4),
        nested in if depth == 0 { Just(Default::default()).boxed() } else { btree_map(text(), maps(depth - 1), 0..3).boxed() },
    ) -> Maps {
        Maps { by_name, by_number, by_flag, encoded, inners, colours, blobs, hashed: Default::default(), nested }
    }
}

fn choice() -> impl Strategy<Value = Choice> {
    prop_oneof![
        small().prop_map(Choice::Number),
        text().prop_map(Choice::Text),
        inner().prop_map(Choice::Inner),
        colour().prop_map(Choice::Colour),
        double().prop_map(Choice::Double),
        big().prop_map(Choice::Zigzag),
        blob().prop_map(Choice::Data),
    ]
}

prop_compose! {
    fn choices(depth: usize)(
        before in small(),
        choice in option::of(choice()),
        after in small(),
        other in option::of(if depth == 0 {
            any::<bool>().prop_map(Other::First).boxed()
        } else {
            choices(depth - 1).prop_map(|choices| Other::Second(Box::new(choices))).boxed()
        }),
    ) -> Choices {
        Choices { before, choice, after, other }
    }
}

/// Records of every form, in a group of every depth, now and then longer than they need be.
fn records(depth: usize) -> BoxedStrategy<Vec<u8>> {
    // The numbers below are those of the fields of `Tree`.
    let number = || prop_oneof![6u32..20, 6u32..1 << 29, Just((1 << 29) - 1)];
    let record = |number, raw: Raw<'_>| {
        let mut fields = UnknownFields::new();
        fields.push(number, raw);
        fields.as_bytes().to_vec()
    };
    let longer = prop::sample::select(vec![
        &b"\xf8\x00\x01"[..],
        b"\x78\x81\x00",
        b"\x7a\x81\x80\x00A",
        b"\x78\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f",
        b"\x7b\xfc\x00",
        b"\xfb\x00\x7c",
    ]);
    let flat = prop_oneof![
        (number(), any::<u64>()).prop_map(move |(number, value)| record(number, Raw::Varint(value))),
        (number(), 0u64..300).prop_map(move |(number, value)| record(number, Raw::Varint(value))),
        (number(), any::<u32>()).prop_map(move |(number, value)| record(number, Raw::Fixed32(value))),
        (number(), any::<u64>()).prop_map(move |(number, value)| record(number, Raw::Fixed64(value))),
        (number(), blob()).prop_map(move |(number, bytes)| record(number, Raw::LengthDelimited(&bytes))),
        longer.prop_map(<[u8]>::to_vec),
    ];
    let one = if depth == 0 {
        flat.boxed()
    } else {
        let group = (number(), records(depth - 1)).prop_map(move |(number, inner)| record(number, Raw::Group(&inner)));
        prop_oneof![3 => flat, 1 => group].boxed()
    };
    vec(one, 0..4).prop_map(|records| records.concat()).boxed()
}

prop_compose! {
    fn tree(depth: usize)(
        value in small(),
        kids in if depth == 0 { Just(Vec::new()).boxed() } else { vec(tree(depth - 1), 0..3).boxed() },
        left in if depth == 0 { Just(None).boxed() } else { option::of(tree(depth - 1).prop_map(Box::new)).boxed() },
        inner in inner(),
        named in if depth == 0 { Just(Default::default()).boxed() } else { btree_map(text(), tree(depth - 1), 0..3).boxed() },
        records in records(3),
    ) -> Tree {
        Tree { value, kids, left, inner, named, rest: UnknownFields::from_bytes(&records).unwrap() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scalars_return(value in scalars()) {
        returns(&value)?;
    }

    #[test]
    fn optional_fields_return(value in optional(2)) {
        returns(&value)?;
    }

    #[test]
    fn lists_return(value in lists()) {
        returns(&value)?;
    }

    #[test]
    fn maps_return(value in maps(1)) {
        returns(&value)?;
    }

    #[test]
    fn hash_maps_return(hashed in hash_map(text(), text(), 0..4)) {
        let value = Maps { hashed, ..empty() };
        prop_assert_eq!(&xml::from_str::<Maps>(&xml::to_string(&value).unwrap()).unwrap(), &value);
    }

    #[test]
    fn oneofs_return(value in choices(2)) {
        returns(&value)?;
    }

    #[test]
    fn trees_with_unknown_fields_return(value in tree(2)) {
        returns(&value)?;
    }

    #[test]
    fn odd_names_return(numbers in (small(), small(), small()), texts in (text(), text()), sized in any::<u32>(), entry in vec(text(), 0..3)) {
        let value = Named {
            first_field: numbers.0,
            second_field: numbers.1,
            third_field: numbers.2,
            xml_data: texts.0,
            xml: texts.1,
            sized,
            entry,
            key: None,
        };
        returns(&value)?;
    }

    #[test]
    fn every_document_gives_a_value_or_an_error(pieces in vec(prop::sample::select(vec![
        "<Tree>", "</Tree>", "<value>", "</value>", "<kids>", "</kids>", "<left/>", "<named>", "</named>", "<entry>",
        "</entry>", "<key>", "</key>", "<unknown-field number='1' wire='varint'>", "<unknown-field number='1' wire='group'>",
        "</unknown-field>", "1", "-", " ", "&lt;", "<![CDATA[2]]>", "<!-- -->", "<?p?>", "\r\n", "é",
    ]), 0..20)) {
        let document = format!("<Tree>{}</Tree>", pieces.concat());
        for ignore in [false, true] {
            if let Ok(value) = Options::new().ignore_unknown_fields(ignore).from_str::<Tree>(&document) {
                returns(&value)?;
            }
        }
    }
}

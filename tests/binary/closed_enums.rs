//! A number that no variant of a closed enumeration has, in every position a value can be in.

use std::{
    borrow::Borrow,
    collections::{BTreeMap, HashMap},
};

use proptest::{collection, option, prelude::*};
use wireform::{
    DecodeErrorKind::{self, InvalidTag, InvalidUtf8, InvalidVarint, UnexpectedEnd, UnexpectedEndGroup},
    Described, Enumeration, Message, Open, UnknownFields,
    encoding::Convert,
    proto,
};
use wireform_test_support::{
    empty,
    rows::{Color, ColorOrText, Dropping, Enums, Everything, Keeping, Shade, Wide},
    verdict, well_formed,
    wire::Wire,
};

use crate::{decode, refuse};

/// Each position with a record that holds the number 5, which is no color.
fn positions() -> [(&'static str, Wire); 6] {
    [
        ("implicit", Wire::new().varint(1, 5)),
        ("optional", Wire::new().varint(2, 5)),
        ("packed", Wire::new().packed(3, [5])),
        ("expanded", Wire::new().varint(4, 5)),
        ("map", Wire::new().entry(5, |entry| entry.string(1, "k").varint(2, 5))),
        ("color", Wire::new().varint(6, 5)),
    ]
}

#[test]
fn unknown_value_is_an_error_where_it_cannot_be_kept() {
    for (field, wire) in positions() {
        let error = Dropping::decode(wire.as_ref()).unwrap_err();
        assert_eq!(error.kind(), &DecodeErrorKind::UnknownEnumValue { number: 5 }, "{field}");
        assert!(error.path().starts_with(&format!("Dropping.{field}")), "{}", error.path());
        assert_eq!(error.offset(), wire.as_ref().len() - 1, "{field}");
        for hint in ["5 is no value of", "`UnknownFields`", "`#[proto(other)]`", "`Open`"] {
            assert!(error.to_string().contains(hint), "{error}");
        }
    }
}

#[test]
fn unknown_value_is_an_error_in_any_form_where_it_cannot_be_kept() {
    for wire in [
        Wire::new().tag_width(2).varint(1, 5),
        Wire::new().varint(3, 5),
        Wire::new().packed(3, [0, 1, 5, 300]),
        Wire::new().packed(4, [0, 5]),
        Wire::new().varint_width(10).varint(2, 5),
        Wire::new().tag_width(3).varint(6, 5),
    ] {
        let error = Dropping::decode(wire.as_ref()).unwrap_err();
        assert_eq!(error.kind(), &DecodeErrorKind::UnknownEnumValue { number: 5 });
    }
}

#[test]
fn unknown_value_goes_to_the_unknown_fields() {
    for (field, wire) in positions() {
        let keeping: Keeping = decode(wire.clone());
        let kept = if field == "packed" { Wire::new().varint(3, 5) } else { wire };
        assert_eq!(keeping.rest.as_bytes(), kept.as_ref(), "{field}");
        assert_eq!(keeping, Keeping { rest: keeping.rest.clone(), ..empty() }, "{field}");
        assert_eq!(keeping.encode_to_vec(), kept.build(), "{field}");
    }
}

#[test]
fn unknown_value_leaves_the_value_before_it() {
    let wire = Wire::new()
        .varint(1, 300)
        .varint(2, 300)
        .varint(6, 300)
        .entry(5, |e| e.string(1, "k").varint(2, 300))
        .varint(1, 5)
        .varint(2, 6)
        .varint(6, 7)
        .entry(5, |e| e.string(1, "k").varint(2, 8));
    let keeping: Keeping = decode(wire);
    let kept = Wire::new().varint(1, 5).varint(2, 6).varint(6, 7).entry(5, |e| e.string(1, "k").varint(2, 8));
    assert_eq!(
        keeping,
        Keeping {
            implicit: Color::Blue,
            optional: Some(Color::Blue),
            pick: Some(ColorOrText::Color(Color::Blue)),
            map: [("k".into(), Color::Blue)].into(),
            rest: UnknownFields::from_bytes(kept.as_ref()).unwrap(),
            ..empty()
        }
    );
}

#[test]
fn value_after_an_unknown_one_counts() {
    let wire = Wire::new().varint(1, 5).varint(1, 1).varint(2, 5).varint(2, 1).varint(6, 5).varint(6, 1);
    let keeping: Keeping = decode(wire);
    let pick = Some(ColorOrText::Color(Color::Green));
    assert_eq!((keeping.implicit, keeping.optional, keeping.pick), (Color::Green, Some(Color::Green), pick));
    assert_eq!(keeping.rest.as_bytes(), Wire::new().varint(1, 5).varint(2, 5).varint(6, 5).as_ref());
}

#[test]
fn packed_record_is_split_value_by_value() {
    let keeping: Keeping = decode(Wire::new().packed(3, [0, 5, 1, 6, 300, 5]));
    assert_eq!(keeping.packed, [Color::Red, Color::Green, Color::Blue]);
    assert_eq!(keeping.rest.as_bytes(), Wire::new().varint(3, 5).varint(3, 6).varint(3, 5).as_ref());
    let keeping: Keeping = decode(Wire::new().packed(4, [5, 1, 6]).varint(3, 1).varint(3, 7));
    assert_eq!((keeping.packed, keeping.expanded), (vec![Color::Green], vec![Color::Green]));
    assert_eq!(keeping.rest.as_bytes(), Wire::new().varint(4, 5).varint(4, 6).varint(3, 7).as_ref());
}

#[test]
fn split_values_are_kept_with_all_their_bits() {
    let keeping: Keeping = decode(Wire::new().varint_width(10).packed(3, [5, u64::MAX - 1]));
    assert_eq!(keeping.rest.as_bytes(), Wire::new().varint(3, 5).varint(3, u64::MAX - 1).as_ref());
}

#[test]
fn runs_of_unknown_values_keep_their_order() {
    let wire = Wire::new().varint(4, 1).varint(4, 5).varint(4, 300).varint(4, 6).varint(4, 0);
    let keeping: Keeping = decode(wire);
    assert_eq!(keeping.expanded, [Color::Green, Color::Blue, Color::Red]);
    assert_eq!(keeping.rest.as_bytes(), Wire::new().varint(4, 5).varint(4, 6).as_ref());
}

#[test]
fn whole_map_entry_is_kept() {
    let entry = |e: Wire| e.varint(2, 5).string(1, "k").string(3, "more");
    let keeping: Keeping = decode(Wire::new().entry(5, entry).entry(5, |e| e.string(1, "j").varint(2, 1)));
    assert_eq!(keeping.map, [("j".into(), Color::Green)].into());
    assert_eq!(keeping.rest.as_bytes(), Wire::new().entry(5, entry).as_ref());
}

/// What no decoder may read, with what is wrong with it.
fn broken() -> [(Wire, DecodeErrorKind); 13] {
    [
        (Wire::new().raw([0x80]), UnexpectedEnd),
        (Wire::new().tag(3, 0), UnexpectedEnd),
        (Wire::new().tag(3, 2).raw([5]), UnexpectedEnd),
        (Wire::new().tag(3, 1).raw([0; 7]), UnexpectedEnd),
        (Wire::new().start_group(3), UnexpectedEnd),
        (Wire::new().group(3, Wire::new().tag(1, 2).raw([9])), UnexpectedEnd),
        (Wire::new().end_group(3), UnexpectedEndGroup),
        (Wire::new().start_group(3).end_group(4), UnexpectedEndGroup),
        (Wire::new().varint(0, 1), InvalidTag),
        (Wire::new().tag(3, 7), InvalidTag),
        (Wire::new().varint_width(11).varint(2, 1), InvalidVarint),
        (Wire::new().varint_width(11).string(1, ""), InvalidVarint),
        (Wire::new().bytes(1, [0xff]), InvalidUtf8),
    ]
}

#[test]
fn entry_that_is_kept_is_well_formed_to_its_end() {
    for (broken, kind) in broken() {
        for front in
            [Wire::new().varint(2, 5), Wire::new().string(1, "k").varint(2, 5), Wire::new().varint(2, 5).varint(2, 1)]
        {
            let wire = Wire::new().bytes(5, front.raw(&broken).build());
            assert_eq!(refuse::<Keeping>(wire.clone()), kind, "{wire:02x?}");
            let wire = Wire::new().varint(1, 1).bytes(5, [0x10, 1]).raw(wire).varint(4, 1);
            assert_eq!(refuse::<Keeping>(wire.clone()), kind, "{wire:02x?}");
            assert_eq!(refuse::<Dropping>(wire.clone()), kind, "{wire:02x?}");
        }
    }
}

/// A color by way of the enumeration, as a user's encoding makes it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Painted(Color);

/// Refuses one color, and so tells whether a value was read.
struct ByColor;

impl Convert<Painted> for ByColor {
    type Proxy = Color;
    type Error = &'static str;

    fn to_proxy(painted: &Painted) -> impl Borrow<Color> {
        painted.0
    }

    fn from_proxy(color: Color) -> Result<Painted, &'static str> {
        if color == Color::Infrared { Err("cannot be seen") } else { Ok(Painted(color)) }
    }
}

/// Maps of every kind, and of so many fields that they are read by number.
macro_rules! maps {
    ($name:ident, $($more:ident $number:literal)*) => {
        #[derive(Message, Debug, PartialEq)]
        struct $name {
            #[proto(5)]
            ordered: BTreeMap<String, Color>,
            #[proto(6)]
            hashed: HashMap<u32, Color>,
            #[proto(7, with = "ByColor")]
            converted: BTreeMap<String, Painted>,
            $(#[proto($number)] $more: u32,)*
            #[proto(unknown)]
            rest: UnknownFields,
        }
    };
}

maps!(Few,);
maps!(Many, a 11 b 12 c 13 d 14 e 15 f 16 g 17 h 18 i 19 j 20 k 21 l 22 m 23 n 24 o 25 p 26 q 27 r 28 s 29 t 30 u 31 v 32
    w 33 x 34 y 35 z 36 a2 41 b2 42 c2 43 d2 44 e2 45 f2 46 g2 47 h2 48 i2 49 j2 50 k2 51 l2 52 m2 53 n2 54 o2 55 p2 56 q2 57
    r2 58 s2 59 t2 60 u2 61 v2 62 w2 63 x2 64 y2 65 z2 66 a3 71 b3 72 c3 73 d3 74 e3 75 f3 76 g3 77 h3 78 i3 79 j3 80);

proptest! {
    /// What is kept is written as it came, and is well-formed; a reader of records alone finds an end in all of it.
    #[test]
    fn entries_of_any_records_are_kept_whole_or_refused(
        map in 5u64..8,
        parts in collection::vec((0usize..22, 0u64..7), 1..6),
        before in option::of(0u64..3),
    ) {
        let broken = broken();
        let entry = parts.iter().fold(Wire::new(), |entry, (kind, value)| match kind {
            0..8 => entry.varint(2, *value),
            8 | 9 if map == 6 => entry.varint(1, *value),
            8 | 9 => entry.string(1, "k"),
            10 => entry.int(2, -1),
            11 => entry.group(4, Wire::new().varint(*value, 1)),
            12 => entry.string(3, "more"),
            13 => entry.fixed32(2, 5),
            kind => entry.raw(&broken[(kind + *value as usize) % broken.len()].0),
        });
        let front = before.map_or_else(Wire::new, |value| Wire::new().entry(map, |entry| entry.varint(2, value)));
        let wire = front.bytes(map, entry.build()).varint(9, 1);
        verdict::check_decode::<Few>(wire.as_ref());
        verdict::check_decode::<Many>(wire.as_ref());
        let verdicts = (Few::decode(wire.as_ref()), Many::decode(wire.as_ref()));
        match verdicts {
            (Ok(few), Ok(many)) => {
                prop_assert_eq!(&few.rest, &many.rest);
                let naive = well_formed::check(Few::DESCRIPTOR, wire.as_ref());
                prop_assert!(naive.is_ok(), "{:02x?}: {:?}", wire, few);
            }
            (few, many) => {
                let (few, many) = (few.unwrap_err(), many.unwrap_err());
                prop_assert_eq!((few.kind(), few.offset()), (many.kind(), many.offset()));
            }
        }
    }
}

#[test]
fn list_that_is_split_is_well_formed_to_its_end() {
    for number in [3, 4] {
        assert_eq!(refuse::<Keeping>(Wire::new().bytes(number, [5, 1, 0x80])), UnexpectedEnd);
        assert_eq!(refuse::<Keeping>(Wire::new().bytes(number, [[5].as_slice(), &[0xff; 11]].concat())), InvalidVarint);
    }
}

#[test]
fn error_in_an_entry_that_was_given_up_on_has_its_place() {
    let error =
        Keeping::decode(Wire::new().entry(5, |entry| entry.varint(2, 5).tag(1, 2).raw([5])).as_ref()).unwrap_err();
    assert_eq!((error.kind(), error.offset(), error.path()), (&UnexpectedEnd, 6, "Keeping.map[0].key"));
}

#[test]
fn unknown_value_in_a_wide_message_is_kept() {
    let wide: Wide = decode(Wire::new().varint(14, 5).varint(24, 6).packed(35, [1, 7]).varint(35, 8));
    assert_eq!((wide.a14, wide.b9, wide.c9), (Color::Red, None, vec![Color::Green]));
    assert_eq!(wide.rest.as_bytes(), Wire::new().varint(14, 5).varint(24, 6).varint(35, 7).varint(35, 8).as_ref());
}

#[test]
fn place_for_unknown_fields_is_that_of_the_same_message() {
    // `Everything` keeps unknown fields, `Enums` inside it does not.
    let error = Everything::decode(Wire::new().message(2, Wire::new().varint(1, 5)).as_ref()).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::UnknownEnumValue { number: 5 });
    assert_eq!((error.path(), error.offset()), ("Everything.enums.closed", 3));
}

#[test]
fn open_enumerations_keep_any_number() {
    for number in [7, -7, i32::MAX, i32::MIN, 2] {
        let wire = Wire::new().int(2, number.into()).int(3, number.into());
        let enums: Enums = decode(wire.clone());
        assert_eq!(enums, Enums { open: Open::Unknown(number), other: Shade::Other(number), ..empty() });
        assert_eq!(enums.encode_to_vec(), wire.build());
    }
}

#[test]
fn decode_into_drops_an_old_value_before_an_unknown_one() {
    let old: Wire = Wire::new()
        .varint(1, 1)
        .varint(2, 1)
        .packed(3, [1])
        .varint(4, 1)
        .entry(5, |e| e.string(1, "k").varint(2, 1))
        .varint(6, 1);
    for (field, wire) in positions() {
        let mut keeping: Keeping = decode(old.clone());
        proto::decode_into(&mut keeping, wire.as_ref()).unwrap();
        assert_eq!(keeping, decode(wire), "{field}");
    }
}

#[test]
fn numbers_and_names_belong_together() {
    assert_eq!((Color::Infrared.number(), Color::from_number(-1)), (-1, Some(Color::Infrared)));
    assert_eq!((Color::from_number(5), Shade::from_number(5)), (None, Some(Shade::Other(5))));
    assert_eq!((Color::Blue.name(), Shade::Other(5).name()), (Some("BLUE"), None));
    assert!(Color::DESCRIPTOR.is_closed() && !Shade::DESCRIPTOR.is_closed() && !Open::<Color>::DESCRIPTOR.is_closed());
}

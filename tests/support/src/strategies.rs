//! Arbitrary values of the shared messages, for proptest.
//!
//! Integers have all widths and not only the full one, so that varints of each length come up; floats include NaN
//! (compare with [`same`](crate::same)), infinities and −0.0.

use std::{collections::BTreeMap, fmt::Debug};

use proptest::{
    collection::{btree_map, hash_map, vec},
    option,
    prelude::*,
};
use wireform::{Open, UnknownFields};

use crate::{
    rows::{
        Choice, Color, ColorOrText, Enums, Everything, ExpandedLists, Hashed, Keeping, Kind, Leaf, Lists, MapKeys,
        MapValues, Nesting, Optionals, Person, Pick, Scalars, Shade, TextOrLeaf, Wide,
    },
    wire::Wire,
};

fn i32s() -> impl Strategy<Value = i32> + Clone {
    (any::<i32>(), 0u32..32).prop_map(|(bits, shift)| bits >> shift)
}

fn i64s() -> impl Strategy<Value = i64> + Clone {
    (any::<i64>(), 0u32..64).prop_map(|(bits, shift)| bits >> shift)
}

fn u32s() -> impl Strategy<Value = u32> + Clone {
    (any::<u32>(), 0u32..32).prop_map(|(bits, shift)| bits >> shift)
}

fn u64s() -> impl Strategy<Value = u64> + Clone {
    (any::<u64>(), 0u32..64).prop_map(|(bits, shift)| bits >> shift)
}

fn f32s() -> impl Strategy<Value = f32> + Clone {
    prop_oneof![proptest::num::f32::ANY, Just(-0.0), Just(0.0), Just(1.5), Just(0.1)]
}

fn f64s() -> impl Strategy<Value = f64> + Clone {
    prop_oneof![proptest::num::f64::ANY, Just(-0.0), Just(0.0), Just(1.5), Just(0.1)]
}

/// Text of any characters, controls and those of JSON's and XML's syntax included.
pub fn strings() -> impl Strategy<Value = String> + Clone {
    let short = vec(any::<char>(), 0..6).prop_map(|chars| chars.into_iter().collect());
    prop_oneof![3 => short, 2 => "[ -~]{0,20}", 1 => "[a-z<>&\"'\\\\\n\t\r\u{0}\u{7f}]{0,150}"]
}

fn blobs() -> impl Strategy<Value = Vec<u8>> + Clone {
    vec(any::<u8>(), 0..20)
}

fn colors() -> impl Strategy<Value = Color> + Clone {
    prop_oneof![Just(Color::Red), Just(Color::Green), Just(Color::Blue), Just(Color::Infrared)]
}

fn open_colors() -> impl Strategy<Value = Open<Color>> + Clone {
    prop_oneof![colors().prop_map(Open::Known), (2..300).prop_map(Open::Unknown), (-9..-1).prop_map(Open::Unknown)]
}

fn shades() -> impl Strategy<Value = Shade> + Clone {
    prop_oneof![Just(Shade::Light), Just(Shade::Dark), (2..).prop_map(Shade::Other), (..0).prop_map(Shade::Other)]
}

fn some<S: Strategy + 'static>(strategy: S) -> BoxedStrategy<Option<S::Value>> {
    option::of(strategy).boxed()
}

/// Nine of ten are there.
fn mostly<S: Strategy + 'static>(strategy: S) -> BoxedStrategy<Option<S::Value>> {
    option::weighted(0.9, strategy).boxed()
}

/// Lists: mostly short, at times longer than the windows in which packed varints are read.
fn list<S: Strategy + 'static>(strategy: S) -> BoxedStrategy<Vec<S::Value>>
where
    S::Value: Debug,
{
    let strategy = strategy.boxed();
    prop_oneof![9 => vec(strategy.clone(), 0..4), 1 => vec(strategy, 0..100)].boxed()
}

fn map<K: Strategy + 'static, V: Strategy + 'static>(keys: K, values: V) -> BoxedStrategy<BTreeMap<K::Value, V::Value>>
where
    K::Value: Ord,
{
    btree_map(keys, values, 0..3).boxed()
}

/// Unknown fields with numbers that no shared message has.
pub fn unknown_fields() -> impl Strategy<Value = UnknownFields> {
    let record = (50u64..70, u64s(), blobs()).prop_map(|(number, value, bytes)| match number % 5 {
        0 => Wire::new().varint(number, value),
        1 => Wire::new().fixed64(number, value),
        2 => Wire::new().bytes(number, bytes),
        3 => Wire::new().group(number, Wire::new().varint(1, value).bytes(2, bytes)),
        _ => Wire::new().fixed32(number, value as u32),
    });
    vec(record, 0..3).prop_map(|records| {
        let wire = records.into_iter().fold(Wire::new(), Wire::raw);
        UnknownFields::from_bytes(wire.as_ref()).expect("well-formed records")
    })
}

/// A strategy for a struct from strategies for its fields, each boxed: what proptest shrinks of a field is many times as
/// large as the field, and without optimization moves through many frames.
macro_rules! fields {
    ($name:ident: $type:ident { $($field:ident: $strategy:expr),* $(,)? }) => {
        #[doc = concat!("Any [`", stringify!($type), "`].")]
        pub fn $name() -> BoxedStrategy<$type> {
            prop_compose! {
                fn compose()($($field in $strategy.boxed()),*) -> $type {
                    $type { $($field),* }
                }
            }
            compose().boxed()
        }
    };
}

fields!(person: Person { user_name: strings(), favourite_number: i32s(), interests: list(strings()) });
fields!(leaf: Leaf { number: i32s(), text: strings(), values: list(u32s()) });
fields!(enums: Enums { closed: colors(), open: open_colors(), other: shades() });

fields!(scalars: Scalars {
    bool: any::<bool>(),
    int32: i32s(),
    int64: i64s(),
    uint32: u32s(),
    uint64: u64s(),
    sint32: i32s(),
    sint64: i64s(),
    fixed32: u32s(),
    fixed64: u64s(),
    sfixed32: i32s(),
    sfixed64: i64s(),
    float: f32s(),
    double: f64s(),
    string: strings(),
    bytes: blobs(),
});

fields!(optionals: Optionals {
    bool: some(any::<bool>()),
    int32: some(i32s()),
    int64: some(i64s()),
    uint32: some(u32s()),
    uint64: some(u64s()),
    sint32: some(i32s()),
    sint64: some(i64s()),
    fixed32: some(u32s()),
    fixed64: some(u64s()),
    sfixed32: some(i32s()),
    sfixed64: some(i64s()),
    float: some(f32s()),
    double: some(f64s()),
    string: some(strings()),
    bytes: some(blobs()),
    closed: some(colors()),
    open: some(open_colors()),
    other: some(shades()),
});

fields!(lists: Lists {
    bool: list(any::<bool>()),
    int32: list(i32s()),
    int64: list(i64s()),
    uint32: list(u32s()),
    uint64: list(u64s()),
    sint32: list(i32s()),
    sint64: list(i64s()),
    fixed32: list(u32s()),
    fixed64: list(u64s()),
    sfixed32: list(i32s()),
    sfixed64: list(i64s()),
    float: list(f32s()),
    double: list(f64s()),
    string: list(strings()),
    bytes: list(blobs()),
    closed: list(colors()),
    open: list(open_colors()),
    other: list(shades()),
});

fields!(expanded_lists: ExpandedLists {
    bool: list(any::<bool>()),
    int32: list(i32s()),
    int64: list(i64s()),
    uint32: list(u32s()),
    uint64: list(u64s()),
    sint32: list(i32s()),
    sint64: list(i64s()),
    fixed32: list(u32s()),
    fixed64: list(u64s()),
    sfixed32: list(i32s()),
    sfixed64: list(i64s()),
    float: list(f32s()),
    double: list(f64s()),
    closed: list(colors()),
    open: list(open_colors()),
    other: list(shades()),
});

fields!(map_values: MapValues {
    bool: map(i32s(), any::<bool>()),
    int32: map(i32s(), i32s()),
    int64: map(i32s(), i64s()),
    uint32: map(i32s(), u32s()),
    uint64: map(i32s(), u64s()),
    sint32: map(i32s(), i32s()),
    sint64: map(i32s(), i64s()),
    fixed32: map(i32s(), u32s()),
    fixed64: map(i32s(), u64s()),
    sfixed32: map(i32s(), i32s()),
    sfixed64: map(i32s(), i64s()),
    float: map(i32s(), f32s()),
    double: map(i32s(), f64s()),
    string: map(i32s(), strings()),
    bytes: map(i32s(), blobs()),
    closed: map(i32s(), colors()),
    open: map(i32s(), open_colors()),
    other: map(i32s(), shades()),
    message: map(i32s(), leaf()),
});

fields!(map_keys: MapKeys {
    bool: map(any::<bool>(), u32s()),
    int32: map(i32s(), u32s()),
    int64: map(i64s(), u32s()),
    uint32: map(u32s(), u32s()),
    uint64: map(u64s(), u32s()),
    sint32: map(i32s(), u32s()),
    sint64: map(i64s(), u32s()),
    fixed32: map(u32s(), u32s()),
    fixed64: map(u64s(), u32s()),
    sfixed32: map(i32s(), u32s()),
    sfixed64: map(i64s(), u32s()),
    string: map(strings(), u32s()),
});

fields!(hashed: Hashed {
    text: hash_map(strings(), i64s(), 0..9),
    own_hasher: hash_map(u32s(), u32s(), 0..9).prop_map(|map| map.into_iter().collect()),
    message: hash_map(any::<bool>(), leaf(), 0..3),
});

fields!(flat_nesting: Nesting {
    plain: leaf(),
    optional: some(leaf()),
    boxed: leaf().prop_map(Box::new),
    inner: Just(None),
    list: list(leaf()),
    map: map(strings(), leaf()),
    boxes: Just(vec![]),
});

/// Any [`Nesting`], up to three levels of it.
pub fn nesting() -> impl Strategy<Value = Nesting> {
    flat_nesting().prop_recursive(3, 6, 2, |inner| {
        let boxed = inner.prop_map(Box::new);
        (flat_nesting(), option::of(boxed.clone()), vec(boxed, 0..2)).prop_map(|(nesting, inner, boxes)| Nesting {
            inner,
            boxes,
            ..nesting
        })
    })
}

fn kind() -> BoxedStrategy<Kind> {
    prop_oneof![
        any::<bool>().prop_map(Kind::Bool),
        i32s().prop_map(Kind::Int32),
        i64s().prop_map(Kind::Int64),
        u32s().prop_map(Kind::Uint32),
        u64s().prop_map(Kind::Uint64),
        i32s().prop_map(Kind::Sint32),
        i64s().prop_map(Kind::Sint64),
        u32s().prop_map(Kind::Fixed32),
        u64s().prop_map(Kind::Fixed64),
        i32s().prop_map(Kind::Sfixed32),
        i64s().prop_map(Kind::Sfixed64),
        f32s().prop_map(Kind::Float),
        f64s().prop_map(Kind::Double),
        strings().prop_map(Kind::String),
        blobs().prop_map(Kind::Bytes),
        colors().prop_map(Kind::Closed),
        open_colors().prop_map(Kind::Open),
        shades().prop_map(Kind::Other),
        leaf().prop_map(Kind::Leaf),
    ]
    .boxed()
}

/// Any [`Choice`], up to three levels of it.
pub fn choice() -> impl Strategy<Value = Choice> {
    let flat = (i32s(), mostly(kind()), i32s()).prop_map(|(before, kind, after)| Choice { before, kind, after });
    flat.prop_recursive(3, 6, 1, |inner| {
        (i32s(), inner, i32s()).prop_map(|(before, inner, after)| {
            let kind = Some(Kind::Again(Box::new(inner)));
            Choice { before, kind, after }
        })
    })
}

fields!(keeping: Keeping {
    implicit: colors(),
    optional: some(colors()),
    packed: list(colors()),
    expanded: list(colors()),
    map: map(strings(), colors()),
    pick: mostly(prop_oneof![colors().prop_map(ColorOrText::Color), strings().prop_map(ColorOrText::Text)]),
    rest: unknown_fields(),
});

fields!(wide: Wide {
    a1: any::<bool>(),
    a2: i32s(),
    a3: i64s(),
    a4: u32s(),
    a5: u64s(),
    a6: i32s(),
    a7: i64s(),
    a8: u32s(),
    a9: u64s(),
    a10: f32s(),
    a11: f64s(),
    a12: strings(),
    a13: blobs(),
    a14: colors(),
    a15: leaf(),
    b1: some(any::<bool>()),
    b2: some(i32s()),
    b3: some(i64s()),
    b4: some(i64s()),
    b5: some(u32s()),
    b6: some(f64s()),
    b7: some(strings()),
    b8: some(blobs()),
    b9: some(colors()),
    b10: some(leaf()),
    b11: some(leaf().prop_map(Box::new)),
    c1: list(any::<bool>()),
    c2: list(i32s()),
    c3: list(u64s()),
    c4: list(i32s()),
    c5: list(u64s()),
    c6: list(f32s()),
    c7: list(strings()),
    c8: list(blobs()),
    c9: list(colors()),
    c10: list(leaf()),
    c11: list(i32s()),
    d1: map(strings(), i32s()),
    d2: map(i32s(), leaf()),
    pick: mostly(prop_oneof![strings().prop_map(TextOrLeaf::Text), leaf().prop_map(TextOrLeaf::Leaf)]),
    e1: some(u32s()),
    e2: some(u32s()),
    e3: some(u32s()),
    e4: some(u32s()),
    e5: some(u32s()),
    e6: some(u32s()),
    e7: some(u32s()),
    e8: some(u32s()),
    e9: some(u32s()),
    e10: some(u32s()),
    e11: some(u32s()),
    e12: some(u32s()),
    e13: some(u32s()),
    e14: some(u32s()),
    e15: some(u32s()),
    e16: some(u32s()),
    e17: some(u32s()),
    e18: some(u32s()),
    e19: some(u32s()),
    e20: some(u32s()),
    e21: some(u32s()),
    e22: some(u32s()),
    e23: some(u32s()),
    e24: some(u32s()),
    last: i32s(),
    rest: unknown_fields(),
});

fields!(flat_everything: Everything {
    scalars: scalars(),
    enums: enums(),
    optionals: some(optionals()),
    lists: lists(),
    expanded: some(expanded_lists().prop_map(Box::new)),
    map_values: map_values(),
    map_keys: map_keys().prop_map(Box::new),
    nesting: nesting(),
    choice: choice(),
    wide: wide().prop_map(Box::new),
    inner: Just(None),
    list: Just(vec![]),
    map: Just(BTreeMap::new()),
    pick: mostly(prop_oneof![i64s().prop_map(Pick::Number), strings().prop_map(Pick::Text)]),
    keeping: keeping(),
    three_byte_tag: i32s(),
    last_number: any::<bool>(),
    rest: unknown_fields(),
});

/// Any [`Everything`], up to two levels of it.
pub fn everything() -> impl Strategy<Value = Everything> {
    flat_everything().prop_recursive(1, 4, 2, |inner| {
        let boxed = inner.clone().prop_map(Box::new);
        (flat_everything(), option::of(boxed.clone()), vec(inner.clone(), 0..2), map(strings(), inner), some(boxed))
            .prop_map(|(flat, inner, list, map, pick)| {
                let pick = pick.map(Pick::Everything).or(flat.pick);
                Everything { inner, list, map, pick, ..flat }
            })
    })
}

//! Random values of what a registry knows by name return to the byte, with the registry and without.

use proptest::{
    collection::{btree_map, vec},
    option,
    prelude::*,
};
use wireform::{
    Message, UnknownFields, proto,
    types::{Any, Duration, FieldMask, Timestamp, Value, ValueKind},
    xml::Options,
};
use wireform_test_support::{
    empty,
    named::{ANY, BYTES, COLOR, DOUBLE, INNER, LEAF, NUMBER, Named, PACKED, STRINGS, TIMESTAMPS, registry},
    rows::{Color, Leaf},
};

/// Around the ends of what has a text, and anywhere.
fn seconds() -> impl Strategy<Value = i64> {
    prop_oneof![
        Just(0),
        -2i64..3,
        -62_135_596_802i64..-62_135_596_798,
        253_402_300_797i64..253_402_300_802,
        315_575_999_998i64..315_576_000_003,
        -315_576_000_002i64..-315_575_999_997,
        any::<i64>(),
    ]
}

fn nanos() -> impl Strategy<Value = i32> {
    prop_oneof![
        Just(0),
        -1i32..2,
        Just(999_999_999),
        Just(-999_999_999),
        Just(1_000_000_000),
        0..1_000_000_000,
        any::<i32>()
    ]
}

fn timestamp() -> impl Strategy<Value = Timestamp> {
    (seconds(), nanos()).prop_map(|(seconds, nanos)| Timestamp { seconds, nanos })
}

fn duration() -> impl Strategy<Value = Duration> {
    (seconds(), nanos()).prop_map(|(seconds, nanos)| Duration { seconds, nanos })
}

fn text() -> impl Strategy<Value = String> {
    let c = prop::sample::select(vec![
        'a', 'b', 'Z', '_', '.', ',', '1', ' ', '\n', '\r', '\0', '<', '&', ']', '>', '\\', 'é',
    ]);
    vec(c, 0..6).prop_map(String::from_iter)
}

fn mask() -> impl Strategy<Value = FieldMask> {
    let path = prop_oneof![text(), "[a-z]{1,3}(_[a-z]{1,2}){0,2}(\\.[a-z]{1,3})?"];
    vec(path, 0..4).prop_map(|paths| FieldMask { paths })
}

fn double() -> impl Strategy<Value = f64> {
    prop_oneof![any::<u64>().prop_map(f64::from_bits), (0u64..4).prop_map(|low| f64::from_bits(low | 0x7ff8 << 48))]
}

fn leaf() -> impl Strategy<Value = Leaf> {
    (any::<i32>(), text(), vec(0u32..3, 0..3)).prop_map(|(number, text, values)| Leaf { number, text, values })
}

pub(crate) fn value() -> BoxedStrategy<Value> {
    let flat = prop_oneof![
        Just(Value { kind: None }),
        Just(Value::NULL),
        any::<bool>().prop_map(Value::from),
        double().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    flat.prop_recursive(2, 8, 3, |inside| {
        prop_oneof![
            vec(inside.clone(), 0..3).prop_map(Value::from),
            btree_map(text(), inside, 0..3).prop_map(Value::from)
        ]
    })
    .boxed()
}

/// An `Any` of what the registry has and of what it has not, right and wrong.
fn any_of(inside: impl Strategy<Value = Named> + 'static) -> BoxedStrategy<Any> {
    let odd = (prop::sample::select(vec!["", "a", "a/Leaf", "a/Other", "\0/Leaf"]), vec(any::<u8>(), 0..4));
    prop_oneof![
        leaf().prop_map(|leaf| Any::pack(&leaf)),
        timestamp().prop_map(|timestamp| Any::pack(&timestamp)),
        value().prop_map(|value| Any::pack(&value)),
        inside.prop_map(|named| Any::pack(&named)),
        leaf().prop_map(|leaf| Any::pack(&Any::pack(&leaf))),
        odd.prop_map(|(type_url, value)| Any { type_url: type_url.into(), value }),
    ]
    .boxed()
}

prop_compose! {
    fn fields(inside: BoxedStrategy<Named>)(
        timestamps in (option::of(timestamp()), vec(timestamp(), 0..3)),
        durations in (option::of(duration()), vec(any::<std::time::Duration>(), 0..3)),
        mask in option::of(mask()),
        integers in (option::of(any::<i64>()), option::of(any::<u64>()), option::of(any::<i32>()), option::of(any::<u32>())),
        flag in option::of(any::<bool>()),
        numbers in (option::of(double()), vec(any::<u32>().prop_map(f32::from_bits), 0..3)),
        strings in btree_map(text(), text(), 0..3),
        bytes in option::of(vec(any::<u8>(), 0..4)),
        value in option::of(value()),
        any in option::of(any_of(inside.clone())),
        anys in vec(any_of(inside.clone()), 0..2),
        inner in option::weighted(0.2, inside),
    ) -> Named {
        Named {
            timestamp: timestamps.0,
            timestamps: timestamps.1,
            duration: durations.0,
            durations: durations.1,
            mask,
            int64: integers.0,
            uint64: integers.1.map(Into::into),
            int32: integers.2.map(Into::into),
            uint32: integers.3.map(Into::into),
            bool: flag.map(Into::into),
            double: numbers.0.map(Into::into),
            floats: numbers.1.into_iter().map(Into::into).collect(),
            strings: strings.into_iter().map(|(key, value)| (key, value.into())).collect(),
            bytes: bytes.map(Into::into),
            object: value.as_ref().and_then(|value| match &value.kind {
                Some(ValueKind::Struct(object)) => Some(object.clone()),
                _ => None,
            }),
            value,
            any,
            anys,
            inner: inner.map(Box::new),
            ..empty()
        }
    }
}

/// Extensions, and records of the same numbers that are none or come twice.
fn with_extensions(inside: BoxedStrategy<Named>) -> impl Strategy<Value = Named> {
    let color = prop::sample::select(vec![Color::Red, Color::Infrared]);
    let one = prop_oneof![
        any::<u32>().prop_map(|value| set(|named| NUMBER.set(named, value))),
        leaf().prop_map(|value| set(|named| LEAF.set(named, value))),
        vec(any::<i64>(), 0..3).prop_map(|value| set(|named| PACKED.set(named, value))),
        vec(text(), 0..3).prop_map(|value| set(|named| STRINGS.set(named, value))),
        color.prop_map(|value| set(|named| COLOR.set(named, value))),
        any_of(inside.clone()).prop_map(|value| set(|named| ANY.set(named, value))),
        inside.prop_map(|value| set(|named| INNER.set(named, value))),
        vec(timestamp(), 0..3).prop_map(|value| set(|named| TIMESTAMPS.set(named, value))),
        double().prop_map(|value| set(|named| DOUBLE.set(named, value))),
        vec(any::<u8>(), 0..3).prop_map(|value| set(|named| BYTES.set(named, value))),
        prop::sample::select(vec![
            &b"\x78\x07"[..],
            b"\xa0\x06\x81\x00",
            b"\xaa\x06\x01\xff",
            b"\xb0\x06\x01",
            b"\xc0\x06\x07"
        ])
        .prop_map(<[u8]>::to_vec),
    ];
    vec(one, 0..5).prop_map(|records| {
        let rest = UnknownFields::from_bytes(&records.concat()).unwrap();
        Named { rest, ..empty() }
    })
}

/// Returns the records of an extension.
fn set(set: impl FnOnce(&mut Named)) -> Vec<u8> {
    let mut named = empty();
    set(&mut named);
    named.rest.as_bytes().to_vec()
}

fn named(depth: u32) -> BoxedStrategy<Named> {
    let inside = if depth == 0 { Just(empty()).boxed() } else { named(depth - 1) };
    let both = (fields(inside.clone()).boxed(), with_extensions(inside.clone()).boxed());
    let both = both.prop_map(|(fields, extended)| Named { rest: extended.rest, ..fields });
    prop_oneof![fields(inside.clone()).boxed(), with_extensions(inside).boxed(), both.boxed()].boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_has_a_name_returns(value in named(1)) {
        let bytes = value.encode_to_vec();
        let known = Options::new().registry(registry());
        let all = [Options::new(), known.clone(), known.clone().proto_field_names(true), known.pretty(true).declaration(true)];
        for options in all {
            let document = options.to_string(&value).unwrap();
            let read: Named =
                options.from_str(&document).map_err(|error| TestCaseError::fail(format!("{error}: {document}")))?;
            prop_assert_eq!(proto::to_vec(&read), &bytes[..], "{}", document);
        }
    }
}

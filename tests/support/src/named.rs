//! What a registry knows by name: the well-known types, messages in an `Any`, and extensions.

#![allow(missing_docs, reason = "a field is named after what it holds")]

use std::collections::{BTreeMap, HashMap};

use wireform::{
    Extension, Message, Registry, UnknownFields,
    types::{
        Any, BoolValue, BytesValue, DoubleValue, Duration, FieldMask, FloatValue, Int32Value, Int64Value, ListValue,
        StringValue, Struct, Timestamp, UInt32Value, UInt64Value, Value, Wrapped,
    },
};

use crate::rows::{Color, Everything, Keeping, Leaf};

/// A message with all of them.
#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "wireform.named", extensions(100..=199))]
pub struct Named {
    #[proto(1)]
    pub timestamp: Option<Timestamp>,
    #[proto(2)]
    pub timestamps: Vec<Timestamp>,
    #[proto(3)]
    pub duration: Option<Duration>,
    #[proto(4)]
    pub durations: Vec<std::time::Duration>,
    #[proto(5)]
    pub mask: Option<FieldMask>,
    #[proto(6, with = "Wrapped")]
    pub int64: Option<i64>,
    #[proto(7)]
    pub uint64: Option<UInt64Value>,
    #[proto(8)]
    pub int32: Option<Int32Value>,
    #[proto(9)]
    pub uint32: Option<UInt32Value>,
    #[proto(10)]
    pub bool: Option<BoolValue>,
    #[proto(11)]
    pub double: Option<DoubleValue>,
    #[proto(12)]
    pub floats: Vec<FloatValue>,
    #[proto(13)]
    pub strings: BTreeMap<String, StringValue>,
    #[proto(14)]
    pub bytes: Option<BytesValue>,
    #[proto(15)]
    pub value: Option<Value>,
    #[proto(16)]
    pub object: Option<Struct>,
    #[proto(17)]
    pub list: Option<ListValue>,
    #[proto(18)]
    pub any: Option<Any>,
    #[proto(19)]
    pub anys: Vec<Any>,
    #[proto(20)]
    pub hashed: HashMap<u32, Int64Value>,
    #[proto(21)]
    pub inner: Option<Box<Named>>,
    #[proto(unknown)]
    pub rest: UnknownFields,
}

pub const NUMBER: Extension<Named, u32> = Extension::new(100).with_name("wireform.named.number");
pub const LEAF: Extension<Named, Leaf> = Extension::new(101).with_name("wireform.named.leaf");
pub const PACKED: Extension<Named, Vec<i64>> = Extension::new(102).with_name("wireform.named.packed");
pub const STRINGS: Extension<Named, Vec<String>> = Extension::new(103).with_name("wireform.named.strings");
pub const COLOR: Extension<Named, Color> = Extension::new(104).with_name("wireform.named.color");
pub const ANY: Extension<Named, Any> = Extension::new(105).with_name("wireform.named.any");
pub const INNER: Extension<Named, Named> = Extension::new(106).with_name("wireform.named.inner");
pub const TIMESTAMPS: Extension<Named, Vec<Timestamp>> = Extension::new(107).with_name("wireform.named.timestamps");
pub const DOUBLE: Extension<Named, f64> = Extension::new(108).with_name("double");
pub const BYTES: Extension<Named, Vec<u8>> = Extension::new(109).with_name("raw");

impl Named {
    /// Returns one with something in many of its fields.
    ///
    /// # Panics
    ///
    /// Never.
    #[must_use]
    pub fn sample() -> Self {
        let mut inner: Self = crate::empty();
        INNER.set(&mut inner, Self { int64: Some(0), ..crate::empty() });
        let mut named = Self {
            timestamp: Some(Timestamp { seconds: 1, nanos: 0 }),
            timestamps: vec![Timestamp { seconds: i64::MAX, nanos: -1 }],
            duration: Some(Duration { seconds: -1, nanos: -500_000_000 }),
            durations: vec![std::time::Duration::from_millis(1500), std::time::Duration::MAX],
            mask: Some("a_b,c.d".parse().expect("a mask")),
            int64: Some(-7),
            double: Some(f64::from_bits(0xfff8_0000_0000_0001).into()),
            strings: [("a".to_owned(), "\0".to_owned().into())].into(),
            value: Some(vec![Value::NULL, 1.5.into(), "a".into()].into()),
            any: Some(Any::pack(&Leaf::sample())),
            anys: vec![Any::pack(&Duration { seconds: 1, nanos: 0 }), Any::pack(&Any::pack(&inner))],
            inner: Some(Box::new(inner)),
            ..crate::empty()
        };
        NUMBER.set(&mut named, 7);
        LEAF.set(&mut named, Leaf::sample());
        PACKED.set(&mut named, vec![1, -2]);
        STRINGS.set(&mut named, vec!["x".into(), String::new()]);
        COLOR.set(&mut named, Color::Blue);
        ANY.set(&mut named, Any::pack(&Leaf::sample()));
        TIMESTAMPS.set(&mut named, vec![Timestamp { seconds: 0, nanos: 0 }]);
        DOUBLE.set(&mut named, -0.0);
        BYTES.set(&mut named, vec![255]);
        named
    }
}

/// Returns the types and extensions.
#[must_use]
pub fn registry() -> Registry {
    Registry::new()
        .well_known_types()
        .message::<Named>()
        .message::<Leaf>()
        .message::<Keeping>()
        .message::<Everything>()
        .extension(NUMBER)
        .extension(LEAF)
        .extension(PACKED)
        .extension(STRINGS)
        .extension(COLOR)
        .extension(ANY)
        .extension(INNER)
        .extension(TIMESTAMPS)
        .extension(DOUBLE)
        .extension(BYTES)
}

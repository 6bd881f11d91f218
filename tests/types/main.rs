//! The well-known types: a file for each type, `vectors.rs` for what Google's runtime makes of them.
#![cfg(all(feature = "types", feature = "json"))]

mod any;
mod duration;
mod empty;
mod field_mask;
mod hostile;
mod mask_twin;
mod masks;
mod native;
mod null;
mod timestamp;
mod unknown;
mod value;
mod vectors;
mod wrappers;
#[cfg(feature = "xml")]
mod xml;

use std::collections::BTreeMap;

use wireform::{
    Message, Oneof, Registry, json,
    types::{Any, Duration, Empty, FieldMask, Int64Value, ListValue, NullValue, StringValue, Struct, Timestamp, Value},
};

/// The message of `tests/vectors/types.proto`.
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "wireform.test")]
struct Types {
    #[proto(1)]
    timestamp: Option<Timestamp>,
    #[proto(2)]
    duration: Option<Duration>,
    #[proto(3)]
    any: Option<Any>,
    #[proto(4)]
    object: Option<Struct>,
    #[proto(5)]
    value: Option<Value>,
    #[proto(6)]
    list: Option<ListValue>,
    #[proto(7)]
    null: NullValue,
    #[proto(8)]
    mask: Option<FieldMask>,
    #[proto(9)]
    empty: Option<Empty>,
    #[proto(10)]
    int64: Option<Int64Value>,
    #[proto(11)]
    string: Option<StringValue>,
    #[proto(20)]
    values: Vec<Value>,
    #[proto(21)]
    nulls: Vec<NullValue>,
    #[proto(22)]
    timestamps: Vec<Timestamp>,
    #[proto(23)]
    int64s: Vec<Int64Value>,
    #[proto(24)]
    anys: Vec<Any>,
    #[proto(25)]
    value_map: BTreeMap<String, Value>,
    #[proto(26)]
    duration_map: BTreeMap<String, Duration>,
    #[proto(oneof)]
    choice: Option<Choice>,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
#[allow(clippy::enum_variant_names, reason = "the names of the schema")]
enum Choice {
    #[proto(30)]
    NullChoice(NullValue),
    #[proto(31)]
    ValueChoice(Value),
    #[proto(32)]
    DurationChoice(Duration),
    #[proto(33)]
    StringChoice(StringValue),
}

/// Options with the message `Types` in the registry.
fn options() -> json::Options {
    json::Options::new().registry(Registry::new().well_known_types().message::<Types>())
}

/// Reads a message from JSON, and writes it again.
fn canonical<M: Message + wireform::walk::EncodeText + for<'de> wireform::walk::DecodeText<'de>>(text: &str) -> String {
    let message: M = options().from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    options().to_string(&message).unwrap()
}

/// Reads a message from JSON and returns why it is none.
fn refusal<M: std::fmt::Debug + for<'de> wireform::walk::DecodeText<'de>>(text: &str) -> String {
    options().from_str::<M>(text).unwrap_err().to_string()
}

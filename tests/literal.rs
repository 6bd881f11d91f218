//! Literal bytes, by Google's runtime: `tests/vectors/generate.py` makes them, this file says what they mean.
//!
//! Every vector is decoded to the value that is written here, and the value is encoded to the vector's bytes. A vector
//! without a value, and a value without a vector, fail the test.

use std::fmt::Debug;

use wireform::{Message, Open};
use wireform_test_support::{
    empty, hex,
    rows::{
        Choice, Color, Enums, Everything, ExpandedLists, Hashed, Kind, Leaf, Lists, MapKeys, MapValues, Nesting,
        Optionals, Person, Pick, Scalars, Shade, TextOrLeaf, Wide,
    },
    same_bits,
    vectors::{Vector, vectors},
};

/// A value, by the text of its vector, or by the text's start where that ends in `…`.
type Case<M> = (&'static str, M);

/// Vectors that hold empty keys and values of maps, which Google's runtime writes and wireform does not.
fn is_only_read(vector: &Vector) -> bool {
    let empty = ["key: 0 ", "key: \"\"", "key: false", "{ key: 1 }"];
    vector.message.starts_with("Map") && empty.iter().any(|text| vector.text.contains(text))
}

/// Compares all vectors of a message with their values, in both directions.
fn check<M: Message + Debug + PartialEq>(message: &str, mut cases: Vec<Case<M>>) {
    for vector in vectors().iter().filter(|vector| vector.message == message) {
        let name = format!("{message} {}", vector.text);
        let matches = |text: &str| text.strip_suffix('…').map_or(text == vector.text, |s| vector.text.starts_with(s));
        let index = cases.iter().position(|(text, _)| matches(text)).unwrap_or_else(|| panic!("{name}: no value"));
        let (_, value) = cases.swap_remove(index);
        let decoded = M::decode(&vector.bytes[..]).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(same_bits(&decoded, &value), "{name}: {decoded:?}");
        if !is_only_read(vector) {
            assert_eq!(value.encode_to_vec(), vector.bytes, "{name}");
            assert_eq!(value.encoded_len(), vector.bytes.len(), "{name}");
        }
    }
    assert!(cases.is_empty(), "{message}: no vectors for {:?}", cases.iter().map(|(text, _)| text).collect::<Vec<_>>());
}

/// Lists values of a message by their vectors' texts; fields that are not named are empty.
macro_rules! cases {
    ($type:ident { $($text:literal => { $($field:ident: $value:expr),* }),* $(,)? }) => {
        #[allow(clippy::needless_update, reason = "some cases name all fields")]
        check(stringify!($type), vec![$(($text, $type { $($field: $value,)* ..empty() })),*])
    };
}

fn again(choice: Choice) -> Option<Kind> {
    Some(Kind::Again(Box::new(choice)))
}

#[test]
fn the_record_is_33_bytes() {
    let bytes = hex("0a064d617274696e10b90a1a0b646179647265616d696e671a076861636b696e67");
    assert_eq!(bytes.len(), 33);
    assert_eq!(Person::martin().encode_to_vec(), bytes);
    assert_eq!(Person::decode(&bytes[..]).unwrap(), Person::martin());
    check("Person", vec![("user_name…", Person::martin())]);
}

#[test]
fn every_message_with_vectors_is_compared() {
    let compared = [
        "Person",
        "Scalars",
        "Enums",
        "Optionals",
        "Lists",
        "ExpandedLists",
        "MapValues",
        "MapKeys",
        "Hashed",
        "Nesting",
        "Choice",
        "Wide",
        "Everything",
    ];
    for vector in vectors() {
        assert!(compared.contains(&vector.message), "{}", vector.message);
    }
}

#[test]
fn every_scalar() {
    cases!(Scalars {
        "" => {},
        "bool: true" => { bool: true },
        "int32: 1" => { int32: 1 },
        "int32: 127" => { int32: 127 },
        "int32: 128" => { int32: 128 },
        "int32: 16384" => { int32: 16_384 },
        "int32: 2147483647" => { int32: i32::MAX },
        "int32: -1" => { int32: -1 },
        "int32: -2147483648" => { int32: i32::MIN },
        "int64: 1" => { int64: 1 },
        "int64: 34359738368" => { int64: 34_359_738_368 },
        "int64: 9223372036854775807" => { int64: i64::MAX },
        "int64: -1" => { int64: -1 },
        "int64: -9223372036854775808" => { int64: i64::MIN },
        "uint32: 1" => { uint32: 1 },
        "uint32: 300" => { uint32: 300 },
        "uint32: 4294967295" => { uint32: u32::MAX },
        "uint64: 1" => { uint64: 1 },
        "uint64: 72057594037927936" => { uint64: 72_057_594_037_927_936 },
        "uint64: 18446744073709551615" => { uint64: u64::MAX },
        "sint32: 1" => { sint32: 1 },
        "sint32: -1" => { sint32: -1 },
        "sint32: 63" => { sint32: 63 },
        "sint32: 64" => { sint32: 64 },
        "sint32: -64" => { sint32: -64 },
        "sint32: -65" => { sint32: -65 },
        "sint32: 2147483647" => { sint32: i32::MAX },
        "sint32: -2147483648" => { sint32: i32::MIN },
        "sint64: 1" => { sint64: 1 },
        "sint64: -1" => { sint64: -1 },
        "sint64: 9223372036854775807" => { sint64: i64::MAX },
        "sint64: -9223372036854775808" => { sint64: i64::MIN },
        "fixed32: 1" => { fixed32: 1 },
        "fixed32: 4294967295" => { fixed32: u32::MAX },
        "fixed64: 1" => { fixed64: 1 },
        "fixed64: 18446744073709551615" => { fixed64: u64::MAX },
        "sfixed32: 1" => { sfixed32: 1 },
        "sfixed32: -1" => { sfixed32: -1 },
        "sfixed32: -2147483648" => { sfixed32: i32::MIN },
        "sfixed64: 1" => { sfixed64: 1 },
        "sfixed64: -1" => { sfixed64: -1 },
        "sfixed64: -9223372036854775808" => { sfixed64: i64::MIN },
        "float: 1.5" => { float: 1.5 },
        "float: -0.0" => { float: -0.0 },
        "float: inf" => { float: f32::INFINITY },
        "float: -inf" => { float: f32::NEG_INFINITY },
        "float: nan" => { float: f32::NAN },
        "float: 1e-45" => { float: 1e-45 },
        "float: 3.4028235e+38" => { float: f32::MAX },
        "double: 1.5" => { double: 1.5 },
        "double: -0.0" => { double: -0.0 },
        "double: inf" => { double: f64::INFINITY },
        "double: -inf" => { double: f64::NEG_INFINITY },
        "double: nan" => { double: f64::NAN },
        "double: 5e-324" => { double: 5e-324 },
        "double: 1.7976931348623157e+308" => { double: f64::MAX },
        r#"string: "a""# => { string: "a".into() },
        r#"string: "été 水 🦀""# => { string: "été 水 🦀".into() },
        r#"string: "xxxxxxxxxx…"# => { string: "x".repeat(128) },
        r#"bytes: "\000\377""# => { bytes: vec![0, 255] },
        "bool: true int32: -2…" => {
            bool: true, int32: -2, int64: -3, uint32: 300, uint64: 70_000, sint32: -4, sint64: -5, fixed32: 6, fixed64: 7,
            sfixed32: -8, sfixed64: -9, float: 0.5, double: -2.5, string: "text".into(), bytes: vec![0, 255]
        },
    });
}

#[test]
fn every_enumeration() {
    cases!(Enums {
        "closed: GREEN" => { closed: Color::Green },
        "closed: BLUE" => { closed: Color::Blue },
        "closed: INFRARED" => { closed: Color::Infrared },
        "open: GREEN" => { open: Open::Known(Color::Green) },
        "open: 7" => { open: Open::Unknown(7) },
        "open: -7" => { open: Open::Unknown(-7) },
        "other: DARK" => { other: Shade::Dark },
        "other: 7" => { other: Shade::Other(7) },
        "other: -7" => { other: Shade::Other(-7) },
    });
}

#[test]
fn every_option() {
    cases!(Optionals {
        "bool: false" => { bool: Some(false) },
        "bool: true" => { bool: Some(true) },
        "int32: 0" => { int32: Some(0) },
        "int32: -2" => { int32: Some(-2) },
        "int64: 0" => { int64: Some(0) },
        "int64: -3" => { int64: Some(-3) },
        "uint32: 0" => { uint32: Some(0) },
        "uint32: 300" => { uint32: Some(300) },
        "uint64: 0" => { uint64: Some(0) },
        "uint64: 70000" => { uint64: Some(70_000) },
        "sint32: 0" => { sint32: Some(0) },
        "sint32: -4" => { sint32: Some(-4) },
        "sint64: 0" => { sint64: Some(0) },
        "sint64: -5" => { sint64: Some(-5) },
        "fixed32: 0" => { fixed32: Some(0) },
        "fixed32: 6" => { fixed32: Some(6) },
        "fixed64: 0" => { fixed64: Some(0) },
        "fixed64: 7" => { fixed64: Some(7) },
        "sfixed32: 0" => { sfixed32: Some(0) },
        "sfixed32: -8" => { sfixed32: Some(-8) },
        "sfixed64: 0" => { sfixed64: Some(0) },
        "sfixed64: -9" => { sfixed64: Some(-9) },
        "float: 0" => { float: Some(0.0) },
        "float: 0.5" => { float: Some(0.5) },
        "double: 0" => { double: Some(0.0) },
        "double: -2.5" => { double: Some(-2.5) },
        r#"string: """# => { string: Some("".into()) },
        r#"string: "text""# => { string: Some("text".into()) },
        r#"bytes: """# => { bytes: Some(vec![]) },
        r#"bytes: "\000\377""# => { bytes: Some(vec![0, 255]) },
        "closed: RED" => { closed: Some(Color::Red) },
        "closed: BLUE" => { closed: Some(Color::Blue) },
        "open: RED" => { open: Some(Open::Known(Color::Red)) },
        "open: 7" => { open: Some(Open::Unknown(7)) },
        "other: LIGHT" => { other: Some(Shade::Light) },
        "other: -7" => { other: Some(Shade::Other(-7)) },
    });
}

#[test]
fn every_list() {
    cases!(Lists {
        "bool: true bool: false bool: true" => { bool: vec![true, false, true] },
        "int32: 0 int32: 1 int32: 128 int32: -1" => { int32: vec![0, 1, 128, -1] },
        "int64: 0 int64: 1 int64: 9223372036854775807 int64: -1" => { int64: vec![0, 1, i64::MAX, -1] },
        "uint32: 0 uint32: 300 uint32: 4294967295" => { uint32: vec![0, 300, u32::MAX] },
        "uint64: 0 uint64: 300 uint64: 18446744073709551615" => { uint64: vec![0, 300, u64::MAX] },
        "sint32: 0 sint32: -1 sint32: 2147483647" => { sint32: vec![0, -1, i32::MAX] },
        "sint64: 0 sint64: -1 sint64: -9223372036854775808" => { sint64: vec![0, -1, i64::MIN] },
        "fixed32: 0 fixed32: 1 fixed32: 4294967295" => { fixed32: vec![0, 1, u32::MAX] },
        "fixed64: 0 fixed64: 1 fixed64: 18446744073709551615" => { fixed64: vec![0, 1, u64::MAX] },
        "sfixed32: 0 sfixed32: -1" => { sfixed32: vec![0, -1] },
        "sfixed64: 0 sfixed64: -1" => { sfixed64: vec![0, -1] },
        "float: 0 float: -0.0 float: 1.5" => { float: vec![0.0, -0.0, 1.5] },
        "double: 0 double: -0.0 double: 1.5" => { double: vec![0.0, -0.0, 1.5] },
        r#"string: "a" string: "" string: "été""# => { string: vec!["a".into(), "".into(), "été".into()] },
        r#"bytes: "a" bytes: "" bytes: "\000\377""# => { bytes: vec![b"a".into(), vec![], vec![0, 255]] },
        "closed: RED closed: BLUE closed: INFRARED" => { closed: vec![Color::Red, Color::Blue, Color::Infrared] },
        "open: RED open: GREEN open: 7" =>
            { open: vec![Open::Known(Color::Red), Open::Known(Color::Green), Open::Unknown(7)] },
        "other: LIGHT other: DARK other: -7" => { other: vec![Shade::Light, Shade::Dark, Shade::Other(-7)] },
        "int32: 0 int32: 1 int32: 2…" => { int32: (0..40).collect() },
        "int32: 0 int32: 100…" => { int32: (0..70).map(|value| value * 100).collect() },
    });
}

#[test]
fn every_expanded_list() {
    cases!(ExpandedLists {
        "bool: true bool: false bool: true" => { bool: vec![true, false, true] },
        "int32: 0 int32: 1 int32: 128 int32: -1" => { int32: vec![0, 1, 128, -1] },
        "int64: 0 int64: 1 int64: 9223372036854775807 int64: -1" => { int64: vec![0, 1, i64::MAX, -1] },
        "uint32: 0 uint32: 300 uint32: 4294967295" => { uint32: vec![0, 300, u32::MAX] },
        "uint64: 0 uint64: 300 uint64: 18446744073709551615" => { uint64: vec![0, 300, u64::MAX] },
        "sint32: 0 sint32: -1 sint32: 2147483647" => { sint32: vec![0, -1, i32::MAX] },
        "sint64: 0 sint64: -1 sint64: -9223372036854775808" => { sint64: vec![0, -1, i64::MIN] },
        "fixed32: 0 fixed32: 1 fixed32: 4294967295" => { fixed32: vec![0, 1, u32::MAX] },
        "fixed64: 0 fixed64: 1 fixed64: 18446744073709551615" => { fixed64: vec![0, 1, u64::MAX] },
        "sfixed32: 0 sfixed32: -1" => { sfixed32: vec![0, -1] },
        "sfixed64: 0 sfixed64: -1" => { sfixed64: vec![0, -1] },
        "float: 0 float: -0.0 float: 1.5" => { float: vec![0.0, -0.0, 1.5] },
        "double: 0 double: -0.0 double: 1.5" => { double: vec![0.0, -0.0, 1.5] },
        "closed: RED closed: BLUE closed: INFRARED" => { closed: vec![Color::Red, Color::Blue, Color::Infrared] },
        "open: RED open: GREEN open: 7" =>
            { open: vec![Open::Known(Color::Red), Open::Known(Color::Green), Open::Unknown(7)] },
        "other: LIGHT other: DARK other: -7" => { other: vec![Shade::Light, Shade::Dark, Shade::Other(-7)] },
    });
}

#[test]
fn every_map_value() {
    cases!(MapValues {
        "bool { key: 1 value: true }" => { bool: [(1, true)].into() },
        "int32 { key: 1 value: -2 }" => { int32: [(1, -2)].into() },
        "int64 { key: 1 value: -3 }" => { int64: [(1, -3)].into() },
        "uint32 { key: 1 value: 300 }" => { uint32: [(1, 300)].into() },
        "uint64 { key: 1 value: 70000 }" => { uint64: [(1, 70_000)].into() },
        "sint32 { key: 1 value: -4 }" => { sint32: [(1, -4)].into() },
        "sint64 { key: 1 value: -5 }" => { sint64: [(1, -5)].into() },
        "fixed32 { key: 1 value: 6 }" => { fixed32: [(1, 6)].into() },
        "fixed64 { key: 1 value: 7 }" => { fixed64: [(1, 7)].into() },
        "sfixed32 { key: 1 value: -8 }" => { sfixed32: [(1, -8)].into() },
        "sfixed64 { key: 1 value: -9 }" => { sfixed64: [(1, -9)].into() },
        "float { key: 1 value: 0.5 }" => { float: [(1, 0.5)].into() },
        "double { key: 1 value: -2.5 }" => { double: [(1, -2.5)].into() },
        r#"string { key: 1 value: "text" }"# => { string: [(1, "text".into())].into() },
        r#"bytes { key: 1 value: "\000\377" }"# => { bytes: [(1, vec![0, 255])].into() },
        "closed { key: 1 value: BLUE }" => { closed: [(1, Color::Blue)].into() },
        "open { key: 1 value: 7 }" => { open: [(1, Open::Unknown(7))].into() },
        "other { key: 1 value: -7 }" => { other: [(1, Shade::Other(-7))].into() },
        r#"message { key: 1 value { number…"# => { message: [(1, Leaf::sample())].into() },
        "int32 { key: 0 value: 0 }" => { int32: [(0, 0)].into() },
        "string { key: 1 }" => { string: [(1, "".into())].into() },
        "message { key: 1 }" => { message: [(1, empty())].into() },
    });
}

#[test]
fn every_map_key() {
    cases!(MapKeys {
        "bool { key: true value: 1 }" => { bool: [(true, 1)].into() },
        "int32 { key: -1 value: 1 }" => { int32: [(-1, 1)].into() },
        "int32 { key: 1 value: 1 }" => { int32: [(1, 1)].into() },
        "int64 { key: -1 value: 1 }" => { int64: [(-1, 1)].into() },
        "int64 { key: 1 value: 1 }" => { int64: [(1, 1)].into() },
        "uint32 { key: 1 value: 1 }" => { uint32: [(1, 1)].into() },
        "uint32 { key: 4294967295 value: 1 }" => { uint32: [(u32::MAX, 1)].into() },
        "uint64 { key: 1 value: 1 }" => { uint64: [(1, 1)].into() },
        "uint64 { key: 18446744073709551615 value: 1 }" => { uint64: [(u64::MAX, 1)].into() },
        "sint32 { key: -1 value: 1 }" => { sint32: [(-1, 1)].into() },
        "sint32 { key: 1 value: 1 }" => { sint32: [(1, 1)].into() },
        "sint64 { key: -1 value: 1 }" => { sint64: [(-1, 1)].into() },
        "sint64 { key: 1 value: 1 }" => { sint64: [(1, 1)].into() },
        "fixed32 { key: 1 value: 1 }" => { fixed32: [(1, 1)].into() },
        "fixed32 { key: 4294967295 value: 1 }" => { fixed32: [(u32::MAX, 1)].into() },
        "fixed64 { key: 1 value: 1 }" => { fixed64: [(1, 1)].into() },
        "fixed64 { key: 18446744073709551615 value: 1 }" => { fixed64: [(u64::MAX, 1)].into() },
        "sfixed32 { key: -1 value: 1 }" => { sfixed32: [(-1, 1)].into() },
        "sfixed32 { key: 1 value: 1 }" => { sfixed32: [(1, 1)].into() },
        "sfixed64 { key: -1 value: 1 }" => { sfixed64: [(-1, 1)].into() },
        "sfixed64 { key: 1 value: 1 }" => { sfixed64: [(1, 1)].into() },
        r#"string { key: "a" value: 1 }"# => { string: [("a".into(), 1)].into() },
        r#"string { key: "" value: 1 }"# => { string: [("".into(), 1)].into() },
        "bool { key: false value: 0 }" => { bool: [(false, 0)].into() },
    });
}

#[test]
fn every_oneof_member() {
    cases!(Choice {
        "bool: false" => { kind: Some(Kind::Bool(false)) },
        "before: 1 bool: true after: 30" => { before: 1, kind: Some(Kind::Bool(true)), after: 30 },
        "int32: 0" => { kind: Some(Kind::Int32(0)) },
        "before: 1 int32: -2 after: 30" => { before: 1, kind: Some(Kind::Int32(-2)), after: 30 },
        "int64: 0" => { kind: Some(Kind::Int64(0)) },
        "before: 1 int64: -3 after: 30" => { before: 1, kind: Some(Kind::Int64(-3)), after: 30 },
        "uint32: 0" => { kind: Some(Kind::Uint32(0)) },
        "before: 1 uint32: 300 after: 30" => { before: 1, kind: Some(Kind::Uint32(300)), after: 30 },
        "uint64: 0" => { kind: Some(Kind::Uint64(0)) },
        "before: 1 uint64: 70000 after: 30" => { before: 1, kind: Some(Kind::Uint64(70_000)), after: 30 },
        "sint32: 0" => { kind: Some(Kind::Sint32(0)) },
        "before: 1 sint32: -4 after: 30" => { before: 1, kind: Some(Kind::Sint32(-4)), after: 30 },
        "sint64: 0" => { kind: Some(Kind::Sint64(0)) },
        "before: 1 sint64: -5 after: 30" => { before: 1, kind: Some(Kind::Sint64(-5)), after: 30 },
        "fixed32: 0" => { kind: Some(Kind::Fixed32(0)) },
        "before: 1 fixed32: 6 after: 30" => { before: 1, kind: Some(Kind::Fixed32(6)), after: 30 },
        "fixed64: 0" => { kind: Some(Kind::Fixed64(0)) },
        "before: 1 fixed64: 7 after: 30" => { before: 1, kind: Some(Kind::Fixed64(7)), after: 30 },
        "sfixed32: 0" => { kind: Some(Kind::Sfixed32(0)) },
        "before: 1 sfixed32: -8 after: 30" => { before: 1, kind: Some(Kind::Sfixed32(-8)), after: 30 },
        "sfixed64: 0" => { kind: Some(Kind::Sfixed64(0)) },
        "before: 1 sfixed64: -9 after: 30" => { before: 1, kind: Some(Kind::Sfixed64(-9)), after: 30 },
        "float: 0" => { kind: Some(Kind::Float(0.0)) },
        "before: 1 float: 0.5 after: 30" => { before: 1, kind: Some(Kind::Float(0.5)), after: 30 },
        "double: 0" => { kind: Some(Kind::Double(0.0)) },
        "before: 1 double: -2.5 after: 30" => { before: 1, kind: Some(Kind::Double(-2.5)), after: 30 },
        r#"string: """# => { kind: Some(Kind::String("".into())) },
        r#"before: 1 string: "text" after: 30"# => { before: 1, kind: Some(Kind::String("text".into())), after: 30 },
        r#"bytes: """# => { kind: Some(Kind::Bytes(vec![])) },
        r#"before: 1 bytes: "\000\377" after: 30"# => { before: 1, kind: Some(Kind::Bytes(vec![0, 255])), after: 30 },
        "closed: RED" => { kind: Some(Kind::Closed(Color::Red)) },
        "before: 1 closed: BLUE after: 30" => { before: 1, kind: Some(Kind::Closed(Color::Blue)), after: 30 },
        "open: RED" => { kind: Some(Kind::Open(Open::Known(Color::Red))) },
        "before: 1 open: 7 after: 30" => { before: 1, kind: Some(Kind::Open(Open::Unknown(7))), after: 30 },
        "other: LIGHT" => { kind: Some(Kind::Other(Shade::Light)) },
        "before: 1 other: -7 after: 30" => { before: 1, kind: Some(Kind::Other(Shade::Other(-7))), after: 30 },
        "leaf { }" => { kind: Some(Kind::Leaf(empty())) },
        r#"leaf { number: 1 text: "a" values: 2 values: 300 }"# => { kind: Some(Kind::Leaf(Leaf::sample())) },
        "again { again { before: 1 } after: 2 }" => {
            kind: again(Choice { kind: again(Choice { before: 1, ..empty() }), after: 2, ..empty() })
        },
    });
}

#[test]
fn every_hash_map() {
    cases!(Hashed {
        r#"text { key: "a" value: -1 }"# => { text: [("a".into(), -1)].into() },
        "own_hasher { key: 1 value: 300 }" => { own_hasher: [(1, 300)].into_iter().collect() },
        "message…" => { message: [(true, Leaf::sample())].into() },
    });
}

#[test]
fn every_nesting() {
    let leaf = Leaf::sample;
    let text = |text: &str, times| Leaf { text: text.repeat(times), ..empty() };
    let inner = |nesting: Nesting| Some(Box::new(nesting));
    cases!(Nesting {
        r#"plain { number: 1 text: "a" values: 2 values: 300 }"# => { plain: leaf() },
        "optional { }" => { optional: Some(empty()) },
        r#"optional { number: 1 text: "a" values: 2 values: 300 }"# => { optional: Some(leaf()) },
        r#"boxed { number: 1 text: "a" values: 2 values: 300 }"# => { boxed: Box::new(leaf()) },
        "inner { plain { number…" => {
            inner: inner(Nesting {
                plain: leaf(),
                inner: inner(Nesting { inner: inner(empty()), ..empty() }),
                ..empty()
            })
        },
        r#"list { } list { number: 1 text: "a" values: 2 values: 300 } list { }"# => {
            list: vec![empty(), leaf(), empty()]
        },
        r#"map { key: "k" value { number: 1 text: "a" values: 2 values: 300 } }"# => { map: [("k".into(), leaf())].into() },
        "boxes { boxes { } boxes { boxed…" => {
            boxes: vec![Box::new(Nesting {
                boxes: vec![Box::new(empty()), Box::new(Nesting { boxed: Box::new(leaf()), ..empty() })],
                ..empty()
            })]
        },
        r#"inner { plain { text: "xxx…"# => {
            inner: inner(Nesting {
                plain: text("x", 200),
                inner: inner(Nesting { plain: text("y", 100), ..empty() }),
                ..empty()
            })
        },
    });
}

/// The value of the vectors' wide message.
fn wide() -> Wide {
    Wide {
        a1: true,
        a2: -1,
        a3: 2,
        a4: 3,
        a5: 4,
        a6: -5,
        a7: -6,
        a8: 7,
        a9: 8,
        a10: 9.5,
        a11: -10.5,
        a12: "s".into(),
        a13: b"b".into(),
        a14: Color::Blue,
        a15: Leaf { number: 15, ..empty() },
        b1: Some(false),
        b2: Some(-17),
        b3: Some(18),
        b4: Some(-19),
        b5: Some(20),
        b6: Some(21.5),
        b7: Some(String::new()),
        b8: Some(vec![255]),
        b9: Some(Color::Infrared),
        b10: Some(empty()),
        b11: Some(Box::new(Leaf { text: "boxed".into(), ..empty() })),
        c1: vec![true, false],
        c2: vec![1, -1],
        c3: vec![300],
        c4: vec![-1],
        c5: vec![1],
        c6: vec![1.5],
        c7: vec!["x".into(), String::new()],
        c8: vec![b"y".into()],
        c9: vec![Color::Green],
        c10: vec![Leaf { number: 1, ..empty() }, empty()],
        c11: vec![1, 2],
        d1: [("k".into(), 1)].into(),
        d2: [(2, Leaf::sample())].into(),
        pick: Some(TextOrLeaf::Leaf(Leaf { number: 41, ..empty() })),
        last: 2000,
        ..empty()
    }
}

#[test]
fn a_wide_message() {
    check("Wide", vec![("a1: true…", wide())]);
}

#[test]
fn everything() {
    let nested = |pick| Everything { pick: Some(pick), ..empty() };
    cases!(Everything {
        "three_byte_tag: -1" => { three_byte_tag: -1 },
        "last_number: true" => { last_number: true },
        "inner…" => {
            inner: Some(Box::new(nested(Pick::Text("a".into())))),
            list: vec![nested(Pick::Number(-1)), empty()],
            map: [("k".into(), nested(Pick::Text("b".into())))].into()
        },
        "everything { everything { number: 1 } }" => {
            pick: Some(Pick::Everything(Box::new(nested(Pick::Everything(Box::new(nested(Pick::Number(1))))))))
        },
        "wide…" => {
            wide: Box::new(wide()),
            nesting: Nesting { inner: Some(Box::new(Nesting { plain: Leaf::sample(), ..empty() })), ..empty() },
            three_byte_tag: 1,
            last_number: true
        },
    });
}

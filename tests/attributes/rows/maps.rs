//! Maps.

use std::{
    collections::{BTreeMap, HashMap},
    hash::{BuildHasherDefault, DefaultHasher},
};

use wireform::{DecodeErrorKind, Message};
use wireform_test_support::wire::Wire;

use super::{merges, on_all_wires, refuses};

#[derive(Message, Clone, Debug)]
struct Point {
    #[proto(1)]
    x: i32,
    #[proto(2)]
    y: i32,
}

/// `BTreeMap<K, V>` and `HashMap<K, V, S>`: map.
#[derive(Message, Clone, Debug)]
struct Maps<'a> {
    #[proto(1)]
    sorted: BTreeMap<String, u32>,
    #[proto(2)]
    hashed: HashMap<i64, Point>,
    #[proto(3)]
    own_hasher: HashMap<bool, Vec<u8>, BuildHasherDefault<DefaultHasher>>,
    #[proto(4)]
    borrowed: BTreeMap<&'a str, &'a str>,
}

fn maps() -> Maps<'static> {
    Maps { sorted: [].into(), hashed: [].into(), own_hasher: HashMap::default(), borrowed: [].into() }
}

#[test]
fn a_map_has_a_record_for_each_entry() {
    on_all_wires(&[
        (maps(), Wire::new(), "{}", "<Maps/>"),
        (
            Maps { sorted: [("a".into(), 300), ("b".into(), 0)].into(), ..maps() },
            Wire::new().raw(b"\x0a\x06\x0a\x01a\x10\xac\x02\x0a\x03\x0a\x01b"),
            r#"{"sorted":{"a":300,"b":0}}"#,
            "<Maps><sorted><entry><key>a</key><value>300</value></entry>\
             <entry><key>b</key><value>0</value></entry></sorted></Maps>",
        ),
        (
            Maps {
                hashed: [(-1, Point { x: 1, y: 0 })].into(),
                own_hasher: [(true, vec![255])].into_iter().collect(),
                borrowed: [("", "v")].into(),
                ..maps()
            },
            Wire::new()
                .entry(2, |entry| entry.int(1, -1).message(2, Wire::new().varint(1, 1)))
                .entry(3, |entry| entry.varint(1, 1).bytes(2, [255]))
                .entry(4, |entry| entry.string(2, "v")),
            r#"{"hashed":{"-1":{"x":1}},"ownHasher":{"true":"/w=="},"borrowed":{"":"v"}}"#,
            "<Maps><hashed><entry><key>-1</key><value><x>1</x></value></entry></hashed>\
             <ownHasher><entry><key>true</key><value>/w==</value></entry></ownHasher>\
             <borrowed><entry><key/><value>v</value></entry></borrowed></Maps>",
        ),
    ]);
}

/// `#[proto(7, map(sint32, fixed64))]`: the encodings of keys and values.
#[derive(Message, Clone, Debug)]
struct Encoded {
    #[proto(7, map(sint32, fixed64))]
    map: BTreeMap<i32, u64>,
    #[proto(8, map(_, sint32))]
    values: BTreeMap<String, i32>,
}

#[test]
fn keys_and_values_have_encodings() {
    on_all_wires(&[
        (Encoded { map: [].into(), values: [].into() }, Wire::new(), "{}", "<Encoded/>"),
        (
            Encoded { map: [(-1, 2)].into(), values: [("k".into(), -2)].into() },
            Wire::new().raw(b"\x3a\x0b\x08\x01\x11\x02\0\0\0\0\0\0\0\x42\x05\x0a\x01k\x10\x03"),
            r#"{"map":{"-1":"2"},"values":{"k":-2}}"#,
            "<Encoded><map><entry><key>-1</key><value>2</value></entry></map>\
             <values><entry><key>k</key><value>-2</value></entry></values></Encoded>",
        ),
    ]);
}

#[derive(Message, Clone, Debug)]
struct Points {
    #[proto(1)]
    points: BTreeMap<u32, Point>,
}

#[test]
fn the_last_entry_of_a_key_wins_as_a_whole() {
    let entry = |key, body| Wire::new().entry(1, |entry| entry.varint(1, key).message(2, body));
    let first = Wire::new().raw(entry(1, Wire::new().varint(1, 5))).raw(entry(2, Wire::new().varint(1, 6)));
    let second = entry(1, Wire::new().varint(2, 7));
    let points = [(1, Point { x: 0, y: 7 }), (2, Point { x: 6, y: 0 })].into();
    merges(&first, &second, &Points { points });
}

#[test]
fn an_entry_without_a_key_or_a_value_has_the_empty_one() {
    let first = Wire::new().entry(1, |entry| entry.message(2, Wire::new().varint(1, 5)));
    let second = Wire::new().entry(1, |entry| entry.varint(1, 9));
    merges(&first, &second, &Points { points: [(0, Point { x: 5, y: 0 }), (9, Point { x: 0, y: 0 })].into() });
}

#[derive(Message, Clone, Debug)]
struct Texts {
    #[proto(1)]
    texts: BTreeMap<String, String>,
}

#[test]
fn a_value_is_refused_with_its_place() {
    let utf8 = (Wire::new().entry(1, |entry| entry.string(1, "k").bytes(2, [0xff])), DecodeErrorKind::InvalidUtf8);
    let kind = |expected| DecodeErrorKind::UnexpectedValue { expected };
    refuses::<Texts>(
        ["Texts.texts[0].value", "Texts.texts[\"k\"]", "Texts.texts[0].value"],
        utf8,
        (r#"{"texts":{"k":1}}"#, kind("a string")),
        ("<Texts><texts><entry><key>k</key><value><x/></value></entry></texts></Texts>", kind("text only")),
    );
}

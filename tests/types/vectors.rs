//! What Google's json_format reads and writes, and where we differ, with the reason.

use wireform::{
    Message,
    types::{
        Any, BoolValue, BytesValue, DoubleValue, Duration, FieldMask, FloatValue, Int32Value, Int64Value, ListValue,
        StringValue, Struct, Timestamp, UInt32Value, UInt64Value, Value,
    },
    walk::{DecodeText, EncodeText},
};

use super::{Types, options};

const VECTORS: &str = include_str!("../vectors/types.txt");

/// Texts that Python reads and we refuse.
const REFUSED: [(&str, &str); 6] = [
    (r#""2024-01-01T00:00:00.Z""#, "RFC 3339 wants a digit behind the point"),
    (r#""1.0000000001s""#, "nanoseconds have nine digits, the tenth would be lost"),
    (r#""1 s""#, "there is no space in the form of a duration"),
    (r#""*""#, "no alphabet of base64 has it; Python skips it"),
    (r#"{"empty":[]}"#, "an array is no object"),
    (r#"{"nullChoice":null,"valueChoice":null}"#, "two members of a oneof"),
];

/// Texts that Python refuses and we read.
const READ: [(&str, &str); 2] = [
    (r#"{"nulls":[null,null]}"#, "null is what a NullValue is; C++ reads it as well"),
    (r#"{"@type":"type.googleapis.com/wireform.test.Types","int64":"7","nulls":[null]}"#, "the same"),
];

/// What we say of the texts that are refused, and at which column of the first line; of those that hold a timestamp, a
/// duration or paths alone, [`form`] says it.
const WORDS: [(&str, &str, usize); 37] = [
    (
        r#"{"@type":"type.googleapis.com/wireform.test.Nothing"}"#,
        "Any: the type `wireform.test.Nothing` is unknown here",
        1,
    ),
    (r#"{"value":"1s"}"#, "Any: missing field `@type`", 1),
    (r#"{"@type":""}"#, "Any: expected a type URL such as `type.googleapis.com/package.Message`", 1),
    (r#"{"@type":1}"#, "Any: expected a string", 10),
    (r#"{"@type":null}"#, "Any: expected a string", 10),
    (r#"{"@type":"type.googleapis.com/google.protobuf.Duration","value":1}"#, "Any.value: expected a string", 65),
    (r#"{"@type":"type.googleapis.com/google.protobuf.Duration","value":null}"#, "Any.value: expected a string", 65),
    (r#"{"@type":"type.googleapis.com/wireform.test.Types","nothing":1}"#, "Any: unknown field `nothing`", 53),
    (
        r#"{"@type":"type.googleapis.com/wireform.test.Types","@type":"type.googleapis.com/wireform.test.Types"}"#,
        "Any: `@type` appears more than once",
        59,
    ),
    ("null", "Any: expected an object", 1),
    ("[]", "Any: expected an object", 1),
    ("1", "Any: expected an object", 1),
    (r#""x""#, "DoubleValue: expected a number", 1),
    ("1e39", "FloatValue: number does not fit float", 1),
    ("9223372036854775808", "Int64Value: number does not fit int64", 1),
    ("1.5", "Int64Value: number does not fit int64", 1),
    ("-1", "UInt64Value: number does not fit uint64", 1),
    ("2147483648", "Int32Value: number does not fit int32", 1),
    ("-1", "UInt32Value: number does not fit uint32", 1),
    (r#""true""#, "BoolValue: expected true or false", 1),
    ("1", "BoolValue: expected true or false", 1),
    ("1", "StringValue: expected a string", 1),
    (r#""*""#, "BytesValue: bytes field is not base64", 1),
    (r#"{"timestamps":[null]}"#, "Types.timestamps[0]: expected a string", 16),
    (r#"{"int64s":[null]}"#, "Types.int64s[0]: expected an integer", 12),
    (r#"{"durationMap":{"a":null}}"#, r#"Types.duration_map["a"]: expected a string"#, 21),
    (r#"{"timestamp":1}"#, "Types.timestamp: expected a string", 14),
    (r#"{"empty":[]}"#, "Types.empty: expected an object", 10),
    (r#"{"empty":{"a":1}}"#, "Types.empty: unknown field `a`", 12),
    (r#"{"nullChoice":null,"valueChoice":null}"#, "Types.value_choice: `", 34),
    (r#"{"object":[]}"#, "Types.object: expected an object", 11),
    (r#"{"list":{}}"#, "Types.list: expected an array", 9),
    (r#"{"mask":["a"]}"#, "Types.mask: expected a string", 9),
    (r#"{"duration":1}"#, "Types.duration: expected a string", 13),
    (r#"{"int64":{}}"#, "Types.int64: expected an integer", 10),
    (r#"{"value":null,"value":null}"#, "Types.value: `value` appears more than once", 16),
    (r#"{"any":[]}"#, "Types.any: expected an object", 8),
];

/// What we say of a text that is no value of a type with a form of its own, and of a value that has no text.
fn form(name: &str) -> Option<[&str; 2]> {
    match name {
        "google.protobuf.Timestamp" => Some([
            "Timestamp: expected a timestamp such as 2006-01-02T15:04:05.678Z, in the years 1 to 9999",
            "Timestamp: a timestamp is in the years 1 to 9999, with 0 to 999,999,999 nanoseconds",
        ]),
        "google.protobuf.Duration" => Some([
            "Duration: expected a duration such as 1.5s, up to 315576000000s",
            "Duration: a duration is at most 315,576,000,000 s, with up to 999,999,999 ns of the same sign",
        ]),
        "google.protobuf.FieldMask" => Some([
            "FieldMask: expected paths of fields in camel case",
            "FieldMask: a path of a `FieldMask` has no form in JSON",
        ]),
        _ => None,
    }
}

/// As [`form`], of other types.
fn unwritable(name: &str) -> [&str; 2] {
    match name {
        "google.protobuf.Value" => ["", "Value: a number in a `Value` is finite; write others as strings"],
        "google.protobuf.Any" => ["", "Any: the type `wireform.test.Nothing` is unknown here"],
        _ => panic!("{name}"),
    }
}

/// Checks the words about a text that is refused.
fn refused(name: &str, text: &str, words: &str) {
    let root = name.rsplit('.').next().unwrap();
    let listed = WORDS.iter().find(|(listed, words, _)| *listed == text && words.starts_with(root));
    let listed = listed.map(|(_, words, column)| (*words, *column));
    let (beginning, column) = form(name).map_or_else(|| listed.expect(text), |[read, _]| (read, 1));
    assert!(words.starts_with(beginning), "{name} {text}: {words}");
    assert!(words.ends_with(&format!(" at line 1 column {column}")), "{name} {text}: {words}");
}

/// How a message of some type is read and written.
struct Verbs {
    name: String,
    read: fn(&str) -> Result<String, String>,
    write: fn(&[u8]) -> Result<serde_json::Value, String>,
}

fn verbs<M: Message + EncodeText + for<'de> DecodeText<'de>>() -> Verbs {
    Verbs { name: M::DESCRIPTOR.full_name(), read: read::<M>, write: write::<M> }
}

/// Returns the verbs of the message of that full name.
fn of(name: &str) -> Verbs {
    let all = [
        verbs::<Any>(),
        verbs::<BoolValue>(),
        verbs::<BytesValue>(),
        verbs::<DoubleValue>(),
        verbs::<Duration>(),
        verbs::<FieldMask>(),
        verbs::<FloatValue>(),
        verbs::<Int32Value>(),
        verbs::<Int64Value>(),
        verbs::<ListValue>(),
        verbs::<StringValue>(),
        verbs::<Struct>(),
        verbs::<Timestamp>(),
        verbs::<Types>(),
        verbs::<UInt32Value>(),
        verbs::<UInt64Value>(),
        verbs::<Value>(),
    ];
    all.into_iter().find(|verbs| verbs.name == name).unwrap_or_else(|| panic!("no type {name}"))
}

/// Returns the lines that begin with a word, taken apart.
fn lines(word: &str) -> Vec<[&'static str; 3]> {
    let lines = VECTORS.lines().map(|line| line.split(" | ").collect::<Vec<_>>());
    let lines: Vec<_> = lines.filter(|line| line[0] == word).map(|line| [line[1], line[2], line[3]]).collect();
    assert!(lines.len() > 90, "{word}: {}", lines.len());
    lines
}

fn read<M: Message + for<'de> DecodeText<'de>>(text: &str) -> Result<String, String> {
    let message: M = options().from_str(text).map_err(|error| error.to_string())?;
    Ok(message.encode_to_vec().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn write<M: Message + EncodeText>(bytes: &[u8]) -> Result<serde_json::Value, String> {
    let message = M::decode(bytes).unwrap();
    let text = options().to_string(&message).map_err(|error| error.to_string())?;
    Ok(serde_json::from_str(&text).unwrap())
}

#[test]
fn json_is_read_as_google_reads_it() {
    for [name, text, expected] in lines("read") {
        let found = (of(name).read)(text);
        let differs = |list: &[(&str, &str)]| list.iter().any(|(different, _)| *different == text);
        match expected {
            "error" if differs(&READ) => assert!(found.is_ok(), "{name} {text}: {found:?}"),
            "error" => refused(name, text, &found.unwrap_err()),
            _ if differs(&REFUSED) => refused(name, text, &found.unwrap_err()),
            bytes => assert_eq!(found.as_deref(), Ok(bytes), "{name} {text}"),
        }
    }
}

#[test]
fn differences_are_in_the_vectors() {
    let texts: Vec<_> = lines("read").into_iter().map(|[_, text, expected]| (text, expected == "error")).collect();
    assert!(REFUSED.iter().all(|(text, _)| texts.contains(&(text, false))));
    assert!(READ.iter().all(|(text, _)| texts.contains(&(text, true))));
}

#[test]
fn json_is_written_as_google_writes_it() {
    for [name, bytes, expected] in lines("write") {
        let digits: Vec<_> = bytes.as_bytes().chunks(2).map(|digits| std::str::from_utf8(digits).unwrap()).collect();
        let bytes: Vec<u8> = digits.iter().map(|digits| u8::from_str_radix(digits, 16).unwrap()).collect();
        let found = (of(name).write)(&bytes);
        match expected {
            "error" => {
                let [_, expected] = form(name).unwrap_or_else(|| unwritable(name));
                let words = found.unwrap_err();
                assert!(words.starts_with(expected), "{name} {digits:?}: {words}");
            }
            text => assert_eq!(found, Ok(serde_json::from_str(text).unwrap()), "{name} {digits:?}"),
        }
    }
}

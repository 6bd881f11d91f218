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
            "error" => assert!(found.is_err(), "{name} {text}: {found:?}"),
            _ if differs(&REFUSED) => assert!(found.is_err(), "{name} {text}: {found:?}"),
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
            "error" => assert!(found.is_err(), "{name} {digits:?}: {found:?}"),
            text => assert_eq!(found, Ok(serde_json::from_str(text).unwrap()), "{name} {digits:?}"),
        }
    }
}

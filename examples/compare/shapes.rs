//! The messages that are compared, each with one sample value.
//!
//! Every struct derives `Message` and serde's two traits: that is all that puts it on six wires.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use wireform::{Enumeration, Message, Oneof};

/// The record that comparisons of formats have used since 2012.
#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Person {
    #[proto(1)]
    user_name: String,
    #[proto(2)]
    favourite_number: i32,
    #[proto(3)]
    interests: Vec<String>,
}

pub(crate) fn record() -> Person {
    Person {
        user_name: "Martin".into(),
        favourite_number: 1337,
        interests: vec!["daydreaming".into(), "hacking".into()],
    }
}

/// What a weather station sends: numbers with a fraction and little else.
#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
pub(crate) struct Reading {
    #[proto(1)]
    station: u32,
    #[proto(2, sfixed64)]
    taken_at: i64,
    #[proto(3)]
    temperature: f64,
    #[proto(4)]
    humidity: f64,
    #[proto(5)]
    pressure: f64,
    #[proto(6)]
    wind: Option<Wind>,
    #[proto(7)]
    spectrum: Vec<f32>,
}

#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
pub(crate) struct Wind {
    #[proto(1)]
    speed: f32,
    #[proto(2)]
    direction: f32,
}

pub(crate) fn reading() -> Reading {
    Reading {
        station: 10384,
        taken_at: 1_785_600_000_123,
        temperature: 23.418_217,
        humidity: 0.4637,
        pressure: 1013.2471,
        wind: Some(Wind { speed: 4.63, direction: 271.5 }),
        spectrum: (0u16..24).map(|bin| (f32::from(bin) * 0.37).sin().abs() / 3.0).collect(),
    }
}

/// A log line: an enumeration, text, an identifier in bytes and a map.
#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
pub(crate) struct LogLine {
    #[proto(1)]
    at_micros: u64,
    #[proto(2)]
    level: Level,
    #[proto(3)]
    message: String,
    #[proto(4)]
    trace_id: Vec<u8>,
    #[proto(5)]
    labels: BTreeMap<String, String>,
}

#[derive(Enumeration, Serialize, Deserialize, Clone, Copy, Debug, PartialEq)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum Level {
    Debug = 0,
    Info = 1,
    Warn = 2,
    Error = 3,
}

pub(crate) fn log_line() -> LogLine {
    let labels = [
        ("service", "checkout"),
        ("http.method", "POST"),
        ("http.route", "/v1/carts/{id}/checkout"),
        ("http.status_code", "503"),
        ("k8s.pod", "checkout-7c9fd8b64-x2x9p"),
        ("region", "eu-central-1"),
    ];
    LogLine {
        at_micros: 1_785_600_000_123_456,
        level: Level::Warn,
        message: "upstream \"payments\" answered 503 after 3 tries; retry in 250 ms".into(),
        trace_id: vec![0x4b, 0xf9, 0x2f, 0x35, 0x77, 0xb3, 0x4d, 0xa6, 0xa3, 0xce, 0x92, 0x9d, 0x0e, 0x0e, 0x47, 0x36],
        labels: labels.into_iter().map(|(key, value)| (key.into(), value.into())).collect(),
    }
}

/// An order: messages in messages, an optional field, and one of two ways to pay.
#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
pub(crate) struct Order {
    #[proto(1)]
    id: u64,
    #[proto(2)]
    customer: Customer,
    #[proto(3)]
    items: Vec<Item>,
    #[proto(4)]
    coupon: Option<String>,
    #[proto(oneof)]
    payment: Option<Payment>,
}

#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
pub(crate) struct Customer {
    #[proto(1)]
    name: String,
    #[proto(2)]
    email: String,
    #[proto(3)]
    address: Option<Address>,
}

#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
pub(crate) struct Address {
    #[proto(1)]
    lines: Vec<String>,
    #[proto(2)]
    postcode: String,
    #[proto(3)]
    country: String,
}

#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
pub(crate) struct Item {
    #[proto(1)]
    sku: String,
    #[proto(2)]
    title: String,
    #[proto(3)]
    quantity: u32,
    #[proto(4)]
    cents: i64,
    #[proto(5)]
    gift: bool,
}

#[derive(Oneof, Serialize, Deserialize, Debug, PartialEq)]
pub(crate) enum Payment {
    #[proto(5)]
    Card(Card),
    #[proto(6)]
    Invoice(String),
}

#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
pub(crate) struct Card {
    #[proto(1)]
    last_digits: String,
    #[proto(2)]
    expires: String,
}

pub(crate) fn order() -> Order {
    let item = |sku: &str, title: &str, quantity, cents, gift| Item {
        sku: sku.into(),
        title: title.into(),
        quantity,
        cents,
        gift,
    };
    Order {
        id: 9_007_199_254_740_993,
        customer: Customer {
            name: "Zoë O'Neill".into(),
            email: "zoe@example.org".into(),
            address: Some(Address {
                lines: vec!["Flat 3".into(), "12 Harbour Row".into()],
                postcode: "BT1 3LP".into(),
                country: "GB".into(),
            }),
        },
        items: vec![
            item("BK-0413", "Gödel, Escher, Bach", 1, 1899, true),
            item("KT-1187", "Teapot <1.2 l>, \"cast iron\" & lid", 2, 4250, false),
            item("CB-0020", "Cable, 2 m", 10, 349, false),
        ],
        coupon: Some(String::new()),
        payment: Some(Payment::Card(Card { last_digits: "4242".into(), expires: "2029-03".into() })),
    }
}

/// Counters of a machine: packed integers, where protobuf is at its best.
#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
pub(crate) struct Telemetry {
    #[proto(1)]
    device: String,
    #[proto(2)]
    sequence: u64,
    #[proto(3)]
    latencies: Vec<u32>,
    #[proto(4, sint32)]
    drift: Vec<i32>,
    #[proto(5)]
    bytes_sent: Vec<u64>,
}

pub(crate) fn telemetry() -> Telemetry {
    // A linear congruential generator: the same numbers on every machine.
    let mut state = 1u32;
    let mut next = move |bound: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % bound
    };
    Telemetry {
        device: "press-07".into(),
        sequence: 88_213,
        latencies: (0..64).map(|_| next(300)).collect(),
        drift: (0..64).map(|_| next(64) as i32 - 32).collect(),
        bytes_sent: (0..32).map(|_| u64::from(next(1 << 20)) * 4096).collect(),
    }
}

/// A document: text with line breaks, indentation, markup and several scripts.
#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
pub(crate) struct Document {
    #[proto(1)]
    title: String,
    #[proto(2)]
    author: Option<String>,
    #[proto(3)]
    language: String,
    #[proto(4)]
    blocks: Vec<Block>,
}

#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
pub(crate) struct Block {
    #[proto(1)]
    heading: String,
    #[proto(2)]
    text: String,
}

pub(crate) fn document() -> Document {
    let block = |heading: &str, text: &str| Block { heading: heading.into(), text: text.into() };
    Document {
        title: "How a struct gets onto a wire".into(),
        author: None,
        language: "en".into(),
        blocks: vec![
            block(
                "Numbers, not names",
                "A field is known by its number. The name may change from one release to the next, and \"user name\" \
                 may become \"account name\": what was written yesterday is still read today, as nothing on the \
                 wire ever said what the field was called.",
            ),
            block(
                "An example",
                "    if reader.eat(TAG) {\n        n = reader.varint()? & 0x7f;\n    } else if depth < 100 {\n        \
                 skip(&mut reader);\n    }\n",
            ),
            block("日本語", "数字は名前より短い。だから、同じ記録でも小さくなる。"),
            block(
                "Καλημέρα",
                "Text outside ASCII takes two bytes a letter in Greek and three in Japanese, whatever the format, and \
                 no format can do much about it.",
            ),
        ],
    }
}

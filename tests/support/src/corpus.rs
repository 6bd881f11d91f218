//! Encoded messages of every field shape, all of them [`Everything`](crate::rows::Everything).
//!
//! They are what the decoder is tried with byte by byte, what fuzzing starts from, and inputs for benches.

use wireform::wire::{Reader, WireType};

use crate::{
    vectors::vectors,
    wire::{Wire, varint},
};

/// A valid encoded message.
#[derive(Clone, Debug)]
pub struct Sample {
    /// What is special about it, in a few words.
    pub name: String,
    /// The message's bytes.
    pub bytes: Vec<u8>,
}

/// Returns the corpus: what encoders write, and what they do not write but decoders have to read.
#[must_use]
pub fn corpus() -> Vec<Sample> {
    let mut samples = written();
    samples.extend(readable());
    samples
}

/// Returns the corpus, as what it is, and each row in it as a message of its own: the row's name, and the bytes.
///
/// Not all of these are read without an error.
#[must_use]
pub fn by_row() -> Vec<(&'static str, Vec<u8>)> {
    let mut samples = apart();
    for sample in corpus() {
        let mut reader = Reader::new(&sample.bytes);
        while let Ok(tag) = reader.tag() {
            let (WireType::LengthDelimited, Ok(body)) = (tag.wire_type(), reader.bytes()) else { break };
            if let Some((row, _)) = FIELDS.iter().find(|(_, number)| *number == u64::from(tag.number())) {
                samples.push((row, body.to_vec()));
            }
        }
        samples.push(("Everything", sample.bytes));
    }
    samples
}

/// The rows that are fields of `Everything`, with their numbers.
pub const FIELDS: [(&str, u64); 11] = [
    ("Scalars", 1),
    ("Enums", 2),
    ("Optionals", 3),
    ("Lists", 4),
    ("ExpandedLists", 5),
    ("MapValues", 6),
    ("MapKeys", 7),
    ("Nesting", 8),
    ("Choice", 9),
    ("Wide", 10),
    ("Keeping", 17),
];

/// What Google's runtime writes.
fn written() -> Vec<Sample> {
    let mut samples = vec![];
    for vector in vectors() {
        let bytes = match FIELDS.iter().find(|(row, _)| *row == vector.message) {
            Some((_, number)) => Wire::new().bytes(*number, &vector.bytes).build(),
            None if vector.message == "Everything" => vector.bytes,
            None => continue,
        };
        samples.push(Sample { name: format!("{} {}", vector.message, vector.text), bytes });
    }
    samples
}

/// What decoders have to read as well.
fn readable() -> Vec<Sample> {
    let everything = [
        ("empty", Wire::new()),
        ("a number in ten bytes", Wire::new().varint_width(10).varint(100_000, 1)),
        ("last number in five bytes", Wire::new().tag_width(5).varint(536_870_911, 1)),
        ("out of order", Wire::new().varint(100_000, 1).string(15, "a").bytes(1, [0x08, 1])),
        ("oneof twice", Wire::new().varint(14, 1).string(15, "a")),
        ("oneof message merged", Wire::new().bytes(16, [0x7a, 1, b'a']).bytes(16, [0x70, 2])),
        ("message merged", Wire::new().bytes(1, [0x08, 1]).varint(100_000, 1).bytes(1, [0x10, 1])),
        ("boxes merged", Wire::new().bytes(11, [0x70, 2]).bytes(11, [0x70, 4])),
        ("overlong tags", Wire::new().tag_width(4).bytes(1, [0x08, 1]).message(12, Wire::new()).varint(14, 1)),
        ("overlong lengths", Wire::new().varint_width(5).bytes(1, [0x08, 1]).message(12, Wire::new())),
        ("unknown fields", unknown(Wire::new().varint(100_000, 1))),
        ("nested unknown fields", Wire::new().message(11, unknown(Wire::new()))),
        ("wrong wire types", Wire::new().varint(1, 1).fixed32(12, 1).fixed64(14, 1).bytes(100_000, [1])),
        ("deep", Wire::new().varint(14, 2).nested(11, 12)),
        ("deep lists", Wire::new().varint(14, 2).nested(12, 12)),
        ("deep maps", (0..6).fold(Wire::new(), |body, _| Wire::new().entry(13, |e| e.message(2, body)))),
    ];
    everything.into_iter().chain(rows()).map(|(name, wire)| Sample { name: name.into(), bytes: wire.build() }).collect()
}

/// Records that no message has a field for, one of each wire type, and groups in groups.
fn unknown(wire: Wire) -> Wire {
    let inner = Wire::new().group(201, Wire::new().string(1, "x")).varint(1, 2);
    wire.varint(200, 300).fixed64(201, 1).string(202, "unknown").fixed32(203, 2).group(204, inner)
}

/// Rows in forms that no encoder writes.
fn rows() -> impl Iterator<Item = (&'static str, Wire)> {
    let split = Wire::new().packed(2, [1, 2]).varint(2, 3).packed(2, []).packed(2, [4, u64::MAX]).varint(5, 1);
    let long = Wire::new().varint_width(3).packed(2, (0..90).map(|value| value * 11));
    let packed = Wire::new().packed(2, [1, 300]).packed(1, [1, 0]).bytes(8, [1, 0, 0, 0]).packed(16, [0, 300]);
    let maps = Wire::new()
        .entry(2, |entry| entry.int(2, -1).int(1, 5))
        .entry(2, |entry| entry.varint(1, 1).varint(3, 9).varint(1, 2).group(4, Wire::new()))
        .entry(14, |entry| entry)
        .entry(19, |entry| entry.varint(1, 1).bytes(2, [0x08, 1]).bytes(2, [0x12, 1, b'a']));
    let keys = Wire::new().entry(12, |entry| entry.string(1, "a")).entry(12, |entry| entry.string(1, "a").varint(2, 2));
    let colors = Wire::new()
        .varint(1, 5)
        .varint(2, 5)
        .packed(3, [0, 5, 1, 6])
        .varint(4, 5)
        .varint(4, 1)
        .entry(5, |entry| entry.string(1, "a").varint(2, 5))
        .entry(5, |entry| entry.string(1, "b").varint(2, 1))
        .entry(5, |entry| entry.varint(2, 5).string(1, "c").string(3, "more").group(4, Wire::new()).fixed32(5, 1))
        .varint(6, 5);
    let wide = Wire::new().tag_width(3).varint(28, 1).packed(37, [1, 2]).varint(2000, 1).varint(1, 1).string(40, "a");
    let scalars = Wire::new()
        .raw([0x08])
        .raw(varint(u64::MAX, 10))
        .int(2, i64::MIN + 3)
        .varint(4, u64::MAX)
        .varint_width(10)
        .varint(6, u64::MAX);
    let special = "\r\n\t <&>\"'\\/\u{1}\u{c}\u{7f}\u{85}\u{2028}\u{ffff}\u{10ffff}";
    let lists = ["\r", "\u{0}", " a ", "]]>", special].iter().fold(Wire::new(), |wire, text| wire.string(14, text));
    let special_keys = Wire::new().entry(12, |entry| entry.string(1, special)).entry(12, |entry| entry.string(1, "\r"));
    [
        ("characters that are special in a text", Wire::new().message(4, lists)),
        ("keys that are special in a text", Wire::new().message(7, special_keys)),
        ("scalars of 64 bits", Wire::new().message(1, scalars)),
        ("bools of 64 bits", Wire::new().message(4, Wire::new().packed(1, [1 << 32, 0]).varint(1, 1 << 63))),
        ("split lists", Wire::new().message(4, split)),
        ("long varints in a list", Wire::new().message(4, long)),
        ("packed where expanded", Wire::new().message(5, packed)),
        ("odd map entries", Wire::new().message(6, maps)),
        ("map keys twice", Wire::new().message(7, keys)),
        ("unknown values of closed enumerations", Wire::new().message(17, colors)),
        ("wide in another order", Wire::new().message(10, wide)),
        ("wide unknown fields", Wire::new().message(10, unknown(Wire::new().varint(2, 1)))),
    ]
    .into_iter()
}

/// Messages of rows that are no part of `Everything`, each with the row's name.
#[must_use]
pub fn apart() -> Vec<(&'static str, Vec<u8>)> {
    let kinds = Wire::new().string(1, "a").string(2, "").string(3, "b").string(3, "\u{1f600}").bytes(5, [1, 2, 3]);
    let kinds = kinds.bytes(6, []).bytes(7, [0xff]).bytes(7, []).entry(4, |entry| entry.varint(1, 5).string(2, "c"));
    let kinds = kinds.entry(8, |entry| entry.varint(1, 1).bytes(2, [7])).message(9, Wire::new().string(10, "d"));
    let leaf = || Wire::new().varint(1, 1).string(2, "a").packed(3, [2, 300]);
    let own = Wire::new().bytes(1, [1, 2, 3, 4]).bytes(2, [0; 3]).bytes(3, [1, 2]).bytes(3, [3, 4]).message(4, leaf());
    let own = own.message(5, Wire::new().string(12, "1.2.3.4")).message(6, leaf()).packed(7, [1, 300]).varint(8, 9);
    let own =
        own.string(9, "127.0.0.1").packed(10, [1, 2]).entry(11, |entry| entry.string(1, "a").string(2, "9.9.9.9"));
    let needy = || Wire::new().string(1, "b").fixed32(2, 5);
    let presence = || {
        Wire::new()
            .varint(1, 1)
            .sint(2, -2)
            .message(3, leaf())
            .group(7, leaf())
            .varint(13, 0)
            .sint(14, 5)
            .fixed32(17, 0)
    };
    let unit = presence()
        .message(4, needy())
        .group(5, needy())
        .group(6, leaf())
        .group(6, Wire::new())
        .message(20, Wire::new());
    let fields = presence().string(8, "c").string(9, "d").entry(10, |entry| entry.varint(1, 1).message(2, needy()));
    let fields =
        fields.message(11, Wire::new()).message(21, Wire::new().varint(1, 3).packed(2, [4]).message(3, needy()));
    let group = presence().group(12, presence().string(23, "e")).group(22, leaf()).group(99, Wire::new());
    let rows = [
        ("OwnedKinds", kinds.clone().bytes(11, [8])),
        ("BoxedKinds", kinds.clone().string(10, "e")),
        ("SharedKinds", kinds),
        ("Own", own.clone().bytes(13, [9; 4])),
        ("Own", own.message(14, leaf()).varint(99, 1)),
        ("Presence", unit),
        ("Presence", fields),
        ("Presence", group),
    ];
    rows.map(|(row, wire)| (row, wire.build())).into()
}

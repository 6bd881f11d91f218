//! What the example prints is right, byte by byte.

use wireform::{Described, Message, UnknownFields, proto};

use crate::{
    SHAPES,
    explain::explain,
    plot,
    rows::{Outcome, compare},
    shapes, table,
};

/// Reads the bytes back out of an explanation, and checks the offsets beside them.
fn bytes_of(explanation: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for line in explanation.lines().skip(1) {
        let (offset, hex) = (&line[..6], line[8..].get(..36).unwrap_or(&line[8..]));
        if !offset.trim().is_empty() {
            assert_eq!(offset.trim().parse(), Ok(bytes.len()), "{line}");
        }
        bytes.extend(hex.split_whitespace().map(|byte| u8::from_str_radix(byte, 16).unwrap()));
    }
    bytes
}

#[test]
fn the_record_takes_33_and_82_bytes() {
    let rows = compare(&shapes::record(), false).unwrap();
    let sizes: Vec<_> = rows
        .iter()
        .map(|row| match row.outcome {
            Outcome::Kept { size, .. } => (row.name, size.plain),
            _ => (row.name, 0),
        })
        .collect();
    assert_eq!(sizes[..3], [("protobuf", 33), ("canonical JSON", 82), ("canonical XML", 147)]);
    assert_eq!(sizes[3..], [("serde JSON", 82), ("serde XML", 150), ("quick-xml serde", 147)]);
}

#[test]
fn a_table_fits_its_width() {
    let drawn = table::draw("title", &compare(&shapes::document(), false).unwrap());
    assert!(drawn.lines().all(|line| line.chars().count() <= table::WIDTH), "{drawn}");
    assert!(drawn.contains("* quick-xml serde changes it without an error: author was null and is \"\""), "{drawn}");
}

/// Returns all texts of an image, after quick-xml has found it well-formed.
fn texts(svg: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(svg);
    let mut texts = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => return texts,
            quick_xml::events::Event::Text(text) => texts.push(text.xml10_content().trim().to_owned()),
            _ => {}
        }
    }
}

#[test]
fn the_chart_is_well_formed_and_has_every_size() {
    let svg = plot::draw("a <title>", "& more", &compare(&shapes::record(), false).unwrap()).unwrap();
    let texts = texts(&svg);
    for expected in ["33 bytes", "82 bytes", "147 bytes", "150 bytes", "2.5×", "protobuf", "quick-xml serde"] {
        assert!(texts.iter().any(|text| text == expected), "{expected} is not in {texts:?}");
    }
    assert!(svg.contains("fill=\"#FFFFFF\""), "no background: {svg}");

    let svg = plot::draw("", "", &compare(&shapes::document(), false).unwrap()).unwrap();
    assert!(svg.contains("does not come back"), "{svg}");
}

#[test]
fn the_record_is_explained_field_by_field() {
    let bytes = proto::to_vec(&shapes::record());
    let explanation = explain(wireform::schema::message::<shapes::Person>(), &bytes).unwrap();
    let expected = "\
     0  0a                                   1 LengthDelimited user_name: string
     1  06                                     length 6
     2  4d 61 72 74 69 6e                      \"Martin\"
     8  10                                   2 Varint favourite_number: int32
     9  b9 0a                                  1337
    11  1a                                   3 LengthDelimited interests: repeated string
    12  0b                                     length 11
    13  64 61 79 64 72 65 61 6d 69 6e 67       \"daydreaming\"
    24  1a                                   3 LengthDelimited interests: repeated string
    25  07                                     length 7
    26  68 61 63 6b 69 6e 67                   \"hacking\"
";
    assert_eq!(explanation.split_once('\n').unwrap().1.trim_start(), expected);
}

#[test]
fn every_byte_is_explained_once_and_no_line_is_too_long() {
    for shape in SHAPES {
        let explanation = (shape.explain)().unwrap();
        let (title, table) = explanation.split_once("\n\n").unwrap();
        assert!(title.contains(&format!(": {} bytes", bytes_of(table).len())), "{title}");
        assert!(table.lines().all(|line| line.chars().count() <= table::WIDTH), "{table}");
    }
    let bytes = proto::to_vec(&shapes::order());
    assert_eq!(bytes_of(&explain(shapes::Order::DESCRIPTOR, &bytes).unwrap()), bytes);
}

#[test]
fn what_the_message_does_not_know_is_explained_by_its_wire_type() {
    #[derive(Message)]
    struct Nothing {
        #[proto(unknown)]
        rest: UnknownFields,
    }
    // A group 9 around a varint 1, then fixed32 8, and an overlong tag.
    let records = b"\x4b\x08\x05\x4c\x45\x01\x00\x00\x00\xb0\x80\x00\x07";
    let nothing = Nothing { rest: UnknownFields::from_bytes(records).unwrap() };
    let explanation = explain(Nothing::DESCRIPTOR, &proto::to_vec(&nothing)).unwrap();
    assert_eq!(bytes_of(&explanation), records);
    let notes: Vec<_> = explanation.lines().skip(1).map(|line| line[45..].trim_start()).collect();
    let unknown = ["9 StartGroup unknown field", "1 Varint unknown field", "5", "9 EndGroup unknown field"];
    assert_eq!(notes[..4], unknown);
    assert_eq!(notes[4..], ["8 Fixed32 unknown field", "1", "6 Varint unknown field", "7"]);
}

#[test]
fn broken_bytes_are_an_error() {
    let bytes = proto::to_vec(&shapes::order());
    for len in 0..bytes.len() {
        let _ = explain(shapes::Order::DESCRIPTOR, &bytes[..len]);
    }
    assert!(explain(shapes::Order::DESCRIPTOR, &bytes[..bytes.len() - 1]).is_err());
    assert!(explain(shapes::Order::DESCRIPTOR, b"\x00").is_err());
}

#[test]
fn numbers_have_separators_and_notes_break_between_words() {
    assert_eq!([0, 999, 1000, 1_234_567].map(table::thousands), ["0", "999", "1,000", "1,234,567"]);
    assert_eq!(table::wrap("a few words more", 9), ["a few ", "words ", "more"]);
    assert_eq!(table::wrap("unbreakable", 4), ["unbr", "eaka", "ble"]);
}

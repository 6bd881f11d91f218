//! What is written against the standard library and serde_json, at every place of a buffer.

use alloc::{format, string::String, vec, vec::Vec};

use proptest::prelude::*;

use super::{Buffer, any_marked, any_marked_portable, is_marked, marks};

/// All in one buffer, so that it grows at every possible place.
#[test]
fn digits_are_those_of_the_standard_library() {
    let around_powers = (0..20).flat_map(|power| {
        let power = 10_u64.pow(power);
        power - 1..power + 2
    });
    let magnitudes = around_powers.chain(0..10_000).chain((0..1 << 27).step_by(99_991)).chain([u64::MAX]);
    let (mut bytes, mut expected) = (Vec::new(), String::new());
    let mut out = Buffer::on_vec(&mut bytes);
    for magnitude in magnitudes {
        for (sign, quote) in [("", ""), ("", "\""), ("-", ""), ("-", "\"")] {
            out.integer(b" ", sign == "-", magnitude, quote == "\"");
            expected.push_str(&format!(" {quote}{sign}{magnitude}{quote}"));
        }
    }
    out.finish_on_vec();
    assert!(bytes == expected.as_bytes());
}

/// Writes a text behind another one, where so much room is left that it may take the last of it.
fn written(before: &str, text: &str, room: usize) -> String {
    let mut bytes = Vec::with_capacity(room);
    let mut out = Buffer::on_vec(&mut bytes);
    out.string(before.as_bytes(), text);
    out.finish_on_vec();
    String::from_utf8(bytes).unwrap()
}

/// Every character that is special somewhere, at every place of a string of every length up to 140.
#[test]
fn escapes_wherever_a_character_stands() {
    let special = ('\0'..=' ').chain("!#\"\\/[]\u{7f}\u{80}\u{a2}\u{e9}\u{2028}\u{d7ff}\u{10ffff}".chars());
    for special in special {
        for len in 0..140 {
            for at in 0..=len {
                let mut text = "x".repeat(len);
                text.insert(at, special);
                assert_eq!(written("", &text, 0), serde_json::to_string(&text).unwrap());
            }
        }
    }
}

#[test]
fn a_byte_is_marked_if_it_is_escaped() {
    for byte in 0..=u8::MAX {
        let is_escaped = byte < 0x20 || byte == b'"' || byte == b'\\';
        assert_eq!(is_marked(&[byte]), is_escaped, "{byte}");
        assert_eq!(marks(u64::from(byte) << 24 | 0x6161_6161_0061_6161) != 0, is_escaped, "{byte}");
    }
}

/// Bytes of which many are escaped or next to those that are.
fn near_escapes() -> impl Strategy<Value = u8> {
    prop_oneof![Just(b'x'), 0x1f..0x24_u8, 0x5b..0x5e_u8, any::<u8>()]
}

proptest! {
    #[test]
    fn words_in_registers_are_marked_as_bytes_are(row in prop::array::uniform16(near_escapes())) {
        let (words, _) = row.as_chunks::<4>();
        let words: [u32; 4] = words.iter().map(|word| u32::from_le_bytes(*word)).collect::<Vec<_>>().try_into().unwrap();
        prop_assert_eq!(any_marked(words), is_marked(&row));
        prop_assert_eq!(any_marked_portable(words), is_marked(&row));
    }

    #[test]
    fn strings_are_those_of_serde_json(
        before in prop::sample::select(vec!["", ",", ",\"name\":", ",\"a longer name of a field than the others\":"]),
        text in prop_oneof![".{0,40}", "[ !\"#\\\\\n-~]{0,200}", "[a-z]{0,300}"],
        room in 0..200_usize,
    ) {
        let expected = format!("{before}{}", serde_json::to_string(&text).unwrap());
        prop_assert_eq!(written(before, &text, room), expected);
    }
}

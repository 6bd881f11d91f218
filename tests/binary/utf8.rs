//! What is a string, of every length and wherever the bytes stand that decide it: the naive twin is `str::from_utf8`.

use wireform::Message;
use wireform_test_support::{rows::Leaf, wire::Wire};

#[track_caller]
fn agrees(bytes: &[u8]) {
    let read = Leaf::decode(Wire::new().bytes(2, bytes).as_ref());
    assert_eq!(read.is_ok(), str::from_utf8(bytes).is_ok(), "{bytes:x?}");
    if let Ok(leaf) = read {
        assert_eq!(leaf.text.as_bytes(), bytes);
    }
}

#[test]
fn bytes_that_are_all_the_same_are_a_string_below_0x80() {
    for len in 1..300 {
        for byte in [0, 1, 0x7F, 0x80, 0x81, 0xC0, 0xFF] {
            agrees(&vec![byte; len]);
        }
    }
}

#[test]
fn one_byte_or_two_make_a_string_none_wherever_they_stand() {
    for len in [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 24, 31, 32, 33, 63, 64, 65, 100, 129] {
        for (one, other) in (0..len).flat_map(|one| (one..len).map(move |other| (one, other))) {
            for (filler, byte) in [(0, 0x80), (b'a', 0xFF)] {
                let mut bytes = vec![filler; len];
                (bytes[one], bytes[other]) = (byte, byte);
                agrees(&bytes);
            }
        }
    }
}

#[test]
fn a_character_of_several_bytes_may_stand_anywhere() {
    for character in ["é", "語", "🦀"] {
        for len in [0, 1, 6, 7, 14, 15, 30, 31, 32, 63, 64, 200, 1022, 1023, 1024] {
            for at in (0..=len).filter(|at| at % 7 == 0 || at + 5 > len || *at < 5) {
                let mut text = "a".repeat(len);
                text.insert_str(at, character);
                agrees(text.as_bytes());
                agrees(&text.as_bytes()[..text.len() - 1]);
            }
        }
    }
}

//! Every prefix and every change of one byte of each message of the corpus.

use wireform::{Message, proto};
use wireform_test_support::{
    corpus::{Sample, corpus},
    empty,
    rows::Everything,
    same,
};

/// Decodes bytes that may be anything: an error points into them, a value can be written and read again.
fn check(bytes: &[u8], recycled: &mut Everything, name: &str) {
    let into = proto::decode_into(recycled, bytes);
    match Everything::decode(bytes) {
        Ok(value) => {
            into.unwrap_or_else(|error| panic!("{name}: only decode_into fails, {error}: {bytes:02x?}"));
            assert!(same(recycled, &value), "{name}: decode_into differs: {bytes:02x?}");
            let written = value.encode_to_vec();
            assert_eq!(value.encoded_len(), written.len(), "{name}: {bytes:02x?}");
            let again =
                Everything::decode(&written[..]).unwrap_or_else(|error| panic!("{name}: {error}: {bytes:02x?}"));
            assert!(same(&again, &value), "{name}: another value: {bytes:02x?}");
        }
        Err(error) => {
            assert!(error.offset() <= bytes.len(), "{name}: {error}: {bytes:02x?}");
            assert!(error.path().starts_with("Everything"), "{name}: {error}: {bytes:02x?}");
            let other = into.expect_err("decode fails");
            assert_eq!((other.kind(), other.offset()), (error.kind(), error.offset()), "{name}: {bytes:02x?}");
        }
    }
}

/// What a byte is changed to: in release mode everything, otherwise each bit flipped, and the extremes.
fn changes(byte: u8) -> impl Iterator<Item = u8> {
    let all = !cfg!(debug_assertions);
    let flipped = move |other: u8| (other ^ byte).is_power_of_two();
    (0..=255).filter(move |other| *other != byte && (all || flipped(*other) || [0, 0x7f, 0x80, 0xff].contains(other)))
}

#[test]
fn every_prefix_is_a_value_or_an_error() {
    let mut recycled: Everything = empty();
    for Sample { name, bytes } in corpus() {
        for len in 0..=bytes.len() {
            check(&bytes[..len], &mut recycled, &name);
        }
    }
}

#[test]
fn every_change_of_one_byte_is_a_value_or_an_error() {
    let mut recycled: Everything = empty();
    for Sample { name, mut bytes } in corpus() {
        for index in 0..bytes.len() {
            let byte = bytes[index];
            for other in changes(byte) {
                bytes[index] = other;
                check(&bytes, &mut recycled, &name);
            }
            bytes[index] = byte;
        }
    }
}

#[test]
fn every_byte_left_out_or_doubled_is_a_value_or_an_error() {
    let mut recycled: Everything = empty();
    for Sample { name, bytes } in corpus() {
        for index in 0..bytes.len() {
            check(&[&bytes[..index], &bytes[index + 1..]].concat(), &mut recycled, &name);
            check(&[&bytes[..=index], &bytes[index..]].concat(), &mut recycled, &name);
        }
    }
}

#[test]
fn all_inputs_of_two_bytes_are_values_or_errors() {
    let mut recycled: Everything = empty();
    for bytes in 0..=u16::MAX {
        check(&bytes.to_le_bytes(), &mut recycled, "two bytes");
    }
}

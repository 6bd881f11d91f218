//! Every prefix and every change of one byte of each message of the corpus.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use wireform_test_support::{
    corpus::{Sample, corpus},
    empty,
    rows::Everything,
    verdict,
};

/// Asks what must hold for any bytes, and names the sample where it does not.
fn check(bytes: &[u8], recycled: &mut Everything, name: &str) {
    let asked = catch_unwind(AssertUnwindSafe(|| verdict::check(bytes, recycled)));
    if let Err(panic) = asked {
        eprintln!("{name}: {bytes:02x?}");
        resume_unwind(panic);
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

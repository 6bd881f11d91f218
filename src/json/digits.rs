//! Integers on the way out: eight digits at once, in a register.

use crate::wire::Buffer;

const EIGHT_DIGITS: u64 = 100_000_000;

/// Appends an integer, with quotes around it where it has 64 bits.
#[inline]
pub(super) fn push_integer(out: &mut Buffer<'_>, negative: bool, magnitude: u64, quoted: bool) {
    if magnitude < EIGHT_DIGITS {
        push_first(out, negative, magnitude, quoted, quoted);
    } else {
        push_long(out, negative, magnitude, quoted);
    }
}

/// Appends up to eight digits and what is around them, by one copy of a fixed length.
#[inline]
fn push_first(out: &mut Buffer<'_>, negative: bool, magnitude: u64, opened: bool, closed: bool) {
    let (digits, mut len) = digits(magnitude);
    let mut text = u128::from(digits);
    if negative {
        text = text << 8 | u128::from(b'-');
        len += 1;
    }
    if opened {
        text = text << 8 | u128::from(b'"');
        len += 1;
    }
    if closed {
        text |= u128::from(b'"') << (8 * len);
        len += 1;
    }
    out.first_of(text.to_le_bytes(), len);
}

#[inline(never)]
fn push_long(out: &mut Buffer<'_>, negative: bool, magnitude: u64, quoted: bool) {
    let (upper, last) = (magnitude / EIGHT_DIGITS, magnitude % EIGHT_DIGITS);
    if upper < EIGHT_DIGITS {
        push_first(out, negative, upper, quoted, false);
    } else {
        push_first(out, negative, upper / EIGHT_DIGITS, quoted, false);
        out.bytes(&eight_digits(upper % EIGHT_DIGITS).to_le_bytes());
    }
    let text = u128::from(eight_digits(last)) | u128::from(b'"') << 64;
    out.first_of(text.to_le_bytes(), 8 + usize::from(quoted));
}

/// Returns the digits of a number below 10⁸, the first in the lowest byte, and how many there are.
#[inline]
fn digits(number: u64) -> (u64, usize) {
    let text = eight_digits(number);
    let zeros = ((text ^ ZEROS).trailing_zeros() / 8).min(7);
    (text >> (8 * zeros), 8 - zeros as usize)
}

const ZEROS: u64 = u64::from_le_bytes(*b"00000000");

/// Returns the digits of a number below 10⁸, with zeros before it, the first in the lowest byte.
///
/// The number is split in two, four and eight, in lanes of one word; each division is by a multiplication that is
/// exact for the values that a lane can have.
#[inline]
fn eight_digits(number: u64) -> u64 {
    let fours = (number / 10_000) | ((number % 10_000) << 32);
    let hundreds = ((fours * 10_486) >> 20) & 0x0000_007f_0000_007f;
    let twos = hundreds | ((fours - hundreds * 100) << 16);
    let tens = ((twos * 103) >> 10) & 0x000f_000f_000f_000f;
    let ones = tens | ((twos - tens * 10) << 8);
    ones | ZEROS
}

#[cfg(test)]
mod tests {
    use alloc::{format, string::String, vec::Vec};

    use super::push_integer;
    use crate::wire::Buffer;

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
                push_integer(&mut out, sign == "-", magnitude, quote == "\"");
                out.bytes(b" ");
                expected.push_str(&format!("{quote}{sign}{magnitude}{quote} "));
            }
        }
        out.finish();
        assert!(bytes == expected.as_bytes());
    }
}

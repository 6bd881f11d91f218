//! Integers on the way out: eight digits at once, in a register.

use crate::wire::Buffer;

/// Appends an integer, with quotes around it where it has 64 bits.
#[inline]
pub(super) fn push_integer(out: &mut Buffer<'_>, negative: bool, magnitude: u64, quoted: bool) {
    match u32::try_from(magnitude) {
        Ok(small) if small < 100_000_000 => push_short(out, negative, small, quoted),
        _ => push_long(out, negative, magnitude, quoted),
    }
}

/// Appends up to eight digits and what is around them, by one copy of a fixed length.
#[inline]
fn push_short(out: &mut Buffer<'_>, negative: bool, magnitude: u32, quoted: bool) {
    let (digits, mut len) = digits(magnitude);
    let mut text = u128::from(digits);
    if negative {
        text = text << 8 | u128::from(b'-');
        len += 1;
    }
    if quoted {
        text = (text | u128::from(b'"') << (8 * len)) << 8 | u128::from(b'"');
        len += 2;
    }
    out.first_of(text.to_le_bytes(), len);
}

#[inline(never)]
fn push_long(out: &mut Buffer<'_>, negative: bool, magnitude: u64, quoted: bool) {
    let quote = if quoted { &b"\""[..] } else { b"" };
    out.bytes(quote);
    out.bytes(if negative { b"-" } else { b"" });
    out.bytes(itoa::Buffer::new().format(magnitude).as_bytes());
    out.bytes(quote);
}

/// Returns the digits of a number below 10⁸, the first in the lowest byte, and how many there are.
///
/// The number is split in two, four and eight, in lanes of one word; each division is by a multiplication that is
/// exact for the values that a lane can have.
#[inline]
fn digits(number: u32) -> (u64, usize) {
    let number = u64::from(number);
    let fours = (number / 10_000) | ((number % 10_000) << 32);
    let hundreds = ((fours * 10_486) >> 20) & 0x0000_007f_0000_007f;
    let twos = hundreds | ((fours - hundreds * 100) << 16);
    let tens = ((twos * 103) >> 10) & 0x000f_000f_000f_000f;
    let ones = tens | ((twos - tens * 10) << 8);
    let zeros = (ones.trailing_zeros() / 8).min(7);
    ((ones | 0x3030_3030_3030_3030) >> (8 * zeros), 8 - zeros as usize)
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

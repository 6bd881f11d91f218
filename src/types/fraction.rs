//! Fractions of a second, as digits behind a point.

use core::fmt;

/// Writes the point and 3, 6 or 9 digits, or nothing for 0.
pub(super) fn write_fraction(f: &mut fmt::Formatter<'_>, nanos: u32) -> fmt::Result {
    match nanos {
        0 => Ok(()),
        _ if nanos.is_multiple_of(1_000_000) => write!(f, ".{:03}", nanos / 1_000_000),
        _ if nanos.is_multiple_of(1_000) => write!(f, ".{:06}", nanos / 1_000),
        _ => write!(f, ".{nanos:09}"),
    }
}

/// Reads one to nine digits as nanoseconds.
pub(super) fn parse_fraction(digits: &str) -> Option<i32> {
    let count = u32::try_from(digits.len()).ok().filter(|count| (1..=9).contains(count))?;
    Some(parse_digits(digits)? as i32 * 10_i32.pow(9 - count))
}

/// Reads digits, without a sign: at least one of them.
pub(super) fn parse_digits(digits: &str) -> Option<i64> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

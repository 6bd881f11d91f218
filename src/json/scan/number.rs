//! Numbers: the short ones are read while they are scanned, others are scanned for their text.

use super::{Failed, Scanner};
use crate::json::number::Decimal;

impl<'de> Scanner<'de, '_> {
    /// Reads an integer of plain digits that fit 64 bits, in quotes or not, which nearly all are: its sign and its
    /// magnitude. Leaves others where they are.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(in crate::json) fn plain_integer(&mut self) -> Option<(bool, u64)> {
        if self.byte(self.at) == Some(b'"') {
            return self.quoted_integer();
        }
        let (negative, start) = self.sign(self.at);
        let (magnitude, end) = self.magnitude(start, start + 19)?;
        if matches!(self.byte(end), Some(b'.' | b'e' | b'E')) || !self.is_plain(start, end) {
            return None;
        }
        self.at = end;
        Some((negative, magnitude))
    }

    /// As [`plain_integer`](Self::plain_integer), in quotes: a 64-bit one, which is likely to be long.
    #[inline(never)]
    fn quoted_integer(&mut self) -> Option<(bool, u64)> {
        let (negative, start) = self.sign(self.at + 1);
        let (magnitude, end) = self.longer(0, start, start + 20)?;
        if self.byte(end) != Some(b'"') || !self.is_plain(start, end) {
            return None;
        }
        self.at = end + 1;
        Some((negative, magnitude))
    }

    #[inline]
    fn sign(&self, at: usize) -> (bool, usize) {
        let negative = self.byte(at) == Some(b'-');
        (negative, at + usize::from(negative))
    }

    /// Whether there are digits, and no zero before others.
    #[inline]
    fn is_plain(&self, start: usize, end: usize) -> bool {
        end == start + 1 || (end > start && self.byte(start) != Some(b'0'))
    }

    /// Reads the digits at `start` and returns the offset behind them; `None` where they do not fit, or there is one at
    /// `limit`, which is more than seven off.
    #[inline]
    fn magnitude(&self, start: usize, limit: usize) -> Option<(u64, usize)> {
        match self.eight(start).map(|word| (word, digits_at_start(word))) {
            Some((word, len)) if len < 8 => Some((value_of(word, len), start + len)),
            _ => self.longer(0, start, limit),
        }
    }

    /// Goes on from `magnitude` with the digits from `at` on, as [`magnitude`](Self::magnitude).
    #[inline(never)]
    fn longer(&self, mut magnitude: u64, mut at: usize, limit: usize) -> Option<(u64, usize)> {
        while let Some(word) = self.eight(at) {
            let len = digits_at_start(word);
            at += len;
            if at > limit {
                return None;
            }
            magnitude = shifted(magnitude, len)?.checked_add(value_of(word, len))?;
            if len < 8 {
                return Some((magnitude, at));
            }
        }
        self.magnitude_near_end(magnitude, at, limit)
    }

    /// As `magnitude`, where fewer than eight bytes are left of the text.
    #[cold]
    fn magnitude_near_end(&self, mut magnitude: u64, mut at: usize, limit: usize) -> Option<(u64, usize)> {
        loop {
            let digit = self.byte(at).unwrap_or_default().wrapping_sub(b'0');
            if digit > 9 {
                return Some((magnitude, at));
            }
            if at == limit {
                return None;
            }
            magnitude = magnitude.checked_mul(10)?.checked_add(u64::from(digit))?;
            at += 1;
        }
    }

    #[inline]
    fn eight(&self, at: usize) -> Option<u64> {
        self.text.as_bytes().get(at..)?.first_chunk().map(|chunk| u64::from_le_bytes(*chunk))
    }

    /// Reads a number without an exponent, of at most 19 digits, which most floats are. Leaves others where they are.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(in crate::json) fn plain_decimal(&mut self) -> Option<Decimal<'de>> {
        let (negative, start) = self.sign(self.at);
        let (whole, point) = self.magnitude(start, start + 19)?;
        if !self.is_plain(start, point) {
            return None;
        }
        let (mut magnitude, mut places, mut end) = (whole, 0, point);
        if self.byte(point) == Some(b'.') {
            (magnitude, end) = self.longer(whole, point + 1, start + 20)?;
            places = end - point - 1;
            if places == 0 {
                return None;
            }
        }
        if matches!(self.byte(end), Some(b'e' | b'E')) {
            return None;
        }
        let text = self.slice(self.at, end);
        self.at = end;
        Some(Decimal { text, negative, magnitude, places })
    }

    /// Reads a number, whose first character was peeked, as text.
    pub(in crate::json) fn number(&mut self) -> Result<&'de str, Failed> {
        let start = self.at;
        let mut at = start + usize::from(self.byte(start) == Some(b'-'));
        at = if self.byte(at) == Some(b'0') { at + 1 } else { self.digits(at)? };
        if self.byte(at) == Some(b'.') {
            at = self.digits(at + 1)?;
        }
        if matches!(self.byte(at), Some(b'e' | b'E')) {
            at += 1;
            at = self.digits(at + usize::from(matches!(self.byte(at), Some(b'+' | b'-'))))?;
        }
        self.at = at;
        Ok(self.slice(start, at))
    }

    /// Returns the offset behind the digits at `start`, of which there has to be one.
    #[inline]
    fn digits(&self, start: usize) -> Result<usize, Failed> {
        let mut end = start;
        while self.eight(end).is_some_and(|word| not_digits(word) == 0) {
            end += 8;
        }
        while self.byte(end).is_some_and(|byte| byte.is_ascii_digit()) {
            end += 1;
        }
        if end == start { Err(self.malformed(start, "expected a digit")) } else { Ok(end) }
    }
}

const EVERY: u64 = 0x0101_0101_0101_0101;

/// Returns 0 if all eight bytes are digits.
#[inline]
fn not_digits(word: u64) -> u64 {
    // 0x30…0x39: the upper half is 3, and stays 3 when 6 is added. What is carried comes from a byte above 0xF9, which
    // its own upper half gives away.
    let upper = 0xF0 * EVERY;
    ((word & upper) ^ (0x30 * EVERY)) | ((word.wrapping_add(0x06 * EVERY) & upper) ^ (0x30 * EVERY))
}

/// Returns how many of eight bytes are digits before one is not.
#[inline]
fn digits_at_start(word: u64) -> usize {
    not_digits(word).trailing_zeros() as usize / 8
}

/// Returns the value of the first digits of eight bytes, the first in the lowest byte.
#[inline]
fn value_of(word: u64, len: usize) -> u64 {
    // Zeros take the places before them. A shift by 64 is that of no digits.
    let word = (word ^ (0x30 * EVERY)).checked_shl(64 - 8 * len as u32).unwrap_or(0);
    // Pairs, then fours, then all: each step adds ten, a hundred, ten thousand times the lower half to the upper one.
    let pairs = (word * 10 + (word >> 8)) & 0x00FF_00FF_00FF_00FF;
    let fours = (pairs * 100 + (pairs >> 16)) & 0x0000_FFFF_0000_FFFF;
    (fours * 10_000 + (fours >> 32)) & 0xFFFF_FFFF
}

/// Returns a number with further zeros, eight at most; `None` where it does not fit.
#[inline]
fn shifted(magnitude: u64, zeros: usize) -> Option<u64> {
    const POWERS: [u64; 9] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];
    magnitude.checked_mul(*POWERS.get(zeros)?)
}

//! From bytes to `str`: an ASCII check a word at a time, and a full validator only where it is needed.

use super::varint::CONTINUATION;

/// From this length on a string is checked in blocks.
const LONG: usize = 128;

/// From this length on simdutf8 is faster than our blocks, ASCII or not: it asks the processor what it can. A string of
/// 300 bytes takes it 11.6 ns, and our blocks 9.1; one of 64 KB 594 and 689 ns.
const VERY_LONG: usize = 1024;

/// Returns the bytes as a string, or the offset of the first byte that is not UTF-8.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(crate) fn validate(bytes: &[u8]) -> Result<&str, usize> {
    if bytes.len() >= LONG {
        check_long(bytes)?;
    } else if !is_ascii(bytes) {
        return validate_any(bytes);
    }
    // SAFETY: `is_ascii` says that every byte is ASCII, which is UTF-8, or `check_long` that all is UTF-8. The naive twin
    // `str::from_utf8` is the oracle in tests and under fuzzing.
    Ok(unsafe { core::str::from_utf8_unchecked(bytes) })
}

/// Checks that a long string is UTF-8: the full validator begins at the first block that is not ASCII.
///
/// No character crosses into that block, as all before it is ASCII.
#[inline(never)]
fn check_long(bytes: &[u8]) -> Result<(), usize> {
    if cfg!(feature = "simdutf8") && bytes.len() >= VERY_LONG {
        return validate_any(bytes).map(|_| ());
    }
    let ascii = ascii_blocks(bytes);
    let rest = bytes.get(ascii..).unwrap_or_default();
    if rest.len() < LONG && is_ascii(rest) {
        return Ok(());
    }
    validate_any(rest).map(|_| ()).map_err(|at| ascii + at)
}

/// Returns the length of the blocks of ASCII at the start.
///
/// A block has no branch inside, so that it becomes vector instructions.
#[inline]
fn ascii_blocks(bytes: &[u8]) -> usize {
    let (blocks, _) = bytes.as_chunks::<LONG>();
    let is_ascii = |block: &&[u8; LONG]| block.iter().fold(0, |bits, byte| bits | byte) < 0x80;
    LONG * blocks.iter().take_while(is_ascii).count()
}

#[cfg(feature = "simdutf8")]
#[inline(never)]
fn validate_any(bytes: &[u8]) -> Result<&str, usize> {
    simdutf8::basic::from_utf8(bytes).or_else(|_| core::str::from_utf8(bytes)).map_err(|error| error.valid_up_to())
}

#[cfg(not(feature = "simdutf8"))]
#[inline(never)]
fn validate_any(bytes: &[u8]) -> Result<&str, usize> {
    core::str::from_utf8(bytes).map_err(|error| error.valid_up_to())
}

/// Whether all bytes are below 0x80. Overlapping loads cover the ends, so that short strings take no loop.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) fn is_ascii(bytes: &[u8]) -> bool {
    if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        let (rows, _) = bytes.as_chunks::<16>();
        let ends = u64::from_le_bytes(*first) | u64::from_le_bytes(*last);
        return (ends | long_bits(bytes, rows)) & CONTINUATION == 0;
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        return (u32::from_le_bytes(*first) | u32::from_le_bytes(*last)) & 0x8080_8080 == 0;
    }
    bytes.iter().fold(0, |bits, byte| bits | byte) < 0x80
}

/// All bits of a string of sixteen bytes and more, OR-ed together; 0 for a shorter one.
#[allow(clippy::cast_possible_truncation, reason = "the upper half has been folded into the lower one")]
#[cfg_attr(not(debug_assertions), inline(always))]
fn long_bits(bytes: &[u8], rows: &[[u8; 16]]) -> u64 {
    let mut bits = 0;
    for row in rows {
        bits |= u128::from_le_bytes(*row);
    }
    if let Some(last) = bytes.last_chunk::<16>() {
        bits |= u128::from_le_bytes(*last);
    }
    (bits | bits >> 64) as u64
}

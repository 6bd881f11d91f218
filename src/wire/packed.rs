//! Packed varints, read in windows of 64 bytes.
//!
//! Each window's terminators (bytes without a continuation bit) become the bits of one word, so that the ends of
//! varints are found by counting zeros and never by looking at bytes one by one. The elements are counted first: a
//! reserve by the byte length would take up to eight times the memory.

use alloc::vec::Vec;

use super::{
    Context, Reader,
    varint::{CONTINUATION, squeeze},
};
use crate::error::{DecodeError, DecodeErrorKind, Result};

/// A window, and what a varint that starts in it may need beyond it.
const WINDOW: usize = 80;

/// A body of no more bytes is read by way of the stack.
const FEW: usize = 16;

/// Appends the varints in `body`, converted.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(crate) fn decode_varints<T: Copy + Default>(
    body: &[u8],
    values: &mut Vec<T>,
    context: Context<'_>,
    convert: impl Fn(u64) -> T,
) -> Result<()> {
    let reader = Reader::new(body);
    if body.last().is_some_and(|last| *last >= 0x80) {
        return Err(reader.end().fail(DecodeErrorKind::UnexpectedEnd));
    }
    if body.len() <= FEW {
        return decode_few(reader, values, context, convert);
    }
    let (old, new) = (values.len(), count(body));
    reserve(values, new, context, &reader)?;
    values.resize(old + new, T::default());
    let Some(out) = values.get_mut(old..) else { return Ok(()) };
    decode_windows(body, out, convert)
}

/// Appends the varints of a short body, by way of the stack: counting them first would cost more than reading them.
#[cfg_attr(not(debug_assertions), inline(always))]
fn decode_few<T: Copy + Default>(
    mut reader: Reader<'_>,
    values: &mut Vec<T>,
    context: Context<'_>,
    convert: impl Fn(u64) -> T,
) -> Result<()> {
    let start = reader;
    let mut few = [T::default(); FEW];
    let mut count = 0;
    for value in &mut few {
        if reader.is_empty() {
            break;
        }
        *value = convert(reader.varint()?);
        count += 1;
    }
    reserve(values, count, context, &start)?;
    values.extend_from_slice(few.get(..count).unwrap_or_default());
    Ok(())
}

/// Makes room for `more` elements and charges what the vector grows by: exactly at first, then by doubling, as a list
/// that comes in many pieces would be moved for each of them.
#[inline]
pub(crate) fn reserve<T>(values: &mut Vec<T>, more: usize, context: Context<'_>, at: &Reader<'_>) -> Result<()> {
    let (len, old) = (values.len(), values.capacity());
    if more > old - len {
        let new = len.saturating_add(more).max(old.saturating_mul(2));
        context.charge((new - old).saturating_mul(size_of::<T>()), at)?;
        values.reserve_exact(new - len);
    }
    Ok(())
}

/// Fills `out`, whose length is the number of varints in `body`, which ends with the last of them.
#[cfg_attr(not(debug_assertions), inline(always))]
fn decode_windows<T: Copy>(body: &[u8], mut out: &mut [T], convert: impl Fn(u64) -> T) -> Result<()> {
    let mut rest = body;
    while let Some(window) = rest.first_chunk::<WINDOW>() {
        let len = decode_window(window, u64::MAX, &mut out, &convert);
        rest = rest.get(len.map_err(|start| invalid(rest, start))?..).unwrap_or_default();
    }
    // What is left is read from a copy with room behind it, as a byte at a time takes several times as long.
    while !rest.is_empty() {
        let mut window = [0; WINDOW];
        window.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        let within = u64::MAX >> 64usize.saturating_sub(rest.len());
        let len = decode_window(&window, within, &mut out, &convert);
        rest = rest.get(len.map_err(|start| invalid(rest, start))?..).unwrap_or_default();
    }
    Ok(())
}

/// Reads the varints that end in the bytes that `within` has a bit for, and returns how many bytes they take, which is
/// never 0; or where one begins that is too long.
#[cfg_attr(not(debug_assertions), inline(always))]
fn decode_window<T: Copy>(
    window: &[u8; WINDOW],
    within: u64,
    out: &mut &mut [T],
    convert: &impl Fn(u64) -> T,
) -> Result<usize, usize> {
    let mut ends = terminators(window) & within;
    let Some(row) = out.split_off_mut(..ends.count_ones() as usize) else { return Err(0) };
    if ends == within {
        for (value, byte) in row.iter_mut().zip(window) {
            *value = convert(u64::from(*byte));
        }
        return Ok(row.len());
    }
    let mut start = 0;
    for value in row {
        let end = ends.trailing_zeros() as usize + 1;
        if end - start > 10 {
            return Err(start);
        }
        *value = convert(extract(window, start, end - start, size_of::<T>() != 4));
        start = end;
        ends &= ends.wrapping_sub(1);
    }
    if start == 0 { Err(start) } else { Ok(start) }
}

#[cold]
#[inline(never)]
fn invalid(rest: &[u8], start: usize) -> DecodeError {
    Reader::new(rest.get(start..).unwrap_or_default()).fail(DecodeErrorKind::InvalidVarint)
}

/// Counts the bytes without a continuation bit, 32 lanes at a time.
#[inline(never)]
fn count(body: &[u8]) -> usize {
    let (rows, tail) = body.as_chunks::<32>();
    let mut total = tail.iter().filter(|byte| **byte < 0x80).count();
    // A lane is a byte: after 255 rows it might overflow.
    for rows in rows.chunks(255) {
        let mut lanes = [0u8; 32];
        for row in rows {
            for (lane, byte) in lanes.iter_mut().zip(row) {
                *lane = lane.wrapping_add(!byte >> 7);
            }
        }
        total += lanes.iter().map(|lane| usize::from(*lane)).sum::<usize>();
    }
    total
}

/// One bit for each of the first 64 bytes: set where a varint ends.
#[cfg_attr(not(debug_assertions), inline(always))]
fn terminators(window: &[u8; WINDOW]) -> u64 {
    let (words, _) = window.as_chunks::<8>();
    let mut bits = 0;
    for (index, word) in words.iter().take(8).enumerate() {
        // The multiplication gathers the eight top bits in the top byte.
        let ends = (!u64::from_le_bytes(*word) & CONTINUATION) >> 7;
        bits |= (ends.wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * index);
    }
    bits
}

/// The varint of `len` bytes, 1…10, at `start`, 0…63; `wide` where bits above the 56th count (a 64-bit integer, and
/// a bool, which is true when any bit is set).
#[cfg_attr(not(debug_assertions), inline(always))]
fn extract(window: &[u8; WINDOW], start: usize, len: usize, wide: bool) -> u64 {
    let Some(bytes) = window.get(start & 63..).and_then(|bytes| bytes.first_chunk::<10>()) else { return 0 };
    let [low @ .., ninth, tenth] = bytes;
    let mask = u64::MAX >> (64 - 8 * len.clamp(1, 8));
    let value = squeeze(u64::from_le_bytes(*low) & mask);
    if !wide || len <= 8 {
        return value;
    }
    let top = if len == 10 { u64::from(tenth & 1) << 63 } else { 0 };
    value | u64::from(ninth & 0x7F) << 56 | top
}

//! Parts of tags, where text ends, and what is wrong with either.

use crate::{
    error::{DecodeError, Result},
    walk::line_and_column,
    xml::{
        declaration::{is_other, other_encoding},
        events::syntax,
        look::Marks,
    },
};

/// Returns the attributes up to the bracket that closes the tag, and the length of that bracket.
#[cold]
pub(super) fn attributes(after_name: &str) -> Option<(&str, usize)> {
    let mut quote = None;
    let len = after_name.bytes().position(|byte| {
        match (quote, byte) {
            (None, b'>') => return true,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
        false
    })?;
    let attributes = after_name.get(..len)?;
    Some(attributes.strip_suffix('/').map_or((attributes, 1), |attributes| (attributes, 2)))
}

/// Returns where the text that begins at `start` ends: at the next `<` or `&`; the offset of a `]]>` in it as an error.
#[inline]
pub(super) fn text_end(document: &[u8], start: usize, marks: &Marks) -> Result<usize, usize> {
    let mut at = start;
    loop {
        at = next_end(document, at, marks);
        match document.get(at) {
            Some(b'>') if document.get(start..at).is_some_and(|before| before.ends_with(b"]]")) => return Err(at - 2),
            Some(b'>') => at += 1,
            _ => return Ok(at),
        }
    }
}

/// Finds the next byte at which text may end: a word at a time, and by vector code where it is far, as a call for that
/// is not worth its while for less.
#[inline]
fn next_end(document: &[u8], from: usize, marks: &Marks) -> usize {
    const NEAR: usize = 4;
    let (words, _) = document.get(from..).unwrap_or_default().as_chunks::<8>();
    for (index, word) in words.iter().enumerate().take(NEAR) {
        let found = ends(u64::from_le_bytes(*word));
        if found != 0 {
            // The lowest mark is right, as nothing was borrowed below it.
            return from + index * 8 + (found.trailing_zeros() / 8) as usize;
        }
    }
    far_end(document, from + words.len().min(NEAR) * 8, marks)
}

/// As [`next_end`], but jumps over what is known to be plain.
fn far_end(document: &[u8], from: usize, marks: &Marks) -> usize {
    let find = |from, to| Some(from + memchr::memchr3(b'<', b'&', b'>', document.get(from..to)?)?);
    let plain = marks.plain(from);
    let end = if plain.is_empty() {
        find(from, document.len())
    } else {
        find(from, plain.start).or_else(|| find(plain.end, document.len()))
    };
    end.unwrap_or(document.len())
}

/// Marks the high bit of bytes that are `<`, `&` or `>`, and perhaps of some behind the first of them.
#[inline]
fn ends(word: u64) -> u64 {
    const EVERY: u64 = 0x0101_0101_0101_0101;
    // The two brackets differ in this bit only.
    let bracket = (word | (0x02 * EVERY)) ^ (u64::from(b'>') * EVERY);
    let ampersand = word ^ (u64::from(b'&') * EVERY);
    // Of bytes below 0x80, zero alone borrows.
    (bracket.wrapping_sub(EVERY) | ampersand.wrapping_sub(EVERY)) & !word & (0x80 * EVERY)
}

pub(super) fn byte_order_mark(input: &str) -> usize {
    if input.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

#[cold]
pub(super) fn bad_reference(name: Option<&str>, offset: usize) -> DecodeError {
    // An unfinished reference may drag in the rest of the document.
    match name.filter(|name| name.len() <= 32) {
        Some(name) => syntax(format_args!("`&{name};` is no character that XML 1.0 has"), offset),
        None => syntax("a reference without its `;`", offset),
    }
}

/// Makes the error about a character that XML does not have. A NUL beside the first `<` is half of a character of UTF-16.
#[cold]
pub(super) fn illegal(input: &str, offset: usize) -> DecodeError {
    if is_other(input.as_bytes()) {
        return other_encoding(input.as_bytes(), offset);
    }
    syntax("the document holds a character that XML 1.0 does not have", offset)
}

#[cold]
pub(super) fn not_utf8(input: &[u8], offset: usize) -> DecodeError {
    let (line, column) = line_and_column(input, offset);
    other_encoding(input, offset).with_position(line, column)
}

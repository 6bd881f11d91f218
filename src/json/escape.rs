//! What of a string has to be escaped: a scan a word at a time, for both ways, and the way out.

use crate::wire::Buffer;

const EVERY: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * EVERY;

/// Appends a string with its quotes. What must be escaped is: `"`, `\` and the control characters below U+0020.
#[inline]
pub(super) fn push_string(out: &mut Buffer<'_>, text: &str) {
    let bytes = text.as_bytes();
    if is_plain(bytes) { out.quoted(bytes) } else { push_escaped(out, bytes) }
}

/// Returns how many bytes at the start need no escape.
#[inline]
pub(super) fn plain_len(bytes: &[u8]) -> usize {
    let (words, _) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate().take(BLOCK / 8) {
        let marks = marks(*word);
        if marks != 0 {
            // The lowest mark is right, as nothing was borrowed below it.
            return index * 8 + (marks.trailing_zeros() / 8) as usize;
        }
    }
    plain_blocks(bytes, words.len().min(BLOCK / 8) * 8)
}

/// How many bytes are looked at without a branch, so that it is done by vector instructions.
const BLOCK: usize = 64;

/// Goes on behind the first `len` bytes of a longer string.
#[inline(never)]
fn plain_blocks(bytes: &[u8], len: usize) -> usize {
    let (blocks, _) = bytes.get(len..).unwrap_or_default().as_chunks::<BLOCK>();
    let is_plain = |block: &&[u8; BLOCK]| !block.iter().fold(false, |any, byte| any | must_escape(*byte));
    let len = len + BLOCK * blocks.iter().take_while(is_plain).count();
    let rest = bytes.get(len..).unwrap_or_default();
    len + rest.iter().take_while(|byte| !must_escape(**byte)).count()
}

/// Whether no byte has to be escaped. The last words overlap, so that a short string takes no loop over bytes.
#[inline]
fn is_plain(bytes: &[u8]) -> bool {
    if let Some(last) = bytes.last_chunk::<8>() {
        let (words, _) = bytes.as_chunks::<8>();
        let marks = words.iter().fold(marks(*last), |all, word| all | marks(*word));
        return marks == 0;
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let word = u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32;
        return marks(word.to_le_bytes()) == 0;
    }
    !bytes.iter().any(|byte| must_escape(*byte))
}

/// Returns a high bit for bytes that must be escaped: 0 if and only if there are none.
///
/// A borrow out of a marked byte may mark the next one too, which does not matter to the question "any?".
#[cfg_attr(not(debug_assertions), inline(always))]
fn marks(word: [u8; 8]) -> u64 {
    let word = u64::from_le_bytes(word);
    let control = word.wrapping_sub(0x20 * EVERY);
    let quote = (word ^ (u64::from(b'"') * EVERY)).wrapping_sub(EVERY);
    let backslash = (word ^ (u64::from(b'\\') * EVERY)).wrapping_sub(EVERY);
    (control | quote | backslash) & !word & HIGH
}

#[inline]
fn must_escape(byte: u8) -> bool {
    // Without branches, for vector instructions.
    (byte < 0x20) | (byte == b'"') | (byte == b'\\')
}

#[cold]
#[inline(never)]
fn push_escaped(out: &mut Buffer<'_>, mut bytes: &[u8]) {
    out.bytes(b"\"");
    while let Some(at) = bytes.iter().position(|byte| must_escape(*byte)) {
        let (plain, rest) = bytes.split_at(at);
        out.bytes(plain);
        let Some((byte, rest)) = rest.split_first() else { break };
        push_escape(out, *byte);
        bytes = rest;
    }
    out.bytes(bytes);
    out.bytes(b"\"");
}

fn push_escape(out: &mut Buffer<'_>, byte: u8) {
    const HEX: [u8; 16] = *b"0123456789abcdef";
    let short = match byte {
        b'"' | b'\\' => byte,
        0x08 => b'b',
        0x09 => b't',
        0x0a => b'n',
        0x0c => b'f',
        0x0d => b'r',
        _ => {
            let digit = |nibble: u8| HEX.get(usize::from(nibble)).copied().unwrap_or(b'0');
            out.bytes(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte & 15)]);
            return;
        }
    };
    out.bytes(&[b'\\', short]);
}

#[cfg(test)]
mod tests {
    use alloc::{string::String, vec::Vec};

    use super::push_string;
    use crate::wire::Buffer;

    /// Every character that is special somewhere, at every place of a string of every length up to 40.
    #[test]
    fn escapes_wherever_a_character_stands() {
        let special = ('\0'..=' ').chain("\"\\/\u{7f}\u{80}\u{a2}\u{e9}\u{2028}\u{d7ff}\u{10ffff}".chars());
        for special in special {
            for len in 0..40 {
                for at in 0..=len {
                    let mut text = "x".repeat(len);
                    text.insert(at, special);
                    let mut bytes = Vec::new();
                    let mut out = Buffer::on_vec(&mut bytes);
                    push_string(&mut out, &text);
                    out.finish();
                    assert_eq!(String::from_utf8(bytes).unwrap(), serde_json::to_string(&text).unwrap());
                }
            }
        }
    }
}

//! Where a string has escapes: a scan a word at a time.

use crate::wire::marks;

/// Returns how many bytes at the start need no escape.
#[inline]
pub(super) fn plain_len(bytes: &[u8]) -> usize {
    let (words, _) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate().take(BLOCK / 8) {
        let marks = marks(u64::from_le_bytes(*word));
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

#[inline]
fn must_escape(byte: u8) -> bool {
    // Without branches, for vector instructions.
    (byte < 0x20) | (byte == b'"') | (byte == b'\\')
}

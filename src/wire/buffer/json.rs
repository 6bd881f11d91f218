//! What JSON writes: text between quotes and integers, each with what stands before it as one piece.
//!
//! A piece looks once at the room that is left, and the cursor is in a register from its beginning to its end: what is
//! written through the cursor could be the buffer itself, as far as LLVM knows.

use super::{Buffer, put, put_bytes};

const EVERY: u64 = 0x0101_0101_0101_0101;

/// Bytes to reserve for an integer: with the slop there is room for two quotes, a sign and twenty digits.
const INTEGER: usize = 16;

const EIGHT_DIGITS: u64 = 100_000_000;
const ZEROS: u64 = u64::from_le_bytes(*b"00000000");

impl Buffer<'_> {
    /// Makes the bytes the contents of the vector, where the buffer began.
    ///
    /// # Panics
    ///
    /// If it is still on the stack.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn finish_on_vec(self) {
        assert!(self.on_vec);
        let len = self.len();
        // SAFETY: `len` bytes are initialized and inside the vector's capacity.
        unsafe { self.vec.set_len(len) };
    }

    /// Writes `before`, and the text between quotes behind it. Escaped are `"`, `\` and what is below U+0020.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn string(&mut self, before: &[u8], text: &str) {
        self.reserve(before.len() + text.len());
        // SAFETY: `reserve` made that many bytes writable.
        let at = unsafe { put_bytes(self.cursor, before) };
        // SAFETY: as above; what is before is initialized now, and SLOP is more than the quotes.
        self.cursor = unsafe { self.put_string(at, text.as_bytes()) };
    }

    /// Writes `before`, and a text between quotes that needs no escape.
    pub(crate) fn unescaped(&mut self, before: &[u8], text: &[u8]) {
        self.reserve(before.len() + text.len());
        // SAFETY: `reserve` made that many bytes writable.
        let at = unsafe { put_bytes(self.cursor, before) };
        // SAFETY: SLOP bytes more than those and the text's are writable, and the quotes are two.
        let inside = unsafe { put(at, *b"\"") };
        // SAFETY: as above.
        let behind = unsafe { put_bytes(inside, text) };
        // SAFETY: as above.
        self.cursor = unsafe { put(behind, *b"\"") };
    }

    /// Writes text between quotes, and returns where the cursor has to be then. A caller that writes several pieces has it in a
    /// register: by way of the memory it would come a dozen cycles later, and each piece waits for the one before.
    ///
    /// Nearly all names and words take one branch on their length here: it differs from one to the next, so that more of
    /// them would be mispredicted.
    ///
    /// # Safety
    ///
    /// Up to `at` the buffer is initialized, and from there `text.len()` bytes and two more are writable.
    #[inline(never)]
    unsafe fn put_string(&mut self, at: *mut u8, text: &[u8]) -> *mut u8 {
        // SAFETY: the caller's promise.
        let inside = unsafe { put(at, *b"\"") };
        let is_plain = match text.len() {
            // SAFETY: the caller's promise, and the length is one of these.
            4..=16 => unsafe { put_words(inside, text) },
            // SAFETY: the caller's promise.
            ..4 => unsafe { put_bits(inside, text) },
            // SAFETY: the caller's promise.
            _ => return unsafe { self.put_long_string(at, text) },
        };
        if !is_plain {
            // SAFETY: the caller's promise.
            return unsafe { self.put_escaped(at, text) };
        }
        // SAFETY: the caller's promise.
        let behind = unsafe { inside.add(text.len()) };
        // SAFETY: as above.
        unsafe { put(behind, *b"\"") }
    }

    /// [`put_string`](Self::put_string) of 17 bytes and more.
    ///
    /// # Safety
    ///
    /// As there.
    #[inline(never)]
    unsafe fn put_long_string(&mut self, at: *mut u8, text: &[u8]) -> *mut u8 {
        if !is_plain(text) {
            // SAFETY: the caller's promise.
            return unsafe { self.put_escaped(at, text) };
        }
        // SAFETY: the caller's promise.
        let inside = unsafe { put(at, *b"\"") };
        // SAFETY: as above.
        let behind = unsafe { put_bytes(inside, text) };
        // SAFETY: as above.
        unsafe { put(behind, *b"\"") }
    }

    /// [`put_string`](Self::put_string) with escapes.
    ///
    /// # Safety
    ///
    /// As there.
    #[cold]
    #[inline(never)]
    unsafe fn put_escaped(&mut self, at: *mut u8, mut text: &[u8]) -> *mut u8 {
        self.cursor = at;
        self.bytes(b"\"");
        while let Some(at) = text.iter().position(|byte| is_marked(&[*byte])) {
            let (plain, rest) = text.split_at(at);
            self.bytes(plain);
            let Some((byte, rest)) = rest.split_first() else { break };
            self.push_escape(*byte);
            text = rest;
        }
        self.bytes(text);
        self.bytes(b"\"");
        self.cursor
    }

    fn push_escape(&mut self, byte: u8) {
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
                self.bytes(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte & 15)]);
                return;
            }
        };
        self.bytes(&[b'\\', short]);
    }

    /// Writes `before`, and an integer behind it, with quotes around that if they are asked for.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn integer(&mut self, before: &[u8], negative: bool, magnitude: u64, quoted: bool) {
        self.reserve(before.len() + INTEGER);
        // SAFETY: `reserve` made that many bytes writable.
        let start = unsafe { put_bytes(self.cursor, before) };
        // SAFETY: INTEGER and SLOP are 32 bytes, and this is the first.
        let sign = if quoted { unsafe { put(start, *b"\"") } } else { start };
        // SAFETY: the second of 32.
        let digits = unsafe { put_if(sign, b'-', negative) };
        let behind = if magnitude < EIGHT_DIGITS {
            // SAFETY: 30 of 32 are left.
            unsafe { put_first(digits, magnitude) }
        } else {
            // SAFETY: 30 of 32 are left.
            unsafe { put_long(digits, magnitude) }
        };
        // SAFETY: there are at most twenty digits, which leaves ten of 32.
        self.cursor = if quoted { unsafe { put(behind, *b"\"") } } else { behind };
    }

    /// Writes `before` and the text as they are.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn both(&mut self, before: &[u8], text: &[u8]) {
        self.reserve(before.len() + text.len());
        // SAFETY: `reserve` made that many bytes writable.
        let behind = unsafe { put_bytes(self.cursor, before) };
        // SAFETY: as above.
        self.cursor = unsafe { put_bytes(behind, text) };
    }
}

/// Returns a high bit for each byte that JSON escapes, `"`, `\` and those below U+0020: 0 if and only if there are none.
///
/// The lowest mark is right. A borrow out of a marked byte may mark the next one too.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(crate) fn marks(word: u64) -> u64 {
    // This bit turned over, the quote is the first byte behind the control characters.
    let control_or_quote = (word ^ (0x02 * EVERY)).wrapping_sub(0x21 * EVERY);
    let backslash = (word ^ (u64::from(b'\\') * EVERY)).wrapping_sub(EVERY);
    (control_or_quote | backslash) & !word & (0x80 * EVERY)
}

/// Whether there is a byte that JSON escapes: without a branch, so that it becomes vector instructions.
#[cfg_attr(not(debug_assertions), inline(always))]
fn is_marked<const N: usize>(row: &[u8; N]) -> bool {
    row.iter().fold(false, |any, byte| any | (byte ^ 0x02 < 0x21) | (*byte == b'\\'))
}

/// As [`is_marked`], of four words that are in registers: of those LLVM makes no vectors by itself.
#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
#[cfg_attr(not(debug_assertions), inline(always))]
fn any_marked(words: [u32; 4]) -> bool {
    use core::arch::x86_64::{
        _mm_cmpeq_epi8, _mm_min_epu8, _mm_movemask_epi8, _mm_or_si128, _mm_set_epi32, _mm_set1_epi8, _mm_xor_si128,
    };
    #[inline]
    #[target_feature(enable = "sse2")]
    fn any_marked([first, second, third, fourth]: [i32; 4]) -> bool {
        let row = _mm_set_epi32(fourth, third, second, first);
        let turned = _mm_xor_si128(row, _mm_set1_epi8(0x02));
        let control_or_quote = _mm_cmpeq_epi8(_mm_min_epu8(turned, _mm_set1_epi8(0x20)), turned);
        let backslash = _mm_cmpeq_epi8(row, _mm_set1_epi8(0x5c));
        _mm_movemask_epi8(_mm_or_si128(control_or_quote, backslash)) != 0
    }
    // SAFETY: all that is compiled here may take it that the processor has SSE2. `any_marked_portable` is the twin.
    unsafe { any_marked(words.map(u32::cast_signed)) }
}

#[cfg(not(all(target_arch = "x86_64", target_feature = "sse2")))]
use any_marked_portable as any_marked;

#[cfg(any(test, not(all(target_arch = "x86_64", target_feature = "sse2"))))]
#[cfg_attr(not(debug_assertions), inline(always))]
fn any_marked_portable(words: [u32; 4]) -> bool {
    let [first, second, third, fourth] = words.map(u64::from);
    marks(first | second << 32) | marks(third | fourth << 32) != 0
}

/// Copies 4 to 16 bytes and returns true, unless there is one that JSON escapes: two words from each end, which overlap
/// where the text is shorter.
///
/// # Safety
///
/// `text` has such a length, and as many bytes are writable.
#[cfg_attr(not(debug_assertions), inline(always))]
unsafe fn put_words(to: *mut u8, text: &[u8]) -> bool {
    let last = text.len() - 4;
    // 0 below 8, 4 below 16, 8: the second word begins there, and the last but one as far before the last.
    let inner = text.len() / 8 * 4;
    // SAFETY: 4 bytes at 0 and at the three other places are inside the text, whose length is at least 4, and at least 8
    // where `inner` is 4, and 16 where it is 8; so many are writable.
    let first = unsafe { copy_four(to, text, 0) };
    // SAFETY: as above.
    let second = unsafe { copy_four(to, text, inner) };
    // SAFETY: as above.
    let third = unsafe { copy_four(to, text, last - inner) };
    // SAFETY: as above.
    let fourth = unsafe { copy_four(to, text, last) };
    !any_marked([first, second, third, fourth])
}

/// Copies four bytes at `at`, and returns them.
///
/// # Safety
///
/// `text` has them, and as many bytes as it are writable.
#[cfg_attr(not(debug_assertions), inline(always))]
unsafe fn copy_four(to: *mut u8, text: &[u8], at: usize) -> u32 {
    // SAFETY: the caller's promise.
    let from = unsafe { text.as_ptr().add(at) };
    // SAFETY: as above; no alignment is asked for.
    let four = unsafe { from.cast::<[u8; 4]>().read_unaligned() };
    // SAFETY: as above.
    let to = unsafe { to.add(at) };
    // SAFETY: as above.
    unsafe { put(to, four) };
    u32::from_le_bytes(four)
}

/// [`put_words`] of at most three bytes.
///
/// # Safety
///
/// As many bytes as `text` has are writable.
#[cfg_attr(not(debug_assertions), inline(always))]
unsafe fn put_bits(to: *mut u8, text: &[u8]) -> bool {
    let inner = text.len() / 2;
    let (Some(first), Some(middle), Some(last)) = (text.first(), text.get(inner), text.last()) else { return true };
    // SAFETY: the caller's promise, and the text is not empty.
    unsafe { put(to, [*first]) };
    // SAFETY: `inner` is below the length.
    let to_middle = unsafe { to.add(inner) };
    // SAFETY: the caller's promise.
    unsafe { put(to_middle, [*middle]) };
    // SAFETY: the text is not empty.
    let to_last = unsafe { to.add(text.len() - 1) };
    // SAFETY: the caller's promise.
    unsafe { put(to_last, [*last]) };
    marks(u64::from_le_bytes([*first, *middle, *last, b' ', b' ', b' ', b' ', b' '])) == 0
}

/// Whether 17 bytes and more have none that JSON escapes.
#[cfg_attr(not(debug_assertions), inline(always))]
fn is_plain(text: &[u8]) -> bool {
    if let (Some(first), Some(last), ..=32) = (text.first_chunk::<16>(), text.last_chunk::<16>(), text.len()) {
        return !(is_marked(first) | is_marked(last));
    }
    if let (Some(first), Some(last), ..=64) = (text.first_chunk::<32>(), text.last_chunk::<32>(), text.len()) {
        return !(is_marked(first) | is_marked(last));
    }
    // The exit keeps LLVM from making vectors of bytes that are as far from each other as the rows.
    let (rows, _) = text.as_chunks::<64>();
    rows.iter().chain(text.last_chunk()).all(|row| !is_marked(row))
}

/// Writes a byte, and steps over it if that is asked for.
///
/// # Safety
///
/// It is writable.
#[cfg_attr(not(debug_assertions), inline(always))]
unsafe fn put_if(to: *mut u8, byte: u8, condition: bool) -> *mut u8 {
    // SAFETY: the caller's promise.
    unsafe { to.write(byte) };
    // SAFETY: this is at most one behind the byte.
    unsafe { to.add(usize::from(condition)) }
}

/// Writes a number below 10⁸, in a register.
///
/// # Safety
///
/// Eight bytes are writable. Advances by the number of digits.
#[cfg_attr(not(debug_assertions), inline(always))]
unsafe fn put_first(to: *mut u8, number: u64) -> *mut u8 {
    let text = eight_digits(number);
    // The last digit counts even if it is a zero.
    let zeros = ((text ^ ZEROS) | 1 << 56).trailing_zeros() / 8;
    // SAFETY: the caller's promise.
    unsafe { put(to, (text >> (8 * zeros)).to_le_bytes()) };
    // SAFETY: `zeros` is at most 7.
    unsafe { to.add(8 - zeros as usize) }
}

/// Writes a number of more digits.
///
/// # Safety
///
/// 24 bytes are writable. Advances by the number of digits, which are at most twenty.
#[inline(never)]
unsafe fn put_long(to: *mut u8, number: u64) -> *mut u8 {
    let (upper, last) = (number / EIGHT_DIGITS, number % EIGHT_DIGITS);
    let behind = if upper < EIGHT_DIGITS {
        // SAFETY: eight of 24.
        unsafe { put_first(to, upper) }
    } else {
        // SAFETY: eight of 24.
        let middle = unsafe { put_first(to, upper / EIGHT_DIGITS) };
        // SAFETY: the first part has at most eight digits.
        unsafe { put(middle, eight_digits(upper % EIGHT_DIGITS).to_le_bytes()) }
    };
    // SAFETY: what is before has at most sixteen digits.
    unsafe { put(behind, eight_digits(last).to_le_bytes()) }
}

/// Returns the digits of a number below 10⁸, with zeros before it, the first in the lowest byte.
///
/// The number is split in two, four and eight, in lanes of one word; each division is by a multiplication that is
/// exact for the values that a lane can have.
#[cfg_attr(not(debug_assertions), inline(always))]
fn eight_digits(number: u64) -> u64 {
    let fours = (number / 10_000) | ((number % 10_000) << 32);
    let hundreds = ((fours * 10_486) >> 20) & 0x0000_007f_0000_007f;
    let twos = hundreds | ((fours - hundreds * 100) << 16);
    let tens = ((twos * 103) >> 10) & 0x000f_000f_000f_000f;
    let ones = tens | ((twos - tens * 10) << 8);
    ones | ZEROS
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests may panic")]
mod tests;

//! Varints as words: seven bits a byte, spread out and squeezed together without a loop.

/// The continuation bit of each byte of a word.
pub(super) const CONTINUATION: u64 = 0x8080_8080_8080_8080;

/// The low eight bits.
#[allow(clippy::cast_possible_truncation, reason = "to cut is the purpose")]
#[inline(always)]
pub(crate) const fn low8(value: u64) -> u8 {
    value as u8
}

/// The low 32 bits, which are all that counts of a 32-bit integer's varint.
#[allow(clippy::cast_possible_truncation, reason = "to cut is the purpose")]
#[inline(always)]
pub(crate) const fn low32(value: u64) -> u32 {
    value as u32
}

/// Returns the length of a varint, 1…10 bytes.
///
/// ```
/// # use wireform::wire::varint_len;
/// assert_eq!([varint_len(0), varint_len(127), varint_len(128), varint_len(u64::MAX)], [1, 1, 2, 10]);
/// ```
#[cfg_attr(not(debug_assertions), inline(always))]
pub const fn varint_len(value: u64) -> usize {
    // 9/64 is a little more than 1/7: the quotient is exact for all 64 widths.
    ((63 - (value | 1).leading_zeros()) as usize * 9 + 73) / 64
}

/// Spreads the low 56 bits over eight bytes, seven bits each.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) const fn spread(value: u64) -> u64 {
    let x = (value & 0x0FFF_FFFF) | ((value & 0x00FF_FFFF_F000_0000) << 4);
    let x = (x & 0x0000_3FFF_0000_3FFF) | ((x & 0x0FFF_C000_0FFF_C000) << 2);
    (x & 0x007F_007F_007F_007F) | ((x & 0x3F80_3F80_3F80_3F80) << 1)
}

/// Squeezes eight bytes of seven bits each into 56 bits; undoes [`spread`] and ignores the continuation bits.
#[cfg_attr(not(debug_assertions), inline(always))]
pub(super) const fn squeeze(word: u64) -> u64 {
    let x = (word & 0x007F_007F_007F_007F) | ((word & 0x7F00_7F00_7F00_7F00) >> 1);
    let x = (x & 0x0000_3FFF_0000_3FFF) | ((x & 0x3FFF_0000_3FFF_0000) >> 2);
    (x & 0x0FFF_FFFF) | ((x & 0x0FFF_FFFF_0000_0000) >> 4)
}

/// Reads a varint of any length and returns its value and length; the length is 0 where `input` starts with none.
///
/// Two words come back in registers, where an `Option` of a slice would go through memory.
///
/// Of a tenth byte, only the lowest bit counts; the rest of it is cut off, as in Google's runtimes.
#[inline(never)]
pub(crate) fn read_varint(input: &[u8]) -> (u64, usize) {
    if let Some(word) = input.first_chunk::<8>() {
        let word = u64::from_le_bytes(*word);
        let ends = !word & CONTINUATION;
        if ends != 0 {
            let value = squeeze(word & (ends ^ (ends - 1)) & !CONTINUATION);
            return (value, (ends.trailing_zeros() / 8 + 1) as usize);
        }
    }
    read_bytewise(input)
}

/// The plain way to read a varint, for the last bytes of an input and for nine and ten bytes.
pub(super) fn read_bytewise(input: &[u8]) -> (u64, usize) {
    let mut value = 0;
    for (index, byte) in input.iter().take(10).enumerate() {
        value |= u64::from(byte & 0x7F) << (7 * index);
        if *byte < 0x80 {
            return (value, index + 1);
        }
    }
    (0, 0)
}

//! The first look at a document: which bytes are plain characters, and where no markup is.

use alloc::vec::Vec;
use core::ops::Range;

use crate::wire::validate;

/// The bytes that are looked at together.
const BLOCK: usize = 128;

/// The blocks that one word of [`Marks`] is about.
const PAGE: usize = 64;

/// What is known of the start of a document.
#[derive(Debug, Default)]
pub(crate) struct Look {
    /// How many bytes, in whole blocks, are ASCII without control characters.
    pub(crate) printable: usize,
    pub(crate) marks: Marks,
}

/// Which blocks of a document may hold a `<`, `&` or `>`: a bit for each, the lowest for the first; all behind these may.
///
/// Long texts are not searched again. Documents of less than a page have no marks, and need no memory for them.
#[derive(Debug, Default)]
pub(crate) struct Marks(Vec<u64>);

impl Marks {
    /// Returns where no markup is: from the next block that begins at `from` or behind it, to the next that may hold some.
    #[inline]
    pub(crate) fn plain(&self, from: usize) -> Range<usize> {
        let first = from.div_ceil(BLOCK);
        BLOCK * first..BLOCK * self.next_marked(first)
    }

    fn next_marked(&self, first: usize) -> usize {
        let mut hidden = u64::MAX << (first % PAGE);
        for (page, word) in self.0.iter().enumerate().skip(first / PAGE) {
            if word & hidden != 0 {
                return page * PAGE + (word & hidden).trailing_zeros() as usize;
            }
            hidden = u64::MAX;
        }
        first.max(self.0.len() * PAGE)
    }

    /// Adds a page whose first blocks, so many, are known.
    fn push(&mut self, known: u32, marks: u64) {
        self.0.push(marks | u64::MAX.checked_shl(known).unwrap_or(0));
    }
}

/// Checks that a document is UTF-8, and looks at it by the way; the offset of the first byte that is not as an error.
pub(crate) fn validate_and_look(bytes: &[u8]) -> Result<(&str, Look), usize> {
    let look = look(bytes);
    let rest = bytes.get(look.printable..).unwrap_or_default();
    validate(rest).map_err(|at| look.printable + at)?;
    // SAFETY: the start is ASCII, and the rest is UTF-8 by itself. `str::from_utf8` is the oracle in tests and fuzzing.
    Ok((unsafe { core::str::from_utf8_unchecked(bytes) }, look))
}

pub(crate) fn look(bytes: &[u8]) -> Look {
    #[cfg(target_arch = "x86_64")]
    if std::is_x86_feature_detected!("avx2") {
        // SAFETY: the processor has what the function is compiled for. `look_anywhere` and `memchr` are its naive twins.
        return unsafe { avx2::look(bytes) };
    }
    look_anywhere(bytes)
}

/// Without vectors that compare bytes with a table, searching each text is as fast as marking blocks.
#[cfg_attr(not(debug_assertions), inline(always))]
fn look_anywhere(bytes: &[u8]) -> Look {
    // With the high bit turned over, all others are above these, or below.
    let is_printable = |block: &&[u8; BLOCK]| block.iter().fold(u8::MAX, |least, byte| least.min(byte ^ 0x80)) >= 0xa0;
    let (blocks, _) = bytes.as_chunks();
    Look { printable: BLOCK * blocks.iter().take_while(is_printable).count(), marks: Marks::default() }
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use core::arch::x86_64::{
        __m256i, _mm256_cmpeq_epi8, _mm256_cmpgt_epi8, _mm256_min_epi8, _mm256_movemask_epi8, _mm256_or_si256,
        _mm256_set1_epi8, _mm256_setr_epi8, _mm256_setzero_si256, _mm256_shuffle_epi8, _mm256_testz_si256,
    };

    use super::{BLOCK, Look, PAGE};

    #[target_feature(enable = "avx2")]
    pub(super) fn look(bytes: &[u8]) -> Look {
        let mut look = Look::default();
        let (blocks, _) = bytes.as_chunks();
        for page in blocks.chunks(PAGE) {
            let (mut known, mut marks) = (0, 0);
            while let Some(marked) = page.get(known as usize).and_then(|block| block_marked(block)) {
                marks |= u64::from(marked) << known;
                known += 1;
            }
            look.printable += BLOCK * known as usize;
            if blocks.len() >= PAGE {
                look.marks.push(known, marks);
            }
            if known as usize != PAGE {
                break;
            }
        }
        look
    }

    /// Whether markup is in a block; `None` if not all of it is printable ASCII.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn block_marked(block: &[u8; BLOCK]) -> Option<bool> {
        let (rows, _) = block.as_chunks();
        let mut least = _mm256_set1_epi8(i8::MAX);
        let mut marked = _mm256_setzero_si256();
        for row in rows {
            let row = load(row);
            least = _mm256_min_epi8(least, row);
            marked = _mm256_or_si256(marked, is_markup(row));
        }
        // Other bytes than ASCII are negative here.
        let control = _mm256_cmpgt_epi8(_mm256_set1_epi8(0x20), least);
        (_mm256_movemask_epi8(control) == 0).then(|| _mm256_testz_si256(marked, marked) == 0)
    }

    /// Sets the bytes that are `&`, `<` or `>`: those that stand in the table where their low four bits say.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn is_markup(row: __m256i) -> __m256i {
        // What is nowhere else: the low bits of the first byte are not 0.
        const NONE: i8 = 0x01;
        let table = _mm256_setr_epi8(
            NONE, 0, 0, 0, 0, 0, 0x26, 0, 0, 0, 0, 0, 0x3c, 0, 0x3e, 0, //
            NONE, 0, 0, 0, 0, 0, 0x26, 0, 0, 0, 0, 0, 0x3c, 0, 0x3e, 0,
        );
        _mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, row), row)
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn load(row: &[u8; 32]) -> __m256i {
        // SAFETY: both are 32 bytes, of which any are valid in a vector.
        unsafe { core::mem::transmute(*row) }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may panic")]
mod tests {
    use alloc::{vec, vec::Vec};

    use proptest::prelude::*;

    use super::*;

    fn naive_printable(bytes: &[u8]) -> usize {
        bytes.iter().take_while(|byte| matches!(byte, b' '..=0x7f)).count() / BLOCK * BLOCK
    }

    /// Which blocks, of those that are looked at, hold no markup.
    fn naive_plain(bytes: &[u8]) -> Vec<bool> {
        let known = &bytes[..naive_printable(bytes)];
        known.chunks(BLOCK).map(|block| !block.iter().any(|byte| b"<&>".contains(byte))).collect()
    }

    fn has_marks(bytes: &[u8]) -> bool {
        let vectors = cfg!(target_arch = "x86_64") && std::is_x86_feature_detected!("avx2");
        vectors && bytes.len() >= PAGE * BLOCK
    }

    fn assert_look(bytes: &[u8], look: &Look) {
        assert_eq!(look.printable, naive_printable(bytes));
        let naive = if has_marks(bytes) { naive_plain(bytes) } else { vec![] };
        for from in (0..bytes.len() + 300).step_by(61) {
            let first = from.div_ceil(BLOCK);
            let len = naive.iter().skip(first).take_while(|is_plain| **is_plain).count();
            assert_eq!(look.marks.plain(from), BLOCK * first..BLOCK * (first + len), "from {from} of {}", bytes.len());
        }
    }

    /// Each byte, at each place of a block, by the code for every processor and by that for this one.
    #[test]
    fn each_byte_is_told_apart() {
        let mut bytes = vec![b'~'; PAGE * BLOCK];
        for byte in 0..=u8::MAX {
            for at in BLOCK..2 * BLOCK {
                bytes[at] = byte;
                let short = &bytes[..2 * BLOCK];
                assert_eq!(look(short).printable, naive_printable(short), "{byte:#x} at {at}");
                assert_eq!(look_anywhere(short).printable, naive_printable(short), "{byte:#x} at {at}");
                if at % 31 == 0 {
                    assert_look(&bytes, &look(&bytes));
                }
                bytes[at] = b'~';
            }
        }
    }

    #[test]
    fn a_document_of_less_than_a_page_needs_no_memory() {
        assert_eq!(look(&[b'x'; PAGE * BLOCK - 1]).marks.0.capacity(), 0);
        assert_eq!(look(&[b'x'; PAGE * BLOCK]).marks.0.len(), usize::from(has_marks(&[b'x'; PAGE * BLOCK])));
    }

    /// A byte anywhere, of each kind.
    fn spots() -> impl Strategy<Value = Vec<(prop::sample::Index, u8)>> {
        let byte = prop_oneof![8 => prop::sample::select(&b"<&>]"[..]), 1 => any::<u8>()];
        prop::collection::vec((any::<prop::sample::Index>(), byte), 0..12)
    }

    proptest! {
        #[test]
        fn documents_are_looked_at_as_by_the_naive_twin(len in 0usize..40_000, spots in spots()) {
            let mut bytes = vec![b'x'; len];
            for (at, byte) in spots {
                if !bytes.is_empty() {
                    let at = at.index(bytes.len());
                    bytes[at] = byte;
                }
            }
            assert_look(&bytes, &look(&bytes));
            prop_assert_eq!(look_anywhere(&bytes).printable, naive_printable(&bytes));
            let naive = core::str::from_utf8(&bytes).map_err(|error| error.valid_up_to());
            prop_assert_eq!(validate_and_look(&bytes).map(|(text, _)| text), naive);
        }
    }

    #[test]
    fn characters_of_all_lengths_are_validated_behind_any_block() {
        for character in ["", "ü", "漢", "😀"] {
            for before in [0, 1, 127, 128, 255, 256, 9000] {
                for cut in 0..=character.len() {
                    let mut bytes = "x".repeat(before).into_bytes();
                    bytes.extend(&character.as_bytes()[cut..]);
                    bytes.extend(b"x".repeat(200));
                    let naive = core::str::from_utf8(&bytes).map_err(|error| error.valid_up_to());
                    assert_eq!(validate_and_look(&bytes).map(|(text, _)| text), naive, "{character} {before} {cut}");
                }
            }
        }
    }
}

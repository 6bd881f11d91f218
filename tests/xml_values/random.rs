//! Random bytes, of which the values are made.

/// A source of random bytes, SplitMix64, that is the same everywhere and forever.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn bytes(&mut self, words: usize) -> Vec<u8> {
        (0..words).flat_map(|_| self.next().to_le_bytes()).collect()
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

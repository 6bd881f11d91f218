//! Values that look like data: small numbers more often than large ones, text made of words.

const WORDS: [&str; 24] = [
    "daydreaming",
    "hacking",
    "sailing",
    "chess",
    "cooking",
    "astronomy",
    "cycling",
    "tea",
    "origami",
    "poetry",
    "gardening",
    "running",
    "jazz",
    "go",
    "history",
    "climbing",
    "drawing",
    "baking",
    "film",
    "rowing",
    "knitting",
    "travel",
    "mathematics",
    "football",
];

/// A reproducible generator (SplitMix64).
#[derive(Debug)]
pub struct Random(u64);

impl Random {
    /// Starts with the one seed there is.
    #[expect(clippy::new_without_default, reason = "a seed is no empty value")]
    pub fn new() -> Self {
        Self(1337)
    }

    /// Returns 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ bits >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ bits >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ bits >> 31
    }

    /// Returns a number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.bits() % end
    }

    /// Returns a number of 1 to `bits` bits, each width as likely as any other.
    pub fn number(&mut self, bits: u64) -> u64 {
        let width = self.below(bits) + 1;
        self.bits() >> (64 - width) | 1
    }

    /// Returns a number of either sign whose magnitude has up to `bits` bits.
    pub fn signed(&mut self, bits: u64) -> i64 {
        let magnitude = self.number(bits) as i64;
        if self.below(2) == 0 { magnitude } else { -magnitude }
    }

    /// Returns a number with a few decimals.
    pub fn decimal(&mut self) -> f64 {
        self.number(30) as f64 / 100.0
    }

    /// Returns a word.
    pub fn word(&mut self) -> String {
        WORDS[self.below(WORDS.len() as u64) as usize].to_owned()
    }

    /// Returns words with spaces between them.
    pub fn words(&mut self, count: u64) -> String {
        let words: Vec<_> = (0..count).map(|_| self.word()).collect();
        words.join(" ")
    }

    /// Returns bytes of any value.
    pub fn blob(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| self.bits() as u8).collect()
    }

    /// Returns `count` things.
    pub fn list<T>(&mut self, count: u64, mut one: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..count).map(|_| one(self)).collect()
    }
}

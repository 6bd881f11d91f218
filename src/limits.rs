//! What a decoder may spend on one input, the same for every wire, and how deep a writer goes.

/// Bounds on what decoding one input may take.
///
/// | limit | default | counts |
/// |---|---|---|
/// | [`depth`](Self::depth) | 100 | levels of messages, groups and map entries below the root |
/// | [`input`](Self::input) | 2 GiB − 1 | bytes of input |
/// | [`allocation`](Self::allocation) | 64 MiB + 8 × input | bytes of vectors, boxes, map slots and unknown fields |
///
/// Writers of JSON, XML and text count levels as their readers do, those of messages inside an `Any`, of extensions and of
/// unknown groups too, and refuse more of them with [`EncodeErrorKind::DepthLimit`](crate::EncodeErrorKind::DepthLimit); XML keeps
/// the bytes of an `Any` or an extension instead. The binary writer cannot fail and writes what it is given.
///
/// Where a type is serde's, as in `wireform::serde::json`, `allocation` also pays for what serde buffers.
///
/// ```
/// use wireform::Limits;
///
/// let strict = Limits::new().depth(10).input(1 << 20).allocation(4 << 20);
/// assert_ne!(strict, Limits::default());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub(crate) depth: u32,
    pub(crate) input: usize,
    pub(crate) allocation: Option<usize>,
}

impl Limits {
    /// Returns the default limits.
    pub const fn new() -> Self {
        Self { depth: 100, input: i32::MAX as usize, allocation: None }
    }

    /// Sets how many levels of messages may nest below the root: with 100, a hundred nested messages are accepted
    /// and a hundred and one are refused.
    #[must_use]
    pub const fn depth(self, levels: u32) -> Self {
        Self { depth: levels, ..self }
    }

    /// Sets the greatest length of an input, in bytes.
    #[must_use]
    pub const fn input(self, bytes: usize) -> Self {
        Self { input: bytes, ..self }
    }

    /// Sets how many bytes a value may take beside the contents of its strings and bytes, which are never longer
    /// than the input.
    ///
    /// It counts what is kept: while a vector grows, its old memory may be there as well for a moment.
    #[must_use]
    pub const fn allocation(self, bytes: usize) -> Self {
        Self { allocation: Some(bytes), ..self }
    }

    /// Returns the allocation budget for an input of `len` bytes.
    pub(crate) fn budget(&self, len: usize) -> usize {
        self.allocation.unwrap_or_else(|| len.saturating_mul(8).saturating_add(64 << 20))
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}

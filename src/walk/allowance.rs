//! What a writer may take for one value: levels, as many as a reader takes, and memory for messages that are kept as bytes.
//!
//! A decoder leaves the inside of an `Any` and of an extension alone, and so their levels. A writer that knows their types
//! decodes them one inside the other, each with a copy of all that is in it: what is left goes down with them.

use crate::{
    error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind, Result},
    limits::Limits,
};

/// What is left of the limits while a value is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Allowance {
    levels: u32,
    /// The memory that is left inside a message that was kept as bytes.
    memory: Option<usize>,
}

impl Allowance {
    /// Returns that of a value; `levels` may still be entered.
    pub(crate) const fn new(levels: u32) -> Self {
        Self { levels, memory: None }
    }

    /// Returns that of a value whose root enters as every message does, and gets a level of its own.
    #[cfg(feature = "json")]
    pub(crate) const fn with_root(limits: &Limits) -> Self {
        Self::new(limits.depth.saturating_add(1))
    }

    /// Returns how many levels may still be entered.
    #[cfg(any(feature = "xml", feature = "text"))]
    #[inline]
    pub(crate) fn levels(self) -> u32 {
        self.levels
    }

    /// Goes one level down, to the fields of a message or to the entries of a map.
    #[inline]
    pub(crate) fn enter(&mut self) -> Result<(), EncodeError> {
        match self.levels.checked_sub(1) {
            Some(levels) => {
                self.levels = levels;
                Ok(())
            }
            None => Err(too_deep()),
        }
    }

    /// Comes back from there.
    #[inline]
    pub(crate) fn leave(&mut self) {
        self.levels += 1;
    }

    /// Decodes what was kept as `len` bytes by `decode`, which gets what is left and returns what is left of the memory then.
    ///
    /// A message inside another one takes its share of that one's budget, with the contents of its strings and bytes: they are
    /// another copy of a part of the input. Whoever writes what was decoded puts the allowance from before back then.
    pub(crate) fn decode<T>(
        &mut self,
        limits: &Limits,
        len: usize,
        decode: impl FnOnce(&Limits) -> Result<(T, usize)>,
    ) -> Result<T> {
        let budget = match self.memory {
            None => Some(limits.budget(len)),
            Some(left) => left.checked_sub(len),
        };
        let budget = budget.ok_or_else(|| DecodeError::new(DecodeErrorKind::AllocationLimit, 0))?;
        let (decoded, left) = decode(&limits.depth(self.levels).allocation(budget))?;
        self.memory = Some(left);
        Ok(decoded)
    }
}

#[cold]
#[inline(never)]
fn too_deep() -> EncodeError {
    EncodeError::new(EncodeErrorKind::DepthLimit)
}

/// Returns the error of a writer that could not decode what is inside `place`, if a limit is to blame.
///
/// The rest of the path is behind `place` in that of the decoder.
#[cold]
#[inline(never)]
pub(crate) fn limit_in(error: &DecodeError, place: &str) -> Option<EncodeError> {
    let kind = match error.kind() {
        DecodeErrorKind::DepthLimit => EncodeErrorKind::DepthLimit,
        DecodeErrorKind::AllocationLimit => EncodeErrorKind::AllocationLimit,
        _ => return None,
    };
    let rest = error.path().strip_prefix(place).unwrap_or_default();
    Some(EncodeError::new(kind).within(rest.strip_prefix('.').unwrap_or(rest)))
}

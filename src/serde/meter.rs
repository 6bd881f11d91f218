//! What one document may still take.

use core::cell::Cell;

use serde::de::Error;

use super::room::{is_buffer, is_plain};
#[cfg(feature = "xml")]
use crate::DecodeError;
use crate::{DecodeErrorKind, Limits};

/// What one document may still take, shared by all that reads it.
#[derive(Debug)]
pub(super) struct Meter {
    depth: u32,
    ledger: Cell<Ledger>,
    buffers: Cell<Buffers>,
    breach: Cell<Option<Breach>>,
}

#[derive(Clone, Copy, Debug)]
enum Breach {
    Depth,
    Allocation,
}

/// What is left of the budget, and how much of it comes back when the value is complete that is being read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ledger {
    left: usize,
    lent: usize,
}

/// What the buffers of serde hold that are being filled.
///
/// A type that is read from one may have parts that are read from buffers too, and each of these begins as a copy of its
/// part of the outer one. So a value is copied once for each level that it stands below the outermost, and all the
/// copies on the way to it are there at the same time.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Buffers {
    level: u32,
    /// What the innermost one holds.
    bytes: usize,
    /// The most that copies of a part of it and of this part's parts take at once.
    copies: usize,
}

impl Meter {
    pub(super) fn new(limits: &Limits, len: usize) -> Self {
        Self {
            depth: limits.depth,
            ledger: Cell::new(Ledger { left: limits.budget(len), lent: 0 }),
            buffers: Cell::default(),
            breach: Cell::new(None),
        }
    }

    /// Returns how many bytes may still be taken.
    pub(super) fn left(&self) -> usize {
        self.ledger.get().left
    }

    /// Leaves the depth to somebody else.
    #[cfg(feature = "xml")]
    pub(super) fn without_depth(self) -> Self {
        Self { depth: u32::MAX, ..self }
    }

    pub(super) fn depth(&self) -> u32 {
        self.depth
    }

    /// Returns the limit that was exceeded.
    pub(super) fn breach(&self) -> Option<DecodeErrorKind> {
        self.breach.get().map(|breach| match breach {
            Breach::Depth => DecodeErrorKind::DepthLimit,
            Breach::Allocation => DecodeErrorKind::AllocationLimit,
        })
    }

    /// Puts the limit that was exceeded, if one was, in the place of what an error says.
    #[cfg(feature = "xml")]
    #[cold]
    pub(super) fn explain(&self, error: DecodeError) -> DecodeError {
        match self.breach() {
            Some(kind) if !error.has_offset() => DecodeError::new(kind, DecodeError::UNKNOWN_OFFSET),
            _ => error,
        }
    }

    #[cold]
    pub(super) fn refuse_depth<E: Error>(&self) -> E {
        self.breach.set(Some(Breach::Depth));
        E::custom(DecodeErrorKind::DepthLimit)
    }

    #[cold]
    fn refuse_allocation<E: Error>(&self) -> E {
        self.breach.set(Some(Breach::Allocation));
        E::custom(DecodeErrorKind::AllocationLimit)
    }

    /// Pays for memory.
    #[inline]
    pub(super) fn charge<E: Error>(&self, bytes: usize) -> Result<(), E> {
        self.take(bytes, 0)
    }

    /// Pays for memory that is free again when the value is complete that is being read.
    #[inline]
    pub(super) fn lend<E: Error>(&self, bytes: usize) -> Result<(), E> {
        self.take(bytes, bytes)
    }

    #[inline]
    fn take<E: Error>(&self, bytes: usize, lent: usize) -> Result<(), E> {
        let ledger = self.ledger.get();
        match ledger.left.checked_sub(bytes) {
            Some(left) => {
                self.ledger.set(Ledger { left, lent: ledger.lent + lent });
                Ok(())
            }
            None => Err(self.refuse_allocation()),
        }
    }

    #[inline]
    pub(super) fn ledger(&self) -> Ledger {
        self.ledger.get()
    }

    /// Takes back what was lent since `before`, now that a `T` is complete, or all of it where a `T` keeps nothing.
    #[inline]
    pub(super) fn settle<T>(&self, before: Ledger) {
        let ledger = self.ledger.get();
        let back = if is_plain::<T>() { before.left - ledger.left } else { ledger.lent - before.lent };
        if back > 0 && !is_buffer::<T>() {
            self.ledger.set(Ledger { left: ledger.left + back, lent: before.lent });
        }
    }

    /// Starts to fill a buffer, inside the one that is returned.
    pub(super) fn open(&self) -> Buffers {
        let outer = self.buffers.get();
        self.buffers.set(Buffers { level: outer.level + 1, bytes: 0, copies: 0 });
        outer
    }

    /// Ends a buffer.
    pub(super) fn close<E: Error>(&self, outer: Buffers) -> Result<(), E> {
        let inner = self.buffers.get();
        let copies = inner.bytes.saturating_add(inner.copies);
        if outer.level == 0 {
            self.buffers.set(Buffers::default());
            return self.lend(inner.copies);
        }
        let bytes = outer.bytes.saturating_add(inner.bytes);
        self.buffers.set(Buffers { bytes, copies: outer.copies.max(copies), ..outer });
        Ok(())
    }

    /// Notes what a part of the innermost buffer holds.
    #[inline]
    pub(super) fn note(&self, bytes: usize) {
        let buffers = self.buffers.get();
        if buffers.level > 0 {
            self.buffers.set(Buffers { bytes: buffers.bytes.saturating_add(bytes), ..buffers });
        }
    }
}

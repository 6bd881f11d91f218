//! What a decoder carries beside its cursor: the limits, shared, and the depth and mode, by value.

use alloc::vec::Vec;
use core::cell::{Cell, RefCell};

use bytes::Bytes;

use super::{Reader, WireType, tag::Tag};
use crate::{
    error::{DecodeErrorKind, Result},
    limits::Limits,
};

/// What one call of a decoder shares among all the messages it reads; by default it may take nothing.
#[derive(Debug, Default)]
pub(crate) struct Shared<'x> {
    budget: Cell<usize>,
    /// The whole input, where parts of it may be kept without a copy.
    owner: Option<&'x Bytes>,
    /// The innermost open group: the depth at which it was opened and its field number.
    group: Cell<Option<(u32, u32)>>,
    /// Where the innermost group ended: the length of the input behind its end-group tag.
    rest: Cell<Option<usize>>,
    /// Whether a message, or a part of one, came without all its required fields.
    incomplete: Cell<bool>,
    /// Where parts begin that were merged into messages which were there before: these lack nothing.
    complete: RefCell<Vec<usize>>,
}

impl<'x> Shared<'x> {
    /// Starts with the budget for an input of `len` bytes.
    pub(crate) fn new(limits: &Limits, len: usize) -> Self {
        Self {
            budget: Cell::new(limits.budget(len)),
            owner: None,
            group: Cell::new(None),
            rest: Cell::new(None),
            incomplete: Cell::new(false),
            complete: RefCell::new(Vec::new()),
        }
    }

    /// Starts with what is left of the budget of a document around the input.
    #[cfg(feature = "xml")]
    pub(crate) fn with_budget(budget: usize) -> Self {
        Self { budget: Cell::new(budget), ..Self::default() }
    }

    /// Lets values be parts of `owner`, which is the input.
    pub(crate) fn with_owner(self, owner: Option<&'x Bytes>) -> Self {
        Self { owner, ..self }
    }

    /// Takes `bytes` off the budget; false when it does not cover them.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn charge(&self, bytes: usize) -> bool {
        match self.budget.get().checked_sub(bytes) {
            Some(left) => {
                self.budget.set(left);
                true
            }
            None => false,
        }
    }

    /// Returns what is left of the budget.
    pub(crate) fn budget(&self) -> usize {
        self.budget.get()
    }

    /// Takes back what was charged for memory that is not needed after all.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn refund(&self, bytes: usize) {
        self.budget.set(self.budget.get().saturating_add(bytes));
    }

    /// Returns whether a message may lack required fields: a part of it did.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn is_incomplete(&self) -> bool {
        self.incomplete.get()
    }

    /// Returns the addresses of the parts that were merged into messages which were there before, in order.
    pub(crate) fn into_complete(self) -> Vec<usize> {
        let mut complete = self.complete.into_inner();
        complete.sort_unstable();
        complete
    }

    /// Notes a part of a message that was there before.
    fn push_complete(&self, address: usize) -> bool {
        let mut complete = self.complete.borrow_mut();
        if complete.len() == complete.capacity() && !grow(&mut complete, |bytes| self.charge(bytes)) {
            return false;
        }
        complete.push(address);
        true
    }
}

/// The state of a field whose value is from before the call, to be replaced and recycled.
pub(crate) const STALE: usize = 1;

/// The state of a field whose value is from before the call, to be merged into.
pub(crate) const KNOWN: usize = 2;

/// The limits, depth and mode of a decoder: two words, by value, with nothing to restore on the way out.
///
/// A hand-written [`Decode`](crate::Decode) passes it on; [`enter`](Self::enter) goes one level down.
#[derive(Clone, Copy, Debug)]
pub struct Context<'x> {
    shared: &'x Shared<'x>,
    depth: u32,
    recycles: bool,
    /// Whether what is merged into was there before the call, with all its required fields.
    known: bool,
    /// Whether records of the message that have the same tag are surely side by side.
    ordered: bool,
}

impl<'x> Context<'x> {
    pub(crate) fn new(shared: &'x Shared<'x>, limits: &Limits, recycles: bool) -> Self {
        Self { shared, depth: limits.depth, recycles, known: false, ordered: false }
    }

    /// Returns whether values are replaced and their parts recycled (`decode_into`), not merged into.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn recycles(self) -> bool {
        self.recycles
    }

    /// Returns the context with recycling on or off.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[must_use]
    pub fn with_recycling(self, recycles: bool) -> Self {
        Self { recycles, ..self }
    }

    /// Returns the context for merging into a message that was there before the call.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[must_use]
    pub(crate) fn with_known(self, known: bool) -> Self {
        Self { known, ..self }
    }

    /// Returns the context for a message whose records are read next. Where fields gather their parts, it is looked up once
    /// for all of them whether these are side by side.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[must_use]
    pub(crate) fn for_records(self, reader: &Reader<'_>, gathers: bool) -> Self {
        Self { ordered: gathers && reader.is_ordered(), ..self }
    }

    /// Returns whether records with the same tag are surely side by side.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn is_ordered(self) -> bool {
        self.ordered
    }

    /// Returns the context for what this call makes: nothing to recycle, and no required field was there before.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[must_use]
    pub(crate) fn for_new(self) -> Self {
        Self { recycles: false, known: false, ..self }
    }

    /// Returns where a field's value is from at the start, as its state: see [`STALE`] and [`KNOWN`].
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn origin(self) -> usize {
        (usize::from(self.recycles) * STALE) | (usize::from(self.known) * KNOWN)
    }

    /// Notes that a message, or a part of one that began at `start`, came without all its required fields.
    ///
    /// Another part may bring them, so the entry point looks into it when all was read.
    ///
    /// # Errors
    ///
    /// As [`charge`](Self::charge).
    #[doc(hidden)]
    #[cold]
    #[inline(never)]
    pub fn note_incomplete(self, start: &Reader<'_>) -> Result<()> {
        match (self.known, self.recycles) {
            (false, _) => self.shared.incomplete.set(true),
            // An absent message is made empty: nothing is read.
            (true, true) => {}
            (true, false) if self.shared.push_complete(start.rest().as_ptr().addr()) => {}
            (true, false) => return Err(start.fail(DecodeErrorKind::AllocationLimit)),
        }
        Ok(())
    }

    /// Goes one level down; the reader tells where an error stands.
    ///
    /// # Errors
    ///
    /// [`DecodeErrorKind::DepthLimit`] at the deepest level that is allowed.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn enter(self, at: &Reader<'_>) -> Result<Self> {
        match self.depth.checked_sub(1) {
            Some(depth) => Ok(Self { depth, ordered: false, ..self }),
            None => Err(at.fail(DecodeErrorKind::DepthLimit)),
        }
    }

    /// Comes back from one level down.
    pub(super) fn leave(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }

    /// Takes `bytes` of memory off the budget.
    ///
    /// # Errors
    ///
    /// [`DecodeErrorKind::AllocationLimit`] when the budget does not cover them.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn charge(self, bytes: usize, at: &Reader<'_>) -> Result<()> {
        if self.shared.charge(bytes) { Ok(()) } else { Err(at.fail(DecodeErrorKind::AllocationLimit)) }
    }

    /// Returns what is left of the budget.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn budget(self) -> usize {
        self.shared.budget.get()
    }

    /// As [`charge`](Self::charge); false where the budget does not cover it.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn try_charge(self, bytes: usize) -> bool {
        self.shared.charge(bytes)
    }

    /// Takes back what was charged for memory that is not needed after all.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn refund(self, bytes: usize) {
        self.shared.refund(bytes);
    }

    /// Does `work` and takes what it charged back: for memory that is free again when it returns.
    pub(crate) fn lend<R>(self, work: impl FnOnce() -> R) -> R {
        let before = self.shared.budget.get();
        let result = work();
        self.shared.budget.set(before);
        result
    }

    /// Returns bytes of the input as [`Bytes`]: where the input is `Bytes` itself (see
    /// [`proto::from_bytes`](crate::proto::from_bytes)) a part of it, else a copy.
    ///
    /// Bytes that are from somewhere else, such as what a user's encoding has decompressed, are copied.
    #[inline]
    pub fn share(self, bytes: &[u8]) -> Bytes {
        match self.shared.owner.and_then(|owner| part(owner, bytes)) {
            Some(part) => part,
            None => Bytes::copy_from_slice(bytes),
        }
    }

    /// Makes room for one more element and charges the capacity that this takes.
    ///
    /// # Errors
    ///
    /// As [`charge`](Self::charge).
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn grow<T>(self, values: &mut Vec<T>, at: &Reader<'_>) -> Result<()> {
        if values.len() < values.capacity() {
            return Ok(());
        }
        if grow(values, |bytes| self.shared.charge(bytes)) {
            Ok(())
        } else {
            Err(at.fail(DecodeErrorKind::AllocationLimit))
        }
    }

    /// Reads the inside of a group with a derived decoder, whose loop ends at the end-group tag; its start-group tag has been read, and leaves the cursor behind its end.
    ///
    /// # Errors
    ///
    /// Those of `read`; [`DecodeErrorKind::UnexpectedEnd`] where the group is not closed.
    #[doc(hidden)]
    #[inline(never)]
    pub fn group<'de>(
        self,
        number: u32,
        reader: &mut Reader<'de>,
        read: impl FnOnce(Reader<'de>, Self) -> Result<()>,
    ) -> Result<()> {
        let inner = self.enter(reader)?;
        let outer = self.shared.group.replace(Some((inner.depth, number)));
        let result = read(*reader, inner);
        self.shared.group.set(outer);
        result?;
        match self.shared.rest.take() {
            Some(rest) => {
                reader.keep_last(rest);
                Ok(())
            }
            None => Err(reader.end().fail(DecodeErrorKind::UnexpectedEnd)),
        }
    }

    /// Called at a tag that is no field: true where it ends the group that is being read.
    ///
    /// # Errors
    ///
    /// [`DecodeErrorKind::UnexpectedEndGroup`] for an end-group tag that ends nothing here.
    #[inline]
    pub(crate) fn ends_group(self, tag: Tag, at: &Reader<'_>, rest: &Reader<'_>) -> Result<bool> {
        if tag.wire_type() != WireType::EndGroup {
            return Ok(false);
        }
        if self.shared.group.get() != Some((self.depth, tag.number())) {
            return Err(at.fail(DecodeErrorKind::UnexpectedEndGroup));
        }
        self.shared.rest.set(Some(rest.len()));
        Ok(true)
    }
}

/// Returns the part of `owner` that `bytes` are; `None` where they are none.
fn part(owner: &Bytes, bytes: &[u8]) -> Option<Bytes> {
    let start = bytes.as_ptr().addr().checked_sub(owner.as_ptr().addr())?;
    let end = start.checked_add(bytes.len())?;
    (end <= owner.len()).then(|| owner.slice(start..end))
}

/// Doubles a full vector; false when `charge` refuses the bytes of the new part.
#[cold]
#[inline(never)]
pub(crate) fn grow<T>(values: &mut Vec<T>, charge: impl FnOnce(usize) -> bool) -> bool {
    let old = values.capacity();
    let new = old.saturating_mul(2).max(4);
    if !charge((new - old).saturating_mul(size_of::<T>())) {
        return false;
    }
    values.reserve_exact(new - values.len());
    true
}

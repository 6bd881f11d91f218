//! The bytes of a [`Writer`](super::Writer), and of JSON: all that is `unsafe` about writing.
//!
//! A buffer starts on the caller's stack or at the end of a vector, and moves to the vector when the stack is full.
//!
//! Invariants, which every method keeps and every `SAFETY` comment leans on:
//!
//! 1. `start ≤ cursor ≤ end`, all inside one allocation that lives for `'b`;
//! 2. the bytes from `start` to `cursor` are initialized;
//! 3. `limit` is `end − SLOP`, so after `reserve(n)` the bytes from `cursor` to `cursor + n + SLOP` are writable.
//!
//! The allocation is the stack array until `on_vec` turns true, then `vec`'s.

use alloc::vec::Vec;
use core::{marker::PhantomData, mem::MaybeUninit, ptr};

use super::varint::{CONTINUATION, low8, spread, varint_len};

#[cfg(feature = "json")]
mod json;
#[cfg(test)]
mod tests;

#[cfg(feature = "json")]
pub(crate) use self::json::marks;

/// Bytes that are writable behind every reservation: a tag (5) and a varint (10), and one to be even.
const SLOP: usize = 16;

/// What the vector starts with when the stack is full: several times the stack, so that it seldom grows again.
const FIRST_VEC: usize = 8 << 10;

/// Returns the room to leave behind `more` bytes that made the vector grow. Without it, the first record behind a large
/// field would double the vector and copy the field a second time.
fn slack(more: usize) -> usize {
    (more / 8).clamp(SLOP, 64 << 10)
}

pub(crate) struct Buffer<'b> {
    start: *mut u8,
    cursor: *mut u8,
    limit: *mut u8,
    vec: &'b mut Vec<u8>,
    on_vec: bool,
    stack: PhantomData<&'b mut [MaybeUninit<u8>]>,
}

impl<'b> Buffer<'b> {
    /// Starts on the stack; `vec` is where the bytes go in the end.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn on_stack<const N: usize>(stack: &'b mut [MaybeUninit<u8>; N], vec: &'b mut Vec<u8>) -> Self {
        const { assert!(N >= SLOP) };
        let start = stack.as_mut_ptr().cast::<u8>();
        // SAFETY: N ≥ SLOP, so the result lies inside the array.
        let limit = unsafe { start.add(N - SLOP) };
        Self { start, cursor: start, limit, vec, on_vec: false, stack: PhantomData }
    }

    /// Starts at the end of `vec`.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn on_vec(vec: &'b mut Vec<u8>) -> Self {
        if vec.capacity() - vec.len() < 64 {
            vec.reserve(256);
        }
        let start = vec.as_mut_ptr();
        // SAFETY: the length is at most the capacity.
        let cursor = unsafe { start.add(vec.len()) };
        // SAFETY: the capacity is at least 64, and SLOP less than that.
        let limit = unsafe { start.add(vec.capacity() - SLOP) };
        Self { start, cursor, limit, vec, on_vec: true, stack: PhantomData }
    }

    /// How many bytes were written, counted from the start of the vector.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn len(&self) -> usize {
        self.cursor.addr() - self.start.addr()
    }

    /// Makes the bytes the contents of the vector.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn finish(self) {
        let len = self.len();
        if self.on_vec {
            // SAFETY: invariants 1 and 2: `len` bytes are initialized and inside the vector's capacity.
            unsafe { self.vec.set_len(len) };
        } else {
            // SAFETY: invariants 1 and 2: `len` initialized bytes start at `start`, on the stack.
            let bytes = unsafe { core::slice::from_raw_parts(self.start, len) };
            *self.vec = bytes.to_vec();
        }
    }

    /// Makes `len + SLOP` bytes writable behind the cursor.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn reserve(&mut self, len: usize) {
        // After a write the cursor may stand up to SLOP behind the limit: the difference is a signed number. `len` is
        // none: what does not fit memory must not pass for little.
        let room = self.limit.addr().wrapping_sub(self.cursor.addr()).cast_signed();
        if room < 0 || room.cast_unsigned() < len {
            self.move_to_vec(self.len(), len);
        }
    }

    /// Grows the vector so that `more` bytes and the slop fit behind the first `len`, moving from the stack if need be.
    #[cold]
    #[inline(never)]
    fn move_to_vec(&mut self, len: usize, more: usize) {
        let room = more.saturating_add(slack(more) + SLOP);
        if self.on_vec {
            // SAFETY: `len` bytes are initialized: they are the vector's own, or invariant 2.
            unsafe { self.vec.set_len(len) };
            self.vec.reserve(room.max(64));
        } else {
            self.vec.reserve(room.saturating_add(len).max(FIRST_VEC));
            // SAFETY: invariants 1 and 2: `len` initialized bytes start at `start`, on the stack.
            self.vec.extend_from_slice(unsafe { core::slice::from_raw_parts(self.start, len) });
            self.on_vec = true;
        }
        self.start = self.vec.as_mut_ptr();
        // SAFETY: `len` is the vector's length.
        self.cursor = unsafe { self.start.add(len) };
        // SAFETY: the capacity is at least `len + more + SLOP`.
        self.limit = unsafe { self.start.add(self.vec.capacity() - SLOP) };
    }

    /// Cuts off what lies behind the first `len` bytes.
    ///
    /// # Panics
    ///
    /// If fewer were written.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn truncate(&mut self, len: usize) {
        assert!(len <= self.len());
        // SAFETY: the assertion keeps the cursor between `start` and where it was.
        self.cursor = unsafe { self.start.add(len) };
    }

    /// Writes a varint.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn varint(&mut self, value: u64) {
        self.reserve(0);
        // SAFETY: invariant 3: SLOP bytes are writable.
        self.cursor = unsafe { put_varint(self.cursor, value) };
    }

    /// Writes a tag and a varint.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn tag_varint(&mut self, tag: u32, value: u64) {
        self.reserve(0);
        // SAFETY: invariant 3: SLOP bytes are writable.
        let behind_tag = unsafe { put_tag(self.cursor, tag) };
        // SAFETY: a tag advanced by at most 5, so 11 of SLOP bytes are left.
        self.cursor = unsafe { put_varint(behind_tag, value) };
    }

    /// Writes a tag and `N` bytes, at most 8.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn tag_fixed<const N: usize>(&mut self, tag: u32, bytes: [u8; N]) {
        const { assert!(N <= 8) };
        self.reserve(0);
        // SAFETY: invariant 3: SLOP bytes are writable.
        let behind_tag = unsafe { put_tag(self.cursor, tag) };
        // SAFETY: a tag advanced by at most 5, so 11 of SLOP bytes are left, and N is at most 8.
        self.cursor = unsafe { put(behind_tag, bytes) };
    }

    /// Writes a tag and `width` zero bytes, at most 8, and returns the length then.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn tag_zeros(&mut self, tag: u32, width: usize) -> usize {
        self.reserve(0);
        // SAFETY: invariant 3: SLOP bytes are writable.
        let behind_tag = unsafe { put_tag(self.cursor, tag) };
        // SAFETY: a tag advanced by at most 5, so 11 of SLOP bytes are left.
        let behind_word = unsafe { put(behind_tag, [0; 8]) };
        // SAFETY: this steps back to at most where the word began: inside the buffer, on initialized bytes.
        self.cursor = unsafe { behind_word.sub(8 - width.min(8)) };
        self.len()
    }

    /// Writes a tag, a length and the bytes.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn tag_bytes(&mut self, tag: u32, bytes: &[u8]) {
        self.reserve(bytes.len());
        // SAFETY: invariant 3: SLOP bytes are writable.
        let behind_tag = unsafe { put_tag(self.cursor, tag) };
        // SAFETY: a tag advanced by at most 5, so 11 of SLOP bytes are left.
        let behind_len = unsafe { put_varint(behind_tag, bytes.len() as u64) };
        // SAFETY: a length below 2⁶³ takes 9 bytes: with the tag 14 of SLOP, and `reserve` added the bytes' own.
        self.cursor = unsafe { put_bytes(behind_len, bytes) };
    }

    /// Writes bytes as they are.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.reserve(bytes.len());
        // SAFETY: `reserve` made that many bytes writable.
        self.cursor = unsafe { put_bytes(self.cursor, bytes) };
    }

    /// Writes `N` bytes for each value, as a packed field of fixed width.
    ///
    /// # Panics
    ///
    /// If that is more than memory can hold, which takes values without a size.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn fixed_each<T, const N: usize>(&mut self, values: &[T], bytes: impl Fn(&T) -> [u8; N]) {
        let len = values.len().checked_mul(N).expect("capacity overflow");
        self.reserve(len);
        // SAFETY: `reserve` made `len` bytes writable, nothing else refers to them, and they may be uninitialized.
        let room = unsafe { core::slice::from_raw_parts_mut(self.cursor.cast::<MaybeUninit<u8>>(), len) };
        fill_fixed(room, values, bytes);
        // SAFETY: as above; `fill_fixed` has initialized all of them.
        self.cursor = unsafe { self.cursor.add(len) };
    }

    /// Writes sixteen bytes, one for each value below 128.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn small_varints(&mut self, row: [u8; 16]) {
        self.reserve(0);
        // SAFETY: invariant 3: SLOP bytes are writable.
        self.cursor = unsafe { put(self.cursor, row) };
    }

    /// Writes at most sixteen varints of mixed width without a branch on the width.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn mixed_varints(&mut self, values: impl ExactSizeIterator<Item = u64>) {
        self.reserve(16 * 10);
        for value in values.take(16) {
            // SAFETY: `reserve` made 10 bytes writable for each of 16 values, and SLOP behind them.
            self.cursor = unsafe { put_varint_branchless(self.cursor, value) };
        }
    }

    /// Overwrites `width` bytes at `at` with the varint of `value`, whose length that is.
    ///
    /// # Panics
    ///
    /// If those bytes were not written yet.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn patch(&mut self, at: usize, value: usize, width: usize) {
        if width == 1 {
            self.patch_byte(at, low8(value as u64));
        } else {
            for index in 0..width {
                let more = if index + 1 < width { 0x80 } else { 0 };
                self.patch_byte(at + index, low8((value >> (7 * index)) as u64) & 0x7F | more);
            }
        }
    }

    /// Overwrites the byte at `at`.
    ///
    /// # Panics
    ///
    /// If it was not written yet.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn patch_byte(&mut self, at: usize, byte: u8) {
        assert!(at < self.len());
        // SAFETY: the assertion: `at` lies before the cursor.
        let place = unsafe { self.start.add(at) };
        // SAFETY: bytes before the cursor are writable.
        unsafe { place.write(byte) };
    }

    /// Moves the bytes from `from` up to `until` so that they begin at `to`; the cursor stays.
    ///
    /// # Panics
    ///
    /// If the bytes, where they are or where they go, reach behind the cursor.
    pub(super) fn shift(&mut self, from: usize, until: usize, to: usize) {
        assert!(from <= until && until <= self.len() && to + (until - from) <= self.len());
        // SAFETY: the assertion: `from` lies at or before the cursor.
        let source = unsafe { self.start.add(from) };
        // SAFETY: the assertion: `to` lies at or before the cursor.
        let target = unsafe { self.start.add(to) };
        // SAFETY: the assertion: both ranges end at or before the cursor; `copy` allows them to overlap.
        unsafe { ptr::copy(source, target, until - from) };
    }

    /// Appends `len` zero bytes.
    pub(super) fn zeros(&mut self, len: usize) {
        self.reserve(len);
        // SAFETY: `reserve` made that many bytes writable.
        unsafe { self.cursor.write_bytes(0, len) };
        // SAFETY: as above; the bytes are initialized now.
        self.cursor = unsafe { self.cursor.add(len) };
    }
}

/// Fills the room with `N` bytes for each value.
///
/// It is a function of its own, never inlined, as only of its parameters does LLVM know that they do not overlap: on a
/// little-endian machine the loop becomes one `memcpy`.
///
/// # Panics
///
/// If the room is not `N` bytes for each value.
#[inline(never)]
fn fill_fixed<T, const N: usize>(room: &mut [MaybeUninit<u8>], values: &[T], bytes: impl Fn(&T) -> [u8; N]) {
    let (places, rest) = room.as_chunks_mut::<N>();
    assert!(places.len() == values.len() && rest.is_empty());
    for (place, value) in places.iter_mut().zip(values) {
        *place = bytes(value).map(MaybeUninit::new);
    }
}

/// Writes `N` bytes.
///
/// # Safety
///
/// `N` bytes are writable.
#[cfg_attr(not(debug_assertions), inline(always))]
unsafe fn put<const N: usize>(to: *mut u8, bytes: [u8; N]) -> *mut u8 {
    // SAFETY: the caller's promise; no alignment is asked for.
    unsafe { to.cast::<[u8; N]>().write_unaligned(bytes) };
    // SAFETY: the caller's promise: this is at most one behind the last writable byte.
    unsafe { to.add(N) }
}

/// Writes a tag of any length. With a constant tag, all but one branch folds away.
///
/// # Safety
///
/// Eight bytes are writable. Advances by at most five.
#[cfg_attr(not(debug_assertions), inline(always))]
unsafe fn put_tag(to: *mut u8, tag: u32) -> *mut u8 {
    if tag < 1 << 7 {
        // SAFETY: one of eight.
        unsafe { put(to, [low8(u64::from(tag))]) }
    } else if tag < 1 << 14 {
        // SAFETY: two of eight.
        unsafe { put(to, [low8(u64::from(tag)) | 0x80, low8(u64::from(tag >> 7))]) }
    } else {
        // SAFETY: the caller's promise.
        unsafe { put_word_varint(to, u64::from(tag)) }
    }
}

/// Writes a varint.
///
/// # Safety
///
/// Ten bytes are writable. Advances by the varint's length.
#[cfg_attr(not(debug_assertions), inline(always))]
unsafe fn put_varint(to: *mut u8, value: u64) -> *mut u8 {
    if value < 1 << 7 {
        // SAFETY: one of ten.
        unsafe { put(to, [low8(value)]) }
    } else if value < 1 << 56 {
        // SAFETY: eight of ten.
        unsafe { put_word_varint(to, value) }
    } else {
        // SAFETY: the caller's promise.
        unsafe { put_long_varint(to, value) }
    }
}

/// Writes a varint of at most eight bytes with one store.
///
/// # Safety
///
/// Eight bytes are writable and `value` is below 2⁵⁶. Advances by the varint's length.
#[cfg_attr(not(debug_assertions), inline(always))]
unsafe fn put_word_varint(to: *mut u8, value: u64) -> *mut u8 {
    let len = varint_len(value);
    let more = CONTINUATION & ((1 << (8 * (len - 1))) - 1);
    // SAFETY: the caller's promise.
    unsafe { put(to, (spread(value) | more).to_le_bytes()) };
    // SAFETY: `len` is at most eight.
    unsafe { to.add(len) }
}

/// Writes a varint of nine or ten bytes.
///
/// # Safety
///
/// Ten bytes are writable and `value` is at least 2⁵⁶. Advances by the varint's length.
#[cold]
#[inline(never)]
unsafe fn put_long_varint(to: *mut u8, value: u64) -> *mut u8 {
    // SAFETY: eight of ten.
    let ninth = unsafe { put(to, (spread(value) | CONTINUATION).to_le_bytes()) };
    let top = low8(value >> 56);
    if top < 0x80 {
        // SAFETY: the ninth of ten.
        unsafe { put(ninth, [top]) }
    } else {
        // SAFETY: the ninth and tenth of ten.
        unsafe { put(ninth, [top | 0x80, 1]) }
    }
}

/// Writes a varint of any length without branching on it.
///
/// # Safety
///
/// Ten bytes are writable. Advances by the varint's length.
#[cfg_attr(not(debug_assertions), inline(always))]
unsafe fn put_varint_branchless(to: *mut u8, value: u64) -> *mut u8 {
    let len = varint_len(value);
    let more = if len > 8 { u64::MAX } else { (1 << (8 * (len - 1))) - 1 };
    // SAFETY: eight of ten.
    let ninth = unsafe { put(to, (spread(value) | CONTINUATION & more).to_le_bytes()) };
    let top = (value >> 56) as u16;
    // SAFETY: the ninth and tenth of ten.
    unsafe { put(ninth, ((top & 0x7F) | (top & 0x80) << 1 | (top & 0x80)).to_le_bytes()) };
    // SAFETY: `len` is at most ten.
    unsafe { to.add(len) }
}

/// Writes bytes; short ones with two overlapping loads and stores, as a call to `memcpy` costs more than they do.
///
/// # Safety
///
/// `bytes.len()` bytes are writable, and they are not those of `bytes`. Advances by that many.
#[cfg_attr(not(debug_assertions), inline(always))]
unsafe fn put_bytes(to: *mut u8, bytes: &[u8]) -> *mut u8 {
    let len = bytes.len();
    if len <= 32 {
        // SAFETY: the caller's promise.
        unsafe { put_short(to, bytes) };
    } else {
        // SAFETY: the caller's promise.
        unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), to, len) };
    }
    // SAFETY: the caller's promise.
    unsafe { to.add(len) }
}

/// Writes at most 32 bytes.
///
/// # Safety
///
/// `bytes.len()` bytes are writable.
#[cfg_attr(not(debug_assertions), inline(always))]
unsafe fn put_short(to: *mut u8, bytes: &[u8]) {
    // SAFETY: the caller's promise, and `bytes` is at most 32 long.
    if unsafe { put_ends::<16>(to, bytes) } {
        return;
    }
    // SAFETY: the caller's promise, and `bytes` is shorter than 16.
    if unsafe { put_ends::<8>(to, bytes) } {
        return;
    }
    // SAFETY: the caller's promise, and `bytes` is shorter than 8.
    if unsafe { put_ends::<4>(to, bytes) } {
        return;
    }
    for (index, byte) in bytes.iter().enumerate().take(3) {
        // SAFETY: `index` is below the number of bytes.
        let place = unsafe { to.add(index) };
        // SAFETY: the caller's promise.
        unsafe { place.write(*byte) };
    }
}

/// Writes the first and the last `N` bytes, which cover up to 2 N; false where there are fewer than `N`.
///
/// # Safety
///
/// `bytes.len()` bytes are writable, and `bytes` is at most 2 N long or shorter than N.
#[cfg_attr(not(debug_assertions), inline(always))]
unsafe fn put_ends<const N: usize>(to: *mut u8, bytes: &[u8]) -> bool {
    let (Some(first), Some(last)) = (bytes.first_chunk::<N>(), bytes.last_chunk::<N>()) else { return false };
    // SAFETY: N is at most the number of bytes.
    unsafe { put(to, *first) };
    // SAFETY: as above.
    let tail = unsafe { to.add(bytes.len() - N) };
    // SAFETY: as above.
    unsafe { put(tail, *last) };
    true
}

//! An allocator that counts what each thread allocates.
//!
//! ```
//! use wireform_test_support::allocation::{Counting, measure};
//!
//! #[global_allocator]
//! static ALLOCATOR: Counting = Counting;
//!
//! let (kept, used) = measure(|| {
//!     drop(vec![0u8; 1000]);
//!     vec![0u8; 10]
//! });
//! assert_eq!((kept.len(), used.live, used.peak, used.total), (10, 10, 1000, 1010));
//! ```

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
};

/// The system's allocator, counted.
#[derive(Clone, Copy, Debug)]
pub struct Counting;

/// What a piece of code allocated, in bytes as they were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Used {
    /// What is still allocated at the end.
    pub live: usize,
    /// The most that was allocated at any time. A vector that moves to grow counts twice for that moment.
    pub peak: usize,
    /// All that was ever asked for; a vector that moves to grow counts with its new size.
    pub total: usize,
}

thread_local! {
    // Constants without a destructor: the first use of such a variable allocates nothing.
    static LIVE: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
    static TOTAL: Cell<usize> = const { Cell::new(0) };
}

/// Runs a piece of code and returns what it allocated on this thread.
pub fn measure<R>(run: impl FnOnce() -> R) -> (R, Used) {
    let start = LIVE.get();
    PEAK.set(start);
    TOTAL.set(0);
    let result = run();
    let used = |value: isize| usize::try_from(value - start).unwrap_or(0);
    (result, Used { live: used(LIVE.get()), peak: used(PEAK.get()), total: TOTAL.get() })
}

fn add(bytes: usize) {
    // While a thread ends, its variables may be gone; nobody measures then.
    let _ = LIVE.try_with(|live| {
        live.set(live.get().wrapping_add_unsigned(bytes));
        PEAK.with(|peak| peak.set(peak.get().max(live.get())));
        TOTAL.with(|total| total.set(total.get().wrapping_add(bytes)));
    });
}

fn take(bytes: usize) {
    let _ = LIVE.try_with(|live| live.set(live.get().wrapping_sub_unsigned(bytes)));
}

// SAFETY: every method hands its arguments on to `System` unchanged and returns what `System` returns, so all that
// `System` promises holds here. The counters are plain cells: counting neither allocates nor unwinds.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        // SAFETY: the caller promises that `layout` has a size above zero, which is all that `System` asks for.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        // SAFETY: as in `alloc`.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        take(layout.size());
        // SAFETY: the caller promises that `pointer` came from this allocator with this layout, and this allocator
        // gives out only what `System` gave it.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        add(size);
        take(layout.size());
        // SAFETY: as in `dealloc`; the caller promises that `size` is above zero and does not overflow when rounded
        // up to the alignment.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

//! Counts steps, for tests that say how work grows with the input. Outside of unit tests nothing is counted.

#[cfg(test)]
extern crate std;

#[cfg(test)]
std::thread_local! {
    static STEPS: core::cell::Cell<usize> = const { core::cell::Cell::new(0) };
}

/// Counts steps of something whose number is to be linear: records that are looked at, bytes that are compared.
#[inline(always)]
pub(crate) fn count(_steps: usize) {
    #[cfg(test)]
    STEPS.set(STEPS.get() + _steps);
}

/// Returns how many steps a piece of code took on this thread.
#[cfg(test)]
pub(crate) fn steps<R>(run: impl FnOnce() -> R) -> (R, usize) {
    let before = STEPS.get();
    let result = run();
    (result, STEPS.get() - before)
}

/// Checks that twice as much of something takes no more than twice the steps, with a fifth more for a logarithm.
#[cfg(test)]
#[track_caller]
pub(crate) fn check_linear(sizes: [usize; 3], run: impl Fn(usize)) {
    let [first, second, third] = sizes.map(|size| (size, steps(|| run(size)).1));
    for ((small, few), (large, many)) in [(first, second), (second, third)] {
        assert!(few >= small, "{few} steps for {small}: too few of them are counted");
        assert!(many * small * 5 <= few * large * 6, "{few} steps for {small}, but {many} for {large}");
    }
}

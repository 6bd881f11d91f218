//! A counter of steps, for tests of how the work grows with the input: the compiler puts a call before each block of code.
//!
//! That takes `RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3
//! -Cllvm-args=-sanitizer-coverage-trace-pc"`; without these flags nothing is counted. `tests/work/run.sh` has them.

static mut STEPS: u64 = 0;

/// Counts a step; the compiler calls this, and puts no call into a function of such a name.
#[unsafe(no_mangle)]
pub extern "C" fn __sanitizer_cov_trace_pc() {
    // SAFETY: a program that counts has one thread that counts, so that no other one looks at the number meanwhile; a lost
    // step would be no harm, as the number is used for nothing but a comparison.
    unsafe { STEPS = STEPS.wrapping_add(1) }
}

/// Runs a piece of code and returns how many steps it took, those of the standard library's compiled code left out.
pub fn count<R>(run: impl FnOnce() -> R) -> (R, u64) {
    let start = now();
    let result = run();
    (result, now().wrapping_sub(start))
}

fn now() -> u64 {
    // SAFETY: as above.
    unsafe { STEPS }
}

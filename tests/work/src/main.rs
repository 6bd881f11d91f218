//! How the work and the memory of `wireform-build` grow with its input: a table of shapes, each at n, 2n and 4n.

use std::process::ExitCode;

use wireform_test_support::{
    allocation::{Counting, measure},
    steps,
};

mod schemas;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How many times as much four times the input may take: sorting takes a little more than four.
const MOST: f64 = 5.0;

/// What is run: a name, the smallest size, and what is done with an input of a size.
type Shape = (&'static str, usize, fn(usize) -> Run);

/// Something that was made ready and can be run.
type Run = Box<dyn FnOnce()>;

fn main() -> ExitCode {
    let mut is_wrong = false;
    println!("{:<44} {:>6} {:>12} {:>6} {:>12} {:>6}", "shape", "n", "steps", "x4", "peak, bytes", "x4");
    for (name, size, prepare) in schemas::SHAPES {
        let [one, two, four] = [1, 2, 4].map(|times| cost(prepare(size * times)));
        let growth = |from: u64, to: u64| to as f64 / from.max(1) as f64;
        let (steps, peak) = (growth(one.0, four.0), growth(one.1, four.1));
        let is_ours = name != schemas::BY_PROTOX;
        let grows = peak > MOST || (is_ours && (steps > MOST || growth(one.0, two.0) > MOST / 2.0));
        println!(
            "{name:<44} {size:>6} {:>12} {steps:>6.2} {:>12} {peak:>6.2}{}",
            one.0,
            one.1,
            if grows { "  more than linear" } else { "" }
        );
        is_wrong |= grows || one.0 == 0;
    }
    if is_wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Returns the steps and the most memory that a run took.
fn cost(run: Run) -> (u64, u64) {
    let (((), used), steps) = steps::count(|| measure(run));
    (steps, used.peak as u64)
}

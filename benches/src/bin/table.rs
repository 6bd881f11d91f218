//! Prints how fast every library is in every cell, and how many times as fast we are.
//!
//! ```text
//! cargo run --release -p wireform-benches --bin table                # as users build
//! cargo run --profile bench-lto -p wireform-benches --bin table     # fat LTO, one codegen unit
//! ```
//!
//! With `--quick` a run takes a second and shows only that everything works; a word such as `person` or `decode`
//! picks the rows that have it.
#![forbid(unsafe_code)]

use std::env;

use wireform_benches::{
    cells,
    measure::{Plan, measure},
    report::Report,
};

/// Keeps glibc from giving memory back to the kernel: freeing a large block raises its threshold for that to twice
/// the block's size. Otherwise the median of a cell, whoever's it is, hangs on whether its block ends the heap.
fn keep_the_heap() {
    drop(std::hint::black_box(vec![1u8; 16 << 20]));
}

fn main() {
    keep_the_heap();
    let (flags, words): (Vec<_>, Vec<_>) = env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let plan = if flags.iter().any(|flag| flag == "--quick") { Plan::QUICK } else { Plan::FULL };
    println!("nanoseconds for one message: median (minimum) of {} interleaved samples\n", plan.rounds);
    for mut table in cells::tables() {
        table.cells.retain(|cell| {
            let name = format!("{} {}", cell.shape, cell.operation);
            words.iter().all(|word| name.contains(word))
        });
        let times = measure(&mut table, plan);
        println!("{}", Report { table: &table, times: &times });
    }
}

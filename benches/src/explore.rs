//! The same cells under criterion, for work on one operation: `cargo bench -p wireform-benches -- person/decode`.
#![forbid(unsafe_code)]
#![allow(missing_docs, reason = "criterion's macros make functions without")]

use std::time::Instant;

use criterion::{Criterion, criterion_group, criterion_main};
use wireform_benches::cells;

fn explore(criterion: &mut Criterion) {
    for table in cells::tables() {
        for cell in table.cells {
            let mut group = criterion.benchmark_group(format!("{}/{}", cell.shape, cell.operation));
            for (name, mut candidate) in table.candidates.iter().zip(cell.candidates) {
                if candidate.run(1) {
                    group.bench_function(*name, |bencher| {
                        bencher.iter_custom(|count| {
                            let start = Instant::now();
                            candidate.run(usize::try_from(count).unwrap_or(usize::MAX));
                            start.elapsed()
                        });
                    });
                }
            }
            group.finish();
        }
    }
}

criterion_group!(benches, explore);
criterion_main!(benches);

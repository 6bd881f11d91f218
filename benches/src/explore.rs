//! The same cells under criterion, for work on one operation: `cargo bench -p wireform-benches -- person/decode`.
#![forbid(unsafe_code)]
#![allow(missing_docs, reason = "criterion's macros make functions without")]

use std::time::Instant;

use criterion::{Criterion, criterion_group, criterion_main};
use wireform_benches::cells;

fn explore(criterion: &mut Criterion) {
    for group in cells::groups() {
        for cell in group.cells() {
            let name = format!("{}/{:?} {}", cell.shape, cell.wire, cell.operation);
            let mut group = criterion.benchmark_group(name);
            for mut candidate in cell.candidates {
                group.bench_function(candidate.name, |bencher| {
                    bencher.iter_custom(|count| {
                        let start = Instant::now();
                        candidate.run(usize::try_from(count).unwrap_or(usize::MAX));
                        start.elapsed()
                    });
                });
            }
            group.finish();
        }
    }
}

criterion_group!(benches, explore);
criterion_main!(benches);

//! Prints how fast every library is in every cell, and how many times as fast we are.
//!
//! ```text
//! cargo run --release -p wireform-benches --bin table                # as users build
//! cargo run --profile bench-lto -p wireform-benches --bin table     # fat LTO, one codegen unit
//! ```
//!
//! `--charts DIR` also draws charts into a folder. With `--quick` nothing is measured for long: it shows that all
//! libraries come to the same results. Words such as `person` or `decode` pick the rows that have them all.
#![forbid(unsafe_code)]

use std::{error::Error, fs, path::PathBuf};

use lexopt::{Arg, ValueExt};
use wireform_benches::{
    cells::{self, Wire},
    chart::charts,
    measure::{Plan, measure},
    report::{Report, Row},
};

const LEGEND: &str = "\
wireform: the time for one message, the median of interleaved samples. Then how many times as long the others took:
peers below 1 are faster than we are. clone: of the decoded value, with its drop. memcpy: of the encoded bytes, into a
new or a cleared vector; it bounds only what is nearly all one copy: bytes of 1 MiB, depth 5 with 1 MB, 100k floats or
doubles. The picture has 10 KB beside nine small strings and numbers, each of which costs a branch and a miss of its own.
The last column is the fastest peer's, by the fastest samples.
";

struct Arguments {
    plan: Plan,
    words: Vec<String>,
    charts: Option<PathBuf>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = arguments()?;
    keep_the_heap();
    let mut rows = Vec::new();
    for group in cells::groups() {
        let mut cells = group.cells();
        cells.retain(|cell| {
            let name = format!("{} {:?} {}", cell.shape, cell.wire, cell.operation).to_lowercase();
            arguments.words.iter().all(|word| name.contains(word))
        });
        let times = measure(&mut cells, arguments.plan);
        rows.extend(cells.iter().zip(&times).map(|(cell, times)| Row::new(cell, times)));
    }
    for wire in [Wire::Protobuf, Wire::Json, Wire::Xml, Wire::SerdeXml] {
        println!("{}", Report { wire, rows: &rows });
    }
    println!("{LEGEND}");
    if let Some(folder) = arguments.charts {
        fs::create_dir_all(&folder)?;
        for (name, svg) in charts(&rows)? {
            fs::write(folder.join(name), svg)?;
        }
    }
    Ok(())
}

fn arguments() -> Result<Arguments, lexopt::Error> {
    let mut arguments = Arguments { plan: Plan::FULL, words: Vec::new(), charts: None };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("quick") => arguments.plan = Plan::QUICK,
            Arg::Long("charts") => arguments.charts = Some(parser.value()?.into()),
            Arg::Value(word) => arguments.words.push(word.string()?.to_lowercase()),
            other => return Err(other.unexpected()),
        }
    }
    Ok(arguments)
}

/// Keeps glibc from giving memory back to the kernel: freeing a large block raises its threshold for that to twice
/// the block's size. Otherwise the median of a cell, whoever's it is, hangs on whether its block ends the heap.
fn keep_the_heap() {
    drop(std::hint::black_box(vec![1u8; 16 << 20]));
}

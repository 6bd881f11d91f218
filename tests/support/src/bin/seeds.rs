//! Writes the corpus as seeds for fuzzing: `cargo run -p wireform-test-support --bin seeds -- fuzz/seeds`.
//!
//! Each target gets a folder of its own, with a file for each sample.

use std::{env, fs, io, path::Path};

use wireform_test_support::corpus::corpus;

const TARGETS: [&str; 2] = ["decode", "vs_prost"];

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).ok_or_else(|| io::Error::other("usage: seeds FOLDER"))?;
    for target in TARGETS {
        let folder = Path::new(&folder).join(target);
        fs::create_dir_all(&folder)?;
        for (index, sample) in corpus().into_iter().enumerate() {
            fs::write(folder.join(format!("{index:03}")), sample.bytes)?;
        }
    }
    Ok(())
}

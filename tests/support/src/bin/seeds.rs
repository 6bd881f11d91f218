//! Writes the corpus into a folder, a file for each sample, for a fuzzer to start from.

use std::{env, fs, io, path::Path, process::ExitCode};

use wireform_test_support::corpus::corpus;

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1) else {
        eprintln!("usage: seeds FOLDER");
        return ExitCode::FAILURE;
    };
    match write(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("seeds: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (index, sample) in corpus().iter().enumerate() {
        fs::write(folder.join(format!("sample-{index:03}")), &sample.bytes)?;
    }
    Ok(())
}

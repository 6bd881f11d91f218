//! `protoc --wireform_out=DIR`: see [`wireform_build::plugin`].

use std::{
    io::{self, Read, Write},
    process::ExitCode,
};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("protoc-gen-wireform: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn std::error::Error>> {
    let mut request = Vec::new();
    io::stdin().lock().read_to_end(&mut request)?;
    io::stdout().lock().write_all(&wireform_build::plugin::answer(&request)?)?;
    Ok(())
}

//! One struct on every wire: how many bytes, how small after gzip, how fast.
//!
//! ```text
//! cargo run --release --example compare
//! cargo run --release --example compare -- --explain order
//! cargo run --release --example compare -- --plot comparison.svg
//! cargo metadata --format-version 1 | cargo run --release --example compare -- cargo-metadata
//! ```
//!
//! Start reading at `shapes.rs`, the structs, and `formats.rs`, the calls; `metadata.rs` has structs for the output of
//! `cargo metadata`.

#![forbid(unsafe_code)]

use std::{
    fs,
    io::{self, ErrorKind, IsTerminal, Read, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use wireform::{Described, proto};

use crate::{
    formats::{Result, Subject},
    metadata::Metadata,
};

mod explain;
mod formats;
mod measure;
mod metadata;
mod plot;
mod rows;
mod shapes;
mod table;
#[cfg(test)]
mod tests;

const HELP: &str = "\
compare: one struct on every wire

usage: compare [SHAPE]...           compares the wires on these shapes, or on all
       compare --explain [SHAPE]    takes a shape's protobuf bytes apart, or those of the record
       compare cargo-metadata       compares the wires on what `cargo metadata` prints, read from
                                    standard input

options: --plot FILE.svg            draws the sizes as a chart too: those of a shape, of the record
                                    where none is named, or of cargo-metadata

shapes: ";

const PIPE: &str = "try: cargo metadata --format-version 1 | cargo run --release --example compare -- cargo-metadata";

/// A sample value, whatever its type.
struct Shape {
    name: &'static str,
    about: &'static str,
    compare: fn() -> Result<Vec<rows::Row>>,
    explain: fn() -> Result<String>,
}

/// Makes a shape of a function that returns a sample.
macro_rules! shape {
    ($name:literal, $about:literal, $sample:expr) => {
        Shape {
            name: $name,
            about: $about,
            compare: || rows::compare(&$sample(), false),
            explain: || explain(&$sample()),
        }
    };
}

const SHAPES: [Shape; 6] = [
    shape!("record", "the person of the classic comparison", shapes::record),
    shape!("reading", "what a weather station sends, floating-point numbers", shapes::reading),
    shape!("log-line", "text, an enumeration, bytes and a map", shapes::log_line),
    shape!("order", "messages in messages and a oneof", shapes::order),
    shape!("telemetry", "160 integers, packed", shapes::telemetry),
    shape!("document", "text in three scripts, with line breaks and indentation", shapes::document),
];

enum Command {
    Compare(Vec<&'static Shape>),
    Plot(&'static Shape, PathBuf),
    Explain(&'static Shape),
    CargoMetadata(Option<PathBuf>),
    Help,
}

fn main() -> ExitCode {
    match arguments().and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("compare: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Help => print(&format!("{HELP}{}\n", names())),
        Command::Explain(shape) => print(&(shape.explain)()?),
        Command::CargoMetadata(plot) => compare_metadata(plot.as_deref()),
        Command::Compare(shapes) => {
            for shape in shapes {
                compare(shape)?;
            }
            print(table::LEGEND)
        }
        Command::Plot(shape, file) => {
            let rows = compare(shape)?;
            print(table::LEGEND)?;
            plot(&file, &format!("One {} on every wire", shape.name.replace('-', " ")), shape.about, &rows)
        }
    }
}

fn compare(shape: &Shape) -> Result<Vec<rows::Row>> {
    let rows = (shape.compare)()?;
    print(&(table::draw(&format!("{}: {}", shape.name, shape.about), &rows) + "\n"))?;
    Ok(rows)
}

fn plot(file: &Path, title: &str, subtitle: &str, rows: &[rows::Row]) -> Result<()> {
    let written = fs::write(file, plot::draw(title, subtitle, rows)?);
    written.map_err(|error| format!("{} cannot be written: {error}", file.display()).into())
}

fn arguments() -> Result<Command> {
    let mut parser = lexopt::Parser::from_env();
    let (mut shapes, mut explains, mut metadata, mut plot) = (Vec::new(), false, false, None);
    while let Some(argument) = parser.next()? {
        match argument {
            lexopt::Arg::Long("explain") => explains = true,
            lexopt::Arg::Long("plot") => plot = Some(PathBuf::from(parser.value()?)),
            lexopt::Arg::Long("help") | lexopt::Arg::Short('h') => return Ok(Command::Help),
            lexopt::Arg::Value(name) if name == "cargo-metadata" => metadata = true,
            lexopt::Arg::Value(name) => shapes.push(find(&name.to_string_lossy())?),
            other => return Err(other.unexpected().into()),
        }
    }
    match (explains, metadata, plot, &shapes[..]) {
        (false, true, plot, []) => Ok(Command::CargoMetadata(plot)),
        (_, true, _, _) => Err("cargo-metadata goes with no other argument but --plot".into()),
        (true, false, None, []) => Ok(Command::Explain(&SHAPES[0])),
        (true, false, None, [shape]) => Ok(Command::Explain(shape)),
        (true, false, None, _) => Err("--explain takes one shape".into()),
        (true, false, Some(_), _) => Err("--explain and --plot do not go together".into()),
        (false, false, None, []) => Ok(Command::Compare(SHAPES.iter().collect())),
        (false, false, None, _) => Ok(Command::Compare(shapes)),
        (false, false, Some(file), []) => Ok(Command::Plot(&SHAPES[0], file)),
        (false, false, Some(file), [shape]) => Ok(Command::Plot(shape, file)),
        (false, false, Some(_), _) => Err("--plot takes one shape".into()),
    }
}

fn find(name: &str) -> Result<&'static Shape> {
    let shape = SHAPES.iter().find(|shape| shape.name == name);
    shape.ok_or_else(|| format!("no shape is called `{name}`; there are: {}, cargo-metadata", names()).into())
}

fn names() -> String {
    SHAPES.map(|shape| shape.name).join(", ")
}

fn explain<T: Subject + Described>(value: &T) -> Result<String> {
    let bytes = proto::to_vec(value);
    let title = format!("{}: {} bytes of protobuf\n\n", T::DESCRIPTOR.full_name(), bytes.len());
    Ok(title + &explain::explain(T::DESCRIPTOR, &bytes)?)
}

fn compare_metadata(file: Option<&Path>) -> Result<()> {
    let input = read_metadata()?;
    let metadata: Metadata = serde_json::from_str(&input)
        .map_err(|error| format!("standard input is no cargo metadata: {error}\n{PIPE}"))?;
    let (packages, edges) = metadata.counts();
    let counts = format!("{packages} packages, {edges} edges, from {} bytes of JSON", table::thousands(input.len()));
    let rows = rows::compare(&metadata, true)?;
    print(&(table::draw(&format!("cargo metadata: {counts}"), &rows) + "\n" + table::LEGEND))?;
    file.map_or(Ok(()), |file| plot(file, "A dependency graph on every wire", &counts, &rows))
}

fn read_metadata() -> Result<String> {
    let mut stdin = io::stdin();
    if stdin.is_terminal() {
        return Err(format!("cargo-metadata reads standard input, and that is a terminal\n{PIPE}").into());
    }
    let mut input = String::new();
    stdin.read_to_string(&mut input)?;
    if input.trim().is_empty() {
        return Err(format!("standard input is empty: did `cargo metadata` fail?\n{PIPE}").into());
    }
    Ok(input)
}

/// Prints at once; a reader that has seen enough, such as `head`, is no error.
fn print(text: &str) -> Result<()> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => Ok(result?),
    }
}

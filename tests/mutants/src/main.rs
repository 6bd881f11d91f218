//! Changes wireform's sources one place at a time and tells which changes no test notices.
//!
//! All changes are built at once into a copy of the repository, each behind a switch: the variable `MUTANT` has the
//! number of the one that is on. `find` looks for places, `render` writes the switches, `compile` leaves out what the
//! compiler refuses, `reach` sees which test comes by which switch, and `trial` turns one on. `tests/MUTANTS.md` has the
//! state, `equivalent.txt` the changes that are none.

mod cfg;
mod compile;
mod copy;
mod equivalent;
mod find;
mod macros;
mod mutant;
mod operators;
mod options;
mod parallel;
mod process;
mod reach;
mod render;
mod report;
mod results;
mod returns;
mod run;
mod sample;
mod switch;
mod trial;

use std::{env, error::Error, fs, path::Path, process::ExitCode};

use crate::{
    options::{HELP, Options},
    run::Run,
};

type Result<T, E = Box<dyn Error>> = std::result::Result<T, E>;

fn main() -> ExitCode {
    match Options::parse(lexopt::Parser::from_env()).and_then(|options| start(&options)) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(2),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Does what the options say and returns how many changes survived that are not on the list.
fn start(options: &Options) -> Result<usize> {
    if options.help {
        print!("{HELP}");
        return Ok(0);
    }
    let state = env::current_dir()?.join(&options.state);
    fs::create_dir_all(&state)?;
    if options.fresh {
        fs::write(state.join("results.tsv"), "")?;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    Run::new(&root, &state, options)?.finish()
}

//! What the command line says.

use std::path::PathBuf;

use lexopt::{
    Arg::{Long, Short},
    ValueExt,
};

use crate::Result;

pub(crate) const HELP: &str = "\
Changes the sources one place at a time and tells which changes no test notices.

  --sample N      tries about N changes, spread over the folders [400]
  --least N       tries at least so many of each folder [15]
  --seed N        draws other changes [1]
  --all           tries every change
  --folder PATH   only those of files whose path begins so; may be given again
  --mutant N      only the change with this number; may be given again
  --list          lists the chosen changes and tries none
  --fresh         forgets what earlier runs found
  --report        shows what earlier runs found of the chosen changes, and tries none
  --patience N    leaves out tests that take more than N seconds with nothing changed
  --jobs N        how many at a time [2]
  --state PATH    where the copy, the build and the results are [target/mutants]
";

#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) sample: Option<usize>,
    pub(crate) least: usize,
    pub(crate) seed: u64,
    pub(crate) folders: Vec<String>,
    pub(crate) numbers: Vec<u32>,
    pub(crate) list: bool,
    pub(crate) fresh: bool,
    pub(crate) report: bool,
    pub(crate) help: bool,
    pub(crate) patience: Option<u64>,
    pub(crate) jobs: usize,
    pub(crate) state: PathBuf,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            sample: Some(400),
            least: 15,
            seed: 1,
            folders: Vec::new(),
            numbers: Vec::new(),
            list: false,
            fresh: false,
            report: false,
            help: false,
            patience: None,
            jobs: 2,
            state: "target/mutants".into(),
        }
    }
}

impl Options {
    pub(crate) fn parse(mut parser: lexopt::Parser) -> Result<Self> {
        let mut options = Self::default();
        while let Some(argument) = parser.next()? {
            match argument {
                Long("sample") => options.sample = Some(parser.value()?.parse()?),
                Long("least") => options.least = parser.value()?.parse()?,
                Long("seed") => options.seed = parser.value()?.parse()?,
                Long("all") => options.sample = None,
                Long("folder") => options.folders.push(parser.value()?.string()?),
                Long("mutant") => options.numbers.push(parser.value()?.parse()?),
                Long("list") => options.list = true,
                Long("fresh") => options.fresh = true,
                Long("report") => options.report = true,
                Long("patience") => options.patience = Some(parser.value()?.parse()?),
                Long("jobs") => options.jobs = parser.value()?.parse()?,
                Long("state") => options.state = parser.value()?.into(),
                Short('h') | Long("help") => options.help = true,
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(options)
    }
}

//! A run: what is tried and what came of it.

use std::{
    collections::{BTreeSet, HashMap, hash_map::DefaultHasher},
    fs,
    hash::{Hash, Hasher},
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
    time::Duration,
};

use crate::{
    Result,
    compile::{self, Binary},
    copy,
    equivalent::Equivalent,
    mutant::{Mutant, Sources},
    options::Options,
    parallel::in_parallel,
    reach::{self, Reach},
    render::Refused,
    report::{Report, Untried},
    results::Results,
    sample,
    trial::{self, Verdict},
};

/// What a run works on.
#[derive(Debug)]
pub(crate) struct Run<'a> {
    options: &'a Options,
    state: PathBuf,
    sources: Sources,
    list: Equivalent,
    results: Results,
    /// For each source file, what its text is.
    files: HashMap<String, u64>,
}

impl<'a> Run<'a> {
    pub(crate) fn new(root: &Path, state: &Path, options: &'a Options) -> Result<Self> {
        let (sources, rest) = copy::copy(root, &state.join("copy"))?;
        let list = Equivalent::parse(&fs::read_to_string(root.join("tests/mutants/equivalent.txt"))?)?;
        let files: HashMap<String, u64> =
            sources.files.iter().map(|source| (source.file.clone(), fingerprint(&source.text))).collect();
        let all = fingerprint(&(rest, &files.values().collect::<BTreeSet<_>>(), options.patience));
        let results = Results::open(&state.join("results.tsv"), files.clone(), all)?;
        Ok(Self { options, state: state.to_owned(), sources, list, results, files })
    }

    /// Builds, tries and shows; returns how many changes survived that are not on the list.
    pub(crate) fn finish(&self) -> Result<usize> {
        let mut refused = self.remembered();
        let binaries = if self.options.report || self.options.list { Vec::new() } else { self.build(&mut refused)? };
        let untried = self.untried(refused);
        let can_be_tried =
            |mutant: &&Mutant| !untried.unviable.contains(&mutant.number) && !untried.constant.contains(&mutant.number);
        let viable: Vec<&Mutant> = self.sources.mutants.iter().filter(can_be_tried).collect();
        let chosen = sample::choose(&viable, self.options);
        if self.options.list {
            chosen.iter().for_each(|mutant| println!("{mutant}"));
            return Ok(0);
        }
        if !self.options.report {
            self.try_all(&chosen, &binaries)?;
        }
        Ok(self.show(&chosen, &untried))
    }

    fn build(&self, refused: &mut Refused) -> Result<Vec<Binary>> {
        let folders = [self.state.join("copy"), self.state.join("target")];
        compile::compile(&self.sources, refused, folders.each_ref().map(PathBuf::as_path), |refused| {
            self.remember(refused)
        })
    }

    fn untried(&self, refused: Refused) -> Untried {
        let constant = compile::in_constant_functions(&self.sources, &refused);
        let unviable = refused.changes.difference(&constant).copied().collect();
        Untried { unviable, constant }
    }

    fn try_all(&self, chosen: &[&Mutant], binaries: &[Binary]) -> Result<()> {
        let left: Vec<&Mutant> = chosen.iter().copied().filter(|mutant| self.results.get(mutant).is_none()).collect();
        if left.is_empty() {
            return Ok(());
        }
        let mut reach = reach::reach(binaries, &self.state.join("reach"), self.options.jobs)?;
        if let Some(seconds) = self.options.patience {
            reach.leave_out_slower_than(Duration::from_secs(seconds));
        }
        reach.failing.iter().for_each(|test| eprintln!("fails unchanged, and is left out: {test}"));
        let done = AtomicUsize::new(0);
        in_parallel(self.options.jobs, &left, |mutant| {
            let verdict = self.try_one(mutant, &reach, binaries)?;
            let done = done.fetch_add(1, Relaxed) + 1;
            eprintln!("{done}/{} {mutant}: {verdict}", left.len());
            Ok(())
        })?;
        Ok(())
    }

    fn try_one(&self, mutant: &Mutant, reach: &Reach, binaries: &[Binary]) -> Result<Verdict> {
        let verdict = trial::try_out(mutant.number, reach, binaries)?;
        self.results.add(mutant, &verdict)?;
        Ok(verdict)
    }

    /// Prints what survived and what did not end, and the table.
    fn show(&self, chosen: &[&Mutant], untried: &Untried) -> usize {
        let mut survivors = 0;
        for mutant in chosen {
            match self.results.get(mutant) {
                Some(Verdict::Survived(tests)) if !self.list.has(mutant) => {
                    survivors += 1;
                    println!("{mutant}\n    survived {tests} tests");
                }
                Some(Verdict::TimedOut(test)) => println!("{mutant}\n    did not end: {test}"),
                _ => {}
            }
        }
        for pattern in self.list.stale(&self.sources.mutants) {
            println!("on the list, but nowhere in the sources: {pattern}");
        }
        println!("\n{}", Report::new(&self.sources, untried, chosen, &self.results, &self.list));
        survivors
    }

    /// Writes down what the compiler refused, for the next run.
    fn remember(&self, refused: &Refused) -> Result<()> {
        let changes = refused.changes.iter().map(|number| {
            let mutant = self.sources.mutant(*number);
            format!("{:016x}\t{}\n", self.files[&mutant.file], mutant.key())
        });
        let functions = refused.const_functions.iter().map(|name| format!("const\t{name}\n"));
        Ok(fs::write(self.state.join("refused.tsv"), changes.chain(functions).collect::<String>())?)
    }

    fn remembered(&self) -> Refused {
        let text = fs::read_to_string(self.state.join("refused.tsv")).unwrap_or_default();
        let numbers: HashMap<String, &Mutant> =
            self.sources.mutants.iter().map(|mutant| (mutant.key(), mutant)).collect();
        let mut refused = Refused::default();
        for (of, what) in text.lines().filter_map(|line| line.split_once('\t')) {
            match numbers.get(what) {
                Some(mutant) if of == format!("{:016x}", self.files[&mutant.file]) => {
                    refused.changes.insert(mutant.number);
                }
                None if of == "const" => {
                    refused.const_functions.insert(what.to_owned());
                }
                _ => {}
            }
        }
        refused
    }
}

fn fingerprint(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

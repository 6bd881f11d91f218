//! What runs have found, in a file, so that a run goes on where an earlier one ended.

use std::{
    collections::HashMap,
    fs::{self, File, OpenOptions},
    io::Write,
    path::Path,
    sync::Mutex,
};

use crate::{Result, mutant::Mutant, trial::Verdict};

/// The verdicts by the changes' keys, and the file that they are in.
#[derive(Debug)]
pub(crate) struct Results {
    verdicts: Mutex<HashMap<String, Verdict>>,
    file: Mutex<File>,
    /// For each source file, what its text was.
    files: HashMap<String, u64>,
    /// What all that is built and run was.
    all: u64,
}

impl Results {
    /// Reads what is still true: that a change was killed as long as its file is the same, that it survived as long as
    /// everything is.
    pub(crate) fn open(path: &Path, files: HashMap<String, u64>, all: u64) -> Result<Self> {
        let text = fs::read_to_string(path).unwrap_or_default();
        let file = Mutex::new(OpenOptions::new().append(true).create(true).open(path)?);
        let results = Self { verdicts: Mutex::default(), file, files, all };
        for (key, verdict) in text.lines().filter_map(|line| results.parse(line)) {
            results.verdicts.lock().expect("no thread panicked").insert(key, verdict);
        }
        Ok(results)
    }

    pub(crate) fn get(&self, mutant: &Mutant) -> Option<Verdict> {
        self.verdicts.lock().expect("no thread panicked").get(&mutant.key()).cloned()
    }

    pub(crate) fn add(&self, mutant: &Mutant, verdict: &Verdict) -> Result<()> {
        let (word, by) = match verdict {
            Verdict::Killed(test) => ("killed", test.clone()),
            Verdict::TimedOut(test) => ("timeout", test.clone()),
            Verdict::Survived(tests) => ("survived", tests.to_string()),
        };
        let line = format!("{word}\t{by}\t{:016x}\t{:016x}\t{}\n", self.files[&mutant.file], self.all, mutant.key());
        self.file.lock().expect("no thread panicked").write_all(line.as_bytes())?;
        self.verdicts.lock().expect("no thread panicked").insert(mutant.key(), verdict.clone());
        Ok(())
    }

    fn parse(&self, line: &str) -> Option<(String, Verdict)> {
        let columns: Vec<&str> = line.split('\t').collect();
        let [word, by, of_file, of_all, key] = columns[..] else { return None };
        let file = self.files.get(key.split(" | ").next()?)?;
        let is = |text: &str, fingerprint: u64| u64::from_str_radix(text, 16) == Ok(fingerprint);
        let verdict = match word {
            "survived" if is(of_all, self.all) => Verdict::Survived(by.parse().ok()?),
            "killed" if is(of_file, *file) => Verdict::Killed(by.to_owned()),
            "timeout" if is(of_file, *file) => Verdict::TimedOut(by.to_owned()),
            _ => return None,
        };
        Some((key.to_owned(), verdict))
    }
}

//! Which tests reach which changes: a change is tried by these alone.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant, UNIX_EPOCH},
};

use crate::{
    Result,
    compile::Binary,
    parallel::in_parallel,
    process::{self, Outcome},
};

/// A test that passes when nothing is changed.
#[derive(Clone, Debug)]
pub(crate) struct Test {
    pub(crate) binary: usize,
    pub(crate) name: String,
    pub(crate) time: Duration,
}

/// The tests, and for each change those that reach it, the fastest first.
#[derive(Debug, Default)]
pub(crate) struct Reach {
    pub(crate) tests: Vec<Test>,
    pub(crate) by_number: HashMap<u32, Vec<usize>>,
    /// Tests that fail with the switches in, which tell nothing.
    pub(crate) failing: Vec<String>,
}

/// A test, and what was seen of it: a line of the cache.
struct Seen {
    test: Test,
    passed: bool,
    numbers: Vec<u32>,
}

/// Runs each test alone. What was seen of a program that is the same is taken from the folder.
pub(crate) fn reach(binaries: &[Binary], folder: &Path, jobs: usize) -> Result<Reach> {
    fs::create_dir_all(folder)?;
    let mut reach = Reach::default();
    for (index, binary) in binaries.iter().enumerate() {
        let cache = folder.join(cache_name(binary)?);
        let seen = match fs::read_to_string(&cache) {
            Ok(text) => text.lines().filter_map(|line| parse(line, index)).collect(),
            Err(_) => record(binary, index, &cache, jobs)?,
        };
        seen.into_iter().for_each(|seen| reach.add(seen, binary));
    }
    reach.sort();
    Ok(reach)
}

impl Reach {
    fn add(&mut self, seen: Seen, binary: &Binary) {
        if !seen.passed {
            self.failing.push(format!("{} {}", binary.name, seen.test.name));
            return;
        }
        let index = self.tests.len();
        self.tests.push(seen.test);
        for number in seen.numbers {
            self.by_number.entry(number).or_default().push(index);
        }
    }

    pub(crate) fn leave_out_slower_than(&mut self, limit: Duration) {
        for tests in self.by_number.values_mut() {
            tests.retain(|test| self.tests[*test].time <= limit);
        }
    }

    fn sort(&mut self) {
        for tests in self.by_number.values_mut() {
            tests.sort_by_key(|test| self.tests[*test].time);
        }
    }
}

/// A program that was built anew has another time.
fn cache_name(binary: &Binary) -> Result<String> {
    let built = binary.path.metadata()?.modified()?.duration_since(UNIX_EPOCH)?.as_nanos();
    let file = binary.path.file_name().expect("a program has a name").to_string_lossy();
    Ok(format!("{file}-{built}"))
}

fn record(binary: &Binary, index: usize, cache: &Path, jobs: usize) -> Result<Vec<Seen>> {
    let names = names(binary)?;
    eprintln!("{}: {} tests", binary.name, names.len());
    let seen = in_parallel(jobs, &names, |name| record_test(binary, index, name, cache))?;
    let lines: String = seen.iter().map(line).collect();
    fs::write(cache, lines)?;
    Ok(seen)
}

fn names(binary: &Binary) -> Result<Vec<String>> {
    let list = |ignored: &[&str]| process::list(binary, ignored);
    let ignored = list(&["--ignored"])?;
    Ok(list(&[])?.into_iter().filter(|name| !ignored.contains(name)).collect())
}

fn record_test(binary: &Binary, index: usize, name: &str, cache: &Path) -> Result<Seen> {
    let file = PathBuf::from(format!("{}-{}", cache.display(), name.replace(|c: char| !c.is_alphanumeric(), "_")));
    let start = Instant::now();
    let recorded = process::run(binary, &[name], 600, ("MUTANT_REACHED", &file.to_string_lossy()))?;
    let bytes = fs::read(&file).unwrap_or_default();
    let _ = fs::remove_file(&file);
    let time = start.elapsed();
    // Taking notes takes memory, which some tests count.
    let passed = recorded == Outcome::Passed || process::run(binary, &[name], 600, ("MUTANT", "0"))? == Outcome::Passed;
    let numbers = bytes.chunks_exact(4).map(|bytes| u32::from_le_bytes(bytes.try_into().expect("four bytes")));
    Ok(Seen { test: Test { binary: index, name: name.to_owned(), time }, passed, numbers: numbers.collect() })
}

fn line(seen: &Seen) -> String {
    let numbers: Vec<String> = seen.numbers.iter().map(u32::to_string).collect();
    format!("{}\t{}\t{}\t{}\n", seen.test.name, seen.test.time.as_micros(), seen.passed, numbers.join(" "))
}

fn parse(line: &str, binary: usize) -> Option<Seen> {
    let mut columns = line.split('\t');
    let name = columns.next()?.to_owned();
    let time = Duration::from_micros(columns.next()?.parse().ok()?);
    let passed = columns.next()? == "true";
    let numbers = columns.next()?.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    Some(Seen { test: Test { binary, name, time }, passed, numbers })
}

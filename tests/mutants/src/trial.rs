//! Tries a change with the tests that reach it.

use std::{fmt, time::Duration};

use crate::{
    Result,
    compile::Binary,
    process::{self, Outcome},
    reach::{Reach, Test},
};

/// What came of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// This test failed.
    Killed(String),
    /// This test did not end.
    TimedOut(String),
    /// So many tests reached it and passed.
    Survived(usize),
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Killed(test) => write!(f, "killed by {test}"),
            Self::TimedOut(test) => write!(f, "did not end: {test}"),
            Self::Survived(tests) => write!(f, "SURVIVED {tests} tests"),
        }
    }
}

/// Runs the tests that reach a change, the fast ones first, up to the first that fails.
pub(crate) fn try_out(number: u32, reach: &Reach, binaries: &[Binary]) -> Result<Verdict> {
    let tests = reach.by_number.get(&number).map(Vec::as_slice).unwrap_or_default();
    for batch in batches(tests, &reach.tests) {
        for (index, binary) in binaries.iter().enumerate() {
            let chosen: Vec<&Test> =
                batch.iter().map(|test| &reach.tests[*test]).filter(|test| test.binary == index).collect();
            if !chosen.is_empty()
                && let Some(verdict) = run(number, binary, &chosen)?
            {
                return Ok(verdict);
            }
        }
    }
    Ok(Verdict::Survived(tests.len()))
}

/// Each batch takes several times as long as the one before.
fn batches<'a>(mut tests: &'a [usize], all: &[Test]) -> Vec<&'a [usize]> {
    let (mut batches, mut limit) = (Vec::new(), Duration::from_millis(200));
    while !tests.is_empty() {
        let mut sum = Duration::ZERO;
        let fitting = tests.iter().take_while(|test| {
            sum += all[**test].time;
            sum <= limit
        });
        let (batch, rest) = tests.split_at(fitting.count().max(1));
        batches.push(batch);
        tests = rest;
        limit *= 4;
    }
    batches
}

fn run(number: u32, binary: &Binary, tests: &[&Test]) -> Result<Option<Verdict>> {
    let names: Vec<&str> = tests.iter().map(|test| test.name.as_str()).collect();
    let usual: Duration = tests.iter().map(|test| test.time).sum();
    let seconds = 5 + usual.as_secs() * 5;
    let named = |test: String| format!("{} {test}", binary.name);
    Ok(match process::run(binary, &names, seconds, ("MUTANT", &number.to_string()))? {
        Outcome::Passed => None,
        Outcome::Failed(test) => Some(Verdict::Killed(named(test))),
        Outcome::TimedOut(test) => Some(Verdict::TimedOut(named(test))),
    })
}

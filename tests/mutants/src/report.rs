//! The table of a run.

use std::{
    collections::{BTreeMap, HashSet},
    fmt,
};

use crate::{
    equivalent::Equivalent,
    mutant::{Mutant, Sources, folder},
    results::Results,
    trial::Verdict,
};

/// What came of a folder's changes.
#[derive(Debug, Default)]
struct Row {
    mutants: usize,
    constants: usize,
    unviable: usize,
    tried: usize,
    killed: usize,
    timeouts: usize,
    survived: usize,
    equivalent: usize,
}

impl Row {
    fn count(&mut self, verdict: &Verdict, is_equivalent: bool) {
        self.tried += 1;
        match verdict {
            Verdict::Killed(_) => self.killed += 1,
            Verdict::TimedOut(_) => self.timeouts += 1,
            Verdict::Survived(_) if is_equivalent => self.equivalent += 1,
            Verdict::Survived(_) => self.survived += 1,
        }
    }

    fn add(&mut self, other: &Self) {
        self.mutants += other.mutants;
        self.constants += other.constants;
        self.unviable += other.unviable;
        self.tried += other.tried;
        self.killed += other.killed;
        self.timeouts += other.timeouts;
        self.survived += other.survived;
        self.equivalent += other.equivalent;
    }

    /// Of those that are neither equivalent nor unviable, how many were noticed, in percent.
    fn score(&self) -> f64 {
        let noticed = self.killed + self.timeouts;
        // Where all that was tried is equivalent, nothing was missed.
        if noticed + self.survived == 0 {
            return 100.0;
        }
        100.0 * noticed as f64 / (noticed + self.survived) as f64
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { mutants, constants, unviable, tried, killed, timeouts, survived, equivalent } = self;
        write!(
            f,
            "{mutants} | {unviable} | {constants} | {tried} | {killed} | {timeouts} | {equivalent} | {survived} |"
        )?;
        if *tried > 0 { write!(f, " {:.1} % |", self.score()) } else { write!(f, " |") }
    }
}

/// The table, by folder.
#[derive(Debug, Default)]
pub(crate) struct Report(BTreeMap<String, Row>);

impl Report {
    /// Counts all changes, those that cannot be tried, and the verdicts on those that were chosen.
    pub(crate) fn new(
        sources: &Sources,
        untried: &Untried,
        chosen: &[&Mutant],
        results: &Results,
        list: &Equivalent,
    ) -> Self {
        let mut report = Self::default();
        for mutant in &sources.mutants {
            let row = report.row(mutant.folder());
            row.mutants += 1;
            row.unviable += usize::from(untried.unviable.contains(&mutant.number));
            row.constants += usize::from(untried.constant.contains(&mutant.number));
        }
        for file in &sources.constants {
            let row = report.row(folder(file));
            row.mutants += 1;
            row.constants += 1;
        }
        for mutant in chosen {
            if let Some(verdict) = results.get(mutant) {
                report.row(mutant.folder()).count(&verdict, list.has(mutant));
            }
        }
        report
    }

    fn row(&mut self, folder: &str) -> &mut Row {
        self.0.entry(folder.to_owned()).or_default()
    }
}

/// The numbers of the changes that no run tries.
#[derive(Debug)]
pub(crate) struct Untried {
    /// The compiler refuses them.
    pub(crate) unviable: HashSet<u32>,
    /// They are in functions that have to stay constant.
    pub(crate) constant: HashSet<u32>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "| folder | mutants | unviable | constant | tried | killed | timeouts | equivalent | survived | score |"
        )?;
        writeln!(f, "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|")?;
        let mut sum = Row::default();
        for (folder, row) in &self.0 {
            sum.add(row);
            writeln!(f, "| `{folder}` | {row}")?;
        }
        writeln!(f, "| all | {sum}")
    }
}

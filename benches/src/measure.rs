//! The clock: rounds in which every candidate has its turn, so that what slows the machine down slows all of them.

use std::time::{Duration, Instant};

use crate::cells::{Candidate, Cell};

/// How long and how often is measured.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many samples a candidate gives at most.
    pub rounds: usize,
    /// How many it gives however long they take.
    pub fewest: usize,
    /// How long a sample takes at least.
    pub sample: Duration,
    /// How long all samples of a candidate may take.
    pub budget: Duration,
}

impl Plan {
    /// Figures to compare by.
    pub const FULL: Self =
        Self { rounds: 801, fewest: 21, sample: Duration::from_micros(60), budget: Duration::from_millis(150) };
    /// A look whether everything runs.
    pub const QUICK: Self =
        Self { rounds: 3, fewest: 1, sample: Duration::from_micros(20), budget: Duration::from_millis(1) };
}

/// What was measured of one candidate, in nanoseconds for one message.
#[derive(Clone, Copy, Debug)]
pub struct Time {
    /// The middle one of all samples.
    pub median: f64,
    /// The fastest sample.
    pub minimum: f64,
}

/// Measures cells, which take turns; the result has a row for each, with a place for each candidate.
pub fn measure(cells: &mut [Cell], plan: Plan) -> Vec<Vec<Time>> {
    let mut rows: Vec<Row<'_>> = cells.iter_mut().map(|cell| Row::new(cell, plan)).collect();
    for round in 0..plan.rounds {
        for row in &mut rows {
            // A row of fewer rounds has them spread over all.
            if round * row.rounds % plan.rounds < row.rounds {
                row.sample();
            }
        }
    }
    rows.into_iter().map(|row| row.runs.into_iter().map(Run::time).collect()).collect()
}

/// A cell while it is being measured.
struct Row<'a> {
    runs: Vec<Run<'a>>,
    rounds: usize,
    first: usize,
}

impl<'a> Row<'a> {
    fn new(cell: &'a mut Cell, plan: Plan) -> Self {
        let mut slowest = plan.sample;
        let mut runs = Vec::new();
        for candidate in &mut cell.candidates {
            let (count, taken) = sample_len(candidate, plan.sample);
            slowest = slowest.max(taken);
            runs.push(Run { candidate, count, samples: Vec::new() });
        }
        let affordable = (plan.budget.as_nanos() / slowest.as_nanos()) as usize;
        Self { runs, rounds: affordable.clamp(plan.fewest, plan.rounds), first: 0 }
    }

    fn sample(&mut self) {
        // Each goes first as often as any other: the first one finds the caches as another cell left them.
        self.runs.rotate_left(self.first);
        self.runs.iter_mut().for_each(Run::sample);
        self.runs.rotate_right(self.first);
        self.first = (self.first + 1) % self.runs.len();
    }
}

/// A candidate while it is being measured.
struct Run<'a> {
    candidate: &'a mut Candidate,
    /// How many messages make a sample of the planned length.
    count: usize,
    samples: Vec<f64>,
}

impl Run<'_> {
    fn sample(&mut self) {
        // What the others have put out of the caches comes back before the clock starts: the whole pool, or who shares
        // his with the one before him finds large values there that all others have to fetch.
        self.candidate.run(self.count.div_ceil(8).max(self.candidate.pool));
        let taken = time(self.candidate, self.count);
        self.samples.push(taken.as_nanos() as f64 / self.count as f64);
    }

    fn time(mut self) -> Time {
        self.samples.sort_by(f64::total_cmp);
        Time { median: self.samples[self.samples.len() / 2], minimum: self.samples[0] }
    }
}

/// Returns how many messages make a sample, and how long it takes.
fn sample_len(candidate: &mut Candidate, sample: Duration) -> (usize, Duration) {
    let mut count = 1;
    candidate.run(1);
    loop {
        let taken = time(candidate, count);
        if taken >= sample || count >= 1 << 30 {
            return (count, taken);
        }
        count *= 2;
    }
}

fn time(candidate: &mut Candidate, count: usize) -> Duration {
    let start = Instant::now();
    candidate.run(count);
    start.elapsed()
}

//! The clock: rounds in which every candidate has its turn, so that what slows the machine down slows all of them.

use std::time::{Duration, Instant};

use crate::cells::{Candidate, Table};

/// How long and how often is measured.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many samples each candidate gives.
    pub rounds: usize,
    /// How long a sample takes at least.
    pub sample: Duration,
}

impl Plan {
    /// Figures to compare by.
    pub const FULL: Self = Self { rounds: 801, sample: Duration::from_micros(60) };
    /// A look whether everything runs.
    pub const QUICK: Self = Self { rounds: 15, sample: Duration::from_micros(50) };
}

/// What was measured of one candidate, in nanoseconds for one message.
#[derive(Clone, Copy, Debug)]
pub struct Time {
    /// The middle one of all samples.
    pub median: f64,
    /// The fastest sample.
    pub minimum: f64,
}

/// Measures all cells of a table; the result has a row for each, with a place for each candidate.
pub fn measure(table: &mut Table, plan: Plan) -> Vec<Vec<Option<Time>>> {
    let mut runs: Vec<Vec<Run<'_>>> = table
        .cells
        .iter_mut()
        .map(|cell| cell.candidates.iter_mut().map(|candidate| Run::new(candidate, plan)).collect())
        .collect();
    for round in 0..plan.rounds {
        for row in &mut runs {
            // Each goes first as often as any other: the first one finds the caches as another cell left them.
            let first = round % row.len();
            row.rotate_left(first);
            row.iter_mut().for_each(Run::sample);
            row.rotate_right(first);
        }
    }
    runs.into_iter().map(|row| row.into_iter().map(Run::time).collect()).collect()
}

/// A candidate while it is being measured.
struct Run<'a> {
    candidate: &'a mut Candidate,
    /// How many messages make a sample of the planned length.
    count: usize,
    samples: Vec<f64>,
}

impl<'a> Run<'a> {
    fn new(candidate: &'a mut Candidate, plan: Plan) -> Self {
        let mut count = 1;
        while count < 1 << 30 && time(candidate, count).is_some_and(|taken| taken < plan.sample) {
            count *= 2;
        }
        Self { candidate, count, samples: Vec::with_capacity(plan.rounds) }
    }

    fn sample(&mut self) {
        if let Some(taken) = time(self.candidate, self.count) {
            self.samples.push(taken.as_nanos() as f64 / self.count as f64);
        }
    }

    fn time(mut self) -> Option<Time> {
        self.samples.sort_by(f64::total_cmp);
        Some(Time { median: *self.samples.get(self.samples.len() / 2)?, minimum: *self.samples.first()? })
    }
}

fn time(candidate: &mut Candidate, count: usize) -> Option<Duration> {
    let start = Instant::now();
    candidate.run(count).then(|| start.elapsed())
}

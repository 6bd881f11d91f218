//! Times tasks against each other: batches in interleaved rounds, of which the median counts.

use std::time::{Duration, Instant};

/// How long one batch takes at least: well above what the clock resolves.
const BATCH: Duration = Duration::from_micros(500);
/// How often each task gets its turn, unless the tasks are slow.
const ROUNDS: usize = 31;
/// When slow tasks may stop early.
const PATIENCE: Duration = Duration::from_secs(4);
/// How often slow tasks get their turn nevertheless.
const FEWEST_ROUNDS: usize = 5;

/// Returns how long one call of each task takes, in nanoseconds.
///
/// Rounds are interleaved, so that whatever else the machine does meets all tasks alike.
pub(crate) fn measure(tasks: &[Box<dyn Fn() + '_>]) -> Vec<f64> {
    let batches: Vec<u32> = tasks.iter().map(|task| batch_len(task)).collect();
    let mut samples = vec![Vec::with_capacity(ROUNDS); tasks.len()];
    let start = Instant::now();
    for round in 0..ROUNDS {
        if round >= FEWEST_ROUNDS && start.elapsed() > PATIENCE {
            break;
        }
        for ((task, &calls), samples) in tasks.iter().zip(&batches).zip(&mut samples) {
            samples.push(time(task, calls).as_nanos() as f64 / f64::from(calls));
        }
    }
    samples.iter_mut().map(|samples| median(samples)).collect()
}

/// Returns how many calls fill a batch.
fn batch_len(task: &dyn Fn()) -> u32 {
    let mut calls = 1;
    while time(task, calls) < BATCH && calls < 1 << 24 {
        calls *= 2;
    }
    calls
}

/// Times a batch. A call before it brings into the caches what the other tasks have put out: a message of half a
/// megabyte took up to five times as long without, and the fastest formats lost the most.
fn time(task: &dyn Fn(), calls: u32) -> Duration {
    task();
    let start = Instant::now();
    for _ in 0..calls {
        task();
    }
    start.elapsed()
}

fn median(samples: &mut [f64]) -> f64 {
    samples.sort_by(f64::total_cmp);
    samples[samples.len() / 2]
}

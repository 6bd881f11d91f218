//! The tables, in Markdown.

use std::fmt::{self, Display, Formatter};

use crate::{
    cells::{Cell, Table},
    measure::Time,
};

/// A table and its times, to be printed.
#[derive(Debug)]
pub struct Report<'a> {
    /// What was measured.
    pub table: &'a Table,
    /// The times, a row for each cell.
    pub times: &'a [Vec<Option<Time>>],
}

impl Display for Report<'_> {
    /// Writes the medians, each with the minimum in parentheses, and how many times as fast as each peer we are, by
    /// the medians; the last column is that of the best peer by the minima.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let names = &self.table.candidates;
        let times: String = names.iter().map(|name| format!(" {name} |")).collect();
        let factors: String = names.iter().skip(1).map(|name| format!(" vs {name} |")).collect();
        writeln!(f, "| {} | bytes | operation |{times}{factors} worst, by minima |", self.table.title)?;
        writeln!(f, "|---|--:|---|{}--:|", "--:|".repeat(2 * names.len() - 1))?;
        for (cell, times) in self.table.cells.iter().zip(self.times) {
            row(f, cell, times)?;
        }
        Ok(())
    }
}

fn row(f: &mut Formatter<'_>, cell: &Cell, times: &[Option<Time>]) -> fmt::Result {
    write!(f, "| {} | {} | {} |", cell.shape, cell.bytes, cell.operation)?;
    for time in times {
        match time {
            Some(time) => write!(f, " {} ({}) |", nanoseconds(time.median), nanoseconds(time.minimum))?,
            None => write!(f, " |")?,
        }
    }
    let (ours, peers) = times.split_first().ok_or(fmt::Error)?;
    for peer in peers {
        factor(f, ours.zip(*peer).map(|(ours, peer)| peer.median / ours.median))?;
    }
    let by_minima = peers.iter().filter_map(|peer| ours.zip(*peer)).map(|(ours, peer)| peer.minimum / ours.minimum);
    factor(f, by_minima.min_by(f64::total_cmp))?;
    writeln!(f)
}

fn factor(f: &mut Formatter<'_>, factor: Option<f64>) -> fmt::Result {
    match factor {
        // A peer that is faster shows at a glance.
        Some(factor) if factor < 1.0 => write!(f, " **{factor:.2}** |"),
        Some(factor) => write!(f, " {factor:.2} |"),
        None => write!(f, " |"),
    }
}

fn nanoseconds(time: f64) -> String {
    if time < 1000.0 { format!("{time:.1}") } else { format!("{time:.0}") }
}

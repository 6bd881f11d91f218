//! The tables, in Markdown.

use std::fmt::{self, Display, Formatter};

use crate::{
    cells::{Cell, Wire},
    measure::Time,
};

/// What was measured of one cell.
#[derive(Debug)]
pub struct Row {
    /// Which table it belongs to.
    pub wire: Wire,
    /// The name of the shape.
    pub shape: &'static str,
    /// The mean size of an encoded value.
    pub bytes: usize,
    /// What was done.
    pub operation: &'static str,
    /// How long each candidate took; we are the first.
    pub times: Vec<(&'static str, Time)>,
}

impl Row {
    /// Joins a cell and its times.
    pub fn new(cell: &Cell, times: &[Time]) -> Self {
        let names = cell.candidates.iter().map(|candidate| candidate.name);
        let times = names.zip(times.iter().copied()).collect();
        Self { wire: cell.wire, shape: cell.shape, bytes: cell.bytes, operation: cell.operation, times }
    }

    /// Returns how many times as long as we another one took, by the medians.
    pub fn ratio(&self, name: &str) -> Option<f64> {
        Some(self.time(name)?.median / self.times.first()?.1.median)
    }

    fn time(&self, name: &str) -> Option<Time> {
        self.times.iter().find(|(other, _)| *other == name).map(|(_, time)| *time)
    }

    /// Returns how many times as long as we the fastest peer took, by the minima.
    fn worst(&self) -> Option<f64> {
        let (_, ours) = self.times.first()?;
        let peers = self.times.iter().skip(1).filter(|(name, _)| !FLOORS.contains(name));
        peers.map(|(_, time)| time.minimum / ours.minimum).min_by(f64::total_cmp)
    }
}

/// What is no library: nothing can be faster.
pub const FLOORS: [&str; 2] = ["clone", "memcpy"];

/// Returns the peers of a wire in the order of the table.
pub fn peers(wire: Wire) -> &'static [&'static str] {
    match wire {
        Wire::Protobuf => &["prost", "buffa", "quick-protobuf"],
        Wire::Json => &["serde_json"],
        Wire::Xml | Wire::SerdeXml => &["quick-xml"],
    }
}

/// The table of a wire.
#[derive(Debug)]
pub struct Report<'a> {
    /// Which.
    pub wire: Wire,
    /// All rows; those of other wires are passed over.
    pub rows: &'a [Row],
}

impl Display for Report<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let columns = self.columns();
        let titles: String = columns.iter().map(|name| format!(" {name} |")).collect();
        writeln!(f, "| {:?} | bytes | operation | wireform |{titles} best, by minima |", self.wire)?;
        writeln!(f, "|---|--:|---|--:|{}--:|", "--:|".repeat(columns.len()))?;
        for row in self.rows.iter().filter(|row| row.wire == self.wire) {
            write!(
                f,
                "| {} | {} | {} | {} |",
                row.shape,
                row.bytes,
                row.operation,
                nanoseconds(row.times[0].1.median)
            )?;
            for name in &columns {
                ratio(f, row.ratio(name), if FLOORS.contains(name) { 1.0 / 1.1 } else { 1.0 })?;
            }
            ratio(f, row.worst(), 1.0)?;
            writeln!(f)?;
        }
        Ok(())
    }
}

impl Report<'_> {
    fn columns(&self) -> Vec<&'static str> {
        let mut columns = peers(self.wire).to_vec();
        if self.wire == Wire::Protobuf {
            columns.extend(FLOORS);
        }
        columns
    }
}

/// Writes a ratio; one that is too small shows at a glance.
fn ratio(f: &mut Formatter<'_>, ratio: Option<f64>, enough: f64) -> fmt::Result {
    match ratio {
        Some(ratio) if ratio < enough => write!(f, " **{ratio:.2}** |"),
        Some(ratio) => write!(f, " {ratio:.2} |"),
        None => write!(f, " |"),
    }
}

/// Writes a time.
pub(crate) fn nanoseconds(time: f64) -> String {
    match time {
        ..1e3 => format!("{time:.1} ns"),
        ..1e6 => format!("{:.2} µs", time / 1e3),
        _ => format!("{:.2} ms", time / 1e6),
    }
}

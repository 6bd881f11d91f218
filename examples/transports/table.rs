//! Draws the rows.

use std::fmt::Write;

use wireform::Message;

use crate::{Report, Row};

/// Draws a table of what went over each transport.
pub(crate) fn draw(reports: &[Report], rows: &[Row]) -> String {
    let lengths = || reports.iter().map(Message::encoded_len);
    let mut out = format!(
        "{} messages of {} to {} bytes went out by each transport, and equal ones came back\n\n",
        reports.len(),
        lengths().min().unwrap_or(0),
        lengths().max().unwrap_or(0),
    );
    let _ = writeln!(out, "{:26}{:>10}{:>16}{:>14}", "bytes sent", "unframed", "varint lengths", "u32 lengths");
    for row in rows {
        let [unframed, varint, fixed] = row.bytes.map(|bytes| bytes.map_or("-".into(), |bytes| bytes.to_string()));
        let _ = writeln!(out, "{:26}{unframed:>10}{varint:>16}{fixed:>14}", row.transport);
    }
    out
}

//! Draws the rows of a comparison as a table of 100 columns.

use std::fmt::Write;

use crate::rows::{Outcome, Row, Size};

/// How many characters the longest bar of a column has.
const BAR: usize = 8;
/// How wide all output is.
pub(crate) const WIDTH: usize = 100;

/// The greatest value of each column, which gets the full bar.
#[derive(Default)]
struct Greatest {
    plain: f64,
    gzip: f64,
    encode: f64,
    decode: f64,
}

/// Draws a table under a title.
pub(crate) fn draw(title: &str, rows: &[Row]) -> String {
    let greatest = greatest(rows);
    let unit = rows.first().and_then(Row::size).map_or(1, |size| size.plain.max(1));
    let mut out = format!("{title}\n");
    let _ = writeln!(
        out,
        "{:17}{:>9}{:>7}{:9}{:>8}{:9}{:>10}{:9}{:>10}",
        "", "bytes", "ratio", "", "gzip", "", "encode", "", "decode"
    );
    for row in rows {
        out.push_str(draw_row(row, unit as f64, &greatest).trim_end());
        out.push('\n');
    }
    for row in rows {
        out.push_str(&footnote(row));
    }
    out
}

/// Explains the columns.
pub(crate) const LEGEND: &str = "\
ratio: bytes, as a multiple of protobuf's. gzip: bytes after compression. serde: the shape that the
struct's own Serialize and Deserialize give it. encode, decode: time for one message, median of
interleaved rounds in warm caches, into a new vector and into an owned value, its drop included.
Each value was read back and found equal before its row was timed. A bar is full for the greatest
value of its column.
";

fn draw_row(row: &Row, unit: f64, greatest: &Greatest) -> String {
    let mut out = format!("{:17}", row.name);
    let Some(size) = row.size() else {
        return out + "  cannot be written *";
    };
    let (plain, gzip) = (size.plain as f64, size.gzip as f64);
    let _ = write!(out, "{:>9}{:>7.2} {}", thousands(size.plain), plain / unit, bar(plain, greatest.plain));
    let _ = write!(out, "{:>8} {}", thousands(size.gzip), bar(gzip, greatest.gzip));
    match row.outcome {
        Outcome::Kept { encode, decode, .. } => {
            let _ = write!(out, "{:>10} {}", time(encode), bar(encode, greatest.encode));
            let _ = write!(out, "{:>10} {}", time(decode), bar(decode, greatest.decode));
        }
        _ => out.push_str("  does not come back *"),
    }
    out
}

/// Says what became of a value that did not come back.
fn footnote(row: &Row) -> String {
    let text = match &row.outcome {
        Outcome::Kept { .. } => return String::new(),
        Outcome::Lost { reason, .. } => format!("* {} {reason}", row.name),
        Outcome::Refused { reason } => format!("* {} cannot write it: {reason}", row.name),
    };
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let wrapped = wrap(&text, WIDTH - 2);
    let lines: Vec<_> = wrapped.iter().take(3).map(|line| line.trim_end()).collect();
    lines.join("\n  ") + "\n"
}

impl Row {
    /// Returns how large what was written is.
    pub(crate) fn size(&self) -> Option<Size> {
        match self.outcome {
            Outcome::Kept { size, .. } | Outcome::Lost { size, .. } => Some(size),
            Outcome::Refused { .. } => None,
        }
    }
}

fn greatest(rows: &[Row]) -> Greatest {
    let mut greatest = Greatest::default();
    for row in rows {
        if let Some(size) = row.size() {
            greatest.plain = greatest.plain.max(size.plain as f64);
            greatest.gzip = greatest.gzip.max(size.gzip as f64);
        }
        if let Outcome::Kept { encode, decode, .. } = row.outcome {
            greatest.encode = greatest.encode.max(encode);
            greatest.decode = greatest.decode.max(decode);
        }
    }
    greatest
}

/// Draws a bar in steps of an eighth of a character; nothing is too short to be seen.
fn bar(value: f64, full: f64) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let steps = ((value / full * (BAR * 8) as f64).round() as usize).clamp(1, BAR * 8);
    format!("{:BAR$}", "█".repeat(steps / 8) + EIGHTHS[steps % 8])
}

/// Writes a time with three digits.
fn time(nanos: f64) -> String {
    let (value, unit) = match nanos {
        ..1e3 => (nanos, "ns"),
        ..1e6 => (nanos / 1e3, "µs"),
        _ => (nanos / 1e6, "ms"),
    };
    let digits = if value < 10.0 { 2 } else { usize::from(value < 100.0) };
    format!("{value:.digits$} {unit}")
}

/// Writes a number with a comma before every three digits.
pub(crate) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Breaks a text into lines of at most `width` characters, between words where it can.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest: Vec<char> = text.chars().collect();
    while rest.len() > width {
        let space = rest[..=width].iter().rposition(|c| *c == ' ').filter(|space| *space > width / 2);
        let tail = rest.split_off(space.map_or(width, |space| space + 1));
        lines.push(rest.into_iter().collect());
        rest = tail;
    }
    lines.push(rest.into_iter().collect());
    lines
}

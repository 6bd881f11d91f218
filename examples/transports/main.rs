//! The ways in which processes talk, side by side: messages go out by each, and equal ones come back.
//!
//! ```text
//! cargo run --release --example transports
//! ```
//!
//! Start reading at `streams.rs`, which has all transports that carry a stream of bytes, and so need a length before
//! each message; `datagrams.rs` has those that keep messages apart by themselves, and `memory.rs` shared memory.

#![deny(unsafe_code)]

use std::{env, error::Error, io};

use wireform::{
    Message,
    io::{DelimitedReader, DelimitedWriter},
};

#[cfg(unix)]
mod datagrams;
#[cfg(target_os = "linux")]
mod memory;
#[cfg(target_os = "linux")]
mod queue;
mod scratch;
#[cfg(target_os = "linux")]
mod sealed;
mod streams;
mod table;

type Result<T, E = Box<dyn Error + Send + Sync>> = std::result::Result<T, E>;

/// What a weather station reports.
#[derive(Message, Clone, Debug, PartialEq)]
struct Report {
    #[proto(1)]
    station: String,
    #[proto(2)]
    time: u64,
    #[proto(3, sint32)]
    millikelvin: Vec<i32>,
    #[proto(4)]
    remark: Option<String>,
}

/// The same, as it is read from memory that stays: the text is not copied.
#[cfg(target_os = "linux")]
#[derive(Message, Debug)]
struct ReportView<'a> {
    #[proto(1)]
    station: &'a str,
    #[proto(2)]
    time: u64,
    #[proto(3, sint32)]
    millikelvin: Vec<i32>,
    #[proto(4)]
    remark: Option<&'a str>,
}

#[cfg(target_os = "linux")]
impl PartialEq<Report> for ReportView<'_> {
    fn eq(&self, report: &Report) -> bool {
        self.station == report.station
            && self.time == report.time
            && self.millikelvin == report.millikelvin
            && self.remark == report.remark.as_deref()
    }
}

/// What went over a transport.
struct Row {
    transport: &'static str,
    /// The bytes without any framing, with lengths as varints, and with lengths of four bytes.
    bytes: [Option<u64>; 3],
}

/// Makes reports of all lengths up to a few kilobytes, and some that are empty.
fn reports() -> Vec<Report> {
    let report = |index: usize| Report {
        station: format!("station {}", index % 7),
        time: 1_700_000_000 + 60 * index as u64,
        millikelvin: (0..index % 100).map(|hour| 280_000 + (hour * index) as i32 % 20_000).collect(),
        remark: (index % 10 == 9).then(|| "fog ".repeat(index)),
    };
    let empty = Report { station: String::new(), time: 0, millikelvin: vec![], remark: None };
    (0..1000).map(report).chain([empty]).collect()
}

/// The child of the pipe: it reads messages and writes them again.
fn relay() -> Result<()> {
    let mut writer = DelimitedWriter::new(io::stdout().lock());
    for report in DelimitedReader::new(io::stdin().lock()).messages::<Report>() {
        writer.write(&report?)?;
    }
    Ok(writer.flush()?)
}

fn main() -> Result<()> {
    if env::args().nth(1).as_deref() == Some(streams::RELAY) {
        return relay();
    }
    let reports = reports();
    let mut rows = streams::rows(&reports)?;
    #[cfg(target_os = "linux")]
    rows.push(memory::row(&reports)?);
    #[cfg(unix)]
    rows.push(datagrams::socket(&reports)?);
    #[cfg(target_os = "linux")]
    rows.push(datagrams::message_queue(&reports)?);
    print!("{}", table::draw(&reports, &rows));
    Ok(())
}

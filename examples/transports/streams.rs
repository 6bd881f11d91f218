//! Transports that carry bytes and not messages: each message has its length before it.

use std::{
    env,
    fs::File,
    io::{Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    process::{Command, Stdio},
    thread,
};

use wireform::io::{Framing, Options};

use crate::{Report, Result, Row, scratch::Scratch};

/// The argument by which this program is a relay for another one.
pub(crate) const RELAY: &str = "relay";

/// Sends the reports by all streams.
pub(crate) fn rows(reports: &[Report]) -> Result<Vec<Row>> {
    let mut rows = vec![row("file", file, reports)?, pipe(reports)?, row("TCP", tcp, reports)?];
    #[cfg(unix)]
    rows.push(row("Unix stream socket", unix::socket, reports)?);
    #[cfg(target_os = "linux")]
    rows.push(row("named pipe", unix::named_pipe, reports)?);
    Ok(rows)
}

/// A transport: sends the reports as the options say, and reads them again with the same options.
type Transport = fn(&[Report], Options) -> Result<u64>;

fn row(name: &'static str, transport: Transport, reports: &[Report]) -> Result<Row> {
    let varint = transport(reports, Options::new())?;
    let fixed = transport(reports, Options::new().framing(Framing::U32BigEndian))?;
    Ok(Row { transport: name, bytes: [None, Some(varint), Some(fixed)] })
}

/// Writes all reports.
fn send(transport: impl Write, reports: &[Report], options: Options) -> Result<()> {
    let mut writer = options.writer(transport);
    for report in reports {
        writer.write(report)?;
    }
    Ok(writer.flush()?)
}

/// Reads to the end of the stream, compares, and returns how many bytes the stream had.
fn receive(transport: impl Read, reports: &[Report], options: Options) -> Result<u64> {
    let mut messages = options.reader(transport).messages::<Report>();
    let received = messages.by_ref().collect::<Result<Vec<_>, _>>()?;
    if received != reports {
        return Err("other reports came back".into());
    }
    Ok(messages.into_reader().offset())
}

/// Sends from a thread and receives here.
fn exchange(out: impl Write + Send, transport: impl Read, reports: &[Report], options: Options) -> Result<u64> {
    thread::scope(|scope| {
        let sender = scope.spawn(|| send(out, reports, options));
        let bytes = receive(transport, reports, options)?;
        sender.join().map_err(|_| "the sender panicked")??;
        Ok(bytes)
    })
}

fn file(reports: &[Report], options: Options) -> Result<u64> {
    let scratch = Scratch::new()?;
    send(File::create(scratch.file("reports"))?, reports, options)?;
    receive(File::open(scratch.file("reports"))?, reports, options)
}

fn tcp(reports: &[Report], options: Options) -> Result<u64> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let out = TcpStream::connect(listener.local_addr()?)?;
    exchange(out, listener.accept()?.0, reports, options)
}

/// The other process decodes the reports and encodes them again.
fn pipe(reports: &[Report]) -> Result<Row> {
    let mut child =
        Command::new(env::current_exe()?).arg(RELAY).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let (out, back) = (child.stdin.take().ok_or("no pipe")?, child.stdout.take().ok_or("no pipe")?);
    let bytes = exchange(out, back, reports, Options::new())?;
    if !child.wait()?.success() {
        return Err("the other process failed".into());
    }
    Ok(Row { transport: "pipes to another process", bytes: [None, Some(bytes), None] })
}

#[cfg(unix)]
mod unix {
    use std::os::unix::net::UnixStream;

    use wireform::io::Options;

    use super::exchange;
    use crate::{Report, Result};

    pub(super) fn socket(reports: &[Report], options: Options) -> Result<u64> {
        let (out, back) = UnixStream::pair()?;
        exchange(out, back, reports, options)
    }

    #[cfg(target_os = "linux")]
    pub(super) fn named_pipe(reports: &[Report], options: Options) -> Result<u64> {
        use std::{
            fs::{File, OpenOptions},
            thread,
        };

        use nix::{sys::stat::Mode, unistd::mkfifo};

        let scratch = crate::scratch::Scratch::new()?;
        let path = scratch.file("pipe");
        mkfifo(&path, Mode::S_IRUSR | Mode::S_IWUSR)?;
        thread::scope(|scope| {
            // To open an end waits for the other one.
            let sender = scope.spawn(|| super::send(OpenOptions::new().write(true).open(&path)?, reports, options));
            let bytes = super::receive(File::open(&path)?, reports, options)?;
            sender.join().map_err(|_| "the sender panicked")??;
            Ok(bytes)
        })
    }
}

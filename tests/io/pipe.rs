//! Anonymous pipes between two processes: the other one is this program again.

use std::{
    env,
    io::{self, Read},
    process::{Child, ChildStderr, Command, Stdio},
};

use wireform::io::{DelimitedReader, DelimitedWriter};
use wireform_test_support::rows::Leaf;

use crate::exchange::{self, Send, in_background, messages};

/// The reading end of a child's pipe.
struct FromChild {
    pipe: ChildStderr,
    child: Child,
}

impl Read for FromChild {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.pipe.read(out)
    }
}

impl Drop for FromChild {
    fn drop(&mut self) {
        if std::thread::panicking() {
            // It may be waiting for this end to read.
            let _ = self.child.kill();
        }
        let status = self.child.wait();
        assert!(std::thread::panicking() || status.unwrap().success());
    }
}

/// Starts a test of this file as a child, with a pipe to it and another one back.
///
/// The way back is standard error, as the test harness writes to standard output.
fn child(name: &str, send: Send) -> FromChild {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--ignored", "--exact", name, "--nocapture"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    in_background(child.stdin.take().unwrap(), send);
    FromChild { pipe: child.stderr.take().unwrap(), child }
}

/// Both ways in one: what is sent comes back by the child.
fn there_and_back(send: Send) -> FromChild {
    child("pipe::child_copies", send)
}

#[test]
#[ignore = "the other process of the tests below"]
fn child_copies() {
    io::copy(&mut io::stdin().lock(), &mut io::stderr().lock()).unwrap();
}

#[test]
#[ignore = "the other process of the tests below"]
fn child_answers() {
    let mut writer = DelimitedWriter::new(io::stderr());
    for leaf in DelimitedReader::new(io::stdin()).messages::<Leaf>() {
        let leaf = leaf.unwrap();
        writer.write(&Leaf { number: leaf.number + 1, ..leaf }).unwrap();
    }
}

#[test]
fn child_reads_and_writes_messages() {
    let answers = child(
        "pipe::child_answers",
        Box::new(|end| {
            let mut writer = DelimitedWriter::new(end);
            messages().iter().for_each(|message| writer.write(message).unwrap());
        }),
    );
    let expected: Vec<_> = messages().into_iter().map(|leaf| Leaf { number: leaf.number + 1, ..leaf }).collect();
    let received: Vec<Leaf> = DelimitedReader::new(answers).messages().map(Result::unwrap).collect();
    assert!(received == expected);
}

#[test]
fn every_message_arrives() {
    exchange::every_message_arrives(there_and_back);
}

#[test]
fn lost_byte_is_an_error() {
    exchange::lost_byte_is_an_error(there_and_back);
}

#[test]
fn length_is_not_trusted() {
    exchange::length_is_not_trusted(there_and_back);
}

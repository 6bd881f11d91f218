//! Unix stream sockets, and what happens when they do not block.

use std::{io::ErrorKind, os::unix::net::UnixStream, time::Duration};

use wireform::io::{DelimitedReader, DelimitedWriter, StreamErrorKind};
use wireform_test_support::rows::Leaf;

use crate::exchange::{self, Send, in_background, messages};

fn unix_stream(send: Send) -> UnixStream {
    let (sender, receiver) = UnixStream::pair().unwrap();
    in_background(sender, send);
    receiver
}

#[test]
fn every_message_arrives() {
    exchange::every_message_arrives(unix_stream);
}

#[test]
fn lost_byte_is_an_error() {
    exchange::lost_byte_is_an_error(unix_stream);
}

#[test]
fn length_is_not_trusted() {
    exchange::length_is_not_trusted(unix_stream);
}

/// Neither end blocks: they take turns, and each goes on where it stood.
#[test]
fn full_and_empty_sockets_lose_nothing() {
    let (sender, receiver) = UnixStream::pair().unwrap();
    sender.set_nonblocking(true).unwrap();
    receiver.set_nonblocking(true).unwrap();
    let (mut writer, mut reader) = (DelimitedWriter::new(sender), DelimitedReader::new(receiver).messages::<Leaf>());
    let (mut received, mut blocked) = (vec![], [0; 2]);
    for message in &messages() {
        let mut result = writer.write(message);
        while let Err(error) = result {
            assert!(error.is_not_ready(), "{error:?}");
            blocked[0] += 1;
            for item in reader.by_ref() {
                match item {
                    Ok(message) => received.push(message),
                    Err(error) if error.is_not_ready() => break,
                    Err(error) => panic!("{error:?}"),
                }
            }
            blocked[1] += 1;
            result = writer.flush();
        }
    }
    let (sender, unwritten) = writer.into_parts();
    assert!(unwritten.is_empty());
    drop(sender);
    received.extend(reader.map(Result::unwrap));
    assert!(received == messages());
    assert!(blocked[0] > 0 && blocked[1] > 0);
}

#[test]
fn read_after_a_timeout_goes_on() {
    let (sender, receiver) = UnixStream::pair().unwrap();
    receiver.set_read_timeout(Some(Duration::from_millis(1))).unwrap();
    let mut reader = DelimitedReader::new(receiver);
    let (front, back) = (&[2, 0x08][..], &[42][..]);
    std::io::Write::write_all(&mut &sender, front).unwrap();
    let error = reader.read::<Leaf>().unwrap_err();
    let StreamErrorKind::Io(cause) = error.kind() else { panic!("{error:?}") };
    assert!(matches!(cause.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut));
    assert_eq!(error.offset(), 2);
    std::io::Write::write_all(&mut &sender, back).unwrap();
    assert_eq!(reader.read::<Leaf>().unwrap().unwrap().number, 42);
}

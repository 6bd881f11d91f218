//! `DelimitedWriter` and `write_delimited`.

use std::{
    error::Error,
    io::{self, ErrorKind, Write},
    panic::{AssertUnwindSafe, catch_unwind},
};

use wireform::{
    Described, Encode, Message,
    io::{DelimitedWriter, Framing, Options, StreamErrorKind, write_delimited},
    schema::MessageDescriptor,
    wire::Writer,
};
use wireform_test_support::{empty, rows::Leaf};

/// A transport that takes no more than a few bytes at a time, and fails as a script says.
struct Narrow {
    taken: Vec<u8>,
    most: usize,
    failures: Vec<ErrorKind>,
    flushed: usize,
}

impl Narrow {
    fn new(most: usize, failures: &[ErrorKind]) -> Self {
        Self { taken: vec![], most, failures: failures.to_vec(), flushed: 0 }
    }
}

impl Write for Narrow {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.taken.len() % 2 == 1
            && let Some(failure) = self.failures.pop()
        {
            return Err(failure.into());
        }
        let len = bytes.len().min(self.most);
        self.taken.extend(&bytes[..len]);
        Ok(len)
    }

    fn flush(&mut self) -> io::Result<()> {
        if let Some(failure) = self.failures.pop() {
            return Err(failure.into());
        }
        self.flushed = self.taken.len();
        Ok(())
    }
}

#[test]
fn bytes_are_the_length_and_the_message() {
    let mut varint = vec![];
    write_delimited(&mut varint, &Leaf { number: 300, ..empty() }).unwrap();
    write_delimited(&mut varint, &Leaf { text: "x".repeat(126), ..empty() }).unwrap();
    write_delimited(&mut varint, &empty::<Leaf>()).unwrap();
    assert_eq!(varint, [b"\x03\x08\xac\x02\x80\x01\x12\x7e", "x".repeat(126).as_bytes(), b"\0"].concat());
    let mut fixed = vec![];
    let options = Options::new().framing(Framing::U32BigEndian);
    options.write_delimited(&mut fixed, &Leaf { number: 300, ..empty() }).unwrap();
    options.write_delimited(&mut fixed, &Leaf { text: "x".repeat(126), ..empty() }).unwrap();
    options.write_delimited(&mut fixed, &empty::<Leaf>()).unwrap();
    assert_eq!(fixed, [b"\0\0\0\x03\x08\xac\x02\0\0\0\x80\x12\x7e", "x".repeat(126).as_bytes(), b"\0\0\0\0"].concat());
}

#[test]
fn bytes_are_those_of_encode_length_delimited() {
    let mut writer = DelimitedWriter::new(vec![]);
    let mut expected = vec![];
    for len in [0, 1, 124, 125, 126, 16_380, 16_381, 2_097_147, 2_097_148] {
        let leaf = Leaf { text: "x".repeat(len), ..empty() };
        writer.write(&leaf).unwrap();
        leaf.encode_length_delimited(&mut expected);
        assert!(writer.get_ref() == &expected, "{len}");
        assert_eq!(writer.offset(), expected.len() as u64);
    }
    assert_eq!(writer.count(), 9);
}

#[test]
fn each_message_is_one_write() {
    struct Calls(Vec<usize>);
    impl Write for Calls {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.push(bytes.len());
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut writer = DelimitedWriter::new(Calls(vec![]));
    for number in [0, 1, 300] {
        writer.write(&Leaf { number, ..empty() }).unwrap();
    }
    assert_eq!(writer.get_ref().0, [1, 3, 4]);
}

#[test]
fn short_and_interrupted_writes_go_on() {
    let mut writer = DelimitedWriter::new(Narrow::new(1, &[ErrorKind::Interrupted; 5]));
    let mut expected = vec![];
    for number in 0..9 {
        let leaf = Leaf { number, ..Leaf::sample() };
        writer.write(&leaf).unwrap();
        leaf.encode_length_delimited(&mut expected);
    }
    writer.flush().unwrap();
    let (transport, unwritten) = writer.into_parts();
    assert_eq!((transport.taken, transport.flushed), (expected.clone(), expected.len()));
    assert!(unwritten.is_empty() && transport.failures.is_empty());
}

/// Whatever fails, and whether it is `flush` or the next message that goes on: no byte is lost or comes twice.
#[test]
fn failing_transport_loses_nothing() {
    for most in [1, 3, 1000] {
        for kind in [ErrorKind::WouldBlock, ErrorKind::ConnectionReset] {
            for flushes in [true, false] {
                let mut writer = DelimitedWriter::new(Narrow::new(most, &[kind; 4]));
                let (mut expected, mut failed) = (vec![], 0);
                for number in 0..9 {
                    let leaf = Leaf { number, ..Leaf::sample() };
                    leaf.encode_length_delimited(&mut expected);
                    let mut result = writer.write(&leaf);
                    while let Err(error) = &result {
                        failed += 1;
                        assert_eq!((error.offset(), error.message()), (writer.offset(), number as u64));
                        assert_eq!(error.is_not_ready(), kind == ErrorKind::WouldBlock);
                        assert_eq!([&writer.get_ref().taken, writer.unwritten()].concat(), expected);
                        result = if flushes { writer.flush() } else { Ok(()) };
                    }
                }
                while let Err(error) = writer.flush() {
                    assert!(matches!(error.kind(), StreamErrorKind::Io(cause) if cause.kind() == kind), "{error:?}");
                    failed += 1;
                }
                assert_eq!(failed, 4);
                assert_eq!(writer.into_parts().0.taken, expected);
            }
        }
    }
}

/// What fails when the transport is flushed is the error of `flush`; only what was interrupted is tried again.
#[test]
fn flush_that_fails_is_an_error() {
    /// Fails to flush in each of these ways, and then does.
    struct Blocked(Vec<ErrorKind>);
    impl Write for Blocked {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            self.0.pop().map_or(Ok(()), |kind| Err(kind.into()))
        }
    }
    use ErrorKind::{BrokenPipe, Interrupted, WouldBlock};
    let mut writer = DelimitedWriter::new(Blocked(vec![WouldBlock, Interrupted, BrokenPipe, BrokenPipe, Interrupted]));
    writer.write(&Leaf::sample()).unwrap();
    let written = writer.offset();
    for kind in [BrokenPipe, BrokenPipe, WouldBlock] {
        let error = writer.flush().unwrap_err();
        assert!(matches!(error.kind(), StreamErrorKind::Io(cause) if cause.kind() == kind), "{error:?}");
        assert_eq!((error.offset(), error.message()), (written, 0));
    }
    writer.flush().unwrap();
}

/// The buffer holds what the transport has not taken, and not all that it ever took.
#[test]
fn transport_that_stays_behind_does_not_make_the_buffer_grow() {
    /// Takes no more than it was granted.
    struct Slow(usize);
    impl Write for Slow {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let len = bytes.len().min(self.0);
            self.0 -= len;
            if len == 0 { Err(ErrorKind::WouldBlock.into()) } else { Ok(len) }
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let leaf = Leaf { text: "x".repeat(100), ..empty() };
    let frame = 1 + leaf.encoded_len();
    let mut writer = DelimitedWriter::new(Slow(frame / 2));
    for _ in 0..1000 {
        writer.write(&leaf).unwrap_err();
        writer.get_mut().0 = frame;
    }
    assert!((frame / 2..=2 * frame).contains(&writer.unwritten().len()));
    let (_, unwritten) = writer.into_parts();
    assert!(unwritten.capacity() < 20 * frame, "{}", unwritten.capacity());
}

#[test]
fn transport_that_takes_nothing_is_an_error() {
    let mut room = [0; 5];
    let mut writer = DelimitedWriter::new(&mut room[..]);
    writer.write(&Leaf { number: 1, ..empty() }).unwrap();
    let error = writer.write(&Leaf { number: 300, ..empty() }).unwrap_err();
    let StreamErrorKind::Io(cause) = error.kind() else { panic!("{error:?}") };
    assert_eq!(cause.kind(), ErrorKind::WriteZero);
    assert_eq!((error.offset(), error.message()), (5, 1));
    assert!(error.source().is_some());
    let (transport, unwritten) = writer.into_parts();
    assert!(transport.is_empty());
    assert_eq!(unwritten, [0xac, 2]);
}

/// A `Write` that claims more than it was given is wrong, and does no harm.
#[test]
fn lying_transport_does_not_panic() {
    struct Liar;
    impl Write for Liar {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Ok(usize::MAX)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut writer = DelimitedWriter::new(Liar);
    writer.write(&Leaf::sample()).unwrap();
    writer.write(&Leaf::sample()).unwrap();
    assert_eq!(writer.offset() as usize, 2 * (1 + Leaf::sample().encoded_len()));
}

/// A message whose encoder gives up in the middle.
struct Panics;

impl Described for Panics {
    const DESCRIPTOR: &'static MessageDescriptor = &MessageDescriptor::new("Panics", &[]);
}

impl Encode for Panics {
    fn is_empty(&self) -> bool {
        false
    }

    fn encode_fields(&self, out: &mut Writer<'_>) {
        out.raw(&[0xff; 5000]);
        panic!("for the test");
    }

    fn fields_len(&self) -> usize {
        0
    }
}

#[test]
fn message_that_panics_leaves_nothing_behind() {
    for failures in [&[][..], &[ErrorKind::WouldBlock]] {
        let mut writer = DelimitedWriter::new(Narrow::new(1, failures));
        let mut expected = vec![];
        for _ in 0..2 {
            let _ = writer.write(&Leaf::sample());
            Leaf::sample().encode_length_delimited(&mut expected);
            catch_unwind(AssertUnwindSafe(|| writer.write(&Panics))).unwrap_err();
        }
        writer.flush().unwrap();
        assert_eq!(writer.into_parts().0.taken, expected);
    }
    let mut writer = DelimitedWriter::new(&mut [][..]);
    writer.write(&Leaf { number: 1, ..empty() }).unwrap_err();
    catch_unwind(AssertUnwindSafe(|| writer.write(&Panics))).unwrap_err();
    assert_eq!(writer.unwritten(), [2, 0x08, 1]);
    assert_eq!(writer.into_parts().1, [2, 0x08, 1]);
}

//! `DelimitedReader`, `Messages` and `read_delimited`.

use std::{
    error::Error,
    io::{self, ErrorKind, Read},
};

use wireform::{
    DecodeErrorKind, Limits, Message,
    io::{DelimitedReader, Framing, Options, StreamErrorKind, read_delimited, write_delimited},
};
use wireform_test_support::{empty, rows::Leaf, wire::Wire, words};

use crate::exchange::{FRAMINGS, stream};

/// A transport that gives what a script says; behind its end it is at its end.
struct Script(Vec<Result<&'static [u8], ErrorKind>>);

impl Read for Script {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() {
            return Ok(0);
        }
        let bytes = self.0.remove(0)?;
        let len = bytes.len().min(out.len());
        out[..len].copy_from_slice(&bytes[..len]);
        if len < bytes.len() {
            self.0.insert(0, Ok(&bytes[len..]));
        }
        Ok(len)
    }
}

fn script<const N: usize>(steps: [Result<&'static [u8], ErrorKind>; N]) -> Script {
    Script(steps.into())
}

#[test]
fn empty_stream_has_no_messages() {
    for framing in FRAMINGS {
        let mut reader = Options::new().framing(framing).reader(io::empty());
        assert!(reader.read::<Leaf>().unwrap().is_none());
        assert!(!reader.read_into(&mut Leaf::sample()).unwrap());
        assert!(reader.read_body().unwrap().is_none());
        assert!(reader.messages::<Leaf>().next().is_none());
        assert_eq!(read_delimited::<Leaf>(io::empty()).unwrap(), None);
    }
}

/// Every cut is an error, but those before and behind messages.
#[test]
fn end_is_clean_between_messages_only() {
    for framing in FRAMINGS {
        let leaves = [Leaf { text: "x".repeat(200), ..Leaf::sample() }, empty(), Leaf::sample()];
        let bytes = stream(&leaves, framing);
        let clean: Vec<usize> = (0..=3).map(|count| stream(&leaves[..count], framing).len()).collect();
        for cut in 0..=bytes.len() {
            let mut messages = Options::new().framing(framing).reader(&bytes[..cut]).messages::<Leaf>();
            let whole = clean.iter().filter(|end| **end > 0 && **end <= cut).count();
            for leaf in &leaves[..whole] {
                assert_eq!(&messages.next().unwrap().unwrap(), leaf);
            }
            match messages.next() {
                None => assert!(clean.contains(&cut), "{cut}"),
                Some(Ok(leaf)) => panic!("{leaf:?}"),
                Some(Err(error)) => {
                    assert!(!clean.contains(&cut), "{cut}");
                    assert!(matches!(error.kind(), StreamErrorKind::UnexpectedEnd { .. }), "{error:?}");
                    assert_eq!((error.offset(), error.message()), (cut as u64, whole as u64));
                    assert!(messages.next().is_none());
                }
            }
        }
    }
}

#[test]
fn end_says_how_much_is_missing() {
    let missing = |framing, bytes: &'static [u8]| {
        let error = Options::new().framing(framing).reader(bytes).read::<Leaf>().unwrap_err();
        match error.into_kind() {
            StreamErrorKind::UnexpectedEnd { missing } => missing,
            kind => panic!("{kind:?}"),
        }
    };
    assert_eq!(missing(Framing::Varint, &[0x80]), None);
    assert_eq!(missing(Framing::Varint, &[0x80, 1]), Some(128));
    assert_eq!(missing(Framing::Varint, &[3, 0x08, 1]), Some(1));
    assert_eq!(missing(Framing::U32BigEndian, &[0]), None);
    assert_eq!(missing(Framing::U32BigEndian, &[0, 0, 0]), None);
    assert_eq!(missing(Framing::U32BigEndian, &[0, 0, 1, 0]), Some(256));
}

/// A bad length is an error again and again: what follows it would be made up.
#[test]
fn bad_length_is_refused_for_good() {
    let overlong = Wire::new().varint_width(11).bare_varint(0).build();
    let huge = [0xff; 9].into_iter().chain([1]).collect();
    for (bytes, too_long) in
        [(overlong, None), (huge, Some(u64::MAX)), (vec![0x80, 0x80, 0x80, 0x80, 8], Some(1 << 31))]
    {
        let bytes = [&[0][..], &bytes, &[0, 0]].concat();
        let mut reader = DelimitedReader::new(&bytes[..]);
        assert_eq!(reader.read::<Leaf>().unwrap(), Some(empty()));
        for _ in 0..3 {
            let error = reader.read::<Leaf>().unwrap_err();
            match (error.kind(), too_long) {
                (StreamErrorKind::InvalidLength, None) => {}
                (StreamErrorKind::TooLong { len }, Some(too_long)) => assert_eq!(*len, too_long),
                (kind, _) => panic!("{kind:?}"),
            }
            assert_eq!((error.offset(), error.message()), (1, 1));
            assert!(error.source().is_none());
        }
        assert_eq!(reader.messages::<Leaf>().count(), 1);
    }
}

#[test]
fn overlong_length_is_read() {
    let bytes = Wire::new().varint_width(10).bare_varint(2).raw([0x08, 1]).build();
    let mut reader = DelimitedReader::new(&bytes[..]);
    assert_eq!(reader.read::<Leaf>().unwrap().unwrap().number, 1);
    assert!(reader.read::<Leaf>().unwrap().is_none());
}

/// The length is right, the message is not: a caller may go on behind it, the iterator does not.
#[test]
fn malformed_message_does_not_end_the_stream_but_the_iterator() {
    let bytes = b"\x02\x08\x01\x04\x12\x02\xff\xff\x02\x08\x02";
    let mut reader = DelimitedReader::new(&bytes[..]);
    assert_eq!(reader.read::<Leaf>().unwrap().unwrap().number, 1);
    let error = reader.read::<Leaf>().unwrap_err();
    assert_eq!((error.offset(), error.message()), (6, 1));
    assert_eq!(error.to_string(), "malformed message at byte 6, in message 1");
    let StreamErrorKind::Decode(cause) = error.kind() else { panic!("{error:?}") };
    assert_eq!((cause.kind(), cause.offset(), cause.path()), (&DecodeErrorKind::InvalidUtf8, 2, "Leaf.text"));
    assert_eq!(error.source().unwrap().to_string(), cause.to_string());
    assert_eq!(reader.read::<Leaf>().unwrap().unwrap().number, 2);

    let mut messages = DelimitedReader::new(&bytes[..]).messages::<Leaf>();
    assert!(messages.next().unwrap().is_ok());
    assert_eq!(words(messages.next().unwrap()), "malformed message at byte 6, in message 1");
    assert!(messages.next().is_none());
    assert!(messages.next().is_none());
    let mut reader = messages.into_reader();
    assert_eq!((reader.offset(), reader.count()), (8, 2));
    assert_eq!(reader.read::<Leaf>().unwrap().unwrap().number, 2);
}

#[test]
fn limits_hold_for_each_message() {
    let deep = Wire::new().nested(1, 1).build();
    let limits = Limits::new().input(2).depth(0);
    let bytes = [&[2, 0x08, 1, 2, 0x08, 2][..]].concat();
    assert_eq!(Options::new().limits(limits).reader(&bytes[..]).messages::<Leaf>().filter(Result::is_ok).count(), 2);
    let bytes = [&[deep.len() as u8][..], &deep].concat();
    let error = Options::new().limits(limits.input(99)).reader(&bytes[..]).read::<Recursive>().unwrap_err();
    let StreamErrorKind::Decode(cause) = error.kind() else { panic!("{error:?}") };
    assert_eq!(cause.kind(), &DecodeErrorKind::DepthLimit);
}

#[derive(Message, Debug)]
struct Recursive {
    #[proto(1)]
    inner: Option<Box<Recursive>>,
}

#[test]
fn interrupted_reads_are_tried_again() {
    let interrupted = Err(ErrorKind::Interrupted);
    let steps = [interrupted, Ok(&[2][..]), interrupted, interrupted, Ok(&[0x08]), interrupted, Ok(&[1]), interrupted];
    let mut reader = DelimitedReader::new(script(steps));
    assert_eq!(reader.read::<Leaf>().unwrap().unwrap().number, 1);
    assert!(reader.read::<Leaf>().unwrap().is_none());
    let steps = [interrupted, Ok(&[2][..]), interrupted, Ok(&[0x08, 1])];
    assert_eq!(read_delimited::<Leaf>(script(steps)).unwrap().unwrap().number, 1);
}

#[test]
fn transport_that_is_not_ready_loses_nothing() {
    let blocked = Err(ErrorKind::WouldBlock);
    for read_ahead in [true, false] {
        let steps = [blocked, Ok(&[2][..]), blocked, Ok(&[0x08]), Err(ErrorKind::TimedOut), Ok(&[1, 2, 0x08]), blocked];
        let mut transport = script(steps);
        transport.0.push(Ok(&[2]));
        let mut messages = Options::new().read_ahead(read_ahead).reader(transport).messages::<Leaf>();
        let (mut numbers, mut offsets) = (vec![], vec![]);
        for item in messages.by_ref() {
            match item {
                Ok(leaf) => numbers.push(leaf.number),
                Err(error) => {
                    assert!(error.is_not_ready());
                    offsets.push(error.offset());
                }
            }
        }
        assert_eq!((numbers, offsets), (vec![1, 2], vec![0, 1, 2, 5]));
    }
}

#[test]
fn stream_that_grows_is_read_on() {
    let end: Result<&[u8], ErrorKind> = Ok(&[]);
    let mut reader = DelimitedReader::new(script([end, Ok(&[2, 0x08]), end, end, Ok(&[1, 0]), end, end, Ok(&[0])]));
    let mut numbers = || reader.read::<Leaf>().map(|leaf| leaf.map(|leaf| leaf.number)).ok();
    assert_eq!(numbers(), Some(None));
    assert_eq!((numbers(), numbers()), (None, None));
    assert_eq!((numbers(), numbers(), numbers()), (Some(Some(1)), Some(Some(0)), Some(None)));
    assert_eq!((numbers(), numbers(), numbers()), (Some(None), Some(Some(0)), Some(None)));
}

#[test]
fn iterator_that_has_ended_stays_so() {
    let mut messages = DelimitedReader::new(script([Ok(&[0][..]), Ok(&[]), Ok(&[0])])).messages::<Leaf>();
    assert_eq!(messages.next().unwrap().unwrap(), empty());
    assert!(messages.next().is_none());
    assert!(messages.next().is_none());
    assert_eq!(messages.into_reader().read::<Leaf>().unwrap(), Some(empty()));
}

/// A `Read` that claims more than there was room for is wrong, and does no harm.
#[test]
fn lying_transport_does_not_panic() {
    struct Liar;
    impl Read for Liar {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            out.fill(1);
            Ok(usize::MAX)
        }
    }
    let mut reader = DelimitedReader::new(Liar);
    for _ in 0..10_000 {
        assert_eq!(reader.read_body().unwrap(), Some(&[1][..]));
    }
}

#[test]
fn failing_transport_is_told_from_a_malformed_message() {
    let mut reader = DelimitedReader::new(script([Ok(&[0, 2, 0x08][..]), Err(ErrorKind::ConnectionReset), Ok(&[7])]));
    assert_eq!(reader.read::<Leaf>().unwrap(), Some(empty()));
    let error = reader.read::<Leaf>().unwrap_err();
    assert_eq!((error.offset(), error.message(), error.is_not_ready()), (3, 1, false));
    assert_eq!(error.to_string(), "the transport failed at byte 3, in message 1");
    let cause = error.source().unwrap().downcast_ref::<io::Error>().unwrap();
    assert_eq!(cause.kind(), ErrorKind::ConnectionReset);
    assert_eq!(reader.unread(), [2, 0x08]);
    // Nothing was lost, should the transport recover.
    assert_eq!(reader.read::<Leaf>().unwrap().unwrap().number, 7);
    let steps = [Ok(&[2][..]), Err(ErrorKind::ConnectionReset), Ok(&[0x08, 7])];
    let results: Vec<_> = DelimitedReader::new(script(steps)).messages::<Leaf>().collect();
    assert!(matches!(&results[..], [Err(_)]), "{results:?}");
}

#[test]
fn errors_become_those_of_std() {
    let kind = |bytes: &'static [u8]| io::Error::from(DelimitedReader::new(bytes).read::<Leaf>().unwrap_err()).kind();
    assert_eq!(kind(&[1]), ErrorKind::UnexpectedEof);
    assert_eq!(kind(&[1, 0]), ErrorKind::InvalidData);
    assert_eq!(kind(&[0xff; 10]), ErrorKind::InvalidData);
    let failed = DelimitedReader::new(script([Err(ErrorKind::ConnectionReset)])).read::<Leaf>().unwrap_err();
    let failed = io::Error::from(failed);
    assert_eq!(failed.kind(), ErrorKind::ConnectionReset);
    assert_eq!(failed.to_string(), "the transport failed at byte 0, in message 0");
}

#[test]
fn without_reading_ahead_not_a_byte_more_is_taken() {
    for framing in FRAMINGS {
        let leaf = |len| Leaf { text: "x".repeat(len), ..Leaf::sample() };
        for leaf in [0, 1, 200, 5000, 100_000].into_iter().map(leaf).chain([empty()]) {
            let mut bytes = stream(std::slice::from_ref(&leaf), framing);
            bytes.extend(b"what follows");
            let mut transport = &bytes[..];
            let options = Options::new().framing(framing);
            assert_eq!(options.read_delimited::<Leaf>(&mut transport).unwrap(), Some(leaf.clone()));
            assert_eq!(transport, b"what follows");
            let mut reader = options.read_ahead(false).reader(&bytes[..]);
            assert_eq!(reader.read::<Leaf>().unwrap(), Some(leaf));
            let (transport, unread) = reader.into_parts();
            assert_eq!((transport, &unread[..]), (&b"what follows"[..], &[][..]));
        }
    }
}

/// The four bytes of a length are asked for at once, and so is the message.
#[test]
fn without_reading_ahead_there_are_few_reads() {
    struct Calls<'a>(&'a [u8], Vec<usize>);
    impl Read for Calls<'_> {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            self.1.push(out.len());
            self.0.read(out)
        }
    }
    for (framing, expected) in [(Framing::U32BigEndian, &[4, 203][..]), (Framing::Varint, &[1, 1, 203])] {
        let bytes = stream(&[Leaf { text: "x".repeat(200), ..empty() }], framing);
        let mut reader = Options::new().framing(framing).read_ahead(false).reader(Calls(&bytes, vec![]));
        reader.read::<Leaf>().unwrap();
        assert_eq!(reader.get_ref().1, expected);
    }
}

#[test]
fn what_was_read_ahead_is_given_back() {
    let mut bytes = vec![];
    write_delimited(&mut bytes, &Leaf::sample()).unwrap();
    bytes.extend(b"what follows");
    let mut reader = DelimitedReader::new(&bytes[..]);
    reader.read::<Leaf>().unwrap();
    assert_eq!(reader.unread(), b"what follows");
    assert_eq!(reader.into_parts().1, b"what follows");
}

#[derive(Message, Debug, PartialEq)]
struct Borrowed<'a> {
    #[proto(2)]
    text: &'a str,
}

/// The text lies in the reader's buffer; the next read is the end of it.
#[test]
fn messages_borrow_from_the_reader() {
    let bytes = stream(&[Leaf::sample(), Leaf { text: "b".into(), ..empty() }], Framing::Varint);
    let mut reader = DelimitedReader::new(&bytes[..]);
    for text in ["a", "b"] {
        let message: Borrowed<'_> = reader.read().unwrap().unwrap();
        assert_eq!(message, Borrowed { text });
    }
    assert_eq!(reader.read::<Borrowed<'_>>().unwrap(), None);
}

/// What stood in the value is gone, and its memory is used again.
#[test]
fn read_into_replaces() {
    let bytes = stream(&[Leaf { number: 5, ..empty() }, empty()], Framing::Varint);
    let mut reader = DelimitedReader::new(&bytes[..]);
    let mut leaf = Leaf::sample();
    let (text, values) = (leaf.text.as_ptr(), leaf.values.as_ptr());
    assert!(reader.read_into(&mut leaf).unwrap());
    assert_eq!(leaf, Leaf { number: 5, ..empty() });
    assert_eq!((leaf.text.as_ptr(), leaf.values.as_ptr()), (text, values));
    assert!(reader.read_into(&mut leaf).unwrap());
    assert_eq!(leaf, empty());
    leaf.number = 6;
    assert!(!reader.read_into(&mut leaf).unwrap());
    assert_eq!(leaf.number, 6);
}

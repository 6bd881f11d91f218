//! The functions and methods by which messages go in and out.

use std::{
    collections::VecDeque,
    io::{self, Read},
};

use bytes::{Buf, BufMut, Bytes, BytesMut};
use wireform::{DecodeErrorKind, EncodeErrorKind, Message, proto};
use wireform_test_support::{
    corpus::corpus,
    rows::{Everything, Leaf, Person},
    same_bits,
    wire::Wire,
};

/// A buffer that shows no more than `size` bytes at a time.
#[derive(Clone)]
struct Pieces<'a> {
    rest: &'a [u8],
    size: usize,
}

impl Buf for Pieces<'_> {
    fn remaining(&self) -> usize {
        self.rest.len()
    }

    fn chunk(&self) -> &[u8] {
        &self.rest[..self.size.min(self.rest.len())]
    }

    fn advance(&mut self, count: usize) {
        self.rest = &self.rest[count..];
    }
}

fn pieces(rest: &[u8], size: usize) -> Pieces<'_> {
    Pieces { rest, size }
}

/// A reader that gives a few bytes at a time, is interrupted now and then, and may fail.
struct Slow<'a> {
    rest: &'a [u8],
    calls: usize,
    fails_at_the_end: bool,
}

impl Read for Slow<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.calls += 1;
        if self.calls.is_multiple_of(3) {
            return Err(io::ErrorKind::Interrupted.into());
        }
        if self.rest.is_empty() && self.fails_at_the_end {
            return Err(io::ErrorKind::ConnectionReset.into());
        }
        let len = out.len().min(self.rest.len()).min(2);
        self.rest.read(&mut out[..len])
    }
}

#[test]
fn every_way_out_writes_the_same() {
    let person = Person::martin();
    let bytes = person.encode_to_vec();
    assert_eq!(proto::to_vec(&person), bytes);
    assert_eq!(proto::encoded_len(&person), bytes.len());
    let (mut vec, mut bytes_mut, mut writer) = (vec![], BytesMut::new(), vec![]);
    person.encode(&mut vec);
    person.encode(&mut bytes_mut);
    proto::to_writer(&mut writer, &person).unwrap();
    assert_eq!((&vec, &bytes_mut[..], &writer), (&bytes, &bytes[..], &bytes));
    let (mut front, mut back) = ([0; 20], [0; 13]);
    person.encode(&mut (&mut front[..]).chain_mut(&mut back[..]));
    assert_eq!([&front[..], &back].concat(), bytes);
}

#[test]
fn every_way_in_reads_the_same() {
    for sample in corpus() {
        let bytes = &sample.bytes;
        let expected = Everything::decode(&bytes[..]).unwrap();
        let slow = Slow { rest: bytes, calls: 0, fails_at_the_end: false };
        let all: [Everything; 5] = [
            proto::from_slice(bytes).unwrap(),
            proto::from_reader(&bytes[..]).unwrap(),
            proto::from_reader(slow).unwrap(),
            Everything::decode(Bytes::copy_from_slice(bytes)).unwrap(),
            Everything::decode(VecDeque::from(bytes.clone())).unwrap(),
        ];
        assert!(all.iter().all(|value| same_bits(value, &expected)), "{}", sample.name);
    }
}

#[test]
fn pieces_give_the_verdict_of_the_whole() {
    let person = Person::martin().encode_to_vec();
    for size in 1..=person.len() {
        for len in 0..=person.len() {
            let (whole, in_pieces) = (Person::decode(&person[..len]), Person::decode(pieces(&person[..len], size)));
            match (whole, in_pieces) {
                (Ok(whole), Ok(in_pieces)) => assert_eq!(whole, in_pieces),
                (Err(whole), Err(in_pieces)) => {
                    assert_eq!((whole.kind(), whole.offset()), (in_pieces.kind(), in_pieces.offset()));
                    assert_eq!(whole.path(), in_pieces.path());
                }
                verdicts => panic!("{verdicts:?} for {len} bytes in pieces of {size}"),
            }
        }
    }
}

#[test]
fn decode_takes_all_of_a_buffer() {
    let bytes = Person::martin().encode_to_vec();
    let mut buf = &bytes[..];
    Person::decode(&mut buf).unwrap();
    assert!(buf.is_empty());
    let mut buf = pieces(&bytes, 5);
    Person::decode(&mut buf).unwrap();
    assert_eq!(buf.remaining(), 0);
}

#[test]
fn length_delimited_messages_follow_each_other() {
    let mut stream = vec![];
    let leaves: Vec<_> =
        [0, 1, 200, 5000].into_iter().map(|len| Leaf { text: "x".repeat(len), ..Leaf::sample() }).collect();
    for leaf in &leaves {
        leaf.encode_length_delimited(&mut stream);
    }
    Leaf::encode_length_delimited(&wireform_test_support::empty(), &mut stream);
    for size in [1, 7, stream.len()] {
        let mut buf = pieces(&stream, size);
        for leaf in &leaves {
            assert_eq!(&Leaf::decode_length_delimited(&mut buf).unwrap(), leaf);
        }
        assert_eq!(Leaf::decode_length_delimited(&mut buf).unwrap(), wireform_test_support::empty());
        assert_eq!(buf.remaining(), 0);
    }
}

#[test]
fn length_delimited_message_has_its_length_before_it() {
    let bytes = Person::martin().encode_to_vec();
    let mut delimited = vec![];
    Person::martin().encode_length_delimited(&mut delimited);
    assert_eq!(delimited, [&[33][..], &bytes].concat());
}

#[test]
fn overlong_length_prefix_is_read() {
    let wire = Wire::new().varint_width(10).bare_varint(2).raw([0x08, 1, 0xff]);
    let mut buf = wire.as_ref();
    assert_eq!(Leaf::decode_length_delimited(&mut buf).unwrap().number, 1);
    assert_eq!(buf, [0xff]);
}

#[test]
fn bad_length_prefix_is_refused() {
    let too_long = Wire::new().varint_width(11).bare_varint(0);
    for (bytes, kind) in [
        (&[][..], DecodeErrorKind::UnexpectedEnd),
        (&[0x80], DecodeErrorKind::UnexpectedEnd),
        (&[3, 0x08, 1], DecodeErrorKind::UnexpectedEnd),
        (&[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1], DecodeErrorKind::UnexpectedEnd),
        (too_long.as_ref(), DecodeErrorKind::InvalidVarint),
        (&[1, 0x08, 1], DecodeErrorKind::UnexpectedEnd),
    ] {
        assert_eq!(Leaf::decode_length_delimited(bytes).unwrap_err().kind(), &kind, "{bytes:?}");
        assert_eq!(Leaf::decode_length_delimited(pieces(bytes, 1)).unwrap_err().kind(), &kind, "{bytes:?}");
    }
}

#[test]
fn merge_adds_to_what_is_there() {
    let mut leaf = Leaf::sample();
    leaf.merge(pieces(Wire::new().varint(1, 5).packed(3, [7]).as_ref(), 2)).unwrap();
    assert_eq!(leaf, Leaf { number: 5, text: "a".into(), values: vec![2, 300, 7] });
}

#[test]
fn merge_keeps_what_it_read_before_an_error() {
    let mut leaf = Leaf::sample();
    leaf.merge(Wire::new().varint(1, 5).tag(0, 0).as_ref()).unwrap_err();
    assert_eq!(leaf, Leaf { number: 5, ..Leaf::sample() });
}

#[test]
fn failing_reader_is_an_error_that_says_so() {
    let bytes = Person::martin().encode_to_vec();
    let error = proto::from_reader::<Person>(Slow { rest: &bytes, calls: 0, fails_at_the_end: true }).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::Io(io::ErrorKind::ConnectionReset));
    assert_eq!(error.offset(), 33);
}

#[test]
fn reader_that_stops_early_is_an_error() {
    let bytes = Person::martin().encode_to_vec();
    let error = proto::from_reader::<Person>(&bytes[..30]).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (&DecodeErrorKind::UnexpectedEnd, 30));
    assert_eq!(error.path(), "Person.interests[1]");
}

#[test]
fn failing_writer_is_an_error_that_says_so() {
    let mut small = [0; 5];
    let error = proto::to_writer(&mut small[..], &Person::martin()).unwrap_err();
    assert_eq!(error.kind(), &EncodeErrorKind::Io(io::ErrorKind::WriteZero));
}

//! What a reader allocates, measured.

use std::io::Read;

use wireform::{
    Limits, Message,
    io::{Options, StreamErrorKind},
};
use wireform_test_support::{allocation::measure, rows::Leaf};

use crate::exchange::{FRAMINGS, stream};

const TRUSTED: usize = 64 << 10;
/// The first buffer of a reader.
const AHEAD: usize = 8 << 10;
const SLACK: usize = 4096;

/// A gigabyte is announced, and more and more of it comes.
#[test]
fn memory_follows_what_arrives() {
    for read_ahead in [true, false] {
        for delivered in [0, 1, 5000, 65_000, 66_000, 131_072, 131_100, 1_000_000] {
            let body = std::io::repeat(0).take(delivered);
            let transport = (&[0x80, 0x80, 0x80, 0x80, 4][..]).chain(body);
            let mut reader = Options::new().read_ahead(read_ahead).reader(transport);
            let (error, used) = measure(|| reader.read_body().map(drop).unwrap_err());
            assert!(matches!(error.kind(), StreamErrorKind::UnexpectedEnd { .. }));
            let delivered = delivered as usize + 5;
            assert!(used.live <= TRUSTED + 2 * delivered + SLACK, "{used:?} for {delivered}");
            // While the buffer moves to grow, the old one is there as well.
            assert!(used.peak <= TRUSTED + AHEAD + 3 * delivered + SLACK, "{used:?} for {delivered}");
        }
    }
}

#[test]
fn length_above_the_limit_is_refused_before_a_byte_is_read() {
    for framing in FRAMINGS {
        let leaf = Leaf { text: "x".repeat(1000), ..Leaf::sample() };
        let (len, stream) = (leaf.encoded_len(), stream(&[leaf], framing));
        for read_ahead in [true, false] {
            let options = Options::new().framing(framing).read_ahead(read_ahead);
            let limited = options.limits(Limits::new().input(len));
            assert!(limited.reader(&stream[..]).read::<Leaf>().unwrap().is_some());
            let mut transport = &stream[..];
            let mut reader = options.limits(Limits::new().input(len - 1)).reader(&mut transport);
            for _ in 0..2 {
                let error = reader.read::<Leaf>().unwrap_err();
                assert!(matches!(error.kind(), StreamErrorKind::TooLong { len: l } if *l == len as u64), "{error:?}");
                assert_eq!((error.offset(), error.message()), (0, 0));
            }
            if !read_ahead {
                assert_eq!(transport.len(), len);
            }
        }
    }
}

#[test]
fn small_messages_take_little() {
    let bytes = stream(&[Leaf::sample()], FRAMINGS[0]);
    let (_, used) = measure(|| Options::new().reader(&bytes[..]).read_body().map(drop).unwrap());
    assert_eq!(used.total, AHEAD);
    let (_, used) = measure(|| Options::new().read_ahead(false).reader(&bytes[..]).read_body().map(drop).unwrap());
    assert!(used.total <= 64, "{used:?}");
    let bytes = stream(&[Leaf { text: "x".repeat(10_000), ..Leaf::sample() }], FRAMINGS[0]);
    let (_, used) = measure(|| Options::new().reader(&bytes[..]).read_body().map(drop).unwrap());
    assert!(used.live == 0 && used.total <= AHEAD + bytes.len(), "{used:?}");
}

/// One buffer serves all messages: after the first few, nothing is allocated.
#[test]
fn one_buffer_serves_a_stream() {
    let sent = vec![Leaf::sample(); 10_000];
    let stream = stream(&sent, FRAMINGS[0]);
    let mut reader = Options::new().reader(&stream[..]);
    let mut leaf = reader.read::<Leaf>().unwrap().unwrap();
    let (count, used) = measure(|| {
        let mut count = 1;
        while reader.read_into(&mut leaf).unwrap() {
            count += 1;
        }
        count
    });
    assert_eq!((count, used.total), (10_000, 0));
}

#[test]
fn one_buffer_writes_a_stream() {
    let mut writer = Options::new().writer(std::io::sink());
    let leaf = Leaf::sample();
    writer.write(&leaf).unwrap();
    let ((), used) = measure(|| (0..10_000).for_each(|_| writer.write(&leaf).unwrap()));
    assert_eq!(used.total, 0);
}

//! `DelimitedCodec`, by hand and in tokio's framed transports.

#![allow(missing_docs, reason = "the fields of test messages")]

use std::io::ErrorKind;

use bytes::{Bytes, BytesMut};
use futures_util::{SinkExt, StreamExt};
use tokio::io::{AsyncWriteExt, duplex};
use tokio_util::codec::{Decoder, Encoder, Framed, FramedRead};
use wireform::{
    DecodeErrorKind, Limits, Message,
    io::{DelimitedCodec, DelimitedWriter, Framing, Options, StreamErrorKind},
};
use wireform_test_support::{
    allocation::{Counting, measure},
    empty,
    rows::{Leaf, Person},
};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const FRAMINGS: [Framing; 2] = [Framing::Varint, Framing::U32BigEndian];

fn run<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

fn codec(framing: Framing) -> DelimitedCodec<Leaf> {
    DelimitedCodec::with_options(Options::new().framing(framing))
}

fn messages() -> Vec<Leaf> {
    let texts = [0, 1, 125, 126, 8191, 16_380, 16_381, 300_000];
    let leaf = |(number, len)| Leaf { number, text: "x".repeat(len), values: vec![] };
    [empty()].into_iter().chain((0..).zip(texts).map(leaf)).chain([empty()]).collect()
}

fn stream(framing: Framing) -> Vec<u8> {
    let mut writer = Options::new().framing(framing).writer(vec![]);
    messages().iter().for_each(|message| writer.write(message).unwrap());
    writer.into_parts().0
}

#[test]
fn bytes_are_those_of_the_writer() {
    for framing in FRAMINGS {
        let (mut codec, mut bytes) = (codec(framing), BytesMut::new());
        messages().iter().for_each(|message| codec.encode(message, &mut bytes).unwrap());
        assert!(bytes == stream(framing));
        bytes.clear();
        messages().into_iter().for_each(|message| codec.encode(message, &mut bytes).unwrap());
        assert!(bytes == stream(framing));
    }
}

#[test]
fn messages_come_back_byte_by_byte() {
    for framing in FRAMINGS {
        let (mut codec, mut buffer, mut received) = (codec(framing), BytesMut::new(), vec![]);
        for piece in stream(framing).chunks(1) {
            buffer.extend_from_slice(piece);
            received.extend(codec.decode(&mut buffer).unwrap());
        }
        assert!(received == messages());
        assert!(codec.decode_eof(&mut buffer).unwrap().is_none());
    }
}

/// One side writes leaves and reads persons, the other the other way round.
#[test]
fn framed_transports_talk_both_ways() {
    run(async {
        let (one, other) = duplex(100);
        let mut one = Framed::new(one, DelimitedCodec::<Person, Leaf>::new());
        let mut other = Framed::new(other, DelimitedCodec::<Leaf, Person>::new());
        let server = async {
            let mut received = vec![];
            while let Some(leaf) = other.next().await {
                received.push(leaf.unwrap());
                other.send(Person::martin()).await.unwrap();
            }
            received
        };
        let client = async {
            for message in &messages() {
                one.send(message).await.unwrap();
                assert_eq!(one.next().await.unwrap().unwrap(), Person::martin());
            }
            drop(one);
        };
        let (received, ()) = tokio::join!(server, client);
        assert!(received == messages());
    });
}

#[test]
fn blocking_writer_is_read_over_tcp() {
    run(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let sender = std::thread::spawn(move || {
            let mut writer = DelimitedWriter::new(std::net::TcpStream::connect(address).unwrap());
            messages().iter().for_each(|message| writer.write(message).unwrap());
        });
        let (transport, _) = listener.accept().await.unwrap();
        let framed = FramedRead::new(transport, DelimitedCodec::<Leaf>::new());
        let received: Vec<Leaf> = framed.map(Result::unwrap).collect().await;
        assert!(received == messages());
        sender.join().unwrap();
    });
}

#[derive(Message, Debug)]
struct Blob {
    #[proto(1)]
    bytes: Bytes,
}

#[test]
fn bytes_are_parts_of_what_was_received() {
    let mut buffer = BytesMut::from(&b"\x04\x0a\x02ab\x04\x0a\x02cd\x04"[..]);
    let start = buffer.as_ptr().addr();
    let mut codec = DelimitedCodec::<Blob>::new();
    let (one, other) = (codec.decode(&mut buffer).unwrap().unwrap(), codec.decode(&mut buffer).unwrap().unwrap());
    assert!(codec.decode(&mut buffer).unwrap().is_none());
    assert_eq!((&one.bytes[..], &other.bytes[..]), (&b"ab"[..], &b"cd"[..]));
    assert_eq!((one.bytes.as_ptr().addr(), other.bytes.as_ptr().addr()), (start + 3, start + 8));
    // What comes then does not touch them.
    buffer.extend_from_slice(b"\x0a\x02ef");
    assert_eq!(codec.decode(&mut buffer).unwrap().unwrap().bytes, &b"ef"[..]);
    assert_eq!((&one.bytes[..], &other.bytes[..]), (&b"ab"[..], &b"cd"[..]));
}

#[test]
fn end_inside_a_message_is_an_error() {
    for framing in FRAMINGS {
        run(async {
            let stream = stream(framing);
            let cut = stream.len() - 1 - if framing == Framing::Varint { 1 } else { 4 };
            let (mut sender, receiver) = duplex(stream.len());
            sender.write_all(&stream[..cut]).await.unwrap();
            drop(sender);
            let items: Vec<_> = FramedRead::new(receiver, codec(framing)).collect().await;
            let (last, whole) = items.split_last().unwrap();
            assert_eq!(whole.len(), messages().len() - 2);
            let error = last.as_ref().unwrap_err();
            assert!(matches!(error.kind(), StreamErrorKind::UnexpectedEnd { missing: Some(1) }), "{error:?}");
            assert_eq!((error.offset(), error.message()), (cut as u64, whole.len() as u64));
        });
    }
}

#[test]
fn end_inside_a_length_is_an_error() {
    let mut buffer = BytesMut::from(&[0, 0x80][..]);
    let mut codec = codec(Framing::Varint);
    assert_eq!(codec.decode_eof(&mut buffer).unwrap(), Some(empty()));
    let error = codec.decode_eof(&mut buffer).unwrap_err();
    assert!(matches!(error.kind(), StreamErrorKind::UnexpectedEnd { missing: None }), "{error:?}");
    assert_eq!((error.offset(), error.message()), (2, 1));
}

#[test]
fn bad_length_and_bad_message_are_told_apart() {
    let mut codec = DelimitedCodec::<Leaf>::with_options(Options::new().limits(Limits::new().input(9)));
    let mut buffer = BytesMut::from(&b"\x00\x04\x12\x02\xff\xff\x00\x0a"[..]);
    assert_eq!(codec.decode(&mut buffer).unwrap(), Some(empty()));
    let error = codec.decode(&mut buffer).unwrap_err();
    assert_eq!((error.offset(), error.message()), (4, 1));
    let StreamErrorKind::Decode(cause) = error.kind() else { panic!("{error:?}") };
    assert_eq!((cause.kind(), cause.offset()), (&DecodeErrorKind::InvalidUtf8, 2));
    assert_eq!(codec.decode(&mut buffer).unwrap(), Some(empty()));
    let error = codec.decode(&mut buffer).unwrap_err();
    assert!(matches!(error.kind(), StreamErrorKind::TooLong { len: 10 }), "{error:?}");
    assert_eq!((error.offset(), error.message()), (7, 3));
}

#[derive(Message, Debug)]
struct Recursive {
    #[proto(1)]
    inner: Option<Box<Recursive>>,
}

#[test]
fn limits_hold_for_each_message() {
    let options = Options::new().limits(Limits::new().depth(1));
    let mut codec = DelimitedCodec::<Recursive>::with_options(options);
    let mut buffer = BytesMut::from(&b"\x02\x0a\x00\x04\x0a\x02\x0a\x00"[..]);
    assert!(codec.decode(&mut buffer).unwrap().unwrap().inner.unwrap().inner.is_none());
    let error = codec.decode(&mut buffer).unwrap_err();
    let StreamErrorKind::Decode(cause) = error.kind() else { panic!("{error:?}") };
    assert_eq!(cause.kind(), &DecodeErrorKind::DepthLimit);
}

#[test]
fn failing_transport_is_passed_on() {
    run(async {
        let transport = tokio_util::io::StreamReader::new(futures_util::stream::iter([
            Ok(&[2, 0x08][..]),
            Err(std::io::Error::from(ErrorKind::ConnectionReset)),
        ]));
        let items: Vec<_> = FramedRead::new(transport, DelimitedCodec::<Leaf>::new()).collect().await;
        let [Err(error)] = &items[..] else { panic!("{items:?}") };
        let StreamErrorKind::Io(cause) = error.kind() else { panic!("{error:?}") };
        assert_eq!(cause.kind(), ErrorKind::ConnectionReset);
        assert_eq!(error.to_string(), "the transport failed");
    });
}

#[test]
fn length_is_not_trusted() {
    run(async {
        let (mut sender, receiver) = duplex(64);
        sender.write_all(b"\x80\x80\x80\x80\x04nine byte").await.unwrap();
        drop(sender);
        let mut framed = FramedRead::new(receiver, DelimitedCodec::<Leaf>::new());
        let mut next = std::pin::pin!(framed.next());
        let (item, used) = std::future::poll_fn(|context| {
            let (poll, used) = measure(|| next.as_mut().poll(context));
            poll.map(|item| (item, used))
        })
        .await;
        let error = item.unwrap().unwrap_err();
        assert!(matches!(error.kind(), StreamErrorKind::UnexpectedEnd { missing: Some(_) }), "{error:?}");
        assert!(used.total < 64 << 10, "{used:?}");
    });
}

#[test]
fn scratch_is_used_again() {
    let (mut codec, mut buffer) = (codec(Framing::Varint), BytesMut::with_capacity(1 << 20));
    codec.encode(Leaf::sample(), &mut buffer).unwrap();
    let leaf = Leaf::sample();
    let ((), used) = measure(|| (0..1000).for_each(|_| codec.encode(&leaf, &mut buffer).unwrap()));
    assert_eq!(used.total, 0);
    assert_eq!(buffer.len(), 1001 * (1 + leaf.encoded_len()));
}

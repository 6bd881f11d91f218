//! What has to hold over any transport that carries a stream of bytes.

use std::{
    io::{Read, Write},
    thread,
};

use wireform::{
    Message,
    io::{DelimitedReader, Framing, Options, StreamErrorKind},
    wire::varint_len,
};
use wireform_test_support::{allocation::measure, empty, rows::Leaf};

/// What a writing end does before it is closed.
pub(crate) type Send = Box<dyn FnOnce(&mut dyn Write) + std::marker::Send>;

/// A transport: it writes what it is given, and returns the reading end.
pub(crate) type Transport<R> = fn(Send) -> R;

/// Both framings.
pub(crate) const FRAMINGS: [Framing; 2] = [Framing::Varint, Framing::U32BigEndian];

/// Writes while the caller reads.
pub(crate) fn in_background(mut transport: impl Write + std::marker::Send + 'static, send: Send) {
    thread::spawn(move || send(&mut transport));
}

/// Messages of all lengths: at the steps of the varint, longer than any buffer, and many small ones.
pub(crate) fn messages() -> Vec<Leaf> {
    let long = [0, 1, 125, 126, 8191, 8192, 16_380, 16_381, 65_536, 300_000];
    let texts = long.into_iter().chain(std::iter::repeat_n(3, 5000));
    let leaf = |(number, len)| Leaf { number, text: "x".repeat(len), values: vec![] };
    [empty()].into_iter().chain((0..).zip(texts).map(leaf)).chain([empty()]).collect()
}

/// Returns how long a stream of these messages is.
pub(crate) fn stream_len(messages: &[Leaf], framing: Framing) -> u64 {
    let prefix = |len: usize| match framing {
        Framing::Varint => varint_len(len as u64),
        _ => 4,
    };
    messages.iter().map(|message| message.encoded_len()).map(|len| (prefix(len) + len) as u64).sum()
}

/// Returns the bytes of a stream of these messages.
pub(crate) fn stream(messages: &[Leaf], framing: Framing) -> Vec<u8> {
    let mut stream = vec![];
    let mut writer = Options::new().framing(framing).writer(&mut stream);
    messages.iter().for_each(|message| writer.write(message).unwrap());
    stream
}

/// Sends messages of all lengths; the same come out, and then a clean end at the last byte.
pub(crate) fn every_message_arrives<R: Read>(transport: Transport<R>) {
    for framing in FRAMINGS {
        for read_ahead in [true, false] {
            let options = Options::new().framing(framing).read_ahead(read_ahead);
            let end = transport(Box::new(move |end| {
                let mut writer = options.writer(end);
                messages().iter().for_each(|message| writer.write(message).unwrap());
                writer.flush().unwrap();
                assert_eq!(writer.offset(), stream_len(&messages(), framing));
            }));
            let mut iterator = options.reader(end).messages();
            let received: Vec<Leaf> = iterator.by_ref().map(Result::unwrap).collect();
            assert!(received == messages());
            let reader = iterator.into_reader();
            assert_eq!(reader.offset(), stream_len(&messages(), framing));
            assert_eq!(reader.count(), messages().len() as u64);
        }
    }
}

/// Takes the last byte of the stream away: that is no clean end.
pub(crate) fn lost_byte_is_an_error<R: Read>(transport: Transport<R>) {
    for framing in FRAMINGS {
        let sent = [Leaf::sample(), Leaf::sample()];
        let end = transport(Box::new(move |end| {
            let stream = stream(&sent, framing);
            end.write_all(&stream[..stream.len() - 1]).unwrap();
        }));
        let mut reader = Options::new().framing(framing).reader(end);
        assert_eq!(reader.read::<Leaf>().unwrap(), Some(Leaf::sample()));
        let error = reader.read::<Leaf>().unwrap_err();
        assert!(matches!(error.kind(), StreamErrorKind::UnexpectedEnd { missing: Some(1) }), "{error:?}");
        let sent = [Leaf::sample(), Leaf::sample()];
        assert_eq!((error.offset(), error.message()), (stream_len(&sent, framing) - 1, 1));
    }
}

/// Announces a gigabyte and sends eleven bytes: no memory is taken for what does not come.
pub(crate) fn length_is_not_trusted<R: Read>(transport: Transport<R>) {
    for (framing, prefix) in
        [(Framing::Varint, &[0x80, 0x80, 0x80, 0x80, 4][..]), (Framing::U32BigEndian, &[64, 0, 0, 0])]
    {
        let end = transport(Box::new(move |end| {
            end.write_all(prefix).unwrap();
            end.write_all(b"\x0a\x7fnine byte").unwrap();
        }));
        let mut reader: DelimitedReader<R> = Options::new().framing(framing).reader(end);
        let (result, used) = measure(|| reader.read::<Leaf>());
        let error = result.unwrap_err();
        let missing = Some((1 << 30) - 11);
        assert!(matches!(error.kind(), StreamErrorKind::UnexpectedEnd { missing: m } if *m == missing), "{error:?}");
        assert!(used.total < (64 << 10) + (16 << 10), "{used:?}");
    }
}

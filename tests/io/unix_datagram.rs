//! Unix datagram sockets: a message each, and no framing.

use std::os::unix::net::UnixDatagram;

use wireform::{DecodeErrorKind, Message, proto};
use wireform_test_support::{allocation::measure, empty, rows::Leaf};

/// The longest message, and one byte more: a datagram that fills the buffer may have been cut.
const ROOM: usize = 70_001;

fn messages() -> Vec<Leaf> {
    let texts = [0, 1, 125, 126, 16_381, 65_536];
    let leaf = |(number, len)| Leaf { number, text: "x".repeat(len), values: vec![] };
    (0..).zip(texts).map(leaf).chain([empty()]).collect()
}

#[test]
fn every_message_arrives() {
    let (sender, receiver) = UnixDatagram::pair().unwrap();
    let mut buffer = vec![0; ROOM];
    for message in messages() {
        assert_eq!(sender.send(&message.encode_to_vec()).unwrap(), message.encoded_len());
        let len = receiver.recv(&mut buffer).unwrap();
        assert_eq!(len, message.encoded_len());
        assert_eq!(proto::from_slice::<Leaf>(&buffer[..len]).unwrap(), message);
    }
}

/// A datagram may lose its end, not its beginning: where it is cut inside a field that is an error, and where it is
/// cut between two, only the buffer's spare byte tells.
#[test]
fn lost_byte_is_noticed() {
    let (sender, receiver) = UnixDatagram::pair().unwrap();
    let bytes = Leaf::sample().encode_to_vec();
    for room in 0..=bytes.len() {
        sender.send(&bytes).unwrap();
        let mut buffer = vec![0; room];
        let len = receiver.recv(&mut buffer).unwrap();
        assert_eq!(len, room);
        let same = proto::from_slice::<Leaf>(&buffer[..len]).is_ok_and(|leaf| leaf == Leaf::sample());
        assert_eq!(same, room == bytes.len(), "{room}");
    }
}

#[test]
fn length_inside_is_not_trusted() {
    let (sender, receiver) = UnixDatagram::pair().unwrap();
    sender.send(b"\x12\x80\x80\x80\x80\x04nine byte").unwrap();
    let mut buffer = vec![0; ROOM];
    let len = receiver.recv(&mut buffer).unwrap();
    let (result, used) = measure(|| proto::from_slice::<Leaf>(&buffer[..len]));
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.path()), (&DecodeErrorKind::UnexpectedEnd, "Leaf.text"));
    assert!(used.total < 4096, "{used:?}");
}

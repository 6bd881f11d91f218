//! A POSIX message queue: a message each, and no framing.

use std::io::ErrorKind;

use wireform::{DecodeErrorKind, Message, proto};
use wireform_test_support::{allocation::measure, empty, rows::Leaf};

use crate::queue::{LONGEST, Queue};

#[test]
fn every_message_arrives() {
    let queue = Queue::new().unwrap();
    let mut buffer = vec![0; LONGEST];
    let leaf = |(number, len)| Leaf { number, text: "x".repeat(len), values: vec![] };
    let messages: Vec<_> = (0..).zip([0, 1, 125, 126, 8187]).map(leaf).chain([empty()]).collect();
    assert!(messages.iter().any(|message| message.encoded_len() == LONGEST));
    for message in &messages {
        queue.send(&message.encode_to_vec()).unwrap();
    }
    for message in &messages {
        let bytes = queue.receive(&mut buffer).unwrap();
        assert_eq!(bytes.len(), message.encoded_len());
        assert_eq!(&proto::from_slice::<Leaf>(bytes).unwrap(), message);
    }
}

/// The queue takes and gives whole messages only, so none can lose its end.
#[test]
fn no_byte_is_lost() {
    let queue = Queue::new().unwrap();
    let error = queue.send(&vec![0; LONGEST + 1]).unwrap_err();
    assert_eq!(error.raw_os_error(), Some(nix::libc::EMSGSIZE), "{error}");
    let bytes = Leaf::sample().encode_to_vec();
    queue.send(&bytes).unwrap();
    let error = queue.receive(&mut vec![0; LONGEST - 1]).unwrap_err();
    assert_ne!(error.kind(), ErrorKind::Interrupted);
    assert_eq!(error.raw_os_error(), Some(nix::libc::EMSGSIZE), "{error}");
    assert_eq!(queue.receive(&mut vec![0; LONGEST]).unwrap(), bytes);
}

#[test]
fn length_inside_is_not_trusted() {
    let queue = Queue::new().unwrap();
    queue.send(b"\x12\x80\x80\x80\x80\x04nine byte").unwrap();
    let mut buffer = vec![0; LONGEST];
    let bytes = queue.receive(&mut buffer).unwrap();
    let (result, used) = measure(|| proto::from_slice::<Leaf>(bytes));
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.path()), (&DecodeErrorKind::UnexpectedEnd, "Leaf.text"));
    assert!(used.total < 4096, "{used:?}");
}

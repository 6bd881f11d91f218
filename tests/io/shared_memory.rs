//! Shared memory: a memfd that is written, sealed, and mapped by another descriptor.

use std::{
    fs::File,
    io::{ErrorKind, Write},
    os::fd::{AsFd, AsRawFd},
    process::{Command, Stdio},
};

use wireform::{
    Message,
    io::{DelimitedReader, DelimitedWriter, Options, Split, split_delimited},
    proto,
};
use wireform_test_support::{
    allocation::measure,
    rows::{Leaf, Scalars},
};

use crate::{
    exchange::{FRAMINGS, messages, stream},
    sealed::{Sealed, create, seal},
};

/// Opens the memory as another process does that got the descriptor: with an offset and mode of its own.
fn open_again(memory: &File) -> File {
    File::open(format!("/proc/self/fd/{}", memory.as_raw_fd())).unwrap()
}

/// Writes, seals, and maps again.
fn sealed(bytes: &[u8]) -> Sealed {
    let mut memory = create().unwrap();
    memory.write_all(bytes).unwrap();
    seal(&memory).unwrap();
    Sealed::map(&open_again(&memory)).unwrap()
}

#[test]
fn every_message_arrives() {
    for framing in FRAMINGS {
        let mut writer = Options::new().framing(framing).writer(create().unwrap());
        messages().iter().for_each(|message| writer.write(message).unwrap());
        let (memory, _) = writer.into_parts();
        seal(&memory).unwrap();
        let map = Sealed::map(&open_again(&memory)).unwrap();
        let mut rest = &map[..];
        for message in messages() {
            let split = Options::new().framing(framing).split_delimited(rest).unwrap();
            let Split::Whole { body, rest: behind } = split else { panic!("{split:?}") };
            assert!(proto::from_slice::<Leaf>(body).unwrap() == message);
            rest = behind;
        }
        assert!(rest.is_empty());
    }
}

/// What stands in a [`Scalars`], by reference.
#[derive(Message, Debug, PartialEq)]
struct Borrowed<'a> {
    #[proto(14)]
    string: &'a str,
    #[proto(15)]
    bytes: &'a [u8],
}

/// Nothing is copied and nothing allocated: strings and bytes lie in the map.
#[test]
fn borrowing_messages_are_read_without_a_copy() {
    let mut writer = DelimitedWriter::new(create().unwrap());
    for len in [0, 1, 200, 100_000] {
        writer.write(&Borrowed { string: &"x".repeat(len), bytes: &vec![0xff; len] }).unwrap();
    }
    let (memory, _) = writer.into_parts();
    seal(&memory).unwrap();
    let map = Sealed::map(&open_again(&memory)).unwrap();
    let mut rest = &map[..];
    for len in [0, 1, 200, 100_000] {
        let (message, used) = measure(|| {
            let Split::Whole { body, rest: behind } = split_delimited(rest).unwrap() else { panic!() };
            rest = behind;
            proto::from_slice::<Borrowed<'_>>(body).unwrap()
        });
        assert_eq!(used.total, 0);
        assert!(message == Borrowed { string: &"x".repeat(len), bytes: &vec![0xff; len] });
        for part in [message.string.as_bytes(), message.bytes] {
            assert!(part.is_empty() || map.as_ptr_range().contains(&part.as_ptr()));
        }
    }
    assert!(rest.is_empty());
}

#[test]
#[ignore = "the other process of the test below"]
fn child_maps() {
    let map = Sealed::map(&std::io::stdin().as_fd().try_clone_to_owned().unwrap().into()).unwrap();
    let mut writer = DelimitedWriter::new(std::io::stderr());
    let mut rest = &map[..];
    while let Split::Whole { body, rest: behind } = split_delimited(rest).unwrap() {
        writer.write(&proto::from_slice::<Leaf>(body).unwrap()).unwrap();
        rest = behind;
    }
    assert!(rest.is_empty());
}

/// The other process gets nothing but a descriptor; what it has read comes back by a pipe.
#[test]
fn another_process_maps_it() {
    let mut writer = DelimitedWriter::new(create().unwrap());
    messages().iter().for_each(|message| writer.write(message).unwrap());
    let (memory, _) = writer.into_parts();
    seal(&memory).unwrap();
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "shared_memory::child_maps", "--nocapture"])
        .stdin(open_again(&memory))
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let received: Vec<Leaf> = DelimitedReader::new(&output.stderr[..]).messages().map(Result::unwrap).collect();
    assert!(received == messages());
}

#[test]
fn borrowing_messages_are_those_that_own() {
    let owned = Scalars { string: "text".into(), bytes: b"\0\xff".into(), ..wireform_test_support::empty() };
    let map = sealed(&proto::to_vec(&owned));
    let borrowed: Borrowed<'_> = proto::from_slice(&map).unwrap();
    assert_eq!((borrowed.string, borrowed.bytes), (&owned.string[..], &owned.bytes[..]));
}

#[test]
fn lost_byte_is_noticed() {
    for framing in FRAMINGS {
        let stream = stream(&[Leaf::sample()], framing);
        let map = sealed(&stream[..stream.len() - 1]);
        let split = Options::new().framing(framing).split_delimited(&map).unwrap();
        assert_eq!(split, Split::Incomplete { missing: Some(1) });
    }
}

#[test]
fn length_is_not_trusted() {
    let map = sealed(b"\x80\x80\x80\x80\x04nine byte");
    let (split, used) = measure(|| split_delimited(&map).unwrap());
    assert_eq!(split, Split::Incomplete { missing: Some((1 << 30) - 9) });
    assert_eq!(used.total, 0);
}

#[test]
fn memory_that_may_change_is_not_mapped() {
    let mut memory = create().unwrap();
    DelimitedWriter::new(&mut memory).write(&Leaf::sample()).unwrap();
    assert_eq!(Sealed::map(&memory).unwrap_err().kind(), ErrorKind::PermissionDenied);
    let file = File::open(std::env::current_exe().unwrap()).unwrap();
    assert_eq!(Sealed::map(&file).unwrap_err().kind(), ErrorKind::InvalidInput);
}

#[test]
fn sealed_memory_does_not_change() {
    let mut memory = create().unwrap();
    memory.write_all(b"abc").unwrap();
    seal(&memory).unwrap();
    let map = Sealed::map(&memory).unwrap();
    assert_eq!(memory.write(b"d").unwrap_err().kind(), ErrorKind::PermissionDenied);
    assert_eq!(memory.set_len(1).unwrap_err().kind(), ErrorKind::PermissionDenied);
    assert_eq!(memory.set_len(9).unwrap_err().kind(), ErrorKind::PermissionDenied);
    assert_eq!(&map[..], b"abc");
}

//! Shared memory: a memfd that is written, sealed, and mapped by another descriptor.

use std::{
    fs::File,
    io::{ErrorKind, Write},
    os::fd::AsRawFd,
};

use wireform::{
    io::{DelimitedWriter, Options, Split, split_delimited},
    proto,
};
use wireform_test_support::{allocation::measure, rows::Leaf};

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

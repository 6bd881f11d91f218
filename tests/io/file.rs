//! A file: written first, read then.

use std::fs::File;

use crate::{
    exchange::{self, Send},
    scratch::Scratch,
};

fn file(send: Send) -> File {
    let scratch = Scratch::new().unwrap();
    let path = scratch.file("stream");
    send(&mut File::create(&path).unwrap());
    // An open file outlives its name.
    File::open(&path).unwrap()
}

#[test]
fn every_message_arrives() {
    exchange::every_message_arrives(file);
}

#[test]
fn lost_byte_is_an_error() {
    exchange::lost_byte_is_an_error(file);
}

#[test]
fn length_is_not_trusted() {
    exchange::length_is_not_trusted(file);
}

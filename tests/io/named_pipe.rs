//! A named pipe.

use std::fs::{File, OpenOptions};

use nix::{sys::stat::Mode, unistd::mkfifo};

use crate::{
    exchange::{self, Send},
    scratch::Scratch,
};

fn named_pipe(send: Send) -> File {
    let scratch = Scratch::new().unwrap();
    let path = scratch.file("pipe");
    mkfifo(&path, Mode::S_IRUSR | Mode::S_IWUSR).unwrap();
    // To open an end waits for the other one.
    let name = path.clone();
    std::thread::spawn(move || send(&mut OpenOptions::new().write(true).open(name).unwrap()));
    File::open(path).unwrap()
}

#[test]
fn every_message_arrives() {
    exchange::every_message_arrives(named_pipe);
}

#[test]
fn lost_byte_is_an_error() {
    exchange::lost_byte_is_an_error(named_pipe);
}

#[test]
fn length_is_not_trusted() {
    exchange::length_is_not_trusted(named_pipe);
}

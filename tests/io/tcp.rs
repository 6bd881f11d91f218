//! TCP, by the loopback interface.

use std::net::{Ipv4Addr, TcpListener, TcpStream};

use crate::exchange::{self, Send, in_background};

fn tcp(send: Send) -> TcpStream {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let sender = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    in_background(sender, send);
    listener.accept().unwrap().0
}

#[test]
fn every_message_arrives() {
    exchange::every_message_arrives(tcp);
}

#[test]
fn lost_byte_is_an_error() {
    exchange::lost_byte_is_an_error(tcp);
}

#[test]
fn length_is_not_trusted() {
    exchange::length_is_not_trusted(tcp);
}

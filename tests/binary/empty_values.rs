//! What is written and what is not, and what an absent field reads as.

use std::collections::BTreeMap;

use wireform::{Decode, Encode, Message, Open, proto};
use wireform_test_support::{
    empty,
    rows::{Cache, Choice, Color, Everything, Kind, Leaf, Nesting, Optionals, Scalars, Shade, Skipping},
    wire::Wire,
};

use crate::decode;

/// A user's own idea of a default has nothing to do with the wire.
#[derive(Message, Clone, Debug, PartialEq)]
struct Server {
    #[proto(1)]
    port: u32,
    #[proto(2)]
    host: String,
    #[proto(3)]
    tags: Vec<String>,
    #[proto(4)]
    shade: Shade,
    #[proto(5)]
    limits: BTreeMap<String, u32>,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            port: 8080,
            host: "localhost".into(),
            tags: vec!["default".into()],
            shade: Shade::Dark,
            limits: [("requests".into(), 9)].into(),
        }
    }
}

/// Holds servers in every shape that makes an empty one.
#[derive(Message, Debug, PartialEq)]
struct Fleet {
    #[proto(1)]
    plain: Server,
    #[proto(2)]
    boxed: Box<Server>,
    #[proto(3)]
    optional: Option<Server>,
    #[proto(4)]
    list: Vec<Server>,
    #[proto(5)]
    map: BTreeMap<u32, Server>,
}

fn empty_server() -> Server {
    Server { port: 0, host: String::new(), tags: vec![], shade: Shade::Light, limits: BTreeMap::new() }
}

#[test]
fn users_default_never_stands_in_for_an_empty_value() {
    assert_eq!(decode::<Server>(Wire::new()), empty_server());
    assert_eq!(decode::<Server>(Wire::new().varint(1, 0).string(2, "").varint(4, 0)), empty_server());
    assert_eq!(Server::empty(), empty_server());
    let mut server = Server::default();
    server.clear();
    assert_eq!(server, empty_server());
    server = Server::default();
    proto::decode_into(&mut server, &[]).unwrap();
    assert_eq!(server, empty_server());
}

#[test]
fn users_default_never_stands_in_for_an_empty_message() {
    let wire = Wire::new()
        .message(3, Wire::new())
        .message(4, Wire::new())
        .entry(5, |e| e.varint(1, 1))
        .message(5, Wire::new());
    let fleet: Fleet = decode(wire);
    let expected = Fleet {
        plain: empty_server(),
        boxed: Box::new(empty_server()),
        optional: Some(empty_server()),
        list: vec![empty_server()],
        map: [(0, empty_server()), (1, empty_server())].into(),
    };
    assert_eq!(fleet, expected);
}

#[test]
fn users_default_is_written_like_any_value() {
    let bytes = Server::default().encode_to_vec();
    assert!(bytes.starts_with(&[0x08, 0x90, 0x3f]));
    assert_eq!(Server::decode(&bytes[..]).unwrap(), Server::default());
}

#[test]
fn empty_values_are_not_written() {
    let everything: Everything = empty();
    assert!(everything.is_empty());
    assert_eq!((everything.encode_to_vec(), everything.encoded_len()), (vec![], 0));
    let scalars = Scalars { float: 0.0, double: 0.0, ..empty() };
    assert_eq!(scalars.encode_to_vec(), b"");
    let nesting = Nesting { plain: empty(), boxed: Box::new(empty()), ..empty() };
    assert!(nesting.is_empty());
    assert_eq!(nesting.encode_to_vec(), b"");
}

#[test]
fn minus_zero_is_written() {
    let scalars = Scalars { float: -0.0, double: -0.0, ..empty() };
    assert!(!scalars.is_empty());
    assert_eq!(scalars.encode_to_vec(), Wire::new().fixed32(12, 1 << 31).fixed64(13, 1 << 63).build());
    let again = Scalars::decode(&scalars.encode_to_vec()[..]).unwrap();
    assert!(again.float.is_sign_negative() && again.double.is_sign_negative());
}

#[test]
fn minus_zero_makes_a_message_worth_writing() {
    let everything = Everything { scalars: Scalars { double: -0.0, ..empty() }, ..empty() };
    assert_eq!(everything.encode_to_vec(), Wire::new().message(1, Wire::new().fixed64(13, 1 << 63)).build());
}

#[test]
fn present_but_empty_options_are_written() {
    let optionals = Optionals {
        bool: Some(false),
        int32: Some(0),
        double: Some(0.0),
        string: Some(String::new()),
        bytes: Some(vec![]),
        closed: Some(Color::Red),
        open: Some(Open::Known(Color::Red)),
        other: Some(Shade::Light),
        ..empty()
    };
    let wire = Wire::new().varint(1, 0).varint(2, 0).fixed64(13, 0).string(14, "").bytes(15, []);
    let wire = wire.varint(16, 0).varint(17, 0).varint(18, 0);
    assert_eq!(optionals.encode_to_vec(), wire.clone().build());
    assert_eq!(decode::<Optionals>(wire), optionals);
    assert!(!optionals.is_empty());
}

#[test]
fn present_but_empty_messages_are_written() {
    let nesting = Nesting { optional: Some(empty()), inner: Some(Box::new(empty())), ..empty() };
    assert_eq!(nesting.encode_to_vec(), [0x12, 0, 0x22, 0]);
    assert_eq!(Nesting::decode(&[0x12, 0, 0x22, 0][..]).unwrap(), nesting);
}

#[test]
fn empty_oneof_member_is_written() {
    for (kind, bytes) in [
        (Kind::Bool(false), &[0x10, 0][..]),
        (Kind::String(String::new()), &[0x7a, 0]),
        (Kind::Closed(Color::Red), &[0x88, 1, 0]),
        (Kind::Leaf(empty()), &[0xa2, 1, 0]),
    ] {
        let choice = Choice { before: 0, kind: Some(kind), after: 0 };
        assert_eq!(choice.encode_to_vec(), bytes);
        assert_eq!(Choice::decode(bytes).unwrap(), choice);
    }
}

#[test]
fn message_that_holds_only_an_empty_option_is_written() {
    let everything = Everything { nesting: Nesting { optional: Some(empty()), ..empty() }, ..empty() };
    assert_eq!(everything.encode_to_vec(), [0x42, 2, 0x12, 0]);
    assert_eq!(everything.encoded_len(), 4);
}

#[test]
fn skipped_field_is_on_no_wire_and_reads_as_default() {
    let skipping = Skipping { number: 1, cache: Cache(7) };
    assert_eq!(skipping.encode_to_vec(), [0x08, 1]);
    assert_eq!(decode::<Skipping>(Wire::new().varint(1, 1)), Skipping { number: 1, cache: Cache(42) });
    assert!(Skipping { number: 0, cache: Cache(7) }.is_empty());
}

#[test]
fn merging_leaves_a_skipped_field_alone() {
    let mut skipping = Skipping { number: 1, cache: Cache(7) };
    skipping.merge(&[0x08, 2][..]).unwrap();
    assert_eq!(skipping, Skipping { number: 2, cache: Cache(7) });
    skipping.clear();
    assert_eq!(skipping, Skipping { number: 0, cache: Cache(42) });
}

#[test]
fn clear_makes_empty() {
    let mut leaf = Leaf::sample();
    leaf.clear();
    assert_eq!(leaf, empty());
    let mut everything: Everything = decode(Wire::new().varint(99, 1).string(15, "a").message(12, Wire::new()));
    everything.clear();
    assert_eq!(everything, empty());
    assert!(everything.is_empty());
}

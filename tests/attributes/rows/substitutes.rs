//! Types that travel as another one: newtypes, and encodings of a user's own.

use std::{
    borrow::Borrow,
    collections::BTreeMap,
    net::{AddrParseError, Ipv4Addr},
};

use wireform::{DecodeErrorKind, Message, encoding::Convert};
use wireform_test_support::wire::Wire;

use super::{merges, on_all_wires, refuses};

#[derive(Message, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[proto(transparent)]
struct UserId(u64);

#[derive(Message, Clone, Debug)]
#[proto(transparent)]
struct Celsius {
    #[proto(sint32)]
    degrees: i32,
}

#[derive(Message, Clone, Debug)]
#[proto(transparent)]
struct Wrapper<T>(T);

#[derive(Message, Clone, Debug)]
struct Point {
    #[proto(1)]
    x: i32,
    #[proto(2)]
    y: i32,
}

/// A newtype with `#[proto(transparent)]`: as what it holds, wherever that may be.
#[derive(Message, Clone, Debug)]
struct Newtypes {
    #[proto(1)]
    id: UserId,
    #[proto(2)]
    others: Vec<UserId>,
    #[proto(3)]
    temperature: Option<Celsius>,
    #[proto(4)]
    by_id: BTreeMap<UserId, Wrapper<String>>,
    #[proto(5)]
    at: Wrapper<Point>,
}

fn newtypes(at: Point) -> Newtypes {
    Newtypes { id: UserId(0), others: vec![], temperature: None, by_id: [].into(), at: Wrapper(at) }
}

#[test]
fn a_newtype_is_as_what_it_holds() {
    on_all_wires(&[
        (newtypes(Point { x: 0, y: 0 }), Wire::new(), "{}", "<Newtypes/>"),
        (
            Newtypes {
                id: UserId(1),
                others: vec![UserId(2), UserId(0)],
                temperature: Some(Celsius { degrees: -1 }),
                by_id: [(UserId(3), Wrapper("a".into()))].into(),
                ..newtypes(Point { x: 4, y: 0 })
            },
            Wire::new().raw(b"\x08\x01\x12\x02\x02\0\x18\x01\x22\x05\x08\x03\x12\x01a\x2a\x02\x08\x04"),
            r#"{"id":"1","others":["2","0"],"temperature":-1,"byId":{"3":"a"},"at":{"x":4}}"#,
            "<Newtypes><id>1</id><others>2</others><others>0</others><temperature>-1</temperature>\
             <byId><entry><key>3</key><value>a</value></entry></byId><at><x>4</x></at></Newtypes>",
        ),
        (
            Newtypes { temperature: Some(Celsius { degrees: 0 }), ..newtypes(Point { x: 0, y: 0 }) },
            Wire::new().raw(b"\x18\0"),
            r#"{"temperature":0}"#,
            "<Newtypes><temperature>0</temperature></Newtypes>",
        ),
    ]);
    let first = Wire::new().varint(1, 9).varint(2, 1).message(5, Wire::new().varint(1, 1));
    let second = Wire::new().varint(1, 8).packed(2, [2]).message(5, Wire::new().varint(2, 2));
    let others = vec![UserId(1), UserId(2)];
    merges(&first, &second, &Newtypes { id: UserId(8), others, ..newtypes(Point { x: 1, y: 2 }) });
}

/// An address as a `fixed32`-like number; 0.0.0.0 is the empty value.
struct AsBits;

impl Convert<Ipv4Addr> for AsBits {
    type Proxy = u32;
    type Error = std::convert::Infallible;
    const EMPTY: Option<fn() -> Ipv4Addr> = Some(|| Ipv4Addr::UNSPECIFIED);

    fn to_proxy(address: &Ipv4Addr) -> impl Borrow<u32> {
        u32::from(*address)
    }

    fn from_proxy(bits: u32) -> Result<Ipv4Addr, Self::Error> {
        Ok(bits.into())
    }
}

/// The same as text, which may be wrong.
struct AsText;

impl Convert<Ipv4Addr> for AsText {
    type Proxy = String;
    type Error = AddrParseError;

    fn to_proxy(address: &Ipv4Addr) -> impl Borrow<String> {
        address.to_string()
    }

    fn from_proxy(text: String) -> Result<Ipv4Addr, AddrParseError> {
        text.parse()
    }
}

/// `#[proto(3, with = "path::MyEncoding")]`: as what that converts to.
#[derive(Message, Clone, Debug)]
struct With {
    #[proto(3, with = "AsBits")]
    bits: Ipv4Addr,
    #[proto(4, with = "AsText")]
    text: Option<Ipv4Addr>,
    #[proto(5, with = "AsBits")]
    packed: Vec<Ipv4Addr>,
    #[proto(6, map(_, "AsText"))]
    by_name: BTreeMap<String, Ipv4Addr>,
}

fn with() -> With {
    With { bits: Ipv4Addr::UNSPECIFIED, text: None, packed: vec![], by_name: [].into() }
}

#[test]
fn an_own_encoding_is_as_what_it_converts_to() {
    let address = Ipv4Addr::new(0, 0, 1, 44);
    on_all_wires(&[
        (with(), Wire::new(), "{}", "<With/>"),
        (
            With {
                bits: address,
                text: Some(address),
                packed: vec![Ipv4Addr::UNSPECIFIED, address],
                by_name: [("a".into(), address)].into(),
            },
            Wire::new()
                .raw(b"\x18\xac\x02")
                .raw(b"\x22\x080.0.1.44")
                .raw(b"\x2a\x03\0\xac\x02")
                .raw(b"\x32\x0d\x0a\x01a\x12\x080.0.1.44"),
            r#"{"bits":300,"text":"0.0.1.44","packed":[0,300],"byName":{"a":"0.0.1.44"}}"#,
            "<With><bits>300</bits><text>0.0.1.44</text><packed>0</packed><packed>300</packed>\
             <byName><entry><key>a</key><value>0.0.1.44</value></entry></byName></With>",
        ),
        (
            With { text: Some(Ipv4Addr::UNSPECIFIED), ..with() },
            Wire::new().string(4, "0.0.0.0"),
            r#"{"text":"0.0.0.0"}"#,
            "<With><text>0.0.0.0</text></With>",
        ),
    ]);
    let first = Wire::new().varint(3, 5).string(4, "1.2.3.4").varint(5, 0);
    let second = Wire::new().varint(3, 300).string(4, "0.0.1.44").packed(5, [300]);
    let packed = vec![Ipv4Addr::UNSPECIFIED, address];
    merges(&first, &second, &With { bits: address, text: Some(address), packed, ..with() });
}

#[test]
fn an_own_encoding_may_refuse_a_value() {
    let kind = || DecodeErrorKind::conversion("invalid IPv4 address syntax");
    refuses::<With>(
        ["With.text"; 3],
        (Wire::new().string(4, "here"), kind()),
        (r#"{"text":"here"}"#, kind()),
        ("<With><text>here</text></With>", kind()),
    );
}

//! Fields with an encoding of the user's own, on every wire.

#![allow(missing_docs, reason = "the fields of test messages")]

mod bounds;
mod by_hand;
mod hostile;
mod merging;
mod parts;
mod wires;

use std::{
    borrow::Borrow,
    collections::{BTreeMap, HashMap},
    net::{AddrParseError, Ipv4Addr},
    sync::Arc,
};

use wireform::{
    Enumeration, Message, Oneof, Result,
    encoding::{Convert, Converted, Value},
    wire::{Context, Reader, Tag, Writer},
};

/// A foreign type by way of an integer; 0.0.0.0 is its empty value.
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

/// The same type by way of text, without an empty value.
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

/// A type that names its own encoding, whose binary part reads without a proxy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Email(String);

impl Email {
    fn check(text: &str) -> Result<(), &'static str> {
        if text.contains('@') { Ok(()) } else { Err("no @ in the address") }
    }
}

impl Value for Email {
    type Encoding = Converted<Self>;
}

impl Convert<Self> for Email {
    type Proxy = String;
    type Error = &'static str;

    fn to_proxy(email: &Self) -> impl Borrow<String> {
        &email.0
    }

    fn from_proxy(text: String) -> Result<Self, &'static str> {
        Self::check(&text)?;
        Ok(Self(text))
    }

    fn encode(tag: Tag, email: &Self, out: &mut Writer<'_>) {
        out.bytes_field(tag, email.0.as_bytes());
    }

    fn replace(email: &mut Self, reader: &mut Reader<'_>, _context: Context<'_>) -> Result<()> {
        let start = *reader;
        let text = reader.string()?;
        Self::check(text).map_err(|error| start.fail(wireform::DecodeErrorKind::conversion(error)))?;
        email.0.clear();
        email.0.push_str(text);
        Ok(())
    }
}

/// A span of time as the message that protobuf has for it.
#[derive(Message, Clone, Debug, PartialEq)]
struct Duration {
    #[proto(1)]
    seconds: i64,
    #[proto(2)]
    nanos: i32,
}

struct AsMessage;

impl Convert<std::time::Duration> for AsMessage {
    type Proxy = Duration;
    type Error = std::num::TryFromIntError;
    const EMPTY: Option<fn() -> std::time::Duration> = Some(|| std::time::Duration::ZERO);

    fn to_proxy(value: &std::time::Duration) -> impl Borrow<Duration> {
        Duration { seconds: value.as_secs() as i64, nanos: value.subsec_nanos() as i32 }
    }

    fn from_proxy(proxy: Duration) -> Result<std::time::Duration, Self::Error> {
        Ok(std::time::Duration::new(proxy.seconds.try_into()?, proxy.nanos.try_into()?))
    }
}

/// A closed enumeration as a proxy.
#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
enum Sign {
    Minus = 0,
    Plus = 1,
}

struct AsSign;

impl Convert<bool> for AsSign {
    type Proxy = Sign;
    type Error = std::convert::Infallible;
    const EMPTY: Option<fn() -> bool> = Some(|| false);

    fn to_proxy(value: &bool) -> impl Borrow<Sign> {
        if *value { Sign::Plus } else { Sign::Minus }
    }

    fn from_proxy(sign: Sign) -> Result<bool, Self::Error> {
        Ok(sign == Sign::Plus)
    }
}

/// Every place that an encoding can be in.
#[derive(Message, Clone, Debug, PartialEq)]
struct Everywhere {
    #[proto(1, with = "AsBits")]
    plain: Ipv4Addr,
    #[proto(2, with = "AsText")]
    optional: Option<Ipv4Addr>,
    #[proto(3, with = "AsBits")]
    packed: Vec<Ipv4Addr>,
    #[proto(4, with = "AsText")]
    list: Vec<Ipv4Addr>,
    #[proto(5, with = "AsBits")]
    map: BTreeMap<String, Ipv4Addr>,
    #[proto(6, map("Email", "AsText"))]
    both: HashMap<Email, Ipv4Addr>,
    #[proto(7, with = "AsBits", expanded)]
    expanded: Vec<Ipv4Addr>,
    #[proto(oneof)]
    member: Option<Member>,
    #[proto(10)]
    email: Option<Email>,
    #[proto(11)]
    emails: Vec<Email>,
    #[proto(12, with = "AsMessage")]
    message: std::time::Duration,
    #[proto(13, with = "AsSign")]
    sign: bool,
    #[proto(14, with = "AsSign")]
    signs: Vec<bool>,
    #[proto(15)]
    boxed: Option<Box<Email>>,
    #[proto(18)]
    shared: Option<Arc<Email>>,
    #[proto(16, with = "AsMessage")]
    messages: Vec<std::time::Duration>,
    #[proto(17, with = "AsMessage")]
    absent: Option<std::time::Duration>,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
enum Member {
    #[proto(8, with = "AsText")]
    Address(Ipv4Addr),
    #[proto(9)]
    Contact(Email),
}

fn email(text: &str) -> Email {
    Email(text.into())
}

fn everywhere() -> Everywhere {
    Everywhere {
        plain: Ipv4Addr::new(0, 0, 1, 44),
        optional: Some(Ipv4Addr::LOCALHOST),
        packed: vec![Ipv4Addr::UNSPECIFIED, Ipv4Addr::new(0, 0, 1, 44)],
        list: vec![Ipv4Addr::new(1, 2, 3, 4)],
        map: BTreeMap::from([("a".into(), Ipv4Addr::UNSPECIFIED), ("b".into(), Ipv4Addr::new(0, 0, 0, 7))]),
        both: HashMap::from([(email("k@"), Ipv4Addr::new(9, 9, 9, 9))]),
        expanded: vec![Ipv4Addr::new(0, 0, 0, 5); 2],
        member: Some(Member::Address(Ipv4Addr::new(8, 8, 8, 8))),
        email: Some(email("a@b")),
        emails: vec![email("c@d"), email("@")],
        message: std::time::Duration::new(3, 0),
        sign: true,
        signs: vec![true, false],
        boxed: Some(Box::new(email("x@"))),
        shared: Some(Arc::new(email("y@"))),
        messages: vec![std::time::Duration::ZERO],
        absent: Some(std::time::Duration::ZERO),
    }
}

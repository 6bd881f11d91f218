//! Rows for strings and bytes of every kind, for pointers, arrays, encodings of a user's own, and for what has to be there.

#![allow(missing_docs, reason = "a field is named after what it holds")]

use std::{
    borrow::{Borrow, Cow},
    collections::BTreeMap,
    net::{AddrParseError, Ipv4Addr},
    sync::Arc,
};

use bytes::Bytes;
use wireform::{Message, Oneof, UnknownFields, encoding::Convert};

use crate::rows::{Color, Leaf};

/// Strings of one kind and bytes of one kind in every place. All kinds have the same bytes.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Kinds<S, B> {
    #[proto(1)]
    pub string: S,
    #[proto(2)]
    pub optional_string: Option<S>,
    #[proto(3)]
    pub strings: Vec<S>,
    #[proto(4)]
    pub string_map: BTreeMap<u32, S>,
    #[proto(5)]
    pub bytes: B,
    #[proto(6)]
    pub optional_bytes: Option<B>,
    #[proto(7)]
    pub blobs: Vec<B>,
    #[proto(8)]
    pub bytes_map: BTreeMap<bool, B>,
    #[proto(9)]
    pub inner: Option<Box<Kinds<S, B>>>,
    #[proto(oneof)]
    pub pick: Option<StringOrBytes<S, B>>,
}

/// The oneof of [`Kinds`].
#[derive(Oneof, Clone, Debug, PartialEq)]
pub enum StringOrBytes<S, B> {
    #[proto(10)]
    Text(S),
    #[proto(11)]
    Blob(B),
}

/// The usual kinds.
pub type OwnedKinds = Kinds<String, Vec<u8>>;
/// Kinds without spare capacity.
pub type BoxedKinds = Kinds<Box<str>, Box<[u8]>>;
/// Kinds that are shared.
pub type SharedKinds = Kinds<Arc<str>, Bytes>;
/// Kinds that always borrow.
pub type BorrowedKinds<'a> = Kinds<&'a str, &'a [u8]>;
/// Kinds that borrow where they can.
pub type CowKinds<'a> = Kinds<Cow<'a, str>, Cow<'a, [u8]>>;

/// Pointers, arrays, and encodings of a user's own.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Own {
    #[proto(1)]
    pub array: [u8; 4],
    #[proto(2)]
    pub optional_array: Option<[u8; 3]>,
    #[proto(3)]
    pub arrays: Vec<[u8; 2]>,
    #[proto(4)]
    pub shared: Arc<Leaf>,
    #[proto(5)]
    pub optional_shared: Option<Arc<Own>>,
    #[proto(6)]
    pub list_of_shared: Vec<Arc<Leaf>>,
    #[proto(7)]
    pub numbers: Vec<Arc<u64>>,
    #[proto(8, with = "AsBits")]
    pub address: Ipv4Addr,
    #[proto(9, with = "AsText")]
    pub optional_address: Option<Ipv4Addr>,
    #[proto(10, with = "AsBits")]
    pub addresses: Vec<Ipv4Addr>,
    #[proto(11, with = "AsText")]
    pub named_addresses: BTreeMap<String, Ipv4Addr>,
    #[proto(oneof)]
    pub pick: Option<OwnPick>,
    #[proto(unknown)]
    pub rest: UnknownFields,
}

/// The oneof of [`Own`].
#[derive(Oneof, Clone, Debug, PartialEq)]
pub enum OwnPick {
    #[proto(12, with = "AsText")]
    Host(Ipv4Addr),
    #[proto(13)]
    Digest([u8; 4]),
    #[proto(14)]
    Leaf(Arc<Leaf>),
}

/// An address as a number, without failure.
#[derive(Clone, Copy, Debug)]
pub struct AsBits;

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

/// An address as text, which may be none.
#[derive(Clone, Copy, Debug)]
pub struct AsText;

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

/// Required fields, groups, newtypes, defaults, and a oneof whose members have fields or nothing.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Presence {
    #[proto(1, required)]
    pub required: u64,
    #[proto(2, required, sint32)]
    pub required_sint32: i32,
    #[proto(3, required)]
    pub leaf: Leaf,
    #[proto(4)]
    pub required_inside: Vec<Needy>,
    #[proto(5, group)]
    pub group: Option<Needy>,
    #[proto(6, group)]
    pub groups: Vec<Leaf>,
    #[proto(7, group, required)]
    pub required_group: Box<Leaf>,
    #[proto(8)]
    pub name: Name,
    #[proto(9)]
    pub names: Vec<Name>,
    #[proto(10)]
    pub named: BTreeMap<u32, Needy>,
    #[proto(11)]
    pub nothing: Option<()>,
    #[proto(12, group)]
    pub again: Option<Box<Presence>>,
    #[proto(13, default = "-7")]
    pub default: i32,
    #[proto(14, sint64, default = "5")]
    pub optional_default: Option<i64>,
    #[proto(15, default = "a \"text\"")]
    pub default_text: String,
    #[proto(16, default = "GREEN")]
    pub default_color: Color,
    #[proto(17, default = "1.5")]
    pub default_float: f32,
    #[proto(oneof)]
    pub pick: Option<Body>,
    #[proto(unknown)]
    pub rest: UnknownFields,
}

/// A message that has to have its field.
#[derive(Message, Clone, Debug, PartialEq)]
pub struct Needy {
    #[proto(1)]
    pub text: String,
    #[proto(2, required, fixed32)]
    pub number: u32,
}

/// A string by another name.
#[derive(Message, Clone, Debug, PartialEq)]
#[proto(transparent)]
pub struct Name(pub String);

/// The oneof of [`Presence`].
#[derive(Oneof, Clone, Debug, PartialEq)]
pub enum Body {
    #[proto(20)]
    Unit,
    #[proto(21)]
    Fields {
        #[proto(1)]
        number: i32,
        #[proto(2)]
        values: Vec<u64>,
        #[proto(3, required)]
        needy: Box<Needy>,
    },
    #[proto(22, group)]
    InGroup(Leaf),
    #[proto(23)]
    Titled(Name),
}

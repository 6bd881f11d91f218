//! The messages that are measured, each a struct that our derive, prost's and serde's share.
//!
//! `shapes.proto` says the same for the peers that have types of their own. A shape comes as a pool of values that
//! differ, so that no branch predictor learns one of them by heart.
#![expect(missing_docs, reason = "a field means nothing but its type, which stands beside it")]

mod chain;
mod flat;
mod large;
mod log;
mod maps;
mod media;
mod mesh;
mod nested;
mod numbers;
mod person;
mod random;
mod wide;

use std::fmt::{self, Debug, Formatter};

use buffa::HasMessageView;
use quick_protobuf::{MessageRead, MessageWrite};
use serde::{Serialize, de::DeserializeOwned};
use wireform::walk::{DecodeText, EncodeText};

pub use self::{
    chain::{CHAIN_5, CHAIN_32, CHAIN_64, Chain, ChainRef},
    flat::{FLAT, Flat, FlatRef},
    large::{ASCII, BLOB, Blob, BlobRef, KOREAN, Text, TextRef},
    log::{LOG, Log, LogRef, Source, SourceRef},
    maps::{FAST_MAPS, FastMaps, FastMapsRef, MAPS, Maps, MapsRef},
    media::{MEDIA, Media, MediaRef},
    mesh::{MESH, Mesh, Triangle, Vertex},
    nested::{Catalog, CatalogRef, Entry, EntryRef, Label, LabelRef, NESTED, Section, SectionRef},
    numbers::{DOUBLES, Doubles, FLOATS, Floats, Ints, LARGE_LONGS, Longs, MIXED_INTS, SMALL_INTS, SOME_INTS},
    person::{PERSON, Person, PersonRef},
    random::Random,
    wide::{WIDE_60, WIDE_150, Wide60, Wide60Ref, Wide150, Wide150Ref},
};

/// A message that is measured, and its twins of other libraries.
pub trait Message:
    wireform::Message + EncodeText + for<'de> DecodeText<'de> + OwnedSerde + Clone + PartialEq + Default
{
    /// Ours with borrowed text and bytes.
    type Borrowed<'a>: wireform::Encode + wireform::Decode<'a>;
    /// prost's: the same type, where prost can.
    type Prost: prost::Message + Default;
    /// buffa's.
    type Buffa: buffa::Message + HasMessageView + Default;
    /// quick-protobuf's, with text and bytes of its own.
    type Quick: MessageWrite + for<'a> MessageRead<'a> + 'static;
    /// quick-protobuf's with borrowed text and bytes.
    type QuickBorrowed<'a>: MessageWrite + MessageRead<'a>;
    /// Whether quick-protobuf is fit to be measured.
    const QUICK: bool = true;
}

/// What serde_json and quick-xml need.
pub trait OwnedSerde: Serialize + DeserializeOwned {}

impl<T: Serialize + DeserializeOwned> OwnedSerde for T {}

/// Values to measure with.
pub struct Shape<M> {
    /// What the table calls them.
    pub name: &'static str,
    /// How many there are. Few where one is large: more than a second-level cache holds, and all that is measured is
    /// the memory. Many where one is small: a branch predictor learns a few thousand values by heart.
    pub pool: usize,
    /// Whether copying the bytes is most of the work.
    pub copied: bool,
    /// Whether they are measured as JSON and XML too.
    pub text: bool,
    /// Makes one.
    pub make: fn(&mut Random) -> M,
}

impl<M> Shape<M> {
    /// Makes the pool, always the same.
    pub fn pool(&self) -> Vec<M> {
        let mut random = Random::new();
        (0..self.pool).map(|_| (self.make)(&mut random)).collect()
    }
}

impl<M> Debug for Shape<M> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Shape").field(&self.name).finish()
    }
}

/// Names a message's twins: the borrowing struct, and quick-protobuf's.
macro_rules! twins {
    ($a:lifetime, $name:ident, $borrowed:ty, $quick:ty $(, quick: $fit:literal)?) => {
        impl super::Message for $name {
            type Borrowed<$a> = $borrowed;
            type Prost = $name;
            type Buffa = crate::generated::buffa::$name;
            type Quick = crate::generated::quick_owned::$name;
            type QuickBorrowed<$a> = $quick;
            $(const QUICK: bool = $fit;)?
        }
    };
}
use twins;

/// Bytes as base64, which is how ProtoJSON has them; by itself serde makes a list of numbers of them. It is the fastest
/// library for that, which ours uses too, so that the formats are compared, not how base64 is read.
mod base64_bytes {
    use base64_simd::STANDARD;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode_to_string(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        STANDARD.decode_to_vec(String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

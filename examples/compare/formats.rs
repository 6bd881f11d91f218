//! The wires: for each, how a value is written and read.
//!
//! These dozen calls are the whole of what a program that uses wireform has to know.

use std::error::Error;

use serde::{Serialize, de::DeserializeOwned};
use wireform::{
    Message, json, proto,
    serde::{json as serde_json, xml as serde_xml},
    walk::{DecodeText, EncodeText},
    xml,
};

pub(crate) type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What a value needs for all wires, which the derives provide, and `PartialEq` to see that it came back.
pub(crate) trait Subject:
    Message + EncodeText + for<'de> DecodeText<'de> + Serialize + DeserializeOwned + PartialEq
{
}

impl<T> Subject for T
where
    T: Message + EncodeText + for<'de> DecodeText<'de>,
    T: Serialize + DeserializeOwned + PartialEq,
{
}

/// A way to write a value and to read it again.
pub(crate) struct Format<T> {
    pub(crate) name: &'static str,
    pub(crate) encode: fn(&T) -> Result<Vec<u8>>,
    pub(crate) decode: fn(&[u8]) -> Result<T>,
    /// Whether the format is ours, which must bring every value back.
    pub(crate) ours: bool,
}

/// Returns the formats; protobuf is the first. `typed` is for values with free-form JSON in them, as their serde impls
/// ask the input for its types.
pub(crate) fn formats<T: Subject>(typed: bool) -> [Format<T>; 6] {
    let serde_xml = if typed { typed_serde_xml() } else { plain_serde_xml() };
    let [protobuf, json, xml] = canonical();
    [protobuf, json, xml, own_serde_json(), serde_xml, quick_xml()]
}

fn canonical<T: Subject>() -> [Format<T>; 3] {
    [
        Format {
            name: "protobuf",
            encode: |value| Ok(proto::to_vec(value)),
            decode: |bytes| Ok(proto::from_slice(bytes)?),
            ours: true,
        },
        Format {
            name: "canonical JSON",
            encode: |value| Ok(json::to_vec(value)?),
            decode: |bytes| Ok(json::from_slice(bytes)?),
            ours: true,
        },
        Format {
            name: "canonical XML",
            encode: |value| Ok(xml::to_vec(value)?),
            decode: |bytes| Ok(xml::from_slice(bytes)?),
            ours: true,
        },
    ]
}

fn own_serde_json<T: Subject>() -> Format<T> {
    Format {
        name: "serde JSON",
        encode: |value| Ok(serde_json::to_vec(value)?),
        decode: |bytes| Ok(serde_json::from_slice(bytes)?),
        ours: true,
    }
}

fn plain_serde_xml<T: Subject>() -> Format<T> {
    Format {
        name: "serde XML",
        encode: |value| Ok(serde_xml::to_vec(value)?),
        decode: |bytes| Ok(serde_xml::from_slice(bytes)?),
        ours: true,
    }
}

fn typed_serde_xml<T: Subject>() -> Format<T> {
    Format {
        name: "serde XML, typed",
        encode: |value| Ok(serde_xml::Options::new().self_describing(true).to_vec(value)?),
        decode: |bytes| Ok(serde_xml::from_slice(bytes)?),
        ours: true,
    }
}

/// The serde layer that quick-xml brings along, for comparison.
fn quick_xml<T: Subject>() -> Format<T> {
    Format {
        name: "quick-xml serde",
        encode: |value| Ok(quick_xml::se::to_string(value)?.into_bytes()),
        decode: |bytes| Ok(quick_xml::de::from_str(std::str::from_utf8(bytes)?)?),
        ours: false,
    }
}

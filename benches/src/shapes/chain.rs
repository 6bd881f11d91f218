use serde::{Deserialize, Serialize};

use super::{Random, Shape, twins};
use crate::generated::quick_borrowed;

/// A message in itself, any number of levels deep.
#[derive(Clone, PartialEq, prost::Message, wireform::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Chain {
    #[proto(1)]
    #[prost(uint32, tag = "1")]
    pub id: u32,
    #[proto(2)]
    #[prost(string, tag = "2")]
    pub name: String,
    #[proto(3)]
    #[prost(bytes = "vec", tag = "3")]
    #[serde(with = "super::base64_bytes")]
    pub payload: Vec<u8>,
    #[proto(4)]
    #[prost(message, optional, boxed, tag = "4")]
    pub next: Option<Box<Chain>>,
}

/// [`Chain`], borrowing.
#[derive(Debug, wireform::Message)]
pub struct ChainRef<'a> {
    #[proto(1)]
    pub id: u32,
    #[proto(2)]
    pub name: &'a str,
    #[proto(3)]
    pub payload: &'a [u8],
    #[proto(4)]
    pub next: Option<Box<ChainRef<'a>>>,
}

twins!('a, Chain, ChainRef<'a>, quick_borrowed::Chain<'a>);

/// A large message far inside.
pub const CHAIN_5: Shape<Chain> = Shape { name: "depth 5, 1 MB", pool: 3, copied: true, text: false, make: chain_5 };

/// 32 levels.
pub const CHAIN_32: Shape<Chain> = Shape { name: "depth 32", pool: 32, copied: false, text: true, make: chain_32 };

/// 64 levels.
pub const CHAIN_64: Shape<Chain> = Shape { name: "depth 64", pool: 32, copied: false, text: true, make: chain_64 };

fn chain_5(random: &mut Random) -> Chain {
    chain(random, 5, 1_000_000)
}

fn chain_32(random: &mut Random) -> Chain {
    chain(random, 32, 8)
}

fn chain_64(random: &mut Random) -> Chain {
    chain(random, 64, 8)
}

/// Makes `depth` levels below the first; the last one has the payload.
fn chain(random: &mut Random, depth: usize, payload: usize) -> Chain {
    let mut chain = Chain { payload: random.blob(payload), ..link(random) };
    for _ in 0..depth {
        chain = Chain { next: Some(Box::new(chain)), ..link(random) };
    }
    chain
}

fn link(random: &mut Random) -> Chain {
    Chain { id: random.number(20) as u32, name: random.word(), payload: Vec::new(), next: None }
}

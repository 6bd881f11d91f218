use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{Random, Shape, twins};
use crate::generated::quick_borrowed;

/// Two maps.
#[derive(Clone, PartialEq, prost::Message, wireform::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Maps {
    #[proto(1)]
    #[prost(map = "string, int64", tag = "1")]
    pub counters: HashMap<String, i64>,
    #[proto(2)]
    #[prost(map = "uint32, string", tag = "2")]
    pub names: HashMap<u32, String>,
}

/// [`Maps`], borrowing.
#[derive(Debug, wireform::Message)]
pub struct MapsRef<'a> {
    #[proto(1)]
    pub counters: HashMap<&'a str, i64>,
    #[proto(2)]
    pub names: HashMap<u32, &'a str>,
}

twins!('a, Maps, MapsRef<'a>, quick_borrowed::Maps<'a>);

/// Entries of maps.
pub const MAPS: Shape<Maps> = Shape { name: "maps, 160 entries", pool: 16, copied: false, text: true, make: maps };

fn maps(random: &mut Random) -> Maps {
    let counters = random.list(80, |random| (format!("{}{}", random.word(), random.below(1000)), random.signed(30)));
    let names = random.list(80, |random| (random.number(20) as u32, random.words(2)));
    Maps { counters: counters.into_iter().collect(), names: names.into_iter().collect() }
}

use std::collections::HashMap;

use foldhash::fast::RandomState;
use serde::{Deserialize, Serialize};

use super::{Message, Random, Shape, twins};
use crate::generated::{buffa, quick_borrowed, quick_owned};

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

/// [`Maps`] with the hasher that buffa's maps have. prost's have the standard one, always.
#[derive(Clone, Debug, PartialEq, Default, wireform::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FastMaps {
    #[proto(1)]
    pub counters: HashMap<String, i64, RandomState>,
    #[proto(2)]
    pub names: HashMap<u32, String, RandomState>,
}

/// [`FastMaps`], borrowing.
#[derive(Debug, wireform::Message)]
pub struct FastMapsRef<'a> {
    #[proto(1)]
    pub counters: HashMap<&'a str, i64, RandomState>,
    #[proto(2)]
    pub names: HashMap<u32, &'a str, RandomState>,
}

impl Message for FastMaps {
    type Borrowed<'a> = FastMapsRef<'a>;
    type Prost = Maps;
    type Buffa = buffa::Maps;
    type Quick = quick_owned::Maps;
    type QuickBorrowed<'a> = quick_borrowed::Maps<'a>;
}

/// Entries of maps.
pub const MAPS: Shape<Maps> = Shape { name: "maps, 160 entries", pool: 16, copied: false, text: true, make: maps };

fn maps(random: &mut Random) -> Maps {
    let counters = random.list(80, |random| (format!("{}{}", random.word(), random.below(1000)), random.signed(30)));
    let names = random.list(80, |random| (random.number(20) as u32, random.words(2)));
    Maps { counters: counters.into_iter().collect(), names: names.into_iter().collect() }
}

/// The same entries, hashed faster.
pub const FAST_MAPS: Shape<FastMaps> =
    Shape { name: "maps, 160 entries, foldhash", pool: 16, copied: false, text: true, make: fast_maps };

fn fast_maps(random: &mut Random) -> FastMaps {
    let Maps { counters, names } = maps(random);
    FastMaps { counters: counters.into_iter().collect(), names: names.into_iter().collect() }
}

use super::{Random, Shape};

/// Three levels of repeated messages, about 9 KB.
#[derive(Clone, PartialEq, prost::Message, wireform::Message)]
pub struct Catalog {
    /// Field 1.
    #[proto(1)]
    #[prost(string, tag = "1")]
    pub title: String,
    /// Field 2.
    #[proto(2)]
    #[prost(uint64, tag = "2")]
    pub revision: u64,
    /// Field 3.
    #[proto(3)]
    #[prost(message, repeated, tag = "3")]
    pub sections: Vec<Section>,
}

/// The first level of [`Catalog`].
#[derive(Clone, PartialEq, prost::Message, wireform::Message)]
pub struct Section {
    /// Field 1.
    #[proto(1)]
    #[prost(uint32, tag = "1")]
    pub id: u32,
    /// Field 2.
    #[proto(2)]
    #[prost(string, tag = "2")]
    pub name: String,
    /// Field 3.
    #[proto(3)]
    #[prost(message, repeated, tag = "3")]
    pub entries: Vec<Entry>,
}

/// The second level of [`Catalog`].
#[derive(Clone, PartialEq, prost::Message, wireform::Message)]
pub struct Entry {
    /// Field 1.
    #[proto(1)]
    #[prost(uint64, tag = "1")]
    pub id: u64,
    /// Field 2.
    #[proto(2)]
    #[prost(string, tag = "2")]
    pub name: String,
    /// Field 3.
    #[proto(3)]
    #[prost(double, tag = "3")]
    pub price: f64,
    /// Field 4.
    #[proto(4)]
    #[prost(bool, tag = "4")]
    pub available: bool,
    /// Field 5.
    #[proto(5)]
    #[prost(int32, repeated, tag = "5")]
    pub ratings: Vec<i32>,
    /// Field 6.
    #[proto(6)]
    #[prost(message, repeated, tag = "6")]
    pub labels: Vec<Label>,
}

/// The third level of [`Catalog`].
#[derive(Clone, PartialEq, prost::Message, wireform::Message)]
pub struct Label {
    /// Field 1.
    #[proto(1)]
    #[prost(string, tag = "1")]
    pub key: String,
    /// Field 2.
    #[proto(2)]
    #[prost(string, tag = "2")]
    pub value: String,
}

impl Shape for Catalog {
    const NAME: &'static str = "nested";
    /// Each value has hundreds of messages that differ. 64 of them are more than a second-level cache holds, and then
    /// all that is measured is the memory.
    const POOL: usize = 8;
    type Buffa = crate::generated::Catalog;

    fn random(random: &mut Random) -> Self {
        let sections = random.below(3) + 7;
        Self { title: random.words(3), revision: random.number(40), sections: random.list(sections, section) }
    }
}

fn section(random: &mut Random) -> Section {
    let entries = random.below(3) + 7;
    Section { id: random.number(20) as u32, name: random.words(2), entries: random.list(entries, entry) }
}

fn entry(random: &mut Random) -> Entry {
    let ratings = random.below(6);
    let labels = random.below(4) + 2;
    Entry {
        id: random.number(50),
        name: random.words(2),
        price: random.decimal(),
        available: random.below(4) != 0,
        ratings: random.list(ratings, |random| random.number(8) as i32),
        labels: random.list(labels, |random| Label { key: random.word(), value: random.words(2) }),
    }
}

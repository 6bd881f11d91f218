use serde::{Deserialize, Serialize};

use super::{Random, Shape, twins};
use crate::generated::quick_borrowed;

/// Three levels of repeated messages, about 9 KB.
#[derive(Clone, PartialEq, prost::Message, wireform::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Catalog {
    #[proto(1)]
    #[prost(string, tag = "1")]
    pub title: String,
    #[proto(2)]
    #[prost(uint64, tag = "2")]
    pub revision: u64,
    #[proto(3)]
    #[prost(message, repeated, tag = "3")]
    pub sections: Vec<Section>,
}

/// [`Catalog`], borrowing.
#[derive(Debug, wireform::Message)]
pub struct CatalogRef<'a> {
    #[proto(1)]
    pub title: &'a str,
    #[proto(2)]
    pub revision: u64,
    #[proto(3)]
    pub sections: Vec<SectionRef<'a>>,
}

/// The first level of [`Catalog`].
#[derive(Clone, PartialEq, prost::Message, wireform::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Section {
    #[proto(1)]
    #[prost(uint32, tag = "1")]
    pub id: u32,
    #[proto(2)]
    #[prost(string, tag = "2")]
    pub name: String,
    #[proto(3)]
    #[prost(message, repeated, tag = "3")]
    pub entries: Vec<Entry>,
}

/// [`Section`], borrowing.
#[derive(Debug, wireform::Message)]
pub struct SectionRef<'a> {
    #[proto(1)]
    pub id: u32,
    #[proto(2)]
    pub name: &'a str,
    #[proto(3)]
    pub entries: Vec<EntryRef<'a>>,
}

/// The second level of [`Catalog`].
#[derive(Clone, PartialEq, prost::Message, wireform::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Entry {
    #[proto(1)]
    #[prost(uint64, tag = "1")]
    pub id: u64,
    #[proto(2)]
    #[prost(string, tag = "2")]
    pub name: String,
    #[proto(3)]
    #[prost(double, tag = "3")]
    pub price: f64,
    #[proto(4)]
    #[prost(bool, tag = "4")]
    pub available: bool,
    #[proto(5)]
    #[prost(int32, repeated, tag = "5")]
    pub ratings: Vec<i32>,
    #[proto(6)]
    #[prost(message, repeated, tag = "6")]
    pub labels: Vec<Label>,
}

/// [`Entry`], borrowing.
#[derive(Debug, wireform::Message)]
pub struct EntryRef<'a> {
    #[proto(1)]
    pub id: u64,
    #[proto(2)]
    pub name: &'a str,
    #[proto(3)]
    pub price: f64,
    #[proto(4)]
    pub available: bool,
    #[proto(5)]
    pub ratings: Vec<i32>,
    #[proto(6)]
    pub labels: Vec<LabelRef<'a>>,
}

/// The third level of [`Catalog`].
#[derive(Clone, PartialEq, prost::Message, wireform::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Label {
    #[proto(1)]
    #[prost(string, tag = "1")]
    pub key: String,
    #[proto(2)]
    #[prost(string, tag = "2")]
    pub value: String,
}

/// [`Label`], borrowing.
#[derive(Debug, wireform::Message)]
pub struct LabelRef<'a> {
    #[proto(1)]
    pub key: &'a str,
    #[proto(2)]
    pub value: &'a str,
}

twins!('a, Catalog, CatalogRef<'a>, quick_borrowed::Catalog<'a>);

/// Hundreds of messages that differ, in one another.
pub const NESTED: Shape<Catalog> = Shape { name: "nested lists", pool: 8, copied: false, text: true, make: catalog };

fn catalog(random: &mut Random) -> Catalog {
    let sections = random.below(3) + 7;
    Catalog { title: random.words(3), revision: random.number(40), sections: random.list(sections, section) }
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

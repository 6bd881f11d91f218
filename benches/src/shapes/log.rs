use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{Random, Shape, twins};
use crate::generated::quick_borrowed;

/// A line of a log: text, a map, a nested message; about 1 KB.
#[derive(Clone, PartialEq, prost::Message, wireform::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Log {
    #[proto(1)]
    #[prost(int64, tag = "1")]
    pub time: i64,
    #[proto(2)]
    #[prost(int32, tag = "2")]
    pub level: i32,
    #[proto(3)]
    #[prost(string, tag = "3")]
    pub service: String,
    #[proto(4)]
    #[prost(string, tag = "4")]
    pub host: String,
    #[proto(5)]
    #[prost(string, tag = "5")]
    pub text: String,
    #[proto(6)]
    #[prost(bytes = "vec", tag = "6")]
    #[serde(with = "super::base64_bytes")]
    pub trace: Vec<u8>,
    #[proto(7)]
    #[prost(message, optional, tag = "7")]
    pub source: Option<Source>,
    #[proto(8)]
    #[prost(map = "string, string", tag = "8")]
    pub labels: HashMap<String, String>,
    #[proto(9)]
    #[prost(string, repeated, tag = "9")]
    pub tags: Vec<String>,
    #[proto(10)]
    #[prost(double, tag = "10")]
    pub seconds: f64,
}

/// [`Log`], borrowing.
#[derive(Debug, wireform::Message)]
pub struct LogRef<'a> {
    #[proto(1)]
    pub time: i64,
    #[proto(2)]
    pub level: i32,
    #[proto(3)]
    pub service: &'a str,
    #[proto(4)]
    pub host: &'a str,
    #[proto(5)]
    pub text: &'a str,
    #[proto(6)]
    pub trace: &'a [u8],
    #[proto(7)]
    pub source: Option<SourceRef<'a>>,
    #[proto(8)]
    pub labels: HashMap<&'a str, &'a str>,
    #[proto(9)]
    pub tags: Vec<&'a str>,
    #[proto(10)]
    pub seconds: f64,
}

/// Where a line of a [`Log`] was written.
#[derive(Clone, PartialEq, prost::Message, wireform::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Source {
    #[proto(1)]
    #[prost(string, tag = "1")]
    pub file: String,
    #[proto(2)]
    #[prost(uint32, tag = "2")]
    pub line: u32,
    #[proto(3)]
    #[prost(string, tag = "3")]
    pub function: String,
}

/// [`Source`], borrowing.
#[derive(Debug, wireform::Message)]
pub struct SourceRef<'a> {
    #[proto(1)]
    pub file: &'a str,
    #[proto(2)]
    pub line: u32,
    #[proto(3)]
    pub function: &'a str,
}

twins!('a, Log, LogRef<'a>, quick_borrowed::Log<'a>);

/// Text, a map and a nested message.
pub const LOG: Shape<Log> = Shape { name: "log line", pool: 256, copied: false, text: true, make: log };

fn log(random: &mut Random) -> Log {
    let (labels, tags) = (random.below(4) + 6, random.below(4) + 4);
    Log {
        time: 1_700_000_000_000 + random.number(36) as i64,
        level: random.below(5) as i32,
        service: random.words(2),
        host: random.words(3),
        text: random.words(60),
        trace: random.blob(16),
        source: Some(Source { file: random.words(4), line: random.number(11) as u32, function: random.words(2) }),
        labels: random.list(labels, |random| (random.word(), random.words(2))).into_iter().collect(),
        tags: random.list(tags, Random::word),
        seconds: random.decimal(),
    }
}

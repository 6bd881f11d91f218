use serde::{Deserialize, Serialize};

use super::{Random, Shape, twins};
use crate::generated::quick_borrowed;

/// A picture: some text, and 10 KB of bytes.
#[derive(Clone, PartialEq, prost::Message, wireform::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Media {
    #[proto(1)]
    #[prost(string, tag = "1")]
    pub title: String,
    #[proto(2)]
    #[prost(string, tag = "2")]
    pub format: String,
    #[proto(3)]
    #[prost(uint32, tag = "3")]
    pub width: u32,
    #[proto(4)]
    #[prost(uint32, tag = "4")]
    pub height: u32,
    #[proto(5)]
    #[prost(uint64, tag = "5")]
    pub duration: u64,
    #[proto(6)]
    #[prost(bytes = "vec", tag = "6")]
    #[serde(with = "super::base64_bytes")]
    pub thumbnail: Vec<u8>,
    #[proto(7)]
    #[prost(string, repeated, tag = "7")]
    pub people: Vec<String>,
    #[proto(8)]
    #[prost(string, tag = "8")]
    pub copyright: String,
}

/// [`Media`], borrowing.
#[derive(Debug, wireform::Message)]
pub struct MediaRef<'a> {
    #[proto(1)]
    pub title: &'a str,
    #[proto(2)]
    pub format: &'a str,
    #[proto(3)]
    pub width: u32,
    #[proto(4)]
    pub height: u32,
    #[proto(5)]
    pub duration: u64,
    #[proto(6)]
    pub thumbnail: &'a [u8],
    #[proto(7)]
    pub people: Vec<&'a str>,
    #[proto(8)]
    pub copyright: &'a str,
}

twins!('a, Media, MediaRef<'a>, quick_borrowed::Media<'a>);

/// Mostly bytes.
pub const MEDIA: Shape<Media> = Shape { name: "picture, 10 KB", pool: 16, copied: true, text: true, make: media };

fn media(random: &mut Random) -> Media {
    let thumbnail = random.below(1000) as usize + 10_300;
    Media {
        title: random.words(4),
        format: random.word(),
        width: random.number(13) as u32,
        height: random.number(13) as u32,
        duration: random.number(32),
        thumbnail: random.blob(thumbnail),
        people: random.list(4, |random| random.words(2)),
        copyright: random.words(6),
    }
}

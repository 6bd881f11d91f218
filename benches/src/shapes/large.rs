use serde::{Deserialize, Serialize};

use super::{Random, Shape, twins};
use crate::generated::quick_borrowed;

/// A file.
#[derive(Clone, PartialEq, prost::Message, wireform::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Blob {
    #[proto(1)]
    #[prost(string, tag = "1")]
    pub name: String,
    #[proto(2)]
    #[prost(bytes = "vec", tag = "2")]
    #[serde(with = "super::base64_bytes")]
    pub data: Vec<u8>,
}

/// [`Blob`], borrowing.
#[derive(Debug, wireform::Message)]
pub struct BlobRef<'a> {
    #[proto(1)]
    pub name: &'a str,
    #[proto(2)]
    pub data: &'a [u8],
}

/// A long text.
#[derive(Clone, PartialEq, prost::Message, wireform::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Text {
    #[proto(1)]
    #[prost(string, tag = "1")]
    pub title: String,
    #[proto(2)]
    #[prost(string, tag = "2")]
    pub body: String,
}

/// [`Text`], borrowing.
#[derive(Debug, wireform::Message)]
pub struct TextRef<'a> {
    #[proto(1)]
    pub title: &'a str,
    #[proto(2)]
    pub body: &'a str,
}

twins!('a, Blob, BlobRef<'a>, quick_borrowed::Blob<'a>);
twins!('a, Text, TextRef<'a>, quick_borrowed::Text<'a>);

/// Nothing but bytes.
pub const BLOB: Shape<Blob> = Shape { name: "bytes, 1 MiB", pool: 3, copied: true, text: false, make: blob };

/// English words.
pub const ASCII: Shape<Text> = Shape { name: "ASCII text, 64 KB", pool: 4, copied: false, text: true, make: ascii };

/// Three bytes for most letters.
pub const KOREAN: Shape<Text> = Shape { name: "Korean text, 64 KB", pool: 4, copied: false, text: true, make: korean };

fn blob(random: &mut Random) -> Blob {
    Blob { name: random.word(), data: random.blob(1 << 20) }
}

fn ascii(random: &mut Random) -> Text {
    Text { title: random.words(4), body: random.words(8_700) }
}

fn korean(random: &mut Random) -> Text {
    const WORDS: [&str; 8] = ["안녕하세요", "세계", "바다", "산책", "도서관", "그리고", "빠르게", "데이터"];
    let words: Vec<_> = (0..6_400).map(|_| WORDS[random.below(8) as usize]).collect();
    Text { title: "한국어".to_owned(), body: words.join(" ") }
}

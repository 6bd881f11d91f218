//! The walk over a message that JSON and XML share.
//!
//! A derive emits one walk for writing and one for reading; the format is the [`Sink`] or [`Source`] that goes along
//! and carries its own options and budget. How a 64-bit integer is quoted, an enumeration named or bytes turned
//! into base64 is the format's business alone; what a Rust type is worth in protobuf terms is decided by the
//! encodings (see [`encoding`](crate::encoding)), by the same rules as on the binary wire.
//!
//! `encode.rs` has the way out, `decode.rs` the way in, `seen.rs` which fields came.

mod decode;
mod encode;
mod seen;

pub(crate) use self::seen::Seen;
pub use self::{
    decode::{
        DecodeOneofText, DecodeText, Elements, Entries, MembersText, Source, TextDecoding, TextFieldDecode, read_member,
    },
    encode::{EncodeOneofText, EncodeText, Fields, Sink, TextEncoding, TextFieldEncode},
};

//! The walk over a message that JSON, XML and the text format share.
//!
//! A derive emits one walk for writing and one for reading; the format is the [`Sink`] or [`Source`] that goes along
//! and carries its own options and budget. How a 64-bit integer is quoted, an enumeration named or bytes turned
//! into base64 is the format's business alone; what a Rust type is worth in protobuf terms is decided by the
//! encodings (see [`encoding`](crate::encoding)), by the same rules as on the binary wire.
//!
//! `encode.rs` has the way out, `allowance.rs` how much of it, `decode.rs` the way in, `form.rs` the messages that are no objects in
//! JSON, `lookup.rs` finds fields by name, `seen.rs` has which of them
//! came, `position.rs` where something is wrong on the way in, `step.rs` on the way out, `docs.rs` finds the doc comments of types.

mod allowance;
mod decode;
#[cfg(feature = "xml")]
mod docs;
mod encode;
mod form;
#[cfg(any(feature = "xml", feature = "text"))]
mod given;
#[cfg(any(feature = "xml", feature = "text"))]
mod lookup;
mod position;
mod seen;
mod step;

#[cfg(feature = "xml")]
pub(crate) use self::decode::read_message;
#[cfg(feature = "xml")]
pub(crate) use self::docs::AllDocs;
#[cfg(feature = "json")]
pub(crate) use self::position::offset_in;
pub(crate) use self::{
    allowance::{Allowance, limit_in},
    position::line_and_column,
    seen::Seen,
    step::{in_element, in_field, in_root},
};
pub use self::{
    decode::{
        DecodeOneofText, DecodeText, Elements, Entries, MembersText, Source, TextDecoding, TextFieldDecode, read_member,
    },
    encode::{EncodeOneofText, EncodeText, Fields, Sink, TextEncoding, TextFieldEncode},
    form::{Dynamic, FormSink, FormSource, ReadForm, WriteForm},
};
#[cfg(any(feature = "xml", feature = "text"))]
pub(crate) use self::{given::Given, lookup::Lookup};

//! The protobuf wire: tags, varints, the cursor that reads and the buffer that writes.
//!
//! What a *field* is lives in [`encoding`](crate::encoding); this module knows only records: a tag, then a payload
//! whose form the tag's wire type tells. Rules are those of <https://protobuf.dev/programming-guides/encoding/>.
//!
//! Read `reader.rs` and `writer.rs` first; `buffer.rs`, with what JSON writes, and one line of `text.rs` are the only
//! `unsafe` code.

#![deny(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation)]

#[allow(unsafe_code, reason = "the stores of the writer; every block has its proof")]
mod buffer;
mod context;
mod packed;
mod reader;
mod tag;
#[allow(unsafe_code, reason = "one line: validated UTF-8")]
mod text;
mod varint;
mod writer;

#[cfg(feature = "json")]
pub(crate) use self::buffer::{Buffer, marks};
pub(crate) use self::context::{KNOWN, STALE};
#[cfg(feature = "std")]
pub(crate) use self::varint::{low8, read_varint};
pub use self::{
    context::Context,
    reader::{Raw, Reader},
    tag::{MAX_FIELD_NUMBER, Tag, WireType},
    varint::varint_len,
    writer::Writer,
};
pub(crate) use self::{
    context::Shared,
    packed::{decode_varints, reserve},
    varint::low32,
};
#[cfg(feature = "__text")]
pub(crate) use self::{context::grow, text::validate};

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "tests may panic")]
mod tests;

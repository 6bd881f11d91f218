//! The protobuf wire: tags, varints, the cursor that reads and the buffer that writes.
//!
//! What a *field* is lives in [`encoding`](crate::encoding); this module knows only records: a tag, then a payload
//! whose form the tag's wire type tells. Rules are those of <https://protobuf.dev/programming-guides/encoding/>.
//!
//! Read `reader.rs` and `writer.rs` first; `buffer.rs` and one line of `text.rs` are the only `unsafe` code.

mod buffer;
mod context;
mod packed;
mod reader;
mod tag;
mod text;
mod varint;
mod writer;

pub use self::{
    context::Context,
    reader::{Raw, Reader},
    tag::{MAX_FIELD_NUMBER, Tag, WireType},
    varint::varint_len,
    writer::Writer,
};
pub(crate) use self::{
    context::{Shared, grow},
    packed::{decode_varints, reserve},
};

#[cfg(test)]
mod tests;

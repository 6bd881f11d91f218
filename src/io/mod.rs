//! Streams: messages with their lengths before them, over any [`Read`] and [`Write`].
//!
//! A message does not say where it ends. On a stream, something has to: here it is the length, before each message, as
//! a varint or in four bytes ([`Framing`]). The varint is what Java's `writeDelimitedTo`, Python's
//! `serialize_length_prefixed` and C++'s `SerializeDelimitedToOstream` write.
//!
//! | have | use |
//! |---|---|
//! | a file, pipe or socket, and many messages | [`DelimitedReader`] and [`DelimitedWriter`] |
//! | the same, and one message at a time between other things | [`read_delimited`] and [`write_delimited`] |
//! | bytes in memory, perhaps mapped | [`split_delimited`], and then [`proto::from_slice`](crate::proto::from_slice) |
//! | datagrams, or a queue that keeps messages apart | no framing: [`proto`](crate::proto) alone |
//! | tokio | `DelimitedCodec`, with the feature `tokio-util` |
//!
//! ```
//! # #[cfg(feature = "derive")] {
//! use wireform::io::{DelimitedReader, DelimitedWriter};
//!
//! #[derive(wireform::Message, Debug, PartialEq)]
//! struct Answer {
//!     #[proto(1)]
//!     value: u32,
//! }
//!
//! let mut stream = Vec::new();
//! let mut writer = DelimitedWriter::new(&mut stream);
//! for value in [42, 0, 300] {
//!     writer.write(&Answer { value })?;
//! }
//! assert_eq!(stream, b"\x02\x08\x2a\x00\x03\x08\xac\x02");
//!
//! for answer in DelimitedReader::new(&stream[..]).messages::<Answer>() {
//!     println!("{:?}", answer?);
//! }
//! # }
//! # Ok::<(), wireform::io::StreamError>(())
//! ```
//!
//! # Ends
//!
//! A stream ends cleanly before a message, and nowhere else: a length or a message that is cut off is
//! [`StreamErrorKind::UnexpectedEnd`]. No framing can tell that whole messages are missing at the end; where that
//! matters, let the last one say that it is the last.
//!
//! # Messages that borrow
//!
//! A struct with a lifetime can be read by [`DelimitedReader::read`], and lies in the reader's buffer until the next
//! read; or from the bodies of [`split_delimited`], for as long as those bytes live.
//!
//! # Limits
//!
//! [`Limits`](crate::Limits) hold for each message. A length above [`Limits::input`](crate::Limits::input) is an error
//! before any of its message is read, and a length below it is not believed either: memory is taken as bytes arrive,
//! 64 KiB or twice what has arrived at the most.
//!
//! [`Read`]: std::io::Read
//! [`Write`]: std::io::Write

#![deny(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation)]

#[cfg(feature = "tokio-util")]
mod codec;
mod error;
mod framing;
mod once;
mod options;
mod read;
mod split;
mod write;

#[cfg(feature = "tokio-util")]
pub use self::codec::DelimitedCodec;
use self::error::Position;
pub use self::{
    error::{StreamError, StreamErrorKind},
    framing::Framing,
    once::{read_delimited, write_delimited},
    options::Options,
    read::{DelimitedReader, Messages},
    split::{Split, split_delimited},
    write::DelimitedWriter,
};

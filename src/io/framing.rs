//! The lengths before the messages: how they are read and written.

use alloc::vec::Vec;

use super::StreamErrorKind;
use crate::{
    message::Encode,
    proto,
    wire::{low8, read_varint, varint_len},
};

/// Room for the longest length: a varint of ten bytes.
pub(super) const ROOM: usize = 10;

/// How a stream tells where its messages end: what stands before each of them.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Framing {
    /// The length as a varint, as in Java's `writeDelimitedTo`, Python's `serialize_length_prefixed` and C++'s
    /// `SerializeDelimitedToOstream`.
    #[default]
    Varint,
    /// The length in four bytes, the most significant first.
    U32BigEndian,
}

/// What the start of some bytes says about the message there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Header {
    /// A length: it takes `width` bytes, and `len` bytes of message follow.
    Whole { width: usize, len: usize },
    /// The start of a length, which ends after `at_least` more bytes.
    Cut { at_least: usize },
}

impl Framing {
    /// Reads the length at the start of `bytes`; a message may have `longest` bytes.
    pub(super) fn header(self, bytes: &[u8], longest: usize) -> Result<Header, StreamErrorKind> {
        let (len, width) = match self {
            Self::Varint => match read_varint(bytes) {
                (_, 0) if bytes.len() < ROOM => return Ok(Header::Cut { at_least: 1 }),
                (_, 0) => return Err(StreamErrorKind::InvalidLength),
                found => found,
            },
            Self::U32BigEndian => match bytes.first_chunk() {
                None => return Ok(Header::Cut { at_least: 4 - bytes.len() }),
                Some(chunk) => (u64::from(u32::from_be_bytes(*chunk)), 4),
            },
        };
        match usize::try_from(len) {
            Ok(len) if len <= longest => Ok(Header::Whole { width, len }),
            _ => Err(StreamErrorKind::TooLong { len }),
        }
    }

    /// Appends a message with its length before it. The frame begins a little behind the old end of `bytes`: how much,
    /// is returned.
    ///
    /// What is between is room for a longer length. So the message is written once and never moved. After an error, there
    /// is something of no use behind the old end.
    pub(super) fn append<M: Encode>(self, message: &M, bytes: &mut Vec<u8>) -> Result<usize, StreamErrorKind> {
        let start = bytes.len();
        bytes.extend_from_slice(&[0; ROOM]);
        proto::encode_into(message, bytes);
        let len = bytes.len() - start - ROOM;
        let room = bytes.get_mut(start..).and_then(|new| new.first_chunk_mut());
        match room.and_then(|room| self.put_len(len, room)) {
            Some(width) => Ok(ROOM - width),
            None => Err(StreamErrorKind::TooLong { len: len as u64 }),
        }
    }

    /// Writes a length to the end of `room` and returns its width; `None` where the framing has no form for it.
    fn put_len(self, len: usize, room: &mut [u8; ROOM]) -> Option<usize> {
        match self {
            Self::Varint => {
                let width = varint_len(len as u64);
                let mut rest = len as u64;
                for byte in room.iter_mut().skip(ROOM - width) {
                    *byte = low8(rest) | 0x80;
                    rest >>= 7;
                }
                *room.last_mut()? &= 0x7f;
                Some(width)
            }
            Self::U32BigEndian => {
                *room.last_chunk_mut()? = u32::try_from(len).ok()?.to_be_bytes();
                Some(4)
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may panic")]
mod tests {
    use super::*;

    /// Messages of four gigabytes are nothing for a test; their lengths are.
    #[test]
    #[cfg(target_pointer_width = "64")]
    fn lengths_up_to_the_greatest_are_written() {
        let put = |framing: Framing, len| {
            let mut room = [0; ROOM];
            framing.put_len(len, &mut room).map(|width| room[ROOM - width..].to_vec())
        };
        assert_eq!(put(Framing::U32BigEndian, 0xffff_ffff), Some(vec![0xff; 4]));
        assert_eq!(put(Framing::U32BigEndian, 0x1_0000_0000), None);
        assert_eq!(put(Framing::Varint, 0x1_0000_0000).unwrap(), [0x80, 0x80, 0x80, 0x80, 0x10]);
        let greatest = put(Framing::Varint, usize::MAX).unwrap();
        assert_eq!(greatest, [[0xff; 9].as_slice(), &[1]].concat());
        let header = Framing::Varint.header(&greatest, usize::MAX).ok();
        assert_eq!(header, Some(Header::Whole { width: 10, len: usize::MAX }));
    }
}

//! Changes to an input, whatever wire it is of: what was valid becomes what nobody wrote.

use proptest::{prelude::*, sample::Index};

/// A change to one place.
#[derive(Clone, Debug)]
pub enum Change {
    /// Turns bits over.
    Flip(Index, u8),
    /// Replaces a byte.
    Put(Index, u8),
    /// Puts a byte between two.
    Insert(Index, u8),
    /// Takes a byte out.
    Remove(Index),
    /// Ends the input early.
    Cut(Index),
    /// Puts a part of the input behind it.
    Repeat(Index, Index),
    /// Puts a part of the input, of a few bytes, at another place in it.
    Copy(Index, usize, Index),
    /// Takes a few bytes out.
    Drop(Index, usize),
}

impl Change {
    /// Any change, of bytes that may be any.
    pub fn any() -> impl Strategy<Value = Self> {
        Self::with(any::<u8>())
    }

    /// Any change, of bytes that are mostly those of a text.
    pub fn of_text() -> impl Strategy<Value = Self> {
        let mark = prop::sample::select(&b" \n\"'\\/<>&;:,.#=-+_[]{}()0123456789eExXunatrf!?"[..]);
        Self::with(prop_oneof![6 => mark, 2 => b' '..=b'~', 1 => any::<u8>()])
    }

    fn with(byte: impl Strategy<Value = u8> + Clone) -> impl Strategy<Value = Self> {
        let index = any::<Index>;
        prop_oneof![
            3 => (index(), 0..8).prop_map(|(at, bit)| Self::Flip(at, 1u8 << bit)),
            2 => (index(), byte.clone()).prop_map(|(at, byte)| Self::Put(at, byte)),
            2 => (index(), byte).prop_map(|(at, byte)| Self::Insert(at, byte)),
            2 => index().prop_map(Self::Remove),
            1 => index().prop_map(Self::Cut),
            1 => (index(), index()).prop_map(|(from, to)| Self::Repeat(from, to)),
            2 => (index(), 1..40usize, index()).prop_map(|(from, len, to)| Self::Copy(from, len, to)),
            1 => (index(), 1..20usize).prop_map(|(at, len)| Self::Drop(at, len)),
        ]
    }

    /// Changes an input; there is nothing to change in an empty one.
    pub fn apply(&self, bytes: &mut Vec<u8>) {
        let len = bytes.len();
        if len == 0 {
            return;
        }
        match self {
            Self::Flip(at, bits) => bytes[at.index(len)] ^= bits,
            Self::Put(at, byte) => bytes[at.index(len)] = *byte,
            Self::Insert(at, byte) => bytes.insert(at.index(len), *byte),
            Self::Remove(at) => drop(bytes.remove(at.index(len))),
            Self::Cut(at) => bytes.truncate(at.index(len)),
            Self::Repeat(from, to) => {
                let (from, to) = (from.index(len), to.index(len));
                bytes.extend_from_within(from.min(to)..from.max(to));
            }
            Self::Copy(from, count, to) => {
                let from = from.index(len);
                let part = bytes[from..len.min(from + count)].to_vec();
                let to = to.index(len);
                drop(bytes.splice(to..to, part));
            }
            Self::Drop(at, count) => {
                let at = at.index(len);
                drop(bytes.drain(at..len.min(at + count)));
            }
        }
    }
}

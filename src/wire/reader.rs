//! The cursor over binary input: safe slices, two words, by value.

use alloc::vec::Vec;

use super::{
    Context, Tag, WireType, text,
    varint::{low8, read_bytewise, read_varint},
};
use crate::error::{DecodeError, DecodeErrorKind, Result};

/// A cursor over the rest of a binary message.
///
/// It is two words and `Copy`: keep it in a local, so that it stays in registers, and give cold code a copy.
///
/// ```
/// use wireform::wire::{Reader, Tag, WireType};
///
/// let mut reader = Reader::new(b"\x10\xb9\x0a");
/// assert!(reader.eat(Tag::new(2, WireType::Varint)));
/// assert_eq!(reader.varint()?, 1337);
/// assert!(reader.is_empty());
/// # Ok::<(), wireform::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Reader<'de> {
    rest: &'de [u8],
}

/// The payload of one record, undecoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Raw<'de> {
    /// A varint.
    Varint(u64),
    /// Eight bytes.
    Fixed64(u64),
    /// A length-delimited payload.
    LengthDelimited(&'de [u8]),
    /// The records of a group, without its end-group tag.
    Group(&'de [u8]),
    /// Four bytes.
    Fixed32(u32),
}

impl<'de> Reader<'de> {
    /// Starts at the first byte of `input`.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub const fn new(input: &'de [u8]) -> Self {
        Self { rest: input }
    }

    /// Returns whether everything was read.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub const fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Returns how many bytes are left.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub const fn len(&self) -> usize {
        self.rest.len()
    }

    /// Returns the bytes that are left.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub const fn rest(&self) -> &'de [u8] {
        self.rest
    }

    /// Moves past a tag if it comes next in its shortest form, which is how every encoder writes it.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn eat(&mut self, tag: Tag) -> bool {
        let bits = u64::from(tag.get());
        if bits < 1 << 7 {
            self.eat_bytes([low8(bits)])
        } else if bits < 1 << 14 {
            self.eat_bytes([low8(bits) | 0x80, low8(bits >> 7)])
        } else {
            self.eat_long(tag)
        }
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn eat_bytes<const N: usize>(&mut self, expected: [u8; N]) -> bool {
        match self.rest.split_first_chunk::<N>() {
            Some((found, rest)) if *found == expected => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    #[inline]
    fn eat_long(&mut self, tag: Tag) -> bool {
        let (value, len) = read_varint(self.rest);
        let hit = value == u64::from(tag.get()) && len == tag.encoded_len();
        if hit {
            *self = self.skip_ahead(len);
        }
        hit
    }

    /// Reads a tag in any form, overlong ones included.
    ///
    /// # Errors
    ///
    /// [`DecodeErrorKind::InvalidTag`] for more than five bytes, field number 0 and wire types 6 and 7;
    /// [`DecodeErrorKind::UnexpectedEnd`].
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn tag(&mut self) -> Result<Tag> {
        let (tag, rest) = match self.rest {
            [first, rest @ ..] if *first < 0x80 => (Tag::from_wire(u32::from(*first)), rest),
            [first, second, rest @ ..] if *second < 0x80 => {
                (Tag::from_wire(u32::from(first & 0x7F) | u32::from(*second) << 7), rest)
            }
            _ => (None, self.rest),
        };
        if let Some(tag) = tag {
            self.rest = rest;
            return Ok(tag);
        }
        let (tag, rest) = self.long_tag()?;
        self.rest = rest;
        Ok(tag)
    }

    #[inline(never)]
    fn long_tag(self) -> Result<(Tag, &'de [u8])> {
        let (value, len) = read_bytewise(self.rest.get(..5).unwrap_or(self.rest));
        match u32::try_from(value).ok().and_then(Tag::from_wire) {
            Some(tag) if len > 0 => Ok((tag, self.skip_ahead(len).rest)),
            _ if len == 0 && self.len() < 5 => Err(self.end().fail(DecodeErrorKind::UnexpectedEnd)),
            _ => Err(self.fail(DecodeErrorKind::InvalidTag)),
        }
    }

    /// Reads a varint; of a tenth byte only the lowest bit counts.
    ///
    /// # Errors
    ///
    /// [`DecodeErrorKind::InvalidVarint`] for more than ten bytes; [`DecodeErrorKind::UnexpectedEnd`].
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn varint(&mut self) -> Result<u64> {
        match self.rest {
            [first, rest @ ..] if *first < 0x80 => {
                self.rest = rest;
                Ok(u64::from(*first))
            }
            [first, second, rest @ ..] if *second < 0x80 => {
                self.rest = rest;
                Ok(u64::from(first & 0x7F) | u64::from(*second) << 7)
            }
            _ => {
                let (value, len) = read_varint(self.rest);
                if len == 0 {
                    return Err(self.fail_varint());
                }
                *self = self.skip_ahead(len);
                Ok(value)
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn fail_varint(self) -> DecodeError {
        if self.len() < 10 {
            self.end().fail(DecodeErrorKind::UnexpectedEnd)
        } else {
            self.fail(DecodeErrorKind::InvalidVarint)
        }
    }

    /// Reads four bytes, little-endian.
    ///
    /// # Errors
    ///
    /// [`DecodeErrorKind::UnexpectedEnd`].
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn fixed32(&mut self) -> Result<u32> {
        self.chunk().map(u32::from_le_bytes)
    }

    /// Reads eight bytes, little-endian.
    ///
    /// # Errors
    ///
    /// [`DecodeErrorKind::UnexpectedEnd`].
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn fixed64(&mut self) -> Result<u64> {
        self.chunk().map(u64::from_le_bytes)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn chunk<const N: usize>(&mut self) -> Result<[u8; N]> {
        match self.rest.split_first_chunk::<N>() {
            Some((chunk, rest)) => {
                self.rest = rest;
                Ok(*chunk)
            }
            None => Err(self.end().fail(DecodeErrorKind::UnexpectedEnd)),
        }
    }

    /// Reads a length and that many bytes.
    ///
    /// # Errors
    ///
    /// Those of [`varint`](Self::varint); [`DecodeErrorKind::UnexpectedEnd`] where fewer bytes are left.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn bytes(&mut self) -> Result<&'de [u8]> {
        let len = self.varint()?;
        match usize::try_from(len).ok().and_then(|len| self.rest.split_at_checked(len)) {
            Some((bytes, rest)) => {
                self.rest = rest;
                Ok(bytes)
            }
            None => Err(self.end().fail(DecodeErrorKind::UnexpectedEnd)),
        }
    }

    /// Reads a length and that many bytes of UTF-8.
    ///
    /// # Errors
    ///
    /// Those of [`bytes`](Self::bytes); [`DecodeErrorKind::InvalidUtf8`] at the first byte that is not UTF-8.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub fn string(&mut self) -> Result<&'de str> {
        let bytes = self.bytes()?;
        match text::validate(bytes) {
            Ok(text) => Ok(text),
            Err(offset) => Err(Reader::new(bytes).skip_ahead(offset).fail(DecodeErrorKind::InvalidUtf8)),
        }
    }

    /// Reads the payload that follows `tag`, whatever it is.
    ///
    /// # Errors
    ///
    /// Those of the payload's form, and [`DecodeErrorKind::UnexpectedEndGroup`] where `tag` is an end-group tag.
    #[inline(never)]
    pub fn raw(&mut self, tag: Tag, context: Context<'_>) -> Result<Raw<'de>> {
        Ok(match tag.wire_type() {
            WireType::Varint => Raw::Varint(self.varint()?),
            WireType::Fixed64 => Raw::Fixed64(self.fixed64()?),
            WireType::LengthDelimited => Raw::LengthDelimited(self.bytes()?),
            WireType::Fixed32 => Raw::Fixed32(self.fixed32()?),
            WireType::StartGroup => Raw::Group(self.skip_group(tag.number(), context.enter(self)?)?),
            WireType::EndGroup => return Err(self.fail(DecodeErrorKind::UnexpectedEndGroup)),
        })
    }

    /// Moves to behind the end-group tag and returns what lies before it.
    ///
    /// It does not recurse: unknown fields that a program has put together may have any depth, and so may those of a
    /// decoder whose limit was raised.
    fn skip_group(&mut self, number: u32, mut context: Context<'_>) -> Result<&'de [u8]> {
        let start = *self;
        let (mut innermost, mut around) = (number, Vec::new());
        loop {
            let at = *self;
            let tag = self.tag()?;
            match tag.wire_type() {
                WireType::StartGroup => {
                    context = context.enter(self)?;
                    around.push(innermost);
                    innermost = tag.number();
                }
                WireType::EndGroup if tag.number() == innermost => match around.pop() {
                    Some(outer) => (innermost, context) = (outer, context.leave()),
                    None => return Ok(start.until(&at)),
                },
                WireType::EndGroup => return Err(at.fail(DecodeErrorKind::UnexpectedEndGroup)),
                _ => drop(self.raw(tag, context)?),
            }
        }
    }

    /// Returns how many length-delimited records with `tag` come next, up to `most`.
    ///
    /// It reads no more than tags and lengths, in order to reserve a list's memory once.
    #[inline]
    pub(crate) fn count_run(mut self, tag: Tag, most: usize) -> usize {
        let mut count = 0;
        while count < most && self.eat(tag) {
            let Ok(len) = self.varint() else { break };
            let Some(rest) = usize::try_from(len).ok().and_then(|len| self.rest.get(len..)) else { break };
            self.rest = rest;
            count += 1;
        }
        count
    }

    /// Moves past records up to one with `tag`, or to where more has to be known: a group, or what is malformed.
    ///
    /// It takes a fifth of the instructions of [`raw`](Self::raw), for records that only stand in between.
    #[inline(never)]
    pub(crate) fn skip_others(mut self, tag: Tag) -> Self {
        while let Some((found, rest)) = self.look_past() {
            if found == tag {
                break;
            }
            self.rest = rest;
        }
        self
    }

    /// Returns whether the tags of the records never fall, up to the end of the message or group; where there are groups
    /// inside, it is false.
    ///
    /// This is how encoders write: then records with the same tag are side by side.
    #[inline(never)]
    pub(crate) fn is_ordered(mut self) -> bool {
        let mut last = self.skip_ordered();
        while let Some((tag, rest)) = self.look_past() {
            if tag.get() < last {
                return false;
            }
            last = tag.get();
            self.rest = rest;
        }
        self.is_empty() || self.tag().is_ok_and(|tag| tag.wire_type() == WireType::EndGroup)
    }

    /// Moves past the first records that are in order, have tags of one byte and are otherwise short; returns the last tag.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn skip_ordered(&mut self) -> u32 {
        // The lowest tag there is.
        let mut last = 8;
        while let [tag @ 0..0x80, payload @ ..] = self.rest
            && *tag >= last
        {
            let [first, ..] = payload else { break };
            let len = match tag & 7 {
                2 if *first < 0x80 => 1 + usize::from(*first),
                0 if *first < 0x80 => 1,
                0 => match payload {
                    [_, 0..0x80, ..] => 2,
                    _ => break,
                },
                1 => 8,
                5 => 4,
                _ => break,
            };
            let Some(rest) = payload.get(len..) else { break };
            (self.rest, last) = (rest, *tag);
        }
        last.into()
    }

    /// Returns whether a short payload comes next, and behind it something else than another record with `tag`; false where
    /// that takes a longer look.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn is_single(&self, tag: Tag) -> bool {
        match self.rest {
            [len @ 0..0x80, rest @ ..] if tag.get() < 0x80 => match rest.get(usize::from(*len)..) {
                Some([next, ..]) => *next < 0x80 && u32::from(*next) != tag.get(),
                Some([]) => true,
                None => false,
            },
            _ => false,
        }
    }

    /// Returns the tag of the next record and what is behind that; `None` for a group and what is malformed.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn look_past(&self) -> Option<(Tag, &'de [u8])> {
        let (tag, payload) = short_varint(self.rest).or_else(|| long_varint(self.rest, 5))?;
        let rest = match tag & 7 {
            0 => short_varint(payload).or_else(|| long_varint(payload, 10))?.1,
            1 => payload.get(8..)?,
            2 => {
                let (len, rest) = short_varint(payload).or_else(|| long_varint(payload, 10))?;
                rest.get(usize::try_from(len).ok()?..)?
            }
            5 => payload.get(4..)?,
            _ => return None,
        };
        Some((Tag::from_wire(u32::try_from(tag).ok()?)?, rest))
    }

    /// Returns what this cursor has yet to read and `later`, a cursor further on in the same input, has read.
    #[inline]
    pub(crate) fn until(self, later: &Reader<'_>) -> &'de [u8] {
        self.rest.get(..self.len().saturating_sub(later.len())).unwrap_or_default()
    }

    /// Moves to where `len` bytes are left.
    #[inline]
    pub(crate) fn keep_last(&mut self, len: usize) {
        *self = self.skip_ahead(self.len().saturating_sub(len));
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn skip_ahead(self, len: usize) -> Self {
        Self { rest: self.rest.get(len..).unwrap_or_default() }
    }

    /// Returns the cursor at the end of the same input.
    #[inline]
    pub(crate) fn end(self) -> Self {
        Self { rest: self.rest.get(self.len()..).unwrap_or_default() }
    }

    /// Makes an error that stands where the cursor stands.
    ///
    /// The offset is found by the entry point, which knows where the input begins; see
    /// [`DecodeError::located_in`].
    #[cold]
    #[inline(never)]
    pub fn fail(self, kind: DecodeErrorKind) -> DecodeError {
        DecodeError::at(kind, self.rest)
    }
}

/// Returns a varint of one or two bytes, and what is behind it.
#[cfg_attr(not(debug_assertions), inline(always))]
fn short_varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    match bytes {
        [first, rest @ ..] if *first < 0x80 => Some((u64::from(*first), rest)),
        [first, second, rest @ ..] if *second < 0x80 => Some((u64::from(first & 0x7F) | u64::from(*second) << 7, rest)),
        _ => None,
    }
}

/// Returns a varint of up to `most` bytes, and what is behind it.
#[cold]
fn long_varint(bytes: &[u8], most: usize) -> Option<(u64, &[u8])> {
    let (value, len) = read_bytewise(bytes.get(..most).unwrap_or(bytes));
    Some((value, bytes.get(len..)?)).filter(|_| len > 0)
}

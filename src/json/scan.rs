//! A scanner over JSON text (RFC 8259): tokens, strings, numbers, and values that are skipped.
//!
//! It knows nothing of messages; `source.rs` does.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::fmt;

use super::{escape::plain_len, run::Run};
use crate::error::DecodeErrorKind;

/// The cursor.
#[derive(Clone, Debug)]
pub(crate) struct Scanner<'de, 'x> {
    text: &'de str,
    at: usize,
    run: &'x Run<'x>,
}

/// Something failed. What it was is noted in the [`Run`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Failed;

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text is not such a message")
    }
}

impl core::error::Error for Failed {}

impl serde::de::Error for Failed {
    fn custom<T: fmt::Display>(_message: T) -> Self {
        Self
    }
}

impl<'de, 'x> Scanner<'de, 'x> {
    pub(super) fn new(text: &'de str, run: &'x Run<'x>) -> Self {
        Self { text, at: 0, run }
    }

    /// Returns the offset of the cursor.
    #[inline]
    pub(super) fn at(&self) -> usize {
        self.at
    }

    #[inline]
    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    #[inline]
    fn slice(&self, start: usize, end: usize) -> &'de str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Skips white space and returns the byte behind it, which stays.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            match self.byte(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                other => return other,
            }
        }
    }

    /// Moves past the byte that was peeked.
    #[inline]
    pub(super) fn bump(&mut self) {
        self.at += 1;
    }

    /// Notes a failure at an offset.
    #[cold]
    #[inline(never)]
    pub(super) fn fail(&self, at: usize, kind: DecodeErrorKind) -> Failed {
        self.run.note_at(kind, at);
        Failed
    }

    /// Notes that the text is not JSON: at the offset it ends, or there is something else than what is expected.
    #[cold]
    #[inline(never)]
    pub(super) fn malformed(&self, at: usize, message: &str) -> Failed {
        let ends = at >= self.text.len();
        let kind =
            if ends { DecodeErrorKind::UnexpectedEnd } else { DecodeErrorKind::Syntax { message: message.into() } };
        self.fail(at, kind)
    }

    /// Notes that the value that begins at the cursor is of another type, or none at all.
    #[cold]
    #[inline(never)]
    pub(super) fn unexpected(&mut self, expected: &'static str) -> Failed {
        match self.peek() {
            Some(b'{' | b'[' | b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => {
                self.fail(self.at, DecodeErrorKind::UnexpectedValue { expected })
            }
            _ => self.malformed(self.at, "expected a value"),
        }
    }

    /// Checks that nothing but white space follows.
    pub(super) fn end(&mut self) -> Result<(), Failed> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.malformed(self.at, "expected nothing behind the value")),
        }
    }

    /// Moves past `null`, `true` or `false`, whose first letter was peeked.
    #[inline]
    pub(super) fn literal(&mut self, word: &'static str) -> Result<(), Failed> {
        if self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes())) {
            self.at += word.len();
            return Ok(());
        }
        Err(self.wrong_literal(word))
    }

    #[cold]
    fn wrong_literal(&self, word: &str) -> Failed {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let same = rest.iter().zip(word.as_bytes()).take_while(|(found, letter)| found == letter).count();
        self.malformed(self.at + same, "expected `true`, `false` or `null`")
    }

    /// Returns whether an element follows, in an array whose bracket was read; moves past its comma, or past the end.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn next_element(&mut self, first: bool) -> Result<bool, Failed> {
        match self.peek() {
            Some(b']') => {
                self.bump();
                Ok(false)
            }
            Some(b',') if !first => {
                self.bump();
                if self.peek() == Some(b']') { Err(self.malformed(self.at, "expected a value")) } else { Ok(true) }
            }
            Some(_) if first => Ok(true),
            _ => Err(self.malformed(self.at, "expected `,` or `]`")),
        }
    }

    /// Returns the next key of an object whose brace was read; `None` at its end, which is read.
    #[inline]
    pub(super) fn next_key(&mut self, first: bool) -> Result<Option<Cow<'de, str>>, Failed> {
        match self.peek() {
            Some(b'}') => {
                self.bump();
                return Ok(None);
            }
            Some(b',') if !first => self.bump(),
            _ if !first => return Err(self.malformed(self.at, "expected `,` or `}`")),
            _ => {}
        }
        match self.peek() {
            Some(b'"') => self.string().map(Some),
            _ => Err(self.malformed(self.at, "expected a key, which is a string")),
        }
    }

    /// Moves past an object, whose brace was peeked, if it is empty: the entries of a map are a level, and where there are none,
    /// there is none.
    #[cold]
    pub(super) fn eat_empty_object(&mut self) -> bool {
        let mut inside = self.clone();
        inside.bump();
        let is_empty = inside.peek() == Some(b'}');
        if is_empty {
            inside.bump();
            *self = inside;
        }
        is_empty
    }

    /// Moves past the colon behind a key.
    #[inline]
    pub(super) fn colon(&mut self) -> Result<(), Failed> {
        if self.peek() == Some(b':') {
            self.bump();
            return Ok(());
        }
        Err(self.malformed(self.at, "expected `:`"))
    }

    /// Reads a string, whose quote was peeked; it borrows where it has no escapes.
    #[inline]
    pub(super) fn string(&mut self) -> Result<Cow<'de, str>, Failed> {
        let start = self.at + 1;
        let end = self.plain_end(start);
        if self.byte(end) == Some(b'"') {
            self.at = end + 1;
            return Ok(Cow::Borrowed(self.slice(start, end)));
        }
        self.escaped(start, end).map(Cow::Owned)
    }

    /// Returns the offset of the first byte from `start` on that is no plain character of a string.
    #[inline]
    fn plain_end(&self, start: usize) -> usize {
        start + plain_len(self.text.as_bytes().get(start..).unwrap_or_default())
    }

    /// Reads the rest of a string that is plain up to `end`.
    #[inline(never)]
    fn escaped(&mut self, start: usize, end: usize) -> Result<String, Failed> {
        let (mut text, mut at) = (String::from(self.slice(start, end)), end);
        loop {
            match self.byte(at) {
                Some(b'"') => {
                    self.at = at + 1;
                    return Ok(text);
                }
                Some(b'\\') => at = self.escape(at + 1, &mut text)?,
                _ => return Err(self.malformed(at, "expected `\\u` and a number for a control character")),
            }
            let end = self.plain_end(at);
            text.push_str(self.slice(at, end));
            at = end;
        }
    }

    /// Reads an escape behind its backslash and returns the offset behind it.
    fn escape(&self, at: usize, text: &mut String) -> Result<usize, Failed> {
        let character = match self.byte(at) {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(at + 1, text),
            _ => return Err(self.malformed(at, "expected one of `\"\\/bfnrtu` behind a backslash")),
        };
        text.push(character);
        Ok(at + 1)
    }

    /// Reads the four digits of `\u`, and a second escape where the first is the upper half of a surrogate pair.
    fn unicode(&self, at: usize, text: &mut String) -> Result<usize, Failed> {
        let (unit, mut end) = (self.hex(at)?, at + 4);
        let mut code = unit;
        if (0xD800..0xDC00).contains(&unit) && self.slice(end, end + 2) == "\\u" {
            let low = self.hex(end + 2)?;
            if (0xDC00..0xE000).contains(&low) {
                code = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                end += 6;
            }
        }
        match char::from_u32(code) {
            Some(character) => text.push(character),
            None => return Err(self.malformed(at, "expected both halves of a surrogate pair")),
        }
        Ok(end)
    }

    fn hex(&self, at: usize) -> Result<u32, Failed> {
        let mut unit = 0;
        for at in at..at + 4 {
            match self.byte(at).and_then(|byte| char::from(byte).to_digit(16)) {
                Some(digit) => unit = unit * 16 + digit,
                None => return Err(self.malformed(at, "expected four hexadecimal digits")),
            }
        }
        Ok(unit)
    }

    /// Skips a value, however deep: what is open is kept in a list.
    pub(super) fn skip(&mut self) -> Result<(), Failed> {
        let mut open = Vec::new();
        loop {
            let inside = self.skip_start(&mut open)?;
            if !inside && !self.skip_ends(&mut open)? {
                return Ok(());
            }
        }
    }

    /// Skips a value, or the start of one that is not empty up to the value inside; true for such a one.
    fn skip_start(&mut self, open: &mut Vec<u8>) -> Result<bool, Failed> {
        match self.peek() {
            Some(b'{') => {
                self.bump();
                if self.next_key(true)?.is_some() {
                    self.colon()?;
                    open.push(b'}');
                    return Ok(true);
                }
            }
            Some(b'[') => {
                self.bump();
                if self.next_element(true)? {
                    open.push(b']');
                    return Ok(true);
                }
            }
            Some(b'"') => drop(self.string()?),
            Some(b'-' | b'0'..=b'9') => _ = self.number()?,
            Some(b't') => self.literal("true")?,
            Some(b'f') => self.literal("false")?,
            Some(b'n') => self.literal("null")?,
            _ => return Err(self.malformed(self.at, "expected a value")),
        }
        Ok(false)
    }

    /// Skips what ends behind a value; true where a further value follows.
    fn skip_ends(&mut self, open: &mut Vec<u8>) -> Result<bool, Failed> {
        while let Some(close) = open.last() {
            let more = if *close == b']' {
                self.next_element(false)?
            } else if self.next_key(false)?.is_some() {
                self.colon()?;
                true
            } else {
                false
            };
            if more {
                return Ok(true);
            }
            open.pop();
        }
        Ok(false)
    }
}

mod number;
#[cfg(test)]
mod tests;

//! Reads elements by pulling.
//!
//! [`Events`] yields start tags, text that is whole across CDATA, references and comments, and end tags. What is no
//! well-formed document of one root is an error, and so are document types: no entity can be defined. After a start
//! tag the caller makes exactly one of these calls for its element, each of which consumes the end tag:
//!
//! * [`text`](Events::text): the element holds text only;
//! * [`child`](Events::child), until it returns `None`: the element holds elements only;
//! * [`text_or_child`](Events::text_or_child): either; after a child, go on with `child`;
//! * [`end`](Events::end): the element holds nothing more;
//! * [`skip`](Events::skip): no matter what it holds.
//!
//! Names, attributes and text are borrowed from the input wherever the document writes them literally. Memory beyond
//! that is bounded by the length of the input, time is linear in it (n log n in the attributes of one tag). Depth is
//! bounded by the limits, so callers may recurse.
//!
//! Names are taken as they stand, unless elements of a [namespace](Events::ask_for_namespace) are asked for: those come by
//! their local names then, and `child` passes over the others or refuses them.
//!
//! Tags and text, which is nearly all of a document, are scanned here; quick-xml reads the rest: comments, CDATA,
//! instructions, declarations. On quick-xml's events throughout, reading took twice as long (300 kB of log records: 1.89
//! against 0.97 ms); `tests.rs` keeps that reader as the naive twin of this one.
//!
//! Errors carry an offset only, as a serde error of the caller's may not even have that; entry points pass them
//! through [`locate`](Events::locate), which adds line, column and path.

use alloc::{borrow::Cow, boxed::Box, vec::Vec};
use core::{cell::Cell, fmt};

use self::{
    names::Naming,
    scan::{attributes, bad_reference, byte_order_mark, illegal, not_utf8, text_end},
    scopes::Scopes,
    trail::{innermost, path, trail},
};
pub(crate) use self::{
    names::{Foreign, qualified},
    scopes::{Surroundings, declared_prefix},
};
use super::attributes::Start;
use super::declaration::{Encoding, not_ascii};
use super::escape::{is_blank, is_space, leading_name, reference, survey};
use super::look::{Look, Marks, look, validate_and_look};
use crate::{
    DecodeError, DecodeErrorKind, Limits,
    error::Result,
    excerpt,
    walk::{line_and_column, offset_in},
};

/// Makes an error about ill-formed XML.
#[cold]
pub(crate) fn syntax(message: impl fmt::Display, offset: usize) -> DecodeError {
    DecodeError::new(DecodeErrorKind::Syntax { message: excerpt::words(message) }, offset)
}

/// A pull reader over one document in memory.
#[derive(Debug)]
pub(crate) struct Events<'de> {
    input: &'de str,
    /// How far the input is read.
    position: usize,
    /// Where the last token began.
    offset: usize,
    /// The names of the open elements.
    open: Vec<&'de str>,
    /// How many may be open around a start tag.
    limit: usize,
    /// Whether the last tag was `<a/>`, whose end is still to be reported.
    empty: bool,
    carriage_returns: bool,
    /// Where no text ends.
    marks: Marks,
    /// What may still be allocated for the document.
    pub(crate) budget: Cell<usize>,
    encoding: Encoding,
    naming: Naming,
    /// What prefixes stand for; `None` where nobody asks, or nothing was declared.
    scopes: Option<Box<Scopes<'de>>>,
    /// What they stand for around the document.
    around: Option<&'de Surroundings>,
    /// Whether the last start tag is one of another namespace than that which is asked for.
    foreign: bool,
}

/// What an element holds.
#[derive(Debug)]
pub(crate) enum Content<'de> {
    /// Text only, perhaps none; the end tag is consumed.
    Text(Cow<'de, str>),
    /// A first child, after nothing but white space.
    Child(Start<'de>),
}

enum Token<'de> {
    Start(Start<'de>),
    Text(Cow<'de, str>),
    /// A CDATA section: even if it holds white space only, that is no layout.
    Section(Cow<'de, str>),
    /// A reference.
    Char(char),
    End,
    Eof,
}

impl<'de> Events<'de> {
    /// Begins to read `input`. Elements may nest `limits.depth` deep below the root.
    ///
    /// # Errors
    ///
    /// If the input is longer than the limits allow or holds a character that XML 1.0 does not have.
    pub(crate) fn new(input: &'de str, limits: &Limits) -> Result<Self> {
        Self::behind(input, look(input.as_bytes()), limits)
    }

    /// Begins to read a document that has had its first look.
    fn behind(input: &'de str, look: Look, limits: &Limits) -> Result<Self> {
        if input.len() > limits.input {
            return Err(DecodeError::new(DecodeErrorKind::InputLimit, 0));
        }
        let survey = survey(input, look.printable);
        let mut events = Self::unchecked(input, to_usize(limits.depth.into()));
        events.carriage_returns = survey.carriage_return;
        events.marks = look.marks;
        events.budget = Cell::new(limits.budget(input.len()));
        match survey.illegal {
            Some(offset) => Err(events.locate(illegal(input, offset))),
            None => Ok(events),
        }
    }

    fn unchecked(input: &'de str, limit: usize) -> Self {
        let position = byte_order_mark(input);
        Self {
            input,
            position,
            offset: position,
            open: Vec::new(),
            limit,
            empty: false,
            carriage_returns: false,
            marks: Marks::default(),
            budget: Cell::new(0),
            encoding: Encoding::Utf8,
            naming: Naming::Plain,
            scopes: None,
            around: None,
            foreign: false,
        }
    }

    /// Begins to read bytes, which must be UTF-8.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new), and if the bytes are not UTF-8.
    pub(crate) fn from_slice(input: &'de [u8], limits: &Limits) -> Result<Self> {
        match validate_and_look(input) {
            Ok((input, look)) => Self::behind(input, look, limits),
            Err(offset) => Err(not_utf8(input, offset)),
        }
    }

    /// Allows `levels` more levels of elements than the limits say, for callers who count levels of their own.
    pub(crate) fn add_spare_levels(&mut self, levels: u32) {
        self.limit = self.limit.saturating_add(to_usize(levels.into()));
    }

    /// Takes `bytes` of memory off the budget; false when it does not cover them.
    #[inline]
    pub(crate) fn charge(&self, bytes: usize) -> bool {
        charge(&self.budget, bytes)
    }

    /// Whether the document says that it is in ASCII; known once the root was read.
    pub(crate) fn is_ascii(&self) -> bool {
        self.encoding == Encoding::Ascii
    }

    /// Returns where the last token began.
    pub(crate) fn offset(&self) -> usize {
        self.offset
    }

    /// Returns where a text stands in the input, if it was borrowed from there.
    pub(crate) fn offset_of(&self, text: &str) -> Option<usize> {
        offset_in(self.input, text)
    }

    /// Returns the start tag of the root.
    pub(crate) fn root(&mut self) -> Result<Start<'de>> {
        loop {
            match self.token()? {
                Token::Start(start) => return Ok(start),
                Token::Text(text) if is_blank(&text) => {}
                Token::Eof => return Err(DecodeError::new(DecodeErrorKind::UnexpectedEnd, self.offset)),
                _ => return Err(syntax("text before the root element", self.offset)),
            }
        }
    }

    /// Checks that nothing but white space and comments follows the root.
    pub(crate) fn finish(&mut self) -> Result<()> {
        loop {
            match self.token()? {
                Token::Eof => return Ok(()),
                Token::Text(text) if is_blank(&text) => {}
                Token::Start(_) => return Err(syntax("a second root element", self.offset)),
                _ => return Err(syntax("text after the root element", self.offset)),
            }
        }
    }

    /// Returns the next child of the open element, `None` at its end.
    #[inline]
    pub(crate) fn child(&mut self) -> Result<Option<Start<'de>>> {
        if self.scopes.is_some() { self.own_child() } else { self.next_child() }
    }

    #[inline]
    fn next_child(&mut self) -> Result<Option<Start<'de>>> {
        loop {
            if !self.empty {
                self.skip_space();
                match self.bytes() {
                    [b'<', b'/', ..] => return self.end_tag().map(|()| None),
                    [b'<', b'!' | b'?', ..] => {}
                    [b'<', ..] => return self.start_tag().map(Some),
                    _ => {}
                }
            }
            match self.token()? {
                Token::Start(start) => return Ok(Some(start)),
                Token::End => return Ok(None),
                Token::Text(text) if is_blank(&text) => {}
                _ => return Err(self.unexpected("elements only")),
            }
        }
    }

    /// Returns the text of the open element, which must hold nothing else.
    #[inline]
    pub(crate) fn text(&mut self) -> Result<Cow<'de, str>> {
        match self.text_or_child()? {
            Content::Text(text) => Ok(text),
            Content::Child(_) => Err(self.unexpected("text only")),
        }
    }

    /// Returns the text of the open element, or its first child.
    #[inline]
    pub(crate) fn text_or_child(&mut self) -> Result<Content<'de>> {
        if !self.empty && !self.carriage_returns {
            let start = self.position;
            let text = self.plain_text()?;
            // Nearly all text goes up to the end tag in one piece.
            if self.bytes().starts_with(b"</") {
                self.end_tag()?;
                return Ok(Content::Text(Cow::Borrowed(text)));
            }
            self.position = start;
        }
        self.pieces_or_child()
    }

    fn pieces_or_child(&mut self) -> Result<Content<'de>> {
        let mut text = Cow::Borrowed("");
        let mut is_layout = true;
        loop {
            let piece = match self.token()? {
                Token::End => return Ok(Content::Text(text)),
                Token::Start(start) if is_layout && is_blank(&text) => return Ok(Content::Child(start)),
                Token::Text(piece) => piece,
                Token::Section(piece) => {
                    is_layout = false;
                    piece
                }
                Token::Char(c) => {
                    is_layout = false;
                    text.to_mut().push(c);
                    continue;
                }
                _ => return Err(self.unexpected("text or elements, not both")),
            };
            if text.is_empty() { text = piece } else { text.to_mut().push_str(&piece) }
        }
    }

    /// Whether the open element, whose start tag was read just now, holds text: neither elements nor nothing. `blank` tells
    /// whether white space alone is text.
    #[inline]
    pub(crate) fn holds_text(&mut self, blank: bool) -> Result<bool> {
        let inside = self.bytes();
        let space = inside.iter().take_while(|byte| is_space(**byte)).count();
        match inside.get(space..).unwrap_or_default() {
            _ if self.empty => Ok(false),
            [b'<', b'/', ..] => Ok(blank && space > 0),
            [b'<', b'!' | b'?', ..] => match self.ahead()? {
                Content::Text(text) => Ok(if blank { !text.is_empty() } else { !is_blank(&text) }),
                Content::Child(_) => Ok(false),
            },
            [b'<', ..] => Ok(false),
            _ => Ok(true),
        }
    }

    /// Returns what the open element holds, and goes back to where it begins.
    fn ahead(&mut self) -> Result<Content<'de>> {
        let (position, offset, depth, name) = (self.position, self.offset, self.open.len(), self.open.last().copied());
        let content = self.text_or_child()?;
        (self.position, self.offset, self.empty) = (position, offset, false);
        self.open.truncate(depth);
        if self.open.len() < depth {
            self.open.extend(name);
        }
        self.leave_scopes();
        Ok(content)
    }

    /// Whether a start tag with that name follows, after nothing but white space.
    pub(crate) fn is_next(&mut self, name: &str) -> bool {
        self.skip_space();
        if self.is_within_namespace() {
            return self.is_own_next(name);
        }
        let rest = self.rest().strip_prefix('<').and_then(|tag| tag.strip_prefix(name));
        rest.and_then(|rest| rest.bytes().next()).is_some_and(|byte| is_space(byte) || matches!(byte, b'/' | b'>'))
    }

    /// Checks that the open element holds no more elements.
    pub(crate) fn end(&mut self) -> Result<()> {
        match self.child()? {
            None => Ok(()),
            Some(_) => Err(self.unexpected("the end of the element")),
        }
    }

    /// Checks that the open element holds nothing.
    #[cold]
    pub(crate) fn nothing(&mut self) -> Result<()> {
        loop {
            match self.token()? {
                Token::End => return Ok(()),
                Token::Text(text) if is_blank(&text) => {}
                _ => return Err(self.unexpected("the end of the element")),
            }
        }
    }

    /// Skips the rest of the open element, whatever it holds.
    pub(crate) fn skip(&mut self) -> Result<()> {
        let around = self.open.len().saturating_sub(1);
        while self.open.len() > around {
            self.token()?;
        }
        Ok(())
    }

    /// Counts a level that is no element, until [`leave`](Self::leave).
    pub(crate) fn enter(&mut self) -> Result<()> {
        if self.open.len() > self.limit {
            return Err(DecodeError::new(DecodeErrorKind::DepthLimit, self.offset));
        }
        self.limit -= 1;
        Ok(())
    }

    /// Ends what [`enter`](Self::enter) began.
    pub(crate) fn leave(&mut self) {
        self.limit += 1;
    }

    #[cold]
    fn unexpected(&self, expected: &'static str) -> DecodeError {
        DecodeError::new(DecodeErrorKind::UnexpectedValue { expected }, self.offset)
    }

    #[inline]
    fn rest(&self) -> &'de str {
        self.input.get(self.position..).unwrap_or_default()
    }

    /// As [`rest`](Self::rest), without a look at where characters begin.
    #[inline]
    fn bytes(&self) -> &'de [u8] {
        self.input.as_bytes().get(self.position..).unwrap_or_default()
    }

    #[inline]
    fn skip_space(&mut self) {
        self.position += self.bytes().iter().take_while(|byte| is_space(**byte)).count();
    }

    /// Returns the next token; comments and processing instructions are passed over.
    fn token(&mut self) -> Result<Token<'de>> {
        loop {
            self.offset = self.position;
            let token = match self.bytes() {
                _ if self.empty => {
                    self.empty = false;
                    // Inside the tag: what follows it may be another element.
                    self.offset = self.position - 1;
                    self.open.pop();
                    Token::End
                }
                [] => self.end_of_input()?,
                [b'<', b'/', ..] => {
                    self.end_tag()?;
                    Token::End
                }
                [b'<', b'!' | b'?', ..] => match self.markup()? {
                    Some(token) => token,
                    None => continue,
                },
                [b'<', ..] => Token::Start(self.start_tag()?),
                [b'&', ..] => Token::Char(self.reference()?),
                _ => {
                    let text = self.plain_text()?;
                    Token::Text(self.normalised(text))
                }
            };
            return Ok(token);
        }
    }

    #[cold]
    fn end_of_input(&self) -> Result<Token<'de>> {
        if self.open.is_empty() {
            return Ok(Token::Eof);
        }
        Err(DecodeError::new(DecodeErrorKind::UnexpectedEnd, self.input.len()))
    }

    /// Reads a start tag.
    #[inline]
    fn start_tag(&mut self) -> Result<Start<'de>> {
        self.offset = self.position;
        let name = leading_name(self.input.get(self.position + 1..).unwrap_or_default());
        let after = self.position + 1 + name.len();
        let (attributes, closing) = match self.input.as_bytes().get(after..).unwrap_or_default() {
            [b'>', ..] => ("", 1),
            [b'/', b'>', ..] => ("", 2),
            _ => {
                let after = self.input.get(after..).unwrap_or_default();
                attributes(after).ok_or_else(|| syntax("a tag without its `>`", self.offset))?
            }
        };
        if name.is_empty() || attributes.bytes().next().is_some_and(|byte| !is_space(byte)) {
            return Err(syntax("a tag needs a name", self.offset));
        }
        if self.open.len() > self.limit {
            return Err(DecodeError::new(DecodeErrorKind::DepthLimit, self.offset));
        }
        let mut start = Start::new(name, attributes, self.offset);
        if !start.is_bare() || self.scopes.is_some() {
            start = self.named(start)?;
        }
        self.open.push(name);
        self.empty = closing == 2;
        self.position = after + attributes.len() + closing;
        Ok(start)
    }

    /// Reads an end tag, which must be that of the open element.
    #[inline]
    fn end_tag(&mut self) -> Result<()> {
        self.offset = self.position;
        let tag = self.bytes().get(2..).unwrap_or_default();
        let after = self.open.last().and_then(|name| tag.strip_prefix(name.as_bytes()));
        let space = after.map_or(0, |after| after.iter().take_while(|byte| is_space(**byte)).count());
        match after.and_then(|after| after.get(space)) {
            Some(b'>') => {
                let name_len = self.open.pop().map_or(0, str::len);
                self.position += 2 + name_len + space + 1;
                Ok(())
            }
            _ => Err(self.wrong_end()),
        }
    }

    #[cold]
    fn wrong_end(&self) -> DecodeError {
        match self.open.last() {
            Some(name) => syntax(format_args!("expected the end tag `</{name}>`"), self.offset),
            None => syntax("an end tag that closes no element", self.offset),
        }
    }

    /// Reads text up to the next tag, section or reference, as it stands.
    #[inline]
    fn plain_text(&mut self) -> Result<&'de str> {
        let start = self.position;
        self.position =
            text_end(self.input.as_bytes(), start, &self.marks).map_err(|at| syntax("`]]>` in text", at))?;
        Ok(self.input.get(start..self.position).unwrap_or_default())
    }

    fn reference(&mut self) -> Result<char> {
        let after = self.rest().get(1..).unwrap_or_default();
        let name = after.split_once(';').map(|(name, _)| name);
        let c = name.and_then(reference).ok_or_else(|| bad_reference(name, self.offset))?;
        self.position += name.map_or(0, str::len) + 2;
        Ok(c)
    }

    /// Turns every line end into a line feed.
    #[inline]
    fn normalised(&self, text: &'de str) -> Cow<'de, str> {
        if !self.carriage_returns || !text.contains('\r') {
            return Cow::Borrowed(text);
        }
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    }

    /// Completes an error: its offset, if the maker did not know it, with line and column and the path to there.
    #[cold]
    pub(crate) fn locate(&self, error: DecodeError) -> DecodeError {
        if error.line().is_some() {
            return error;
        }
        let offset = if error.has_offset() { error.offset() } else { innermost(self.input, self.offset) };
        let (line, column) = line_and_column(self.input.as_bytes(), offset);
        let path = match error.path() {
            "" => path(&trail(self.input, offset)),
            known => known.into(),
        };
        error.with_offset(offset).with_position(line, column).with_path(path)
    }
}

#[inline]
fn charge(budget: &Cell<usize>, bytes: usize) -> bool {
    let left = budget.get().checked_sub(bytes);
    budget.set(left.unwrap_or(budget.get()));
    left.is_some()
}

/// Positions fit, as the input is in memory.
fn to_usize(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

mod markup;
mod names;
mod scan;
mod scopes;
#[cfg(test)]
mod suite;
#[cfg(test)]
mod tests;
mod trail;

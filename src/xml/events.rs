//! Reads elements by pulling.
//!
//! [`Events`] sits on quick-xml's reader and closes what that leaves to its caller: entities and character references
//! become text, text is whole across CDATA and comments, line ends are normalised, and what is no well-formed
//! document of one root is an error. Document types are refused, so no entity can be defined. After a start tag the
//! caller makes exactly one of these calls for its element, each of which consumes the end tag:
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
//! Errors carry an offset only, as a serde error of the caller's may not even have that; entry points pass them
//! through [`locate`](Events::locate), which adds line, column and path.

use alloc::{borrow::Cow, boxed::Box, string::String, vec::Vec};

use quick_xml::{
    Reader,
    events::{BytesDecl, Event},
};

use super::attributes::Start;
use super::escape::{is_blank, is_name, reference, survey};
use crate::{DecodeError, DecodeErrorKind, Limits, error::Result};

/// Makes an error about ill-formed XML.
#[cold]
pub(crate) fn syntax(message: impl Into<Box<str>>, offset: usize) -> DecodeError {
    DecodeError::new(DecodeErrorKind::Syntax { message: message.into() }, offset)
}

/// A pull reader over one document in memory.
#[derive(Debug)]
pub(crate) struct Events<'de> {
    input: &'de str,
    /// Length of the byte order mark, which is not given to `reader`.
    base: usize,
    reader: Reader<&'de [u8]>,
    /// How many elements are open.
    open: u32,
    /// How many may be open around a start tag.
    limit: u32,
    /// Whether the last tag was `<a/>`, whose end is still to be reported.
    empty: bool,
    carriage_returns: bool,
    /// Where the last token began.
    offset: usize,
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
    /// A CDATA section or a reference: never white space between elements.
    Literal(Cow<'de, str>),
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
        if input.len() > limits.input {
            return Err(DecodeError::new(DecodeErrorKind::InputLimit, 0));
        }
        let survey = survey(input);
        let mut events = Self::unchecked(input, limits.depth);
        events.carriage_returns = survey.carriage_return;
        match survey.illegal {
            Some(offset) => {
                Err(events.locate(syntax("the document holds a character that XML 1.0 does not have", offset)))
            }
            None => Ok(events),
        }
    }

    fn unchecked(input: &'de str, limit: u32) -> Self {
        let base = if input.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut reader = Reader::from_str(input.get(base..).unwrap_or_default());
        reader.config_mut().check_comments = true;
        Self { input, base, reader, open: 0, limit, empty: false, carriage_returns: false, offset: 0 }
    }

    /// Begins to read bytes, which must be UTF-8.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new), and if the bytes are not UTF-8.
    pub(crate) fn from_slice(input: &'de [u8], limits: &Limits) -> Result<Self> {
        match core::str::from_utf8(input) {
            Ok(input) => Self::new(input, limits),
            Err(error) => Err(not_utf8(input, error.valid_up_to())),
        }
    }

    /// Allows `levels` more levels of elements than the limits say, for callers who count levels of their own.
    pub(crate) fn with_spare_levels(mut self, levels: u32) -> Self {
        self.limit = self.limit.saturating_add(levels);
        self
    }

    /// Returns where the last token began.
    pub(crate) fn offset(&self) -> usize {
        self.offset
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
    pub(crate) fn child(&mut self) -> Result<Option<Start<'de>>> {
        loop {
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
    pub(crate) fn text_or_child(&mut self) -> Result<Content<'de>> {
        let mut text = Cow::Borrowed("");
        let mut literal = false;
        loop {
            let piece = match self.token()? {
                Token::End => return Ok(Content::Text(text)),
                Token::Start(start) if !literal && is_blank(&text) => return Ok(Content::Child(start)),
                Token::Text(piece) => piece,
                Token::Literal(piece) => {
                    literal = true;
                    piece
                }
                _ => return Err(self.unexpected("text or elements, not both")),
            };
            if text.is_empty() { text = piece } else { text.to_mut().push_str(&piece) }
        }
    }

    /// Checks that the open element holds nothing more.
    pub(crate) fn end(&mut self) -> Result<()> {
        match self.child()? {
            None => Ok(()),
            Some(_) => Err(self.unexpected("the end of the element")),
        }
    }

    /// Skips the rest of the open element, whatever it holds.
    pub(crate) fn skip(&mut self) -> Result<()> {
        let around = self.open.saturating_sub(1);
        while self.open > around {
            self.token()?;
        }
        Ok(())
    }

    /// Counts a level that is no element, until [`leave`](Self::leave).
    pub(crate) fn enter(&mut self) -> Result<()> {
        if self.open > self.limit {
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

    fn position(&self) -> usize {
        self.base + to_usize(self.reader.buffer_position())
    }

    /// Returns the next token; comments and processing instructions are passed over.
    fn token(&mut self) -> Result<Token<'de>> {
        if self.empty {
            self.empty = false;
            self.open -= 1;
            return Ok(Token::End);
        }
        loop {
            self.offset = self.position();
            return match self.reader.read_event() {
                Ok(Event::Start(tag)) => self.start(tag.len(), tag.name().0.len(), 1),
                Ok(Event::Empty(tag)) => {
                    self.empty = true;
                    self.start(tag.len(), tag.name().0.len(), 2)
                }
                Ok(Event::End(_)) => {
                    self.open -= 1;
                    Ok(Token::End)
                }
                Ok(Event::Text(text)) => self.plain(text.into_inner()),
                Ok(Event::CData(text)) => Ok(Token::Literal(self.normalised(text.into_inner()))),
                Ok(Event::GeneralRef(name)) => self.resolved(&name),
                Ok(Event::Comment(_)) => continue,
                Ok(Event::PI(instruction)) => match instruction.target() {
                    target if is_name(target) && !target.eq_ignore_ascii_case("xml") => continue,
                    _ => Err(syntax("a processing instruction needs a name other than `xml`", self.offset)),
                },
                Ok(Event::Decl(declaration)) => match self.check_declaration(&declaration) {
                    Ok(()) => continue,
                    Err(error) => Err(error),
                },
                Ok(Event::DocType(_)) => Err(syntax("document types are not accepted", self.offset)),
                Ok(Event::Eof) if self.open > 0 => {
                    Err(DecodeError::new(DecodeErrorKind::UnexpectedEnd, self.input.len()))
                }
                Ok(Event::Eof) => Ok(Token::Eof),
                Err(error) => Err(self.parser_error(&error)),
            };
        }
    }

    /// Takes a start tag of `len` bytes, to which `closing` bytes of bracket are added. Its text is cut from the input,
    /// as quick-xml lends it for no longer than its event lives.
    #[inline]
    fn start(&mut self, len: usize, name_len: usize, closing: usize) -> Result<Token<'de>> {
        let end = self.position() - closing;
        let tag = self.input.get(end.saturating_sub(len)..end).unwrap_or_default();
        let (name, attributes) = tag.split_at_checked(name_len).unwrap_or_default();
        if !is_name(name) {
            return Err(syntax("a tag needs a name", self.offset));
        }
        if self.open > self.limit {
            return Err(DecodeError::new(DecodeErrorKind::DepthLimit, self.offset));
        }
        self.open += 1;
        let start = Start::new(name, attributes, self.offset);
        if !start.is_bare() {
            start.attributes().check()?;
        }
        Ok(Token::Start(start))
    }

    #[inline]
    fn plain(&self, text: Cow<'de, str>) -> Result<Token<'de>> {
        if text.as_bytes().contains(&b'>') && text.contains("]]>") {
            return Err(syntax("`]]>` in text", self.offset));
        }
        Ok(Token::Text(self.normalised(text)))
    }

    /// Turns every line end into a line feed.
    #[inline]
    fn normalised(&self, text: Cow<'de, str>) -> Cow<'de, str> {
        if !self.carriage_returns || !text.contains('\r') {
            return text;
        }
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    }

    fn resolved(&self, name: &str) -> Result<Token<'de>> {
        let c = reference(name)
            .ok_or_else(|| syntax(alloc::format!("`&{name};` is no character that XML 1.0 has"), self.offset))?;
        Ok(Token::Literal(Cow::Owned(c.into())))
    }

    #[cold]
    fn check_declaration(&self, declaration: &BytesDecl<'_>) -> Result<()> {
        if self.offset != self.base {
            return Err(syntax("the XML declaration stands at the very start only", self.offset));
        }
        if declaration.version().ok().as_deref() != Some("1.0") {
            return Err(syntax("only version 1.0 of XML is read", self.offset));
        }
        match declaration.encoding() {
            None => Ok(()),
            Some(Ok(name)) if is_utf8_name(&name) => Ok(()),
            _ => Err(syntax("only documents in UTF-8 are read", self.offset)),
        }
    }

    #[cold]
    fn parser_error(&self, error: &quick_xml::Error) -> DecodeError {
        syntax(alloc::format!("{error}"), self.base + to_usize(self.reader.error_position()))
    }

    /// Completes an error: its offset, if the maker did not know it, with line and column and the path to there.
    #[cold]
    pub(crate) fn locate(&self, error: DecodeError) -> DecodeError {
        if error.line().is_some() {
            return error;
        }
        let offset = if error.offset() == DecodeError::UNKNOWN_OFFSET { self.offset } else { error.offset() };
        let (line, column) = line_and_column(self.input.as_bytes(), offset);
        let path = match error.path() {
            "" => path(&trail(self.input, offset)),
            known => known.into(),
        };
        error.with_offset(offset).with_position(line, column).with_path(path)
    }
}

/// An element on the way to a place in a document.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Step<'de> {
    /// Its name.
    pub(crate) name: &'de str,
    /// How many elements of the same name stand right before it.
    pub(crate) index: usize,
}

/// Returns the elements that are open at `offset`, from the root on.
pub(crate) fn trail(input: &str, offset: usize) -> Vec<Step<'_>> {
    let mut open: Vec<Step<'_>> = Vec::new();
    let mut last: Option<Step<'_>> = None;
    let mut events = Events::unchecked(input, u32::MAX - 1);
    while let Ok(token) = events.token() {
        match token {
            Token::Start(start) if start.offset <= offset => {
                let index = last.take().map_or(0, |last| if last.name == start.name { last.index + 1 } else { 0 });
                open.push(Step { name: start.name, index });
            }
            Token::End if events.offset < offset => last = open.pop(),
            Token::Text(_) | Token::Literal(_) if events.offset < offset => {}
            _ => break,
        }
    }
    open
}

/// Writes a trail as a path: items by their index, other elements by name, and by index where they repeat.
fn path(trail: &[Step<'_>]) -> String {
    let mut out = String::new();
    for Step { name, index } in trail {
        if *name != "item" {
            out.push_str(if out.is_empty() { "" } else { "." });
            out.push_str(name);
        }
        if *name == "item" || *index > 0 {
            out.push_str(&alloc::format!("[{index}]"));
        }
    }
    out
}

/// Returns line and column of `offset`, both counted from 1, the column in bytes.
pub(crate) fn line_and_column(input: &[u8], offset: usize) -> (usize, usize) {
    let before = input.get(..offset).unwrap_or(input);
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
    (line, column)
}

#[cold]
fn not_utf8(input: &[u8], offset: usize) -> DecodeError {
    let (line, column) = line_and_column(input, offset);
    syntax("only documents in UTF-8 are read", offset).with_position(line, column)
}

fn is_utf8_name(name: &str) -> bool {
    ["utf-8", "utf8", "us-ascii", "ascii"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Positions fit, as the input is in memory.
fn to_usize(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests;

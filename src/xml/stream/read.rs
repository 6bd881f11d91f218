//! [`ElementReader`]: the children of a root, one after the other.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};
use core::{fmt, marker::PhantomData, ops::Range, slice::SliceIndex};
use std::io::{ErrorKind, Read};

use super::split::{Cut, Splitter};
use crate::{
    error::{DecodeError, DecodeErrorKind, Result},
    excerpt,
    walk::{DecodeText, line_and_column},
    wire::validate,
    xml::{
        Options,
        attributes::Start,
        declaration::{not_ascii, other_encoding},
        escape::{is_space, leading_name},
        events::{Events, Surroundings, declared_prefix, syntax},
        source,
    },
};

/// How much room there is for what the transport has, at the least, when it is made; half of it may be in use before it is made anew.
const CHUNK: usize = 8 * 1024;
/// And at the most.
const LARGEST_CHUNK: usize = 1024 * 1024;

/// Reads the elements of one name inside the root of a document, each a message, without holding more than one of them in
/// memory.
///
/// The document may come piece by piece and never end; an element is read as soon as its end tag is there. [`Limits`] are
/// those of each element: its length, its levels, its memory. Other elements beside them are errors, unless
/// [`Options::ignore_unknown_fields`] passes over them; they have to be well-formed then too. Text there is an error. The root
/// may have any name, unless [`Options::root`] says one.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// #[derive(wireform::Message, Debug, PartialEq)]
/// struct Record {
///     #[proto(1)]
///     text: String,
/// }
///
/// let transport = &b"<log><record><text>a</text></record> <record><text>b</text></record></log>"[..];
/// let mut reader = wireform::xml::ElementReader::new(transport, "record");
/// while let Some(record) = reader.read::<Record>()? {
///     println!("{}", record.text);
/// }
/// assert_eq!(reader.count(), 2);
/// # }
/// # Ok::<(), wireform::DecodeError>(())
/// ```
///
/// [`Limits`]: crate::Limits
#[derive(Debug)]
pub struct ElementReader<R> {
    transport: R,
    element: String,
    /// As for a document with just one element.
    options: Options,
    /// What the root has to be called.
    root: Option<String>,
    /// What the root declares, where that counts for something.
    around: Surroundings,
    /// Whether the document says that it is in ASCII.
    is_ascii: bool,
    buffer: Vec<u8>,
    /// What is in the buffer and not done with. It moves to the front when more is read, not with each element, as all that is
    /// there would move each time; and what is not in use yet stays, as making room again for each piece would too.
    unread: Range<usize>,
    /// How much of what is ahead is done with.
    done: usize,
    splitter: Splitter,
    stage: Stage,
    position: Position,
    count: u64,
}

/// How far the document has come.
#[derive(Debug)]
enum Stage {
    Before,
    /// Inside the root, which has this name.
    Inside(String),
    /// Behind the root.
    Behind,
}

/// What the start tag of the root says, and what stands before it.
struct Root {
    /// The name with its prefix.
    name: String,
    around: Surroundings,
    is_ascii: bool,
}

/// Where the buffer begins in the document.
#[derive(Clone, Copy, Debug)]
struct Position {
    offset: usize,
    line: usize,
    column: usize,
}

impl Position {
    /// Returns the position behind some bytes.
    fn behind(self, bytes: &[u8]) -> Self {
        let (line, column) = self.at(line_and_column(bytes, bytes.len()));
        Self { offset: self.offset.saturating_add(bytes.len()), line, column }
    }

    /// Returns where a line and a column are, counted from here.
    fn at(self, (line, column): (usize, usize)) -> (usize, usize) {
        (self.line + line - 1, if line == 1 { self.column + column - 1 } else { column })
    }
}

impl<R: Read> ElementReader<R> {
    /// Returns a reader of the elements with that name.
    pub fn new(transport: R, element: impl Into<String>) -> Self {
        Self::with_options(transport, element, Options::new())
    }

    /// Returns a reader of the elements with that name. [`Options::root`] is the name of the root, which is around them.
    pub fn with_options(transport: R, element: impl Into<String>, options: Options) -> Self {
        let element = element.into();
        let root = options.root.clone().filter(|_| !options.any_root);
        Self {
            transport,
            options: options.any_root(false).root(element.clone()),
            element,
            root,
            around: Surroundings::default(),
            is_ascii: false,
            buffer: Vec::new(),
            unread: 0..0,
            done: 0,
            splitter: Splitter::new(),
            stage: Stage::Before,
            position: Position { offset: 0, line: 1, column: 1 },
            count: 0,
        }
    }

    /// Reads the next element; `None` where the document ends. The message may borrow from the reader.
    ///
    /// # Errors
    ///
    /// What is wrong with the element or around it, with the place in the document. An element that is wrong inside is done
    /// with: the next call reads the one behind it. Of a transport that failed nothing is lost: the next call goes on. What is
    /// no well-formed document is an error again.
    pub fn read<'a, M: DecodeText<'a>>(&'a mut self) -> Result<Option<M>> {
        let Some((start, end)) = self.next_element()? else { return Ok(None) };
        self.count += 1;
        let read = self.events_of(start..end).and_then(|events| source::read(events, &self.options));
        read.map(Some).map_err(|error| self.located_inside(error, start))
    }

    /// Begins to read an element as a document.
    fn events_of(&self, element: Range<usize>) -> Result<Events<'_>> {
        let element = self.ahead(element);
        if self.is_ascii && !element.is_ascii() {
            return Err(not_ascii(element));
        }
        Ok(Events::from_slice(element, &self.options.limits)?.surrounded_by(&self.around))
    }

    /// Returns an iterator over the elements, which ends at the first error.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// # #[derive(wireform::Message, Debug)] struct Number { #[proto(1)] value: u32 }
    /// use wireform::xml::ElementReader;
    ///
    /// let transport = &b"<list><n><value>1</value></n><n><value>2</value></n></list>"[..];
    /// let numbers = ElementReader::new(transport, "n").elements::<Number>();
    /// assert_eq!(numbers.map(|number| Ok(number?.value)).collect::<wireform::Result<Vec<_>>>()?, [1, 2]);
    /// # }
    /// # Ok::<(), wireform::DecodeError>(())
    /// ```
    pub fn elements<M: for<'de> DecodeText<'de>>(self) -> Elements<R, M> {
        Elements { reader: Some(self), message: PhantomData }
    }

    /// Returns how many elements were read, those with errors too.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Returns the transport.
    pub fn get_ref(&self) -> &R {
        &self.transport
    }

    /// Returns the transport, of which a part may be in the buffer already.
    pub fn get_mut(&mut self) -> &mut R {
        &mut self.transport
    }

    /// Returns where the next element lies in the buffer.
    fn next_element(&mut self) -> Result<Option<(usize, usize)>> {
        loop {
            self.forget();
            match self.next_cut()? {
                Some(Cut::Root { end }) => self.open(end)?,
                Some(Cut::Child { start, end }) => {
                    self.check_between(start)?;
                    self.done = end;
                    if self.is_wanted(start, end)? {
                        return Ok(Some((start, end)));
                    }
                }
                Some(Cut::Close { start, end }) => self.close(start, end)?,
                Some(Cut::Refused { start }) => {
                    return Err(self.malformed("document types are not accepted", start));
                }
                None => return self.check_end().map(|()| None),
            }
        }
    }

    /// Puts the bytes behind that are done with.
    fn forget(&mut self) {
        let done = core::mem::take(&mut self.done);
        self.position = self.position.behind(self.ahead(..done));
        self.unread.start += done;
        self.splitter.forget(done);
    }

    /// Returns a part of what was read and is not done with.
    fn ahead(&self, part: impl SliceIndex<[u8], Output = [u8]>) -> &[u8] {
        self.buffer.get(self.unread.clone()).and_then(|ahead| ahead.get(part)).unwrap_or_default()
    }

    /// Returns the next cut; `None` where the transport has no more.
    fn next_cut(&mut self) -> Result<Option<Cut>> {
        loop {
            if let Some(cut) = self.splitter.next(self.buffer.get(self.unread.clone()).unwrap_or_default()) {
                return Ok(Some(cut));
            }
            if self.unread.len() > self.options.limits.input {
                return Err(self.error(DecodeErrorKind::InputLimit, 0));
            }
            if self.fill()? == 0 {
                return Ok(None);
            }
        }
    }

    /// Reads on. As much as is there already is asked for, so that an element which is long takes few calls.
    fn fill(&mut self) -> Result<usize> {
        let len = self.make_room();
        let read = loop {
            match self.transport.read(self.buffer.get_mut(len..).unwrap_or_default()) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        let read = read.map_err(|error| self.error(DecodeErrorKind::Io(error.kind()), len))?;
        self.unread.end = self.buffer.len().min(len + read);
        Ok(read)
    }

    /// Moves what is not done with to the front, where there is room behind it then; returns where.
    fn make_room(&mut self) -> usize {
        let len = self.unread.len();
        if self.unread.start > 0 {
            self.buffer.copy_within(self.unread.clone(), 0);
            self.unread = 0..len;
        }
        if self.buffer.len() < len + CHUNK / 2 {
            self.buffer.resize(len + len.clamp(CHUNK, LARGEST_CHUNK), 0);
        }
        len
    }

    /// Goes into the root, whose start tag ends the first `end` bytes.
    fn open(&mut self, end: usize) -> Result<()> {
        if !matches!(self.stage, Stage::Before) {
            let tag = self.ahead(..end).iter().rposition(|byte| *byte == b'<').unwrap_or_default();
            return Err(self.malformed("a second root element", tag));
        }
        let is_empty = self.ahead(..end).ends_with(b"/>");
        let root = self.read_root(end, is_empty).map_err(|error| self.located(error, 0))?;
        (self.around, self.is_ascii) = (root.around, root.is_ascii);
        self.stage = if is_empty { Stage::Behind } else { Stage::Inside(root.name) };
        self.done = end;
        Ok(())
    }

    /// Checks what stands before the root and its start tag.
    fn read_root(&self, end: usize, is_empty: bool) -> Result<Root> {
        let mut document = self.text(self.ahead(..end))?;
        let name = document.rsplit_once('<').map_or("", |(_, tag)| leading_name(tag)).to_owned();
        if !is_empty {
            document = format!("{document}</{name}>");
        }
        let mut events = Events::new(&document, &self.options.limits)?;
        source::prepare(&mut events, &self.options);
        let start = source::root(&mut events, &self.options, self.root.as_deref())?;
        self.check_attributes(&start, &events)?;
        Ok(Root { name, around: events.surroundings(), is_ascii: events.is_ascii() })
    }

    /// Checks that the root has no attributes that count for something.
    fn check_attributes<'d>(&self, start: &Start<'d>, events: &Events<'d>) -> Result<()> {
        if self.options.ignore_unknown_fields && events.is_nil(start)? {
            let expected = "elements inside: the root is `xsi:nil`";
            return Err(DecodeError::new(DecodeErrorKind::UnexpectedValue { expected }, start.offset));
        }
        let mut attributes = start.attributes();
        while let (Some(attribute), false) = (attributes.next()?, self.options.ignore_unknown_fields) {
            if !events.is_within_namespace() || declared_prefix(attribute.name).is_none() {
                let kind = DecodeErrorKind::UnknownField { name: format!("@{}", excerpt::name(attribute.name)).into() };
                return Err(DecodeError::new(kind, attribute.offset));
            }
        }
        Ok(())
    }

    /// Goes behind the root, whose end tag is at that place.
    fn close(&mut self, start: usize, end: usize) -> Result<()> {
        self.check_between(start)?;
        let Stage::Inside(name) = &self.stage else {
            return Err(self.malformed("an end tag that closes no element", start));
        };
        let tag = self.ahead(start..end);
        let rest = tag.strip_prefix(b"</").and_then(|tag| tag.strip_prefix(name.as_bytes()));
        match rest.and_then(|rest| rest.strip_suffix(b">")) {
            Some(space) if space.iter().all(|byte| is_space(*byte)) => {}
            _ => return Err(self.malformed(format_args!("expected the end tag `</{name}>`"), start)),
        }
        self.stage = Stage::Behind;
        self.done = end;
        Ok(())
    }

    /// Checks that nothing but white space, comments and instructions stands before the cut at `end`.
    fn check_between(&self, end: usize) -> Result<()> {
        let between = self.ahead(..end);
        if between.iter().all(|byte| is_space(*byte)) {
            return Ok(());
        }
        if self.is_ascii && !between.is_ascii() {
            return Err(self.located(not_ascii(between), 0));
        }
        let (before, after) = if matches!(self.stage, Stage::Behind) { ("<a/>", "") } else { ("<a>", "</a>") };
        let between = self.text(between).map_err(|error| self.located(error, 0))?;
        let document = [before, &between, after].concat();
        let check = || -> Result<()> {
            let mut events = Events::new(&document, &self.options.limits)?;
            source::prepare(&mut events, &self.options);
            events.root()?;
            events.end()?;
            events.finish()
        };
        check().map_err(|error| self.located(error, before.len()))
    }

    /// Checks that the document may end here.
    fn check_end(&self) -> Result<()> {
        match self.stage {
            Stage::Behind => self.check_between(self.unread.len()),
            _ => Err(self.error(DecodeErrorKind::UnexpectedEnd, self.unread.len())),
        }
    }

    /// Whether the child that is there is one of those to be read. Another one is an error, or is read to its end for what is
    /// wrong with it.
    fn is_wanted(&self, start: usize, end: usize) -> Result<bool> {
        if self.options.namespace.is_none() && self.name_of(start) == self.element.as_bytes() {
            return Ok(true);
        }
        self.read_other(start, end).map_err(|error| self.located_inside(error, start))
    }

    /// Returns the name of the child that begins there, as it stands there.
    fn name_of(&self, start: usize) -> &[u8] {
        let tag = self.ahead(start + 1..);
        tag.split(|byte| is_space(*byte) || matches!(byte, b'/' | b'>')).next().unwrap_or_default()
    }

    /// Looks at the start tag of a child; true where it is one to be read after all.
    fn read_other(&self, start: usize, end: usize) -> Result<bool> {
        let mut events = self.events_of(start..end)?;
        source::prepare(&mut events, &self.options);
        let tag = events.root()?;
        if tag.name == self.element && !events.is_foreign() {
            return Ok(true);
        }
        if self.options.ignore_unknown_fields {
            events.skip()?;
            return events.finish().map(|()| false);
        }
        let name = if events.is_foreign() { events.qualified_name(&tag) } else { tag.name.into() };
        Err(DecodeError::new(DecodeErrorKind::UnknownField { name: excerpt::name(&name) }, tag.offset))
    }

    fn text(&self, bytes: &[u8]) -> Result<String> {
        match validate(bytes) {
            Ok(text) => Ok(text.into()),
            Err(offset) => Err(other_encoding(bytes, offset)),
        }
    }

    #[cold]
    fn malformed(&self, message: impl fmt::Display, at: usize) -> DecodeError {
        self.located(syntax(message, at), 0)
    }

    #[cold]
    fn error(&self, kind: DecodeErrorKind, at: usize) -> DecodeError {
        self.located(DecodeError::new(kind, at), 0)
    }

    /// Gives an error its place in the document. It has that in the element that begins there.
    #[cold]
    fn located_inside(&self, error: DecodeError, start: usize) -> DecodeError {
        let before = self.position.behind(self.ahead(..start));
        let (line, column) = match (error.line(), error.column()) {
            (Some(line), Some(column)) => (line, column),
            _ => line_and_column(self.ahead(start..), error.offset()),
        };
        let (line, column) = before.at((line, column));
        let offset = before.offset.saturating_add(error.offset());
        error.with_offset(offset).with_position(line, column)
    }

    /// Gives an error its place in the document. It has that in the buffer, or so many bytes behind it.
    #[cold]
    fn located(&self, error: DecodeError, behind: usize) -> DecodeError {
        let at = error.offset().saturating_sub(behind).min(self.unread.len());
        let place = self.position.behind(self.ahead(..at));
        error.with_offset(place.offset).with_position(place.line, place.column)
    }
}

/// An iterator over the elements of a document; see [`ElementReader::elements`].
#[derive(Debug)]
pub struct Elements<R, M> {
    /// `None` behind an error.
    reader: Option<ElementReader<R>>,
    message: PhantomData<fn() -> M>,
}

impl<R: Read, M: for<'de> DecodeText<'de>> Iterator for Elements<R, M> {
    type Item = Result<M>;

    fn next(&mut self) -> Option<Result<M>> {
        let read = self.reader.as_mut()?.read().transpose();
        if !matches!(read, Some(Ok(_))) {
            self.reader = None;
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Yields white space, a byte at a time.
    struct Drip;

    impl Read for Drip {
        fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
            buf.first_mut().map_or(Ok(0), |first| {
                *first = b' ';
                Ok(1)
            })
        }
    }

    #[test]
    fn room_is_made_anew_for_few_of_many_small_pieces() {
        let mut reader = ElementReader::new(Drip, "a");
        let (mut made, mut room) = (0, 0);
        for filled in 1..=100_000 {
            assert_eq!(reader.fill().unwrap(), 1);
            assert_eq!(reader.unread, 0..filled);
            made += usize::from(reader.buffer.len() != room);
            room = reader.buffer.len();
        }
        assert!(made <= 10, "{made} times");
        assert!(room <= 300_000, "{room}");
    }
}

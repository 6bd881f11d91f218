//! The attributes of a start tag.

use alloc::{borrow::Cow, string::String, vec::Vec};

use memchr::memmem;

use super::escape::{is_name, is_space, reference};
use super::events::syntax;
use crate::{DecodeError, error::Result};

/// A start tag: its name, and its attributes, which [`Events`](super::events::Events) has already checked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Start<'de> {
    /// The element's name, with its prefix if it has one.
    pub(crate) name: &'de str,
    /// Where the tag begins.
    pub(crate) offset: usize,
    /// What stands between the name and the closing bracket.
    attributes: &'de str,
}

impl<'de> Start<'de> {
    pub(crate) fn new(name: &'de str, attributes: &'de str, offset: usize) -> Self {
        Self { name, offset, attributes }
    }

    /// Takes the prefix off the name, so that it is the local one. The tag begins at the colon then, so that the attributes stay
    /// where they are.
    pub(crate) fn with_local_name(self, name: &'de str) -> Self {
        Self { name, offset: self.offset + self.name.len() - name.len(), ..self }
    }

    /// Whether the tag has no attributes.
    #[inline]
    pub(crate) fn is_bare(&self) -> bool {
        self.attributes.is_empty()
    }

    /// Whether the attributes may have what is looked for, in a name or in a value.
    pub(crate) fn mentions(&self, part: &str) -> bool {
        memmem::find(self.attributes.as_bytes(), part.as_bytes()).is_some()
    }

    /// Iterates over the attributes.
    pub(crate) fn attributes(&self) -> Attributes<'de> {
        Attributes { rest: self.attributes, offset: self.offset + 1 + self.name.len() }
    }

    /// Returns the value of the attribute `name`.
    pub(crate) fn attribute(&self, name: &str) -> Result<Option<Cow<'de, str>>> {
        let mut attributes = self.attributes();
        while let Some(attribute) = attributes.next()? {
            if attribute.name == name {
                return attribute.value().map(Some);
            }
        }
        Ok(None)
    }
}

/// The attributes of one start tag, in the order of the document.
#[derive(Clone, Debug)]
pub(crate) struct Attributes<'de> {
    rest: &'de str,
    /// Where `rest` begins in the document.
    offset: usize,
}

/// One attribute.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attribute<'de> {
    /// Its name, with its prefix if it has one.
    pub(crate) name: &'de str,
    /// Where the name begins.
    pub(crate) offset: usize,
    /// What stands between the quotes.
    raw: &'de str,
}

impl<'de> Attribute<'de> {
    /// Returns what stands between the quotes, as it stands there.
    pub(super) fn raw(&self) -> &'de str {
        self.raw
    }

    /// Returns the value, with references resolved and white space normalised.
    pub(crate) fn value(&self) -> Result<Cow<'de, str>> {
        if !self.raw.bytes().any(|byte| matches!(byte, b'&' | b'\t' | b'\n' | b'\r')) {
            return Ok(Cow::Borrowed(self.raw));
        }
        let mut out = String::with_capacity(self.raw.len());
        let mut chars = self.raw.chars();
        while let Some(c) = chars.next() {
            match c {
                '&' => {
                    let (name, rest) = chars.as_str().split_once(';').ok_or_else(|| self.bad_reference())?;
                    out.push(reference(name).ok_or_else(|| self.bad_reference())?);
                    chars = rest.chars();
                }
                // A line end of two characters is one line end.
                '\r' if chars.as_str().starts_with('\n') => {}
                '\t' | '\n' | '\r' => out.push(' '),
                c => out.push(c),
            }
        }
        Ok(Cow::Owned(out))
    }

    #[cold]
    fn bad_reference(&self) -> DecodeError {
        syntax(format_args!("attribute `{}` holds an undefined or unfinished reference", self.name), self.offset)
    }
}

impl<'de> Attributes<'de> {
    /// Returns the next attribute, `None` after the last.
    pub(crate) fn next(&mut self) -> Result<Option<Attribute<'de>>> {
        let before = self.rest;
        self.skip_space();
        if self.rest.is_empty() {
            return Ok(None);
        }
        let offset = self.offset;
        let len = self.rest.bytes().position(|byte| is_space(byte) || byte == b'=').unwrap_or(self.rest.len());
        let name = self.take(len);
        if before.len() == self.rest.len() + len || !is_name(name) {
            return Err(syntax("attributes have the form `name=\"value\"`, with white space before each", offset));
        }
        self.skip_space();
        let raw = self.quoted_value().ok_or_else(|| {
            syntax(format_args!("attribute `{name}` needs a value in quotes that holds no `<`"), offset)
        })?;
        Ok(Some(Attribute { name, offset, raw }))
    }

    fn quoted_value(&mut self) -> Option<&'de str> {
        if self.take(1) != "=" {
            return None;
        }
        self.skip_space();
        let quote = self.take(1);
        if !matches!(quote, "\"" | "'") {
            return None;
        }
        let raw = self.take(self.rest.find(quote)?);
        self.take(1);
        (!raw.contains('<')).then_some(raw)
    }

    fn skip_space(&mut self) {
        self.take(self.rest.bytes().take_while(|byte| is_space(*byte)).count());
    }

    /// Takes `len` bytes; nothing where that is past the end or inside a character.
    fn take(&mut self, len: usize) -> &'de str {
        let (taken, rest) = self.rest.split_at_checked(len).unwrap_or(("", self.rest));
        worked(taken.len());
        self.rest = rest;
        self.offset += taken.len();
        taken
    }

    /// Checks form and values of all attributes, and that no name comes twice; returns whether one may declare a namespace.
    pub(crate) fn check(mut self) -> Result<bool> {
        let mut may_declare = false;
        // Most tags have a handful at most; sorting keeps a tag with a hundred thousand from taking quadratic time.
        let mut names = Vec::new();
        while let Some(attribute) = self.next()? {
            attribute.value()?;
            may_declare |= attribute.name.starts_with("xmlns");
            names.push((attribute.name, attribute.offset));
        }
        names.sort_unstable_by(|one, other| {
            worked(1);
            one.cmp(other)
        });
        match names.windows(2).find(|pair| matches!(pair, [first, second] if first.0 == second.0)) {
            Some([_, (name, offset)]) => Err(syntax(format_args!("attribute `{name}` comes twice"), *offset)),
            _ => Ok(may_declare),
        }
    }
}

/// Notes bytes gone through and names compared, so that tests see how the work grows; nothing elsewhere.
#[inline]
pub(super) fn worked(_count: usize) {
    #[cfg(test)]
    tests::WORK.set(tests::WORK.get() + _count);
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::{serde::xml as any, xml::Options};
    use alloc::{format, string::ToString, vec};
    use core::cell::Cell;

    std::thread_local! {
        pub(super) static WORK: Cell<usize> = const { Cell::new(0) };
    }

    /// Returns the work of what is done.
    pub(crate) fn work_of(done: impl FnOnce()) -> usize {
        WORK.set(0);
        done();
        WORK.get()
    }

    fn read(raw: &str) -> Result<Vec<(String, String)>> {
        let start = Start::new("a", raw, 0);
        start.attributes().check()?;
        let mut attributes = start.attributes();
        let mut out = vec![];
        while let Some(attribute) = attributes.next()? {
            out.push((attribute.name.to_string(), attribute.value()?.into_owned()));
        }
        Ok(out)
    }

    #[test]
    fn attributes_are_read_in_every_spelling() {
        let expected = [("b".to_string(), "1 '\r".to_string()), ("c:d".to_string(), "> \"  x".to_string())];
        for raw in [" b=\"1 '&#13;\" c:d='> &quot;\n&#32;x'", "\n b\t= '1 &apos;&#xd;'\tc:d =\"> &#34;\r\n\tx\" "] {
            assert_eq!(read(raw).unwrap(), expected, "{raw}");
        }
    }

    #[test]
    fn ill_formed_attributes_are_refused() {
        for raw in [
            " b",
            " b=",
            " b=1",
            " b=\"1",
            " b=\"1\"c=\"2\"",
            " 1=\"\"",
            " =\"\"",
            " b=\"<\"",
            " b=\"&nbsp;\"",
            " b=\"&amp\"",
            " b=\"1\" b='2'",
            " b==\"1\"",
            " b='1' /",
            " b/=''",
            " é='1' é='1'",
        ] {
            assert!(matches!(read(raw).unwrap_err().kind(), crate::DecodeErrorKind::Syntax { .. }), "{raw}");
        }
    }

    #[test]
    fn attributes_know_their_offsets() {
        let error = Start::new("name", " a='1'\n a='2'", 10).attributes().check().unwrap_err();
        assert_eq!(error.offset(), 10 + 5 + 8);
        assert!(error.to_string().contains("`a` comes twice"));
    }

    /// Checks that twice as many attributes are hardly more than twice the work: they are sorted by their names.
    #[track_caller]
    fn grows_with_their_number(attribute: impl Fn(usize) -> String, read: impl Fn(&str)) {
        let work = |count: usize| {
            // In no order, and as long each.
            let attributes: String = (0..count).map(|index| attribute(100_000 + index * 7919 % count)).collect();
            WORK.set(0);
            read(&attributes);
            (WORK.get(), attributes.len())
        };
        let ((half, _), (whole, len)) = (work(10_000), work(20_000));
        assert!(half > 0 && whole * 10 <= half * 22, "{half}, then {whole}");
        assert!(whole <= 11 * len, "{whole} for {len} bytes");
    }

    #[test]
    fn the_work_grows_with_the_number_of_attributes() {
        let plain = |index: usize| format!(" a{index}=''");
        grows_with_their_number(plain, |attributes| {
            assert!(!Start::new("a", attributes, 0).attributes().check().unwrap());
        });
        grows_with_their_number(plain, |attributes| {
            let twice = format!("{attributes} a107919=''");
            let error = Start::new("a", &twice, 0).attributes().check().unwrap_err();
            assert_eq!(error.kind().to_string(), "attribute `a107919` comes twice");
        });
        grows_with_their_number(plain, |attributes| {
            any::from_str::<::serde::de::IgnoredAny>(&format!("<a{attributes}/>")).unwrap();
        });
        grows_with_their_number(plain, |attributes| {
            let error = any::from_str::<i32>(&format!("<a{attributes}>1</a>")).unwrap_err();
            assert_eq!(error.to_string(), "a: unknown attribute `a100000`; fields are elements at line 1 column 4");
        });
    }

    #[cfg(feature = "types")]
    #[test]
    fn the_work_of_a_message_grows_with_the_number_of_attributes() {
        use crate::types::{Any, UInt32Value};

        let ignoring = Options::new().ignore_unknown_fields(true);
        grows_with_their_number(
            |index| format!(" a{index}=''"),
            |attributes| {
                let any = ignoring.from_str::<Any>(&format!("<Any{attributes}><typeUrl{attributes}>b</typeUrl></Any>"));
                assert_eq!(any.unwrap().type_url, "b");
            },
        );
        let declared = Options::new().namespace("urn:100007");
        grows_with_their_number(
            |index| format!(" xmlns:p{index}='urn:{index}'"),
            |namespaces| {
                let document = format!("<p100007:UInt32Value{namespaces}>1</p100007:UInt32Value>");
                assert_eq!(declared.from_str::<UInt32Value>(&document).unwrap(), UInt32Value::from(1));
                let error = ignoring.from_str::<UInt32Value>(&document).unwrap_err();
                let name = "p100007:UInt32Value".into();
                assert_eq!(
                    error.kind(),
                    &crate::DecodeErrorKind::UnexpectedRoot { name, expected: "UInt32Value".into() }
                );
            },
        );
    }
}

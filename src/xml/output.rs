//! Writes elements.
//!
//! [`Output`] closes each element with the name it was opened with, and takes only [`Name`]s, so whatever is called in
//! whatever order, tags are well-formed and match. Where a caller writes text next to elements, both are kept.

use alloc::{string::String, vec::Vec};

use super::escape::{self, ESCAPED, Need};

/// A name that may stand in a tag: a name of XML 1.0 without a colon that does not begin with `xml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name<'a>(&'a str);

impl<'a> Name<'a> {
    /// Checks `name`; `None` if no element can have it.
    #[inline]
    pub(crate) fn new(name: &'a str) -> Option<Self> {
        Self::of_field(name).filter(|name| !name.is_reserved())
    }

    /// Checks the name of a message or a field, which may begin with `xml`: parsers take such names, although XML
    /// reserves them.
    #[inline]
    pub(crate) fn of_field(name: &'a str) -> Option<Self> {
        (!name.contains(':') && escape::is_name(name)).then_some(Self(name))
    }

    /// Takes a literal, which must be a name of ASCII letters and hyphens.
    pub(crate) const fn literal(name: &'static str) -> Name<'static> {
        let mut at = 0;
        while at < name.len() {
            assert!(name.as_bytes()[at].is_ascii_alphabetic() || (at > 0 && name.as_bytes()[at] == b'-'));
            at += 1;
        }
        assert!(at > 0);
        Name(name)
    }

    /// Takes a literal with a prefix, `xs:element`, whose parts must be names of ASCII letters.
    pub(crate) const fn prefixed(name: &'static str) -> Name<'static> {
        let (mut at, mut colons) = (0, 0);
        while at < name.len() {
            let is_colon = name.as_bytes()[at] == b':';
            assert!(name.as_bytes()[at].is_ascii_alphabetic() || (is_colon && at > 0 && at + 1 < name.len()));
            colons += is_colon as usize;
            at += 1;
        }
        assert!(colons == 1);
        Name(name)
    }

    /// Whether XML keeps the name for itself: it begins with `xml`.
    pub(crate) fn is_reserved(self) -> bool {
        self.0.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("xml"))
    }

    /// Returns the name.
    pub(crate) const fn as_str(self) -> &'a str {
        self.0
    }
}

/// A document in the making.
#[derive(Debug)]
pub(crate) struct Output {
    /// What was not taken yet.
    document: String,
    /// The names of the open elements, one behind the other.
    names: String,
    /// The length of each of these names.
    open: Vec<usize>,
    last: Last,
    pretty: bool,
    /// What the next element declares as the namespace.
    namespace: Option<Box<str>>,
    strict: bool,
}

/// A place in a document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    document: usize,
    names: usize,
    open: usize,
    last: Last,
}

/// What was written last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    /// Nothing.
    Nothing,
    /// Text.
    Text,
    /// A start tag that still takes attributes.
    OpenTag,
    /// An element.
    Element,
}

impl Output {
    /// Begins a document; a pretty one puts each element that stands between elements on a line of its own.
    pub(crate) fn new(pretty: bool) -> Self {
        /// Less than that would be moved several times, as it grows.
        const FEW: usize = 128;
        Self {
            document: String::with_capacity(FEW),
            names: String::new(),
            open: Vec::new(),
            last: Last::Nothing,
            pretty,
            namespace: None,
            strict: false,
        }
    }

    /// Writes the XML declaration, which must come first.
    pub(crate) fn declaration(&mut self) {
        debug_assert!(self.document.is_empty(), "the declaration comes first");
        self.document.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        self.last = Last::Text;
    }

    /// Opens an element.
    #[inline]
    pub(crate) fn begin(&mut self, name: Name<'_>) {
        self.before_element();
        self.document.push('<');
        self.document.push_str(name.0);
        self.names.push_str(name.0);
        self.open.push(name.0.len());
        if self.namespace.is_some() {
            self.declare();
        }
        self.last = Last::OpenTag;
    }

    /// Gives the element just opened an attribute; does nothing once it has content.
    pub(crate) fn attribute(&mut self, name: Name<'_>, value: &str) {
        debug_assert_eq!(self.last, Last::OpenTag, "attributes come before content");
        if self.last == Last::OpenTag {
            self.document.push(' ');
            self.document.push_str(name.0);
            self.document.push_str("=\"");
            escape::push_attribute(&mut self.document, value);
            self.document.push('"');
        }
    }

    /// Gives the element just opened text, and the attribute `escaped` if that needs it.
    #[inline]
    pub(crate) fn text(&mut self, text: &str) {
        self.text_in_need(escape::need(text), text);
    }

    #[inline]
    fn text_in_need(&mut self, need: Need, text: &str) {
        match need {
            Need::Nothing => self.verbatim(text),
            Need::Entities => {
                self.close_tag();
                escape::push_text(&mut self.document, text);
                self.last = Last::Text;
            }
            Need::Backslashes => self.backslashed(text),
        }
    }

    /// Sets the namespace that the next element declares, for itself and all inside.
    pub(crate) fn set_namespace(&mut self, uri: Option<&str>) {
        self.namespace = uri.map(Into::into);
    }

    #[cold]
    fn declare(&mut self) {
        if let Some(uri) = self.namespace.take() {
            self.document.push_str(" xmlns=\"");
            escape::push_attribute(&mut self.document, &uri);
            self.document.push('"');
        }
    }

    /// Takes note that no text may have backslash escapes.
    pub(crate) fn set_strict(&mut self, strict: bool) {
        self.strict = strict;
    }

    #[cold]
    fn backslashed(&mut self, text: &str) {
        self.attribute(Name(ESCAPED), "true");
        self.close_tag();
        escape::push_text(&mut self.document, &escape::backslashed(text));
        self.last = Last::Text;
    }

    /// Adds text that is known to need nothing, such as a number.
    #[inline]
    pub(crate) fn verbatim(&mut self, text: &str) {
        if !text.is_empty() {
            self.close_tag();
            self.document.push_str(text);
            self.last = Last::Text;
        }
    }

    /// Lets `write` append text that needs nothing, such as base64.
    pub(crate) fn verbatim_with(&mut self, write: impl FnOnce(&mut String)) {
        self.close_tag();
        write(&mut self.document);
        self.last = Last::Text;
    }

    /// Closes the element opened last.
    #[inline]
    pub(crate) fn end(&mut self) {
        let Some(len) = self.open.pop() else { return };
        let start = self.names.len() - len;
        if self.last == Last::OpenTag {
            self.document.push_str("/>");
        } else {
            if self.last == Last::Element && self.pretty {
                self.new_line();
            }
            self.document.push_str("</");
            self.document.push_str(self.names.get(start..).unwrap_or_default());
            self.document.push('>');
        }
        self.names.truncate(start);
        self.last = Last::Element;
    }

    /// Writes an element of text, without attributes but the one that the text may need; writes nothing and is false where
    /// a strict document has no such text.
    #[inline]
    pub(crate) fn leaf(&mut self, name: Name<'_>, text: &str) -> bool {
        let need = escape::need(text);
        if text.is_empty() || need != Need::Nothing {
            if need == Need::Backslashes && self.strict {
                return false;
            }
            self.begin(name);
            self.text_in_need(need, text);
            self.end();
            return true;
        }
        self.plain_leaf(name, text);
        true
    }

    /// As [`leaf`](Self::leaf), of text that needs nothing and is not empty, such as a number.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn plain_leaf(&mut self, name: Name<'_>, text: &str) {
        if self.namespace.is_some() {
            self.begin(name);
            self.verbatim(text);
            return self.end();
        }
        self.before_element();
        self.document.reserve(2 * name.0.len() + text.len() + 5);
        self.document.push('<');
        self.document.push_str(name.0);
        self.document.push('>');
        self.document.push_str(text);
        self.document.push_str("</");
        self.document.push_str(name.0);
        self.document.push('>');
        self.last = Last::Element;
    }

    /// Returns how much was written and not taken.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.document.len()
    }

    /// Notes where the document is, for [`back_to`](Self::back_to).
    pub(crate) fn mark(&self) -> Mark {
        Mark { document: self.document.len(), names: self.names.len(), open: self.open.len(), last: self.last }
    }

    /// Drops what was written behind a mark; nothing from before may have been taken or closed since.
    pub(crate) fn back_to(&mut self, mark: Mark) {
        self.document.truncate(mark.document);
        self.names.truncate(mark.names);
        self.open.truncate(mark.open);
        self.last = mark.last;
    }

    /// Takes what was written; elements stay open.
    pub(crate) fn take(&mut self) -> String {
        core::mem::take(&mut self.document)
    }

    /// Closes what is still open and returns the document, but for what was taken.
    pub(crate) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.end();
        }
        self.document
    }

    #[inline]
    fn before_element(&mut self) {
        self.close_tag();
        if self.pretty && self.last != Last::Nothing {
            self.new_line();
        }
    }

    #[inline]
    fn close_tag(&mut self) {
        if self.last == Last::OpenTag {
            self.document.push('>');
        }
    }

    fn new_line(&mut self) {
        self.document.push('\n');
        for _ in &self.open {
            self.document.push_str("  ");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: Name<'static> = Name::literal("a");
    const B: Name<'static> = Name::literal("b");

    fn sample(pretty: bool) -> String {
        let mut out = Output::new(pretty);
        out.begin(A);
        out.attribute(B, "1\n\"");
        out.begin(B);
        out.text(" x < y ");
        out.end();
        out.begin(B);
        out.text("");
        out.end();
        out.begin(B);
        out.text("\0\\");
        out.end();
        out.begin(B);
        out.leaf(A, "7");
        out.end();
        out.end();
        out.finish()
    }

    #[test]
    fn compact_output_is_literal() {
        assert_eq!(
            sample(false),
            "<a b=\"1&#10;&quot;\"><b> x &lt; y </b><b/><b escaped=\"true\">\\u{0}\\\\</b><b><a>7</a></b></a>"
        );
    }

    #[test]
    fn pretty_output_indents_elements_and_leaves_text_alone() {
        assert_eq!(
            sample(true),
            "<a b=\"1&#10;&quot;\">\n  <b> x &lt; y </b>\n  <b/>\n  <b escaped=\"true\">\\u{0}\\\\</b>\n  <b>\n    <a>7</a>\n  </b>\n</a>"
        );
    }

    #[test]
    fn finish_closes_what_is_open() {
        let mut out = Output::new(false);
        out.begin(A);
        out.begin(B);
        assert_eq!(out.finish(), "<a><b/></a>");
    }

    #[test]
    fn names_that_no_element_should_have_are_refused() {
        for name in ["", "1", "a b", "a:b", "xml", "XMLthing", "\0"] {
            assert_eq!(Name::new(name), None, "{name}");
        }
        for name in ["a", "_", "xm", "名", "é"] {
            assert!(Name::new(name).is_some(), "{name}");
        }
    }
}

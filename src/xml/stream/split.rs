//! Cuts a document that comes in pieces at the children of its root.
//!
//! It looks for tags only and takes well-formedness for granted: who reads what was cut finds what is wrong with it.

use memchr::{memchr, memmem};

/// Where to cut, as offsets into the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// The start tag of the root ends.
    Root { end: usize },
    /// A child of the root.
    Child { start: usize, end: usize },
    /// The end tag of the root.
    Close { start: usize, end: usize },
    /// What begins here belongs in no document: a document type.
    Refused { start: usize },
}

/// How far a document is looked through.
#[derive(Debug)]
pub(super) struct Splitter {
    at: usize,
    inside: Inside,
    /// Where the tag at hand begins.
    tag: usize,
    /// Where the child at hand begins.
    child: usize,
    /// How many elements are open.
    depth: u64,
}

#[derive(Clone, Copy, Debug)]
enum Inside {
    Text,
    /// A tag, with the quote that is open in it.
    Tag(Option<u8>),
    /// A comment, a section or an instruction, which ends with these bytes.
    Markup(&'static [u8]),
}

impl Splitter {
    pub(super) const fn new() -> Self {
        Self { at: 0, inside: Inside::Text, tag: 0, child: 0, depth: 0 }
    }

    /// Takes note that the first `count` bytes, which were cut off, are gone.
    pub(super) fn forget(&mut self, count: usize) {
        for offset in [&mut self.at, &mut self.tag, &mut self.child] {
            *offset = offset.saturating_sub(count);
        }
    }

    /// Returns the next cut; `None` where more bytes are needed. Each byte is looked at once, however many times this is
    /// called.
    pub(super) fn next(&mut self, bytes: &[u8]) -> Option<Cut> {
        loop {
            let rest = bytes.get(self.at..).unwrap_or_default();
            match self.inside {
                Inside::Text => {
                    let Some(len) = memchr(b'<', rest) else {
                        self.at += rest.len();
                        return None;
                    };
                    self.at += len;
                    self.tag = self.at;
                    match opening(rest.get(len..).unwrap_or_default())? {
                        Opening::Tag => (self.at, self.inside) = (self.at + 1, Inside::Tag(None)),
                        Opening::Markup(len, end) => (self.at, self.inside) = (self.at + len, Inside::Markup(end)),
                        Opening::Refused => return Some(Cut::Refused { start: self.tag }),
                    }
                }
                Inside::Markup(end) => match memmem::find(rest, end) {
                    Some(len) => (self.at, self.inside) = (self.at + len + end.len(), Inside::Text),
                    None => {
                        // The end may have come in part.
                        self.at += rest.len().saturating_sub(end.len() - 1);
                        return None;
                    }
                },
                Inside::Tag(quote) => {
                    self.tag_end(rest, quote)?;
                    if let Some(cut) = self.cut(bytes) {
                        return Some(cut);
                    }
                }
            }
        }
    }

    /// Goes behind the tag at hand; `None` where it has not come as a whole.
    fn tag_end(&mut self, rest: &[u8], mut quote: Option<u8>) -> Option<()> {
        for byte in rest {
            self.at += 1;
            match (quote, *byte) {
                (None, b'>') => {
                    self.inside = Inside::Text;
                    return Some(());
                }
                (None, b'"' | b'\'') => quote = Some(*byte),
                (Some(open), byte) if open == byte => quote = None,
                _ => {}
            }
        }
        self.inside = Inside::Tag(quote);
        None
    }

    /// Counts the tag that was gone through.
    fn cut(&mut self, bytes: &[u8]) -> Option<Cut> {
        let end = self.at;
        let is_end = bytes.get(self.tag + 1) == Some(&b'/');
        let is_empty = !is_end && bytes.get(end.saturating_sub(2)) == Some(&b'/');
        if is_end {
            self.depth = self.depth.saturating_sub(1);
        } else {
            if self.depth == 1 {
                self.child = self.tag;
            }
            self.depth += 1;
        }
        let depth = self.depth;
        self.depth -= u64::from(is_empty);
        match depth {
            0 => Some(Cut::Close { start: self.tag, end }),
            1 if !is_end => Some(Cut::Root { end }),
            1 => Some(Cut::Child { start: self.child, end }),
            2 if is_empty => Some(Cut::Child { start: self.tag, end }),
            _ => None,
        }
    }
}

enum Opening {
    Tag,
    /// What begins with so many bytes and ends with these.
    Markup(usize, &'static [u8]),
    Refused,
}

/// Tells what begins with `<`; `None` where too little of it has come.
fn opening(bytes: &[u8]) -> Option<Opening> {
    const KINDS: [(&[u8], &[u8]); 3] = [(b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>")];
    match bytes.get(1)? {
        b'!' | b'?' => {}
        _ => return Some(Opening::Tag),
    }
    for (begin, end) in KINDS {
        if bytes.starts_with(begin) {
            return Some(Opening::Markup(begin.len(), end));
        }
        if begin.starts_with(bytes) {
            return None;
        }
    }
    Some(Opening::Refused)
}

#[cfg(test)]
mod tests {
    use alloc::{vec, vec::Vec};

    use super::{Cut, Splitter};

    /// Cuts a document that comes `step` bytes at a time.
    fn cuts(document: &str, step: usize) -> Vec<Cut> {
        let (mut splitter, mut cuts) = (Splitter::new(), Vec::new());
        for len in (0..document.len()).step_by(step).chain([document.len()]) {
            while let Some(cut) = splitter.next(&document.as_bytes()[..len]) {
                cuts.push(cut);
                if matches!(cut, Cut::Refused { .. }) {
                    return cuts;
                }
            }
        }
        cuts
    }

    #[test]
    fn children_are_cut_wherever_the_pieces_end() {
        let document = "<?xml version='1.0'?><!-- <r> --><r a='>'> <a/>\n<b x=\"/>'\"><b>]]</b><![CDATA[</b><]]></b><!--<c>--><c></c ></r>\n";
        let place = |part: &str| document.find(part).unwrap();
        let child = |part: &str| Cut::Child { start: place(part), end: place(part) + part.len() };
        let expected = vec![
            Cut::Root { end: place(" <a/>") },
            child("<a/>"),
            child("<b x=\"/>'\"><b>]]</b><![CDATA[</b><]]></b>"),
            child("<c></c >"),
            Cut::Close { start: place("</r>"), end: place("</r>") + 4 },
        ];
        for step in 1..document.len() + 1 {
            assert_eq!(cuts(document, step), expected, "{step}");
        }
    }

    #[test]
    fn a_document_type_is_refused() {
        for step in 1..5 {
            assert_eq!(cuts("\n<!DOCTYPE r><r/>", step), [Cut::Refused { start: 1 }]);
        }
    }
}

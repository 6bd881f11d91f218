//! What errors say of their input, at a bounded length: a name, a key or the words of another error may be as long as the
//! input.
//!
//! What is longer than its share is cut: a name to its beginning and its length, words and paths to beginning and end. So an
//! error takes little memory, and its text less than [`ERROR`] bytes whatever it is about.

use alloc::{borrow::Cow, boxed::Box, format, string::String};
use core::fmt::{self, Write};

/// The most bytes of a name.
const NAME: usize = 128;
/// The most bytes of the words of another error, and of a path in the text of an error.
const WORDS: usize = 384;
/// The most bytes of a path: a hundred levels of names of a dozen letters, with indexes, are whole.
const PATH: usize = 2048;
/// The most bytes of the text of an error, all together.
const ERROR: usize = 1000;

/// The bytes that are left for the words that say how much was cut.
const MARK: usize = 40;
/// The most bytes of the end of words: serde_json, for one, has line and column there.
const END: usize = 64;
/// The most bytes of the beginning of a path: the root, and what follows it.
const ROOT: usize = 96;

/// Returns a name that is in an error.
#[cold]
#[inline(never)]
pub(crate) fn name(text: &str) -> Box<str> {
    if text.len() <= NAME {
        return text.into();
    }
    format!("{}… ({} bytes)", head(text, NAME - MARK), text.len()).into()
}

/// Returns words that are in an error.
#[cold]
#[inline(never)]
pub(crate) fn words(message: impl fmt::Display) -> Box<str> {
    let mut words = Words::default();
    // Writing to memory cannot fail; an implementation that says it did has said what it has to say.
    let _ = write!(words, "{message}");
    words.finish()
}

/// Cuts a name that somebody else has put into an error.
pub(crate) fn shorten_name(text: &mut Box<str>) {
    if text.len() > NAME {
        *text = name(text);
    }
}

/// Cuts words that somebody else has put into an error.
pub(crate) fn shorten_words(text: &mut Box<str>) {
    if text.len() > WORDS {
        *text = words(&*text);
    }
}

/// Cuts a path: the beginning and the end of a long one stay the same whether it is cut once or with each step that is
/// put before it.
pub(crate) fn path(path: String) -> String {
    if path.len() <= PATH { path } else { ends(&path, PATH) }
}

/// Returns a path as it is in the text of an error.
pub(crate) fn shown(path: &str) -> Cow<'_, str> {
    if path.len() <= WORDS { path.into() } else { ends(path, WORDS).into() }
}

fn ends(path: &str, len: usize) -> String {
    // Where a letter was cut off as a whole, the mark of an earlier cut may fit in.
    let (begin, end) = (head(path, ROOT), tail(path, len - ROOT - "…".len()));
    format!("{}…{}", begin.trim_end_matches('…'), end.trim_start_matches('…'))
}

/// Puts a step before a path.
#[cfg(feature = "__text")]
pub(crate) fn put_before(rest: &mut String, step: &str) {
    let dot = if matches!(rest.as_bytes(), [] | [b'[', b'0'..=b'9' | b'"', ..]) { "" } else { "." };
    *rest = match step.len() {
        ..=PATH => path(format!("{step}{dot}{rest}")),
        _ => path(format!("{}{dot}{rest}", name(step))),
    };
}

/// Returns what the text begins with, up to so many bytes.
fn head(text: &str, len: usize) -> &str {
    let mut end = len.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// Returns what the text ends with, up to so many bytes.
fn tail(text: &str, len: usize) -> &str {
    let mut start = text.len().saturating_sub(len);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text.get(start..).unwrap_or_default()
}

/// Words that are being written, of which the beginning and the end are kept.
#[derive(Default)]
struct Words {
    head: String,
    /// What comes behind the head: all of it while that fits in, then the end.
    tail: String,
    len: usize,
}

impl Words {
    fn finish(mut self) -> Box<str> {
        let end = if self.len <= WORDS {
            self.tail
        } else {
            format!("… ({} bytes) … {}", self.len, tail(&self.tail, END))
        };
        self.head.push_str(&end);
        self.head.into()
    }
}

impl Write for Words {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.len = self.len.saturating_add(text.len());
        let room = if self.tail.is_empty() { WORDS - END - MARK - self.head.len() } else { 0 };
        let first = head(text, room);
        self.head.push_str(first);
        let rest = text.get(first.len()..).unwrap_or_default();
        self.tail.push_str(tail(rest, 2 * END));
        if self.tail.len() > 2 * END {
            self.tail = tail(&self.tail, 2 * END).into();
        }
        Ok(())
    }
}

/// A text that ends with `…` where the next piece would make it too long.
pub(crate) struct Capped<'f, 'a> {
    out: &'f mut fmt::Formatter<'a>,
    /// How many bytes may follow; `None` once the end was written.
    left: Option<usize>,
}

impl<'f, 'a> Capped<'f, 'a> {
    pub(crate) fn new(out: &'f mut fmt::Formatter<'a>) -> Self {
        Self { out, left: Some(ERROR) }
    }

    /// Writes what is for programmers, in the form that was asked for.
    pub(crate) fn debug(mut self, value: &dyn fmt::Debug) -> fmt::Result {
        if self.out.alternate() { write!(self, "{value:#?}") } else { write!(self, "{value:?}") }
    }
}

impl Write for Capped<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let Some(left) = self.left else { return Ok(()) };
        self.left = left.checked_sub(text.len());
        self.out.write_str(head(text, left))?;
        if self.left.is_none() { self.out.write_str("…") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use alloc::{string::ToString, vec::Vec};

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn name_is_whole_or_its_beginning_and_length() {
        assert_eq!(*name(&"a".repeat(NAME)), "a".repeat(NAME));
        assert_eq!(*name(&"a".repeat(NAME + 1)), format!("{}… (129 bytes)", "a".repeat(88)));
        assert_eq!(*name(&"水".repeat(100)), format!("{}… (300 bytes)", "水".repeat(29)));
    }

    #[test]
    fn words_have_their_end() {
        let long = format!("{} at line 3 column 7", "x".repeat(1 << 20));
        let end = format!("… (1048595 bytes) … {} at line 3 column 7", "x".repeat(45));
        assert_eq!(*words(&long), format!("{}{end}", "x".repeat(280)));
        assert_eq!(*words("x".repeat(WORDS)), "x".repeat(WORDS));
    }

    /// Many small pieces take no more than one large one.
    #[test]
    fn words_in_pieces_are_not_kept() {
        let mut words = Words::default();
        for piece in 0..10_000 {
            write!(words, "{piece} ").unwrap();
            assert!(words.head.len() + words.tail.len() <= WORDS + 2 * END);
        }
        assert!(words.finish().ends_with(" 9998 9999 "));
    }

    #[test]
    fn path_is_cut_to_the_same_with_each_step() {
        let (mut steps, mut whole) = (String::new(), String::new());
        for level in 0..500 {
            put_before(&mut steps, &format!("level🦀{level}"));
            put_before_whole(&mut whole, &format!("level🦀{level}"));
            assert_eq!(steps, path(whole.clone()));
            assert_eq!(shown(&steps), shown(&whole));
            assert!(steps.len() <= PATH && shown(&steps).len() <= WORDS);
        }
        for path in [&*steps, &*shown(&steps)] {
            assert!(path.starts_with("level🦀499.level🦀498.") && path.ends_with(".level🦀1.level🦀0"), "{path}");
        }
    }

    fn put_before_whole(rest: &mut String, step: &str) {
        *rest = format!("{step}{}{rest}", if rest.is_empty() { "" } else { "." });
    }

    proptest! {
        #[test]
        fn cut_twice_is_cut_once(text in "\\PC{0,600}", pieces in 1usize..9) {
            let mut written = Words::default();
            for piece in text.chars().map(String::from).collect::<Vec<_>>().chunks(pieces) {
                written.write_str(&piece.concat()).unwrap();
            }
            prop_assert_eq!(words(&text), written.finish());
            for (cut, most) in [(name(&text), NAME), (words(&text), WORDS), (shown(&text).into(), WORDS)] {
                prop_assert!(cut.len() <= most && (text.len() > most || *cut == *text));
            }
            let (mut again, mut words_again) = (name(&text), words(&text));
            shorten_name(&mut again);
            shorten_words(&mut words_again);
            prop_assert_eq!((again, words_again), (name(&text), words(&text)));
            let long = text.repeat(5);
            let (cut, short) = (path(long.clone()), shown(&long));
            prop_assert_eq!((shown(&cut), shown(&short)), (short.clone(), short.clone()));
            prop_assert_eq!(path(cut.clone()), cut);
        }

        #[test]
        fn capped_text_ends_in_time(text in "\\PC{0,2000}") {
            struct Shown(String);
            impl fmt::Display for Shown {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    let mut out = Capped::new(f);
                    self.0.chars().try_for_each(|letter| out.write_char(letter))
                }
            }
            let shown = Shown(text.clone()).to_string();
            if text.len() <= ERROR {
                prop_assert_eq!(shown, text);
            } else {
                let begin = shown.strip_suffix('…').unwrap();
                prop_assert!(shown.len() <= ERROR + 3 && begin.len() > ERROR - 4 && text.starts_with(begin));
            }
        }
    }
}

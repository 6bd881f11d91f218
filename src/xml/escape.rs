//! Characters, names and escaping.
//!
//! Text that XML 1.0 can hold is written with entities: `&amp;`, `&lt;`, `&gt;`, and `&#13;` for a carriage return,
//! which a reader would otherwise turn into a line feed. XML 1.0 has no form at all for most control characters and
//! for U+FFFE and U+FFFF. Text with one of them is written with backslash escapes and marked `escaped="true"`:
//!
//! | escape | stands for |
//! |---|---|
//! | `\\` | a backslash |
//! | `\u{…}` | the character with this number, in one to six hexadecimal digits |
//!
//! Any other use of a backslash in such text is an error. Entities apply to the escaped text as to any other.

use alloc::{borrow::Cow, string::String};
use core::fmt::Write;

/// The attribute that marks text with backslash escapes; its value is `true`.
pub(crate) const ESCAPED: &str = "escaped";

/// What a text needs before it can stand in an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// Nothing.
    Nothing,
    /// Entities.
    Entities,
    /// Backslash escapes, and `escaped="true"` on the element; perhaps entities too.
    Backslashes,
}

const ENTITY: u8 = 1;
const ILLEGAL: u8 = 2;
/// The first byte of U+F000 to U+FFFF, among which are the two illegal ones.
const SUSPECT: u8 = 4;
const ATTRIBUTE: u8 = 8;

static CLASS: [u8; 256] = {
    let mut class = [0; 256];
    let mut byte = 0;
    while byte < 0x20 {
        class[byte] = ILLEGAL;
        byte += 1;
    }
    class[b'\t' as usize] = ATTRIBUTE;
    class[b'\n' as usize] = ATTRIBUTE;
    class[b'\r' as usize] = ENTITY | ATTRIBUTE;
    class[b'&' as usize] = ENTITY | ATTRIBUTE;
    class[b'<' as usize] = ENTITY | ATTRIBUTE;
    class[b'>' as usize] = ENTITY | ATTRIBUTE;
    class[b'"' as usize] = ATTRIBUTE;
    class[0xef] = SUSPECT;
    class
};

/// Tells what `text` needs before it can stand in an element.
#[inline]
pub(crate) fn need(text: &str) -> Need {
    let seen = text.bytes().fold(0, |seen, byte| seen | CLASS[usize::from(byte)]);
    if seen & (ENTITY | ILLEGAL | SUSPECT) == 0 {
        return Need::Nothing;
    }
    if seen & ILLEGAL != 0 || (seen & SUSPECT != 0 && text.contains(['\u{fffe}', '\u{ffff}'])) {
        return Need::Backslashes;
    }
    if seen & ENTITY != 0 { Need::Entities } else { Need::Nothing }
}

/// Appends `text` with entities, as the content of an element. The text must not need backslashes.
pub(crate) fn push_text(out: &mut String, text: &str) {
    push_entities(out, text, ENTITY);
}

/// Appends `text` with entities, as an attribute value between double quotes. The text must not need backslashes.
pub(crate) fn push_attribute(out: &mut String, text: &str) {
    push_entities(out, text, ATTRIBUTE);
}

fn push_entities(out: &mut String, text: &str, class: u8) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if CLASS[usize::from(byte)] & class != 0 {
            out.push_str(text.get(from..at).unwrap_or_default());
            out.push_str(entity(byte));
            from = at + 1;
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
}

fn entity(byte: u8) -> &'static str {
    match byte {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        b'"' => "&quot;",
        b'\t' => "&#9;",
        b'\n' => "&#10;",
        _ => "&#13;",
    }
}

/// Returns `text` with backslash escapes; what comes out needs entities at most.
pub(crate) fn backslashed(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            c if is_char(c) => out.push(c),
            // Writing to a `String` cannot fail.
            c => drop(write!(out, "\\u{{{:x}}}", u32::from(c))),
        }
    }
    out
}

/// Undoes [`backslashed`]; `None` for anything that it does not write, but for the case and leading zeros of digits.
pub(crate) fn unbackslashed(text: Cow<'_, str>) -> Option<Cow<'_, str>> {
    if !text.contains('\\') {
        return Some(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        rest = if let Some(after) = after.strip_prefix('\\') {
            out.push('\\');
            after
        } else {
            let (digits, after) = after.strip_prefix("u{")?.split_once('}')?;
            out.push(char_from_digits(digits, 16)?);
            after
        };
    }
    out.push_str(rest);
    Some(Cow::Owned(out))
}

fn char_from_digits(digits: &str, radix: u32) -> Option<char> {
    let short = digits.len() <= 6 && digits.bytes().all(|byte| byte.is_ascii_alphanumeric());
    short.then(|| u32::from_str_radix(digits, radix).ok()).flatten().and_then(char::from_u32)
}

/// Returns what the reference `&name;` stands for: one of the five that XML knows, or a character by its number.
pub(crate) fn reference(name: &str) -> Option<char> {
    match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => {}
    }
    let (digits, radix) = match name.strip_prefix("#x") {
        Some(digits) => (digits, 16),
        None => (name.strip_prefix('#')?, 10),
    };
    let digits = match digits.trim_start_matches('0') {
        "" if !digits.is_empty() => "0",
        significant => significant,
    };
    // Seven decimal digits reach the last character, 1114111.
    let c = match digits.len() {
        7 if radix == 10 && digits.bytes().all(|byte| byte.is_ascii_digit()) => char::from_u32(digits.parse().ok()?)?,
        _ => char_from_digits(digits, radix)?,
    };
    is_char(c).then_some(c)
}

/// Whether XML 1.0 can hold `c`.
pub(crate) fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// White space as XML has it.
pub(crate) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// Whether `text` is white space only.
pub(crate) fn is_blank(text: &str) -> bool {
    text.bytes().all(is_space)
}

/// Strips white space from both ends.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\r', '\n'])
}

const NAME: u8 = 1;
const NAME_START: u8 = 2;

static NAME_CLASS: [u8; 256] = {
    let mut class = [0; 256];
    let mut byte = 0u8;
    while byte < 128 {
        class[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | b':' => NAME | NAME_START,
            b'0'..=b'9' | b'-' | b'.' => NAME,
            _ => 0,
        };
        byte += 1;
    }
    class
};

/// Whether `text` is a name of XML 1.0, fifth edition.
#[inline]
pub(crate) fn is_name(text: &str) -> bool {
    !text.is_empty() && leading_name(text).len() == text.len()
}

/// Returns the longest name that `text` begins with; nothing if it begins with none.
#[inline]
pub(crate) fn leading_name(text: &str) -> &str {
    let class = |byte: u8| NAME_CLASS[usize::from(byte)];
    let bytes = text.as_bytes();
    let len = bytes.iter().position(|&byte| class(byte) == 0).unwrap_or(bytes.len());
    match (bytes.first(), bytes.get(len)) {
        (_, Some(0x80..)) => leading_wide_name(text),
        (Some(&first), _) if class(first) & NAME_START != 0 => text.get(..len).unwrap_or_default(),
        _ => "",
    }
}

#[cold]
fn leading_wide_name(text: &str) -> &str {
    if !text.starts_with(is_name_start) {
        return "";
    }
    let is_part = |c| {
        is_name_start(c)
            || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
    };
    text.get(..text.find(|c| !is_part(c)).unwrap_or(text.len())).unwrap_or_default()
}

fn is_name_start(c: char) -> bool {
    matches!(c,
        'a'..='z' | 'A'..='Z' | '_' | ':' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
        | '\u{10000}'..='\u{effff}')
}

/// What a look at a whole document tells its reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Survey {
    /// Where the first character stands that XML 1.0 cannot hold.
    pub(crate) illegal: Option<usize>,
    /// Whether line ends may need to be normalised.
    pub(crate) carriage_return: bool,
}

/// Looks through a document, whose first bytes, so many, are printable ASCII, so that no later step needs to check its
/// characters.
pub(crate) fn survey(input: &str, printable: usize) -> Survey {
    const CHUNK: usize = 128;
    let bytes = input.as_bytes();
    let (chunks, tail) = bytes.get(printable..).unwrap_or_default().as_chunks::<CHUNK>();
    // A length that is known at compile time leaves no loop within the chunk.
    let chunks = chunks.iter().map(|chunk| (chunk.as_slice(), is_suspect(chunk)));
    let mut survey = Survey::default();
    for (index, (chunk, suspect)) in chunks.chain([(tail, is_suspect(tail))]).enumerate() {
        if suspect {
            let start = printable + index * CHUNK;
            survey.carriage_return |= chunk.contains(&b'\r');
            survey.illegal = (start..start + chunk.len()).find(|&at| is_illegal_at(bytes, at));
            if survey.illegal.is_some() {
                break;
            }
        }
    }
    survey
}

/// Whether there may be a character in the bytes that XML cannot hold, or a carriage return.
#[cfg_attr(not(debug_assertions), inline(always))]
fn is_suspect(bytes: &[u8]) -> bool {
    // Comparisons without branches, which the compiler turns into vector code.
    bytes
        .iter()
        .fold(false, |suspect, &byte| suspect | ((byte < 0x20) & (byte != b'\n') & (byte != b'\t')) | (byte == 0xef))
}

fn is_illegal_at(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at..) {
        Some([0xef, 0xbf, 0xbe | 0xbf, ..]) => true,
        Some([byte, ..]) => CLASS[usize::from(*byte)] & ILLEGAL != 0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn need_tells_entities_from_backslashes() {
        for (text, expected) in [
            ("", Need::Nothing),
            ("plain \t\n \u{7f}\u{85}\"' ü 漢 \u{fffd}", Need::Nothing),
            ("a&b", Need::Entities),
            ("]]>", Need::Entities),
            ("\r", Need::Entities),
            ("\0", Need::Backslashes),
            ("\u{1f}&", Need::Backslashes),
            ("\u{fffe}", Need::Backslashes),
            ("\u{ffff}", Need::Backslashes),
            ("\u{1ffff}", Need::Nothing),
        ] {
            assert_eq!(need(text), expected, "{text:?}");
        }
    }

    #[test]
    fn entities_are_literal() {
        let mut out = String::new();
        push_text(&mut out, "a & <b> \r\n\t\"");
        assert_eq!(out, "a &amp; &lt;b&gt; &#13;\n\t\"");
        out.clear();
        push_attribute(&mut out, "a & <b> \r\n\t\"");
        assert_eq!(out, "a &amp; &lt;b&gt; &#13;&#10;&#9;&quot;");
    }

    #[test]
    fn backslashes_are_literal_and_return() {
        assert_eq!(backslashed("a\\\0\u{ffff}b\r"), "a\\\\\\u{0}\\u{ffff}b\r");
        for text in ["", "\\", "\\\\u{0}", "\0\u{fffe}x", "\u{1}\\u{1}"] {
            assert_eq!(unbackslashed(backslashed(text).into()).unwrap(), text);
        }
        for bad in ["\\", "\\n", "\\u{}", "\\u{d800}", "\\u{110000}", "\\u{+1}", "\\u{0000001}", "\\u{1", "\\u0"] {
            assert_eq!(unbackslashed(bad.into()), None, "{bad}");
        }
    }

    #[test]
    fn references_are_the_five_and_legal_numbers() {
        for (name, expected) in [
            ("amp", Some('&')),
            ("#13", Some('\r')),
            ("#x1F600", Some('😀')),
            ("#x000000000000041", Some('A')),
            ("#1114111", Some('\u{10ffff}')),
            ("#1114112", None),
            ("#0", None),
            ("#", None),
            ("#x", None),
            ("#+65", None),
            ("#xFFFE", None),
            ("#xD800", None),
            ("nbsp", None),
            ("", None),
        ] {
            assert_eq!(reference(name), expected, "{name}");
        }
    }

    #[test]
    fn names_follow_the_fifth_edition() {
        for name in ["a", "_", ":", "user_name", "a-b.c1", "héé", "名前", "a·"] {
            assert!(is_name(name), "{name}");
        }
        for text in ["", "1x", "-a", ".", "a b", "a/", "a<b", "·a", "a\u{d7}", "é ", "\u{2fff}"] {
            assert!(!is_name(text), "{text}");
        }
    }

    #[test]
    fn survey_finds_the_first_illegal_character_at_any_place() {
        assert_eq!(survey("a\n\t漢\u{fffd}", 0), Survey::default());
        assert!(survey("a\r\n", 0).carriage_return);
        for before in [0, 1, 61, 62, 63, 64, 65, 127, 128, 200] {
            for bad in ["\0", "\u{b}", "\u{fffe}", "\u{ffff}"] {
                let text = "x".repeat(before) + bad + "\u{1}yz";
                for printable in (0..=before).step_by(32) {
                    assert_eq!(survey(&text, printable).illegal, Some(before), "{bad:?} at {before}");
                }
            }
        }
    }

    /// However many there are in what is looked at together, and wherever that begins.
    #[test]
    fn survey_finds_runs_of_illegal_characters() {
        for bad in ["\0", "\u{8}", "\u{b}", "\u{1f}", "\u{fffe}"] {
            for before in [0, 127, 128, 129, 256] {
                for count in (1..=8).chain(126..=130) {
                    let text = "x".repeat(before) + &bad.repeat(count) + "yz";
                    assert_eq!(survey(&text, 0).illegal, Some(before), "{count} of {bad:?} at {before}");
                }
            }
        }
        for fine in ["\t", "\n", "\r", "\u{7f}", "\u{fffd}"] {
            assert_eq!(survey(&fine.repeat(256), 0).illegal, None, "{fine:?}");
        }
        assert!(survey(&"\r".repeat(128), 0).carriage_return);
    }

    #[test]
    fn survey_agrees_with_is_char() {
        for c in (0..=0x1_1000).chain(0x10_ff00..=0x10_ffff).filter_map(char::from_u32) {
            let text = String::from_iter(['x', c]);
            assert_eq!(survey(&text, 0).illegal.is_none(), is_char(c), "{c:?}");
            assert_eq!(need(&text) != Need::Backslashes, is_char(c), "{c:?}");
        }
    }
}

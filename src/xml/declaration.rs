//! The XML declaration, and the encoding that a document says or seems to have.

use alloc::{boxed::Box, format};

use super::{attributes::Start, events::syntax};
use crate::error::{DecodeError, Result};

/// What is said of every other encoding.
const ONLY_UTF8: &str = "only documents in UTF-8 are read";

/// What a declaration may say, in this order.
const PARTS: [&str; 3] = ["version", "encoding", "standalone"];

/// The names of ASCII that a declaration can hold: those of IANA's list, but for one with a colon, and the short one.
const ASCII: [&str; 10] = [
    "US-ASCII",
    "ASCII",
    "ANSI_X3.4-1968",
    "ANSI_X3.4-1986",
    "ISO-IR-6",
    "ISO646-US",
    "US",
    "IBM367",
    "CP367",
    "csASCII",
];

/// How documents begin in encodings that are told by their first bytes.
const BEGINNINGS: [(&[u8], &str); 9] = [
    (b"\0\0\xfe\xff", "UTF-32BE"),
    (b"\xff\xfe\0\0", "UTF-32LE"),
    (b"\xfe\xff", "UTF-16BE"),
    (b"\xff\xfe", "UTF-16LE"),
    (b"\0\0\0<", "UTF-32BE"),
    (b"<\0\0\0", "UTF-32LE"),
    (b"\0<", "UTF-16BE"),
    (b"<\0", "UTF-16LE"),
    (b"\x4c\x6f\xa7\x94", "EBCDIC"),
];

/// An encoding that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    /// UTF-8 of which only the first 128 characters are in use.
    Ascii,
}

impl Encoding {
    fn of(name: &str) -> Option<Self> {
        let is = |known: &&str| name.eq_ignore_ascii_case(known);
        match name {
            _ if ["UTF-8", "UTF8"].iter().any(is) => Some(Self::Utf8),
            _ if ASCII.iter().any(is) => Some(Self::Ascii),
            _ => None,
        }
    }
}

/// Checks a declaration, of which `inside` stands between `<?xml` and `?>`, and returns the encoding that it names.
#[cold]
pub(super) fn read(inside: &str, offset: usize) -> Result<Encoding> {
    let mut encoding = Encoding::Utf8;
    let mut parts = Start::new("?xml", inside, offset).attributes();
    let mut next = 0;
    while let Some(part) = parts.next()? {
        let fail = |message: Box<str>| Err(syntax(message, part.offset));
        let place = PARTS.iter().position(|name| *name == part.name);
        let Some(place) = place.filter(|place| *place >= next && (next > 0 || *place == 0)) else {
            return fail(no_place(part.name));
        };
        match place {
            0 if part.raw() != "1.0" => {
                return fail(format!("only version 1.0 of XML is read, not `{}`", short(part.raw())).into());
            }
            0 => {}
            1 => encoding = encoding_of(part.raw()).or_else(fail)?,
            _ if matches!(part.raw(), "yes" | "no") => {}
            _ => return fail("`standalone` is `yes` or `no` in an XML declaration".into()),
        }
        next = place + 1;
    }
    if next == 0 { Err(syntax("an XML declaration needs `version=\"1.0\"`", offset)) } else { Ok(encoding) }
}

fn no_place(name: &str) -> Box<str> {
    let name = short(name);
    format!("an XML declaration has `version`, `encoding` and `standalone`, in this order and once: no `{name}` here")
        .into()
}

fn encoding_of(name: &str) -> Result<Encoding, Box<str>> {
    if !is_encoding_name(name) {
        return Err(format!("`{}` is no name of an encoding", short(name)).into());
    }
    Encoding::of(name).ok_or_else(|| format!("{ONLY_UTF8}; this one is in `{}`", short(name)).into())
}

fn is_encoding_name(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.bytes().all(is_part)
}

/// Cuts what an error is not to repeat as a whole.
fn short(name: &str) -> &str {
    name.char_indices().nth(32).map_or(name, |(end, _)| name.get(..end).unwrap_or_default())
}

/// Makes the error about a document, or a part of one, that is not UTF-8: what begins so may tell what it is.
#[cold]
pub(super) fn other_encoding(document: &[u8], offset: usize) -> DecodeError {
    match seen(document).or_else(|| declared(document)) {
        Some(name) => syntax(format!("{ONLY_UTF8}; this one is in `{}`", short(name)), offset),
        None => syntax(ONLY_UTF8, offset),
    }
}

/// Makes the error about a character in a document that says it has those of ASCII.
#[cold]
pub(super) fn not_ascii(document: &[u8]) -> DecodeError {
    let offset = document.iter().position(|byte| !byte.is_ascii()).unwrap_or(document.len());
    syntax("the document says that it is in ASCII, and has another character here; call it `UTF-8`", offset)
}

/// Whether the first bytes or the declaration are those of another encoding.
pub(super) fn is_other(document: &[u8]) -> bool {
    seen(document).or_else(|| declared(document)).is_some()
}

/// Returns the encoding that the first bytes tell.
fn seen(document: &[u8]) -> Option<&'static str> {
    BEGINNINGS.iter().find(|(beginning, _)| document.starts_with(beginning)).map(|(_, name)| *name)
}

/// Returns the encoding that a declaration names, where that is one that is not read.
fn declared(document: &[u8]) -> Option<&str> {
    const LONGEST: usize = 1000;
    let beginning = document.get(..LONGEST).unwrap_or(document).strip_prefix(b"<?xml")?;
    let len = beginning.windows(2).position(|end| end == b"?>")?;
    let mut parts = Start::new("?xml", core::str::from_utf8(beginning.get(..len)?).ok()?, 0).attributes();
    while let Ok(Some(part)) = parts.next() {
        if part.name == "encoding" {
            return Some(part.raw()).filter(|name| is_encoding_name(name) && Encoding::of(name).is_none());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn declarations_that_are_well_formed_are_read() {
        for (inside, encoding) in [
            (" version='1.0'", Encoding::Utf8),
            ("\n version\t=\r\"1.0\" ", Encoding::Utf8),
            (" version='1.0' encoding='utf-8' standalone='no'", Encoding::Utf8),
            (" version='1.0' standalone=\"yes\"\n", Encoding::Utf8),
            (" version='1.0' encoding='us-ascii'", Encoding::Ascii),
            (" version='1.0' encoding='ANSI_X3.4-1968' standalone='yes'", Encoding::Ascii),
        ] {
            assert_eq!(read(inside, 0).unwrap(), encoding, "{inside}");
        }
    }

    #[test]
    fn declarations_that_are_not_are_refused_with_the_reason() {
        for (inside, at, reason) in [
            ("", 0, "needs `version"),
            (" ", 0, "needs `version"),
            (" encoding='UTF-8'", 6, "no `encoding` here"),
            (" standalone='yes'", 6, "no `standalone` here"),
            ("version='1.0'", 5, "white space before"),
            (" version='1.0'encoding='UTF-8'", 19, "white space before"),
            (" version='1.0' version='1.0'", 20, "no `version` here"),
            (" version='1.0' foo='bar'", 20, "no `foo` here"),
            (" version='1.0' Encoding='UTF-8'", 20, "no `Encoding` here"),
            (" version='1.0' standalone='no' encoding='UTF-8'", 36, "no `encoding` here"),
            (" version='1.0' encoding='UTF-8' encoding='UTF-8'", 37, "no `encoding` here"),
            (" version='1.0' standalone='yes' standalone='yes'", 37, "no `standalone` here"),
            (" version='1.0' standalone='maybe'", 20, "`yes` or `no`"),
            (" version='1.0' standalone='YES'", 20, "`yes` or `no`"),
            (" version='1.0' standalone=''", 20, "`yes` or `no`"),
            (" version='1.1'", 6, "version 1.0"),
            (" version=' 1.0'", 6, "version 1.0"),
            (" version='&#49;.0'", 6, "version 1.0"),
            (" version=''", 6, "version 1.0"),
            (" version=1.0", 6, "in quotes"),
            (" version='1.0\"", 6, "in quotes"),
            (" version", 6, "in quotes"),
            (" version='1.0' encoding=''", 20, "no name of an encoding"),
            (" version='1.0' encoding=' UTF-8'", 20, "no name of an encoding"),
            (" version='1.0' encoding='8'", 20, "no name of an encoding"),
            (" version='1.0' encoding='ISO-8859-1'", 20, "UTF-8 are read; this one is in `ISO-8859-1`"),
            (" version='1.0' encoding='UTF-16'", 20, "UTF-8 are read; this one is in `UTF-16`"),
        ] {
            let error = read(inside, 0).expect_err(inside);
            assert!(error.to_string().contains(reason), "{inside}: {error}");
            assert_eq!(error.offset(), at, "{inside}: {error}");
        }
    }

    #[test]
    fn other_encodings_are_told_by_their_first_bytes_or_their_declaration() {
        for (document, name) in [
            (&b"\xff\xfe<\0"[..], "`UTF-16LE`"),
            (b"\xfe\xff\0<", "`UTF-16BE`"),
            (b"<\0?\0", "`UTF-16LE`"),
            (b"\0<\0?", "`UTF-16BE`"),
            (b"\xff\xfe\0\0<\0\0\0", "`UTF-32LE`"),
            (b"<\0\0\0", "`UTF-32LE`"),
            (b"\0\0\0<", "`UTF-32BE`"),
            (b"\x4c\x6f\xa7\x94\x93", "`EBCDIC`"),
            (b"<?xml version='1.0' encoding='windows-1252'?><a>\xe9</a>", "`windows-1252`"),
            (b"<?xml version='1.0' encoding='iso-2022-jp'?><a>\x1b$B</a>", "`iso-2022-jp`"),
        ] {
            assert!(is_other(document));
            let message = other_encoding(document, 0).to_string();
            assert!(message.contains("UTF-8") && message.contains(name), "{message}");
        }
        for plain in [&b"<a>\xe9</a>"[..], b"<?xml version='1.0' encoding='UTF-8'?>\xe9", b""] {
            assert_eq!(other_encoding(plain, 0).kind().to_string(), ONLY_UTF8);
        }
    }
}

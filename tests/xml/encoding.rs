//! Documents in other encodings than UTF-8 are refused, and the error says so.

use std::io::{self, Read};

use wireform::{
    DecodeError, DecodeErrorKind as Kind,
    xml::{self, ElementReader, Options},
};

use crate::types::{Inner, empty};

const DOCUMENT: &str = "<Inner><name>é</name></Inner>";

/// Reads bytes in every way; each error has to be the same.
#[track_caller]
fn errors(document: &[u8]) -> Vec<DecodeError> {
    let stream = |document: &[u8]| ElementReader::new(document, "name").elements::<Inner>().find_map(Result::err);
    vec![
        xml::from_slice::<Inner>(document).unwrap_err(),
        xml::from_reader::<Inner>(document).unwrap_err(),
        Options::new().ignore_unknown_fields(true).from_slice::<Inner>(document).unwrap_err(),
        stream(document).unwrap(),
    ]
}

/// Yields so many bytes at a time.
struct Pieces<'a>(&'a [u8], usize);

impl Read for Pieces<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let len = buf.len().min(self.1);
        self.0.read(&mut buf[..len])
    }
}

fn utf16(document: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    document.encode_utf16().flat_map(to_bytes).collect()
}

fn declared(encoding: &str) -> String {
    format!("<?xml version='1.0' encoding='{encoding}'?>{DOCUMENT}")
}

#[test]
fn other_encodings_are_refused_by_their_name() {
    let marked = format!("\u{feff}{DOCUMENT}");
    let utf32: Vec<u8> = DOCUMENT.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
    let latin1 = DOCUMENT.chars().map(|c| u8::try_from(c).unwrap()).collect();
    let documents = [
        ("UTF-16LE with a mark", utf16(&marked, u16::to_le_bytes)),
        ("UTF-16BE with a mark", utf16(&marked, u16::to_be_bytes)),
        ("UTF-16LE", utf16("<Inner/>", u16::to_le_bytes)),
        ("UTF-16BE", utf16("<Inner/>", u16::to_be_bytes)),
        ("UTF-16LE beyond ASCII", utf16(DOCUMENT, u16::to_le_bytes)),
        ("UTF-16BE beyond ASCII", utf16(DOCUMENT, u16::to_be_bytes)),
        ("UTF-16LE, declared", utf16(&declared("UTF-16"), u16::to_le_bytes)),
        ("UTF-32BE", utf32),
        ("ISO-8859-1", latin1),
        ("ISO-8859-1, declared alone", declared("ISO-8859-1").into_bytes()),
        ("UTF-16, declared alone", declared("UTF-16").into_bytes()),
        ("windows-1252, declared alone", declared("windows-1252").into_bytes()),
        ("a surrogate", b"<Inner><name>\xed\xa0\x80</name></Inner>".to_vec()),
        ("an overlong character", b"<Inner><name>\xc0\x80</name></Inner>".to_vec()),
        ("a character that ends early", b"<Inner><name>\xe6\xbc</name></Inner>".to_vec()),
    ];
    for (encoding, document) in documents {
        for error in errors(&document) {
            assert!(matches!(error.kind(), Kind::Syntax { .. }), "{encoding}: {error}");
            assert!(error.to_string().contains("only documents in UTF-8 are read"), "{encoding}: {error}");
            assert!(error.line().is_some() && error.column().is_some(), "{encoding}: {error}");
        }
    }
}

#[test]
fn bytes_that_are_no_text_are_refused_where_they_stand() {
    let error = xml::from_slice::<Inner>(b"<Inner>\n<name>\xff</name></Inner>").unwrap_err();
    assert_eq!((error.offset(), error.line(), error.column()), (14, Some(2), Some(7)));
}

#[test]
fn utf8_is_read_by_all_its_names_and_behind_its_mark() {
    let value = Inner { name: "é".into(), ..empty() };
    for encoding in ["UTF-8", "utf-8", "utf8"] {
        for document in [declared(encoding), format!("\u{feff}{}", declared(encoding))] {
            assert_eq!(xml::from_slice::<Inner>(document.as_bytes()).unwrap(), value, "{document}");
            assert_eq!(xml::from_reader::<Inner>(document.as_bytes()).unwrap(), value, "{document}");
        }
    }
    assert_eq!(xml::from_str::<Inner>(&format!("\u{feff}{DOCUMENT}")).unwrap(), value);
}

#[test]
fn a_refusal_names_the_encoding() {
    let utf32 = |to_bytes: fn(u32) -> [u8; 4]| DOCUMENT.chars().flat_map(|c| to_bytes(c.into())).collect::<Vec<u8>>();
    let latin1 = |document: &str| document.chars().map(|c| u8::try_from(c).unwrap()).collect::<Vec<u8>>();
    for (document, name) in [
        (utf16(&format!("\u{feff}{DOCUMENT}"), u16::to_le_bytes), "UTF-16LE"),
        (utf16(&format!("\u{feff}{DOCUMENT}"), u16::to_be_bytes), "UTF-16BE"),
        (utf16(DOCUMENT, u16::to_le_bytes), "UTF-16LE"),
        (utf16(DOCUMENT, u16::to_be_bytes), "UTF-16BE"),
        (utf32(u32::to_le_bytes), "UTF-32LE"),
        (utf32(u32::to_be_bytes), "UTF-32BE"),
        (declared("ISO-8859-1").into_bytes(), "ISO-8859-1"),
        (declared("Shift_JIS").into_bytes(), "Shift_JIS"),
        (declared("UTF-16").into_bytes(), "UTF-16"),
    ] {
        for error in errors(&document) {
            assert!(
                error.to_string().contains(&format!("only documents in UTF-8 are read; this one is in `{name}`")),
                "{error}"
            );
        }
    }
    // The bytes are met before the declaration is.
    let error = xml::from_slice::<Inner>(&latin1(&declared("latin1"))).unwrap_err();
    assert!(error.to_string().contains("`latin1`"), "{error}");
}

#[test]
fn ascii_is_utf8_where_the_document_is_ascii() {
    let value = Inner { name: "e".into(), ..empty() };
    for encoding in ["US-ASCII", "us-ascii", "ascii", "ANSI_X3.4-1968", "ISO646-US", "cp367", "csASCII"] {
        let document = declared(encoding).replace('é', "e");
        assert_eq!(xml::from_str::<Inner>(&document).unwrap(), value, "{document}");
        for document in [
            declared(encoding),
            format!("{document}<!--é-->"),
            document.replace("<name>", "<name é='1'>"),
            document.replace("<Inner>", "<Inner><!--é-->"),
            document.replace("<name>", "<other>é</other><name>"),
        ] {
            let options = Options::new().ignore_unknown_fields(true);
            for step in [1, 1000] {
                let pieces = Pieces(document.as_bytes(), step);
                let streamed = ElementReader::with_options(pieces, "none", options.clone()).read::<Inner>();
                for error in [streamed.unwrap_err(), xml::from_str::<Inner>(&document).unwrap_err()] {
                    assert!(error.to_string().contains("in ASCII"), "{document}: {error}");
                    assert_eq!(error.offset(), document.find('é').unwrap(), "{document}: {error}");
                }
            }
        }
    }
}

#[test]
fn a_declaration_that_is_not_well_formed_is_refused() {
    for declaration in [
        r#"<?xml version="1.0"encoding="UTF-8"?>"#,
        r#"<?xml version="1.0" version="1.0"?>"#,
        r#"<?xml version="1.0" foo="bar"?>"#,
        r#"<?xml version="1.0" standalone="maybe"?>"#,
        r#"<?xml version="1.0" standalone="YES"?>"#,
        r#"<?xml version="1.0" standalone="no" encoding="UTF-8"?>"#,
        r#"<?xml version="1.0" encoding="UTF-8" encoding="latin1"?>"#,
        r#"<?xml version="1.0" Encoding="UTF-16"?>"#,
        r#"<?xml version="1.0" encodng="ISO-8859-1"?>"#,
        r#"<?xml?>"#,
        r#"<?xml ?>"#,
        r#"<?xml encoding="UTF-8"?>"#,
        r#"<?xml version="1.0'?>"#,
        r#"<?XML version="1.0"?>"#,
        r#"<?xml:a version="1.0"?><?xml version="1.0"?>"#,
    ] {
        let document = format!("{declaration}<Inner><name/></Inner>");
        for error in errors(document.as_bytes()) {
            assert!(matches!(error.kind(), Kind::Syntax { .. }), "{document}: {error}");
        }
    }
}

#[test]
fn a_document_begins_with_a_declaration_where_that_is_wanted() {
    let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    let value = Inner { x: 1, ..empty() };
    for pretty in [false, true] {
        let options = Options::new().pretty(pretty);
        let bare = options.to_string(&value).unwrap();
        assert!(bare.starts_with("<Inner>"), "{bare}");
        let declared = options.clone().declaration(true).to_string(&value).unwrap();
        let line_end = if pretty { "\n" } else { "" };
        assert_eq!(declared, format!("{declaration}{line_end}{bare}"));
        let mut written = Vec::new();
        options.declaration(true).to_writer(&mut written, &value).unwrap();
        assert_eq!(String::from_utf8(written).unwrap(), declared);
    }
}

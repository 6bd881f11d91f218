//! Documents in other encodings than UTF-8 are refused, and the error says so.

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
    for encoding in ["UTF-8", "utf-8", "utf8", "US-ASCII"] {
        for document in [declared(encoding), format!("\u{feff}{}", declared(encoding))] {
            assert_eq!(xml::from_slice::<Inner>(document.as_bytes()).unwrap(), value, "{document}");
            assert_eq!(xml::from_reader::<Inner>(document.as_bytes()).unwrap(), value, "{document}");
        }
    }
    assert_eq!(xml::from_str::<Inner>(&format!("\u{feff}{DOCUMENT}")).unwrap(), value);
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

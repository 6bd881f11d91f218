//! Strings and bytes.

use std::borrow::Cow;

use wireform::{
    DecodeErrorKind, Message,
    text::{self, Options},
};

use crate::{
    check, refused,
    types::{Scalars, empty},
};

const BACKSLASH: &str = "a backslash stands before one of `abfnrtv?'\"\\`, octal digits, `x`, `u` or `U`";

/// Reads a literal as bytes, and checks that a string is read the same wherever these are UTF-8.
#[track_caller]
fn literal(input: &str) -> Result<Vec<u8>, String> {
    let data = text::from_str::<Scalars>(&format!("data: {input}")).map(|scalars| scalars.data);
    let text = text::from_str::<Scalars>(&format!("text: {input}")).map(|scalars| scalars.text);
    match (&data, &text) {
        (Ok(data), Ok(text)) => assert_eq!(data, text.as_bytes(), "{input}"),
        (Ok(data), Err(error)) => {
            assert!(std::str::from_utf8(data).is_err(), "{input}: {error}");
            assert_eq!(error.kind(), &DecodeErrorKind::InvalidUtf8, "{input}");
        }
        (Err(data), text) => {
            let text = text.as_ref().expect_err(input);
            assert_eq!((data.kind(), data.offset()), (text.kind(), text.offset()), "{input}");
        }
    }
    data.map_err(|error| error.kind().to_string())
}

#[test]
fn literals_have_either_quotes_and_may_come_in_pieces() {
    for (input, value) in [
        (r#""""#, ""),
        ("''", ""),
        (r#""it's""#, "it's"),
        (r#"'"quoted"'"#, "\"quoted\""),
        ("'a' \"b\"\n# between\n'c'", "abc"),
        ("\"first\"\"second\"'third''fourth'", "firstsecondthirdfourth"),
        ("'# no comment'", "# no comment"),
        ("'é' \"水\" '🦀'", "é水🦀"),
        ("'\t\r\u{1}\u{7f}'", "\t\r\u{1}\u{7f}"),
    ] {
        assert_eq!(literal(input), Ok(value.into()), "{input}");
    }
}

#[test]
fn escapes_stand_for_bytes_and_characters() {
    for (input, value) in [
        (r#"'\a\b\f\n\r\t\v\?\\\'\"'"#, &b"\x07\x08\x0c\n\r\t\x0b?\\'\""[..]),
        (r"'\341\210\264'", "\u{1234}".as_bytes()),
        (r"'\xe1\x88\XB4'", "\u{1234}".as_bytes()),
        (r"'\u1234\U00001234\U00010437\U0010ffff'", "\u{1234}\u{1234}\u{10437}\u{10ffff}".as_bytes()),
        (r"'\1234\5Hello\0'", b"S4\x05Hello\0"),
        (r"'\x213\xFHello\x3world'", b"!3\x0fHello\x03world"),
        (r"'\300\xff\377'", b"\xc0\xff\xff"),
        (r"'\303' '\251'", "é".as_bytes()),
        (r"'\8'", b""),
    ] {
        if value.is_empty() {
            assert_eq!(literal(input), Err(BACKSLASH.into()), "{input}");
        } else {
            assert_eq!(literal(input), Ok(value.into()), "{input}");
        }
    }
}

#[test]
fn other_escapes_are_refused() {
    let digits = "`\\u` stands before four hexadecimal digits, `\\U` before eight";
    let code_point = "an escape is a code point up to U+10FFFF, and no surrogate";
    for (input, words) in [
        (r"'\l'", BACKSLASH),
        (r"'\é'", BACKSLASH),
        ("'\\\n'", BACKSLASH),
        ("'\\\0'", BACKSLASH),
        (r"'\x'", "`\\x` stands before hexadecimal digits"),
        (r"'\xg'", "`\\x` stands before hexadecimal digits"),
        (r"'\400'", "an octal escape is a byte, at most `\\377`"),
        (r"'\u123'", digits),
        (r"'\u12é4'", digits),
        (r"'\U0001234'", digits),
        (r"'\U00110000'", code_point),
        (r"'\ud801\udc37'", code_point),
        (r"'\udc00'", code_point),
        (r"'\U0000d800'", code_point),
        (r"'\UFFFFFFFF'", code_point),
    ] {
        assert_eq!(literal(input), Err(words.into()), "{input}");
    }
}

#[test]
fn an_error_in_a_string_stands_where_it_is() {
    refused::<Scalars>(
        "text: 'a' 'bc\\l'",
        "Scalars.text: a backslash stands before one of `abfnrtv?'\"\\`, octal digits, `x`, `u` or `U` at line 1 column 14",
    );
    refused::<Scalars>(
        "text: 'a' '\\377'",
        "Scalars.text: string is not UTF-8; use a bytes field for arbitrary bytes at line 1 column 7",
    );
    refused::<Scalars>(
        "text: 'a\nb'",
        "Scalars.text: a string ends on its line, and has line ends and NUL as `\\n` and `\\0` at line 1 column 9",
    );
    refused::<Scalars>(
        "text: 'a\0b'",
        "Scalars.text: a string ends on its line, and has line ends and NUL as `\\n` and `\\0` at line 1 column 9",
    );
    for unfinished in ["text: 'a", "text: 'a\\", "text: 'a\\'", "text: \"", "text: 'a' \"'"] {
        let error = text::from_str::<Scalars>(unfinished).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (&DecodeErrorKind::UnexpectedEnd, unfinished.len()), "{unfinished}");
    }
    refused::<Scalars>("text: abc", "Scalars.text: expected a string in quotes, found `abc` at line 1 column 7");
    refused::<Scalars>("data: 1", "Scalars.data: expected a string in quotes, found `1` at line 1 column 7");
}

#[test]
fn strings_are_written_with_the_escapes_of_c() {
    let text: String = ('\0'..='\u{80}').chain("é水🦀".chars()).collect();
    let controls = r"\000\001\002\003\004\005\006\007\010\t\n\013\014\r\016\017\020\021\022\023\024\025\026\027\030\031\032\033\034\035\036\037";
    let printable =
        r##" !\"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"##;
    let data = text.clone().into_bytes();
    let scalars = Scalars { text, data, ..empty() };
    let octal = r"\302\200\303\251\346\260\264\360\237\246\200";
    let lines = [
        format!("text: \"{controls}{printable}\\177\u{80}é水🦀\""),
        format!("data: \"{controls}{printable}\\177{octal}\""),
    ];
    check(&scalars, &[&lines[0], &lines[1]]);
    let ascii = Options::new().ascii(true).to_string(&scalars).unwrap();
    assert_eq!(
        ascii,
        format!("text: \"{controls}{printable}\\177{octal}\"\ndata: \"{controls}{printable}\\177{octal}\"\n")
    );
}

#[derive(Message, Debug, PartialEq)]
struct Borrowing<'a> {
    #[proto(1)]
    text: &'a str,
    #[proto(2)]
    data: &'a [u8],
    #[proto(3)]
    either: Cow<'a, str>,
}

#[test]
fn a_literal_without_escapes_is_borrowed() {
    let input = r#"text: "a" data: 'é' either: "b""#;
    let read: Borrowing<'_> = text::from_str(input).unwrap();
    assert_eq!(read, Borrowing { text: "a", data: "é".as_bytes(), either: "b".into() });
    assert!(matches!(read.either, Cow::Borrowed(_)));
    let joined: Borrowing<'_> = text::from_str("either: 'a' 'b'").unwrap();
    assert!(matches!(joined.either, Cow::Owned(text) if text == "ab"));
    for (input, path) in [("text: '\\n'", "Borrowing.text"), ("data: 'a' 'b'", "Borrowing.data")] {
        let error = text::from_str::<Borrowing<'_>>(input).unwrap_err();
        assert!(matches!(error.kind(), DecodeErrorKind::CannotBorrow { .. }), "{error}");
        assert_eq!((error.path(), error.offset()), (path, 6));
    }
}

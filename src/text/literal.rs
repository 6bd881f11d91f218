//! Strings on the way in: literals, which may come in pieces, and their escapes.

use alloc::{borrow::Cow, string::String, vec::Vec};

use super::lexer::{Lexer, syntax};
use crate::error::{DecodeError, DecodeErrorKind, Result};

/// Reads a string, borrowed where it is one literal without escapes.
pub(super) fn read_string<'de>(lexer: &mut Lexer<'de>) -> Result<Cow<'de, str>> {
    let start = lexer.offset();
    match read(lexer)? {
        Literals::One(text) => Ok(Cow::Borrowed(text)),
        Literals::Joined(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Owned(text)),
            Err(_) => Err(DecodeError::new(DecodeErrorKind::InvalidUtf8, start)),
        },
    }
}

/// Reads bytes, borrowed where they are one literal without escapes.
pub(super) fn read_bytes<'de>(lexer: &mut Lexer<'de>) -> Result<Cow<'de, [u8]>> {
    Ok(match read(lexer)? {
        Literals::One(text) => Cow::Borrowed(text.as_bytes()),
        Literals::Joined(bytes) => Cow::Owned(bytes),
    })
}

/// A string of one or more literals.
enum Literals<'de> {
    /// One without escapes.
    One(&'de str),
    Joined(Vec<u8>),
}

fn read<'de>(lexer: &mut Lexer<'de>) -> Result<Literals<'de>> {
    if !is_literal(lexer) {
        return Err(lexer.unexpected("a string in quotes"));
    }
    let start = lexer.offset();
    let (first, escaped) = lexer.literal()?;
    if !escaped && !is_literal(lexer) {
        return Ok(Literals::One(first));
    }
    let mut bytes = Vec::new();
    unescape(first, start + 1, &mut bytes)?;
    while is_literal(lexer) {
        let start = lexer.offset();
        unescape(lexer.literal()?.0, start + 1, &mut bytes)?;
    }
    Ok(Literals::Joined(bytes))
}

/// Returns whether a string literal comes next.
pub(super) fn is_literal(lexer: &Lexer<'_>) -> bool {
    matches!(lexer.peek(), Some(b'"' | b'\''))
}

/// Appends what a literal stands for that begins at `offset`.
fn unescape(literal: &str, offset: usize, out: &mut Vec<u8>) -> Result<()> {
    let mut rest = literal;
    while let Some((plain, behind)) = rest.split_once('\\') {
        out.extend_from_slice(plain.as_bytes());
        let at = offset + (literal.len() - behind.len() - 1);
        rest = push_escape(behind, out).map_err(|message| syntax(message, at))?;
    }
    out.extend_from_slice(rest.as_bytes());
    Ok(())
}

/// Appends what an escape stands for, whose backslash comes before `text`, and returns what is behind it.
fn push_escape<'t>(text: &'t str, out: &mut Vec<u8>) -> Result<&'t str, &'static str> {
    let simple = match text.as_bytes().first() {
        Some(b'a') => 0x07,
        Some(b'b') => 0x08,
        Some(b'f') => 0x0c,
        Some(b'n') => b'\n',
        Some(b'r') => b'\r',
        Some(b't') => b'\t',
        Some(b'v') => 0x0b,
        Some(byte @ (b'?' | b'\\' | b'\'' | b'"')) => *byte,
        Some(b'0'..=b'7') => return push_octal(text, out),
        Some(b'x' | b'X') => return push_hexadecimal(tail(text, 1), out),
        Some(b'u') => return push_code_point(tail(text, 1), 4, out),
        Some(b'U') => return push_code_point(tail(text, 1), 8, out),
        _ => return Err("a backslash stands before one of `abfnrtv?'\"\\`, octal digits, `x`, `u` or `U`"),
    };
    out.push(simple);
    Ok(tail(text, 1))
}

/// Appends the byte of one to three octal digits.
fn push_octal<'t>(text: &'t str, out: &mut Vec<u8>) -> Result<&'t str, &'static str> {
    let (digits, rest) = split_digits(text, 8, 3);
    out.push(u8::from_str_radix(digits, 8).map_err(|_| "an octal escape is a byte, at most `\\377`")?);
    Ok(rest)
}

/// Appends the byte of one or two hexadecimal digits.
fn push_hexadecimal<'t>(text: &'t str, out: &mut Vec<u8>) -> Result<&'t str, &'static str> {
    let (digits, rest) = split_digits(text, 16, 2);
    out.push(u8::from_str_radix(digits, 16).map_err(|_| "`\\x` stands before hexadecimal digits")?);
    Ok(rest)
}

/// Appends the UTF-8 of a code point of so many hexadecimal digits.
fn push_code_point<'t>(text: &'t str, len: usize, out: &mut Vec<u8>) -> Result<&'t str, &'static str> {
    let (digits, rest) = split_digits(text, 16, len);
    if digits.len() < len {
        return Err("`\\u` stands before four hexadecimal digits, `\\U` before eight");
    }
    let letter = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    let letter = letter.ok_or("an escape is a code point up to U+10FFFF, and no surrogate")?;
    out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
    Ok(rest)
}

/// Splits the digits off that come first, `most` at most.
fn split_digits(text: &str, radix: u32, most: usize) -> (&str, &str) {
    let len = text.chars().take(most).take_while(|letter| letter.is_digit(radix)).count();
    text.split_at_checked(len).unwrap_or((text, ""))
}

fn tail(text: &str, len: usize) -> &str {
    text.get(len..).unwrap_or_default()
}

//! The tokens of a text.
//!
//! [`Lexer`] stands at a token or at the end, always: what consumes a token goes behind the white space and the comments
//! that follow, so looking at what comes next costs nothing. Errors have an offset only; `read.rs` adds the rest.

use alloc::{borrow::Cow, string::String};
use core::fmt;

use super::{
    names::{begins_identifier, continues_identifier},
    number::{Form, Number},
};
use crate::{
    error::{DecodeError, DecodeErrorKind, Result},
    excerpt,
};

/// A cursor over the text.
#[derive(Debug)]
pub(super) struct Lexer<'de> {
    text: &'de str,
    /// Where the next token begins.
    at: usize,
}

impl<'de> Lexer<'de> {
    pub(super) fn new(text: &'de str) -> Self {
        let mut lexer = Self { text, at: 0 };
        lexer.advance(if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 });
        lexer
    }

    /// Returns where the next token begins.
    pub(super) fn offset(&self) -> usize {
        self.at
    }

    /// Returns the first byte of the next token; `None` at the end.
    pub(super) fn peek(&self) -> Option<u8> {
        self.rest().as_bytes().first().copied()
    }

    /// Consumes a token of one character, if it comes next.
    pub(super) fn eat(&mut self, symbol: u8) -> bool {
        let found = self.peek() == Some(symbol);
        if found {
            self.advance(1);
        }
        found
    }

    /// Consumes a token of one character.
    pub(super) fn expect(&mut self, symbol: u8, expected: &'static str) -> Result<()> {
        if self.eat(symbol) { Ok(()) } else { Err(self.unexpected(expected)) }
    }

    /// Consumes the bracket that begins a message, and returns the one that ends it.
    pub(super) fn open_message(&mut self) -> Result<u8> {
        if self.eat(b'{') {
            return Ok(b'}');
        }
        self.expect(b'<', "`{` or `<`")?;
        Ok(b'>')
    }

    /// Consumes what may stand behind a field.
    pub(super) fn separator(&mut self) {
        if !self.eat(b';') {
            self.eat(b',');
        }
    }

    /// Returns the identifier that comes next.
    pub(super) fn peek_identifier(&self) -> Option<&'de str> {
        let rest = self.rest();
        let len = run(rest.as_bytes(), |byte| continues_identifier(*byte));
        if rest.starts_with(begins_identifier) { rest.get(..len) } else { None }
    }

    /// Consumes an identifier, if one comes next.
    pub(super) fn identifier(&mut self) -> Option<&'de str> {
        let name = self.peek_identifier()?;
        self.advance(name.len());
        Some(name)
    }

    /// Consumes what can stand for a field's name: an identifier, the number of an unknown field, or the name of an
    /// extension or of a message's type, with its brackets and without the spaces in them.
    pub(super) fn field_name(&mut self) -> Result<Cow<'de, str>> {
        match self.peek() {
            Some(b'[') => self.bracketed(),
            Some(b'0'..=b'9') => self.number().map(|number| Cow::Borrowed(number.digits)),
            _ => self.identifier().map(Cow::Borrowed).ok_or_else(|| self.unexpected("the name of a field")),
        }
    }

    /// Consumes `[package.name]` or `[domain/package.Name]`.
    fn bracketed(&mut self) -> Result<Cow<'de, str>> {
        let start = self.at;
        self.advance(1);
        let mut name = String::from("[");
        while !self.eat(b']') {
            if self.is_second_word(&name) {
                return Err(self.unexpected("`]`"));
            }
            match self.identifier() {
                Some(part) => name.push_str(part),
                None => name.push(self.url_symbol()?),
            }
        }
        name.push(']');
        if is_type_name(&name) {
            return Ok(Cow::Owned(name));
        }
        let expected = "`[package.name]` or `[domain/package.Name]`";
        Err(DecodeError::new(DecodeErrorKind::UnexpectedValue { expected }, start))
    }

    /// Whether a word follows the one at the end of a name, with a space or a comment in between.
    fn is_second_word(&self, name: &str) -> bool {
        let continues = |text: &str| text.bytes().next_back().is_some_and(continues_identifier);
        let follows = self.peek().is_some_and(continues_identifier);
        follows && continues(name) && !self.text.get(..self.at).is_some_and(continues)
    }

    /// Consumes a character that is no letter and may stand in the name of a type.
    fn url_symbol(&mut self) -> Result<char> {
        match self.peek() {
            Some(byte) if is_url_byte(byte) => {
                self.advance(1);
                Ok(char::from(byte))
            }
            _ => Err(self.unexpected("`]`")),
        }
    }

    /// Consumes a number without a sign, whose first character was seen.
    pub(super) fn number(&mut self) -> Result<Number<'de>> {
        let rest = self.rest();
        let (form, prefix, len) = scan_number(rest.as_bytes()).map_err(|message| self.syntax(message))?;
        let end = match rest.as_bytes().get(len) {
            Some(b'f' | b'F') if matches!(form, Form::Decimal | Form::Float) => len + 1,
            _ => len,
        };
        if let Some(next) = rest.as_bytes().get(end)
            && (continues_identifier(*next) || *next == b'.')
        {
            return Err(self.syntax("a number ends with white space before a letter, digit or point"));
        }
        let form = if end > len { Form::Float } else { form };
        self.advance(end);
        Ok(Number { form, digits: rest.get(prefix..len).unwrap_or_default() })
    }

    /// Consumes a string literal, whose quote was seen: what is between the quotes, and whether it has escapes.
    pub(super) fn literal(&mut self) -> Result<(&'de str, bool)> {
        let rest = self.rest();
        let quote = rest.as_bytes().first().copied().unwrap_or_default();
        let (mut len, mut escaped) = (1, false);
        loop {
            match rest.as_bytes().get(len) {
                None => return Err(DecodeError::new(DecodeErrorKind::UnexpectedEnd, self.text.len())),
                Some(b'\\') => {
                    escaped = true;
                    len += 2;
                }
                Some(b'\n' | 0) => {
                    let message = "a string ends on its line, and has line ends and NUL as `\\n` and `\\0`";
                    return Err(syntax(message, self.at + len));
                }
                Some(byte) if *byte == quote => break,
                Some(_) => len += 1,
            }
        }
        self.advance(len + 1);
        Ok((rest.get(1..len).unwrap_or_default(), escaped))
    }

    /// Makes the error for a token that cannot stand here.
    #[cold]
    pub(super) fn unexpected(&self, expected: &'static str) -> DecodeError {
        let Some(found) = self.rest().chars().next() else {
            return DecodeError::new(DecodeErrorKind::UnexpectedEnd, self.at);
        };
        let found = match self.rest().split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').next() {
            Some(word) if (1..=32).contains(&word.len()) => word.into(),
            _ => String::from(found),
        };
        syntax(format_args!("expected {expected}, found `{}`", found.escape_debug()), self.at)
    }

    /// Makes an error at the next token.
    #[cold]
    pub(super) fn syntax(&self, message: &'static str) -> DecodeError {
        syntax(message, self.at)
    }

    fn rest(&self) -> &'de str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes `len` bytes further, and behind the white space and the comments there.
    fn advance(&mut self, len: usize) {
        self.at += len;
        loop {
            let rest = self.rest().as_bytes();
            self.at += rest.iter().position(|byte| !is_space(*byte)).unwrap_or(rest.len());
            let rest = self.rest().as_bytes();
            if rest.first() != Some(&b'#') {
                return;
            }
            self.at += rest.iter().position(|byte| matches!(byte, b'\n' | 0)).unwrap_or(rest.len());
        }
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// Returns whether a name in brackets is one of identifiers with points between them, and has a domain or none before its last slash.
pub(super) fn is_type_name(bracketed: &str) -> bool {
    let name = bracketed.trim_matches(['[', ']']);
    let (domain, name) = name.rsplit_once('/').map_or((None, name), |(domain, name)| (Some(domain), name));
    let is_domain = domain.is_none_or(|domain| {
        let begins = domain.bytes().next().is_some_and(|byte| byte != b'/');
        begins && domain.bytes().all(is_url_byte) && is_percent_encoded(domain)
    });
    is_domain && name.split('.').all(super::names::is_identifier)
}

/// Whether a domain, or the path behind it, may have the character.
fn is_url_byte(byte: u8) -> bool {
    continues_identifier(byte) || b"./-~!$&()*+,;=%".contains(&byte)
}

/// Whether two hexadecimal digits follow each `%`.
fn is_percent_encoded(domain: &str) -> bool {
    let encodes =
        |part: &str| part.as_bytes().first_chunk::<2>().is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
    domain.split('%').skip(1).all(encodes)
}

/// Finds the end of a number: its form, the length of its prefix, and the length of all before a suffix.
fn scan_number(bytes: &[u8]) -> Result<(Form, usize, usize), &'static str> {
    match bytes {
        [b'0', b'x' | b'X', digits @ ..] => match run(digits, u8::is_ascii_hexdigit) {
            0 => Err("`0x` stands before hexadecimal digits"),
            len => Ok((Form::Hexadecimal, 2, 2 + len)),
        },
        [b'0', b'0'..=b'9', ..] => {
            let len = run(bytes, |byte| matches!(byte, b'0'..=b'7'));
            match bytes.get(len) {
                Some(b'8' | b'9') => Err("a number that begins with a zero is octal"),
                _ => Ok((Form::Octal, 1, len)),
            }
        }
        _ => scan_decimal(bytes),
    }
}

fn scan_decimal(bytes: &[u8]) -> Result<(Form, usize, usize), &'static str> {
    let mut len = run(bytes, u8::is_ascii_digit);
    let mut form = Form::Decimal;
    if let Some([b'.', fraction @ ..]) = bytes.get(len..) {
        let digits = run(fraction, u8::is_ascii_digit);
        if len + digits == 0 {
            return Err("a point stands beside digits");
        }
        form = Form::Float;
        len += 1 + digits;
    }
    if let Some([b'e' | b'E', exponent @ ..]) = bytes.get(len..) {
        let sign = usize::from(matches!(exponent, [b'+' | b'-', ..]));
        let digits = run(exponent.get(sign..).unwrap_or_default(), u8::is_ascii_digit);
        if digits == 0 {
            return Err("`e` stands before the digits of an exponent");
        }
        form = Form::Float;
        len += 1 + sign + digits;
    }
    Ok((form, 0, len))
}

/// Returns how many bytes come first that `belongs` takes.
fn run(bytes: &[u8], belongs: impl Fn(&u8) -> bool) -> usize {
    bytes.iter().position(|byte| !belongs(byte)).unwrap_or(bytes.len())
}

/// Makes an error about text that is not in this format.
#[cold]
pub(super) fn syntax(message: impl fmt::Display, offset: usize) -> DecodeError {
    DecodeError::new(DecodeErrorKind::Syntax { message: excerpt::words(message) }, offset)
}

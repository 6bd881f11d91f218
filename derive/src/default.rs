//! Default values: `default = "8080"`, as a `.proto` file spells them, or a literal of Rust.

use proc_macro2::Span;
use syn::{Expr, ExprLit, ExprUnary, Lit, LitStr, UnOp, spanned::Spanned};

/// A default value, in all forms that a field may need.
#[derive(Clone)]
pub(crate) struct DefaultValue {
    /// As a descriptor has it.
    pub(crate) text: String,
    /// The text as bytes, where its escapes are well-formed.
    pub(crate) bytes: Option<Vec<u8>>,
    pub(crate) span: Span,
}

impl DefaultValue {
    /// Returns the value of a string literal.
    pub(crate) fn of_text(literal: &LitStr) -> Self {
        let text = literal.value();
        Self { bytes: unescape(text.as_bytes()), text, span: literal.span() }
    }

    /// Returns the value of another literal; `None` where it is none.
    pub(crate) fn of(expression: &Expr) -> Option<Self> {
        let text = match expression {
            Expr::Lit(ExprLit { lit: Lit::ByteStr(bytes), .. }) => {
                let bytes = bytes.value();
                return Some(Self { text: escape(&bytes), bytes: Some(bytes), span: expression.span() });
            }
            Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => number.base10_digits().to_owned(),
            Expr::Lit(ExprLit { lit: Lit::Float(number), .. }) => number.base10_digits().to_owned(),
            Expr::Lit(ExprLit { lit: Lit::Bool(value), .. }) => value.value.to_string(),
            Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => format!("-{}", Self::of(expr)?.text),
            _ => return None,
        };
        Some(Self { text, bytes: None, span: expression.span() })
    }

    /// Returns the value as a `float` and as a `double`, as far as it is a number.
    ///
    /// A number that is too large is none, and infinity has one spelling.
    pub(crate) fn floats(&self) -> (Option<f32>, Option<f64>) {
        let special = ["inf", "-inf", "nan"].contains(&self.text.as_str());
        let (float, double) = (self.text.parse().ok(), self.text.parse().ok());
        (
            float.filter(|value: &f32| special || value.is_finite()),
            double.filter(|value: &f64| special || value.is_finite()),
        )
    }
}

/// Writes bytes with C escapes.
fn escape(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| byte.escape_ascii()).map(char::from).collect()
}

/// Reads bytes with C escapes; `None` where one is none.
fn unescape(text: &[u8]) -> Option<Vec<u8>> {
    let (mut bytes, mut rest) = (Vec::new(), text);
    while let [first, tail @ ..] = rest {
        (bytes, rest) = match (first, tail) {
            (b'\\', [b'x' | b'X', tail @ ..]) => digits(bytes, tail, 16, 2)?,
            (b'\\', [b'0'..=b'7', ..]) => digits(bytes, tail, 8, 3)?,
            (b'\\', [letter, tail @ ..]) => (with(bytes, escaped(*letter)?), tail),
            (b'\\', []) => return None,
            _ => (with(bytes, *first), tail),
        };
    }
    Some(bytes)
}

fn with(mut bytes: Vec<u8>, byte: u8) -> Vec<u8> {
    bytes.push(byte);
    bytes
}

/// Returns the byte that a letter behind a backslash stands for.
fn escaped(letter: u8) -> Option<u8> {
    Some(match letter {
        b'a' => 7,
        b'b' => 8,
        b't' => b'\t',
        b'n' => b'\n',
        b'v' => 11,
        b'f' => 12,
        b'r' => b'\r',
        b'\\' | b'\'' | b'"' | b'?' => letter,
        _ => return None,
    })
}

/// Reads up to `most` digits as one byte.
fn digits(bytes: Vec<u8>, text: &[u8], radix: u32, most: usize) -> Option<(Vec<u8>, &[u8])> {
    let count = text.iter().take(most).take_while(|digit| char::from(**digit).is_digit(radix)).count();
    let (digits, rest) = text.split_at(count);
    let value = u8::from_str_radix(str::from_utf8(digits).ok()?, radix).ok()?;
    Some((with(bytes, value), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_are_finite_or_spelled_as_in_descriptors() {
        let floats = |text: &str| DefaultValue { text: text.to_owned(), bytes: None, span: Span::call_site() }.floats();
        assert_eq!(floats("-inf"), (Some(f32::NEG_INFINITY), Some(f64::NEG_INFINITY)));
        assert_eq!(floats("1e39"), (None, Some(1e39)));
        for wrong in ["1e400", "INF", "infinity", "NaN", "+inf", "x", ""] {
            assert_eq!(floats(wrong), (None, None), "{wrong}");
        }
    }

    #[test]
    fn escapes_are_those_of_c() {
        assert_eq!(unescape(br#"a\n\x41\101\\\"\0"#).as_deref(), Some(&b"a\nAA\\\"\0"[..]));
        assert_eq!(unescape(br"\a\b\t\v\f\r\'\?").as_deref(), Some(&b"\x07\x08\t\x0b\x0c\r'?"[..]));
        for wrong in [r"\", r"\q", r"\x", r"\777"] {
            assert_eq!(unescape(wrong.as_bytes()), None, "{wrong}");
        }
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(unescape(escape(&all).as_bytes()), Some(all));
    }
}

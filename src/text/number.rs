//! Numbers, from their tokens and to them.

use alloc::string::String;
use core::str::FromStr;

use crate::error::DecodeErrorKind;

/// How a number is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Decimal,
    Octal,
    Hexadecimal,
    /// With a fraction, an exponent or an `f`.
    Float,
}

/// A number without a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number<'de> {
    pub(super) form: Form,
    /// What is between the prefix `0x` and the suffix `f`.
    pub(super) digits: &'de str,
}

impl Number<'_> {
    /// Returns the integer of the type called `name`.
    pub(super) fn integer<T: TryFrom<i128>>(self, negative: bool, name: &'static str) -> Result<T, DecodeErrorKind> {
        let radix = match self.form {
            Form::Decimal => 10,
            Form::Octal => 8,
            Form::Hexadecimal => 16,
            Form::Float => return Err(DecodeErrorKind::UnexpectedValue { expected: "an integer" }),
        };
        // Only a number of more than 64 bits is refused here.
        let magnitude = u64::from_str_radix(self.digits, radix).map(i128::from);
        let value = magnitude.map(|magnitude| if negative { -magnitude } else { magnitude });
        value.ok().and_then(|value| value.try_into().ok()).ok_or(DecodeErrorKind::OutOfRange { expected: name })
    }

    /// Returns the float that is nearest, an infinity where the number is too large.
    pub(super) fn float<F: FromStr>(self) -> Result<F, DecodeErrorKind> {
        let parsed = match self.form {
            Form::Decimal | Form::Float => self.digits.parse().ok(),
            Form::Octal | Form::Hexadecimal => None,
        };
        parsed.ok_or(DecodeErrorKind::UnexpectedValue { expected: "a decimal number" })
    }
}

/// What the name of a float says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Special {
    Infinity,
    Nan,
}

/// Returns what a name stands for where a float is expected, in any case.
pub(super) fn special(name: &str) -> Option<Special> {
    let is = |text: &str| name.eq_ignore_ascii_case(text);
    match () {
        () if is("inf") || is("infinity") => Some(Special::Infinity),
        () if is("nan") => Some(Special::Nan),
        () => None,
    }
}

/// Appends a float: the fewest digits that read back as the same one.
pub(super) fn push_float<F: zmij::Float + Into<f64> + Copy>(out: &mut String, value: F) {
    let wide: f64 = value.into();
    if wide.is_nan() {
        out.push_str("nan");
    } else if wide.is_infinite() {
        out.push_str(if wide > 0.0 { "inf" } else { "-inf" });
    } else {
        let mut buffer = zmij::Buffer::new();
        let digits = buffer.format_finite(value);
        out.push_str(digits.strip_suffix(".0").unwrap_or(digits));
    }
}

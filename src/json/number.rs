//! Numbers from their text, exactly: an integer never goes through a float, nor an `f32` through an `f64`.

use crate::error::DecodeErrorKind;

/// A Rust type that a JSON number stands for.
pub(super) trait Number: Sized {
    /// What a value of another JSON type is told to be.
    const EXPECTED: &'static str;

    /// Reads a number as JSON spells it.
    fn from_text(text: &str) -> Result<Self, DecodeErrorKind>;

    /// Reads a number whose spelling was checked.
    #[inline]
    fn from_scanned(text: &str) -> Result<Self, DecodeErrorKind> {
        Self::from_text(text)
    }

    /// Reads a string: a number, or what only a string can say.
    fn from_string(text: &str) -> Result<Self, DecodeErrorKind> {
        Self::from_text(text)
    }

    /// Takes an integer that a deserializer has parsed already.
    fn from_unsigned(number: u64) -> Result<Self, DecodeErrorKind>;

    /// As [`from_unsigned`](Self::from_unsigned).
    fn from_signed(number: i64) -> Result<Self, DecodeErrorKind>;

    /// Takes a float that a deserializer has parsed already.
    fn from_float(number: f64) -> Result<Self, DecodeErrorKind>;

    /// Takes an integer of which the digits were read.
    #[inline]
    fn from_magnitude(negative: bool, magnitude: u64) -> Result<Self, DecodeErrorKind> {
        if !negative {
            return Self::from_unsigned(magnitude);
        }
        match 0_i64.checked_sub_unsigned(magnitude) {
            Some(number) => Self::from_signed(number),
            None => Err(Self::out_of_range()),
        }
    }

    /// Makes the error for a number that the type does not have.
    fn out_of_range() -> DecodeErrorKind;
}

/// A number without an exponent, of at most 19 digits: `-12.50` has the magnitude 1250 and two places.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decimal<'a> {
    pub(super) text: &'a str,
    pub(super) negative: bool,
    pub(super) magnitude: u64,
    /// How many digits stand behind the point; at most 19.
    pub(super) places: usize,
}

impl Decimal<'_> {
    /// Returns the nearest `f64`, where one division of numbers that are exact gives it: the magnitude has 53 bits at
    /// most, and the powers of ten up to 10²² are exact.
    #[inline]
    fn quotient(self) -> Option<f64> {
        const POWERS: [f64; 20] = [
            1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
            1e19,
        ];
        if self.magnitude > 1 << 53 {
            return None;
        }
        let number = self.magnitude as f64 / POWERS.get(self.places)?;
        Some(if self.negative { -number } else { number })
    }
}

/// A float, which a short decimal is in one step.
pub(super) trait Float: Number {
    /// Returns the float that is nearest.
    fn from_decimal(decimal: Decimal<'_>) -> Result<Self, DecodeErrorKind>;
}

impl Float for f64 {
    #[inline]
    fn from_decimal(decimal: Decimal<'_>) -> Result<Self, DecodeErrorKind> {
        match decimal.quotient() {
            Some(number) => Ok(number),
            None => Self::from_scanned(decimal.text),
        }
    }
}

impl Float for f32 {
    #[inline]
    fn from_decimal(decimal: Decimal<'_>) -> Result<Self, DecodeErrorKind> {
        /// The bits that an `f64` has more, and the first of them: what lies in the middle of two `f32`s.
        const REST: u64 = (1 << 29) - 1;
        const MIDDLE: u64 = 1 << 28;
        match decimal.quotient() {
            // Rounded twice is rounded once, unless the first step ends in the middle. No quotient is below 10⁻¹⁹, where
            // an `f32` would have fewer bits.
            Some(number) if number.to_bits() & REST != MIDDLE => Ok(number as Self),
            _ => Self::from_scanned(decimal.text),
        }
    }
}

macro_rules! integer {
    ($($type:ident, $name:literal;)*) => {
        $(
            impl Number for $type {
                const EXPECTED: &'static str = "an integer";

                #[inline]
                fn from_text(text: &str) -> Result<Self, DecodeErrorKind> {
                    let integer = match Integer::short(text) {
                        Some(integer) => integer,
                        None => Integer::parse(text, $name)?,
                    };
                    integer.signed().and_then(|number| number.try_into().ok()).ok_or_else(|| out_of_range($name))
                }

                #[inline]
                fn from_unsigned(number: u64) -> Result<Self, DecodeErrorKind> {
                    number.try_into().map_err(|_| out_of_range($name))
                }

                #[inline]
                fn from_signed(number: i64) -> Result<Self, DecodeErrorKind> {
                    number.try_into().map_err(|_| out_of_range($name))
                }

                fn out_of_range() -> DecodeErrorKind {
                    out_of_range($name)
                }

                fn from_float(number: f64) -> Result<Self, DecodeErrorKind> {
                    // A cast saturates, so a float that is no such integer does not survive it; 2^64 as an i128 does.
                    let whole = number as i128;
                    if whole as f64 != number {
                        return Err(out_of_range($name));
                    }
                    whole.try_into().map_err(|_| out_of_range($name))
                }
            }
        )*
    };
}

integer! {
    i32, "int32";
    i64, "int64";
    u32, "uint32";
    u64, "uint64";
}

macro_rules! float {
    ($($type:ident, $name:literal;)*) => {
        $(
            impl Number for $type {
                const EXPECTED: &'static str = "a number";

                fn from_text(text: &str) -> Result<Self, DecodeErrorKind> {
                    // Rust also reads `inf`, `+1` and `.5`; JSON does not.
                    Parts::of(text).ok_or(DecodeErrorKind::UnexpectedValue { expected: Self::EXPECTED })?;
                    Self::from_scanned(text)
                }

                #[inline]
                fn from_scanned(text: &str) -> Result<Self, DecodeErrorKind> {
                    match text.parse::<$type>() {
                        Ok(number) if number.is_finite() => Ok(number),
                        _ => Err(out_of_range($name)),
                    }
                }

                fn from_string(text: &str) -> Result<Self, DecodeErrorKind> {
                    match text {
                        "NaN" => Ok($type::NAN),
                        "Infinity" => Ok($type::INFINITY),
                        "-Infinity" => Ok($type::NEG_INFINITY),
                        number => Self::from_text(number),
                    }
                }

                #[inline]
                fn from_unsigned(number: u64) -> Result<Self, DecodeErrorKind> {
                    Ok(number as $type)
                }

                #[inline]
                fn from_signed(number: i64) -> Result<Self, DecodeErrorKind> {
                    Ok(number as $type)
                }

                fn out_of_range() -> DecodeErrorKind {
                    out_of_range($name)
                }

                fn from_float(number: f64) -> Result<Self, DecodeErrorKind> {
                    let narrow = number as $type;
                    if number.is_finite() && !narrow.is_finite() { Err(out_of_range($name)) } else { Ok(narrow) }
                }
            }
        )*
    };
}

float! {
    f32, "float";
    f64, "double";
}

fn out_of_range(expected: &'static str) -> DecodeErrorKind {
    DecodeErrorKind::OutOfRange { expected }
}

/// A whole number of at most 64 bits and a sign.
#[derive(Clone, Copy)]
struct Integer {
    negative: bool,
    magnitude: u64,
}

impl Integer {
    /// Reads plain digits that do not overflow: what nearly every integer is.
    #[inline]
    fn short(text: &str) -> Option<Self> {
        let (negative, digits) = match text.as_bytes() {
            [b'-', digits @ ..] => (true, digits),
            digits => (false, digits),
        };
        if digits.is_empty() || (digits.len() > 1 && digits.first() == Some(&b'0')) {
            return None;
        }
        let mut magnitude = 0_u64;
        for digit in digits {
            let digit = digit.wrapping_sub(b'0');
            if digit > 9 {
                return None;
            }
            magnitude = magnitude.checked_mul(10)?.checked_add(u64::from(digit))?;
        }
        Some(Self { negative, magnitude })
    }

    /// Reads any JSON number that is whole, digit by digit: `1e2`, `100.000` and `12.5e1` too.
    #[inline(never)]
    fn parse(text: &str, name: &'static str) -> Result<Self, DecodeErrorKind> {
        let parts = Parts::of(text).ok_or(DecodeErrorKind::UnexpectedValue { expected: "an integer" })?;
        parts
            .magnitude()
            .map(|magnitude| Self { negative: parts.negative, magnitude })
            .ok_or_else(|| out_of_range(name))
    }

    #[inline]
    fn signed(self) -> Option<i128> {
        let magnitude = i128::from(self.magnitude);
        Some(if self.negative { -magnitude } else { magnitude })
    }
}

/// A JSON number, taken apart: `-12.5e3`.
struct Parts<'a> {
    negative: bool,
    whole: &'a [u8],
    fraction: &'a [u8],
    exponent: i64,
}

impl<'a> Parts<'a> {
    /// Takes a number apart; `None` where the text is not one, by the grammar of JSON.
    fn of(text: &'a str) -> Option<Self> {
        let (negative, rest) = match text.as_bytes() {
            [b'-', rest @ ..] => (true, rest),
            rest => (false, rest),
        };
        let (whole, mut rest) = digits(rest);
        if whole.is_empty() || (whole.len() > 1 && whole.first() == Some(&b'0')) {
            return None;
        }
        let mut fraction = &[][..];
        if let [b'.', tail @ ..] = rest {
            (fraction, rest) = digits(tail);
            if fraction.is_empty() {
                return None;
            }
        }
        let exponent = match rest {
            [] => 0,
            [b'e' | b'E', tail @ ..] => exponent(tail)?,
            _ => return None,
        };
        Some(Self { negative, whole, fraction, exponent })
    }

    /// Returns the magnitude; `None` where it is not whole or takes more than 64 bits.
    fn magnitude(&self) -> Option<u64> {
        let point = i64::try_from(self.whole.len()).ok()?.saturating_add(self.exponent);
        let mut magnitude = 0_u64;
        let mut index = 0;
        for digit in self.whole.iter().chain(self.fraction) {
            let digit = u64::from(digit - b'0');
            if index < point {
                magnitude = magnitude.checked_mul(10)?.checked_add(digit)?;
            } else if digit != 0 {
                return None;
            }
            index += 1;
        }
        // Ends after twenty rounds, by overflow, however large the exponent.
        while index < point && magnitude != 0 {
            magnitude = magnitude.checked_mul(10)?;
            index += 1;
        }
        Some(magnitude)
    }
}

/// Splits the digits off that come first.
fn digits(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = bytes.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(bytes.len());
    bytes.split_at(end)
}

/// Reads an exponent, with a sign or without; one that is too large for anything is only kept large.
fn exponent(bytes: &[u8]) -> Option<i64> {
    let (negative, rest) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] | rest => (false, rest),
    };
    if rest.is_empty() || !rest.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let magnitude =
        rest.iter().fold(0_i64, |number, digit| number.saturating_mul(10).saturating_add(i64::from(digit - b'0')));
    Some(if negative { -magnitude } else { magnitude })
}

#[cfg(test)]
mod tests {
    use alloc::{format, string::String};

    use proptest::prelude::*;

    use super::{Decimal, Float, Parts};

    /// Takes a text of digits and a point apart.
    fn decimal(text: &str) -> Decimal<'_> {
        let parts = Parts::of(text).unwrap();
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        Decimal { text, negative: parts.negative, magnitude: digits.parse().unwrap(), places: parts.fraction.len() }
    }

    fn same_as_std(text: &str) {
        let decimal = decimal(text);
        assert_eq!(f64::from_decimal(decimal).unwrap().to_bits(), text.parse::<f64>().unwrap().to_bits(), "{text}");
        assert_eq!(f32::from_decimal(decimal).unwrap().to_bits(), text.parse::<f32>().unwrap().to_bits(), "{text}");
    }

    proptest! {
        #[test]
        fn decimals_are_rounded_once(text in "-?(0|[1-9][0-9]{0,9})(\\.[0-9]{1,9})?") {
            same_as_std(&text);
        }

        /// The decimal next to the middle of two `f32`s is often that middle as an `f64`.
        #[test]
        fn decimals_near_the_middle_are_rounded_once(half in (1_u32 << 23)..(1 << 24), scale in 25..38, places in 15_usize..20) {
            let middle = f64::from(2 * half + 1) / (1_u64 << scale) as f64;
            let text = format!("{middle:.places$}");
            if text.len() < 22 {
                same_as_std(&text);
            }
        }
    }

    #[test]
    fn limits_are_rounded_once() {
        for text in ["16777217", "16777217.0", "-0", "0.0000000000000000001", "9007199254740993.0"] {
            same_as_std(text);
        }
    }
}

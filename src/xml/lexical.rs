//! The text forms of numbers and bytes.
//!
//! | value | form |
//! |---|---|
//! | integer | decimal digits, `-` before them if negative |
//! | float | the shortest digits that give the same number back, as `xs:double`: `1`, `-0`, `2.5e-7`, `INF`, `-INF`, `NaN` |
//! | NaN with other bits than `f64::NAN` (`f32::NAN`) | `NaN`, with the attribute `bits="…"`: its bits as 16 (8) hexadecimal digits |
//! | bytes | base64 of RFC 4648 with padding |
//! | bool | `true`, `false` |
//!
//! Readers strip white space around numbers and take what `xs:integer`, `xs:double` and `xs:boolean` take; base64 may
//! use either alphabet, lack padding and hold white space.

use alloc::{string::String, vec::Vec};
use core::{num::IntErrorKind, str::FromStr};

use ::base64::engine::{Engine, general_purpose::STANDARD_PAD_INDIFFERENT};

use super::escape::{is_space, trim};
use crate::{DecodeErrorKind, base64};

/// The attribute that holds the bits of a NaN.
pub(crate) const BITS: &str = "bits";

type Parsed<T> = Result<T, DecodeErrorKind>;

/// Parses an integer; `expected` names the type in errors.
#[inline]
pub(crate) fn parse_int<T: FromStr<Err = core::num::ParseIntError>>(text: &str, expected: &'static str) -> Parsed<T> {
    match trim(text).parse() {
        Ok(value) => Ok(value),
        Err(error) => Err(match error.kind() {
            IntErrorKind::PosOverflow | IntErrorKind::NegOverflow => DecodeErrorKind::OutOfRange { expected },
            _ => DecodeErrorKind::UnexpectedValue { expected },
        }),
    }
}

/// Parses a bool: `true`, `false`, `1` or `0`.
pub(crate) fn parse_bool(text: &str) -> Parsed<bool> {
    match trim(text) {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        _ => Err(DecodeErrorKind::UnexpectedValue { expected: "a bool, `true` or `false`" }),
    }
}

/// What the two float types share.
pub(crate) trait Float: Copy + FromStr + zmij::Float {
    const EXPECTED: &'static str;
    const INFINITY: Self;
    const NEG_INFINITY: Self;
    const NAN: Self;
    const BITS_LEN: usize;

    fn is_finite(self) -> bool;
    fn is_nan(self) -> bool;
    fn to_wide_bits(self) -> u64;
    /// Makes a NaN from its bits; `None` if they are no NaN.
    fn nan_from_bits(bits: u64) -> Option<Self>;
}

macro_rules! float {
    ($float:ty, $bits:ty, $expected:literal) => {
        impl Float for $float {
            const EXPECTED: &'static str = $expected;
            const INFINITY: Self = <$float>::INFINITY;
            const NEG_INFINITY: Self = <$float>::NEG_INFINITY;
            const NAN: Self = <$float>::NAN;
            const BITS_LEN: usize = size_of::<$bits>() * 2;

            fn is_finite(self) -> bool {
                self.is_finite()
            }

            fn is_nan(self) -> bool {
                self.is_nan()
            }

            fn to_wide_bits(self) -> u64 {
                self.to_bits().into()
            }

            fn nan_from_bits(bits: u64) -> Option<Self> {
                <$bits>::try_from(bits).ok().map(<$float>::from_bits).filter(|value| value.is_nan())
            }
        }
    };
}

float!(f32, u32, "a 32-bit float");
float!(f64, u64, "a 64-bit float");

/// Appends a float. A NaN may need [`nan_bits`] beside it.
pub(crate) fn push_float<F: Float>(out: &mut String, value: F) {
    if value.is_finite() {
        let mut buffer = zmij::Buffer::new();
        let digits = buffer.format_finite(value);
        out.push_str(digits.strip_suffix(".0").unwrap_or(digits));
    } else if value.is_nan() {
        out.push_str("NaN");
    } else {
        out.push_str(if value.to_wide_bits() == F::INFINITY.to_wide_bits() { "INF" } else { "-INF" });
    }
}

/// Returns the value of the attribute [`BITS`], for a NaN that is not the canonical one.
pub(crate) fn nan_bits<F: Float>(value: F) -> Option<String> {
    let bits = value.to_wide_bits();
    let needed = value.is_nan() && bits != F::NAN.to_wide_bits();
    needed.then(|| alloc::format!("{bits:0width$x}", width = F::BITS_LEN))
}

/// Parses a float; `bits` is the value of the attribute [`BITS`], if the element has it.
pub(crate) fn parse_float<F: Float>(text: &str, bits: Option<&str>) -> Parsed<F> {
    let text = trim(text);
    match (text, bits) {
        ("NaN", Some(bits)) => {
            parse_bits(bits).ok_or(DecodeErrorKind::UnexpectedValue { expected: "the bits of a NaN" })
        }
        (_, Some(_)) => Err(DecodeErrorKind::UnexpectedValue { expected: "`NaN`, for its attribute `bits`" }),
        ("NaN", None) => Ok(F::NAN),
        ("INF" | "+INF", None) => Ok(F::INFINITY),
        ("-INF", None) => Ok(F::NEG_INFINITY),
        (text, None) => parse_finite(text),
    }
}

/// Rust's parser also takes words such as `infinity`, and turns what is too large into infinity.
fn parse_finite<F: Float>(text: &str) -> Parsed<F> {
    let numeric = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'));
    match text.parse::<F>() {
        Ok(value) if numeric && value.is_finite() => Ok(value),
        Ok(_) if numeric => Err(DecodeErrorKind::OutOfRange { expected: F::EXPECTED }),
        _ => Err(DecodeErrorKind::UnexpectedValue { expected: F::EXPECTED }),
    }
}

fn parse_bits<F: Float>(bits: &str) -> Option<F> {
    let hexadecimal = bits.len() == F::BITS_LEN && bits.bytes().all(|byte| byte.is_ascii_hexdigit());
    hexadecimal.then(|| u64::from_str_radix(bits, 16).ok()).flatten().and_then(F::nan_from_bits)
}

/// Appends base64.
pub(crate) fn push_base64(out: &mut String, bytes: &[u8]) {
    base64::push(out, bytes);
}

/// Parses base64.
pub(crate) fn parse_base64(text: &str) -> Parsed<Vec<u8>> {
    if let Some(bytes) = base64::decode(text) {
        return Ok(bytes);
    }
    let plain: Vec<u8> = text.bytes().filter(|byte| !is_space(*byte)).map(to_standard_alphabet).collect();
    STANDARD_PAD_INDIFFERENT.decode(plain).map_err(|_| DecodeErrorKind::InvalidBase64)
}

fn to_standard_alphabet(byte: u8) -> u8 {
    match byte {
        b'-' => b'+',
        b'_' => b'/',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn float<F: Float>(value: F) -> String {
        let mut out = String::new();
        push_float(&mut out, value);
        out
    }

    #[test]
    fn floats_are_the_shortest_xs_double() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "-0"),
            (1.0, "1"),
            (0.1, "0.1"),
            (-2.5e-7, "-2.5e-7"),
            (1e300, "1e+300"),
            (f64::MAX, "1.7976931348623157e+308"),
            (5e-324, "5e-324"),
            (f64::INFINITY, "INF"),
            (f64::NEG_INFINITY, "-INF"),
        ] {
            assert_eq!(float(value), text);
            assert_eq!(parse_float::<f64>(text, None).unwrap().to_bits(), value.to_bits());
        }
        assert_eq!(float(0.1f32), "0.1");
    }

    #[test]
    fn nan_bits_survive() {
        assert_eq!(nan_bits(f64::NAN), None);
        assert_eq!(nan_bits(1.0), None);
        let odd = f64::from_bits(0xfff0_0000_0000_0001);
        assert_eq!(nan_bits(odd).unwrap(), "fff0000000000001");
        assert_eq!(parse_float::<f64>("NaN", nan_bits(odd).as_deref()).unwrap().to_bits(), odd.to_bits());
        let odd = f32::from_bits(0x7f80_0001);
        assert_eq!(nan_bits(odd).unwrap(), "7f800001");
        assert_eq!(parse_float::<f32>("NaN", Some("7f800001")).unwrap().to_bits(), odd.to_bits());
        let refused = |text, bits| match parse_float::<f64>(text, Some(bits)).unwrap_err() {
            DecodeErrorKind::UnexpectedValue { expected } => expected,
            kind => panic!("{kind:?}"),
        };
        for bits in ["7ff0000000000000", "7f800001", "+ff8000000000001", "", "7FF80000000000011"] {
            assert_eq!(refused("NaN", bits), "the bits of a NaN", "{bits}");
        }
        assert_eq!(refused("1", "7ff8000000000001"), "`NaN`, for its attribute `bits`");
    }

    #[test]
    fn numbers_out_of_range_or_form_are_refused() {
        let range = |kind| matches!(kind, DecodeErrorKind::OutOfRange { .. });
        assert!(range(parse_int::<u8>("256", "u8").unwrap_err()));
        assert!(range(parse_int::<i8>("-129", "i8").unwrap_err()));
        assert!(range(parse_float::<f64>("1e999", None).unwrap_err()));
        assert!(range(parse_float::<f32>("1e39", None).unwrap_err()));
        assert_eq!(parse_int::<i32>("\n +7 ", "i32"), Ok(7));
        for bad in ["", " ", "1 2", "0x1", "1.0", "१"] {
            let expected = DecodeErrorKind::UnexpectedValue { expected: "i64" };
            assert_eq!(parse_int::<i64>(bad, "i64"), Err(expected), "{bad}");
        }
        for bad in ["", "inf", "infinity", "nan", "Inf", "1e", ".", "0x1p3", "1_0"] {
            let expected = DecodeErrorKind::UnexpectedValue { expected: "a 64-bit float" };
            assert_eq!(parse_float::<f64>(bad, None), Err(expected), "{bad}");
        }
    }

    #[test]
    fn base64_is_read_in_every_variant() {
        let mut out = String::new();
        push_base64(&mut out, &[0xfb, 0xff, 0xfe, 0x01]);
        assert_eq!(out, "+//+AQ==");
        for text in ["+//+AQ==", "-__-AQ", " +//\n+AQ= =\t", "+__+AQ=="] {
            assert_eq!(parse_base64(text).unwrap(), [0xfb, 0xff, 0xfe, 0x01], "{text}");
        }
        for bad in ["a", "+//+AR==", "+//*", "====", "AA==AA=="] {
            assert_eq!(parse_base64(bad), Err(DecodeErrorKind::InvalidBase64), "{bad}");
        }
    }
}

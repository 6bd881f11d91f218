//! Default values, as descriptors spell them: numbers in decimal, bytes with the escapes of C.

use super::Scalar;

/// Says what a default value of the type has to be, unless this is one.
pub(super) fn wrong(text: &str, scalar: Scalar) -> Option<&'static str> {
    let (is_one, what) = match scalar {
        Scalar::Bool => (matches!(text, "true" | "false"), "`true` or `false`"),
        Scalar::Int32 | Scalar::Sint32 | Scalar::Sfixed32 => (is_integer::<i32>(text), "an integer of 32 bits"),
        Scalar::Int64 | Scalar::Sint64 | Scalar::Sfixed64 => (is_integer::<i64>(text), "an integer of 64 bits"),
        Scalar::Uint32 | Scalar::Fixed32 => (is_integer::<u32>(text), "an integer of 32 bits without a sign"),
        Scalar::Uint64 | Scalar::Fixed64 => (is_integer::<u64>(text), "an integer of 64 bits without a sign"),
        Scalar::Float | Scalar::Double => (double(text).is_some(), "a number such as `1.5e9`, `inf`, `-inf` or `nan`"),
        Scalar::String => (true, "text"),
        Scalar::Bytes => (unescaped(text).is_some(), "bytes, of which others than ASCII are escapes such as `\\377`"),
    };
    (!is_one).then_some(what)
}

/// Returns the spelling of a number by which Rust and the derives read what protobuf does: a `float` is a `double` first, and
/// infinite where it is too large.
pub(crate) fn number(text: &str, scalar: Scalar) -> String {
    let Some(value) = double(text) else { return text.to_owned() };
    match scalar {
        Scalar::Float => {
            #[expect(clippy::cast_possible_truncation, reason = "this is what is asked for")]
            let float = value as f32;
            let is_same = text.parse().is_ok_and(|read: f32| read == float);
            special(float.into()).unwrap_or_else(|| if is_same { text.to_owned() } else { format!("{float:?}") })
        }
        _ => special(value).unwrap_or_else(|| text.to_owned()),
    }
}

fn special(value: f64) -> Option<String> {
    let text = match value {
        f64::INFINITY => "inf",
        f64::NEG_INFINITY => "-inf",
        _ if value.is_nan() => "nan",
        _ => return None,
    };
    Some(text.to_owned())
}

fn is_integer<T: std::str::FromStr>(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_canonical = digits == "0" || !digits.starts_with(['0', '+']);
    is_canonical && text.parse::<T>().is_ok()
}

/// Returns the value of a number with a decimal point and an exponent or without, which may be infinite.
fn double(text: &str) -> Option<f64> {
    let plain = text.strip_prefix('-').unwrap_or(text);
    if matches!(plain, "inf" | "nan") {
        return text.parse().ok();
    }
    let (mantissa, exponent) = plain.split_once(['e', 'E']).unwrap_or((plain, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    let is_number = are_digits(whole) && are_digits(fraction) && are_digits(exponent);
    is_number.then(|| text.parse().ok()).flatten()
}

/// Reads bytes with C escapes; `None` where one is none.
pub(crate) fn unescaped(text: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut rest) = (Vec::with_capacity(text.len()), text.as_bytes());
    while let [first, tail @ ..] = rest {
        let (byte, taken) = match (first, tail) {
            (b'\\', [b'x' | b'X', digits @ ..]) => {
                let (byte, taken) = digits_of(digits, 16, 2)?;
                (byte, taken + 1)
            }
            (b'\\', [b'0'..=b'7', ..]) => digits_of(tail, 8, 3)?,
            (b'\\', [letter, ..]) => (escaped(*letter)?, 1),
            (b'\\', []) => return None,
            _ => (*first, 0),
        };
        bytes.push(byte);
        rest = &tail[taken..];
    }
    Some(bytes)
}

/// Returns the byte of so many digits at most, and how many there are.
fn digits_of(text: &[u8], radix: u32, most: usize) -> Option<(u8, usize)> {
    let count = text.iter().take(most).take_while(|digit| char::from(**digit).is_digit(radix)).count();
    let digits = std::str::from_utf8(&text[..count]).ok()?;
    Some((u8::from_str_radix(digits, radix).ok()?, count))
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_have_the_escapes_of_descriptors() {
        assert_eq!(unescaped(r#"a\000\3771\n\\\"\78\x41"#).as_deref(), Some(&b"a\0\xff1\n\\\"\x078A"[..]));
        assert_eq!(unescaped(r"\a\b\t\v\f\r\'\?").as_deref(), Some(&b"\x07\x08\t\x0b\x0c\r'?"[..]));
        for wrong in [r"\", r"\q", r"\x", r"\777"] {
            assert_eq!(unescaped(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn floats_are_doubles_first_and_infinite_where_they_are_too_large() {
        for (text, float, double) in [
            ("1", "1", "1"),
            ("1e+09", "1e+09", "1e+09"),
            ("-0.5", "-0.5", "-0.5"),
            ("1e39", "inf", "1e39"),
            ("-1e+39", "-inf", "-1e+39"),
            ("3.4028235677973366e38", "inf", "3.4028235677973366e38"),
            ("3.4028235e38", "3.4028235e38", "3.4028235e38"),
            ("1e400", "inf", "inf"),
            ("-nan", "nan", "nan"),
            ("-inf", "-inf", "-inf"),
            // Above the middle of two `float`s by less than a `double` tells.
            ("1.000000059604644775390625000000000001", "1.0", "1.000000059604644775390625000000000001"),
        ] {
            assert_eq!((&*number(text, Scalar::Float), &*number(text, Scalar::Double)), (float, double), "{text}");
        }
    }

    #[test]
    fn what_is_no_value_of_the_type_is_refused() {
        for (scalar, right, wrong) in [
            (Scalar::Bool, "true", "True"),
            (Scalar::Int32, "-2147483648", "2147483648"),
            (Scalar::Sint64, "0", "-0x1"),
            (Scalar::Uint32, "4294967295", "-1"),
            (Scalar::Fixed64, "18446744073709551615", "007"),
            (Scalar::Int64, "12", "+12"),
            (Scalar::Float, "1.5e-9", ".5"),
            (Scalar::Double, "123456789012345678901234567890", "0x1p3"),
            (Scalar::Double, "nan", "infinity"),
            (Scalar::Bytes, r"\377", r"\8"),
        ] {
            assert_eq!(self::wrong(right, scalar), None, "{right}");
            assert!(self::wrong(wrong, scalar).is_some(), "{wrong}");
        }
    }
}

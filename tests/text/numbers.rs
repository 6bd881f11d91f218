//! Numbers, bools and enumerations.

use wireform::{
    DecodeErrorKind, Open,
    text::{self, Options},
};

use crate::{
    reads, refused,
    types::{Colour, Scalars, empty},
};

fn read(text: &str) -> Result<Scalars, DecodeErrorKind> {
    text::from_str(text).map_err(|error| error.kind().clone())
}

const NOT_AN_INTEGER: DecodeErrorKind = DecodeErrorKind::UnexpectedValue { expected: "an integer" };

fn too_large<T>(expected: &'static str) -> Result<T, DecodeErrorKind> {
    Err(DecodeErrorKind::OutOfRange { expected })
}

#[test]
fn integers_have_three_bases_and_a_range() {
    let int32 = |text: &str| read(&format!("int32: {text}")).map(|scalars| scalars.int32);
    for (text, value) in [
        ("0", 0),
        ("-0", 0),
        ("00", 0),
        ("2147483647", i32::MAX),
        ("-2147483648", i32::MIN),
        ("- # here\n 2147483648", i32::MIN),
        ("0x7FFFFFFF", i32::MAX),
        ("-0X80000000", i32::MIN),
        ("0x00000000000000000000007f", 127),
        ("017777777777", i32::MAX),
        ("-020000000000", i32::MIN),
        ("007", 7),
    ] {
        assert_eq!(int32(text), Ok(value), "{text}");
    }
    for text in [
        "2147483648",
        "-2147483649",
        "0x80000000",
        "-0x80000001",
        "020000000000",
        "-020000000001",
        "1000000000000000000000000",
    ] {
        assert_eq!(int32(text), too_large("int32"), "{text}");
    }
    for text in ["1.0", "1e0", "1f", ".5", "-1.", "0f"] {
        assert_eq!(int32(text), Err(NOT_AN_INTEGER), "{text}");
    }
}

#[test]
fn each_integer_type_has_its_own_range() {
    let int64 = |text: &str| read(&format!("int64: {text}")).map(|scalars| scalars.int64);
    assert_eq!(int64("9223372036854775807"), Ok(i64::MAX));
    assert_eq!(int64("-9223372036854775808"), Ok(i64::MIN));
    assert_eq!(int64("-0x8000000000000000"), Ok(i64::MIN));
    assert_eq!(int64("0777777777777777777777"), Ok(i64::MAX));
    for text in ["9223372036854775808", "-9223372036854775809", "0x8000000000000000", "-01000000000000000000001"] {
        assert_eq!(int64(text), too_large("int64"), "{text}");
    }
    let uint32 = |text: &str| read(&format!("uint32: {text}")).map(|scalars| scalars.uint32);
    assert_eq!(uint32("4294967295"), Ok(u32::MAX));
    assert_eq!(uint32("037777777777"), Ok(u32::MAX));
    assert_eq!(uint32("0x100000000"), too_large("uint32"));
    let uint64 = |text: &str| read(&format!("uint64: {text}")).map(|scalars| scalars.uint64);
    assert_eq!(uint64("18446744073709551615"), Ok(u64::MAX));
    assert_eq!(uint64("0xffffffffffffffff"), Ok(u64::MAX));
    assert_eq!(uint64("18446744073709551616"), too_large("uint64"));
    assert_eq!(uint64("02000000000000000000000"), too_large("uint64"));
    refused::<Scalars>(
        "uint32: -0",
        "Scalars.uint32: expected an integer without a sign, found `-` at line 1 column 9",
    );
    refused::<Scalars>(
        "uint64: -1",
        "Scalars.uint64: expected an integer without a sign, found `-` at line 1 column 9",
    );
}

#[test]
fn a_number_ends_before_the_next_name() {
    reads("int32: 10,int64: 20", Scalars { int32: 10, int64: 20, ..empty() });
    for text in [
        "int32: 10int64: 20",
        "int32: 0x",
        "int32: 0xg",
        "int32: 08",
        "int32: 019",
        "int32: 0x1.5",
        "int32: 012.5",
        "int32: 10_000",
        "double: 1.5.5",
        "double: 1e",
        "double: 1e+",
        "double: .",
        "double: 1ff",
        "double: 1.5fint32: 1",
        "double: 2 . 0",
        "double: 1e5.5",
        "int32: 1é",
        "int32: +1",
        "double: +1",
        "int32: --1",
        "int32: 1-",
        "int32:",
    ] {
        assert!(matches!(read(text), Err(DecodeErrorKind::Syntax { .. } | DecodeErrorKind::UnexpectedEnd)), "{text}");
    }
}

#[test]
fn floats_are_decimal() {
    let double = |text: &str| read(&format!("double: {text}")).map(|scalars| scalars.double.to_bits());
    for (text, value) in [
        ("0", 0.0),
        ("-0", -0.0),
        ("-0.0f", -0.0),
        ("1.", 1.0),
        (".5", 0.5),
        ("-.5e1", -5.0),
        ("1.e2", 100.0),
        ("10f", 10.0),
        ("10F", 10.0),
        ("1.5e3f", 1500.0),
        ("- 2.0", -2.0),
        ("0.1", 0.1),
        ("18446744073709551616", 18_446_744_073_709_551_616.0),
        ("9007199254740993", 9_007_199_254_740_992.0),
        ("5e-324", 5e-324),
        ("1e-400", 0.0),
        ("-1e-18446744073709551616", -0.0),
        ("1e400", f64::INFINITY),
        ("-1e18446744073709551616", f64::NEG_INFINITY),
        ("inf", f64::INFINITY),
        ("- iNFinity", f64::NEG_INFINITY),
        ("nan", f64::NAN),
        ("-NaN", f64::NAN),
    ] {
        assert_eq!(double(text), Ok(f64::to_bits(value)), "{text}");
    }
    for text in ["0x1", "-0x1", "012", "-012", "00"] {
        assert_eq!(double(text), Err(DecodeErrorKind::UnexpectedValue { expected: "a decimal number" }), "{text}");
    }
    for (text, words) in [
        ("inff", "expected a number, found `inff`"),
        ("infinite", "expected a number, found `infinite`"),
        ("true", "expected a number, found `true`"),
        ("'1'", "expected a number, found `\\'`"),
        ("{}", "expected a number, found `{`"),
        ("-", "the input ends inside a value"),
        // A comma ends a field.
        ("1,5", "unknown field `5`"),
    ] {
        assert_eq!(double(text).unwrap_err().to_string(), words, "{text}");
    }
}

#[test]
fn a_float_is_rounded_once() {
    let float = |text: &str| read(&format!("float: {text}")).map(|scalars| scalars.float);
    // Between two floats: as a double it would be right in the middle, and be rounded to the even one.
    assert_eq!(float("1.00000005960464477540"), Ok(1.000_000_1));
    assert_eq!(float("1.00000005960464477538"), Ok(1.0));
    assert_eq!(float("3.4028235e+38"), Ok(f32::MAX));
    assert_eq!(float("3.4028235e+39"), Ok(f32::INFINITY));
    assert_eq!(float("1.17549e-39"), Ok(1.17549e-39));
    assert_eq!(float("-1e-50").map(f32::to_bits), Ok(f32::to_bits(-0.0)));
}

#[test]
fn floats_are_written_by_the_fewest_digits() {
    for (value, text) in [
        (-0.0, "-0"),
        (1.0, "1"),
        (100_000.0, "100000"),
        (0.1, "0.1"),
        (1.0 / 3.0, "0.3333333333333333"),
        (1e300, "1e+300"),
        (f64::MAX, "1.7976931348623157e+308"),
        (5e-324, "5e-324"),
        (f64::INFINITY, "inf"),
        (f64::NEG_INFINITY, "-inf"),
        (f64::NAN, "nan"),
        (f64::from_bits(0xfff8_0000_0000_0001), "nan"),
    ] {
        let scalars = Scalars { double: value, ..empty() };
        assert_eq!(text::to_string(&scalars).unwrap(), format!("double: {text}\n"));
    }
    for (value, text) in [(0.1, "0.1"), (f32::MAX, "3.4028235e+38"), (1e-45, "1e-45"), (-f32::NAN, "nan")] {
        let scalars = Scalars { float: value, ..empty() };
        assert_eq!(text::to_string(&scalars).unwrap(), format!("float: {text}\n"));
    }
}

#[test]
fn bools_have_three_names_and_a_digit() {
    let flag = |text: &str| read(&format!("flag: {text}")).map(|scalars| scalars.flag);
    for text in ["true", "True", "t", "1", "01", "0x1", "001", "0x01"] {
        assert_eq!(flag(text), Ok(true), "{text}");
    }
    for text in ["false", "False", "f", "0", "00", "0x0"] {
        assert_eq!(flag(text), Ok(false), "{text}");
    }
    for text in ["2", "256", "0x2", "18446744073709551617"] {
        assert_eq!(flag(text), too_large("bool"), "{text}");
    }
    for (text, words) in [
        ("TRUE", "expected true or false, found `TRUE`"),
        ("T", "expected true or false, found `T`"),
        ("yes", "expected true or false, found `yes`"),
        ("-1", "expected true or false, found `-`"),
        ("-true", "expected true or false, found `-`"),
        ("'true'", "expected true or false, found `\\'`"),
        ("1.0", "expected true or false"),
        ("1f", "expected true or false"),
        ("", "the input ends inside a value"),
    ] {
        assert_eq!(flag(text).unwrap_err().to_string(), words, "{text}");
    }
}

#[test]
fn enumerations_have_names_and_numbers() {
    for text in ["colour: DARK_BLUE", "colour: -7", "colour: -0x7", "colour: - 07"] {
        reads(text, Scalars { colour: Colour::DarkBlue, ..empty() });
    }
    reads("open: GREEN", Scalars { open: Open::Known(Colour::Green), ..empty() });
    reads("open: 1", Scalars { open: Open::Known(Colour::Green), ..empty() });
    reads("open: 42", Scalars { open: Open::Unknown(42), ..empty() });
    assert_eq!(read("colour: 42"), Err(DecodeErrorKind::UnknownEnumValue { number: 42 }));
    assert_eq!(read("open: 2147483648"), too_large("an enumeration's number"));
    for name in ["dark_blue", "DarkBlue", "NOPE", "inf"] {
        for field in ["colour", "open"] {
            let unknown = DecodeErrorKind::UnknownEnumName { name: name.into() };
            assert_eq!(read(&format!("{field}: {name}")), Err(unknown));
        }
    }
    for (text, words) in [
        ("'RED'", "expected an enumeration's name or number, found `\\'`"),
        ("1.0", "expected an enumeration's name or number"),
        ("-RED", "expected an enumeration's name or number, found `RED`"),
        ("{}", "expected an enumeration's name or number, found `{`"),
    ] {
        assert_eq!(read(&format!("colour: {text}")).unwrap_err().to_string(), words, "{text}");
    }
}

#[test]
fn values_that_an_enumeration_does_not_have_are_skipped_on_request() {
    let lenient = Options::new().ignore_unknown_fields(true);
    let expected = Scalars { int32: 1, ..empty() };
    assert_eq!(lenient.from_str::<Scalars>("colour: NOPE open: NOPE int32: 1").unwrap(), expected);
    assert_eq!(lenient.from_str::<Scalars>("colour: 42 int32: 1").unwrap(), expected);
    let error = lenient.from_str::<Scalars>("colour: 2147483648").unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::OutOfRange { expected: "an enumeration's number" });
}

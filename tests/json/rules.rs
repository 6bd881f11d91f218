//! The rules of <https://protobuf.dev/programming-guides/json/>, one by one.

use wireform::{
    DecodeErrorKind, Enumeration, Open, UnknownFields,
    json::{self, Options},
    wire::Raw,
};
use wireform_test_support::words;

use super::{
    messages::{Colour, Contact, Inner, Phone, Rows, Tree},
    second::from_str,
};

/// Reads one field, by the text of its value.
fn read(field: &str, value: &str) -> Result<Rows, wireform::DecodeError> {
    from_str(&format!(r#"{{"{field}":{value}}}"#))
}

/// Checks what the value of a field is read as.
#[track_caller]
fn accepts<T: PartialEq + std::fmt::Debug>(field: &str, get: impl Fn(Rows) -> T, cases: &[(&str, T)]) {
    for (value, expected) in cases {
        let rows = read(field, value).unwrap_or_else(|error| panic!("{field}: {value}: {error}"));
        assert_eq!(&get(rows), expected, "{field}: {value}");
    }
}

/// Checks that values of a field are refused, with an error that names the field.
#[track_caller]
fn refuses(field: &str, values: &[&str], check: impl Fn(&DecodeErrorKind) -> bool) {
    for value in values {
        match read(field, value) {
            Ok(rows) => panic!("{field}: {value} was accepted: {rows:?}"),
            Err(error) => {
                assert!(check(error.kind()), "{field}: {value}: {error:?}");
                assert!(error.path().starts_with("Rows"), "{field}: {value}: {error:?}");
            }
        }
    }
}

fn out_of_range(kind: &DecodeErrorKind) -> bool {
    matches!(kind, DecodeErrorKind::OutOfRange { .. })
}

fn unexpected(kind: &DecodeErrorKind) -> bool {
    matches!(kind, DecodeErrorKind::UnexpectedValue { .. })
}

fn syntax(kind: &DecodeErrorKind) -> bool {
    matches!(kind, DecodeErrorKind::Syntax { .. } | DecodeErrorKind::UnexpectedEnd)
}

#[track_caller]
fn kind(text: &str) -> DecodeErrorKind {
    from_str::<Rows>(text).expect_err(text).kind().clone()
}

// Numbers.

#[test]
fn integers_are_read_from_numbers_and_strings() {
    let int32 = [
        ("0", 0),
        ("-0", 0),
        ("2147483647", i32::MAX),
        ("-2147483648", i32::MIN),
        (r#""2147483647""#, i32::MAX),
        (r#""-2147483648""#, i32::MIN),
        (r#""2\u003147483647""#, i32::MAX),
        ("1e5", 100_000),
        ("1E+5", 100_000),
        (r#""1e5""#, 100_000),
        ("100000.000", 100_000),
        ("12.5e1", 125),
        ("125e-1", 12),
        ("1200e-2", 12),
        ("2147483647.0", i32::MAX),
        ("0e999999999999999999999", 0),
        ("0.0000", 0),
    ];
    let whole: Vec<_> = int32.into_iter().filter(|(text, _)| *text != "125e-1").collect();
    for field in ["int32", "sint32", "sfixed32"] {
        let get = |rows: Rows| rows.int32 | rows.sint32 | rows.sfixed32;
        accepts(field, get, &whole);
    }
    let int64 = [
        ("9223372036854775807", i64::MAX),
        ("-9223372036854775808", i64::MIN),
        (r#""9223372036854775807""#, i64::MAX),
        (r#""-9223372036854775808""#, i64::MIN),
        ("1e18", 1_000_000_000_000_000_000),
        // No f64 is equal to these.
        ("9007199254740993", 9_007_199_254_740_993),
        ("9007199254740993.0", 9_007_199_254_740_993),
        (r#""9007199254740993.0""#, 9_007_199_254_740_993),
        ("900719925474099.3e1", 9_007_199_254_740_993),
        ("9223372036854775807.0", i64::MAX),
        ("9223372036854775807000e-3", i64::MAX),
    ];
    for field in ["int64", "sint64", "sfixed64"] {
        accepts(field, |rows| rows.int64 | rows.sint64 | rows.sfixed64, &int64);
    }
    for field in ["uint32", "fixed32"] {
        accepts(
            field,
            |rows| rows.uint32 | rows.fixed32,
            &[("4294967295", u32::MAX), ("-0", 0), ("4294967295.0", u32::MAX)],
        );
    }
    let uint64 = [
        ("18446744073709551615", u64::MAX),
        (r#""18446744073709551615""#, u64::MAX),
        ("18446744073709551615.0", u64::MAX),
        ("1844674407370955161.5e1", u64::MAX),
        ("1e19", 10_000_000_000_000_000_000),
    ];
    for field in ["uint64", "fixed64"] {
        accepts(field, |rows| rows.uint64 | rows.fixed64, &uint64);
    }
}

#[test]
fn integers_out_of_range_are_refused() {
    for field in ["int32", "sint32", "sfixed32"] {
        refuses(
            field,
            &["2147483648", "-2147483649", "1e10", r#""2147483648""#, "1e999999999999999999999"],
            out_of_range,
        );
    }
    for field in ["uint32", "fixed32"] {
        refuses(field, &["4294967296", "-1", r#""-1""#, "1e10"], out_of_range);
    }
    for field in ["int64", "sint64", "sfixed64"] {
        refuses(
            field,
            &["9223372036854775808", "-9223372036854775809", "1e19", r#""9223372036854775808""#],
            out_of_range,
        );
    }
    for field in ["uint64", "fixed64"] {
        refuses(field, &["18446744073709551616", "-1", "1e20", "99999999999999999999999999"], out_of_range);
    }
}

#[test]
fn integers_with_a_fraction_are_refused() {
    let fractions =
        ["0.5", "1.00000000000000000000000001", r#""0.5""#, "1e-1", "125e-1", "1e-999999999999999999999", "-0.1"];
    for field in
        ["int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32", "fixed64", "sfixed32", "sfixed64"]
    {
        refuses(field, &fractions, out_of_range);
    }
}

#[test]
fn integers_of_another_spelling_are_refused() {
    let others = [
        r#""""#,
        r#"" 1""#,
        r#""1 ""#,
        r#""+1""#,
        r#""01""#,
        r#""0x1""#,
        r#""1_0""#,
        r#""1.""#,
        r#"".1""#,
        r#""1e""#,
        r#""1e+""#,
        r#""-""#,
        r#""--1""#,
        r#""NaN""#,
        r#""abc""#,
        r#""1e5x""#,
        "true",
        "{}",
        "[]",
        "[1]",
        r#"{"$serde_json::private::Number":"5"}"#,
        r#"{"$serde_json::private::RawValue":"5"}"#,
    ];
    for field in ["int32", "int64", "uint32", "uint64"] {
        refuses(field, &others, unexpected);
        refuses(field, &["01", "+1", "1.", ".1", "-", "0x1", "1e", "NaN", "Infinity", "1_0"], syntax);
    }
}

#[test]
fn floats_are_read_from_numbers_and_strings() {
    let double = [
        ("0", 0_f64.to_bits()),
        ("-0", (-0_f64).to_bits()),
        ("-0.0", (-0_f64).to_bits()),
        ("1", 1_f64.to_bits()),
        ("1.5", 1.5_f64.to_bits()),
        (r#""1.5""#, 1.5_f64.to_bits()),
        (r#""-1.5e-3""#, (-1.5e-3_f64).to_bits()),
        ("1.7976931348623157e308", f64::MAX.to_bits()),
        ("5e-324", 1),
        ("1e-400", 0),
        ("18446744073709551616", 18_446_744_073_709_551_616_f64.to_bits()),
        (r#""NaN""#, f64::NAN.to_bits()),
        (r#""Infinity""#, f64::INFINITY.to_bits()),
        (r#""-Infinity""#, f64::NEG_INFINITY.to_bits()),
    ];
    accepts("double", |rows| rows.double.to_bits(), &double);
    let float = [
        ("-0", (-0_f32).to_bits()),
        ("3.4028235e38", f32::MAX.to_bits()),
        ("1e-45", 1),
        // These round another way on the way through an f64.
        ("7.038531e-26", 0x15ae_43fd),
        (r#""7.038531e-26""#, 0x15ae_43fd),
        ("1.00000017881393432617187499", 0x3f80_0001),
        ("1.00000017881393432617187501", 0x3f80_0002),
        (r#""NaN""#, f32::NAN.to_bits()),
        (r#""-Infinity""#, f32::NEG_INFINITY.to_bits()),
    ];
    accepts("float", |rows| rows.float.to_bits(), &float);
}

#[test]
fn floats_that_overflow_are_refused() {
    refuses("double", &["1e309", "-1e309", "1.7976931348623159e308", r#""1e309""#, "1e999999999999"], out_of_range);
    refuses("float", &["1e39", "-3.5e38", r#""1e39""#, "1e309"], out_of_range);
}

#[test]
fn floats_of_another_spelling_are_refused() {
    let others = [
        r#""""#,
        r#""nan""#,
        r#""inf""#,
        r#""infinity""#,
        r#""+Infinity""#,
        r#""+1""#,
        r#"".5""#,
        r#""5.""#,
        r#"" 1""#,
        r#""1 ""#,
        r#""1f""#,
        r#""0x1p3""#,
        "true",
        "{}",
        "[1.5]",
    ];
    for field in ["float", "double"] {
        refuses(field, &others, unexpected);
        refuses(field, &["NaN", "Infinity", "-Infinity", "1.", ".5", "+1"], syntax);
    }
}

#[test]
fn bools_are_true_and_false() {
    accepts("aBool", |rows| rows.a_bool, &[("true", true), ("false", false)]);
    refuses("aBool", &[r#""true""#, "1", "0", "1.5", "{}", "[]", r#""""#], unexpected);
    refuses("aBool", &["True", "TRUE", "tru"], syntax);
}

// Strings and bytes.

#[test]
fn strings_hold_any_text() {
    let cases = [
        (r#""""#, ""),
        (r#""\u0000\b\t\n\f\r\"\\\/\u001f""#, "\0\u{8}\t\n\u{c}\r\"\\/\u{1f}"),
        (r#""\u00e9\u4e16\ud83d\ude00""#, "é世😀"),
        (r#""é世😀""#, "é世😀"),
    ];
    accepts("string", |rows| rows.string, &cases.map(|(text, value)| (text, value.to_owned())));
    refuses("string", &["1", "1.5", "true", "{}", "[]", r#"["a"]"#], unexpected);
}

#[test]
fn lone_surrogates_and_raw_control_characters_are_refused() {
    let lone = [r#""\ud800""#, r#""\udc00""#, r#""\ud800x""#, r#""\ud800\u0041""#, r#""\ude00\ud83d""#];
    refuses("string", &lone, syntax);
    refuses("string", &["\"\n\"", "\"\0\"", "\"\u{1f}\"", r#""\x""#, r#""\u12""#, "'a'"], syntax);
    refuses("strings", &[r#"["\ud800"]"#], syntax);
    // As the key of an entry.
    refuses("byName", &[r#"{"\ud800":1}"#], syntax);
}

#[test]
fn bytes_are_base64_of_either_alphabet() {
    let cases: [(&str, &[u8]); 10] = [
        (r#""""#, b""),
        (r#""AQID/w==""#, b"\x01\x02\x03\xff"),
        (r#""AQID/w""#, b"\x01\x02\x03\xff"),
        (r#""AQID_w==""#, b"\x01\x02\x03\xff"),
        (r#""AQID_w""#, b"\x01\x02\x03\xff"),
        (r#""AQID\/w==""#, b"\x01\x02\x03\xff"),
        (r#""+/-_""#, b"\xfb\xff\xbf"),
        (r#""-_""#, b"\xfb"),
        (r#""AAA=""#, b"\0\0"),
        (r#""AAAA""#, b"\0\0\0"),
    ];
    accepts("bytes", |rows| rows.bytes, &cases.map(|(text, bytes)| (text, bytes.to_vec())));
    let invalid = [r#""A""#, r#""!!!!""#, r#""AQ ID""#, r#""AQID\n""#, r#""AQ==AQ==""#, r#""====""#, r#""é""#];
    refuses("bytes", &invalid, |kind| *kind == DecodeErrorKind::InvalidBase64);
    refuses("bytes", &["1", "[1,2]", "{}", "true"], unexpected);
}

// Enumerations.

#[test]
fn enumerations_are_read_from_names_and_numbers() {
    let cases = [
        (r#""MOBILE""#, Phone::Mobile),
        (r#""MOB\u0049LE""#, Phone::Mobile),
        ("1", Phone::Mobile),
        ("1.0", Phone::Mobile),
        ("1e0", Phone::Mobile),
        ("10e-1", Phone::Mobile),
        (r#""1""#, Phone::Mobile),
        (r#""-2""#, Phone::Landline),
        (r#""\u0031""#, Phone::Mobile),
        ("-2", Phone::Landline),
        ("0", Phone::Unknown),
    ];
    accepts("closed", |rows| rows.closed, &cases);
    accepts("open", |rows| rows.open, &[(r#""MOBILE""#, Open::Known(Phone::Mobile)), ("7", Open::Unknown(7))]);
    accepts("colour", |rows| rows.colour, &[(r#""GREEN""#, Colour::Green), ("7", Colour::Other(7))]);
}

#[test]
fn further_names_of_an_enumerations_value_are_read_and_not_written() {
    #[derive(wireform::Enumeration, Clone, Copy, Debug, PartialEq)]
    enum Kind {
        Unknown = 0,
        #[proto(alias("OLD_CALL", "call"))]
        Call = 1,
    }
    #[derive(wireform::Message, Debug, PartialEq)]
    struct Entry {
        #[proto(1)]
        kind: Kind,
        #[proto(2)]
        kinds: Vec<Open<Kind>>,
    }
    let text = r#"{"kind":"OLD_CALL","kinds":["call","CALL","OLD_CALL"]}"#;
    let entry: Entry = from_str(text).unwrap();
    assert_eq!(entry, Entry { kind: Kind::Call, kinds: vec![Open::Known(Kind::Call); 3] });
    assert_eq!(json::to_string(&entry).unwrap(), r#"{"kind":"CALL","kinds":["CALL","CALL","CALL"]}"#);
    assert_eq!(
        words(from_str::<Entry>(r#"{"kind":"old_call"}"#)),
        "Entry.kind: unknown enumeration value `old_call` at line 1 column 9"
    );
}

#[test]
fn unknown_values_of_enumerations_are_refused() {
    for field in ["closed", "open", "colour"] {
        let no_names = [
            "mobile", "", "NOPE", "1.0", "1e0", "10e-1", "1E0", "1.", "0.0", "-0.0", "1.5", "+1", " 1", "1 ", "0x1",
            "1_0", "--1",
        ];
        for text in no_names {
            refuses(field, &[&format!("\"{text}\"")], |kind| {
                *kind == DecodeErrorKind::UnknownEnumName { name: text.into() }
            });
        }
        refuses(field, &["2147483648", "0.5"], out_of_range);
        refuses(field, &["true", "{}", "[]"], unexpected);
    }
    refuses("closed", &["7", "7.0", r#""7""#], |kind| *kind == DecodeErrorKind::UnknownEnumValue { number: 7 });
    refuses("phones", &["[1,7]"], |kind| *kind == DecodeErrorKind::UnknownEnumValue { number: 7 });
}

#[test]
fn unknown_names_of_enumerations_are_dropped_where_unknown_things_are_ignored() {
    let lenient = Options::new().ignore_unknown_fields(true);
    let text = r#"{
        "closed": "NOPE",
        "phones": ["MOBILE", "NOPE", "LANDLINE"],
        "phoneOf": {"a": "NOPE", "b": "MOBILE"},
        "kind": "NOPE"
    }"#;
    let rows: Rows = lenient.from_str(text).unwrap();
    assert_eq!(rows.closed, Phone::Unknown);
    assert_eq!(rows.phones, [Phone::Mobile, Phone::Landline]);
    assert_eq!(rows.phone_of.into_iter().collect::<Vec<_>>(), [("b".to_owned(), Phone::Mobile)]);
    assert_eq!(rows.contact, None);
    for text in ["1.0", "1e0", "10e-1"] {
        assert_eq!(lenient.from_str::<Rows>(&format!(r#"{{"closed":"{text}"}}"#)).unwrap(), Rows::empty());
    }
    // A number is no name: there is nothing to be ignored.
    let error = lenient.from_str::<Rows>(r#"{"closed": 7}"#).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::UnknownEnumValue { number: 7 });
}

#[test]
fn enumerations_are_written_by_name_or_by_number_where_there_is_none() {
    let rows = Rows { open: Open::Unknown(7), colour: Colour::Green, closed: Phone::Landline, ..Rows::empty() };
    assert_eq!(json::to_string(&rows).unwrap(), r#"{"closed":"LANDLINE","open":7,"colour":"GREEN"}"#);
    let numbers = Options::new().enums_as_numbers(true);
    assert_eq!(numbers.to_string(&rows).unwrap(), r#"{"closed":-2,"open":7,"colour":1}"#);
    assert_eq!(Colour::Other(3).name(), None);
}

// Null.

#[test]
fn null_is_absent_for_a_field() {
    let rows = from_str::<Rows>(
        r#"{
            "aBool": null, "int32": null, "int64": null, "uint32": null, "uint64": null, "float": null, "double": null,
            "string": null, "bytes": null, "closed": null, "open": null, "inner": null, "maybeInt": null,
            "maybeString": null, "maybeInner": null, "boxed": null, "int64s": null, "strings": null, "inners": null,
            "byName": null, "byBool": null, "emailAddress": null, "number": null, "place": null, "kind": null
        }"#,
    );
    assert_eq!(rows.unwrap(), Rows::empty());
}

#[test]
fn null_is_refused_in_lists_and_maps_and_at_the_top() {
    for field in ["bools", "int64s", "floats", "doubles", "strings", "blobs", "phones", "inners"] {
        refuses(field, &["[null]"], unexpected);
    }
    for field in ["byName", "byBool", "byInt32", "byInt64", "byUint64", "phoneOf", "blobOf"] {
        let key = if field == "byBool" { "true" } else { "1" };
        refuses(field, &[&format!(r#"{{"{key}":null}}"#)], unexpected);
        refuses(field, &["{null:1}"], syntax);
    }
    assert!(unexpected(&kind("null")));
}

// Objects.

#[test]
fn both_names_of_a_field_are_read() {
    let expected = Rows { maybe_int: Some(1), ..Rows::empty() };
    assert_eq!(from_str::<Rows>(r#"{"maybeInt":1}"#).unwrap(), expected);
    assert_eq!(from_str::<Rows>(r#"{"maybe_int":1}"#).unwrap(), expected);
    assert_eq!(from_str::<Rows>(r#"{"mayb\u0065Int":1}"#).unwrap(), expected);
    assert!(matches!(kind(r#"{"MaybeInt":1}"#), DecodeErrorKind::UnknownField { .. }));
}

#[test]
fn fields_come_in_any_order() {
    let text =
        r#"{"string":"s","int32":1,"doubles":[1],"kind":"MOBILE","aBool":true,"blobOf":{"1":"AA=="},"int64":"2"}"#;
    let rows = from_str::<Rows>(text).unwrap();
    let expected = Rows {
        string: "s".into(),
        int32: 1,
        doubles: vec![1.0],
        contact: Some(Contact::Kind(Phone::Mobile)),
        a_bool: true,
        blob_of: [(1, vec![0])].into(),
        int64: 2,
        ..Rows::empty()
    };
    assert_eq!(rows, expected);
}

#[test]
fn duplicate_fields_are_refused() {
    let duplicates = [
        (r#"{"int32":1,"int32":1}"#, "int32"),
        (r#"{"maybeInt":1,"maybe_int":1}"#, "maybe_int"),
        (r#"{"int32":null,"int32":1}"#, "int32"),
        (r#"{"inners":[],"string":"","inners":[]}"#, "inners"),
        (r#"{"byName":{"a":1,"b":2,"a":1}}"#, "a"),
        (r#"{"byInt32":{"1":"","1":""}}"#, "1"),
        (r#"{"emailAddress":"","emailAddress":""}"#, "emailAddress"),
        (r#"{"emailAddress":"","email_address":""}"#, "email_address"),
        (r#"{"place":{},"place":{}}"#, "place"),
    ];
    for (text, duplicate) in duplicates {
        assert_eq!(kind(text), DecodeErrorKind::DuplicateField { name: duplicate.into() }, "{text}");
    }
    let second = [
        (r#"{"emailAddress":"","number":"1"}"#, "number", "emailAddress"),
        (r#"{"number":"0","email_address":""}"#, "emailAddress", "number"),
        (r#"{"place":{},"kind":0}"#, "kind", "place"),
    ];
    for (text, name, first) in second {
        let expected = DecodeErrorKind::SecondMember { name: name.into(), first: first.into() };
        assert_eq!(kind(text), expected, "{text}");
    }
    // Nothing was set by a null.
    let rows = from_str::<Rows>(r#"{"emailAddress":null,"number":"1","place":null}"#).unwrap();
    assert_eq!(rows.contact, Some(Contact::Number(1)));
}

#[test]
fn unknown_fields_are_refused_unless_they_are_ignored() {
    assert_eq!(kind(r#"{"nope":1}"#), DecodeErrorKind::UnknownField { name: "nope".into() });
    assert_eq!(kind(r#"{"skipped":1}"#), DecodeErrorKind::UnknownField { name: "skipped".into() });
    assert_eq!(kind(r#"{"rest":1}"#), DecodeErrorKind::UnknownField { name: "rest".into() });
    assert_eq!(kind(r#"{"contact":{}}"#), DecodeErrorKind::UnknownField { name: "contact".into() });
    let lenient = Options::new().ignore_unknown_fields(true);
    let text = r#"{"nope":{"a":[1,{"b":null}],"a":1.5e400},"int32":1,"":"","inner":{"x":[],"zipCode":2},"nope":"\n"}"#;
    let rows: Rows = lenient.from_str(text).unwrap();
    assert_eq!(rows, Rows { int32: 1, inner: Inner { zip_code: 2, street: String::new() }, ..Rows::empty() });
    assert_eq!(words(lenient.from_str::<Rows>(r#"{"nope":[}"#)), "Rows: expected a value at line 1 column 10");
    assert_eq!(
        words(lenient.from_str::<Rows>(r#"{"nope":1 "int32":1}"#)),
        "Rows: expected `,` or `}` at line 1 column 11"
    );
    // What is known is checked as ever.
    assert_eq!(
        words(lenient.from_str::<Rows>(r#"{"int32":1,"int32":1}"#)),
        "Rows.int32: `int32` appears more than once at line 1 column 13"
    );
}

#[test]
fn commas_stand_between_fields_entries_and_elements_only() {
    let syntax = |text: &str| matches!(kind(text), DecodeErrorKind::Syntax { .. });
    for inside in ["1", "\"a\":1", "[],[]"] {
        let (field, open, close) = match inside {
            "1" => ("int64s", '[', ']'),
            "[],[]" => ("unknown", '[', ']'),
            _ => ("byName", '{', '}'),
        };
        for inside in [format!(",{inside}"), format!("{inside},"), format!("{inside},,{inside}")] {
            let text = format!(r#"{{"{field}":{open}{inside}{close}}}"#);
            let lenient = Options::new().ignore_unknown_fields(true);
            assert!(
                matches!(lenient.from_str::<Rows>(&text).unwrap_err().kind(), DecodeErrorKind::Syntax { .. }),
                "{text}"
            );
        }
    }
    for text in [r#"{,"int32":1}"#, r#"{"int32":1,}"#, r#"{"int32":1,,"int64":1}"#, r#"{"inner":{,"zipCode":1}}"#] {
        assert!(syntax(text), "{text}");
    }
}

#[test]
fn the_bytes_around_digits_are_no_digits() {
    for field in ["int32", "int64", "uint32", "uint64"] {
        refuses(field, &[r#""1:""#, r#"":1""#, r#""1/""#, r#""/""#, r#"":""#], unexpected);
    }
}

#[test]
fn unknown_values_are_skipped_in_constant_stack() {
    let depth = 200_000;
    let deep = format!(r#"{{"nope":{}1{},"int32":1}}"#, r#"[{"a":"#.repeat(depth), "}]".repeat(depth));
    let lenient = Options::new().ignore_unknown_fields(true);
    std::thread::Builder::new()
        .stack_size(256 << 10)
        .spawn(move || assert_eq!(lenient.from_str::<Rows>(&deep).unwrap().int32, 1))
        .unwrap()
        .join()
        .unwrap();
}

#[test]
fn values_of_another_shape_are_refused() {
    for field in ["inner", "maybeInner", "boxed", "place", "byName", "byBool"] {
        refuses(field, &["1", "1.5", "99999999999999999999", r#""""#, "true", "[]", "[{}]"], unexpected);
    }
    for field in ["int64s", "strings", "inners", "phones"] {
        refuses(field, &["1", "1.5", r#""a""#, "true", "{}"], unexpected);
    }
    for text in ["1", "1.5", "true", r#""a""#, "[]", "[{}]"] {
        assert!(unexpected(&kind(text)), "{text}");
        let error = Options::new().ignore_unknown_fields(true).from_str::<Rows>(text).unwrap_err();
        assert_eq!(error.to_string(), "Rows: expected an object at line 1 column 1", "{text}");
    }
    // The key that serde_json uses for itself is a key like any other.
    let number = r#"{"byName":{"$serde_json::private::Number":5}}"#;
    assert_eq!(from_str::<Rows>(number).unwrap().by_name["$serde_json::private::Number"], 5);
    let lenient = Options::new().ignore_unknown_fields(true);
    assert_eq!(lenient.from_str::<Rows>(r#"{"$serde_json::private::Number":"5"}"#).unwrap(), Rows::empty());
}

#[test]
fn map_keys_are_strings() {
    let rows = from_str::<Rows>(
        r#"{
            "byName": {"": 1, "a\n": 2},
            "byInt32": {"-2147483648": "a", "2147483647": "b"},
            "byInt64": {"-9223372036854775808": 1},
            "byUint64": {"18446744073709551615": 1},
            "byBool": {"true": {}, "false": {"zipCode": 1}}
        }"#,
    );
    let rows = rows.unwrap();
    assert_eq!(rows.by_name, [(String::new(), 1), ("a\n".to_owned(), 2)].into());
    assert_eq!(rows.by_int32, [(i32::MIN, "a".to_owned()), (i32::MAX, "b".to_owned())].into());
    assert_eq!(rows.by_int64, [(i64::MIN, 1)].into());
    assert_eq!(rows.by_uint64, [(u64::MAX, 1.0)].into());
    assert_eq!(rows.by_bool.keys().collect::<Vec<_>>(), [&false, &true]);
    refuses("byInt32", &[r#"{"":""}"#, r#"{"a":""}"#, r#"{" 1":""}"#], unexpected);
    refuses("byInt32", &[r#"{"2147483648":""}"#, r#"{"0.5":""}"#], out_of_range);
    refuses("byBool", &[r#"{"1":{}}"#, r#"{"True":{}}"#, r#"{"":{}}"#], unexpected);
    refuses("byInt32", &[r#"{1:""}"#], syntax);
    refuses("byBool", &["{true:{}}"], syntax);
}

// Limits.

#[test]
fn depth_is_counted_as_on_the_binary_wire() {
    let nest = |open: &str, close: &str, levels: usize| format!("{}{{}}{}", open.repeat(levels), close.repeat(levels));
    let ways = [
        (r#"{"kid":"#, "}", 100),
        (r#"{"kids":[{},"#, "]}", 100),
        // The map and the message in it.
        (r#"{"byName":{"a":"#, "}}", 50),
    ];
    for (open, close, levels) in ways {
        let tree = from_str::<Tree>(&nest(open, close, levels)).unwrap();
        assert_eq!(wireform::proto::from_slice::<Tree>(&wireform::proto::to_vec(&tree)).unwrap(), tree);
        let error = from_str::<Tree>(&nest(open, close, levels + 1)).unwrap_err();
        assert_eq!(error.kind(), &DecodeErrorKind::DepthLimit, "{open}");
        let deep = nest(open, close, 150);
        let deeper = Options::new().limits(wireform::Limits::new().depth(300));
        assert!(deeper.from_str::<Tree>(&deep).is_ok());
    }
    let rows = nest(r#"{"boxed":"#, "}", 100);
    assert!(from_str::<Rows>(&rows).is_ok());
    let empty_map = format!(r#"{}{{"byName":{{}}}}{}"#, r#"{"kid":"#.repeat(99), "}".repeat(99));
    assert!(from_str::<Tree>(&empty_map).is_ok());
    // It takes no level, as the binary wire has nothing for it; one with an entry takes one.
    let deepest = format!(r#"{{"kid":{empty_map}}}"#);
    assert!(from_str::<Tree>(&deepest).is_ok());
    let error = from_str::<Tree>(&deepest.replace(r#""byName":{}"#, r#""byName":{"a":{}}"#)).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::DepthLimit);
}

#[test]
fn a_value_that_nests_where_it_must_not_is_refused_at_once() {
    for open in ["[", r#"{"a":"#] {
        let deep = open.repeat(50_000);
        for field in ["int32", "float", "string", "aBool", "bytes", "closed", "inner", "strings"] {
            let text = format!(r#"{{"{field}":{deep}"#);
            match kind(&text) {
                DecodeErrorKind::UnknownField { name } => assert_eq!((field, open, &*name), ("inner", r#"{"a":"#, "a")),
                kind => assert!(unexpected(&kind), "{field}: {kind}"),
            }
        }
    }
}

#[test]
fn memory_is_charged() {
    let limits = wireform::Limits::new().allocation(1000);
    let tight = Options::new().limits(limits);
    let lists = [
        format!(r#"{{"kids":[{}{{}}]}}"#, "{},".repeat(100)),
        format!(r#"{{"byName":{{{}}}}}"#, (0..100).map(|i| format!(r#""{i}":{{}}"#)).collect::<Vec<_>>().join(",")),
        format!("{}{{}}{}", r#"{"kid":"#.repeat(50), "}".repeat(50)),
    ];
    for text in lists {
        assert_eq!(tight.from_str::<Tree>(&text).unwrap_err().kind(), &DecodeErrorKind::AllocationLimit, "{text}");
        assert!(from_str::<Tree>(&text).is_ok());
    }
}

#[test]
fn input_is_limited() {
    let tight = Options::new().limits(wireform::Limits::new().input(13));
    assert!(tight.from_str::<Rows>(r#"{"int32":123}"#).is_ok());
    let long = r#"{"int32":1234}"#;
    let errors = [
        tight.from_str::<Rows>(long).unwrap_err(),
        tight.from_slice::<Rows>(long.as_bytes()).unwrap_err(),
        tight.from_reader::<Rows>(long.as_bytes()).unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.kind(), &DecodeErrorKind::InputLimit);
    }
}

// What ProtoJSON cannot hold.

#[test]
fn the_payload_of_a_nan_is_lost() {
    let rows = Rows { double: f64::from_bits(0xfff8_0000_0000_0001), ..Rows::empty() };
    let text = json::to_string(&rows).unwrap();
    assert_eq!(text, r#"{"double":"NaN"}"#);
    assert_eq!(from_str::<Rows>(&text).unwrap().double.to_bits(), f64::NAN.to_bits());
}

#[test]
fn unknown_fields_of_the_binary_wire_are_lost() {
    let mut rest = UnknownFields::new();
    rest.push(1000, Raw::Varint(7));
    let rows = Rows { rest, ..Rows::empty() };
    assert_eq!(json::to_string(&rows).unwrap(), "{}");
}

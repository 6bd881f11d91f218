//! What an error tells: kind, offset, line, column and path.

use wireform::{
    DecodeErrorKind::{self, *},
    json,
};

use super::messages::{Rows, Tree};

fn name(name: &str) -> Box<str> {
    name.into()
}

/// The place of `|` in the text is where the error is to be.
#[track_caller]
fn check(marked: &str, kind: DecodeErrorKind, path: &str) {
    let offset = marked.find('|').unwrap();
    let text = marked.replace('|', "");
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let position = (before.matches('\n').count() + 1, offset - line_start + 1);
    for error in [json::from_str::<Rows>(&text), json::from_slice(text.as_bytes()), json::from_reader(text.as_bytes())]
    {
        let error = error.unwrap_err();
        assert_eq!(error.kind(), &kind, "{text}");
        assert_eq!(error.offset(), offset, "{text}: {error:?}");
        assert_eq!((error.line(), error.column()), (Some(position.0), Some(position.1)), "{text}: {error:?}");
        assert_eq!(error.path(), path, "{text}");
    }
}

#[test]
fn errors_of_numbers_stand_at_the_number() {
    check(r#"{"int32":|4294967296}"#, OutOfRange { expected: "int32" }, "Rows.int32");
    check("{\n  \"aBool\": true,\n  \"uint64\":\n    |-1\n}", OutOfRange { expected: "uint64" }, "Rows.uint64");
    check(r#"{"string":"é","float":|"1e39"}"#, OutOfRange { expected: "float" }, "Rows.float");
    check(r#"{"int64s":[1,"2", |"x"]}"#, UnexpectedValue { expected: "an integer" }, "Rows.int64s[2]");
}

#[test]
fn errors_of_strings_stand_at_the_string() {
    check(r#"{"bytes":|"?"}"#, InvalidBase64, "Rows.bytes");
    check(r#"{"closed":|"NOPE"}"#, UnknownEnumName { name: name("NOPE") }, "Rows.closed");
    check(r#"{"phones":[0,|7]}"#, UnknownEnumValue { number: 7 }, "Rows.phones[1]");
}

#[test]
fn errors_of_keys_stand_at_the_key() {
    check(r#"{"int32":1, "|nope":1}"#, UnknownField { name: name("nope") }, "Rows");
    check(r#"{"inner":{"|nope":1}}"#, UnknownField { name: name("nope") }, "Rows.inner");
    check(r#"{"maybeInt":1,"|maybe_int":1}"#, DuplicateField { name: name("maybe_int") }, "Rows.maybe_int");
    check(r#"{"byInt32":{"|x":""}}"#, UnexpectedValue { expected: "an integer" }, r#"Rows.by_int32["x"]"#);
    check(r#"{"byName":{"a":1,"|a":2}}"#, DuplicateField { name: name("a") }, r#"Rows.by_name["a"]"#);
}

#[test]
fn paths_lead_through_messages_lists_and_maps() {
    let out_of_range = || OutOfRange { expected: "int32" };
    check(r#"{"inner":{"zipCode":|0.5}}"#, out_of_range(), "Rows.inner.zip_code");
    check(r#"{"boxed":{"boxed":{"int32":|0.5}}}"#, out_of_range(), "Rows.boxed.boxed.int32");
    check(r#"{"inners":[{},{"zipCode":|0.5}]}"#, out_of_range(), "Rows.inners[1].zip_code");
    check(r#"{"byBool":{"true":{"zipCode":|0.5}}}"#, out_of_range(), r#"Rows.by_bool["true"].zip_code"#);
    check(r#"{"byName":{"a\"b":|0.5}}"#, out_of_range(), r#"Rows.by_name["a\"b"]"#);
    check(r#"{"place":{"zipCode":|0.5}}"#, out_of_range(), "Rows.place.zip_code");
}

#[test]
fn ends_of_input_stand_at_the_end() {
    for text in ["|", "  |", "{|", r#"{"int|"#, r#"{"int32":1|"#, r#"{"int32":1,|"#] {
        check(text, UnexpectedEnd, "Rows");
    }
    check(r#"{"int32"|"#, UnexpectedEnd, "Rows.int32");
    check(r#"{"int32":|"#, UnexpectedEnd, "Rows.int32");
    check(r#"{"string":"a|"#, UnexpectedEnd, "Rows.string");
    check(r#"{"bools":[true,|"#, UnexpectedEnd, "Rows.bools[1]");
    check(r#"{"bools":[true|"#, UnexpectedEnd, "Rows.bools[1]");
}

#[test]
fn errors_of_syntax_say_what_is_expected() {
    let check = |marked: &str, message: &str, path: &str| check(marked, Syntax { message: message.into() }, path);
    check(r#"{"int32":1}|x"#, "expected nothing behind the value", "Rows");
    check(r#"{"int32":1}  |{}"#, "expected nothing behind the value", "Rows");
    check("{\n\"int32\":1\n|\"int64\":1}", "expected `,` or `}`", "Rows");
    check(r#"{"bools":[true|false]}"#, "expected `,` or `]`", "Rows.bools[1]");
    check(r#"{"bools":[true,|]}"#, "expected a value", "Rows.bools[1]");
    check("{|int32:1}", "expected a key, which is a string", "Rows");
    check(r#"{"int32":1,|}"#, "expected a key, which is a string", "Rows");
    check(r#"{"int32"|,1}"#, "expected `:`", "Rows.int32");
    check(r#"{"int32":|}"#, "expected a value", "Rows.int32");
    check(r#"{"aBool":tru|}"#, "expected `true`, `false` or `null`", "Rows.a_bool");
    check(r#"{"double":0.|}"#, "expected a digit", "Rows.double");
    check(r#"{"double":-|e5}"#, "expected a digit", "Rows.double");
    check(r#"{"double":0|1}"#, "expected `,` or `}`", "Rows");
    check("{\"string\":\"a|\n\"}", "expected `\\u` and a number for a control character", "Rows.string");
    check(r#"{"string":"\|x"}"#, "expected one of `\"\\/bfnrtu` behind a backslash", "Rows.string");
    check(r#"{"string":"\u00|g0"}"#, "expected four hexadecimal digits", "Rows.string");
    check(r#"{"string":"\u|d800"}"#, "expected both halves of a surrogate pair", "Rows.string");
    check(r#"{"string":"\u|d800\ud800"}"#, "expected both halves of a surrogate pair", "Rows.string");
    check(r#"{"string":"\u|dc00"}"#, "expected both halves of a surrogate pair", "Rows.string");
}

#[test]
fn bytes_that_are_not_utf_8_are_refused_where_they_stand() {
    let error = json::from_slice::<Rows>(b"{\"string\":\"a\xff\"}").unwrap_err();
    assert_eq!((error.kind(), error.offset()), (&InvalidUtf8, 12));
    assert_eq!((error.line(), error.column(), error.path()), (Some(1), Some(13), ""));
    // In what is skipped, too.
    let lenient = json::Options::new().ignore_unknown_fields(true);
    let error = lenient.from_slice::<Rows>(b"{\n\"nope\":\"a\xff\"}").unwrap_err();
    assert_eq!((error.kind(), error.offset()), (&InvalidUtf8, 11));
    assert_eq!((error.line(), error.column()), (Some(2), Some(10)));
}

#[test]
fn display_has_path_words_and_place() {
    let error = json::from_str::<Tree>("{\"kids\": [\n{\"kid\": 1}]}").unwrap_err();
    assert_eq!(error.to_string(), "Tree.kids[0].kid: expected an object at line 2 column 9");
}

#[test]
fn a_failing_reader_is_told_apart() {
    struct Failing;
    impl std::io::Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::TimedOut.into())
        }
    }
    let error = json::from_reader::<Rows>(Failing).unwrap_err();
    assert_eq!(error.kind(), &Io(std::io::ErrorKind::TimedOut));
}

/// A writer of this kind takes nothing.
#[test]
fn a_failing_writer_is_told_apart() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let error = json::to_writer(Full, &Rows::empty()).unwrap_err();
    assert_eq!(error.kind(), &wireform::EncodeErrorKind::Io(std::io::ErrorKind::StorageFull));
}

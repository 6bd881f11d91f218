//! What reading takes and refuses, and what its errors say.

use serde::{Deserialize, Serialize, de::IgnoredAny};
use wireform::{
    DecodeErrorKind, EncodeErrorKind, Limits,
    serde::xml::{self, Deserializer, Options, Serializer},
};
use wireform_test_support::words;

#[derive(Serialize, Deserialize, Debug, PartialEq)]
struct Point {
    x: i32,
    y: i32,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Strict {
    #[expect(dead_code, reason = "read to see whether it is accepted")]
    x: i32,
}

#[test]
fn unknown_elements_follow_serdes_rules() {
    let document = "<p><x>1</x><z k='v'><a>1</a>text &amp; more</z><y>2</y></p>";
    assert_eq!(xml::from_str::<Point>(document).unwrap(), Point { x: 1, y: 2 });
    assert!(xml::from_str::<IgnoredAny>(document).is_ok());
    let error = xml::from_str::<Strict>("<p><x>1</x><z/></p>").unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::UnknownField { name: "z".into() });
}

#[test]
fn fields_come_once() {
    let error = xml::from_str::<Point>("<p><x>1</x><x>2</x><y>1</y></p>").unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::DuplicateField { name: "x".into() });
    let error = xml::from_str::<Point>("<p><x>1</x></p>").unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::MissingField { name: "y".into() });
}

#[test]
fn tuples_have_their_exact_length() {
    for (document, error) in [
        ("<v><item>1</item></v>", "v: invalid length 1, expected _ at line 1 column 1"),
        (
            "<v><item>1</item><item>2</item><item>3</item></v>",
            "v[2]: expected the end of the element at line 1 column 32",
        ),
        ("<v/>", "v: invalid length 0, expected _ at line 1 column 1"),
    ] {
        let expected = |what| error.replace('_', what);
        assert_eq!(words(xml::from_str::<(u8, u8)>(document)), expected("a tuple of size 2"), "{document}");
        assert_eq!(words(xml::from_str::<[u8; 2]>(document)), expected("an array of length 2"), "{document}");
    }
}

#[test]
fn values_of_another_shape_are_refused() {
    for (document, error) in [
        ("<v nil='true'/>", "v: expected an i32 at line 1 column 1"),
        ("<v><a/></v>", "v.a: expected text only at line 1 column 4"),
        ("<v>x</v>", "v: expected an i32 at line 1 column 1"),
        ("<v/>", "v: expected an i32 at line 1 column 1"),
        ("<v> </v>", "v: expected an i32 at line 1 column 1"),
        ("<v>1<a/></v>", "v.a: expected text or elements, not both at line 1 column 5"),
        ("<v><a/>1</v>", "v.a: expected text only at line 1 column 4"),
        ("<v type='x'>1</v>", "v: attribute `type` has a value that is none of its own at line 1 column 4"),
        ("<v nil='maybe'>1</v>", "v: attribute `nil` has a value that is none of its own at line 1 column 4"),
        ("<v some='0'>1</v>", "v: attribute `some` has a value that is none of its own at line 1 column 4"),
        ("<v id='1'>1</v>", "v: unknown attribute `id`; fields are elements at line 1 column 4"),
        ("<v name='x'>1</v>", "v: unknown attribute `name`; fields are elements at line 1 column 4"),
    ] {
        assert_eq!(words(xml::from_str::<i32>(document)), error, "{document}");
    }
    assert_eq!(words(xml::from_str::<String>("<v nil='true'/>")), "v: expected text at line 1 column 1");
    assert_eq!(words(xml::from_str::<String>("<v><a/></v>")), "v.a: expected text only at line 1 column 4");
    assert_eq!(
        words(xml::from_str::<String>("<v escaped='true'>\\x</v>")),
        r#"v: expected text whose backslashes are `\\` or `\u{…}` at line 1 column 1"#
    );
    assert_eq!(words(xml::from_str::<()>("<v nil='true'/>")), "v: expected an empty element at line 1 column 1");
    assert_eq!(words(xml::from_str::<()>("<v>x</v>")), "v: expected the end of the element at line 1 column 4");
    assert_eq!(
        words(xml::from_str::<Option<i32>>("<v nil='true'>1</v>")),
        "v: expected the end of the element at line 1 column 15"
    );
    assert_eq!(
        words(xml::from_str::<Option<Option<i32>>>("<v>1</v>")),
        "v: expected one more `some` around the value at line 1 column 1"
    );
    assert_eq!(
        words(xml::from_str::<Vec<i32>>("<v><item>1</item><x>2</x></v>")),
        "v.x: expected an element `item` at line 1 column 18"
    );
    assert_eq!(
        words(xml::from_str::<Vec<i32>>("<v><item>1</item>2</v>")),
        "v: expected elements only at line 1 column 18"
    );
    assert_eq!(words(xml::from_str::<Vec<i32>>("<v nil='true'/>")), "v: expected a sequence at line 1 column 1");
    type Map = std::collections::BTreeMap<i32, i32>;
    for (inner, error) in [
        ("<key>1</key>", "v.entry: expected an element `value` at line 1 column 4"),
        ("<value>1</value>", "v.entry.value: expected an element `key` at line 1 column 11"),
        ("<value>1</value><key>1</key>", "v.entry.value: expected an element `key` at line 1 column 11"),
        ("<key>1</key><value>1</value><x/>", "v.entry.x: expected the end of the element at line 1 column 39"),
    ] {
        assert_eq!(words(xml::from_str::<Map>(&format!("<v><entry>{inner}</entry></v>"))), error, "{inner}");
    }
    assert_eq!(words(xml::from_str::<Point>("<v><entry/></v>")), "v: missing field `x` at line 1 column 1");
    assert_eq!(words(xml::from_str::<char>("<v>ab</v>")), "v: expected one character at line 1 column 1");
}

#[test]
fn attributes_of_other_vocabularies_are_passed_over() {
    let document = "<v xmlns='urn:x' xmlns:a='urn:y' a:b='c' xml:lang='de'>1</v>";
    assert_eq!(xml::from_str::<i32>(document).unwrap(), 1);
}

#[test]
fn hand_written_layout_is_read() {
    let document = "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<!-- a point -->\r\n<p>\r\n\t<x>\r\n 1 </x><!-- -->\r\n\
                    <y>2<!-- two --></y><?pi?>\r\n</p>\r\n";
    assert_eq!(xml::from_str::<Point>(document).unwrap(), Point { x: 1, y: 2 });
}

#[test]
fn errors_name_the_place() {
    let document =
        "<Line>\n  <points>\n    <item><x>1</x><y>2</y></item>\n    <item><x>1</x><y>two</y></item>\n</points></Line>";
    #[derive(Deserialize, Debug)]
    struct Line {
        #[expect(dead_code, reason = "never read")]
        points: Vec<Point>,
    }
    let error = xml::from_str::<Line>(document).unwrap_err();
    assert_eq!(error.path(), "Line.points[1].y");
    assert_eq!((error.line(), error.column()), (Some(4), Some(19)));
    assert_eq!(error.to_string(), "Line.points[1].y: expected an i32 at line 4 column 19");
    let error = xml::from_slice::<Line>(b"<Line>\n\xff").unwrap_err();
    assert_eq!((error.line(), error.column()), (Some(2), Some(1)));
}

#[test]
fn one_serializer_writes_one_document_and_one_deserializer_reads_one() {
    let mut serializer = Serializer::new(&Options::new());
    1.serialize(&mut serializer).unwrap();
    assert!(matches!(2.serialize(&mut serializer).unwrap_err().kind(), EncodeErrorKind::Unrepresentable { .. }));
    let mut deserializer = Deserializer::new("<v>1</v>", &Options::new()).unwrap();
    assert_eq!(i32::deserialize(&mut deserializer).unwrap(), 1);
    assert_eq!(words(i32::deserialize(&mut deserializer)), "the input ends inside a value at line 1 column 9");
}

#[test]
fn readers_and_writers_report_their_failures() {
    struct Broken;
    impl std::io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::TimedOut.into())
        }
    }
    impl std::io::Write for Broken {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let error = xml::from_reader::<i32>(Broken).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::Io(std::io::ErrorKind::TimedOut));
    let error = xml::to_writer(Broken, &1).unwrap_err();
    assert_eq!(error.kind(), &EncodeErrorKind::Io(std::io::ErrorKind::BrokenPipe));
    let options = Options::new().limits(Limits::new().input(10));
    assert_eq!(options.from_reader::<i32>(&b"<v>123</v>"[..]).unwrap(), 123);
    assert_eq!(options.from_reader::<i32>(&b"<v>1234</v>"[..]).unwrap_err().kind(), &DecodeErrorKind::InputLimit);
}

#[test]
fn what_cannot_be_borrowed_says_what_can() {
    use std::borrow::Cow;
    #[derive(Deserialize, Debug)]
    struct Borrowing<'a> {
        #[serde(borrow)]
        text: Cow<'a, str>,
        plain: &'a str,
    }
    let read: Borrowing<'_> = xml::from_str("<v><text>a</text><plain>b</plain></v>").unwrap();
    assert!(matches!(read.text, Cow::Borrowed("a")) && read.plain == "b");
    let read: Borrowing<'_> = xml::from_str("<v><text>&lt;</text><plain/></v>").unwrap();
    assert!(matches!(&read.text, Cow::Owned(text) if text == "<") && read.plain.is_empty());
    let error = xml::from_str::<Borrowing<'_>>("<v><text>a</text><plain>&lt;</plain></v>").unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::CannotBorrow { instead: "Cow<str>" });
    assert_eq!(error.path(), "v.plain");
    let error = xml::from_str::<&[u8]>("<v>AA==</v>").unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::CannotBorrow { instead: "Cow<[u8]>" });
}

#[test]
fn a_value_with_more_somes_than_its_type_is_refused() {
    assert_eq!(xml::from_str::<Option<Option<i32>>>("<v some='2'>5</v>").unwrap(), Some(Some(5)));
    assert_eq!(words(xml::from_str::<Option<i32>>("<v some='2'>5</v>")), "v: expected an i32 at line 1 column 1");
    assert_eq!(words(xml::from_str::<i32>("<v some='1'>5</v>")), "v: expected an i32 at line 1 column 1");
}

#[derive(Deserialize, Debug, Default, PartialEq)]
#[serde(default)]
struct Optional {
    text: Option<String>,
    list: Option<Vec<u8>>,
    inner: Option<Box<Optional>>,
    map: Option<std::collections::BTreeMap<String, u8>>,
    unit: Option<()>,
    twice: Option<Option<u8>>,
    all: Vec<Option<String>>,
    choice: Option<Choice>,
}

#[derive(Deserialize, Debug, PartialEq)]
enum Choice {
    One,
}

#[test]
fn xml_schemas_nil_is_none() {
    let xsi = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'";
    for name in ["text", "list", "inner", "map", "unit", "twice", "choice"] {
        for document in [
            format!("<v {xsi}><{name} xsi:nil='true'/></v>"),
            format!("<v><{name} {xsi} xsi:nil=' 1 '>\n</{name}></v>"),
            format!("<v {xsi}><{name} xmlns:xsi='urn:a' {} x:nil='true'/></v>", xsi.replace("xsi=", "x=")),
            format!("<v><{name} xsi:type='b' xsi:nil='true' {xsi}></{name}></v>"),
        ] {
            assert_eq!(xml::from_str::<Optional>(&document).unwrap(), Optional::default(), "{document}");
        }
    }
    let list = format!("<v {xsi}><all><item xsi:nil='true'/><item>a</item><item xsi:nil='false'/></all></v>");
    let read: Optional = xml::from_str(&list).unwrap();
    assert_eq!(read.all, [None, Some("a".into()), Some(String::new())]);
    assert_eq!(xml::from_str::<Option<u8>>(&format!("<v {xsi} xsi:nil='true'/>")).unwrap(), None);
    // Another attribute of that name.
    let other = xml::from_str::<Optional>("<v xmlns:xsi='urn:a'><text xsi:nil='true'/></v>").unwrap();
    assert_eq!(other.text.unwrap(), "");
    for (document, words) in [
        (format!("<v {xsi}><text xsi:nil='true'>a</text></v>"), "expected the end of the element"),
        (format!("<v {xsi}><text xsi:nil='maybe'/></v>"), "expected a bool, `true` or `false`"),
        (format!("<v {xsi}><all xsi:nil='true'/></v>"), "expected a sequence"),
        ("<v><text xsi:nil='true'/></v>".into(), "the prefix `xsi` is not declared"),
        (format!("<v><list {xsi}/><text xsi:nil='true'/></v>"), "the prefix `xsi` is not declared"),
        (format!("<v><list><item {xsi}>1</item></list><text xsi:nil='true'/></v>"), "the prefix `xsi` is not declared"),
    ] {
        let error = xml::from_str::<Optional>(&document).unwrap_err();
        assert_eq!(error.kind().to_string(), words, "{document}");
    }
    let error = xml::from_str::<Optional>("<v>\n<text xsi:nil='true'/></v>").unwrap_err();
    assert!(error.to_string().contains("the prefix `xsi` is not declared"), "{error}");
    assert_eq!((error.line(), error.column()), (Some(2), Some(7)));
}

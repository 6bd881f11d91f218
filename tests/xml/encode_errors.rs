//! Errors of writing say which field was to blame.

use std::{collections::BTreeMap, io};

use wireform::{
    EncodeErrorKind, Message, Oneof, UnknownFields,
    types::{FieldMask, StringValue, Value},
    walk::EncodeText,
    wire::Raw,
    xml::{self, ElementWriter, Options},
};
use wireform_test_support::empty;

/// Text in every place.
#[derive(Message, Clone, Debug, PartialEq)]
struct Places {
    #[proto(1, name = "plain_text", json = "other", xml = "another")]
    plain: String,
    #[proto(2, xml_attribute)]
    attribute: Option<String>,
    #[proto(3)]
    list: Vec<String>,
    #[proto(4)]
    by_text: BTreeMap<String, String>,
    #[proto(5)]
    by_number: BTreeMap<u32, Places>,
    #[proto(6)]
    inner: Option<Box<Places>>,
    #[proto(7)]
    inners: Vec<Places>,
    #[proto(oneof)]
    choice: Option<Choice>,
    #[proto(8)]
    wrapped: Option<StringValue>,
    #[proto(9)]
    mask: Option<FieldMask>,
    #[proto(10)]
    value: Option<Value>,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
enum Choice {
    #[proto(20)]
    Text(String),
    #[proto(21)]
    Braces {
        #[proto(1)]
        text: String,
    },
}

const BAD: &str = "a\0";

/// Returns what a strict document has no form for, by the paths.
fn refused() -> Vec<(&'static str, Places)> {
    let none = empty::<Places>;
    let plain = || Places { plain: BAD.into(), ..none() };
    vec![
        ("Places.plain_text", plain()),
        ("Places.attribute", Places { attribute: Some(BAD.into()), ..none() }),
        ("Places.list[1]", Places { list: vec!["a".into(), BAD.into(), BAD.into()], ..none() }),
        ("Places.by_text[0].key", Places { by_text: [(BAD.into(), "a".into())].into(), ..none() }),
        (
            "Places.by_text[1].value",
            Places { by_text: [("a".into(), "a".into()), ("b".into(), BAD.into())].into(), ..none() },
        ),
        ("Places.by_number[0].value.plain_text", Places { by_number: [(7, plain())].into(), ..none() }),
        (
            "Places.inner.inner.plain_text",
            Places { inner: Some(Box::new(Places { inner: Some(Box::new(plain())), ..none() })), ..none() },
        ),
        ("Places.inners[2].plain_text", Places { inners: vec![none(), none(), plain()], ..none() }),
        ("Places.text", Places { choice: Some(Choice::Text(BAD.into())), ..none() }),
        ("Places.braces.text", Places { choice: Some(Choice::Braces { text: BAD.into() }), ..none() }),
        ("Places.wrapped.value", Places { wrapped: Some(BAD.to_owned().into()), ..none() }),
        ("Places.mask.paths[0]", Places { mask: Some(FieldMask { paths: vec![BAD.into()] }), ..none() }),
    ]
}

/// Returns the path of the error, which the words begin with.
#[track_caller]
fn path(options: &Options, value: &impl EncodeText) -> String {
    let error = options.to_string(value).unwrap_err();
    assert!(matches!(error.kind(), EncodeErrorKind::Unrepresentable { .. }), "{error}");
    assert_eq!(error.to_string(), format!("{}: {}", error.path(), error.kind()));
    error.path().into()
}

#[test]
fn a_strict_document_says_which_text_has_no_form() {
    let strict = Options::new().strict(true);
    for (expected, value) in refused() {
        assert_eq!(path(&strict, &value), expected);
        assert_eq!(path(&strict.clone().pretty(true).proto_field_names(true), &value), expected);
        let mut writer = ElementWriter::with_options(Vec::new(), "list", "item", &strict).unwrap();
        assert_eq!(writer.write(&value).unwrap_err().path(), expected);
        // What is refused leaves nothing behind.
        assert_eq!(writer.finish().unwrap(), b"<list/>");
        assert_eq!(xml::from_str::<Places>(&xml::to_string(&value).unwrap()).unwrap(), value);
    }
    // JSON has escapes of its own.
    let value = Places { value: Some(BAD.into()), ..empty() };
    assert!(strict.to_string(&value).unwrap().contains(r#""a\u0000""#));
}

#[test]
fn unknown_fields_without_a_name_are_those_of_a_message() {
    #[derive(Message, Clone)]
    struct Taken {
        #[proto(1, xml = "unknown-field")]
        field: u32,
        #[proto(2)]
        inner: Option<Box<Taken>>,
        #[proto(unknown)]
        rest: UnknownFields,
    }
    let mut inner: Taken = empty();
    inner.rest.push(15, Raw::Varint(1));
    let outer = Taken { inner: Some(Box::new(inner)), ..empty() };
    assert_eq!(path(&Options::new(), &outer), "Taken.inner");
}

#[test]
fn a_transport_that_fails_has_no_path() {
    // It fails in the midst of a field, which is not what is wrong.
    let value = Places { inners: vec![Places { list: vec!["a".repeat(70_000); 3], ..empty() }], ..empty() };
    let error = xml::to_writer(&mut [0; 3][..], &value).unwrap_err();
    assert_eq!((error.kind(), error.path()), (&EncodeErrorKind::Io(io::ErrorKind::WriteZero), ""));
    assert_eq!(error.to_string(), error.kind().to_string());
}

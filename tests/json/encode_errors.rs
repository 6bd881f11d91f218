//! Errors of writing say which field was to blame, by the path that an error of reading has there.

use std::{collections::BTreeMap, io};

use wireform::{
    EncodeErrorKind, Extension, Message, Oneof, Registry, UnknownFields,
    json::{self, Options},
    types::{Any, FieldMask, ListValue, Struct, Timestamp, Value},
    walk::{FormSink, FormSource, ReadForm, WriteForm},
};
use wireform_test_support::empty;

/// A timestamp, which may have no form, in every place.
#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "tests", extensions(100..=199))]
struct Places {
    #[proto(1, name = "the_plain", json = "other")]
    plain: Option<Timestamp>,
    #[proto(2)]
    list: Vec<Timestamp>,
    #[proto(3)]
    by_text: BTreeMap<String, Timestamp>,
    #[proto(4)]
    by_number: BTreeMap<i64, Places>,
    #[proto(5)]
    by_bool: BTreeMap<bool, Timestamp>,
    #[proto(6)]
    inner: Option<Box<Places>>,
    #[proto(7)]
    inners: Vec<Places>,
    #[proto(oneof)]
    choice: Option<Choice>,
    #[proto(8)]
    mask: Option<FieldMask>,
    #[proto(9)]
    value: Option<Value>,
    #[proto(10)]
    values: Option<ListValue>,
    #[proto(11)]
    object: Option<Struct>,
    #[proto(12)]
    any: Option<Any>,
    #[proto(13)]
    own: Option<Own>,
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
enum Choice {
    #[proto(20)]
    Moment(Timestamp),
    #[proto(21)]
    Braces {
        #[proto(1)]
        moment: Timestamp,
    },
}

/// A message with a form that it has none of.
#[derive(Message, Clone, Debug, PartialEq)]
#[proto(form)]
struct Own {}

impl WriteForm for Own {
    fn write_form<S: FormSink>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(S::fail("nothing at all"))
    }
}

impl<'de> ReadForm<'de> for Own {
    fn read_form<S: FormSource<'de>>(source: S) -> Result<Option<Self>, S::Error> {
        Ok(source.int32()?.map(|_| Self {}))
    }
}

const ONE: Extension<Places, Timestamp> = Extension::new(100).with_name("tests.one");
const MANY: Extension<Places, Vec<Timestamp>> = Extension::new(101).with_name("tests.many");
const DEEP: Extension<Places, Places> = Extension::new(102).with_name("tests.deep");

/// A second that no year of four digits has.
const BAD: Timestamp = Timestamp { seconds: i64::MAX, nanos: 0 };
const GOOD: Timestamp = Timestamp { seconds: 0, nanos: 0 };

fn options() -> Options {
    let registry = Registry::new().well_known_types().message::<Places>();
    Options::new().registry(registry.extension(ONE).extension(MANY).extension(DEEP))
}

/// What has no form in JSON, with its path, and a text that is refused by the same path.
type Case = (&'static str, Places, &'static str);

fn in_fields() -> Vec<Case> {
    let none = empty::<Places>;
    let plain = || Places { plain: Some(BAD), ..none() };
    let inner = |inner| Places { inner: Some(Box::new(inner)), ..none() };
    vec![
        ("Places.the_plain", plain(), r#"{"other":"?"}"#),
        ("Places.list[1]", Places { list: vec![GOOD, BAD, BAD], ..none() }, r#"{"list":["1970-01-01T00:00:00Z","?"]}"#),
        (
            r#"Places.by_text["a\"\u{1}é"]"#,
            Places { by_text: [("Z".into(), GOOD), ("a\"\u{1}é".into(), BAD)].into(), ..none() },
            r#"{"byText":{"a\"\u0001é":"?"}}"#,
        ),
        (
            r#"Places.by_number["-7"].the_plain"#,
            Places { by_number: [(-7, plain()), (-8, none())].into(), ..none() },
            r#"{"byNumber":{"-7":{"other":"?"}}}"#,
        ),
        (r#"Places.by_bool["true"]"#, Places { by_bool: [(true, BAD)].into(), ..none() }, r#"{"byBool":{"true":"?"}}"#),
        ("Places.inner.inner.the_plain", inner(inner(plain())), r#"{"inner":{"inner":{"other":"?"}}}"#),
        (
            "Places.inners[2].the_plain",
            Places { inners: vec![none(), none(), plain()], ..none() },
            r#"{"inners":[{},{},{"other":"?"}]}"#,
        ),
        ("Places.moment", Places { choice: Some(Choice::Moment(BAD)), ..none() }, r#"{"moment":"?"}"#),
        (
            "Places.braces.moment",
            Places { choice: Some(Choice::Braces { moment: BAD }), ..none() },
            r#"{"braces":{"moment":"?"}}"#,
        ),
    ]
}

fn in_forms() -> Vec<Case> {
    let none = empty::<Places>;
    let bad = || Value::from(f64::NAN);
    let object = || Struct::from_iter([("a", Value::from(vec![Value::NULL, bad()]))]);
    vec![
        ("Places.mask", Places { mask: Some(FieldMask { paths: vec!["a__b".into()] }), ..none() }, r#"{"mask":"a_b"}"#),
        ("Places.value", Places { value: Some(bad()), ..none() }, r#"{"value":1e999}"#),
        ("Places.value", Places { value: Some(Value { kind: None }), ..none() }, r#"{"value":1e999}"#),
        (r#"Places.value["a"][1]"#, Places { value: Some(object().into()), ..none() }, r#"{"value":{"a":[0,1e999]}}"#),
        (r#"Places.object["a"][1]"#, Places { object: Some(object()), ..none() }, r#"{"object":{"a":[0,1e999]}}"#),
        ("Places.values[0]", Places { values: Some([bad()].into_iter().collect()), ..none() }, r#"{"values":[1e999]}"#),
        ("Places.own", Places { own: Some(Own {}), ..none() }, r#"{"own":"?"}"#),
    ]
}

fn in_extensions() -> Vec<Case> {
    let none = empty::<Places>;
    let (mut one, mut many, mut deep, mut inside) = (none(), none(), none(), none());
    ONE.set(&mut one, BAD);
    MANY.set(&mut many, vec![GOOD, BAD]);
    ONE.set(&mut inside, BAD);
    DEEP.set(&mut deep, inside);
    vec![
        ("Places.[tests.one]", one, r#"{"[tests.one]":"?"}"#),
        ("Places.[tests.many][1]", many, r#"{"[tests.many]":["1970-01-01T00:00:00Z","?"]}"#),
        ("Places.[tests.deep].[tests.one]", deep, r#"{"[tests.deep]":{"[tests.one]":"?"}}"#),
    ]
}

fn in_any() -> Vec<Case> {
    let none = empty::<Places>;
    let any = |any| Places { any: Some(any), ..none() };
    let broken = Any { type_url: "x/tests.Places".into(), value: b"\x0a".into() };
    vec![
        (
            "Places.any.list[0]",
            any(Any::pack(&Places { list: vec![BAD], ..none() })),
            r#"{"any":{"@type":"x/tests.Places","list":["?"]}}"#,
        ),
        ("Places.any.value", any(Any::pack(&BAD)), r#"{"any":{"@type":"x/google.protobuf.Timestamp","value":"?"}}"#),
        (
            r#"Places.any.value["a"]"#,
            any(Any::pack(&Struct::from_iter([("a", f64::NAN)]))),
            r#"{"any":{"@type":"x/google.protobuf.Struct","value":{"a":1e999}}}"#,
        ),
        ("Places.any", any(Any { type_url: "x/y.Z".into(), value: vec![] }), r#"{"any":{"@type":"x/y.Z"}}"#),
        ("Places.any", any(broken), r#"{"any":{"@type":"x/tests.Places","nope":1}}"#),
    ]
}

fn cases() -> Vec<Case> {
    [in_fields(), in_forms(), in_extensions(), in_any()].concat()
}

#[test]
fn an_error_has_the_path_of_what_has_no_form() {
    for (path, value, _) in cases() {
        let error = options().to_string(&value).unwrap_err();
        assert_eq!(error.path(), path);
        assert_eq!(error.to_string(), format!("{path}: {}", error.kind()));
        assert_eq!(options().to_vec(&value).unwrap_err().path(), path);
        let mut out = Vec::new();
        assert_eq!(options().to_writer(&mut out, &value).unwrap_err().path(), path);
        assert_eq!(out, b"");
    }
}

#[test]
fn functions_without_options_have_the_path_too() {
    for (path, value, _) in [in_fields(), in_forms()].concat() {
        assert_eq!(json::to_string(&value).unwrap_err().path(), path);
        assert_eq!(json::to_vec(&value).unwrap_err().path(), path);
        assert_eq!(json::to_writer(io::sink(), &value).unwrap_err().path(), path);
    }
}

/// Other names, white space and empty values are written by a walk of their own.
#[test]
fn options_change_no_path() {
    for options in [options().pretty(true), options().proto_field_names(true), options().emit_defaults(true)] {
        for (path, value, _) in cases() {
            assert_eq!(options.to_string(&value).unwrap_err().path(), path, "{options:?}");
        }
    }
}

#[test]
fn an_error_of_reading_has_the_same_path() {
    for (path, _, text) in cases() {
        assert_eq!(options().from_str::<Places>(text).unwrap_err().path(), path, "{text}");
    }
}

#[test]
fn a_message_that_has_no_form_is_the_root() {
    assert_eq!(json::to_string(&BAD).unwrap_err().path(), "Timestamp");
    assert_eq!(json::to_string(&Own {}).unwrap_err().to_string(), "Own: nothing at all");
}

#[test]
fn a_transport_that_fails_has_no_path() {
    let value = Places { list: vec![GOOD; 3], ..empty() };
    let error = json::to_writer(&mut [0; 3][..], &value).unwrap_err();
    assert_eq!((error.kind(), error.path()), (&EncodeErrorKind::Io(io::ErrorKind::WriteZero), ""));
}

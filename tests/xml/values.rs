//! `Struct`, `Value` and `ListValue`: their JSON where that is the same message, fields elsewhere.

mod others;

use std::collections::BTreeMap;

use proptest::prelude::*;
use wireform::{
    DecodeError, DecodeErrorKind, EncodeErrorKind, Extension, Limits, Message, Oneof, Registry, UnknownFields, json,
    proto,
    types::{Any, ListValue, NullValue, Struct, Value, ValueKind},
    xml::{self, Options},
};

use crate::{check, named, reads, refused};

const NO_KIND: Value = Value { kind: None };

fn list(values: impl IntoIterator<Item = Value>) -> Value {
    Value::from(values.into_iter().collect::<Vec<_>>())
}

fn object(key: &str, value: impl Into<Value>) -> Value {
    Value::from(BTreeMap::from([(key.to_owned(), value.into())]))
}

/// Checks the text of a value to the byte, also where it cannot be borrowed, and in a strict document.
#[track_caller]
fn text(value: impl Into<Value>, text: &str) {
    let value = value.into();
    let document = format!("<Value>{text}</Value>");
    check(value.clone(), &document);
    assert_eq!(Options::new().strict(true).to_string(&value).unwrap(), document);
    for document in [document, format!("<Value>&#32;{text}</Value>"), format!("<Value><![CDATA[ ]]>{text}</Value>")] {
        let read = xml::from_str::<Value>(&document).unwrap();
        // Equal zeros may differ in their sign.
        assert_eq!(read.encode_to_vec(), value.encode_to_vec(), "{document}");
    }
}

#[test]
fn a_value_is_its_json() {
    text(Value::NULL, "null");
    text(true, "true");
    text(1.5, "1.5");
    text(-0.0, "-0.0");
    text(1e300, "1e+300");
    text(f64::MAX, "1.7976931348623157e+308");
    text(f64::MIN_POSITIVE / 4.0, "5.562684646268003e-309");
    text(9007199254740993.0, "9007199254740992.0");
    text("", "\"\"");
    text("text", "\"text\"");
    text(list([]), "[]");
    text(list([Value::NULL, list([]), object("a", "b")]), "[null,[],{\"a\":\"b\"}]");
    text(Value::from(Struct::default()), "{}");
    text(object("", object("\0", 1.0)), "{\"\":{\"\\u0000\":1.0}}");
    // What serde_json makes up where it keeps a number as text.
    text(object("$serde_json::private::Number", "1"), "{\"$serde_json::private::Number\":\"1\"}");
}

#[test]
fn strings_are_escaped_by_json_first() {
    text(" \t\r\n", "\" \\t\\r\\n\"");
    text("<a>&amp;</a>]]>", "\"&lt;a&gt;&amp;amp;&lt;/a&gt;]]&gt;\"");
    text("\"'\\", "\"\\\"'\\\\\"");
    text("\\u{0}\u{1f}", "\"\\\\u{0}\\u001f\"");
    text("a\u{fffe}\\\u{ffff}", "\"a\\ufffe\\\\\\uffff\"");
    text(object("\u{ffff}<", "\u{7f}\u{85}\u{1ffff}"), "{\"\\uffff&lt;\":\"\u{7f}\u{85}\u{1ffff}\"}");
}

#[test]
fn objects_and_lists_are_their_json() {
    check(
        [("retry", Value::from(true)), ("wait", Value::NULL)].into_iter().collect::<Struct>(),
        "<Struct>{\"retry\":true,\"wait\":null}</Struct>",
    );
    check(Struct::default(), "<Struct>{}</Struct>");
    check(ListValue { values: vec![1.5.into(), "a".into()] }, "<ListValue>[1.5,\"a\"]</ListValue>");
    check(ListValue::default(), "<ListValue>[]</ListValue>");
    let numbers = (0..10_000).map(|number| (number.to_string(), Value::from(number))).collect::<Struct>();
    let document = format!("<Struct>{}</Struct>", json::to_string(&numbers).unwrap());
    check(numbers, &document);
}

/// Checks the document of a value that JSON has no form for.
#[track_caller]
fn fields(value: Value, inside: &str) {
    let document = format!("<Value>{inside}</Value>");
    assert_eq!(xml::to_string(&value).unwrap(), document);
    let read = xml::from_str::<Value>(&document).unwrap();
    assert_eq!(read.encode_to_vec(), value.encode_to_vec(), "{document}");
}

#[test]
fn what_has_no_json_has_fields() {
    assert_eq!(xml::to_string(&NO_KIND).unwrap(), "<Value/>");
    fields(f64::NAN.into(), "<numberValue>NaN</numberValue>");
    fields((-f64::NAN).into(), "<numberValue bits=\"fff8000000000000\">NaN</numberValue>");
    fields(f64::NEG_INFINITY.into(), "<numberValue>-INF</numberValue>");
    fields(Value { kind: Some(ValueKind::Null(NullValue::Other(3))) }, "<nullValue>3</nullValue>");
}

#[test]
fn what_is_inside_fields_is_json_where_it_can_be() {
    fields(
        list([1.0.into(), f64::INFINITY.into(), object("a", "b")]),
        "<listValue><values>1.0</values><values><numberValue>INF</numberValue></values>\
         <values>{\"a\":\"b\"}</values></listValue>",
    );
    fields(
        list([list([]), list([NO_KIND])]),
        "<listValue><values>[]</values><values><listValue><values/></listValue></values></listValue>",
    );
    fields(
        object("k", object("\0", Value { kind: Some(ValueKind::Null(NullValue::Other(-1))) })),
        "<structValue><fields><entry><key>k</key><value><structValue><fields><entry><key escaped=\"true\">\\u{0}</key>\
         <value><nullValue>-1</nullValue></value></entry></fields></structValue></value></entry></fields></structValue>",
    );
}

#[derive(Oneof, Clone, Debug, PartialEq)]
enum Choice {
    #[proto(5)]
    Map(Struct),
    #[proto(6)]
    List(ListValue),
}

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "shop")]
struct Job {
    #[proto(1)]
    settings: serde_json::Value,
    #[proto(2)]
    object: Option<Struct>,
    #[proto(3)]
    values: Vec<Value>,
    #[proto(4)]
    lists: BTreeMap<u32, ListValue>,
    #[proto(oneof)]
    choice: Option<Choice>,
    #[proto(7)]
    detail: Option<Any>,
    #[proto(8)]
    json: Vec<serde_json::Value>,
    #[proto(unknown)]
    rest: UnknownFields,
}

impl Job {
    fn new() -> Self {
        Self::decode(&[][..]).unwrap()
    }
}

#[test]
fn every_place_of_a_field_has_json() {
    check(
        Job {
            settings: serde_json::json!({"a": [1, null, "x"]}),
            object: Some(Struct::default()),
            values: vec!["text".into(), NO_KIND, Value::NULL],
            lists: [(1, ListValue::default()), (2, ListValue { values: vec![f64::INFINITY.into(), 0.5.into()] })]
                .into(),
            choice: Some(Choice::Map([("a", "<")].into_iter().collect())),
            json: vec![serde_json::json!(1), serde_json::json!([])],
            ..Job::new()
        },
        "<Job><settings>{\"a\":[1.0,null,\"x\"]}</settings><object>{}</object>\
         <values>\"text\"</values><values/><values>null</values>\
         <lists><entry><key>1</key><value>[]</value></entry>\
         <entry><key>2</key><value><values><numberValue>INF</numberValue></values><values>0.5</values></value></entry></lists>\
         <map>{\"a\":\"&lt;\"}</map><json>1.0</json><json>[]</json></Job>",
    );
}

#[test]
fn a_reader_takes_json_and_fields() {
    let job = |object: Struct| Job { object: Some(object), ..Job::new() };
    for inside in [
        "{\"a\":1}",
        "\n  { \"a\" : 1e0 }\n",
        "<!-- one --> {\"a\":1.0}",
        "<![CDATA[{\"a\"]]>:1}",
        "{&quot;a&quot;:1}",
        "{\"\\u0061\":1}",
        "<fields><entry><key>a</key><value>1</value></entry></fields>",
        "<fields><entry><key>a</key><value> <numberValue>1</numberValue> </value></entry></fields>",
    ] {
        reads(&format!("<Job><object>{inside}</object></Job>"), job([("a", 1.0)].into_iter().collect()));
    }
    reads(
        "<Job><object escaped='true'>{\"\\\\n\":\"\\u{41}\"}</object></Job>",
        job([("\n", "A")].into_iter().collect()),
    );
    for inside in ["<object/>", "<object></object>", "<object>\n <!-- none -->\n</object>", "<object> {} </object>"] {
        reads(&format!("<Job>{inside}</Job>"), job(Struct::default()));
    }
    reads("<Job><values/><values> </values></Job>", Job { values: vec![NO_KIND, NO_KIND], ..Job::new() });
}

fn syntax(message: &str) -> DecodeErrorKind {
    DecodeErrorKind::Syntax { message: message.into() }
}

#[test]
fn what_is_no_json_is_refused_at_its_place() {
    use DecodeErrorKind::{DuplicateField, OutOfRange, UnexpectedEnd, UnexpectedValue};
    let word = || syntax("expected `true`, `false` or `null`");
    let no_object = || UnexpectedValue { expected: "an object" };
    // A bar marks the place.
    for (inside, kind, path) in [
        ("<object>{'a':[0,{'b': tru|}]}</object>", word(), "Job.object[\"a\"][1][\"b\"]"),
        ("<object>{'a':[0, |}</object>", syntax("expected a value"), "Job.object[\"a\"][1]"),
        ("<object>{'a':|NaN}</object>", syntax("expected a value"), "Job.object[\"a\"]"),
        ("<object>{|a:1}</object>", syntax("expected a key, which is a string"), "Job.object"),
        ("<object>{} |{}</object>", syntax("expected nothing behind the value"), "Job.object"),
        ("<object>{|</object>", UnexpectedEnd, "Job.object"),
        ("<object>|[]</object>", no_object(), "Job.object"),
        ("<object> \n |null</object>", no_object(), "Job.object"),
        ("<object>{'a':1,'|a':2}</object>", DuplicateField { name: "a".into() }, "Job.object[\"a\"]"),
        ("<json>[|1e999]</json>", OutOfRange { expected: "double" }, "Job.json[0][0]"),
        (
            "<lists><entry><value>[[],[1 |2]]</value></entry></lists>",
            syntax("expected `,` or `]`"),
            "Job.lists[0].value[1][1]",
        ),
        ("<values>t|ext</values>", word(), "Job.values[0]"),
    ] {
        let inside = inside.replace('\'', "\"");
        let document = format!("<Job>\n{inside}</Job>");
        let (before, after) = document.split_once('|').unwrap();
        let error = refused::<Job>(&[before, after].concat());
        assert_eq!((error.kind(), error.path(), error.offset()), (&kind, path, before.len()), "{inside}");
        let line = before.rsplit('\n').next().unwrap();
        assert_eq!((error.line(), error.column()), (Some(before.lines().count()), Some(line.len() + 1)), "{inside}");
        refused_in_pieces(&[before, after].concat(), &error);
    }
}

/// Checks that text which cannot be borrowed is as wrong, and at the start of its element.
#[track_caller]
fn refused_in_pieces(document: &str, error: &DecodeError) {
    let start = document.find("</").and_then(|end| document[..end].rfind('>')).unwrap() + 1;
    let pieces = [&document[..start], "&#32;", &document[start..]].concat();
    let in_pieces = refused::<Job>(&pieces);
    assert_eq!(
        (in_pieces.kind(), in_pieces.offset()),
        (error.kind(), document[..start].rfind('<').unwrap()),
        "{pieces}"
    );
    // serde_json reads what is JSON, and the scanner, which knows no path, what is not.
    assert!(error.path().starts_with(in_pieces.path()), "{pieces}: {in_pieces}");
}

#[test]
fn text_beside_elements_is_refused() {
    for inside in ["{}<fields/>", "<fields/>{}", "<fields/>1", "<field/>"] {
        let error = refused::<Job>(&format!("<Job><object>{inside}</object></Job>"));
        assert_eq!((error.path(), error.line()), ("Job.object", Some(1)), "{inside}: {error}");
    }
    let error = refused::<Job>("<Job><object bits='0'>{}</object></Job>");
    assert_eq!(error.kind(), &DecodeErrorKind::UnknownField { name: "bits".into() });
}

/// Returns a value so many lists, or objects, deep.
fn nested(depth: usize, inside: Value, wrap: fn(Value) -> Value) -> Value {
    (0..depth).fold(inside, |value, _| wrap(value))
}

#[test]
fn json_takes_the_levels_that_fields_take() {
    let in_list: fn(Value) -> Value = |value| list([value]);
    let in_object: fn(Value) -> Value = |value| object("a", value);
    for (depth, wrap) in [(0, in_list), (1, in_list), (7, in_list), (1, in_object), (7, in_object)] {
        let job = Job { values: vec![nested(depth, 0.5.into(), wrap)], ..Job::new() };
        let by_fields = Job { values: vec![nested(depth, NO_KIND, wrap)], ..Job::new() };
        let (text, fields) = (xml::to_string(&job).unwrap(), xml::to_string(&by_fields).unwrap());
        assert!(!text.contains("Value>") && fields.contains("Value>") == (depth > 0), "{text} {fields}");
        for levels in 0..30 {
            let limits = Limits::new().depth(levels);
            let binary = proto::Options::new().limits(limits);
            let is_read = binary.from_slice::<Job>(&job.encode_to_vec()).is_ok();
            for document in [&text, &fields, &text.replace("0.5", "0&#46;5")] {
                let read = Options::new().limits(limits).from_str::<Job>(document);
                assert_eq!(read.is_ok(), is_read, "{levels} levels: {document}");
                if let Err(error) = read {
                    assert_eq!(error.kind(), &DecodeErrorKind::DepthLimit);
                }
            }
        }
    }
}

#[test]
fn what_is_too_deep_is_refused_both_ways() {
    for depth in [60, 200, 2000] {
        let value = nested(depth, Value::NULL, |value| list([value]));
        assert_eq!(xml::to_string(&value).unwrap_err().kind(), &EncodeErrorKind::DepthLimit);
        let document = Options::new().limits(Limits::new().depth(5000)).to_string(&value).unwrap();
        assert_eq!(document, format!("<Value>{}null{}</Value>", "[".repeat(depth), "]".repeat(depth)));
        assert_eq!(refused::<Value>(&document).kind(), &DecodeErrorKind::DepthLimit);
        let pieces = document.replace("null", "&#110;ull");
        assert_eq!(refused::<Value>(&pieces).kind(), &DecodeErrorKind::DepthLimit);
        if depth < 1000 {
            let deep = Options::new().limits(Limits::new().depth(1000));
            assert_eq!(deep.from_str::<Value>(&document).unwrap(), value);
            assert_eq!(deep.from_str::<Value>(&pieces).unwrap(), value);
        }
    }
}

#[test]
fn a_million_brackets_are_refused() {
    const COUNT: usize = 1_000_000;
    let (lists, objects) = ("[".repeat(COUNT) + &"]".repeat(COUNT), "{\"\":".repeat(COUNT) + "0" + &"}".repeat(COUNT));
    for json in [lists, objects] {
        for before in ["", "&#32;"] {
            let error = refused::<Value>(&format!("<Value>{before}{json}</Value>"));
            assert_eq!(error.kind(), &DecodeErrorKind::DepthLimit);
        }
    }
}

/// Returns the least budget that something can be read with.
fn least_budget(is_read: impl Fn(Limits) -> bool) -> usize {
    let (mut low, mut high) = (0, 1_usize << 30);
    while low < high {
        let middle = low.midpoint(high);
        if is_read(Limits::new().allocation(middle)) { high = middle } else { low = middle + 1 }
    }
    low
}

#[test]
fn json_takes_the_memory_that_it_takes_elsewhere() {
    for json in [format!("[{}{{}}]", "{},".repeat(20_000)), format!("[{}[]]", "[\"a\",{\"b\":1}],".repeat(5000))] {
        let document = format!("<ListValue>{json}</ListValue>");
        let pieces = format!("<ListValue>&#32;{json}</ListValue>");
        let least = least_budget(|limits| json::Options::new().limits(limits).from_str::<ListValue>(&json).is_ok());
        assert!(least > json.len(), "{least}");
        for document in [&document, &pieces] {
            let options = |limits| Options::new().limits(limits);
            assert_eq!(least_budget(|limits| options(limits).from_str::<ListValue>(document).is_ok()), least);
            let error = options(Limits::new().allocation(1000)).from_str::<ListValue>(document).unwrap_err();
            assert_eq!(error.kind(), &DecodeErrorKind::AllocationLimit);
        }
    }
}

#[test]
fn a_document_has_one_budget_for_all_its_json() {
    let objects = |count| format!("<Job>{}</Job>", "<values>[{},{},{}]</values>".repeat(count));
    let least = |count| {
        let document = objects(count);
        least_budget(|limits| Options::new().limits(limits).from_str::<Job>(&document).is_ok())
    };
    let more = least(2) - least(1);
    assert!(more >= 3 * size_of::<Value>(), "{more}");
    assert!(least(64) >= least(1) + 60 * more);
}

const EXTRA: Extension<Extended, Value> = Extension::new(100).with_name("shop.extra");
const LISTS: Extension<Extended, Vec<ListValue>> = Extension::new(101).with_name("shop.lists");

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "shop", extensions(100..=101))]
struct Extended {
    #[proto(unknown)]
    rest: UnknownFields,
}

#[test]
fn extensions_and_any_have_json() {
    let options = Options::new().registry(Registry::new().well_known_types().extension(EXTRA).extension(LISTS));
    let mut extended = Extended { rest: UnknownFields::new() };
    EXTRA.set(&mut extended, list(["a".into()]));
    LISTS.set(&mut extended, vec![ListValue::default(), ListValue { values: vec![NO_KIND] }]);
    let document = "<Extended><shop.extra>[\"a\"]</shop.extra><shop.lists>[]</shop.lists>\
                    <shop.lists><values/></shop.lists></Extended>";
    assert_eq!(options.to_string(&extended).unwrap(), document);
    assert_eq!(options.from_str::<Extended>(document).unwrap(), extended);

    let any = Any::pack(&Any::pack(&list(["a".into(), f64::INFINITY.into()])));
    let document = "<Any type-url=\"type.googleapis.com/google.protobuf.Any\">\
                    <Any type-url=\"type.googleapis.com/google.protobuf.Value\">\
                    <Value><listValue><values>\"a\"</values><values><numberValue>INF</numberValue></values></listValue></Value>\
                    </Any></Any>";
    assert_eq!(options.to_string(&any).unwrap(), document);
    assert_eq!(options.from_str::<Any>(document).unwrap(), any);
    let wrong = document.replace("\"a\"<", "\"a<");
    let error = options.from_str::<Any>(&wrong).unwrap_err();
    assert_eq!((error.path(), error.offset()), ("Any.Any.Value.list_value.values[0]", wrong.find("\"a<").unwrap() + 2));
}

#[test]
fn what_others_made_is_json_where_nothing_is_lost() {
    check(
        others::ListValue::decode(&b"\x0a\x0b\x11\0\0\0\0\0\0\xf0\x3f\x78\x07"[..]).unwrap(),
        "<ListValue><values><numberValue>1</numberValue>\
         <unknown-field number=\"15\" wire=\"varint\">7</unknown-field></values></ListValue>",
    );
    let plain = |rest: &[u8]| others::Plain { rest: UnknownFields::from_bytes(rest).unwrap(), number: 1.5 };
    check(others::Holder { plain: plain(b"") }, "<Struct>{\"number\":1.5}</Struct>");
    check(
        others::Holder { plain: plain(b"\x78\x07") },
        "<Struct><plain><number>1.5</number><unknown-field number=\"15\" wire=\"varint\">7</unknown-field></plain></Struct>",
    );
    check(
        others::Holder { plain: others::Plain { number: f64::INFINITY, ..plain(b"") } },
        "<Struct><plain><number>INF</number></plain></Struct>",
    );
}

#[test]
fn json_in_no_order_is_not_written_out_in_an_any() {
    let options = Options::new().registry(Registry::new().message::<others::Struct>());
    let object =
        |keys: &[&str]| others::Struct { fields: keys.iter().map(|key| (key.to_string(), Value::NULL)).collect() };
    check(object(&["a"]), "<Struct>{\"a\":null}</Struct>");
    let one = options.to_string(&Any::pack(&object(&["a"]))).unwrap();
    assert!(one.ends_with("<Struct>{\"a\":null}</Struct></Any>"), "{one}");
    let two = options.to_string(&Any::pack(&object(&["a", "b"]))).unwrap();
    assert!(two.starts_with("<Any><typeUrl>"), "{two}");
}

proptest! {
    /// The scanner reads text that is borrowed, and serde_json what is not.
    #[test]
    fn text_in_pieces_reads_alike(value in named::value()) {
        let document = xml::to_string(&value).unwrap();
        let read = xml::from_str::<Value>(&document).unwrap();
        prop_assert_eq!(read.encode_to_vec(), value.encode_to_vec());
        if let Some(text) = document.strip_prefix("<Value>").filter(|inside| !inside.starts_with('<')) {
            let pieces = format!("<Value>&#32;{text}");
            prop_assert_eq!(xml::from_str::<Value>(&pieces).unwrap().encode_to_vec(), value.encode_to_vec());
        }
    }
}

//! XML Schema's `xsi:nil`: no value, for those who ignore what they do not know.

use std::{collections::BTreeMap, fmt::Debug};

use wireform::{
    DecodeErrorKind, Message, Oneof,
    types::Timestamp,
    xml::{self, ElementReader, Options},
};

const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

#[derive(Message, Debug, Default, PartialEq)]
struct Row {
    #[proto(1)]
    text: Option<String>,
    #[proto(2)]
    number: Option<u32>,
    #[proto(3)]
    inner: Option<Box<Row>>,
    #[proto(4)]
    list: Vec<String>,
    #[proto(5)]
    map: BTreeMap<String, String>,
    #[proto(oneof)]
    choice: Option<Choice>,
    #[proto(8, xml_attribute)]
    id: u32,
}

#[derive(Oneof, Debug, PartialEq)]
enum Choice {
    #[proto(6)]
    Word(String),
    #[proto(7)]
    Row(Box<Row>),
}

#[derive(Message, Debug, PartialEq)]
struct Needs {
    #[proto(1, required)]
    text: String,
}

fn ignoring() -> Options {
    Options::new().ignore_unknown_fields(true)
}

fn read(inside: &str) -> wireform::Result<Row> {
    ignoring().from_str(&format!("<Row xmlns:xsi='{XSI}' xmlns:other='urn:other'>{inside}</Row>"))
}

#[test]
fn a_nil_field_is_absent() {
    for name in ["text", "number", "inner", "map", "word", "row"] {
        for spelling in
            ["<_ xsi:nil='true'/>", "<_ xsi:nil=' 1 '> <!-- --></_>", "<_ id='7' x:nil='1' xmlns:x='{XSI}'/>"]
        {
            let element = spelling.replace('_', name).replace("{XSI}", XSI);
            assert_eq!(read(&element).unwrap(), Row::default(), "{element}");
        }
    }
    assert_eq!(read("<text xsi:nil='false'>a</text>").unwrap().text.unwrap(), "a");
    assert_eq!(read("<text xsi:nil='0'/>").unwrap().text.unwrap(), "");
    assert_eq!(read("<word xsi:nil='true'/><row/>").unwrap().choice, Some(Choice::Row(Box::default())));
    // Another vocabulary's attribute, and one of no vocabulary.
    assert_eq!(read("<text other:nil='true'/>").unwrap().text.unwrap(), "");
    assert_eq!(read("<text nil='true'/>").unwrap().text.unwrap(), "");
    assert_eq!(read("<text xsi:nil='true' xmlns:xsi='urn:other'/>").unwrap().text.unwrap(), "");
    // What is passed over may be marked by anything.
    assert_eq!(read("<unknown xsi:nil='true'>x</unknown>").unwrap(), Row::default());
    assert_eq!(read("<unknown nowhere:nil='true'/>").unwrap(), Row::default());
}

const VALUE: &str = "expected a value: only a field that occurs once can be `xsi:nil`";
const END: &str = "expected the end of the element";

/// Checks what the kind of an error says.
fn says<T: Debug>(read: wireform::Result<T>, words: &str) {
    let error = read.unwrap_err();
    assert_eq!(error.kind().to_string(), words);
}

#[test]
fn nil_is_refused_where_a_value_has_to_be() {
    for (inside, words) in [
        ("<list xsi:nil='true'/>", VALUE),
        ("<map><entry xsi:nil='true'/></map>", VALUE),
        ("<map><entry><key xsi:nil='true'/></entry></map>", VALUE),
        ("<map><entry><key>a</key><value xsi:nil='true'/></entry></map>", VALUE),
        ("<text xsi:nil='true'>x</text>", END),
        ("<inner xsi:nil='true'><text/></inner>", END),
        ("<text xsi:nil='maybe'/>", "expected a bool, `true` or `false`"),
        ("<text nowhere:nil='true'/>", "the prefix `nowhere` is not declared"),
    ] {
        says(read(inside), words);
    }
    let root = format!("<Row xsi:nil='true' xmlns:xsi='{XSI}'/>");
    says(ignoring().from_str::<Row>(&root), VALUE);
    let needs = format!("<Needs><text xsi:nil='true' xmlns:xsi='{XSI}'/></Needs>");
    let error = ignoring().from_str::<Needs>(&needs).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::MissingRequired { name: "text" });
    // Who ignores nothing does not know the attribute.
    says(
        xml::from_str::<Row>(&format!("<Row><text xsi:nil='true' xmlns:xsi='{XSI}'/></Row>")),
        "unknown field `xsi:nil`",
    );
    let namespace = Options::new().namespace("urn:a");
    let document = format!("<Row xmlns='urn:a' xmlns:xsi='{XSI}'><text xsi:nil='true'/></Row>");
    says(namespace.from_str::<Row>(&document), "unknown field `xsi:nil`");
    assert_eq!(namespace.ignore_unknown_fields(true).from_str::<Row>(&document).unwrap(), Row::default());
}

/// Whether a well-known type is text or elements is seen by a look at what is inside, which counts for nothing else.
#[test]
fn a_look_at_what_is_inside_declares_nothing() {
    #[derive(Message, Debug, PartialEq)]
    struct Times {
        #[proto(1)]
        times: Vec<Timestamp>,
    }
    let read = |attributes: &str| {
        let element = format!("<times {attributes}><!-- --><seconds xmlns:xsi='urn:x'>1</seconds></times>");
        ignoring().from_str::<Times>(&format!("<Times xmlns:xsi='{XSI}'>{element}</Times>"))
    };
    assert_eq!(read("").unwrap().times, [Timestamp { seconds: 1, nanos: 0 }]);
    says(read("xsi:nil='true'"), VALUE);
}

#[test]
fn the_root_of_a_stream_declares_it() {
    for namespace in ["", " xmlns='urn:a'"] {
        let options = if namespace.is_empty() { ignoring() } else { ignoring().namespace("urn:a") };
        let document =
            format!("<l{namespace} xmlns:xsi='{XSI}'><Row><text xsi:nil='true'/></Row><Row><text/></Row></l>");
        let reader = ElementReader::with_options(document.as_bytes(), "Row", options.clone());
        let texts = reader.elements::<Row>().map(|row| Ok(row?.text)).collect::<wireform::Result<Vec<_>>>();
        assert_eq!(texts.unwrap(), [None, Some(String::new())]);
        for (part, words) in [("<l", "expected elements inside: the root is `xsi:nil`"), ("<Row", VALUE)] {
            let nil = document.replacen(part, &format!("{part} xsi:nil='true'"), 1);
            says(ElementReader::with_options(nil.as_bytes(), "Row", options.clone()).read::<Row>(), words);
        }
    }
}

#[test]
fn declarations_end_with_their_elements() {
    let inside = format!("<unknown xmlns:x='{XSI}'><a/></unknown><inner><text x:nil='true'/></inner>");
    says(read(&inside), "the prefix `x` is not declared");
    let inside = format!("<unknown xmlns:xsi='{XSI}'/><inner xmlns:other='{XSI}'/><text other:nil='true'/>");
    assert_eq!(read(&inside).unwrap().text.unwrap(), "");
}

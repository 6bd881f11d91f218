//! Namespaces and strict documents.

use wireform::{
    DecodeErrorKind, EncodeErrorKind, Message,
    types::Timestamp,
    xml::{self, ElementReader, ElementWriter, Options},
};

#[derive(Message, Clone, Debug, PartialEq)]
struct Node {
    #[proto(1)]
    text: String,
    #[proto(2, xml_attribute)]
    id: u32,
    #[proto(3)]
    nodes: Vec<Node>,
}

fn node() -> Node {
    Node { text: "a".into(), id: 7, nodes: vec![Node { text: String::new(), id: 8, nodes: vec![] }] }
}

fn options() -> Options {
    Options::new().namespace("urn:n&\"")
}

const DOCUMENT: &str = "<Node xmlns=\"urn:n&amp;&quot;\" id=\"7\"><text>a</text><nodes id=\"8\"/></Node>";

#[test]
fn the_root_declares_the_namespace() {
    assert_eq!(options().to_string(&node()).unwrap(), DOCUMENT);
    assert_eq!(options().from_str::<Node>(DOCUMENT).unwrap(), node());
    let text = options().to_string(&Timestamp { seconds: 0, nanos: 0 }).unwrap();
    assert_eq!(text, "<Timestamp xmlns=\"urn:n&amp;&quot;\">1970-01-01T00:00:00Z</Timestamp>");
    assert_eq!(options().from_str::<Timestamp>(&text).unwrap(), Timestamp { seconds: 0, nanos: 0 });
}

#[test]
fn any_prefix_will_do() {
    let document =
        "<p:Node id='7' xmlns:q='urn:q' xmlns:p='urn:n&amp;&#34;'><p:text>a</p:text><p:nodes id='8'/></p:Node>";
    assert_eq!(options().from_str::<Node>(document).unwrap(), node());
}

#[test]
fn what_is_in_another_namespace_is_refused() {
    let root = |name: &str| DecodeErrorKind::UnexpectedRoot { name: name.into(), expected: "{urn:n&\"}Node".into() };
    for (document, kind) in [
        ("<Node id='7'/>", root("{}Node")),
        ("<Node xmlns='urn:m'/>", root("{urn:m}Node")),
        ("<p:Node xmlns:p='urn:m'/>", root("{urn:m}Node")),
        ("<p:Node xmlns:p='urn:m' xmlns='urn:n&amp;&quot;'/>", root("{urn:m}Node")),
    ] {
        assert_eq!(options().from_str::<Node>(document).unwrap_err().kind(), &kind, "{document}");
    }
    for (document, name) in [
        ("<p:Node xmlns:p='urn:n&amp;&quot;'><text>a</text></p:Node>", "{}text"),
        ("<Node xmlns='urn:n&amp;&quot;'><text xmlns='urn:m'>a</text></Node>", "{urn:m}text"),
        ("<Node xmlns='urn:n&amp;&quot;'><p:text xmlns:p='urn:m'>a</p:text></Node>", "{urn:m}text"),
        ("<Node xmlns='urn:n&amp;&quot;'><nodes xmlns=''/></Node>", "{}nodes"),
        ("<Node xmlns='urn:n&amp;&quot;'><nodes xmlns=''><nodes/></nodes></Node>", "{}nodes"),
        ("<p:Node xmlns:p='urn:n&amp;&quot;' p:id='7'/>", "p:id"),
        ("<p:Node xmlns:p='urn:n&amp;&quot;' xml:id='7'/>", "xml:id"),
    ] {
        let error = options().from_str::<Node>(document).unwrap_err();
        assert_eq!(error.kind(), &DecodeErrorKind::UnknownField { name: name.into() }, "{document}");
    }
    // Without the option, a declaration is an attribute that nobody knows.
    let error = xml::from_str::<Node>(DOCUMENT).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::UnknownField { name: "xmlns".into() });
}

fn leaf(text: &str) -> Node {
    Node { text: text.into(), id: 0, nodes: vec![] }
}

/// Documents in the namespace `urn:a`, and what they hold for a reader that passes over the rest.
const BELOW_THE_ROOT: [(&str, &str); 14] = [
    ("<Node xmlns='urn:a'><text xmlns='urn:b'>foreign</text></Node>", ""),
    ("<Node xmlns='urn:a'><text xmlns=''>foreign</text></Node>", ""),
    ("<p:Node xmlns:p='urn:a'><p:text xmlns:p='urn:b'>foreign</p:text></p:Node>", ""),
    ("<Node xmlns='urn:a' xmlns:q='urn:a'><q:text>own</q:text></Node>", "own"),
    ("<Node xmlns='urn:a'><p:text xmlns:p='urn:a'>own</p:text></Node>", "own"),
    ("<p:Node xmlns:p='urn:a' xmlns:q='urn:b'><q:x/><p:text>own</p:text></p:Node>", "own"),
    ("<p:Node xmlns:p='urn:a'><text>none</text><p:text>own</p:text><text/></p:Node>", "own"),
    ("<Node xmlns='urn:a'><q:text xmlns:q='urn:b'><text>inside</text></q:text><text>own</text></Node>", "own"),
    ("<Node xmlns='urn:a'><x xmlns='urn:b' xmlns:a='urn:a'><a:text>x</a:text></x><text>own</text></Node>", "own"),
    ("<p:Node xmlns:p='urn:a'><x xmlns:p='urn:b'><p:text/></x><p:text>own</p:text></p:Node>", "own"),
    ("<p:Node xmlns:p='urn:a'><p:x xmlns:p='urn:b'/><p:text>own</p:text></p:Node>", "own"),
    ("<Node xmlns='urn:a' xml:lang='en'><text xml:space='preserve'>own</text></Node>", "own"),
    ("<Node xmlns='urn&#58;a'><text xmlns='urn:b'/><!-- --><text xmlns='urn&#x3a;a'>own</text></Node>", "own"),
    ("<xml:x xmlns:xml='http://www.w3.org/XML/1998/namespace' xmlns='urn:a'><text>own</text></xml:x>", "no root"),
];

#[test]
fn names_are_those_of_namespaces_below_the_root() {
    let strict = Options::new().namespace("urn:a");
    let ignoring = strict.clone().ignore_unknown_fields(true);
    for (document, text) in BELOW_THE_ROOT {
        if text == "no root" {
            let error = ignoring.clone().any_root(true).from_str::<Node>(document).unwrap_err();
            assert_eq!(
                error.kind().to_string(),
                "root element is `{http://www.w3.org/XML/1998/namespace}x`, not one of the namespace `{urn:a}`"
            );
            continue;
        }
        assert_eq!(ignoring.from_str::<Node>(document).unwrap(), leaf(text), "{document}");
        // Who ignores nothing reads the same or is told.
        if let Ok(node) = strict.from_str::<Node>(document) {
            assert_eq!(node, leaf(text), "{document}");
        }
        // As an element of a stream.
        let stream = format!("<s:list xmlns:s='urn:a'><Node/><z xmlns='urn:b'><s:Node/></z>{document}</s:list>");
        let reader = ElementReader::with_options(stream.as_bytes(), "Node", ignoring.clone());
        assert_eq!(reader.elements::<Node>().collect::<wireform::Result<Vec<_>>>().unwrap(), [leaf(text)], "{stream}");
    }
}

#[test]
fn what_the_root_of_a_stream_declares_holds_for_its_elements() {
    let document = "<list xmlns='urn:a' xmlns:p='urn:a' xmlns:q='urn:b'>\
        <node><text>1</text><q:text>x</q:text></node><q:node><text>x</text></q:node>\
        <p:node><p:text>2</p:text></p:node><p:node xmlns:p='urn:b'/><node xmlns=''/>\
        <x:node xmlns:x='urn:a'><x:text>3</x:text></x:node></list>";
    let options = Options::new().namespace("urn:a").ignore_unknown_fields(true);
    let reader = ElementReader::with_options(document.as_bytes(), "node", options);
    let read: wireform::Result<Vec<Node>> = reader.elements().collect();
    assert_eq!(read.unwrap(), ["1", "2", "3"].map(leaf));
    let options = Options::new().namespace("urn:a");
    for (element, message) in [
        ("<q:node/>", "unknown field `{urn:b}node`"),
        ("<node><q:text/></node>", "unknown field `{urn:b}text`"),
        ("<r:node/>", "the prefix `r` is not declared"),
        ("<node><r:text/></node>", "the prefix `r` is not declared"),
        ("<node q:a='' r:a=''/>", "the prefix `r` is not declared"),
        ("<node p:a='' a:a='' xmlns:a='urn:a'/>", "attribute `{urn:a}a` comes twice"),
        ("<?a:b?>", "without a colon"),
    ] {
        let document = format!("<list xmlns='urn:a' xmlns:p='urn:a' xmlns:q='urn:b'>{element}</list>");
        let error =
            ElementReader::with_options(document.as_bytes(), "node", options.clone()).read::<Node>().unwrap_err();
        assert!(error.to_string().contains(message), "{document}: {error}");
    }
}

#[test]
fn what_namespaces_do_not_have_is_refused() {
    let xml = "http://www.w3.org/XML/1998/namespace";
    let xmlns = "http://www.w3.org/2000/xmlns/";
    let inside = [
        "<p:x/>".to_owned(),
        "<x p:a=''/>".into(),
        "<a:b:c xmlns:a='urn:a'/>".into(),
        "<x a:b:c='' xmlns:a='urn:a'/>".into(),
        "<:foo/>".into(),
        "<foo:/>".into(),
        "<x :a=''/>".into(),
        "<x a:='' xmlns:a='urn:b'/>".into(),
        "<a:1 xmlns:a='urn:a'/>".into(),
        "<x a:-='' xmlns:a='urn:a'/>".into(),
        "<x xmlns:='urn:a'/>".into(),
        "<x xmlns:a:b='urn:a'/>".into(),
        "<x xmlns:a=''/>".into(),
        "<a:x xmlns:a=''/>".into(),
        "<x xmlns:xml='urn:a'/>".into(),
        format!("<x xmlns:a='{xml}'/>"),
        format!("<x xmlns='{xml}'/>"),
        format!("<x xmlns:a='{xmlns}'/>"),
        format!("<x xmlns='{xmlns}'/>"),
        format!("<x xmlns:xmlns='{xmlns}'/>"),
        "<x xmlns:xmlns='urn:a'/>".into(),
        "<xmlns:x/>".into(),
        "<x xmlns:a='urn:a' xmlns:b='urn:a' a:c='' b:c=''/>".into(),
        format!("<x xmlns:xml='{xml}' xmlns:b='urn:a' xmlns:c='urn&#58;a' b:d='' xml:lang='' c:d=''/>"),
        "<?a:b?>".into(),
        "<x xmlns:p='urn:a'/><p:x/>".into(),
        "<x xmlns:p='urn:a'><x xmlns:p=''/></x>".into(),
    ];
    let ignoring = Options::new().namespace("urn:a").ignore_unknown_fields(true);
    for inside in inside {
        for document in [
            format!("<Node xmlns='urn:a'>{inside}</Node>"),
            format!("<Node xmlns='urn:a'><z xmlns=''>t{inside}</z></Node>"),
            format!("<Node xmlns='urn:a'><z xmlns='urn:b'><Node xmlns='urn:a'>{inside}</Node></z></Node>"),
        ] {
            let error = ignoring.from_str::<Node>(&document).unwrap_err();
            assert!(matches!(error.kind(), DecodeErrorKind::Syntax { .. }), "{document}: {error}");
            let mut reader = ElementReader::with_options(document.as_bytes(), "node", ignoring.clone());
            let error = reader.read::<Node>().unwrap_err();
            assert!(matches!(error.kind(), DecodeErrorKind::Syntax { .. }), "{document}: {error}");
        }
    }
    // Where no namespace is asked for, these are names as all others.
    let plain = Options::new().ignore_unknown_fields(true);
    for fine in ["<a:b:c :d=''/>", "<p:x/>", "<x xmlns:a='' xmlns:xml='urn:a'/>"] {
        assert!(plain.from_str::<Node>(&format!("<Node>{fine}</Node>")).is_ok(), "{fine}");
    }
    // These are fine.
    for fine in [
        format!("<x xmlns:xml='{xml}' xml:lang=''/>"),
        "<x xmlns:a='urn:a' xmlns:b='urn:b' a:c='' b:c='' c=''/>".into(),
        "<x xmlns='urn:a' a=''><y xmlns=''/></x>".into(),
        "<x xmlns:xmlfoo='urn:x' xmlfoo:a=''/>".into(),
    ] {
        assert!(ignoring.from_str::<Node>(&format!("<Node xmlns='urn:a'>{fine}</Node>")).is_ok(), "{fine}");
    }
}

#[test]
fn any_root_is_one_of_the_namespace() {
    let options = options().any_root(true);
    assert_eq!(options.from_str::<Node>("<x xmlns='urn:n&amp;&quot;'/>").unwrap(), leaf(""));
    let error = options.from_str::<Node>("<x xmlns='urn:c'/>").unwrap_err();
    assert_eq!(
        error.to_string(),
        "x: root element is `{urn:c}x`, not one of the namespace `{urn:n&\"}` at line 1 column 1"
    );
    let mut reader = ElementReader::with_options(&b"<x xmlns='urn:c'/>"[..], "node", options);
    assert!(reader.read::<Node>().unwrap_err().to_string().contains("`{urn:c}x`, not one of the namespace"));
}

#[test]
fn attributes_have_their_place_behind_a_prefix() {
    let error =
        options().from_str::<Node>("<p:Node xmlns:p='urn:n&amp;&quot;'><p:nodes id='x'/></p:Node>").unwrap_err();
    assert_eq!((error.path(), error.column()), ("Node.nodes[0].id", Some(45)));
}

#[test]
fn streams_have_namespaces() {
    let mut writer = ElementWriter::with_options(Vec::new(), "list", "node", &options()).unwrap();
    writer.write(&node()).unwrap();
    let document = String::from_utf8(writer.finish().unwrap()).unwrap();
    assert!(document.starts_with("<list xmlns=\"urn:n&amp;&quot;\"><node id=\"7\">"), "{document}");
    let prefixed =
        "<p:list xmlns:p='urn:n&amp;&quot;'><p:node id='7'><p:text>a</p:text><p:nodes id='8'/></p:node></p:list>";
    for document in [&document[..], prefixed] {
        let reader = ElementReader::with_options(document.as_bytes(), "node", options().root("list"));
        assert_eq!(reader.elements::<Node>().collect::<wireform::Result<Vec<_>>>().unwrap(), [node()]);
    }
    for (document, words) in [
        ("<list/>", "root element is `{}list`, not one of the namespace `{urn:n&\"}` at line 1 column 1"),
        (
            "<list xmlns='urn:m'/>",
            "root element is `{urn:m}list`, not one of the namespace `{urn:n&\"}` at line 1 column 1",
        ),
        ("<p:list xmlns:p='urn:n&amp;&quot;'><node/></p:list>", "unknown field `{}node` at line 1 column 36"),
    ] {
        let mut reader = ElementReader::with_options(document.as_bytes(), "node", options());
        assert_eq!(reader.read::<Node>().unwrap_err().to_string(), words, "{document}");
    }
}

#[test]
fn a_strict_document_has_no_backslashes() {
    let strict = Options::new().strict(true);
    let fine = Node { text: "\\u{0} \r\u{fffd}".into(), ..node() };
    assert_eq!(strict.to_string(&fine).unwrap(), xml::to_string(&fine).unwrap());
    for text in ["\0", "a\u{ffff}"] {
        let odd = Node { nodes: vec![Node { text: text.into(), ..node() }], ..node() };
        let error = strict.to_string(&odd).unwrap_err();
        assert!(matches!(error.kind(), EncodeErrorKind::Unrepresentable { .. }), "{error}");
        assert!(xml::to_string(&odd).is_ok());
        let mut writer = ElementWriter::with_options(Vec::new(), "list", "node", &strict).unwrap();
        let streamed = writer.write(&odd).unwrap_err();
        assert_eq!((streamed.kind(), streamed.path()), (error.kind(), "Node.nodes[0].text"));
        writer.write(&node()).unwrap();
        assert!(!String::from_utf8(writer.finish().unwrap()).unwrap().contains("escaped"));
    }
}

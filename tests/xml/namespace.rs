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
        ("<Node id='7'/>", root("Node")),
        ("<Node xmlns='urn:m'/>", root("{urn:m}Node")),
        ("<p:Node xmlns='urn:n&amp;&quot;'/>", root("p:Node")),
        ("<p:Node xmlns:p='urn:m'/>", root("{urn:m}Node")),
    ] {
        assert_eq!(options().from_str::<Node>(document).unwrap_err().kind(), &kind, "{document}");
    }
    let prefixed = || DecodeErrorKind::Syntax { message: "expected an element with the prefix `p:`".into() };
    let unknown = |name: &str| DecodeErrorKind::UnknownField { name: name.into() };
    for (document, kind, column) in [
        ("<p:Node xmlns:p='urn:n&amp;&quot;'><text>a</text></p:Node>", prefixed(), 36),
        ("<p:Node xmlns:p='urn:n&amp;&quot;'><q:text>a</q:text></p:Node>", prefixed(), 36),
        ("<Node xmlns='urn:n&amp;&quot;'><p:text>a</p:text></Node>", unknown("p:text"), 32),
        ("<Node xmlns='urn:n&amp;&quot;'><text xmlns='urn:m'>a</text></Node>", unknown("xmlns"), 38),
        ("<Node xmlns='urn:n&amp;&quot;'><nodes xmlns=''/></Node>", unknown("xmlns"), 39),
        ("<p:Node xmlns:p='urn:n&amp;&quot;' p:id='7'/>", unknown("p:id"), 36),
    ] {
        let error = options().from_str::<Node>(document).unwrap_err();
        assert_eq!((error.kind(), error.column()), (&kind, Some(column)), "{document}");
    }
    // Without the option, a declaration is an attribute that nobody knows.
    let error = xml::from_str::<Node>(DOCUMENT).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::UnknownField { name: "xmlns".into() });
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
        ("<list/>", "root element is `list`, not `{urn:n&\"}list` at line 1 column 1"),
        ("<list xmlns='urn:m'/>", "root element is `{urn:m}list`, not `{urn:n&\"}list` at line 1 column 1"),
        ("<p:list xmlns:p='urn:n&amp;&quot;'><node/></p:list>", "unknown field `node` at line 1 column 36"),
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

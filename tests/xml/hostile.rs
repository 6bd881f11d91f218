//! Documents that are made to cost more than they weigh.

use std::fmt::Write;

use serde::de::IgnoredAny;
use wireform::{
    DecodeErrorKind, Limits, Message,
    serde::xml as serde_xml,
    xml::{self, ElementReader, Options},
};
use wireform_test_support::{allocation::measure, words};

#[derive(Message, Debug, PartialEq)]
struct Node {
    #[proto(1)]
    text: String,
    #[proto(2)]
    nodes: Vec<Node>,
    #[proto(3, xml_attribute)]
    id: u32,
}

const MANY: usize = 80_000;

fn kind(document: &str) -> DecodeErrorKind {
    xml::from_str::<Node>(document).unwrap_err().kind().clone()
}

#[test]
fn no_entity_can_be_defined() {
    for document in [
        "<!DOCTYPE Node [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><Node><text>&b;</text></Node>",
        "<!DOCTYPE Node SYSTEM 'file:///etc/passwd'><Node/>",
        "<Node><!DOCTYPE Node><text/></Node>",
        "<Node><text>&b;</text></Node>",
    ] {
        assert!(matches!(kind(document), DecodeErrorKind::Syntax { .. }), "{document}");
        let mut reader = ElementReader::new(document.as_bytes(), "text");
        assert!(matches!(reader.read::<Node>().unwrap_err().kind(), DecodeErrorKind::Syntax { .. }), "{document}");
    }
}

#[test]
fn a_million_levels_are_too_many() {
    let deep = ["<Node>", &"<nodes>".repeat(1_000_000)].concat();
    assert_eq!(kind(&deep), DecodeErrorKind::DepthLimit);
    let unknown = ["<Node>", &"<a>".repeat(1_000_000)].concat();
    let ignoring = Options::new().ignore_unknown_fields(true);
    assert_eq!(ignoring.from_str::<Node>(&unknown).unwrap_err().kind(), &DecodeErrorKind::DepthLimit);
    let mut reader =
        ElementReader::with_options(unknown.as_bytes(), "b", ignoring.limits(Limits::new().input(1 << 20)));
    assert_eq!(reader.read::<Node>().unwrap_err().kind(), &DecodeErrorKind::InputLimit);
}

#[test]
fn many_attributes_are_looked_at_once() {
    let mut tag = "<Node".to_owned();
    for index in 0..MANY {
        write!(tag, " a{index}=''").unwrap();
    }
    assert_eq!(kind(&(tag.clone() + "/>")), DecodeErrorKind::UnknownField { name: "a0".into() });
    let ignoring = Options::new().ignore_unknown_fields(true);
    let read: Node = ignoring.from_str(&(tag.clone() + " id='7'/>")).unwrap();
    assert_eq!(read.id, 7);
    // The last one is there twice.
    assert_eq!(
        words(ignoring.from_str::<Node>(&format!("{tag} a{}=''/>", MANY - 1))),
        "attribute `a79999` comes twice at line 1 column 788897"
    );
}

#[test]
fn many_namespaces_are_looked_at_once() {
    let mut tag = "<p0:Node".to_owned();
    for index in 0..MANY {
        write!(tag, " xmlns:p{index}='urn:{index}'").unwrap();
    }
    let document = tag + "><p0:text>a</p0:text></p0:Node>";
    let read: Node = Options::new().namespace("urn:0").from_str(&document).unwrap();
    assert_eq!(read.text, "a");
    assert_eq!(
        words(Options::new().namespace("urn:1").from_str::<Node>(&document)),
        "p0:Node: root element is `{urn:0}Node`, not `{urn:1}Node` at line 1 column 1"
    );
}

#[test]
fn declarations_take_memory_that_is_linear_and_limited() {
    let options = Options::new().namespace("urn:a").ignore_unknown_fields(true);
    let read = |document: &str| options.from_str::<Node>(document).is_ok();
    let declared = |count: usize| (0..count).map(|index| format!(" xmlns:p{index}='u'")).collect::<String>();
    // Many at once, and many one after the other, of which few are in force at a time.
    is_read_linearly(|count| format!("<Node xmlns='urn:a'{}/>", declared(count)), 24, read);
    is_read_linearly(|count| format!("<Node xmlns='urn:a'>{}</Node>", "<x xmlns='urn:b'/>".repeat(count)), 4, read);
    let attributes = |count: usize| (0..count).map(|index| format!(" p{index}:a=''")).collect::<String>();
    is_read_linearly(
        |count| {
            let uris: String = (0..count).map(|index| format!(" xmlns:p{index}='u{index}'")).collect();
            format!("<Node xmlns='urn:a'{uris}><x{}/></Node>", attributes(count))
        },
        24,
        read,
    );
    let many = format!("<Node xmlns='urn:a'{}/>", declared(MANY));
    let error = options.clone().limits(Limits::new().allocation(MANY)).from_str::<Node>(&many).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::AllocationLimit);
    // Each element of a stream has those of the root, at no price.
    let stream = |count: usize| format!("<l xmlns='urn:a'{}>{}</l>", declared(count), "<Node/>".repeat(count));
    is_read_linearly(stream, 24, |document| {
        let reader = ElementReader::with_options(document.as_bytes(), "Node", options.clone());
        reader.elements::<Node>().all(|node| node.is_ok())
    });
}

#[test]
fn text_in_many_pieces_is_put_together_once() {
    let pieces = "a<![CDATA[b]]>&#99;<!-- -->".repeat(MANY);
    let read: Node = xml::from_str(&format!("<Node><text>{pieces}</text></Node>")).unwrap();
    assert_eq!(read.text, "abc".repeat(MANY));
}

/// Checks that twice the document takes about twice the memory in all, and that at no time it is more than a few times the
/// document. Text that is put together anew with each piece, and a list that is, would take the square.
#[track_caller]
fn is_linear(document: impl Fn(usize) -> String, factor: usize) {
    is_read_linearly(document, factor, |document| xml::from_str::<Node>(document).is_ok());
}

/// As [`is_linear`], for what reads another type and returns whether it could.
#[track_caller]
fn is_read_linearly(document: impl Fn(usize) -> String, factor: usize, read: impl Fn(&str) -> bool) {
    let total = |count| {
        let document = document(count);
        let (read, used) = measure(|| read(&document));
        assert!(read);
        assert!(used.peak <= factor * document.len(), "{} bytes at once for {}", used.peak, document.len());
        used.total
    };
    let (half, whole) = (total(MANY / 4), total(MANY / 2));
    assert!(half > 0 && whole * 10 <= half * 22, "{half}, then {whole}");
}

#[test]
fn memory_is_linear() {
    let text = |piece: &'static str| move |count| format!("<Node><text>{}</text></Node>", piece.repeat(count));
    for piece in ["a&#99;", "a<![CDATA[b]]>", "a<!-- -->", "a<?x?>", "\r", "a\r\n", "&amp;"] {
        is_linear(text(piece), 4);
    }
    is_linear(|count| format!("<Node><text escaped='true'>{}</text></Node>", "\\u{0}".repeat(count)), 4);
    is_linear(|count| format!("<Node>{}</Node>", "<nodes/>".repeat(count)), 3 * size_of::<Node>() / 8 + 1);
    is_linear(|count| format!("<Node>{}</Node>", "<nodes><nodes/><text/></nodes>".repeat(count)), size_of::<Node>());
}

#[test]
fn serde_types_are_read_in_as_much_memory() {
    let text = |piece: &'static str| move |count| format!("<v>{}</v>", piece.repeat(count));
    for piece in ["a&#99;", "a<![CDATA[b]]>", "a<!-- -->", "a<?x?>", "\r", "&amp;"] {
        is_read_linearly(text(piece), 4, |document| serde_xml::from_str::<String>(document).is_ok());
    }
    is_read_linearly(text("<item>a</item>"), 16, |document| serde_xml::from_str::<Vec<String>>(document).is_ok());
    is_read_linearly(text("<a><b/></a>"), 4, |document| serde_xml::from_str::<IgnoredAny>(document).is_ok());
}

#[test]
fn serde_types_are_read_from_as_hostile_documents() {
    for deep in ["<a>", "<item>", "<a b='c'>"] {
        let error = serde_xml::from_str::<IgnoredAny>(&deep.repeat(1_000_000)).unwrap_err();
        assert_eq!(error.kind(), &DecodeErrorKind::DepthLimit, "{deep}");
    }
    for attribute in [" a", " xmlns:a"] {
        let attributes: String = (0..MANY).map(|index| format!("{attribute}{index}='b'")).collect();
        serde_xml::from_str::<IgnoredAny>(&format!("<v{attributes}/>")).unwrap();
        let twice = serde_xml::from_str::<IgnoredAny>(&format!("<v{attributes}{attribute}7=''/>")).unwrap_err();
        assert!(twice.to_string().contains("comes twice"), "{twice}");
    }
}

#[test]
fn many_empty_elements_are_paid_for() {
    let document = ["<Node>", &"<nodes/>".repeat(MANY), "</Node>"].concat();
    let limits = Limits::new().allocation(MANY);
    let error = Options::new().limits(limits).from_str::<Node>(&document).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::AllocationLimit);
    assert_eq!(xml::from_str::<Node>(&document).unwrap().nodes.len(), MANY);
}

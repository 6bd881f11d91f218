//! Input that is meant to harm.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, de::IgnoredAny};
use wireform::{
    DecodeErrorKind, Limits,
    serde::xml::{self, Options},
};
use wireform_test_support::words;

use crate::verdict;

#[derive(Serialize, Deserialize, Debug, PartialEq)]
struct List {
    next: Option<Box<List>>,
}

#[derive(Serialize, Deserialize, Debug, PartialEq)]
struct Chain(Option<Box<Chain>>);

#[derive(Deserialize, Debug)]
#[serde(untagged)]
#[allow(dead_code, reason = "reading it is what is tested")]
enum Tree {
    Kids(Vec<Option<Tree>>),
}

fn list(levels: usize) -> List {
    (0..levels).fold(List { next: None }, |list, _| List { next: Some(Box::new(list)) })
}

fn chain(levels: usize) -> Chain {
    (0..levels).fold(Chain(None), |chain, _| Chain(Some(Box::new(chain))))
}

#[test]
fn depth_is_exact() {
    let document = |levels| xml::to_string(&list(levels)).unwrap();
    assert_eq!(xml::from_str::<List>(&document(99)).unwrap(), list(99));
    assert_eq!(xml::from_str::<List>(&document(100)).unwrap_err().kind(), &DecodeErrorKind::DepthLimit);
    let deeper = Options::new().limits(Limits::new().depth(101));
    assert_eq!(deeper.from_str::<List>(&document(100)).unwrap(), list(100));
    let nested = |levels| "<a>".repeat(levels) + &"</a>".repeat(levels);
    assert!(xml::from_str::<IgnoredAny>(&nested(101)).is_ok());
    assert_eq!(xml::from_str::<IgnoredAny>(&nested(102)).unwrap_err().kind(), &DecodeErrorKind::DepthLimit);
}

#[test]
fn counted_somes_are_levels() {
    let document = xml::to_string(&chain(101)).unwrap();
    assert_eq!(document, r#"<Chain nil="true" some="101"/>"#);
    assert_eq!(xml::from_str::<Chain>(&document).unwrap(), chain(101));
    let document = xml::to_string(&chain(102)).unwrap();
    assert_eq!(xml::from_str::<Chain>(&document).unwrap_err().kind(), &DecodeErrorKind::DepthLimit);
    let counted = |count: &str| words(xml::from_str::<Chain>(&format!("<Chain nil='true' some='{count}'/>")));
    assert_eq!(counted("4294967295"), "Chain: messages nest deeper than `Limits::depth` at line 1 column 1");
    for count in ["4294967296", "-1", "0x1"] {
        let error = "Chain: attribute `some` has a value that is none of its own at line 1 column 19";
        assert_eq!(counted(count), error, "{count}");
    }
}

#[test]
fn counted_somes_and_elements_share_the_limit() {
    let item = "<item type='seq' some='50'>";
    let document = format!("<v type='seq'>{}{}</v>", item.repeat(60), "</item>".repeat(60));
    assert_eq!(xml::from_str::<Tree>(&document).unwrap_err().kind(), &DecodeErrorKind::DepthLimit);
}

#[test]
fn entities_are_refused() {
    let bomb = "<!DOCTYPE v [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><v>&b;</v>";
    assert!(xml::from_str::<String>(bomb).unwrap_err().to_string().contains("document types"));
    assert_eq!(
        words(xml::from_str::<String>("<v>&b;</v>")),
        "v: `&b;` is no character that XML 1.0 has at line 1 column 4"
    );
    assert_eq!(
        words(xml::from_str::<String>("<v b='&b;'/>")),
        "attribute `b` holds an undefined or unfinished reference at line 1 column 4"
    );
}

/// A value that takes far more memory than the empty element it is read from.
#[derive(Deserialize, Debug, Default)]
#[serde(default)]
#[allow(dead_code, reason = "reading it is what is tested")]
struct Large([[u64; 32]; 16]);

#[derive(Deserialize, Debug, Default)]
#[serde(default)]
#[allow(dead_code, reason = "reading it is what is tested")]
struct Holder {
    large: Large,
}

#[test]
fn collections_are_paid_for() {
    let items = |count| format!("<v>{}</v>", "<item/>".repeat(count));
    let options = Options::new().limits(Limits::new().allocation(16 * size_of::<Holder>()));
    assert_eq!(options.from_str::<Vec<Holder>>(&items(16)).unwrap().len(), 16);
    assert_eq!(options.from_str::<Vec<Holder>>(&items(17)).unwrap_err().kind(), &DecodeErrorKind::AllocationLimit);
    let error = xml::from_str::<Vec<Holder>>(&items(100_000)).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::AllocationLimit);
    let entries: String = (0..12).map(|key| format!("<entry><key>{key}</key><value/></entry>")).collect();
    let error = options.from_str::<BTreeMap<u64, Holder>>(&format!("<v>{entries}</v>")).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::AllocationLimit);
}

#[test]
fn long_documents_are_read_to_the_end() {
    // In quadratic time this would take minutes.
    let attributes: String = (0..80_000).map(|index| format!(" a{index}=''")).collect();
    assert!(xml::from_str::<IgnoredAny>(&format!("<v{attributes}/>")).is_ok());
    assert_eq!(
        words(xml::from_str::<i32>(&format!("<v{attributes}>1</v>"))),
        "v: unknown attribute `a0`; fields are elements at line 1 column 4"
    );
    let references = "&#65;".repeat(200_000);
    assert_eq!(xml::from_str::<String>(&format!("<v>{references}</v>")).unwrap().len(), 200_000);
    let comments = "a<!---->".repeat(200_000);
    assert_eq!(xml::from_str::<String>(&format!("<v>{comments}</v>")).unwrap().len(), 200_000);
    let unknown = "<x>1</x>".repeat(200_000);
    assert!(xml::from_str::<List>(&format!("<v>{unknown}</v>")).is_ok());
    let lines = "<item>1</item>\r\n".repeat(200_000);
    assert_eq!(
        words(xml::from_str::<Vec<u8>>(&format!("<v>{lines}"))),
        "v: the input ends inside a value at line 200001 column 1"
    );
    let tag = "a tag without its `>` at line 1 column 19";
    let unclosed = |what: &str, end: &str| {
        format!("syntax error: {what} not closed: `{end}` not found before end of input at line 1 column 19")
    };
    let ends = |len: usize| format!("the input ends inside a value at line 1 column {}", 19 + len * 200_000);
    for (open, error) in [
        ("<", tag.into()),
        ("&", "a reference without its `;` at line 1 column 19".into()),
        ("<a ", tag.into()),
        ("<!--", unclosed("comment", "-->")),
        ("<![CDATA[", unclosed("CDATA", "]]>")),
        ("<?x ", unclosed("processing instruction", "?>")),
        ("</", "expected the end tag `</v>` at line 1 column 19".into()),
        ("<a b='", tag.into()),
        ("\r", ends(1)),
        ("]]", ends(2)),
        ("\\u{", ends(3)),
    ] {
        let document = format!("<v escaped='true'>{}", open.repeat(200_000));
        assert_eq!(words(xml::from_str::<String>(&document)), format!("v: {error}"), "{open}");
    }
}

#[test]
fn every_prefix_and_every_changed_byte_gives_a_verdict() {
    #[derive(Serialize, Deserialize, Debug, PartialEq)]
    enum Part {
        Text(String),
        Map(BTreeMap<Option<char>, f64>),
    }
    let value = vec![Part::Text("a\0<".into()), Part::Map(BTreeMap::from([(None, -f64::NAN), (Some('x'), 1.5)]))];
    let document = Options::new().self_describing(true).to_string(&value).unwrap().into_bytes();
    for end in 0..document.len() {
        assert!(!verdict::<Vec<Part>>(&document[..end]), "{end}");
        xml::from_slice::<IgnoredAny>(&document[..end]).unwrap_err();
    }
    let mut read = 0;
    for at in 0..document.len() {
        for byte in 0..=255 {
            let mut changed = document.clone();
            changed[at] = byte;
            let ignored = xml::from_slice::<IgnoredAny>(&changed);
            if verdict::<Vec<Part>>(&changed) {
                read += 1;
                assert!(ignored.is_ok(), "{ignored:?}");
            }
        }
    }
    assert!(read > 1000, "{read}");
}

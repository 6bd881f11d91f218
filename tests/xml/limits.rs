//! The limits: of depth, which are those of the binary wire, of input and of memory.

use std::io;

use wireform::{
    DecodeError, DecodeErrorKind as Kind, Limits, Message, UnknownFields, proto,
    wire::Raw,
    xml::{self, Options},
};

use crate::types::*;

/// Checks that a form reads at `levels` levels below the root and not at one more, as the binary wire does.
#[track_caller]
fn check_depth<M>(levels: u32, document: impl Fn(u32) -> String, value: Option<impl Fn(u32) -> M>)
where
    M: Message + wireform::walk::EncodeText + for<'de> wireform::walk::DecodeText<'de> + PartialEq + std::fmt::Debug,
{
    for (depth, accepted) in [(levels - 1, true), (levels, true), (levels + 1, false), (levels + 50, false)] {
        let read: Result<M, DecodeError> = xml::from_str(&document(depth));
        assert_eq!(read.is_ok(), accepted, "{depth}: {:?}", read.map(drop));
        if let Some(value) = &value {
            let value = value(depth);
            assert_eq!(proto::from_slice::<M>(&value.encode_to_vec()).is_ok(), accepted, "{depth}");
            let written = xml::to_string(&value);
            assert_eq!(written.is_ok(), accepted, "{depth}");
            let options = Options::new().limits(Limits::new().depth(depth * 2));
            assert_eq!(written.or_else(|_| options.to_string(&value)).unwrap(), document(depth));
        }
        if let Err(error) = read {
            assert_eq!(error.kind(), &Kind::DepthLimit);
        }
    }
}

fn nested(open: &str, close: &str, levels: u32) -> String {
    // The innermost element is written in its short form.
    let levels = levels as usize;
    let document = format!("<Tree>{}{}</Tree>", open.repeat(levels), close.repeat(levels));
    let last = open.rfind('<').unwrap();
    document.replace(
        &format!("{}{}", &open[last..], &close[..close.find('>').unwrap() + 1]),
        &open[last..].replace('>', "/>"),
    )
}

#[test]
fn depth_is_exact_for_messages() {
    let tree = |levels: u32| (0..levels).fold(empty(), |inner, _| Tree { left: Some(Box::new(inner)), ..empty() });
    check_depth(100, |levels| nested("<left>", "</left>", levels), Some(tree));
    let tree = |levels: u32| (0..levels).fold(empty(), |inner, _| Tree { kids: vec![inner], ..empty() });
    check_depth(100, |levels| nested("<kids>", "</kids>", levels), Some(tree));
}

#[test]
fn depth_is_exact_for_maps_of_messages() {
    // An entry is a level and the message in it another.
    let tree = |pairs: u32| (0..pairs).fold(empty(), |inner, _| Tree { named: [("".into(), inner)].into(), ..empty() });
    let document = |pairs| nested("<named><entry><key/><value>", "</value></entry></named>", pairs);
    check_depth(50, document, Some(tree));
}

#[test]
fn depth_counts_entries_without_messages() {
    let document = |levels: u32| {
        let levels = levels as usize - 1;
        let map = "<byName><entry><key>a</key><value>1</value></entry></byName>";
        let around = "<nested><entry><key/><value>".repeat(levels / 2);
        format!("<Maps>{around}{map}{}</Maps>", "</value></entry></nested>".repeat(levels / 2))
    };
    // One level for the inner map beside an even number around.
    for (limit, accepted) in [(4, false), (5, true), (6, true)] {
        let options = Options::new().limits(Limits::new().depth(limit));
        assert_eq!(options.from_str::<Maps>(&document(5)).is_ok(), accepted, "{limit}");
        let value: Maps = xml::from_str(&document(5)).unwrap();
        let options = proto::Options::new().limits(Limits::new().depth(limit));
        assert_eq!(options.from_slice::<Maps>(&value.encode_to_vec()).is_ok(), accepted, "{limit}");
    }
}

#[test]
fn a_depth_of_nothing_allows_the_root_alone() {
    let options = Options::new().limits(Limits::new().depth(0));
    assert!(options.from_str::<Scalars>("<Scalars><text>a</text></Scalars>").is_ok());
    assert_eq!(options.from_str::<Tree>("<Tree><kids/></Tree>").unwrap_err().kind(), &Kind::DepthLimit);
    assert_eq!(options.from_str::<Maps>("<Maps><byName/></Maps>").unwrap_err().kind(), &Kind::DepthLimit);
}

#[test]
fn depth_is_exact_for_unknown_groups() {
    let (open, close) = ("<unknown-field number=\"1\" wire=\"group\">", "</unknown-field>");
    let tree = |levels: u32| {
        let records = [vec![0x0b; levels as usize], vec![0x0c; levels as usize]].concat();
        let inner = &records[1..records.len() - 1];
        let mut rest = UnknownFields::new();
        rest.push(1, Raw::Group(inner));
        Tree { rest, ..empty() }
    };
    check_depth(100, |levels| nested(open, close, levels), Some(tree));
    // The same as one record: an overlong varint at the innermost level.
    let options = |depth| Options::new().limits(Limits::new().depth(depth));
    let document = "<Tree><unknown-field number='1' wire='record'>CwsIgQAMDA==</unknown-field></Tree>";
    assert!(options(2).from_str::<Tree>(document).is_ok());
    assert_eq!(options(1).from_str::<Tree>(document).unwrap_err().kind(), &Kind::DepthLimit);
}

#[test]
fn depth_is_limited_in_what_is_skipped() {
    let document = |levels: usize| format!("<Tree>{}{}</Tree>", "<x>".repeat(levels), "</x>".repeat(levels));
    let options = Options::new().ignore_unknown_fields(true);
    assert!(options.from_str::<Tree>(&document(100)).is_ok());
    assert_eq!(options.from_str::<Tree>(&document(1_000_000)).unwrap_err().kind(), &Kind::DepthLimit);
}

#[test]
fn input_is_limited() {
    let document = "<Inner><x>1</x></Inner>";
    let options = |bytes| Options::new().limits(Limits::new().input(bytes));
    assert!(options(document.len()).from_str::<Inner>(document).is_ok());
    let kind = |error: DecodeError| error.kind().clone();
    assert_eq!(options(document.len() - 1).from_str::<Inner>(document).map_err(kind), Err(Kind::InputLimit));
    assert_eq!(options(3).from_slice::<Inner>(document.as_bytes()).map_err(kind), Err(Kind::InputLimit));
    assert_eq!(options(3).from_reader::<Inner>(io::repeat(b' ')).map_err(kind), Err(Kind::InputLimit));
}

#[test]
fn allocation_is_limited_for_everything_that_grows() {
    fn check<M: for<'de> wireform::walk::DecodeText<'de> + std::fmt::Debug>(document: &str, least: usize) {
        let options = |bytes| Options::new().limits(Limits::new().allocation(bytes));
        let error = options(least - 1).from_str::<M>(document).unwrap_err();
        assert_eq!(error.kind(), &Kind::AllocationLimit, "{document}");
        assert!(options(16 * least).from_str::<M>(document).is_ok(), "{document}");
    }
    check::<Lists>(&format!("<Lists>{}</Lists>", "<numbers>1</numbers>".repeat(100)), 800);
    check::<Lists>(&format!("<Lists>{}</Lists>", "<texts/>".repeat(100)), 100 * size_of::<String>());
    check::<Tree>(&format!("<Tree>{}</Tree>", "<kids/>".repeat(100)), 100 * size_of::<Tree>());
    check::<Tree>("<Tree><left><left/></left></Tree>", 2 * size_of::<Tree>());
    let entries: String = (0..100).map(|key| format!("<entry><key>{key}</key></entry>")).collect();
    check::<Maps>(&format!("<Maps><inners>{entries}</inners></Maps>"), 100 * size_of::<(u32, Inner)>());
    let entries = entries.replace("</key>", "</key><value/>");
    check::<Maps>(&format!("<Maps><inners>{entries}</inners></Maps>"), 100 * size_of::<(u32, Inner)>());
    check::<Maps>("<Maps><inners><entry/></inners></Maps>", size_of::<(u32, Inner)>());
    let field = "<unknown-field number='1' wire='fixed64'>1</unknown-field>";
    check::<Tree>(&format!("<Tree>{}</Tree>", field.repeat(100)), 900);
}

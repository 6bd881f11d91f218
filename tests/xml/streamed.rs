//! Documents of random pieces: a reader of streams and one of whole documents say the same of each, and what is passed over is as
//! well-formed as what is read. The fuzz target `xml_stream` holds them to the same.

use std::io::{self, Read};

use proptest::{prelude::*, sample::select};
use serde::de::IgnoredAny;
use wireform::{
    DecodeErrorKind, Message, Result,
    serde::xml as any,
    xml::{ElementReader, Options},
};

#[derive(Message, Debug, PartialEq)]
struct Element {
    #[proto(1)]
    text: Option<String>,
    #[proto(2)]
    e: Vec<Element>,
    #[proto(3, xml_attribute)]
    n: Option<u32>,
}

#[derive(Message, Debug, PartialEq)]
struct Whole {
    #[proto(1)]
    e: Vec<Element>,
}

/// Yields pieces of one length after the other, in turns.
struct Chopped<'a>(&'a [u8], std::iter::Cycle<std::slice::Iter<'a, usize>>);

impl Read for Chopped<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let len = buf.len().min(*self.1.next().unwrap_or(&1));
        self.0.read(&mut buf[..len])
    }
}

const XSI: &str = " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'";

/// What documents are made of, well-formed or not.
fn piece() -> impl Strategy<Value = &'static str> {
    let tags = select(
        &[
            "<e>",
            "</e>",
            "<e/>",
            "<text>",
            "</text>",
            "<x>",
            "</x>",
            "<x/>",
            "<e n='1'>",
            "<p:e>",
            "</p:e>",
            "<q:x>",
            "</q:x>",
            "<e xmlns='urn:b'>",
            "<e xmlns='urn:a'>",
            "<q:e xmlns:q='urn:a'/>",
            "<p:x xmlns:p='urn:b'>",
            "</p:x>",
            "<text xsi:nil='1'/>",
            "<e xsi:nil='true'/>",
            "<x q:a='' p:a=''/>",
        ][..],
    );
    let rest = select(
        &[
            "text",
            " ",
            "\n",
            "&amp;",
            "&#65;",
            "&b;",
            "<![CDATA[x]]>",
            "<![CDATA[</x>",
            "]]>",
            "<!-- c -->",
            "<!-- -- -->",
            "-->",
            "<?p i?>",
            "<?p:q?>",
            "<?xml version='1.0'?>",
            "é",
            "\u{1}",
            "<",
            ">",
            "'",
            "\"",
            "/",
            "<x a='>'/>",
            "<x a='<'/>",
            "<x a=\"'\"/>",
            "<x a='1' a='2'/>",
            "<a:b:c/>",
            "<:a/>",
            "<!DOCTYPE l>",
            "<x",
            "a='",
        ][..],
    );
    prop_oneof![3 => tags, 1 => rest]
}

/// A document whose elements mostly end, with something put in at times.
fn document() -> impl Strategy<Value = String> {
    let head = select(
        &["", "<?xml version='1.0'?>", "<?xml version='1.0' encoding='ascii'?>\n", "\u{feff}", "<!-- < -->", " "][..],
    );
    let root = select(
        &[
            "<l>",
            "<l xmlns='urn:a'>",
            "<p:l xmlns:p='urn:a' xmlns:q='urn:b'>",
            "<l xmlns:p='urn:a' xsi:nil='0'>",
            "<l/>",
        ][..],
    );
    let node = prop_oneof![
        Just("<e/>".to_owned()),
        Just("<e><text>a</text></e>".to_owned()),
        Just("<p:e><p:text>a</p:text></p:e>".to_owned()),
        Just("<x a='>'><e/>t</x>".to_owned()),
        piece().prop_map(str::to_owned),
    ];
    let inside = node.prop_recursive(4, 12, 4, |node| {
        (select(&["e", "x", "p:e", "q:x"][..]), prop::collection::vec(node, 0..4))
            .prop_map(|(name, inside)| format!("<{name}>{}</{name}>", inside.concat()))
    });
    (head, root, any::<bool>(), prop::collection::vec(inside, 0..5), select(&["", "\n", "<!-- -->", "x", "<l/>"][..]))
        .prop_map(|(head, root, declares, inside, tail)| {
            let name = root[1..].split([' ', '>', '/']).next().unwrap();
            let start = if declares { root.replacen(name, &format!("{name}{XSI}"), 1) } else { root.to_owned() };
            format!("{head}{start}{}</{name}>{tail}", inside.concat())
        })
}

fn is_too_deep<T>(read: &Result<T>) -> bool {
    read.as_ref().is_err_and(|error| error.kind() == &DecodeErrorKind::DepthLimit)
}

proptest! {
    #[test]
    fn both_readers_say_the_same(
        document in document(),
        steps in prop::collection::vec(1usize..20, 1..4),
        ignoring: bool,
        named: bool,
    ) {
        let options = Options::new().any_root(true).ignore_unknown_fields(ignoring);
        let options = if named { options.namespace("urn:a") } else { options };
        let whole: Result<Whole> = options.from_str(&document);
        let transport = Chopped(document.as_bytes(), steps.iter().cycle());
        let streamed: Result<Vec<Element>> =
            ElementReader::with_options(transport, "e", options.clone()).elements().collect();
        let nothing = options.ignore_unknown_fields(true).from_str::<()>(&document);
        if !is_too_deep(&whole) && !is_too_deep(&streamed) {
            match (&whole, &streamed) {
                (Ok(whole), Ok(streamed)) => prop_assert_eq!(&whole.e, streamed, "{}", document),
                _ => prop_assert_eq!(whole.is_ok(), streamed.is_ok(), "{}: {:?} {:?}", document, whole, streamed),
            }
        }
        prop_assert!(nothing.is_ok() || whole.is_err(), "{document}: {nothing:?} {whole:?}");
        let skipped = any::from_str::<IgnoredAny>(&document);
        prop_assert!(skipped.is_ok() || nothing.is_err(), "{document}: {skipped:?} {nothing:?}");
    }
}

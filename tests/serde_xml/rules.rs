//! The rules of the module's page, one by one: the test reads the page, and each row of a table and each bullet has to
//! have its case here, each element that it shows has to be in a document of the case.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Debug,
};

use serde::{
    Deserialize, Serialize,
    de::{DeserializeOwned, IgnoredAny},
};
use wireform::{
    DecodeErrorKind, Limits,
    serde::xml::{self, Options},
};
use wireform_test_support::words;

use crate::Blob;

const PAGE: &str = include_str!("../../src/serde/xml/mod.rs");

/// Returns the rows of the tables and the bullets.
fn rules() -> Vec<String> {
    let docs = PAGE.lines().map_while(|line| line.strip_prefix("//!"));
    let docs: String = docs.map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line))).collect();
    let of_block = |block: &str| -> Vec<String> {
        match block.get(..2) {
            Some("| ") => block.lines().skip(2).map(|row| row.trim_start_matches("| ").to_string()).collect(),
            Some("* ") => block[2..].split("\n* ").map(|bullet| bullet.replace("\n  ", " ")).collect(),
            _ => vec![],
        }
    };
    docs.split("\n\n").flat_map(of_block).collect()
}

/// Returns what stands in backticks.
fn literals(rule: &str) -> impl Iterator<Item = &str> {
    rule.split('`').skip(1).step_by(2)
}

#[test]
fn every_rule_of_the_page_has_a_case_that_shows_it() {
    let rules = rules();
    for (rule, (name, _)) in rules.iter().zip(CASES) {
        assert!(rule.starts_with(name), "the rule `{rule}` has the case `{name}`");
    }
    assert_eq!(rules.len(), CASES.len(), "{rules:#?}");
    for (rule, (_, case)) in rules.iter().zip(CASES) {
        let mut shown = Shown::default();
        case(&mut shown);
        for literal in literals(rule).filter(|literal| literal.starts_with(['<', '&'])) {
            let is_whole = literal.starts_with("<e");
            let is_shown = |document: &String| document == literal || (!is_whole && document.contains(literal));
            assert!(shown.0.iter().any(is_shown), "`{literal}` is not shown by {:#?}", shown.0);
        }
    }
}

/// The documents of a case.
#[derive(Default)]
struct Shown(BTreeSet<String>);

impl Shown {
    fn written(&mut self, options: &Options, value: &impl Serialize, document: &str) {
        assert_eq!(options.to_string(value).unwrap(), document);
        self.0.insert(document.into());
    }

    /// A document that is read as a value, whoever wrote it; `Debug` tells apart what `==` does not, and the reverse.
    #[track_caller]
    fn read<T: DeserializeOwned + Debug>(&mut self, document: &str, value: &T) {
        let read: T = xml::from_str(document).unwrap_or_else(|error| panic!("{error} in {document}"));
        assert_eq!(format!("{read:?}"), format!("{value:?}"), "{document}");
        self.0.insert(document.into());
    }

    /// A value and its document, which are one to one.
    #[track_caller]
    fn is<T: Serialize + DeserializeOwned + Debug>(&mut self, value: T, document: &str) {
        self.both(&e(), value, document);
    }

    /// The same for the document with types.
    #[track_caller]
    fn typed<T: Serialize + DeserializeOwned + Debug>(&mut self, value: T, document: &str) {
        self.both(&e().self_describing(true), value, document);
    }

    #[track_caller]
    fn both<T: Serialize + DeserializeOwned + Debug>(&mut self, options: &Options, value: T, document: &str) {
        self.written(options, &value, document);
        self.read(document, &value);
        self.written(options, &xml::from_str::<T>(document).unwrap(), document);
    }

    /// A value that returns only from the document with types.
    #[track_caller]
    fn asks<T: Serialize + DeserializeOwned + Debug>(&mut self, value: T, plain: &str, typed: &str) {
        self.written(&e(), &value, plain);
        self.refused::<T>(plain, "Options::self_describing(true)");
        self.typed(value, typed);
    }

    #[track_caller]
    fn refused<T: DeserializeOwned + Debug>(&mut self, document: &str, words: &str) {
        let error = xml::from_str::<T>(document).expect_err(document).to_string();
        assert!(error.contains(words), "{error} in {document}");
    }
}

/// The page calls the root `e`.
fn e() -> Options {
    Options::new().root("e")
}

#[derive(Serialize, Deserialize, Debug)]
struct Unit;

#[derive(Serialize, Deserialize, Debug)]
struct Metres(f32);

#[derive(Serialize, Deserialize, Debug)]
struct Pair(u8, u8);

#[derive(Serialize, Deserialize, Debug)]
struct Record {
    id: u8,
    tags: Vec<String>,
}

/// An enum in each of serde's tagging styles.
macro_rules! colours {
    ($(#[$attribute:meta])* $name:ident { $($variants:tt)* }) => {
        #[derive(Serialize, Deserialize, Debug)]
        $(#[$attribute])*
        enum $name {
            Hsl { h: u16 },
            $($variants)*
        }
    };
}

colours! {
    Colour { Red, Grey(f32), Rgb(u8, u8, u8), #[serde(rename = "a b")] Odd, #[serde(rename = "c d")] OddGrey(f32) }
}
colours! {
    #[serde(tag = "t", content = "c")]
    Adjacent { Red, Grey(f32), Rgb(u8, u8, u8) }
}
colours! {
    #[serde(tag = "t")]
    Internal { Red, Names(BTreeMap<String, u8>) }
}
colours! {
    #[serde(untagged)]
    Untagged { Grey(f32), Small(u8), Wide(u16) }
}

#[derive(Serialize, Deserialize, Debug)]
struct Hue {
    h: u16,
}

#[derive(Serialize, Deserialize, Debug)]
struct Flat {
    id: u8,
    #[serde(flatten)]
    hue: Hue,
}

#[derive(Serialize, Deserialize, Debug)]
struct Names {
    #[serde(rename = "a b")]
    spaced: u8,
    #[serde(rename = "p:q")]
    colon: u8,
    #[serde(rename = "xmlx")]
    reserved: u8,
    #[serde(rename = "\\\0")]
    illegal: u8,
}

#[derive(Serialize, Deserialize, Debug)]
struct Defaults {
    #[serde(default = "seven")]
    a: Option<u8>,
    b: Option<u8>,
}

fn seven() -> Option<u8> {
    Some(7)
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read to see whether it is accepted")]
struct Strict {
    id: u8,
}

type Case = (&'static str, fn(&mut Shown));

/// A case for each rule, in the order of the page: how the rule begins, and what shows that it holds.
static CASES: &[Case] = &[
    ("bool, integer, `char`, string |", |page| {
        page.is(true, "<e>true</e>");
        page.is(-5, "<e>-5</e>");
        page.is(u128::MAX, "<e>340282366920938463463374607431768211455</e>");
        page.is('x', "<e>x</e>");
        page.is(" a < b ".to_string(), "<e> a &lt; b </e>");
        page.is(String::new(), "<e/>");
    }),
    ("float |", |page| {
        page.is(0.1, "<e>0.1</e>");
        page.is(-0.0, "<e>-0</e>");
        page.is(f64::INFINITY, "<e>INF</e>");
        page.is(f64::NAN, "<e>NaN</e>");
        page.is(f64::from_bits(0xfff8 << 48), r#"<e bits="fff8000000000000">NaN</e>"#);
    }),
    ("bytes |", |page| page.is(Blob(vec![0, 1, 255]), "<e>AAH/</e>")),
    ("text with characters that XML 1.0 lacks |", |page| {
        page.is("a\0b\\c".to_string(), r#"<e escaped="true">a\u{0}b\\c</e>"#);
        page.is("b\\c".to_string(), r"<e>b\c</e>");
    }),
    ("`None` |", |page| page.is(None::<u8>, r#"<e nil="true"/>"#)),
    ("`Some(value)` |", |page| {
        page.is(Some(5), "<e>5</e>");
        page.is(Some(Vec::<u8>::new()), "<e/>");
    }),
    ("… where that could be taken for less |", |page| {
        page.is(Some(None::<u8>), r#"<e nil="true" some="1"/>"#);
        page.is(Some(()), r#"<e some="1"/>"#);
        page.is(Some(Some(5)), r#"<e some="2">5</e>"#);
    }),
    ("unit, unit struct |", |page| {
        page.is((), "<e/>");
        page.is(Unit, "<e/>");
    }),
    ("newtype struct |", |page| page.is(Metres(0.5), "<e>0.5</e>")),
    ("sequence, tuple, tuple struct |", |page| {
        let document = "<e><item>1</item><item>2</item></e>";
        page.is(vec![1, 2], document);
        page.is((1, 2), document);
        page.is(Pair(1, 2), document);
        page.is([0; 0], "<e/>");
    }),
    ("map |", |page| {
        page.is(BTreeMap::from([('a', 1)]), "<e><entry><key>a</key><value>1</value></entry></e>");
        page.is(
            BTreeMap::from([((None::<u8>, 1), ())]),
            r#"<e><entry><key><item nil="true"/><item>1</item></key><value/></entry></e>"#,
        );
    }),
    ("struct |", |page| page.is(Record { id: 7, tags: vec![] }, "<e><id>7</id><tags/></e>")),
    ("unit variant |", |page| page.is(Colour::Red, "<e>Red</e>")),
    ("newtype variant |", |page| page.is(Colour::Grey(0.5), "<e><Grey>0.5</Grey></e>")),
    ("tuple variant |", |page| {
        page.is(Colour::Rgb(1, 2, 3), "<e><Rgb><item>1</item><item>2</item><item>3</item></Rgb></e>");
    }),
    ("struct variant |", |page| page.is(Colour::Hsl { h: 1 }, "<e><Hsl><h>1</h></Hsl></e>")),
    ("The root is named after", |page| {
        let plain = Options::new();
        page.both(&plain, Pair(1, 2), "<Pair><item>1</item><item>2</item></Pair>");
        page.both(&plain, Colour::Red, "<Colour>Red</Colour>");
        page.both(&plain, Some(Metres(0.5)), "<Metres>0.5</Metres>");
        page.both(&plain, vec![Unit], "<value><item/></value>");
        page.read("<any>1</any>", &1);
        assert_eq!(e().from_str::<u8>("<e>1</e>").unwrap(), 1);
        assert_eq!(
            words(e().from_str::<u8>("<any>1</any>")),
            "any: expected the root element that `Options` name at line 1 column 1"
        );
    }),
    ("A field or variant whose name is no name of XML", |page| {
        page.is(
            Names { spaced: 1, colon: 2, reserved: 3, illegal: 4 },
            concat!(
                r#"<e><field name="a b">1</field><field name="p:q">2</field><field name="xmlx">3</field>"#,
                r#"<field name="\\\u{0}">4</field></e>"#
            ),
        );
        page.is(Colour::OddGrey(1.0), r#"<e><variant name="c d">1</variant></e>"#);
    }),
    ("A unit variant whose name is no name of XML", |page| {
        page.is(Colour::Odd, "<e>a b</e>");
        page.read("<e><Red/></e>", &Colour::Red);
        page.read(r#"<e><variant name="a b"/></e>"#, &Colour::Odd);
    }),
    ("`None` is written", |page| {
        page.is(Defaults { a: None, b: None }, r#"<e><a nil="true"/><b nil="true"/></e>"#);
        page.read("<e/>", &Defaults { a: Some(7), b: None });
        page.refused::<Record>("<e><id>7</id></e>", "missing field `tags`");
    }),
    ("Fields that the type does not know", |page| {
        page.read("<e><id>7</id><x y='1'>z</x><tags/></e>", &Record { id: 7, tags: vec![] });
        page.refused::<Strict>("<e><id>7</id><x/></e>", "unknown field `x`");
        page.refused::<Record>("<e>text<id>7</id><tags/></e>", "elements only");
        page.refused::<Record>("<e id='7'><tags/></e>", "unknown attribute `id`");
        page.read("<e xmlns='urn:a' xmlns:b='urn:b' b:c='d'>1</e>", &1);
    }),
    ("Tuples and arrays must have their exact length", |page| {
        for document in ["<e><item>1</item></e>", "<e><item>1</item><item>2</item><item>3</item></e>"] {
            page.refused::<(u8, u8)>(document, "");
            page.refused::<[u8; 2]>(document, "");
            page.refused::<Pair>(document, "");
        }
    }),
    ("White space inside text is kept as it is", |page| {
        page.is(" \r\n\t".to_string(), "<e> &#13;\n\t</e>");
        page.read("<!-- --><e> <?a b?><id>7</id>\n<!-- --><tags/></e>\n", &Record { id: 7, tags: vec![] });
    }),
    ("Numbers, bools and base64 are read with white space", |page| {
        page.read("<e> 1\n</e>", &1);
        page.read("<e> 0.5 </e>", &0.5);
        page.read("<e>\ttrue</e>", &true);
        page.read("<e><item>1</item><item>0</item></e>", &vec![true, false]);
        page.read("<e> A-\n_/ </e>", &Blob(vec![3, 239, 255]));
        page.read("<e> a </e>", &" a ".to_string());
    }),
    ("Document types are refused", |page| {
        page.refused::<String>("<!DOCTYPE e [<!ENTITY a 'b'>]><e>&a;</e>", "document types");
        page.refused::<String>("<e>&a;</e>", "`&a;`");
    }),
    ("externally tagged enum |", |page| {
        page.is(Colour::Red, "<e>Red</e>");
        page.is(Colour::Grey(0.5), "<e><Grey>0.5</Grey></e>");
        page.typed(Colour::Red, r#"<e type="variant">Red</e>"#);
        page.typed(Colour::Grey(0.5), r#"<e type="enum"><Grey type="f32">0.5</Grey></e>"#);
    }),
    ("adjacently tagged enum (`tag = \"t\", content = \"c\"`) |", |page| {
        page.is(Adjacent::Red, "<e><t>Red</t></e>");
        page.is(Adjacent::Grey(0.5), "<e><t>Grey</t><c>0.5</c></e>");
        page.is(Adjacent::Rgb(1, 2, 3), "<e><t>Rgb</t><c><item>1</item><item>2</item><item>3</item></c></e>");
        page.typed(Adjacent::Red, r#"<e type="struct"><t type="variant">Red</t></e>"#);
        page.typed(Adjacent::Grey(0.5), r#"<e type="struct"><t type="variant">Grey</t><c type="f32">0.5</c></e>"#);
    }),
    ("… its struct variants |", |page| {
        page.asks(
            Adjacent::Hsl { h: 1 },
            "<e><t>Hsl</t><c><h>1</h></c></e>",
            r#"<e type="struct"><t type="variant">Hsl</t><c type="struct"><h type="u16">1</h></c></e>"#,
        );
    }),
    ("internally tagged enum (`tag = \"t\"`) |", |page| {
        page.asks(Internal::Red, "<e><t>Red</t></e>", r#"<e type="struct"><t type="str">Red</t></e>"#);
        page.asks(
            Internal::Hsl { h: 1 },
            "<e><t>Hsl</t><h>1</h></e>",
            r#"<e type="struct"><t type="str">Hsl</t><h type="u16">1</h></e>"#,
        );
    }),
    ("… its variants with a map |", |page| {
        let names = |names: &[(&str, u8)]| Internal::Names(names.iter().map(|(a, b)| (a.to_string(), *b)).collect());
        let tag = r#"<entry><key type="str">t</key><value type="str">Names</value></entry>"#;
        page.asks(
            names(&[("a", 1)]),
            concat!(
                "<e><entry><key>t</key><value>Names</value></entry>",
                "<entry><key>a</key><value>1</value></entry></e>"
            ),
            &format!(r#"<e type="map">{tag}<entry><key type="str">a</key><value type="u8">1</value></entry></e>"#),
        );
        page.typed(names(&[]), &format!(r#"<e type="map">{tag}</e>"#));
    }),
    ("`untagged` enum |", |page| {
        page.asks(Untagged::Grey(0.5), "<e>0.5</e>", r#"<e type="f32">0.5</e>"#);
        page.asks(Untagged::Hsl { h: 1 }, "<e><h>1</h></e>", r#"<e type="struct"><h type="u16">1</h></e>"#);
    }),
    ("struct with `flatten` |", |page| {
        page.asks(
            Flat { id: 7, hue: Hue { h: 1 } },
            "<e><entry><key>id</key><value>7</value></entry><entry><key>h</key><value>1</value></entry></e>",
            concat!(
                r#"<e type="map"><entry><key type="str">id</key><value type="u8">7</value></entry>"#,
                r#"<entry><key type="str">h</key><value type="u16">1</value></entry></e>"#
            ),
        );
    }),
    ("The types are", types),
    ("Reading needs no option", |page| {
        page.read(r#"<e type="u8">1</e>"#, &1);
        page.read(r#"<e>1</e>"#, &1);
        page.refused::<Untagged>("<e>0.5</e>", "Options::self_describing(true)");
    }),
    ("The switch is for the whole document", |page| {
        page.typed((1u8, Some(Unit)), r#"<e type="seq"><item type="u8">1</item><item some="1" type="unit"/></e>"#);
    }),
    ("Such types go through a buffer of serde's own", |page| {
        #[derive(Serialize, Deserialize, Debug)]
        #[serde(untagged)]
        enum Wide {
            U128(u128),
            I128(i128),
        }
        page.refused::<Wide>(r#"<e type="u128">1</e>"#, "u128");
        page.refused::<Wide>(r#"<e type="i128">1</e>"#, "i128");
    }),
    ("`untagged` takes the first variant that fits", |page| {
        page.read(&e().self_describing(true).to_string(&Untagged::Wide(1)).unwrap(), &Untagged::Grey(1.0));
    }),
    ("`depth`", |_| {
        let shallow = e().limits(Limits::new().depth(2));
        assert!(shallow.from_str::<IgnoredAny>("<e><a><b/></a></e>").is_ok());
        limited::<IgnoredAny>(&shallow, "<e><a><b><c/></b></a></e>", DecodeErrorKind::DepthLimit);
        let nested = |somes| format!("<e some='{somes}'/>");
        type Somes = Option<Option<Option<Option<()>>>>;
        assert_eq!(e().from_str::<Somes>(&nested(4)).unwrap(), Some(Some(Some(Some(())))));
        assert_eq!(shallow.from_str::<Option<Option<Option<()>>>>(&nested(3)).unwrap(), Some(Some(Some(()))));
        limited::<Somes>(&shallow, &nested(4), DecodeErrorKind::DepthLimit);
    }),
    ("`input`", |_| {
        let short = e().limits(Limits::new().input(9));
        assert_eq!(short.from_str::<u8>("<e>12</e>").unwrap(), 12);
        limited::<u8>(&short, "<e>123</e>", DecodeErrorKind::InputLimit);
    }),
    ("`allocation`", |_| {
        // Eight numbers, or the one node of a small tree.
        let small = e().limits(Limits::new().allocation(40));
        let list = |count| format!("<e>{}</e>", "<item>1</item>".repeat(count));
        let pairs = "<e><entry><key>1</key><value>1</value></entry><entry><key>2</key><value>2</value></entry></e>";
        assert_eq!(small.from_str::<Vec<u32>>(&list(8)).unwrap(), [1; 8]);
        limited::<Vec<u32>>(&small, &list(9), DecodeErrorKind::AllocationLimit);
        assert_eq!(small.from_str::<BTreeMap<u8, u8>>(pairs).unwrap().len(), 2);
        limited::<BTreeMap<u8, u16>>(&small, pairs, DecodeErrorKind::AllocationLimit);
    }),
];

/// The list on the page is whole: each of its words is the type of a value, and each value's type is in it.
fn types(page: &mut Shown) {
    let mut types: Vec<&str> = vec![];
    macro_rules! typed {
        ($($value:expr => $type:literal $document:literal,)*) => {
            $(
                page.typed($value, concat!("<e type=\"", $type, "\"", $document));
                types.push($type);
            )*
        };
    }
    typed! {
        true => "bool" ">true</e>",
        1i8 => "i8" ">1</e>",
        1i16 => "i16" ">1</e>",
        1i32 => "i32" ">1</e>",
        1i64 => "i64" ">1</e>",
        1i128 => "i128" ">1</e>",
        1u8 => "u8" ">1</e>",
        1u16 => "u16" ">1</e>",
        1u32 => "u32" ">1</e>",
        1u64 => "u64" ">1</e>",
        1u128 => "u128" ">1</e>",
        1f32 => "f32" ">1</e>",
        1f64 => "f64" ">1</e>",
        'x' => "char" ">x</e>",
        String::from("x") => "str" ">x</e>",
        Blob(vec![0]) => "bytes" ">AA==</e>",
        Unit => "unit" "/>",
        [0; 0] => "seq" "/>",
        BTreeMap::<u8, u8>::new() => "map" "/>",
        Hue { h: 1 } => "struct" "><h type=\"u16\">1</h></e>",
        Colour::Red => "variant" ">Red</e>",
        Colour::Grey(1.0) => "enum" "><Grey type=\"f32\">1</Grey></e>",
    }
    page.typed(None::<u8>, r#"<e nil="true"/>"#);
    let rule = rules().into_iter().find(|rule| rule.starts_with("The types are")).unwrap();
    assert_eq!(literals(&rule).next().unwrap().split(' ').collect::<Vec<_>>(), types);
}

#[track_caller]
fn limited<T: DeserializeOwned + Debug>(options: &Options, document: &str, kind: DecodeErrorKind) {
    assert_eq!(options.from_str::<T>(document).expect_err(document).kind(), &kind);
    assert_eq!(options.from_slice::<T>(document.as_bytes()).expect_err(document).kind(), &kind);
    assert_eq!(options.from_reader::<T>(document.as_bytes()).expect_err(document).kind(), &kind);
}

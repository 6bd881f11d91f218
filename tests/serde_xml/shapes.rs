//! Each shape with its literal document.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use wireform::serde::xml::{self, Options};
use wireform_test_support::words;

use crate::{Blob, check, returns};

#[test]
fn scalars() {
    check(true, "<value>true</value>");
    check(i8::MIN, "<value>-128</value>");
    check(u64::MAX, "<value>18446744073709551615</value>");
    check(i128::MIN, "<value>-170141183460469231731687303715884105728</value>");
    check(u128::MAX, "<value>340282366920938463463374607431768211455</value>");
    check('x', "<value>x</value>");
    check(' ', "<value> </value>");
    check('<', "<value>&lt;</value>");
    check('\0', r#"<value escaped="true">\u{0}</value>"#);
    check('\\', "<value>\\</value>");
}

#[test]
fn floats_keep_every_bit() {
    for (value, document) in [
        (0.1, "<value>0.1</value>"),
        (-0.0, "<value>-0</value>"),
        (f64::MIN_POSITIVE, "<value>2.2250738585072014e-308</value>"),
        (f64::INFINITY, "<value>INF</value>"),
        (f64::NEG_INFINITY, "<value>-INF</value>"),
        (f64::NAN, "<value>NaN</value>"),
        (f64::from_bits(0xfff8_0000_0000_0000), r#"<value bits="fff8000000000000">NaN</value>"#),
        (f64::from_bits(0x7ff0_0000_0000_0001), r#"<value bits="7ff0000000000001">NaN</value>"#),
    ] {
        assert_eq!(xml::to_string(&value).unwrap(), document);
        assert_eq!(xml::from_str::<f64>(document).unwrap().to_bits(), value.to_bits());
    }
    for bits in [0x7fc0_0000, 0xffc0_0000, 0x7f80_0001, 0x8000_0000, 0x0000_0001, 0x7f7f_ffff] {
        let document = xml::to_string(&f32::from_bits(bits)).unwrap();
        assert_eq!(xml::from_str::<f32>(&document).unwrap().to_bits(), bits, "{document}");
    }
}

#[test]
fn strings_keep_every_character() {
    for (text, document) in [
        ("", "<value/>"),
        (" ", "<value> </value>"),
        ("\n\t x \n", "<value>\n\t x \n</value>"),
        ("a\r\nb\rc", "<value>a&#13;\nb&#13;c</value>"),
        ("<a b='c'>&amp;</a>", "<value>&lt;a b='c'&gt;&amp;amp;&lt;/a&gt;</value>"),
        ("]]>", "<value>]]&gt;</value>"),
        ("\\u{0}", "<value>\\u{0}</value>"),
        ("\0\\u{0}", r#"<value escaped="true">\u{0}\\u{0}</value>"#),
        ("\u{fffe}\u{ffff}\u{fffd}", "<value escaped=\"true\">\\u{fffe}\\u{ffff}\u{fffd}</value>"),
        (
            "\u{d7ff}\u{e000}\u{10ffff}\u{7f}\u{85}\u{2028}",
            "<value>\u{d7ff}\u{e000}\u{10ffff}\u{7f}\u{85}\u{2028}</value>",
        ),
        ("\u{feff}", "<value>\u{feff}</value>"),
        ("\u{1}\r<", "<value escaped=\"true\">\\u{1}&#13;&lt;</value>"),
    ] {
        check(text.to_string(), document);
    }
    for c in (0..=0x3000).chain(0xd700..=0xd7ff).chain(0xe000..=0x1_0010).filter_map(char::from_u32) {
        let document = xml::to_string(&c).unwrap();
        assert_eq!(xml::from_str::<char>(&document).unwrap(), c, "{document}");
    }
}

#[test]
fn literal_strings_are_borrowed() {
    assert_eq!(
        xml::from_str::<&str>("<value>a<!-- -->b</value>").map_err(|error| error.to_string().is_empty()),
        Err(false)
    );
    assert_eq!(xml::from_str::<&str>("<value>ab</value>").unwrap(), "ab");
    assert_eq!(xml::from_str::<&str>("<value><![CDATA[a<b]]></value>").unwrap(), "a<b");
}

#[test]
fn bytes_are_base64() {
    check(Blob(vec![]), "<value/>");
    check(Blob(vec![0, 1, 255]), "<value>AAH/</value>");
    assert_eq!(xml::from_str::<Blob>("<value> AA\n-_</value>").unwrap(), Blob(vec![0, 15, 191]));
}

#[test]
fn options_are_told_apart_at_every_depth() {
    check(None::<i32>, r#"<value nil="true"/>"#);
    check(Some(5), "<value>5</value>");
    check(Some(String::new()), "<value/>");
    check(Some(Vec::<u8>::new()), "<value/>");
    check(None::<()>, r#"<value nil="true"/>"#);
    check(Some(()), r#"<value some="1"/>"#);
    check(None::<Option<i32>>, r#"<value nil="true"/>"#);
    check(Some(None::<i32>), r#"<value nil="true" some="1"/>"#);
    check(Some(Some(5)), r#"<value some="2">5</value>"#);
    check(Some(Some(())), r#"<value some="2"/>"#);
    check(Some(None::<()>), r#"<value nil="true" some="1"/>"#);
    check(Some(Some(None::<()>)), r#"<value nil="true" some="2"/>"#);
    check(
        vec![Some(None), None, Some(Some(7))],
        r#"<value><item nil="true" some="1"/><item nil="true"/><item some="2">7</item></value>"#,
    );
    check((None::<i32>, Some(1)), r#"<value><item nil="true"/><item>1</item></value>"#);
    check(
        BTreeMap::from([(None, Some(())), (Some("k".to_string()), None)]),
        concat!(
            r#"<value><entry><key nil="true"/><value some="1"/></entry>"#,
            r#"<entry><key>k</key><value nil="true"/></entry></value>"#
        ),
    );
}

#[test]
fn sequences_and_tuples() {
    check(Vec::<i32>::new(), "<value/>");
    check(vec![1, 2], "<value><item>1</item><item>2</item></value>");
    check(
        vec![vec![], vec![vec![1u8], vec![]]],
        "<value><item/><item><item><item>1</item></item><item/></item></value>",
    );
    check((1, "a".to_string()), "<value><item>1</item><item>a</item></value>");
    check([[0u8; 2]; 1], "<value><item><item>0</item><item>0</item></item></value>");
    check(((),), "<value><item/></value>");
    check([0u8; 0], "<value/>");
}

#[derive(Serialize, Deserialize, Debug, PartialEq, Eq, PartialOrd, Ord, Clone)]
struct Unit;

#[derive(Serialize, Deserialize, Debug, PartialEq, Eq, PartialOrd, Ord, Clone)]
struct Newtype(Option<i32>);

#[derive(Serialize, Deserialize, Debug, PartialEq, Eq, PartialOrd, Ord, Clone)]
struct Tuple(i32, Vec<Unit>);

#[derive(Serialize, Deserialize, Debug, PartialEq, Eq, PartialOrd, Ord, Clone)]
struct Empty {}

#[derive(Serialize, Deserialize, Debug, PartialEq, Eq, PartialOrd, Ord, Clone)]
struct NoElements();

#[test]
fn structs_name_the_root() {
    check(Unit, "<Unit/>");
    check(Empty {}, "<Empty/>");
    check(NoElements(), "<NoElements/>");
    check(Newtype(Some(1)), "<Newtype>1</Newtype>");
    check(Newtype(None), r#"<Newtype nil="true"/>"#);
    check(Some(Newtype(None)), r#"<Newtype nil="true" some="1"/>"#);
    check(Some(Unit), r#"<Unit some="1"/>"#);
    check(Tuple(1, vec![Unit]), "<Tuple><item>1</item><item><item/></item></Tuple>");
    let options = Options::new().root("r");
    assert_eq!(options.to_string(&Unit).unwrap(), "<r/>");
    assert_eq!(options.from_str::<Unit>("<r/>").unwrap(), Unit);
    assert_eq!(
        words(options.from_str::<Unit>("<Unit/>")),
        "Unit: expected the root element that `Options` name at line 1 column 1"
    );
    assert_eq!(words(Options::new().root("a b").to_string(&1)), "the root name in `Options` is no name of XML");
}

#[derive(Serialize, Deserialize, Debug, PartialEq, Eq, PartialOrd, Ord, Clone)]
enum Choice {
    Nothing,
    Value(Option<()>),
    Unit(()),
    Empty(),
    Pair(i32, String),
    Record {
        a: Option<Vec<i32>>,
        nothing: (),
    },
    #[serde(rename = "odd one")]
    Odd,
    #[serde(rename = "1\0<\\")]
    OddValue(Box<Choice>),
    #[serde(rename = "variant")]
    Variant {},
    #[serde(rename = "")]
    Nameless,
    #[serde(rename = " ")]
    Blank,
    Text(String),
}

#[test]
fn variants() {
    check(Choice::Nothing, "<Choice>Nothing</Choice>");
    check(Choice::Value(None), r#"<Choice><Value nil="true"/></Choice>"#);
    check(Choice::Value(Some(())), r#"<Choice><Value some="1"/></Choice>"#);
    check(Choice::Unit(()), "<Choice><Unit/></Choice>");
    check(Choice::Empty(), "<Choice><Empty/></Choice>");
    check(Choice::Pair(1, " ".into()), "<Choice><Pair><item>1</item><item> </item></Pair></Choice>");
    check(Choice::Record { a: Some(vec![]), nothing: () }, "<Choice><Record><a/><nothing/></Record></Choice>");
    check(Choice::Odd, "<Choice>odd one</Choice>");
    check(Choice::Variant {}, "<Choice><variant/></Choice>");
    check(Choice::Nameless, "<Choice/>");
    check(Choice::Blank, "<Choice> </Choice>");
    check(
        Choice::OddValue(Box::new(Choice::OddValue(Box::new(Choice::Text("\0".into()))))),
        concat!(
            r#"<Choice><variant name="1\u{0}&lt;\\"><variant name="1\u{0}&lt;\\"><Text escaped="true">\u{0}</Text>"#,
            r#"</variant></variant></Choice>"#
        ),
    );
    assert_eq!(xml::from_str::<Choice>("<c>\n <Nothing/>\n</c>").unwrap(), Choice::Nothing);
    assert_eq!(
        words(xml::from_str::<Choice>("<c> Nothing</c>")),
        "c: unknown enumeration value ` Nothing` at line 1 column 1"
    );
    assert_eq!(
        words(xml::from_str::<Choice>("<c>Text</c>")),
        "c: expected an element with the content of the variant at line 1 column 1"
    );
    assert_eq!(
        words(xml::from_str::<Choice>("<c><Nothing/><Nothing/></c>")),
        "c.Nothing[1]: expected the end of the element at line 1 column 14"
    );
}

#[derive(Serialize, Deserialize, Debug, PartialEq)]
struct Names {
    plain: u8,
    #[serde(rename = "a b")]
    spaced: u8,
    #[serde(rename = "1x")]
    digit: u8,
    #[serde(rename = "")]
    nameless: u8,
    #[serde(rename = "field")]
    field: u8,
    #[serde(rename = "p:q")]
    colon: u8,
    #[serde(rename = "xmlns")]
    reserved: u8,
    #[serde(rename = "\0\\\"\n")]
    illegal: u8,
    #[serde(rename = "item")]
    item: u8,
    #[serde(rename = "größe")]
    wide: u8,
    r#type: Option<u8>,
}

#[test]
fn fields_with_any_name() {
    check(
        Names {
            plain: 1,
            spaced: 2,
            digit: 3,
            nameless: 4,
            field: 5,
            colon: 6,
            reserved: 7,
            illegal: 8,
            item: 9,
            wide: 10,
            r#type: None,
        },
        concat!(
            r#"<Names><plain>1</plain><field name="a b">2</field><field name="1x">3</field><field name="">4</field>"#,
            r#"<field>5</field><field name="p:q">6</field><field name="xmlns">7</field>"#,
            r#"<field name="\u{0}\\&quot;&#10;">8</field><item>9</item><größe>10</größe><type nil="true"/></Names>"#
        ),
    );
}

#[derive(Serialize, Deserialize, Debug, PartialEq)]
struct Defaults {
    #[serde(default = "seven")]
    option: Option<u32>,
    #[serde(default = "ones")]
    list: Vec<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    skipped: Option<u32>,
}

fn seven() -> Option<u32> {
    Some(7)
}

fn ones() -> Vec<u32> {
    vec![1]
}

#[test]
fn none_and_empty_are_not_absent() {
    check(
        Defaults { option: None, list: vec![], skipped: None },
        r#"<Defaults><option nil="true"/><list/></Defaults>"#,
    );
    assert_eq!(
        xml::from_str::<Defaults>("<Defaults/>").unwrap(),
        Defaults { option: Some(7), list: vec![1], skipped: None }
    );
}

#[test]
fn maps_with_any_key() {
    check(BTreeMap::<String, i32>::new(), "<value/>");
    check(
        BTreeMap::from([("".to_string(), 1), ("a b".to_string(), 2)]),
        "<value><entry><key/><value>1</value></entry><entry><key>a b</key><value>2</value></entry></value>",
    );
    check(
        BTreeMap::from([(Tuple(1, vec![]), Empty {})]),
        "<value><entry><key><item>1</item><item/></key><value/></entry></value>",
    );
    returns(&BTreeMap::from([(Choice::Nothing, vec![Some(())]), (Choice::Value(None), vec![None])]));
    returns(&BTreeMap::from([((1u8, 'x'), BTreeMap::from([(Blob(vec![1]), -1i64)]))]));
    returns(&BTreeMap::from([(Some(()), ()), (None, ())]));
}

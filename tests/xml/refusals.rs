//! What is refused, by readers and writers, and how errors say where. What the limits refuse is in `limits.rs`.

use std::io;

use wireform::{
    DecodeErrorKind as Kind, EncodeErrorKind, Enumeration, Message, Result,
    encoding::{Enumerated, Value},
    schema::{EnumDescriptor, EnumValueDescriptor},
    wire::Raw,
    xml::{self, Options},
};

use crate::{reads, refused, types::*};

fn unknown(name: &str) -> Kind {
    Kind::UnknownField { name: name.into() }
}

fn duplicate(name: &str) -> Kind {
    Kind::DuplicateField { name: name.into() }
}

/// Reads a document that holds unknown things, and leaves them out.
#[track_caller]
fn ignored<M: for<'de> wireform::walk::DecodeText<'de>>(document: &str) -> M {
    Options::new().ignore_unknown_fields(true).from_str(document).unwrap()
}

#[test]
fn a_root_of_another_name_is_refused() {
    let kind = Kind::UnexpectedRoot { name: "inner".into(), expected: "Inner".into() };
    assert_eq!(refused::<Inner>("<inner/>").kind(), &kind);
    let error = Options::new().root("a").from_str::<Inner>("<Inner/>").unwrap_err();
    assert_eq!(error.to_string(), "Inner: root element is `Inner`, not `a` at line 1 column 1");
    let error = Options::new().ignore_unknown_fields(true).from_str::<Inner>("<inner/>").unwrap_err();
    assert_eq!(error.kind(), &kind);
}

#[test]
fn unknown_elements_are_refused_or_skipped() {
    let document = "<Inner><y><x>5</x>text</y><x>1</x></Inner>";
    assert_eq!(refused::<Inner>(document).kind(), &unknown("y"));
    assert_eq!(ignored::<Inner>(document), Inner { x: 1, name: String::new() });
    let document = "<Maps><byName><item/><entry><name/><key>a</key></entry></byName></Maps>";
    assert_eq!(refused::<Maps>(document).kind(), &unknown("item"));
    assert_eq!(ignored::<Maps>(document), Maps { by_name: [("a".into(), 0)].into(), ..empty() });
    assert_eq!(refused::<Maps>("<Maps><byName><entry><name/></entry></byName></Maps>").kind(), &unknown("name"));
    // The name of a oneof is no field's.
    assert_eq!(refused::<Choices>("<Choices><choice>1</choice></Choices>").kind(), &unknown("choice"));
}

#[test]
fn unknown_attributes_are_refused_or_skipped() {
    for document in [
        "<Scalars a='1'/>",
        "<Scalars><flag a='1'>true</flag></Scalars>",
        "<Scalars><smallInt a='1'>1</smallInt></Scalars>",
        "<Scalars><double a='1'>1</double></Scalars>",
        "<Scalars><text a='1'/></Scalars>",
        "<Scalars><text escaped='true' a='1'/></Scalars>",
        "<Scalars><data a='1'/></Scalars>",
        "<Scalars><colour a='1'>RED</colour></Scalars>",
    ] {
        assert_eq!(refused::<Scalars>(document).kind(), &unknown("a"), "{document}");
        ignored::<Scalars>(document);
    }
    for document in [
        "<Maps><byName a='1'/></Maps>",
        "<Maps><byName><entry a='1'/></byName></Maps>",
        "<Maps><byName><entry><key a='1'/></entry></byName></Maps>",
    ] {
        assert_eq!(refused::<Maps>(document).kind(), &unknown("a"), "{document}");
        ignored::<Maps>(document);
    }
    assert_eq!(refused::<Scalars>("<Scalars><smallInt bits='1'>1</smallInt></Scalars>").kind(), &unknown("bits"));
    assert_eq!(refused::<Scalars>("<Scalars><data escaped='true'/></Scalars>").kind(), &unknown("escaped"));
}

#[test]
fn unknown_fields_are_refused_where_the_message_keeps_none() {
    let document = "<Inner><unknown-field number=\"15\" wire=\"varint\">1</unknown-field></Inner>";
    assert_eq!(refused::<Inner>(document).kind(), &unknown("unknown-field"));
    assert_eq!(ignored::<Inner>(document), empty());
    // Where they are kept, they are no unknown things.
    let document = "<Tree><unknown-field number=\"15\" wire=\"varint\">1</unknown-field></Tree>";
    assert!(!ignored::<Tree>(document).rest.is_empty());
}

/// A character that XML does not have is refused however many there are, and wherever they stand.
#[test]
fn runs_of_control_characters_are_refused() {
    let start = "<Inner><name>";
    for bad in (0..0x20u8).map(char::from).chain(['\u{fffe}', '\u{ffff}']).filter(|c| !"\t\n\r".contains(*c)) {
        for before in [0, 128 - start.len(), 256 - start.len()] {
            for count in [1, 2, 127, 128, 256] {
                let text = "x".repeat(before) + &String::from(bad).repeat(count);
                let error = refused::<Inner>(&format!("{start}{text}</name></Inner>"));
                let words = error.kind().to_string();
                assert!(matches!(error.kind(), Kind::Syntax { .. }) && words.contains("does not have"), "{error}");
                assert_eq!(error.offset(), start.len() + before, "{count} of {bad:?} behind {before}");
            }
        }
    }
}

#[test]
fn a_second_occurrence_of_a_single_field_is_refused() {
    for (document, name) in [
        ("<Inner><x>1</x><x>1</x></Inner>", "x"),
        ("<Inner><x>1</x><name/><x>2</x></Inner>", "x"),
        ("<Inner><name/><name/></Inner>", "name"),
    ] {
        assert_eq!(refused::<Inner>(document).kind(), &duplicate(name), "{document}");
    }
    assert_eq!(refused::<Optional>("<Optional><text/><text/></Optional>").kind(), &duplicate("text"));
    assert_eq!(refused::<Optional>("<Optional><inner/><inner/></Optional>").kind(), &duplicate("inner"));
    assert_eq!(refused::<Tree>("<Tree><left/><left/></Tree>").kind(), &duplicate("left"));
    assert_eq!(refused::<Maps>("<Maps><byName/><byName/></Maps>").kind(), &duplicate("byName"));
    assert_eq!(
        refused::<Named>("<Named><renamed>1</renamed><first_field>1</first_field></Named>").kind(),
        &duplicate("first_field")
    );
    for name in ["f1", "f64", "f65", "f68"] {
        let document = format!("<Wide><{name}>0</{name}><f2>0</f2><{name}>0</{name}></Wide>");
        assert_eq!(refused::<Wide>(&document).kind(), &duplicate(name));
    }
}

#[test]
fn a_second_member_of_a_oneof_is_refused() {
    for document in [
        "<Choices><number>1</number><text/></Choices>",
        "<Choices><text/><number>1</number></Choices>",
        "<Choices><inner/><inner/></Choices>",
        "<Choices><number>1</number><after>1</after><number>1</number></Choices>",
    ] {
        let error = refused::<Choices>(document);
        assert!(matches!(error.kind(), Kind::DuplicateField { .. } | Kind::SecondMember { .. }), "{document}");
    }
    let second = |name: &str, first: &str| Kind::SecondMember { name: name.into(), first: first.into() };
    let error = refused::<Choices>("<Choices><number>1</number><text/></Choices>");
    assert_eq!(error.kind(), &second("text", "number"));
    assert_eq!(
        error.to_string(),
        "Choices.text: `text` stands beside `number`, which came first; a oneof holds one of them at line 1 column 28"
    );
    assert_eq!(refused::<Choices>("<Choices><text/><number>1</number></Choices>").kind(), &second("number", "text"));
    reads(
        "<Choices><number>1</number><first>1</first></Choices>",
        Choices { choice: Some(Choice::Number(1)), other: Some(Other::First(true)), ..empty() },
    );
}

#[test]
fn a_second_entry_of_a_key_is_refused() {
    let entry = "<entry><key>1</key><value>a</value></entry>";
    let document = format!("<Maps><byNumber>{entry}<entry/>{entry}</byNumber></Maps>");
    assert_eq!(refused::<Maps>(&document).kind(), &duplicate("1"));
    let entry = "<entry><value>1</value><!-- --> <key a='b'>a&lt;<![CDATA[b]]>\r\n</key></entry>";
    let document = format!("<Maps><byName>{entry}\n{entry}</byName></Maps>");
    let ignoring = Options::new().ignore_unknown_fields(true);
    assert_eq!(ignoring.from_str::<Maps>(&document).unwrap_err().kind(), &duplicate("a<b\n"));
    let error = refused::<Maps>("<Maps><byName><entry/><entry/></byName></Maps>");
    assert_eq!(error.kind(), &duplicate(""));
    assert!(error.to_string().contains("the empty key appears more than once"), "{error}");
    for part in ["key", "value"] {
        let document = format!("<Maps><byNumber><entry><{part}>1</{part}><{part}>1</{part}></entry></byNumber></Maps>");
        assert_eq!(refused::<Maps>(&document).kind(), &duplicate(part));
    }
}

#[test]
fn text_and_elements_stand_in_their_places_only() {
    for document in ["<Tree>x</Tree>", "<Tree><kids>x</kids></Tree>", "<Tree><kids/>x</Tree>", "<Tree>&#32;</Tree>"] {
        assert!(matches!(refused::<Tree>(document).kind(), Kind::UnexpectedValue { .. }), "{document}");
    }
    for document in ["<Maps><byName>x</byName></Maps>", "<Maps><byName><entry>x</entry></byName></Maps>"] {
        assert!(matches!(refused::<Maps>(document).kind(), Kind::UnexpectedValue { .. }), "{document}");
    }
    for document in ["<Inner><x><y/></x></Inner>", "<Inner><name>a<b/></name></Inner>"] {
        assert!(matches!(refused::<Inner>(document).kind(), Kind::UnexpectedValue { .. }), "{document}");
    }
}

#[test]
fn values_of_another_form_are_refused() {
    let kind = |element: &str| refused::<Scalars>(&format!("<Scalars>{element}</Scalars>")).kind().clone();
    for element in [
        "<flag/>",
        "<flag>True</flag>",
        "<flag>yes</flag>",
        "<smallInt/>",
        "<smallInt>1.0</smallInt>",
        "<smallInt>1e1</smallInt>",
        "<smallInt>0x1</smallInt>",
        "<smallInt>1 2</smallInt>",
        "<bigUnsigned>--1</bigUnsigned>",
        "<double/>",
        "<double>inf</double>",
        "<double>nan</double>",
        "<double>1,5</double>",
        "<double bits='fff0000000000001'>1</double>",
        "<double bits='1'>NaN</double>",
        "<double bits='7ff0000000000000'>NaN</double>",
        "<single bits='fff0000000000001'>NaN</single>",
        "<text escaped='maybe'/>",
        "<text escaped='true'>\\n</text>",
        "<text escaped='true'>\\u{d800}</text>",
    ] {
        assert!(matches!(kind(element), Kind::UnexpectedValue { .. }), "{element}: {:?}", kind(element));
    }
    for element in [
        "<smallInt>2147483648</smallInt>",
        "<smallUnsigned>4294967296</smallUnsigned>",
        "<bigInt>9223372036854775808</bigInt>",
        "<single>1e39</single>",
        "<double>1e309</double>",
        "<size>2147483648</size>",
    ] {
        assert!(matches!(kind(element), Kind::OutOfRange { .. }), "{element}: {:?}", kind(element));
    }
    for element in ["<data>a</data>", "<data>+//*</data>", "<data>AA==AA==</data>"] {
        assert_eq!(kind(element), Kind::InvalidBase64, "{element}");
    }
}

#[test]
fn what_is_no_value_of_an_enumeration_is_refused() {
    let kind = |element: &str| refused::<Scalars>(&format!("<Scalars>{element}</Scalars>")).kind().clone();
    assert_eq!(kind("<colour>7</colour>"), Kind::UnknownEnumValue { number: 7 });
    assert_eq!(kind("<colour>red</colour>"), Kind::UnknownEnumName { name: "red".into() });
    assert_eq!(kind("<size>HUGE</size>"), Kind::UnknownEnumName { name: "HUGE".into() });
    assert_eq!(kind("<colour/>"), Kind::UnknownEnumName { name: "".into() });
    // A name of a later version can be skipped, a number never becomes a default.
    assert_eq!(ignored::<Lists>("<Lists><colours>RED</colours><colours>NEW</colours></Lists>").colours, [Colour::Red]);
    let document = "<Scalars><colour>7</colour></Scalars>";
    let error = Options::new().ignore_unknown_fields(true).from_str::<Scalars>(document).unwrap_err();
    assert_eq!(error.kind(), &Kind::UnknownEnumValue { number: 7 });
}

#[test]
fn malformed_unknown_fields_are_refused() {
    for element in [
        "<unknown-field/>",
        "<unknown-field number='1'>1</unknown-field>",
        "<unknown-field wire='varint'>1</unknown-field>",
        "<unknown-field number='0' wire='varint'>1</unknown-field>",
        "<unknown-field number='-1' wire='varint'>1</unknown-field>",
        "<unknown-field number='536870912' wire='varint'>1</unknown-field>",
        "<unknown-field number='4294967296' wire='varint'>1</unknown-field>",
        "<unknown-field number='1' wire='Varint'>1</unknown-field>",
        "<unknown-field number='1' wire='varint' more=''>1</unknown-field>",
        "<unknown-field number='1' wire='varint'/>",
        "<unknown-field number='1' wire='varint'>-1</unknown-field>",
        "<unknown-field number='1' wire='varint'>18446744073709551616</unknown-field>",
        "<unknown-field number='1' wire='fixed32'>4294967296</unknown-field>",
        "<unknown-field number='1' wire='length-delimited'>!</unknown-field>",
        "<unknown-field number='1' wire='group'>x</unknown-field>",
        "<unknown-field number='1' wire='group'><value>1</value></unknown-field>",
        "<unknown-field number='15' wire='record'/>",
        // Another number, two records, a part of one, an end-group tag.
        "<unknown-field number='1' wire='record'>eIEA</unknown-field>",
        "<unknown-field number='15' wire='record'>eAF4AQ==</unknown-field>",
        "<unknown-field number='15' wire='record'>eIE=</unknown-field>",
        "<unknown-field number='15' wire='record'>fA==</unknown-field>",
        "<unknown-field number='15' wire='record'>e3w=fA==</unknown-field>",
    ] {
        refused::<Tree>(&format!("<Tree>{element}</Tree>"));
    }
}

#[test]
fn errors_say_where() {
    for (document, path, line, column, offset) in [
        ("<Tree>\n  <value>x</value>\n</Tree>", "Tree.value", 2, 3, 9),
        ("<Tree><kids/><value>1</value><kids><inner><x>é</x></inner></kids></Tree>", "Tree.kids[1].inner.x", 1, 43, 42),
        ("<Tree><kids/>\n<kids/>\n<kids/><kids><value/></kids></Tree>", "Tree.kids[3].value", 3, 14, 35),
        ("<Tree><left><left><y/></left></left></Tree>", "Tree.left.left", 1, 19, 18),
        ("<Tree><left></lft></Tree>", "Tree.left", 1, 13, 12),
        (
            "<Tree><named><entry/><entry><key>a</key><value><value/></value></entry></named></Tree>",
            "Tree.named[1].value.value",
            1,
            48,
            47,
        ),
        ("<Tree><named><entry><key a=''/></entry></named></Tree>", "Tree.named[0].key", 1, 26, 25),
        ("<Tree><named><entry/><entry/></named></Tree>", "Tree.named[1]", 1, 22, 21),
        ("<Tree><unknown-field number='0' wire='varint'/></Tree>", "Tree.unknown-field", 1, 7, 6),
        ("<Tree><value>1</value><value>1</value></Tree>", "Tree.value", 1, 23, 22),
        ("<Tree", "", 1, 1, 0),
        ("<Tree>", "Tree", 1, 7, 6),
        ("<Tree/><Tree/>", "Tree", 1, 8, 7),
        ("<Tree></Tree><Tree/>", "Tree", 1, 14, 13),
    ] {
        let error = refused::<Tree>(document);
        let place = (error.path(), error.line().unwrap(), error.column().unwrap(), error.offset());
        assert_eq!(place, (path, line, column, offset), "{document}: {error}");
    }
}

#[test]
fn paths_have_the_names_of_the_fields_as_on_the_binary_wire() {
    let error = refused::<Named>("<Named><renamed>x</renamed></Named>");
    assert_eq!(error.to_string(), "Named.first_field: expected int32 at line 1 column 8");
}

#[test]
fn ill_formed_documents_are_refused() {
    for (document, why) in [
        ("", "ends"),
        (" ", "ends"),
        ("<Inner/>x", "text after the root"),
        ("x<Inner/>", "text before the root"),
        ("<Inner/><Inner/>", "a second root"),
        ("<Inner><name>", "ends"),
        ("<!DOCTYPE Inner><Inner/>", "document types"),
        ("<!DOCTYPE Inner [<!ENTITY a 'b'>]><Inner><name>&a;</name></Inner>", "document types"),
        ("<Inner/><!DOCTYPE Inner>", "document types"),
        ("<Inner><name>&a;</name></Inner>", "`&a;` is no character"),
        ("<Inner><name a='&b;'/></Inner>", "reference"),
        ("<Inner><name>\u{1}</name></Inner>", "a character that XML 1.0 does not have"),
        ("<Inner><name>\u{ffff}</name></Inner>", "a character that XML 1.0 does not have"),
        ("<Inner><!--\0--></Inner>", "a character that XML 1.0 does not have"),
        ("<Inner><name>&#1;</name></Inner>", "`&#1;` is no character"),
        ("<Inner><name>&#xd800;</name></Inner>", "`&#xd800;` is no character"),
        ("<Inner><name a='' a=''/></Inner>", "attribute `a` comes twice"),
        ("<Inner a='' b='' a=''/>", "attribute `a` comes twice"),
        ("<Inner><name></Inner></name>", "expected the end tag `</name>`"),
    ] {
        for options in [Options::new(), Options::new().ignore_unknown_fields(true)] {
            let error = options.from_str::<Inner>(document).unwrap_err();
            assert!(error.to_string().contains(why), "{document}: {error}");
            assert!(error.line().is_some() && error.column().is_some(), "{document}: {error}");
            let all = [options.from_slice(document.as_bytes()), options.from_reader(document.as_bytes())];
            for other in all.map(Result::<Inner>::unwrap_err) {
                assert_eq!((other.kind(), other.offset()), (error.kind(), error.offset()), "{document}");
            }
        }
    }
}

/// A document with an element of every shape.
const CORPUS: &str = "<Tree><value>-1</value><kids><value>2</value></kids><kids/><left><inner><name>a&amp;b</name>\
    </inner></left><named><entry><key>k</key><value><value>3</value></value></entry></named>\
    <unknown-field number=\"15\" wire=\"group\"><unknown-field number=\"2\" wire=\"length-delimited\">aGk=\
    </unknown-field></unknown-field></Tree>";

#[test]
fn every_part_of_a_document_is_refused() {
    assert!(xml::from_str::<Tree>(CORPUS).is_ok());
    for end in 0..CORPUS.len() {
        refused::<Tree>(&CORPUS[..end]);
    }
}

#[test]
fn every_change_of_a_byte_gives_a_value_or_an_error() {
    let mut accepted = 0;
    for at in 0..CORPUS.len() {
        for byte in [b'<', b'>', b'/', b'&', b';', b' ', b'"', b'x', b'0', 0, 0xc3, b'\r'] {
            let mut document = CORPUS.as_bytes().to_vec();
            document[at] = byte;
            if let Ok(value) = xml::from_slice::<Tree>(&document) {
                accepted += 1;
                reads(&xml::to_string(&value).unwrap(), value);
            }
        }
    }
    assert!(accepted > 100, "{accepted}");
}

#[test]
fn failures_of_readers_and_writers_are_reported() {
    struct Broken;
    impl io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::ConnectionReset.into())
        }
    }
    let error = xml::from_reader::<Inner>(Broken).unwrap_err();
    assert_eq!(error.kind(), &Kind::Io(io::ErrorKind::ConnectionReset));
    let error = xml::to_writer(&mut [0; 3][..], &empty::<Inner>()).unwrap_err();
    assert_eq!(error.kind(), &EncodeErrorKind::Io(io::ErrorKind::WriteZero));
}

#[track_caller]
fn unwritable<M: wireform::walk::EncodeText>(value: &M) {
    let error = xml::to_string(value).unwrap_err();
    assert!(matches!(error.kind(), EncodeErrorKind::Unrepresentable { .. }), "{error}");
}

#[test]
fn unknown_fields_are_not_written_beside_a_field_of_their_name() {
    let mut value = Clash { taken: 1, ..empty() };
    let document = xml::to_string(&value).unwrap();
    assert_eq!(document, "<Clash><unknown-field>1</unknown-field></Clash>");
    reads(&document, value.clone());
    value.rest.push(15, Raw::Varint(1));
    unwritable(&value);
}

#[test]
fn names_that_no_tag_can_have_are_not_written() {
    for name in ["", "a b", "a:b", "1", "<"] {
        let error = Options::new().root(name).to_string(&empty::<Inner>()).unwrap_err();
        assert!(matches!(error.kind(), EncodeErrorKind::Unrepresentable { .. }), "{name}");
    }
}

/// An open enumeration made by hand, with names that no derive lets through.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Odd(i32);

impl Value for Odd {
    type Encoding = Enumerated;
}

impl Enumeration for Odd {
    const DESCRIPTOR: &'static EnumDescriptor = &EnumDescriptor::new(
        "Odd",
        &[EnumValueDescriptor::new("7", 1), EnumValueDescriptor::new(" x", 2), EnumValueDescriptor::new("\0", 3)],
        false,
    );

    fn number(&self) -> i32 {
        self.0
    }

    fn from_number(number: i32) -> Option<Self> {
        Some(Self(number))
    }

    fn empty() -> Self {
        Self(0)
    }
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Odds {
    #[proto(1)]
    odd: Odd,
}

#[test]
fn enumerations_that_would_return_as_another_value_are_not_written() {
    for (odd, document) in [(1, "<Odds><odd>7</odd></Odds>"), (4, "<Odds><odd>4</odd></Odds>")] {
        crate::check(Odds { odd: Odd(odd) }, document);
    }
    for odd in [2, 3, 7] {
        unwritable(&Odds { odd: Odd(odd) });
    }
}

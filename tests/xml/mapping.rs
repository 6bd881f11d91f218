//! What each shape looks like, and what else reads as the same.

use std::collections::BTreeMap;

use wireform::{
    Message, Oneof, Open, UnknownFields,
    wire::Raw,
    xml::{self, Options},
};

use crate::{check, reads, types::*};

#[test]
fn fields_are_elements_in_the_order_of_their_numbers() {
    check(Inner { x: -7, name: "n".into() }, "<Inner><x>-7</x><name>n</name></Inner>");
    reads("<Inner><name>n</name>\n<!-- any order --><x> -7\n</x></Inner>", Inner { x: -7, name: "n".into() });
}

#[test]
fn empty_fields_with_implicit_presence_are_left_out() {
    check(empty::<Scalars>(), "<Scalars/>");
    check(empty::<Tree>(), "<Tree/>");
    check(empty::<Lists>(), "<Lists/>");
    check(empty::<Maps>(), "<Maps/>");
    check(empty::<Choices>(), "<Choices/>");
    reads("<Scalars><flag>false</flag><smallInt>0</smallInt><text/></Scalars>", empty::<Scalars>());
}

#[test]
fn fields_with_explicit_presence_are_there_or_not() {
    check(empty::<Optional>(), "<Optional/>");
    check(
        Optional {
            flag: Some(false),
            number: Some(0),
            single: Some(0.0),
            text: Some(String::new()),
            data: Some(vec![]),
            colour: Some(Colour::Red),
            size: Some(Size::Small),
            inner: Some(empty()),
            boxed: Some(Box::new(empty())),
        },
        "<Optional><flag>false</flag><number>0</number><single>0</single><text/><data/><colour>RED</colour>\
         <size>SMALL</size><inner/><boxed/></Optional>",
    );
}

#[test]
fn integers_are_plain_text() {
    check(
        Scalars {
            small_int: i32::MIN,
            big_int: i64::MIN,
            small_unsigned: u32::MAX,
            big_unsigned: u64::MAX,
            zigzag: -1,
            big_zigzag: i64::MAX,
            fixed: 1,
            big_fixed: 2,
            signed_fixed: -3,
            big_signed_fixed: -4,
            ..empty()
        },
        "<Scalars><smallInt>-2147483648</smallInt><bigInt>-9223372036854775808</bigInt>\
         <smallUnsigned>4294967295</smallUnsigned><bigUnsigned>18446744073709551615</bigUnsigned><zigzag>-1</zigzag>\
         <bigZigzag>9223372036854775807</bigZigzag><fixed>1</fixed><bigFixed>2</bigFixed><signedFixed>-3</signedFixed>\
         <bigSignedFixed>-4</bigSignedFixed></Scalars>",
    );
    reads("<Inner><x>\n +007 </x></Inner>", Inner { x: 7, name: String::new() });
}

#[test]
fn bools_are_words_and_read_from_digits_too() {
    check(Scalars { flag: true, ..empty() }, "<Scalars><flag>true</flag></Scalars>");
    reads("<Scalars><flag> 1 </flag></Scalars>", Scalars { flag: true, ..empty() });
    reads("<Optional><flag>0</flag></Optional>", Optional { flag: Some(false), ..empty() });
}

#[test]
fn floats_are_xs_double() {
    check(
        Lists {
            doubles: vec![1.0, -0.0, 0.1, 1e300, 5e-324, f64::INFINITY, f64::NEG_INFINITY],
            singles: vec![0.1, f32::MAX, f32::MIN_POSITIVE],
            ..empty()
        },
        "<Lists><doubles>1</doubles><doubles>-0</doubles><doubles>0.1</doubles><doubles>1e+300</doubles>\
         <doubles>5e-324</doubles><doubles>INF</doubles><doubles>-INF</doubles><singles>0.1</singles>\
         <singles>3.4028235e+38</singles><singles>1.1754944e-38</singles></Lists>",
    );
    reads("<Scalars><double> +1.5E1 </double></Scalars>", Scalars { double: 15.0, ..empty() });
}

#[test]
fn minus_zero_is_not_empty() {
    let value = xml::from_str::<Scalars>("<Scalars><double>-0</double></Scalars>").unwrap();
    assert!(value.double.is_sign_negative());
    assert_eq!(xml::to_string(&value).unwrap(), "<Scalars><double>-0</double></Scalars>");
}

#[test]
fn the_bits_of_a_nan_survive() {
    let odd = [f64::from_bits(0xfff0_0000_0000_0001), f64::NAN, f64::from_bits(0xffff_ffff_ffff_ffff)];
    let value = Lists { doubles: odd.to_vec(), singles: vec![f32::from_bits(0x7f80_0001), f32::NAN], ..empty() };
    let document = xml::to_string(&value).unwrap();
    assert_eq!(
        document,
        "<Lists><doubles bits=\"fff0000000000001\">NaN</doubles><doubles>NaN</doubles>\
         <doubles bits=\"ffffffffffffffff\">NaN</doubles><singles bits=\"7f800001\">NaN</singles>\
         <singles>NaN</singles></Lists>"
    );
    let read: Lists = xml::from_str(&document).unwrap();
    assert_eq!(read.encode_to_vec(), value.encode_to_vec());
}

#[test]
fn strings_keep_every_character() {
    let text = |text: &str| Scalars { text: text.into(), ..empty() };
    check(text(" a \n\t b  "), "<Scalars><text> a \n\t b  </text></Scalars>");
    check(text("\n"), "<Scalars><text>\n</text></Scalars>");
    check(text("a<b>&\"'c]]>"), "<Scalars><text>a&lt;b&gt;&amp;\"'c]]&gt;</text></Scalars>");
    check(text("\r\n"), "<Scalars><text>&#13;\n</text></Scalars>");
    check(text("a\0\\"), "<Scalars><text escaped=\"true\">a\\u{0}\\\\</text></Scalars>");
    check(text("\\u{0}"), "<Scalars><text>\\u{0}</text></Scalars>");
    check(text("\u{fffe}&"), "<Scalars><text escaped=\"true\">\\u{fffe}&amp;</text></Scalars>");
    check(text("漢\u{1f600}"), "<Scalars><text>漢\u{1f600}</text></Scalars>");
    for document in [
        "<Scalars><text>a&#32;<![CDATA[<b>]]><!-- c -->d</text></Scalars>",
        "<Scalars><text escaped=\"true\">a\\u{20}&lt;b\\u{3E}d</text></Scalars>",
        "<Scalars><text escaped=' 1 '>a &lt;b&gt;d</text></Scalars>",
        "<Scalars><text escaped=\"false\">a &lt;b&gt;d</text></Scalars>",
    ] {
        reads(document, text("a <b>d"));
    }
    reads("<Scalars><text escaped=\"0\">\\</text></Scalars>", text("\\"));
}

#[test]
fn strings_are_escaped_wherever_they_stand() {
    check(
        Lists { texts: vec!["\0".into(), String::new()], ..empty() },
        "<Lists><texts escaped=\"true\">\\u{0}</texts><texts/></Lists>",
    );
    check(
        Maps { hashed: [("\u{1}".into(), "\u{2}".into())].into(), ..empty() },
        "<Maps><hashed><entry><key escaped=\"true\">\\u{1}</key><value escaped=\"true\">\\u{2}</value></entry></hashed></Maps>",
    );
}

#[test]
fn bytes_are_base64() {
    let data = |data: &[u8]| Scalars { data: data.into(), ..empty() };
    check(data(&[0xfb, 0xff, 0xfe, 1]), "<Scalars><data>+//+AQ==</data></Scalars>");
    reads("<Scalars><data>\n -__-\n AQ </data></Scalars>", data(&[0xfb, 0xff, 0xfe, 1]));
}

#[test]
fn enumerations_are_names_and_unknown_numbers_are_numbers() {
    check(
        Scalars { colour: Colour::DarkBlue, size: Size::Other(-9), open: Open::Unknown(9), ..empty() },
        "<Scalars><colour>DARK_BLUE</colour><size>-9</size><open>9</open></Scalars>",
    );
    check(
        Lists { colours: vec![Colour::Red], sizes: vec![Size::Large, Size::Small], ..empty() },
        "<Lists><colours>RED</colours><sizes>LARGE</sizes><sizes>SMALL</sizes></Lists>",
    );
    reads("<Scalars><colour> 1\n</colour></Scalars>", Scalars { colour: Colour::Green, ..empty() });
    reads("<Scalars><size>5</size></Scalars>", Scalars { size: Size::Large, ..empty() });
}

#[test]
fn repeated_fields_are_repeated_elements_in_any_place() {
    let value = Lists { numbers: vec![1, 2, 3], texts: vec!["a".into(), "b".into()], ..empty() };
    check(
        value.clone(),
        "<Lists><numbers>1</numbers><numbers>2</numbers><numbers>3</numbers><texts>a</texts><texts>b</texts></Lists>",
    );
    reads(
        "<Lists><texts>a</texts><numbers>1</numbers><numbers>2</numbers><texts>b</texts><numbers>3</numbers></Lists>",
        value,
    );
}

#[test]
fn messages_are_elements_of_elements() {
    let inner = |x| Inner { x, name: String::new() };
    check(
        Tree {
            kids: vec![empty(), Tree { value: 1, ..empty() }],
            left: Some(Box::new(empty())),
            inner: inner(2),
            ..empty()
        },
        "<Tree><kids/><kids><value>1</value></kids><left/><inner><x>2</x></inner></Tree>",
    );
    check(Lists { boxes: vec![Box::new(inner(3))], ..empty() }, "<Lists><boxes><x>3</x></boxes></Lists>");
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Groups {
    #[proto(1, group)]
    one: Option<Inner>,
    #[proto(2, group)]
    many: Vec<Inner>,
    #[proto(3, group)]
    again: Option<Box<Groups>>,
    #[proto(oneof)]
    either: Option<Either>,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
enum Either {
    #[proto(4, group)]
    Group(Inner),
    #[proto(5)]
    Message(Inner),
}

#[test]
fn groups_are_elements_like_messages() {
    let inner = |x| Inner { x, ..empty() };
    let again = Groups { either: Some(Either::Message(inner(4))), ..empty() };
    let value = Groups {
        one: Some(inner(1)),
        many: vec![inner(2), empty()],
        again: Some(Box::new(again)),
        either: Some(Either::Group(inner(3))),
    };
    check(
        value.clone(),
        "<Groups><one><x>1</x></one><many><x>2</x></many><many/><again><message><x>4</x></message></again>\
         <group><x>3</x></group></Groups>",
    );
    assert_eq!(value.encode_to_vec()[..2], [0x0b, 0x08], "it is a group on the binary wire");
    let deep = |levels| (0..levels).fold(empty(), |inner, _| Groups { again: Some(Box::new(inner)), ..empty() });
    assert_eq!(xml::from_str::<Groups>(&xml::to_string(&deep(100)).unwrap()).unwrap(), deep(100));
    assert_eq!(xml::to_string(&deep(101)).unwrap_err().kind(), &wireform::EncodeErrorKind::DepthLimit);
    let deeper = Options::new().limits(wireform::Limits::new().depth(101)).to_string(&deep(101)).unwrap();
    assert_eq!(xml::from_str::<Groups>(&deeper).unwrap_err().kind(), &wireform::DecodeErrorKind::DepthLimit);
}

#[test]
fn maps_are_elements_of_entries() {
    check(
        Maps {
            by_name: [(String::new(), 0), ("a".into(), -1)].into(),
            by_flag: [(false, 0.5)].into(),
            encoded: [(-2, 7)].into(),
            inners: [(0, empty())].into(),
            blobs: [(1, vec![])].into(),
            ..empty()
        },
        "<Maps><byName><entry><key/><value>0</value></entry><entry><key>a</key><value>-1</value></entry></byName>\
         <byFlag><entry><key>false</key><value>0.5</value></entry></byFlag>\
         <encoded><entry><key>-2</key><value>7</value></entry></encoded>\
         <inners><entry><key>0</key><value/></entry></inners>\
         <blobs><entry><key>1</key><value/></entry></blobs></Maps>",
    );
}

#[test]
fn keys_and_values_come_in_any_order_and_may_be_missing() {
    reads(
        "<Maps><byName/><byNumber><entry><value>a</value><key>1</key></entry><entry/></byNumber>\
         <inners><entry><key>2</key></entry></inners><colours><entry><value>GREEN</value></entry></colours></Maps>",
        Maps {
            by_number: [(1, "a".into()), (0, String::new())].into(),
            inners: [(2, empty())].into(),
            colours: [(String::new(), Colour::Green)].into(),
            ..empty()
        },
    );
}

#[test]
fn oneofs_are_their_member() {
    for (choice, element) in [
        (Choice::Number(0), "<number>0</number>"),
        (Choice::Text(String::new()), "<text/>"),
        (Choice::Inner(empty()), "<inner/>"),
        (Choice::Colour(Colour::Red), "<colour>RED</colour>"),
        (Choice::Double(-0.0), "<double>-0</double>"),
        (Choice::Zigzag(-1), "<zigzag>-1</zigzag>"),
        (Choice::Data(vec![0]), "<data>AA==</data>"),
    ] {
        let value = Choices { before: 1, choice: Some(choice), after: 2, ..empty() };
        check(value, &format!("<Choices><before>1</before>{element}<after>2</after></Choices>"));
    }
    check(
        Choices {
            choice: Some(Choice::Number(1)),
            other: Some(Other::Second(Box::new(Choices { other: Some(Other::First(false)), ..empty() }))),
            ..empty()
        },
        "<Choices><number>1</number><second><first>false</first></second></Choices>",
    );
}

#[test]
fn fields_go_by_their_xml_name_and_are_read_by_all_their_names() {
    check(
        Named {
            first_field: 1,
            second_field: 2,
            third_field: 3,
            xml_data: "4".into(),
            xml: "5".into(),
            sized: 6,
            entry: vec!["7".into()],
            key: Some(true),
        },
        "<Named><renamed>1</renamed><theOther>2</theOther><thirdName>3</thirdName><xmlData>4</xmlData><xml>5</xml>\
         <größe>6</größe><entry>7</entry><key-value.x>true</key-value.x></Named>",
    );
    for name in ["renamed", "firstField", "first_field"] {
        reads(&format!("<Named><{name}>1</{name}></Named>"), Named { first_field: 1, ..empty() });
    }
    for name in ["theOther", "second_field"] {
        reads(&format!("<Named><{name}>1</{name}></Named>"), Named { second_field: 1, ..empty() });
    }
}

#[test]
fn a_writer_can_use_the_original_names() {
    let value = Named { first_field: 1, second_field: 2, xml_data: "x".into(), ..empty() };
    let options = Options::new().proto_field_names(true);
    let document = options.to_string(&value).unwrap();
    assert_eq!(
        document,
        "<Named><first_field>1</first_field><second_field>2</second_field><xml_data>x</xml_data></Named>"
    );
    assert_eq!(options.from_str::<Named>(&document).unwrap(), value);
    assert_eq!(xml::from_str::<Named>(&document).unwrap(), value);
}

#[test]
fn all_fields_of_a_wide_message_are_found_once() {
    let mut value: Wide = empty();
    (value.f1, value.f64, value.f65, value.f68) = (1, 2, 3, 4);
    check(value, "<Wide><f1>1</f1><f64>2</f64><f65>3</f65><f68>4</f68></Wide>");
}

#[test]
fn the_root_can_have_another_name() {
    let value = Inner { x: 1, name: String::new() };
    let options = Options::new().root("inner");
    assert_eq!(options.to_string(&value).unwrap(), "<inner><x>1</x></inner>");
    assert_eq!(options.from_str::<Inner>("<inner><x>1</x></inner>").unwrap(), value);
    assert_eq!(Options::new().any_root(true).from_str::<Inner>("<a><x>1</x></a>").unwrap(), value);
}

#[test]
fn pretty_documents_are_literal() {
    let value = Tree {
        value: 1,
        inner: Inner { x: 0, name: " kept\n ".into() },
        named: [("a".into(), empty())].into(),
        ..empty()
    };
    let document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<Tree>
  <value>1</value>
  <inner>
    <name> kept
 </name>
  </inner>
  <named>
    <entry>
      <key>a</key>
      <value/>
    </entry>
  </named>
</Tree>";
    assert_eq!(Options::new().pretty(true).declaration(true).to_string(&value).unwrap(), document);
    reads(document, value);
}

#[test]
fn all_verbs_agree() {
    let value = Inner { x: 1, name: "é".into() };
    let document = "<Inner><x>1</x><name>é</name></Inner>";
    let mut written = vec![];
    xml::to_writer(&mut written, &value).unwrap();
    assert_eq!(written, document.as_bytes());
    assert_eq!(xml::to_vec(&value).unwrap(), document.as_bytes());
    assert_eq!(xml::to_string(&value).unwrap(), document);
    assert_eq!(xml::from_slice::<Inner>(document.as_bytes()).unwrap(), value);
    assert_eq!(xml::from_str::<Inner>(document).unwrap(), value);
    assert_eq!(xml::from_reader::<Inner>(document.as_bytes()).unwrap(), value);
    assert_eq!(xml::from_slice::<Inner>(format!("\u{feff}{document}").as_bytes()).unwrap(), value);
}

/// A message with these unknown fields.
fn rest(records: &[u8]) -> Tree {
    Tree { rest: UnknownFields::from_bytes(records).unwrap(), ..empty() }
}

#[test]
fn unknown_fields_are_kept_in_every_form() {
    let mut fields = UnknownFields::new();
    fields.push(15, Raw::Varint(150));
    fields.push(536_870_911, Raw::Varint(u64::MAX));
    fields.push(1, Raw::Fixed32(u32::MAX));
    fields.push(15, Raw::Fixed64(7));
    fields.push(16, Raw::LengthDelimited(b"hi"));
    fields.push(16, Raw::LengthDelimited(b""));
    fields.push(17, Raw::Group(b""));
    fields.push(17, Raw::Group(b"\x08\x01\x0b\x12\x01A\x0c"));
    check(
        Tree { value: 3, rest: fields, ..empty() },
        "<Tree><value>3</value><unknown-field number=\"15\" wire=\"varint\">150</unknown-field>\
         <unknown-field number=\"536870911\" wire=\"varint\">18446744073709551615</unknown-field>\
         <unknown-field number=\"1\" wire=\"fixed32\">4294967295</unknown-field>\
         <unknown-field number=\"15\" wire=\"fixed64\">7</unknown-field>\
         <unknown-field number=\"16\" wire=\"length-delimited\">aGk=</unknown-field>\
         <unknown-field number=\"16\" wire=\"length-delimited\"/>\
         <unknown-field number=\"17\" wire=\"group\"/>\
         <unknown-field number=\"17\" wire=\"group\"><unknown-field number=\"1\" wire=\"varint\">1</unknown-field>\
         <unknown-field number=\"1\" wire=\"group\"><unknown-field number=\"2\" wire=\"length-delimited\">QQ==\
         </unknown-field></unknown-field></unknown-field></Tree>",
    );
}

#[test]
fn unknown_fields_are_kept_in_nested_messages() {
    let inner = rest(b"\x78\x01");
    check(
        Tree { kids: vec![inner.clone()], named: [(String::new(), inner)].into(), ..empty() },
        "<Tree><kids><unknown-field number=\"15\" wire=\"varint\">1</unknown-field></kids><named><entry><key/><value>\
         <unknown-field number=\"15\" wire=\"varint\">1</unknown-field></value></entry></named></Tree>",
    );
}

#[test]
fn records_that_are_not_in_their_shortest_form_are_kept_to_the_byte() {
    for (records, base64) in [
        // An overlong tag, varint and length; a tenth byte of which the upper bits are ignored.
        (&b"\xf8\x00\x01"[..], "+AAB"),
        (b"\x78\x81\x00", "eIEA"),
        (b"\x7a\x81\x80\x00A", "eoGAAEE="),
        (b"\x78\xff\xff\xff\xff\xff\xff\xff\xff\xff\x7f", "eP///////////38="),
        // A group by its end tag, and by what it holds.
        (b"\x7b\xfc\x00", "e/wA"),
        (b"\x7b\x08\x81\x00\x7c", "ewiBAHw="),
    ] {
        check(
            rest(records),
            &format!("<Tree><unknown-field number=\"15\" wire=\"record\">{base64}</unknown-field></Tree>"),
        );
    }
    // Those around stay readable.
    check(
        rest(b"\x78\x01\x78\x81\x00\x78\x02"),
        "<Tree><unknown-field number=\"15\" wire=\"varint\">1</unknown-field>\
         <unknown-field number=\"15\" wire=\"record\">eIEA</unknown-field>\
         <unknown-field number=\"15\" wire=\"varint\">2</unknown-field></Tree>",
    );
}

#[test]
fn unknown_fields_may_stand_anywhere() {
    reads(
        "<Tree><unknown-field wire='varint' number=' 15 '> 1\n</unknown-field><value>3</value>\
         <unknown-field number=\"16\" wire=\"group\">\n<!-- c --></unknown-field></Tree>",
        Tree { value: 3, ..rest(b"\x78\x01\x83\x01\x84\x01") },
    );
}

#[test]
fn a_value_survives_the_way_over_xml_and_back_to_the_byte() {
    let value = Maps {
        nested: BTreeMap::from([("a".into(), Maps { by_name: [("b".into(), 1)].into(), ..empty() })]),
        ..empty()
    };
    let read: Maps = xml::from_str(&xml::to_string(&value).unwrap()).unwrap();
    assert_eq!(read.encode_to_vec(), value.encode_to_vec());
}

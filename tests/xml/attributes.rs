//! Fields that are attributes of their message's element.

use wireform::{
    DecodeErrorKind, Enumeration, Message, Open, UnknownFields,
    xml::{self, Options},
};

#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
pub(crate) enum Color {
    Unknown = 0,
    Red = 1,
}

#[derive(Message, Clone, Debug, PartialEq)]
pub(crate) struct Row {
    #[proto(1)]
    title: String,
    #[proto(2, xml_attribute)]
    user_name: String,
    #[proto(3, xml_attribute, xml = "n")]
    number: Option<i64>,
    #[proto(4, xml_attribute)]
    color: Open<Color>,
    #[proto(5, xml_attribute)]
    share: f64,
    #[proto(6, xml_attribute)]
    blob: Vec<u8>,
    #[proto(7, xml_attribute)]
    good: Option<bool>,
    #[proto(8)]
    rows: Vec<Row>,
    #[proto(unknown)]
    rest: UnknownFields,
}

/// A message whose attribute has the name of the one that an `Any` has.
#[derive(Message, Debug, PartialEq)]
struct Link {
    #[proto(1, xml_attribute, xml = "type-url")]
    url: String,
}

#[test]
fn only_an_any_has_the_type_of_an_any() {
    let link = Link { url: "type.googleapis.com/google.protobuf.Duration".into() };
    let text = xml::to_string(&link).unwrap();
    assert_eq!(text, r#"<Link type-url="type.googleapis.com/google.protobuf.Duration"/>"#);
    assert_eq!(xml::from_str::<Link>(&text).unwrap(), link);
}

fn row() -> Row {
    Row {
        title: "t".into(),
        user_name: "a \t\r\n\"<&>' ".into(),
        number: Some(-7),
        color: Open::Known(Color::Red),
        share: f64::INFINITY,
        blob: vec![0xfb, 0xff],
        good: Some(false),
        rows: vec![],
        rest: UnknownFields::default(),
    }
}

fn round_trip(row: &Row) -> String {
    let document = xml::to_string(row).unwrap();
    let read: Row = xml::from_str(&document).unwrap_or_else(|error| panic!("{error}: {document}"));
    assert_eq!(read.encode_to_vec(), row.encode_to_vec(), "{document}");
    document
}

#[test]
fn attributes_stand_in_the_start_tag_in_the_order_of_their_numbers() {
    assert_eq!(
        round_trip(&row()),
        "<Row userName=\"a &#9;&#13;&#10;&quot;&lt;&amp;&gt;' \" n=\"-7\" color=\"RED\" share=\"INF\" blob=\"+/8=\" good=\"false\">\
         <title>t</title></Row>"
    );
    let empty: Row = xml::from_str("<Row/>").unwrap();
    assert_eq!(round_trip(&empty), "<Row/>");
    let inside = Row { rows: vec![Row { title: String::new(), ..row() }, empty.clone()], ..empty };
    let document = round_trip(&inside);
    assert!(
        document.starts_with("<Row><rows userName=\"a ") && document.ends_with("good=\"false\"/><rows/></Row>"),
        "{document}"
    );
    // Present and empty is not absent.
    assert_eq!(round_trip(&Row { number: Some(0), ..xml::from_str("<Row/>").unwrap() }), "<Row n=\"0\"/>");
}

#[test]
fn what_an_attribute_cannot_hold_is_an_element() {
    let odd = Row { user_name: "\0\\".into(), share: f64::from_bits(0x7ff8_0000_0000_0001), number: Some(1), ..row() };
    let document = round_trip(&odd);
    assert!(document.contains("<userName escaped=\"true\">\\u{0}\\\\</userName>"), "{document}");
    assert!(document.contains("<share bits=\"7ff8000000000001\">NaN</share>"), "{document}");
    assert!(document.starts_with("<Row n=\"1\""), "{document}");
    assert_eq!(round_trip(&Row { share: f64::NAN, ..xml::from_str("<Row/>").unwrap() }), "<Row share=\"NaN\"/>");
}

#[test]
fn a_reader_takes_elements_and_other_names_too() {
    let document = "<Row user_name='a&#x20;b\nc' number='+7'><good> true </good><color>0</color></Row>";
    let read: Row = xml::from_str(document).unwrap();
    assert_eq!((&read.user_name[..], read.number, read.good), ("a b c", Some(7), Some(true)));
    let options = Options::new().proto_field_names(true);
    let document = options.to_string(&row()).unwrap();
    assert!(document.starts_with("<Row user_name=") && document.contains(" number=\"-7\""), "{document}");
    assert_eq!(options.from_str::<Row>(&document).unwrap(), row());
}

#[test]
fn names_that_xml_keeps_are_written_as_elements() {
    #[derive(Message, Debug, PartialEq)]
    struct Spaces {
        #[proto(1, name = "xmlns", xml = "space", xml_attribute)]
        space: String,
    }
    let spaces = Spaces { space: "a".into() };
    assert_eq!(xml::to_string(&spaces).unwrap(), "<Spaces space=\"a\"/>");
    let options = Options::new().proto_field_names(true);
    assert_eq!(options.to_string(&spaces).unwrap(), "<Spaces><xmlns>a</xmlns></Spaces>");
}

#[test]
fn a_required_attribute_has_to_be_there() {
    #[derive(Message, Debug, PartialEq)]
    struct Item {
        #[proto(1, required, xml_attribute)]
        id: u32,
    }
    assert_eq!(xml::from_str::<Item>("<Item id='0'/>").unwrap(), Item { id: 0 });
    let error = xml::from_str::<Item>("<Item/>").unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::MissingRequired { name: "id" });
}

#[test]
fn wrong_attributes_are_refused_where_they_stand() {
    let cases = [
        ("<Row n='1' number='2'/>", DecodeErrorKind::DuplicateField { name: "number".into() }, "Row.number", 12),
        ("<Row\nn='x'/>", DecodeErrorKind::UnexpectedValue { expected: "int64" }, "Row.number", 1),
        ("<Row color='BLUE'/>", DecodeErrorKind::UnknownEnumName { name: "BLUE".into() }, "Row.color", 6),
        ("<Row title='t'/>", DecodeErrorKind::UnknownField { name: "title".into() }, "Row", 6),
        ("<Row rows=''/>", DecodeErrorKind::UnknownField { name: "rows".into() }, "Row", 6),
        (
            "<Row share='NaN' bits='7ff8000000000001'/>",
            DecodeErrorKind::UnknownField { name: "bits".into() },
            "Row",
            18,
        ),
    ];
    for (document, kind, path, column) in cases {
        let error = xml::from_str::<Row>(document).unwrap_err();
        assert_eq!(error.kind(), &kind, "{document}");
        assert_eq!((error.path(), error.column()), (path, Some(column)), "{document}");
    }
    let both = "<Row n='1'><number>2</number></Row>";
    let error = xml::from_str::<Row>(both).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::DuplicateField { name: "number".into() });
    let options = Options::new().ignore_unknown_fields(true);
    assert_eq!(
        options.from_str::<Row>("<Row title='t' color='BLUE'/>").unwrap(),
        xml::from_str::<Row>("<Row/>").unwrap()
    );
}

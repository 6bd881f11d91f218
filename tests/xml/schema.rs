//! The schemas of messages, to the letter. Whether documents are valid, `validate.py` asks real validators.

use std::collections::BTreeMap;

use wireform::{
    Described, EncodeErrorKind, Enumeration, Message, Oneof, Open, UnknownFields,
    walk::DecodeText,
    xml::{Options, schema},
};

/// Checks a schema but for its first and last lines; the text stands as in the file, without four spaces.
#[track_caller]
fn check<M: for<'de> DecodeText<'de>>(expected: &str) {
    let schema = schema::<M>().unwrap();
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
                <xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" elementFormDefault=\"qualified\">\n";
    let inside = schema.strip_prefix(head).and_then(|rest| rest.strip_suffix("\n</xs:schema>")).unwrap();
    let inside: Vec<_> = inside.lines().map(|line| line.strip_prefix("  ").unwrap_or(line)).collect();
    let expected: Vec<_> = expected.trim().lines().map(|line| line.strip_prefix("        ").unwrap_or(line)).collect();
    assert_eq!(inside, expected, "{schema}");
}

#[derive(Message)]
struct Scalars {
    #[proto(1)]
    flag: bool,
    #[proto(2)]
    small: Option<i32>,
    #[proto(3, sint64)]
    big: i64,
    #[proto(4, fixed32, required)]
    unsigned: u32,
    #[proto(5)]
    large: Vec<u64>,
    #[proto(6)]
    data: Vec<u8>,
}

#[test]
fn scalars_are_those_of_xsd() {
    check::<Scalars>(
        r#"
        <xs:element name="Scalars" type="Scalars"/>
        <xs:complexType name="Scalars">
          <xs:sequence>
            <xs:element name="flag" type="xs:boolean" minOccurs="0"/>
            <xs:element name="small" type="xs:int" minOccurs="0"/>
            <xs:element name="big" type="xs:long" minOccurs="0"/>
            <xs:element name="unsigned" type="xs:unsignedInt"/>
            <xs:element name="large" type="xs:unsignedLong" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="data" type="xs:base64Binary" minOccurs="0"/>
          </xs:sequence>
        </xs:complexType>"#,
    );
}

#[derive(Message)]
struct Values {
    #[proto(1)]
    text: String,
    #[proto(2)]
    single: f32,
    #[proto(3)]
    double: f64,
}

#[test]
fn text_and_floats_have_attributes() {
    check::<Values>(
        r#"
        <xs:element name="Values" type="Values"/>
        <xs:complexType name="Values">
          <xs:sequence>
            <xs:element name="text" type="string-value" minOccurs="0"/>
            <xs:element name="single" type="float-value" minOccurs="0"/>
            <xs:element name="double" type="double-value" minOccurs="0"/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="string-value">
          <xs:simpleContent>
            <xs:extension base="xs:string">
              <xs:attribute name="escaped" type="xs:boolean"/>
            </xs:extension>
          </xs:simpleContent>
        </xs:complexType>
        <xs:complexType name="float-value">
          <xs:simpleContent>
            <xs:extension base="xs:float">
              <xs:attribute name="bits" use="optional">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="[0-9a-fA-F]{8}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:attribute>
            </xs:extension>
          </xs:simpleContent>
        </xs:complexType>
        <xs:complexType name="double-value">
          <xs:simpleContent>
            <xs:extension base="xs:double">
              <xs:attribute name="bits" use="optional">
                <xs:simpleType>
                  <xs:restriction base="xs:string">
                    <xs:pattern value="[0-9a-fA-F]{16}"/>
                  </xs:restriction>
                </xs:simpleType>
              </xs:attribute>
            </xs:extension>
          </xs:simpleContent>
        </xs:complexType>"#,
    );
}

/// A tree whose nodes
/// may have names.
///
/// Its <kids> & so on.
#[derive(Message)]
#[proto(package = "garden")]
pub(crate) struct Tree {
    /// Where it is.
    #[proto(oneof)]
    place: Option<Place>,
    /// What hangs on it.
    #[proto(2)]
    fruit: BTreeMap<i32, Tree>,
    /// How it is.
    #[proto(9)]
    state: Open<State>,
    #[proto(10)]
    states: Vec<State>,
    #[proto(unknown)]
    rest: UnknownFields,
}

/// Where a tree can be.
#[derive(Oneof)]
#[proto(package = "garden")]
enum Place {
    /// In the ground\u{0}.
    #[doc = " By a bell: \u{7}."]
    #[proto(20)]
    Garden {
        /// From the door.
        #[proto(1)]
        steps: u32,
    },
    #[proto(1)]
    Pot(Box<Tree>),
    #[proto(5)]
    Nowhere,
}

/// How a tree is.
#[derive(Enumeration)]
#[proto(package = "garden", name = "Tree.State")]
enum State {
    /// It has leaves.
    #[proto(0, alias("FINE"))]
    Green,
    #[proto(1)]
    Bare,
}

#[test]
fn messages_and_enumerations_are_types_with_their_docs() {
    check::<Tree>(
        r#"
        <xs:element name="Tree" type="garden.Tree"/>
        <xs:complexType name="garden.Tree">
          <xs:annotation>
            <xs:documentation>A tree whose nodes
may have names.

Its &lt;kids&gt; &amp; so on.</xs:documentation>
          </xs:annotation>
          <xs:sequence>
            <xs:choice minOccurs="0">
              <xs:annotation>
                <xs:documentation>Where it is.</xs:documentation>
                <xs:documentation>Where a tree can be.</xs:documentation>
              </xs:annotation>
              <xs:element name="pot" type="garden.Tree"/>
              <xs:element name="nowhere" type="google.protobuf.Empty"/>
              <xs:element name="garden" type="garden.PlaceGarden">
                <xs:annotation>
                  <xs:documentation>In the ground\u{0}.
By a bell: �.</xs:documentation>
                </xs:annotation>
              </xs:element>
            </xs:choice>
            <xs:element name="fruit" minOccurs="0">
              <xs:annotation>
                <xs:documentation>What hangs on it.</xs:documentation>
              </xs:annotation>
              <xs:complexType>
                <xs:sequence>
                  <xs:element name="entry" maxOccurs="unbounded">
                    <xs:complexType>
                      <xs:sequence>
                        <xs:element name="key" type="xs:int"/>
                        <xs:element name="value" type="garden.Tree"/>
                      </xs:sequence>
                    </xs:complexType>
                  </xs:element>
                </xs:sequence>
              </xs:complexType>
            </xs:element>
            <xs:element name="state" type="garden.Tree.State-open" minOccurs="0">
              <xs:annotation>
                <xs:documentation>How it is.</xs:documentation>
              </xs:annotation>
            </xs:element>
            <xs:element name="states" type="garden.Tree.State" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="unknown-field" type="unknown-field" minOccurs="0" maxOccurs="unbounded"/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="google.protobuf.Empty">
          <xs:sequence/>
        </xs:complexType>
        <xs:complexType name="garden.PlaceGarden">
          <xs:annotation>
            <xs:documentation>In the ground\u{0}.
By a bell: �.</xs:documentation>
          </xs:annotation>
          <xs:sequence>
            <xs:element name="steps" type="xs:unsignedInt" minOccurs="0">
              <xs:annotation>
                <xs:documentation>From the door.</xs:documentation>
              </xs:annotation>
            </xs:element>
          </xs:sequence>
        </xs:complexType>
        <xs:simpleType name="garden.Tree.State">
          <xs:annotation>
            <xs:documentation>How a tree is.</xs:documentation>
          </xs:annotation>
          <xs:restriction base="xs:token">
            <xs:enumeration value="GREEN">
              <xs:annotation>
                <xs:documentation>It has leaves.</xs:documentation>
              </xs:annotation>
            </xs:enumeration>
            <xs:enumeration value="FINE"/>
            <xs:enumeration value="BARE"/>
          </xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="garden.Tree.State-open">
          <xs:union memberTypes="garden.Tree.State xs:int"/>
        </xs:simpleType>
        <xs:complexType name="unknown-field" mixed="true">
          <xs:sequence>
            <xs:element name="unknown-field" type="unknown-field" minOccurs="0" maxOccurs="unbounded"/>
          </xs:sequence>
          <xs:attribute name="number" use="required">
            <xs:simpleType>
              <xs:restriction base="xs:positiveInteger">
                <xs:maxInclusive value="536870911"/>
              </xs:restriction>
            </xs:simpleType>
          </xs:attribute>
          <xs:attribute name="wire" use="required">
            <xs:simpleType>
              <xs:restriction base="xs:string">
                <xs:enumeration value="varint"/>
                <xs:enumeration value="fixed32"/>
                <xs:enumeration value="fixed64"/>
                <xs:enumeration value="length-delimited"/>
                <xs:enumeration value="group"/>
                <xs:enumeration value="record"/>
              </xs:restriction>
            </xs:simpleType>
          </xs:attribute>
        </xs:complexType>"#,
    );
}

mod twins {
    use wireform::{Enumeration, Message};

    pub(super) mod other {
        use wireform::Message;

        #[derive(Message)]
        pub(crate) struct Twin {
            #[proto(1)]
            pub(crate) other: i32,
        }
    }

    #[derive(Message)]
    pub(super) struct Twin {
        #[proto(1)]
        pub(super) one: i32,
    }

    // The same name again, for a type that is no message.
    #[derive(Enumeration)]
    #[proto(name = "Twin")]
    pub(super) enum Number {
        One = 1,
        Zero = 0,
    }

    #[derive(Message)]
    pub(super) struct Generic<T> {
        #[proto(1)]
        pub(super) it: T,
    }
}

#[derive(Message)]
pub(crate) struct Family {
    #[proto(1)]
    twin: twins::Twin,
    #[proto(2)]
    other: Option<twins::other::Twin>,
    #[proto(3)]
    again: Vec<twins::Twin>,
    #[proto(4)]
    number: Open<twins::Number>,
    #[proto(5)]
    first: twins::Generic<twins::Twin>,
    #[proto(6)]
    second: twins::Generic<twins::other::Twin>,
    #[proto(7)]
    third: Box<twins::Generic<twins::Twin>>,
}

/// Members of oneofs whose numbers are between those of fields and of one another.
#[derive(Message)]
pub(crate) struct Interleaved {
    #[proto(oneof)]
    first: Option<Odd>,
    #[proto(2)]
    a: i32,
    #[proto(6)]
    c: i32,
    #[proto(4)]
    b: i32,
    #[proto(oneof)]
    second: Option<Even>,
}

#[derive(Oneof)]
enum Odd {
    #[proto(5)]
    Five(i32),
    #[proto(1)]
    One(i32),
    #[proto(3)]
    Three(String),
}

#[derive(Oneof)]
enum Even {
    #[proto(10)]
    Ten(i32),
    #[proto(8)]
    Eight(i32),
}

#[test]
fn a_oneof_stands_where_it_is_written() {
    let names: Vec<_> = lines::<Interleaved>("name=");
    let names: Vec<_> = names.iter().filter_map(|line| line.split('"').nth(1)).collect();
    let fields = ["one", "three", "five", "a", "b", "eight", "ten", "c"];
    assert_eq!(names[2..names.len() - 2], fields);
    let value = Interleaved { first: Some(Odd::Five(1)), a: 1, b: 1, c: 1, second: Some(Even::Ten(1)) };
    let document = wireform::xml::to_string(&value).unwrap();
    assert_eq!(document, "<Interleaved><five>1</five><a>1</a><b>1</b><ten>1</ten><c>1</c></Interleaved>");
}

/// Returns the lines of a schema that hold a text, without what surrounds it.
pub(crate) fn lines<M: for<'de> DecodeText<'de>>(what: &str) -> Vec<String> {
    let schema = schema::<M>().unwrap();
    schema.lines().map(str::trim).filter(|line| line.contains(what)).map(String::from).collect()
}

#[test]
fn types_of_one_name_are_told_apart_and_one_type_comes_once() {
    assert_eq!(
        lines::<Family>("<xs:complexType"),
        ["Family", "Twin", "Twin-2", "GenericTwin", "GenericTwin-2"]
            .map(|name| format!("<xs:complexType name=\"{name}\">"))
    );
    assert_eq!(
        lines::<Family>("<xs:simpleType"),
        ["Twin-3", "Twin-3-open"].map(|name| format!("<xs:simpleType name=\"{name}\">"))
    );
    let types: Vec<_> = lines::<Family>("<xs:element");
    let types: Vec<_> = types.iter().filter_map(|line| line.split('"').nth(3)).collect();
    let of_family = ["Family", "Twin", "Twin-2", "Twin", "Twin-3-open", "GenericTwin", "GenericTwin-2", "GenericTwin"];
    assert_eq!(types, [&of_family[..], &["xs:int", "xs:int", "Twin", "Twin-2"]].concat());
}

#[test]
fn the_schema_is_the_same_each_time() {
    assert_eq!(schema::<Family>().unwrap(), schema::<Family>().unwrap());
}

#[test]
fn options_change_names_as_they_do_in_documents() {
    let options = Options::new().root("plants").proto_field_names(true);
    let schema = options.schema::<crate::types::Named>().unwrap();
    for (name, written) in
        [("plants", true), ("first_field", true), ("renamed", false), ("thirdName", true), ("key", true)]
    {
        assert_eq!(schema.contains(&format!("<xs:element name=\"{name}\"")), written, "{name}: {schema}");
    }
}

#[test]
fn a_message_that_borrows_has_a_schema() {
    #[derive(Message)]
    struct Borrows<'a> {
        #[proto(1)]
        name: &'a str,
    }

    assert!(
        schema::<Borrows<'_>>().unwrap().contains("<xs:element name=\"name\" type=\"string-value\" minOccurs=\"0\"/>")
    );
}

#[test]
fn unknown_fields_stand_where_they_can_be_written() {
    assert!(schema::<crate::types::Tree>().unwrap().contains("unknown-field"));
    assert!(!schema::<crate::types::Scalars>().unwrap().contains("unknown-field"));
    // A field has their name there.
    assert!(
        schema::<crate::types::Clash>()
            .unwrap()
            .contains("<xs:element name=\"unknown-field\" type=\"xs:int\" minOccurs=\"0\"/>")
    );
}

#[test]
fn names_that_no_document_can_have_have_no_schema() {
    let error = Options::new().root("a b").schema::<Tree>().unwrap_err();
    assert!(matches!(error.kind(), EncodeErrorKind::Unrepresentable { .. }), "{error}");
    assert_eq!(Tree::DESCRIPTOR.name(), "Tree");
}

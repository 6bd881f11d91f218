//! The schemas of messages with a registry: extensions, what is in an `Any`, and docs. And docs in programs.

use wireform::{
    Enumeration, Extension, Message, Registry, UnknownFields,
    types::{Any, Timestamp},
    walk::DecodeText,
    xml::{self, Options},
};

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "gallery", extensions(100..=199))]
struct Image {
    #[proto(1)]
    detail: Option<Any>,
    #[proto(unknown)]
    rest: UnknownFields,
}

/// A page of a catalogue.
#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "one")]
struct Page {
    /// Counted from the cover.
    #[proto(1)]
    number: u32,
    #[proto(2)]
    margin: Option<Margin>,
    #[proto(3)]
    side: Side,
}

/// What stays white.
#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "one")]
struct Margin {
    #[proto(1)]
    width: u32,
}

/// Where a page is in the open book.
#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
enum Side {
    /// Even numbers.
    Left,
    Right,
}

const PAGES: Extension<Image, Vec<Page>> = Extension::new(100).with_name("gallery.pages");
const COVER_PAGE: Extension<Image, Page> = Extension::new(101).with_name("gallery.cover_page");

/// Returns what is in a type of the schema of a message.
fn of_type<M: for<'de> DecodeText<'de>>(registry: Registry, name: &str) -> String {
    let schema = Options::new().registry(registry).schema::<M>().unwrap();
    let (_, inside) = schema.split_once(&format!("  <xs:complexType name=\"{name}\">\n")).unwrap();
    inside.split_once("\n  </xs:complexType>").unwrap().0.into()
}

#[test]
fn extensions_stand_among_unknown_fields() {
    let registry = || Registry::new().extension(PAGES).extension(COVER_PAGE);
    assert_eq!(
        of_type::<Image>(registry(), "gallery.Image"),
        r#"    <xs:sequence>
      <xs:element name="detail" type="google.protobuf.Any" minOccurs="0"/>
      <xs:choice minOccurs="0" maxOccurs="unbounded">
        <xs:element name="unknown-field" type="unknown-field"/>
        <xs:element name="gallery.pages" type="one.Page"/>
        <xs:element name="gallery.cover_page" type="one.Page"/>
      </xs:choice>
    </xs:sequence>"#
    );
    assert!(of_type::<Image>(registry(), "one.Page").contains("type=\"one.Margin\""));
    assert!(of_type::<Image>(registry(), "one.Margin").contains("xs:unsignedInt"));
    // Without the extensions, unknown fields are alone, and nothing has their types.
    assert!(!of_type::<Image>(Registry::new(), "gallery.Image").contains("xs:choice"));
    assert!(!xml::schema::<Image>().unwrap().contains("one.Page"));
}

#[test]
fn any_message_stands_in_an_any() {
    let registry = || Registry::new().message::<Timestamp>().message::<Page>();
    let inside = r#"    <xs:sequence>
      <xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
    <xs:attribute name="type-url" type="xs:string"/>"#;
    let any = of_type::<Any>(registry(), "google.protobuf.Any");
    assert!(any.ends_with(inside), "{any}");
    let schema = Options::new().registry(registry()).schema::<Image>().unwrap();
    assert_eq!(
        schema.matches("<xs:complexType ").count(),
        schema.matches("\n  </xs:complexType>\n").count(),
        "{schema}"
    );
    let schema = xml::schema::<Any>().unwrap();
    assert!(schema.contains("name=\"typeUrl\"") && !schema.contains("xs:any "), "{schema}");
}

/// Returns the docs in a schema.
fn docs(registry: Registry) -> Vec<String> {
    let schema = Options::new().registry(registry).schema::<Image>().unwrap();
    let docs = schema.split("<xs:documentation>").skip(1);
    docs.map(|rest| rest.split_once("</xs:documentation>").unwrap().0.into()).collect()
}

#[test]
fn docs_of_extensions_are_those_that_the_registry_has() {
    let registry = || Registry::new().extension(PAGES);
    let without = docs(registry());
    let with = docs(registry().docs::<Page>());
    let of_page = [
        "A page of a catalogue.",
        "Counted from the cover.",
        "What stays white.",
        "Where a page is in the open book.",
        "Even numbers.",
    ];
    let added: Vec<_> = with.iter().filter(|docs| !without.contains(docs)).collect();
    assert_eq!(added, of_page);
    assert_eq!(with.len(), without.len() + of_page.len());
    // Twice is no more than once, and what stands in no document is not described.
    assert_eq!(docs(registry().docs::<Page>().docs::<Margin>().docs::<Page>()), with);
    assert_eq!(docs(Registry::new().docs::<Page>()), without);
}

/// A sentence of which no program has a copy before it asks for a schema: gyroscope.
#[derive(Message, Clone, Debug, PartialEq)]
#[proto(extensions(100..=199))]
struct Silent {
    /// The same of its field: gyroscope.
    #[proto(1)]
    it: u32,
    #[proto(2)]
    side: SilentSide,
    #[proto(unknown)]
    rest: UnknownFields,
}

/// And of an enumeration: gyroscope.
#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
enum SilentSide {
    /// And of its value: gyroscope.
    Left,
}

/// A sentence of which every program has a copy that asks for a schema: theodolite.
#[derive(Message)]
struct Described {
    /// The same of its field: theodolite.
    #[proto(1)]
    side: DescribedSide,
}

/// And of an enumeration: theodolite.
#[derive(Enumeration, Clone, Copy)]
enum DescribedSide {
    /// And of its value: theodolite.
    Left,
}

const SILENT: Extension<Silent, Silent> = Extension::new(100).with_name("silent");

/// How often this program has a word, which may be part of it itself: so it is given in two parts.
fn count_in_this_program(first: &str, second: &str) -> usize {
    let program = std::fs::read(std::env::current_exe().unwrap()).unwrap();
    let word = [first, second].concat();
    memchr::memmem::find_iter(&program, word.as_bytes()).count()
}

#[test]
fn docs_are_in_a_program_only_where_a_schema_is_asked_for() {
    // All else that can be done with a message does not bring them in.
    let options = Options::new().registry(Registry::new().message::<Silent>().extension(SILENT));
    let mut value = Silent { it: 1, side: SilentSide::Left, rest: UnknownFields::new() };
    let inside = value.clone();
    SILENT.set(&mut value, inside);
    let document = options.to_string(&value).unwrap();
    assert_eq!(options.from_str::<Silent>(&document).unwrap(), value);
    assert_eq!(Silent::decode(&value.encode_to_vec()[..]).unwrap(), value);
    assert_eq!(count_in_this_program("gyro", "scope."), 0);

    let described = xml::schema::<Described>().unwrap();
    assert_eq!(described.matches(&["theo", "dolite."].concat()).count(), 4);
    assert_eq!(count_in_this_program("theo", "dolite."), 4);
}

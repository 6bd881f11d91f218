//! What an error takes and prints, where names, keys and values are long: less than 1 KiB of text, and little memory, on every
//! wire and in every place that echoes something.

use std::{borrow::Borrow, collections::BTreeMap, error::Error, fmt};

use proptest::{prelude::*, test_runner::Config};
use serde::{Deserialize, Serialize, ser::Error as _};
use wireform::{
    DecodeErrorKind, Enumeration, Limits, Message,
    encoding::Convert,
    io::DelimitedReader,
    json, proto,
    serde::canonical,
    text,
    types::{Any, Duration},
    xml,
};
use wireform_test_support::{
    allocation::measure,
    empty,
    named::{Named, registry},
    rows::Leaf,
    wire::Wire,
};

/// What the text of an error stays below, in any form, and its memory in all its parts.
const TEXT: usize = 1024;
const MEMORY: usize = 4096;

/// Refuses what it is given, with it.
#[derive(Debug)]
struct Echo;

impl Convert<u32> for Echo {
    type Proxy = String;
    type Error = String;
    const EMPTY: Option<fn() -> u32> = Some(|| 0);

    fn to_proxy(_: &u32) -> impl Borrow<String> {
        String::new()
    }

    fn from_proxy(text: String) -> Result<u32, String> {
        Err(text)
    }
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Echoing {
    #[proto(1, with = "Echo")]
    number: u32,
    #[proto(2)]
    map: BTreeMap<String, Echoing>,
    #[proto(3)]
    a_name_that_is_as_long_as_names_are_in_schemas_that_machines_have_made_of_the_columns_of_some_table:
        Option<Box<Echoing>>,
    #[proto(4)]
    unwritable: Option<Any>,
    #[proto(5)]
    color: Color,
}

#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
enum Color {
    #[proto(0)]
    Red,
}

#[derive(Serialize, Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Strict {
    number: u32,
    color: Option<Colored>,
    #[serde(default, deserialize_with = "refuse")]
    refused: (),
    map: Option<BTreeMap<u8, u8>>,
}

#[derive(Serialize, Deserialize, Debug)]
enum Colored {
    Red,
}

fn refuse<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
    Err(serde::de::Error::custom(String::deserialize(deserializer)?))
}

struct Unwritable<'t>(&'t str);

impl Serialize for Unwritable<'_> {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom(self.0))
    }
}

type Failed = Box<dyn Error>;

/// A place where a text can be: with the text, quoted for JSON, and a name made of it.
type Place = fn(&Texts) -> Failed;

/// One text for the places where any may be, and one where only a name may be.
#[derive(Clone, Debug)]
struct Texts {
    any: String,
    quoted: String,
    /// As it stands between tags or in an attribute.
    escaped: String,
    name: String,
}

impl Texts {
    fn new(any: String, name: String) -> Self {
        let escaped = any.chars().filter(|letter| !letter.is_control() && !"<>&'\"\u{fffe}\u{ffff}".contains(*letter));
        Self { quoted: serde_json::to_string(&any).unwrap(), escaped: escaped.collect(), name, any }
    }
}

fn in_json<M: Message + for<'a> wireform::walk::DecodeText<'a> + fmt::Debug>(text: &str) -> Failed {
    json::Options::new().registry(registry()).from_str::<M>(text).unwrap_err().into()
}

fn in_xml<M: Message + for<'a> wireform::walk::DecodeText<'a> + fmt::Debug>(text: &str) -> Failed {
    xml::Options::new().registry(registry()).from_str::<M>(text).unwrap_err().into()
}

fn in_text<M: Message + for<'a> wireform::walk::DecodeText<'a> + fmt::Debug>(input: &str) -> Failed {
    text::Options::new().registry(registry()).from_str::<M>(input).unwrap_err().into()
}

fn in_canonical<M: Message + for<'a> wireform::walk::DecodeText<'a> + fmt::Debug>(text: &str) -> Failed {
    canonical::deserialize::<M, _>(&mut serde_json::Deserializer::from_str(text)).unwrap_err().into()
}

fn in_serde_json(text: &str) -> Failed {
    wireform::serde::json::from_str::<Strict>(text).unwrap_err().into()
}

fn in_namespace(text: &str) -> Failed {
    xml::Options::new().namespace("urn:a").from_str::<Leaf>(text).unwrap_err().into()
}

fn in_serde_xml(text: &str) -> Failed {
    wireform::serde::xml::from_str::<Strict>(text).unwrap_err().into()
}

/// Objects in objects of a map, each under the text, with something that no number is in the innermost.
fn deep(t: &Texts, innermost: &str) -> String {
    let levels = 40;
    let front = format!(r#"{{"map":{{{}:"#, t.quoted).repeat(levels);
    format!("{front}{innermost}{}", "}}".repeat(levels))
}

const JSON: &[(&str, Place)] = &[
    ("field", |t| in_json::<Leaf>(&format!("{{{}:1}}", t.quoted))),
    ("extension", |t| in_json::<Named>(&format!(r#"{{"[{}]":1}}"#, t.name))),
    ("enumeration", |t| in_json::<Echoing>(&format!(r#"{{"color":{}}}"#, t.quoted))),
    ("number", |t| in_json::<Leaf>(&format!(r#"{{"number":{}}}"#, t.quoted))),
    ("digits", |t| in_json::<Leaf>(&format!(r#"{{"number":1{}}}"#, "1".repeat(t.any.len() + 20)))),
    ("object", |t| in_json::<Leaf>(&t.quoted)),
    ("key", |t| in_json::<Echoing>(&format!(r#"{{"map":{{{}:1}}}}"#, t.quoted))),
    ("keys", |t| in_json::<Echoing>(&deep(t, "[]"))),
    ("converted", |t| in_json::<Echoing>(&format!(r#"{{"number":{}}}"#, t.quoted))),
    ("url", |t| in_json::<Any>(&format!(r#"{{"@type":{}}}"#, t.quoted))),
    ("type", |t| in_json::<Any>(&format!(r#"{{"@type":"type.googleapis.com/{}"}}"#, t.name))),
    ("any", |t| in_json::<Any>(&format!(r#"{{"@type":"a/google.protobuf.Empty",{}:1}}"#, t.quoted))),
    ("malformed", |t| in_json::<Leaf>(&format!("{{{0}:{0}:", t.quoted))),
    ("no JSON", |t| in_json::<Leaf>(&t.name)),
    ("timestamp", |t| in_json::<Named>(&format!(r#"{{"timestamp":{}}}"#, t.quoted))),
];

const CANONICAL: &[(&str, Place)] = &[
    ("field", |t| in_canonical::<Leaf>(&format!("{{{}:1}}", t.quoted))),
    ("enumeration", |t| in_canonical::<Echoing>(&format!(r#"{{"color":{}}}"#, t.quoted))),
    ("number", |t| in_canonical::<Leaf>(&format!(r#"{{"number":{}}}"#, t.quoted))),
    ("list", |t| in_canonical::<Leaf>(&format!(r#"{{"values":{}}}"#, t.quoted))),
    ("object", |t| in_canonical::<Leaf>(&t.quoted)),
    ("keys", |t| in_canonical::<Echoing>(&deep(t, &t.quoted))),
    ("converted", |t| in_canonical::<Echoing>(&format!(r#"{{"number":{}}}"#, t.quoted))),
    ("type", |t| in_canonical::<Any>(&format!(r#"{{"@type":{}}}"#, t.quoted))),
    ("value", |t| in_canonical::<Echoing>(&deep(t, "1"))),
    ("tree", |t| {
        let tree = serde_json::json!({ "map": { t.any.as_str(): t.any } });
        canonical::deserialize::<Echoing, _>(tree).unwrap_err().into()
    }),
    ("written", |t| canonical::serialize(&of_type(t), serde_json::value::Serializer).unwrap_err().into()),
];

const XML: &[(&str, Place)] = &[
    ("root", |t| in_xml::<Leaf>(&format!("<{0}/>", t.name))),
    ("element", |t| in_xml::<Leaf>(&format!("<Leaf><{0}/></Leaf>", t.name))),
    ("elements", |t| {
        let (open, close) = (format!("<{}>", t.name), format!("</{}>", t.name));
        in_xml::<Leaf>(&format!("<Leaf>{}&x;{}</Leaf>", open.repeat(90), close.repeat(90)))
    }),
    ("attribute", |t| in_xml::<Leaf>(&format!("<Leaf {}=''/>", t.name))),
    ("attributes", |t| in_xml::<Leaf>(&format!("<Leaf {0}='' {0}=''/>", t.name))),
    ("unquoted", |t| in_xml::<Leaf>(&format!("<Leaf {0}={0}/>", t.name))),
    ("reference in an attribute", |t| in_xml::<Leaf>(&format!("<Leaf {0}='&{0};'/>", t.name))),
    ("reference", |t| in_xml::<Leaf>(&format!("<Leaf><text>&{};</text></Leaf>", t.name))),
    ("end tag", |t| in_xml::<Leaf>(&format!("<Leaf><{}></Leaf>", t.name))),
    ("other end tag", |t| in_xml::<Leaf>(&format!("<Leaf></{}>", t.name))),
    ("prefix", |t| in_xml::<Leaf>(&format!("<Leaf xmlns:{0}='a'><{0}:text></{0}></Leaf>", t.name))),
    ("enumeration", |t| in_xml::<Echoing>(&format!("<Echoing><color>{}x</color></Echoing>", t.escaped))),
    ("number", |t| in_xml::<Leaf>(&format!("<Leaf><number>{}x</number></Leaf>", t.escaped))),
    ("converted", |t| in_xml::<Echoing>(&format!("<Echoing><number>{}</number></Echoing>", t.escaped))),
    ("type", |t| in_xml::<Any>(&format!("<Any><typeUrl>a/{}x</typeUrl><a/></Any>", t.escaped))),
    ("message", |t| in_xml::<Any>(&format!("<Any><typeUrl>a/google.protobuf.Empty</typeUrl><{}/></Any>", t.name))),
    ("namespace", |t| {
        let options = xml::Options::new().namespace("urn:a");
        options.from_str::<Leaf>(&format!("<Leaf xmlns='{}'/>", t.escaped)).unwrap_err().into()
    }),
    ("undeclared prefix", |t| in_namespace(&format!("<Leaf xmlns='urn:a'><{0}:text/></Leaf>", t.name))),
    ("undeclared prefix of an attribute", |t| in_namespace(&format!("<Leaf xmlns='urn:a' {0}:a=''/>", t.name))),
    ("element of another namespace", |t| {
        in_namespace(&format!("<Leaf xmlns='urn:a'><{0} xmlns='{1}'/></Leaf>", t.name, t.escaped))
    }),
    ("attributes of one namespace", |t| {
        in_namespace(&format!(
            "<Leaf xmlns='urn:a' xmlns:a='{1}x' xmlns:b='{1}x' a:{0}='' b:{0}=''/>",
            t.name, t.escaped
        ))
    }),
    ("declaration twice", |t| in_namespace(&format!("<Leaf xmlns:{0}='a' xmlns:{0}='a'/>", t.name))),
    ("empty declaration", |t| in_namespace(&format!("<Leaf xmlns:{0}=''/>", t.name))),
    ("colons", |t| in_namespace(&format!("<Leaf xmlns='urn:a'><{0}:{0}:{0}/></Leaf>", t.name))),
    ("nil without a declaration", |t| {
        let options = xml::Options::new().ignore_unknown_fields(true);
        options.from_str::<Leaf>(&format!("<Leaf><text {0}:nil=''/></Leaf>", t.name)).unwrap_err().into()
    }),
    ("XML declaration", |t| in_xml::<Leaf>(&format!("<?xml version='1.0' {0}=''?><Leaf/>", t.name))),
    ("version", |t| in_xml::<Leaf>(&format!("<?xml version='{0}'?><Leaf/>", t.escaped))),
    ("encoding", |t| in_xml::<Leaf>(&format!("<?xml version='1.0' encoding='{0}'?><Leaf/>", t.name))),
    ("standalone", |t| in_xml::<Leaf>(&format!("<?xml version='1.0' standalone='{0}x'?><Leaf/>", t.escaped))),
    ("wire", |t| in_xml::<Named>(&format!("<Named><unknown-field number='{0}' wire='{0}'/></Named>", t.name))),
    ("instruction", |t| in_xml::<Leaf>(&format!("<Leaf><?xml {}?></Leaf>", t.name))),
    ("streamed root", |t| streamed(&format!("<{0}><a></{0}", t.name))),
    ("streamed element", |t| streamed(&format!("<a><{}/></a>", t.name))),
    ("streamed end", |t| streamed(&format!("<{}></b>", t.name))),
];

fn streamed(document: &str) -> Failed {
    let mut elements = xml::ElementReader::new(document.as_bytes(), "a").elements::<Leaf>();
    let error = elements.find_map(Result::err);
    error.unwrap_or_else(|| panic!("{document:.100} has an end")).into()
}

const TEXTS: &[(&str, Place)] = &[
    ("field", |t| in_text::<Leaf>(&format!("{}: 1", t.name))),
    ("extension", |t| in_text::<Named>(&format!("[{}]: 1", t.name))),
    ("url", |t| in_text::<Any>(&format!("[a/{}] {{ }}", t.name))),
    ("twice", |t| in_text::<Echoing>(&format!("color: {}", t.name))),
    ("number", |t| in_text::<Leaf>(&format!("number: {}", t.name))),
    ("digits", |t| in_text::<Leaf>(&format!("number: 1{}", "1".repeat(t.any.len() + 20)))),
    ("string", |t| in_text::<Leaf>(&format!("number: {}", t.quoted))),
    ("converted", |t| in_text::<Echoing>(&format!("number: '{}'", t.name))),
    ("key", |t| in_text::<Echoing>(&format!("map {{ key: '{}' value {{ number: 'x' }} }}", t.name))),
    ("malformed", |t| in_text::<Leaf>(&format!("number {0} {0}", t.name))),
];

const SERDE: &[(&str, Place)] = &[
    ("field", |t| in_serde_json(&format!("{{{}:1}}", t.quoted))),
    ("variant", |t| in_serde_json(&format!(r#"{{"number":1,"color":{}}}"#, t.quoted))),
    ("type", |t| in_serde_json(&format!(r#"{{"number":{}}}"#, t.quoted))),
    ("custom", |t| in_serde_json(&format!(r#"{{"number":1,"refused":{}}}"#, t.quoted))),
    ("key", |t| in_serde_json(&format!(r#"{{"number":1,"map":{{{}:1}}}}"#, t.quoted))),
    ("malformed", |t| in_serde_json(&t.name)),
    ("written", |t| wireform::serde::json::to_string(&Unwritable(&t.any)).unwrap_err().into()),
    ("element", |t| in_serde_xml(&format!("<Strict><{0}/></Strict>", t.name))),
    ("attribute", |t| in_serde_xml(&format!("<Strict {0}=''/>", t.name))),
    ("root", |t| in_serde_xml(&format!("<{0}/>", t.name))),
    ("variant in XML", |t| in_serde_xml(&format!("<Strict><number>1</number><color>{}</color></Strict>", t.name))),
    ("type in XML", |t| in_serde_xml(&format!("<Strict><number>{}x</number></Strict>", t.escaped))),
    ("custom in XML", |t| {
        in_serde_xml(&format!("<Strict><number>1</number><refused>{}</refused></Strict>", t.escaped))
    }),
    ("key in XML", |t| {
        let entry = format!("<entry><key>{}x</key><value>1</value></entry>", t.escaped);
        in_serde_xml(&format!("<Strict><number>1</number><map>{entry}</map></Strict>"))
    }),
    ("written in XML", |t| wireform::serde::xml::to_string(&Unwritable(&t.any)).unwrap_err().into()),
];

/// A message whose extension, map value or field cannot be written, under a key or type URL of any length.
fn of_type(t: &Texts) -> Echoing {
    let any = Any { type_url: format!("a/{}", t.name), value: vec![0xff] };
    let inner = Echoing { unwritable: Some(any), ..empty() };
    Echoing { map: [(t.any.clone(), inner)].into(), ..empty() }
}

/// The same with bytes that are no such message.
fn of_payload(t: &Texts) -> Echoing {
    let any = Any { type_url: "a/wireform.named.Named".into(), value: Wire::new().bytes(13, [0xff]).build() };
    let inner = Echoing { unwritable: Some(any), ..empty() };
    Echoing { map: [(t.any.clone(), inner)].into(), ..empty() }
}

const BINARY_AND_WRITTEN: &[(&str, Place)] = &[
    ("converted", |t| Echoing::decode(Wire::new().string(1, &t.any).as_ref()).unwrap_err().into()),
    ("kind", |t| {
        let kind = DecodeErrorKind::UnknownField { name: t.any.as_str().into() };
        wireform::wire::Reader::new(b"").fail(kind).into()
    }),
    ("words of a kind made by hand", |t| {
        let kind = DecodeErrorKind::Conversion { message: t.any.as_str().into() };
        wireform::wire::Reader::new(b"").fail(kind).into()
    }),
    ("path", |t| {
        let innermost = Wire::new().string(1, &t.any);
        let wire = (0..99).fold(innermost, |inner, _| Wire::new().message(3, inner));
        Echoing::decode(wire.as_ref()).unwrap_err().into()
    }),
    ("stream", |t| {
        let message = Wire::new().string(1, &t.any).build();
        let framed = [wireform_test_support::wire::varint(message.len() as u64, 1), message].concat();
        DelimitedReader::new(&framed[..]).read::<Echoing>().unwrap_err().into()
    }),
    ("type", |t| {
        let any = Any { type_url: t.any.clone(), value: vec![] };
        any.unpack::<Duration>().unwrap_err().into()
    }),
    ("type in a registry", |t| {
        let any = Any { type_url: t.any.clone(), value: vec![] };
        registry().unpack(&any).unwrap_err().into()
    }),
    ("JSON", |t| json::to_string(&of_type(t)).unwrap_err().into()),
    ("JSON of a payload", |t| json::Options::new().registry(registry()).to_string(&of_payload(t)).unwrap_err().into()),
    ("XML", |t| {
        let name = Named { strings: [(t.any.clone(), "\0".to_owned().into())].into(), ..empty() };
        xml::Options::new().strict(true).to_string(&name).unwrap_err().into()
    }),
];

fn tables() -> impl Iterator<Item = (&'static str, &'static str, Place)> {
    let tables = [
        ("JSON", JSON),
        ("canonical", CANONICAL),
        ("XML", XML),
        ("text", TEXTS),
        ("serde", SERDE),
        ("binary and written", BINARY_AND_WRITTEN),
    ];
    tables.into_iter().flat_map(|(table, places)| places.iter().map(move |(place, make)| (table, *place, *make)))
}

/// Makes an error in each place and looks at its text and memory.
fn check(texts: &Texts) {
    for (table, place, make) in tables() {
        let (error, used) = measure(|| make(texts));
        // The errors of other deserializers print by `Debug` as they like.
        let most = if table == "canonical" { 6 * TEXT } else { TEXT };
        for (text, most) in [(error.to_string(), TEXT), (format!("{error:?}"), most), (format!("{error:#?}"), most)] {
            assert!(text.len() < most, "{table}, {place}: {} bytes: {text:.2000}", text.len());
        }
        // serde_json's own error has two copies of its words.
        assert!(used.live < MEMORY, "{table}, {place}: {used:?} for {error}");
    }
}

#[test]
fn error_of_long_texts_is_short() {
    for letter in ["a", "水", "\"", "\\", "\u{7f}", "\u{10ffff}"] {
        let name = if letter == "水" { letter } else { "b" };
        check(&Texts::new(letter.repeat(1 << 16), name.repeat(1 << 14)));
    }
}

#[test]
fn error_says_how_long_a_name_is() {
    let name = "n".repeat(16 << 20);
    let error = json::from_str::<Leaf>(&format!("{{\"{name}\":1}}")).unwrap_err();
    let shown = format!("{}… (16777216 bytes)", "n".repeat(88));
    assert_eq!(error.kind(), &DecodeErrorKind::UnknownField { name: shown.as_str().into() });
    assert_eq!(error.to_string(), format!("Leaf: unknown field `{shown}` at line 1 column 3"));
}

#[test]
fn path_of_long_names_has_its_beginning_and_its_end() {
    let wire = (0..99).fold(Wire::new().tag(1, 0), |inner, _| Wire::new().message(3, inner));
    let options = proto::Options::new().limits(Limits::new().depth(1000));
    let error = options.from_slice::<Echoing>(wire.raw([0x08]).as_ref()).unwrap_err();
    assert!(error.path().starts_with("Echoing.a_name_that_is_as_long_as_names"), "{error}");
}

proptest! {
    #![proptest_config(Config { cases: if cfg!(debug_assertions) { 12 } else { 300 }, ..Config::default() })]

    #[test]
    fn error_of_any_text_is_short(any in "(?s).{0,700}|[\"\\\\\u{1}\u{7f}]{0,3000}", name in "[a-zA-Z_][a-z0-9_.é-]{0,3000}") {
        check(&Texts::new(any, name));
    }
}

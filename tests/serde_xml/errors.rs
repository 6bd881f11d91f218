//! What errors say: the place by line, column and path, and the words of whoever complained.

use std::{collections::BTreeMap, fmt::Debug};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeOwned, Error as _},
    ser::Error as _,
};
use wireform::{
    DecodeErrorKind, EncodeErrorKind,
    serde::xml::{self, Options},
};

/// Checks an error's place, which `^` marks in the document, its path and its words, by each way in.
#[track_caller]
fn fails<T: DeserializeOwned + Debug>(marked: &str, path: &str, words: &str) {
    let (before, after) = marked.split_once('^').expect("a mark");
    let (document, line_start) = ([before, after].concat(), before.rfind('\n').map_or(0, |at| at + 1));
    let errors = [
        xml::from_str::<T>(&document),
        xml::from_slice::<T>(document.as_bytes()),
        xml::from_reader::<T>(document.as_bytes()),
    ];
    for error in errors.map(|result| result.expect_err(&document)) {
        let place = (1 + before.matches('\n').count(), before.len() - line_start + 1);
        assert_eq!((error.line().unwrap(), error.column().unwrap(), error.path()), (place.0, place.1, path), "{error}");
        assert_eq!(error.offset(), before.len());
        assert_eq!(error.to_string(), format!("{path}: {words} at line {} column {}", place.0, place.1));
    }
}

/// A number whose own implementation refuses odd ones, when reading and when writing.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Even(u8);

impl<'de> Deserialize<'de> for Even {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u8::deserialize(deserializer)? {
            odd if odd % 2 == 1 => Err(D::Error::custom(format_args!("{odd} is odd"))),
            even => Ok(Self(even)),
        }
    }
}

impl Serialize for Even {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            odd if odd % 2 == 1 => Err(S::Error::custom(format_args!("{odd} is odd"))),
            even => serializer.serialize_u8(even),
        }
    }
}

#[derive(Serialize, Deserialize, Debug)]
struct Pair {
    a: Even,
    b: u8,
}

#[derive(Serialize, Deserialize, Debug)]
enum Choice {
    Unit,
    Newtype(Even),
    Tuple(u8, Even),
    Struct {
        a: Even,
    },
    #[serde(rename = "odd name")]
    Odd(Even),
}

/// A type that reads whole and then complains.
#[derive(Deserialize, Debug)]
#[serde(try_from = "Pair")]
struct Ordered;

impl TryFrom<Pair> for Ordered {
    type Error = &'static str;

    fn try_from(pair: Pair) -> Result<Self, Self::Error> {
        if pair.a.0 <= pair.b { Ok(Self) } else { Err("out of order") }
    }
}

#[derive(Deserialize, Debug)]
struct Flat {
    #[serde(rename = "id")]
    _id: u8,
    #[serde(flatten)]
    _rest: BTreeMap<String, Even>,
}

#[derive(Deserialize, Debug)]
#[serde(untagged)]
#[expect(dead_code, reason = "reading it is what is tested")]
enum Untagged {
    Even(Even),
}

const ODD: &str = "1 is odd";
const NO_NUMBER: &str = "expected a u8";

/// What is told of a value, and what its own implementation tells, in each place that a value can have.
#[test]
fn errors_say_where_they_are_in_every_place() {
    for (text, words) in [("1", ODD), ("x", NO_NUMBER)] {
        let at = |marked: &str| marked.replace('?', text);
        fails::<Even>(&at("\n^<v>?</v>"), "v", words);
        fails::<Pair>(&at("<v>\n<b>1</b>\n  ^<a>?</a>\n</v>"), "v.a", words);
        fails::<Vec<Even>>(&at("<v>\n<item>2</item>\n ^<item>?</item>\n</v>"), "v[1]", words);
        fails::<(u8, Even)>(&at("<v><item>1</item>^<item>?</item></v>"), "v[1]", words);
        fails::<Vec<Vec<Even>>>(&at("<v><item/><item>\n\n^<item>?</item></item></v>"), "v[1][0]", words);
        fails::<BTreeMap<Even, u8>>(&at("<v><entry>\n^<key>?</key><value>1</value></entry></v>"), "v.entry.key", words);
        fails::<BTreeMap<u8, Even>>(
            &at("<v><entry><key>1</key><value>2</value></entry>\n<entry><key>1</key>^<value>?</value></entry></v>"),
            "v.entry[1].value",
            words,
        );
        fails::<BTreeMap<Vec<Even>, u8>>(
            &at("<v><entry><key><item>2</item>^<item>?</item></key></entry></v>"),
            "v.entry.key[1]",
            words,
        );
        fails::<Option<Option<Even>>>(&at("^<v some='2'>?</v>"), "v", words);
        fails::<Vec<Option<Option<Even>>>>(&at("<v><item nil='true'/>\n^<item some='2'>?</item></v>"), "v[1]", words);
        fails::<Choice>(&at("<v>\n ^<Newtype>?</Newtype></v>"), "v.Newtype", words);
        fails::<Choice>(&at("<v><Tuple><item>1</item>^<item>?</item></Tuple></v>"), "v.Tuple[1]", words);
        fails::<Choice>(&at("<v><Struct>^<a>?</a></Struct></v>"), "v.Struct.a", words);
        fails::<Choice>(&at("<v>^<variant name='odd name'>?</variant></v>"), "v.variant", words);
        fails::<BTreeMap<u8, Choice>>(
            &at("<v><entry><key>1</key><value>\n^<Newtype>?</Newtype></value></entry></v>"),
            "v.entry.value.Newtype",
            words,
        );
    }
}

#[test]
fn errors_of_whole_values_are_at_their_start() {
    fails::<Ordered>("<!-- -->\n^<v><a>2</a><b>1</b></v>\n<!-- -->", "v", "out of order");
    fails::<Vec<Ordered>>(
        "<v><item><a>0</a><b>1</b></item>\n^<item><a>2</a><b>1</b></item></v>",
        "v[1]",
        "out of order",
    );
    fails::<Vec<Pair>>("<v>\n^<item><a>2</a></item></v>", "v[0]", "missing field `b`");
    fails::<Vec<Pair>>("<v>\n^<item/></v>", "v[0]", "missing field `a`");
    fails::<Pair>("<v><a>2</a>\n^<a>2</a><b>1</b></v>", "v.a[1]", "`a` appears more than once");
    fails::<Vec<(u8, u8)>>(
        "<v>^<item><item>1</item></item></v>",
        "v[0]",
        "invalid length 1, expected a tuple of size 2",
    );
    fails::<(u8,)>("<v><item>1</item>^<item>1</item></v>", "v[1]", "expected the end of the element");
    fails::<Vec<Choice>>("<v>^<item>x</item></v>", "v[0]", "unknown enumeration value `x`");
    fails::<Vec<Choice>>("<v><item>^<x>1</x></item></v>", "v[0].x", "unknown enumeration value `x`");
    fails::<Vec<Choice>>("<v>^<item>Newtype</item></v>", "v[0]", "expected an element with the content of the variant");
}

#[test]
fn errors_in_the_parts_of_the_format_are_at_the_part() {
    type Map = BTreeMap<u8, u8>;
    fails::<Map>("<v>\n ^<entry/></v>", "v.entry", "expected an element `key`");
    fails::<Map>("<v>\n ^<entry><key>1</key></entry></v>", "v.entry", "expected an element `value`");
    fails::<Map>("<v><entry>^<value>1</value></entry></v>", "v.entry.value", "expected an element `key`");
    fails::<Map>("<v>\n^<item/></v>", "v[0]", "expected an element `entry`");
    fails::<Vec<u8>>("<v><item>1</item>^<x/></v>", "v.x", "expected an element `item`");
    fails::<Vec<Option<()>>>(
        "<v><item/><item ^some='0'/></v>",
        "v[1]",
        "attribute `some` has a value that is none of its own",
    );
    fails::<Choice>("<v><Newtype>2</Newtype>^<Unit/></v>", "v.Unit", "expected the end of the element");
    fails::<Option<Option<u8>>>("^<v>1</v>", "v", "expected one more `some` around the value");
    fails::<Vec<()>>("<v><item/>^<item some='1'/></v>", "v[1]", "expected an empty element");
}

/// An empty element ends where the next one begins, and neither is taken for the other.
#[test]
fn errors_after_empty_elements_are_at_the_right_one() {
    fails::<Vec<()>>("<v><item/><item>^x</item></v>", "v[1]", "expected the end of the element");
    fails::<Vec<Vec<u8>>>("<v><item/>^<x/></v>", "v.x", "expected an element `item`");
    fails::<Vec<Choice>>("<v>^<item/><item>Unit</item></v>", "v[0]", "unknown enumeration value ``");
    fails::<Vec<String>>("<v><item/>^<item nil='true'/></v>", "v[1]", "expected text");
}

/// serde reads such types from a buffer of its own, which does not say where in the document a value stood.
#[test]
fn errors_from_serdes_buffer_are_at_the_value_that_was_buffered() {
    let typed = "<v type='map'><entry><key type='str'>id</key><value>1</value></entry>\n\
                 <entry><key type='str'>k</key><value type='u8'>1</value></entry></v>";
    fails::<Flat>(&format!("^{typed}"), "v", ODD);
    fails::<Vec<Untagged>>(
        "<v>^<item type='u8'>1</item></v>",
        "v[0]",
        "data did not match any variant of untagged enum Untagged",
    );
    let error = xml::from_str::<Vec<Untagged>>("<v>\n<item>1</item></v>").unwrap_err();
    assert_eq!((error.line(), error.column(), error.path()), (Some(2), Some(1), "v[0]"));
}

#[test]
fn errors_of_writing_keep_their_words() {
    let error = |error: wireform::EncodeError| (error.kind().clone(), error.to_string());
    let odd = (EncodeErrorKind::Custom { message: ODD.into() }, ODD.to_string());
    assert_eq!(error(xml::to_string(&Even(1)).unwrap_err()), odd);
    assert_eq!(error(xml::to_string(&Pair { a: Even(1), b: 1 }).unwrap_err()), odd);
    assert_eq!(error(xml::to_string(&[Some(Even(2)), Some(Even(1))]).unwrap_err()), odd);
    assert_eq!(error(xml::to_string(&BTreeMap::from([(Even(1), 1)])).unwrap_err()), odd);
    assert_eq!(error(xml::to_string(&BTreeMap::from([(1, Even(1))])).unwrap_err()), odd);
    for choice in [Choice::Newtype(Even(1)), Choice::Tuple(1, Even(1)), Choice::Struct { a: Even(1) }] {
        assert_eq!(error(xml::to_vec(&choice).unwrap_err()), odd);
    }
    let mut out = vec![];
    assert_eq!(error(Options::new().to_writer(&mut out, &(Choice::Unit, Choice::Odd(Even(1)))).unwrap_err()), odd);
    assert!(out.is_empty(), "a value that fails writes nothing");
}

/// An error that was made outside of a document has no place, and claims none.
#[test]
fn an_error_without_a_place_names_none() {
    let mut deserializer = xml::Deserializer::new("<v>1</v>", &Options::new()).unwrap();
    let error = Even::deserialize(&mut deserializer).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::Custom { message: ODD.into() });
    assert_eq!((error.to_string().as_str(), error.offset(), error.line()), (ODD, 0, None));
}

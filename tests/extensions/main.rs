//! Extensions: set, read, changed and kept, in the bytes that Google's runtime makes of them.

#![allow(missing_docs, reason = "the fields of test messages")]

mod hostile;
mod message_set;
mod vectors;

use std::fmt::Debug;

use wireform::{
    Described, Enumeration, Extendable, Extension, Message, UnknownFields,
    encoding::{As, Auto, Convert, Converted, Expanded, ExtensionField, Fixed32, Group, Sint32, Sint64, Value},
    json, proto,
    schema::{FieldKind, Kind},
    wire::{Tag, Writer},
    xml,
};

/// `tests/vectors/schemas/extensions.proto` has the same types.
#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "wireform.extensions", extensions(100..=199, 1000..))]
struct Image {
    #[proto(1)]
    title: Option<String>,
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
enum Quality {
    High = 1,
    Low = -1,
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Frame {
    #[proto(1, required)]
    width: u32,
    #[proto(2)]
    colour: Option<String>,
    #[proto(3)]
    frames: Vec<Frame>,
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Single {
    #[proto(1)]
    number: Option<u32>,
}

const SIZE: Extension<Image, u32> = Extension::new(100);
const OFFSET: Extension<Image, i64, As<Sint64>> = Extension::new(101);
const COLOUR: Extension<Image, u32, As<Fixed32>> = Extension::new(102);
const RATIO: Extension<Image, f64> = Extension::new(103);
const HIDDEN: Extension<Image, bool> = Extension::new(104);
const NAME: Extension<Image, String> = Extension::new(105).with_name("wireform.extensions.name");
const RAW: Extension<Image, Vec<u8>> = Extension::new(106);
const QUALITY: Extension<Image, Quality> = Extension::new(107).with_default(|| Quality::Low);
const FRAME: Extension<Image, Frame> = Extension::new(108).with_name("wireform.extensions.frame");
const SINGLE: Extension<Image, Single, As<Group<109>>> = Extension::new(109);
const DELTAS: Extension<Image, Vec<i32>, As<Sint32>> = Extension::new(110);
const EXPANDED: Extension<Image, Vec<i32>, Expanded<Sint32>> = Extension::new(111);
const TAGS: Extension<Image, Vec<String>> = Extension::new(112);
const QUALITIES: Extension<Image, Vec<Quality>> = Extension::new(113);
const FRAMES: Extension<Image, Vec<Frame>> = Extension::new(114);
const MANY: Extension<Image, Vec<Single>, As<Group<115>>> = Extension::new(115);
const LAST: Extension<Image, u32> = Extension::new(536_870_911);

fn image() -> Image {
    Image { title: None, rest: UnknownFields::new() }
}

fn read(bytes: &[u8]) -> Image {
    Image::decode(bytes).unwrap()
}

fn frame(width: u32) -> Frame {
    Frame { width, colour: None, frames: Vec::new() }
}

/// Checks that an extension is written as these bytes and read from them, and what is left when it is cleared.
#[track_caller]
fn is<M, T, E>(extension: Extension<M, T, E>, mut message: M, value: T, bytes: &[u8])
where
    M: Message + Extendable + Clone + Debug + PartialEq,
    T: Clone,
    E: ExtensionField<T, Read: Debug + PartialEq>,
{
    let before = message.clone();
    assert!(!extension.has(&message));
    extension.set(&mut message, value.clone());
    assert_eq!(message.encode_to_vec(), bytes);
    let message = M::decode(bytes).unwrap();
    assert_eq!(extension.get(&message).unwrap(), E::of(value));
    assert!(extension.has(&message));
    let mut cleared = message;
    extension.clear(&mut cleared);
    assert_eq!(cleared, before);
}

#[test]
fn a_value_replaces_the_old_one_and_stands_in_the_order_of_numbers() {
    let mut image = read(b"\xf8\xff\xff\xff\x0f\x01\x78\x07\xa0\x06\x05\xa0\x06\x06");
    SIZE.set(&mut image, 9);
    HIDDEN.set(&mut image, true);
    // The unknown field 15 stays behind the larger number that it came behind.
    assert_eq!(image.encode_to_vec(), b"\xa0\x06\x09\xc0\x06\x01\xf8\xff\xff\xff\x0f\x01\x78\x07");
    LAST.clear(&mut image);
    TAGS.set(&mut image, Vec::new());
    assert_eq!(image.encode_to_vec(), b"\xa0\x06\x09\xc0\x06\x01\x78\x07");
    assert!(!TAGS.has(&image));
}

#[test]
fn the_last_scalar_wins_and_lists_run_on_in_either_form() {
    let image = read(b"\xa0\x06\x05\xf0\x06\x01\xa0\x06\x06\xf2\x06\x02\x02\x03\xfa\x06\x01\x04\xf8\x06\x06");
    assert_eq!(SIZE.get(&image).unwrap(), Some(6));
    assert_eq!(DELTAS.get(&image).unwrap(), [-1, 1, -2]);
    assert_eq!(EXPANDED.get(&image).unwrap(), [2, 3]);
}

#[test]
fn messages_merge_over_their_records() {
    let image = read(b"\xe2\x06\x06\x08\x07\x1a\x02\x08\x01\xa0\x06\x01\xe2\x06\x07\x12\x01c\x1a\x02\x08\x02");
    let merged = Frame { width: 7, colour: Some("c".into()), frames: vec![frame(1), frame(2)] };
    assert_eq!(FRAME.get(&image).unwrap(), Some(merged));
    let image = read(b"\xeb\x06\xec\x06\xeb\x06\x08\x09\xec\x06\xeb\x06\xec\x06");
    assert_eq!(SINGLE.get(&image).unwrap(), Some(Single { number: Some(9) }));
}

#[test]
fn records_of_another_type_are_not_the_extensions() {
    let mut image = read(b"\xa2\x06\x01a\xe0\x06\x01");
    assert_eq!(SIZE.get(&image).unwrap(), None);
    assert!(!SIZE.has(&image) && !FRAME.has(&image));
    SIZE.set(&mut image, 1);
    assert_eq!(image.encode_to_vec(), b"\xa0\x06\x01\xe0\x06\x01");
}

#[test]
fn a_number_without_a_variant_is_left_where_it_is() {
    let bytes = b"\xd8\x06\x05\x8a\x07\x03\x01\x05\x01";
    let image = read(bytes);
    assert_eq!(QUALITY.get(&image).unwrap(), None);
    assert!(!QUALITY.has(&image));
    assert_eq!(QUALITIES.get(&image).unwrap(), [Quality::High, Quality::High]);
    assert_eq!(image.encode_to_vec(), bytes);
}

#[test]
fn an_absent_value_reads_as_its_default_or_as_the_empty_one() {
    const FIRST: Extension<Image, Quality> = Extension::new(120);
    let image = image();
    assert_eq!(QUALITY.get_or_default(&image).unwrap(), Quality::Low);
    assert_eq!(FIRST.get_or_default(&image).unwrap(), Quality::High);
    assert_eq!(SIZE.get_or_default(&image).unwrap(), 0);
    assert_eq!(NAME.get_or_default(&image).unwrap(), "");
    assert_eq!(SINGLE.get_or_default(&image).unwrap(), Single { number: None });
    assert_eq!(TAGS.get_or_default(&image).unwrap(), [""; 0]);
    assert_eq!(QUALITY.get_or_default(&read(b"\xd8\x06\x01")).unwrap(), Quality::High);
}

#[test]
fn extensions_survive_every_wire_that_keeps_unknown_fields() {
    let mut image = Image { title: Some("t".into()), ..image() };
    FRAMES.set(&mut image, vec![frame(1), frame(2)]);
    RATIO.set(&mut image, -0.0);
    let text = xml::to_string(&image).unwrap();
    let back: Image = xml::from_str(&text).unwrap();
    assert_eq!(back, image);
    assert_eq!(FRAMES.get(&back).unwrap(), [frame(1), frame(2)]);
    let mut older = read(b"\xa0\x06\x05");
    proto::decode_into(&mut older, &image.encode_to_vec()).unwrap();
    assert_eq!(older, image);
    // JSON has no place for unknown fields.
    assert_eq!(json::to_string(&image).unwrap(), r#"{"title":"t"}"#);
}

#[test]
fn a_generic_message_and_one_that_borrows_have_extensions_too() {
    #[derive(Message, Debug, PartialEq)]
    #[proto(extensions(4..))]
    struct Page<'a, T> {
        #[proto(1)]
        items: Vec<T>,
        #[proto(3)]
        by: &'a str,
        #[proto(unknown)]
        rest: UnknownFields,
    }
    type Pages = Page<'static, u32>;
    const NEXT: Extension<Pages, u64> = Extension::new(4);
    let text = String::from("a");
    let mut page = Page { items: vec![1], by: &text, rest: UnknownFields::new() };
    NEXT.set(&mut page, 5);
    let bytes = proto::to_vec(&page);
    assert_eq!(bytes, b"\x0a\x01\x01\x1a\x01a\x20\x05");
    assert_eq!(NEXT.get(&proto::from_slice(&bytes).unwrap()).unwrap(), Some(5));
}

#[test]
fn descriptors_have_the_ranges_and_handles_the_kind() {
    assert_eq!(Image::DESCRIPTOR.extension_ranges(), [100..=199, 1000..=536_870_911]);
    for (number, expected) in [(99, false), (100, true), (199, true), (200, false), (999, false), (1000, true)] {
        assert_eq!(Image::DESCRIPTOR.is_extension(number), expected, "{number}");
    }
    assert!(Frame::DESCRIPTOR.extension_ranges().is_empty() && !Image::DESCRIPTOR.is_message_set());
    assert!(matches!(OFFSET.kind(), FieldKind::Explicit(Kind::Sint64)));
    assert!(matches!(DELTAS.kind(), FieldKind::Repeated { element: Kind::Sint32, packed: true }));
    assert!(matches!(EXPANDED.kind(), FieldKind::Repeated { element: Kind::Sint32, packed: false }));
    assert_eq!((NAME.name(), NAME.number(), SIZE.name()), ("wireform.extensions.name", 105, ""));
    assert_eq!(format!("{:?}", NAME.clone()), "Extension { number: 105, name: \"wireform.extensions.name\", .. }");
    let _: Extension<Image, u32, Auto> = SIZE;
}

/// A type that breaks the rules of its encoding.
struct Junk;

impl Value for Junk {
    type Encoding = Converted<Self>;
}

impl Convert<Self> for Junk {
    type Proxy = u32;
    type Error = std::convert::Infallible;

    fn to_proxy(_: &Self) -> impl std::borrow::Borrow<u32> {
        1
    }

    fn from_proxy(_: u32) -> Result<Self, Self::Error> {
        Ok(Self)
    }

    fn encode(_: Tag, _: &Self, out: &mut Writer<'_>) {
        out.raw(b"\x08\x01");
    }
}

#[test]
#[should_panic(expected = "an encoding has to write records with the tag that it is given")]
fn an_encoding_of_ones_own_cannot_write_other_fields() {
    const JUNK: Extension<Image, Junk> = Extension::new(150);
    JUNK.set(&mut image(), Junk);
}

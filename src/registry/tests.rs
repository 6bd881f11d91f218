//! Registries with many entries, and messages with many extensions: what both cost, counted.

use alloc::{boxed::Box, format, string::String, vec, vec::Vec};

use super::*;
use crate::{Described, Message, UnknownFields, json, text, wire::Raw, work::check_linear, xml};

const FIRST: u32 = 100;

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(crate = "crate", package = "gallery", extensions(100..))]
struct Image {
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(crate = "crate", package = "gallery", extensions(100..))]
struct Frame {
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(crate = "crate", package = "gallery")]
struct Room {
    #[proto(1)]
    images: Vec<Image>,
    #[proto(2)]
    frames: Vec<Frame>,
}

/// Registers so many extensions of a message, whose names begin with `name`.
fn registry<M: Extendable>(registry: Registry, name: &str, count: usize) -> Registry {
    (0..count as u32).fold(registry, |registry, index| {
        let name = Box::leak(format!("gallery.{name}_{index:06}").into_boxed_str());
        registry.extension(Extension::<M, u32>::new(FIRST + index).with_name(name))
    })
}

/// So many records of extensions.
fn records(count: usize) -> UnknownFields {
    let mut rest = UnknownFields::new();
    (0..count as u32).for_each(|index| rest.push(FIRST + index, Raw::Varint(1)));
    rest
}

fn json() -> json::Options {
    json::Options::new()
}

fn xml() -> xml::Options {
    xml::Options::new()
}

fn text() -> text::Options {
    text::Options::new().print_unknown_fields(true)
}

/// Writes by all formats; with fewer names than records, the unknown fields are in the text as well.
fn write<M: Message + EncodeText>(message: &M, registry: &Registry) -> [String; 3] {
    [
        json().registry(registry.clone()).to_string(message).unwrap(),
        xml().registry(registry.clone()).to_string(message).unwrap(),
        text().registry(registry.clone()).to_string(message).unwrap(),
    ]
}

#[test]
fn extensions_of_other_messages_cost_nothing() {
    check_linear([200, 400, 800], |size| {
        let registry = registry::<Frame>(registry::<Image>(Registry::new(), "image", 3), "frame", size);
        let image = Image { rest: records(2) };
        let room = Room { images: vec![image; size], frames: Vec::new() };
        assert!(write(&room, &registry).iter().all(|text| text.contains("gallery.image_000001")));
    });
}

#[test]
fn extensions_that_a_message_lacks_cost_nothing() {
    check_linear([200, 400, 800], |size| {
        let registry = registry::<Image>(Registry::new(), "image", size);
        let room = Room { images: vec![Image { rest: records(1) }; size], frames: Vec::new() };
        write(&room, &registry);
    });
}

#[test]
fn many_extensions_of_one_message_are_written_and_read_in_linear_time() {
    check_linear([500, 1000, 2000], |size| {
        let registry = registry::<Image>(Registry::new(), "image", size);
        let image = Image { rest: records(size) };
        let [as_json, as_xml, as_text] = write(&image, &registry);
        assert_eq!(json().registry(registry.clone()).from_str::<Image>(&as_json).unwrap(), image);
        assert_eq!(xml().registry(registry.clone()).from_str::<Image>(&as_xml).unwrap(), image);
        assert_eq!(text().registry(registry).from_str::<Image>(&as_text).unwrap(), image);
    });
}

#[test]
fn records_without_a_name_are_passed_once() {
    check_linear([500, 1000, 2000], |size| {
        let registry = registry::<Image>(Registry::new(), "image", size / 2);
        let image = Image { rest: records(size) };
        let [_, as_xml, as_text] = write(&image, &registry);
        assert_eq!(xml().registry(registry).from_str::<Image>(&as_xml).unwrap(), image);
        assert!(as_text.contains(&format!("\n{}: 1\n", FIRST as usize + size - 1)));
    });
}

#[test]
fn a_hundred_thousand_extensions_are_found() {
    let registry = registry::<Frame>(registry::<Image>(Registry::new(), "image", 100_000), "frame", 1);
    let last = registry.find_extension(Image::DESCRIPTOR, "gallery.image_099999").unwrap();
    assert_eq!(last.number, FIRST + 99_999);
    assert!(registry.find_extension(Frame::DESCRIPTOR, "gallery.image_099999").is_none());
    let numbered = |message, number| registry.extensions_of(message).unwrap().numbered(number).map(|(name, _)| name);
    assert_eq!(numbered(Image::DESCRIPTOR, FIRST + 7), Some("gallery.image_000007"));
    assert_eq!(numbered(Frame::DESCRIPTOR, FIRST + 7), None);
}

#[test]
fn a_name_that_is_given_again_is_the_new_extension() {
    let width = |number| Extension::<Image, u32>::new(number).with_name("gallery.width");
    let of_frame = Extension::<Frame, u32>::new(100).with_name("gallery.width");
    let numbers = |registry: &Registry| {
        let of = |message| registry.extensions_of(message).map(|it| it.numbers().collect::<Vec<_>>());
        [of(Image::DESCRIPTOR), of(Frame::DESCRIPTOR)]
    };
    let registry = Registry::new().extension(width(100)).extension(width(101));
    assert_eq!(numbers(&registry), [Some([101].into()), None]);
    assert_eq!(numbers(&registry.extension(of_frame)), [None, Some([100].into())]);
}

#[test]
fn one_of_the_names_of_a_number_is_written_and_all_are_read() {
    let named = |name| Extension::<Image, u32>::new(FIRST).with_name(name);
    let registry = Registry::new().extension(named("gallery.b")).extension(named("gallery.a"));
    let image = Image { rest: records(1) };
    let [as_json, as_xml, as_text] = write(&image, &registry);
    assert_eq!(as_json, r#"{"[gallery.b]":1}"#);
    assert_eq!(as_xml, "<Image><gallery.b>1</gallery.b></Image>");
    assert_eq!(as_text, "[gallery.b]: 1\n");
    let [as_json, as_xml, as_text] = [as_json, as_xml, as_text].map(|text| text.replace("gallery.b", "gallery.a"));
    assert_eq!(json().registry(registry.clone()).from_str::<Image>(&as_json).unwrap(), image);
    assert_eq!(xml().registry(registry.clone()).from_str::<Image>(&as_xml).unwrap(), image);
    assert_eq!(text().registry(registry).from_str::<Image>(&as_text).unwrap(), image);
}

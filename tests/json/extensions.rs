//! Extensions: a key in brackets, by way of a registry.

use wireform::{
    DecodeErrorKind, Enumeration, Extension, Limits, Message, Open, Registry, UnknownFields,
    json::{self, Options},
};

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "gallery", extensions(100..=199))]
struct Image {
    #[proto(1)]
    title: String,
    #[proto(2)]
    thumbnail: Option<Box<Image>>,
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "gallery", extensions(100..=199))]
struct Album {
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Size {
    #[proto(1)]
    width: u32,
}

#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
enum Color {
    Unknown = 0,
    Red = 1,
}

const BYTES: Extension<Image, u64> = Extension::new(100).with_name("gallery.bytes");
const SIZE: Extension<Image, Size> = Extension::new(101).with_name("gallery.size");
const TAGS: Extension<Image, Vec<String>> = Extension::new(102).with_name("gallery.tags");
const COLOR: Extension<Image, Open<Color>> = Extension::new(103).with_name("gallery.color");
const NAMELESS: Extension<Image, u32> = Extension::new(104);

fn options() -> Options {
    Options::new().registry(Registry::new().extension(BYTES).extension(SIZE).extension(TAGS).extension(COLOR))
}

fn image() -> Image {
    let mut image = Image { title: "a".into(), thumbnail: None, rest: UnknownFields::default() };
    BYTES.set(&mut image, 640);
    SIZE.set(&mut image, Size { width: 8 });
    TAGS.set(&mut image, vec!["x".into(), "y".into()]);
    COLOR.set(&mut image, Open::Known(Color::Red));
    image
}

const TEXT: &str = "{\"title\":\"a\",\"[gallery.bytes]\":\"640\",\"[gallery.color]\":\"RED\",\"[gallery.size]\":{\"width\":8},\
                    \"[gallery.tags]\":[\"x\",\"y\"]}";

#[test]
fn extensions_have_their_names_in_brackets() {
    assert_eq!(options().to_string(&image()).unwrap(), TEXT);
    let read: Image = options().from_str(TEXT).unwrap();
    assert_eq!((&read.title[..], BYTES.get(&read).unwrap()), ("a", Some(640)));
    assert_eq!(SIZE.get(&read).unwrap(), Some(Size { width: 8 }));
    assert_eq!(TAGS.get(&read).unwrap(), ["x", "y"]);
    assert_eq!(COLOR.get(&read).unwrap(), Some(Open::Known(Color::Red)));
}

#[test]
fn extensions_of_messages_inside_are_those_of_their_message() {
    let mut outer = Image { thumbnail: Some(Box::new(image())), ..image() };
    BYTES.clear(&mut outer);
    let text = options().to_string(&outer).unwrap();
    assert!(text.starts_with(&format!("{{\"title\":\"a\",\"thumbnail\":{TEXT},\"[gallery.color]\":\"RED\"")), "{text}");
    let read: Image = options().from_str(&text).unwrap();
    assert_eq!(BYTES.get(&read).unwrap(), None);
    assert_eq!(BYTES.get(read.thumbnail.as_ref().unwrap()).unwrap(), Some(640));
    // The same number in another message is no extension of that name.
    let album = Album { rest: UnknownFields::from_bytes(b"\xa0\x06\x07").unwrap() };
    assert_eq!(options().to_string(&album).unwrap(), "{}");
    let error = options().from_str::<Album>("{\"[gallery.bytes]\":1}").unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::UnknownField { name: "[gallery.bytes]".into() });
}

#[test]
fn an_extension_that_the_registry_lacks_is_an_unknown_field() {
    for options in [Options::new(), options()] {
        let error = options.from_str::<Image>("{\"[gallery.other]\":1}").unwrap_err();
        assert_eq!(error.kind(), &DecodeErrorKind::UnknownField { name: "[gallery.other]".into() });
        let ignoring = options.ignore_unknown_fields(true);
        assert!(ignoring.from_str::<Image>("{\"[gallery.other]\":{\"a\":[1]}}").unwrap().rest.is_empty());
    }
    let mut image = image();
    NAMELESS.set(&mut image, 1);
    assert_eq!(options().to_string(&image).unwrap(), TEXT);
    assert_eq!(json::to_string(&image).unwrap(), "{\"title\":\"a\"}");
}

#[test]
fn a_null_is_an_absent_extension() {
    let read: Image = options().from_str("{\"[gallery.bytes]\":null,\"[gallery.tags]\":null}").unwrap();
    assert!(read.rest.is_empty());
}

#[test]
fn an_extension_comes_once() {
    let text = "{\"[gallery.bytes]\":1, \"[gallery.bytes]\":1}";
    let error = options().from_str::<Image>(text).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::DuplicateField { name: "[gallery.bytes]".into() });
    assert_eq!(error.path(), "Image.[gallery.bytes]");
    // In each message anew.
    let twice = "{\"[gallery.bytes]\":1, \"thumbnail\":{\"[gallery.bytes]\":1}}";
    assert!(options().from_str::<Image>(twice).is_ok());
}

#[test]
fn errors_inside_extensions_have_their_place() {
    let error = options().from_str::<Image>("{\n\"[gallery.size]\":{\"width\":-1}}").unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::OutOfRange { expected: "uint32" });
    assert_eq!((error.path(), error.line(), error.column()), ("Image.[gallery.size].width", Some(2), Some(27)));
}

#[test]
fn extensions_are_charged() {
    let text = format!("{{\"[gallery.tags]\":[{}\"\"]}}", "\"\",".repeat(10_000));
    let options = options().limits(Limits::new().allocation(100_000));
    let error = options.from_str::<Image>(&text).unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::AllocationLimit);
}

//! Messages in an `Any` and extensions, which a registry knows by their names.

use wireform::{
    DecodeErrorKind, Extension, Limits, Message, Registry, UnknownFields,
    encoding::{As, Group, Sint32},
    text::{self, Options},
};

use crate::types::{Inner, Tree, empty};

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "google.protobuf")]
struct Any {
    #[proto(1)]
    type_url: String,
    #[proto(2)]
    value: Vec<u8>,
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Holder {
    #[proto(1)]
    any: Option<Any>,
    #[proto(2)]
    list: Vec<Any>,
}

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "gallery", extensions(100..=199))]
struct Image {
    #[proto(1)]
    title: String,
    #[proto(2)]
    inner: Option<Box<Image>>,
    #[proto(unknown)]
    rest: UnknownFields,
}

const WIDTH: Extension<Image, u32> = Extension::new(100).with_name("gallery.width");
const OFFSETS: Extension<Image, Vec<i32>, As<Sint32>> = Extension::new(101).with_name("gallery.offsets");
const LEAF: Extension<Image, Inner> = Extension::new(102).with_name("gallery.leaf");
const GROUP: Extension<Image, Inner, As<Group<103>>> = Extension::new(103).with_name("gallery.inner");

fn options() -> Options {
    let registry = Registry::new().message::<Tree>().message::<Inner>().message::<Any>();
    Options::new().registry(registry.extension(WIDTH).extension(OFFSETS).extension(LEAF).extension(GROUP))
}

fn any(url: &str, value: &[u8]) -> Any {
    Any { type_url: url.into(), value: value.into() }
}

#[test]
fn an_any_is_written_as_the_message_in_it() {
    let holder = Holder {
        any: Some(any("type.googleapis.com/Inner", b"\x08\x05")),
        list: vec![any("a.b/c/Inner", b""), any("x/google.protobuf.Any", b"\x0a\x07x/Inner\x12\x02\x08\x06")],
    };
    let text = options().to_string(&holder).unwrap();
    assert_eq!(
        text,
        "any {\n  [type.googleapis.com/Inner] {\n    number: 5\n  }\n}\nlist {\n  [a.b/c/Inner] {\n  }\n}\nlist {\n  \
         [x/google.protobuf.Any] {\n    [x/Inner] {\n      number: 6\n    }\n  }\n}\n"
    );
    assert_eq!(options().from_str::<Holder>(&text).unwrap(), holder);
    // At the top, too.
    let text = options().single_line(true).to_string(&holder.list[1]).unwrap();
    assert_eq!(text, "[x/google.protobuf.Any] { [x/Inner] { number: 6 } }");
    assert_eq!(options().from_str::<Any>(&text).unwrap(), holder.list[1]);
}

#[test]
fn an_any_that_nobody_knows_has_its_two_fields() {
    for (url, value) in [
        ("type.googleapis.com/Inner", &b"\x08"[..]),
        ("type.googleapis.com/Outer", b"\x08\x05"),
        ("Inner", b"\x08\x05"),
        ("/Inner", b"\x08\x05"),
        ("a] {} #/Inner", b"\x08\x05"),
        ("", b"\x08\x05"),
    ] {
        let any = any(url, value);
        let text = options().to_string(&any).unwrap();
        assert_eq!(text, text::to_string(&any).unwrap());
        assert_eq!(options().from_str::<Any>(&text).unwrap(), any);
    }
    assert_eq!(options().to_string(&any("", b"")).unwrap(), "");
}

#[test]
fn an_any_is_read_once() {
    let read = |text: &str| options().from_str::<Holder>(text).map_err(|error| error.to_string());
    let expected = Holder { any: Some(any("a/Inner", b"\x08\x05")), ..empty() };
    for text in [
        "any { [a/Inner] { number: 5 } }",
        "any { [a/Inner]: < number: 5 >, }",
        "any { [ a / Inner ] { number: 5 }; }",
        "any { type_url: 'a/Inner' value: '\\x08\\5' }",
    ] {
        assert_eq!(read(text), Ok(expected.clone()), "{text}");
    }
    for (text, words) in [
        (
            "any { [a/Inner] {} [a/Inner] {} }",
            "Holder.any.[a/Inner]: `[a/Inner]` appears more than once at line 1 column 20",
        ),
        (
            "any { value: '' [a/Inner] {} }",
            "Holder.any.[a/Inner]: `[a/Inner]` appears more than once at line 1 column 17",
        ),
        ("any { [a/Inner] {} value: '' }", "Holder.any.value: `value` appears more than once at line 1 column 20"),
        (
            "any { [a/Outer] {} }",
            "Holder.any: the type `Outer` is unknown here; add it to the `Registry`, and that to the options at line 1 column 7",
        ),
        ("any { [Inner] {} }", "Holder.any: unknown field `[Inner]` at line 1 column 7"),
        ("[a/Inner] {}", "Holder: unknown field `[a/Inner]` at line 1 column 1"),
        (
            "any { [a/Inner] { number: '' } }",
            "Holder.any.[a/Inner].number: expected an integer, found `\\'` at line 1 column 27",
        ),
        ("any { [a/Inner]: 5 }", "Holder.any.[a/Inner]: expected `{` or `<`, found `5` at line 1 column 18"),
    ] {
        assert_eq!(read(text), Err(words.into()), "{text}");
    }
    let flat = options().limits(Limits::new().depth(1));
    let error = flat.from_str::<Holder>("any { [a/Inner] {} }").unwrap_err();
    assert_eq!((error.kind(), error.path()), (&DecodeErrorKind::DepthLimit, "Holder.any.[a/Inner]"));
    assert!(options().limits(Limits::new().depth(2)).from_str::<Holder>("any { [a/Inner] {} }").is_ok());
}

/// What is in an `Any` is no unknown field, and is not left out with those: C++ refuses it as well.
#[test]
fn an_unknown_type_is_refused_whatever_is_ignored() {
    for options in [Options::new(), options()] {
        for options in [options.clone(), options.ignore_unknown_fields(true)] {
            for text in ["any { [a/b.Outer] {} }", "any { [a/b.Outer]: 1 }", "any { [ a / b . Outer ] < nope: [ }"] {
                let error = options.from_str::<Holder>(text).unwrap_err();
                let kind = DecodeErrorKind::UnknownType { name: "b.Outer".into() };
                assert_eq!((error.kind(), error.path(), error.offset()), (&kind, "Holder.any", 6), "{text}");
            }
        }
    }
}

#[test]
fn extensions_stand_behind_the_fields_under_their_names() {
    let mut image = Image { title: "a".into(), ..empty() };
    WIDTH.set(&mut image, 640);
    OFFSETS.set(&mut image, vec![1, -1]);
    LEAF.set(&mut image, Inner::of(7));
    GROUP.set(&mut image, Inner::of(8));
    let image = Image { inner: Some(Box::new(image.clone())), ..image };
    let options = options().single_line(true).short_lists(true);
    let text = options.to_string(&image).unwrap();
    let inner =
        "[gallery.inner] { number: 8 } [gallery.leaf] { number: 7 } [gallery.offsets]: [1, -1] [gallery.width]: 640";
    assert_eq!(text, format!("title: \"a\" inner {{ title: \"a\" {inner} }} {inner}"));
    let read: Image = options.from_str(&text).unwrap();
    for (one, other) in [(&read, &image), (read.inner.as_deref().unwrap(), image.inner.as_deref().unwrap())] {
        assert_eq!(WIDTH.get(one).unwrap(), WIDTH.get(other).unwrap());
        assert_eq!(OFFSETS.get(one).unwrap(), OFFSETS.get(other).unwrap());
        assert_eq!(LEAF.get(one).unwrap(), LEAF.get(other).unwrap());
        assert_eq!(GROUP.get(one).unwrap(), GROUP.get(other).unwrap());
    }
    assert_eq!(options.to_string(&read).unwrap(), text);
    assert_eq!(text::to_string(&Image { inner: None, ..image }).unwrap(), "title: \"a\"\n");
}

#[test]
fn an_extension_is_read_as_any_field() {
    let read = |text: &str| options().from_str::<Image>(text).map_err(|error| error.to_string());
    let image = read("[gallery.offsets]: 1 [gallery.width]: 0, [gallery.offsets]: [2, 3]; [gallery.leaf] <>").unwrap();
    assert_eq!(OFFSETS.get(&image).unwrap(), [1, 2, 3]);
    assert_eq!(WIDTH.get(&image).unwrap(), Some(0));
    assert_eq!(LEAF.get(&image).unwrap(), Some(empty()));
    for (text, words) in [
        (
            "[gallery.width]: 1 [gallery.width]: 1",
            "Image.[gallery.width]: `[gallery.width]` appears more than once at line 1 column 20",
        ),
        ("[gallery.width] 1", "Image.[gallery.width]: expected `:`, found `1` at line 1 column 17"),
        (
            "[gallery.width]: -1",
            "Image.[gallery.width]: expected an integer without a sign, found `-` at line 1 column 18",
        ),
        ("[gallery.leaf] { nope: 1 }", "Image.[gallery.leaf]: unknown field `nope` at line 1 column 18"),
        ("[gallery.height]: 1", "Image: unknown field `[gallery.height]` at line 1 column 1"),
        ("[a/gallery.width]: 1", "Image: unknown field `[a/gallery.width]` at line 1 column 1"),
        (
            "[gallery.offsets]: [1, '']",
            "Image.[gallery.offsets][1]: expected an integer, found `\\'` at line 1 column 24",
        ),
    ] {
        assert_eq!(read(text), Err(words.into()), "{text}");
    }
    // An extension of another message.
    let error = options().from_str::<Tree>("[gallery.width]: 1").unwrap_err();
    assert_eq!(error.to_string(), "Tree: unknown field `[gallery.width]` at line 1 column 1");
}

#[test]
fn what_no_extension_can_read_is_an_unknown_field() {
    let image = Image::decode(&b"\xa2\x06\x01a\xb2\x06\x02\x08\x07\xc0\x0c\x05"[..]).unwrap();
    let options = options().single_line(true);
    assert_eq!(options.to_string(&image).unwrap(), "[gallery.leaf] { number: 7 }");
    let all = options.print_unknown_fields(true).to_string(&image).unwrap();
    assert_eq!(all, "[gallery.leaf] { number: 7 } 100: \"a\" 200: 5");
}

#[test]
#[should_panic(expected = "has to have a name")]
fn an_extension_without_a_name_cannot_be_registered() {
    const NAMELESS: Extension<Image, u32> = Extension::new(104);
    let _ = Registry::new().extension(NAMELESS);
}

//! Items of a MessageSet, by the names that Google's runtimes give them; the bytes are protobuf's for Python.

use wireform::{Extension, Message, Registry, UnknownFields, text::Options};

use crate::types::empty;

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "t", message_set, extensions(4..=2147483646))]
struct Set {
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "t", extensions(100..=199))]
struct Plain {
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "t")]
struct Item {
    #[proto(1)]
    str: Option<String>,
}

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "t")]
struct Other {
    #[proto(1)]
    n: Option<i32>,
}

const INSIDE: Extension<Set, Item> = Extension::new(1_547_769).with_name("t.Item.message_set_extension");
const OUTSIDE: Extension<Set, Other> = Extension::new(1000).with_name("t.outside");
/// Of the same type; Python's runtimes give both the same name.
const SECOND: Extension<Set, Other> = Extension::new(1001).with_name("t.second");
/// In no set, and so under its own name.
const PLAIN: Extension<Plain, Item> = Extension::new(100).with_name("t.Item.ext");

const ITEM: &[u8] = b"\x0b\x10\xf9\xbb\x5e\x1a\x03\x0a\x01a\x0c";
const OTHER: &[u8] = b"\x0b\x10\xe8\x07\x1a\x02\x08\x01\x0c";

fn registry() -> Registry {
    Registry::new().extension(INSIDE).extension(OUTSIDE).extension(PLAIN)
}

fn read(registry: Registry, text: &str) -> wireform::Result<Vec<u8>> {
    let set: Set = Options::new().registry(registry).from_str(text)?;
    Ok(set.encode_to_vec())
}

fn print(registry: Registry, bytes: &[u8]) -> String {
    let options = Options::new().registry(registry).single_line(true).print_unknown_fields(true);
    options.to_string(&Set::decode(bytes).unwrap()).unwrap()
}

#[test]
fn item_is_written_by_its_type_where_the_extension_is_declared_inside_it() {
    assert_eq!(print(registry(), ITEM), r#"[t.Item] { str: "a" }"#);
    assert_eq!(print(registry(), OTHER), "[t.outside] { n: 1 }");
    let mut plain: Plain = empty();
    PLAIN.set(&mut plain, Item { str: Some("a".into()) });
    assert_eq!(
        Options::new().registry(registry()).single_line(true).to_string(&plain).unwrap(),
        r#"[t.Item.ext] { str: "a" }"#
    );
}

#[test]
fn item_is_read_by_either_name() {
    for name in ["t.Item", "t.Item.message_set_extension"] {
        assert_eq!(read(registry(), &format!("[{name}] {{ str: 'a' }}")).unwrap(), ITEM, "{name}");
    }
    for name in ["t.Other", "t.outside"] {
        assert_eq!(read(registry(), &format!("[{name}]: < n: 1 >")).unwrap(), OTHER, "{name}");
    }
}

#[test]
fn item_under_two_names_is_there_twice() {
    let error = read(registry(), "[t.Item] { str: 'a' }\n[t.Item.message_set_extension] { str: 'b' }").unwrap_err();
    let words = "`[t.Item.message_set_extension]` appears more than once";
    assert_eq!((error.kind().to_string(), error.line()), (words.into(), Some(2)));
}

#[test]
fn names_of_types_stand_for_the_items_of_their_set_alone() {
    for name in ["t.Set", "t.Item.ext", "t.Nothing", "Item", "t"] {
        let error = read(registry(), &format!("[{name}] {{ }}")).unwrap_err();
        assert_eq!(error.kind().to_string(), format!("unknown field `[{name}]`"));
    }
    let error = read(registry(), "[t.Item.] { }").unwrap_err();
    assert_eq!(error.kind().to_string(), "expected `[package.name]` or `[domain/package.Name]`");
    for name in ["t.Item", "t.Other"] {
        let options = Options::new().registry(registry());
        let error = options.from_str::<Plain>(&format!("[{name}] {{ }}")).unwrap_err();
        assert_eq!(error.kind().to_string(), format!("unknown field `[{name}]`"));
    }
}

#[test]
fn type_of_two_items_says_nothing_but_that_of_the_one_inside_it_does() {
    let error = read(registry().extension(SECOND), "[t.Other] { n: 1 }").unwrap_err();
    assert_eq!(error.kind().to_string(), "unknown field `[t.Other]`");
    // Named as one that is declared inside.
    const THIRD: Extension<Set, Other> = Extension::new(1002).with_name("t.Other.third");
    const FOURTH: Extension<Set, Other> = Extension::new(1003).with_name("t.Other.fourth");
    let third = b"\x0b\x10\xea\x07\x1a\x02\x08\x01\x0c";
    for registry in [registry().extension(SECOND).extension(THIRD), Registry::new().extension(THIRD).extension(SECOND)]
    {
        assert_eq!(read(registry.clone(), "[t.Other] { n: 1 }").unwrap(), third);
        assert_eq!(print(registry, third), "[t.Other] { n: 1 }");
    }
    let both = Registry::new().extension(THIRD).extension(FOURTH);
    let error = read(both.clone(), "[t.Other] { n: 1 }").unwrap_err();
    assert_eq!(error.kind().to_string(), "unknown field `[t.Other]`");
    assert_eq!(print(both.clone(), third), "[t.Other.third] { n: 1 }");
    assert_eq!(read(both, "[t.Other.third] { n: 1 }").unwrap(), third);
}

#[test]
fn unknown_item_is_printed_under_its_number() {
    assert_eq!(print(Registry::new(), b"\x0b\x10\x05\x1a\x02\x08\x01\x0c"), "5 { 1: 1 }");
    assert_eq!(print(Registry::new(), b"\x0b\x10\xfe\xff\xff\xff\x07\x1a\x00\x0c"), r#"2147483646: """#);
    assert_eq!(print(Registry::new(), b"\x0b\x1a\x02\x08\x01\x0c\x28\x05"), "1 { 3 { 1: 1 } } 5: 5");
}

//! What is refused, where texts do not matter; those are in `tests/ui`.

use syn::DeriveInput;

use crate::expand::{derive_enumeration, derive_message, derive_oneof};

fn errors(expansion: &proc_macro2::TokenStream) -> usize {
    expansion.to_string().matches("compile_error").count()
}

/// Returns how many mistakes a message with that field has.
fn mistakes(field: &str) -> usize {
    let input: DeriveInput = syn::parse_str(&format!("struct Message {{ {field} }}")).unwrap();
    errors(&derive_message(&input))
}

#[test]
fn all_mistakes_are_reported_and_the_traits_are_there_nonetheless() {
    let input =
        syn::parse_str("#[proto(serde, x)] struct M<T> { #[proto(0)] a: u8, b: Vec<T>, #[proto(skip, 1)] c: () }");
    let expansion = derive_message(&input.unwrap());
    assert_eq!(errors(&expansion), 5);
    let expansion = expansion.to_string();
    for of in ["Described", "Value", "Encode", "Decode", "EncodeText", "DecodeText", "Serialize", "Deserialize"] {
        assert!(expansion.contains(&format!(":: {of} ")), "{of}");
    }
    let expansion = derive_oneof(&syn::parse_str("enum O { A, B(u32, u32) }").unwrap());
    assert_eq!(errors(&expansion), 3);
    assert!(expansion.to_string().contains(":: DecodeOneof "));
    let expansion = derive_enumeration(&syn::parse_str("enum E { A = 1, B = 1 }").unwrap());
    assert_eq!(errors(&expansion), 1);
    assert!(expansion.to_string().contains(":: Enumeration "));
}

/// Another derive may have these, where none of ours has to stand.
#[test]
fn attributes_of_prost_may_stand_where_no_number_does() {
    let input = syn::parse_str("#[prost(skip_debug)] struct M { #[proto(1)] #[prost(uint32, tag = 1)] a: u32 }");
    assert_eq!(errors(&derive_message(&input.unwrap())), 0);
    assert_eq!(mistakes("#[prost(uint32, tag = 1)] a: u32"), 1);
}

#[test]
fn an_enumeration_is_asked_for_a_value_0() {
    for (values, lacks) in [("A = 1", true), ("A = 2", true), ("A = 0", false), ("A = 0, B = 2", false)] {
        let input = syn::parse_str(&format!("enum E {{ {values} }}")).unwrap();
        assert_eq!(derive_enumeration(&input).to_string().contains("CHECK_ZERO"), lacks, "{values}");
    }
}

#[test]
fn types_that_may_be_right_are_left_to_the_compiler() {
    let types = [
        "Vec<u8>",
        "Option<Vec<u8>>",
        "Vec<Vec<u8>>",
        "BTreeMap<String, Vec<u8>>",
        "Option<Vec<Alias>>",
        "Vec<Vec<Alias>>",
        "Alias",
        "path::to::Alias<u8>",
        "Box<[u8]>",
        "&'a [u8]",
        "&'a [Alias]",
        "&'a Alias",
        "[u8; 4]",
        "[Alias; 4]",
        "Option<[u8; 4]>",
        "Vec<[u8; 4]>",
        "Arc<[Alias]>",
        "HashMap<&'a str, &'a [u8]>",
        "Arc<Message>",
        "Cow<'a, str>",
        "HashMap<String, u64, BuildHasher>",
        "Option<Box<Message>>",
    ];
    for ty in types {
        assert_eq!(mistakes(&format!("#[proto(1)] a: {ty}")), 0, "{ty}");
    }
    assert_eq!(mistakes("#[proto(skip)] a: Vec<Vec<char>>"), 0);
}

#[test]
fn types_that_are_surely_wrong_are_refused() {
    let types = [
        "u8",
        "std::primitive::char",
        "Option<usize>",
        "Vec<i8>",
        "Vec<Vec<String>>",
        "Vec<HashMap<u32, u32>>",
        "Option<Option<Alias>>",
        "Option<Vec<u32>>",
        "Vec<Option<Vec<u8>>>",
        "HashMap<u8, u32>",
        "HashMap<f64, u32>",
        "HashMap<u32, Option<u32>>",
        "[u32; 4]",
        "&'a [u32]",
        "Box<[String]>",
        "Cow<'a, [i32]>",
        "&'a String",
        "Option<&'static str>",
        "Vec<Cow<'static, str>>",
        "Arc<u8>",
        "HashMap<[u8; 4], u32>",
        "HashMap<&'a [u8], u32>",
        "(u32,)",
    ];
    for ty in types {
        assert_eq!(mistakes(&format!("#[proto(1)] a: {ty}")), 1, "{ty}");
    }
}

#[test]
fn what_is_allowed_by_a_hair_is_accepted() {
    let message = |text: &str| errors(&derive_message(&syn::parse_str(text).unwrap()));
    assert_eq!(message("#[proto(reserved(5..=5, 7))] struct M { #[proto(1)] a: u32 }"), 0);
    assert_eq!(message("#[proto(reserved(5..=4))] struct M { #[proto(1)] a: u32 }"), 1);
    // What an encoding of the user's own takes is not known here.
    assert_eq!(message("#[proto(transparent)] struct M(#[proto(with = \"AsText\")] Vec<u32>);"), 0);
    assert_eq!(message("#[proto(transparent)] struct M(Vec<u32>);"), 1);
    assert_eq!(message("struct M { #[proto(oneof)] a: Option<O> }"), 0);
    assert_eq!(message("struct M { #[proto(oneof)] a: O }"), 0);
    assert_eq!(message("struct M { #[proto(oneof, name = \"a b\")] a: Option<O> }"), 1);
    let enumeration = |text: &str| errors(&derive_enumeration(&syn::parse_str(text).unwrap()));
    assert_eq!(enumeration("enum E { #[proto(0)] A = 0, #[proto(1)] B = 1 }"), 0);
    assert_eq!(enumeration("enum E { #[proto(0)] A = 0, #[proto(1)] B = 2 }"), 1);
}

#[test]
fn defaults_are_literals_of_any_kind() {
    for (ty, default) in [("f64", "1.5"), ("f64", "-1.5e3"), ("u32", "1"), ("bool", "true"), ("f32", "\"inf\"")] {
        let field = format!("#[proto(1, default = {default})] a: Option<{ty}>");
        assert_eq!(mistakes(&field), 0, "{field}");
    }
    assert_eq!(mistakes("#[proto(1, default = 1 + 1)] a: Option<u32>"), 1);
}

#[test]
fn numbers_at_the_limits_are_accepted() {
    for number in ["1", "18999", "20000", "536870911", "0x1F", "1_000"] {
        assert_eq!(mistakes(&format!("#[proto({number})] a: u32")), 0, "{number}");
    }
    for number in ["0", "-1", "19000", "19999", "536870912"] {
        assert_eq!(mistakes(&format!("#[proto({number})] a: u32")), 1, "{number}");
    }
    for number in ["-2147483648", "0", "2147483647"] {
        let input = syn::parse_str(&format!("enum E {{ #[proto({number})] A, #[proto(0)] Zero }}")).unwrap();
        assert_eq!(errors(&derive_enumeration(&input)), usize::from(number == "0"), "{number}");
    }
}

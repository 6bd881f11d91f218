//! Comments of a schema, which may be anything: none changes whether code compiles, or what `cargo test --doc` runs.

use proptest::{collection::vec, prelude::*, sample::select, test_runner::Config};
use wireform::{
    Message,
    schema::proto::{
        DescriptorProto, EnumDescriptorProto, EnumOptions, EnumValueDescriptorProto, FieldDescriptorProto,
        FileDescriptorProto, OneofDescriptorProto, SourceCodeInfo,
        compiler::{CodeGeneratorRequest, CodeGeneratorResponse},
        field_descriptor_proto::{Label, Type},
        source_code_info::Location,
    },
};

#[path = "judges/rustdoc.rs"]
mod rustdoc;

/// The elements of the file below, and what is generated from each.
const PATHS: [&[i32]; 7] =
    [&[4, 0], &[4, 0, 2, 0], &[4, 0, 2, 1], &[4, 0, 8, 0], &[5, 0], &[5, 0, 2, 0], &[5, 0, 2, 1]];

/// Returns the code for a file whose elements all have the comment.
fn code(comment: &str) -> String {
    let field = |name: &str, number, oneof_index| FieldDescriptorProto {
        name: Some(name.into()),
        number: Some(number),
        label: Some(Label::Optional),
        r#type: Some(Type::Int32),
        oneof_index,
        ..FieldDescriptorProto::default()
    };
    let value = |name: &str| EnumValueDescriptorProto {
        name: Some(name.into()),
        number: Some(0),
        ..EnumValueDescriptorProto::default()
    };
    let message = DescriptorProto {
        name: Some("M".into()),
        field: vec![field("a", 1, None), field("b", 2, Some(0))],
        oneof_decl: vec![OneofDescriptorProto { name: Some("o".into()), ..OneofDescriptorProto::default() }],
        ..DescriptorProto::default()
    };
    let one = EnumDescriptorProto {
        name: Some("E".into()),
        value: vec![value("A"), value("B")],
        options: Some(EnumOptions { allow_alias: Some(true), ..EnumOptions::default() }),
        ..EnumDescriptorProto::default()
    };
    let location = |path: &[i32]| Location {
        path: path.into(),
        span: vec![1, 2, 3],
        leading_comments: Some(comment.into()),
        ..Location::default()
    };
    let file = FileDescriptorProto {
        name: Some("a.proto".into()),
        package: Some("a".into()),
        syntax: Some("proto3".into()),
        message_type: vec![message],
        enum_type: vec![one],
        source_code_info: Some(SourceCodeInfo {
            location: PATHS.iter().map(|path| location(path)).collect(),
            ..SourceCodeInfo::default()
        }),
        ..FileDescriptorProto::default()
    };
    let request = CodeGeneratorRequest {
        file_to_generate: vec!["a.proto".into()],
        proto_file: vec![file],
        ..CodeGeneratorRequest::default()
    };
    let answer = wireform_build::plugin::answer(&request.encode_to_vec()).unwrap();
    let answer = CodeGeneratorResponse::decode(&answer[..]).unwrap();
    assert_eq!(answer.error, None);
    answer.file[1].content.clone().unwrap()
}

fn check(comment: &str) {
    let code = code(comment);
    assert_eq!(rustdoc::fault(&code), None, "{comment:?}");
}

#[test]
fn the_judge_sees_what_is_wrong() {
    for (comment, fault) in [
        ("one\rtwo", "rustc refuses '\\r'"),
        ("\u{202a}", "rustc refuses '\\u{202a}'"),
        ("a\n\n     b", "indented code"),
        ("* a\n\n         b", "indented code"),
        (">     a", "indented code"),
        ("1.      a", "indented code"),
        ("```\na\n```", "code of the language ``"),
        ("~~~ edition2021", "code of the language `edition2021`"),
        ("```rust20xx", "code of the language"),
        ("```E0277", "code of the language"),
        ("<b>", "there is HTML"),
        ("[Foo]", "a link to an item"),
        ("[a](b)", "a link to `b`"),
        ("[a]: http://b", ""),
    ] {
        let code: String = comment.split('\n').map(|line| format!("    /// {line}\n")).collect();
        let found = rustdoc::fault(&code).unwrap_or_default();
        assert!(found.starts_with(fault), "{comment}: {found}");
    }
    assert_eq!(rustdoc::fault("/// A `<b>`, see <https://a.b>.\n///\n/// ```text\n/// a\n/// ```"), None);
}

#[test]
fn comments_that_broke_a_build_are_text() {
    for comment in [
        " Hebrew \u{2066}name\u{2069} of the town.\n",
        " one\rtwo\n",
        " Flags:\n\n * -q    - show less\n *       - show { less\n\n 1.      not rust {\n\n >     not rust {\n",
        " ```edition2021\n not rust {\n ```\n",
        " ```standalone_crate\n not rust {\n ```\n",
        " ```rust20xx\n not rust {\n ```\n",
        "a\n\n    b\n    ```\n    c\n",
        " ~~~ a ~~~\n not rust {\n",
        " - ~~~\n   not rust {\n",
        " `a | <b` | c` \n",
        " [a](http://b\\) [c]\n",
        " [a]: http://b\n [a]\n",
        " \\``<b>`\n",
        "-\n      a\n",
    ] {
        check(comment);
    }
}

/// Pieces of lines that mean something in Markdown or to rustdoc.
const PIECES: [&str; 48] = [
    " ",
    "  ",
    "    ",
    "     ",
    "\t",
    ">",
    "-",
    "+",
    "*",
    "1.",
    "2)",
    "```",
    "````",
    "~~~",
    "`",
    "``",
    "~",
    "rust",
    "text",
    "json",
    "edition2021",
    "standalone_crate",
    "{.rust}",
    "E0001",
    "ignore",
    "[",
    "]",
    "](",
    ")",
    "![",
    "[^a]",
    "]:",
    "<",
    ">",
    "</b>",
    "<b",
    "<!--",
    "http://a.b",
    "\\",
    "|",
    "---|---",
    "#",
    "===",
    "&#96;",
    "\r",
    "\u{202e}",
    "a",
    "\u{b}",
];

fn lines() -> impl Strategy<Value = String> {
    let line = vec(select(&PIECES[..]), 0..6).prop_map(|pieces| pieces.concat());
    vec(line, 0..8).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::default() })]

    #[test]
    fn no_comment_is_code(comment in lines()) {
        check(&comment);
    }

    #[test]
    fn no_letters_are_code(comment in any::<String>()) {
        check(&comment);
    }
}

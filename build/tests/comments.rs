//! Comments of a schema, which may be anything: none changes whether code compiles, or what `cargo test --doc` runs.

use proptest::{collection::vec, prelude::*, sample::select, test_runner::Config};
#[path = "judges/commented.rs"]
mod commented;
#[path = "judges/rustdoc.rs"]
mod rustdoc;

fn check(comment: &str) {
    let code = commented::code(comment);
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

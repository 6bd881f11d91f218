//! What is skipped: reserved fields always, unknown ones on request.

use wireform::{
    Limits,
    text::{self, Options},
};

use crate::{
    reads, refused,
    types::{Tree, empty},
};

/// Values of any form, behind a name.
const VALUES: [&str; 24] = [
    ": 1",
    ": -123",
    ": 0x1F",
    ": 0.123f",
    ": -inf",
    ": - nan",
    ": ENUM_VALUE",
    ": 'a' \"b\"",
    ": '\\n'",
    " { a: 123 }",
    ": { a: 123, b { c: 'd' }; 5: 6 }",
    " < a: 123 >",
    ": <>",
    ": [-123, 456]",
    ": [0.123, 1e-10, inf]",
    ": ['hello', 'wor' 'ld']",
    ": []",
    " []",
    ": [{}, < a: [1] >]",
    " [{ a: [{ b: 1 }, {}] }]",
    " { [pkg.ext]: 1 [type.googleapis.com/pkg.Message] { a: 1 } }",
    ": { a # comment\n : # comment\n 1 }",
    ": [ # comment\n 1 ]",
    " { a: 1 b: 2; c: 3, d { } , e < > ; }",
];

/// What is no value, what is said of it, and how many bytes behind the name that stands.
const OTHERS: [(&str, &str, usize); 24] = [
    ("", "the input ends inside a value", 0),
    (":", "the input ends inside a value", 1),
    (" 1", "expected `:`, found `1`", 1),
    (": :1", "expected a value, found `:`", 2),
    (": -", "the input ends inside a value", 3),
    (": -ENUM_VALUE", "expected a value, found `ENUM_VALUE`", 3),
    (": -'a'", "expected a value, found `\\'`", 3),
    (": 1.2.3", "a number ends with white space before a letter, digit or point", 2),
    (": 1a", "a number ends with white space before a letter, digit or point", 2),
    (": '\\l'", "a backslash stands before one of `abfnrtv?'\"\\`, octal digits, `x`, `u` or `U`", 3),
    (": 'a", "the input ends inside a value", 4),
    (": é", "expected a value, found `é`", 2),
    (" [1]", "expected a message, as no `:` came before, found `1`", 2),
    (": [1,]", "expected a value, found `]`", 5),
    (": [1 2]", "expected `,` or `]`, found `2`", 5),
    (": [[1]]", "expected a value, found `[`", 3),
    (": [1, {}]", "expected a value, found `{`", 6),
    (": [{}, 1]", "expected `{` or `<`, found `1`", 7),
    (": [{},]", "expected `{` or `<`, found `]`", 6),
    (": [{} {}]", "expected `,` or `]`, found `{`", 6),
    (": [1", "the input ends inside a value", 4),
    (" { a: 1 >", "expected the name of a field, found `>`", 8),
    (" { a 1 }", "expected `:`, found `1`", 5),
    (" { a: 1,, }", "expected the name of a field, found `,`", 8),
];

#[test]
fn reserved_names_are_skipped_with_any_value() {
    let expected = Tree { value: 1, last: true, ..empty() };
    for value in VALUES {
        for separator in [" ", ",", ";"] {
            reads(
                &format!("value: 1 old_name{value}{separator} Older{value} old_name{value} last: true"),
                expected.clone(),
            );
        }
    }
    for (value, words, at) in OTHERS {
        let place = "old_name".len() + at + 1;
        refused::<Tree>(&format!("old_name{value}"), &format!("Tree: {words} at line 1 column {place}"));
    }
    refused::<Tree>("inner { old_name: 1 }", "Tree.inner: unknown field `old_name` at line 1 column 9");
    refused::<Tree>("OLD_NAME: 1", "Tree: unknown field `OLD_NAME` at line 1 column 1");
}

#[test]
fn unknown_fields_are_skipped_on_request() {
    let lenient = Options::new().ignore_unknown_fields(true);
    let expected = Tree { value: 1, last: true, ..empty() };
    for value in VALUES {
        for name in ["nope", "50", "0x32", "[pkg.ext]", "[ pkg . ext ]", "[domain.com/path/pkg.Message]"] {
            let text = format!("value: 1 {name}{value} last: true");
            assert_eq!(lenient.from_str::<Tree>(&text).unwrap(), expected, "{text}");
            let error = text::from_str::<Tree>(&text).unwrap_err();
            let words =
                format!("Tree: unknown field `{}` at line 1 column 10", name.replace(' ', "").replace("0x", ""));
            assert_eq!(error.to_string(), words);
        }
    }
    for (value, words, at) in OTHERS {
        let text = format!("nope{value}");
        let error = lenient.from_str::<Tree>(&text).unwrap_err();
        assert_eq!(error.to_string(), format!("Tree: {words} at line 1 column {}", "nope".len() + at + 1), "{text}");
    }
    let entry = lenient.from_str::<Tree>("by_name { nope: 1 key: 'a' nope { } value: 2 }").unwrap();
    assert_eq!(entry, Tree { by_name: [("a".into(), 2)].into(), ..empty() });
}

#[test]
fn what_stands_in_brackets_is_the_name_of_a_type() {
    let lenient = Options::new().ignore_unknown_fields(true);
    for name in [
        "[a]",
        "[a.b_c.D1]",
        "[a/b.C]",
        "[type.googleapis.com/a.B]",
        "[a-1.b/c%20d/e.F]",
        "[a # comment\n/b]",
        "[ a . b ]",
    ] {
        assert!(lenient.from_str::<Tree>(&format!("{name}: 1")).is_ok(), "{name}");
    }
    let shape = "expected `[package.name]` or `[domain/package.Name]`";
    for (name, words, column) in [
        ("[]", shape, 1),
        ("[.]", shape, 1),
        ("[.a]", shape, 1),
        ("[a.]", shape, 1),
        ("[a..b]", shape, 1),
        ("[1a]", shape, 1),
        ("[/a]", shape, 1),
        ("[//a]", shape, 1),
        ("[a/]", shape, 1),
        ("[a%2/b]", shape, 1),
        ("[a/b c/1]", "expected `]`, found `c`", 6),
        ("[a-b]", shape, 1),
        ("[a", "expected `]`, found `:`", 3),
        ("['a']", "expected `]`, found `\\'`", 2),
        ("[a{]", "expected `]`, found `{`", 3),
        ("[é]", "expected `]`, found `é`", 2),
        ("[a b]", "expected `]`, found `b`", 4),
        ("[a.b 1/c]", "expected `]`, found `1`", 6),
        ("[a\tb]", "expected `]`, found `b`", 4),
        ("[[a]]", "expected `]`, found `[`", 2),
        ("[[a]", "expected `]`, found `[`", 2),
    ] {
        let words = format!("Tree: {words} at line 1 column {column}");
        let text = format!("{name}: 1");
        assert_eq!(lenient.from_str::<Tree>(&text).unwrap_err().to_string(), words, "{text}");
        refused::<Tree>(&text, &words);
    }
    // Here the name is right, and what follows it is not.
    let error = lenient.from_str::<Tree>("[a]]: 1").unwrap_err();
    assert_eq!(error.to_string(), "Tree: expected `:`, found `]` at line 1 column 4");
    refused::<Tree>("[a]]: 1", "Tree: unknown field `[a]` at line 1 column 1");
}

#[test]
fn what_is_skipped_nests_no_deeper_than_what_is_read() {
    let text =
        |levels| format!("old_name: {}", (0..levels).fold("1".into(), |inner, _| format!("{{ a: [< b: {inner} >] }}")));
    let options = |depth| Options::new().limits(Limits::new().depth(depth));
    assert!(options(6).from_str::<Tree>(&text(3)).is_ok());
    let error = options(5).from_str::<Tree>(&text(3)).unwrap_err();
    assert_eq!(error.kind(), &wireform::DecodeErrorKind::DepthLimit);
    assert_eq!(error.offset(), text(3).rfind('<').unwrap());
    // Siblings are no levels.
    let wide = format!("old_name: [{} {{}}]", "{ a {} b <> }, ".repeat(100));
    assert!(options(2).from_str::<Tree>(&wide).is_ok());
    let error = options(1).from_str::<Tree>(&wide).unwrap_err();
    assert_eq!(error.kind(), &wireform::DecodeErrorKind::DepthLimit);
    // Without a limit there is no recursion that could overflow the stack.
    let deep = 1_000_000;
    let text = format!("old_name {}{}", "{a".repeat(deep), "{}".to_owned() + &"}".repeat(deep));
    assert!(options(u32::MAX).from_str::<Tree>(&text).is_ok());
}

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

/// What is no value.
const OTHERS: [&str; 24] = [
    "",
    ":",
    " 1",
    ": :1",
    ": -",
    ": -ENUM_VALUE",
    ": -'a'",
    ": 1.2.3",
    ": 1a",
    ": '\\l'",
    ": 'a",
    ": é",
    " [1]",
    ": [1,]",
    ": [1 2]",
    ": [[1]]",
    ": [1, {}]",
    ": [{}, 1]",
    ": [{},]",
    ": [{} {}]",
    ": [1",
    " { a: 1 >",
    " { a 1 }",
    " { a: 1,, }",
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
    for value in OTHERS {
        let text = format!("old_name{value}");
        assert!(text::from_str::<Tree>(&text).is_err(), "{text}");
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
    for value in OTHERS {
        let text = format!("nope{value}");
        assert!(lenient.from_str::<Tree>(&text).is_err(), "{text}");
    }
    let entry = lenient.from_str::<Tree>("by_name { nope: 1 key: 'a' nope { } value: 2 }").unwrap();
    assert_eq!(entry, Tree { by_name: [("a".into(), 2)].into(), ..empty() });
}

#[test]
fn what_stands_in_brackets_is_the_name_of_a_type() {
    let lenient = Options::new().ignore_unknown_fields(true);
    for name in ["[a]", "[a.b_c.D1]", "[a/b.C]", "[type.googleapis.com/a.B]", "[a-1.b/c%20d/e.F]", "[a # comment\n/b]"]
    {
        assert!(lenient.from_str::<Tree>(&format!("{name}: 1")).is_ok(), "{name}");
    }
    for name in [
        "[]",
        "[.]",
        "[.a]",
        "[a.]",
        "[a..b]",
        "[1a]",
        "[/a]",
        "[//a]",
        "[a/]",
        "[a%2/b]",
        "[a/b c/1]",
        "[a-b]",
        "[a",
        "[a]]",
        "['a']",
        "[a{]",
        "[é]",
        "[[a]]",
    ] {
        assert!(lenient.from_str::<Tree>(&format!("{name}: 1")).is_err(), "{name}");
    }
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
    assert!(options(1).from_str::<Tree>(&wide).is_err());
    // Without a limit there is no recursion that could overflow the stack.
    let deep = 1_000_000;
    let text = format!("old_name {}{}", "{a".repeat(deep), "{}".to_owned() + &"}".repeat(deep));
    assert!(options(u32::MAX).from_str::<Tree>(&text).is_ok());
}

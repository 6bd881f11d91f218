//! Fields: their order, their separators, messages, lists, maps and oneofs.

use wireform::{Open, text};

use crate::{
    all_read, check, reads, refused,
    types::{Choice, Colour, Inner, Scalars, Tree, empty},
};

#[test]
fn an_empty_message_is_an_empty_text() {
    check::<Tree>(&empty(), &[]);
    for blank in
        ["", " \t\r\n\u{b}\u{c}", "# only a comment", "#\n#\r\n", "\u{feff}", "\u{feff}# after a byte order mark"]
    {
        reads::<Tree>(blank, empty());
    }
}

#[test]
fn each_field_is_a_line_in_the_order_of_their_numbers() {
    let scalars = Scalars {
        flag: true,
        int32: -7,
        int64: i64::MIN,
        uint32: u32::MAX,
        uint64: u64::MAX,
        float: 0.1,
        double: -2.5e-7,
        text: "été".into(),
        data: vec![0, b'a', 255],
        colour: Colour::DarkBlue,
        open: Open::Unknown(5),
    };
    check(
        &scalars,
        &[
            "flag: true",
            "int32: -7",
            "int64: -9223372036854775808",
            "uint32: 4294967295",
            "uint64: 18446744073709551615",
            "float: 0.1",
            "double: -2.5e-7",
            "text: \"été\"",
            r#"data: "\000a\377""#,
            "colour: DARK_BLUE",
            "open: 5",
        ],
    );
    reads(
        "open: 5 colour: -7 data: '\\000a\\377' text: 'été' double: -2.5e-7 float: .1f uint64: 18446744073709551615 \
           uint32: 4294967295 int64: -9223372036854775808 int32: -7 flag: t",
        scalars,
    );
}

#[test]
fn messages_are_indented_by_two_spaces_a_level() {
    let leaf = Tree { inner: Some(Inner::of(3)), maybe: Some(0), ..empty() };
    let tree = Tree { kids: vec![leaf, empty()], last: true, ..empty() };
    check(&tree, &["kids {", "  maybe: 0", "  inner {", "    number: 3", "  }", "}", "kids {", "}", "last: true"]);
}

#[test]
fn messages_stand_in_either_brackets_with_a_colon_or_without() {
    let value = Tree { inner: Some(Inner::of(3)), value: 1, ..empty() };
    all_read(
        &[
            "inner{number:3}value:1",
            "inner: { number: 3 } value: 1",
            "inner < number: 3 > value: 1",
            "inner:<number:3>value:1",
            "inner # why\n : # not\n { # comment\n number # here\n : 3 # or there\n }\nvalue:1",
        ],
        &value,
    );
    refused::<Tree>("inner { number: 3 >", "Tree.inner: expected the name of a field, found `>` at line 1 column 19");
    refused::<Tree>("inner < number: 3 }", "Tree.inner: expected the name of a field, found `}` at line 1 column 19");
    refused::<Tree>("inner 3", "Tree.inner: expected `{` or `<`, found `3` at line 1 column 7");
    refused::<Tree>("inner: 3", "Tree.inner: expected `{` or `<`, found `3` at line 1 column 8");
    refused::<Tree>("}", "Tree: expected the name of a field, found `}` at line 1 column 1");
}

#[test]
fn one_separator_may_stand_behind_a_field() {
    let value = Tree { inner: Some(Inner::of(3)), value: 1, numbers: vec![5], ..empty() };
    all_read(
        &[
            "value: 1, inner { number: 3, }, numbers: [5],",
            "value: 1; inner { number: 3; }; numbers: 5;",
            "value: 1 ,inner { number: 3 } ;numbers: [ 5 ]",
        ],
        &value,
    );
    for (text, words) in [
        ("value: 1,,", "Tree: expected the name of a field, found `,` at line 1 column 10"),
        ("value: 1;;", "Tree: expected the name of a field, found `;` at line 1 column 10"),
        ("value: 1,;", "Tree: expected the name of a field, found `;` at line 1 column 10"),
        (",value: 1", "Tree: expected the name of a field, found `,` at line 1 column 1"),
        ("value: 1 inner { ; }", "Tree.inner: expected the name of a field, found `;` at line 1 column 18"),
        ("value: 1 inner { number: 1,, }", "Tree.inner: expected the name of a field, found `,` at line 1 column 28"),
    ] {
        refused::<Tree>(text, words);
    }
}

#[test]
fn a_scalar_needs_its_colon() {
    refused::<Tree>("value 1", "Tree.value: expected `:`, found `1` at line 1 column 7");
    refused::<Tree>("numbers [1]", "Tree.numbers: expected `:`, found `[` at line 1 column 9");
    refused::<Tree>("by_name { key 'a' }", "Tree.by_name[0].key: expected `:`, found `\\'` at line 1 column 15");
    refused::<Tree>("by_name { value 1 }", "Tree.by_name[0].value: expected `:`, found `1` at line 1 column 17");
    refused::<Tree>("value: : 1", "Tree.value: expected an integer, found `:` at line 1 column 8");
}

#[test]
fn lists_repeat_their_field_or_stand_in_brackets() {
    let value = Tree {
        numbers: vec![1, -2, 3],
        names: vec!["a".into(), "bc".into()],
        colours: vec![Colour::Green, Colour::Red],
        kids: vec![Tree { value: 1, ..empty() }, empty()],
        ..empty()
    };
    let lines = [
        "kids {",
        "  value: 1",
        "}",
        "kids {",
        "}",
        "numbers: 1",
        "numbers: -2",
        "numbers: 3",
        "names: \"a\"",
        "names: \"bc\"",
        "colours: GREEN",
        "colours: RED",
    ];
    check(&value, &lines);
    all_read(
        &[
            "kids: [{ value: 1 }, <>] numbers: [1, -2, 3] names: ['a', 'b' 'c'] colours: [GREEN, 0]",
            "kids [{ value: 1 }] kids {} numbers: [1] numbers: [] numbers: -2 numbers: [ 3 ] names: ['a'], \
             names: [\"bc\"]; colours: [1, RED]",
        ],
        &value,
    );
    reads("numbers: []", empty::<Tree>());
    reads("kids: []", empty::<Tree>());
    reads("kids []", empty::<Tree>());
    for (text, words) in [
        ("numbers: [1 2]", "Tree.numbers: expected `,` or `]`, found `2` at line 1 column 13"),
        ("numbers: [1; 2]", "Tree.numbers: expected `,` or `]`, found `;` at line 1 column 12"),
        ("numbers: [1,,2]", "Tree.numbers[1]: expected an integer, found `,` at line 1 column 13"),
        ("numbers: [1,]", "Tree.numbers[1]: expected an integer, found `]` at line 1 column 13"),
        ("numbers: [,]", "Tree.numbers[0]: expected an integer, found `,` at line 1 column 11"),
        ("numbers: [1", "Tree.numbers: the input ends inside a value at line 1 column 12"),
        ("numbers: [[1]]", "Tree.numbers[0]: expected an integer, found `[` at line 1 column 11"),
        ("numbers: ]", "Tree.numbers[0]: expected an integer, found `]` at line 1 column 10"),
        ("value: [1]", "Tree.value: expected an integer, found `[` at line 1 column 8"),
        ("inner: [{}]", "Tree.inner: expected `{` or `<`, found `[` at line 1 column 8"),
        ("kids: [{},]", "Tree.kids[1]: expected `{` or `<`, found `]` at line 1 column 11"),
        ("kids: [{} {}]", "Tree.kids: expected `,` or `]`, found `{` at line 1 column 11"),
        ("kids [1]", "Tree.kids[0]: expected `{` or `<`, found `1` at line 1 column 7"),
    ] {
        refused::<Tree>(text, words);
    }
}

#[test]
fn a_list_without_a_colon_holds_messages() {
    refused::<Tree>("numbers []", "Tree.numbers: expected `:`, found `[` at line 1 column 9");
}

#[test]
fn entries_of_a_map_are_messages_in_the_order_of_their_keys() {
    let value = Tree {
        by_name: [("b".into(), 0), ("a".into(), 1), (String::new(), 2)].into(),
        by_number: [(10, Inner::of(1)), (-9, empty()), (9, empty()), (100, empty())].into(),
        ..empty()
    };
    let mut lines = vec![];
    for (key, number) in [("", 2), ("a", 1), ("b", 0)] {
        lines.push(format!("by_name {{\n  key: \"{key}\"\n  value: {number}\n}}"));
    }
    for (key, inner) in [(-9, ""), (9, ""), (10, "    number: 1\n"), (100, "")] {
        lines.push(format!("by_number {{\n  key: {key}\n  value {{\n{inner}  }}\n}}"));
    }
    let lines = lines.join("\n");
    check(&value, &lines.lines().collect::<Vec<_>>());
}

#[test]
fn an_entry_lacks_what_is_empty_and_the_last_one_of_a_key_counts() {
    let value = Tree { by_name: [(String::new(), 0), ("a".into(), 2)].into(), ..empty() };
    all_read(
        &[
            "by_name {} by_name { key: 'a' value: 2 }",
            "by_name: [{ value: 2, key: 'a' }, < value: 0; >]",
            "by_name { key: 'a' value: 1 } by_name { key: 'a' value: 2 } by_name { value: 1 } by_name { key: '' }",
        ],
        &value,
    );
    reads(
        "by_number { value { number: 1 } value_less: 1 }".replace(" value_less: 1", "").as_str(),
        Tree { by_number: [(0, Inner::of(1))].into(), ..empty() },
    );
    refused::<Tree>(
        "by_name { key: 'a' key: 'a' }",
        "Tree.by_name[0]: `key` appears more than once at line 1 column 20",
    );
    refused::<Tree>("by_name { } by_name { name: 1 }", "Tree.by_name[1]: unknown field `name` at line 1 column 23");
}

#[test]
fn a_oneof_has_the_member_that_is_set() {
    check(&Tree { choice: Some(Choice::FirstOne(String::new())), ..empty() }, &["first_one: \"\""]);
    check(&Tree { choice: Some(Choice::Other(Inner::of(2))), ..empty() }, &["other {", "  number: 2", "}"]);
}

#[test]
fn what_stands_once_is_refused_the_second_time() {
    refused::<Tree>("value: 1 value: 1", "Tree.value: `value` appears more than once at line 1 column 10");
    refused::<Tree>("value: 0\nvalue: 0", "Tree.value: `value` appears more than once at line 2 column 1");
    refused::<Tree>("inner {} inner {}", "Tree.inner: `inner` appears more than once at line 1 column 10");
    refused::<Tree>(
        "first_one: '' first_one: ''",
        "Tree.first_one: `first_one` appears more than once at line 1 column 15",
    );
    refused::<Tree>("first_one: '' other {}", "Tree.other: `other` appears more than once at line 1 column 15");
}

#[test]
fn fields_are_named_as_in_a_proto_file() {
    let names = ["firstOne: ''", "byName {}", "Inner {}", "INNER {}", "VALUE: 1", "1: 1", "choice: 1"];
    for text in names {
        let error = text::from_str::<Tree>(text).unwrap_err();
        assert!(error.to_string().starts_with("Tree: unknown field `"), "{error}");
    }
}

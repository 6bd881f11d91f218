//! Names, files, and what lies around the elements.

use super::*;

/// A message with others inside, so many deep.
fn nested(depth: usize) -> DescriptorProto {
    (1..depth).fold(message("D"), |inside, _| DescriptorProto { nested_type: vec![inside], ..message("D") })
}

#[test]
fn names_are_names() {
    check(&[
        ("no name of a message", |set| m(set).name = None, &["a.proto: a message has no name"]),
        ("empty name of a message", |set| m(set).name = Some("".into()), &["a.proto: a message has no name"]),
        (
            "digit first",
            |set| m(set).name = Some("1a".into()),
            &["a.proto: `1a` is no name of a message: write letters"],
        ),
        (
            "space in a field",
            |set| m(set).field[0].name = Some("a b".into()),
            &["a.proto: `a b` is no name of a field"],
        ),
        ("letter beyond ASCII", |set| e(set).name = Some("É".into()), &["a.proto: `É` is no name of an enumeration"]),
        (
            "line break in a value",
            |set| e(set).value[1].name = Some("A\nB".into()),
            &["a.proto: `A\\nB` is no name of a value"],
        ),
        (
            "dot in a oneof",
            |set| m(set).oneof_decl[0].name = Some("a.b".into()),
            &["a.proto: `a.b` is no name of a oneof"],
        ),
        (
            "code in an extension",
            |set| x(set).name = Some("a: (); fn b".into()),
            &["a.proto: `a: (); fn b` is no name"],
        ),
        (
            "quote in a service",
            |set| a(set).service[0].name = Some("\"".into()),
            &["a.proto: `\"` is no name of a service"],
        ),
        ("no name of a method", |set| a(set).service[0].method[0].name = None, &["a.proto: a method has no name"]),
        (
            "minus in an inner one",
            |set| m(set).nested_type[0].name = Some("-".into()),
            &["a.proto: `-` is no name of a message"],
        ),
        (
            "underscores and keywords",
            |set| {
                m(set).field[0].name = Some("_".into());
                e(set).value[1].name = Some("Self".into());
            },
            &[],
        ),
    ]);
}

#[test]
fn names_are_not_too_long() {
    check(&[
        ("longest name", |set| a(set).service[0].name = Some("a".repeat(2040)), &[]),
        (
            "name of 2047 bytes",
            |set| a(set).service[0].name = Some("a".repeat(2047)),
            &["a.proto: the full name of `aaa"],
        ),
        (
            "name of a megabyte",
            |set| m(set).field[0].name = Some("a".repeat(1 << 20)),
            &["a.proto: the full name of `aaa"],
        ),
        ("wrong name of a megabyte", |set| m(set).field[0].name = Some("-".repeat(1 << 20)), &["a.proto: `-----"]),
        (
            "long package",
            |set| {
                *set = FileDescriptorSet {
                    file: vec![file("a.proto", &"a".repeat(250), "proto2")],
                    ..FileDescriptorSet::default()
                };
            },
            &[],
        ),
        (
            "longer package",
            |set| {
                *set = FileDescriptorSet {
                    file: vec![file("a.proto", &"a".repeat(251), "proto2")],
                    ..FileDescriptorSet::default()
                };
            },
            &["a.proto: the package `aaa"],
        ),
    ]);
}

#[test]
fn packages_are_names_with_dots_between() {
    for package in ["..", ".", ".a", "a.", "a..b", "1a", "a.1", "a b", "a\nb", "ä", "a::b", "a/b"] {
        let set = FileDescriptorSet { file: vec![file("a.proto", package, "proto2")], ..FileDescriptorSet::default() };
        let error = Model::new(&set).unwrap_err().to_string();
        assert!(error.starts_with("a.proto: `") && error.contains("is no package: write names"), "{package}: {error}");
        write(&format!("package {}", package.replace('/', "slash").escape_debug()), false, &set);
    }
    check(&[
        (
            "package of 101 names",
            |set| {
                *set = FileDescriptorSet {
                    file: vec![file("a.proto", &vec!["a"; 101].join("."), "proto2")],
                    ..FileDescriptorSet::default()
                };
            },
            &[],
        ),
        (
            "package of 102 names",
            |set| {
                *set = FileDescriptorSet {
                    file: vec![file("a.proto", &vec!["a"; 102].join("."), "proto2")],
                    ..FileDescriptorSet::default()
                };
            },
            &["a.proto: a package has 101 names at most"],
        ),
        (
            "no package",
            |set| {
                *set = FileDescriptorSet { file: vec![file("a.proto", "", "proto2")], ..FileDescriptorSet::default() };
            },
            &[],
        ),
    ]);
}

#[test]
fn messages_do_not_nest_without_end() {
    check(&[
        ("31 deep", |set| a(set).message_type.push(nested(31)), &[]),
        ("32 deep", |set| a(set).message_type.push(nested(32)), &["a.proto: messages nest 31 deep at most"]),
    ]);
    let mut set = base();
    a(&mut set).message_type.push(nested(10_000));
    let error = Model::new(&set).unwrap_err().to_string();
    assert_eq!(error, "a.proto: messages nest 31 deep at most: declare some of them further out");
}

#[test]
fn full_names_are_there_once() {
    check(&[
        ("message twice", |set| a(set).message_type.push(message("M")), &["a.proto: `a.M` is declared twice: rename"]),
        (
            "message in two files",
            |set| {
                set.file[1].package = Some("a".into());
                set.file[1].message_type.push(message("M"));
            },
            &["b.proto: `a.M` is declared twice"],
        ),
        (
            "message and enumeration",
            |set| e(set).name = Some("M".into()),
            &[
                "a.proto: `a.M` is a message and an enumeration: rename one of them",
                "a.proto: `a.M.q` refers to `a.E`, which is in none of the files",
            ],
        ),
        (
            "field and message inside",
            |set| m(set).nested_type.push(message("f")),
            &["a.proto: `a.M.f` is a field and a message"],
        ),
        ("field twice", |set| m(set).field.push(field("f", 5, Type::Bool)), &["a.proto: `a.M.f` is declared twice"]),
        (
            "oneof and field",
            |set| m(set).oneof_decl[0].name = Some("f".into()),
            &["a.proto: `a.M.f` is a field and a oneof"],
        ),
        (
            "value and message",
            |set| e(set).value[1].name = Some("M".into()),
            &["a.proto: `a.M` is a message and a value"],
        ),
        (
            "value twice",
            |set| {
                let twin = EnumDescriptorProto { value: vec![value("ONE", 0)], ..enumeration("F") };
                a(set).enum_type.push(twin);
            },
            &["a.proto: `a.ONE` is declared twice, as the names of values belong to what is around"],
        ),
        (
            "service and message",
            |set| a(set).service[0].name = Some("M".into()),
            &["a.proto: `a.M` is a message and a service"],
        ),
        (
            "extension and message",
            |set| x(set).name = Some("M".into()),
            &["a.proto: `a.M` is a message and an extension"],
        ),
        (
            "method twice",
            |set| {
                let again = a(set).service[0].method[0].clone();
                a(set).service[0].method.push(again);
            },
            &["a.proto: `a.S.Get` is declared twice"],
        ),
        (
            "package and message",
            |set| set.file[1].package = Some("a.M".into()),
            &["b.proto: `a.M` is a message and a package"],
        ),
        (
            "package around and message",
            |set| set.file[1].package = Some("a.M.b".into()),
            &["b.proto: `a.M` is a message and a package"],
        ),
        (
            "service and package",
            |set| set.file.insert(0, file("c.proto", "a.S", "proto3")),
            &["a.proto: `a.S` is a package and a service"],
        ),
        ("one package in two files", |set| set.file[1].package = Some("a".into()), &[]),
    ]);
}

#[test]
fn files_are_there_once_and_have_names() {
    check(&[
        ("no name of a file", |set| a(set).name = None, &["file 1 of the set has no name: name it by its path"]),
        (
            "line break in a file name",
            |set| a(set).name = Some("a\nfn main() {}".into()),
            &["file 1 of the set is called `a\\nfn main() {}`"],
        ),
        (
            "direction in a file name",
            |set| a(set).name = Some("\u{202e}a".into()),
            &["file 1 of the set is called `\\u{202e}a`"],
        ),
        ("long file name", |set| a(set).name = Some("a".repeat(2049)), &["file 1 of the set is called `aaa"]),
        (
            "odd file name",
            |set| {
                a(set).name = Some("ä b/\"c\\d.proto".into());
                set.file[1].dependency.clear();
            },
            &[],
        ),
        (
            "file twice",
            |set| set.file[1].name = Some("a.proto".into()),
            &["a.proto: the file is there twice: leave one", "a.proto: `a.proto` leads back to this file"],
        ),
        ("syntax unknown", |set| a(set).syntax = Some("proto4".into()), &["a.proto: unknown syntax `proto4`: write"]),
        ("edition missing", |set| a(set).syntax = Some("editions".into()), &["a.proto: its edition is missing"]),
        (
            "edition unknown",
            |set| {
                a(set).syntax = Some("editions".into());
                a(set).edition = Some(Edition::Max);
            },
            &["a.proto: EDITION_MAX is none of the editions known here"],
        ),
    ]);
}

#[test]
fn imports_lead_nowhere_back() {
    check(&[
        (
            "import twice",
            |set| set.file[1].dependency.push("a.proto".into()),
            &["b.proto: `a.proto` is imported twice: remove"],
        ),
        (
            "import of itself",
            |set| set.file[1].dependency.push("b.proto".into()),
            &["b.proto: `b.proto` leads back to this file, and"],
        ),
        (
            "circle of imports",
            |set| a(set).dependency.push("b.proto".into()),
            &["b.proto: `a.proto` leads back to this file"],
        ),
        (
            "circle of types",
            |set| m(set).field.push(of("n", 5, Type::Message, ".b.N")),
            &["b.proto: `a.proto` leads back to this file"],
        ),
        (
            "circle of types alone",
            |set| {
                set.file[1].dependency.clear();
                m(set).field.push(of("n", 5, Type::Message, ".b.N"));
            },
            &["b.proto: `a.M` leads back to this file"],
        ),
        (
            "public import that is none",
            |set| set.file[1].public_dependency = vec![1],
            &["b.proto: there is no import 1, which is said to be public"],
        ),
        (
            "negative weak import",
            |set| set.file[1].weak_dependency = vec![-1],
            &["b.proto: there is no import -1, which is said to be weak"],
        ),
        ("public import", |set| set.file[1].public_dependency = vec![0], &[]),
        ("import that nothing is used of", |set| set.file[1].dependency.push("c.proto".into()), &[]),
        ("files in another order", |set| set.file.swap(0, 1), &[]),
    ]);
}

fn location(path: Vec<i32>, span: Vec<i32>) -> Option<SourceCodeInfo> {
    let location = vec![Location { path, span, ..Location::default() }];
    Some(SourceCodeInfo { location, ..SourceCodeInfo::default() })
}

#[test]
fn mistakes_have_the_place_that_the_source_says() {
    check(&[
        (
            "place of an element",
            |set| {
                a(set).source_code_info = location(vec![4, 0, 2, 0], vec![6, 2, 20]);
                m(set).field[0].number = Some(0);
            },
            &["a.proto:7:3: 0 is no number of a field: write one from 1"],
        ),
        (
            "place of a part",
            |set| {
                a(set).source_code_info = location(vec![4, 0, 2, 0, 3], vec![6, 19, 6, 20]);
                m(set).field[0].number = Some(0);
            },
            &["a.proto:7:20: 0 is no number of a field"],
        ),
        (
            "span of nothing",
            |set| {
                a(set).source_code_info = location(vec![4, 0, 2, 0], vec![]);
                m(set).field[0].number = Some(0);
            },
            &["a.proto: 0 is no number of a field"],
        ),
        ("path of nothing", |set| a(set).source_code_info = location(vec![4, 17, 99], vec![1, 2, 3]), &[]),
        (
            "negative span",
            |set| a(set).source_code_info = location(vec![4, 0], vec![-1, 2, 3]),
            &["a.proto: place 1 of the source is none"],
        ),
        (
            "short span",
            |set| a(set).source_code_info = location(vec![4, 0], vec![1, 2]),
            &["a.proto: place 1 of the source is none"],
        ),
        (
            "long span",
            |set| a(set).source_code_info = location(vec![4, 0], vec![1; 100]),
            &["a.proto: place 1 of the source is none"],
        ),
        (
            "negative path",
            |set| a(set).source_code_info = location(vec![4, -1], vec![1, 2, 3]),
            &["a.proto: place 1 of the source is none"],
        ),
    ]);
}

fn uninterpreted() -> Vec<UninterpretedOption> {
    let part = NamePart { name_part: "packed".into(), ..NamePart::default() };
    vec![UninterpretedOption { name: vec![part], ..UninterpretedOption::default() }]
}

#[test]
fn options_are_interpreted() {
    let text = &["a.proto: the option `packed` is not interpreted: compile"];
    check(&[
        ("option of a file", |set| a(set).options.get_or_insert_default().uninterpreted_option = uninterpreted(), text),
        (
            "option of a message",
            |set| m(set).options.get_or_insert_default().uninterpreted_option = uninterpreted(),
            text,
        ),
        (
            "option of a field",
            |set| m(set).field[0].options.get_or_insert_default().uninterpreted_option = uninterpreted(),
            text,
        ),
        (
            "option of a oneof",
            |set| m(set).oneof_decl[0].options.get_or_insert_default().uninterpreted_option = uninterpreted(),
            text,
        ),
        (
            "option of extensions",
            |set| m(set).extension_range[0].options.get_or_insert_default().uninterpreted_option = uninterpreted(),
            text,
        ),
        (
            "option of an enumeration",
            |set| e(set).options.get_or_insert_default().uninterpreted_option = uninterpreted(),
            text,
        ),
        (
            "option of a value",
            |set| e(set).value[0].options.get_or_insert_default().uninterpreted_option = uninterpreted(),
            text,
        ),
        (
            "option of an extension",
            |set| x(set).options.get_or_insert_default().uninterpreted_option = uninterpreted(),
            text,
        ),
        (
            "option of a service",
            |set| a(set).service[0].options.get_or_insert_default().uninterpreted_option = uninterpreted(),
            text,
        ),
        (
            "option of a method",
            |set| a(set).service[0].method[0].options.get_or_insert_default().uninterpreted_option = uninterpreted(),
            text,
        ),
    ]);
}

//! Fields and extensions.

use super::*;

fn f(set: &mut FileDescriptorSet) -> &mut FieldDescriptorProto {
    &mut m(set).field[0]
}

/// The field of `b.N`, which is of proto3.
fn n(set: &mut FileDescriptorSet) -> &mut FieldDescriptorProto {
    &mut set.file[1].message_type[0].field[0]
}

fn default(set: &mut FileDescriptorSet, ty: Type, text: &str) {
    *f(set) = FieldDescriptorProto { default_value: Some(text.into()), ..field("f", 1, ty) };
}

fn edition(set: &mut FileDescriptorSet) {
    a(set).syntax = Some("editions".into());
    a(set).edition = Some(Edition::Edition2023);
}

#[test]
fn numbers_are_those_of_fields() {
    check(&[
        ("no number", |set| f(set).number = None, &["a.proto: 0 is no number of a field"]),
        (
            "number 0",
            |set| f(set).number = Some(0),
            &["a.proto: 0 is no number of a field: write one from 1 to 536870911"],
        ),
        ("number -1", |set| f(set).number = Some(-1), &["a.proto: -1 is no number of a field"]),
        ("smallest number", |set| f(set).number = Some(i32::MIN), &["a.proto: -2147483648 is no number of a field"]),
        ("largest number", |set| f(set).number = Some(536_870_911), &[]),
        ("larger number", |set| f(set).number = Some(536_870_912), &["a.proto: 536870912 is no number of a field"]),
        ("number 18999", |set| f(set).number = Some(18_999), &[]),
        ("number 19000", |set| f(set).number = Some(19_000), &["a.proto: the number 19000 is protobuf's own: write"]),
        ("number 19999", |set| f(set).number = Some(19_999), &["a.proto: the number 19999 is protobuf's own: write"]),
        ("number 20000", |set| f(set).number = Some(20_000), &[]),
        ("number twice", |set| f(set).number = Some(3), &["a.proto: `f` has the number 3, as has `p`: give"]),
        (
            "number of an extension",
            |set| f(set).number = Some(199),
            &["a.proto: the number 199 of `f` is in `extensions 100 to 199`: give"],
        ),
        ("number behind the extensions", |set| f(set).number = Some(200), &[]),
        (
            "number reserved",
            |set| m(set).reserved_range = vec![reserved(50, 60), reserved(1, 2)],
            &["a.proto: the number 1 of `f` is in `reserved 1`: give"],
        ),
        (
            "name reserved",
            |set| m(set).reserved_name = vec!["g".into(), "f".into()],
            &["a.proto: the name `f` is reserved: give"],
        ),
    ]);
}

#[test]
fn types_are_there_and_are_what_they_are_said_to_be() {
    check(&[
        ("no type", |set| f(set).r#type = None, &["a.proto: `a.M.f` has no type: compile"]),
        (
            "no name of a type",
            |set| f(set).r#type = Some(Type::Message),
            &["a.proto: `a.M.f` refers to ``, which nobody resolved"],
        ),
        (
            "type unresolved",
            |set| *f(set) = of("f", 1, Type::Message, "M"),
            &["a.proto: `a.M.f` refers to `M`, which nobody resolved: compile"],
        ),
        (
            "type missing",
            |set| *f(set) = of("f", 1, Type::Message, ".a.Z"),
            &["a.proto: `a.M.f` refers to `a.Z`, which is in none of the files: add"],
        ),
        (
            "type with two dots",
            |set| *f(set) = of("f", 1, Type::Message, "..a.M"),
            &["a.proto: `a.M.f` refers to `.a.M`, which is in none"],
        ),
        (
            "long type",
            |set| *f(set) = of("f", 1, Type::Message, &".a".repeat(1 << 20)),
            &["a.proto: `a.M.f` refers to `a.a.a"],
        ),
        (
            "message as enumeration",
            |set| *f(set) = of("f", 1, Type::Enum, ".a.M"),
            &["a.proto: `a.M.f` refers to `a.M`, which is a message: name an enumeration"],
        ),
        (
            "enumeration as message",
            |set| *f(set) = of("f", 1, Type::Message, ".a.E"),
            &["a.proto: `a.M.f` refers to `a.E`, which is an enumeration: name a message"],
        ),
        (
            "enumeration as group",
            |set| *f(set) = of("f", 1, Type::Group, ".a.E"),
            &["a.proto: `a.M.f` refers to `a.E`, which is an enumeration: name a message"],
        ),
        (
            "field as message",
            |set| *f(set) = of("f", 1, Type::Message, ".a.M.p"),
            &["a.proto: `a.M.f` refers to `a.M.p`, which is a field: name a message"],
        ),
        (
            "package as message",
            |set| *f(set) = of("f", 1, Type::Message, ".a"),
            &["a.proto: `a.M.f` refers to `a`, which is a package: name a message"],
        ),
        (
            "scalar with a name",
            |set| f(set).type_name = Some(".a.M.MEntry".into()),
            &[
                "a.proto: `a.M.f` is a scalar, whose type has no name",
                "a.proto: `a.M.MEntry` is the entry of several maps",
            ],
        ),
        (
            "scalar with an empty name",
            |set| f(set).type_name = Some("".into()),
            &["a.proto: `a.M.f` is a scalar, whose type has no name: compile"],
        ),
        ("group", |set| *f(set) = of("f", 1, Type::Group, ".a.M"), &[]),
        ("group in proto3", |set| n(set).r#type = Some(Type::Group), &["b.proto: proto3 has no groups: write"]),
        (
            "group in an edition",
            |set| {
                edition(set);
                *f(set) = of("f", 1, Type::Group, ".a.M");
            },
            &["a.proto: an edition has no groups: write"],
        ),
        (
            "input missing",
            |set| a(set).service[0].method[0].input_type = Some(".a.Z".into()),
            &["a.proto: `a.S.Get` refers to `a.Z`"],
        ),
        (
            "output that is no message",
            |set| a(set).service[0].method[0].output_type = Some(".a.E".into()),
            &["a.proto: `a.S.Get` refers to `a.E`, which is an enumeration: name a message"],
        ),
        (
            "input that is an entry",
            |set| a(set).service[0].method[0].input_type = Some(".a.M.MEntry".into()),
            &["a.proto: `a.S.Get` refers to `a.M.MEntry`, which is the entry of a map: name a message"],
        ),
        ("no output", |set| a(set).service[0].method[0].output_type = None, &["a.proto: `a.S.Get` refers to ``"]),
    ]);
}

#[test]
fn labels_are_those_of_the_syntax() {
    check(&[
        ("no label", |set| f(set).label = None, &[]),
        ("required", |set| f(set).label = Some(Label::Required), &[]),
        (
            "required in proto3",
            |set| n(set).label = Some(Label::Required),
            &["b.proto: no field of proto3 is required: remove"],
        ),
        (
            "required in an edition",
            |set| {
                edition(set);
                f(set).label = Some(Label::Required);
            },
            &["a.proto: an edition has no label `required`: write"],
        ),
        (
            "field that extends",
            |set| f(set).extendee = Some(".a.M".into()),
            &["a.proto: a field of a message extends no other one: declare"],
        ),
    ]);
}

#[test]
fn defaults_are_values_of_the_type() {
    check(&[
        ("default of an int32", |set| default(set, Type::Int32, "-2147483648"), &[]),
        (
            "default too large",
            |set| default(set, Type::Sfixed32, "2147483648"),
            &["a.proto: `2147483648` is no default of `a.M.f`: write an integer of 32 bits, or"],
        ),
        (
            "default with a sign",
            |set| default(set, Type::Uint64, "-1"),
            &["a.proto: `-1` is no default of `a.M.f`: write an integer of 64 bits without a sign"],
        ),
        (
            "default of code",
            |set| default(set, Type::Fixed32, "1); fn f() { ("),
            &["a.proto: `1); fn f() { (` is no default"],
        ),
        ("default in hex", |set| default(set, Type::Int64, "0x10"), &["a.proto: `0x10` is no default of `a.M.f`"]),
        ("empty default", |set| default(set, Type::Int32, ""), &["a.proto: `` is no default of `a.M.f`"]),
        ("default of a float", |set| default(set, Type::Float, "1e39"), &[]),
        (
            "default that is no float",
            |set| default(set, Type::Float, "one"),
            &["a.proto: `one` is no default of `a.M.f`: write a number"],
        ),
        ("default of a bool", |set| default(set, Type::Bool, "true"), &[]),
        (
            "default that is no bool",
            |set| default(set, Type::Bool, "1"),
            &["a.proto: `1` is no default of `a.M.f`: write `true` or `false`"],
        ),
        ("default of a string", |set| default(set, Type::String, "\"\\\u{202e}\n\0"), &[]),
        ("default of bytes", |set| default(set, Type::Bytes, r"\001\xff\n"), &[]),
        (
            "default with a wrong escape",
            |set| default(set, Type::Bytes, r"\8"),
            &["a.proto: `\\8` is no default of `a.M.f`: write bytes"],
        ),
        (
            "default of an enumeration",
            |set| {
                default(set, Type::Enum, "ONE");
                f(set).type_name = Some(".a.E".into());
            },
            &[],
        ),
        (
            "default that is no value",
            |set| {
                default(set, Type::Enum, "TWO");
                f(set).type_name = Some(".a.E".into());
            },
            &["a.proto: `TWO` is no default of `a.M.f`: write the name of one of its values"],
        ),
        (
            "default that is a value of another one",
            |set| {
                a(set).enum_type.push(EnumDescriptorProto { value: vec![value("TWO", 0)], ..enumeration("F") });
                default(set, Type::Enum, "TWO");
                f(set).type_name = Some(".a.E".into());
            },
            &["a.proto: `TWO` is no default of `a.M.f`"],
        ),
        (
            "default of a message",
            |set| {
                default(set, Type::Message, "");
                f(set).type_name = Some(".a.M".into());
            },
            &["a.proto: `` is no default of `a.M.f`: write none"],
        ),
        (
            "default of a list",
            |set| {
                default(set, Type::Int32, "1");
                f(set).label = Some(Label::Repeated);
            },
            &["a.proto: a list or a map has no default: remove"],
        ),
        (
            "default in proto3",
            |set| *n(set) = FieldDescriptorProto { default_value: Some("1".into()), ..field("m", 1, Type::Int32) },
            &["b.proto: a field without presence has no default: remove"],
        ),
        (
            "default of an extension",
            |set| x(set).default_value = Some("a".into()),
            &["a.proto: `a` is no default of `a.x`"],
        ),
        ("long default", |set| default(set, Type::Int32, &"1".repeat(1 << 20)), &["a.proto: `111"]),
    ]);
}

#[test]
fn json_names_are_not_empty_and_have_no_nul() {
    check(&[
        ("empty json name", |set| f(set).json_name = Some("".into()), &["a.proto: a JSON name is not empty: write"]),
        (
            "json name with nul",
            |set| f(set).json_name = Some("a\0b".into()),
            &["a.proto: a JSON name has no NUL in it: remove"],
        ),
        (
            "json name in brackets",
            |set| f(set).json_name = Some("[a]".into()),
            &["a.proto: a JSON name in brackets, as `[a]`, is that of an extension: write"],
        ),
        ("odd json name", |set| f(set).json_name = Some("\" \u{202e}\n]]>".into()), &[]),
        (
            "empty json name of an underscore",
            |set| {
                f(set).name = Some("_".into());
                f(set).json_name = Some("".into());
            },
            &[],
        ),
        (
            "long json name in brackets",
            |set| f(set).json_name = Some(format!("[{}]", "a".repeat(1 << 20))),
            &["a.proto: a JSON name in brackets, as `[aaa"],
        ),
        (
            "empty json name of an extension",
            |set| x(set).json_name = Some("".into()),
            &["a.proto: a JSON name is not empty"],
        ),
        (
            "json name of an extension",
            |set| x(set).json_name = Some("y".into()),
            &["a.proto: an extension goes by its full name in JSON: remove"],
        ),
    ]);
}

#[test]
fn extensions_have_a_number_that_is_left_to_them() {
    check(&[
        (
            "extension without a message",
            |set| x(set).extendee = None,
            &["a.proto: `a.x` refers to ``, which nobody resolved"],
        ),
        (
            "extension of an enumeration",
            |set| x(set).extendee = Some(".a.E".into()),
            &["a.proto: `a.x` refers to `a.E`, which is an enumeration: name a message"],
        ),
        (
            "extension of an entry",
            |set| x(set).extendee = Some(".a.M.MEntry".into()),
            &[
                "a.proto: `a.x` refers to `a.M.MEntry`, which is the entry of a map: name a message",
                "a.proto: `a.M.MEntry` does not leave the number 100",
            ],
        ),
        ("extension of number 0", |set| x(set).number = Some(0), &["a.proto: 0 is no number of a field"]),
        (
            "number that is not left",
            |set| x(set).number = Some(200),
            &["a.proto: `a.M` does not leave the number 200 to extensions: write"],
        ),
        (
            "number of two extensions",
            |set| {
                let again = FieldDescriptorProto { name: Some("y".into()), ..x(set).clone() };
                a(set).extension.push(again);
            },
            &["a.proto: `a.x` extends `a.M` by the number 100 too: give"],
        ),
        (
            "required extension",
            |set| x(set).label = Some(Label::Required),
            &["a.proto: no extension is required: write `optional`"],
        ),
        ("extension in a oneof", |set| x(set).oneof_index = Some(0), &["a.proto: no extension is in a oneof: compile"]),
        (
            "extension that is a map",
            |set| {
                *x(set) = FieldDescriptorProto {
                    extendee: Some(".a.M".into()),
                    label: Some(Label::Repeated),
                    ..of("x", 100, Type::Message, ".a.M.MEntry")
                };
            },
            &["a.proto: `a.x` is of the entry of a map, and no map: write"],
        ),
        (
            "extension in proto3",
            |set| {
                let moved = FieldDescriptorProto { name: Some("y".into()), number: Some(101), ..x(set).clone() };
                set.file[1].extension.push(moved);
            },
            &["b.proto: proto3 has no extensions but for options: use"],
        ),
    ]);
}

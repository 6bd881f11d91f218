//! Messages, oneofs, entries of maps, and enumerations.

use super::*;

fn aliases(set: &mut FileDescriptorSet) {
    e(set).options = Some(EnumOptions { allow_alias: Some(true), ..EnumOptions::default() });
}

fn value_range(start: i32, end: i32) -> EnumReservedRange {
    EnumReservedRange { start: Some(start), end: Some(end), ..EnumReservedRange::default() }
}

#[test]
fn ranges_are_the_right_way_round_and_apart() {
    check(&[
        (
            "reserved nothing",
            |set| m(set).reserved_range = vec![reserved(50, 50)],
            &["a.proto: the range `50 to 49` ends before it begins: write"],
        ),
        (
            "reserved zero",
            |set| m(set).reserved_range = vec![reserved(0, 1)],
            &["a.proto: the numbers of fields go from 1 to 536870911: write"],
        ),
        ("reserved to the end", |set| m(set).reserved_range = vec![reserved(200, 536_870_912)], &[]),
        (
            "reserved beyond the end",
            |set| m(set).reserved_range = vec![reserved(200, i32::MAX)],
            &["a.proto: the numbers of fields go from 1 to 536870911"],
        ),
        (
            "reserved from the least",
            |set| m(set).reserved_range = vec![reserved(i32::MIN, i32::MIN)],
            &["a.proto: the range"],
        ),
        (
            "reserved twice",
            |set| m(set).reserved_range = vec![reserved(50, 60), reserved(59, 70)],
            &["a.proto: `59 to 69` and `reserved 50 to 59` have numbers in common: take"],
        ),
        ("reserved apart", |set| m(set).reserved_range = vec![reserved(60, 70), reserved(50, 60)], &[]),
        (
            "reserved inside another",
            |set| m(set).reserved_range = vec![reserved(55, 56), reserved(50, 60), reserved(57, 58)],
            &["a.proto: `50 to 59` and `reserved 55` have", "a.proto: `57` and `reserved 50 to 59` have"],
        ),
        (
            "reserved and left",
            |set| m(set).reserved_range = vec![reserved(199, 201)],
            &["a.proto: `100 to 199` and `reserved 199 to 200` have numbers in common"],
        ),
        (
            "left from zero",
            |set| m(set).extension_range.push(range(0, 1)),
            &["a.proto: the numbers of fields go from 1"],
        ),
        (
            "left twice",
            |set| m(set).extension_range.push(range(150, 151)),
            &["a.proto: `150` and `extensions 100 to 199` have"],
        ),
        (
            "left beyond the end",
            |set| m(set).extension_range.push(range(300, 536_870_913)),
            &["a.proto: the numbers of fields go from 1"],
        ),
        (
            "name reserved twice",
            |set| m(set).reserved_name = vec!["z".into(), "y".into(), "z".into()],
            &["a.proto: the name `z` is reserved twice: remove"],
        ),
        (
            "odd names reserved",
            |set| m(set).reserved_name = vec!["".into(), "a b".into(), "\"\n".into(), "o".into()],
            &[],
        ),
    ]);
}

#[test]
fn message_sets_have_larger_numbers() {
    let set = |set: &mut FileDescriptorSet, end: i32, number: i32| {
        let options = MessageOptions { message_set_wire_format: Some(true), ..MessageOptions::default() };
        let message =
            DescriptorProto { extension_range: vec![range(4, end)], options: Some(options), ..message("Set") };
        a(set).message_type.push(message);
        *x(set) = FieldDescriptorProto { extendee: Some(".a.Set".into()), ..of("x", number, Type::Message, ".a.M") };
    };
    for (name, end, number, expected) in [
        ("largest item", i32::MAX, i32::MAX - 1, None),
        ("item among what is protobuf's own", i32::MAX, 19_000, Some("a.proto: the number 19000 is protobuf's own")),
        (
            "item beyond",
            i32::MAX,
            i32::MAX,
            Some("a.proto: 2147483647 is no number of a field: write one from 1 to 2147483646"),
        ),
        ("item that is not left", 1 << 29, 1 << 29, Some("a.proto: `a.Set` does not leave the number 536870912")),
    ] {
        let mut all = base();
        set(&mut all, end, number);
        write(name, expected.is_none(), &all);
        let found = Model::new(&all).err().map(|error| error.to_string());
        assert!(found.as_deref().unwrap_or_default().starts_with(expected.unwrap_or_default()), "{name}: {found:?}");
        assert_eq!(found.is_some(), expected.is_some(), "{name}: {found:?}");
    }
}

#[test]
fn other_extensions_have_the_numbers_of_fields() {
    check(&[
        (
            "extension beyond",
            |set| x(set).number = Some(1 << 29),
            &["a.proto: 536870912 is no number of a field: write one from 1 to 536870911"],
        ),
        (
            "extension that is not left",
            |set| x(set).number = Some((1 << 29) - 1),
            &["a.proto: `a.M` does not leave the number 536870911"],
        ),
    ]);
}

#[test]
fn oneofs_have_members_one_behind_the_other() {
    check(&[
        (
            "oneof of index -1",
            |set| m(set).field[2].oneof_index = Some(-1),
            &["a.proto: `a.M` has no oneof -1: compile"],
        ),
        ("oneof of index 1", |set| m(set).field[2].oneof_index = Some(1), &["a.proto: `a.M` has no oneof 1: compile"]),
        (
            "oneof without members",
            |set| m(set).oneof_decl.push(oneof("r")),
            &["a.proto: the oneof `a.M.r` has no members: add"],
        ),
        (
            "members apart",
            |set| m(set).field.swap(1, 2),
            &["a.proto: `q` is apart from the other members of its oneof: declare"],
        ),
        (
            "list in a oneof",
            |set| m(set).field[2].label = Some(Label::Repeated),
            &["a.proto: `p` is in a oneof and has a label: remove"],
        ),
        (
            "required in a oneof",
            |set| m(set).field[2].label = Some(Label::Required),
            &["a.proto: `p` is in a oneof and has a label: remove"],
        ),
        ("member without a label", |set| m(set).field[2].label = None, &[]),
        (
            "optional of proto3",
            |set| {
                let n = &mut set.file[1].message_type[0];
                n.field[0].proto3_optional = Some(true);
                n.field[0].oneof_index = Some(0);
                n.oneof_decl = vec![oneof("_m")];
            },
            &[],
        ),
        (
            "optional of proto3 in no oneof",
            |set| set.file[1].message_type[0].field[0].proto3_optional = Some(true),
            &["b.proto: `m` is an `optional` of proto3 and not alone in a oneof: compile"],
        ),
        (
            "optional of proto3 beside others",
            |set| {
                let n = &mut set.file[1].message_type[0];
                n.field = vec![
                    FieldDescriptorProto {
                        proto3_optional: Some(true),
                        oneof_index: Some(0),
                        ..field("k", 1, Type::Int32)
                    },
                    FieldDescriptorProto { oneof_index: Some(0), ..field("l", 2, Type::Int32) },
                ];
                n.oneof_decl = vec![oneof("_k")];
            },
            &["b.proto: `k` is an `optional` of proto3 and not alone"],
        ),
        (
            "optional of proto3 in proto2",
            |set| {
                m(set).field[2].proto3_optional = Some(true);
                m(set).field[2].oneof_index = Some(0);
                m(set).field.pop();
            },
            &["a.proto: `p` is an `optional` of proto3 and in a file of another syntax: compile"],
        ),
    ]);
}

#[test]
fn entries_are_those_of_one_map_each() {
    fn entry(set: &mut FileDescriptorSet) -> &mut DescriptorProto {
        &mut m(set).nested_type[0]
    }
    let wrong = &["a.proto: the entry `a.M.MEntry` is not a key 1 and a value 2 alone: write"];
    check(&[
        (
            "entry that no map has",
            |set| m(set).field[1] = field("m", 2, Type::Int32),
            &["a.proto: `a.M.MEntry` is no entry of a map: write"],
        ),
        (
            "entry at the top",
            |set| {
                let options = MessageOptions { map_entry: Some(true), ..MessageOptions::default() };
                a(set).message_type.push(DescriptorProto { options: Some(options), ..message("T") });
            },
            &["a.proto: `a.T` is no entry of a map"],
        ),
        (
            "entry of two maps",
            |set| {
                let again = FieldDescriptorProto { name: Some("k".into()), number: Some(5), ..m(set).field[1].clone() };
                m(set).field.push(again);
            },
            &["a.proto: `a.M.MEntry` is the entry of several maps: write"],
        ),
        (
            "map that is no list",
            |set| m(set).field[1].label = Some(Label::Optional),
            &["a.proto: `a.M.m` is of the entry of a map, and no map: write"],
        ),
        (
            "map that is a group",
            |set| m(set).field[1].r#type = Some(Type::Group),
            &["a.proto: `a.M.m` is of the entry of a map, and no map: write"],
        ),
        (
            "entry of another message",
            |set| {
                *set.file[1].message_type[0].field.first_mut().unwrap() =
                    FieldDescriptorProto { label: Some(Label::Repeated), ..of("m", 1, Type::Message, ".a.M.MEntry") }
            },
            &["b.proto: `b.N.m` is of the entry of a map, and no map"],
        ),
        ("entry without a value", |set| drop(entry(set).field.pop()), wrong),
        ("entry with more", |set| entry(set).field.push(field("more", 3, Type::Int32)), wrong),
        ("entry the wrong way round", |set| entry(set).field.reverse(), wrong),
        ("key of number 3", |set| entry(set).field[0].number = Some(3), wrong),
        ("value of another name", |set| entry(set).field[1].name = Some("values".into()), wrong),
        ("key that is a double", |set| entry(set).field[0].r#type = Some(Type::Double), wrong),
        ("key that is bytes", |set| entry(set).field[0].r#type = Some(Type::Bytes), wrong),
        ("key that is a message", |set| entry(set).field[0] = of("key", 1, Type::Message, ".a.M"), wrong),
        ("key that is an enumeration", |set| entry(set).field[0] = of("key", 1, Type::Enum, ".a.E"), wrong),
        ("value that is a group", |set| entry(set).field[1] = of("value", 2, Type::Group, ".a.M"), wrong),
        ("value that is a list", |set| entry(set).field[1].label = Some(Label::Repeated), wrong),
        ("entry with a message", |set| entry(set).nested_type.push(message("T")), wrong),
        ("entry with extensions", |set| entry(set).extension_range.push(range(10, 11)), wrong),
        ("value that is a message", |set| entry(set).field[1] = of("value", 2, Type::Message, ".a.M"), &[]),
        ("value that is an enumeration", |set| entry(set).field[1] = of("value", 2, Type::Enum, ".a.E"), &[]),
        (
            "value that does not begin with zero",
            |set| {
                e(set).value.swap(0, 1);
                entry(set).field[1] = of("value", 2, Type::Enum, ".a.E");
            },
            &["a.proto: the enumeration `a.E` in a map does not begin with 0: give"],
        ),
    ]);
}

#[test]
fn enumerations_have_values_of_different_numbers() {
    check(&[
        ("no values", |set| e(set).value.clear(), &["a.proto: `a.E` has no values: add"]),
        (
            "number of two values",
            |set| e(set).value[1].number = Some(0),
            &[
                "a.proto: `ONE` has the number 0, as has `ZERO`: write another one, or allow both by `option allow_alias",
            ],
        ),
        (
            "alias",
            |set| {
                aliases(set);
                e(set).value[1].number = Some(0);
            },
            &[],
        ),
        (
            "alias further down",
            |set| {
                aliases(set);
                e(set).value.push(value("TWO", 0));
            },
            &[],
        ),
        (
            "alias allowed and not there",
            aliases,
            &["a.proto: `a.E` has no two values of one number: remove `allow_alias`"],
        ),
        (
            "alias allowed of one value",
            |set| {
                aliases(set);
                e(set).value.pop();
            },
            &["a.proto: `a.E` has no two values of one number"],
        ),
        ("closed without zero", |set| e(set).value[0].number = Some(-7), &[]),
        (
            "open without zero",
            |set| {
                let open = EnumDescriptorProto { value: vec![value("A", 1), value("B", 0)], ..enumeration("F") };
                set.file[1].enum_type.push(open);
            },
            &["b.proto: the open enumeration `b.F` does not begin with 0: give it a first value of 0"],
        ),
        (
            "closed in proto3",
            |set| set.file[1].message_type[0].field.push(of("e", 2, Type::Enum, ".a.E")),
            &["b.proto: `a.E` is a closed enumeration, which proto3 does not take: declare"],
        ),
        (
            "value reserved",
            |set| e(set).reserved_range = vec![value_range(-5, -1), value_range(1, 1)],
            &["a.proto: the number 1 of `ONE` is in `reserved 1`: give"],
        ),
        (
            "values reserved the wrong way round",
            |set| e(set).reserved_range = vec![value_range(9, 5)],
            &["a.proto: the range `9 to 5` ends before it begins: write `5 to 9`"],
        ),
        (
            "all other values reserved",
            |set| e(set).reserved_range = vec![value_range(i32::MIN, -1), value_range(2, i32::MAX)],
            &[],
        ),
        (
            "value's name reserved",
            |set| e(set).reserved_name = vec!["ONE".into()],
            &["a.proto: the name `ONE` is reserved: give"],
        ),
    ]);
}

#[test]
fn values_differ_by_more_than_case_and_the_name_of_the_enumeration() {
    fn level(set: &mut FileDescriptorSet, names: [&str; 2], numbers: [i32; 2]) {
        let values = vec![value("LEVEL_NONE", 0), value(names[0], numbers[0]), value(names[1], numbers[1])];
        a(set).enum_type.push(EnumDescriptorProto { value: values, ..enumeration("Level") });
    }
    fn allow(set: &mut FileDescriptorSet) {
        let options = EnumOptions { deprecated_legacy_json_field_conflicts: Some(true), ..EnumOptions::default() };
        a(set).enum_type[1].options = Some(options);
    }
    check(&[
        (
            "values alike but for the name",
            |set| level(set, ["LEVEL_HIGH", "HIGH"], [1, 2]),
            &[
                "a.proto: `HIGH` and `LEVEL_HIGH` are the same name but for case and the name of the enumeration: rename",
            ],
        ),
        (
            "values alike but for case",
            |set| level(set, ["LEVEL_HIGH", "level_high"], [1, 2]),
            &["a.proto: `level_high` and `LEVEL_HIGH` are the same"],
        ),
        (
            "values alike but for underscores",
            |set| level(set, ["LE_VELHIGH", "_HIGH"], [1, 2]),
            &["a.proto: `_HIGH` and `LE_VELHIGH` are the same"],
        ),
        ("values that differ by where words begin", |set| level(set, ["LEVEL_TO_P", "TOP"], [1, 2]), &[]),
        (
            "alias alike",
            |set| {
                level(set, ["LEVEL_HIGH", "HIGH"], [1, 1]);
                a(set).enum_type[1].options = Some(EnumOptions { allow_alias: Some(true), ..EnumOptions::default() });
            },
            &[],
        ),
        (
            "values alike and allowed in proto2",
            |set| {
                level(set, ["LEVEL_HIGH", "HIGH"], [1, 2]);
                allow(set);
            },
            &[],
        ),
        (
            "values alike and allowed in an edition",
            |set| {
                a(set).syntax = Some("editions".into());
                a(set).edition = Some(Edition::Edition2023);
                level(set, ["LEVEL_HIGH", "HIGH"], [1, 2]);
                allow(set);
            },
            &["a.proto: `HIGH` and `LEVEL_HIGH` are the same name"],
        ),
    ]);
    let mut set = base();
    level(&mut set, ["LEVEL_HIGH", "HIGH"], [1, 2]);
    allow(&mut set);
    let warnings: Vec<String> = Model::new(&set).unwrap().warnings.iter().map(ToString::to_string).collect();
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0].starts_with("a.proto: `HIGH` and `LEVEL_HIGH` are the same name"), "{warnings:?}");
}

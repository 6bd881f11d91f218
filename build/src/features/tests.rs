use wireform::{
    Enumeration, Message,
    schema::proto::{FieldOptions, FileDescriptorSet, MessageOptions},
};

use super::*;

fn file(set: &[u8], name: &str) -> FileDescriptorProto {
    let set = FileDescriptorSet::decode(set).unwrap();
    set.file.into_iter().find(|file| file.name.as_deref() == Some(name)).unwrap()
}

fn schemas(name: &str) -> FileDescriptorProto {
    file(include_bytes!("../../../tests/vectors/schemas/schemas.binpb"), name)
}

fn message<'f>(file: &'f FileDescriptorProto, name: &str) -> &'f DescriptorProto {
    file.message_type.iter().find(|message| message.name.as_deref() == Some(name)).unwrap()
}

/// What `google/protobuf/descriptor.proto` itself says of a feature: its last default that is not behind the edition.
fn googles_default(options: &FieldOptions, edition: Edition) -> String {
    let defaults = options.edition_defaults.iter();
    let before = defaults.filter(|default| default.edition.unwrap().number() <= edition.number());
    before.max_by_key(|default| default.edition.unwrap().number()).unwrap().value.clone().unwrap()
}

fn names(features: &Resolved) -> [(&'static str, Option<&'static str>); 8] {
    [
        ("field_presence", features.field_presence.name()),
        ("enum_type", features.enum_type.name()),
        ("repeated_field_encoding", features.repeated_field_encoding.name()),
        ("utf8_validation", features.utf8_validation.name()),
        ("message_encoding", features.message_encoding.name()),
        ("json_format", features.json_format.name()),
        ("enforce_naming_style", features.enforce_naming_style.name()),
        ("default_symbol_visibility", features.default_symbol_visibility.name()),
    ]
}

#[test]
fn defaults_are_those_of_descriptor_proto() {
    let google = include_bytes!("../../../tests/vectors/schemas/google.binpb");
    let google = file(google, "google/protobuf/descriptor.proto");
    let features = message(&google, "FeatureSet");
    for edition in [Edition::Proto2, Edition::Proto3, Edition::Edition2023, Edition::Edition2024] {
        let ours = names(&defaults(edition).unwrap());
        let theirs = features.field.iter().map(|field| {
            let options = field.options.as_ref().unwrap();
            (field.name.clone().unwrap(), googles_default(options, edition))
        });
        let ours: Vec<_> = ours.iter().map(|(name, value)| ((*name).to_owned(), value.unwrap().to_owned())).collect();
        assert_eq!(ours, theirs.collect::<Vec<_>>(), "{edition:?}");
    }
}

/// A field's name, whether it is required (`!`), knows its absence (`?`) or not (` `), whether its numbers are packed, and
/// whether its message is a group.
type Row = (&'static str, char, bool, bool);

fn rows(file: &FileDescriptorProto, name: &str) -> Vec<(String, char, bool, bool)> {
    let message = message(file, name);
    let own = resolve_message(resolve_file(file).unwrap(), message);
    let fields = message.field.iter().map(|field| {
        let parent = match field.oneof_index {
            Some(index) => resolve_oneof(own, &message.oneof_decl[index as usize]),
            None => own,
        };
        row(field, resolve_field(parent, field))
    });
    fields.collect()
}

fn row(field: &FieldDescriptorProto, features: Resolved) -> (String, char, bool, bool) {
    let presence = match features.field_presence {
        FieldPresence::LegacyRequired => '!',
        FieldPresence::Explicit => '?',
        _ => ' ',
    };
    let packed = features.repeated_field_encoding == RepeatedFieldEncoding::Packed;
    let group = features.message_encoding == MessageEncoding::Delimited;
    (field.name.clone().unwrap(), presence, packed, group)
}

#[track_caller]
fn assert_rows(rows: &[(String, char, bool, bool)], expected: &[Row]) {
    let expected: Vec<_> = expected.iter().map(|row| (row.0.to_owned(), row.1, row.2, row.3)).collect();
    assert_eq!(rows, expected);
}

#[test]
fn proto2_says_it_by_labels_groups_and_options() {
    let expected: [Row; 8] = [
        ("name", '!', false, false),
        ("packed", '?', true, false),
        ("expanded", '?', false, false),
        ("raw", '?', false, false),
        ("inner", '?', false, true),
        ("number", '?', false, false),
        ("ruled", '?', false, false),
        ("children", '?', false, false),
    ];
    assert_rows(&rows(&schemas("legacy.proto"), "Legacy"), &expected);
}

#[test]
fn proto3_is_implicit_unless_optional_and_packs() {
    let expected: [Row; 2] = [("maybe", '?', true, false), ("numbers", ' ', true, false)];
    assert_rows(&rows(&schemas("public.proto"), "Public"), &expected);
}

#[test]
fn an_edition_hands_features_down_and_fields_override_them() {
    let expected: [Row; 9] = [
        ("plain", ' ', true, true),
        ("explicit", '?', true, true),
        ("expanded", ' ', false, true),
        ("inner", '?', true, true),
        ("prefixed", '?', true, false),
        ("any", ' ', true, true),
        ("closed", '!', true, true),
        ("children", '?', true, true),
        ("number", '?', true, true),
    ];
    let file = schemas("edition.proto");
    assert_rows(&rows(&file, "Modern"), &expected);

    let features = resolve_file(&file).unwrap();
    assert_eq!(features.default_symbol_visibility, DefaultSymbolVisibility::LocalAll);
    assert_eq!(features.enforce_naming_style, EnforceNamingStyle::StyleLegacy);
    assert_eq!(features.enum_type, EnumType::Open);
    assert_eq!(resolve_enum(features, &file.enum_type[0]).enum_type, EnumType::Closed);
    let modern = message(&file, "Modern");
    assert_eq!(features.utf8_validation, Utf8Validation::Verify);
    assert_eq!(resolve_field(features, &modern.field[5]).utf8_validation, Utf8Validation::None);
    // Extensions know their absence, and entries of maps are no groups.
    assert_eq!(resolve_field(features, &file.extension[0]).field_presence, FieldPresence::Explicit);
    assert_eq!(resolve_message(features, &modern.nested_type[0]).message_encoding, MessageEncoding::LengthPrefixed);
}

#[test]
fn a_message_has_features_of_its_own() {
    let own = FeatureSet { json_format: Some(JsonFormat::LegacyBestEffort), ..FeatureSet::default() };
    let options = MessageOptions { features: Some(own), ..MessageOptions::default() };
    let message = DescriptorProto { options: Some(options), ..DescriptorProto::default() };
    let features = resolve_message(EDITION_2023, &message);
    assert_eq!(features, Resolved { json_format: JsonFormat::LegacyBestEffort, ..EDITION_2023 });
}

#[test]
fn a_feature_that_is_unknown_is_inherited() {
    let own = FeatureSet { enum_type: Some(EnumType::Unknown), ..FeatureSet::default() };
    assert_eq!(PROTO2.with(Some(&own)), PROTO2);
}

#[test]
fn a_syntax_or_an_edition_that_is_not_known_is_an_error() {
    let file = |syntax: &str, edition| {
        resolve_file(&FileDescriptorProto {
            name: Some("a.proto".into()),
            syntax: Some(syntax.into()),
            edition,
            ..FileDescriptorProto::default()
        })
    };
    assert_eq!(file("proto2", None).unwrap(), PROTO2);
    let errors = [
        (file("proto4", None), "a.proto: unknown syntax `proto4`: write proto2, proto3 or an edition"),
        (
            file("editions", None),
            "a.proto: its edition is missing, or none of those known here: write edition 2023 or 2024",
        ),
        (
            file("editions", Some(Edition::Unstable)),
            "a.proto: EDITION_UNSTABLE is none of the editions known here: write edition 2023 or 2024",
        ),
    ];
    for (result, text) in errors {
        assert_eq!(result.unwrap_err().to_string(), text);
    }
}

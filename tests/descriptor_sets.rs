//! Descriptor sets that protoc made, by way of the types of descriptor.proto.
//!
//! `cargo test --features descriptors --test descriptor_sets` where the whole workspace is not built.

#![cfg(feature = "descriptors")]

use wireform::{
    Described, Enumeration, Extension, Message,
    encoding::{Expanded, Sint32},
    schema::{
        FieldKind, Kind, MessageDescriptor,
        proto::{
            DescriptorProto, Edition, EnumDescriptorProto, FieldDescriptorProto, FileDescriptorProto,
            FileDescriptorSet, FileOptions, SourceCodeInfo, compiler::CodeGeneratorRequest,
            compiler::CodeGeneratorResponse, feature_set, field_descriptor_proto::Type,
        },
    },
    wire::Raw,
};

const GOOGLE: &[u8] = include_bytes!("vectors/schemas/google.binpb");
const SCHEMAS: &[u8] = include_bytes!("vectors/schemas/schemas.binpb");

fn files(bytes: &[u8]) -> Vec<FileDescriptorProto> {
    FileDescriptorSet::decode(bytes).unwrap().file
}

fn file(bytes: &[u8], name: &str) -> FileDescriptorProto {
    files(bytes).into_iter().find(|file| file.name.as_deref() == Some(name)).unwrap()
}

#[test]
fn a_descriptor_set_is_the_same_bytes_when_it_is_written_again() {
    for bytes in [GOOGLE, SCHEMAS] {
        let set = FileDescriptorSet::decode(bytes).unwrap();
        assert_eq!(set.encode_to_vec(), bytes);
        assert_eq!(set.encoded_len(), bytes.len());
    }
}

#[test]
fn custom_options_are_unknown_fields_and_nothing_else_is() {
    let legacy = file(SCHEMAS, "legacy.proto");
    let options = legacy.options.unwrap();
    let custom: Vec<_> = options.unknown_fields.iter().collect();
    assert_eq!(
        custom,
        [(50001, Raw::LengthDelimited(b"a note on the file")), (50002, Raw::Varint(2)), (50002, Raw::Varint(1))]
    );
    assert!(legacy.message_type.iter().all(|message| message.unknown_fields.is_empty()));
    let features = file(SCHEMAS, "edition.proto").options.unwrap().features.unwrap();
    assert_eq!(features.unknown_fields.iter().map(|(number, _)| number).collect::<Vec<_>>(), [1000]);
}

#[test]
fn custom_options_are_read_as_extensions() {
    const NOTE: Extension<FileOptions, String> = Extension::new(50001);
    const LEVELS: Extension<FileOptions, Vec<i32>, Expanded<Sint32>> = Extension::new(50002);

    let mut options = file(SCHEMAS, "legacy.proto").options.unwrap();
    assert_eq!(NOTE.get(&options).unwrap().as_deref(), Some("a note on the file"));
    assert_eq!(LEVELS.get(&options).unwrap(), [1, -1]);
    let bytes = options.encode_to_vec();
    NOTE.clear(&mut options);
    assert!(!NOTE.has(&options));
    NOTE.set(&mut options, "a note on the file".into());
    assert_eq!(options.encode_to_vec(), bytes);
}

#[test]
fn editions_features_and_comments_are_read() {
    let edition = file(SCHEMAS, "edition.proto");
    assert_eq!(edition.edition, Some(Edition::Edition2024));
    assert_eq!(edition.option_dependency, ["google/protobuf/cpp_features.proto"]);
    let features = edition.options.unwrap().features.unwrap();
    assert_eq!(features.message_encoding, Some(feature_set::MessageEncoding::Delimited));

    let SourceCodeInfo { location, .. } = file(SCHEMAS, "legacy.proto").source_code_info.unwrap();
    let syntax = location.iter().find(|location| location.path == [12]).unwrap();
    assert_eq!(syntax.leading_detached_comments, [" A detached comment.\n"]);
    assert_eq!(syntax.leading_comments.as_deref(), Some(" What proto2 has, and what compilers write of it.\n"));
    let name = location.iter().find(|location| location.path == [4, 1, 2, 0]).unwrap();
    assert_eq!(name.trailing_comments.as_deref(), Some(" Behind it.\n"));
}

#[test]
fn what_a_plugin_hears_is_the_same_bytes_too() {
    let request = CodeGeneratorRequest {
        file_to_generate: vec!["a.proto".into()],
        proto_file: files(SCHEMAS),
        source_file_descriptors: files(SCHEMAS),
        ..CodeGeneratorRequest::default()
    };
    let bytes = request.encode_to_vec();
    assert_eq!(CodeGeneratorRequest::decode(&bytes[..]).unwrap(), request);
    let response = CodeGeneratorResponse { minimum_edition: Some(998), ..CodeGeneratorResponse::default() };
    assert_eq!(response.encode_to_vec(), [0x18, 0xe6, 0x07]);
}

/// The types as they are in Rust, compared with Google's `.proto` files, message by message.
#[test]
fn the_types_are_those_of_googles_files() {
    let mut seen = 0;
    for (name, root) in [
        ("google/protobuf/descriptor.proto", FileDescriptorSet::DESCRIPTOR),
        ("google/protobuf/compiler/plugin.proto", CodeGeneratorRequest::DESCRIPTOR),
        ("google/protobuf/compiler/plugin.proto", CodeGeneratorResponse::DESCRIPTOR),
    ] {
        let mut schema = Schema { file: file(GOOGLE, name), seen: Vec::new() };
        schema.compare(root);
        seen += schema.seen.len();
    }
    assert!(seen > 40, "{seen} messages and enumerations");
}

struct Schema {
    file: FileDescriptorProto,
    seen: Vec<String>,
}

impl Schema {
    fn compare(&mut self, ours: &'static MessageDescriptor) {
        let name = ours.full_name();
        let path = name.strip_prefix(self.file.package.as_deref().unwrap()).map(|path| &path[1..]);
        let Some(theirs) = path.and_then(|path| find(&self.file.message_type, path).cloned()) else {
            // A message of another file, or of another package.
            return;
        };
        if self.seen.contains(&name) {
            return;
        }
        self.seen.push(name.clone());
        let numbers: Vec<_> = theirs.field.iter().map(|field| field.number.unwrap() as u32).collect();
        let mut own: Vec<_> = ours.flat_fields().map(|field| field.number()).collect();
        own.sort_by_key(|number| numbers.iter().position(|other| other == number));
        assert_eq!(own, numbers, "{name}");
        let reserved: Vec<_> = theirs
            .reserved_range
            .iter()
            .map(|range| range.start.unwrap() as u32..=range.end.unwrap() as u32 - 1)
            .collect();
        let own = ours.reserved_numbers().iter().cloned();
        assert!(own.clone().all(|range| reserved.iter().any(|other| other.contains(range.start()))), "{name}");
        assert!(reserved.iter().all(|other| own.clone().any(|range| range.contains(other.end()))), "{name}");
        let ranges = theirs.extension_range.iter().map(|range| (range.start.unwrap(), range.end.unwrap()));
        let ranges: Vec<_> = ranges.map(|(start, end)| start as u32..=end as u32 - 1).collect();
        assert_eq!(ours.extension_ranges(), ranges, "{name}");
        for field in &theirs.field {
            self.compare_field(field, ours);
        }
    }

    fn compare_field(&mut self, theirs: &FieldDescriptorProto, ours: &'static MessageDescriptor) {
        let field = ours.field(theirs.number.unwrap() as u32).unwrap();
        let place = format!("{}.{}", ours.full_name(), field.name());
        assert_eq!(Some(field.name()), theirs.name.as_deref(), "{place}");
        let options = theirs.options.clone().unwrap_or_default();
        let (label, kind, packed) = match field.kind() {
            FieldKind::Explicit(kind) => (1, kind, None),
            FieldKind::Required(kind) => (2, kind, None),
            FieldKind::Repeated { element, packed } => (3, element, packed.then_some(true)),
            other => panic!("{place}: {other:?}"),
        };
        assert_eq!(theirs.label.unwrap().number(), label, "{place}");
        assert_eq!(options.packed, packed, "{place}");
        assert_eq!(options.deprecated.unwrap_or_default(), field.is_deprecated(), "{place}");
        assert_eq!(theirs.default_value.as_deref(), field.default_value(), "{place}");
        let (number, type_name) = match kind {
            Kind::Message(message) => (Type::Message, message().full_name()),
            Kind::Enum(enumeration) => {
                self.compare_enum(enumeration());
                (Type::Enum, format!("{}.{}", enumeration().package(), enumeration().name()))
            }
            scalar => (scalar_type(scalar), String::new()),
        };
        assert_eq!(theirs.r#type, Some(number), "{place}");
        let of_theirs = theirs.type_name.as_deref().unwrap_or_default();
        assert_eq!(of_theirs.trim_start_matches('.'), type_name, "{place}");
        if let Kind::Message(message) = kind {
            self.compare(message());
        }
    }

    fn compare_enum(&mut self, ours: &'static wireform::schema::EnumDescriptor) {
        let (parent, name) = ours.name().rsplit_once('.').unwrap_or(("", ours.name()));
        let enums: &[EnumDescriptorProto] = match find(&self.file.message_type, parent) {
            Some(message) => &message.enum_type,
            None => &self.file.enum_type,
        };
        let Some(theirs) = enums.iter().find(|other| other.name.as_deref() == Some(name)) else { return };
        self.seen.push(ours.name().to_owned());
        let theirs: Vec<_> =
            theirs.value.iter().map(|value| (value.name.as_deref().unwrap(), value.number.unwrap())).collect();
        let own: Vec<_> = ours.values().iter().map(|value| (value.name(), value.number())).collect();
        assert_eq!(own, theirs, "{}", ours.name());
        assert!(ours.is_closed());
    }
}

fn find<'m>(messages: &'m [DescriptorProto], path: &str) -> Option<&'m DescriptorProto> {
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let message = messages.iter().find(|message| message.name.as_deref() == Some(name))?;
    rest.map_or(Some(message), |rest| find(&message.nested_type, rest))
}

fn scalar_type(kind: Kind) -> Type {
    Type::from_name(&format!("TYPE_{}", kind.name().to_uppercase())).unwrap()
}

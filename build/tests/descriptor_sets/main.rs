//! Descriptor sets are input: what is said about each mistake in one, and what is no mistake.
//!
//! `tests/plugin.sh` has protoc judge the same sets, which `DESCRIPTOR_SETS=FOLDER` writes there.

#![allow(missing_docs, reason = "tables of tests")]

use std::{env, fs, path::Path};

use wireform::{
    Message,
    schema::proto::{
        DescriptorProto, Edition, EnumDescriptorProto, EnumOptions, EnumValueDescriptorProto, FieldDescriptorProto,
        FileDescriptorProto, FileDescriptorSet, MessageOptions, MethodDescriptorProto, OneofDescriptorProto,
        ServiceDescriptorProto, SourceCodeInfo, UninterpretedOption,
        descriptor_proto::{ExtensionRange, ReservedRange},
        enum_descriptor_proto::EnumReservedRange,
        field_descriptor_proto::{Label, Type},
        source_code_info::Location,
        uninterpreted_option::NamePart,
    },
};
use wireform_build::model::Model;

mod of_elements;
mod of_fields;
mod of_sets;

/// Something done to a set.
type Change = fn(&mut FileDescriptorSet);

/// Checks what is said about each change: the beginning of each line, in their order.
fn check(table: &[(&str, Change, &[&str])]) {
    for (name, change, expected) in table {
        let mut set = base();
        change(&mut set);
        write(name, expected.is_empty(), &set);
        // As it would arrive.
        let set = FileDescriptorSet::decode(&set.encode_to_vec()[..]).unwrap();
        let found: Vec<String> = match Model::new(&set) {
            Ok(_) => Vec::new(),
            Err(error) => error.problems().iter().map(ToString::to_string).collect(),
        };
        assert_eq!(found.len(), expected.len(), "{name}: {found:#?}");
        for (found, expected) in found.iter().zip(*expected) {
            let told = found.strip_prefix(expected).unwrap_or_else(|| panic!("{name}: {found}"));
            assert!(expected.contains(": ") || told.contains(": "), "{name}: without advice: {found}");
            assert!(found.len() < 1024, "{name}: {} bytes", found.len());
        }
    }
}

/// Writes a set for protoc to judge, into a folder for what we say of it.
fn write(name: &str, is_taken: bool, set: &FileDescriptorSet) {
    if let Some(folder) = env::var_os("DESCRIPTOR_SETS") {
        let folder = Path::new(&folder).join(if is_taken { "taken" } else { "refused" });
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{name}.binpb")), set.encode_to_vec()).unwrap();
    }
}

/// A set without a mistake: in `a.proto` of proto2 the message `M` with a field `f`, a map `m`, a oneof `o` of `p` and `q`,
/// and extensions from 100 to 199; the enumeration `E`; the extension `x` of `M`; the service `S` with the method `Get`. In
/// `b.proto` of proto3 the message `N`, which holds an `M`.
fn base() -> FileDescriptorSet {
    let entry = DescriptorProto {
        field: vec![field("key", 1, Type::String), field("value", 2, Type::Int32)],
        options: Some(MessageOptions { map_entry: Some(true), ..MessageOptions::default() }),
        ..message("MEntry")
    };
    let m = DescriptorProto {
        field: vec![
            field("f", 1, Type::Int32),
            FieldDescriptorProto { label: Some(Label::Repeated), ..of("m", 2, Type::Message, ".a.M.MEntry") },
            FieldDescriptorProto { oneof_index: Some(0), ..field("p", 3, Type::String) },
            FieldDescriptorProto { oneof_index: Some(0), ..of("q", 4, Type::Enum, ".a.E") },
        ],
        oneof_decl: vec![oneof("o")],
        nested_type: vec![entry],
        extension_range: vec![range(100, 200)],
        ..message("M")
    };
    let one = EnumDescriptorProto { value: vec![value("ZERO", 0), value("ONE", 1)], ..enumeration("E") };
    let x = FieldDescriptorProto { extendee: Some(".a.M".into()), ..field("x", 100, Type::Int32) };
    let get = MethodDescriptorProto {
        name: Some("Get".into()),
        input_type: Some(".a.M".into()),
        output_type: Some(".a.M".into()),
        ..MethodDescriptorProto::default()
    };
    let service =
        ServiceDescriptorProto { name: Some("S".into()), method: vec![get], ..ServiceDescriptorProto::default() };
    let a = FileDescriptorProto {
        message_type: vec![m],
        enum_type: vec![one],
        extension: vec![x],
        service: vec![service],
        ..file("a.proto", "a", "proto2")
    };
    let n = DescriptorProto { field: vec![of("m", 1, Type::Message, ".a.M")], ..message("N") };
    let b = FileDescriptorProto {
        dependency: vec!["a.proto".into()],
        message_type: vec![n],
        ..file("b.proto", "b", "proto3")
    };
    FileDescriptorSet { file: vec![a, b], ..FileDescriptorSet::default() }
}

fn file(name: &str, package: &str, syntax: &str) -> FileDescriptorProto {
    FileDescriptorProto {
        name: Some(name.into()),
        package: Some(package.into()),
        syntax: Some(syntax.into()),
        ..FileDescriptorProto::default()
    }
}

fn message(name: &str) -> DescriptorProto {
    DescriptorProto { name: Some(name.into()), ..DescriptorProto::default() }
}

fn field(name: &str, number: i32, ty: Type) -> FieldDescriptorProto {
    FieldDescriptorProto {
        name: Some(name.into()),
        number: Some(number),
        label: Some(Label::Optional),
        r#type: Some(ty),
        ..FieldDescriptorProto::default()
    }
}

fn of(name: &str, number: i32, ty: Type, type_name: &str) -> FieldDescriptorProto {
    FieldDescriptorProto { type_name: Some(type_name.into()), ..field(name, number, ty) }
}

fn oneof(name: &str) -> OneofDescriptorProto {
    OneofDescriptorProto { name: Some(name.into()), ..OneofDescriptorProto::default() }
}

fn range(start: i32, end: i32) -> ExtensionRange {
    ExtensionRange { start: Some(start), end: Some(end), ..ExtensionRange::default() }
}

fn reserved(start: i32, end: i32) -> ReservedRange {
    ReservedRange { start: Some(start), end: Some(end), ..ReservedRange::default() }
}

fn enumeration(name: &str) -> EnumDescriptorProto {
    EnumDescriptorProto { name: Some(name.into()), ..EnumDescriptorProto::default() }
}

fn value(name: &str, number: i32) -> EnumValueDescriptorProto {
    EnumValueDescriptorProto { name: Some(name.into()), number: Some(number), ..EnumValueDescriptorProto::default() }
}

fn a(set: &mut FileDescriptorSet) -> &mut FileDescriptorProto {
    &mut set.file[0]
}

/// The message `a.M`.
fn m(set: &mut FileDescriptorSet) -> &mut DescriptorProto {
    &mut set.file[0].message_type[0]
}

/// The enumeration `a.E`.
fn e(set: &mut FileDescriptorSet) -> &mut EnumDescriptorProto {
    &mut set.file[0].enum_type[0]
}

/// The extension `a.x`.
fn x(set: &mut FileDescriptorSet) -> &mut FieldDescriptorProto {
    &mut set.file[0].extension[0]
}

#[test]
fn a_set_without_a_mistake_passes() {
    check(&[("base", |_| {}, &[])]);
}

//! Schemas of one shape, which have so many of something.

use std::fs;

use wireform::{
    Message,
    schema::proto::{
        DescriptorProto, EnumDescriptorProto, EnumOptions, EnumValueDescriptorProto, FieldDescriptorProto,
        FileDescriptorProto, FileDescriptorSet, MessageOptions, OneofDescriptorProto, SourceCodeInfo,
        compiler::{CodeGeneratorRequest, CodeGeneratorResponse},
        descriptor_proto::{ExtensionRange, ReservedRange},
        enum_descriptor_proto::EnumReservedRange,
        field_descriptor_proto::{Label, Type},
        source_code_info::Location,
    },
};
use wireform_build::Config;

use crate::{Run, Shape};

/// The shapes; a name that begins with "mistakes" is of sets that are refused.
pub(crate) const SHAPES: [Shape; 33] = [
    ("fields", 250, |n| taken(one(fields(n)))),
    ("fields of one message", 250, |n| taken(one(of_message(n)))),
    ("fields with names that Rust spells alike", 250, |n| taken(one(alike_fields(n)))),
    ("oneofs of one member", 250, |n| taken(one(oneofs(n)))),
    ("members of a oneof", 250, |n| taken(one(members(n)))),
    ("maps", 125, |n| taken(one(maps(n)))),
    ("messages", 125, |n| taken(file(messages(n)))),
    ("messages with names that Rust spells alike", 125, |n| taken(file(alike_messages(n)))),
    ("messages in a message", 125, |n| taken(one(DescriptorProto { nested_type: messages(n), ..message("M") }))),
    ("a chain of messages", 125, |n| taken(file(chain(n)))),
    ("a circle of messages", 125, |n| taken(file(circle(n)))),
    ("values", 500, |n| taken(enums(values(n)))),
    ("aliases of one number", 500, |n| taken(enums(aliases(n)))),
    ("numbers and names that a message gave up", 500, |n| taken(one(reserved(n)))),
    ("numbers and names that an enumeration gave up", 500, |n| taken(enums(reserved_values(n)))),
    ("ranges for extensions", 500, |n| taken(one(ranges(n)))),
    ("extensions", 125, |n| taken(extensions(n, None))),
    ("extensions with a value as default", 125, |n| taken(extensions(n, Some("V1")))),
    ("files, each with a package", 125, |n| taken_set(files(n))),
    ("files of one package", 125, |n| taken_set(files_of_a_package(n))),
    ("imports", 125, |n| taken_set(imports(n))),
    ("lines of a comment", 1000, |n| taken(commented("a `b` [c](http://d) <e>\n".repeat(n)))),
    ("brackets of a comment", 4000, |n| taken(commented("[".repeat(n)))),
    ("backticks of a comment", 1000, |n| taken(commented("` `` ``` ".repeat(n)))),
    ("blocks of a comment", 500, |n| taken(commented("\n\n     a\n\n\n```\nb\n".repeat(n)))),
    ("mistakes: numbers", 500, |n| refused(one(wrong_numbers(n)))),
    ("mistakes: names", 500, |n| refused(one(wrong_names(n)))),
    ("mistakes: names that are there twice", 500, |n| refused(one(same_names(n)))),
    ("mistakes: reserved names", 500, |n| refused(one(reserved_names(n)))),
    ("mistakes: ranges that overlap", 500, |n| refused(one(overlaps(n)))),
    ("mistakes: values of one number", 500, |n| refused(enums(EnumDescriptorProto { options: None, ..aliases(n) }))),
    ("mistakes: types that are missing", 500, |n| refused(one(missing(n)))),
    (BY_PROTOX, 125, sources),
];

/// protox walks through the file once for each mistake, so only the memory is judged here.
pub(crate) const BY_PROTOX: &str = "mistakes: types that are missing in a source";

fn taken(file: FileDescriptorProto) -> Run {
    taken_set(FileDescriptorSet { file: vec![file], ..FileDescriptorSet::default() })
}

fn taken_set(set: FileDescriptorSet) -> Run {
    generate(set, |error| assert_eq!(error, None))
}

fn refused(file: FileDescriptorProto) -> Run {
    let set = FileDescriptorSet { file: vec![file], ..FileDescriptorSet::default() };
    generate(set, |error| assert!(error.is_some_and(|error| error.lines().count() > 100)))
}

fn generate(set: FileDescriptorSet, check: fn(Option<String>)) -> Run {
    let request = CodeGeneratorRequest {
        file_to_generate: set.file.iter().filter_map(|file| file.name.clone()).collect(),
        proto_file: set.file,
        ..CodeGeneratorRequest::default()
    };
    let request = request.encode_to_vec();
    Box::new(move || {
        let answer = wireform_build::plugin::answer(&request).expect("this is a request");
        check(CodeGeneratorResponse::decode(&answer[..]).expect("this is an answer").error);
    })
}

/// A source with as many mistakes, for the compiler.
fn sources(n: usize) -> Run {
    let fields: String = (1..=n).map(|number| format!("  Missing{number} f{number} = {number};\n")).collect();
    Box::new(move || {
        let folder = tempfile::tempdir().expect("there is room");
        let path = folder.path().join("a.proto");
        fs::write(&path, format!("syntax = \"proto3\";\nmessage M {{\n{fields}}}\n")).expect("there is room");
        let error = Config::new().out_dir(folder.path()).compile(&[path], &[folder.path()]).expect_err("it is wrong");
        assert!(error.to_string().lines().count() >= n);
    })
}

fn empty(name: &str, package: &str) -> FileDescriptorProto {
    FileDescriptorProto {
        name: Some(name.into()),
        package: Some(package.into()),
        syntax: Some("proto2".into()),
        ..FileDescriptorProto::default()
    }
}

fn file(message_type: Vec<DescriptorProto>) -> FileDescriptorProto {
    FileDescriptorProto { message_type, ..empty("a.proto", "a") }
}

fn one(message: DescriptorProto) -> FileDescriptorProto {
    file(vec![message])
}

fn enums(one: EnumDescriptorProto) -> FileDescriptorProto {
    FileDescriptorProto { enum_type: vec![one], ..empty("a.proto", "a") }
}

fn message(name: &str) -> DescriptorProto {
    DescriptorProto { name: Some(name.into()), ..DescriptorProto::default() }
}

fn field(number: usize) -> FieldDescriptorProto {
    // Beyond what is protobuf's own.
    let own = i32::try_from(number).expect("few enough");
    FieldDescriptorProto {
        name: Some(format!("field_{number}")),
        number: Some(if own < 19_000 { own } else { own + 1000 }),
        label: Some(Label::Optional),
        r#type: Some(Type::Int32),
        ..FieldDescriptorProto::default()
    }
}

fn of(number: usize, type_name: &str) -> FieldDescriptorProto {
    FieldDescriptorProto { r#type: Some(Type::Message), type_name: Some(type_name.into()), ..field(number) }
}

fn with(fields: impl Iterator<Item = FieldDescriptorProto>) -> DescriptorProto {
    DescriptorProto { field: fields.collect(), ..message("M") }
}

fn fields(n: usize) -> DescriptorProto {
    with((1..=n).map(field))
}

fn of_message(n: usize) -> DescriptorProto {
    with((1..=n).map(|number| of(number, ".a.M")))
}

/// Returns the number as a name of 16 words, each with one underscore behind it or two.
fn alike(number: usize) -> String {
    (0..16).map(|bit| if number >> bit & 1 == 0 { "a_" } else { "a__" }).collect()
}

fn alike_fields(n: usize) -> DescriptorProto {
    // In `snake` case an underscore that is there already is not put there again.
    let name = |number: usize| (0..16).map(|bit| if number >> bit & 1 == 0 { "_A" } else { "A" }).collect::<String>();
    let fields = with((1..=n).map(|number| FieldDescriptorProto {
        name: Some(format!("x{}", name(number))),
        json_name: Some(format!("j{number}")),
        ..field(number)
    }));
    let options = MessageOptions { deprecated_legacy_json_field_conflicts: Some(true), ..MessageOptions::default() };
    DescriptorProto { options: Some(options), ..fields }
}

fn oneof(number: usize) -> OneofDescriptorProto {
    OneofDescriptorProto { name: Some(format!("oneof_{number}")), ..OneofDescriptorProto::default() }
}

fn oneofs(n: usize) -> DescriptorProto {
    let member = |number: usize| FieldDescriptorProto { oneof_index: i32::try_from(number - 1).ok(), ..field(number) };
    DescriptorProto { oneof_decl: (1..=n).map(oneof).collect(), ..with((1..=n).map(member)) }
}

fn members(n: usize) -> DescriptorProto {
    let member = |number: usize| FieldDescriptorProto { oneof_index: Some(0), ..field(number) };
    DescriptorProto { oneof_decl: vec![oneof(1)], ..with((1..=n).map(member)) }
}

fn maps(n: usize) -> DescriptorProto {
    let entry = |number: usize| DescriptorProto {
        field: vec![
            FieldDescriptorProto { name: Some("key".into()), ..field(1) },
            FieldDescriptorProto { name: Some("value".into()), ..field(2) },
        ],
        options: Some(MessageOptions { map_entry: Some(true), ..MessageOptions::default() }),
        ..message(&format!("Field{number}Entry"))
    };
    let map = |number: usize| FieldDescriptorProto {
        label: Some(Label::Repeated),
        ..of(number, &format!(".a.M.Field{number}Entry"))
    };
    DescriptorProto { nested_type: (1..=n).map(entry).collect(), ..with((1..=n).map(map)) }
}

fn messages(n: usize) -> Vec<DescriptorProto> {
    (1..=n).map(|number| message(&format!("Message{number}"))).collect()
}

fn alike_messages(n: usize) -> Vec<DescriptorProto> {
    (1..=n).map(|number| message(&alike(number))).collect()
}

fn chain(n: usize) -> Vec<DescriptorProto> {
    let link = |number: usize| DescriptorProto {
        field: if number < n { vec![of(1, &format!(".a.Message{}", number + 1))] } else { Vec::new() },
        ..message(&format!("Message{number}"))
    };
    (1..=n).map(link).collect()
}

fn circle(n: usize) -> Vec<DescriptorProto> {
    let link = |number: usize| DescriptorProto {
        field: vec![of(1, &format!(".a.Message{}", number % n + 1))],
        ..message(&format!("Message{number}"))
    };
    (1..=n).map(link).collect()
}

fn value(name: String, number: usize) -> EnumValueDescriptorProto {
    EnumValueDescriptorProto {
        name: Some(name),
        number: i32::try_from(number).ok(),
        ..EnumValueDescriptorProto::default()
    }
}

fn values(n: usize) -> EnumDescriptorProto {
    let value = (0..n).map(|number| value(format!("V{number}"), number)).collect();
    EnumDescriptorProto { name: Some("E".into()), value, ..EnumDescriptorProto::default() }
}

fn aliases(n: usize) -> EnumDescriptorProto {
    let value = (0..n).map(|number| value(format!("V{number}"), 0)).collect();
    let options = EnumOptions { allow_alias: Some(true), ..EnumOptions::default() };
    EnumDescriptorProto { name: Some("E".into()), value, options: Some(options), ..EnumDescriptorProto::default() }
}

fn reserved_range(number: usize) -> ReservedRange {
    let start = i32::try_from(2 * number).ok();
    ReservedRange { start, end: start.map(|start| start + 1), ..ReservedRange::default() }
}

fn reserved(n: usize) -> DescriptorProto {
    DescriptorProto {
        reserved_range: (1..=n).map(reserved_range).collect(),
        reserved_name: (1..=n).map(|number| format!("name_{number}")).collect(),
        field: vec![field(1)],
        ..message("M")
    }
}

fn reserved_values(n: usize) -> EnumDescriptorProto {
    let range = |number: usize| {
        let start = i32::try_from(2 * number).ok();
        EnumReservedRange { start, end: start, ..EnumReservedRange::default() }
    };
    EnumDescriptorProto {
        reserved_range: (1..=n).map(range).collect(),
        reserved_name: (1..=n).map(|number| format!("NAME_{number}")).collect(),
        ..values(1)
    }
}

fn ranges(n: usize) -> DescriptorProto {
    let range = |number: usize| {
        let start = i32::try_from(2 * number).ok();
        ExtensionRange { start, end: start.map(|start| start + 1), ..ExtensionRange::default() }
    };
    DescriptorProto { extension_range: (1..=n).map(range).collect(), ..message("M") }
}

/// Extensions, each of which has a range of its own; with a default there is an enumeration with as many values.
fn extensions(n: usize, default: Option<&str>) -> FileDescriptorProto {
    let extension = |number: usize| FieldDescriptorProto {
        extendee: Some(".a.M".into()),
        number: i32::try_from(2 * number).ok(),
        default_value: default.map(str::to_owned),
        r#type: Some(if default.is_some() { Type::Enum } else { Type::Int32 }),
        type_name: default.map(|_| ".a.E".to_owned()),
        ..field(number)
    };
    FileDescriptorProto {
        extension: (1..=n).map(extension).collect(),
        enum_type: default.map(|_| values(n)).into_iter().collect(),
        ..one(ranges(n))
    }
}

fn files(n: usize) -> FileDescriptorSet {
    let file = |number: usize| FileDescriptorProto {
        message_type: vec![message("M")],
        ..empty(&format!("{number}.proto"), &format!("a{number}"))
    };
    FileDescriptorSet { file: (1..=n).map(file).collect(), ..FileDescriptorSet::default() }
}

fn files_of_a_package(n: usize) -> FileDescriptorSet {
    let file = |number: usize| FileDescriptorProto {
        message_type: vec![message(&format!("M{number}"))],
        ..empty(&format!("{number}.proto"), "a")
    };
    FileDescriptorSet { file: (1..=n).map(file).collect(), ..FileDescriptorSet::default() }
}

fn imports(n: usize) -> FileDescriptorSet {
    let mut set = files(n);
    let importer = FileDescriptorProto {
        dependency: (1..=n).map(|number| format!("{number}.proto")).collect(),
        message_type: vec![with((1..=n).map(|number| of(number, &format!(".a{number}.M"))))],
        ..empty("a.proto", "a")
    };
    set.file.push(importer);
    set
}

fn commented(comment: String) -> FileDescriptorProto {
    let location =
        Location { path: vec![4, 0], span: vec![1, 2, 3], leading_comments: Some(comment), ..Location::default() };
    let info = SourceCodeInfo { location: vec![location], ..SourceCodeInfo::default() };
    FileDescriptorProto { source_code_info: Some(info), ..one(message("M")) }
}

fn wrong_numbers(n: usize) -> DescriptorProto {
    with((1..=n).map(|number| FieldDescriptorProto {
        number: i32::try_from(number).ok().map(|number| -number),
        ..field(number)
    }))
}

fn wrong_names(n: usize) -> DescriptorProto {
    with((1..=n).map(|number| FieldDescriptorProto { name: Some(format!("{number}")), ..field(number) }))
}

fn same_names(n: usize) -> DescriptorProto {
    with((1..=n).map(|number| FieldDescriptorProto { name: Some("a".into()), ..field(number) }))
}

fn reserved_names(n: usize) -> DescriptorProto {
    let names: Vec<String> = (1..=n).map(|number| format!("field_{number}")).collect();
    DescriptorProto { reserved_name: names.iter().chain(&names).cloned().collect(), ..fields(n) }
}

fn overlaps(n: usize) -> DescriptorProto {
    let range = |number: usize| ReservedRange {
        start: i32::try_from(number).ok(),
        end: i32::try_from(number + n).ok(),
        ..ReservedRange::default()
    };
    DescriptorProto { reserved_range: (1..=n).map(range).collect(), ..message("M") }
}

fn missing(n: usize) -> DescriptorProto {
    with((1..=n).map(|number| of(number, &format!(".a.Missing{number}"))))
}

//! The plugin of protoc and buf, asked as they ask it.

use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

use wireform::{
    Message,
    schema::proto::{
        DescriptorProto, FieldDescriptorProto, FileDescriptorProto, ServiceDescriptorProto,
        compiler::{CodeGeneratorRequest, CodeGeneratorResponse},
        field_descriptor_proto::{Label, Type},
    },
};

/// A file with a message `M`, whose field `a` is a `string`, or of a message of another file.
fn file(name: &str, package: &str, ty: Option<&str>) -> FileDescriptorProto {
    let field = FieldDescriptorProto {
        name: Some("a".into()),
        number: Some(1),
        label: Some(Label::Optional),
        r#type: Some(if ty.is_some() { Type::Message } else { Type::String }),
        type_name: ty.map(str::to_owned),
        ..FieldDescriptorProto::default()
    };
    let message = DescriptorProto { name: Some("M".into()), field: vec![field], ..DescriptorProto::default() };
    FileDescriptorProto {
        name: Some(name.into()),
        package: Some(package.into()),
        syntax: Some("proto3".into()),
        message_type: vec![message],
        ..FileDescriptorProto::default()
    }
}

/// Runs the program, and returns its answer.
fn answer(parameter: &str, files: Vec<FileDescriptorProto>) -> CodeGeneratorResponse {
    let output = run(parameter, files);
    assert!(output.status.success());
    CodeGeneratorResponse::decode(&output.stdout[..]).unwrap()
}

fn run(parameter: &str, files: Vec<FileDescriptorProto>) -> Output {
    let request = CodeGeneratorRequest {
        file_to_generate: vec!["b.proto".into()],
        parameter: Some(parameter.into()),
        proto_file: files,
        ..CodeGeneratorRequest::default()
    };
    let mut plugin = Command::new(env!("CARGO_BIN_EXE_protoc-gen-wireform"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    plugin.stdin.take().unwrap().write_all(&request.encode_to_vec()).unwrap();
    plugin.wait_with_output().unwrap()
}

#[test]
fn the_files_that_are_asked_for_are_generated() {
    let files = vec![file("a.proto", "a", None), file("b.proto", "b", Some(".a.M"))];
    let response = answer("derive=.b.M=Eq,derive=.b.M=Hash", files);
    assert_eq!(response.error, None);
    assert_eq!(response.supported_features, Some(3));
    assert_eq!((response.minimum_edition, response.maximum_edition), (Some(998), Some(1001)));
    let names: Vec<_> = response.file.iter().filter_map(|file| file.name.as_deref()).collect();
    assert_eq!(names, ["_includes.rs", "b.rs"]);
    let contents: Vec<_> = response.file.iter().filter_map(|file| file.content.as_deref()).collect();
    assert!(contents[0].contains("pub mod b {\n    include!(\"b.rs\");\n}") && !contents[0].contains("pub mod a"));
    assert!(contents[1].contains("#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, ::wireform::Message)]"));
    assert!(contents[1].contains("pub a: Option<super::a::M>,"));
}

#[test]
fn types_may_be_elsewhere() {
    let files = || vec![file("a.proto", "a", None), file("b.proto", "b", Some(".a.M"))];
    let response = answer("extern_path=.a=::elsewhere", files());
    assert!(response.file[1].content.as_deref().is_some_and(|text| text.contains("pub a: Option<::elsewhere::M>,")));
    let response = answer("extern_path=.a=no path", files());
    let text = "`no path`, of the option `extern_path`, is no path in Rust: write one such as `::types::google`";
    assert_eq!(response.error.as_deref(), Some(text));
}

#[test]
fn well_known_types_are_those_of_the_library_unless_it_is_said_otherwise() {
    let timestamp = || {
        let mut file = file("google/protobuf/timestamp.proto", "google.protobuf", None);
        file.message_type[0].name = Some("Timestamp".into());
        file
    };
    for (parameter, expected) in [
        ("", "::wireform::types::Timestamp"),
        ("descriptors,crate_path=::w", "::w::types::Timestamp"),
        ("compile_well_known_types", "super::google::protobuf::Timestamp"),
        ("extern_path=.google.protobuf=::elsewhere", "::elsewhere::Timestamp"),
        ("compile_well_known_types,extern_path=.google=::elsewhere", "::elsewhere::protobuf::Timestamp"),
    ] {
        let files = vec![timestamp(), file("b.proto", "b", Some(".google.protobuf.Timestamp"))];
        let response = answer(parameter, files);
        let text = response.file[1].content.as_deref().unwrap();
        assert!(text.contains(&format!("pub a: Option<{expected}>,")), "{parameter}: {text}");
    }
}

#[test]
fn what_is_wrong_is_in_the_answer() {
    for (parameter, text) in [
        ("btree_maps=.", "there is no parameter `btree_maps`: did you mean `btree_map`?"),
        ("descriptors=.", "there is no parameter `descriptors=.`: write `descriptors`"),
        ("bytes", "the parameter `bytes` lacks what it is about, or has too much: write `bytes=.shop.Order`"),
        ("derive=.b.M", "the parameter `derive` lacks what it is about, or has too much: write `derive=.shop.Order=…`"),
        ("boxed=", "the parameter `boxed` lacks what it is about, or has too much: write `boxed=.shop.Order`"),
        ("boxed=.b.M.a=x", "the parameter `boxed` lacks what it is about, or has too much: write `boxed=.shop.Order`"),
        (
            "derive=.b.M=",
            "the parameter `derive` lacks what it is about, or has too much: write `derive=.shop.Order=…`",
        ),
        ("derive=", "the parameter `derive` lacks what it is about, or has too much: write `derive=.shop.Order=…`"),
        (
            "crate_path=",
            "the parameter `crate_path` lacks what it is about, or has too much: write `crate_path=::path::to::wireform`",
        ),
        (
            "crate_path",
            "the parameter `crate_path` lacks what it is about, or has too much: write `crate_path=::path::to::wireform`",
        ),
        ("no_std=x", "there is no parameter `no_std=x`: write `no_std`"),
        ("boxed=.b.N", "the path `.b.N` of the option `boxed` matches nothing: did you mean `.b.M`?"),
        (
            "btree_map=.b.M.a",
            "the path `.b.M.a` of the option `btree_map` is about nothing that it could change: remove it",
        ),
    ] {
        let response = answer(parameter, vec![file("b.proto", "b", None)]);
        assert_eq!((response.error.as_deref(), response.file.len()), (Some(text), 0), "{parameter}");
    }
    let response = answer("", vec![file("b.proto", "b", Some(".a.M"))]);
    let text = "b.proto: `b.M.a` refers to `a.M`, which is in none of the files: add the file that declares it, as \
                `protoc --include_imports` does";
    assert_eq!(response.error.as_deref(), Some(text));
}

#[test]
fn services_are_left_out_with_a_warning() {
    let with_service = |name: &str, package: &str, ty| {
        let mut file = file(name, package, ty);
        file.service = vec![ServiceDescriptorProto { name: Some("S".into()), ..ServiceDescriptorProto::default() }];
        file
    };
    let files = vec![with_service("a.proto", "a", None), with_service("b.proto", "b", Some(".a.M"))];
    let output = run("", files);
    assert!(output.status.success());
    // That of the file that is not asked for is another's.
    let text = "warning: b.proto: the service `b.S` is left out: its messages are generated, the calls are not, so write \
                these by hand\n";
    assert_eq!(String::from_utf8(output.stderr).unwrap(), text);
}

#[test]
fn what_is_no_request_is_an_error_of_the_program() {
    let plugin =
        Command::new(env!("CARGO_BIN_EXE_protoc-gen-wireform")).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut plugin = plugin.unwrap();
    plugin.stdin.take().unwrap().write_all(b"\x0a").unwrap();
    let output = plugin.wait_with_output().unwrap();
    assert!(!output.status.success());
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.starts_with("protoc-gen-wireform: no request of protoc: "), "{text}");
}

//! A file whose elements all have one comment.

use wireform::{
    Message,
    schema::proto::{
        DescriptorProto, EnumDescriptorProto, EnumOptions, EnumValueDescriptorProto, FieldDescriptorProto,
        FileDescriptorProto, OneofDescriptorProto, SourceCodeInfo,
        compiler::{CodeGeneratorRequest, CodeGeneratorResponse},
        field_descriptor_proto::{Label, Type},
        source_code_info::Location,
    },
};

/// The elements of the file below, and what is generated from each.
const PATHS: [&[i32]; 7] =
    [&[4, 0], &[4, 0, 2, 0], &[4, 0, 2, 1], &[4, 0, 8, 0], &[5, 0], &[5, 0, 2, 0], &[5, 0, 2, 1]];

/// Returns the code for a file whose elements all have the comment.
pub(crate) fn code(comment: &str) -> String {
    let field = |name: &str, number, oneof_index| FieldDescriptorProto {
        name: Some(name.into()),
        number: Some(number),
        label: Some(Label::Optional),
        r#type: Some(Type::Int32),
        oneof_index,
        ..FieldDescriptorProto::default()
    };
    let value = |name: &str| EnumValueDescriptorProto {
        name: Some(name.into()),
        number: Some(0),
        ..EnumValueDescriptorProto::default()
    };
    let message = DescriptorProto {
        name: Some("M".into()),
        field: vec![field("a", 1, None), field("b", 2, Some(0))],
        oneof_decl: vec![OneofDescriptorProto { name: Some("o".into()), ..OneofDescriptorProto::default() }],
        ..DescriptorProto::default()
    };
    let one = EnumDescriptorProto {
        name: Some("E".into()),
        value: vec![value("A"), value("B")],
        options: Some(EnumOptions { allow_alias: Some(true), ..EnumOptions::default() }),
        ..EnumDescriptorProto::default()
    };
    let location = |path: &[i32]| Location {
        path: path.into(),
        span: vec![1, 2, 3],
        leading_comments: Some(comment.into()),
        ..Location::default()
    };
    let file = FileDescriptorProto {
        name: Some("a.proto".into()),
        package: Some("a".into()),
        syntax: Some("proto3".into()),
        message_type: vec![message],
        enum_type: vec![one],
        source_code_info: Some(SourceCodeInfo {
            location: PATHS.iter().map(|path| location(path)).collect(),
            ..SourceCodeInfo::default()
        }),
        ..FileDescriptorProto::default()
    };
    let request = CodeGeneratorRequest {
        file_to_generate: vec!["a.proto".into()],
        proto_file: vec![file],
        ..CodeGeneratorRequest::default()
    };
    let answer = wireform_build::plugin::answer(&request.encode_to_vec()).unwrap();
    let answer = CodeGeneratorResponse::decode(&answer[..]).unwrap();
    assert_eq!(answer.error, None);
    answer.file[1].content.clone().unwrap()
}

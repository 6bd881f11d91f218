//! Files that protoc takes and protox does not. They wait for a compiler of our own.

use std::fs;

use wireform_build::{
    load::{self, Sources},
    model::{Kind, Member, Model},
};

/// Compiles files, of which the first few are named, and returns the model.
fn compile(files: &[(&str, &str)], named: usize) -> Result<Model, String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        fs::write(folder.path().join(name), content).unwrap();
    }
    let names: Vec<_> = files[..named].iter().map(|(name, _)| folder.path().join(name)).collect();
    let sources = Sources { files: &names, includes: &[folder.path().to_owned()], protoc: false };
    load::files(&sources).and_then(|set| Model::new(&set)).map_err(|error| error.to_string())
}

/// Returns the type of the first field of the message `shop.ext.a.A`.
fn first_of_a(model: &Model) -> &Kind {
    let a = model.files.iter().find(|file| file.package == "shop.ext.a").unwrap();
    match &a.messages[0].members[0] {
        Member::Field(field) => &field.kind,
        Member::Oneof(_) => panic!("a field"),
    }
}

const A: &str = "syntax = \"proto3\"; package shop.ext.a; import \"config.proto\"; message A { config.Data data = 1; }";

#[test]
#[ignore = "issue 24: protox looks for names in packages of files that are not imported"]
fn a_package_of_a_file_that_is_not_imported_hides_nothing() {
    let config = "syntax = \"proto3\"; package shop.config; message Data { int32 a = 1; }";
    let other = "syntax = \"proto3\"; package shop.ext.config; message Other { int32 a = 1; }";
    for files in [
        [("other.proto", other), ("a.proto", A), ("config.proto", config)],
        [("a.proto", A), ("other.proto", other), ("config.proto", config)],
    ] {
        let model = compile(&files, 2).unwrap();
        assert_eq!(*first_of_a(&model), Kind::Message("shop.config.Data".into()));
    }
}

#[test]
#[ignore = "issue 24: protox looks for names in packages of files that are imported further down"]
fn a_package_of_a_file_that_is_imported_by_an_import_hides_nothing() {
    let config = "syntax = \"proto3\"; package shop.config; import \"other.proto\"; \
                  message Data { int32 a = 1; shop.ext.config.Data o = 2; }";
    let other = "syntax = \"proto3\"; package shop.ext.config; message Data { string b = 1; }";
    let model = compile(&[("a.proto", A), ("config.proto", config), ("other.proto", other)], 1).unwrap();
    assert_eq!(*first_of_a(&model), Kind::Message("shop.config.Data".into()));
}

#[test]
#[ignore = "issue 24: protox refuses the infinity below zero as the value of an option"]
fn the_value_of_an_option_may_be_infinite() {
    let source = "syntax = \"proto2\"; package a; import \"google/protobuf/descriptor.proto\"; \
                  extend google.protobuf.MessageOptions { optional double limit = 50000; } \
                  message A { option (limit) = -inf; } message B { option (limit) = -nan; }";
    compile(&[("a.proto", source)], 1).unwrap();
}

#[test]
#[ignore = "issue 24: protox refuses integers of more than 64 bits where a float is asked for"]
fn the_default_of_a_float_may_be_any_integer() {
    let source = "syntax = \"proto2\"; package a; \
                  message A { optional double d = 1 [default = 123456789012345678901234567890]; }";
    let model = compile(&[("a.proto", source)], 1).unwrap();
    let Member::Field(field) = &model.files[0].messages[0].members[0] else { panic!("a field") };
    assert_eq!(field.default.as_deref().unwrap().parse(), Ok(1.2345678901234568e29));
}

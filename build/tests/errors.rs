//! What is said where something is wrong, with the place and what to do.

use std::{env, fs, path::Path, process::Command};

use wireform::{
    Message,
    schema::proto::{
        DescriptorProto, FieldDescriptorProto, FileDescriptorProto, FileDescriptorSet, MessageOptions,
        field_descriptor_proto::{Label, Type},
    },
};
use wireform_build::{Config, Error, model::Model};

/// Compiles a file with these lines behind its syntax and its package, which are one line.
fn compile(config: impl FnOnce(&mut Config) -> &mut Config, lines: &str) -> Result<String, Error> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.proto");
    fs::write(&path, format!("syntax = \"proto2\"; package a;\n{lines}\n")).unwrap();
    let mut all = Config::new();
    config(&mut all).out_dir(folder.path().join("out"));
    all.compile(&[path], &[folder.path()])?;
    Ok(fs::read_to_string(folder.path().join("out/a.rs")).unwrap())
}

/// Returns the text of an error, without the folder of the file.
fn error(config: impl FnOnce(&mut Config) -> &mut Config, lines: &str) -> String {
    let error = compile(config, lines).unwrap_err();
    for problem in error.problems() {
        // The path on disk, which an editor finds.
        assert!(problem.file().is_none_or(Path::is_absolute), "{problem:?}");
    }
    let text = error.to_string();
    text.rsplit_once('/').filter(|_| text.contains("a.proto")).map_or(text.clone(), |(_, text)| text.to_owned())
}

#[test]
fn mistakes_in_a_file_have_their_place() {
    let text = error(|config| config, "message M {\n  optional Missing m = 1;\n}");
    assert!(text.starts_with("a.proto:3:12: "), "{text}");
}

#[test]
fn options_that_are_no_rust_have_the_place_of_the_field() {
    let lines = "message M {\n  optional string s = 1;\n}";
    let text = error(|config| config.field_attribute("M.s", "#[a"), lines);
    assert_eq!(text, "a.proto:3:3: `a.M.s` would get `#[a`, which is no Rust");
    let text = error(|config| config.type_attribute("M", "nonsense"), lines);
    assert!(text.starts_with("the generated code is no Rust, "), "{text}");
}

#[test]
fn options_about_nothing_are_named() {
    let lines = "message M {\n  optional string s = 1;\n}";
    let text = error(|config| config.btree_map(".a.M"), lines);
    assert!(
        text.starts_with("the path `.a.M` of the option `btree_map` is about nothing that it could change"),
        "{text}"
    );
    let text = error(|config| config.borrowed(".a.M.t"), lines);
    assert_eq!(text, "the path `.a.M.t` of the option `borrowed` matches nothing: did you mean `.a.M.s`?");
    assert!(compile(|config| config.btree_map("."), lines).is_ok());
    // A package has nothing that the option could change, but it is one.
    let text = error(|config| config.btree_map(".a"), lines);
    assert!(
        text.starts_with("the path `.a` of the option `btree_map` is about nothing that it could change"),
        "{text}"
    );
    assert!(compile(|config| config.type_attribute(".a", "#[allow(unused)]"), lines).is_ok());
}

#[test]
fn types_without_a_package_are_found_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.proto");
    let lines = "message Set { option message_set_wire_format = true; extensions 4 to max; }\n\
                 extend Set { optional int32 item = 5; }\n";
    fs::write(&path, format!("syntax = \"proto2\";\n{lines}")).unwrap();
    let error = Config::new().out_dir(folder.path().join("out")).compile(&[path], &[folder.path()]).unwrap_err();
    let text = error.to_string();
    assert!(text.contains("a.proto:3:14: an extension of a `MessageSet` is one message"), "{text}");
}

#[test]
fn an_extension_of_what_borrows_is_a_function_and_its_own_type_owns() {
    let lines = "message M {\n  optional string s = 1;\n  extensions 2;\n}\nextend M { optional int32 e = 2; }";
    let code = compile(|config| config.borrowed("."), lines).unwrap();
    assert!(code.contains("pub const fn e<'a>() -> ::wireform::Extension<M<'a>, i32> {"), "{code}");
    // What is in it owns too, and what merely holds it borrows if it has something of its own.
    let more = "message N { optional string s = 1; optional N n = 2; optional O o = 3; }\n\
                message O { optional bytes b = 1; }\nmessage P { optional O o = 1; }";
    let code = compile(|config| config.borrowed("."), &(lines.replace("int32 e", "N e") + more)).unwrap();
    for line in [
        "pub struct M<'a> {",
        "pub struct N {",
        "pub struct O {",
        "pub struct P {",
        "pub b: Option<Vec<u8>>,",
        "pub const fn e<'a>() -> ::wireform::Extension<M<'a>, N> {",
    ] {
        assert!(code.contains(line), "{line} {code}");
    }
    let code = compile(|config| config.borrowed("."), &lines.replace("int32 e", "M e")).unwrap();
    assert!(code.contains("pub const E: ::wireform::Extension<M, M> ="), "{code}");
    let text = error(|config| config.borrowed(".a.M.s"), &lines.replace("int32 e", "M e"));
    assert!(text.starts_with("the path `.a.M.s` of the option `borrowed` is about nothing that it could"), "{text}");
    let code = compile(|config| config.without_unknown_fields("."), lines).unwrap();
    assert!(!code.contains("Extension") && !code.contains("extensions"), "{code}");
}

#[test]
fn cargo_shows_a_warning_for_each_service() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.proto");
    let source = "syntax = \"proto3\";\npackage a;\nmessage M {}\nservice S { rpc Get (M) returns (M); }\nservice T {}\n\
                  enum E { option allow_alias = true; A = 0; B = 0; }";
    fs::write(&path, source).unwrap();
    // A build script has `OUT_DIR`, and prints for cargo: so does this test in a process of its own.
    if env::var_os("OUT_DIR").is_some() {
        Config::new().compile(&[&path], &[folder.path()]).unwrap();
        return;
    }
    let mut script = Command::new(env::current_exe().unwrap());
    script.args(["--exact", "cargo_shows_a_warning_for_each_service", "--nocapture"]).env("OUT_DIR", folder.path());
    let output = String::from_utf8(script.output().unwrap().stdout).unwrap();
    let warnings: Vec<_> = output.lines().filter_map(|line| line.split_once("cargo:warning=")).collect();
    assert_eq!(warnings.len(), 2, "{output}");
    for ((_, warning), (place, service)) in warnings.iter().zip([("a.proto:4:1", "a.S"), ("a.proto:5:1", "a.T")]) {
        let text =
            format!("{place}: the service `{service}` is left out: its messages are generated, the calls are not");
        assert!(warning.contains(&text) && Path::new(warning).is_absolute(), "{warning}");
    }
}

#[test]
fn a_default_that_is_too_large_for_a_float_is_infinite() {
    let lines = "message M {\n  optional float f = 1 [default = 1e39];\n  extensions 10 to 20;\n}\n\
                 extend M {\n  optional float x = 10 [default = -1e39];\n  optional double y = 11 [default = 1e39];\n}";
    let code = compile(|config| config, lines).unwrap();
    for line in ["#[proto(1, default = \"inf\")]", ".with_default(|| f32::NEG_INFINITY)"] {
        assert!(code.contains(line), "{line} {code}");
    }
    assert!(!code.contains("f64::INFINITY"), "{code}");
}

#[test]
fn a_variant_and_a_constant_have_two_names() {
    let lines = "enum E {\n  option allow_alias = true;\n  E_A = 0;\n  A = 0;\n  A_ = 0;\n}";
    let code = compile(|config| config, lines).unwrap();
    for line in ["    A = 0,", "pub const A_: Self = Self::A;", "pub const A__: Self = Self::A;"] {
        assert!(code.contains(line), "{line} {code}");
    }
}

#[test]
fn without_an_out_dir_it_says_so() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.proto"), "syntax = \"proto3\";").unwrap();
    let error = Config::new().compile(&["a.proto"], &[folder.path()]).unwrap_err().to_string();
    assert!(error.starts_with("there is no OUT_DIR: "), "{error}");
}

#[test]
fn fields_with_one_json_name_are_told_apart() {
    // protoc accepts such a file in proto2, and only warns.
    let field = |name: &str, number| FieldDescriptorProto {
        name: Some(name.into()),
        number: Some(number),
        label: Some(Label::Optional),
        r#type: Some(Type::Int32),
        json_name: Some("fooBar".into()),
        ..FieldDescriptorProto::default()
    };
    let message = DescriptorProto {
        name: Some("M".into()),
        field: vec![field("foo_bar", 1), field("foo__bar", 2), field("fooBar", 3)],
        ..DescriptorProto::default()
    };
    let other = DescriptorProto {
        name: Some("N".into()),
        field: vec![field("foo_bar", 1), field("foo__bar", 2)],
        ..DescriptorProto::default()
    };
    let file = FileDescriptorProto {
        name: Some("a.proto".into()),
        message_type: vec![message, other],
        ..FileDescriptorProto::default()
    };
    let set = FileDescriptorSet { file: vec![file], ..FileDescriptorSet::default() };
    let warnings: Vec<_> = Model::new(&set).unwrap().warnings.iter().map(ToString::to_string).collect();
    let warning =
        |field: &str| format!("`{field}` has the name `fooBar` in JSON, as has `foo_bar`: rename one of them");
    assert_eq!(
        warnings,
        [warning("foo__bar"), warning("fooBar"), warning("foo__bar")].map(|text| format!("a.proto: {text}"))
    );
    // proto3 was made for JSON, and protoc refuses this there.
    let mut proto3 = set.clone();
    proto3.file[0].syntax = Some("proto3".into());
    let error = Model::new(&proto3).unwrap_err();
    assert_eq!(error.problems().iter().map(ToString::to_string).collect::<Vec<_>>(), warnings);
    for message in &mut proto3.file[0].message_type {
        message.options =
            Some(MessageOptions { deprecated_legacy_json_field_conflicts: Some(true), ..MessageOptions::default() });
    }
    assert!(Model::new(&proto3).unwrap().warnings.is_empty());
    let folder = tempfile::tempdir().unwrap();
    Config::new().out_dir(folder.path()).compile_descriptor_set(&set.encode_to_vec()).unwrap();
    let code = fs::read_to_string(folder.path().join("_.rs")).unwrap();
    // Where no field has that name, the first one has it in JSON.
    assert!(code.contains("#[proto(1)]\n    pub foo_bar: "), "{code}");
    assert_eq!(code.matches("#[proto(2, json = \"foo__bar\")]").count(), 2, "{code}");
    for line in [
        "#[proto(1, json = \"foo_bar\")]\n    pub foo_bar: ",
        "#[proto(2, json = \"foo__bar\")]\n    pub foo__bar: ",
        "#[proto(3, name = \"fooBar\")]\n    pub foo_bar_: ",
    ] {
        assert!(code.contains(line), "{code}");
    }
}

#[test]
fn the_name_of_another_field_is_no_json_name() {
    let lines =
        "message M {\n  optional int32 a = 1 [json_name = \"b\"];\n  optional int32 b = 2 [json_name = \"c\"];\n}";
    let text = error(|config| config, lines);
    assert_eq!(
        text,
        "a.proto:3:3: the JSON name `b` of the field `a` is the own name of another field, and both names of a field are \
         read: give one of them another `json_name`"
    );
    let lines =
        "message M {\n  optional int32 a = 1 [json_name = \"b\"];\n  optional int32 c = 2 [json_name = \"b\"];\n}";
    let text = error(|config| config, lines);
    assert!(text.ends_with("give one of them another `json_name`"), "{text}");
}

#[test]
fn packages_share_no_file() {
    let files = ["", "_", "_includes", "__"].map(|package| FileDescriptorProto {
        name: Some(format!("{package}.proto")),
        package: (!package.is_empty()).then(|| package.into()),
        message_type: vec![DescriptorProto { name: Some("M".into()), ..DescriptorProto::default() }],
        ..FileDescriptorProto::default()
    });
    let set = FileDescriptorSet { file: files.into(), ..FileDescriptorSet::default() };
    let folder = tempfile::tempdir().unwrap();
    Config::new().out_dir(folder.path()).compile_descriptor_set(&set.encode_to_vec()).unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 5);
    let includes = fs::read_to_string(folder.path().join("_includes.rs")).unwrap();
    for file in ["_.rs", "__.rs", "__includes.rs", "___.rs"] {
        assert_eq!(includes.matches(&format!("include!(\"{file}\")")).count(), 1, "{includes}");
    }
}

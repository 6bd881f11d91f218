use std::{fs, slice};

use wireform::Message;

use super::*;

/// A folder with files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

fn compile(files: &[(&str, &str)], name: &str) -> Result<FileDescriptorSet, String> {
    let folder = folder(files);
    let includes = [folder.path().to_owned()];
    let sources = Sources { files: &[folder.path().join(name)], includes: &includes, protoc: false };
    // No program is there to help.
    let tools = Tools { protoc: None, path: folder.path().into() };
    let place = format!("{}/", folder.path().display());
    with_tools(&sources, &tools)
        .map_err(|error| error.to_string().replace(&place, "").replace(place.trim_end_matches('/'), "FOLDER"))
}

#[test]
fn imports_come_first_and_options_and_comments_are_kept() {
    let set = compile(
        &[
            (
                "a.proto",
                "syntax = \"proto3\";\nimport \"b/b.proto\";\n// A message.\nmessage A { b.B b = 1 [(b.note) = \"n\"]; }",
            ),
            (
                "b/b.proto",
                "syntax = \"proto3\";\npackage b;\nimport \"google/protobuf/descriptor.proto\";\n\
                 message B {}\nextend google.protobuf.FieldOptions { optional string note = 50000; }",
            ),
        ],
        "a.proto",
    );
    let set = set.unwrap();
    let names: Vec<_> = set.file.iter().map(|file| file.name.as_deref().unwrap()).collect();
    assert_eq!(names, ["google/protobuf/descriptor.proto", "b/b.proto", "a.proto"]);
    let a = &set.file[2];
    let options = a.message_type[0].field[0].options.as_ref().unwrap();
    assert_eq!(options.unknown_fields.as_bytes(), b"\x82\xb5\x18\x01n");
    let comments: Vec<_> = a
        .source_code_info
        .as_ref()
        .unwrap()
        .location
        .iter()
        .filter_map(|location| location.leading_comments.as_deref())
        .collect();
    assert_eq!(comments, [" A message.\n"]);
}

#[test]
fn the_well_known_types_are_ours_even_where_there_are_others() {
    // What protoc 33 has in its descriptor.proto, and protox cannot parse.
    let newer = "syntax = \"proto2\";\npackage google.protobuf;\n\
                 message FileDescriptorSet { extensions 536000000 [declaration = { number: 536000000 }]; }";
    let files = [
        ("google/protobuf/descriptor.proto", newer),
        (
            "a.proto",
            "syntax = \"proto3\";\nimport \"google/protobuf/descriptor.proto\";\nmessage A { google.protobuf.FileOptions b = 1; }",
        ),
    ];
    assert_eq!(compile(&files, "a.proto").unwrap().file.len(), 2);
}

#[test]
fn an_edition_without_a_program_has_a_place() {
    let expected = format!("a.proto:2:1: an edition takes protoc 27 or buf to read: {}", external::INSTALL);
    assert_eq!(compile(&[("a.proto", "// A comment.\nedition = \"2023\";")], "a.proto").unwrap_err(), expected);
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    let source = "\u{feff}syntax = \"proto3\"; message A { Missing b = 1; }";
    let text = compile(&[("a.proto", source)], "a.proto").unwrap_err();
    assert!(text.starts_with("a.proto:1:32: name 'Missing' is not defined"), "{text}");
    assert_eq!(compile(&[("a.proto", &source.replace("Missing", "A"))], "a.proto").unwrap().file.len(), 1);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let folder = folder(&[("inside/a.proto", ""), ("outside/b.proto", "")]);
    let include = folder.path().join("inside");
    let error = |name: &str, protoc: bool| {
        let file = folder.path().join(name);
        files(&Sources { files: &[file], includes: slice::from_ref(&include), protoc }).unwrap_err().to_string()
    };
    for protoc in [false, true] {
        let text = error("outside/b.proto", protoc);
        let include = include.display();
        let expected = format!("b.proto: it is in none of the include paths ({include}): add the folder that it is in");
        assert!(text.ends_with(&expected), "{text}");
        let text = error("inside/b.proto", protoc);
        assert!(text.ends_with(&format!("b.proto: no such file, and none in the include paths ({include})")), "{text}");
    }
    let [one, two] = ["one", "two"].map(|name| folder.path().join(name));
    for path in [&one, &two] {
        fs::create_dir(path).unwrap();
        fs::write(path.join("a.proto"), "").unwrap();
    }
    let shadowed = Sources { files: &[two.join("a.proto")], includes: &[one, two], protoc: false };
    let text = files(&shadowed).unwrap_err().to_string();
    assert!(
        text.ends_with("one/a.proto has its name and is found first: put the include path of this one first"),
        "{text}"
    );
    let none = files(&Sources { files: &[], includes: &[include], protoc: false });
    assert_eq!(none.unwrap_err().to_string(), "no file to compile: name one, such as `proto/shop.proto`");
}

#[test]
fn a_file_goes_by_its_name_in_the_include_paths() {
    let folder = folder(&[("proto/a.proto", "syntax = \"proto3\";")]);
    let includes = [folder.path().join("./proto/."), folder.path().to_owned()];
    for name in ["a.proto", "./a.proto", "proto/a.proto"] {
        let file = if name == "proto/a.proto" { folder.path().join(name) } else { name.into() };
        let sources = Sources { files: slice::from_ref(&file), includes: &includes, protoc: false };
        assert_eq!(sources.name(&file), "a.proto");
        assert_eq!(files(&sources).unwrap().file[0].name.as_deref(), Some("a.proto"));
    }
}

#[test]
fn a_descriptor_set_is_read_from_bytes_and_files() {
    let content = include_bytes!("../../../tests/vectors/schemas/schemas.binpb");
    let folder = folder(&[("empty.binpb", ""), ("wrong.binpb", "\x0a\x01")]);
    let path = folder.path().join("set.binpb");
    fs::write(&path, content).unwrap();
    assert_eq!(file(&path).unwrap().encode_to_vec(), content);
    for (name, text) in [
        ("empty.binpb", "empty.binpb: the descriptor set has no files: name some when it is made"),
        ("wrong.binpb", "FILE`"),
        ("none.binpb", "none.binpb: reading the descriptor set failed: No such file or directory (os error 2)"),
    ] {
        let error = file(&folder.path().join(name)).unwrap_err();
        assert!(error.to_string().ends_with(text), "{error}");
        assert_eq!(error.problems()[0].file(), Some(&*folder.path().join(name)));
    }
}

use std::{fs, os::unix::fs::PermissionsExt, slice};

use super::*;

/// A folder with `a.proto`, and programs: shell scripts.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new(programs: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.proto"), "edition = \"2023\";").unwrap();
        for (name, script) in programs {
            let path = folder.path().join(name);
            fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        }
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn tools(&self, protoc: Option<&str>) -> Tools {
        Tools { protoc: protoc.map(OsString::from), path: self.0.path().into() }
    }

    /// Compiles `a.proto`, and returns what the program wrote or why it failed.
    fn compile(&self, protoc: Option<&str>) -> Result<String, String> {
        let include = self.0.path().to_owned();
        let sources = Sources { files: &["a.proto".into()], includes: slice::from_ref(&include), protoc: true };
        let place = format!("{}/", include.display());
        match compile(&sources, &self.tools(protoc), None) {
            Ok(bytes) => Ok(String::from_utf8(bytes).unwrap().replace(&place, "")),
            Err(error) => Err(error.to_string().replace(&place, "")),
        }
    }
}

/// Writes its arguments, but for the temporary file, to that file.
const ECHO: &str = r#"for argument; do case $argument in --descriptor_set_out=*) out=${argument#*=};; esac; done
for argument; do case $argument in --descriptor_set_out=*) ;; *) printf '%s\n' "$argument";; esac; done > "$out""#;

#[test]
fn protoc_is_asked_for_imports_places_and_all_options() {
    let folder = Folder::new(&[("protoc", ECHO)]);
    let arguments = folder.compile(None).unwrap();
    let expected = ["--retain_options", "--error_format=gcc", "--include_imports", "--include_source_info"];
    assert_eq!(arguments.lines().collect::<Vec<_>>()[..4], expected);
    assert!(arguments.ends_with("\na.proto\n") && arguments.contains("\n--proto_path="), "{arguments}");
}

#[test]
fn an_older_protoc_is_asked_again_without_the_flag_that_it_does_not_know() {
    let script =
        format!("[ $1 = --retain_options ] && {{ echo 'Unknown flag: --retain_options' >&2; exit 1; }}\n{ECHO}");
    let arguments = Folder::new(&[("protoc", &script)]).compile(None).unwrap();
    assert!(arguments.starts_with("--error_format=gcc\n"), "{arguments}");
}

#[test]
fn buf_is_asked_where_there_is_no_protoc() {
    let folder = Folder::new(&[("buf", ECHO)]);
    assert!(folder.compile(None).unwrap().starts_with("alpha\nprotoc\n--error_format=gcc\n"));
    let folder = Folder::new(&[("buf", ""), ("protoc", "")]);
    assert_eq!(folder.tools(None).find(None).unwrap(), Tool::Protoc(folder.path("protoc")));
}

#[test]
fn protoc_comes_from_its_variable_first() {
    let folder = Folder::new(&[("protoc", ""), ("other", "")]);
    let find = |protoc: &str| folder.tools(Some(protoc)).find(None);
    for protoc in ["other", folder.path("other").to_str().unwrap()] {
        assert_eq!(find(protoc).unwrap(), Tool::Protoc(folder.path("other")));
    }
    assert_eq!(folder.tools(None).find(None).unwrap(), Tool::Protoc(folder.path("protoc")));
    let error = find("/nowhere/protoc").unwrap_err().to_string();
    assert_eq!(error, "PROTOC is `/nowhere/protoc`, and there is no such file: set it to the path of protoc");
}

#[test]
fn without_a_program_it_is_said_what_to_do() {
    let error = Folder::new(&[]).compile(None).unwrap_err();
    assert_eq!(error, format!("there is neither protoc nor buf: {INSTALL}"));
}

#[test]
fn what_a_program_says_becomes_problems() {
    let script = "echo 'a.proto:1:2: warning: Import b.proto is unused.' >&2\n\
                  echo 'a.proto:3:5: \"B\" is not defined.' >&2\necho 'b.proto: File not found.' >&2\nexit 1";
    let folder = Folder::new(&[("protoc", script)]);
    let advice = "declare it, or import the file that does";
    let expected = format!(
        "a.proto:3:5: \"B\" is not defined: {advice}\nb.proto: File not found: add the folder that it is in to the include paths"
    );
    assert_eq!(folder.compile(None).unwrap_err(), expected);
    let include = folder.0.path().to_owned();
    let sources = Sources { files: &["a.proto".into()], includes: slice::from_ref(&include), protoc: true };
    let error = compile(&sources, &folder.tools(None), None).unwrap_err();
    let problem = &error.problems()[0];
    assert_eq!((problem.file(), problem.line(), problem.column()), (Some(&*folder.path("a.proto")), Some(3), Some(5)));
    assert_eq!(problem.text(), format!("\"B\" is not defined: {advice}"));

    let error = Folder::new(&[("protoc", "exit 3")]).compile(None).unwrap_err();
    assert_eq!(error, "protoc: it failed (exit status: 3) and said nothing: run it by hand");
}

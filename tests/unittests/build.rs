//! Compiles every `unittest` of protobuf's sources with protoc, and what needs no protoc without it to the same code.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use wireform_build::Config;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// What protox does not read: options of a newer `descriptor.proto`, and an option whose type is set by itself.
const NEEDS_PROTOC: [&str; 2] = ["unittest_features.proto", "unittest_selfreferential_options.proto"];

/// How protox and protoc spell two defaults of floats.
const SPELLED: [(&str, &str); 2] =
    [(r#""200000000""#, r#""2e+08""#), (r#""-0.0000000000000000000000000008""#, r#""-8e-28""#)];

/// Two fields of a message that swap their names in JSON. Each field is read by both of its names, so this is an error.
const REFUSED: &str = "csharp/protos/unittest_issues.proto";

/// A folder of schemas: where its names begin, where the files are, and how many.
const FOLDERS: [(&str, &str, usize); 3] = [
    ("src", "google/protobuf", 48),
    ("", "csharp/protos", 13),
    ("csharp/compatibility_tests/v3.0.0/protos/src", "google/protobuf", 5),
];

fn main() -> Result<()> {
    println!("cargo::rerun-if-env-changed=UNITTEST_PROTOS");
    println!("cargo::rerun-if-changed=build.rs");
    let sources = PathBuf::from(env::var_os("UNITTEST_PROTOS").ok_or("`run.sh` sets UNITTEST_PROTOS")?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    for (index, (root, folder, count)) in FOLDERS.into_iter().enumerate() {
        let root = sources.join(root);
        let mut files = Vec::new();
        find(&root, &root.join(folder), &mut files)?;
        if files.len() != count {
            return Err(format!("{} files in {}, not {count}", files.len(), root.join(folder).display()).into());
        }
        files.retain(|file| !root.join(file).ends_with(REFUSED));
        Config::new().out_dir(out.join(index.to_string())).protoc(true).compile(&files, &[&root])?;
        files.retain(|file| !needs_protoc(&root, file));
        by_both_loaders(&files, &root, &out)?;
    }
    refused(&sources, &out)
}

/// Checks that the code is the same, whichever loader reads the files.
fn by_both_loaders(files: &[PathBuf], root: &Path, out: &Path) -> Result<()> {
    let [usual, protoc] = [("usual", false), ("protoc", true)].map(|(name, protoc)| (out.join(name), protoc));
    for (folder, protoc) in [&usual, &protoc] {
        let _ = fs::remove_dir_all(folder);
        Config::new().out_dir(folder).protoc(*protoc).compile(files, &[root])?;
    }
    for entry in fs::read_dir(&usual.0)? {
        let name = entry?.file_name();
        let [usual, protoc] = [&usual.0, &protoc.0].map(|folder| fs::read_to_string(folder.join(&name)));
        // protox has a `descriptor.proto` of its own, of another version.
        if name != "google.protobuf.rs" && spelled(&usual?) != protoc? {
            return Err(format!("protox and protoc lead to other code in {}", name.display()).into());
        }
    }
    Ok(())
}

/// Says whether a file is of an edition, or one of those that protox does not read.
fn needs_protoc(root: &Path, file: &Path) -> bool {
    let text = fs::read_to_string(root.join(file)).expect("the file was found");
    text.lines().any(|line| line.starts_with("edition")) || NEEDS_PROTOC.iter().any(|name| file.ends_with(name))
}

/// Spells the numbers of protox as protoc does.
fn spelled(code: &str) -> String {
    SPELLED.iter().fold(code.to_owned(), |code, (protox, protoc)| code.replace(protox, protoc))
}

fn refused(sources: &Path, out: &Path) -> Result<()> {
    match Config::new().out_dir(out.join("refused")).compile(&[REFUSED], &[sources]) {
        Err(error) if error.to_string().contains("is the own name of another field") => Ok(()),
        Err(error) => Err(error.into()),
        Ok(()) => Err(format!("{REFUSED} compiles: take it off the list").into()),
    }
}

/// Adds the files below a folder, by their names below the root.
fn find(root: &Path, folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            find(root, &path, files)?;
        } else if name.contains("unittest") && name.ends_with(".proto") {
            files.push(path.strip_prefix(root)?.to_owned());
        }
    }
    files.sort();
    Ok(())
}

//! The code in `tests/expected`, for each set of files in `tests/schemas` and for the editions of `tests/vectors`.
//!
//! `BLESS=1 cargo test -p wireform-build --test golden` writes it anew, to be reviewed as code.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use wireform_build::{Config, plugin};

/// The files that are compiled together, by the folder of what comes out.
const SETS: [(&str, &[&str]); 10] = [
    ("comments", &["comments.proto"]),
    ("extensions", &["extensions.proto"]),
    ("names", &["names.proto", "names_foo.proto"]),
    ("no_std", &["proto3.proto"]),
    ("options", &["options.proto"]),
    ("packages", &["packages_a.proto", "packages_b.proto", "no_package.proto"]),
    ("proto2", &["proto2.proto"]),
    ("proto3", &["proto3.proto"]),
    ("recursive", &["recursive.proto"]),
    ("well_known", &["well_known.proto"]),
];

#[test]
fn the_code_is_as_reviewed() {
    for (name, files) in SETS {
        let mut config = config(files[0]);
        if name == "no_std" {
            config.no_std().crate_path("crate::wireform");
        }
        let files: Vec<_> = files.iter().map(|file| schemas().join(file)).collect();
        compare(name, &generated(|out| config.out_dir(out).compile(&files, &[schemas()]).unwrap()));
    }
}

#[test]
fn the_code_of_editions_is_as_reviewed() {
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors/schemas");
    // Two sets, one behind the other, are one: the schemas extend the options in Google's files.
    let set = ["google.binpb", "schemas.binpb"].map(|file| fs::read(vectors.join(file)).unwrap()).concat();
    let files = generated(|out| Config::new().out_dir(out).compile_descriptor_set(&set).unwrap());
    compare("editions", &files);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let all: Vec<_> = SETS.iter().flat_map(|(_, files)| *files).map(|file| schemas().join(file)).collect();
    let run = || generated(|out| Config::new().out_dir(out).compile(&all, &[schemas()]).unwrap());
    let first = run();
    assert!(first.len() > 8);
    for _ in 0..3 {
        assert_eq!(run(), first);
    }
}

fn schemas() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas")
}

/// Returns what the file asks for, in lines such as `// parameters: btree_map=.`.
fn config(file: &str) -> Config {
    let text = fs::read_to_string(schemas().join(file)).unwrap();
    let parameters: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("// parameters: ")).collect();
    plugin::config(&parameters.join(",")).unwrap()
}

/// Returns the files that `generate` writes, by their names.
fn generated(generate: impl FnOnce(&Path)) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    generate(folder.path());
    contents(folder.path())
}

fn contents(folder: &Path) -> BTreeMap<String, String> {
    let files = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    files
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap()))
        .collect()
}

fn compare(name: &str, files: &BTreeMap<String, String>) {
    // What Google's files become is Google's business.
    let files: BTreeMap<_, _> = files.iter().filter(|(file, _)| !file.starts_with("google.")).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected").join(name);
    if env::var_os("BLESS").is_some() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for (file, text) in files {
            fs::write(folder.join(file), text).unwrap();
        }
        return;
    }
    let expected = contents(&folder);
    assert_eq!(files.keys().copied().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "{name}");
    for (file, text) in files {
        assert!(expected[file] == *text, "{name}/{file} differs: run with BLESS=1 and see the difference");
    }
}

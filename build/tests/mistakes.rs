//! Wrong `.proto` files, with what is said about each: where it is wrong, and what to do.
//!
//! `tests/mistakes` has a file for each mistake, and `expected.txt` what is said. `BLESS=1 cargo test -p wireform-build
//! --test mistakes` writes that anew, to be reviewed. A file whose name ends with `_b` is only imported by another one.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use wireform_build::{Config, Error};

#[test]
fn each_mistake_has_its_place_and_advice() {
    check("tests/mistakes", 130);
}

#[test]
#[ignore = "takes protoc, which PROTOC or PATH leads to"]
fn each_mistake_of_an_edition_has_its_place_and_advice() {
    check("tests/mistakes/editions", 17);
}

/// Compares what is said of the files in a folder, of which there are so many at least.
fn check(folder: &str, count: usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = files(&folder);
    assert!(files.len() >= count, "{} files", files.len());
    let text: String = files.iter().map(|file| mistakes(&folder, file)).collect();
    let expected = folder.join("expected.txt");
    if env::var_os("BLESS").is_some() {
        fs::write(expected, text).unwrap();
        return;
    }
    let expected = fs::read_to_string(expected).unwrap();
    for (line, expected) in text.lines().zip(expected.lines()) {
        assert_eq!(line, expected);
    }
    assert_eq!(text.lines().count(), expected.lines().count());
}

/// Returns the files that are wrong, in the order of their names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_wrong = |path: &PathBuf| {
        let name = path.to_string_lossy();
        name.ends_with(".proto") && !name.ends_with("_b.proto")
    };
    let mut paths: Vec<_> = paths.filter(is_wrong).collect();
    paths.sort();
    paths
}

/// Returns what is said of a file, a line for each problem, each with a place and advice.
fn mistakes(folder: &Path, file: &Path) -> String {
    let error = compile(folder, file).expect_err(&format!("{} is wrong", file.display()));
    let line = |problem: &wireform_build::Problem| {
        let path = problem.file().unwrap_or_else(|| panic!("without a file: {problem}"));
        assert_eq!(path.parent(), Some(folder), "{problem}");
        assert!(problem.line().is_some() && problem.column().is_some(), "without a place: {problem}");
        // Behind a colon, or in protoc's own words.
        let advice = problem.text().split_once(": ").is_some_and(|(_, advice)| !advice.trim().is_empty());
        let says = ["Ensure ", "Use ", ", use ", "you can "].iter().any(|words| problem.text().contains(words));
        assert!(advice || says, "without advice: {problem}");
        let text = problem.to_string().replace(&format!("{}/", folder.display()), "");
        format!("{}\n", text.replace(&folder.display().to_string(), "FOLDER"))
    };
    error.problems().iter().map(line).collect()
}

fn compile(folder: &Path, file: &Path) -> Result<(), Error> {
    let out = tempfile::tempdir().unwrap();
    Config::new().out_dir(out.path()).compile(&[file], &[folder])
}

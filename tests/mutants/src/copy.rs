//! The copy of the repository that is changed.

use std::{
    collections::hash_map::DefaultHasher,
    fs,
    hash::{Hash, Hasher},
    io,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    Result, find,
    mutant::{Source, Sources},
    render::{Refused, Rendered, render},
    switch,
};

/// The crates whose sources are changed, with the file that is their root.
const CRATES: [(&str, &str); 3] =
    [("src/", "src/lib.rs"), ("derive/src/", "derive/src/lib.rs"), ("build/src/", "build/src/lib.rs")];

/// Copies what Git knows of, but the sources that are to be changed, and returns these, and a number for all the rest.
pub(crate) fn copy(root: &Path, to: &Path) -> Result<(Sources, u64)> {
    let (mut sources, mut rest) = (Sources::default(), DefaultHasher::new());
    let files = files(root)?;
    for file in &files {
        if is_source(file) && !is_test(file) {
            find::add_file(file, fs::read_to_string(root.join(file))?, &mut sources)
                .map_err(|error| format!("{file}: {error}"))?;
        } else {
            let content = fs::read(root.join(file))?;
            write_changed(&to.join(file), &content)?;
            // The list of what may survive changes no verdict, nor do documents.
            if !file.starts_with("tests/mutants/") && !file.ends_with(".md") {
                (file, content).hash(&mut rest);
            }
        }
    }
    remove_others(to, to, &files)?;
    Ok((sources, rest.finish()))
}

/// Writes the sources with their switches.
pub(crate) fn write(sources: &Sources, refused: &Refused, to: &Path) -> Result<Vec<Rendered>> {
    let module = switch::module(sources.mutants.len());
    sources.files.iter().map(|source| write_source(source, refused, &module, to)).collect()
}

fn write_source(source: &Source, refused: &Refused, module: &str, to: &Path) -> Result<Rendered> {
    // A program is a crate of its own beside its library.
    let switch = if source.file.contains("/bin/") { "::wireform_build::__mutant" } else { "crate::__mutant" };
    let mut rendered = render(source, refused, switch);
    if CRATES.iter().any(|(_, root)| *root == source.file) {
        // A crate of macros has nothing else that is public.
        let module =
            if source.file.starts_with("derive") { module.replace("pub mod", "mod") } else { module.to_owned() };
        rendered.text.push_str(&module);
    }
    write_changed(&to.join(&source.file), rendered.text.as_bytes())?;
    Ok(rendered)
}

fn files(root: &Path) -> Result<Vec<String>> {
    let list = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let output = Command::new("git").args(list).current_dir(root).output()?;
    let files = String::from_utf8(output.stdout)?;
    Ok(files.lines().filter(|file| root.join(file).is_file()).map(str::to_owned).collect())
}

fn is_source(file: &str) -> bool {
    file.ends_with(".rs") && CRATES.iter().any(|(folder, _)| file.starts_with(folder))
}

fn is_test(file: &str) -> bool {
    file.split('/').any(|part| part == "tests" || part == "tests.rs")
}

/// Cargo builds what is newer, so a file that is the same stays as old as it is.
fn write_changed(path: &Path, content: &[u8]) -> io::Result<()> {
    if fs::read(path).is_ok_and(|old| old == content) {
        return Ok(());
    }
    fs::create_dir_all(path.parent().expect("a file is in a directory"))?;
    fs::write(path, content)
}

/// Removes what an earlier copy had and the repository has no more.
fn remove_others(root: &Path, folder: &Path, files: &[String]) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path: PathBuf = entry?.path();
        let name = path.strip_prefix(root).expect("the path is below").to_string_lossy().into_owned();
        if path.is_dir() {
            remove_others(root, &path, files)?;
        } else if !files.contains(&name) {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All sources of the repository can be read, and are Rust with the switches in them.
    #[test]
    fn the_sources_take_switches() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut sources = Sources::default();
        for file in files(&root).unwrap().into_iter().filter(|file| is_source(file) && !is_test(file)) {
            let text = fs::read_to_string(root.join(&file)).unwrap();
            find::add_file(&file, text, &mut sources).unwrap_or_else(|error| panic!("{file}: {error}"));
        }
        assert!(sources.mutants.len() > 10_000, "{}", sources.mutants.len());
        for source in &sources.files {
            let text = render(source, &Refused::default(), "crate::__mutant").text;
            syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", source.file));
        }
    }
}

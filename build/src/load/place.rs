//! Where a mistake is of which a compiler does not say it.

use std::{
    collections::HashMap,
    fs, iter,
    path::{Path, PathBuf},
};

use protox::{
    Error,
    file::{File, FileResolver, IncludeFileResolver},
};

/// A byte order mark in UTF-8, which some editors put before the text.
pub(super) const MARK: &str = "\u{feff}";

/// A folder with files, which may begin with a byte order mark.
pub(super) struct Folder(IncludeFileResolver, PathBuf);

impl Folder {
    pub(super) fn new(path: &Path) -> Self {
        Self(IncludeFileResolver::new(path.to_owned()), path.to_owned())
    }
}

impl FileResolver for Folder {
    fn resolve_path(&self, path: &Path) -> Option<String> {
        self.0.resolve_path(path)
    }

    fn open_file(&self, name: &str) -> Result<File, Error> {
        match fs::read_to_string(self.1.join(name)) {
            Ok(source) if source.starts_with(MARK) => File::from_source(name, &source[MARK.len()..]),
            _ => self.0.open_file(name),
        }
    }
}

/// How many mistakes are looked for that say nothing of their place: each takes a walk through its file.
const SOUGHT: usize = 100;

/// The texts of files with mistakes, each of which is read once.
#[derive(Default)]
pub(super) struct Texts {
    files: HashMap<PathBuf, Option<Text>>,
    sought: usize,
}

struct Text {
    bytes: Vec<u8>,
    /// Where lines begin, behind a byte order mark.
    lines: Vec<usize>,
}

impl Texts {
    /// Returns line and column, counted from 1, of what a compiler found at an offset.
    pub(super) fn at(&mut self, offset: usize, file: &Path) -> Option<(usize, usize)> {
        let text = self.text(file)?;
        let line = text.lines.partition_point(|start| *start <= offset);
        Some((line, offset - text.lines.get(line.checked_sub(1)?)? + 1))
    }

    /// Returns line and column, counted from 1, of the mistake that the text of an error tells of.
    pub(super) fn find(&mut self, error: &str, file: &Path) -> Option<(usize, usize)> {
        self.sought += 1;
        if self.sought > SOUGHT {
            return None;
        }
        find(error, &self.text(file)?.bytes)
    }

    fn text(&mut self, file: &Path) -> Option<&Text> {
        let read = || fs::read(file).ok().map(Text::new);
        self.files.entry(file.to_owned()).or_insert_with(read).as_ref()
    }
}

impl Text {
    fn new(mut bytes: Vec<u8>) -> Self {
        if bytes.starts_with(MARK.as_bytes()) {
            bytes.drain(..MARK.len());
        }
        let ends = |at: &usize| bytes[*at] == b'\n' || (bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
        let lines = iter::once(0).chain((0..bytes.len()).filter(ends).map(|end| end + 1)).collect();
        Self { bytes, lines }
    }
}

fn find(text: &str, bytes: &[u8]) -> Option<(usize, usize)> {
    let source = match std::str::from_utf8(bytes) {
        Ok(source) => source,
        Err(error) => return Some(end(&String::from_utf8_lossy(&bytes[..error.valid_up_to()]))),
    };
    if text.ends_with("reached end of file") {
        return Some(end(source));
    }
    if let Some(cycle) = text.strip_prefix("import cycle detected: ") {
        return import(source, cycle);
    }
    if let Some(feature) = text.strip_prefix("Option google.protobuf.FeatureSet.") {
        return only(source, &format!("features.{}", feature.split(' ').next()?));
    }
    value_of_map(source, text.strip_prefix("name '")?.split_once('\'')?.0)
}

/// Returns the place of an edition, which a source begins with behind comments.
pub(super) fn edition(source: &str) -> Option<(usize, usize)> {
    let source = source.trim_start_matches(MARK);
    let mut rest = source.trim_start();
    loop {
        if let Some(comment) = rest.strip_prefix("//") {
            rest = comment.split_once('\n').map_or("", |(_, rest)| rest).trim_start();
        } else if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, rest)| rest).trim_start();
        } else {
            let is_edition = rest.strip_prefix("edition").is_some_and(|rest| rest.trim_start().starts_with('='));
            return is_edition.then(|| end(&source[..source.len() - rest.len()]));
        }
    }
}

/// Returns the place behind a text.
fn end(text: &str) -> (usize, usize) {
    let last = text.rsplit('\n').next().unwrap_or_default();
    (text.matches('\n').count() + 1, last.chars().count() + 1)
}

/// Returns the place of the import that a circle such as `a.proto -> b.proto -> a.proto` goes by, in its first file.
fn import(source: &str, cycle: &str) -> Option<(usize, usize)> {
    let next = cycle.split(" -> ").nth(1)?;
    let parsed = File::from_source("", source).ok()?;
    let descriptor = parsed.file_descriptor_proto();
    let index = descriptor.dependency.iter().position(|import| import == next)?;
    let path = [3, i32::try_from(index).ok()?];
    let place = descriptor.source_code_info.as_ref()?.location.iter().find(|location| location.path == path)?;
    let count = |number: i32| usize::try_from(number).unwrap_or_default() + 1;
    Some((count(*place.span.first()?), count(*place.span.get(1)?)))
}

/// Returns the place of what stands in a source once.
fn only(source: &str, text: &str) -> Option<(usize, usize)> {
    let (before, behind) = source.split_once(text)?;
    (!behind.contains(text)).then(|| end(before))
}

/// Returns the place of a name that is the type of a map's values.
fn value_of_map(source: &str, name: &str) -> Option<(usize, usize)> {
    let is_value = |at: &usize| {
        let behind = source[at + name.len()..].trim_start();
        source[..*at].trim_end().ends_with(',') && behind.starts_with('>')
    };
    let at = source.match_indices(name).map(|(at, _)| at).find(is_value)?;
    Some(end(&source[..at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_as_in_any_editor() {
        let mut texts = Texts::default();
        let text = Text::new("\u{feff}a\nb\r\nc\rd".into());
        texts.files.insert("a".into(), Some(text));
        for (offset, place) in
            [(0, (1, 1)), (1, (1, 2)), (2, (2, 1)), (4, (2, 3)), (5, (3, 1)), (7, (4, 1)), (9, (4, 3))]
        {
            assert_eq!(texts.at(offset, "a".as_ref()), Some(place), "{offset}");
        }
        assert_eq!(texts.at(0, "none".as_ref()), None);
    }

    #[test]
    fn so_many_mistakes_are_looked_for() {
        let mut texts = Texts::default();
        texts.files.insert("a".into(), Some(Text::new("map<int32, B>".into())));
        for _ in 0..SOUGHT {
            assert_eq!(texts.find("name 'B' is not defined", "a".as_ref()), Some((1, 12)));
        }
        assert_eq!(texts.find("name 'B' is not defined", "a".as_ref()), None);
    }

    #[test]
    fn an_edition_is_seen_behind_comments() {
        for (source, expected) in [
            ("edition = \"2023\";", Some((1, 1))),
            ("\u{feff}// syntax = \"proto3\";\n/* a\n * b */ edition=\"2024\";", Some((3, 9))),
            ("// edition = \"2023\";\nsyntax = \"proto3\";", None),
            ("/* edition = \"2023\";", None),
            ("message edition {}", None),
            ("editions = 1", None),
            ("", None),
        ] {
            assert_eq!(edition(source), expected, "{source}");
        }
    }
}

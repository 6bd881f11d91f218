//! protox, the compiler in this process, and its errors in our words.

use std::{
    fs, iter,
    path::{Path, PathBuf},
};

use miette::{Diagnostic, LabeledSpan, SourceCode};
use protox::{
    Compiler,
    file::{ChainFileResolver, GoogleFileResolver, IncludeFileResolver},
};

use super::Sources;
use crate::error::{Error, Problem};

/// Why there are no descriptors.
pub(super) enum Failure {
    /// The file has an edition, which protox does not know.
    Edition(PathBuf),
    /// The sources are wrong.
    Wrong(Error),
}

/// What to do about some errors that do not say it themselves, by a part of their text.
const ADVICE: [(&str, &str); 11] = [
    ("JSON name", "rename one of the fields, or give it a `json_name`"),
    ("camel-case name", "rename one of the fields, or give it a `json_name`"),
    ("message numbers must be", "write another number; for an extension of a MessageSet use `Config::protoc(true)`"),
    ("invalid token", "remove it; files are UTF-8 without a byte order mark"),
    ("is already used", "give one of the fields another number"),
    ("conflicts with", "give the field another number"),
    ("defined twice", "rename one of them"),
    ("import cycle", "move what the files share into a file that imports none of them"),
    ("was listed twice", "remove one of the imports"),
    ("is not defined", "declare it, or import the file that does"),
    ("is not valid utf-8", "save it as UTF-8"),
];

/// Compiles files to the bytes of a descriptor set.
pub(super) fn compile(sources: &Sources<'_>) -> Result<Vec<u8>, Failure> {
    let mut compiler = Compiler::with_file_resolver(resolver(sources));
    compiler.include_imports(true).include_source_info(true);
    match compiler.open_files(sources.files.iter().map(|file| sources.name(file))) {
        Ok(compiler) => Ok(compiler.encode_file_descriptor_set()),
        Err(error) => Err(failure(sources, &error)),
    }
}

/// Looks for imports among the well-known types first: newer copies of them use what protox cannot parse.
fn resolver(sources: &Sources<'_>) -> ChainFileResolver {
    let mut resolver = ChainFileResolver::new();
    resolver.add(GoogleFileResolver::new());
    for include in sources.includes {
        resolver.add(IncludeFileResolver::new(include.clone()));
    }
    resolver
}

fn failure(sources: &Sources<'_>, error: &protox::Error) -> Failure {
    if let Some(file) = error.file().and_then(|name| sources.find(name))
        && fs::read_to_string(&file).is_ok_and(|source| has_edition(&source))
    {
        return Failure::Edition(file);
    }
    let first = problem(sources, error, error, error.file());
    let related = error.related().into_iter().flatten().map(|other| problem(sources, other, error, error.file()));
    Failure::Wrong(iter::once(first).chain(related).collect())
}

/// Says in our words what is wrong; `whole` has the source.
fn problem(sources: &Sources<'_>, error: &dyn Diagnostic, whole: &dyn Diagnostic, file: Option<&str>) -> Problem {
    let mut text = error.to_string();
    if let Some(advice) = advice(sources, &text, error) {
        text = format!("{text}: {advice}");
    }
    let ends = text.ends_with("reached end of file");
    let problem = Problem::new(text);
    let Some(file) = file.map(|file| sources.place(file)) else { return problem };
    let position = whole.source_code().and_then(|source| position(error, source));
    let position = position.or_else(|| if ends { end(&file) } else { None });
    let problem = problem.in_file(file);
    match position {
        Some((line, column)) => problem.at(line, column),
        None => problem,
    }
}

fn advice(sources: &Sources<'_>, text: &str, error: &dyn Diagnostic) -> Option<String> {
    if let Some(help) = error.help() {
        return Some(help.to_string());
    }
    if text.starts_with("import") && text.ends_with("not found") {
        let includes: Vec<_> = sources.includes.iter().map(|include| include.display().to_string()).collect();
        return Some(format!("there is none in {}: add the folder that it is in", includes.join(", ")));
    }
    ADVICE.iter().find(|(part, _)| text.contains(part)).map(|(_, advice)| (*advice).to_owned())
}

/// Returns line and column, counted from 1, of what is to be changed: of two places the one that came second.
fn position(error: &dyn Diagnostic, source: &dyn SourceCode) -> Option<(usize, usize)> {
    let labels: Vec<LabeledSpan> = error.labels().into_iter().flatten().collect();
    let culprit =
        |label: &&LabeledSpan| label.label().is_some_and(|text| text.contains("found here") || text.contains("again"));
    let label = labels.iter().find(culprit).or(labels.first())?;
    let place = source.read_span(label.inner(), 0, 0).ok()?;
    Some((place.line() + 1, place.column() + 1))
}

/// Returns line and column, counted from 1, of the end of a file.
fn end(file: &Path) -> Option<(usize, usize)> {
    let source = fs::read_to_string(file).ok()?;
    let last = source.split('\n').next_back()?;
    Some((source.split('\n').count(), last.chars().count() + 1))
}

/// Whether a source begins with an edition, behind comments.
fn has_edition(source: &str) -> bool {
    let mut rest = source.trim_start_matches('\u{feff}').trim_start();
    loop {
        if let Some(comment) = rest.strip_prefix("//") {
            rest = comment.split_once('\n').map_or("", |(_, rest)| rest).trim_start();
        } else if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, rest)| rest).trim_start();
        } else {
            return rest.strip_prefix("edition").is_some_and(|rest| rest.trim_start().starts_with('='));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_is_seen_behind_comments() {
        for (source, expected) in [
            ("edition = \"2023\";", true),
            ("\u{feff}// syntax = \"proto3\";\n/* a\n * b */ edition=\"2024\";", true),
            ("// edition = \"2023\";\nsyntax = \"proto3\";", false),
            ("/* edition = \"2023\";", false),
            ("message edition {}", false),
            ("editions = 1", false),
            ("", false),
        ] {
            assert_eq!(has_edition(source), expected, "{source}");
        }
    }
}

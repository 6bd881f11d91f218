//! protox, the compiler in this process, and its errors in our words.

use std::{
    fs, iter,
    path::{Path, PathBuf},
};

use miette::{Diagnostic, LabeledSpan};
use protox::{
    Compiler,
    file::{ChainFileResolver, GoogleFileResolver},
};

use super::{
    Sources, advice,
    place::{self, Folder, Texts},
};
use crate::error::{Error, Problem};

/// Where a file has an edition.
pub(super) struct Edition {
    pub(super) file: PathBuf,
    pub(super) position: (usize, usize),
}

/// Why there are no descriptors.
pub(super) enum Failure {
    /// The file has an edition, which protox does not know.
    Edition(Edition),
    /// The sources are wrong.
    Wrong(Error),
}

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
        resolver.add(Folder::new(include));
    }
    resolver
}

fn failure(sources: &Sources<'_>, error: &protox::Error) -> Failure {
    if let Some(file) = error.file().and_then(|name| sources.find(name))
        && let Some(position) = fs::read_to_string(&file).ok().and_then(|source| place::edition(&source))
    {
        return Failure::Edition(Edition { file, position });
    }
    let file = error.file().map(|file| sources.place(file));
    let related = error.related().into_iter().flatten();
    let all = iter::once(error as &dyn Diagnostic).chain(related);
    let mut texts = Texts::default();
    let all = all.map(|one| problem(sources, one, file.as_deref(), &mut texts));
    Failure::Wrong(all.collect())
}

/// Says in our words what is wrong.
fn problem(sources: &Sources<'_>, error: &dyn Diagnostic, file: Option<&Path>, texts: &mut Texts) -> Problem {
    let help = error.help().map(|help| help.to_string());
    let text = match &help {
        // It says "group name".
        Some(help) if help.starts_with("imports may not") => "invalid path of an import".to_owned(),
        _ => error.to_string(),
    };
    let problem = Problem::new(format!("{text}: {}", advice(sources, &text, help)));
    let Some(file) = file else { return problem };
    let position = label(error).and_then(|label| texts.at(label.offset(), file));
    let position = position.or_else(|| texts.find(&text, file));
    let problem = problem.in_file(file);
    match position {
        Some((line, column)) => problem.at(line, column),
        None => problem,
    }
}

fn advice(sources: &Sources<'_>, text: &str, help: Option<String>) -> String {
    if text.starts_with("import") && text.ends_with("not found") {
        let includes: Vec<_> = sources.includes.iter().map(|include| include.display().to_string()).collect();
        return format!("there is none in {}: add the folder that it is in", includes.join(", "));
    }
    advice::of(text, help)
}

/// Returns what is to be changed: of two places the one that came second.
fn label(error: &dyn Diagnostic) -> Option<LabeledSpan> {
    let mut labels: Vec<LabeledSpan> = error.labels().into_iter().flatten().collect();
    let culprit =
        |label: &LabeledSpan| label.label().is_some_and(|text| text.contains("found here") || text.contains("again"));
    let index = labels.iter().position(culprit).unwrap_or(0);
    (index < labels.len()).then(|| labels.swap_remove(index))
}

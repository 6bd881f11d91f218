//! Builds the copy, leaving out what the compiler refuses.

use std::{
    collections::HashSet,
    ops::Range,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::{
    Result, copy,
    mutant::{Form, Source, Sources},
    render::{Part, Refused, Rendered},
};

/// What has no tests of the library, or starts compilers of its own.
const EXCLUDED: [&str; 4] = ["wireform-benches", "wireform-test-mutants", "wireform-test-support", "wireform-test-ui"];

/// A program with tests.
#[derive(Clone, Debug)]
pub(crate) struct Binary {
    /// The name of its package and its own.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    /// Where its package is.
    pub(crate) folder: PathBuf,
}

/// Builds until nothing is refused any more, and returns the programs. What is refused is remembered each time, so that
/// a run that is broken off does not begin at the start again.
pub(crate) fn compile(
    sources: &Sources,
    refused: &mut Refused,
    [copied, target]: [&Path; 2],
    remember: impl Fn(&Refused) -> Result<()>,
) -> Result<Vec<Binary>> {
    for round in 1.. {
        let rendered = copy::write(sources, refused, copied)?;
        let messages = cargo(copied, target)?;
        let errors: Vec<&Value> = messages.iter().filter(|message| is_error(message)).collect();
        if errors.is_empty() {
            return finished(&messages);
        }
        let before = size(refused);
        let blame = Blame { sources, rendered: &rendered };
        errors.iter().for_each(|error| blame.put_down(error, refused));
        remember(refused)?;
        eprintln!("round {round}: {} errors, {} more refused", errors.len(), size(refused) - before);
        if size(refused) == before {
            return Err(format!("cannot tell which change is to blame:\n{}", rendered_errors(&errors)).into());
        }
    }
    unreachable!("rounds have no end")
}

fn size(refused: &Refused) -> usize {
    refused.changes.len() + refused.const_functions.len()
}

/// Adds how to build: fast, as the tests that reach a change take less than the build.
pub(crate) fn options(command: &mut Command, target: &Path) {
    command
        .args(["--workspace", "--config", "profile.dev.debug='none'", "--config", "profile.dev.opt-level=0"])
        .args(["--config", "profile.dev.package.'*'.opt-level=1"])
        .args(EXCLUDED.iter().flat_map(|package| ["--exclude", package]))
        .env("RUSTFLAGS", "--cap-lints=allow")
        .env("CARGO_TARGET_DIR", target);
}

fn cargo(copied: &Path, target: &Path) -> Result<Vec<Value>> {
    let mut command = Command::new("cargo");
    command.args(["build", "--tests", "--keep-going", "--message-format=json"]).current_dir(copied);
    options(&mut command, target);
    let output = command.stderr(Stdio::inherit()).output()?;
    let lines = String::from_utf8(output.stdout)?;
    Ok(lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}

fn is_error(message: &Value) -> bool {
    message["reason"] == "compiler-message"
        && message["message"]["level"] == "error"
        && message["message"]["spans"].as_array().is_some_and(|spans| !spans.is_empty())
}

fn rendered_errors(errors: &[&Value]) -> String {
    errors.iter().take(5).filter_map(|error| error["message"]["rendered"].as_str()).collect()
}

fn finished(messages: &[Value]) -> Result<Vec<Binary>> {
    if !messages.iter().any(|message| message["reason"] == "build-finished" && message["success"] == true) {
        return Err("the build failed, without an error that has a place".into());
    }
    Ok(messages.iter().filter(|message| message["profile"]["test"] == true).filter_map(binary).collect())
}

fn binary(message: &Value) -> Option<Binary> {
    let path = PathBuf::from(message["executable"].as_str()?);
    let folder = Path::new(message["manifest_path"].as_str()?).parent()?.to_owned();
    let package = message["package_id"].as_str()?.rsplit(['/', '#']).find(|part| part.contains("wireform"));
    let package = package.unwrap_or_default().split('@').next()?;
    let name = format!("{package}/{}", message["target"]["name"].as_str()?);
    Some(Binary { name, path, folder })
}

/// Finds the changes that an error comes from.
struct Blame<'a> {
    sources: &'a Sources,
    rendered: &'a [Rendered],
}

impl Blame<'_> {
    fn put_down(&self, error: &Value, refused: &mut Refused) {
        let message = &error["message"];
        if let Some(function) = called_in_constant(message) {
            refused.const_functions.insert(function);
            return;
        }
        let spans = spans(message);
        for span in &spans {
            if let Some((source, rendered)) = self.file(&span.file) {
                if self.change(span, rendered, refused) {
                    return;
                }
                if self.site(span, source, rendered, refused) {
                    return;
                }
            }
        }
        for span in &spans {
            if let Some((source, rendered)) = self.file(&span.file)
                && self.function(span, source, rendered, refused)
            {
                return;
            }
        }
    }

    fn file(&self, file: &str) -> Option<(&Source, &Rendered)> {
        let index = self.sources.files.iter().position(|source| source.file == file)?;
        Some((&self.sources.files[index], &self.rendered[index]))
    }

    /// The error is in what a change put there.
    fn change(&self, span: &Span, rendered: &Rendered, refused: &mut Refused) -> bool {
        let found = rendered.marks.iter().find_map(|mark| match mark.part {
            Part::Change(number) if span.is_in(&mark.range) => Some(number),
            _ => None,
        });
        refused.changes.extend(found);
        found.is_some()
    }

    /// The error is in a place, or around some.
    fn site(&self, span: &Span, source: &Source, rendered: &Rendered, refused: &mut Refused) -> bool {
        let numbers = |index: usize| source.sites[index].changes.iter().map(|(number, _)| *number);
        let live = |index: &usize| numbers(*index).any(|number| !refused.changes.contains(&number));
        let sites: Vec<(&Range<usize>, usize)> = rendered
            .marks
            .iter()
            .filter_map(|mark| match mark.part {
                Part::Site(index) => Some((&mark.range, index)),
                _ => None,
            })
            .filter(|(_, index)| live(index))
            .collect();
        let around = sites.iter().filter(|(range, _)| span.is_in(range)).min_by_key(|(range, _)| range.len());
        let inside = sites.iter().filter(|(range, _)| span.start <= range.start && range.end <= span.end);
        let blamed: Vec<u32> = match around {
            Some((_, index)) => numbers(*index).collect(),
            None => inside.flat_map(|(_, index)| numbers(*index)).collect(),
        };
        refused.changes.extend(&blamed);
        !blamed.is_empty()
    }

    /// The error is in a function, for what was left out there, or else for anything.
    fn function(&self, span: &Span, source: &Source, rendered: &Rendered, refused: &mut Refused) -> bool {
        let functions = rendered.marks.iter().filter_map(|mark| match mark.part {
            Part::Function(index) if span.is_in(&mark.range) => Some((mark.range.len(), index)),
            _ => None,
        });
        let Some((_, function)) = functions.min() else { return false };
        let range = &source.sites[function].range;
        let inside = |form: &dyn Fn(Form) -> bool| {
            let sites =
                source.sites.iter().filter(|site| range.start <= site.range.start && site.range.end <= range.end);
            sites.filter(|site| form(site.form)).flat_map(|site| &site.changes).map(|(number, _)| *number).collect()
        };
        let statements: Vec<u32> = inside(&|form| form == Form::Statement);
        let all: Vec<u32> = inside(&|_| true);
        let before = refused.changes.len();
        for numbers in [statements, all] {
            refused.changes.extend(numbers);
            if refused.changes.len() > before {
                return true;
            }
        }
        false
    }
}

/// A part of a file that a message speaks of.
struct Span {
    file: String,
    start: usize,
    end: usize,
}

impl Span {
    fn is_in(&self, range: &Range<usize>) -> bool {
        range.start <= self.start && self.end <= range.end
    }
}

/// Returns the places of a message, the main one first, and of each what expanded to it.
fn spans(message: &Value) -> Vec<Span> {
    let mut spans: Vec<&Value> = message["spans"].as_array().into_iter().flatten().collect();
    spans.sort_by_key(|span| span["is_primary"] != true);
    spans.into_iter().flat_map(with_expansions).collect()
}

fn with_expansions(span: &Value) -> impl Iterator<Item = Span> {
    std::iter::successors(Some(span), |span| span.pointer("/expansion/span")).filter_map(|span| {
        let at = |name: &str| span[name].as_u64().map(|at| at as usize);
        Some(Span { file: span["file_name"].as_str()?.to_owned(), start: at("byte_start")?, end: at("byte_end")? })
    })
}

/// Returns the function that a constant calls and that is no longer a constant one.
fn called_in_constant(message: &Value) -> Option<String> {
    if message["code"]["code"] != "E0015" {
        return None;
    }
    let path = message["message"].as_str()?.split('`').nth(1)?;
    let name = path.rsplit("::").find(|part| !part.starts_with('<') && !part.is_empty())?.split('<').next()?;
    // The switches themselves are no constants either.
    (name != "among" && name != "on").then(|| name.to_owned())
}

/// Returns the numbers of changes in functions that have to stay constant.
pub(crate) fn in_constant_functions(sources: &Sources, refused: &Refused) -> HashSet<u32> {
    let sites = sources.files.iter().flat_map(|source| &source.sites);
    sites.filter(|site| !refused.takes(site)).flat_map(|site| &site.changes).map(|(number, _)| *number).collect()
}

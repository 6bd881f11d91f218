//! protoc or buf, programs that know editions: which of them there is, and how it is asked.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use super::{Sources, advice, compiler::Edition, place::Texts};
use crate::error::{Error, Problem};

/// What to do where there is no program.
pub(super) const INSTALL: &str = "install one of them where PATH finds it, or set PROTOC to the path of protoc \
                       (https://protobuf.dev/installation/)";

/// Where programs are looked for.
pub(super) struct Tools {
    /// What `PROTOC` says.
    pub(super) protoc: Option<OsString>,
    /// What `PATH` says.
    pub(super) path: OsString,
}

/// A program that compiles `.proto` files.
#[derive(Debug, PartialEq, Eq)]
enum Tool {
    Protoc(PathBuf),
    Buf(PathBuf),
}

impl Tools {
    pub(super) fn from_env() -> Self {
        let protoc = env::var_os("PROTOC").filter(|path| !path.is_empty());
        Self { protoc, path: env::var_os("PATH").unwrap_or_default() }
    }

    /// Returns protoc, or else buf; `edition` is the file for which it is needed.
    fn find(&self, edition: Option<&Edition>) -> Result<Tool, Error> {
        if let Some(protoc) = &self.protoc {
            return self.named(Path::new(protoc)).map(Tool::Protoc);
        }
        if let Some(protoc) = self.in_path("protoc") {
            return Ok(Tool::Protoc(protoc));
        }
        self.in_path("buf").map(Tool::Buf).ok_or_else(|| match edition {
            Some(Edition { file, position: (line, column) }) => {
                let text = format!("an edition takes protoc 27 or buf to read: {INSTALL}");
                Problem::new(text).in_file(file).at(*line, *column).into()
            }
            None => Error::new(format!("there is neither protoc nor buf: {INSTALL}")),
        })
    }

    /// Returns the program of `PROTOC`, which may be a name or a path.
    fn named(&self, protoc: &Path) -> Result<PathBuf, Error> {
        let is_name = protoc.components().count() == 1;
        let found = if is_name { protoc.to_str().and_then(|name| self.in_path(name)) } else { None };
        found.or_else(|| protoc.is_file().then(|| protoc.to_owned())).ok_or_else(|| {
            Error::new(format!(
                "PROTOC is `{}`, and there is no such file: set it to the path of protoc",
                protoc.display()
            ))
        })
    }

    fn in_path(&self, name: &str) -> Option<PathBuf> {
        let file = format!("{name}{}", env::consts::EXE_SUFFIX);
        env::split_paths(&self.path).map(|folder| folder.join(&file)).find(|path| path.is_file())
    }
}

/// Compiles files to the bytes of a descriptor set; `edition` is the file for which protox does not do.
pub(super) fn compile(sources: &Sources<'_>, tools: &Tools, edition: Option<&Edition>) -> Result<Vec<u8>, Error> {
    let tool = tools.find(edition)?;
    let folder = tempfile::tempdir().map_err(|error| Error::new(format!("no temporary folder: {error}")))?;
    let out = folder.path().join("descriptors.binpb");
    let mut output = tool.run(sources, &out, true)?;
    // protoc before 24 writes all options, and does not know the flag that asks for it.
    if !output.status.success() && String::from_utf8_lossy(&output.stderr).contains("retain_options") {
        output = tool.run(sources, &out, false)?;
    }
    if !output.status.success() {
        return Err(failure(sources, &tool, &output));
    }
    fs::read(&out).map_err(|error| Error::io("reading what the compiler wrote", &out, &error))
}

impl Tool {
    fn path(&self) -> &Path {
        let (Self::Protoc(path) | Self::Buf(path)) = self;
        path
    }

    fn run(&self, sources: &Sources<'_>, out: &Path, retain_options: bool) -> Result<Output, Error> {
        let mut command = Command::new(self.path());
        if let Self::Buf(_) = self {
            command.args(["alpha", "protoc"]);
        } else if retain_options {
            command.arg("--retain_options");
        }
        command.args(["--error_format=gcc", "--include_imports", "--include_source_info"]);
        command.arg(joined("--descriptor_set_out=", out));
        command.args(sources.includes.iter().map(|include| joined("--proto_path=", include)));
        command.args(sources.files.iter().map(|file| sources.path(file)));
        command.output().map_err(|error| Error::io("running it", self.path(), &error))
    }
}

fn joined(flag: &str, path: &Path) -> OsString {
    let mut argument = OsString::from(flag);
    argument.push(path);
    argument
}

/// Makes problems of what a program says.
fn failure(sources: &Sources<'_>, tool: &Tool, output: &Output) -> Error {
    let text = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> =
        text.lines().filter(|line| !line.trim().is_empty() && !line.contains(": warning:")).collect();
    if lines.is_empty() {
        let text = format!("it failed ({}) and said nothing: run it by hand", output.status);
        return Error::in_file(tool.path(), text);
    }
    let mut texts = Texts::default();
    lines.into_iter().map(|line| problem(sources, line, &mut texts)).collect()
}

/// Reads a line such as `shop.proto:12:3: "Order" is not defined.`, or without the place.
fn problem(sources: &Sources<'_>, line: &str, texts: &mut Texts) -> Problem {
    let Some((file, rest)) = line.split_once(':').filter(|(file, _)| file.ends_with(".proto")) else {
        return Problem::new(line);
    };
    let file = sources.place(file);
    let parts: Vec<&str> = rest.splitn(3, ':').collect();
    let placed = match parts[..] {
        [row, column, text] => row.parse().ok().zip(column.parse().ok()).map(|place| (place, text)),
        _ => None,
    };
    let (place, text) = match placed {
        Some((place, text)) => (Some(place), text.trim()),
        None => (texts.find(rest.trim(), &file), rest.trim()),
    };
    let problem = Problem::new(advice::added(text)).in_file(file);
    match place {
        Some((row, column)) => problem.at(row, column),
        None => problem,
    }
}

#[cfg(all(test, unix))]
mod tests;

//! Why code could not be generated: problems, each with its place and what to do about it.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

/// Why a schema could not be read or code could not be generated.
///
/// It prints a line for each problem, `proto/shop.proto:12:3: …`, and prints the same by `{:?}`, as that is how a build
/// script whose `main` returns a `Result` shows it.
pub struct Error {
    problems: Vec<Problem>,
}

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    file: Option<PathBuf>,
    position: Option<(usize, usize)>,
    text: String,
}

impl Error {
    /// Says what is wrong with all of it.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Problem::new(text).into()
    }

    /// Says what is wrong with a file.
    pub(crate) fn in_file(file: impl Into<PathBuf>, text: impl Into<String>) -> Self {
        Problem::new(text).in_file(file).into()
    }

    /// Says that a file could not be read or written.
    pub(crate) fn io(doing: &str, file: &Path, error: &io::Error) -> Self {
        Self::in_file(file, format!("{doing} failed: {error}"))
    }

    /// Says in which file, where that was not known.
    pub(crate) fn within(self, file: &Path) -> Self {
        self.problems
            .into_iter()
            .map(|problem| if problem.file.is_some() { problem } else { problem.in_file(file) })
            .collect()
    }

    /// Says where files are, instead of how they are imported.
    pub(crate) fn relocated(self, find: impl Fn(&Path) -> Option<PathBuf>) -> Self {
        self.problems.into_iter().map(|problem| problem.relocated(&find)).collect()
    }

    /// Returns all that is wrong, one problem at least.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self { problems: vec![problem] }
    }
}

/// Collects problems; there has to be one.
impl FromIterator<Problem> for Error {
    fn from_iter<I: IntoIterator<Item = Problem>>(problems: I) -> Self {
        Self { problems: problems.into_iter().collect() }
    }
}

impl Problem {
    /// Says what is wrong.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self { file: None, position: None, text: text.into() }
    }

    /// Says in which file.
    pub(crate) fn in_file(self, file: impl Into<PathBuf>) -> Self {
        Self { file: Some(file.into()), ..self }
    }

    /// Says at which line and column, both counted from 1.
    pub(crate) fn at(self, line: usize, column: usize) -> Self {
        Self { position: Some((line, column)), ..self }
    }

    /// Says where the file is, instead of how it is imported.
    pub(crate) fn relocated(self, find: impl Fn(&Path) -> Option<PathBuf>) -> Self {
        match self.file.as_deref().and_then(find) {
            Some(file) => self.in_file(file),
            None => self,
        }
    }

    /// Returns the file with the problem, if it is in one.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Returns the line, counted from 1.
    pub fn line(&self) -> Option<usize> {
        self.position.map(|(line, _)| line)
    }

    /// Returns the column, counted from 1.
    pub fn column(&self) -> Option<usize> {
        self.position.map(|(_, column)| column)
    }

    /// Returns what is wrong and what to do, without the place.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{}:", file.display())?;
            if let Some((line, column)) = self.position {
                write!(f, "{line}:{column}:")?;
            }
            f.write_str(" ")?;
        }
        f.write_str(&self.text)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}

//! What is changed, and where: the model that all the rest works on.

use std::{fmt, ops::Range};

/// One change. It is made where the variable `MUTANT` has its number.
#[derive(Clone, Debug)]
pub(crate) struct Mutant {
    pub(crate) number: u32,
    pub(crate) file: String,
    pub(crate) line: usize,
    /// The function that it is in, after the type of its `impl`.
    pub(crate) function: String,
    pub(crate) change: String,
    /// Which of the same changes in the function it is, from 1.
    pub(crate) nth: usize,
}

impl Mutant {
    /// What names the change as long as the function's text stays.
    pub(crate) fn key(&self) -> String {
        let nth = if self.nth > 1 { format!(" #{}", self.nth) } else { String::new() };
        format!("{} | {} | {}{nth}", self.file, self.function, self.change)
    }

    pub(crate) fn folder(&self) -> &str {
        folder(&self.file)
    }
}

/// Returns the row of the table that a file belongs to: a directory of sources, or one directly below.
pub(crate) fn folder(file: &str) -> &str {
    let sources = file.find("src/").map_or(0, |at| at + 4);
    match file[sources..].find('/') {
        Some(end) => &file[..sources + end],
        None => &file[..sources - 1],
    }
}

impl fmt::Display for Mutant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}: {} (--mutant {})", self.file, self.line, self.function, self.change, self.number)
    }
}

/// How the changes at a place are switched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// An expression, which each change replaces.
    Expression,
    /// A statement, which the only change leaves out.
    Statement,
    /// The start of a function's body; each change returns at once.
    Body,
    /// The end of a pattern; the only change makes it match nothing.
    Arm,
    /// The keyword `const` of a function, which has to go where there are switches in the function.
    Const,
    /// A whole function: nothing is changed, but errors in it are put down to it.
    Function,
}

/// A place with its changes: the number of each, and the text that it puts there.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub(crate) form: Form,
    pub(crate) range: Range<usize>,
    pub(crate) changes: Vec<(u32, String)>,
    /// The `const fn` that the place is in.
    pub(crate) in_const: Option<String>,
}

/// A source file and its places.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) file: String,
    pub(crate) text: String,
    pub(crate) sites: Vec<Site>,
}

/// All of the sources.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    pub(crate) files: Vec<Source>,
    /// By number, from 1.
    pub(crate) mutants: Vec<Mutant>,
    /// The changes that would be in a constant, where no switch can be: the files that they are in.
    pub(crate) constants: Vec<String>,
    /// Macros whose inside is no Rust without their variables.
    pub(crate) opaque: Vec<String>,
}

impl Sources {
    pub(crate) fn mutant(&self, number: u32) -> &Mutant {
        &self.mutants[number as usize - 1]
    }
}

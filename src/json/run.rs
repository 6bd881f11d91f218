//! What one reading shares among all its values: the budget, the options, and what went wrong.
//!
//! A serde error holds words only. So the kind, the place and the path of a failure are kept here, beside the error
//! that unwinds through serde, and put together again at the entry point. Until something fails nothing is stored.

use alloc::{borrow::ToOwned, boxed::Box, string::String, vec::Vec};
use core::{cell::RefCell, fmt, fmt::Write};

use crate::{
    error::{DecodeError, DecodeErrorKind},
    excerpt,
    limits::Limits,
    registry::Registry,
    schema::MessageDescriptor,
    walk::{line_and_column, offset_in},
    wire::Shared,
};

/// One reading.
#[derive(Debug)]
pub(crate) struct Run<'i> {
    /// The text, where it is known; values that borrow from it then tell where they stand.
    input: &'i str,
    pub(super) budget: Shared<'static>,
    pub(super) ignore_unknown_fields: bool,
    pub(super) registry: Option<&'i Registry>,
    failure: RefCell<Failure>,
}

#[derive(Debug, Default)]
struct Failure {
    /// `None` where the deserializer is the one that failed.
    kind: Option<DecodeErrorKind>,
    offset: Option<usize>,
    /// From the innermost step to the outermost.
    path: Vec<Step>,
}

/// One step of a path.
#[derive(Debug)]
pub(super) enum Step {
    Field(&'static str),
    Index(usize),
    /// Cut where it is long.
    Key(Box<str>),
    /// The name in brackets.
    Extension(Box<str>),
}

impl<'i> Run<'i> {
    pub(crate) fn new(input: &'i str, limits: &Limits, ignore_unknown_fields: bool) -> Self {
        Self::with_budget(input, Shared::new(limits, input.len()), ignore_unknown_fields)
    }

    pub(super) fn with_budget(input: &'i str, budget: Shared<'static>, ignore_unknown_fields: bool) -> Self {
        Self { input, budget, ignore_unknown_fields, registry: None, failure: RefCell::default() }
    }

    /// Returns how many bytes of the budget were taken; more than any where they were too many.
    pub(crate) fn taken(&self, limits: &Limits) -> usize {
        match self.failure.borrow().kind {
            Some(DecodeErrorKind::AllocationLimit) => usize::MAX,
            _ => limits.budget(self.input.len()) - self.budget.budget(),
        }
    }

    /// Returns what is left of the budget.
    #[cfg(feature = "xml")]
    pub(super) fn into_budget(self) -> Shared<'static> {
        self.budget
    }

    /// Sets the types that an `Any` may hold.
    pub(super) fn with_registry(self, registry: Option<&'i Registry>) -> Self {
        Self { registry, ..self }
    }

    /// Notes a failure, at `text` if that is a part of the input, and makes an error to unwind with.
    #[cold]
    #[inline(never)]
    pub(super) fn fail<E: serde::de::Error>(&self, kind: DecodeErrorKind, text: Option<&str>) -> E {
        let error = E::custom(&kind);
        self.note(kind, text);
        error
    }

    /// Notes a failure whose error somebody else makes. The first one is the cause of all others.
    #[cold]
    pub(super) fn note(&self, kind: DecodeErrorKind, text: Option<&str>) {
        self.first(kind, text.and_then(|text| offset_in(self.input, text)));
    }

    /// Notes a failure at an offset.
    #[cold]
    pub(super) fn note_at(&self, kind: DecodeErrorKind, offset: usize) {
        self.first(kind, Some(offset));
    }

    fn first(&self, kind: DecodeErrorKind, offset: Option<usize>) {
        let mut failure = self.failure.borrow_mut();
        if failure.kind.is_none() {
            (failure.kind, failure.offset) = (Some(kind), offset);
        }
    }

    /// Adds a step to the path, while an error unwinds.
    #[cold]
    #[inline(never)]
    pub(super) fn step(&self, step: Step) {
        self.failure.borrow_mut().path.push(step);
    }

    /// Puts the error together for our own entry points; what has no place of its own failed at `at`.
    #[cold]
    pub(super) fn error(self, root: &MessageDescriptor, at: usize) -> DecodeError {
        let failure = self.failure.into_inner();
        let offset = failure.offset.unwrap_or(at);
        let kind = failure.kind.unwrap_or(DecodeErrorKind::UnexpectedEnd);
        let (line, column) = line_and_column(self.input.as_bytes(), offset);
        DecodeError::new(kind, offset).with_position(line, column).with_path(path(root.name(), &failure.path))
    }

    /// As [`error`](Self::error), of JSON inside a document that has a position and a path of its own.
    #[cfg(feature = "xml")]
    #[cold]
    pub(super) fn error_inside(self, at: usize) -> DecodeError {
        let failure = self.failure.into_inner();
        let kind = failure.kind.unwrap_or(DecodeErrorKind::UnexpectedEnd);
        DecodeError::new(kind, failure.offset.unwrap_or(at)).with_path(path("", &failure.path))
    }

    /// Puts the path before the words of an error of somebody else's deserializer.
    #[cold]
    pub(crate) fn located<E: serde::de::Error>(self, root: &MessageDescriptor, error: &E) -> E {
        // serde_json finds the line and the column at the end of the words, and keeps them.
        let path = path(root.name(), &self.failure.into_inner().path);
        E::custom(format_args!("{}: {}", excerpt::shown(&path), excerpt::words(error)))
    }
}

fn path(root: &str, steps: &[Step]) -> String {
    let mut path = root.to_owned();
    for step in steps.iter().rev() {
        // Writing to a string cannot fail.
        let _ = write!(path, "{step}");
    }
    excerpt::path(path)
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(name) => write!(f, ".{name}"),
            Self::Index(index) => write!(f, "[{index}]"),
            Self::Extension(name) => write!(f, ".{name}"),
            Self::Key(key) => write!(f, "[{key:?}]"),
        }
    }
}

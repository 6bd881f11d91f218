//! JSON as text inside a document of another format: XML's, for `Struct`, `Value` and `ListValue`.
//!
//! It is written only where it is exact, as the other format has a form for all that JSON has none for. What it takes to be
//! read, levels and memory, is that of the document.

use alloc::{borrow::Cow, string::String};

use super::{
    options::{Options, into_string},
    read::{Place, Scope},
    run::Run,
    scan::{Failed, Scanner},
    source::read_whole,
    write::{Output, Result},
};
use crate::{
    error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind},
    limits::Limits,
    walk::{DecodeText, EncodeText},
    wire::Shared,
};

/// The JSON of a message, which reads back as the same message.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) text: String,
    /// Whether there is something whose order may be another one where it is read.
    pub(crate) unordered: bool,
}

/// Writes a message.
///
/// # Errors
///
/// Where it would be another message when it is read, or has more than `levels` levels, its own counted.
pub(crate) fn write<M: EncodeText>(message: &M, levels: u32) -> Result<Written> {
    // The root is no level to a document of JSON's own.
    let Some(levels) = levels.checked_sub(1) else { return Err(EncodeError::new(EncodeErrorKind::DepthLimit)) };
    let options = Options::new().exact().limits(Limits::new().depth(levels));
    let (bytes, unordered) = Output::collect(&options, message)?;
    Ok(Written { text: into_string(bytes), unordered })
}

/// What is left of the limits of the document around the text, and how it is read.
#[derive(Debug)]
pub(crate) struct Around {
    pub(crate) budget: Shared<'static>,
    pub(crate) depth: u32,
    pub(crate) ignore_unknown_fields: bool,
}

impl Around {
    /// Reads a message, and returns what is left of the budget.
    ///
    /// # Errors
    ///
    /// As [`from_str`](super::from_str); the offset is that in the text, and the path begins inside the message.
    pub(crate) fn read<'de, M: DecodeText<'de>>(
        self,
        text: Cow<'de, str>,
    ) -> Result<(M, Shared<'static>), DecodeError> {
        let run = Run::with_budget(&text, self.budget, self.ignore_unknown_fields);
        let scope = Scope::inside(&run, self.depth);
        let (message, at) = match &text {
            Cow::Borrowed(text) => read_borrowed(text, scope),
            Cow::Owned(text) => read_owned(text, scope),
        };
        match message {
            Ok(message) => Ok((message, run.into_budget())),
            Err(Failed) => Err(run.error_inside(at)),
        }
    }
}

/// Reads a message that may borrow from the text; returns how far that came too.
fn read_borrowed<'de, M: DecodeText<'de>>(text: &'de str, scope: Scope<'_>) -> (Result<M, Failed>, usize) {
    let mut scanner = Scanner::new(text, scope.run);
    let message = read_whole(&mut scanner, scope);
    (message, scanner.at())
}

/// Reads a message that cannot borrow from the text, as that is gone before the message is.
///
/// Our scanner lends what it reads, so that serde_json reads here, from a reader, once the scanner knows that it is JSON.
#[cold]
fn read_owned<'de, M: DecodeText<'de>>(text: &str, scope: Scope<'_>) -> (Result<M, Failed>, usize) {
    let mut scanner = Scanner::new(text, scope.run);
    if let Err(failed) = scanner.skip().and_then(|()| scanner.end()) {
        return (Err(failed), scanner.at());
    }
    let mut deserializer = serde_json::Deserializer::from_reader(text.as_bytes());
    // The scope counts the levels.
    deserializer.disable_recursion_limit();
    let message = match M::read(Place { deserializer: &mut deserializer, scope }) {
        Ok(message) => message.ok_or_else(|| scope.unexpected("an object")),
        // What is JSON, and no other message than such a one, has a number that serde_json does not take.
        Err(_) => Err(scope.run.fail(DecodeErrorKind::OutOfRange { expected: "double" }, None)),
    };
    (message, 0)
}

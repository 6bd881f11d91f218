//! Where in a document something is, for people: the elements that are open there.

use alloc::{borrow::Cow, string::String, vec::Vec};

use super::{Events, Token};
use crate::excerpt;

/// An element on the way to a place in a document.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Step<'de> {
    /// Where its start tag begins.
    pub(super) start: usize,
    /// Its name.
    pub(super) name: &'de str,
    /// How many elements of the same name stand right before it.
    pub(super) index: usize,
}

/// Returns the elements that are open at `offset`, from the root on.
pub(super) fn trail(input: &str, offset: usize) -> Vec<Step<'_>> {
    let mut open: Vec<Step<'_>> = Vec::new();
    let mut last: Option<Step<'_>> = None;
    let mut events = Events::unchecked(input, usize::MAX);
    while let Ok(token) = events.token() {
        match token {
            Token::Start(start) if start.offset <= offset => {
                let index = match last.take() {
                    // Roots are not counted, as there is to be one.
                    Some(last) if last.name == start.name && !open.is_empty() => last.index + 1,
                    _ => 0,
                };
                open.push(Step { start: start.offset, name: start.name, index });
            }
            Token::End if events.offset < offset => last = open.pop(),
            Token::Text(_) | Token::Section(_) | Token::Char(_) if events.offset < offset => {}
            _ => break,
        }
    }
    open
}

impl<'de> Events<'de> {
    /// Returns the text of the element whose start tag begins there, which was read before.
    #[cold]
    pub(crate) fn text_at(&self, offset: usize) -> Option<Cow<'de, str>> {
        let mut events = Events::unchecked(self.input, usize::MAX);
        (events.position, events.carriage_returns) = (offset, self.carriage_returns);
        events.root().ok()?;
        events.text().ok()
    }
}

/// Returns where the element begins that is the innermost one open at `offset`; the root, once that has ended.
pub(super) fn innermost(input: &str, offset: usize) -> usize {
    let root = || Events::unchecked(input, usize::MAX).root().map_or(offset, |root| root.offset);
    trail(input, offset).last().map_or_else(root, |step| step.start)
}

/// Writes a trail as a path: items by their index, other elements by name, and by index where they repeat.
pub(super) fn path(trail: &[Step<'_>]) -> String {
    let mut out = String::new();
    for Step { name, index, .. } in trail {
        if *name != "item" {
            out.push_str(if out.is_empty() { "" } else { "." });
            out.push_str(&excerpt::name(name));
        }
        if *name == "item" || *index > 0 {
            out.push_str(&alloc::format!("[{index}]"));
        }
    }
    out
}

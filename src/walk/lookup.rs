//! Finds fields by name.

use crate::schema::{FieldDescriptor, FieldKind};

/// A search among a message's fields that goes on where the last one ended, as documents mostly have fields in order.
#[derive(Debug)]
pub(crate) struct Lookup {
    fields: &'static [FieldDescriptor],
    last: Position,
}

/// A place among the fields and the members of their oneofs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Position {
    field: usize,
    member: usize,
    /// How many fields and members are before this one.
    index: usize,
}

impl Lookup {
    pub(crate) fn new(fields: &'static [FieldDescriptor]) -> Self {
        Self { fields, last: Position::default() }
    }

    /// Returns the index, among all fields and members, of the one found last.
    #[cfg(feature = "xml")]
    pub(crate) fn index(&self) -> usize {
        self.last.index
    }

    /// Returns that index, or for all members of a oneof the index of the first one.
    #[cfg(feature = "text")]
    pub(crate) fn choice(&self) -> usize {
        self.last.index - self.last.member
    }

    /// Returns the first field that `matches` takes.
    #[inline]
    pub(crate) fn find_by(&mut self, matches: impl Fn(&FieldDescriptor) -> bool) -> Option<&'static FieldDescriptor> {
        let first = self.last;
        self.scan(first, usize::MAX, &matches).or_else(|| self.scan(Position::default(), first.index, &matches))
    }

    /// Tries the fields from `at` up to the one with the index `end`.
    #[inline]
    fn scan(
        &mut self,
        mut at: Position,
        end: usize,
        matches: &impl Fn(&FieldDescriptor) -> bool,
    ) -> Option<&'static FieldDescriptor> {
        while let Some(field) = at.resolve(self.fields).filter(|_| at.index < end) {
            if matches(field) {
                self.last = at;
                return Some(field);
            }
            at.member += 1;
            at.index += 1;
        }
        None
    }
}

impl Position {
    /// Returns what is here, after a step to the next field where this one has no more members.
    #[inline]
    fn resolve(&mut self, fields: &'static [FieldDescriptor]) -> Option<&'static FieldDescriptor> {
        loop {
            let field = fields.get(self.field)?;
            let here = match field.kind() {
                FieldKind::Oneof(members) => members.get(self.member),
                _ if self.member == 0 => Some(field),
                _ => None,
            };
            if here.is_some() {
                return here;
            }
            self.field += 1;
            self.member = 0;
        }
    }
}

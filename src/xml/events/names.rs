//! Names in namespaces: who asks for one gets the elements in it by their local names.
//!
//! Nothing of this costs a document that no namespace is asked for, but for its attributes: a reader may have the declarations
//! [noted](Events::note_declarations), to know which attribute is `xsi:nil`.

use alloc::{boxed::Box, format, string::String, sync::Arc, vec::Vec};

use super::{
    Events, charge,
    scopes::{Bound, Scopes, Surroundings, XSI, check_declaration, declared_prefix, split_name},
    syntax,
};
use crate::{
    DecodeError, DecodeErrorKind,
    error::Result,
    excerpt,
    xml::{
        attributes::{Start, worked},
        lexical::parse_bool,
    },
};

/// What is done with names.
#[derive(Clone, Debug, Default)]
pub(super) enum Naming {
    /// They are taken as they stand.
    #[default]
    Plain,
    /// So are they, but declarations are noted.
    Noting,
    /// Elements are asked for in a namespace.
    Within(Arc<str>, Foreign),
}

/// What becomes of an element in another namespace where elements of one are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Foreign {
    /// It is skipped.
    Skipped,
    /// It is an error.
    Refused,
}

impl<'de> Events<'de> {
    /// Asks for elements in a namespace. Names and declarations are those of Namespaces in XML then, or errors.
    pub(crate) fn ask_for_namespace(&mut self, uri: Arc<str>, foreign: Foreign) {
        self.naming = Naming::Within(uri, foreign);
        self.scopes = Some(Box::new(Scopes::within(self.around)));
    }

    /// Notes what prefixes stand for, so that [`is_nil`](Self::is_nil) can tell.
    pub(crate) fn note_declarations(&mut self) {
        self.naming = Naming::Noting;
        self.scopes = self.around.map(|around| Box::new(Scopes::within(Some(around))));
    }

    /// Takes over the declarations around the document; to be called before others.
    pub(crate) fn surrounded_by(self, around: &'de Surroundings) -> Self {
        Self { around: Some(around).filter(|around| !around.is_empty()), ..self }
    }

    /// Returns the declarations that are in force in the element whose start tag was read just now.
    pub(crate) fn surroundings(&self) -> Surroundings {
        self.scopes.as_ref().map(|scopes| scopes.surroundings()).unwrap_or_default()
    }

    /// Whether elements of a namespace are asked for.
    pub(crate) fn is_within_namespace(&self) -> bool {
        matches!(self.naming, Naming::Within(..))
    }

    /// Whether the last start tag is one of another namespace than that which is asked for.
    pub(crate) fn is_foreign(&self) -> bool {
        self.foreign
    }

    /// Checks the attributes of a start tag, and what its names stand for; returns it with its local name.
    pub(super) fn named(&mut self, start: Start<'de>) -> Result<Start<'de>> {
        let level = self.open.len();
        self.leave_scopes();
        if !start.is_bare() && start.attributes().check()? && !matches!(self.naming, Naming::Plain) {
            self.declare(&start, level)?;
        }
        let Naming::Within(uri, _) = &self.naming else { return Ok(start) };
        let (prefix, local) = split_name(start.name).ok_or_else(|| no_qualified_name(start.name, start.offset))?;
        let found = self.scopes.as_mut().and_then(|scopes| scopes.stands_for(prefix, uri));
        self.foreign = !found.ok_or_else(|| undeclared(prefix, start.offset))?;
        if !start.is_bare() {
            self.check_attributes(&start)?;
        }
        Ok(start.with_local_name(local))
    }

    /// Forgets the declarations of elements that are not open.
    #[inline]
    pub(super) fn leave_scopes(&mut self) {
        if let Some(scopes) = &mut self.scopes {
            scopes.leave(self.open.len());
        }
    }

    /// Notes the declarations of a start tag.
    #[cold]
    fn declare(&mut self, start: &Start<'de>, level: usize) -> Result<()> {
        let is_strict = self.is_within_namespace();
        let scopes = self.scopes.get_or_insert_with(|| Box::new(Scopes::within(self.around)));
        let mut attributes = start.attributes();
        while let Some(attribute) = attributes.next()? {
            let Some(prefix) = declared_prefix(attribute.name) else { continue };
            let uri = attribute.value()?;
            if is_strict {
                check_declaration(prefix, &uri).map_err(|message| syntax(message, attribute.offset))?;
            }
            if !scopes.declare(prefix, uri, level, |bytes| charge(&self.budget, bytes)) {
                return Err(DecodeError::new(DecodeErrorKind::AllocationLimit, attribute.offset));
            }
        }
        Ok(())
    }

    /// Checks that all attributes have names of Namespaces in XML, and no two the same in the same namespace.
    fn check_attributes(&self, start: &Start<'de>) -> Result<()> {
        let mut names: Vec<(&str, Bound<'_>, usize)> = Vec::new();
        let mut attributes = start.attributes();
        while let Some(attribute) = attributes.next()? {
            let (prefix, local) =
                split_name(attribute.name).ok_or_else(|| no_qualified_name(attribute.name, attribute.offset))?;
            if !prefix.is_empty() && prefix != "xmlns" {
                names.push((local, self.bound(prefix, attribute.offset)?, attribute.offset));
            }
        }
        names.sort_unstable_by(|one, other| {
            worked(1);
            (one.0, one.1.hash, one.2).cmp(&(other.0, other.1.hash, other.2))
        });
        match names.windows(2).find(|pair| matches!(pair, [one, other] if one.0 == other.0 && one.1 == other.1)) {
            Some([_, (local, bound, offset)]) => {
                Err(syntax(format!("attribute `{}` comes twice", qualified(bound.uri, local)), *offset))
            }
            _ => Ok(()),
        }
    }

    fn bound(&self, prefix: &str, offset: usize) -> Result<Bound<'_>> {
        let bound = self.scopes.as_ref().and_then(|scopes| scopes.bound(prefix));
        bound.ok_or_else(|| undeclared(prefix, offset))
    }

    /// Returns the name of an element, whose start tag was read just now, with its namespace.
    #[cold]
    pub(crate) fn qualified_name(&self, start: &Start<'de>) -> String {
        let name = self.open.last().copied().unwrap_or_default();
        let (prefix, _) = split_name(name).unwrap_or_default();
        let uri = self.scopes.as_ref().and_then(|scopes| scopes.bound(prefix)).map_or("", |bound| bound.uri);
        qualified(uri, start.name)
    }

    /// Returns the next child that is in the namespace that is asked for, if one is.
    #[cold]
    #[inline(never)]
    pub(super) fn own_child(&mut self) -> Result<Option<Start<'de>>> {
        while let Some(start) = self.next_child()? {
            if !self.foreign {
                return Ok(Some(start));
            }
            if !matches!(self.naming, Naming::Within(_, Foreign::Skipped)) {
                let kind = DecodeErrorKind::UnknownField { name: excerpt::name(&self.qualified_name(&start)) };
                return Err(DecodeError::new(kind, start.offset));
            }
            self.skip()?;
        }
        Ok(None)
    }

    /// Whether a start tag follows that has that name, in the namespace that is asked for. It is read again.
    #[cold]
    pub(super) fn is_own_next(&mut self, name: &str) -> bool {
        let (position, offset, depth) = (self.position, self.offset, self.open.len());
        let is_tag = matches!(self.bytes(), [b'<', second, ..] if !matches!(second, b'/' | b'!' | b'?'));
        let is_next = is_tag && self.start_tag().is_ok_and(|start| start.name == name) && !self.foreign;
        (self.position, self.offset, self.empty) = (position, offset, false);
        self.open.truncate(depth);
        self.leave_scopes();
        is_next
    }

    /// Whether the element, whose start tag was read just now, is marked as nil by XML Schema's attribute.
    ///
    /// # Errors
    ///
    /// If the attribute has another value than a bool, or a prefix that is not declared.
    #[cold]
    pub(crate) fn is_nil(&self, start: &Start<'de>) -> Result<bool> {
        if !start.mentions(":nil") {
            return Ok(false);
        }
        let mut attributes = start.attributes();
        while let Some(attribute) = attributes.next()? {
            let Some((prefix, "nil")) = split_name(attribute.name) else { continue };
            if !matches!(prefix, "" | "xml" | "xmlns") && self.bound(prefix, attribute.offset)?.uri == XSI {
                let fail = |kind| DecodeError::new(kind, attribute.offset);
                return parse_bool(&attribute.value()?).map_err(fail);
            }
        }
        Ok(false)
    }
}

#[cold]
fn undeclared(prefix: &str, offset: usize) -> DecodeError {
    syntax(format!("the prefix `{prefix}` is not declared"), offset)
}

#[cold]
fn no_qualified_name(name: &str, offset: usize) -> DecodeError {
    syntax(format!("`{name}` is no name where namespaces are: one colon at most, with a name on each side"), offset)
}

/// Returns a name with its namespace, `{urn:a}name`.
pub(crate) fn qualified(uri: &str, name: &str) -> String {
    format!("{{{uri}}}{name}")
}

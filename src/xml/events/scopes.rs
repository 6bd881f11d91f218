//! What prefixes stand for: the declarations of the open elements, the innermost of each prefix first.
//!
//! Those of an element are put on a stack with its start tag, and come off with the next start tag that is not inside. So each
//! is handled twice, however many elements there are, and no more are kept than are in force.

use alloc::{borrow::Cow, boxed::Box, format, vec::Vec};
use core::hash::BuildHasher;
use std::{
    collections::HashMap,
    hash::RandomState,
};

use crate::{error::Result, xml::escape::is_name};

/// The namespace of `xsi:nil`.
pub(crate) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
/// The namespace of the prefix `xml`, which needs no declaration.
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The namespace of declarations, for which no other prefix can stand.
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// What a prefix stands for. The hash is made once for each declaration, as names are long and elements many.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound<'s> {
    pub(super) uri: &'s str,
    /// That of the name.
    pub(super) hash: u64,
}

impl PartialEq for Bound<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.hash == other.hash && self.uri == other.uri
    }
}

/// The declarations around a document that is a part of another one.
#[derive(Debug, Default)]
pub(crate) struct Surroundings {
    bound: HashMap<Box<str>, (Box<str>, u64)>,
}

impl Surroundings {
    pub(super) fn is_empty(&self) -> bool {
        self.bound.is_empty()
    }
}

/// The declarations that are in force.
#[derive(Debug, Default)]
pub(super) struct Scopes<'de> {
    around: Option<&'de Surroundings>,
    declared: Vec<Declaration<'de>>,
    /// Where in that list the innermost declaration of each prefix is.
    innermost: HashMap<&'de str, usize>,
    /// How many there were at most.
    most: usize,
}

#[derive(Debug)]
struct Declaration<'de> {
    prefix: &'de str,
    uri: Cow<'de, str>,
    hash: u64,
    /// How many elements are around the one that declares it.
    level: usize,
    /// The declaration of the same prefix that it hides.
    hidden: Option<usize>,
}

impl<'de> Scopes<'de> {
    /// What one more declaration takes at most, by the capacity of the list and of the table.
    const COST: usize = 2 * size_of::<Declaration<'_>>() + 3 * size_of::<(&str, usize)>();

    /// Begins with the declarations that are in force around a document.
    pub(super) fn within(around: Option<&'de Surroundings>) -> Self {
        let hasher = around.map_or_else(RandomState::new, |around| around.bound.hasher().clone());
        Self { around, declared: Vec::new(), innermost: HashMap::with_hasher(hasher), most: 0 }
    }

    /// Forgets what was declared by elements that have ended, where so many are open.
    #[inline]
    pub(super) fn leave(&mut self, open: usize) {
        while self.declared.last().is_some_and(|last| last.level >= open) {
            self.leave_last();
        }
    }

    fn leave_last(&mut self) {
        let Some(last) = self.declared.pop() else { return };
        match last.hidden {
            Some(hidden) => self.innermost.insert(last.prefix, hidden),
            None => self.innermost.remove(last.prefix),
        };
        worked(1);
    }

    /// Adds a declaration of an element with so many around it; false where there is no memory for it. No prefix is the default namespace.
    pub(super) fn declare(
        &mut self,
        prefix: &'de str,
        uri: Cow<'de, str>,
        level: usize,
        charge: impl FnOnce(usize) -> bool,
    ) -> bool {
        if self.declared.len() == self.most {
            self.most += 1;
            if !charge(Self::COST) {
                return false;
            }
        }
        let hash = self.innermost.hasher().hash_one(&*uri);
        let hidden = self.innermost.insert(prefix, self.declared.len());
        worked(prefix.len() + uri.len());
        self.declared.push(Declaration { prefix, uri, hash, level, hidden });
        true
    }

    /// Returns what a prefix stands for, with none that of elements without one; `None` where it is not declared.
    pub(super) fn bound(&self, prefix: &str) -> Option<Bound<'_>> {
        worked(prefix.len());
        let declared = self.innermost.get(prefix).and_then(|at| self.declared.get(*at));
        if let Some(Declaration { uri, hash, .. }) = declared {
            return Some(Bound { uri, hash: *hash });
        }
        if let Some((uri, hash)) = self.around.and_then(|around| around.bound.get(prefix)) {
            return Some(Bound { uri, hash: *hash });
        }
        let uri = match prefix {
            "" => "",
            "xml" => XML,
            _ => return None,
        };
        Some(Bound { uri, hash: self.innermost.hasher().hash_one(uri) })
    }

    /// Returns all declarations that are in force, for documents inside of what is open.
    pub(super) fn surroundings(&self) -> Surroundings {
        let mut bound = HashMap::with_hasher(self.innermost.hasher().clone());
        for Declaration { prefix, uri, hash, .. } in &self.declared {
            bound.insert((*prefix).into(), (uri.as_ref().into(), *hash));
        }
        Surroundings { bound }
    }
}

/// Returns the prefix that an attribute declares, nothing for the default namespace; `None` for any other attribute.
#[inline]
pub(crate) fn declared_prefix(attribute: &str) -> Option<&str> {
    match attribute.strip_prefix("xmlns")? {
        "" => Some(""),
        rest => rest.strip_prefix(':'),
    }
}

/// Splits a name into prefix, perhaps none, and the rest; `None` for one that Namespaces in XML does not have.
pub(super) fn split_name(name: &str) -> Option<(&str, &str)> {
    match name.split_once(':') {
        None => Some(("", name)),
        Some((prefix, local)) => {
            (!prefix.is_empty() && !local.contains(':') && is_name(local)).then_some((prefix, local))
        }
    }
}

/// Checks what a prefix, or the default namespace, is declared as.
pub(super) fn check_declaration(prefix: &str, uri: &str) -> Result<(), Box<str>> {
    match (prefix, uri) {
        ("xml", XML) => Ok(()),
        ("xml", _) => Err(format!("the prefix `xml` stands for `{XML}` always").into()),
        ("xmlns", _) => Err("the prefix `xmlns` cannot be declared".into()),
        (_, XML | XMLNS) => Err(format!("the namespace `{uri}` cannot be declared").into()),
        ("", _) => Ok(()),
        (_, "") => Err("a prefix stands for a namespace: only `xmlns` may be empty".into()),
        _ => Ok(()),
    }
}

/// Notes bytes gone through, so that tests see how the work grows; nothing elsewhere.
#[inline]
fn worked(_count: usize) {
    #[cfg(test)]
    tests::WORK.set(tests::WORK.get() + _count);
}

//! What prefixes stand for: the declarations of the open elements, the innermost of each prefix first.
//!
//! Those of an element are put on a stack with its start tag, and come off with the next start tag that is not inside. So each
//! is handled twice, however many elements there are, and no more are kept than are in force.

use alloc::{borrow::Cow, boxed::Box, format, vec::Vec};
use core::hash::BuildHasher;
use std::{collections::HashMap, hash::RandomState};

use crate::{
    error::Result,
    xml::{attributes::worked, escape::is_name},
};

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
        if self.hash != other.hash {
            return false;
        }
        worked(self.uri.len());
        self.uri == other.uri
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
    /// The prefix that was looked for last, and whether it stands for the namespace that is asked for: most elements have that
    /// of the one before.
    last: Option<(&'de str, bool)>,
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
        Self { around, declared: Vec::new(), innermost: HashMap::with_hasher(hasher), last: None, most: 0 }
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
        self.last = None;
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
        self.last = None;
        let hash = self.innermost.hasher().hash_one(&*uri);
        let hidden = self.innermost.insert(prefix, self.declared.len());
        worked(prefix.len() + uri.len());
        self.declared.push(Declaration { prefix, uri, hash, level, hidden });
        true
    }

    /// Whether a prefix stands for a namespace, always the same one; `None` where it is not declared.
    #[inline]
    pub(super) fn stands_for(&mut self, prefix: &'de str, uri: &str) -> Option<bool> {
        match self.last {
            Some((last, found)) if last == prefix => Some(found),
            _ => {
                let found = self.bound(prefix)?.uri == uri;
                self.last = Some((prefix, found));
                Some(found)
            }
        }
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
    let Some(colon) = name.bytes().position(|byte| byte == b':') else { return Some(("", name)) };
    let (prefix, local) = (name.get(..colon)?, name.get(colon + 1..)?);
    (colon > 0 && !local.contains(':') && is_name(local)).then_some((prefix, local))
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

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;
    use crate::{
        Limits,
        xml::{
            attributes::tests::work_of,
            events::{Events, Foreign},
        },
    };

    /// Reads a whole document, whose elements are asked for in a namespace, and returns the work.
    fn work(document: &str) -> usize {
        work_of(|| {
            let mut events = Events::new(document, &Limits::new().depth(1_000_000)).unwrap();
            events.ask_for_namespace("urn:a".into(), Foreign::Skipped);
            events.root().unwrap();
            events.skip().unwrap();
            events.finish().unwrap();
        })
    }

    /// Checks that twice the document, and four times, is hardly more than twice the work, and four times.
    #[track_caller]
    fn is_linear(document: impl Fn(usize) -> String) {
        let [once, twice, four_times] = [500, 1000, 2000].map(|count| work(&document(count)));
        assert!(once > 0 && twice * 10 <= once * 23 && four_times * 10 <= once * 48, "{once}, {twice}, {four_times}");
    }

    fn many(count: usize, one: impl Fn(usize) -> String) -> String {
        // As long each.
        (10_000..10_000 + count).map(one).collect()
    }

    #[test]
    fn the_work_grows_with_the_document() {
        let declared = |count| many(count, |index| format!(" xmlns:p{index}='urn:{index}'"));
        // Many declarations around many elements.
        is_linear(|count| format!("<a{}>{}</a>", declared(count), "<b/>".repeat(count)));
        is_linear(|count| format!("<a{}>{}</a>", declared(count), many(count, |index| format!("<p{index}:b/>"))));
        is_linear(|count| {
            let elements = many(count, |index| format!("<b p{index}:c='' p{}:c=''/>", 10_000 + (index + 1) % count));
            format!("<a{}>{elements}</a>", declared(count))
        });
        // Many elements that declare, one behind the other and one in the other.
        is_linear(|count| format!("<a>{}</a>", many(count, |index| format!("<b xmlns='urn:{index}'/>"))));
        is_linear(|count| {
            many(count, |index| format!("<b xmlns='urn:{index}' xmlns:p='urn:{index}'>")) + &"</b>".repeat(count)
        });
        // Long names of namespaces that many attributes are in.
        is_linear(|count| {
            let uri = "u".repeat(20 * count);
            let elements = "<b p:c='' q:c=''/>".repeat(count);
            format!("<a xmlns:p='{uri}1' xmlns:q='{uri}2'>{elements}</a>")
        });
        is_linear(|count| format!("<p:a xmlns:p='{}'>{}</p:a>", "u".repeat(20 * count), "<p:b/>".repeat(count)));
        is_linear(|count| {
            let attributes = many(count, |index| format!(" p{index}:c='' p{index}:d=''"));
            format!("<a{}><b{attributes}/></a>", declared(count))
        });
    }

    #[test]
    fn no_more_declarations_are_kept_than_are_in_force() {
        let mut scopes = Scopes::within(None);
        let mut charged = 0;
        for round in 0..1000 {
            for level in 0..5 {
                scopes.leave(level);
                assert!(scopes.declare("p", Cow::Owned(format!("urn:{level}")), level, |bytes| {
                    charged += bytes;
                    true
                }));
                assert_eq!(scopes.bound("p").unwrap().uri, format!("urn:{level}"));
                assert_eq!((scopes.declared.len(), scopes.innermost.len()), (level + 1, 1), "{round}");
            }
        }
        assert_eq!(charged, 5 * Scopes::COST);
        scopes.leave(2);
        assert_eq!(scopes.bound("p").unwrap().uri, "urn:1");
        scopes.leave(0);
        assert!(scopes.bound("p").is_none() && scopes.innermost.is_empty());
        assert!(!Scopes::within(None).declare("p", "".into(), 0, |_| false));
    }

    #[test]
    fn what_declarations_take_is_charged() {
        let mut scopes = Scopes::within(None);
        let names: Vec<String> = (0..10_000).map(|index| format!("{index}")).collect();
        let mut charged = 0;
        for name in &names {
            assert!(scopes.declare(name, "".into(), 0, |bytes| {
                charged += bytes;
                true
            }));
            // The table has a byte more for each place, and is never more than seven eighths full.
            let table = scopes.innermost.capacity() * 8 / 7 * (size_of::<(&str, usize)>() + 1);
            assert!(
                scopes.declared.len() < 8
                    || scopes.declared.capacity() * size_of::<Declaration<'_>>() + table <= charged
            );
        }
    }
}

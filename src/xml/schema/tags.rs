//! The elements of an XML Schema.

use alloc::string::String;

use crate::xml::{
    escape,
    output::{Name, Output},
};

const NAMESPACE: &str = "http://www.w3.org/2001/XMLSchema";

const SCHEMA: Name<'static> = Name::prefixed("xs:schema");
const ELEMENT: Name<'static> = Name::prefixed("xs:element");
const ATTRIBUTE: Name<'static> = Name::prefixed("xs:attribute");
const ANNOTATION: Name<'static> = Name::prefixed("xs:annotation");
const DOCUMENTATION: Name<'static> = Name::prefixed("xs:documentation");
pub(super) const COMPLEX_TYPE: Name<'static> = Name::prefixed("xs:complexType");
pub(super) const SIMPLE_TYPE: Name<'static> = Name::prefixed("xs:simpleType");
pub(super) const SIMPLE_CONTENT: Name<'static> = Name::prefixed("xs:simpleContent");
pub(super) const SEQUENCE: Name<'static> = Name::prefixed("xs:sequence");
pub(super) const ANY: Name<'static> = Name::prefixed("xs:any");
pub(super) const CHOICE: Name<'static> = Name::prefixed("xs:choice");
pub(super) const EXTENSION: Name<'static> = Name::prefixed("xs:extension");
pub(super) const RESTRICTION: Name<'static> = Name::prefixed("xs:restriction");
pub(super) const ENUMERATION: Name<'static> = Name::prefixed("xs:enumeration");
pub(super) const PATTERN: Name<'static> = Name::prefixed("xs:pattern");
pub(super) const MAX_INCLUSIVE: Name<'static> = Name::prefixed("xs:maxInclusive");
pub(super) const UNION: Name<'static> = Name::prefixed("xs:union");

const XMLNS: Name<'static> = Name::prefixed("xmlns:xs");
const DEFAULT: Name<'static> = Name::literal("xmlns");
const TARGET: Name<'static> = Name::literal("targetNamespace");
const FORM: Name<'static> = Name::literal("elementFormDefault");
const TYPE: Name<'static> = Name::literal("type");
const USE: Name<'static> = Name::literal("use");
pub(super) const MIN_OCCURS: Name<'static> = Name::literal("minOccurs");
pub(super) const MAX_OCCURS: Name<'static> = Name::literal("maxOccurs");
pub(super) const PROCESS_CONTENTS: Name<'static> = Name::literal("processContents");
pub(super) const NAME: Name<'static> = Name::literal("name");
pub(super) const BASE: Name<'static> = Name::literal("base");
pub(super) const VALUE: Name<'static> = Name::literal("value");
pub(super) const MIXED: Name<'static> = Name::literal("mixed");
pub(super) const MEMBER_TYPES: Name<'static> = Name::literal("memberTypes");

/// How often an element comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Occurs {
    /// Once.
    Once,
    /// At most once.
    Optional,
    /// Once or more.
    Some,
    /// As often as it likes.
    Any,
}

/// A schema in the making. What [`open`](Self::open) opens, [`end`](Self::end) closes.
#[derive(Debug)]
pub(super) struct Tags(Output);

impl Tags {
    /// Begins a schema, of elements in a namespace.
    pub(super) fn new(namespace: Option<&str>) -> Self {
        let mut out = Output::new(true);
        out.declaration();
        let mut tags = Self(out);
        // By the default namespace the types are found, which are in the target namespace as well.
        let target = namespace.map(|uri| [(DEFAULT, uri), (TARGET, uri)]).into_iter().flatten();
        let attributes: Vec<_> = [(XMLNS, NAMESPACE)].into_iter().chain(target).chain([(FORM, "qualified")]).collect();
        tags.open(SCHEMA, &attributes);
        tags
    }

    /// Closes what is open and returns the schema.
    pub(super) fn finish(self) -> String {
        self.0.finish()
    }

    /// Opens an element of the schema.
    pub(super) fn open(&mut self, tag: Name<'_>, attributes: &[(Name<'_>, &str)]) {
        self.0.begin(tag);
        for (name, value) in attributes {
            self.0.attribute(*name, value);
        }
    }

    /// Closes the `count` elements opened last.
    pub(super) fn end(&mut self, count: usize) {
        (0..count).for_each(|_| self.0.end());
    }

    /// Writes an element of the schema that has nothing inside.
    pub(super) fn leaf(&mut self, tag: Name<'_>, attributes: &[(Name<'_>, &str)]) {
        self.open(tag, attributes);
        self.end(1);
    }

    /// Opens the declaration of an element; without a type, its type has to be inside.
    pub(super) fn element(&mut self, name: &str, of: Option<&str>, occurs: Occurs) {
        self.0.begin(ELEMENT);
        self.0.attribute(NAME, name);
        if let Some(of) = of {
            self.0.attribute(TYPE, of);
        }
        if matches!(occurs, Occurs::Optional | Occurs::Any) {
            self.0.attribute(MIN_OCCURS, "0");
        }
        if matches!(occurs, Occurs::Some | Occurs::Any) {
            self.0.attribute(MAX_OCCURS, "unbounded");
        }
    }

    /// Opens a choice of which there may be nothing.
    pub(super) fn choice(&mut self) {
        self.open(CHOICE, &[(MIN_OCCURS, "0")]);
    }

    /// Declares an attribute.
    pub(super) fn attribute(&mut self, name: &str, of: &str) {
        self.leaf(ATTRIBUTE, &[(NAME, name), (TYPE, of)]);
    }

    /// Declares an attribute whose values are those of `base` that all facets let through.
    pub(super) fn restricted_attribute(&mut self, name: &str, required: bool, base: &str, facets: &[(Name<'_>, &str)]) {
        let need = if required { "required" } else { "optional" };
        self.open(ATTRIBUTE, &[(NAME, name), (USE, need)]);
        self.open(SIMPLE_TYPE, &[]);
        self.open(RESTRICTION, &[(BASE, base)]);
        for (facet, value) in facets {
            self.leaf(*facet, &[(VALUE, value)]);
        }
        self.end(3);
    }

    /// Writes docs, as the annotation of the element just opened: those that are not empty, and none of them twice.
    pub(super) fn docs(&mut self, texts: &[&str]) {
        let new = |index: &usize| !texts[*index].is_empty() && !texts[..*index].contains(&texts[*index]);
        let mut indices = (0..texts.len()).filter(new).peekable();
        if indices.peek().is_none() {
            return;
        }
        self.0.begin(ANNOTATION);
        for index in indices {
            self.0.begin(DOCUMENTATION);
            // An attribute that marks escapes would mean nothing here.
            self.0.text(&texts[index].replace(|c| !escape::is_char(c), "\u{fffd}"));
            self.0.end();
        }
        self.0.end();
    }
}

//! What a registry adds to a schema: messages in an `Any`, extensions, and docs.

use alloc::vec::Vec;

use super::{
    Schema, UNKNOWN,
    tags::{ANY, CHOICE, MAX_OCCURS, MIN_OCCURS, Occurs, PROCESS_CONTENTS, SEQUENCE},
};
use crate::{
    registry::Registry,
    schema::{FieldKind, Kind, MessageDescriptor},
    walk::{AllDocs, DecodeText},
    xml::{any::TYPE_URL, extension},
};

/// Returns the types of the values of a message's extensions, by the names of their elements.
pub(super) fn kinds<'r>(registry: Option<&'r Registry>, message: &'static MessageDescriptor) -> Vec<(&'r str, Kind)> {
    let Some(extensions) = registry.and_then(|registry| registry.extensions_of(message)) else { return Vec::new() };
    let named = extensions.numbers().filter_map(|number| extension::named(extensions, number, message));
    let kinds = named.filter_map(|(name, extension)| match extension.kind {
        FieldKind::Implicit(kind) | FieldKind::Explicit(kind) | FieldKind::Required(kind) => {
            Some((name.as_str(), kind))
        }
        FieldKind::Repeated { element, .. } => Some((name.as_str(), element)),
        FieldKind::Map { .. } | FieldKind::Oneof(_) => None,
    });
    kinds.collect()
}

/// Returns the docs of a message, and those that the registry has.
pub(super) fn docs<'de, M: DecodeText<'de>>(registry: Option<&Registry>) -> AllDocs {
    let mut docs = AllDocs::of::<M>();
    registry.into_iter().flat_map(Registry::all_docs).for_each(|others| docs.add(others));
    docs
}

impl Schema<'_> {
    /// Declares the inside of an `Any`: its fields, or a message of a type that its attribute says.
    pub(super) fn any(&mut self) {
        self.tags.open(SEQUENCE, &[]);
        // Beside a wildcard, the fields themselves would make it ambiguous what an element is.
        let any = [(PROCESS_CONTENTS, "skip"), (MIN_OCCURS, "0"), (MAX_OCCURS, "unbounded")];
        self.tags.leaf(ANY, &any);
        self.tags.end(1);
        self.tags.attribute(TYPE_URL.as_str(), "xs:string");
    }

    /// Declares the elements of unknown fields and extensions, which come in any order.
    pub(super) fn unknown_fields(&mut self, message: &'static MessageDescriptor) {
        self.used.unknown = true;
        let extensions = kinds(self.registry, message);
        if extensions.is_empty() {
            return self.element(UNKNOWN, UNKNOWN, Occurs::Any, "");
        }
        self.tags.open(CHOICE, &[(MIN_OCCURS, "0"), (MAX_OCCURS, "unbounded")]);
        self.element(UNKNOWN, UNKNOWN, Occurs::Once, "");
        for (name, kind) in extensions {
            let of = self.type_of(kind);
            self.element(name, of, Occurs::Once, "");
        }
        self.tags.end(1);
    }
}

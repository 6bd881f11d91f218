//! The names of a MessageSet's items: an item is called by the type of its message where the extension is declared inside that
//! type, as it is in C++.

use alloc::{collections::BTreeMap, string::String};

use crate::schema::{FieldKind, Kind, MessageDescriptor};

/// The extensions of message sets, by the full names of the set and of the message in the item.
#[derive(Clone, Default)]
pub(crate) struct Items(BTreeMap<(String, String), Item>);

/// The extension that stands for a type.
#[derive(Clone, Copy)]
struct Item {
    /// `None` where there are several, and none goes before the others.
    name: Option<&'static str>,
    is_inside: bool,
}

impl Items {
    pub(crate) const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Notes an extension if it is an item. One that is declared inside the type goes before the others: Python prints these by
    /// the type, too.
    pub(crate) fn insert(&mut self, name: &'static str, set: &MessageDescriptor, kind: FieldKind) {
        let Some(message) = message_in(set, kind) else { return };
        let new = Item { name: Some(name), is_inside: is_inside(name, &message) };
        let item = self.0.entry((set.full_name(), message)).or_insert(new);
        if new.is_inside && !item.is_inside {
            *item = new;
        } else if new.is_inside == item.is_inside && new.name != item.name {
            item.name = None;
        }
    }

    /// Returns the name of the extension of a set whose items are messages of that type.
    pub(crate) fn extension_of(&self, set: &MessageDescriptor, message: &str) -> Option<&'static str> {
        if !set.is_message_set() {
            return None;
        }
        self.0.get(&(set.full_name(), message.into()))?.name
    }

    /// Returns the name that an extension is written by: that of its message, if every reader knows what it stands for.
    pub(crate) fn printed_name<'n>(&self, name: &'n str, set: &MessageDescriptor, kind: FieldKind) -> &'n str {
        match message_in(set, kind) {
            Some(message) if is_inside(name, &message) && self.extension_of(set, &message) == Some(name) => {
                name.get(..message.len()).unwrap_or(name)
            }
            _ => name,
        }
    }
}

/// Returns the full name of the message in an item.
fn message_in(set: &MessageDescriptor, kind: FieldKind) -> Option<String> {
    match kind {
        FieldKind::Explicit(Kind::Message(message)) if set.is_message_set() => Some(message().full_name()),
        _ => None,
    }
}

/// Whether an extension is declared inside a message.
fn is_inside(extension: &str, message: &str) -> bool {
    extension.rsplit_once('.').is_some_and(|(scope, _)| scope == message)
}

//! The types of a schema, and how they are called.

use alloc::{borrow::ToOwned, collections::BTreeSet, format, string::String, vec::Vec};

use crate::{
    schema::{EnumDescriptor, FieldKind, Kind, MessageDescriptor, is_same_enumeration, is_same_message},
    xml::escape::is_name,
};

/// What is behind the name of an enumeration's type where its numbers stand too. No name of a `.proto` file has a hyphen.
const OPEN: &str = "-open";

/// All messages and enumerations that a message can hold, in the order in which they are met, level by level.
#[derive(Debug, Default)]
pub(super) struct Types {
    pub(super) messages: Vec<Named<MessageDescriptor>>,
    pub(super) enumerations: Vec<Enumeration>,
    names: BTreeSet<String>,
}

/// A message, and the name of its type.
#[derive(Debug)]
pub(super) struct Named<D: 'static> {
    pub(super) descriptor: &'static D,
    pub(super) name: String,
}

/// An enumeration, closed or open or both.
#[derive(Debug)]
pub(super) struct Enumeration {
    pub(super) names: Named<EnumDescriptor>,
    /// The name of the type that has numbers too, if there is such a field.
    pub(super) open: Option<String>,
}

impl Types {
    /// Collects the types; none of them gets one of the names `taken`.
    pub(super) fn new<'r>(
        root: &'static MessageDescriptor,
        taken: &[&str],
        extensions: impl Fn(&'static MessageDescriptor) -> Vec<(&'r str, Kind)>,
    ) -> Self {
        let mut types = Self { names: taken.iter().map(|name| (*name).to_owned()).collect(), ..Self::default() };
        types.meet_message(root);
        let mut index = 0;
        while let Some(message) = types.messages.get(index) {
            let descriptor = message.descriptor;
            descriptor.flat_fields().flat_map(|field| kinds(field.kind())).for_each(|kind| types.meet(kind));
            extensions(descriptor).into_iter().for_each(|(_, kind)| types.meet(kind));
            index += 1;
        }
        types
    }

    /// Returns the name of a message's type.
    pub(super) fn message(&self, descriptor: &'static MessageDescriptor) -> &str {
        let mut all = self.messages.iter();
        all.find(|message| is_same_message(message.descriptor, descriptor)).map_or("", |message| &message.name)
    }

    /// Returns the name of an enumeration's type.
    pub(super) fn enumeration(&self, descriptor: &EnumDescriptor) -> &str {
        let mut all = self.enumerations.iter();
        let found = all.find(|enumeration| is_same_enumeration(enumeration.names.descriptor, descriptor));
        let name =
            found.map(|found| found.open.as_ref().filter(|_| !descriptor.is_closed()).unwrap_or(&found.names.name));
        name.map_or("", |name| name)
    }

    fn meet(&mut self, kind: Kind) {
        match kind {
            Kind::Message(message) | Kind::Group(message) => self.meet_message(message()),
            Kind::Enum(enumeration) => self.meet_enumeration(enumeration()),
            _ => {}
        }
    }

    fn meet_message(&mut self, descriptor: &'static MessageDescriptor) {
        if !self.messages.iter().any(|message| is_same_message(message.descriptor, descriptor)) {
            let name = self.name(&descriptor.full_name(), "");
            self.messages.push(Named { descriptor, name });
        }
    }

    fn meet_enumeration(&mut self, descriptor: &'static EnumDescriptor) {
        let index = self.enumerations.iter().position(|met| is_same_enumeration(met.names.descriptor, descriptor));
        let index = index.unwrap_or_else(|| {
            let dot = if descriptor.package().is_empty() { "" } else { "." };
            let name = self.name(&format!("{}{dot}{}", descriptor.package(), descriptor.name()), "");
            self.enumerations.push(Enumeration { names: Named { descriptor, name }, open: None });
            self.enumerations.len() - 1
        });
        if !descriptor.is_closed() && self.enumerations[index].open.is_none() {
            let name = self.enumerations[index].names.name.clone();
            self.enumerations[index].open = Some(self.name(&name, OPEN));
        }
    }

    /// Returns a name that no other type has: the full name, and a number behind it where that is taken.
    fn name(&mut self, full_name: &str, suffix: &str) -> String {
        let legal: String = full_name.chars().map(|c| if is_name_char(c) { c } else { '_' }).collect();
        let legal = if is_name(&legal) { legal } else { format!("_{legal}") };
        let mut name = format!("{legal}{suffix}");
        let mut count = 2;
        while !self.names.insert(name.clone()) {
            name = format!("{legal}-{count}{suffix}");
            count += 1;
        }
        name
    }
}

/// Whether a name without colons can go on with the character.
fn is_name_char(c: char) -> bool {
    c != ':' && is_name(c.encode_utf8(&mut [0; 4])) || matches!(c, '.' | '-' | '0'..='9')
}

/// Returns the types of the values in a field.
fn kinds(kind: FieldKind) -> impl Iterator<Item = Kind> {
    let (first, second) = match kind {
        FieldKind::Implicit(kind) | FieldKind::Explicit(kind) | FieldKind::Required(kind) => (Some(kind), None),
        FieldKind::Repeated { element, .. } => (Some(element), None),
        FieldKind::Map { key, value } => (Some(key), Some(value)),
        FieldKind::Oneof(_) => (None, None),
    };
    first.into_iter().chain(second)
}

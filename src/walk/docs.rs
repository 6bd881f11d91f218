//! The doc comments of all types that a message is made of.
//!
//! A descriptor leads to other descriptors, and none has docs, as they would be in every program. What leads to the
//! types, and so to the constants with their docs, is the way in: it is taken once through each type of message, with a
//! source that has no values.

use alloc::{borrow::Cow, vec::Vec};

use super::{DecodeText, Elements, Entries, Source};
use crate::{
    enumeration::Enumeration,
    error::DecodeErrorKind,
    oneof::Oneof,
    schema::{Docs, EnumDescriptor, MessageDescriptor, is_same_enumeration, is_same_message},
};

/// The docs of types.
#[derive(Debug, Default)]
pub(crate) struct AllDocs {
    messages: Vec<MessageDocs>,
    enumerations: Vec<(&'static EnumDescriptor, Docs)>,
}

/// The docs of a message.
#[derive(Debug)]
struct MessageDocs {
    descriptor: &'static MessageDescriptor,
    docs: Docs,
    /// The docs of oneofs, by the number of each member.
    oneofs: Vec<(u32, Docs)>,
    /// The docs of members, by their number.
    members: Vec<(u32, &'static str)>,
}

impl AllDocs {
    /// Collects the docs of a message and of all that can be in it.
    pub(crate) fn of<'de, M: DecodeText<'de>>() -> Self {
        let mut walk = Walk::default();
        walk.meet::<M>();
        while let Some(visit) = walk.pending.pop() {
            visit(&mut walk);
        }
        walk.docs
    }

    /// Adds others. Those of a type that is there already are the same.
    pub(crate) fn add(&mut self, others: Self) {
        self.messages.extend(others.messages);
        self.enumerations.extend(others.enumerations);
    }

    /// Returns the docs of a message and of its fields and oneofs.
    pub(crate) fn message(&self, descriptor: &'static MessageDescriptor) -> Docs {
        self.find(descriptor).map_or(Docs::NONE, |message| message.docs)
    }

    /// Returns the docs of the oneof that has a member of the number.
    pub(crate) fn oneof(&self, descriptor: &'static MessageDescriptor, number: u32) -> &'static str {
        let found = self.find(descriptor).and_then(|message| by_number(&message.oneofs, number));
        found.map_or("", |docs| docs.text())
    }

    /// Returns the docs of the member of a oneof.
    pub(crate) fn member(&self, descriptor: &'static MessageDescriptor, number: u32) -> &'static str {
        self.find(descriptor).and_then(|message| by_number(&message.members, number)).unwrap_or_default()
    }

    /// Returns the docs of an enumeration.
    pub(crate) fn enumeration(&self, descriptor: &'static EnumDescriptor) -> Docs {
        let mut all = self.enumerations.iter();
        all.find(|(other, _)| is_same_enumeration(descriptor, other)).map_or(Docs::NONE, |(_, docs)| *docs)
    }

    fn find(&self, descriptor: &'static MessageDescriptor) -> Option<&MessageDocs> {
        self.messages.iter().find(|message| is_same_message(message.descriptor, descriptor))
    }
}

fn by_number<T: Copy>(all: &[(u32, T)], number: u32) -> Option<T> {
    all.iter().find(|(other, _)| *other == number).map(|(_, found)| *found)
}

/// The walk over the types: those met, of which some are still to be looked into.
#[derive(Debug, Default)]
struct Walk<'de> {
    docs: AllDocs,
    met: Vec<&'static MessageDescriptor>,
    pending: Vec<fn(&mut Walk<'de>)>,
}

impl<'de> Walk<'de> {
    /// Notes that there is such a message. It is not looked into now, so that no depth of types takes more stack.
    fn meet<M: DecodeText<'de>>(&mut self) {
        if !self.met.iter().any(|met| is_same_message(met, M::DESCRIPTOR)) {
            self.met.push(M::DESCRIPTOR);
            self.pending.push(Self::visit::<M>);
        }
    }

    fn visit<M: DecodeText<'de>>(&mut self) {
        let descriptor = M::DESCRIPTOR;
        self.docs.messages.push(MessageDocs { descriptor, docs: M::DOCS, oneofs: Vec::new(), members: Vec::new() });
        let mut message = M::empty();
        for field in descriptor.flat_fields() {
            // A required field says that it has no value; that is of no interest here.
            let _nothing = message.merge_field(field.number(), Place { walk: self, number: field.number() });
        }
    }
}

/// The place of a value that is not there.
#[derive(Debug)]
struct Place<'w, 'de> {
    walk: &'w mut Walk<'de>,
    /// The number of the field.
    number: u32,
}

/// There is no value.
#[derive(Debug)]
struct Nothing;

impl<'de> Source<'de> for Place<'_, 'de> {
    type Error = Nothing;
    type Place = ();

    fn place(&self) {}

    fn fail((): (), _: DecodeErrorKind) -> Nothing {
        Nothing
    }

    fn charge(&self, _: usize) -> bool {
        true
    }

    fn bool(self) -> Result<Option<bool>, Nothing> {
        Ok(None)
    }

    fn int32(self) -> Result<Option<i32>, Nothing> {
        Ok(None)
    }

    fn int64(self) -> Result<Option<i64>, Nothing> {
        Ok(None)
    }

    fn uint32(self) -> Result<Option<u32>, Nothing> {
        Ok(None)
    }

    fn uint64(self) -> Result<Option<u64>, Nothing> {
        Ok(None)
    }

    fn float(self) -> Result<Option<f32>, Nothing> {
        Ok(None)
    }

    fn double(self) -> Result<Option<f64>, Nothing> {
        Ok(None)
    }

    fn string(self) -> Result<Option<Cow<'de, str>>, Nothing> {
        Ok(None)
    }

    fn bytes(self) -> Result<Option<Cow<'de, [u8]>>, Nothing> {
        Ok(None)
    }

    fn enumeration(self, _: &'static EnumDescriptor) -> Result<Option<i32>, Nothing> {
        Ok(None)
    }

    fn enumeration_of<E: Enumeration>(self) -> Result<Option<i32>, Nothing> {
        let all = &mut self.walk.docs.enumerations;
        if !all.iter().any(|(met, _)| is_same_enumeration(met, E::DESCRIPTOR)) {
            all.push((E::DESCRIPTOR, E::DOCS));
        }
        Ok(None)
    }

    fn member_of<O: Oneof>(self) -> Self {
        if let Some(message) = self.walk.docs.messages.last_mut() {
            let index = O::FIELDS.iter().position(|member| member.number() == self.number);
            message.oneofs.push((self.number, O::DOCS));
            message.members.push((self.number, index.map_or("", |index| O::DOCS.part(index))));
        }
        self
    }

    fn message<M: DecodeText<'de>>(self, _: &mut M) -> Result<bool, Nothing> {
        self.walk.meet::<M>();
        Ok(false)
    }

    fn list<V: Elements<'de>>(self, elements: &mut V) -> Result<bool, Nothing> {
        elements.element(self)?;
        Ok(false)
    }

    fn map<V: Entries<'de>>(self, entries: &mut V) -> Result<bool, Nothing> {
        entries.value(self)?;
        Ok(false)
    }
}

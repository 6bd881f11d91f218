//! What is to be generated, from what, and how.

use std::collections::{HashMap, HashSet};

use crate::{
    generate::externs,
    model::{Element, Enum, Extension, Field, File, Kind, Member, Message, Model, Scalar, Shape},
    rules::{Key, Rules},
};

/// What a run of the generator is given.
#[derive(Debug)]
pub(crate) struct Request<'a> {
    pub(crate) model: &'a Model,
    pub(crate) rules: &'a Rules,
    /// The files to generate code for; the others are where those expect them to be.
    pub(crate) files: HashSet<&'a str>,
    /// Whether the code is for a crate without `std`.
    pub(crate) no_std: bool,
    /// Where `wireform` is, if not at `::wireform`.
    pub(crate) crate_path: Option<&'a str>,
    /// Which types the library has.
    pub(crate) externs: Externs,
    /// The messages whose strings and bytes are owned, whatever a user wishes: [`extension_types`].
    pub(crate) owned: HashSet<&'a str>,
}

/// Which types are taken from the library, and not generated.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Externs {
    /// Those of `wireform::types`.
    pub(crate) well_known: bool,
    /// Those of `wireform::schema::proto`.
    pub(crate) descriptors: bool,
}

/// What the library has in each build but for one without default features.
impl Default for Externs {
    fn default() -> Self {
        Self { well_known: true, descriptors: false }
    }
}

impl<'a> Request<'a> {
    /// Returns where `wireform` is.
    pub(crate) fn runtime(&self) -> &'a str {
        self.crate_path.unwrap_or("::wireform")
    }

    /// Returns where a type is that is not to be generated.
    pub(crate) fn extern_path(&self, name: &str) -> Option<String> {
        externs::path(name, self)
    }

    /// Returns whether the type is elsewhere.
    pub(crate) fn is_extern(&self, name: &str) -> bool {
        self.extern_path(name).is_some()
    }

    /// Returns whether something of the file is to be generated here.
    pub(crate) fn has_own(&self, file: &File) -> bool {
        let types =
            file.messages.iter().map(|message| &message.element).chain(file.enums.iter().map(|one| &one.element));
        !file.extensions.is_empty() || types.into_iter().any(|element| !self.is_extern(&element.full_name))
    }

    /// Returns all messages and enumerations.
    pub(crate) fn types(&self) -> Vec<&'a Element> {
        let mut all = Vec::new();
        for file in &self.model.files {
            all.extend(file.enums.iter().map(|one| &one.element));
            file.messages.iter().for_each(|message| add_types(message, &mut all));
        }
        all
    }

    /// Returns all messages, those inside others too.
    pub(crate) fn messages(&self) -> Vec<&'a Message> {
        messages(self.model)
    }

    /// Returns all enumerations, those inside messages too.
    pub(crate) fn enums(&self) -> impl Iterator<Item = &'a Enum> {
        let inside = self.messages().into_iter().flat_map(|message| &message.enums);
        self.model.files.iter().flat_map(|file| &file.enums).chain(inside)
    }

    /// Returns all extensions, those inside messages too.
    pub(crate) fn extensions(&self) -> impl Iterator<Item = &'a Extension> {
        extensions(self.model)
    }

    /// Returns all that a path may name: packages, types, fields, oneofs and values.
    pub(crate) fn names(&self) -> HashSet<&'a str> {
        let mut names: HashSet<&str> = self.types().into_iter().map(|element| &element.full_name[..]).collect();
        names.extend(self.model.files.iter().map(|file| &file.package[..]).filter(|package| !package.is_empty()));
        for message in self.messages() {
            names.extend(message.fields().map(|field| &field.element.full_name[..]));
            names.extend(message.members.iter().filter_map(|member| match member {
                Member::Oneof(oneof) => Some(&oneof.element.full_name[..]),
                Member::Field(_) => None,
            }));
        }
        names
    }

    /// Returns which Rust types a field's strings and bytes have, if not `String` and `Vec<u8>`.
    pub(crate) fn text(&self, field: &Field) -> Option<Key> {
        let is = |scalar: Scalar| {
            field.kind == Kind::Scalar(scalar) || matches!(field.shape, Shape::Map { key } if key == scalar)
        };
        let name = &field.element.full_name;
        let message = name.rsplit_once('.').map_or("", |(message, _)| message);
        let wishes = match (is(Scalar::String), is(Scalar::Bytes), self.owned.contains(message)) {
            (_, true, false) => &[Key::Bytes, Key::Borrowed, Key::Cow, Key::Owned][..],
            (_, true, true) => &[Key::Bytes, Key::Owned],
            (true, false, false) => &[Key::Borrowed, Key::Cow, Key::Owned],
            (true, false, true) => &[Key::Owned],
            (false, false, _) => return None,
        };
        self.rules.choice(wishes, name)
    }

    /// Returns the messages whose structs borrow, by their full names.
    pub(crate) fn borrowing(&self) -> HashSet<&'a str> {
        let messages = self.messages();
        let own = messages.iter().filter(|message| !self.is_extern(&message.element.full_name));
        let mut users: HashMap<&str, Vec<&str>> = HashMap::new();
        let mut open = Vec::new();
        for message in own {
            let name = &message.element.full_name[..];
            for field in message.fields() {
                if matches!(self.text(field), Some(Key::Borrowed | Key::Cow)) {
                    open.push(name);
                }
                if let Some(target) = field.message() {
                    users.entry(target).or_default().push(name);
                }
            }
        }
        closure(open, &users)
    }

    /// Returns whether a field's type has a lifetime, where these messages have one.
    pub(crate) fn borrows(&self, field: &Field, borrowing: &HashSet<&str>) -> bool {
        matches!(self.text(field), Some(Key::Borrowed | Key::Cow))
            || field.message().is_some_and(|message| borrowing.contains(message))
    }
}

/// Returns the messages that extensions are of, with all that is in them.
///
/// An extension is read from unknown fields, which own their bytes: there is nothing that it could borrow from. Where a
/// message does not keep unknown fields, none is read.
pub(crate) fn extension_types<'a>(model: &'a Model, rules: &Rules) -> HashSet<&'a str> {
    let messages = messages(model);
    let read = extensions(model).filter(|one| !rules.is_set(Key::WithoutUnknownFields, &one.extendee));
    let mut contents: HashMap<&str, Vec<&str>> = HashMap::new();
    for message in &messages {
        contents.insert(&message.element.full_name, message.fields().filter_map(Field::message).collect());
    }
    closure(read.filter_map(|extension| extension.field.message()).collect(), &contents)
}

/// Returns these and all that they lead to.
fn closure<'a>(from: Vec<&'a str>, next: &HashMap<&'a str, Vec<&'a str>>) -> HashSet<&'a str> {
    let (mut all, mut open) = (HashSet::new(), from);
    while let Some(name) = open.pop() {
        if all.insert(name) {
            open.extend(next.get(name).into_iter().flatten());
        }
    }
    all
}

/// Returns all messages, those inside others too.
fn messages(model: &Model) -> Vec<&Message> {
    let mut open: Vec<&Message> = model.files.iter().flat_map(|file| &file.messages).collect();
    let mut all = Vec::new();
    while let Some(message) = open.pop() {
        all.push(message);
        open.extend(&message.messages);
    }
    all
}

/// Returns all extensions, those inside messages too.
fn extensions(model: &Model) -> impl Iterator<Item = &Extension> {
    let inside = messages(model).into_iter().flat_map(|message| &message.extensions);
    model.files.iter().flat_map(|file| &file.extensions).chain(inside)
}

fn add_types<'a>(message: &'a Message, all: &mut Vec<&'a Element>) {
    all.push(&message.element);
    all.extend(message.enums.iter().map(|one: &Enum| &one.element));
    message.messages.iter().for_each(|nested| add_types(nested, all));
}

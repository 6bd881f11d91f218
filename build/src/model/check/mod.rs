//! Mistakes that protoc reports and a descriptor can have nevertheless: protox lets them pass.
//!
//! `message.rs` checks messages with their fields, `field.rs` fields alone, `enumeration.rs` enumerations, `extension.rs`
//! extensions, `json.rs` the names in JSON, and `ranges.rs` the numbers that are given up or left to others. What is
//! refused by both compilers is not looked for here.

use std::collections::HashMap;

use wireform::schema::proto::{
    DescriptorProto, Edition, EnumDescriptorProto, FeatureSet, FileDescriptorProto, FileDescriptorSet,
    feature_set::EnumType,
};

use super::comments::{Path, Source};
use crate::{
    error::{Error, Problem},
    features::{self, Resolved},
};

mod enumeration;
mod extension;
mod field;
mod json;
mod message;
mod ranges;

/// Fields of descriptors that places are looked up by.
mod step {
    /// The name of anything.
    pub(super) const NAME: i32 = 1;
    /// Of a file.
    pub(super) const FILE_MESSAGE: i32 = 4;
    pub(super) const FILE_ENUM: i32 = 5;
    pub(super) const FILE_EXTENSION: i32 = 7;
    pub(super) const FILE_OPTIONS: i32 = 8;
    /// Of a message.
    pub(super) const FIELD: i32 = 2;
    pub(super) const MESSAGE: i32 = 3;
    pub(super) const ENUM: i32 = 4;
    pub(super) const EXTENSION_RANGE: i32 = 5;
    pub(super) const EXTENSION: i32 = 6;
    pub(super) const MESSAGE_OPTIONS: i32 = 7;
    pub(super) const ONEOF: i32 = 8;
    pub(super) const RESERVED_RANGE: i32 = 9;
    pub(super) const RESERVED_NAME: i32 = 10;
    /// Of a oneof.
    pub(super) const ONEOF_OPTIONS: i32 = 2;
    /// Of a field.
    pub(super) const EXTENDEE: i32 = 2;
    pub(super) const NUMBER: i32 = 3;
    pub(super) const TYPE_NAME: i32 = 6;
    pub(super) const FIELD_OPTIONS: i32 = 8;
    pub(super) const JSON_NAME: i32 = 10;
    /// Of an enumeration.
    pub(super) const VALUE: i32 = 2;
    pub(super) const ENUM_OPTIONS: i32 = 3;
    pub(super) const ENUM_RESERVED_RANGE: i32 = 4;
    pub(super) const ENUM_RESERVED_NAME: i32 = 5;
}

/// Reports all mistakes of a set, and returns what is only doubtful.
pub(super) fn check(set: &FileDescriptorSet) -> Result<Vec<Problem>, Error> {
    let types = Types::new(set)?;
    let mut found = Found::default();
    for descriptor in &set.file {
        let edition = features::edition_of(descriptor)?;
        let features = features::resolve_file(descriptor)?;
        let package = descriptor.package.as_deref().unwrap_or_default();
        let mut file = File { source: Source::new(descriptor), types: &types, edition, found: &mut found };
        file.check(descriptor, package, features);
    }
    if found.mistakes.is_empty() { Ok(found.doubts) } else { Err(found.mistakes.into_iter().collect()) }
}

/// All messages and enumerations by their full names; the latter with whether they are closed.
#[derive(Default)]
struct Types<'a> {
    messages: HashMap<String, &'a DescriptorProto>,
    enums: HashMap<String, (&'a EnumDescriptorProto, bool)>,
}

impl<'a> Types<'a> {
    fn new(set: &'a FileDescriptorSet) -> Result<Self, Error> {
        let mut types = Self::default();
        for file in &set.file {
            let features = features::resolve_file(file)?;
            let package = file.package.as_deref().unwrap_or_default();
            types.add(package, &file.message_type, &file.enum_type, features);
        }
        Ok(types)
    }

    fn add(
        &mut self,
        scope: &str,
        messages: &'a [DescriptorProto],
        enums: &'a [EnumDescriptorProto],
        features: Resolved,
    ) {
        for one in enums {
            let closed = features::resolve_enum(features, one).enum_type == EnumType::Closed;
            self.enums.insert(full_name(scope, one.name.as_ref()), (one, closed));
        }
        for message in messages {
            let name = full_name(scope, message.name.as_ref());
            let features = features::resolve_message(features, message);
            self.add(&name, &message.nested_type, &message.enum_type, features);
            self.messages.insert(name, message);
        }
    }

    /// Returns the message that a descriptor refers to, as `.shop.Order`.
    fn message(&self, name: Option<&str>) -> Option<&'a DescriptorProto> {
        self.messages.get(name?.strip_prefix('.')?).copied()
    }

    /// Returns the enumeration that a descriptor refers to, and whether it is closed.
    fn enumeration(&self, name: Option<&str>) -> Option<(&'a EnumDescriptorProto, bool)> {
        self.enums.get(name?.strip_prefix('.')?).copied()
    }
}

fn full_name(scope: &str, name: Option<&String>) -> String {
    let name = name.map_or("", String::as_str);
    if scope.is_empty() { name.to_owned() } else { format!("{scope}.{name}") }
}

/// What was found in all files so far.
#[derive(Default)]
struct Found {
    mistakes: Vec<Problem>,
    doubts: Vec<Problem>,
    /// The extensions by what they extend and their number.
    extensions: HashMap<(String, i32), String>,
}

/// One file, while it is checked.
struct File<'a> {
    source: Source<'a>,
    types: &'a Types<'a>,
    edition: Edition,
    found: &'a mut Found,
}

impl File<'_> {
    fn check(&mut self, file: &FileDescriptorProto, package: &str, features: Resolved) {
        let root = Path::default();
        let own = file.options.as_ref().and_then(|options| options.features.as_ref());
        self.features(own, &root, step::FILE_OPTIONS);
        for (index, message) in file.message_type.iter().enumerate() {
            self.message(message, package, &root.child(step::FILE_MESSAGE, index), features, None);
        }
        for (index, one) in file.enum_type.iter().enumerate() {
            self.enumeration(one, package, &root.child(step::FILE_ENUM, index));
        }
        for (index, extension) in file.extension.iter().enumerate() {
            self.extension(extension, package, &root.child(step::FILE_EXTENSION, index));
        }
    }

    /// Reports features where there are no editions; `options` is the field with the element's options.
    fn features(&mut self, own: Option<&FeatureSet>, path: &Path, options: i32) {
        if own.is_some() && matches!(self.edition, Edition::Proto2 | Edition::Proto3) {
            let text = "only a file with an edition has features: remove them, or write `edition = \"2023\";` for the \
                        syntax";
            self.report(path, &[options], text);
        }
    }

    /// Reports a mistake at a part of an element, or at the element if its descriptor does not say where the part is.
    fn report(&mut self, path: &Path, part: &[i32], text: impl Into<String>) {
        let problem = self.problem(path, part, text.into());
        self.found.mistakes.push(problem);
    }

    fn problem(&self, path: &Path, part: &[i32], text: String) -> Problem {
        let place = self.source.location(&path.part(part));
        let place = if place.position.is_some() { place } else { self.source.location(path) };
        place.problem(text)
    }
}

//! Mistakes in descriptors: a set is input like any other, and protox lets some pass that protoc reports.
//!
//! The order is that in which one check relies on another: `outline.rs` on names and depth, `symbols.rs` on full names,
//! `files.rs` on imports; then each element, with what it refers to (`references.rs`). What passes here is resolved and
//! generated without a further look. protoc's `--descriptor_set_in` is the judge; where we differ is in DESIGN.md.

use std::collections::{HashMap, HashSet};

use wireform::schema::proto::{Edition, FeatureSet, FileDescriptorProto, FileDescriptorSet, UninterpretedOption};

use super::comments::{Path, Source};
use crate::{
    error::{Error, Problem},
    features::{self, Resolved},
};

mod enumeration;
mod extension;
mod field;
mod files;
mod json;
mod map;
mod message;
mod oneof;
mod outline;
mod ranges;
mod references;
mod service;
mod symbols;

use self::{extension::Extended, files::Way, map::Uses, outline::shown, symbols::Symbols};

/// Fields of descriptors that places are looked up by.
mod step {
    /// The name of anything.
    pub(super) const NAME: i32 = 1;
    /// Of a file.
    pub(super) const PACKAGE: i32 = 2;
    pub(super) const DEPENDENCY: i32 = 3;
    pub(super) const FILE_MESSAGE: i32 = 4;
    pub(super) const FILE_ENUM: i32 = 5;
    pub(super) const FILE_SERVICE: i32 = 6;
    pub(super) const FILE_EXTENSION: i32 = 7;
    pub(super) const FILE_OPTIONS: i32 = 8;
    pub(super) const PUBLIC_DEPENDENCY: i32 = 10;
    pub(super) const WEAK_DEPENDENCY: i32 = 11;
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
    /// Of a range of extensions.
    pub(super) const RANGE_OPTIONS: i32 = 3;
    /// Of a oneof.
    pub(super) const ONEOF_OPTIONS: i32 = 2;
    /// Of a field.
    pub(super) const EXTENDEE: i32 = 2;
    pub(super) const NUMBER: i32 = 3;
    pub(super) const LABEL: i32 = 4;
    pub(super) const TYPE: i32 = 5;
    pub(super) const TYPE_NAME: i32 = 6;
    pub(super) const DEFAULT_VALUE: i32 = 7;
    pub(super) const FIELD_OPTIONS: i32 = 8;
    pub(super) const ONEOF_INDEX: i32 = 9;
    pub(super) const JSON_NAME: i32 = 10;
    pub(super) const PROTO3_OPTIONAL: i32 = 17;
    /// Of an enumeration.
    pub(super) const VALUE: i32 = 2;
    pub(super) const ENUM_OPTIONS: i32 = 3;
    pub(super) const ENUM_RESERVED_RANGE: i32 = 4;
    pub(super) const ENUM_RESERVED_NAME: i32 = 5;
    /// Of a value.
    pub(super) const VALUE_NUMBER: i32 = 2;
    pub(super) const VALUE_OPTIONS: i32 = 3;
    /// Of a service.
    pub(super) const METHOD: i32 = 2;
    pub(super) const SERVICE_OPTIONS: i32 = 3;
    /// Of a method.
    pub(super) const INPUT: i32 = 2;
    pub(super) const OUTPUT: i32 = 3;
    pub(super) const METHOD_OPTIONS: i32 = 4;
}

/// Reports all mistakes of a set, and returns what is only doubtful.
pub(super) fn check(set: &FileDescriptorSet) -> Result<Vec<Problem>, Error> {
    outline::check(set)?;
    let (mut mistakes, mut found) = (Vec::new(), Found::default());
    let symbols = Symbols::new(set, &mut mistakes)?;
    let mut ways = files::check(set, &mut mistakes);
    for (index, descriptor) in set.file.iter().enumerate() {
        let mut file = File {
            index,
            edition: features::edition_of(descriptor)?,
            symbols: &symbols,
            report: Report { source: Source::new(descriptor), mistakes: &mut mistakes },
            found: &mut found,
            neighbours: ways[index].iter().map(|way| way.to).collect(),
            ways: &mut ways[index],
        };
        file.check(descriptor, features::resolve_file(descriptor)?);
    }
    files::circles(set, &ways, &mut mistakes);
    if mistakes.is_empty() { Ok(found.doubts) } else { Err(mistakes.into_iter().collect()) }
}

fn full_name(scope: &str, name: Option<&String>) -> String {
    let name = name.map_or("", String::as_str);
    if scope.is_empty() { name.to_owned() } else { format!("{scope}.{name}") }
}

/// Where the mistakes of one file go.
struct Report<'a> {
    source: Source<'a>,
    mistakes: &'a mut Vec<Problem>,
}

impl Report<'_> {
    /// Reports a mistake at a part of an element, or at the element if its descriptor does not say where the part is.
    fn mistake(&mut self, path: &Path, part: &[i32], text: impl Into<String>) {
        let problem = self.problem(path, part, text.into());
        self.mistakes.push(problem);
    }

    fn problem(&self, path: &Path, part: &[i32], text: String) -> Problem {
        let place = self.source.location(&path.part(part));
        let place = if place.position.is_some() { place } else { self.source.location(path) };
        place.problem(text)
    }
}

/// What was found in all files so far.
#[derive(Default)]
struct Found {
    doubts: Vec<Problem>,
    /// The messages that are extended, by the name that descriptors refer to them by.
    extended: HashMap<String, Extended>,
}

/// One file, while it is checked.
struct File<'a> {
    /// Its place in the set.
    index: usize,
    edition: Edition,
    symbols: &'a Symbols<'a>,
    report: Report<'a>,
    found: &'a mut Found,
    /// The files that there is a way to.
    neighbours: HashSet<usize>,
    ways: &'a mut Vec<Way>,
}

impl File<'_> {
    fn check(&mut self, file: &FileDescriptorProto, features: Resolved) {
        let root = Path::default();
        let package = file.package.as_deref().unwrap_or_default();
        if let Some(options) = &file.options {
            self.features(options.features.as_ref(), &root, step::FILE_OPTIONS);
            self.interpreted(&options.uninterpreted_option, &root, step::FILE_OPTIONS);
        }
        for (index, message) in file.message_type.iter().enumerate() {
            self.message(message, package, &root.child(step::FILE_MESSAGE, index), features, &Uses::new());
        }
        for (index, one) in file.enum_type.iter().enumerate() {
            self.enumeration(one, package, &root.child(step::FILE_ENUM, index), features);
        }
        for (index, service) in file.service.iter().enumerate() {
            self.service(service, package, &root.child(step::FILE_SERVICE, index));
        }
        for (index, extension) in file.extension.iter().enumerate() {
            self.extension(extension, package, &root.child(step::FILE_EXTENSION, index), features);
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

    /// Reports options that no compiler understood: what they say would be lost.
    fn interpreted(&mut self, uninterpreted: &[UninterpretedOption], path: &Path, options: i32) {
        let Some(first) = uninterpreted.first() else { return };
        let parts: Vec<&str> = first.name.iter().map(|part| part.name_part.as_str()).collect();
        let name = parts.join(".");
        let text =
            format!("the option `{}` is not interpreted: compile the file with protoc, buf or protox", shown(&name));
        self.report(path, &[options], text);
    }

    fn report(&mut self, path: &Path, part: &[i32], text: impl Into<String>) {
        self.report.mistake(path, part, text);
    }
}

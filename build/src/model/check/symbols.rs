//! All that has a full name, and what has one that is taken.

use std::collections::{HashMap, hash_map::Entry};

use wireform::schema::proto::{
    DescriptorProto, EnumDescriptorProto, FileDescriptorProto, FileDescriptorSet, ServiceDescriptorProto,
    feature_set::EnumType,
};

use super::{Report, full_name, step};
use crate::{
    error::{Error, Problem},
    features::{self, Resolved},
    model::{
        comments::{Path, Source},
        message::is_entry,
    },
};

/// What a full name stands for.
#[derive(Clone, Copy)]
pub(super) enum What<'a> {
    Package,
    Message(&'a DescriptorProto),
    /// An enumeration, and whether it is closed.
    Enum(&'a EnumDescriptorProto, bool),
    /// A value of an enumeration.
    Value(&'a EnumDescriptorProto),
    /// A field and what else is no type.
    Other(&'static str),
}

/// What is declared, and by which file of the set.
#[derive(Clone, Copy)]
pub(super) struct Symbol<'a> {
    pub(super) file: usize,
    pub(super) what: What<'a>,
}

/// All that has a full name.
#[derive(Default)]
pub(super) struct Symbols<'a>(HashMap<String, Symbol<'a>>);

impl<'a> Symbols<'a> {
    /// Collects the names of a set, and reports those that are there twice.
    pub(super) fn new(set: &'a FileDescriptorSet, mistakes: &mut Vec<Problem>) -> Result<Self, Error> {
        let mut symbols = Self::default();
        for (index, descriptor) in set.file.iter().enumerate() {
            let features = features::resolve_file(descriptor)?;
            let report = Report { source: Source::new(descriptor), mistakes };
            Declare { symbols: &mut symbols, file: index, report }.file(descriptor, features);
        }
        Ok(symbols)
    }

    /// Returns what a descriptor refers to, as `.shop.Order`.
    pub(super) fn get(&self, name: Option<&str>) -> Option<Symbol<'a>> {
        self.0.get(name?.strip_prefix('.')?).copied()
    }

    pub(super) fn message(&self, name: Option<&str>) -> Option<&'a DescriptorProto> {
        match self.get(name)?.what {
            What::Message(message) => Some(message),
            _ => None,
        }
    }

    /// Returns the enumeration that a descriptor refers to, and whether it is closed.
    pub(super) fn enumeration(&self, name: Option<&str>) -> Option<(&'a EnumDescriptorProto, bool)> {
        match self.get(name)?.what {
            What::Enum(one, closed) => Some((one, closed)),
            _ => None,
        }
    }

    /// Whether the enumeration that a descriptor refers to has a value of that name, which belongs to what is around it.
    pub(super) fn has_value(&self, enumeration: Option<&str>, value: &str) -> bool {
        let Some((one, _)) = self.enumeration(enumeration) else { return false };
        let scope = enumeration.and_then(|name| name.rsplit_once('.')).map_or("", |(scope, _)| scope);
        let symbol = self.get(Some(&format!("{scope}.{value}")));
        symbol.is_some_and(|symbol| matches!(symbol.what, What::Value(of) if std::ptr::eq(of, one)))
    }
}

impl What<'_> {
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Package => "a package",
            Self::Message(message) if is_entry(message) => "the entry of a map",
            Self::Message(_) => "a message",
            Self::Enum(..) => "an enumeration",
            Self::Value(_) => "a value",
            Self::Other(noun) => noun,
        }
    }
}

/// One file, while its names are collected.
struct Declare<'s, 'a, 'r> {
    symbols: &'s mut Symbols<'a>,
    file: usize,
    report: Report<'r>,
}

impl<'a> Declare<'_, 'a, '_> {
    fn file(&mut self, file: &'a FileDescriptorProto, features: Resolved) {
        let root = Path::default();
        let package = file.package.as_deref().unwrap_or_default();
        let ends = package.match_indices('.').map(|(at, _)| at).chain([package.len()]);
        for end in ends.filter(|end| *end > 0) {
            self.declare(package[..end].to_owned(), What::Package, &root, step::PACKAGE);
        }
        for (index, message) in file.message_type.iter().enumerate() {
            self.message(message, package, features, &root.child(step::FILE_MESSAGE, index));
        }
        for (index, one) in file.enum_type.iter().enumerate() {
            self.enumeration(one, package, features, &root.child(step::FILE_ENUM, index));
        }
        for (index, service) in file.service.iter().enumerate() {
            self.service(service, package, &root.child(step::FILE_SERVICE, index));
        }
        let extensions = file.extension.iter().map(|extension| &extension.name);
        self.others(extensions, What::Other("an extension"), package, &root, step::FILE_EXTENSION);
    }

    fn message(&mut self, message: &'a DescriptorProto, scope: &str, features: Resolved, path: &Path) {
        let name = full_name(scope, message.name.as_ref());
        self.declare(name.clone(), What::Message(message), path, step::NAME);
        let features = features::resolve_message(features, message);
        self.others(message.field.iter().map(|field| &field.name), What::Other("a field"), &name, path, step::FIELD);
        self.others(
            message.oneof_decl.iter().map(|oneof| &oneof.name),
            What::Other("a oneof"),
            &name,
            path,
            step::ONEOF,
        );
        for (index, nested) in message.nested_type.iter().enumerate() {
            self.message(nested, &name, features, &path.child(step::MESSAGE, index));
        }
        for (index, one) in message.enum_type.iter().enumerate() {
            self.enumeration(one, &name, features, &path.child(step::ENUM, index));
        }
        let extensions = message.extension.iter().map(|extension| &extension.name);
        self.others(extensions, What::Other("an extension"), &name, path, step::EXTENSION);
    }

    fn enumeration(&mut self, one: &'a EnumDescriptorProto, scope: &str, features: Resolved, path: &Path) {
        let closed = features::resolve_enum(features, one).enum_type == EnumType::Closed;
        self.declare(full_name(scope, one.name.as_ref()), What::Enum(one, closed), path, step::NAME);
        self.others(one.value.iter().map(|value| &value.name), What::Value(one), scope, path, step::VALUE);
    }

    fn service(&mut self, service: &ServiceDescriptorProto, package: &str, path: &Path) {
        let name = full_name(package, service.name.as_ref());
        self.declare(name.clone(), What::Other("a service"), path, step::NAME);
        self.others(
            service.method.iter().map(|method| &method.name),
            What::Other("a method"),
            &name,
            path,
            step::METHOD,
        );
    }

    fn others<'n>(
        &mut self,
        names: impl Iterator<Item = &'n Option<String>>,
        what: What<'a>,
        scope: &str,
        path: &Path,
        field: i32,
    ) {
        for (index, name) in names.enumerate() {
            if let Some(text) = self.add(full_name(scope, name.as_ref()), what) {
                self.report.mistake(&path.child(field, index), &[step::NAME], text);
            }
        }
    }

    /// Takes a name, and says what is wrong where it is taken.
    fn add(&mut self, name: String, what: What<'a>) -> Option<String> {
        match self.symbols.0.entry(name) {
            Entry::Vacant(free) => {
                free.insert(Symbol { file: self.file, what });
                None
            }
            Entry::Occupied(taken) => match (taken.get().what, what) {
                (What::Package, What::Package) => None,
                (first, second) => Some(twice(taken.key(), first, second)),
            },
        }
    }

    fn declare(&mut self, name: String, what: What<'a>, path: &Path, part: i32) {
        if let Some(text) = self.add(name, what) {
            self.report.mistake(path, &[part], text);
        }
    }
}

fn twice(name: &str, first: What<'_>, second: What<'_>) -> String {
    let (first, second) = (first.noun(), second.noun());
    match (first, second) {
        ("a value", "a value") => format!(
            "`{name}` is declared twice, as the names of values belong to what is around their enumeration: rename one \
             of them"
        ),
        _ if first == second => format!("`{name}` is declared twice: rename one of them"),
        _ => format!("`{name}` is {first} and {second}: rename one of them"),
    }
}

//! Where each type goes and what it is called in Rust: decided once, before anything is written.
//!
//! A package is a module, and what is inside a message is in a module of the message's name. Types and modules of one
//! scope share a namespace, so that a name may have to give way; the packages come first, as other files name them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::{
    generate::{enumeration, request::Request},
    model::{Enum, Extension, File, Kind, Member, Message},
    names::{self, Scope},
};

/// The path of a module below the one that includes everything.
pub(crate) type Module = Vec<String>;

/// Where a type is.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    /// In generated code.
    Here { module: Module, name: String },
    /// A Rust path to what is not generated.
    Extern(String),
}

/// Where everything is.
#[derive(Debug, Default)]
pub(crate) struct Layout<'a> {
    /// The module of each package that is generated.
    pub(crate) packages: BTreeMap<&'a str, Module>,
    /// Where each message and enumeration is, by its full name.
    pub(crate) types: HashMap<&'a str, Place>,
    /// The module of what is inside a message, by its full name.
    pub(crate) inside: HashMap<&'a str, Module>,
    /// The names of the enums of oneofs, by their full names.
    pub(crate) oneofs: HashMap<&'a str, String>,
    /// The names of the constants of extensions, by their full names.
    pub(crate) extensions: HashMap<&'a str, String>,
    /// The names of types in each module, where they hide those of the standard library.
    declared: HashMap<Module, HashSet<String>>,
    /// The variants of the enumerations that extensions have as a default, by their full names and by value.
    variants: HashMap<&'a str, HashMap<&'a str, String>>,
}

impl<'a> Layout<'a> {
    pub(crate) fn new(request: &Request<'a>) -> Self {
        let mut layout = Self { packages: packages(request), ..Self::default() };
        let (children, files) = (children(&layout.packages), by_package(&request.model.files));
        for (package, module) in layout.packages.clone() {
            let mut scope = Scope::default();
            for child in children.get(&module).into_iter().flatten() {
                scope.reserve(child);
            }
            let files = || files.get(package).into_iter().flatten();
            let messages: Vec<_> = files().flat_map(|file| &file.messages).collect();
            let enums: Vec<_> = files().flat_map(|file| &file.enums).collect();
            layout.add(&messages, &enums, &module, scope, request);
            layout.add_extensions(files().flat_map(|file| &file.extensions));
        }
        layout.add_variants(request);
        layout.add_externs(request);
        layout
    }

    /// Returns the variant of a value that an extension has as a default.
    pub(crate) fn variant(&self, enumeration: &str, value: &str) -> Option<&str> {
        self.variants.get(enumeration)?.get(value).map(String::as_str)
    }

    /// Returns whether a module has a type of the name.
    pub(crate) fn declares(&self, module: &Module, name: &str) -> bool {
        self.declared.get(module).is_some_and(|names| names.contains(name))
    }

    fn add(
        &mut self,
        messages: &[&'a Message],
        enums: &[&'a Enum],
        module: &Module,
        scope: Scope,
        request: &Request<'a>,
    ) {
        let mut scope = scope;
        let messages: Vec<_> =
            messages.iter().filter(|message| !request.is_extern(&message.element.full_name)).collect();
        let elements = messages.iter().map(|message| &message.element).chain(enums.iter().map(|one| &one.element));
        let elements: Vec<_> = elements.filter(|element| !request.is_extern(&element.full_name)).collect();
        let names = scope.take_all(elements.iter().map(|element| &element.name[..]), names::type_name);
        for (element, name) in elements.into_iter().zip(names) {
            self.declare(module, &name);
            self.types.insert(&element.full_name, Place::Here { module: module.clone(), name });
        }
        for message in messages.into_iter().filter(|message| has_inside(message)) {
            let inside = scope.take(&names::module(&names::snake(&message.element.name)));
            self.add_inside(message, [&module[..], &[inside]].concat(), request);
        }
    }

    fn add_inside(&mut self, message: &'a Message, module: Module, request: &Request<'a>) {
        let mut scope = Scope::default();
        let nested = message.messages.iter().map(|nested| &nested.element);
        let nested = nested.chain(message.enums.iter().map(|one| &one.element));
        let nested: HashSet<String> = nested.map(|element| names::type_name(&element.name)).collect();
        for member in &message.members {
            let Member::Oneof(oneof) = member else { continue };
            let plain = names::type_name(&oneof.element.name);
            let name = if nested.contains(&plain) { plain + "Oneof" } else { plain };
            let name = scope.take(&name);
            self.declare(&module, &name);
            self.oneofs.insert(&oneof.element.full_name, name);
        }
        let (messages, enums): (Vec<_>, Vec<_>) = (message.messages.iter().collect(), message.enums.iter().collect());
        self.add(&messages, &enums, &module, scope, request);
        self.add_extensions(message.extensions.iter());
        self.inside.insert(&message.element.full_name, module);
    }

    fn add_extensions(&mut self, extensions: impl Iterator<Item = &'a Extension>) {
        let elements: Vec<_> = extensions.map(|extension| &extension.field.element).collect();
        let names = Scope::default().take_all(elements.iter().map(|element| &element.name[..]), names::extension);
        self.extensions.extend(elements.into_iter().map(|element| &element.full_name[..]).zip(names));
    }

    fn declare(&mut self, module: &Module, name: &str) {
        self.declared.entry(module.clone()).or_default().insert(name.to_owned());
    }

    fn add_variants(&mut self, request: &Request<'a>) {
        let fields = request.extensions().map(|extension| &extension.field).filter(|field| field.default.is_some());
        let used: HashSet<&str> = fields
            .filter_map(|field| match &field.kind {
                Kind::Enum(name) => Some(&name[..]),
                _ => None,
            })
            .collect();
        let used = request.enums().filter(|one| used.contains(&one.element.full_name[..]));
        self.variants = used.map(|one| (&one.element.full_name[..], enumeration::by_name(one))).collect();
    }

    /// Adds the types that are elsewhere.
    fn add_externs(&mut self, request: &Request<'a>) {
        for element in request.types() {
            let name = &element.full_name[..];
            if let Some(path) = request.extern_path(name) {
                self.types.insert(name, Place::Extern(path));
            }
        }
    }
}

/// Whether there are types in a message's module.
fn has_inside(message: &Message) -> bool {
    let has_oneof = message.members.iter().any(|member| matches!(member, Member::Oneof(_)));
    has_oneof || !message.messages.is_empty() || !message.enums.is_empty() || !message.extensions.is_empty()
}

/// Returns the files of each package.
pub(super) fn by_package(files: &[File]) -> HashMap<&str, Vec<&File>> {
    let mut packages: HashMap<&str, Vec<&File>> = HashMap::new();
    for file in files {
        packages.entry(&file.package).or_default().push(file);
    }
    packages
}

/// Returns the names of the modules of packages that are in each module.
fn children(packages: &BTreeMap<&str, Module>) -> HashMap<Module, BTreeSet<String>> {
    let mut children: HashMap<Module, BTreeSet<String>> = HashMap::new();
    for module in packages.values() {
        for (depth, child) in module.iter().enumerate() {
            children.entry(module[..depth].to_vec()).or_default().insert(child.clone());
        }
    }
    children
}

/// Returns the module of each package that has something to generate.
fn packages<'a>(request: &Request<'a>) -> BTreeMap<&'a str, Module> {
    let all: BTreeMap<&str, ()> =
        request.model.files.iter().filter(|file| request.has_own(file)).map(|file| (&file.package[..], ())).collect();
    let mut children: BTreeMap<Vec<&str>, BTreeSet<&str>> = BTreeMap::new();
    for package in all.keys() {
        let segments: Vec<_> = segments(package).collect();
        for depth in 0..segments.len() {
            children.entry(segments[..depth].to_vec()).or_default().insert(segments[depth]);
        }
    }
    let mut names: HashMap<Vec<&str>, String> = HashMap::new();
    for (parent, siblings) in &children {
        let taken = Scope::default().take_all(siblings.iter().copied(), names::module);
        names.extend(siblings.iter().zip(taken).map(|(segment, name)| ([&parent[..], &[*segment]].concat(), name)));
    }
    let module = |package: &'a str| {
        let segments: Vec<_> = segments(package).collect();
        (1..=segments.len()).filter_map(|depth| names.get(&segments[..depth]).cloned()).collect()
    };
    all.keys().map(|package| (*package, module(package))).collect()
}

fn segments(package: &str) -> impl Iterator<Item = &str> {
    package.split('.').filter(|segment| !segment.is_empty())
}

//! Files and services.

use wireform::schema::proto::{
    FieldDescriptorProto, FileDescriptorProto, FileDescriptorSet, MethodDescriptorProto, ServiceDescriptorProto,
};

use super::{
    Extension, File, Method, Model, Service, check,
    comments::{Path, Source},
    field, recursion,
};
use crate::{
    error::Error,
    features::{self, Resolved},
    model::{enumeration, message},
};

/// The fields of descriptors that paths to elements go through.
mod step {
    pub(super) const MESSAGE: i32 = 4;
    pub(super) const ENUM: i32 = 5;
    pub(super) const SERVICE: i32 = 6;
    pub(super) const EXTENSION: i32 = 7;
    pub(super) const METHOD: i32 = 2;
}

/// What all elements of a file need.
pub(super) struct Scope<'a> {
    pub(super) source: &'a Source<'a>,
    pub(super) entries: &'a field::Entries<'a>,
}

impl Model {
    /// Resolves a descriptor set.
    ///
    /// # Errors
    ///
    /// For each mistake in the descriptors, with the place of its element in the source where the set has that: what protoc
    /// refuses is refused, and what lacks something that a compiler puts there, such as the files with the types that are
    /// used.
    pub fn new(set: &FileDescriptorSet) -> Result<Self, Error> {
        let warnings = check::check(set)?;
        let entries = field::Entries::new(set);
        let files = set.file.iter().map(|file| File::new(file, &entries)).collect::<Result<_, _>>()?;
        Ok(Self { files, warnings })
    }
}

impl File {
    fn new(file: &FileDescriptorProto, entries: &field::Entries<'_>) -> Result<Self, Error> {
        let features = features::resolve_file(file)?;
        let source = Source::new(file);
        let scope = Scope { source: &source, entries };
        let package = file.package.clone().unwrap_or_default();
        let root = Path::default();
        let messages = file.message_type.iter().enumerate().map(|(index, message)| {
            message::resolve(message, &package, &root.child(step::MESSAGE, index), features, &scope)
        });
        let enums =
            file.enum_type.iter().enumerate().map(|(index, one)| {
                enumeration::resolve(one, &package, &root.child(step::ENUM, index), features, &source)
            });
        let extensions = file.extension.iter().enumerate().map(|(index, extension)| {
            self::extension(extension, &package, &root.child(step::EXTENSION, index), features, &scope)
        });
        let services = file.service.iter().enumerate();
        let services = services.map(|(index, one)| service(one, &package, &root.child(step::SERVICE, index), &source));
        let mut file = Self {
            name: file.name.clone().unwrap_or_default(),
            messages: messages.collect(),
            enums: enums.collect(),
            extensions: extensions.collect(),
            services: services.collect(),
            package: package.clone(),
        };
        recursion::resolve(&mut file);
        Ok(file)
    }
}

/// Resolves a field of an `extend` block.
pub(super) fn extension(
    extension: &FieldDescriptorProto,
    scope: &str,
    path: &Path,
    features: Resolved,
    file: &Scope<'_>,
) -> Extension {
    let features = features::resolve_field(features, extension);
    let field = field::resolve(extension, scope, path, features, file);
    Extension { extendee: field::full_name(extension.extendee.as_ref()), field }
}

fn service(service: &ServiceDescriptorProto, package: &str, path: &Path, source: &Source<'_>) -> Service {
    let deprecated = service.options.as_ref().and_then(|options| options.deprecated).unwrap_or_default();
    let element = source.element(path, package, service.name.as_ref(), deprecated);
    let methods = service.method.iter().enumerate();
    let methods = methods.map(|(index, one)| method(one, &element.full_name, &path.child(step::METHOD, index), source));
    Service { methods: methods.collect(), element }
}

fn method(method: &MethodDescriptorProto, service: &str, path: &Path, source: &Source<'_>) -> Method {
    let deprecated = method.options.as_ref().and_then(|options| options.deprecated).unwrap_or_default();
    Method {
        element: source.element(path, service, method.name.as_ref(), deprecated),
        input: field::full_name(method.input_type.as_ref()),
        output: field::full_name(method.output_type.as_ref()),
        client_streaming: method.client_streaming.unwrap_or_default(),
        server_streaming: method.server_streaming.unwrap_or_default(),
    }
}

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
    pub(super) all: &'a field::Types,
}

impl Model {
    /// Resolves a descriptor set.
    ///
    /// # Errors
    ///
    /// Where a file lacks something that a compiler puts there, such as the files that it imports; and for each mistake
    /// that protoc reports and other compilers do not.
    pub fn new(set: &FileDescriptorSet) -> Result<Self, Error> {
        let warnings = check::check(set)?;
        let types = field::Types::new(set);
        let files = set.file.iter().map(|file| File::new(file, &types)).collect::<Result<_, _>>()?;
        Ok(Self { files, warnings })
    }
}

impl File {
    fn new(file: &FileDescriptorProto, types: &field::Types) -> Result<Self, Error> {
        let features = features::resolve_file(file)?;
        let source = Source::new(file);
        let scope = Scope { source: &source, all: types };
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
            messages: messages.collect::<Result<_, _>>()?,
            enums: enums.collect::<Result<_, _>>()?,
            extensions: extensions.collect::<Result<_, _>>()?,
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
) -> Result<Extension, Error> {
    let field = field::resolve(extension, scope, path, features, file)?;
    let extendee = file.all.find(extension.extendee.as_deref(), &field.element)?;
    Ok(Extension { extendee, field })
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
    let name = |ty: &Option<String>| ty.as_deref().unwrap_or_default().trim_start_matches('.').to_owned();
    Method {
        element: source.element(path, service, method.name.as_ref(), deprecated),
        input: name(&method.input_type),
        output: name(&method.output_type),
        client_streaming: method.client_streaming.unwrap_or_default(),
        server_streaming: method.server_streaming.unwrap_or_default(),
    }
}

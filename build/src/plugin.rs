//! A plugin of protoc and buf: what `protoc-gen-wireform` does with its input.
//!
//! ```sh
//! protoc --wireform_out=src/proto --wireform_opt=btree_map=.,bytes=.shop.Picture.data -I proto proto/shop.proto
//! ```
//!
//! Parameters are the methods of [`Config`] with their arguments behind `=`: `btree_map=.shop`, `derive=.shop=Eq`,
//! `extern_path=.shop=::shop::proto`; `no_std`, `compile_well_known_types`, `descriptors` and `crate_path=…` are for all
//! of it. Where a method takes several things with commas between, the parameter is repeated.
//!
//! Code is generated for the files that are named, not for those that they import: name these too (with buf:
//! `include_imports: true` and `strategy: all`) or say by `extern_path` where their types are. Services are left out, with
//! a warning for each.

use std::collections::HashSet;

use wireform::{
    Enumeration, Message,
    schema::proto::{
        Edition, FileDescriptorSet,
        compiler::{
            CodeGeneratorRequest, CodeGeneratorResponse,
            code_generator_response::{Feature, File},
        },
    },
};

use crate::{config::Config, error::Error, model::Model, names::closest, rules::Key};

/// The parameters that are methods of [`Config`] with a path.
const KEYS: [Key; 12] = [
    Key::TypeAttribute,
    Key::FieldAttribute,
    Key::Derive,
    Key::BtreeMap,
    Key::HashMap,
    Key::Bytes,
    Key::Borrowed,
    Key::Cow,
    Key::Owned,
    Key::Boxed,
    Key::WithoutUnknownFields,
    Key::ExternPath,
];

/// The parameters that are for all of the code.
const OTHERS: [&str; 4] = ["no_std", "crate_path", "compile_well_known_types", "descriptors"];

/// Returns the answer to a request of protoc or buf, both as messages in bytes.
///
/// What is wrong with the `.proto` files or the parameters is part of the answer.
///
/// # Errors
///
/// Where the bytes are no request.
pub fn answer(request: &[u8]) -> Result<Vec<u8>, Error> {
    let request = CodeGeneratorRequest::decode(request)
        .map_err(|error| Error::new(format!("no request of protoc: {error}: run protoc with `--wireform_out`")))?;
    let feature = |feature: Feature| u64::from(feature.number().unsigned_abs());
    let mut response = CodeGeneratorResponse {
        supported_features: Some(feature(Feature::Proto3Optional) | feature(Feature::SupportsEditions)),
        minimum_edition: Some(Edition::Proto2.number()),
        maximum_edition: Some(Edition::Edition2024.number()),
        ..CodeGeneratorResponse::default()
    };
    match files(request) {
        Ok(files) => response.file = files,
        Err(error) => response.error = Some(error.to_string()),
    }
    Ok(response.encode_to_vec())
}

fn files(request: CodeGeneratorRequest) -> Result<Vec<File>, Error> {
    let config = config(request.parameter.as_deref().unwrap_or_default())?;
    let model = Model::new(&FileDescriptorSet { file: request.proto_file, ..FileDescriptorSet::default() })?;
    let asked: HashSet<&str> = request.file_to_generate.iter().map(String::as_str).collect();
    for service in model.services_left_out(|file| asked.contains(&file.name[..])) {
        // protoc and buf show it, and have no place for warnings in the answer.
        eprintln!("warning: {service}");
    }
    let files = config.generate(&model, asked)?.into_iter();
    Ok(files.map(|(name, text)| File { name: Some(name), content: Some(text), ..File::default() }).collect())
}

/// Returns what the parameters of a command line ask for.
///
/// ```
/// assert!(wireform_build::plugin::config("btree_map=.,derive=.shop=Eq").is_ok());
///
/// let error = wireform_build::plugin::config("btreemap=.").unwrap_err();
/// assert_eq!(error.to_string(), "there is no parameter `btreemap`: did you mean `btree_map`?");
/// ```
///
/// # Errors
///
/// For a parameter that is none, or lacks what it is about.
pub fn config(parameters: &str) -> Result<Config, Error> {
    let mut config = Config::new();
    for parameter in parameters.split(',').map(str::trim).filter(|parameter| !parameter.is_empty()) {
        add(&mut config, parameter)?;
    }
    Ok(config)
}

fn add(config: &mut Config, parameter: &str) -> Result<(), Error> {
    let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
    if add_for_all(config, name, value) {
        return Ok(());
    }
    let Some(key) = KEYS.into_iter().find(|key| key.name() == name) else { return Err(unknown(name, value)) };
    match value.split_once('=') {
        Some((path, argument)) if key.has_argument() && !argument.is_empty() => config.rule(key, path, argument),
        None if !key.has_argument() && !value.is_empty() => config.rule(key, value, ""),
        _ if key.has_argument() => return Err(incomplete(name, &format!("{name}=.shop.Order=…"))),
        _ => return Err(incomplete(name, &format!("{name}=.shop.Order"))),
    };
    Ok(())
}

/// Adds a parameter that is for all of the code; false where it is none, or has a value that it should not have.
fn add_for_all(config: &mut Config, name: &str, value: &str) -> bool {
    match name {
        "no_std" if value.is_empty() => config.no_std(),
        "compile_well_known_types" if value.is_empty() => config.compile_well_known_types(),
        "descriptors" if value.is_empty() => config.descriptors(),
        "crate_path" if !value.is_empty() => config.crate_path(value),
        _ => return false,
    };
    true
}

fn incomplete(name: &str, advice: &str) -> Error {
    Error::new(format!("the parameter `{name}` lacks what it is about, or has too much: write `{advice}`"))
}

fn unknown(name: &str, value: &str) -> Error {
    match name {
        "crate_path" => return incomplete(name, "crate_path=::path::to::wireform"),
        _ if OTHERS.contains(&name) => {
            return Error::new(format!("there is no parameter `{name}={value}`: write `{name}`"));
        }
        _ => {}
    }
    let all: Vec<&str> = KEYS.iter().map(|key| key.name()).chain(OTHERS).collect();
    let advice = match closest(name, all.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are {}", all.join(", ")),
    };
    Error::new(format!("there is no parameter `{name}`: {advice}"))
}

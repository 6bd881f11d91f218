//! Attributes that messages, oneofs and enumerations have in common, and those that a user asks for.

use proc_macro2::TokenStream;
use quote::quote;

use crate::{error::Error, generate::types::Spelling, model::Element, names, rules::Key};

/// What generated code does and the lints of a user's crate may forbid.
pub(super) const LINTS: &str = "dead_code, deprecated, missing_docs, non_camel_case_types, non_snake_case, \
                                unreachable_pub, unused_qualifications, clippy::all, clippy::pedantic, \
                                clippy::nursery";

/// Returns code that is in a string.
pub(super) fn tokens(code: &str, element: &Element) -> Result<TokenStream, Error> {
    code.parse()
        .map_err(|_| element.location.error(format!("`{}` would get `{code}`, which is no Rust", element.full_name)))
}

/// Returns `#[derive(…)]`, with what a user adds, and the user's attributes.
pub(super) fn of_type(
    element: &Element,
    own: &str,
    usual: &[&str],
    spelling: &Spelling<'_>,
) -> Result<TokenStream, Error> {
    let rules = spelling.request.rules;
    let mut derives: Vec<String> = usual.iter().map(|&name| name.to_owned()).collect();
    for more in rules.all(Key::Derive, &element.full_name).flat_map(|derives| derives.split(',')) {
        let more = more.trim();
        if !more.is_empty() && !derives.iter().any(|derive| derive == more) {
            derives.push(more.to_owned());
        }
    }
    derives.push(format!("{}::{own}", spelling.runtime()));
    let derives = tokens(&derives.join(", "), element)?;
    let others = user(rules.all(Key::TypeAttribute, &element.full_name), element)?;
    Ok(quote!(#others #[derive(#derives)]))
}

/// Returns what a user wants on a field.
pub(super) fn of_field(element: &Element, spelling: &Spelling<'_>) -> Result<TokenStream, Error> {
    user(spelling.request.rules.all(Key::FieldAttribute, &element.full_name), element)
}

fn user<'a>(attributes: impl Iterator<Item = &'a str>, element: &Element) -> Result<TokenStream, Error> {
    let attributes: String = attributes.collect::<Vec<_>>().join("\n");
    tokens(&attributes, element)
}

pub(super) fn deprecated(element: &Element) -> Option<TokenStream> {
    element.deprecated.then(|| quote!(#[deprecated]))
}

/// Returns what stands in the `#[proto(…)]` of a container before `reserved`: package, name, path of the runtime.
pub(super) fn container(
    element: &Element,
    package: &str,
    rust_name: &str,
    spelling: &Spelling<'_>,
) -> Vec<TokenStream> {
    let mut all = Vec::new();
    if !package.is_empty() {
        all.push(quote!(package = #package));
    }
    let below = element.full_name.strip_prefix(package).map_or("", |name| name.trim_start_matches('.'));
    if below != rust_name {
        all.push(quote!(name = #below));
    }
    all.extend(runtime(spelling));
    all
}

/// Returns where `wireform` is, if not where the derives look for it.
pub(super) fn runtime(spelling: &Spelling<'_>) -> Option<TokenStream> {
    spelling.request.crate_path.map(|path| quote!(crate = #path))
}

/// Returns `#[proto(…)]`, unless there is nothing in it.
pub(super) fn proto(inside: &[TokenStream]) -> Option<TokenStream> {
    (!inside.is_empty()).then(|| quote!(#[proto(#(#inside),*)]))
}

/// Returns what allows an item what the lints of a user's crate may forbid, where no module of ours does that: in a file
/// without a package.
pub(super) fn lints(spelling: &Spelling<'_>) -> Option<TokenStream> {
    let lints = LINTS.parse::<TokenStream>().ok().filter(|_| spelling.module.is_empty());
    lints.map(|lints| quote!(#[allow(#lints)]))
}

/// Returns what lets odd names be, as far as rustc would find fault with them.
pub(super) fn odd_names<'a>(mut names: impl Iterator<Item = &'a str>) -> Option<TokenStream> {
    names.any(names::is_odd).then(|| quote!(#[allow(non_snake_case)]))
}

/// Returns a `reserved(…)`.
pub(super) fn reserved<'a>(numbers: Vec<TokenStream>, names: impl Iterator<Item = &'a str>) -> Option<TokenStream> {
    let names = names.map(|name| quote!(#name));
    let all: Vec<_> = numbers.into_iter().chain(names).collect();
    (!all.is_empty()).then(|| quote!(reserved(#(#all),*)))
}

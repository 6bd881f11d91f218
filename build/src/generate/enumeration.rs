//! Enumerations.

use std::collections::HashMap;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::{
    error::Error,
    generate::{attributes, docs, layout::Place, types::Spelling},
    model::{Element, Enum, EnumValue},
    names::{self, Scope},
};

/// The variant of an open enumeration that takes all other numbers.
const OTHER: &str = "Unrecognized";

const DERIVES: [&str; 7] = ["Clone", "Copy", "Debug", "Default", "PartialEq", "Eq", "Hash"];

/// Returns the enum of an enumeration, and constants for further names of its values.
pub(super) fn generate(one: &Enum, package: &str, spelling: &Spelling<'_>) -> Result<TokenStream, Error> {
    let element = &one.element;
    let Some(Place::Here { name, .. }) = spelling.layout.types.get(&element.full_name[..]) else {
        return Ok(TokenStream::new());
    };
    let docs = docs::of(&element.comment);
    let derives = attributes::of_type(element, "Enumeration", &DERIVES, spelling)?;
    let mut proto = attributes::container(element, package, name, spelling);
    proto.extend(reserved(one));
    let proto = attributes::proto(&proto);
    let deprecated = attributes::deprecated(element);
    let name = names::ident(name);
    let mut scope = Scope::default();
    let variants = variants(one, &mut scope);
    let values = one.values.iter().zip(&variants).enumerate();
    let values = values
        .map(|(index, (value, name))| self::value(value, name, index == 0, one.closed, spelling))
        .collect::<Result<TokenStream, _>>()?;
    let other = (!one.closed).then(|| other(&mut scope));
    let lints = attributes::lints(spelling);
    let aliases = aliases(one, &name, &variants, scope, lints.as_ref());
    Ok(quote! {
        #docs
        #lints
        #derives
        #proto
        #deprecated
        pub enum #name {
            #values
            #other
        }
        #aliases
    })
}

fn variants(one: &Enum, scope: &mut Scope) -> Vec<String> {
    let plain = one.values.iter().map(|value| names::without_prefix(&value.element.name, &one.element.name));
    scope.take_all(plain, names::variant)
}

/// Returns the variants by the names of the values, those that are aliases too.
pub(super) fn by_name(one: &Enum) -> HashMap<&str, String> {
    let variants = variants(one, &mut Scope::default());
    let all = one.values.iter().zip(variants).flat_map(|(value, variant)| {
        let names = std::iter::once(&value.element).chain(&value.aliases);
        names.map(move |element| (&element.name[..], variant.clone()))
    });
    all.collect()
}

fn value(
    value: &EnumValue,
    name: &str,
    is_first: bool,
    closed: bool,
    spelling: &Spelling<'_>,
) -> Result<TokenStream, Error> {
    let element = &value.element;
    let docs = docs::of(&element.comment);
    let others = attributes::of_field(element, spelling)?;
    let default = is_first.then(|| quote!(#[default]));
    let deprecated = attributes::deprecated(element);
    let number = Literal::i32_unsuffixed(value.number);
    let mut proto = Vec::new();
    if !closed {
        proto.push(quote!(#number));
    }
    if names::screaming_snake(name) != element.name {
        let name = &element.name;
        proto.push(quote!(name = #name));
    }
    if !value.aliases.is_empty() {
        let aliases = value.aliases.iter().map(|alias| &alias.name);
        proto.push(quote!(alias(#(#aliases),*)));
    }
    if element.deprecated {
        proto.push(quote!(deprecated));
    }
    let proto = attributes::proto(&proto);
    let name = names::ident(name);
    let discriminant = closed.then(|| quote!(= #number));
    Ok(quote!(#docs #others #default #deprecated #proto #name #discriminant,))
}

/// Returns the variant that takes all other numbers.
fn other(scope: &mut Scope) -> TokenStream {
    let name = names::ident(&scope.take(OTHER));
    let text = " A number that no value above has.";
    quote!(#[doc = #text] #[proto(other)] #name(i32),)
}

fn reserved(one: &Enum) -> Option<TokenStream> {
    let numbers = one.reserved_numbers.iter().map(|range| {
        let (start, end) = (Literal::i32_unsuffixed(*range.start()), Literal::i32_unsuffixed(*range.end()));
        if range.start() == range.end() { quote!(#start) } else { quote!(#start..=#end) }
    });
    attributes::reserved(numbers.collect(), one.reserved_names.iter().map(String::as_str))
}

/// Returns the constants for names that share a number with a variant; `scope` has the names of the variants, which none of
/// them may have.
fn aliases(
    one: &Enum,
    name: &Ident,
    variants: &[String],
    mut scope: Scope,
    lints: Option<&TokenStream>,
) -> Option<TokenStream> {
    let all: Vec<(&str, &Element)> = one
        .values
        .iter()
        .zip(variants)
        .flat_map(|(value, variant)| value.aliases.iter().map(|alias| (&variant[..], alias)))
        .collect();
    if all.is_empty() {
        return None;
    }
    let plain = all.iter().map(|(_, alias)| names::without_prefix(&alias.name, &one.element.name));
    let constants = scope.take_all(plain, names::constant);
    let constants = all.iter().zip(&constants).map(|((variant, alias), constant)| {
        let (name, deprecated) = (names::ident(constant), attributes::deprecated(alias));
        let variant = names::ident(variant);
        let text = format!(" `{}`, another name of [`{variant}`](Self::{variant}).", alias.name);
        let docs = if alias.comment.is_empty() { quote!(#[doc = #text]) } else { docs::of(&alias.comment) };
        quote!(#docs #deprecated pub const #name: Self = Self::#variant;)
    });
    Some(quote!(#lints impl #name { #(#constants)* }))
}

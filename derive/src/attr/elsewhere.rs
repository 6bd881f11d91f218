//! What users of other libraries write, and what it is here.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{Attribute, Meta, Token, ext::IdentExt, punctuated::Punctuated};

use super::{Form, Place};
use crate::errors::Errors;

/// Keys, and what to do instead.
const KEYS: [(&str, &str); 7] = [
    ("tag", "write the field number alone, as in `#[proto(1)]`"),
    ("number", "write the field number alone, as in `#[proto(1)]`"),
    ("optional", "an optional field is an `Option`: leave it out"),
    ("repeated", "a repeated field is a `Vec`: leave it out"),
    ("packed", "numeric lists are packed unless `expanded` says otherwise: leave it out"),
    ("rename", "write `name = \"…\"`, or `json` and `xml` for the name on one wire"),
    ("json_name", "write `json = \"…\"`"),
];

/// Words of prost that mean the same here.
const SHARED: [&str; 8] = ["sint32", "sint64", "fixed32", "fixed64", "sfixed32", "sfixed64", "required", "group"];

/// Returns what to do instead of a key.
pub(super) fn instead_of(key: &Ident, form: &Form) -> Option<&'static str> {
    let key = key.unraw();
    if key == "packed" && form.is("false") {
        return Some("a list that is not packed is `expanded`: write that");
    }
    KEYS.iter().find(|(word, _)| key == word).map(|(_, instead)| *instead)
}

/// Reports attributes of another library where one of ours is missing, with what to write; true where there are some.
///
/// Where ours stands beside it, the struct has both derives, and the attribute is none of our business.
pub(super) fn report(attributes: &[Attribute], place: Place, errors: &mut Errors) -> bool {
    let is = |attribute: &&Attribute, name: &str| attribute.path().is_ident(name);
    if !place.has_number() || attributes.iter().any(|attribute| is(&attribute, "proto")) {
        return false;
    }
    let mut others = attributes.iter().filter(|attribute| is(attribute, "prost")).peekable();
    let found = others.peek().is_some();
    for attribute in others {
        let instead = match translated(attribute) {
            Some(instead) => format!("write `#[proto({instead})]`"),
            None => "remove it".to_owned(),
        };
        errors.on(attribute, format!("`#[prost(…)]` is for another library: {instead}"));
    }
    found
}

/// Returns what stands in `#[proto(…)]` for an attribute of prost; `None` where it has no number.
fn translated(attribute: &Attribute) -> Option<String> {
    let all = attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).ok()?;
    let value = |key: &str| all.iter().find(|meta| meta.path().is_ident(key)).and_then(text);
    if value("oneof").is_some() {
        return Some("oneof".to_owned());
    }
    let tag = value("tag")?;
    let shared = SHARED.iter().filter(|word| all.iter().any(|meta| meta.path().is_ident(word))).copied();
    let expanded = (value("packed").as_deref() == Some("false")).then_some("expanded");
    Some(shared.chain(expanded).fold(tag, |all, word| format!("{all}, {word}")))
}

/// Returns the value of `key = "…"`.
fn text(meta: &Meta) -> Option<String> {
    let value = meta.require_name_value().ok()?.value.to_token_stream().to_string();
    Some(value.trim_matches('"').to_owned())
}

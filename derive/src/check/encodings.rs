//! Encodings of another type than the field's, where its spelling gives it away: the compiler says it too, of each trait.

use syn::Type;

use super::{
    NO_KEYS,
    types::{VALUES, is},
};
use crate::{
    attr::{Attributes, Marker, Named},
    errors::Errors,
    ir::{arguments, map_arguments, optional},
};

/// The types of numbers, with their encodings: plain, zigzag and fixed.
const NUMBERS: [(&str, [&str; 3]); 4] = [
    ("i32", ["int32", "sint32", "sfixed32"]),
    ("i64", ["int64", "sint64", "sfixed64"]),
    ("u32", ["uint32", "", "fixed32"]),
    ("u64", ["uint64", "", "fixed64"]),
];

/// The types of other encodings.
const OTHERS: [(&str, &str); 8] = [
    ("bool", "`bool`"),
    ("float", "`f32`"),
    ("double", "`f64`"),
    ("string", "`String`"),
    ("bytes", "`Vec<u8>`"),
    ("enumeration", "an enum with `#[derive(Enumeration)]`"),
    ("message", "a struct with `#[derive(Message)]`"),
    ("group", "a struct with `#[derive(Message)]`"),
];

/// Reports encodings that are surely not those of the type of a field.
pub(super) fn field(attributes: &Attributes, ty: &Type, errors: &mut Errors) {
    if attributes.broken {
        return;
    }
    if let Some(named) = &attributes.encoding {
        value(named, one_of(ty), errors);
    }
    if let (Some((key, of)), Some([keys, values, ..])) = (&attributes.map, map_arguments(ty).as_deref()) {
        // What no map can have is reported as such.
        for (named, ty, never) in [(key, keys, &NO_KEYS[..]), (of, values, &["Group"])] {
            if !matches!(named.marker, Some(Marker::BuiltIn(marker)) if never.contains(&marker)) {
                value(named, ty, errors);
            }
        }
    }
}

/// Returns the type of one of the values in a field.
fn one_of(ty: &Type) -> &Type {
    if let Some(inner) = optional(ty) {
        return inner;
    }
    match arguments(ty, "Vec")[..] {
        [element] if !is(element, "u8") => element,
        _ => map_arguments(ty).and_then(|types| types.get(1).copied()).unwrap_or(ty),
    }
}

/// Reports an encoding that is surely not that of one value.
pub(super) fn value(named: &Named, ty: &Type, errors: &mut Errors) {
    let (Some(Marker::BuiltIn(_)), Some(spelled)) = (&named.marker, spelling(ty)) else { return };
    let Some((encoded, style)) = encoded(&named.text).filter(|(encoded, _)| *encoded != spelled) else { return };
    let instead = NUMBERS.iter().find(|(number, _)| format!("`{number}`") == spelled);
    let instead = match (style, instead) {
        (Some(style @ 1..), Some((_, encodings))) if !encodings[style].is_empty() => {
            format!("write `{}`", encodings[style])
        }
        _ => "remove it".to_owned(),
    };
    errors.at(named.span, format!("`{}` encodes {encoded}, not {spelled}: {instead}", named.text));
}

/// Returns what an encoding is for, and the column in [`NUMBERS`].
fn encoded(encoding: &str) -> Option<(String, Option<usize>)> {
    let column = |encodings: &[&str; 3]| encodings.iter().position(|other| *other == encoding);
    let number = NUMBERS.iter().find_map(|(ty, encodings)| Some((format!("`{ty}`"), Some(column(encodings)?))));
    number.or_else(|| OTHERS.iter().find(|(other, _)| *other == encoding).map(|(_, ty)| ((*ty).to_owned(), None)))
}

/// Returns a type as it is surely spelled: without a path, as `own::String` may be a message.
fn spelling(ty: &Type) -> Option<String> {
    match arguments(ty, "Vec")[..] {
        [element] if is(element, "u8") => Some("`Vec<u8>`".to_owned()),
        _ => VALUES.iter().find(|name| is(ty, name) && is_bare(ty)).map(|name| format!("`{name}`")),
    }
}

fn is_bare(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.segments.len() == 1)
}

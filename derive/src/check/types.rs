//! Types that no field can have, where their spelling gives them away.
//!
//! The trait system is the judge of types, and it alone knows aliases. It also rejects all that is rejected here;
//! this is for a better text at a narrower place. What could be right under some alias is none of this file's business.

use syn::{GenericArgument, PathArguments, Type};

use crate::{
    attr::Marker,
    check::KEYS,
    errors::Errors,
    ir::{Encoding, Field, Inner, Other, Role, arguments, map_arguments, optional},
};

/// Types without an encoding, and what to write instead.
const SCALARS: [(&str, &str); 9] = [
    ("u8", "u32"),
    ("u16", "u32"),
    ("i8", "i32"),
    ("i16", "i32"),
    ("usize", "u64"),
    ("isize", "i64"),
    ("char", "String"),
    ("u128", "Vec<u8>"),
    ("i128", "Vec<u8>"),
];

/// Types that are surely one value each, and surely not `u8`.
pub(super) const VALUES: [&str; 8] = ["bool", "i32", "i64", "u32", "u64", "f32", "f64", "String"];

/// Reports the type of a message's field.
pub(super) fn field(field: &Field<'_>, errors: &mut Errors) {
    match &field.role {
        // What an encoding of the user's own takes is for its `Convert` to say.
        Role::Numbered(numbered) if numbered.encoding.is_own() => {}
        Role::Numbered(_) => shape(field.ty, errors),
        Role::Oneof(_) if optional(field.ty).is_none() && is_known(field.ty) => {
            errors.on(field.ty, "a oneof may be absent: write `Option<…>` of an enum with `#[derive(Oneof)]`");
        }
        Role::Unknown if is_known(field.ty) => {
            errors.on(field.ty, "this cannot keep unknown fields: write `UnknownFields`")
        }
        _ => {}
    }
}

/// Reports the type of a oneof's member, which is always one value.
pub(super) fn member(ty: &Type, encoding: &Encoding, errors: &mut Errors) {
    if encoding.is_own() {
        return;
    }
    if optional(ty).is_some() {
        errors.on(ty, "a member of a oneof is present or not by itself: write the type without `Option`");
    } else if let Some(what) = list(ty).or_else(|| map(ty)) {
        errors.on(ty, format!("a member of a oneof cannot be a {what}: put it in a message"));
    } else {
        value(ty, errors);
    }
}

/// Reports the type of what a transparent struct holds, which is always one value.
pub(super) fn inner(inner: &Inner<'_>, errors: &mut Errors) {
    let own = matches!(inner.marker, Some(Marker::Own(_)));
    if own {
        return;
    }
    if optional(inner.ty).is_some() {
        errors.on(inner.ty, "a transparent struct holds one value: write `Option<…>` where the struct is a field");
    } else if let Some(what) = list(inner.ty).or_else(|| map(inner.ty)) {
        errors.on(inner.ty, format!("a transparent struct holds one value: put the {what} in a message"));
    } else {
        value(inner.ty, errors);
    }
}

/// Reports the type of a variant that takes any number.
pub(super) fn other(other: &Other<'_>, errors: &mut Errors) {
    if is_known(other.ty) && !is(other.ty, "i32") {
        errors.on(other.ty, format!("the numbers of an enumeration are `i32`: write `{}(i32)`", other.ident));
    }
}

/// Reports a field whose `Option`, list or map holds something else than one value.
fn shape(ty: &Type, errors: &mut Errors) {
    if let [inner] = arguments(ty, "Option")[..] {
        if optional(inner).is_some() {
            errors.on(ty, "a field is present or absent, once: write a single `Option`");
        } else if let Some(what) = list(inner).or_else(|| map(inner)) {
            errors.on(ty, format!("a {what} is absent when it is empty: write it without `Option`"));
        } else {
            value(inner, errors);
        }
    } else if let [inner] = arguments(ty, "Vec")[..] {
        // A `Vec<u8>` is bytes.
        if !is(inner, "u8") {
            element(ty, inner, "an element of a list", errors);
        }
    } else if let Some([key, inner, ..]) = map_arguments(ty).as_deref() {
        map_key(key, errors);
        element(ty, inner, "a map's value", errors);
    } else {
        value(ty, errors);
    }
}

fn map_key(ty: &Type, errors: &mut Errors) {
    let is_list = matches!(ty, Type::Array(_)) || slice(ty).is_some() || !arguments(ty, "Vec").is_empty();
    if is(ty, "f32") || is(ty, "f64") || is_list {
        errors.on(ty, format!("this is no type of a map's keys: {KEYS}"));
    } else {
        value(ty, errors);
    }
}

/// Reports what cannot be in a list or a map.
fn element(ty: &Type, inner: &Type, place: &str, errors: &mut Errors) {
    if optional(inner).is_some() {
        errors.on(ty, format!("{place} cannot be absent: leave out the `Option`, or put it in a message"));
    } else if let Some(what) = list(inner).or_else(|| map(inner)) {
        errors.on(ty, format!("{place} cannot be a {what}: put the inner one in a message"));
    } else {
        value(inner, errors);
    }
}

/// Reports what is no single value.
fn value(ty: &Type, errors: &mut Errors) {
    if lives_forever(ty) {
        let text =
            "this takes input that lives forever: give the type a lifetime, as in `&'a str`, or own it, as `String`";
        errors.on(ty, text);
        return;
    }
    match ty {
        Type::Array(array) => elements(ty, &array.elem, errors),
        Type::Reference(reference) => match slice(ty) {
            Some(element) => elements(ty, element, errors),
            None if is_known(&reference.elem) => errors.on(ty, "only `&str` and `&[u8]` borrow: write the type itself"),
            None => {}
        },
        Type::Tuple(tuple) if tuple.elems.is_empty() => {}
        Type::Tuple(_) => errors.on(ty, "a tuple has no names for its parts: write a struct with `#[derive(Message)]`"),
        Type::Path(_) => match SCALARS.iter().find(|(name, _)| is(ty, name)) {
            Some((name, instead)) => {
                errors.on(ty, format!("`{name}` has no protobuf encoding: write `{instead}`"));
            }
            None => match (slice(ty), pointee(ty)) {
                (Some(element), _) => elements(ty, element, errors),
                (None, Some(inner)) => value(inner, errors),
                (None, None) => {}
            },
        },
        _ => {}
    }
}

/// Reports an array or a slice that is not of bytes.
fn elements(ty: &Type, element: &Type, errors: &mut Errors) {
    if is_known(element) && !is(element, "u8") {
        errors.on(ty, "of arrays and slices only those of `u8` have an encoding: write `Vec<…>`");
    }
}

/// Returns the element of a slice behind a reference or a pointer.
fn slice(ty: &Type) -> Option<&Type> {
    let behind = match ty {
        Type::Reference(reference) => Some(&*reference.elem),
        _ => pointee(ty).or_else(|| arguments(ty, "Cow").first().copied()),
    };
    match behind {
        Some(Type::Slice(slice)) => Some(&slice.elem),
        _ => None,
    }
}

/// Returns what a smart pointer points to.
fn pointee(ty: &Type) -> Option<&Type> {
    ["Box", "Arc", "Rc"].iter().find_map(|name| arguments(ty, name).first().copied())
}

/// Whether the type borrows for `'static`.
fn lives_forever(ty: &Type) -> bool {
    match ty {
        Type::Reference(reference) => reference.lifetime.as_ref().is_some_and(|lifetime| lifetime.ident == "static"),
        Type::Path(path) if is(ty, "Cow") => {
            let arguments = path.path.segments.last().map(|segment| &segment.arguments);
            let Some(PathArguments::AngleBracketed(list)) = arguments else { return false };
            let is_static = |argument: &_| matches!(argument, GenericArgument::Lifetime(of) if of.ident == "static");
            list.args.iter().any(is_static)
        }
        _ => false,
    }
}

/// Returns `Option`, `list` or `map` for a type that is surely not one value.
pub(super) fn shape_of(ty: &Type) -> Option<&'static str> {
    if arguments(ty, "Option").is_empty() { list(ty).or_else(|| map(ty)) } else { Some("Option") }
}

/// Whether the type is a known one, by its spelling, and none of these.
pub(super) fn is_no(names: &[&str], ty: &Type) -> bool {
    is_known(ty) && names.iter().all(|name| arguments(ty, name).is_empty())
}

/// Returns "list" for a `Vec` of what is surely not `u8`.
fn list(ty: &Type) -> Option<&'static str> {
    let [element] = arguments(ty, "Vec")[..] else { return None };
    (is_known(element) && !is(element, "u8")).then_some("list")
}

fn map(ty: &Type) -> Option<&'static str> {
    map_arguments(ty).map(|_| "map")
}

/// Whether the type is one of the standard library's, by its spelling.
pub(super) fn is_known(ty: &Type) -> bool {
    VALUES.iter().any(|name| is(ty, name))
        || SCALARS.iter().any(|(name, _)| is(ty, name))
        || ["Option", "Vec", "HashMap", "BTreeMap"].iter().any(|name| !arguments(ty, name).is_empty())
}

/// Whether the last segment of a path has the name.
pub(super) fn is(ty: &Type, name: &str) -> bool {
    matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|segment| segment.ident == name))
}

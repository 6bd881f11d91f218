//! The rules: what is no message, oneof or enumeration although it could be parsed.
//!
//! `names.rs` has those for names, `types.rs` those for the spellings of types, `encodings.rs` those for both together.

use std::{
    collections::{HashMap, HashSet},
    ops::RangeInclusive,
};

use proc_macro2::Ident;

use crate::{
    attr::{Attributes, LARGEST, Marker, Named, Number, Reserved},
    errors::Errors,
    ir::{Body, Container, Enumeration, Field, Message, Newtype, Numbered, Oneof, Other, Role},
};

mod encodings;
mod extensions;
mod names;
mod ranges;
mod types;

use self::ranges::Ranges;

/// What a map's keys can be.
const KEYS: &str = "they are integers, bools or strings";

/// Encodings that a map's keys cannot have.
const NO_KEYS: [&str; 6] = ["Float", "Double", "Blob", "Enumerated", "Nested", "Group"];

/// Reports what is wrong with a message.
pub(crate) fn message(message: &Message<'_>, errors: &mut Errors) {
    fields(message, errors);
    names::container(&message.container, errors);
    reservations(&message.container, 1..=LARGEST, errors);
    extensions::check(message, errors);
}

fn fields(message: &Message<'_>, errors: &mut Errors) {
    for field in &message.fields {
        roles(field, errors);
        types::field(field, errors);
        encodings::field(&field.attributes, field.ty, errors);
    }
    single_unknown(&message.fields, errors);
    numbers(message.numbered(), errors);
    names::fields(message.numbered(), errors);
    let given_up = GivenUp::new(&message.container.reserved);
    names::oneofs(message, &given_up, errors);
    for field in message.numbered() {
        reserved(field, &given_up, errors);
    }
}

/// Reports what is wrong with a struct that travels as what it holds.
pub(crate) fn newtype(newtype: &Newtype<'_>, errors: &mut Errors) {
    if let Some(inner) = &newtype.inner {
        types::inner(inner, errors);
        inner.encoding.iter().for_each(|named| encodings::value(named, inner.ty, errors));
    }
}

/// Reports what is wrong with a oneof.
pub(crate) fn oneof(oneof: &Oneof<'_>, errors: &mut Errors) {
    for member in &oneof.members {
        match &member.body {
            Body::Value(ty) => {
                types::member(ty, &member.field.encoding, errors);
                member.encoding.iter().for_each(|named| encodings::value(named, ty, errors));
            }
            Body::Fields(message) => {
                fields(message, errors);
                without_defaults(message, errors);
            }
            Body::Unit => {}
        }
    }
    names::container(&oneof.container, errors);
    numbers(oneof.members.iter().map(|member| &member.field), errors);
    names::fields(oneof.members.iter().map(|member| &member.field), errors);
}

/// Reports what is wrong with an enumeration.
pub(crate) fn enumeration(enumeration: &Enumeration<'_>, errors: &mut Errors) {
    names::container(&enumeration.container, errors);
    if let Some(parameter) = enumeration.container.generics.params.first() {
        errors.on(parameter, "an enumeration has no parameters: remove them");
    }
    reservations(&enumeration.container, i64::from(i32::MIN)..=i64::from(i32::MAX), errors);
    value_numbers(enumeration, errors);
    names::values(enumeration, errors);
    for other in &enumeration.others {
        types::other(other, errors);
        contradictions(&other.attributes, "other", &[], errors);
    }
    for again in enumeration.others.iter().skip(1) {
        errors.at(again.ident.span(), second_other(again, &enumeration.others[0]));
    }
}

fn second_other(again: &Other<'_>, first: &Other<'_>) -> String {
    format!("`{}` takes all other numbers already: remove `other` from `{}`", first.ident, again.ident)
}

/// Reports keys that contradict what the field is for.
fn roles(field: &Field<'_>, errors: &mut Errors) {
    let attributes = &field.attributes;
    match field.role {
        Role::Skip => contradictions(attributes, "skip", &[], errors),
        Role::Unknown => contradictions(attributes, "unknown", &[], errors),
        Role::Oneof(_) => contradictions(attributes, "oneof", &["name"], errors),
        Role::Numbered(_) | Role::Broken => {}
    }
    if let Some((Named { marker: Some(Marker::BuiltIn(marker)), text, span }, _)) = &attributes.map
        && NO_KEYS.contains(marker)
    {
        errors.at(*span, format!("`{text}` is no encoding of a map's keys: {KEYS}"));
    }
    if attributes.map.is_some() {
        beside_map(attributes, errors);
    }
    if matches!(field.role, Role::Numbered(_)) {
        of_collections(field, errors);
    }
    if let (Role::Numbered(_), Some(required)) = (&field.role, attributes.word("required")) {
        beside_required(required, field, errors);
    }
    if let (Role::Numbered(_), Some(default)) = (&field.role, attributes.word("default")) {
        beside_default(default, field, errors);
    }
    if let (Some(Named { marker: Some(Marker::BuiltIn("Group")), .. }), Some(expanded)) =
        (&attributes.encoding, attributes.word("expanded"))
    {
        errors.at(expanded.span(), "a group is never packed: remove `expanded`");
    }
}

/// Reports keys of lists and maps on a field that is surely neither.
fn of_collections(field: &Field<'_>, errors: &mut Errors) {
    let attributes = &field.attributes;
    if let (Some(map), Some(_)) = (attributes.word("map"), &attributes.map) {
        if types::is_no(&["HashMap", "BTreeMap"], field.ty) {
            errors.at(map.span(), "only a `HashMap` or a `BTreeMap` has keys and values: remove `map`");
        }
    } else if let Some(expanded) = attributes.word("expanded")
        && types::is_no(&["Vec"], field.ty)
    {
        errors.at(expanded.span(), "only a `Vec` is packed or expanded: remove `expanded`");
    }
}

/// Reports what cannot be required.
fn beside_required(required: &Ident, field: &Field<'_>, errors: &mut Errors) {
    let text = match types::shape_of(field.ty) {
        _ if field.attributes.word("expanded").is_some() || field.attributes.map.is_some() => {
            "a list or a map may always be empty: remove `required`, and look at its length after decoding"
        }
        Some("Option") => "a required field is always there: write the type without `Option`, or remove `required`",
        Some(_) => "a list or a map may always be empty: remove `required`, and look at its length after decoding",
        None => return,
    };
    errors.at(required.span(), text);
}

/// Reports what cannot have a default.
fn beside_default(default: &Ident, field: &Field<'_>, errors: &mut Errors) {
    let text = match types::shape_of(field.ty) {
        _ if field.attributes.word("required").is_some() => "a required field is never absent: remove `default`",
        Some("list" | "map") => "a list or a map that is absent is empty: remove `default`",
        _ => return,
    };
    errors.at(default.span(), text);
}

/// Reports defaults in a variant, which has no place for the methods that return them.
fn without_defaults(message: &Message<'_>, errors: &mut Errors) {
    for default in message.fields.iter().filter_map(|field| field.attributes.word("default")) {
        let text = "a field of a variant has no default: make it a variant of a struct with `#[derive(Message)]`";
        errors.at(default.span(), text);
    }
}

/// Reports what cannot stand beside `map(…)`.
fn beside_map(attributes: &Attributes, errors: &mut Errors) {
    if let Some(expanded) = attributes.word("expanded") {
        errors.at(expanded.span(), "a map is never packed: remove `expanded`");
    }
    if let Some((_, Named { marker: Some(Marker::BuiltIn("Group")), span, .. })) = &attributes.map {
        errors.at(*span, "a map's value cannot be a group: write `message`, or `_`");
    }
    if let Some(Named { marker, text, span }) = &attributes.encoding {
        let value = if matches!(marker, Some(Marker::Own(_))) { "\"…\"" } else { text };
        errors.at(*span, format!("a map has two encodings: write `map(_, {value})` for that of its values"));
    }
}

/// Reports what cannot stand beside `role`.
fn contradictions(attributes: &Attributes, role: &str, allowed: &[&str], errors: &mut Errors) {
    if let Some(number) = attributes.number {
        let text = match role {
            "oneof" => "a oneof has no number, its variants have: remove this one".to_owned(),
            "other" => "`other` takes all numbers that no variant has: remove this one".to_owned(),
            _ => format!("`{role}` has no number: remove this one"),
        };
        errors.at(number.span, text);
    }
    for key in attributes.keys.iter().filter(|key| *key != role && !allowed.iter().any(|allowed| key == allowed)) {
        let text = match role {
            "oneof" if key == "required" => {
                "no oneof is required: remove `required`, and look for `None` after decoding".to_owned()
            }
            "oneof" => format!("`{key}` goes on the variants of a oneof: remove it here"),
            _ => format!("`{key}` means nothing beside `{role}`: remove one of them"),
        };
        errors.at(key.span(), text);
    }
}

fn single_unknown(fields: &[Field<'_>], errors: &mut Errors) {
    let mut all = fields.iter().filter(|field| matches!(field.role, Role::Unknown));
    let Some(first) = all.next() else { return };
    for again in all {
        let text = format!("`{}` keeps the unknown fields already: remove `{}`", first.ident, again.ident);
        errors.at(again.attributes.word("unknown").map_or(again.ident.span(), Ident::span), text);
    }
}

/// Reports field numbers that protobuf does not have, and those that are there twice.
fn numbers<'a>(fields: impl Iterator<Item = &'a Numbered>, errors: &mut Errors) {
    let mut seen = HashMap::new();
    for Numbered { number: Number { value, span }, name, .. } in fields {
        if let Some(text) = out_of_range(*value) {
            errors.at(*span, text);
        } else if let Some(first) = seen.get(value) {
            errors.at(*span, format!("`{first}` has number {value} already: give `{}` another one", name.text));
        } else {
            seen.insert(*value, &name.text);
        }
    }
}

fn out_of_range(number: i64) -> Option<&'static str> {
    match number {
        ..=0 => Some("field numbers begin with 1: write another one"),
        19_000..=19_999 => Some("19000 to 19999 are protobuf's own: write a field number below or above"),
        1..=LARGEST => None,
        _ => Some("no field number is that large: the largest is 536870911"),
    }
}

/// Reports numbers that cannot be given up, as there are none.
fn reservations(container: &Container<'_>, all: RangeInclusive<i64>, errors: &mut Errors) {
    for (range, span) in &container.reserved.numbers {
        if !all.contains(range.start()) || !all.contains(range.end()) {
            errors.at(*span, format!("numbers go from {} to {}: reserve some of these", all.start(), all.end()));
        }
    }
}

/// The numbers and names that were given up, to be searched.
struct GivenUp<'a> {
    numbers: Ranges,
    names: HashSet<&'a str>,
}

impl<'a> GivenUp<'a> {
    fn new(reserved: &'a Reserved) -> Self {
        Self { numbers: Ranges::of(&reserved.numbers), names: reserved.names.iter().map(String::as_str).collect() }
    }
}

/// Reports numbers and names that were given up.
fn reserved(field: &Numbered, given_up: &GivenUp<'_>, errors: &mut Errors) {
    let Number { value, span } = field.number;
    if given_up.numbers.contains(value) {
        errors.at(span, format!("number {value} is reserved: give `{}` another one", field.name.text));
    }
    names::reserved(&field.name, given_up, errors);
}

/// Reports the numbers of an enumeration that protobuf does not have or that are there twice, and a missing 0 of an
/// open one.
fn value_numbers(enumeration: &Enumeration<'_>, errors: &mut Errors) {
    let (mut seen, given_up) = (HashMap::new(), Ranges::of(&enumeration.container.reserved.numbers));
    for value in &enumeration.values {
        let Number { value: number, span } = value.number;
        if i32::try_from(number).is_err() {
            errors.at(span, "the numbers of an enumeration are those of an `i32`: write another one");
        } else if let Some(first) = seen.insert(number, value.ident) {
            errors.at(span, format!("`{first}` has number {number} already: give `{}` another one", value.ident));
        }
        if given_up.contains(number) {
            errors.at(span, format!("number {number} is reserved: give `{}` another one", value.ident));
        }
    }
    if enumeration.complete && !enumeration.others.is_empty() && !seen.contains_key(&0) {
        let text = "an open enumeration needs a value 0, which is what an absent field reads as: add a variant such as \
                    `Unspecified = 0`";
        errors.at(enumeration.container.ident.span(), text);
    }
}

//! The rules for numbers that are left to extensions.

use super::Ranges;
use crate::{
    attr::{LARGEST, Number, Range},
    errors::Errors,
    ir::{Message, Role},
};

/// The largest number of an extension of a `MessageSet`, which is no field number.
const LARGEST_IN_SET: i64 = 2_147_483_646;

/// Reports what is wrong with the extensions of a message.
pub(super) fn check(message: &Message<'_>, errors: &mut Errors) {
    message_set(message, errors);
    let ranges = &message.container.extensions;
    let Some((_, first)) = ranges.first() else { return };
    if !message.fields.iter().any(|field| matches!(field.role, Role::Unknown)) {
        let text = "extensions are kept among the unknown fields: add a field `#[proto(unknown)] rest: UnknownFields`";
        errors.at(*first, text);
    }
    let last = if message.container.message_set.is_some() { LARGEST_IN_SET } else { LARGEST };
    let (mut left, given_up) = (Ranges::default(), Ranges::of(&message.container.reserved.numbers));
    for range in ranges {
        numbers(range, last, errors);
        overlaps(range, &left, "left to extensions already", errors);
        overlaps(range, &given_up, "reserved", errors);
        left.insert(&range.0);
    }
    for field in message.numbered() {
        let Number { value, span } = field.number;
        if left.contains(value) {
            let text = format!("number {value} is left to extensions: give `{}` another one", field.name.text);
            errors.at(span, text);
        }
    }
}

fn message_set(message: &Message<'_>, errors: &mut Errors) {
    let Some(span) = message.container.message_set else { return };
    if message.container.extensions.is_empty() {
        errors.at(span, "a `MessageSet` is made of extensions: add `extensions(4..=2147483646)`");
    }
    for field in &message.fields {
        if matches!(field.role, Role::Numbered(_) | Role::Oneof(_)) {
            errors.at(field.ident.span(), "a `MessageSet` has extensions alone: remove the field, or `message_set`");
        }
    }
}

fn numbers((range, span): &Range, last: i64, errors: &mut Errors) {
    if *range.start() < 1 || *range.end() > last {
        errors.at(*span, format!("field numbers go from 1 to {last}: leave some of these to extensions"));
    }
}

fn overlaps((range, span): &Range, others: &Ranges, what: &str, errors: &mut Errors) {
    if let Some(number) = others.common(range) {
        errors.at(*span, format!("number {number} is {what}: remove it from one of the ranges"));
    }
}

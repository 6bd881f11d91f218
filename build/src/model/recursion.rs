//! Where a message contains itself: the fields that need a `Box`.
//!
//! Fields are looked at in the order of their declaration, and the one that closes a circle of structs without a `Box`
//! gets one. Lists and maps hold their values elsewhere and close none. Messages of one circle are of one file, as files
//! cannot import each other, so that what else is compiled has no influence.
//!
//! A circle of required fields has no value. There the field that closes it is optional in Rust, or no value of the
//! struct could be made.

use std::collections::{HashMap, HashSet};

use super::{File, Message, Shape};

/// Which messages are inside the struct of each message.
type Contents = HashMap<String, Vec<String>>;

/// Finds the fields that need a `Box`, and those that cannot be required.
pub(super) fn resolve(file: &mut File) {
    let (mut inside, mut required) = (Contents::new(), Contents::new());
    for message in &mut file.messages {
        resolve_message(message, &mut inside, &mut required);
    }
}

fn resolve_message(message: &mut Message, inside: &mut Contents, required: &mut Contents) {
    let name = message.element.full_name.clone();
    for field in message.fields_mut() {
        let Some(target) = field.message().map(str::to_owned) else { continue };
        if !field.is_singular() {
            continue;
        }
        field.boxed = !add(inside, &name, &target);
        if field.shape == Shape::Required && !add(required, &name, &target) {
            field.shape = Shape::Explicit;
        }
    }
    for nested in &mut message.messages {
        resolve_message(nested, inside, required);
    }
}

/// Notes that `target` is inside `name`; false where that would close a circle.
fn add(contents: &mut Contents, name: &str, target: &str) -> bool {
    if reaches(contents, target, name) {
        return false;
    }
    contents.entry(name.to_owned()).or_default().push(target.to_owned());
    true
}

fn reaches(contents: &Contents, from: &str, to: &str) -> bool {
    let (mut seen, mut open) = (HashSet::from([from]), vec![from]);
    while let Some(name) = open.pop() {
        if name == to {
            return true;
        }
        let next = contents.get(name).into_iter().flatten().map(String::as_str);
        open.extend(next.filter(|next| seen.insert(*next)));
    }
    false
}

//! Messages: their numbers, what they give up, what they leave to extensions, and what a compiler alone may make.

use std::collections::{HashMap, HashSet};

use wireform::schema::proto::{DescriptorProto, Edition};

use super::{
    File, full_name,
    map::{self, Uses},
    ranges::{self, LARGEST, Numbers},
    step,
};
use crate::{
    features::{self, Resolved},
    model::comments::Path,
};

/// The largest number of an item of a `MessageSet`.
pub(super) const LARGEST_ITEM: i64 = 2_147_483_646;

impl File<'_> {
    /// Checks a message with all that is inside; `uses` are the fields around it.
    pub(super) fn message(
        &mut self,
        message: &DescriptorProto,
        scope: &str,
        path: &Path,
        features: Resolved,
        uses: &Uses<'_>,
    ) {
        let name = full_name(scope, message.name.as_ref());
        let features = features::resolve_message(features, message);
        if let Some(options) = &message.options {
            self.features(options.features.as_ref(), path, step::MESSAGE_OPTIONS);
            self.interpreted(&options.uninterpreted_option, path, step::MESSAGE_OPTIONS);
        }
        for (index, oneof) in message.oneof_decl.iter().enumerate() {
            let Some(options) = &oneof.options else { continue };
            let path = path.child(step::ONEOF, index);
            self.features(options.features.as_ref(), &path, step::ONEOF_OPTIONS);
            self.interpreted(&options.uninterpreted_option, &path, step::ONEOF_OPTIONS);
        }
        self.map_entry(message, &name, path, uses);
        self.ranges(message, path);
        self.reserved_names(message, path);
        self.oneofs(message, &name, path);
        self.message_set(message, &name, path);
        self.json_names(message, path, features);
        self.inside(message, &name, path, features);
    }

    /// Checks fields, types and extensions; the features are those of the message.
    fn inside(&mut self, message: &DescriptorProto, name: &str, path: &Path, features: Resolved) {
        for (index, field) in message.field.iter().enumerate() {
            let path = path.child(step::FIELD, index);
            self.field(field, name, &path, features::resolve_member(features, message, field));
            if field.extendee.is_some() {
                let text = "a field of a message extends no other one: declare it as an extension";
                self.report(&path, &[step::EXTENDEE], text);
            }
        }
        let uses = map::uses(message);
        for (index, nested) in message.nested_type.iter().enumerate() {
            self.message(nested, name, &path.child(step::MESSAGE, index), features, &uses);
        }
        for (index, one) in message.enum_type.iter().enumerate() {
            self.enumeration(one, name, &path.child(step::ENUM, index), features);
        }
        for (index, extension) in message.extension.iter().enumerate() {
            self.extension(extension, name, &path.child(step::EXTENSION, index), features);
        }
    }

    fn ranges(&mut self, message: &DescriptorProto, path: &Path) {
        let reserved = message.reserved_range.iter().map(|range| ranges::half_open((range.start, range.end)));
        let reserved = Numbers::new("reserved", step::RESERVED_RANGE, reserved.collect());
        let extensions = extensions(message);
        self.numbers(&reserved, path);
        self.within(&reserved, LARGEST, path);
        self.numbers(&extensions, path);
        self.within(&extensions, if is_message_set(message) { LARGEST_ITEM } else { LARGEST }, path);
        self.overlaps(&extensions, &reserved, path);
        self.field_numbers(message, &[&reserved, &extensions], path);
        if self.edition == Edition::Proto3 && !extensions.is_empty() {
            let text = "a message of proto3 has no extensions: remove it, or use proto2, an edition or \
                        `google.protobuf.Any`";
            self.report(&path.child(step::EXTENSION_RANGE, 0), &[], text);
        }
        for (index, range) in message.extension_range.iter().enumerate() {
            if let Some(options) = &range.options {
                let path = path.child(step::EXTENSION_RANGE, index);
                self.interpreted(&options.uninterpreted_option, &path, step::RANGE_OPTIONS);
            }
        }
    }

    fn field_numbers(&mut self, message: &DescriptorProto, taken: &[&Numbers; 2], path: &Path) {
        let mut seen: HashMap<i32, &str> = HashMap::new();
        for (index, field) in message.field.iter().enumerate() {
            let (name, number) = (field.name.as_deref().unwrap_or_default(), field.number.unwrap_or_default());
            let text = match seen.insert(number, name) {
                Some(other) => {
                    Some(format!("`{other}` has the number {number}, as has `{name}`: give one of them another one"))
                }
                None => wrong_number(number, LARGEST).or_else(|| in_range(number, name, taken)),
            };
            if let Some(text) = text {
                self.report(&path.child(step::FIELD, index), &[step::NUMBER], text);
            }
        }
    }

    fn reserved_names(&mut self, message: &DescriptorProto, path: &Path) {
        self.names_twice(&message.reserved_name, &path.part(&[step::RESERVED_NAME]));
        let reserved: HashSet<&str> = message.reserved_name.iter().map(String::as_str).collect();
        for (index, field) in message.field.iter().enumerate() {
            if let Some(name) = field.name.as_deref().filter(|name| reserved.contains(name)) {
                let text = format!("the name `{name}` is reserved: give the field another one, or reserve it no more");
                self.report(&path.child(step::FIELD, index), &[step::NAME], text);
            }
        }
    }

    fn message_set(&mut self, message: &DescriptorProto, name: &str, path: &Path) {
        if !is_message_set(message) {
            return;
        }
        if self.edition == Edition::Proto3 {
            let text = format!("`{name}` is of proto3, which has no `MessageSet`: remove the option, or use proto2");
            self.report(path, &[step::MESSAGE_OPTIONS, 1], text);
        }
        if !message.field.is_empty() {
            let text = format!("`{name}` is a `MessageSet`, which has extensions only: move the fields elsewhere");
            self.report(&path.child(step::FIELD, 0), &[], text);
        }
    }

    /// Reports names that are given up twice.
    pub(super) fn names_twice(&mut self, names: &[String], path: &Path) {
        let mut seen = HashSet::new();
        for (index, name) in names.iter().enumerate().filter(|(_, name)| !seen.insert(&name[..])) {
            let text = format!("the name `{}` is reserved twice: remove one of the two", super::shown(name));
            self.report(path, &[i32::try_from(index).unwrap_or(i32::MAX)], text);
        }
    }
}

/// Says what is wrong with the number of a field or an extension.
pub(super) fn wrong_number(number: i32, largest: i64) -> Option<String> {
    match number.into() {
        19_000..=19_999 => Some(format!(
            "the number {number} is protobuf's own: write another one; 19000 to 19999 are reserved for implementations"
        )),
        1_i64.. if i64::from(number) <= largest => None,
        _ => Some(format!("{number} is no number of a field: write one from 1 to {largest}")),
    }
}

/// Says in which range the number of a field is.
fn in_range(number: i32, name: &str, taken: &[&Numbers; 2]) -> Option<String> {
    let number = number.into();
    let (of, range) = taken.iter().find_map(|ranges| Some((ranges.of, ranges.find((number, number))?)))?;
    let range = ranges::spelled(range);
    Some(format!("the number {number} of `{name}` is in `{of} {range}`: give it another one"))
}

/// Returns the numbers that a message leaves to extensions.
pub(super) fn extensions(message: &DescriptorProto) -> Numbers {
    let ranges = message.extension_range.iter().map(|range| ranges::half_open((range.start, range.end)));
    Numbers::new("extensions", step::EXTENSION_RANGE, ranges.collect())
}

/// Whether the message has the wire format of a `MessageSet`.
pub(super) fn is_message_set(message: &DescriptorProto) -> bool {
    message.options.as_ref().is_some_and(|options| options.message_set_wire_format == Some(true))
}

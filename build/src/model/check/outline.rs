//! What all other checks rely on: names are names and of bounded length, messages are not nested without end, and places
//! are places.
//!
//! Full names are kept for each element, so a bound on their length is a bound on memory: without it one name of a
//! megabyte would be copied for each field behind it.

use std::borrow::Cow;

use wireform::schema::proto::{
    DescriptorProto, EnumDescriptorProto, FileDescriptorProto, FileDescriptorSet, ServiceDescriptorProto,
};

use super::{Report, step};
use crate::{
    error::{Error, Problem},
    model::comments::{Path, Source},
};

/// How deep messages nest, as in protoc.
const DEEPEST: usize = 31;

/// How many bytes a full name has at most, and the name of a file.
const LONGEST: usize = 2048;

/// How many bytes a package has at most: with `.rs` it is the name of a file.
const LONGEST_PACKAGE: usize = 250;

/// How many names a package has at most, as in protoc.
const DEEPEST_PACKAGE: usize = 101;

/// How many letters of a wrong name are shown.
const SHOWN: usize = 60;

/// Returns a text of a descriptor as it can be part of an error: in one line, and not the whole of a long one.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    let escaped = || text.chars().take(SHOWN).flat_map(char::escape_debug).collect::<String>();
    if text.len() > SHOWN && text.chars().nth(SHOWN).is_some() {
        format!("{}…", escaped()).into()
    } else if text.chars().all(|letter| letter.is_ascii_graphic() || letter == ' ') {
        text.into()
    } else {
        escaped().into()
    }
}

/// Reports what is wrong with the outline of a set; nothing else can be looked at then.
pub(super) fn check(set: &FileDescriptorSet) -> Result<(), Error> {
    let mut mistakes = Vec::new();
    for (index, descriptor) in set.file.iter().enumerate() {
        match file_name(descriptor, index) {
            Some(problem) => mistakes.push(problem),
            None => Outline(Report { source: Source::new(descriptor), mistakes: &mut mistakes }).file(descriptor),
        }
    }
    if mistakes.is_empty() { Ok(()) } else { Err(mistakes.into_iter().collect()) }
}

fn file_name(file: &FileDescriptorProto, index: usize) -> Option<Problem> {
    let name = file.name.as_deref().unwrap_or_default();
    let hidden =
        |letter: char| letter.is_control() || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let what = if name.is_empty() {
        "has no name".to_owned()
    } else if name.len() > LONGEST {
        format!("is called `{}`, which is longer than {LONGEST} bytes", shown(name))
    } else if name.contains(hidden) {
        format!("is called `{}`, with letters that cannot be seen", shown(name))
    } else {
        return None;
    };
    Some(Problem::new(format!("file {} of the set {what}: name it by its path, such as `shop/order.proto`", index + 1)))
}

/// One file, while its outline is checked.
struct Outline<'a>(Report<'a>);

impl Outline<'_> {
    fn file(&mut self, file: &FileDescriptorProto) {
        let root = Path::default();
        let package = file.package.as_deref().unwrap_or_default();
        self.package(package);
        self.spans(file);
        let scope = package.len();
        for (index, message) in file.message_type.iter().enumerate() {
            self.message(message, scope, 1, &root.child(step::FILE_MESSAGE, index));
        }
        for (index, one) in file.enum_type.iter().enumerate() {
            self.enumeration(one, scope, &root.child(step::FILE_ENUM, index));
        }
        for (index, service) in file.service.iter().enumerate() {
            self.service(service, scope, &root.child(step::FILE_SERVICE, index));
        }
        let extensions = file.extension.iter().map(|extension| &extension.name);
        self.names(extensions, "an extension", scope, &root, step::FILE_EXTENSION);
    }

    fn package(&mut self, package: &str) {
        let segments = || package.split('.');
        let text = if package.is_empty() {
            return;
        } else if package.len() > LONGEST_PACKAGE {
            format!("the package `{}` is longer than {LONGEST_PACKAGE} bytes: write a shorter one", shown(package))
        } else if segments().count() > DEEPEST_PACKAGE {
            format!("a package has {DEEPEST_PACKAGE} names at most: write fewer than in `{}`", shown(package))
        } else if !segments().all(is_identifier) {
            format!(
                "`{}` is no package: write names with a dot between two of them, such as `shop.stock`",
                shown(package)
            )
        } else {
            return;
        };
        self.0.mistake(&Path::default(), &[step::PACKAGE], text);
    }

    /// Reports places that are none: a set without its source has none at all.
    fn spans(&mut self, file: &FileDescriptorProto) {
        for (index, location) in file.source_code_info.iter().flat_map(|info| &info.location).enumerate() {
            let is_span = matches!(location.span.len(), 0 | 3 | 4) && location.span.iter().all(|number| *number >= 0);
            if !is_span || location.path.iter().any(|number| *number < 0) {
                let text = format!(
                    "place {} of the source is none, as it has the path {} and the span {}: make the set anew, or without \
                     its source",
                    index + 1,
                    listed(&location.path),
                    listed(&location.span),
                );
                self.0.mistake(&Path::default(), &[], text);
            }
        }
    }

    fn message(&mut self, message: &DescriptorProto, scope: usize, depth: usize, path: &Path) {
        let scope = self.name(&message.name, "a message", scope, path);
        self.names(message.field.iter().map(|field| &field.name), "a field", scope, path, step::FIELD);
        self.names(message.oneof_decl.iter().map(|oneof| &oneof.name), "a oneof", scope, path, step::ONEOF);
        let extensions = message.extension.iter().map(|extension| &extension.name);
        self.names(extensions, "an extension", scope, path, step::EXTENSION);
        for (index, one) in message.enum_type.iter().enumerate() {
            self.enumeration(one, scope, &path.child(step::ENUM, index));
        }
        if depth == DEEPEST && !message.nested_type.is_empty() {
            let text = format!("messages nest {DEEPEST} deep at most: declare some of them further out");
            self.0.mistake(&path.child(step::MESSAGE, 0), &[], text);
            return;
        }
        for (index, nested) in message.nested_type.iter().enumerate() {
            self.message(nested, scope, depth + 1, &path.child(step::MESSAGE, index));
        }
    }

    fn enumeration(&mut self, one: &EnumDescriptorProto, scope: usize, path: &Path) {
        self.name(&one.name, "an enumeration", scope, path);
        // The names of values belong to what is around the enumeration.
        self.names(one.value.iter().map(|value| &value.name), "a value", scope, path, step::VALUE);
    }

    fn service(&mut self, service: &ServiceDescriptorProto, scope: usize, path: &Path) {
        let scope = self.name(&service.name, "a service", scope, path);
        self.names(service.method.iter().map(|method| &method.name), "a method", scope, path, step::METHOD);
    }

    fn names<'n>(
        &mut self,
        names: impl Iterator<Item = &'n Option<String>>,
        what: &str,
        scope: usize,
        path: &Path,
        field: i32,
    ) {
        for (index, name) in names.enumerate() {
            // The path is made for what is wrong only: this is the one place that sees each element.
            if let Some(text) = wrong(name, what, scope) {
                self.0.mistake(&path.child(field, index), &[step::NAME], text);
            }
        }
    }

    /// Checks the name of what has others inside, and returns how long it makes their full names: no longer if it is wrong.
    fn name(&mut self, name: &Option<String>, what: &str, scope: usize, path: &Path) -> usize {
        match wrong(name, what, scope) {
            Some(text) => {
                self.0.mistake(path, &[step::NAME], text);
                scope
            }
            None => inside(scope, name),
        }
    }
}

/// Says what is wrong with the name of an element in a scope of that many bytes.
fn wrong(name: &Option<String>, what: &str, scope: usize) -> Option<String> {
    let text = name.as_deref().unwrap_or_default();
    if text.is_empty() {
        Some(format!("{what} has no name: give it one"))
    } else if !is_identifier(text) {
        let advice = "write letters, digits and underscores of ASCII, and no digit first";
        Some(format!("`{}` is no name of {what}: {advice}", shown(text)))
    } else if inside(scope, name) > LONGEST {
        let text = shown(text);
        Some(format!("the full name of `{text}` is longer than {LONGEST} bytes: write a shorter one"))
    } else {
        None
    }
}

/// Returns the length of the full name of what is called so.
fn inside(scope: usize, name: &Option<String>) -> usize {
    scope.saturating_add(1).saturating_add(name.as_ref().map_or(0, String::len))
}

fn is_identifier(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.bytes().all(|letter| letter.is_ascii_alphanumeric() || letter == b'_')
}

/// Returns the first few of some numbers.
fn listed(numbers: &[i32]) -> String {
    let all: Vec<String> = numbers.iter().take(8).map(ToString::to_string).collect();
    format!("[{}{}]", all.join(", "), if numbers.len() > 8 { ", …" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_one_short_line() {
        for (text, expected) in [("a.B", "a.B"), ("a\nb", "a\\nb"), ("\u{202e}x", "\\u{202e}x"), ("é", "é")] {
            assert_eq!(shown(text), expected);
        }
        assert_eq!(shown(&"é".repeat(60)), "é".repeat(60));
        assert_eq!(shown(&"é".repeat(61)), format!("{}…", "é".repeat(60)));
        assert_eq!(shown(&"a".repeat(1 << 20)), format!("{}…", "a".repeat(60)));
    }
}

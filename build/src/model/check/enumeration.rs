//! Enumerations: their numbers and names, and what they give up.

use std::collections::{HashMap, HashSet};

use wireform::schema::proto::{Edition, EnumDescriptorProto, EnumValueDescriptorProto, feature_set::EnumType};

use super::{
    File, full_name,
    ranges::{self, Numbers},
    step,
};
use crate::{
    features::{self, Resolved},
    model::comments::Path,
};

impl File<'_> {
    pub(super) fn enumeration(&mut self, one: &EnumDescriptorProto, scope: &str, path: &Path, features: Resolved) {
        let name = full_name(scope, one.name.as_ref());
        if let Some(options) = &one.options {
            self.features(options.features.as_ref(), path, step::ENUM_OPTIONS);
            self.interpreted(&options.uninterpreted_option, path, step::ENUM_OPTIONS);
        }
        for (index, value) in one.value.iter().enumerate() {
            let Some(options) = &value.options else { continue };
            let path = path.child(step::VALUE, index);
            self.features(options.features.as_ref(), &path, step::VALUE_OPTIONS);
            self.interpreted(&options.uninterpreted_option, &path, step::VALUE_OPTIONS);
        }
        self.first(one, &name, path, features);
        self.given_up(one, path);
        self.aliases(one, &name, path);
        self.values_alike(one, path);
    }

    fn first(&mut self, one: &EnumDescriptorProto, name: &str, path: &Path, features: Resolved) {
        let open = features::resolve_enum(features, one).enum_type != EnumType::Closed;
        match one.value.first() {
            None => self.report(path, &[], format!("`{name}` has no values: add one")),
            Some(first) if open && number(first) != 0 => {
                let text = format!("the open enumeration `{name}` does not begin with 0: give it a first value of 0");
                self.report(&path.child(step::VALUE, 0), &[step::VALUE_NUMBER], text);
            }
            Some(_) => {}
        }
    }

    fn given_up(&mut self, one: &EnumDescriptorProto, path: &Path) {
        // Here the descriptor has the ends as they are.
        let range = |(start, end): (Option<i32>, Option<i32>)| -> (i64, i64) {
            (start.unwrap_or_default().into(), end.unwrap_or_default().into())
        };
        let reserved = one.reserved_range.iter().map(|one| range((one.start, one.end)));
        let reserved = Numbers::new("reserved", step::ENUM_RESERVED_RANGE, reserved.collect());
        self.numbers(&reserved, path);
        self.names_twice(&one.reserved_name, &path.part(&[step::ENUM_RESERVED_NAME]));
        let names: HashSet<&str> = one.reserved_name.iter().map(String::as_str).collect();
        for (index, value) in one.value.iter().enumerate() {
            let path = path.child(step::VALUE, index);
            if let Some(name) = value.name.as_deref().filter(|name| names.contains(name)) {
                let text = format!("the name `{name}` is reserved: give the value another one, or reserve it no more");
                self.report(&path, &[step::NAME], text);
            }
            let number = number(value).into();
            if let Some(range) = reserved.find((number, number)) {
                let (name, range) = (own(value), ranges::spelled(range));
                let text = format!("the number {number} of `{name}` is in `reserved {range}`: give it another one");
                self.report(&path, &[step::VALUE_NUMBER], text);
            }
        }
    }

    fn aliases(&mut self, one: &EnumDescriptorProto, name: &str, path: &Path) {
        let allowed = one.options.as_ref().is_some_and(|options| options.allow_alias == Some(true));
        let (mut seen, mut any) = (HashMap::new(), false);
        for (index, value) in one.value.iter().enumerate() {
            let number = number(value);
            let Some(first) = seen.insert(number, own(value)) else { continue };
            any = true;
            if !allowed {
                let text = format!(
                    "`{}` has the number {number}, as has `{first}`: write another one, or allow both by `option \
                     allow_alias = true;`",
                    own(value)
                );
                self.report(&path.child(step::VALUE, index), &[step::VALUE_NUMBER], text);
            }
        }
        if allowed && !any {
            let text = format!("`{name}` has no two values of one number: remove `allow_alias`");
            self.report(path, &[step::ENUM_OPTIONS, 2], text);
        }
    }

    /// Reports values whose names are the same in languages that take the enumeration's name off them and change the case:
    /// protoc's rule, which proto2 can switch off.
    fn values_alike(&mut self, one: &EnumDescriptorProto, path: &Path) {
        let legacy = one.options.as_ref().is_some_and(|o| o.deprecated_legacy_json_field_conflicts == Some(true));
        let prefix = plain(one.name.as_deref().unwrap_or_default());
        let mut seen: HashMap<String, &EnumValueDescriptorProto> = HashMap::new();
        for (index, value) in one.value.iter().enumerate() {
            let first = *seen.entry(pascal(without(&prefix, own(value)))).or_insert(value);
            if number(first) == number(value) || own(first) == own(value) {
                continue;
            }
            let text = format!(
                "`{}` and `{}` are the same name but for case and the name of the enumeration: rename one of them",
                own(value),
                own(first)
            );
            let problem = self.report.problem(&path.child(step::VALUE, index), &[step::NAME], text);
            if legacy && self.edition == Edition::Proto2 {
                self.found.doubts.push(problem);
            } else {
                self.report.mistakes.push(problem);
            }
        }
    }
}

fn own(value: &EnumValueDescriptorProto) -> &str {
    value.name.as_deref().unwrap_or_default()
}

fn number(value: &EnumValueDescriptorProto) -> i32 {
    value.number.unwrap_or_default()
}

/// Returns a name in lower case and without underscores.
fn plain(name: &str) -> String {
    name.chars().filter(|letter| *letter != '_').map(|letter| letter.to_ascii_lowercase()).collect()
}

/// Returns what is behind the name of the enumeration, however that is spelled; the whole name if there is nothing.
fn without<'a>(prefix: &str, name: &'a str) -> &'a str {
    let mut rest = name;
    for wanted in prefix.chars() {
        rest = rest.trim_start_matches('_');
        match rest.strip_prefix(|letter: char| letter.to_ascii_lowercase() == wanted) {
            Some(behind) => rest = behind,
            None => return name,
        }
    }
    match rest.trim_start_matches('_') {
        "" => name,
        rest => rest,
    }
}

/// Returns the words between underscores, each with one capital.
fn pascal(name: &str) -> String {
    let word = |word: &str| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
    };
    name.split('_').map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_that_of_their_enumeration_and_their_case() {
        for (enumeration, name, expected) in [
            ("PhoneType", "PHONE_TYPE_HOME", "Home"),
            ("PhoneType", "PHONETYPEHOME", "Home"),
            ("PhoneType", "phoneType__home_office", "HomeOffice"),
            ("PhoneType", "PHONE_TYPE", "PhoneType"),
            ("PhoneType", "PHONE_TYPE_", "PhoneType"),
            ("PhoneType", "_PHONE_TYPE_1", "1"),
            ("PhoneType", "PHONE_TIP", "PhoneTip"),
            ("E", "ERROR", "Rror"),
            ("E", "_", ""),
        ] {
            assert_eq!(pascal(without(&plain(enumeration), name)), expected, "{name}");
        }
    }
}

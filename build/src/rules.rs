//! What a user asks for by path: attributes, other types, boxes.
//!
//! A path with a dot before it is that of a package, a type or a field, with all that is inside; `.` is everything.
//! Without the dot it is the end of one: `Person.name`.

use std::cell::Cell;

use crate::{error::Error, names::closest};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    TypeAttribute,
    FieldAttribute,
    Derive,
    BtreeMap,
    HashMap,
    Bytes,
    Borrowed,
    Cow,
    Owned,
    Boxed,
    WithoutUnknownFields,
    ExternPath,
}

impl Key {
    /// Returns the name of the method of `Config` and of the parameter of the plugin.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::TypeAttribute => "type_attribute",
            Self::FieldAttribute => "field_attribute",
            Self::Derive => "derive",
            Self::BtreeMap => "btree_map",
            Self::HashMap => "hash_map",
            Self::Bytes => "bytes",
            Self::Borrowed => "borrowed",
            Self::Cow => "cow",
            Self::Owned => "owned",
            Self::Boxed => "boxed",
            Self::WithoutUnknownFields => "without_unknown_fields",
            Self::ExternPath => "extern_path",
        }
    }

    /// Returns whether more than a path is to be said.
    pub(crate) fn has_argument(self) -> bool {
        matches!(self, Self::TypeAttribute | Self::FieldAttribute | Self::Derive | Self::ExternPath)
    }
}

/// One wish.
#[derive(Clone, Debug)]
struct Rule {
    key: Key,
    path: String,
    value: String,
    used: Cell<bool>,
}

impl Rule {
    /// Returns how much of the name the path is, from the first dot on.
    fn reach(&self, name: &str) -> usize {
        // What is the end of a name reaches to its end.
        if self.path.starts_with('.') { self.path.len() } else { name.len() + 1 }
    }
}

/// All wishes, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rules {
    rules: Vec<Rule>,
}

impl Rules {
    pub(crate) fn add(&mut self, key: Key, path: &str, value: &str) {
        let (path, value) = (path.to_owned(), value.to_owned());
        self.rules.push(Rule { key, path, value, used: Cell::new(false) });
    }

    /// Returns the values of all wishes that are about the name.
    pub(crate) fn all<'a>(&'a self, key: Key, name: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.about(&[key], name).into_iter().map(|rule| &rule.value[..])
    }

    /// Returns whether there is such a wish.
    pub(crate) fn is_set(&self, key: Key, name: &str) -> bool {
        self.choice(&[key], name).is_some()
    }

    /// Returns which of these is wished: what has the longest path, and of those the last.
    pub(crate) fn choice(&self, keys: &[Key], name: &str) -> Option<Key> {
        self.about(keys, name).into_iter().max_by_key(|rule| rule.reach(name)).map(|rule| rule.key)
    }

    /// Returns the path and the value of the most specific wish, without a dot before the path.
    pub(crate) fn longest(&self, key: Key, name: &str) -> Option<(&str, &str)> {
        let rule = self.about(&[key], name).into_iter().max_by_key(|rule| rule.reach(name))?;
        Some((rule.path.trim_start_matches('.'), &rule.value))
    }

    /// Returns the wishes about the name, each of which then counts as used.
    fn about(&self, keys: &[Key], name: &str) -> Vec<&Rule> {
        let about = self.rules.iter().filter(|rule| keys.contains(&rule.key) && matches(&rule.path, name));
        about.inspect(|rule| rule.used.set(true)).collect()
    }

    /// Reports a path that is none of Rust's.
    pub(crate) fn check_paths(&self, crate_path: Option<&str>) -> Result<(), Error> {
        let externs = self.rules.iter().filter(|rule| rule.key == Key::ExternPath);
        let externs = externs.map(|rule| (rule.key.name(), &rule.value[..]));
        let mut all = externs.chain(crate_path.map(|path| ("crate_path", path)));
        match all.find(|(_, path)| syn::parse_str::<syn::Path>(path).is_err()) {
            Some((option, path)) => Err(Error::new(format!(
                "`{path}`, of the option `{option}`, is no path in Rust: write one such as `::types::google`"
            ))),
            None => Ok(()),
        }
    }

    /// Reports a wish that is about nothing.
    pub(crate) fn check_used<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Result<(), Error> {
        let Some(rule) = self.rules.iter().find(|rule| !rule.used.get() && rule.path != ".") else { return Ok(()) };
        let Rule { key, path, .. } = rule;
        let names: Vec<String> = names.into_iter().map(|name| format!(".{name}")).collect();
        let is_there = names.iter().any(|name| matches(path, &name[1..]));
        let start = format!("the path `{path}` of the option `{}`", key.name());
        if is_there {
            return Err(Error::new(format!("{start} is about nothing that it could change: remove it")));
        }
        let advice = match closest(path, names.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write the full name of a package, a type or a field, with a dot before it".to_owned(),
        };
        Err(Error::new(format!("{start} matches nothing: {advice}")))
    }
}

/// Whether the path is about the name.
fn matches(path: &str, name: &str) -> bool {
    match path.strip_prefix('.') {
        Some("") => true,
        Some(prefix) => name.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')),
        None => name.strip_suffix(path).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_prefixes_or_ends() {
        for (path, name, expected) in [
            (".", "a.B.c", true),
            (".a", "a.B.c", true),
            (".a.B", "a.B", true),
            (".a.B", "a.Bc", false),
            ("B.c", "a.B.c", true),
            ("c", "a.B.c", true),
            ("B", "a.B.c", false),
            ("b", "ab", false),
        ] {
            assert_eq!(matches(path, name), expected, "{path} {name}");
        }
    }

    #[test]
    fn the_longest_path_wins_and_then_the_last() {
        let mut rules = Rules::default();
        rules.add(Key::Cow, ".a.B", "");
        rules.add(Key::Borrowed, ".", "");
        assert_eq!(rules.choice(&[Key::Cow, Key::Borrowed], "a.B.c"), Some(Key::Cow));
        assert_eq!(rules.choice(&[Key::Cow, Key::Borrowed], "a.C"), Some(Key::Borrowed));
        rules.add(Key::Bytes, ".", "");
        assert_eq!(rules.choice(&[Key::Bytes, Key::Borrowed], "a.C"), Some(Key::Bytes));
        rules.add(Key::Borrowed, "c", "");
        assert_eq!(rules.choice(&[Key::Cow, Key::Borrowed], "a.B.c"), Some(Key::Borrowed));
    }

    #[test]
    fn what_matches_nothing_is_named() {
        let mut rules = Rules::default();
        rules.add(Key::Bytes, ".", "");
        rules.add(Key::BtreeMap, ".a.Persn", "");
        let error = rules.check_used(["a.Person"]).unwrap_err().to_string();
        assert_eq!(error, "the path `.a.Persn` of the option `btree_map` matches nothing: did you mean `.a.Person`?");
        assert!(!rules.is_set(Key::Bytes, "a.Person") || rules.is_set(Key::BtreeMap, "a.Persn"));
        assert!(rules.check_used(["a.Person"]).is_ok());
    }
}

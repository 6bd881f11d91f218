//! Names: from those of a `.proto` file to Rust's, and how the derives turn Rust's back.
//!
//! [`snake`], [`screaming_snake`] and [`lower_camel`] are the derives' own rules: where one gives the name of the
//! `.proto` file, the generated code need not repeat it.

use std::collections::{HashMap, HashSet};

use proc_macro2::{Ident, Span};

/// Keywords that cannot be raw identifiers.
const NEVER_RAW: [&str; 4] = ["self", "Self", "super", "crate"];

/// Keywords of the newest edition that a parser may not know yet.
const NEW_KEYWORDS: [&str; 1] = ["gen"];

/// Returns the name as an identifier, raw where it is a keyword.
pub(crate) fn ident(name: &str) -> Ident {
    if NEW_KEYWORDS.contains(&name) || syn::parse_str::<Ident>(name).is_err() {
        Ident::new_raw(name, Span::call_site())
    } else {
        Ident::new(name, Span::call_site())
    }
}

/// Puts an underscore behind a name that is no identifier, not even a raw one, and before one that begins with a digit;
/// where the case took away all there was, two of them are left.
fn possible(name: String) -> String {
    if name.is_empty() {
        "__".to_owned()
    } else if NEVER_RAW.contains(&name.as_str()) || name == "_" {
        name + "_"
    } else if name.starts_with(|first: char| first.is_ascii_digit()) {
        format!("_{name}")
    } else {
        name
    }
}

/// The types that are called so everywhere, unless a module is.
const PRIMITIVES: [&str; 19] = [
    "bool", "char", "f16", "f32", "f64", "f128", "i8", "i16", "i32", "i64", "i128", "isize", "str", "u8", "u16", "u32",
    "u64", "u128", "usize",
];

/// Returns the name of a package's segment or of what is inside a message, which hides no type of the language.
pub(crate) fn module(name: &str) -> String {
    let name = field(name);
    if PRIMITIVES.contains(&&name[..]) { name + "_" } else { name }
}

/// Returns the name of a field: lower-case names stay as they are.
pub(crate) fn field(name: &str) -> String {
    possible(if name.contains(|letter: char| letter.is_ascii_uppercase()) { snake(name) } else { name.to_owned() })
}

/// Returns the name of a type: a name that is in camel case already stays as it is.
pub(crate) fn type_name(name: &str) -> String {
    let is_camel = name.starts_with(|first: char| first.is_ascii_uppercase()) && !name.contains('_');
    possible(if is_camel { name.to_owned() } else { camel(name) })
}

/// Returns the name of a variant.
pub(crate) fn variant(name: &str) -> String {
    possible(camel(name))
}

/// Returns the name of a constant.
pub(crate) fn constant(name: &str) -> String {
    possible(screaming_snake(name))
}

/// Returns the name of an extension's constant, which in lower case is that of a function.
pub(crate) fn extension(name: &str) -> String {
    let name = constant(name);
    if NEVER_RAW.contains(&&name.to_lowercase()[..]) { name + "_" } else { name }
}

/// Returns the name of an enumeration's value without the enumeration's name before it.
pub(crate) fn without_prefix<'a>(value: &'a str, enumeration: &str) -> &'a str {
    let prefix = screaming_snake(enumeration);
    let rest = value.strip_prefix(prefix.as_str()).and_then(|rest| rest.strip_prefix('_'));
    rest.filter(|rest| rest.starts_with(|first: char| first.is_ascii_alphabetic())).unwrap_or(value)
}

/// Joins the words between underscores, each with a capital; a word all in capitals loses the others.
fn camel(name: &str) -> String {
    name.split('_').map(capitalized).collect()
}

fn capitalized(word: &str) -> String {
    let shouted = !word.contains(|letter: char| letter.is_ascii_lowercase());
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return String::new() };
    let rest = if shouted { letters.as_str().to_ascii_lowercase() } else { letters.as_str().to_owned() };
    format!("{}{rest}", first.to_ascii_uppercase())
}

/// Returns the JSON name that protoc gives a field: `user_name` is `userName`.
pub(crate) fn lower_camel(name: &str) -> String {
    let mut camel = String::with_capacity(name.len());
    let mut after_underscore = false;
    for letter in name.chars() {
        match letter {
            '_' => after_underscore = true,
            _ if after_underscore => {
                camel.push(letter.to_ascii_uppercase());
                after_underscore = false;
            }
            _ => camel.push(letter),
        }
    }
    camel
}

/// Returns the field that a oneof's variant stands for: `HomeAddress` is `home_address`.
pub(crate) fn snake(name: &str) -> String {
    words(name).to_lowercase()
}

/// Returns the value that an enumeration's variant stands for: `NotFound` is `NOT_FOUND`.
pub(crate) fn screaming_snake(name: &str) -> String {
    words(name).to_uppercase()
}

/// Puts an underscore before each upper-case letter that begins a word: `HTTPServer2Go` is `HTTP_Server2_Go`.
fn words(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut out = String::with_capacity(name.len() + 4);
    for (index, &letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(index + 1);
        let begins = before.is_some_and(|before| {
            before.is_lowercase()
                || before.is_numeric()
                || (before.is_uppercase() && after.is_some_and(|after| after.is_lowercase()))
        });
        if letter.is_uppercase() && begins {
            out.push('_');
        }
        out.push(letter);
    }
    out
}

/// Whether rustc finds fault with the name of a field: it has capitals, or two underscores inside.
pub(crate) fn is_odd(name: &str) -> bool {
    name.trim_matches('_').contains("__") || name.contains(|letter: char| letter.is_uppercase())
}

/// Whether the name can be an element's in XML; of JSON names only those with odd letters cannot.
pub(crate) fn is_xml_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-.".contains(letter))
}

/// The names that a scope has given away.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    taken: HashSet<String>,
    /// The number behind the last name that was made of this one: those before it are taken.
    last: HashMap<String, usize>,
}

impl Scope {
    /// Takes a name that must not be given to anything.
    pub(crate) fn reserve(&mut self, name: impl Into<String>) {
        self.taken.insert(name.into());
    }

    /// Takes the name, or the next free one: `name_`, `name_2`.
    pub(crate) fn take(&mut self, name: &str) -> String {
        if self.taken.insert(name.to_owned()) {
            return name.to_owned();
        }
        let last = self.last.entry(name.to_owned()).or_insert(0);
        loop {
            *last += 1;
            let free = if *last == 1 { format!("{name}_") } else { format!("{name}_{last}") };
            if self.taken.insert(free.clone()) {
                return free;
            }
        }
    }

    /// Names all of these; what is called so in the `.proto` file comes first.
    pub(crate) fn take_all<'a>(
        &mut self,
        names: impl IntoIterator<Item = &'a str>,
        convert: impl Fn(&str) -> String,
    ) -> Vec<String> {
        let names: Vec<_> = names.into_iter().map(|name| (name, convert(name))).collect();
        let mut taken = vec![None; names.len()];
        for same in [true, false] {
            for (index, (name, converted)) in names.iter().enumerate() {
                if (name == converted) == same {
                    taken[index] = Some(self.take(converted));
                }
            }
        }
        taken.into_iter().flatten().collect()
    }
}

/// Returns the candidate that `name` is most likely a misspelling of.
pub(crate) fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = candidates.into_iter().map(|candidate| (distance(name, candidate), candidate));
    near.filter(|&(edits, candidate)| edits <= candidate.len().div_ceil(3)).min().map(|(_, candidate)| candidate)
}

/// How many letters have to be inserted, removed or replaced to make one word of the other.
fn distance(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (line, left) in from.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, right) in to.bytes().enumerate() {
            let replaced = diagonal + usize::from(left != right);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_in_snake_case_and_lower_case_stays() {
        for (name, expected) in [
            ("user_name", "user_name"),
            ("_field_name3", "_field_name3"),
            ("field__name4_", "field__name4_"),
            ("fieldName7", "field_name7"),
            ("FieldName8", "field_name8"),
            ("Field_Name10", "field_name10"),
            ("FIELD_NAME11", "field_name11"),
            ("__Field_name14", "__field_name14"),
            ("self", "self_"),
            ("_", "__"),
            ("type", "type"),
        ] {
            assert_eq!(field(name), expected);
        }
    }

    #[test]
    fn extensions_can_be_functions() {
        for (name, expected) in [("self", "SELF_"), ("Crate", "CRATE_"), ("fooBar", "FOO_BAR"), ("type", "TYPE")] {
            assert_eq!(extension(name), expected);
        }
    }

    #[test]
    fn modules_hide_no_type_of_the_language() {
        for (name, expected) in
            [("u32", "u32_"), ("Str", "str_"), ("self", "self_"), ("shop", "shop"), ("string", "string")]
        {
            assert_eq!(module(name), expected);
        }
    }

    #[test]
    fn types_are_in_camel_case_and_camel_case_stays() {
        for (name, expected) in [
            ("HTTP", "HTTP"),
            ("HTTPServer", "HTTPServer"),
            ("Foo_Bar", "FooBar"),
            ("FOO_BAR", "FooBar"),
            ("lower", "Lower"),
            ("self", "Self_"),
            ("_", "__"),
            ("_1", "_1"),
        ] {
            assert_eq!(type_name(name), expected);
        }
    }

    #[test]
    fn variants_lose_the_name_of_their_enumeration() {
        let name = |value, enumeration| variant(without_prefix(value, enumeration));
        assert_eq!(name("PHONE_TYPE_HOME", "PhoneType"), "Home");
        assert_eq!(name("PHONE_TYPE_2G", "PhoneType"), "PhoneType2g");
        assert_eq!(name("PHONE_TYPE", "PhoneType"), "PhoneType");
        assert_eq!(name("NOT_FOUND", "Code"), "NotFound");
        assert_eq!(name("bAz", "Code"), "BAz");
        assert_eq!(name("_1", "Code"), "_1");
        assert_eq!(name("_", "Code"), "__");
    }

    #[test]
    fn keywords_are_raw() {
        assert_eq!(ident("type").to_string(), "r#type");
        assert_eq!(ident("gen").to_string(), "r#gen");
        assert_eq!(ident("name").to_string(), "name");
    }

    #[test]
    fn what_is_spelled_alike_gets_its_name_first() {
        let mut scope = Scope::default();
        scope.reserve("unknown_fields");
        let names = ["fooBar", "foo_bar", "FooBar", "unknown_fields"];
        assert_eq!(scope.take_all(names, field), ["foo_bar_", "foo_bar", "foo_bar_2", "unknown_fields_"]);
        assert_eq!(scope.take("foo_bar_"), "foo_bar__");
        assert_eq!(scope.take("foo_bar_2"), "foo_bar_2_");
        assert_eq!(scope.take("foo_bar"), "foo_bar_3");
    }
}

//! Names: from Rust's to those of a `.proto` file, of JSON and of XML.

use proc_macro2::Ident;
use syn::ext::IdentExt;

/// Returns the identifier without `r#`.
pub(crate) fn plain(ident: &Ident) -> String {
    ident.unraw().to_string()
}

/// Returns the JSON name that protoc gives a field: `user_name` is `userName`.
///
/// As in protoc each underscore goes and the letter behind it is upper-cased; nothing else changes.
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

/// Returns the field name of a oneof's variant: `HomeAddress` is `home_address`.
pub(crate) fn snake(name: &str) -> String {
    words(name).to_lowercase()
}

/// Returns the value name of an enumeration's variant: `NotFound` is `NOT_FOUND`.
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

/// Returns the name as a JSON writer copies it: `,"userName":`.
pub(crate) fn json_key(name: &str) -> String {
    let mut key = String::from(",\"");
    for letter in name.chars() {
        match letter {
            '"' => key.push_str("\\\""),
            '\\' => key.push_str("\\\\"),
            '\n' => key.push_str("\\n"),
            '\r' => key.push_str("\\r"),
            '\t' => key.push_str("\\t"),
            '\u{8}' => key.push_str("\\b"),
            '\u{c}' => key.push_str("\\f"),
            '\0'..='\u{1f}' => key.push_str(&format!("\\u{:04x}", u32::from(letter))),
            _ => key.push(letter),
        }
    }
    key.push_str("\":");
    key
}

/// Returns whether a `.proto` file can have the name: letters, digits and underscores of ASCII, no digit first.
pub(crate) fn is_identifier(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

/// Returns whether a `.proto` file can have the package: identifiers between dots.
pub(crate) fn is_package(name: &str) -> bool {
    name.split('.').all(is_identifier)
}

/// Returns whether protoc accepts the JSON name.
pub(crate) fn is_json_name(name: &str) -> bool {
    let bracketed = name.starts_with('[') && name.ends_with(']');
    !(name.is_empty() || name.contains('\0') || bracketed)
}

/// Returns whether the name can be an element's, without a prefix: an NCName of Namespaces in XML 1.0.
pub(crate) fn is_xml_name(name: &str) -> bool {
    name.starts_with(begins_xml_name)
        && name.chars().all(|letter| begins_xml_name(letter) || continues_xml_name(letter))
}

/// NameStartChar of XML 1.0, without the colon.
fn begins_xml_name(letter: char) -> bool {
    matches!(letter,
        'A'..='Z' | '_' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
        | '\u{10000}'..='\u{effff}')
}

/// What NameChar adds to NameStartChar.
fn continues_xml_name(letter: char) -> bool {
    matches!(letter, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
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

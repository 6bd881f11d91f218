//! The rules for names: what a `.proto` file, JSON and XML can have, and that no two are the same.

use std::collections::HashMap;

use super::GivenUp;
use crate::{
    errors::Errors,
    ir::{Container, Enumeration, Message, Name, Numbered, Role},
    names,
};

/// Reports a name or a package that a `.proto` file cannot have.
pub(super) fn container(container: &Container<'_>, errors: &mut Errors) {
    if !container.name.given || !names::is_package(&container.name.text) {
        identifier(&container.name, errors);
    }
    if let Some(package) = &container.package
        && !names::is_package(&package.value())
    {
        errors.at(package.span(), "no package: write names with dots between them, such as `tutorial.people`");
    }
}

/// Reports the names of fields that one of the wires cannot have, and those that are there twice.
///
/// In JSON a field goes by two names, that of the `.proto` file is accepted too.
pub(super) fn fields<'a>(fields: impl Iterator<Item = &'a Numbered>, errors: &mut Errors) {
    let (mut json, mut xml) = (Taken::default(), Taken::default());
    for (index, field) in fields.enumerate() {
        identifier(&field.name, errors);
        json_name(&field.json, errors);
        xml_name(&field.xml, &field.json, errors);
        let owner = &field.name.text;
        if let Some(text) = json.take(&field.name, index, owner, "name") {
            errors.at(field.name.span, text);
        } else if let Some(text) = json.take(&field.json, index, owner, "json") {
            errors.at(field.json.span, text);
        } else if let Some(text) = xml.take(&field.xml, index, owner, "xml") {
            errors.at(field.xml.span, text);
        }
    }
}

/// Reports names of oneofs that a `.proto` file cannot have or that a field or a oneof has already.
pub(super) fn oneofs(message: &Message<'_>, given_up: &GivenUp<'_>, errors: &mut Errors) {
    let mut taken: HashMap<&str, ()> = message.numbered().map(|field| (field.name.text.as_str(), ())).collect();
    for field in &message.fields {
        let Role::Oneof(name) = &field.role else { continue };
        identifier(name, errors);
        reserved(name, given_up, errors);
        if taken.insert(&name.text, ()).is_some() {
            errors.at(name.span, format!("a field has the name `{}` already: write another `name = \"…\"`", name.text));
        }
    }
}

/// Reports the names of an enumeration's values that a `.proto` file cannot have or that are there twice.
pub(super) fn values(enumeration: &Enumeration<'_>, errors: &mut Errors) {
    let (mut taken, given_up) = (Taken::default(), GivenUp::new(&enumeration.container.reserved));
    let names = enumeration.values.iter().flat_map(|value| value.names().map(|name| (value.ident, name)));
    for (index, (ident, name)) in names.enumerate() {
        identifier(name, errors);
        if let Some(text) = taken.take(name, index, &ident.to_string(), "name") {
            errors.at(name.span, text);
        }
        reserved(name, &given_up, errors);
    }
}

/// Reports a name that was given up.
pub(super) fn reserved(name: &Name, given_up: &GivenUp<'_>, errors: &mut Errors) {
    if given_up.names.contains(&*name.text) {
        errors.at(name.span, format!("the name `{}` is reserved: write another one", name.text));
    }
}

/// The names so far, each with the field that has it.
#[derive(Default)]
struct Taken {
    owners: HashMap<String, (usize, String)>,
}

impl Taken {
    /// Takes a name for the field at `index`; says what is wrong where another field has it.
    fn take(&mut self, name: &Name, index: usize, owner: &str, key: &str) -> Option<String> {
        let text = &name.text;
        let (first, first_owner) = self.owners.entry(text.clone()).or_insert_with(|| (index, owner.to_owned()));
        let what = match key {
            "json" => "JSON name",
            "xml" => "XML name",
            _ => "name",
        };
        let verb = if name.given { "write another" } else { "add" };
        (*first != index).then(|| format!("`{first_owner}` has the {what} `{text}` already: {verb} `{key} = \"…\"`"))
    }
}

fn identifier(name: &Name, errors: &mut Errors) {
    if names::is_identifier(&name.text) {
        return;
    }
    let text = if name.given {
        "no protobuf name: write letters, digits and underscores of ASCII, a letter first".to_owned()
    } else {
        format!("`{}` is no protobuf name: write one, as in `#[proto(name = \"…\")]`", name.text)
    };
    errors.at(name.span, text);
}

fn json_name(json: &Name, errors: &mut Errors) {
    if json.given && !names::is_json_name(&json.text) {
        errors.at(json.span, "no JSON name of a field: it is neither empty nor in brackets, and has no NUL");
    }
}

fn xml_name(xml: &Name, json: &Name, errors: &mut Errors) {
    if names::is_xml_name(&xml.text) {
        return;
    }
    if xml.given {
        let text = "no XML name: write a letter or an underscore, then letters, digits, `-`, `.` and `_`";
        errors.at(xml.span, text);
    } else if json.given && names::is_json_name(&json.text) {
        errors.at(json.span, format!("`{}` is no name in XML: add `xml = \"…\"`", json.text));
    }
}

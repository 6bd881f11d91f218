//! Names in JSON that two fields have: protoc's rules.
//!
//! Names that follow from the fields' own and names that `json_name` gives are compared apart, as a file may be used with
//! and without the latter. proto2 was there before JSON, so that there a name that nobody wrote is only doubtful.

use std::collections::HashMap;

use wireform::schema::proto::{DescriptorProto, FieldDescriptorProto, feature_set::JsonFormat};

use super::{File, shown, step};
use crate::{features::Resolved, model::comments::Path, names};

/// A field's name in JSON.
#[derive(Clone, Copy)]
struct Name<'a> {
    text: &'a str,
    /// Whether a `json_name` says so.
    given: bool,
}

/// Where each text stood first, as any name and as one that was given.
#[derive(Default)]
struct Seen<'a> {
    any: HashMap<&'a str, usize>,
    given: HashMap<&'a str, usize>,
}

impl<'a> Seen<'a> {
    /// Returns the first of the names so far that is the same; in a mixed list two names that follow are no pair.
    fn find(&self, name: &Name<'_>, mixed: bool) -> Option<usize> {
        let places = if mixed && !name.given { &self.given } else { &self.any };
        places.get(name.text).copied()
    }

    fn add(&mut self, name: &Name<'a>, index: usize) {
        self.any.entry(name.text).or_insert(index);
        if name.given {
            self.given.entry(name.text).or_insert(index);
        }
    }
}

impl File<'_> {
    pub(super) fn json_names(&mut self, message: &DescriptorProto, path: &Path, features: Resolved) {
        let options = message.options.as_ref();
        if options.is_some_and(|options| options.deprecated_legacy_json_field_conflicts == Some(true)) {
            return;
        }
        let implied: Vec<_> = message.field.iter().map(|field| names::lower_camel(own(field))).collect();
        let plain: Vec<_> = implied.iter().map(|text| Name { text, given: false }).collect();
        self.alike(&plain, message, path, features);
        let names = message.field.iter().zip(&implied).map(|(field, implied)| {
            let given = field.json_name.as_deref().filter(|name| name != implied);
            Name { text: given.unwrap_or(implied), given: given.is_some() }
        });
        let names: Vec<_> = names.collect();
        if names.iter().any(|name| name.given) {
            self.alike(&names, message, path, features);
        }
    }

    /// Reports the names that are there twice; of two lists the second leaves out what the first has.
    fn alike(&mut self, names: &[Name<'_>], message: &DescriptorProto, path: &Path, features: Resolved) {
        let mixed = names.iter().any(|name| name.given);
        let mut seen = Seen::default();
        for (index, name) in names.iter().enumerate() {
            let first = seen.find(name, mixed);
            seen.add(name, index);
            let Some(first) = first else { continue };
            let (field, other) = (own(&message.field[index]), own(&message.field[first]));
            let advice = if mixed { "give one of them another `json_name`" } else { "rename one of them" };
            let text = format!("`{field}` has the name `{}` in JSON, as has `{other}`: {advice}", shown(name.text));
            let part = if name.given { step::JSON_NAME } else { step::NAME };
            let problem = self.report.problem(&path.child(step::FIELD, index), &[part], text);
            let by_hand = name.given && names[first].given;
            if features.json_format == JsonFormat::LegacyBestEffort && !by_hand {
                self.found.doubts.push(problem);
            } else {
                self.report.mistakes.push(problem);
            }
        }
    }
}

fn own(field: &FieldDescriptorProto) -> &str {
    field.name.as_deref().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use wireform::schema::proto::{FileDescriptorProto, FileDescriptorSet, field_descriptor_proto::Type};

    use super::*;
    use crate::model::check::check;

    fn field(name: String, number: i32, json_name: Option<&str>) -> FieldDescriptorProto {
        let json_name = json_name.map(str::to_owned);
        // Beyond the numbers that are protobuf's own.
        let number = if number < 19_000 { number } else { number + 1000 };
        FieldDescriptorProto {
            name: Some(name),
            number: Some(number),
            r#type: Some(Type::Int32),
            json_name,
            ..FieldDescriptorProto::default()
        }
    }

    /// A file of proto3, where both kinds of doubles are mistakes.
    fn mistakes(field: Vec<FieldDescriptorProto>) -> Vec<String> {
        let message = DescriptorProto { name: Some("M".into()), field, ..DescriptorProto::default() };
        let file = FileDescriptorProto {
            name: Some("a.proto".into()),
            syntax: Some("proto3".into()),
            message_type: vec![message],
            ..FileDescriptorProto::default()
        };
        let set = FileDescriptorSet { file: vec![file], ..FileDescriptorSet::default() };
        match check(&set) {
            Ok(_) => Vec::new(),
            Err(error) => error.problems().iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn the_first_is_that_of_a_search_through_all_before() {
        let kinds = [("a", false), ("a", true), ("b", false), ("b", true)];
        for list in 0..4_usize.pow(5) {
            let names: Vec<_> = (0..5).map(|digit| kinds[list >> (2 * digit) & 3]).collect();
            let names: Vec<_> = names.into_iter().map(|(text, given)| Name { text, given }).collect();
            for mixed in [false, true] {
                let mut seen = Seen::default();
                for (index, name) in names.iter().enumerate() {
                    let is_same = |other: &Name<'_>| other.text == name.text && (!mixed || other.given || name.given);
                    assert_eq!(seen.find(name, mixed), names[..index].iter().position(is_same), "{list} {index}");
                    seen.add(name, index);
                }
            }
        }
    }

    #[test]
    fn fifty_thousand_fields_take_no_square_of_steps() {
        let count = 50_000;
        let mut fields: Vec<_> = (1..=count).map(|number| field(format!("field_{number}"), number, None)).collect();
        assert!(mistakes(fields.clone()).is_empty());
        fields.push(field("field__50000".into(), count + 1, None));
        fields.push(field("given".into(), count + 2, Some("field1")));
        let same = |own: &str, json: &str, other: &str, advice: &str| {
            format!("a.proto: `{own}` has the name `{json}` in JSON, as has `{other}`: {advice}")
        };
        assert_eq!(
            mistakes(fields),
            [
                same("field__50000", "field50000", "field_50000", "rename one of them"),
                same("given", "field1", "field_1", "give one of them another `json_name`"),
            ]
        );
    }
}

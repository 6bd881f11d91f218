//! Names in JSON that two fields have: protoc's rules.
//!
//! Names that follow from the fields' own and names that `json_name` gives are compared apart, as a file may be used with
//! and without the latter. proto2 was there before JSON, so that there a name that nobody wrote is only doubtful.

use wireform::schema::proto::{DescriptorProto, FieldDescriptorProto, feature_set::JsonFormat};

use super::{File, step};
use crate::{features::Resolved, model::comments::Path, names};

/// A field's name in JSON.
#[derive(Clone, Copy)]
struct Name<'a> {
    text: &'a str,
    /// Whether a `json_name` says so.
    given: bool,
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
        for (index, name) in names.iter().enumerate() {
            let same = |other: &Name<'_>| other.text == name.text && (!mixed || other.given || name.given);
            let Some(first) = names[..index].iter().position(same) else { continue };
            let (field, other) = (own(&message.field[index]), own(&message.field[first]));
            let advice = if mixed { "give one of them another `json_name`" } else { "rename one of them" };
            let text = format!("`{field}` has the name `{}` in JSON, as has `{other}`: {advice}", name.text);
            let part = if name.given { step::JSON_NAME } else { step::NAME };
            let problem = self.problem(&path.child(step::FIELD, index), &[part], text);
            let by_hand = name.given && names[first].given;
            if features.json_format == JsonFormat::LegacyBestEffort && !by_hand {
                self.found.doubts.push(problem);
            } else {
                self.found.mistakes.push(problem);
            }
        }
    }
}

fn own(field: &FieldDescriptorProto) -> &str {
    field.name.as_deref().unwrap_or_default()
}

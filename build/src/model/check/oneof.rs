//! Oneofs: that each has members, one behind the other.

use wireform::schema::proto::{DescriptorProto, Edition, FieldDescriptorProto, field_descriptor_proto::Label};

use super::{File, full_name, step};
use crate::model::comments::Path;

impl File<'_> {
    pub(super) fn oneofs(&mut self, message: &DescriptorProto, name: &str, path: &Path) {
        let mut members = vec![0_usize; message.oneof_decl.len()];
        let mut last = None;
        for (index, field) in message.field.iter().enumerate() {
            let place = path.child(step::FIELD, index);
            let oneof = field.oneof_index.and_then(|oneof| usize::try_from(oneof).ok());
            match oneof.and_then(|oneof| members.get_mut(oneof)) {
                Some(count) => {
                    *count += 1;
                    if *count > 1 && last != oneof {
                        self.apart(field, &place);
                    }
                    self.member(field, &place);
                }
                None if field.oneof_index.is_some() => {
                    let index = field.oneof_index.unwrap_or_default();
                    let text = format!("`{name}` has no oneof {index}: compile the file with protoc, buf or protox");
                    self.report(&place, &[step::ONEOF_INDEX], text);
                }
                None => {}
            }
            last = oneof;
        }
        for (index, _) in members.iter().enumerate().filter(|(_, count)| **count == 0) {
            let oneof = full_name(name, message.oneof_decl[index].name.as_ref());
            self.report(
                &path.child(step::ONEOF, index),
                &[],
                format!("the oneof `{oneof}` has no members: add one, or remove it"),
            );
        }
        self.synthetic(message, &members, path);
    }

    fn apart(&mut self, field: &FieldDescriptorProto, path: &Path) {
        let name = field.name.as_deref().unwrap_or_default();
        let text = format!("`{name}` is apart from the other members of its oneof: declare them one behind the other");
        self.report(path, &[step::ONEOF_INDEX], text);
    }

    fn member(&mut self, field: &FieldDescriptorProto, path: &Path) {
        if matches!(field.label, Some(Label::Repeated | Label::Required)) {
            let name = field.name.as_deref().unwrap_or_default();
            let text =
                format!("`{name}` is in a oneof and has a label: remove the label, or put the field outside of it");
            self.report(path, &[step::LABEL], text);
        }
    }

    /// Reports `optional` fields of proto3 that are not alone in a oneof, as a compiler puts them.
    fn synthetic(&mut self, message: &DescriptorProto, members: &[usize], path: &Path) {
        for (index, field) in message.field.iter().enumerate().filter(|(_, field)| field.proto3_optional == Some(true))
        {
            let oneof = field.oneof_index.and_then(|oneof| usize::try_from(oneof).ok());
            let is_alone = oneof.and_then(|oneof| members.get(oneof)) == Some(&1);
            if is_alone && self.edition == Edition::Proto3 {
                continue;
            }
            let name = field.name.as_deref().unwrap_or_default();
            let what = if is_alone { "in a file of another syntax" } else { "not alone in a oneof" };
            let text =
                format!("`{name}` is an `optional` of proto3 and {what}: compile the file with protoc, buf or protox");
            self.report(&path.child(step::FIELD, index), &[step::PROTO3_OPTIONAL], text);
        }
    }
}

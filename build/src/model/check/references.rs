//! Types: that what a field, an extension or a method refers to is there, and is what it is said to be.

use wireform::schema::proto::{
    FieldDescriptorProto,
    field_descriptor_proto::{Label, Type},
};

use super::{
    File,
    files::Way,
    shown, step,
    symbols::{Symbol, What},
};
use crate::model::{Scalar, comments::Path, message::is_entry};

impl<'a> File<'a> {
    /// Reports a type that is none, or is not there.
    pub(super) fn ty(&mut self, field: &FieldDescriptorProto, name: &str, scope: &str, path: &Path) {
        let Some(ty) = field.r#type else {
            let text = format!("`{name}` has no type: compile the file with protoc, buf or protox");
            self.report(path, &[step::TYPE], text);
            return;
        };
        let type_name = field.type_name.as_deref();
        if Scalar::of(ty).is_some() {
            if type_name.is_some() {
                let text = format!(
                    "`{name}` is a scalar, whose type has no name: compile the file with protoc, buf or protox"
                );
                self.report(path, &[step::TYPE_NAME], text);
            }
            return;
        }
        let Some(what) = self.target(type_name, name, path, step::TYPE_NAME) else { return };
        let wanted = if ty == Type::Enum { "an enumeration" } else { "a message" };
        match what {
            What::Enum(..) if ty == Type::Enum => {}
            What::Message(entry) if ty != Type::Enum => {
                if is_entry(entry) && !is_map(field, scope) {
                    let text = format!("`{name}` is of the entry of a map, and no map: write `map<…>` for its type");
                    self.report(path, &[step::TYPE_NAME], text);
                }
            }
            other => self.not_so(name, wanted, type_name, other, path, step::TYPE_NAME),
        }
    }

    /// Reports what is extended or sent and is no message.
    pub(super) fn message_type(&mut self, ty: Option<&str>, name: &str, path: &Path, part: i32) {
        match self.target(ty, name, path, part) {
            Some(What::Message(message)) if !is_entry(message) => {}
            Some(other) => self.not_so(name, "a message", ty, other, path, part),
            None => {}
        }
    }

    fn not_so(&mut self, name: &str, wanted: &str, ty: Option<&str>, what: What<'_>, path: &Path, part: i32) {
        let ty = ty.unwrap_or_default().trim_start_matches('.');
        let text = format!("`{name}` refers to `{ty}`, which is {}: name {wanted}", what.noun());
        self.report(path, &[part], text);
    }

    /// Returns what is referred to, and notes the way there.
    fn target(&mut self, ty: Option<&str>, name: &str, path: &Path, part: i32) -> Option<What<'a>> {
        let ty = ty.unwrap_or_default();
        if let Some(Symbol { file, what }) = self.symbols.get(Some(ty)) {
            let is_type = matches!(what, What::Message(_) | What::Enum(..));
            if is_type && file != self.index && self.neighbours.insert(file) {
                self.ways.push(Way { to: file, path: path.part(&[part]), target: format!("`{}`", &ty[1..]) });
            }
            return Some(what);
        }
        let text = match ty.strip_prefix('.') {
            Some(full_name) => format!(
                "`{name}` refers to `{}`, which is in none of the files: add the file that declares it, as `protoc \
                 --include_imports` does",
                shown(full_name)
            ),
            None => format!(
                "`{name}` refers to `{}`, which nobody resolved: compile the file with protoc, buf or protox",
                shown(ty)
            ),
        };
        self.report(path, &[part], text);
        None
    }
}

/// Whether a field of the message `scope` that is of an entry is the map that the entry is of.
fn is_map(field: &FieldDescriptorProto, scope: &str) -> bool {
    let around = field.type_name.as_deref().and_then(|name| name.strip_prefix('.')?.rsplit_once('.'));
    let is_there = around.is_some_and(|(around, _)| around == scope);
    is_there && field.label == Some(Label::Repeated) && field.r#type == Some(Type::Message) && field.extendee.is_none()
}

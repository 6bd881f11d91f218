//! Fields by options: other names, white space or empty values.
//!
//! What is canonical, `write.rs`, knows nothing of that, so that it takes no branch for it at each field. A message is
//! asked once, [`Output::fields`], and its values are written alike.

use super::write::{ARRAY, Key, OBJECT, Output, Result};
use crate::{
    encoding::MapLike,
    error::EncodeError,
    schema::FieldDescriptor,
    unknown::UnknownFields,
    walk::{EncodeText, Fields, TextEncoding},
};

/// The inside of a message whose keys are put together, not copied as a derive made them.
struct Spelled<'p, 'o>(&'p mut Output<'o>);

impl Fields for Spelled<'_, '_> {
    type Error = EncodeError;

    fn field<T, E: TextEncoding<T>>(&mut self, field: &'static FieldDescriptor, value: &T) -> Result {
        self.0.spelled_field::<T, E>(field, value)
    }

    fn list<T, E: TextEncoding<T>>(&mut self, field: &'static FieldDescriptor, values: &[T]) -> Result {
        self.0.spelled_list::<T, E>(field, values)
    }

    fn map<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>, M: MapLike<K, V>>(
        &mut self,
        field: &'static FieldDescriptor,
        entries: &M,
    ) -> Result {
        self.0.spelled_map::<K, V, KE, VE, M>(field, entries)
    }

    fn unknown(&mut self, fields: &UnknownFields) -> Result {
        self.0.unknown(fields)
    }

    fn writes_empty(&self) -> bool {
        self.0.options.emit_defaults
    }
}

impl Output<'_> {
    #[cold]
    #[inline(never)]
    pub(super) fn spelled_fields<M: EncodeText>(&mut self, message: &M) -> Result {
        message.emit(&mut Spelled(self))
    }

    #[cold]
    #[inline(never)]
    pub(super) fn spelled_field<T, E: TextEncoding<T>>(
        &mut self,
        field: &'static FieldDescriptor,
        value: &T,
    ) -> Result {
        self.spelled_key(field);
        E::write(value, self.behind(&"")).map_err(|error| self.in_field(error, field))
    }

    #[cold]
    #[inline(never)]
    pub(super) fn spelled_list<T, E: TextEncoding<T>>(
        &mut self,
        field: &'static FieldDescriptor,
        values: &[T],
    ) -> Result {
        self.spelled_key(field);
        self.elements::<T, E>(values).map_err(|error| self.in_field(error, field))
    }

    #[cold]
    #[inline(never)]
    pub(super) fn spelled_map<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>, M: MapLike<K, V>>(
        &mut self,
        field: &'static FieldDescriptor,
        entries: &M,
    ) -> Result {
        self.spelled_key(field);
        self.entries::<K, V, KE, VE, M>(entries).map_err(|error| self.in_field(error, field))
    }

    fn spelled_key(&mut self, field: &'static FieldDescriptor) {
        match field.json_key() {
            _ if self.options.proto_field_names => self.key(field.name()),
            Some(key) if self.options.indent.is_none() => self.buffer.bytes(key.as_bytes()),
            _ => self.key(field.json_name()),
        }
    }

    /// Goes on to a field of that name.
    pub(super) fn key(&mut self, name: &str) {
        self.comma();
        self.buffer.string(b"", name);
        self.colon();
    }

    #[cold]
    #[inline(never)]
    pub(super) fn spelled_elements<T, E: TextEncoding<T>>(&mut self, values: &[T]) -> Result {
        self.bracketed(ARRAY, |out| {
            for value in values {
                out.comma();
                if let Err(error) = E::write(value, out.behind(&"")) {
                    return Err(out.in_element(error, values, value));
                }
            }
            Ok(())
        })
    }

    #[cold]
    #[inline(never)]
    pub(super) fn spelled_entries<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>, M: MapLike<K, V>>(
        &mut self,
        entries: &M,
    ) -> Result {
        self.bracketed(OBJECT, |out| {
            for (key, value) in entries.iter() {
                out.comma();
                KE::write(key, Key(out.behind(&"")))?;
                out.colon();
                if let Err(error) = VE::write(value, out.behind(&"")) {
                    return Err(out.in_entry::<K, KE>(error, key));
                }
            }
            Ok(())
        })
    }

    /// Goes on to the next field, element or entry.
    fn comma(&mut self) {
        self.buffer.bytes(b",");
        self.line_break();
    }

    fn colon(&mut self) {
        self.buffer.bytes(if self.options.indent.is_some() { b": " } else { b":".as_slice() });
    }

    /// Begins a line, indented by as many levels as there are open brackets.
    pub(super) fn line_break(&mut self) {
        let Some(width) = self.options.indent else { return };
        self.buffer.bytes(b"\n");
        for _ in 0..width * self.level {
            self.buffer.bytes(b" ");
        }
    }
}

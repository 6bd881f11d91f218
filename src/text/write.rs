//! The way out: messages, line by line.
//!
//! [`Place`] is where one value goes and knows its name, [`Body`] is the inside of a message. Unknown fields are in
//! `records.rs`.

use alloc::{collections::BTreeSet, format, string::String, vec::Vec};

use super::{
    escape::{push_bytes, push_string},
    hooks::write_any,
    names::{has_short_form, is_identifier, written},
    number::push_float,
    options::Options,
    records::{push_items, push_records},
};
use crate::{
    encoding::MapLike,
    error::{EncodeError, EncodeErrorKind},
    extension::records,
    registry::{FoundExtension, Registry},
    schema::{EnumDescriptor, FieldDescriptor, MessageDescriptor},
    unknown::UnknownFields,
    walk::{Allowance, EncodeText, Fields, Sink, TextEncoding, in_element, in_field, in_root},
};

/// The names of the fields of an entry.
const KEY: &str = "key";
const VALUE: &str = "value";

type Result<T = ()> = core::result::Result<T, EncodeError>;

/// Writes a message.
pub(super) fn write<M: EncodeText>(message: &M, options: &Options) -> Result<String> {
    let allowance = Allowance::new(options.limits.depth);
    let mut out = Output { text: String::new(), options, level: 0, allowance };
    write_body(message, &mut out).map_err(|error| in_root(error, M::DESCRIPTOR))?;
    Ok(out.text)
}

/// Writes the inside of a message.
pub(super) fn write_body<M: EncodeText>(message: &M, out: &mut Output<'_>) -> Result {
    if M::DESCRIPTOR.is_any() && write_any(message, out)? {
        return Ok(());
    }
    message.emit(&mut Body { out, descriptor: M::DESCRIPTOR, name: None })
}

/// Writes an extension of a message by what `emit` does, under that name.
pub(super) fn write_extension<'p, 'o>(
    out: &'p mut Output<'o>,
    descriptor: &'static MessageDescriptor,
    name: &'p str,
    emit: impl FnOnce(&mut Body<'p, 'o>) -> Result,
) -> Result {
    emit(&mut Body { out, descriptor, name: Some(name) })
}

/// What is written so far, and how to go on.
#[derive(Debug)]
pub(crate) struct Output<'o> {
    text: String,
    pub(super) options: &'o Options,
    /// How many messages are open: two spaces each on a line, and never more of them than [`Limits`](crate::Limits) allow.
    level: usize,
    /// How many levels may follow, and what memory messages inside bytes may take.
    pub(super) allowance: Allowance,
}

impl<'o> Output<'o> {
    /// Returns the messages and extensions that are known by their names.
    pub(super) fn registry(&self) -> Option<&'o Registry> {
        self.options.registry.as_deref()
    }

    /// Writes a field whose value is no message.
    pub(super) fn scalar(&mut self, name: &str, value: impl FnOnce(&mut String)) {
        self.begin_line();
        self.text.push_str(name);
        self.text.push_str(": ");
        value(&mut self.text);
        self.end_line();
    }

    /// Begins a field whose value is a message.
    pub(super) fn open(&mut self, name: &str) -> Result {
        self.allowance.enter()?;
        self.begin_line();
        self.text.push_str(name);
        self.text.push_str(" {");
        self.end_line();
        self.level += 1;
        Ok(())
    }

    /// Ends the message that was opened last.
    pub(super) fn close(&mut self) {
        self.allowance.leave();
        self.level -= 1;
        self.begin_line();
        self.text.push('}');
        self.end_line();
    }

    fn begin_line(&mut self) {
        if !self.options.single_line {
            (0..self.level).for_each(|_| self.text.push_str("  "));
        } else if !self.text.is_empty() {
            self.text.push(' ');
        }
    }

    fn end_line(&mut self) {
        if !self.options.single_line {
            self.text.push('\n');
        }
    }
}

/// The place of one value.
#[derive(Debug)]
struct Place<'p, 'o> {
    out: &'p mut Output<'o>,
    /// The field's name; an element of a list in brackets has none.
    name: Option<&'p str>,
}

impl Place<'_, '_> {
    fn scalar(self, value: impl FnOnce(&mut String)) -> Result {
        match self.name {
            Some(name) => self.out.scalar(name, value),
            None => value(&mut self.out.text),
        }
        Ok(())
    }

    fn integer(self, value: impl itoa::Integer) -> Result {
        self.scalar(|text| text.push_str(itoa::Buffer::new().format(value)))
    }
}

impl Sink for Place<'_, '_> {
    type Ok = ();
    type Error = EncodeError;

    fn bool(self, value: bool) -> Result {
        self.scalar(|text| text.push_str(if value { "true" } else { "false" }))
    }

    fn int32(self, value: i32) -> Result {
        self.integer(value)
    }

    fn int64(self, value: i64) -> Result {
        self.integer(value)
    }

    fn uint32(self, value: u32) -> Result {
        self.integer(value)
    }

    fn uint64(self, value: u64) -> Result {
        self.integer(value)
    }

    fn float(self, value: f32) -> Result {
        self.scalar(|text| push_float(text, value))
    }

    fn double(self, value: f64) -> Result {
        self.scalar(|text| push_float(text, value))
    }

    fn string(self, value: &str) -> Result {
        let ascii = self.out.options.ascii;
        self.scalar(|text| push_string(text, value, ascii))
    }

    fn bytes(self, value: &[u8]) -> Result {
        self.scalar(|text| push_bytes(text, value))
    }

    fn enumeration(self, number: i32, descriptor: &'static EnumDescriptor) -> Result {
        match descriptor.name_of(number) {
            Some(name) => {
                check_name(name)?;
                self.scalar(|text| text.push_str(name))
            }
            None => self.integer(number),
        }
    }

    fn message<M: EncodeText>(self, message: &M) -> Result {
        self.out.open(self.name.unwrap_or_default())?;
        write_body(message, self.out)?;
        self.out.close();
        Ok(())
    }
}

/// The inside of a message.
#[derive(Debug)]
pub(super) struct Body<'p, 'o> {
    out: &'p mut Output<'o>,
    descriptor: &'static MessageDescriptor,
    /// The name of an extension, whose field has none.
    name: Option<&'p str>,
}

impl<'p, 'o> Body<'p, 'o> {
    fn name(&self, field: &'static FieldDescriptor) -> Result<&'p str> {
        if let Some(name) = self.name {
            return Ok(name);
        }
        let name = written(self.descriptor, field);
        check_name(name)?;
        Ok(name)
    }

    fn place<'a>(&'a mut self, name: &'a str) -> Place<'a, 'o> {
        Place { out: &mut *self.out, name: Some(name) }
    }

    fn elements<T, E: TextEncoding<T>>(&mut self, field: &'static FieldDescriptor, name: &str, values: &[T]) -> Result {
        if self.out.options.short_lists && has_short_form(field) {
            return self.short_list::<T, E>(name, values);
        }
        for (index, value) in values.iter().enumerate() {
            E::write(value, self.place(name)).map_err(|error| in_element(error, index))?;
        }
        Ok(())
    }

    /// Writes a list in brackets.
    fn short_list<T, E: TextEncoding<T>>(&mut self, name: &str, values: &[T]) -> Result {
        self.out.begin_line();
        self.out.text.push_str(name);
        for (index, value) in values.iter().enumerate() {
            self.out.text.push_str(if index == 0 { ": [" } else { ", " });
            E::write(value, Place { out: &mut *self.out, name: None }).map_err(|error| in_element(error, index))?;
        }
        self.out.text.push(']');
        self.out.end_line();
        Ok(())
    }

    /// Writes a map by the order of its keys.
    fn entries<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>, M: MapLike<K, V>>(
        &mut self,
        name: &str,
        entries: &M,
    ) -> Result {
        let mut sorted = Vec::with_capacity(entries.len());
        for (key, value) in entries.iter() {
            sorted.push((KE::write(key, ToKey).map_err(|error| error.within(KEY))?, key, value));
        }
        sorted.sort_by(|(one, ..), (other, ..)| one.cmp(other));
        for (index, (_, key, value)) in sorted.into_iter().enumerate() {
            self.out.open(name).map_err(|error| in_element(error, index))?;
            KE::write(key, self.place(KEY))?;
            VE::write(value, self.place(VALUE)).map_err(|error| in_element(error.within(VALUE), index))?;
            self.out.close();
        }
        Ok(())
    }

    /// Says that an error was in a field.
    #[cold]
    #[inline(never)]
    fn within(&self, error: EncodeError, field: &'static FieldDescriptor) -> EncodeError {
        match self.name {
            Some(extension) => error.within(extension),
            None => in_field(error, field),
        }
    }
}

impl Fields for Body<'_, '_> {
    type Error = EncodeError;

    fn field<T, E: TextEncoding<T>>(&mut self, field: &'static FieldDescriptor, value: &T) -> Result {
        let written = self.name(field).and_then(|name| E::write(value, self.place(name)));
        written.map_err(|error| self.within(error, field))
    }

    fn list<T, E: TextEncoding<T>>(&mut self, field: &'static FieldDescriptor, values: &[T]) -> Result {
        let written = self.name(field).and_then(|name| self.elements::<T, E>(field, name, values));
        written.map_err(|error| self.within(error, field))
    }

    fn map<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>, M: MapLike<K, V>>(
        &mut self,
        field: &'static FieldDescriptor,
        entries: &M,
    ) -> Result {
        let written = self.name(field).and_then(|name| self.entries::<K, V, KE, VE, M>(name, entries));
        written.map_err(|error| self.within(error, field))
    }

    fn unknown(&mut self, fields: &UnknownFields) -> Result {
        if fields.is_empty() { Ok(()) } else { self.records(fields) }
    }
}

impl Body<'_, '_> {
    #[cold]
    #[inline(never)]
    fn records(&mut self, fields: &UnknownFields) -> Result {
        let mut written = BTreeSet::new();
        if let Some(registry) = self.out.registry() {
            for found in registry.extensions_among(fields, self.descriptor) {
                self.extension(registry, found, &mut written)?;
            }
        }
        if self.out.options.print_unknown_fields { self.unknown_but(fields, &written) } else { Ok(()) }
    }

    fn extension(&mut self, registry: &Registry, found: FoundExtension<'_>, written: &mut BTreeSet<u32>) -> Result {
        let name = in_brackets(registry, &found);
        if (found.extension.text.write)(found.extension.number, found.records, self.out, &name)? {
            written.insert(found.extension.number);
        }
        Ok(())
    }

    /// Writes unknown fields, but for the extensions that are written.
    #[inline(never)]
    fn unknown_but(&mut self, fields: &UnknownFields, written: &BTreeSet<u32>) -> Result {
        let is_set = self.descriptor.is_message_set();
        let push = if is_set { push_items } else { push_records };
        if written.is_empty() {
            return push(self.out, fields.as_bytes());
        }
        push(self.out, &records::without(fields, is_set, written))
    }
}

/// Returns the name of an extension as it is written. It is out of line, as what goes on is on the stack for each level.
#[inline(never)]
fn in_brackets(registry: &Registry, found: &FoundExtension<'_>) -> String {
    format!("[{}]", registry.name_in_text(found.name, found.extension))
}

/// A map's key, by whose order the entries are written, or a field of an `Any`.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Bool(bool),
    Signed(i64),
    Unsigned(u64),
    Text(String),
    Bytes(Vec<u8>),
}

/// The place of a key that is only to be compared.
pub(super) struct ToKey;

impl Sink for ToKey {
    type Ok = Key;
    type Error = EncodeError;

    fn bool(self, value: bool) -> Result<Key> {
        Ok(Key::Bool(value))
    }

    fn int32(self, value: i32) -> Result<Key> {
        Ok(Key::Signed(value.into()))
    }

    fn int64(self, value: i64) -> Result<Key> {
        Ok(Key::Signed(value))
    }

    fn uint32(self, value: u32) -> Result<Key> {
        Ok(Key::Unsigned(value.into()))
    }

    fn uint64(self, value: u64) -> Result<Key> {
        Ok(Key::Unsigned(value))
    }

    fn float(self, _value: f32) -> Result<Key> {
        Err(no_key())
    }

    fn double(self, _value: f64) -> Result<Key> {
        Err(no_key())
    }

    fn string(self, value: &str) -> Result<Key> {
        Ok(Key::Text(value.into()))
    }

    fn bytes(self, value: &[u8]) -> Result<Key> {
        Ok(Key::Bytes(value.into()))
    }

    fn enumeration(self, _number: i32, _descriptor: &'static EnumDescriptor) -> Result<Key> {
        Err(no_key())
    }

    fn message<M: EncodeText>(self, _message: &M) -> Result<Key> {
        Err(no_key())
    }
}

/// Refuses a name that a reader would not find the end of; only a descriptor that is written by hand can have one.
fn check_name(name: &str) -> Result {
    if is_identifier(name) {
        return Ok(());
    }
    Err(unrepresentable("a name in the text format is letters, digits and underscores of ASCII, no digit first"))
}

#[cold]
fn no_key() -> EncodeError {
    unrepresentable("a map's key is a string, an integer or a bool; move other values into the entry's value")
}

#[cold]
pub(super) fn unrepresentable(reason: &'static str) -> EncodeError {
    EncodeError::new(EncodeErrorKind::Unrepresentable { reason })
}

//! Writes messages: the canonical mapping's way out.
//!
//! [`Element`] is the place of one value and knows the name of its element, [`Body`] is the inside of a message's
//! element. Unknown fields are in `records.rs`.

use alloc::{
    borrow::{Cow, ToOwned},
    boxed::Box,
    string::String,
    sync::Arc,
};
use core::fmt;
use std::io::Write;

use super::{
    any, attribute,
    escape::{self, Need},
    extension, form,
    lexical::{self, Float},
    options::Options,
    output::{Mark, Name, Output},
    records,
};
use crate::{
    encoding::MapLike,
    error::{EncodeError, EncodeErrorKind},
    limits::Limits,
    registry::Registry,
    schema::{EnumDescriptor, FieldDescriptor, MessageDescriptor},
    unknown::UnknownFields,
    walk::{Allowance, EncodeText, Fields, Sink, TextEncoding, WriteForm, in_element, in_field, in_root},
};

type Result<T = (), E = EncodeError> = core::result::Result<T, E>;

const ENTRY: Name<'static> = Name::literal("entry");
const KEY: Name<'static> = Name::literal("key");
const VALUE: Name<'static> = Name::literal("value");
const BITS: Name<'static> = Name::literal(lexical::BITS);

/// Writes a document.
pub(super) fn write<M: EncodeText>(message: &M, options: &Options) -> Result<String> {
    let mut document = Document::new(options);
    document.write(options.root_of(M::DESCRIPTOR), message)?;
    Ok(document.out.finish())
}

/// Writes a document to a transport, which takes it in parts.
pub(super) fn send<M: EncodeText>(message: &M, options: &Options, transport: &mut dyn Write) -> Result {
    let mut document = Document { transport: Some(transport), ..Document::new(options) };
    document.write(options.root_of(M::DESCRIPTOR), message)?;
    document.flush()
}

/// How long a part is at the least.
const PART: usize = 64 * 1024;

/// A document in the making.
pub(super) struct Document<'w> {
    pub(super) out: Output,
    pub(super) proto_names: bool,
    pub(super) limits: Limits,
    /// How many levels may follow, and what memory messages inside bytes may take.
    pub(super) allowance: Allowance,
    pub(super) registry: Option<Arc<Registry>>,
    /// Whether something was written whose order may be another one where it is read.
    pub(super) unordered: bool,
    /// Whether what is written may be taken back, so that it is not to be sent.
    attempts: bool,
    /// Where it goes to, part by part.
    transport: Option<&'w mut dyn Write>,
}

/// What an attempt changes, as it was before.
///
/// It is in a box: of an extension in an extension, each is an attempt, and has its part of a small stack.
struct Before {
    mark: Mark,
    allowance: Allowance,
    unordered: bool,
    attempts: bool,
}

impl fmt::Debug for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document").field("out", &self.out).finish_non_exhaustive()
    }
}

impl Document<'_> {
    /// Begins a document.
    pub(super) fn new(options: &Options) -> Self {
        let mut out = Output::new(options.pretty);
        out.set_namespace(options.namespace.as_deref());
        out.set_strict(options.strict);
        if options.declaration {
            out.declaration();
        }
        Self {
            out,
            proto_names: options.proto_field_names,
            limits: options.limits,
            allowance: Allowance::with_root(&options.limits),
            registry: options.registry.clone(),
            unordered: false,
            attempts: false,
            transport: None,
        }
    }

    /// Writes a message as an element.
    pub(super) fn write<M: EncodeText>(&mut self, element: &str, message: &M) -> Result {
        self.allowance = Allowance::with_root(&self.limits);
        let root = Element { name: name(element)?, document: self };
        message.write(root).map_err(|error| in_root(error, M::DESCRIPTOR))
    }

    /// Writes something by `write`; takes it back where that is false or an error, or the order might not be kept.
    #[inline(always)]
    pub(super) fn attempt(&mut self, write: impl FnOnce(&mut Self) -> Result<bool>) -> bool {
        let before = self.begin_attempt();
        let written = write(self).unwrap_or(false);
        self.end_attempt(before, written)
    }

    #[inline(never)]
    fn begin_attempt(&mut self) -> Box<Before> {
        Box::new(Before {
            mark: self.out.mark(),
            allowance: self.allowance,
            unordered: core::mem::take(&mut self.unordered),
            attempts: core::mem::replace(&mut self.attempts, true),
        })
    }

    #[inline(never)]
    #[allow(clippy::boxed_local, reason = "it is not to be on the stack of the caller")]
    fn end_attempt(&mut self, before: Box<Before>, written: bool) -> bool {
        let exact = written && !self.unordered;
        (self.allowance, self.unordered, self.attempts) = (before.allowance, before.unordered, before.attempts);
        if !exact {
            self.out.back_to(before.mark);
        }
        exact
    }

    /// Sends what is written if that is a part.
    #[inline]
    fn flush_part(&mut self) -> Result {
        if self.out.len() < PART || self.attempts { Ok(()) } else { self.flush() }
    }

    #[cold]
    fn flush(&mut self) -> Result {
        match &mut self.transport {
            Some(transport) => transport.write_all(self.out.take().as_bytes()).map_err(|error| EncodeError::io(&error)),
            None => Ok(()),
        }
    }
}

/// Checks the name of a root element.
pub(super) fn name(name: &str) -> Result<Name<'_>> {
    Name::of_field(name).ok_or_else(unnameable)
}

/// The place of one value: an element that is not yet begun.
#[derive(Debug)]
pub(super) struct Element<'d, 'w> {
    pub(super) document: &'d mut Document<'w>,
    pub(super) name: Name<'d>,
}

impl Element<'_, '_> {
    #[inline]
    fn integer(self, value: impl itoa::Integer) -> Result {
        self.document.out.plain_leaf(self.name, itoa::Buffer::new().format(value));
        Ok(())
    }

    #[inline]
    fn number<F: Float>(self, value: F) -> Result {
        let out = &mut self.document.out;
        out.begin(self.name);
        if let Some(bits) = lexical::nan_bits(value) {
            out.attribute(BITS, &bits);
        }
        out.verbatim_with(|text| lexical::push_float(text, value));
        out.end();
        Ok(())
    }
}

impl Sink for Element<'_, '_> {
    type Ok = ();
    type Error = EncodeError;

    #[inline]
    fn bool(self, value: bool) -> Result {
        self.document.out.plain_leaf(self.name, if value { "true" } else { "false" });
        Ok(())
    }

    #[inline]
    fn int32(self, value: i32) -> Result {
        self.integer(value)
    }

    #[inline]
    fn int64(self, value: i64) -> Result {
        self.integer(value)
    }

    #[inline]
    fn uint32(self, value: u32) -> Result {
        self.integer(value)
    }

    #[inline]
    fn uint64(self, value: u64) -> Result {
        self.integer(value)
    }

    #[inline]
    fn float(self, value: f32) -> Result {
        self.number(value)
    }

    #[inline]
    fn double(self, value: f64) -> Result {
        self.number(value)
    }

    #[inline]
    fn string(self, value: &str) -> Result {
        if self.document.out.leaf(self.name, value) { Ok(()) } else { Err(illegal()) }
    }

    #[inline]
    fn bytes(self, value: &[u8]) -> Result {
        let out = &mut self.document.out;
        out.begin(self.name);
        if !value.is_empty() {
            out.verbatim_with(|text| lexical::push_base64(text, value));
        }
        out.end();
        Ok(())
    }

    #[inline]
    fn enumeration(self, number: i32, descriptor: &'static EnumDescriptor) -> Result {
        self.string(&text_of_value(number, descriptor)?)
    }

    #[inline]
    fn message<M: EncodeText>(self, message: &M) -> Result {
        if self.document.registry.is_some()
            && M::DESCRIPTOR.is_any()
            && any::write(&mut *self.document, self.name, message)
        {
            return Ok(());
        }
        self.document.allowance.enter()?;
        self.document.out.begin(self.name);
        if M::DESCRIPTOR.has_xml_attributes() {
            attribute::write(&mut self.document.out, self.document.proto_names, message)?;
        }
        message.emit(&mut Body { document: &mut *self.document, descriptor: M::DESCRIPTOR })?;
        self.document.out.end();
        self.document.allowance.leave();
        Ok(())
    }

    #[inline]
    fn form<M: WriteForm>(self, message: &M) -> Result {
        form::write(self, message)
    }
}

/// Returns the name of a field.
#[inline]
pub(super) fn field_name(field: &'static FieldDescriptor, proto_names: bool) -> Result<Name<'static>> {
    name(if proto_names { field.name() } else { field.xml_name() })
}

/// Returns the text of an enumeration's value: its name, or its number.
pub(super) fn text_of_value(number: i32, descriptor: &'static EnumDescriptor) -> Result<Cow<'static, str>> {
    if let Some(name) = descriptor.name_of(number) {
        check_value_name(name)?;
        return Ok(Cow::Borrowed(name));
    }
    let text = itoa::Buffer::new().format(number).to_owned();
    if descriptor.number_of(&text).is_some() {
        return Err(unrepresentable("an enumeration value's name looks like the number of another value"));
    }
    Ok(Cow::Owned(text))
}

/// The inside of a message's element.
#[derive(Debug)]
struct Body<'d, 'w> {
    document: &'d mut Document<'w>,
    descriptor: &'static MessageDescriptor,
}

impl<'w> Body<'_, 'w> {
    #[inline]
    fn element(&mut self, field: &'static FieldDescriptor) -> Result<Element<'_, 'w>> {
        self.document.flush_part()?;
        Ok(Element { name: self.name(field)?, document: &mut *self.document })
    }

    #[inline]
    fn name(&self, field: &'static FieldDescriptor) -> Result<Name<'static>> {
        field_name(field, self.document.proto_names)
    }

    #[inline]
    fn value<T, E: TextEncoding<T>>(&mut self, field: &'static FieldDescriptor, value: &T) -> Result {
        if field.is_xml_attribute() && attribute::holds::<T, E>(self.name(field)?, value)? {
            return Ok(());
        }
        E::write(value, self.element(field)?)
    }

    #[inline]
    fn entry<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>>(&mut self, key: &K, value: &V) -> Result {
        let document = &mut *self.document;
        document.out.begin(ENTRY);
        KE::write(key, Element { document: &mut *document, name: KEY }).map_err(|error| error.within(KEY.as_str()))?;
        VE::write(value, Element { document: &mut *document, name: VALUE })
            .map_err(|error| error.within(VALUE.as_str()))?;
        document.out.end();
        Ok(())
    }
}

impl Fields for Body<'_, '_> {
    type Error = EncodeError;

    #[inline]
    fn field<T, E: TextEncoding<T>>(&mut self, field: &'static FieldDescriptor, value: &T) -> Result {
        self.value::<T, E>(field, value).map_err(|error| in_field(error, field))
    }

    #[inline]
    fn list<T, E: TextEncoding<T>>(&mut self, field: &'static FieldDescriptor, values: &[T]) -> Result {
        let name = self.name(field).map_err(|error| in_field(error, field))?;
        for (index, value) in values.iter().enumerate() {
            self.document.flush_part()?;
            let element = Element { document: &mut *self.document, name };
            E::write(value, element).map_err(|error| in_field(in_element(error, index), field))?;
        }
        Ok(())
    }

    fn map<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>, M: MapLike<K, V>>(
        &mut self,
        field: &'static FieldDescriptor,
        entries: &M,
    ) -> Result {
        let name = self.name(field).map_err(|error| in_field(error, field))?;
        self.document.unordered |= !M::ORDERED && entries.len() > 1;
        self.document.allowance.enter().map_err(|error| in_field(error, field))?;
        self.document.out.begin(name);
        for (index, (key, value)) in entries.iter().enumerate() {
            self.document.flush_part()?;
            self.entry::<K, V, KE, VE>(key, value).map_err(|error| in_field(in_element(error, index), field))?;
        }
        self.document.out.end();
        self.document.allowance.leave();
        Ok(())
    }

    #[inline]
    fn unknown(&mut self, fields: &UnknownFields) -> Result {
        if fields.is_empty() { Ok(()) } else { self.records(fields) }
    }
}

impl Body<'_, '_> {
    #[cold]
    #[inline(never)]
    fn records(&mut self, fields: &UnknownFields) -> Result {
        check_unknown_field(self.descriptor)?;
        match self.document.registry.clone() {
            Some(registry) => extension::write(&mut *self.document, &registry, self.descriptor, fields),
            None => records::write(&mut *self.document, fields.as_bytes()),
        }
    }
}

/// Refuses a message that has a field with the name of the unknown ones.
#[inline(never)]
fn check_unknown_field(message: &MessageDescriptor) -> Result {
    let taken = |name: &str| name == records::UNKNOWN_FIELD.as_str();
    if message.flat_fields().any(|field| taken(field.xml_name()) || taken(field.name())) {
        return Err(unrepresentable("a field called `unknown-field` leaves no name for the unknown fields"));
    }
    Ok(())
}

/// Refuses the name of an enumeration's value that would be another one where it is read.
#[inline]
pub(super) fn check_value_name(name: &str) -> Result {
    if escape::need(name) == Need::Backslashes || escape::trim(name) != name {
        return Err(unrepresentable("an enumeration value's name has characters that XML has no form for"));
    }
    Ok(())
}

#[cold]
fn illegal() -> EncodeError {
    unrepresentable(
        "the text has characters that XML 1.0 has no form for; they are escaped where `Options::strict` is not set",
    )
}

#[cold]
pub(super) fn unnameable() -> EncodeError {
    unrepresentable("a name cannot stand in an XML tag; give the field or message another one for XML")
}

#[cold]
pub(super) fn unrepresentable(reason: &'static str) -> EncodeError {
    EncodeError::new(EncodeErrorKind::Unrepresentable { reason })
}

//! The way out: the walk writes JSON's bytes directly, without serde in between.

use alloc::{string::String, vec::Vec};

use super::{Options, digits::push_integer, escape::push_string, extension};
use crate::{
    base64,
    encoding::MapLike,
    error::{EncodeError, EncodeErrorKind},
    schema::{EnumDescriptor, FieldDescriptor, MessageDescriptor},
    unknown::UnknownFields,
    walk::{EncodeText, Fields, Sink, TextEncoding, WriteForm},
    wire::Buffer,
};

/// What is written so far, and how to go on.
///
/// Every field, element and entry begins with a comma. The first comma of a message, list or map is its opening
/// bracket's place holder, so that nothing has to be remembered about who is first.
pub(super) struct Output<'o> {
    pub(super) buffer: Buffer<'o>,
    pub(super) options: &'o Options,
    /// How many brackets are open; only counted for the indentation.
    level: usize,
    /// How many levels deep the message is, as [`Limits`](crate::Limits) count them; only counted for `Any`.
    pub(super) depth: u32,
    /// The message whose fields are written, which may have extensions.
    message: Option<&'static MessageDescriptor>,
    /// Whether something was written whose order may be another one where it is read.
    unordered: bool,
}

/// The opening and the closing bracket.
pub(super) type Brackets = (u8, u8);

pub(super) const OBJECT: Brackets = (b'{', b'}');
pub(super) const ARRAY: Brackets = (b'[', b']');

pub(super) type Result<T = (), E = EncodeError> = core::result::Result<T, E>;

impl<'o> Output<'o> {
    /// Encodes a message into a new vector; tells too whether there is something in no order.
    #[inline]
    pub(super) fn collect<M: EncodeText>(options: &Options, message: &M) -> Result<(Vec<u8>, bool)> {
        let mut bytes = Vec::with_capacity(128 + 2 * message.len_hint());
        let buffer = Buffer::on_vec(&mut bytes);
        let mut out = Output { buffer, options, level: 0, depth: 0, message: None, unordered: false };
        message.write(&mut out)?;
        let unordered = out.unordered;
        out.buffer.finish();
        Ok((bytes, unordered))
    }

    /// Refuses what would be something else when it is read, if that is asked for.
    #[inline]
    fn check_exact(&self, is_exact: bool) -> Result {
        if is_exact || !self.options.exact { Ok(()) } else { Err(inexact()) }
    }

    /// Writes brackets around what `inside` writes.
    #[inline]
    pub(super) fn bracketed(&mut self, brackets: Brackets, inside: impl FnOnce(&mut Self) -> Result) -> Result {
        let start = self.buffer.len();
        self.level += 1;
        inside(self)?;
        self.level -= 1;
        if self.buffer.len() == start {
            self.buffer.bytes(&[brackets.0, brackets.1]);
        } else {
            self.buffer.patch_byte(start, brackets.0);
            self.line_break();
            self.buffer.bytes(&[brackets.1]);
        }
        Ok(())
    }

    /// Writes what is one level down.
    #[inline]
    pub(super) fn deeper(&mut self, inside: impl FnOnce(&mut Self) -> Result) -> Result {
        self.depth += 1;
        inside(self)?;
        self.depth -= 1;
        Ok(())
    }

    /// Writes the fields of a message.
    #[inline]
    pub(super) fn fields<M: EncodeText>(&mut self, message: &M) -> Result {
        let around = self.message.replace(M::DESCRIPTOR);
        message.emit(self)?;
        self.message = around;
        Ok(())
    }

    /// Goes on to the next element or entry.
    #[inline]
    pub(super) fn comma(&mut self) {
        self.buffer.bytes(b",");
        self.line_break();
    }

    #[inline]
    fn line_break(&mut self) {
        if let Some(width) = self.options.indent {
            self.indent(width * self.level);
        }
    }

    #[cold]
    #[inline(never)]
    fn indent(&mut self, spaces: usize) {
        self.buffer.bytes(b"\n");
        for _ in 0..spaces {
            self.buffer.bytes(b" ");
        }
    }

    #[inline]
    pub(super) fn colon(&mut self) {
        self.buffer.bytes(if self.options.indent.is_some() { &b": "[..] } else { b":" });
    }

    /// Goes on to the next field.
    #[inline]
    fn key(&mut self, field: &'static FieldDescriptor) {
        match field.json_key() {
            Some(key) if self.options.copies_keys() => self.buffer.bytes(key.as_bytes()),
            _ => self.spelled_key(field),
        }
    }

    #[cold]
    #[inline(never)]
    fn spelled_key(&mut self, field: &'static FieldDescriptor) {
        self.comma();
        let name = if self.options.proto_field_names { field.name() } else { field.json_name() };
        push_string(&mut self.buffer, name);
        self.colon();
    }

    /// Writes a list.
    #[inline]
    pub(super) fn elements<T, E: TextEncoding<T>>(&mut self, values: &[T]) -> Result {
        self.bracketed(ARRAY, |out| {
            for value in values {
                out.comma();
                E::write(value, &mut *out)?;
            }
            Ok(())
        })
    }

    /// Writes a map.
    pub(super) fn entries<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>, M: MapLike<K, V>>(
        &mut self,
        entries: &M,
    ) -> Result {
        self.unordered |= !M::ORDERED && entries.len() > 1;
        let entry = |out: &mut Self, key, value| {
            out.comma();
            KE::write(key, Key(&mut *out))?;
            out.colon();
            VE::write(value, out)
        };
        self.deeper(|out| {
            out.bracketed(OBJECT, |out| entries.iter().try_for_each(|(key, value)| entry(out, key, value)))
        })
    }

    #[inline]
    pub(super) fn text(&mut self, text: &str) -> Result {
        self.buffer.bytes(text.as_bytes());
        Ok(())
    }

    #[inline]
    fn integer(&mut self, negative: bool, magnitude: u64, quoted: bool) -> Result {
        push_integer(&mut self.buffer, negative, magnitude, quoted);
        Ok(())
    }

    #[inline]
    fn quoted(&mut self, text: &str) -> Result {
        self.buffer.quoted(text.as_bytes());
        Ok(())
    }

    /// Writes a float by the fewest digits that read back as the same float of that width.
    #[inline]
    fn float<F: zmij::Float>(&mut self, value: F, special: Option<&'static str>) -> Result {
        match special {
            None => self.text(zmij::Buffer::new().format_finite(value)),
            Some(name) => {
                self.check_exact(false)?;
                self.quoted(name)
            }
        }
    }
}

#[cold]
fn inexact() -> EncodeError {
    EncodeError::new(EncodeErrorKind::Unrepresentable { reason: "the message would be another one when it is read" })
}

/// Returns the name of a float that has no digits. The sign and the payload of a NaN are lost.
#[inline]
pub(crate) fn special(value: f64) -> Option<&'static str> {
    if value.is_finite() {
        return None;
    }
    Some(if value.is_nan() {
        "NaN"
    } else if value > 0.0 {
        "Infinity"
    } else {
        "-Infinity"
    })
}

impl Sink for &mut Output<'_> {
    type Ok = ();
    type Error = EncodeError;

    #[inline]
    fn bool(self, value: bool) -> Result {
        self.text(if value { "true" } else { "false" })
    }

    #[inline]
    fn int32(self, value: i32) -> Result {
        self.integer(value < 0, value.unsigned_abs().into(), false)
    }

    #[inline]
    fn int64(self, value: i64) -> Result {
        self.integer(value < 0, value.unsigned_abs(), true)
    }

    #[inline]
    fn uint32(self, value: u32) -> Result {
        self.integer(false, value.into(), false)
    }

    #[inline]
    fn uint64(self, value: u64) -> Result {
        self.integer(false, value, true)
    }

    #[inline]
    fn float(self, value: f32) -> Result {
        self.float(value, special(value.into()))
    }

    #[inline]
    fn double(self, value: f64) -> Result {
        self.float(value, special(value))
    }

    #[inline]
    fn string(self, value: &str) -> Result {
        push_string(&mut self.buffer, value);
        Ok(())
    }

    fn bytes(self, value: &[u8]) -> Result {
        let mut text = String::with_capacity(value.len().div_ceil(3) * 4);
        base64::push(&mut text, value);
        self.quoted(&text)
    }

    fn enumeration(self, number: i32, descriptor: &'static EnumDescriptor) -> Result {
        let name = descriptor.name_of(number);
        // A number that has no name would be read as one where any value may stand.
        self.check_exact(name.is_some())?;
        match name {
            Some(_) if descriptor.is_null_value() => self.text("null"),
            Some(name) if !self.options.enums_as_numbers => self.string(name),
            _ => self.int32(number),
        }
    }

    #[inline]
    fn message<M: EncodeText>(self, message: &M) -> Result {
        self.deeper(|out| out.bracketed(OBJECT, |out| out.fields(message)))
    }

    #[inline]
    fn form<M: WriteForm>(self, message: &M) -> Result {
        // A form has no place for unknown fields.
        self.check_exact(!M::DESCRIPTOR.keeps_unknown_fields())?;
        self.deeper(|out| message.write_form(out))
    }
}

impl Fields for Output<'_> {
    type Error = EncodeError;

    #[inline]
    fn field<T, E: TextEncoding<T>>(&mut self, field: &'static FieldDescriptor, value: &T) -> Result {
        self.key(field);
        E::write(value, self)
    }

    #[inline]
    fn list<T, E: TextEncoding<T>>(&mut self, field: &'static FieldDescriptor, values: &[T]) -> Result {
        self.key(field);
        self.elements::<T, E>(values)
    }

    fn map<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>, M: MapLike<K, V>>(
        &mut self,
        field: &'static FieldDescriptor,
        entries: &M,
    ) -> Result {
        self.key(field);
        self.entries::<K, V, KE, VE, M>(entries)
    }

    #[inline]
    fn writes_empty(&self) -> bool {
        self.options.emit_defaults
    }

    /// JSON has no form for them, but for extensions that have a name.
    #[inline]
    fn unknown(&mut self, fields: &UnknownFields) -> Result {
        self.check_exact(fields.is_empty())?;
        match (&self.options.registry, self.message) {
            (Some(registry), Some(message)) if !fields.is_empty() => extension::write(self, registry, message, fields),
            _ => Ok(()),
        }
    }
}

/// The place of a map's key, which is always a string.
struct Key<'a, 'o>(&'a mut Output<'o>);

/// Why some value is no key.
pub(crate) const NO_KEY: &str =
    "a map's key is a string, an integer or a bool; move other values into the entry's value";

#[cold]
fn no_key() -> EncodeError {
    EncodeError::new(EncodeErrorKind::Unrepresentable { reason: NO_KEY })
}

impl Sink for Key<'_, '_> {
    type Ok = ();
    type Error = EncodeError;

    fn bool(self, value: bool) -> Result {
        self.0.quoted(if value { "true" } else { "false" })
    }

    fn int32(self, value: i32) -> Result {
        self.0.int64(value.into())
    }

    fn int64(self, value: i64) -> Result {
        self.0.int64(value)
    }

    fn uint32(self, value: u32) -> Result {
        self.0.uint64(value.into())
    }

    fn uint64(self, value: u64) -> Result {
        self.0.uint64(value)
    }

    fn float(self, _value: f32) -> Result {
        Err(no_key())
    }

    fn double(self, _value: f64) -> Result {
        Err(no_key())
    }

    fn string(self, value: &str) -> Result {
        self.0.string(value)
    }

    fn bytes(self, _value: &[u8]) -> Result {
        Err(no_key())
    }

    fn enumeration(self, _number: i32, _descriptor: &'static EnumDescriptor) -> Result {
        Err(no_key())
    }

    fn message<M: EncodeText>(self, _message: &M) -> Result {
        Err(no_key())
    }
}

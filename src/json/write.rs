//! The way out: the walk writes JSON's bytes directly, without serde in between.

use alloc::{string::String, vec::Vec};

use super::{Options, extension};
use crate::{
    base64,
    encoding::MapLike,
    error::{EncodeError, EncodeErrorKind},
    schema::{EnumDescriptor, FieldDescriptor, MessageDescriptor},
    unknown::UnknownFields,
    walk::{Allowance, EncodeText, Fields, Sink, TextEncoding, WriteForm, in_root},
    wire::Buffer,
};

/// What is written so far, and how to go on.
///
/// Every field, element and entry begins with a comma. The first comma of a message, list or map is its opening
/// bracket's place holder, so that nothing has to be remembered about who is first.
pub(super) struct Output<'o> {
    pub(super) buffer: Buffer<'o>,
    pub(super) options: &'o Options,
    /// Whether the options ask for other fields than the canonical ones.
    spelled: bool,
    /// How many brackets are open; only counted for the indentation.
    pub(super) level: usize,
    /// How many levels may follow, as [`Limits`](crate::Limits) count them, and what memory messages inside bytes may take.
    pub(super) allowance: Allowance,
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
        let mut unordered = false;
        Output::append(options, message, &mut bytes, &mut unordered)?;
        Ok((bytes, unordered))
    }

    /// Encodes a message behind what is in a vector.
    ///
    /// It is never inlined, so that `collect` is: a vector that a caller takes out of a `Result` in memory is copied by
    /// loads wider than the stores which have just put it there, and these wait until all before them has left the
    /// store buffer.
    #[inline(never)]
    fn append<M: EncodeText>(
        options: &'o Options,
        message: &M,
        bytes: &'o mut Vec<u8>,
        unordered: &mut bool,
    ) -> Result {
        let mut out = Output::on(options, bytes);
        message.write(out.behind(&"")).map_err(|error| in_root(error, M::DESCRIPTOR))?;
        *unordered = out.unordered;
        out.buffer.finish_on_vec();
        Ok(())
    }

    /// Goes on at the end of a vector.
    #[inline]
    pub(super) fn on(options: &'o Options, bytes: &'o mut Vec<u8>) -> Self {
        let buffer = Buffer::on_vec(bytes);
        let spelled = options.proto_field_names || options.emit_defaults || options.indent.is_some();
        let allowance = Allowance::with_root(&options.limits);
        Output { buffer, options, spelled, level: 0, allowance, message: None, unordered: false }
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
        if self.spelled && self.buffer.len() > start {
            self.line_break();
        }
        self.close(start, brackets);
        Ok(())
    }

    /// Puts the opening bracket in the place of the first comma, and the closing one at the end.
    #[inline]
    fn close(&mut self, start: usize, brackets: Brackets) {
        if self.buffer.len() > start {
            self.buffer.patch_byte(start, brackets.0);
            self.buffer.bytes(&[brackets.1]);
        } else {
            self.buffer.bytes(&[brackets.0, brackets.1]);
        }
    }

    /// Writes what is one level down.
    #[inline]
    pub(super) fn deeper(&mut self, inside: impl FnOnce(&mut Self) -> Result) -> Result {
        self.allowance.enter()?;
        inside(self)?;
        self.allowance.leave();
        Ok(())
    }

    /// Writes the fields of a message.
    #[inline]
    pub(super) fn fields<M: EncodeText>(&mut self, message: &M) -> Result {
        if !M::DESCRIPTOR.keeps_unknown_fields() {
            return self.emit(message);
        }
        let around = self.message.replace(M::DESCRIPTOR);
        self.emit(message)?;
        self.message = around;
        Ok(())
    }

    #[inline]
    fn emit<M: EncodeText>(&mut self, message: &M) -> Result {
        if self.spelled { self.spelled_fields(message) } else { message.emit(self) }
    }

    /// Returns the place of a value, behind what comes before it.
    #[inline]
    pub(super) fn behind(&mut self, before: &'static &'static str) -> Slot<'_, 'o> {
        Slot { out: self, before }
    }

    /// Writes a list.
    #[inline]
    pub(super) fn elements<T, E: TextEncoding<T>>(&mut self, values: &[T]) -> Result {
        if self.spelled {
            return self.spelled_elements::<T, E>(values);
        }
        let start = self.buffer.len();
        for value in values {
            if let Err(error) = E::write(value, self.behind(&",")) {
                return Err(self.in_element(error, values, value));
            }
        }
        self.close(start, ARRAY);
        Ok(())
    }

    /// Writes a map; its entries are a level, and where there are none, there is none.
    pub(super) fn entries<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>, M: MapLike<K, V>>(
        &mut self,
        entries: &M,
    ) -> Result {
        if entries.len() == 0 {
            self.close(self.buffer.len(), OBJECT);
            return Ok(());
        }
        self.unordered |= !M::ORDERED && entries.len() > 1;
        self.deeper(|out| {
            if out.spelled {
                return out.spelled_entries::<K, V, KE, VE, M>(entries);
            }
            let start = out.buffer.len();
            for (key, value) in entries.iter() {
                KE::write(key, Key(out.behind(&",")))?;
                if let Err(error) = VE::write(value, out.behind(&":")) {
                    return Err(out.in_entry::<K, KE>(error, key));
                }
            }
            out.close(start, OBJECT);
            Ok(())
        })
    }
}

/// The place of one value, and what is written before it: its key, a comma or a colon. Both become one piece of the buffer.
///
/// It has two words, as each level of a message moves several of them about where nothing is inlined. Where speed counts all of
/// its methods are, so that the length of what is before is a constant.
pub(super) struct Slot<'p, 'o> {
    out: &'p mut Output<'o>,
    before: &'static &'static str,
}

impl<'p, 'o> Slot<'p, 'o> {
    /// Writes what comes before the value by itself.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn begin(self) -> &'p mut Output<'o> {
        if !self.before.is_empty() {
            self.out.buffer.bytes(self.before.as_bytes());
        }
        self.out
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) fn text(self, text: &str) -> Result {
        self.out.buffer.both(self.before.as_bytes(), text.as_bytes());
        Ok(())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn integer(self, negative: bool, magnitude: u64, quoted: bool) -> Result {
        self.out.buffer.integer(self.before.as_bytes(), negative, magnitude, quoted);
        Ok(())
    }

    /// Writes a string that needs no escape.
    fn unescaped(self, text: &str) -> Result {
        self.out.buffer.unescaped(self.before.as_bytes(), text.as_bytes());
        Ok(())
    }

    /// Writes a float by the fewest digits that read back as the same float of that width.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn float<F: zmij::Float>(self, value: F, special: Option<&'static str>) -> Result {
        match special {
            None => self.text(zmij::Buffer::new().format_finite(value)),
            Some(name) => {
                self.out.check_exact(false)?;
                self.unescaped(name)
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

impl Sink for Slot<'_, '_> {
    type Ok = ();
    type Error = EncodeError;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn bool(self, value: bool) -> Result {
        self.text(if value { "true" } else { "false" })
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn int32(self, value: i32) -> Result {
        self.integer(value < 0, value.unsigned_abs().into(), false)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn int64(self, value: i64) -> Result {
        self.integer(value < 0, value.unsigned_abs(), true)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn uint32(self, value: u32) -> Result {
        self.integer(false, value.into(), false)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn uint64(self, value: u64) -> Result {
        self.integer(false, value, true)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn float(self, value: f32) -> Result {
        self.float(value, special(value.into()))
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn double(self, value: f64) -> Result {
        self.float(value, special(value))
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn string(self, value: &str) -> Result {
        self.out.buffer.string(self.before.as_bytes(), value);
        Ok(())
    }

    fn bytes(self, value: &[u8]) -> Result {
        let mut text = String::with_capacity(value.len().div_ceil(3) * 4);
        base64::push(&mut text, value);
        self.unescaped(&text)
    }

    fn enumeration(self, number: i32, descriptor: &'static EnumDescriptor) -> Result {
        let name = descriptor.name_of(number);
        // A number that has no name would be read as one where any value may stand.
        self.out.check_exact(name.is_some())?;
        match name {
            _ if descriptor.is_null_value() => self.text("null"),
            Some(name) if !self.out.options.enums_as_numbers => self.string(name),
            _ => self.int32(number),
        }
    }

    #[inline]
    fn message<M: EncodeText>(self, message: &M) -> Result {
        self.begin().deeper(|out| out.bracketed(OBJECT, |out| out.fields(message)))
    }

    #[inline]
    fn form<M: WriteForm>(self, message: &M) -> Result {
        // A form has no place for unknown fields.
        self.out.check_exact(!M::DESCRIPTOR.keeps_unknown_fields())?;
        self.begin().deeper(|out| message.write_form(out.behind(&"")))
    }
}

impl Fields for Output<'_> {
    type Error = EncodeError;

    #[inline]
    fn field<T, E: TextEncoding<T>>(&mut self, field: &'static FieldDescriptor, value: &T) -> Result {
        match field.json_key_ref() {
            Some(key) => E::write(value, self.behind(key)).map_err(|error| self.in_field(error, field)),
            None => self.spelled_field::<T, E>(field, value),
        }
    }

    #[inline]
    fn list<T, E: TextEncoding<T>>(&mut self, field: &'static FieldDescriptor, values: &[T]) -> Result {
        match field.json_key_ref() {
            Some(key) => {
                self.buffer.bytes(key.as_bytes());
                self.elements::<T, E>(values).map_err(|error| self.in_field(error, field))
            }
            None => self.spelled_list::<T, E>(field, values),
        }
    }

    fn map<K, V, KE: TextEncoding<K>, VE: TextEncoding<V>, M: MapLike<K, V>>(
        &mut self,
        field: &'static FieldDescriptor,
        entries: &M,
    ) -> Result {
        match field.json_key_ref() {
            Some(key) => {
                self.buffer.bytes(key.as_bytes());
                self.entries::<K, V, KE, VE, M>(entries).map_err(|error| self.in_field(error, field))
            }
            None => self.spelled_map::<K, V, KE, VE, M>(field, entries),
        }
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
pub(super) struct Key<'p, 'o>(pub(super) Slot<'p, 'o>);

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
        self.0.unescaped(if value { "true" } else { "false" })
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

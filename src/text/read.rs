//! The way in: messages from their text.
//!
//! [`Place`] is where one value comes next. Paths of errors are put together while these unwind, so nothing is paid for
//! them otherwise.

use alloc::{borrow::Cow, format, sync::Arc};
use core::{ops::Neg, str::FromStr};

use super::{
    hooks::read_bracketed,
    lexer::Lexer,
    literal::{read_bytes, read_string},
    names::{holds_messages, is_group_called},
    number::{Special, special},
    options::Options,
    skip::skip_value,
};
use crate::{
    error::{DecodeError, DecodeErrorKind, Result},
    excerpt,
    extension::Numbers,
    registry::Registry,
    schema::{EnumDescriptor, FieldDescriptor, FieldKind},
    walk::{DecodeText, Elements, Entries, Lookup, Seen, Source, line_and_column},
    wire::Shared,
};

/// Reads a text.
pub(super) fn read<'de, M: DecodeText<'de>>(text: &'de str, options: &Options) -> Result<M> {
    let mut input = Input {
        lexer: Lexer::new(text),
        shared: Shared::new(&options.limits, text.len()),
        ignore_unknown: options.ignore_unknown_fields,
        registry: options.registry.clone(),
    };
    input.read_root(options.limits.depth).map_err(|error| {
        let (line, column) = line_and_column(text.as_bytes(), error.offset());
        error.within(M::DESCRIPTOR.name()).with_position(line, column)
    })
}

/// A text being read.
#[derive(Debug)]
pub(super) struct Input<'de> {
    lexer: Lexer<'de>,
    shared: Shared<'static>,
    ignore_unknown: bool,
    pub(super) registry: Option<Arc<Registry>>,
}

/// What is known of the fields of one message while they are read.
pub(super) struct Progress {
    lookup: Lookup,
    seen: Seen,
    /// The numbers of the extensions that came and may not come again.
    extensions: Numbers,
    /// How many levels may follow.
    depth: u32,
}

impl Progress {
    /// Notes an extension; false where it was there already.
    pub(super) fn insert_extension(&mut self, number: u32) -> bool {
        self.extensions.insert(number)
    }

    /// Notes a field; false where it was there already, or is none.
    pub(super) fn insert_field(&mut self, number: u32) -> bool {
        self.lookup.find_by(|field| field.number() == number).is_some() && self.seen.insert(self.lookup.choice())
    }
}

impl<'de> Input<'de> {
    /// Takes `bytes` of memory off the budget.
    pub(super) fn charge(&self, bytes: usize) -> bool {
        self.shared.charge(bytes)
    }

    /// Returns the place of a field's value, behind its name.
    pub(super) fn place(&mut self, progress: &Progress, field: &FieldDescriptor) -> Place<'_, 'de> {
        // Where brackets follow, the colon may be left out.
        let colon = self.lexer.eat(b':') || holds_messages(field);
        Place { input: self, depth: progress.depth, colon }
    }

    /// Returns the place of a message behind its name.
    pub(super) fn message_place(&mut self, progress: &Progress) -> Place<'_, 'de> {
        self.lexer.eat(b':');
        Place { input: self, depth: progress.depth, colon: true }
    }

    fn read_root<M: DecodeText<'de>>(&mut self, depth: u32) -> Result<M> {
        if !self.shared.charge(M::EMPTY_HEAP) {
            return Err(DecodeError::new(DecodeErrorKind::AllocationLimit, 0));
        }
        let mut message = M::empty();
        self.read_fields(&mut message, depth, None)?;
        Ok(message)
    }

    /// Reads fields up to the bracket `closer`, or to the end.
    fn read_fields<M: DecodeText<'de>>(&mut self, message: &mut M, depth: u32, closer: Option<u8>) -> Result<()> {
        let at = self.lexer.offset();
        let lookup = Lookup::new(M::DESCRIPTOR.fields());
        let mut progress = Progress { lookup, seen: Seen::default(), extensions: Numbers::default(), depth };
        while !self.ends(closer) {
            self.read_field(message, &mut progress)?;
            self.lexer.separator();
        }
        if M::DESCRIPTOR.has_required()
            && let Some(field) = progress.seen.missing(M::DESCRIPTOR.fields())
        {
            return Err(missing(field.name(), at));
        }
        Ok(())
    }

    /// Consumes the end of a message, if it comes next.
    fn ends(&mut self, closer: Option<u8>) -> bool {
        match closer {
            Some(closer) => self.lexer.eat(closer),
            None => self.lexer.peek().is_none(),
        }
    }

    fn read_field<M: DecodeText<'de>>(&mut self, message: &mut M, progress: &mut Progress) -> Result<()> {
        let at = self.lexer.offset();
        let name = self.lexer.field_name()?;
        let Some(field) = find(&mut progress.lookup, &name) else {
            if name.starts_with('[') && read_bracketed(self, message, progress, &name, at)? {
                return Ok(());
            }
            return self.skip(M::DESCRIPTOR.reserved_names().contains(&&*name), &name, at, progress.depth);
        };
        let repeats = matches!(field.kind(), FieldKind::Repeated { .. } | FieldKind::Map { .. });
        if !repeats && !progress.seen.insert(progress.lookup.choice()) {
            return Err(duplicate(&name, at).within(field.name()));
        }
        let place = self.place(progress, field);
        message.merge_field(field.number(), place).map_err(|error| in_field(error, field))
    }

    /// Skips the value of a field that is reserved or unknown, or refuses it.
    #[cold]
    #[inline(never)]
    fn skip(&mut self, reserved: bool, name: &str, at: usize, depth: u32) -> Result<()> {
        if reserved || self.ignore_unknown {
            return skip_value(&mut self.lexer, depth);
        }
        Err(DecodeError::new(DecodeErrorKind::UnknownField { name: excerpt::name(name) }, at))
    }

    /// Reads an entry of a map.
    fn read_entry<V: Entries<'de>>(&mut self, entries: &mut V, depth: u32) -> Result<()> {
        let at = self.lexer.offset();
        let closer = self.lexer.open_message()?;
        let (mut key, mut value) = (false, false);
        while !self.lexer.eat(closer) {
            self.read_part(entries, [&mut key, &mut value], depth)?;
            self.lexer.separator();
        }
        if !value && !self.shared.charge(entries.entry_size()) {
            return Err(DecodeError::new(DecodeErrorKind::AllocationLimit, at));
        }
        if let Some(name) = entries.lacks() {
            return Err(missing(name, at).within("value"));
        }
        // The last one of a key wins, and takes the place of the one before.
        let place = entries.place_size();
        if !entries.finish().map_err(|kind| DecodeError::new(kind, at))? {
            self.shared.refund(place);
        }
        Ok(())
    }

    /// Reads the key or the value of an entry.
    fn read_part<V: Entries<'de>>(&mut self, entries: &mut V, seen: [&mut bool; 2], depth: u32) -> Result<()> {
        let at = self.lexer.offset();
        let name = self.lexer.field_name()?;
        let [key, value] = seen;
        let part = match &*name {
            "key" => key,
            "value" => value,
            _ => return self.skip(false, &name, at, depth),
        };
        if core::mem::replace(part, true) {
            return Err(duplicate(&name, at));
        }
        let colon = self.lexer.eat(b':');
        let place = Place { input: &mut *self, depth, colon };
        let read = if name == "key" { entries.key(place) } else { entries.value(place) };
        read.map_err(|error| error.within(&name))
    }

    /// Calls `read` where each value of a field begins that may repeat: once, or for each in brackets.
    fn each(&mut self, mut read: impl FnMut(&mut Self) -> Result<()>) -> Result<()> {
        if !self.lexer.eat(b'[') {
            return read(self);
        }
        if self.lexer.eat(b']') {
            return Ok(());
        }
        read(self)?;
        while !self.lexer.eat(b']') {
            self.lexer.expect(b',', "`,` or `]`")?;
            read(self)?;
        }
        Ok(())
    }
}

/// Finds a field by its name, or a group by that of its type.
fn find(lookup: &mut Lookup, name: &str) -> Option<&'static FieldDescriptor> {
    match lookup.find_by(|field| field.name() == name) {
        None if name.starts_with(|first: char| first.is_ascii_uppercase()) => {
            lookup.find_by(|field| is_group_called(field, name))
        }
        found => found,
    }
}

#[cold]
fn missing(name: &'static str, at: usize) -> DecodeError {
    DecodeError::new(DecodeErrorKind::MissingRequired { name }, at).within(name)
}

#[cold]
pub(super) fn duplicate(name: &str, at: usize) -> DecodeError {
    DecodeError::new(DecodeErrorKind::DuplicateField { name: excerpt::name(name) }, at)
}

#[cold]
#[inline(never)]
fn in_field(error: DecodeError, field: &FieldDescriptor) -> DecodeError {
    error.within(field.name())
}

#[cold]
#[inline(never)]
fn in_element(error: DecodeError, index: usize) -> DecodeError {
    error.within(&format!("[{index}]"))
}

/// The place of one value.
#[derive(Debug)]
pub(crate) struct Place<'i, 'de> {
    input: &'i mut Input<'de>,
    /// How many levels may follow: a message or an entry takes one.
    depth: u32,
    /// Whether the colon came that a scalar needs.
    colon: bool,
}

impl<'de> Place<'_, 'de> {
    /// Returns the lexer, where a scalar may come.
    fn scalar(&mut self) -> Result<&mut Lexer<'de>> {
        if self.colon { Ok(&mut self.input.lexer) } else { Err(self.input.lexer.unexpected("`:`")) }
    }

    /// Reads an integer of the type called `name`; with `signed`, it may have a minus.
    fn integer<T: TryFrom<i128>>(self, signed: bool, name: &'static str) -> Result<Option<T>> {
        self.integer_or(signed, name, if signed { "an integer" } else { "an integer without a sign" })
    }

    /// As [`integer`](Self::integer), where something else may stand too.
    fn integer_or<T>(mut self, signed: bool, name: &'static str, expected: &'static str) -> Result<Option<T>>
    where
        T: TryFrom<i128>,
    {
        let lexer = self.scalar()?;
        let at = lexer.offset();
        let negative = signed && lexer.eat(b'-');
        if !is_number(lexer) {
            return Err(lexer.unexpected(expected));
        }
        let number = lexer.number()?.integer(negative, name).map_err(|kind| match kind {
            DecodeErrorKind::UnexpectedValue { .. } => DecodeErrorKind::UnexpectedValue { expected },
            kind => kind,
        });
        number.map(Some).map_err(|kind| DecodeError::new(kind, at))
    }

    /// Reads a float, the nearest one to the number in the text.
    fn number<F: FromStr + Neg<Output = F>>(mut self, infinity: F, nan: F) -> Result<Option<F>> {
        let lexer = self.scalar()?;
        let at = lexer.offset();
        let negative = lexer.eat(b'-');
        let value = if is_number(lexer) {
            lexer.number()?.float().map_err(|kind| DecodeError::new(kind, at))?
        } else {
            match read_special(lexer)? {
                Special::Infinity => infinity,
                // There is one NaN, and its sign is nothing that is written.
                Special::Nan => return Ok(Some(nan)),
            }
        };
        Ok(Some(if negative { -value } else { value }))
    }

    /// Goes one level down.
    fn enter(&self) -> Result<u32> {
        let limit = || DecodeError::new(DecodeErrorKind::DepthLimit, self.input.lexer.offset());
        self.depth.checked_sub(1).ok_or_else(limit)
    }
}

/// Whether a number comes next.
pub(super) fn is_number(lexer: &Lexer<'_>) -> bool {
    matches!(lexer.peek(), Some(b'0'..=b'9' | b'.'))
}

/// Reads the name of a float.
fn read_special(lexer: &mut Lexer<'_>) -> Result<Special> {
    let found = lexer.peek_identifier().and_then(special).ok_or_else(|| lexer.unexpected("a number"))?;
    lexer.identifier();
    Ok(found)
}

impl<'de> Source<'de> for Place<'_, 'de> {
    type Error = DecodeError;
    type Place = usize;

    fn place(&self) -> usize {
        self.input.lexer.offset()
    }

    #[cold]
    fn fail(place: usize, kind: DecodeErrorKind) -> DecodeError {
        DecodeError::new(kind, place)
    }

    fn charge(&self, bytes: usize) -> bool {
        self.input.shared.charge(bytes)
    }

    fn bool(mut self) -> Result<Option<bool>> {
        let lexer = self.scalar()?;
        if is_number(lexer) {
            let at = lexer.offset();
            return match lexer.number()?.integer(false, "bool") {
                Ok(bit @ 0..=1_u8) => Ok(Some(bit == 1)),
                Ok(_) | Err(DecodeErrorKind::OutOfRange { .. }) => {
                    Err(DecodeError::new(DecodeErrorKind::OutOfRange { expected: "bool" }, at))
                }
                Err(_) => Err(DecodeError::new(DecodeErrorKind::UnexpectedValue { expected: "true or false" }, at)),
            };
        }
        let value = match lexer.peek_identifier() {
            Some("true" | "True" | "t") => true,
            Some("false" | "False" | "f") => false,
            _ => return Err(lexer.unexpected("true or false")),
        };
        lexer.identifier();
        Ok(Some(value))
    }

    fn int32(self) -> Result<Option<i32>> {
        self.integer(true, "int32")
    }

    fn int64(self) -> Result<Option<i64>> {
        self.integer(true, "int64")
    }

    fn uint32(self) -> Result<Option<u32>> {
        self.integer(false, "uint32")
    }

    fn uint64(self) -> Result<Option<u64>> {
        self.integer(false, "uint64")
    }

    fn float(self) -> Result<Option<f32>> {
        self.number(f32::INFINITY, f32::NAN)
    }

    fn double(self) -> Result<Option<f64>> {
        self.number(f64::INFINITY, f64::NAN)
    }

    fn string(mut self) -> Result<Option<Cow<'de, str>>> {
        read_string(self.scalar()?).map(Some)
    }

    fn bytes(mut self) -> Result<Option<Cow<'de, [u8]>>> {
        read_bytes(self.scalar()?).map(Some)
    }

    fn enumeration(mut self, descriptor: &'static EnumDescriptor) -> Result<Option<i32>> {
        let ignore = self.input.ignore_unknown;
        let lexer = self.scalar()?;
        let at = lexer.offset();
        let known = match lexer.identifier() {
            Some(name) => {
                descriptor.number_of(name).ok_or_else(|| DecodeErrorKind::UnknownEnumName { name: excerpt::name(name) })
            }
            None => {
                let expected = "an enumeration's name or number";
                let number = self.integer_or(true, "an enumeration's number", expected)?.unwrap_or_default();
                let has = !descriptor.is_closed() || descriptor.name_of(number).is_some();
                if has { Ok(number) } else { Err(DecodeErrorKind::UnknownEnumValue { number }) }
            }
        };
        match known {
            Ok(number) => Ok(Some(number)),
            Err(_) if ignore => Ok(None),
            Err(kind) => Err(DecodeError::new(kind, at)),
        }
    }

    fn message<M: DecodeText<'de>>(self, message: &mut M) -> Result<bool> {
        let depth = self.enter()?;
        let closer = self.input.lexer.open_message()?;
        self.input.read_fields(message, depth, Some(closer))?;
        Ok(true)
    }

    fn list<V: Elements<'de>>(mut self, elements: &mut V) -> Result<bool> {
        // For a list without elements, no one else looks at the colon.
        self.scalar()?;
        let (depth, colon) = (self.depth, self.colon);
        self.input.each(|input| {
            let place = Place { input, depth, colon };
            elements.element(place).map_err(|error| in_element(error, elements.next_index()))
        })?;
        Ok(true)
    }

    fn map<V: Entries<'de>>(self, entries: &mut V) -> Result<bool> {
        let depth = self.enter()?;
        self.input.each(|input| {
            let index = entries.next_index();
            input.read_entry(entries, depth).map_err(|error| in_element(error, index))
        })?;
        Ok(true)
    }
}

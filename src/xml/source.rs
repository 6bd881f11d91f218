//! Reads messages: the canonical mapping's way in.
//!
//! [`Element`] is the place of one value: an element whose start tag was read. Paths of errors are put together while
//! these unwind, so nothing is paid for them otherwise. Unknown fields are in `records.rs`, finding a field by its
//! name in `lookup.rs`.

use alloc::{borrow::Cow, sync::Arc};

use super::{
    any, attribute,
    attributes::Start,
    escape::{self, ESCAPED},
    events::{Events, Foreign, declared_prefix, qualified},
    extension, form,
    lexical::{BITS, Float, parse_base64, parse_bool, parse_float, parse_int},
    lookup::Lookup,
    options::Options,
    records,
};
use crate::{
    error::{DecodeError, DecodeErrorKind, Result},
    excerpt,
    registry::Registry,
    schema::{EnumDescriptor, FieldDescriptor, FieldKind},
    walk::{DecodeText, Elements, Entries, ReadForm, Seen, Source},
};

/// Reads a document.
pub(super) fn read<'de, M: DecodeText<'de>>(events: Events<'de>, options: &Options) -> Result<M> {
    let mut document = Document {
        events,
        ignore_unknown: options.ignore_unknown_fields,
        proto_names: options.proto_field_names,
        registry: options.registry.clone(),
    };
    prepare(&mut document.events, options);
    let message = document.read_root(options.limits.depth, options);
    message.map_err(|error| document.events.locate(error))
}

/// Makes a reader read as the options say.
#[inline]
pub(super) fn prepare(events: &mut Events<'_>, options: &Options) {
    // A map takes two levels of elements beside the one that is its entry's, so three for two levels of messages.
    events.add_spare_levels(options.limits.depth / 2 + 2);
    match (&options.namespace, options.ignore_unknown_fields) {
        (Some(uri), true) => events.ask_for_namespace(uri.clone(), Foreign::Skipped),
        (Some(uri), false) => events.ask_for_namespace(uri.clone(), Foreign::Refused),
        (None, true) => events.note_declarations(),
        (None, false) => {}
    }
}

/// Reads the start tag of a root, which has that name if one is asked for, in the namespace if one is.
#[inline]
pub(super) fn root<'de>(events: &mut Events<'de>, options: &Options, expected: Option<&str>) -> Result<Start<'de>> {
    let start = events.root()?;
    let is_named = expected.is_none_or(|expected| expected == start.name);
    if is_named && !events.is_foreign() { Ok(start) } else { Err(unexpected_root(events, &start, options, expected)) }
}

#[cold]
fn unexpected_root<'de>(
    events: &Events<'de>,
    start: &Start<'de>,
    options: &Options,
    expected: Option<&str>,
) -> DecodeError {
    let name = if events.is_foreign() { events.qualified_name(start) } else { start.name.into() };
    let expected = expected.unwrap_or("*");
    let expected = options.namespace.as_ref().map_or_else(|| expected.into(), |uri| qualified(uri, expected));
    DecodeError::new(
        DecodeErrorKind::UnexpectedRoot { name: excerpt::name(&name), expected: excerpt::name(&expected) },
        events.offset(),
    )
}

/// A document being read.
#[derive(Debug)]
pub(super) struct Document<'de> {
    pub(super) events: Events<'de>,
    ignore_unknown: bool,
    proto_names: bool,
    pub(super) registry: Option<Arc<Registry>>,
}

impl<'de> Document<'de> {
    fn read_root<M: DecodeText<'de>>(&mut self, depth: u32, options: &Options) -> Result<M> {
        let expected = (!options.any_root).then(|| options.root_of(M::DESCRIPTOR));
        let start = root(&mut self.events, options, expected)?;
        // The root is no level; as any message, it takes one off.
        let root = Element { document: self, start, depth: depth.saturating_add(1) };
        let message = M::read(root).map_err(|error| error.within(M::DESCRIPTOR.name()))?;
        self.events.finish()?;
        Ok(message.unwrap_or_else(M::empty))
    }

    /// Whether what is unknown is passed over.
    pub(super) fn ignores_unknown(&self) -> bool {
        self.ignore_unknown
    }

    /// Takes `bytes` of memory off the budget.
    pub(super) fn charge(&self, bytes: usize) -> bool {
        self.events.charge(bytes)
    }

    /// Checks that a start tag has no other attributes than these.
    #[inline]
    pub(super) fn allow_attributes(&self, start: &Start<'de>, allowed: &[&str]) -> Result<()> {
        if start.is_bare() { Ok(()) } else { self.check_attributes(start, allowed) }
    }

    #[cold]
    fn check_attributes(&self, start: &Start<'de>, allowed: &[&str]) -> Result<()> {
        if self.ignore_unknown {
            return self.refuse_nil(start);
        }
        let mut attributes = start.attributes();
        while let Some(attribute) = attributes.next()? {
            if !allowed.contains(&attribute.name) && !self.is_declaration(attribute.name) {
                let kind = DecodeErrorKind::UnknownField { name: excerpt::name(attribute.name) };
                return Err(DecodeError::new(kind, attribute.offset));
            }
        }
        Ok(())
    }

    /// Whether an attribute declares a namespace where that may be.
    pub(super) fn is_declaration(&self, attribute: &str) -> bool {
        self.events.is_within_namespace() && declared_prefix(attribute).is_some()
    }

    /// Checks that an element which has to have a value is not marked as nil.
    #[cold]
    pub(super) fn refuse_nil(&self, start: &Start<'de>) -> Result<()> {
        if !self.ignore_unknown || !self.events.is_nil(start)? {
            return Ok(());
        }
        let expected = "a value: only a field that occurs once can be `xsi:nil`";
        Err(DecodeError::new(DecodeErrorKind::UnexpectedValue { expected }, start.offset))
    }

    /// Whether the element of a field that occurs once is marked as nil, which is read as no field where attributes may be
    /// unknown. It is read to its end then.
    #[cold]
    pub(super) fn is_nil(&mut self, start: &Start<'de>) -> Result<bool> {
        if start.is_bare() || !self.ignore_unknown || !self.events.is_nil(start)? {
            return Ok(false);
        }
        self.events.nothing().map(|()| true)
    }

    /// Skips an element that nothing is known of, or refuses it.
    #[cold]
    fn skip(&mut self, start: &Start<'de>) -> Result<()> {
        if self.ignore_unknown {
            return self.events.skip();
        }
        Err(DecodeError::new(DecodeErrorKind::UnknownField { name: excerpt::name(start.name) }, start.offset))
    }

    /// Reads the children of a message's element, which has `depth` levels left below it.
    fn read_fields<M: DecodeText<'de>>(&mut self, message: &mut M, depth: u32, start: &Start<'de>) -> Result<()> {
        let mut lookup = Lookup::new(M::DESCRIPTOR, self.proto_names);
        let (mut seen, mut extensions) = (Seen::default(), extension::Seen::default());
        if !start.is_bare() {
            attribute::read(self, message, start, (&mut lookup, &mut seen))?;
        }
        let at = start.offset;
        while let Some(start) = self.events.child()? {
            let Some(field) = lookup.find(start.name) else {
                self.read_unknown(message, &mut extensions, start, depth)?;
                continue;
            };
            if !matches!(field.kind(), FieldKind::Repeated { .. }) {
                if !start.is_bare() && self.is_nil(&start).map_err(|error| in_field(error, field))? {
                    continue;
                }
                if !seen.insert(lookup.index()) {
                    return Err(duplicate(&start).within(field.name()));
                }
            }
            let source = Element { document: &mut *self, start, depth };
            message.merge_field(field.number(), source).map_err(|error| in_field(error, field))?;
        }
        if M::DESCRIPTOR.has_required()
            && let Some(field) = seen.missing(M::DESCRIPTOR.fields())
        {
            return Err(missing(at, field.name()));
        }
        Ok(())
    }

    #[cold]
    #[inline(never)]
    fn read_unknown<M: DecodeText<'de>>(
        &mut self,
        message: &mut M,
        extensions: &mut extension::Seen,
        start: Start<'de>,
        depth: u32,
    ) -> Result<()> {
        let read = if start.name != records::UNKNOWN_FIELD.as_str() {
            extensions.read(self, message, start, depth)
        } else if let Some(fields) = message.unknown_fields() {
            records::read(self, start, depth, M::DESCRIPTOR, fields).map(|()| true)
        } else {
            Ok(false)
        };
        if read.map_err(|error| error.within(start.name))? { Ok(()) } else { self.skip(&start) }
    }
}

/// Returns the number of an enumeration's value; `None` for a name that is unknown, where such are passed over.
pub(super) fn value_of(
    text: &str,
    descriptor: &'static EnumDescriptor,
    ignore_unknown: bool,
) -> Result<Option<i32>, DecodeErrorKind> {
    let name = escape::trim(text);
    if let Some(number) = descriptor.number_of(name) {
        return Ok(Some(number));
    }
    match parse_int::<i32>(name, "an enumeration's number") {
        Ok(number) if !descriptor.is_closed() || descriptor.name_of(number).is_some() => Ok(Some(number)),
        Ok(number) => Err(DecodeErrorKind::UnknownEnumValue { number }),
        Err(kind @ DecodeErrorKind::OutOfRange { .. }) => Err(kind),
        Err(_) if ignore_unknown => Ok(None),
        Err(_) => Err(DecodeErrorKind::UnknownEnumName { name: excerpt::name(name) }),
    }
}

#[cold]
#[inline(never)]
fn in_field(error: DecodeError, field: &FieldDescriptor) -> DecodeError {
    error.within(field.name())
}

#[cold]
fn missing(at: usize, name: &'static str) -> DecodeError {
    DecodeError::new(DecodeErrorKind::MissingRequired { name }, at).within(name)
}

#[cold]
fn duplicate(start: &Start<'_>) -> DecodeError {
    DecodeError::new(DecodeErrorKind::DuplicateField { name: excerpt::name(start.name) }, start.offset)
}

/// The place of one value: an element whose start tag was read.
#[derive(Debug)]
pub(super) struct Element<'d, 'de> {
    pub(super) document: &'d mut Document<'de>,
    pub(super) start: Start<'de>,
    /// How many levels may follow: a message or an entry inside takes one.
    pub(super) depth: u32,
}

impl<'de> Element<'_, 'de> {
    #[inline]
    fn parse<T>(self, parse: impl FnOnce(&str) -> Result<T, DecodeErrorKind>) -> Result<Option<T>> {
        self.document.allow_attributes(&self.start, &[])?;
        let text = self.document.events.text()?;
        match parse(&text) {
            Ok(value) => Ok(Some(value)),
            Err(kind) => Err(DecodeError::new(kind, self.start.offset)),
        }
    }

    #[inline]
    fn parse_number<F: Float>(self) -> Result<Option<F>> {
        if self.start.is_bare() {
            return self.parse(|text| parse_float(text, None));
        }
        self.document.allow_attributes(&self.start, &[BITS])?;
        let bits = self.start.attribute(BITS)?;
        let text = self.document.events.text()?;
        parse_float(&text, bits.as_deref()).map(Some).map_err(|kind| DecodeError::new(kind, self.start.offset))
    }

    /// Reads text that may be marked as escaped.
    #[cold]
    fn marked_text(self) -> Result<Cow<'de, str>> {
        let fail = |kind| DecodeError::new(kind, self.start.offset);
        self.document.allow_attributes(&self.start, &[ESCAPED])?;
        let escaped = match self.start.attribute(ESCAPED)? {
            Some(escaped) => parse_bool(&escaped).map_err(fail)?,
            None => false,
        };
        let text = self.document.events.text()?;
        if !escaped {
            return Ok(text);
        }
        let expected = "`\\\\` and `\\u{…}` as the only backslash escapes";
        escape::unbackslashed(text).ok_or_else(|| fail(DecodeErrorKind::UnexpectedValue { expected }))
    }

    /// Goes one level down.
    #[inline]
    fn enter(&self) -> Result<u32> {
        self.document.allow_attributes(&self.start, &[])?;
        self.deeper()
    }

    /// As [`enter`](Self::enter), where the attributes are looked at elsewhere.
    #[inline]
    fn deeper(&self) -> Result<u32> {
        self.depth.checked_sub(1).ok_or_else(|| DecodeError::new(DecodeErrorKind::DepthLimit, self.start.offset))
    }
}

impl<'de> Source<'de> for Element<'_, 'de> {
    type Error = DecodeError;
    type Place = usize;

    #[inline]
    fn place(&self) -> usize {
        self.start.offset
    }

    #[cold]
    fn fail(place: usize, kind: DecodeErrorKind) -> DecodeError {
        DecodeError::new(kind, place)
    }

    #[inline]
    fn charge(&self, bytes: usize) -> bool {
        self.document.charge(bytes)
    }

    #[inline]
    fn bool(self) -> Result<Option<bool>> {
        self.parse(parse_bool)
    }

    #[inline]
    fn int32(self) -> Result<Option<i32>> {
        self.parse(|text| parse_int(text, "int32"))
    }

    #[inline]
    fn int64(self) -> Result<Option<i64>> {
        self.parse(|text| parse_int(text, "int64"))
    }

    #[inline]
    fn uint32(self) -> Result<Option<u32>> {
        self.parse(|text| parse_int(text, "uint32"))
    }

    #[inline]
    fn uint64(self) -> Result<Option<u64>> {
        self.parse(|text| parse_int(text, "uint64"))
    }

    #[inline]
    fn float(self) -> Result<Option<f32>> {
        self.parse_number()
    }

    #[inline]
    fn double(self) -> Result<Option<f64>> {
        self.parse_number()
    }

    #[inline]
    fn string(self) -> Result<Option<Cow<'de, str>>> {
        if self.start.is_bare() { self.document.events.text().map(Some) } else { self.marked_text().map(Some) }
    }

    #[inline]
    fn bytes(self) -> Result<Option<Cow<'de, [u8]>>> {
        self.parse(|text| parse_base64(text).map(Cow::Owned))
    }

    fn enumeration(self, descriptor: &'static EnumDescriptor) -> Result<Option<i32>> {
        self.document.allow_attributes(&self.start, &[])?;
        let text = self.document.events.text()?;
        let number = value_of(&text, descriptor, self.document.ignore_unknown);
        number.map_err(|kind| DecodeError::new(kind, self.start.offset))
    }

    #[inline]
    fn message<M: DecodeText<'de>>(self, message: &mut M) -> Result<bool> {
        if !self.start.is_bare()
            && M::DESCRIPTOR.is_any()
            && let Some(type_url) = any::type_url(&self.start)?
        {
            return any::read(self, message, type_url);
        }
        let depth = self.deeper()?;
        self.document.read_fields(message, depth, &self.start)?;
        Ok(true)
    }

    #[inline]
    fn form<M: ReadForm<'de>>(self) -> Result<Option<M>> {
        form::read(self)
    }

    #[inline]
    fn list<V: Elements<'de>>(self, elements: &mut V) -> Result<bool> {
        elements.element(self).map_err(|error| in_element(error, elements.next_index()))?;
        Ok(true)
    }

    fn map<V: Entries<'de>>(self, entries: &mut V) -> Result<bool> {
        let depth = self.enter()?;
        let document = self.document;
        let mut index = 0;
        while let Some(start) = document.events.child()? {
            if start.name != "entry" {
                document.skip(&start)?;
                continue;
            }
            read_entry(document, start, depth, entries).map_err(|error| in_element(error, index))?;
            index += 1;
        }
        Ok(true)
    }
}

#[cold]
#[inline(never)]
fn in_element(error: DecodeError, index: usize) -> DecodeError {
    error.within(&alloc::format!("[{index}]"))
}

/// Reads the inside of an `entry`; what is missing is empty.
fn read_entry<'de, V: Entries<'de>>(
    document: &mut Document<'de>,
    entry: Start<'de>,
    depth: u32,
    entries: &mut V,
) -> Result<()> {
    document.allow_attributes(&entry, &[])?;
    let (mut key, mut value) = (None, None);
    while let Some(start) = document.events.child()? {
        let seen = match start.name {
            "key" => &mut key,
            "value" => &mut value,
            _ => {
                document.skip(&start)?;
                continue;
            }
        };
        if seen.replace(document.events.offset()).is_some() {
            return Err(duplicate(&start));
        }
        let source = Element { document: &mut *document, start, depth };
        let read = if start.name == "key" { entries.key(source) } else { entries.value(source) };
        read.map_err(|error| error.within(start.name))?;
    }
    if value.is_none() && !document.charge(entries.entry_size()) {
        return Err(DecodeError::new(DecodeErrorKind::AllocationLimit, entry.offset));
    }
    if let Some(name) = entries.lacks() {
        return Err(missing(entry.offset, name).within("value"));
    }
    match entries.finish() {
        Ok(true) => Ok(()),
        Ok(false) => Err(duplicate_key(document, &entry, key)),
        Err(kind) => Err(DecodeError::new(kind, entry.offset)),
    }
}

/// Names the key, whose element is there; without one it is the empty key.
#[cold]
fn duplicate_key(document: &Document<'_>, entry: &Start<'_>, key: Option<usize>) -> DecodeError {
    let name = key.and_then(|at| document.events.text_at(at)).unwrap_or_default();
    DecodeError::new(DecodeErrorKind::DuplicateField { name: excerpt::name(&name) }, entry.offset)
}

//! The way in by way of any serde deserializer; `source.rs` has the one from text.

use alloc::borrow::Cow;
use core::{fmt, marker::PhantomData};

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{
    key::{KeySource, KeyVisitor, NameVisitor, Named},
    names::Names,
    run::{Run, Step},
    scalar::{BoolVisitor, BytesVisitor, Enumerated, Numeric, StringVisitor, read_scalar},
};
use crate::{
    error::DecodeErrorKind,
    excerpt,
    limits::Limits,
    schema::{EnumDescriptor, FieldDescriptor, MessageDescriptor},
    walk::{DecodeText, Elements, Entries, ReadForm, Source},
};

/// What a value has to know of its surroundings.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope<'x> {
    pub(super) run: &'x Run<'x>,
    /// How many levels may still be entered.
    pub(super) depth: u32,
    /// Whether null counts as absent; in a list, in a map and at the top it is refused.
    pub(super) nullable: bool,
    /// Whether the message has the type URL of an `Any` among its fields.
    pub(super) tagged: bool,
}

impl<'x> Scope<'x> {
    /// Returns the scope of the message at the top.
    pub(crate) fn root(run: &'x Run<'x>, limits: &Limits) -> Self {
        // The message at the top enters as every other one does, so it gets a level of its own.
        Self::inside(run, limits.depth.saturating_add(1))
    }

    /// Returns the scope of a message that stands where so many levels are left.
    pub(super) fn inside(run: &'x Run<'x>, depth: u32) -> Self {
        Self { run, depth, nullable: false, tagged: false }
    }

    /// Returns the scope of a value that has to be there; `tagged` where a message has the type URL of an `Any` among
    /// its fields.
    pub(super) fn of_any(self, tagged: bool) -> Self {
        Self { nullable: false, tagged, ..self }
    }

    /// Returns the scope one level down, of a value that stands for a message.
    #[inline]
    pub(super) fn deeper<E: Error>(self) -> Result<Self, E> {
        Ok(Self { depth: self.enter()?, ..self })
    }

    /// Goes one level down, to the fields of a message or to the entries of a map.
    pub(super) fn enter<E: Error>(self) -> Result<u32, E> {
        self.depth.checked_sub(1).ok_or_else(|| self.run.fail(DecodeErrorKind::DepthLimit, None))
    }

    /// Takes a null.
    #[inline]
    pub(super) fn absent<T, E: Error>(self, expected: &'static str, text: Option<&str>) -> Result<Option<T>, E> {
        if self.nullable {
            return Ok(None);
        }
        Err(self.run.fail(DecodeErrorKind::UnexpectedValue { expected }, text))
    }

    /// Makes the error for a value of another type.
    #[cold]
    pub(crate) fn unexpected<E: Error>(self, expected: &'static str) -> E {
        self.run.fail(DecodeErrorKind::UnexpectedValue { expected }, None)
    }

    /// Says what is expected. Only a deserializer that makes an error of it asks, so it is noted as the failure.
    #[cold]
    pub(super) fn expecting(self, expected: &'static str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.run.note(DecodeErrorKind::UnexpectedValue { expected }, None);
        f.write_str(expected)
    }
}

/// A place where one value is read.
#[derive(Debug)]
pub(crate) struct Place<'x, D> {
    pub(crate) deserializer: D,
    pub(crate) scope: Scope<'x>,
}

impl<'de, 'x, D: Deserializer<'de>> Source<'de> for Place<'x, D> {
    type Error = D::Error;
    type Place = Scope<'x>;

    #[inline]
    fn place(&self) -> Scope<'x> {
        self.scope
    }

    fn fail(scope: Scope<'x>, kind: DecodeErrorKind) -> D::Error {
        scope.run.fail(kind, None)
    }

    #[inline]
    fn charge(&self, bytes: usize) -> bool {
        self.scope.run.budget.charge(bytes)
    }

    #[inline]
    fn bool(self) -> Result<Option<bool>, D::Error> {
        self.deserializer.deserialize_any(BoolVisitor(self.scope))
    }

    #[inline]
    fn int32(self) -> Result<Option<i32>, D::Error> {
        read_scalar(self.deserializer, Numeric::<i32>(PhantomData), self.scope)
    }

    #[inline]
    fn int64(self) -> Result<Option<i64>, D::Error> {
        read_scalar(self.deserializer, Numeric::<i64>(PhantomData), self.scope)
    }

    #[inline]
    fn uint32(self) -> Result<Option<u32>, D::Error> {
        read_scalar(self.deserializer, Numeric::<u32>(PhantomData), self.scope)
    }

    #[inline]
    fn uint64(self) -> Result<Option<u64>, D::Error> {
        read_scalar(self.deserializer, Numeric::<u64>(PhantomData), self.scope)
    }

    #[inline]
    fn float(self) -> Result<Option<f32>, D::Error> {
        read_scalar(self.deserializer, Numeric::<f32>(PhantomData), self.scope)
    }

    #[inline]
    fn double(self) -> Result<Option<f64>, D::Error> {
        read_scalar(self.deserializer, Numeric::<f64>(PhantomData), self.scope)
    }

    #[inline]
    fn string(self) -> Result<Option<Cow<'de, str>>, D::Error> {
        self.deserializer.deserialize_any(StringVisitor(self.scope))
    }

    fn bytes(self) -> Result<Option<Cow<'de, [u8]>>, D::Error> {
        Ok(self.deserializer.deserialize_any(BytesVisitor(self.scope))?.map(Cow::Owned))
    }

    fn enumeration(self, descriptor: &'static EnumDescriptor) -> Result<Option<i32>, D::Error> {
        read_scalar(self.deserializer, Enumerated(descriptor), self.scope)
    }

    #[inline]
    fn message<M: DecodeText<'de>>(self, message: &mut M) -> Result<bool, D::Error> {
        Ok(self.deserializer.deserialize_any(MessageVisitor { message, scope: self.scope })?.is_some())
    }

    #[inline]
    fn form<M: ReadForm<'de>>(self) -> Result<Option<M>, D::Error> {
        let scope = self.scope.deeper()?;
        M::read_form(Self { scope, ..self })
    }

    #[inline]
    fn list<V: Elements<'de>>(self, elements: &mut V) -> Result<bool, D::Error> {
        Ok(self.deserializer.deserialize_any(ListVisitor { elements, scope: self.scope })?.is_some())
    }

    #[inline]
    fn map<V: Entries<'de>>(self, entries: &mut V) -> Result<bool, D::Error> {
        Ok(self.deserializer.deserialize_any(EntriesVisitor { entries, scope: self.scope })?.is_some())
    }
}

/// What the visitors of messages, lists and maps have in common: null, and what it is not.
macro_rules! container {
    ($expected:literal) => {
        type Value = Option<()>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.scope.expecting($expected, f)
        }

        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            self.scope.absent($expected, None)
        }

        fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
            self.scope.absent($expected, None)
        }

        fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
            deserializer.deserialize_any(self)
        }

        fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
            deserializer.deserialize_any(self)
        }
    };
}

struct MessageVisitor<'m, 'x, M> {
    message: &'m mut M,
    scope: Scope<'x>,
}

impl<'de, M: DecodeText<'de>> Visitor<'de> for MessageVisitor<'_, '_, M> {
    container!("an object");

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let scope = Scope { depth: self.scope.enter()?, nullable: true, tagged: false, ..self.scope };
        let mut names = Names::new(M::DESCRIPTOR.fields());
        let tagged = self.scope.tagged;
        while let Some(named) = map.next_key_seed(NameVisitor { names: &mut names, scope, tagged })? {
            match named {
                Named::Field(field) => map
                    .next_value_seed(FieldSeed { message: &mut *self.message, number: field.number(), scope })
                    .inspect_err(|_| scope.run.step(Step::Field(field.name())))?,
                Named::Unknown => drop(map.next_value::<IgnoredAny>()?),
                Named::Number => return Err(scope.unexpected("an object")),
            }
        }
        check_required(M::DESCRIPTOR, &names, scope)?;
        Ok(Some(()))
    }
}

/// Refuses an object that lacks a required field.
#[inline]
pub(super) fn check_required<E: Error>(
    descriptor: &'static MessageDescriptor,
    names: &Names,
    scope: Scope<'_>,
) -> Result<(), E> {
    if descriptor.has_required()
        && let Some(field) = names.missing()
    {
        return Err(missing(field, scope));
    }
    Ok(())
}

#[cold]
fn missing<E: Error>(field: &'static FieldDescriptor, scope: Scope<'_>) -> E {
    let error = scope.run.fail(DecodeErrorKind::MissingRequired { name: field.name() }, None);
    scope.run.step(Step::Field(field.name()));
    error
}

/// Reads one field.
struct FieldSeed<'m, 'x, M> {
    message: &'m mut M,
    number: u32,
    scope: Scope<'x>,
}

impl<'de, M: DecodeText<'de>> DeserializeSeed<'de> for FieldSeed<'_, '_, M> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.message.merge_field(self.number, Place { deserializer, scope: self.scope })
    }
}

struct ListVisitor<'v, 'x, V> {
    elements: &'v mut V,
    scope: Scope<'x>,
}

impl<'de, V: Elements<'de>> Visitor<'de> for ListVisitor<'_, '_, V> {
    container!("an array");

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let scope = Scope { nullable: false, ..self.scope };
        let mut index = 0;
        while seq
            .next_element_seed(ElementSeed { elements: &mut *self.elements, scope })
            .inspect_err(|_| scope.run.step(Step::Index(index)))?
            .is_some()
        {
            index += 1;
        }
        Ok(Some(()))
    }
}

/// Reads one element.
struct ElementSeed<'v, 'x, V> {
    elements: &'v mut V,
    scope: Scope<'x>,
}

impl<'de, V: Elements<'de>> DeserializeSeed<'de> for ElementSeed<'_, '_, V> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.elements.element(Place { deserializer, scope: self.scope })
    }
}

struct EntriesVisitor<'v, 'x, V> {
    entries: &'v mut V,
    scope: Scope<'x>,
}

impl<'de, V: Entries<'de>> Visitor<'de> for EntriesVisitor<'_, '_, V> {
    container!("an object");

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        // Its entries are a level, and where there are none, there is none.
        if self.scope.depth == 0 && map.next_key_seed(KeyVisitor)?.is_none() {
            return Ok(Some(()));
        }
        let scope = Scope { depth: self.scope.enter()?, nullable: false, ..self.scope };
        while let Some(key) = map.next_key_seed(KeyVisitor)? {
            let key = key.ok_or_else(|| scope.unexpected("an object"))?;
            read_entry(self.entries, &key, &mut map, scope)
                .inspect_err(|_| scope.run.step(Step::Key(excerpt::name(&key))))?;
        }
        Ok(Some(()))
    }
}

/// Reads an entry whose key was read.
#[inline]
fn read_entry<'de, A: MapAccess<'de>, V: Entries<'de>>(
    entries: &mut V,
    key: &Cow<'de, str>,
    map: &mut A,
    scope: Scope<'_>,
) -> Result<(), A::Error> {
    entries.key(KeySource::new(key.clone(), scope))?;
    map.next_value_seed(EntrySeed { entries: &mut *entries, scope })?;
    finish_entry(entries, key, scope)
}

/// Puts an entry into its map, where its key is new.
#[inline]
pub(super) fn finish_entry<'de, V: Entries<'de>, E: Error>(
    entries: &mut V,
    key: &str,
    scope: Scope<'_>,
) -> Result<(), E> {
    match entries.finish() {
        Ok(true) => Ok(()),
        Ok(false) => Err(scope.run.fail(DecodeErrorKind::DuplicateField { name: excerpt::name(key) }, Some(key))),
        Err(kind) => Err(scope.run.fail(kind, Some(key))),
    }
}

/// Reads the value of an entry.
struct EntrySeed<'v, 'x, V> {
    entries: &'v mut V,
    scope: Scope<'x>,
}

impl<'de, V: Entries<'de>> DeserializeSeed<'de> for EntrySeed<'_, '_, V> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.entries.value(Place { deserializer, scope: self.scope })
    }
}

//! Limits around another deserializer.
//!
//! [`Counted`] wraps a deserializer and, on the way down, each visitor, access and seed, so that it sees every level and
//! every element, each with the size of its type. It passes on everything else, so a type cannot tell that it is there. As
//! the inner deserializer has an error type of its own, a breach is noted in the [`Meter`] and reported from there. What
//! the values take is in `room.rs`.

use alloc::{string::String, vec::Vec};
use core::{fmt, marker::PhantomData, mem::needs_drop};

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::{
    account::Account,
    meter::Meter,
    room::{is_buffer, is_value},
};

/// The key by which serde_json hands over raw text. Its `Value` takes it for that in any object, and reads the text
/// beneath it by itself, without limits.
const RAW: &str = "$serde_json::private::RawValue";

/// What pointers that are counted keep beside their value.
const COUNTS: usize = size_of::<[usize; 2]>();

/// The place that a value is put in, which is paid for.
#[derive(Clone, Copy, Debug)]
struct Slot {
    size: usize,
    /// Whether it can own memory elsewhere.
    owns: bool,
}

impl Slot {
    /// A place that does not tell.
    const UNKNOWN: Self = Self { size: 0, owns: true };
    /// A place without memory elsewhere.
    const PLAIN: Self = Self { size: 0, owns: false };

    const fn of<T>() -> Self {
        Self { size: size_of::<T>(), owns: needs_drop::<T>() }
    }

    /// Returns how many bytes a `T` that belongs here may take elsewhere, in a box or behind a pointer that is counted.
    ///
    /// A value of the size of the place stands in it, if that is no pointer's; what serde buffers does not stay.
    #[inline]
    const fn heap<T>(self, is_buffer: bool) -> usize {
        let is_pointer = self.size <= size_of::<usize>();
        let stays = self.size == size_of::<T>() && needs_drop::<T>();
        if !self.owns || !is_pointer && (stays || is_buffer) { 0 } else { size_of::<T>() + COUNTS }
    }
}

/// Where in the nesting a wrapper stands.
#[derive(Clone, Copy, Debug)]
struct Place<'m> {
    meter: &'m Meter,
    /// How many containers are open.
    open: u32,
    /// How many `Some`s there were since the last one. A recursive type made of options alone has no containers.
    somes: u32,
    /// Where the value goes.
    slot: Slot,
    /// Whether the value is a key that must not be [`RAW`].
    is_free_key: bool,
}

impl<'m> Place<'m> {
    /// Enters a container.
    #[inline]
    fn container<E: Error>(self) -> Result<Self, E> {
        if self.open > self.meter.depth() {
            return Err(self.meter.refuse_depth());
        }
        Ok(Self { open: self.open + 1, somes: 0, ..self })
    }

    #[inline]
    fn some<E: Error>(self) -> Result<Self, E> {
        if self.somes > self.meter.depth() {
            return Err(self.meter.refuse_depth());
        }
        Ok(Self { somes: self.somes + 1, ..self })
    }

    /// Goes to what a `T` is made of, without a collection between them.
    #[inline]
    fn inside<T, A: Asked>(self) -> Self {
        // Where anything was asked for, a `Some` or a newtype may be a value of the same type in a box.
        Self { slot: if A::ANY { Slot::UNKNOWN } else { Slot::of::<T>() }, ..self }
    }

    /// Goes to a part of a collection.
    #[inline]
    fn part<T>(self) -> Self {
        Self { slot: Slot::of::<T>(), is_free_key: false, ..self }
    }

    /// Pays for the memory that a `T` may take outside of its slot.
    #[inline]
    fn ask<T, E: Error>(self) -> Result<(), E> {
        match self.slot.heap::<T>(is_buffer::<T>()) {
            0 => Ok(()),
            bytes => self.meter.charge(bytes),
        }
    }

    /// Checks a text, which may be a key.
    #[inline]
    fn text<E: Error>(self, text: &str) -> Result<(), E> {
        if self.is_free_key && text == RAW {
            return Err(raw_key());
        }
        Ok(())
    }

    /// Notes bytes of which a `T` keeps a copy.
    #[inline]
    fn copied<T, A: Asked>(self, len: usize) {
        if A::ANY && needs_drop::<T>() && !is_value::<T>() {
            self.meter.note(len);
        }
    }

    /// Reads the parts of a collection on an account of its own.
    #[inline]
    fn open<A, P, T, E: Error>(
        self,
        mut account: Account,
        access: P,
        read: impl FnOnce(Parts<'m, P, A>) -> Result<T, E>,
    ) -> Result<T, E> {
        account.begin(self.meter)?;
        if !account.is_buffer() {
            return read(Parts::new(access, self, account));
        }
        let outer = self.meter.open();
        let value = read(Parts::new(access, self, account));
        self.meter.close(outer)?;
        value
    }

    #[inline]
    fn watch<V, A>(self, visitor: V) -> Watched<'m, V, A> {
        Watched { visitor, place: self, asked: PhantomData }
    }

    #[inline]
    fn wrap<T>(self, inner: T) -> Counted<'m, T> {
        Counted { inner, place: self }
    }
}

#[cold]
fn raw_key<E: Error>() -> E {
    E::custom(format_args!("the key `{RAW}` stands for unread text in serde_json, and cannot be that of an object"))
}

/// A part of a deserializer, with limits.
#[derive(Debug)]
pub(super) struct Counted<'m, T> {
    inner: T,
    place: Place<'m>,
}

impl<'m, T> Counted<'m, T> {
    pub(super) fn new(inner: T, meter: &'m Meter) -> Self {
        let place = Place { meter, open: 0, somes: 0, slot: Slot::PLAIN, is_free_key: false };
        place.wrap(inner)
    }
}

macro_rules! pass_on {
    ($($asked:ident: $($method:ident($($argument:ident: $ty:ty),*))*;)*) => {
        $($(#[inline]
        fn $method<V: Visitor<'de>>(self $(, $argument: $ty)*, visitor: V) -> Result<V::Value, D::Error> {
            self.place.ask::<V::Value, _>()?;
            self.inner.$method($($argument,)* self.place.watch::<V, $asked>(visitor))
        })*)*
    };
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Counted<'_, D> {
    type Error = D::Error;

    pass_on! {
        Any: deserialize_any();
        Collection: deserialize_seq() deserialize_map();
        Bytes: deserialize_bytes() deserialize_byte_buf();
        Fixed: deserialize_bool()
            deserialize_i8() deserialize_i16() deserialize_i32() deserialize_i64() deserialize_i128()
            deserialize_u8() deserialize_u16() deserialize_u32() deserialize_u64() deserialize_u128()
            deserialize_f32() deserialize_f64()
            deserialize_char() deserialize_str() deserialize_string()
            deserialize_option() deserialize_unit() deserialize_identifier() deserialize_ignored_any()
            deserialize_unit_struct(name: &'static str)
            deserialize_newtype_struct(name: &'static str)
            deserialize_tuple(len: usize)
            deserialize_tuple_struct(name: &'static str, len: usize)
            deserialize_struct(name: &'static str, fields: &'static [&'static str])
            deserialize_enum(name: &'static str, variants: &'static [&'static str]);
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

/// What a visitor was asked for, which decides what it does with parts.
trait Asked {
    /// Whether there may be a value of any type.
    const ANY: bool = false;
    /// Whether parts have their place in the value.
    const FIXED: bool = false;

    fn seq<T>() -> Account;
    fn map<T>() -> Account;
}

/// Whatever there is.
#[derive(Debug)]
struct Any;
/// A sequence or a map.
#[derive(Debug)]
struct Collection;
/// Bytes, which may come as a sequence.
#[derive(Debug)]
struct Bytes;
/// A struct, a tuple or a single value.
#[derive(Debug)]
struct Fixed;

impl Asked for Any {
    const ANY: bool = true;

    #[inline]
    fn seq<T>() -> Account {
        Account::of_seq::<T>(true)
    }

    #[inline]
    fn map<T>() -> Account {
        Account::of_map::<T>(true)
    }
}

impl Asked for Collection {
    #[inline]
    fn seq<T>() -> Account {
        Account::of_seq::<T>(false)
    }

    #[inline]
    fn map<T>() -> Account {
        Account::of_map::<T>(false)
    }
}

impl Asked for Bytes {
    #[inline]
    fn seq<T>() -> Account {
        Account::of_bytes()
    }

    #[inline]
    fn map<T>() -> Account {
        Account::of_map::<T>(false)
    }
}

impl Asked for Fixed {
    const FIXED: bool = true;

    #[inline]
    fn seq<T>() -> Account {
        Account::of_fields()
    }

    #[inline]
    fn map<T>() -> Account {
        Account::of_fields()
    }
}

/// A visitor, with limits.
#[derive(Debug)]
struct Watched<'m, V, A> {
    visitor: V,
    place: Place<'m>,
    asked: PhantomData<A>,
}

macro_rules! visit {
    ($($method:ident $ty:ty,)*) => {
        $(#[inline]
        fn $method<E: Error>(self, value: $ty) -> Result<V::Value, E> {
            self.visitor.$method(value)
        })*
    };
}

impl<'de, V: Visitor<'de>, A: Asked> Visitor<'de> for Watched<'_, V, A> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    visit! {
        visit_bool bool,
        visit_i8 i8,
        visit_i16 i16,
        visit_i32 i32,
        visit_i64 i64,
        visit_i128 i128,
        visit_u8 u8,
        visit_u16 u16,
        visit_u32 u32,
        visit_u64 u64,
        visit_u128 u128,
        visit_f32 f32,
        visit_f64 f64,
        visit_char char,
        visit_borrowed_bytes &'de [u8],
    }

    #[inline]
    fn visit_str<E: Error>(self, value: &str) -> Result<V::Value, E> {
        self.place.text(value)?;
        self.place.copied::<V::Value, A>(value.len());
        self.visitor.visit_str(value)
    }

    #[inline]
    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<V::Value, E> {
        self.place.text(value)?;
        self.visitor.visit_borrowed_str(value)
    }

    #[inline]
    fn visit_string<E: Error>(self, value: String) -> Result<V::Value, E> {
        self.place.text(&value)?;
        self.place.copied::<V::Value, A>(value.len());
        self.visitor.visit_string(value)
    }

    #[inline]
    fn visit_bytes<E: Error>(self, value: &[u8]) -> Result<V::Value, E> {
        self.place.copied::<V::Value, A>(value.len());
        self.visitor.visit_bytes(value)
    }

    #[inline]
    fn visit_byte_buf<E: Error>(self, value: Vec<u8>) -> Result<V::Value, E> {
        self.place.copied::<V::Value, A>(value.len());
        self.visitor.visit_byte_buf(value)
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.visitor.visit_unit()
    }

    #[inline]
    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.visitor.visit_none()
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, value: D) -> Result<V::Value, D::Error> {
        self.visitor.visit_some(self.place.some()?.inside::<V::Value, A>().wrap(value))
    }

    #[inline]
    fn visit_newtype_struct<D: Deserializer<'de>>(self, value: D) -> Result<V::Value, D::Error> {
        self.visitor.visit_newtype_struct(self.place.inside::<V::Value, A>().wrap(value))
    }

    #[inline]
    fn visit_seq<P: SeqAccess<'de>>(self, access: P) -> Result<V::Value, P::Error> {
        let (place, visitor) = (self.place.container()?, self.visitor);
        place.open(A::seq::<V::Value>(), access, |parts: Parts<'_, P, A>| visitor.visit_seq(parts))
    }

    #[inline]
    fn visit_map<P: MapAccess<'de>>(self, access: P) -> Result<V::Value, P::Error> {
        let (place, visitor) = (self.place.container()?, self.visitor);
        place.open(A::map::<V::Value>(), access, |parts: Parts<'_, P, A>| visitor.visit_map(parts))
    }

    #[inline]
    fn visit_enum<P: EnumAccess<'de>>(self, access: P) -> Result<V::Value, P::Error> {
        self.visitor.visit_enum(self.place.wrap(access))
    }
}

/// The name of a variant, or its content.
impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Counted<'_, S> {
    type Value = S::Value;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.inner.deserialize(self.place.part::<S::Value>().wrap(deserializer))
    }
}

/// The parts of a sequence or a map, on their account.
#[derive(Debug)]
struct Parts<'m, P, A> {
    access: P,
    place: Place<'m>,
    account: Account,
    asked: PhantomData<A>,
}

impl<'m, P, A> Parts<'m, P, A> {
    #[inline]
    fn new(access: P, place: Place<'m>, account: Account) -> Self {
        Self { access, place, account, asked: PhantomData }
    }
}

/// The key of an entry.
struct Key<'m, S> {
    seed: S,
    place: Place<'m>,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Key<'_, S> {
    type Value = S::Value;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.seed.deserialize(self.place.wrap(deserializer))
    }
}

/// An element, or the value of an entry. It is paid for when it is known to be there.
struct Part<'a, 'm, S, A> {
    seed: S,
    place: Place<'m>,
    account: &'a mut Account,
    asked: PhantomData<A>,
}

impl<'de, S: DeserializeSeed<'de>, A: Asked> DeserializeSeed<'de> for Part<'_, '_, S, A> {
    type Value = S::Value;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let meter = self.place.meter;
        if !A::FIXED {
            self.account.push::<S::Value, _>(meter)?;
        }
        let before = meter.ledger();
        let value = self.seed.deserialize(self.place.part::<S::Value>().wrap(deserializer));
        meter.settle::<S::Value>(before);
        value
    }
}

impl<'de, P: SeqAccess<'de>, A: Asked> SeqAccess<'de> for Parts<'_, P, A> {
    type Error = P::Error;

    #[inline]
    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, P::Error> {
        let (place, account) = (self.place, &mut self.account);
        self.access.next_element_seed(Part::<S, A> { seed, place, account, asked: PhantomData })
    }

    fn size_hint(&self) -> Option<usize> {
        self.access.size_hint()
    }
}

impl<'de, P: MapAccess<'de>, A: Asked> MapAccess<'de> for Parts<'_, P, A> {
    type Error = P::Error;

    #[inline]
    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, P::Error> {
        let mut place = self.place.part::<S::Value>();
        if !A::FIXED {
            self.account.key::<S::Value>();
            place.is_free_key = self.account.has_free_keys();
        }
        self.access.next_key_seed(Key { seed, place })
    }

    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, P::Error> {
        let (place, account) = (self.place, &mut self.account);
        self.access.next_value_seed(Part::<S, A> { seed, place, account, asked: PhantomData })
    }

    fn size_hint(&self) -> Option<usize> {
        self.access.size_hint()
    }
}

impl<'m, 'de, A: EnumAccess<'de>> EnumAccess<'de> for Counted<'m, A> {
    type Error = A::Error;
    type Variant = Counted<'m, A::Variant>;

    #[inline]
    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self::Variant), A::Error> {
        let (name, variant) = self.inner.variant_seed(self.place.wrap(seed))?;
        Ok((name, self.place.wrap(variant)))
    }
}

/// A variant with content stands in an object of its own.
impl<'de, A: VariantAccess<'de>> VariantAccess<'de> for Counted<'_, A> {
    type Error = A::Error;

    fn unit_variant(self) -> Result<(), A::Error> {
        self.inner.unit_variant()
    }

    #[inline]
    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, A::Error> {
        let place = self.place.container()?;
        let before = place.meter.ledger();
        let value = self.inner.newtype_variant_seed(place.wrap(seed));
        place.meter.settle::<S::Value>(before);
        value
    }

    #[inline]
    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, A::Error> {
        self.inner.tuple_variant(len, self.place.container()?.watch::<V, Fixed>(visitor))
    }

    #[inline]
    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        self.inner.struct_variant(fields, self.place.container()?.watch::<V, Fixed>(visitor))
    }
}

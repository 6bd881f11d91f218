//! Visitors, on the way to what a value is made of.

use alloc::{string::String, vec::Vec};
use core::{fmt, marker::PhantomData};

use serde::de::{Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor};

use super::{
    Counted,
    parts::{Parts, open},
    place::Place,
};
use crate::serde::account::Account;

/// What a visitor was asked for, which decides what it does with parts.
pub(super) trait Asked {
    /// Whether there may be a value of any type.
    const ANY: bool = false;
    /// Whether parts have their place in the value.
    const FIXED: bool = false;

    fn seq<T>() -> Account;
    fn map<T>() -> Account;
}

/// Whatever there is.
#[derive(Debug)]
pub(super) struct Any;
/// A sequence or a map.
#[derive(Debug)]
pub(super) struct Collection;
/// Bytes, which may come as a sequence.
#[derive(Debug)]
pub(super) struct Bytes;
/// A struct, a tuple or a single value.
#[derive(Debug)]
pub(super) struct Fixed;

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
pub(super) struct Watched<'m, V, A> {
    visitor: V,
    place: Place<'m>,
    asked: PhantomData<A>,
}

impl<'m, V, A> Watched<'m, V, A> {
    #[inline]
    pub(super) fn new(visitor: V, place: Place<'m>) -> Self {
        Self { visitor, place, asked: PhantomData }
    }
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
        let place = self.place.some()?.inside::<V::Value, A>();
        self.visitor.visit_some(Counted::at(place, value))
    }

    #[inline]
    fn visit_newtype_struct<D: Deserializer<'de>>(self, value: D) -> Result<V::Value, D::Error> {
        let place = self.place.inside::<V::Value, A>();
        self.visitor.visit_newtype_struct(Counted::at(place, value))
    }

    #[inline]
    fn visit_seq<P: SeqAccess<'de>>(self, access: P) -> Result<V::Value, P::Error> {
        let (place, visitor) = (self.place.container()?, self.visitor);
        open(place, A::seq::<V::Value>(), access, |parts: Parts<'_, P, A>| visitor.visit_seq(parts))
    }

    #[inline]
    fn visit_map<P: MapAccess<'de>>(self, access: P) -> Result<V::Value, P::Error> {
        let (place, visitor) = (self.place.container()?, self.visitor);
        open(place, A::map::<V::Value>(), access, |parts: Parts<'_, P, A>| visitor.visit_map(parts))
    }

    #[inline]
    fn visit_enum<P: EnumAccess<'de>>(self, access: P) -> Result<V::Value, P::Error> {
        self.visitor.visit_enum(Counted::at(self.place, access))
    }
}

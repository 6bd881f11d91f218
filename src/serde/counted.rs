//! Limits around another deserializer.
//!
//! [`Counted`] wraps a deserializer and, on the way down, each visitor, access and seed, so that it sees every level and
//! every element, each with the size of its type. It passes on everything else, so a type cannot tell that it is there. As
//! the inner deserializer has an error type of its own, a breach is noted in the [`Meter`] and reported from there. What
//! the values take is in `room.rs`.

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, VariantAccess, Visitor};

use self::{
    place::{Place, Slot},
    visitor::{Any, Bytes, Collection, Fixed, Watched},
};
use super::{
    allowance::{self, Lender},
    meter::Meter,
};

mod parts;
mod place;
mod visitor;

/// A part of a deserializer, with limits.
#[derive(Debug)]
pub(super) struct Counted<'m, T> {
    inner: T,
    place: Place<'m>,
}

impl<'m, T> Counted<'m, T> {
    pub(super) fn new(inner: T, meter: &'m Meter) -> Self {
        Self::at(Place { meter, open: 0, somes: 0, slot: Slot::PLAIN, is_free_key: false }, inner)
    }

    #[inline]
    fn at(place: Place<'m>, inner: T) -> Self {
        Self { inner, place }
    }
}

macro_rules! pass_on {
    ($($asked:ident: $($method:ident($($argument:ident: $ty:ty),*))*;)*) => {
        $($(#[inline]
        fn $method<V: Visitor<'de>>(self $(, $argument: $ty)*, visitor: V) -> Result<V::Value, D::Error> {
            self.place.ask::<V::Value, _>()?;
            self.inner.$method($($argument,)* Watched::<V, $asked>::new(visitor, self.place))
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
            deserialize_tuple(len: usize)
            deserialize_tuple_struct(name: &'static str, len: usize)
            deserialize_struct(name: &'static str, fields: &'static [&'static str])
            deserialize_enum(name: &'static str, variants: &'static [&'static str]);
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, D::Error> {
        if name == allowance::NAME {
            return visitor.visit_map(Lender::new(self.place.meter, self));
        }
        self.place.ask::<V::Value, _>()?;
        self.inner.deserialize_newtype_struct(name, Watched::<V, Fixed>::new(visitor, self.place))
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

/// The name of a variant, or its content.
impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Counted<'_, S> {
    type Value = S::Value;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.inner.deserialize(Counted::at(self.place.part::<S::Value>(), deserializer))
    }
}

impl<'m, 'de, A: EnumAccess<'de>> EnumAccess<'de> for Counted<'m, A> {
    type Error = A::Error;
    type Variant = Counted<'m, A::Variant>;

    #[inline]
    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self::Variant), A::Error> {
        let (name, variant) = self.inner.variant_seed(Counted::at(self.place, seed))?;
        Ok((name, Counted::at(self.place, variant)))
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
        let value = self.inner.newtype_variant_seed(Counted::at(place, seed));
        place.meter.settle::<S::Value>(before);
        value
    }

    #[inline]
    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, A::Error> {
        self.inner.tuple_variant(len, Watched::<V, Fixed>::new(visitor, self.place.container()?))
    }

    #[inline]
    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        self.inner.struct_variant(fields, Watched::<V, Fixed>::new(visitor, self.place.container()?))
    }
}

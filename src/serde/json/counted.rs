//! Limits around another deserializer.
//!
//! [`Counted`] wraps a deserializer and, on the way down, each visitor, access and seed, so that it sees every level and
//! every element. It passes on everything else, so a type cannot tell that it is there. As the inner deserializer has
//! an error type of its own, a breach is noted in the [`Meter`] and reported from there.

use alloc::{string::String, vec::Vec};
use core::{cell::Cell, fmt};

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use crate::{DecodeErrorKind, Limits};

/// What one document may still take, shared by all that reads it.
#[derive(Debug)]
pub(super) struct Meter {
    depth: u32,
    budget: Cell<usize>,
    breach: Cell<Option<Breach>>,
}

#[derive(Clone, Copy, Debug)]
enum Breach {
    Depth,
    Allocation,
}

impl Meter {
    pub(super) fn new(limits: &Limits, len: usize) -> Self {
        Self { depth: limits.depth, budget: Cell::new(limits.budget(len)), breach: Cell::new(None) }
    }

    /// Returns the limit that was exceeded.
    pub(super) fn breach(&self) -> Option<DecodeErrorKind> {
        self.breach.get().map(|breach| match breach {
            Breach::Depth => DecodeErrorKind::DepthLimit,
            Breach::Allocation => DecodeErrorKind::AllocationLimit,
        })
    }

    #[cold]
    fn refuse<E: serde::de::Error>(&self, breach: Breach) -> E {
        self.breach.set(Some(breach));
        E::custom("limit exceeded")
    }

    #[inline]
    fn charge<T, E: serde::de::Error>(&self) -> Result<(), E> {
        match self.budget.get().checked_sub(size_of::<T>()) {
            Some(left) => {
                self.budget.set(left);
                Ok(())
            }
            None => Err(self.refuse(Breach::Allocation)),
        }
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
}

impl<'m> Place<'m> {
    /// Enters a container.
    #[inline]
    fn container<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.open > self.meter.depth {
            return Err(self.meter.refuse(Breach::Depth));
        }
        Ok(Self { open: self.open + 1, somes: 0, ..self })
    }

    #[inline]
    fn some<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.somes > self.meter.depth {
            return Err(self.meter.refuse(Breach::Depth));
        }
        Ok(Self { somes: self.somes + 1, ..self })
    }

    fn wrap<T>(self, inner: T) -> Counted<'m, T> {
        Counted { inner, place: self }
    }
}

/// A part of a deserializer, with limits.
#[derive(Debug)]
pub(super) struct Counted<'m, T> {
    inner: T,
    place: Place<'m>,
}

impl<'m, T> Counted<'m, T> {
    pub(super) fn new(inner: T, meter: &'m Meter) -> Self {
        Place { meter, open: 0, somes: 0 }.wrap(inner)
    }
}

macro_rules! pass_on {
    ($($method:ident($($argument:ident: $ty:ty),*);)*) => {
        $(#[inline]
        fn $method<V: Visitor<'de>>(self $(, $argument: $ty)*, visitor: V) -> Result<V::Value, D::Error> {
            self.inner.$method($($argument,)* self.place.wrap(visitor))
        })*
    };
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Counted<'_, D> {
    type Error = D::Error;

    pass_on! {
        deserialize_any();
        deserialize_bool();
        deserialize_i8();
        deserialize_i16();
        deserialize_i32();
        deserialize_i64();
        deserialize_i128();
        deserialize_u8();
        deserialize_u16();
        deserialize_u32();
        deserialize_u64();
        deserialize_u128();
        deserialize_f32();
        deserialize_f64();
        deserialize_char();
        deserialize_str();
        deserialize_string();
        deserialize_bytes();
        deserialize_byte_buf();
        deserialize_option();
        deserialize_unit();
        deserialize_unit_struct(name: &'static str);
        deserialize_newtype_struct(name: &'static str);
        deserialize_seq();
        deserialize_tuple(len: usize);
        deserialize_tuple_struct(name: &'static str, len: usize);
        deserialize_map();
        deserialize_struct(name: &'static str, fields: &'static [&'static str]);
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
        deserialize_identifier();
        deserialize_ignored_any();
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

macro_rules! visit {
    ($($method:ident $ty:ty,)*) => {
        $(#[inline]
        fn $method<E: serde::de::Error>(self, value: $ty) -> Result<V::Value, E> {
            self.inner.$method(value)
        })*
    };
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Counted<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
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
        visit_str &str,
        visit_borrowed_str &'de str,
        visit_string String,
        visit_bytes &[u8],
        visit_borrowed_bytes &'de [u8],
        visit_byte_buf Vec<u8>,
    }

    #[inline]
    fn visit_unit<E: serde::de::Error>(self) -> Result<V::Value, E> {
        self.inner.visit_unit()
    }

    #[inline]
    fn visit_none<E: serde::de::Error>(self) -> Result<V::Value, E> {
        self.inner.visit_none()
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, value: D) -> Result<V::Value, D::Error> {
        self.inner.visit_some(self.place.some()?.wrap(value))
    }

    #[inline]
    fn visit_newtype_struct<D: Deserializer<'de>>(self, value: D) -> Result<V::Value, D::Error> {
        self.inner.visit_newtype_struct(self.place.wrap(value))
    }

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        self.inner.visit_seq(self.place.container()?.wrap(access))
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        self.inner.visit_map(self.place.container()?.wrap(access))
    }

    #[inline]
    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        self.inner.visit_enum(self.place.wrap(access))
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Counted<'_, S> {
    type Value = S::Value;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.inner.deserialize(self.place.wrap(deserializer))
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Counted<'_, A> {
    type Error = A::Error;

    #[inline]
    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.place.meter.charge::<S::Value, _>()?;
        self.inner.next_element_seed(self.place.wrap(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Counted<'_, A> {
    type Error = A::Error;

    #[inline]
    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.place.meter.charge::<S::Value, _>()?;
        self.inner.next_key_seed(self.place.wrap(seed))
    }

    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.place.meter.charge::<S::Value, _>()?;
        self.inner.next_value_seed(self.place.wrap(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
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
        self.inner.newtype_variant_seed(self.place.container()?.wrap(seed))
    }

    #[inline]
    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, A::Error> {
        self.inner.tuple_variant(len, self.place.container()?.wrap(visitor))
    }

    #[inline]
    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        self.inner.struct_variant(fields, self.place.container()?.wrap(visitor))
    }
}

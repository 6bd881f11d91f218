//! How a message inside a serde type is read on the budget of the document around it.
//!
//! [`Canonical`](super::Canonical) knows its deserializer by serde's traits only, and these say nothing of budgets. So it asks
//! [`Counted`] for a newtype of a name that nobody else has, and gets a map: a first key that tells what is left, a value
//! that is the message, and a last key, to which it tells what it has taken. A deserializer of somebody else is not asked.

use core::{any::type_name, cell::Cell, fmt, marker::PhantomData};

use serde::{
    de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor},
    forward_to_deserialize_any,
};

use super::{counted::Counted, meter::Meter};
use crate::Limits;

/// The name of the newtype that is asked for.
pub(super) const NAME: &str = "$wireform::private::Allowance";

/// Returns whether a deserializer knows that name.
pub(super) fn is_known<D>() -> bool {
    let outermost = |name: &'static str| name.split('<').next();
    outermost(type_name::<D>()) == outermost(type_name::<Counted<'_, ()>>())
}

/// What the deserializer gives: the budget, and itself.
pub(super) struct Lender<'m, D> {
    meter: &'m Meter,
    deserializer: Option<D>,
}

impl<'m, D> Lender<'m, D> {
    pub(super) fn new(meter: &'m Meter, deserializer: D) -> Self {
        Self { meter, deserializer: Some(deserializer) }
    }
}

impl<'de, D: Deserializer<'de>> MapAccess<'de> for Lender<'_, D> {
    type Error = D::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, D::Error> {
        seed.deserialize(Budget { meter: self.meter, error: PhantomData }).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, D::Error> {
        let deserializer = self.deserializer.take().ok_or_else(|| D::Error::custom("there is one value only"))?;
        seed.deserialize(deserializer)
    }
}

/// What is left, as a number; a tuple takes as many bytes as it has elements.
struct Budget<'m, E> {
    meter: &'m Meter,
    error: PhantomData<E>,
}

impl<'de, E: Error> Deserializer<'de> for Budget<'_, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_u64(self.meter.left() as u64)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, E> {
        self.meter.charge(len)?;
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple_struct map struct enum identifier ignored_any
    }
}

/// A value that is read within limits, and sets what it has taken of them.
pub(super) trait Within<'de> {
    type Value;

    fn read<D: Deserializer<'de>>(
        self,
        deserializer: D,
        limits: &Limits,
        taken: &Cell<usize>,
    ) -> Result<Self::Value, D::Error>;
}

/// Reads a value on the budget of a deserializer that [knows](is_known) how.
pub(super) fn read<'de, W: Within<'de>, D: Deserializer<'de>>(value: W, deserializer: D) -> Result<W::Value, D::Error> {
    deserializer.deserialize_newtype_struct(NAME, Borrower(value))
}

struct Borrower<W>(W);

impl<'de, W: Within<'de>> Visitor<'de> for Borrower<W> {
    type Value = W::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a message and a budget")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<W::Value, A::Error> {
        let left = map.next_key::<u64>()?.and_then(|left| usize::try_from(left).ok()).unwrap_or(0);
        let (limits, taken) = (Limits::new().allocation(left), Cell::new(0));
        let value = map.next_value_seed(Seed { value: self.0, limits: &limits, taken: &taken });
        map.next_key_seed(Taken(taken.get()))?;
        value
    }
}

struct Seed<'t, W> {
    value: W,
    limits: &'t Limits,
    taken: &'t Cell<usize>,
}

impl<'de, W: Within<'de>> DeserializeSeed<'de> for Seed<'_, W> {
    type Value = W::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<W::Value, D::Error> {
        self.value.read(deserializer, self.limits, self.taken)
    }
}

struct Taken(usize);

impl<'de> DeserializeSeed<'de> for Taken {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_tuple(self.0, IgnoredAny).map(drop)
    }
}

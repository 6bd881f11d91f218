//! The parts of sequences and maps.

use core::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess};

use super::{Counted, place::Place, visitor::Asked};
use crate::serde::account::Account;

/// The parts of a sequence or a map, on their account.
#[derive(Debug)]
pub(super) struct Parts<'m, P, A> {
    access: P,
    inside: Inside<'m, A>,
}

/// The inside of a sequence or a map.
#[derive(Debug)]
struct Inside<'m, A> {
    place: Place<'m>,
    account: Account,
    asked: PhantomData<A>,
}

impl<'m, P, A> Parts<'m, P, A> {
    #[inline]
    fn new(access: P, place: Place<'m>, account: Account) -> Self {
        Self { access, inside: Inside { place, account, asked: PhantomData } }
    }
}

/// Reads the parts of a collection on an account of its own.
#[inline]
pub(super) fn open<'m, A, P, T, E: Error>(
    place: Place<'m>,
    mut account: Account,
    access: P,
    read: impl FnOnce(Parts<'m, P, A>) -> Result<T, E>,
) -> Result<T, E> {
    account.begin(place.meter)?;
    if !account.is_buffer() {
        return read(Parts::new(access, place, account));
    }
    let outer = place.meter.open();
    let value = read(Parts::new(access, place, account));
    place.meter.close(outer)?;
    value
}

/// The key of an entry.
struct Key<'a, 'm, S, A> {
    seed: S,
    inside: &'a mut Inside<'m, A>,
}

impl<'de, S: DeserializeSeed<'de>, A: Asked> DeserializeSeed<'de> for Key<'_, '_, S, A> {
    type Value = S::Value;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let mut place = self.inside.place.part::<S::Value>();
        if !A::FIXED {
            self.inside.account.key::<S::Value>();
            place.is_free_key = self.inside.account.has_free_keys();
        }
        self.seed.deserialize(Counted::at(place, deserializer))
    }
}

/// An element, or the value of an entry. It is paid for when it is known to be there.
struct Part<'a, 'm, S, A> {
    seed: S,
    inside: &'a mut Inside<'m, A>,
}

impl<'de, S: DeserializeSeed<'de>, A: Asked> DeserializeSeed<'de> for Part<'_, '_, S, A> {
    type Value = S::Value;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let meter = self.inside.place.meter;
        if !A::FIXED {
            self.inside.account.push::<S::Value, _>(meter)?;
        }
        let before = meter.ledger();
        let value = self.seed.deserialize(Counted::at(self.inside.place.part::<S::Value>(), deserializer));
        meter.settle::<S::Value>(before);
        value
    }
}

impl<'de, P: SeqAccess<'de>, A: Asked> SeqAccess<'de> for Parts<'_, P, A> {
    type Error = P::Error;

    #[inline]
    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, P::Error> {
        self.access.next_element_seed(Part { seed, inside: &mut self.inside })
    }

    fn size_hint(&self) -> Option<usize> {
        self.access.size_hint()
    }
}

impl<'de, P: MapAccess<'de>, A: Asked> MapAccess<'de> for Parts<'_, P, A> {
    type Error = P::Error;

    #[inline]
    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, P::Error> {
        self.access.next_key_seed(Key { seed, inside: &mut self.inside })
    }

    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, P::Error> {
        self.access.next_value_seed(Part { seed, inside: &mut self.inside })
    }

    fn size_hint(&self) -> Option<usize> {
        self.access.size_hint()
    }
}

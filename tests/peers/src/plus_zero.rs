//! −0.0 out of the fields where prost takes it for the empty value and drops it.

use crate::{Everything, MapValues, Pick, Scalars, Wide};

/// Replaces −0.0 by 0.0 where a field has implicit presence.
///
/// Elsewhere, in lists, in oneofs and behind an `Option`, prost writes it as we do.
pub trait PlusZero {
    /// Does so in all of `self`; the default is for messages without such a field.
    fn plus_zero(&mut self) {}
}

impl PlusZero for crate::Choice {}
impl PlusZero for crate::Enums {}
impl PlusZero for crate::ExpandedLists {}
impl PlusZero for crate::Keeping {}
impl PlusZero for crate::Leaf {}
impl PlusZero for crate::Lists {}
impl PlusZero for crate::MapKeys {}
impl PlusZero for crate::Nesting {}
impl PlusZero for crate::Optionals {}

impl PlusZero for Scalars {
    fn plus_zero(&mut self) {
        self.float += 0.0;
        self.double += 0.0;
    }
}

impl PlusZero for MapValues {
    fn plus_zero(&mut self) {
        self.float.values_mut().for_each(|value| *value += 0.0);
        self.double.values_mut().for_each(|value| *value += 0.0);
    }
}

impl PlusZero for Wide {
    fn plus_zero(&mut self) {
        self.a10 += 0.0;
        self.a11 += 0.0;
    }
}

impl PlusZero for Everything {
    fn plus_zero(&mut self) {
        self.scalars.iter_mut().for_each(PlusZero::plus_zero);
        self.map_values.iter_mut().for_each(PlusZero::plus_zero);
        self.wide.iter_mut().for_each(|wide| wide.plus_zero());
        self.inner.iter_mut().for_each(|inner| inner.plus_zero());
        self.list.iter_mut().for_each(PlusZero::plus_zero);
        self.map.values_mut().for_each(PlusZero::plus_zero);
        if let Some(Pick::Everything(inner)) = &mut self.pick {
            inner.plus_zero();
        }
    }
}

//! Where a value stands: how deep, and in what memory.

use core::mem::needs_drop;

use serde::de::Error;

use super::visitor::Asked;
use crate::serde::{
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
pub(super) struct Slot {
    size: usize,
    /// Whether it can own memory elsewhere.
    owns: bool,
}

impl Slot {
    /// A place that does not tell.
    pub(super) const UNKNOWN: Self = Self { size: 0, owns: true };
    /// A place without memory elsewhere.
    pub(super) const PLAIN: Self = Self { size: 0, owns: false };

    pub(super) const fn of<T>() -> Self {
        Self { size: size_of::<T>(), owns: needs_drop::<T>() }
    }

    /// Returns how many bytes a `T` that belongs here may take elsewhere, in a box or behind a pointer that is counted.
    ///
    /// A value of the size of the place stands in it, if that is no pointer's; what serde buffers does not stay.
    #[inline]
    pub(super) const fn heap<T>(self, is_buffer: bool) -> usize {
        let is_pointer = self.size <= size_of::<usize>();
        let stays = self.size == size_of::<T>() && needs_drop::<T>();
        if !self.owns || !is_pointer && (stays || is_buffer) { 0 } else { size_of::<T>() + COUNTS }
    }
}

/// Where in the nesting a wrapper stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'m> {
    pub(super) meter: &'m Meter,
    /// How many containers are open.
    pub(super) open: u32,
    /// How many `Some`s there were since the last one. A recursive type made of options alone has no containers.
    pub(super) somes: u32,
    /// Where the value goes.
    pub(super) slot: Slot,
    /// Whether the value is a key that must not be [`RAW`].
    pub(super) is_free_key: bool,
}

impl<'m> Place<'m> {
    /// Enters a container.
    #[inline]
    pub(super) fn container<E: Error>(self) -> Result<Self, E> {
        if self.open > self.meter.depth() {
            return Err(self.meter.refuse_depth());
        }
        Ok(Self { open: self.open + 1, somes: 0, ..self })
    }

    #[inline]
    pub(super) fn some<E: Error>(self) -> Result<Self, E> {
        if self.somes > self.meter.depth() {
            return Err(self.meter.refuse_depth());
        }
        Ok(Self { somes: self.somes + 1, ..self })
    }

    /// Goes to what a `T` is made of, without a collection between them.
    #[inline]
    pub(super) fn inside<T, A: Asked>(self) -> Self {
        // Where anything was asked for, a `Some` or a newtype may be a value of the same type in a box.
        Self { slot: if A::ANY { Slot::UNKNOWN } else { Slot::of::<T>() }, ..self }
    }

    /// Goes to a part of a collection.
    #[inline]
    pub(super) fn part<T>(self) -> Self {
        Self { slot: Slot::of::<T>(), is_free_key: false, ..self }
    }

    /// Pays for the memory that a `T` may take outside of its slot.
    #[inline]
    pub(super) fn ask<T, E: Error>(self) -> Result<(), E> {
        match self.slot.heap::<T>(is_buffer::<T>()) {
            0 => Ok(()),
            bytes => self.meter.charge(bytes),
        }
    }

    /// Checks a text, which may be a key.
    #[inline]
    pub(super) fn text<E: Error>(self, text: &str) -> Result<(), E> {
        if self.is_free_key && text == RAW {
            return Err(raw_key());
        }
        Ok(())
    }

    /// Notes bytes of which a `T` keeps a copy.
    #[inline]
    pub(super) fn copied<T, A: Asked>(self, len: usize) {
        if A::ANY && needs_drop::<T>() && !is_value::<T>() {
            self.meter.note(len);
        }
    }
}

#[cold]
fn raw_key<E: Error>() -> E {
    E::custom(format_args!("the key `{RAW}` stands for unread text in serde_json, and cannot be that of an object"))
}

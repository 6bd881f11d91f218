//! What one sequence or map takes.

use serde::de::Error;

use super::{
    meter::Meter,
    room::{Collection, Layout, is_buffer, is_field, is_value},
};

/// What one sequence or map takes.
#[derive(Debug)]
pub(super) struct Account {
    parts: Collection,
    guess: Guess,
    /// Whether the parts are those of a buffer, which are free again afterwards.
    is_lent: bool,
    /// Whether the keys are names of fields.
    has_fields: bool,
    /// Whether a visitor may take a key for more than a name.
    has_free_keys: bool,
    key: Layout,
    value: Layout,
    len: usize,
    /// How many parts of these sizes are paid for.
    room: usize,
    /// How many bytes are paid for.
    taken: usize,
    /// How many parts the guess is paid for, and how many bytes.
    guessed: (usize, usize),
}

/// What is made of the parts of a buffer. Nobody sees it being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Guess {
    /// There is no buffer.
    None,
    /// A list of anything, or a tuple.
    List,
    /// A map of anything, or a struct.
    Map,
    /// A map of what a struct has no fields for.
    Leftovers,
}

impl Guess {
    /// The parts of what is made have the size of `serde_json::Value`, and the keys that of a string.
    const PART: Layout = Layout::of::<[u64; 4]>();
    const KEY: Layout = Layout::of::<[u64; 3]>();

    /// Returns for how many parts there is room where there are `len`, and how many bytes that takes.
    ///
    /// A struct is as likely as a map, and takes nothing more. So half is paid for, and the budget is exceeded by its
    /// double at most, as it is where a vector grows.
    fn room(self, len: usize) -> (usize, usize) {
        let (room, bytes) = match self {
            Self::None => (usize::MAX, 0),
            Self::List => Collection::Vec.room(len, Layout::default(), Self::PART),
            Self::Map | Self::Leftovers => Collection::Tree.room(len, Self::KEY, Self::PART),
        };
        (room, if self == Self::Leftovers { bytes } else { bytes.div_ceil(2) })
    }
}

impl Account {
    /// Opens the account of a sequence that a `T` is made of.
    #[inline]
    pub(super) fn of_seq<T>(is_any: bool) -> Self {
        Self::new::<T>(is_any, Collection::Vec, Guess::List)
    }

    /// Opens the account of bytes that come as a sequence.
    #[inline]
    pub(super) fn of_bytes() -> Self {
        Self { parts: Collection::Vec, ..Self::of_fields() }
    }

    /// Opens the account of a map that a `T` is made of.
    #[inline]
    pub(super) fn of_map<T>(is_any: bool) -> Self {
        let parts = match () {
            () if is_value::<T>() => Collection::OBJECT,
            () if is_buffer::<T>() => Collection::Vec,
            () => Collection::Unknown,
        };
        Self::new::<T>(is_any, parts, Guess::Map)
    }

    /// Opens the account of a struct or a tuple, whose parts are paid for with itself.
    #[inline]
    pub(super) fn of_fields() -> Self {
        Self {
            parts: Collection::Inline,
            guess: Guess::None,
            is_lent: false,
            has_fields: false,
            has_free_keys: false,
            key: Layout::default(),
            value: Layout::default(),
            len: 0,
            room: 0,
            taken: 0,
            guessed: (0, 0),
        }
    }

    /// Where anything was asked for and `T` is no collection that is known, it is a value of any type, or a buffer.
    #[inline]
    fn new<T>(is_any: bool, of_any: Collection, guess: Guess) -> Self {
        let named = Collection::of::<T>();
        let is_any = is_any && named == Collection::Unknown;
        let parts = if is_any { of_any } else { named };
        Self {
            parts,
            guess: if is_any && !is_value::<T>() { guess } else { Guess::None },
            is_lent: is_buffer::<T>(),
            has_free_keys: named == Collection::Unknown,
            ..Self::of_fields()
        }
    }

    /// Returns whether the parts are buffered, or may be.
    #[inline]
    pub(super) fn is_buffer(&self) -> bool {
        self.guess != Guess::None
    }

    /// Returns whether a visitor may take a key for more than a name, as one of any value or of what is left over does.
    #[inline]
    pub(super) fn has_free_keys(&self) -> bool {
        self.has_free_keys
    }

    /// Pays for what is made even of nothing.
    #[inline]
    pub(super) fn begin<E: Error>(&mut self, meter: &Meter) -> Result<(), E> {
        if self.is_buffer() { self.guess(1, meter) } else { Ok(()) }
    }

    /// Notes the type of the keys.
    #[inline]
    pub(super) fn key<K>(&mut self) {
        self.key = self.key.max(Layout::of::<K>());
        self.has_fields |= is_field::<K>();
    }

    /// Pays for one more part.
    #[inline]
    pub(super) fn push<V, E: Error>(&mut self, meter: &Meter) -> Result<(), E> {
        if self.has_fields && !is_buffer::<V>() {
            return Ok(());
        }
        self.len += 1;
        let is_paid = self.len <= self.room && size_of::<V>() <= self.value.size;
        if is_paid { Ok(()) } else { self.grow(Layout::of::<V>(), meter) }
    }

    #[cold]
    #[inline(never)]
    fn grow<E: Error>(&mut self, value: Layout, meter: &Meter) -> Result<(), E> {
        if self.has_fields && !self.is_lent {
            self.keep_leftovers();
        }
        self.value = self.value.max(value);
        let (room, bytes) = self.parts.room(self.len, self.key, self.value);
        let due = bytes.saturating_sub(self.taken);
        (self.room, self.taken) = (room, self.taken.max(bytes));
        if self.is_lent {
            meter.lend(due)?
        } else {
            meter.charge(due)?
        }
        if !self.is_buffer() {
            return Ok(());
        }
        meter.note(due);
        if self.len > self.guessed.0 {
            self.guess(self.len, meter)?;
        }
        self.room = self.room.min(self.guessed.0);
        Ok(())
    }

    /// What a struct has no field for is buffered until a flattened field takes it.
    fn keep_leftovers(&mut self) {
        (self.parts, self.guess, self.is_lent) = (Collection::Vec, Guess::Leftovers, true);
    }

    /// Pays for what so many parts are made into.
    fn guess<E: Error>(&mut self, len: usize, meter: &Meter) -> Result<(), E> {
        let (room, bytes) = self.guess.room(len);
        let due = bytes.saturating_sub(self.guessed.1);
        self.guessed = (room, bytes);
        meter.charge(due)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_of_a_flattened_struct_is_paid_for_whole() {
        let whole = Collection::Tree.room(40, Guess::KEY, Guess::PART).1;
        assert_eq!(Guess::Leftovers.room(40).1, whole);
        assert_eq!(Guess::Map.room(40).1, whole.div_ceil(2));
    }
}

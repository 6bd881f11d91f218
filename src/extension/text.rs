//! Extensions in the formats that name them.

use alloc::vec::Vec;

#[cfg(feature = "xml")]
use super::Limits;
use super::{Extendable, Extension};
#[cfg(any(feature = "json", feature = "text"))]
use crate::walk::Source;
use crate::{encoding::TextExtensionField, unknown::UnknownFields};

impl<M: Extendable, T, E: TextExtensionField<T>> Extension<M, T, E> {
    /// Reads a value and returns its records; none where there is no value.
    #[cfg(any(feature = "json", feature = "text"))]
    pub(crate) fn read_records<'de, S: Source<'de>>(&self, source: S) -> Result<Vec<u8>, S::Error> {
        let mut read = E::nothing();
        E::read(&mut read, source)?;
        Ok(self.records_of(&read))
    }

    /// Returns the records of what was read; none where there is no value.
    pub(crate) fn records_of(&self, read: &E::Read) -> Vec<u8> {
        if E::is_present(read) { self.written(read) } else { Vec::new() }
    }

    /// Returns the value that unknown fields hold, if there is one. What cannot be read is none: it stays unknown.
    #[cfg(any(feature = "json", feature = "text"))]
    pub(crate) fn find_among(&self, unknown: &UnknownFields) -> Option<E::Read> {
        self.get_among(unknown).ok().filter(E::is_present)
    }

    /// Returns the value that unknown fields hold, if there is one that is within limits.
    #[cfg(feature = "xml")]
    pub(crate) fn find_within(&self, unknown: &UnknownFields, limits: &Limits) -> Option<E::Read> {
        self.get_within(unknown, limits).ok().filter(E::is_present)
    }
}

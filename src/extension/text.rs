//! Extensions in the formats that name them.

use alloc::vec::Vec;

use super::{Extendable, Extension};
use crate::{encoding::TextExtensionField, unknown::UnknownFields, walk::Source};

impl<M: Extendable, T, E: TextExtensionField<T>> Extension<M, T, E> {
    /// Reads a value and returns its records; none where there is no value.
    pub(crate) fn read_records<'de, S: Source<'de>>(&self, source: S) -> Result<Vec<u8>, S::Error> {
        let mut read = E::nothing();
        E::read(&mut read, source)?;
        Ok(if E::is_present(&read) { self.written(&read) } else { Vec::new() })
    }

    /// Returns the value that unknown fields hold, if there is one. What cannot be read is none: it stays unknown.
    pub(crate) fn find_among(&self, unknown: &UnknownFields) -> Option<E::Read> {
        self.get_among(unknown).ok().filter(E::is_present)
    }
}

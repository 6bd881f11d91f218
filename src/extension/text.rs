//! Extensions in the formats that name them.

use alloc::{boxed::Box, vec::Vec};

use super::{Extendable, Extension, Limits};
#[cfg(any(feature = "json", feature = "text"))]
use crate::walk::Source;
use crate::{
    encoding::TextExtensionField,
    error::{DecodeError, EncodeError},
    walk::{Allowance, limit_in},
};

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

    /// Returns the value that records of an extension with that number hold, if there is one. What cannot be read is none: it stays unknown.
    ///
    /// It is in a box, and this is not inlined, as in [`proto::unpack`](crate::proto::unpack).
    ///
    /// # Errors
    ///
    /// Where a limit is in the way: nobody knows then what there is.
    #[inline(never)]
    pub(crate) fn find_within(
        number: u32,
        records: &[u8],
        allowance: &mut Allowance,
        limits: &Limits,
    ) -> Result<Option<Box<E::Read>>, EncodeError> {
        let extension = Self::new(number);
        match allowance.decode(limits, records.len(), |limits| extension.get_boxed(records, limits)) {
            Ok(read) => Ok(Some(read).filter(|read| E::is_present(read))),
            Err(error) => limit_in(&error, &extension.place().path()).map_or(Ok(None), Err),
        }
    }

    fn get_boxed(&self, records: &[u8], limits: &Limits) -> Result<(Box<E::Read>, usize), DecodeError> {
        let (read, left) = self.get_within(records, limits)?;
        Ok((Box::new(read), left))
    }
}

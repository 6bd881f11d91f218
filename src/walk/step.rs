//! The path of an error on the way out: each place puts its step before it, while the error passes through.
//!
//! Nothing is kept while a message is written, and a place looks at results anyway, to stop at the first error.

use alloc::format;

use crate::{
    error::EncodeError,
    schema::{FieldDescriptor, MessageDescriptor},
};

/// Says that an error was in a message that is the root.
#[cold]
#[inline(never)]
pub(crate) fn in_root(error: EncodeError, message: &MessageDescriptor) -> EncodeError {
    error.within(message.name())
}

/// Says that an error was in a field.
#[cold]
#[inline(never)]
pub(crate) fn in_field(error: EncodeError, field: &FieldDescriptor) -> EncodeError {
    error.within(field.name())
}

/// Says that an error was in an element of a list, or in an entry of a map.
#[cold]
#[inline(never)]
pub(crate) fn in_element(error: EncodeError, index: usize) -> EncodeError {
    error.within(&format!("[{index}]"))
}

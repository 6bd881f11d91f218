//! The path of an error on the way out, by the spelling of the readers' errors.

use alloc::{format, string::String, vec::Vec};

use super::write::{Key, Output};
use crate::{
    error::EncodeError,
    excerpt,
    schema::FieldDescriptor,
    walk::{TextEncoding, in_element, in_field},
};

impl Output<'_> {
    /// Says that an error was in a field.
    #[cold]
    #[inline(never)]
    pub(super) fn in_field(&self, error: EncodeError, field: &FieldDescriptor) -> EncodeError {
        self.step(error, |error| in_field(error, field))
    }

    /// Says that an error was in an element of a list, which is found by its address: a loop that counts has more on the stack,
    /// at each level. Where all elements have one address, the first is the one that fails, as they are the same.
    #[cold]
    #[inline(never)]
    pub(super) fn in_element<T>(&self, error: EncodeError, list: &[T], element: &T) -> EncodeError {
        let index = list.iter().position(|other| core::ptr::eq(other, element)).unwrap_or_default();
        self.step(error, |error| in_element(error, index))
    }

    /// Says that an error was in the value of an entry, whose key is written a second time.
    #[cold]
    #[inline(never)]
    pub(super) fn in_entry<K, E: TextEncoding<K>>(&self, error: EncodeError, key: &K) -> EncodeError {
        self.step(error, |error| error.within(&format!("[{:?}]", excerpt::name(&self.text_of_key::<K, E>(key)))))
    }

    /// Says that an error was in an extension.
    #[cold]
    pub(super) fn in_extension(&self, error: EncodeError, name: &str) -> EncodeError {
        self.step(error, |error| error.within(&format!("[{name}]")))
    }

    /// Puts a step before the path, but where the error tells only that the message is to be written in another form: it was
    /// tried for each level of a message, and each path would be as long as the levels are deep.
    pub(super) fn step(&self, error: EncodeError, put: impl FnOnce(EncodeError) -> EncodeError) -> EncodeError {
        if self.options.exact { error } else { put(error) }
    }

    /// Returns a key that was written as it is without escapes.
    fn text_of_key<K, E: TextEncoding<K>>(&self, key: &K) -> String {
        let mut json = Vec::new();
        let mut out = Output::on(self.options, &mut json);
        let written = E::write(key, Key(out.behind(&"")));
        out.buffer.finish_on_vec();
        written.ok().and_then(|()| serde_json::from_slice(&json).ok()).unwrap_or_default()
    }
}

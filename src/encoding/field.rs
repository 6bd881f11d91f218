//! The traits of shapes: how many values a field has, and when it is not written.

use crate::{
    error::Result,
    schema::FieldKind,
    unknown::UnknownFields,
    wire::{Context, Reader, Tag, Writer},
};

/// The shape that a type gives to a field whose values have the encoding `E`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a field",
    label = "neither a value with the encoding `{E}` nor an `Option`, `Vec` or map of one",
    note = "derive `Message` or `Enumeration` on it; a type of another crate takes `#[proto(1, with = \"…\")]`, an encoding of \
            your own",
    note = "an enum with `#[derive(Oneof)]` is a field `#[proto(oneof)] Option<…>`, without a number",
    note = "`u8 i8 u16 i16` travel as `u32` or `i32`, `usize isize` as `u64` or `i64`, `char` as `String`, sets and queues as \
            `Vec`",
    note = "`Option`, `Vec` and maps are shapes of a field and cannot be nested: put the inner one in a message"
)]
pub trait Shaped<E> {
    /// The shape, with its encoding.
    type Field;
}

/// How a field is written: its presence, repetition or entries.
#[diagnostic::on_unimplemented(
    message = "a field of type `{T}` cannot have the encoding `{Self}`",
    label = "`{Self}` cannot encode a field of type `{T}`"
)]
pub trait FieldEncode<T> {
    /// The protobuf type and label.
    const KIND: FieldKind;

    /// Returns whether nothing would be written.
    fn is_empty(value: &T) -> bool;

    /// Writes the field's records.
    fn encode(number: u32, value: &T, out: &mut Writer<'_>);

    /// Returns the length of all that [`encode`](Self::encode) writes.
    fn encoded_len(number: u32, value: &T) -> usize;

    /// Returns a lower bound of the length, which must be cheap.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn len_hint(_value: &T) -> usize {
        0
    }
}

/// How a field is read.
///
/// What one call of a decoder has to remember about a field is a number, the `state`. What it means is the shape's own
/// business: the index of the next old element, or a flag.
#[diagnostic::on_unimplemented(
    message = "a field of type `{T}` cannot be decoded by `{Self}`",
    label = "`{Self}` cannot decode a field of type `{T}`"
)]
pub trait FieldDecode<'de, T> {
    /// The memory that the field's empty value takes beside itself; see
    /// [`Decode::EMPTY_HEAP`](crate::Decode::EMPTY_HEAP).
    const EMPTY_HEAP: usize = 0;

    /// Whether the value is made of all its parts at once, as that of a conversion is.
    #[doc(hidden)]
    const GATHERS: bool = false;

    /// Returns the field's value in an empty message.
    fn empty() -> T;

    /// Begins, and returns the first state; where the context recycles, the old value is yet to be replaced.
    fn start(value: &mut T, context: Context<'_>) -> usize;

    /// Reads every record of the field that comes next with the tag that our own encoder would write; false when
    /// none does.
    ///
    /// # Errors
    ///
    /// What is wrong with a payload.
    fn merge(
        number: u32,
        value: &mut T,
        state: &mut usize,
        reader: &mut Reader<'de>,
        context: Context<'_>,
    ) -> Result<bool>;

    /// Reads one record of the field, whose tag has been read and may have any form; false, with the cursor where it
    /// was, where the record is none of the field's and belongs to the unknown fields.
    ///
    /// `unknown` is where the message keeps those, if it does: a value that a closed enumeration does not have is an
    /// error where it cannot be kept.
    ///
    /// # Errors
    ///
    /// As [`merge`](Self::merge).
    fn merge_other(
        tag: Tag,
        value: &mut T,
        state: &mut usize,
        reader: &mut Reader<'de>,
        context: Context<'_>,
        unknown: Option<&mut UnknownFields>,
    ) -> Result<bool>;

    /// Ends, where the context recycles: drops what is left of the old value.
    fn finish(value: &mut T, state: usize, context: Context<'_>);
}

//! Oneofs: plain Rust enums of which each variant is a field.

use crate::{
    error::Result,
    schema::{Docs, FieldDescriptor},
    unknown::UnknownFields,
    wire::{Context, Reader, Tag, Writer},
};

/// A oneof, which `#[derive(Oneof)]` makes of a Rust enum; a message holds it as `Option<E>`.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use wireform::{Message, Oneof};
///
/// #[derive(Oneof, Debug, PartialEq)]
/// enum Contact {
///     #[proto(2)]
///     Email(String),
///     #[proto(3)]
///     Phone(u64),
/// }
///
/// #[derive(Message)]
/// struct Person {
///     #[proto(1)]
///     name: String,
///     #[proto(oneof)]
///     contact: Option<Contact>,
/// }
///
/// let person = Person::decode(&[0x18, 42][..]).unwrap();
/// assert_eq!(person.contact, Some(Contact::Phone(42)));
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a oneof",
    label = "not a oneof",
    note = "add `#[derive(Oneof)]` to it, and a number to each of its variants"
)]
pub trait Oneof: Sized {
    /// The members, in the order of their numbers.
    const FIELDS: &'static [FieldDescriptor];

    /// The doc comments of the oneof and its members.
    const DOCS: Docs = Docs::NONE;

    /// Writes the member, even where its value is empty.
    fn encode(&self, out: &mut Writer<'_>);

    /// Returns the length of what [`encode`](Self::encode) writes, in bytes.
    fn encoded_len(&self) -> usize;

    /// Returns a lower bound of the length, which must be cheap.
    #[inline]
    fn len_hint(&self) -> usize {
        0
    }
}

/// A oneof that can be read from bytes that live for `'de`; a part of `#[derive(Oneof)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a oneof",
    label = "not a oneof",
    note = "add `#[derive(Oneof)]` to it, and a number to each of its variants"
)]
pub trait DecodeOneof<'de>: Oneof {
    /// Whether a member is made of all its parts at once, as that of a conversion is.
    #[doc(hidden)]
    const GATHERS: bool = false;

    /// Reads the member that comes next with the tag that our own encoder would write; false when none does.
    ///
    /// `stale` tells where `value` is from; what it means is the business of `wireform::encoding`.
    ///
    /// # Errors
    ///
    /// What is wrong with a payload.
    fn merge(
        value: &mut Option<Self>,
        stale: &mut usize,
        reader: &mut Reader<'de>,
        context: Context<'_>,
    ) -> Result<bool>;

    /// Reads one record of a member, whose tag has been read and may have any form; see
    /// [`FieldDecode::merge_other`](crate::encoding::FieldDecode::merge_other).
    ///
    /// # Errors
    ///
    /// As [`merge`](Self::merge).
    fn merge_other(
        tag: Tag,
        value: &mut Option<Self>,
        stale: &mut usize,
        reader: &mut Reader<'de>,
        context: Context<'_>,
        unknown: Option<&mut UnknownFields>,
    ) -> Result<bool>;
}

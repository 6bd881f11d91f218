//! Newtypes that travel as what they hold.

use super::{Decoding, Encoding, Parts};
use crate::{
    error::{DecodeErrorKind, Result},
    schema::Kind,
    wire::{Context, Reader, Tag, WireType, Writer},
};

/// A type that holds one value and travels as that value.
///
/// `#[derive(Message)]` with `#[proto(transparent)]` implements it, and [`Value`](super::Value) with it:
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use wireform::Message;
///
/// #[derive(Message, Clone, Debug, PartialEq, Eq, Hash)]
/// #[proto(transparent)]
/// struct UserId(#[proto(fixed64)] u64);
///
/// #[derive(Message, Debug, PartialEq)]
/// struct Team {
///     #[proto(1)]
///     lead: Option<UserId>,
///     #[proto(2)]
///     members: Vec<UserId>,
/// }
///
/// let team = Team { lead: Some(UserId(7)), members: vec![] };
/// assert_eq!(team.encode_to_vec(), [0x09, 7, 0, 0, 0, 0, 0, 0, 0]);
/// assert_eq!(Team::decode(&team.encode_to_vec()[..]).unwrap(), team);
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no transparent newtype",
    label = "no transparent newtype",
    note = "add `#[derive(Message)]` and `#[proto(transparent)]` to it"
)]
pub trait Transparent: Sized {
    /// What travels.
    type Inner;

    /// Puts a value in.
    fn wrap(inner: Self::Inner) -> Self;

    /// Returns the value.
    fn inner(&self) -> &Self::Inner;

    /// Returns the value to be read into.
    fn inner_mut(&mut self) -> &mut Self::Inner;
}

/// The encoding `E` of what a [`Transparent`] type holds.
#[derive(Clone, Copy, Debug)]
pub struct Newtype<E>(E);

impl<T: Transparent, E: Encoding<T::Inner>> Encoding<T> for Newtype<E> {
    const WIRE_TYPE: WireType = E::WIRE_TYPE;
    const KIND: Kind = E::KIND;
    const PACKED: bool = E::PACKED;
    const MERGES: bool = E::MERGES;
    const GATHERS: bool = E::GATHERS;
    const CLOSED: bool = E::CLOSED;
    const HAS_EMPTY: bool = E::HAS_EMPTY;
    const HAS_FIRST: bool = E::HAS_FIRST;
    const CHECK_EMPTY: () = E::CHECK_EMPTY;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn is_empty(value: &T) -> bool {
        E::is_empty(value.inner())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode(tag: Tag, value: &T, out: &mut Writer<'_>) {
        E::encode(tag, value.inner(), out);
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encoded_len(value: &T) -> usize {
        E::encoded_len(value.inner())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn len_hint(value: &T) -> usize {
        E::len_hint(value.inner())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_implicit(tag: Tag, value: &T, out: &mut Writer<'_>) {
        E::encode_implicit(tag, value.inner(), out);
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode_sibling(tag: Tag, value: &T, out: &mut Writer<'_>, width: &mut usize) {
        E::encode_sibling(tag, value.inner(), out, width);
    }

    #[inline]
    fn encode_element(value: &T, out: &mut Writer<'_>) {
        E::encode_element(value.inner(), out);
    }
}

impl<'de, T: Transparent, E: Decoding<'de, T::Inner>> Decoding<'de, T> for Newtype<E> {
    const EMPTY_HEAP: usize = E::EMPTY_HEAP;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn empty() -> T {
        T::wrap(E::empty())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn absent() -> Result<T, DecodeErrorKind> {
        E::absent().map(T::wrap)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn decode(reader: &mut Reader<'de>, context: Context<'_>) -> Result<T> {
        E::decode(reader, context).map(T::wrap)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn merge(value: &mut T, reader: &mut Reader<'de>, context: Context<'_>) -> Result<()> {
        E::merge(value.inner_mut(), reader, context)
    }

    #[inline]
    fn gather(old: Option<&T>, parts: Parts<'de>, context: Context<'_>) -> Result<T> {
        E::gather(old.map(T::inner), parts, context).map(T::wrap)
    }

    /// The value is moved to its place: `E` has a place of its own for what it reads only where that is the pointer's.
    #[inline]
    fn decode_behind<P>(
        new: impl FnOnce(T) -> P,
        _get: impl FnOnce(&mut P) -> Option<&mut T>,
        reader: &mut Reader<'de>,
        context: Context<'_>,
    ) -> Result<P> {
        Self::decode(reader, context).map(new)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn reset(value: &mut T, context: Context<'_>) {
        E::reset(value.inner_mut(), context);
    }
}

#[cfg(feature = "__text")]
impl<T: Transparent, E: crate::walk::TextEncoding<T::Inner>> crate::walk::TextEncoding<T> for Newtype<E> {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn write<S: crate::walk::Sink>(value: &T, sink: S) -> core::result::Result<S::Ok, S::Error> {
        E::write(value.inner(), sink)
    }
}

#[cfg(feature = "__text")]
impl<'de, T: Transparent, E: crate::walk::TextDecoding<'de, T::Inner>> crate::walk::TextDecoding<'de, T>
    for Newtype<E>
{
    #[inline]
    fn read<S: crate::walk::Source<'de>>(source: S) -> core::result::Result<Option<T>, S::Error> {
        Ok(E::read(source)?.map(T::wrap))
    }
}

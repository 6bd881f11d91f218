//! Values behind a pointer, which is how a message contains itself: `Box`, `Arc`, `Rc`.

use alloc::{boxed::Box, rc::Rc, sync::Arc};

use super::{Decoding, Encoding, Parts, Value};
use crate::{
    error::{DecodeErrorKind, Result},
    schema::Kind,
    wire::{Context, Reader, Tag, WireType, Writer},
};

/// The encoding `E` of what a `Box`, an `Arc` or an `Rc` holds.
///
/// Decoding into a value that others share leaves theirs alone. Where it replaces the value, it makes a new one; where
/// it merges, as [`Message::merge`](crate::Message::merge) does, it clones the value first. So `Arc` and `Rc` need a
/// value that is `Clone`.
#[derive(Clone, Copy, Debug)]
pub struct Ptr<E>(E);

/// The memory of an `Arc<str>` or an `Rc<str>` beside the text: two counters, and what rounding up may take.
pub(super) const COUNTS: usize = 3 * size_of::<usize>();

/// Implements the way out, and the way in from text, for one kind of pointer; `$heap` is what a `T` in one takes.
macro_rules! pointer {
    ($($pointer:ident, $heap:expr;)*) => {
        $(
            impl<T: Value> Value for $pointer<T> {
                type Encoding = Ptr<T::Encoding>;
            }

            impl<T, E: Encoding<T>> Encoding<$pointer<T>> for Ptr<E> {
                const WIRE_TYPE: WireType = E::WIRE_TYPE;
                const KIND: Kind = E::KIND;
                const PACKED: bool = E::PACKED;
                const MERGES: bool = E::MERGES;
                const GATHERS: bool = E::GATHERS;
                const CLOSED: bool = E::CLOSED;
                const HAS_EMPTY: bool = E::HAS_EMPTY;
                const HAS_FIRST: bool = E::HAS_FIRST;
                const CHECK_EMPTY: () = E::CHECK_EMPTY;

                #[inline]
                fn is_empty(value: &$pointer<T>) -> bool {
                    E::is_empty(value)
                }

                #[inline]
                fn encode(tag: Tag, value: &$pointer<T>, out: &mut Writer<'_>) {
                    E::encode(tag, value, out);
                }

                #[inline]
                fn encoded_len(value: &$pointer<T>) -> usize {
                    E::encoded_len(value)
                }

                #[inline]
                fn len_hint(value: &$pointer<T>) -> usize {
                    E::len_hint(value)
                }

                #[inline]
                fn encode_implicit(tag: Tag, value: &$pointer<T>, out: &mut Writer<'_>) {
                    E::encode_implicit(tag, value, out);
                }

                #[inline]
                fn encode_sibling(tag: Tag, value: &$pointer<T>, out: &mut Writer<'_>, width: &mut usize) {
                    E::encode_sibling(tag, value, out, width);
                }

                #[inline]
                fn encode_element(value: &$pointer<T>, out: &mut Writer<'_>) {
                    E::encode_element(value, out);
                }

                /// The values do not lie side by side, which is what `E` packs.
                #[inline(never)]
                fn encode_packed(tag: Tag, values: &[$pointer<T>], out: &mut Writer<'_>) {
                    out.message(tag, values.len(), |out| {
                        for value in values {
                            E::encode_element(value, out);
                        }
                    });
                }
            }

            #[cfg(feature = "__text")]
            impl<T, E: crate::walk::TextEncoding<T>> crate::walk::TextEncoding<$pointer<T>> for Ptr<E> {
                #[cfg_attr(not(debug_assertions), inline(always))]
                fn write<S: crate::walk::Sink>(
                    value: &$pointer<T>,
                    sink: S,
                ) -> core::result::Result<S::Ok, S::Error> {
                    E::write(value, sink)
                }
            }

            #[cfg(feature = "__text")]
            impl<'de, T, E: crate::walk::TextDecoding<'de, T>> crate::walk::TextDecoding<'de, $pointer<T>> for Ptr<E> {
                #[inline]
                fn read<S: crate::walk::Source<'de>>(
                    source: S,
                ) -> core::result::Result<Option<$pointer<T>>, S::Error> {
                    charge(&source, $heap)?;
                    Ok(E::read(source)?.map($pointer::new))
                }
            }
        )*
    };
}

pointer! {
    Box, size_of::<T>();
    Arc, size_of::<(usize, usize, T)>();
    Rc, size_of::<(usize, usize, T)>();
}

/// Takes `bytes` off the budget of a source.
#[cfg(feature = "__text")]
#[inline]
pub(super) fn charge<'de, S: crate::walk::Source<'de>>(source: &S, bytes: usize) -> core::result::Result<(), S::Error> {
    if source.charge(bytes) {
        return Ok(());
    }
    Err(S::fail(source.place(), DecodeErrorKind::AllocationLimit))
}

impl<'de, T, E: Decoding<'de, T>> Decoding<'de, Box<T>> for Ptr<E> {
    const EMPTY_HEAP: usize = size_of::<T>() + E::EMPTY_HEAP;

    #[inline]
    fn empty() -> Box<T> {
        Box::new(E::empty())
    }

    #[inline]
    fn absent() -> Result<Box<T>, DecodeErrorKind> {
        E::absent().map(Box::new)
    }

    #[inline]
    fn decode(reader: &mut Reader<'de>, context: Context<'_>) -> Result<Box<T>> {
        context.charge(<Self as Decoding<'de, Box<T>>>::EMPTY_HEAP, reader)?;
        E::decode_behind(Box::new, |value| Some(&mut **value), reader, context.for_new())
    }

    #[inline]
    fn merge(value: &mut Box<T>, reader: &mut Reader<'de>, context: Context<'_>) -> Result<()> {
        E::merge(value, reader, context)
    }

    #[inline]
    fn gather(old: Option<&Box<T>>, parts: Parts<'de>, context: Context<'_>) -> Result<Box<T>> {
        context.charge(<Self as Decoding<'de, Box<T>>>::EMPTY_HEAP, parts.at())?;
        E::gather(old.map(|old| &**old), parts, context).map(Box::new)
    }

    #[inline]
    fn reset(value: &mut Box<T>, context: Context<'_>) {
        E::reset(value, context);
    }
}

/// Implements the way in for a pointer whose value may have other owners.
macro_rules! counted {
    ($($pointer:ident),*) => {
        $(
            impl<'de, T: Clone, E: Decoding<'de, T>> Decoding<'de, $pointer<T>> for Ptr<E> {
                const EMPTY_HEAP: usize = size_of::<(usize, usize, T)>() + E::EMPTY_HEAP;

                #[inline]
                fn empty() -> $pointer<T> {
                    $pointer::new(E::empty())
                }

                #[inline]
                fn absent() -> Result<$pointer<T>, DecodeErrorKind> {
                    E::absent().map($pointer::new)
                }

                #[inline]
                fn decode(reader: &mut Reader<'de>, context: Context<'_>) -> Result<$pointer<T>> {
                    context.charge(<Self as Decoding<'de, $pointer<T>>>::EMPTY_HEAP, reader)?;
                    E::decode_behind($pointer::new, $pointer::get_mut, reader, context.for_new())
                }

                #[inline]
                fn merge(value: &mut $pointer<T>, reader: &mut Reader<'de>, context: Context<'_>) -> Result<()> {
                    if let Some(own) = $pointer::get_mut(value) {
                        return E::merge(own, reader, context);
                    }
                    if E::MERGES && !context.recycles() {
                        return E::merge($pointer::make_mut(value), reader, context);
                    }
                    *value = Self::decode(reader, context)?;
                    Ok(())
                }

                #[inline]
                fn gather(
                    old: Option<&$pointer<T>>,
                    parts: Parts<'de>,
                    context: Context<'_>,
                ) -> Result<$pointer<T>> {
                    context.charge(<Self as Decoding<'de, $pointer<T>>>::EMPTY_HEAP, parts.at())?;
                    E::gather(old.map(|old| &**old), parts, context).map($pointer::new)
                }

                #[inline]
                fn reset(value: &mut $pointer<T>, context: Context<'_>) {
                    match $pointer::get_mut(value) {
                        Some(own) => E::reset(own, context),
                        None => *value = Self::empty(),
                    }
                }
            }
        )*
    };
}

counted!(Arc, Rc);

//! Encodings of a user's own: by way of a type that has one.

use alloc::vec::Vec;
use core::borrow::Borrow;

use super::{Auto, Decoding, Encoding, Explicit, Implicit, Map, Parts, Repeated, Value};
use crate::{
    error::{DecodeErrorKind, Result},
    schema::Kind,
    wire::{Context, Reader, Tag, WireType, Writer},
};

/// The encoding of a type's proxy.
type Of<P> = <P as Value>::Encoding;

/// A way to write values of type `T`: as those of another type, the proxy, which has an encoding already.
///
/// All wires follow from it. Reading may fail, as for a checked newtype: the error's text and the field's path reach
/// the user, as [`DecodeErrorKind::Conversion`].
///
/// It is implemented on a marker, so that `T` may be a type of another crate. A field names the marker, and may be a
/// `T`, an `Option<T>`, a `Vec<T>`, a map with values of type `T`, or a member of a oneof:
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use std::{borrow::Borrow, net::{AddrParseError, Ipv4Addr}};
///
/// use wireform::{Message, encoding::Convert};
///
/// /// IPv4 addresses as text.
/// struct AsText;
///
/// impl Convert<Ipv4Addr> for AsText {
///     type Proxy = String;
///     type Error = AddrParseError;
///
///     fn to_proxy(address: &Ipv4Addr) -> impl Borrow<String> {
///         address.to_string()
///     }
///
///     fn from_proxy(text: String) -> Result<Ipv4Addr, AddrParseError> {
///         text.parse()
///     }
/// }
///
/// #[derive(Message, Debug, PartialEq)]
/// struct Host {
///     #[proto(1, with = "AsText")]
///     address: Option<Ipv4Addr>,
///     #[proto(2, with = "AsText")]
///     resolvers: Vec<Ipv4Addr>,
/// }
///
/// let host = Host { address: Some(Ipv4Addr::LOCALHOST), resolvers: vec![Ipv4Addr::new(9, 9, 9, 9)] };
/// assert_eq!(host.encode_to_vec(), b"\x0a\x09127.0.0.1\x12\x079.9.9.9");
/// assert_eq!(Host::decode(&host.encode_to_vec()[..]).unwrap(), host);
///
/// let error = Host::decode(&b"\x12\x03::1"[..]).unwrap_err();
/// assert_eq!(error.to_string(), "Host.resolvers[0]: invalid IPv4 address syntax at byte 1");
/// # }
/// ```
///
/// A type of one's own can name its encoding for good instead, with [`Value`] and [`Converted`]; then no field needs
/// an attribute.
///
/// # The empty value
///
/// A plain field, a `T` that is neither `Option` nor list, reads as the empty value where the input does not have it.
/// [`EMPTY`](Self::EMPTY) is that value; to [`to_proxy`](Self::to_proxy) it is the proxy's own empty value, such as
/// `""` or 0. A type without one, such as an address that is never `""`, has no `EMPTY`, and a plain field of it does not
/// compile.
///
/// # Speed
///
/// The methods beside the two conversions are the binary wire, and may be replaced where a proxy costs something, as
/// an allocation does. They have to read and write what the proxy would.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not convert `{T}`",
    label = "`{Self}` has no `Convert<{T}>`",
    note = "`with` names a type that implements `wireform::encoding::Convert`, for the type of one value"
)]
pub trait Convert<T> {
    /// The type whose encoding is used.
    type Proxy: Value<Encoding: for<'de> Decoding<'de, Self::Proxy>>;
    /// Why a proxy is no value of type `T`.
    type Error: core::fmt::Display;
    /// Makes the empty value; `None` where the type has none.
    const EMPTY: Option<fn() -> T> = None;
    /// The memory that the empty value takes beside itself; see [`Decode::EMPTY_HEAP`](crate::Decode::EMPTY_HEAP).
    const EMPTY_HEAP: usize = 0;

    /// Returns what is written, or a reference to it.
    fn to_proxy(value: &T) -> impl Borrow<Self::Proxy>;

    /// Returns the value.
    ///
    /// # Errors
    ///
    /// Where the proxy is none of the type's values.
    fn from_proxy(proxy: Self::Proxy) -> Result<T, Self::Error>;

    /// Returns whether the value is the empty one.
    #[inline]
    fn is_empty(value: &T) -> bool {
        Self::EMPTY.is_some() && Of::<Self::Proxy>::is_empty(Self::to_proxy(value).borrow())
    }

    /// Writes a tag and the value.
    #[inline]
    fn encode(tag: Tag, value: &T, out: &mut Writer<'_>) {
        Of::<Self::Proxy>::encode(tag, Self::to_proxy(value).borrow(), out);
    }

    /// Returns the length of the value, with its length prefix if it has one, without its tag.
    #[inline]
    fn encoded_len(value: &T) -> usize {
        Of::<Self::Proxy>::encoded_len(Self::to_proxy(value).borrow())
    }

    /// Returns a lower bound of the length, which must be cheap.
    #[inline]
    fn len_hint(_value: &T) -> usize {
        0
    }

    /// Reads a value.
    ///
    /// # Errors
    ///
    /// What is wrong with the payload, made by [`Reader::fail`].
    #[inline]
    fn decode(reader: &mut Reader<'_>, context: Context<'_>) -> Result<T> {
        let start = *reader;
        let proxy = Of::<Self::Proxy>::decode(reader, context)?;
        Self::from_proxy(proxy).map_err(|error| start.fail(DecodeErrorKind::conversion(error)))
    }

    /// Reads a value in the place of `value`, whose memory can be used again.
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode).
    #[inline]
    fn replace(value: &mut T, reader: &mut Reader<'_>, context: Context<'_>) -> Result<()> {
        *value = Self::decode(reader, context)?;
        Ok(())
    }
}

/// The encoding of what `C` [converts](Convert).
///
/// A type of one's own names it in its [`Value`]:
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use std::{borrow::Borrow, convert::Infallible};
///
/// use wireform::{Message, encoding::{Convert, Converted, Value}};
///
/// #[derive(Debug, PartialEq, Default)]
/// struct Celsius(f64);
///
/// impl Value for Celsius {
///     type Encoding = Converted<Self>;
/// }
///
/// impl Convert<Self> for Celsius {
///     type Proxy = f64;
///     type Error = Infallible;
///     const EMPTY: Option<fn() -> Self> = Some(Self::default);
///
///     fn to_proxy(value: &Self) -> impl Borrow<f64> {
///         value.0
///     }
///
///     fn from_proxy(degrees: f64) -> Result<Self, Infallible> {
///         Ok(Self(degrees))
///     }
/// }
///
/// #[derive(Message, Debug, PartialEq)]
/// struct Weather {
///     #[proto(1)]
///     now: Celsius,
///     #[proto(2)]
///     hours: Vec<Celsius>,
/// }
///
/// let weather = Weather { now: Celsius(0.0), hours: vec![Celsius(1.0)] };
/// assert_eq!(weather.encode_to_vec(), [0x12, 8, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f]);
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Converted<C>(C);

impl<T, C: Convert<T>> Encoding<T> for Converted<C> {
    const WIRE_TYPE: WireType = Of::<C::Proxy>::WIRE_TYPE;
    const KIND: Kind = Of::<C::Proxy>::KIND;
    const PACKED: bool = Of::<C::Proxy>::PACKED;
    const MERGES: bool = Of::<C::Proxy>::MERGES;
    const GATHERS: bool = Of::<C::Proxy>::MERGES;
    const CLOSED: bool = Of::<C::Proxy>::CLOSED;
    const HAS_EMPTY: bool = C::EMPTY.is_some();

    #[inline]
    fn is_empty(value: &T) -> bool {
        C::is_empty(value)
    }

    #[inline]
    fn encode(tag: Tag, value: &T, out: &mut Writer<'_>) {
        C::encode(tag, value, out);
    }

    #[inline]
    fn encoded_len(value: &T) -> usize {
        C::encoded_len(value)
    }

    #[inline]
    fn len_hint(value: &T) -> usize {
        C::len_hint(value)
    }

    #[inline]
    fn encode_element(value: &T, out: &mut Writer<'_>) {
        Of::<C::Proxy>::encode_element(C::to_proxy(value).borrow(), out);
    }
}

impl<'de, T, C: Convert<T>> Decoding<'de, T> for Converted<C> {
    const EMPTY_HEAP: usize = C::EMPTY_HEAP;

    #[inline]
    fn empty() -> T {
        let empty = const { C::EMPTY.expect("a type without an empty value may be absent: write `Option<…>`") };
        empty()
    }

    #[inline]
    fn absent() -> Result<T, DecodeErrorKind> {
        match C::EMPTY {
            Some(empty) => Ok(empty()),
            None => C::from_proxy(Of::<C::Proxy>::absent()?).map_err(DecodeErrorKind::conversion),
        }
    }

    #[inline]
    fn decode(reader: &mut Reader<'de>, context: Context<'_>) -> Result<T> {
        C::decode(reader, context)
    }

    #[inline]
    fn decode_behind<P>(
        new: impl FnOnce(T) -> P,
        _get: impl FnOnce(&mut P) -> Option<&mut T>,
        reader: &mut Reader<'de>,
        context: Context<'_>,
    ) -> Result<P> {
        C::decode(reader, context).map(new)
    }

    /// What was read of a message is converted back for the rest of it to be merged into.
    #[inline]
    fn merge(value: &mut T, reader: &mut Reader<'de>, context: Context<'_>) -> Result<()> {
        if !Self::MERGES || context.recycles() || C::is_empty(value) {
            return C::replace(value, reader, context);
        }
        *value = merge_proxy::<T, C>(value, reader, context)?;
        Ok(())
    }

    /// The parts are merged as the proxy that they are parts of, which is converted once.
    fn gather(old: Option<&T>, parts: Parts<'de>, context: Context<'_>) -> Result<T> {
        let start = *parts.at();
        let proxy = match old {
            Some(old) => gather_proxy::<C::Proxy>(Some(C::to_proxy(old).borrow()), parts, context),
            None => gather_proxy::<C::Proxy>(None, parts, context),
        };
        C::from_proxy(proxy?).map_err(|error| start.fail(DecodeErrorKind::conversion(error)))
    }

    #[inline]
    fn reset(value: &mut T, _context: Context<'_>) {
        if let Some(empty) = C::EMPTY {
            *value = empty();
        }
    }
}

/// Reads a further occurrence of a message into the proxy of `value`: what is left to do where nobody gathers.
#[cold]
#[inline(never)]
fn merge_proxy<T, C: Convert<T>>(value: &T, reader: &mut Reader<'_>, context: Context<'_>) -> Result<T> {
    let start = *reader;
    let mut proxy = copy(C::to_proxy(value).borrow(), reader, context)?;
    Of::<C::Proxy>::merge(&mut proxy, reader, context)?;
    C::from_proxy(proxy).map_err(|error| start.fail(DecodeErrorKind::conversion(error)))
}

/// Reads a proxy from all its parts, of which `old` is the first one if it is there.
fn gather_proxy<P>(old: Option<&P>, mut parts: Parts<'_>, context: Context<'_>) -> Result<P>
where
    P: Value<Encoding: for<'de> Decoding<'de, P>>,
{
    if Of::<P>::GATHERS {
        return Of::<P>::gather(old, parts, context);
    }
    let mut proxy = match old {
        Some(old) => {
            let mut proxy = copy(old, parts.at(), context)?;
            Of::<P>::merge(&mut proxy, parts.reader(), context)?;
            proxy
        }
        None => Of::<P>::decode(parts.reader(), context)?,
    };
    while parts.advance(context) {
        Of::<P>::merge(&mut proxy, parts.reader(), context)?;
    }
    Ok(proxy)
}

/// Returns a copy of a proxy, which is borrowed, by way of its bytes. They count as memory.
fn copy<P>(proxy: &P, at: &Reader<'_>, context: Context<'_>) -> Result<P>
where
    P: Value<Encoding: for<'de> Decoding<'de, P>>,
{
    let tag = Tag::new(1, Of::<P>::WIRE_TYPE);
    let record = Writer::collect(|out| Of::<P>::encode(tag, proxy, out));
    context.charge(record.len(), at)?;
    let mut reader = Reader::new(record.get(tag.encoded_len()..).unwrap_or_default());
    Of::<P>::decode(&mut reader, context).map_err(|error| at.fail(error.kind().clone()))
}

/// A field of type `Self` whose values `C` [converts](Convert); `S` says whether it is one, optional, a list or a map.
///
/// A marker can convert types of other crates, so nothing tells a bare value from a field's shape as [`Value`] does for
/// [`Shaped`](super::Shaped). The compiler finds the one `S` for which `C` converts what is inside.
#[diagnostic::on_unimplemented(
    message = "`{C}` does not convert what is in `{Self}`",
    label = "`{C}` has no `Convert` for the values of this",
    note = "`with` names a type that implements `wireform::encoding::Convert`, for the type of one value"
)]
pub trait Holds<C, S> {
    /// The shape, with its encoding.
    type Field;
}

/// The encoding that `C` makes by conversion, in the shape that the field's type implies: `#[proto(3, with = "C")]`.
#[derive(Clone, Copy, Debug)]
pub struct With<C, S>(C, S);

/// The four `S` of [`Holds`].
mod held {
    #[derive(Clone, Copy, Debug)]
    pub struct One;
    #[derive(Clone, Copy, Debug)]
    pub struct Optional;
    #[derive(Clone, Copy, Debug)]
    pub struct List;
    #[derive(Clone, Copy, Debug)]
    pub struct Entries;
}

impl<T, C: Convert<T>> Holds<C, held::One> for T {
    type Field = Implicit<Converted<C>>;
}

impl<T, C: Convert<T>> Holds<C, held::Optional> for Option<T> {
    type Field = Explicit<Converted<C>>;
}

impl<T, C: Convert<T>> Holds<C, held::List> for Vec<T> {
    type Field = Repeated<Converted<C>>;
}

#[cfg(feature = "std")]
impl<K, V, H, C: Convert<V>> Holds<C, held::Entries> for std::collections::HashMap<K, V, H> {
    type Field = Map<Auto, Converted<C>>;
}

impl<K, V, C: Convert<V>> Holds<C, held::Entries> for alloc::collections::BTreeMap<K, V> {
    type Field = Map<Auto, Converted<C>>;
}

#[cfg(feature = "__text")]
impl<T, C: Convert<T>> crate::walk::TextEncoding<T> for Converted<C>
where
    Of<C::Proxy>: crate::walk::TextEncoding<C::Proxy>,
{
    #[inline]
    fn write<S: crate::walk::Sink>(value: &T, sink: S) -> core::result::Result<S::Ok, S::Error> {
        Of::<C::Proxy>::write(C::to_proxy(value).borrow(), sink)
    }
}

#[cfg(feature = "__text")]
impl<'de, T, C: Convert<T>> crate::walk::TextDecoding<'de, T> for Converted<C>
where
    Of<C::Proxy>: crate::walk::TextDecoding<'de, C::Proxy>,
{
    #[inline]
    fn read<S: crate::walk::Source<'de>>(source: S) -> core::result::Result<Option<T>, S::Error> {
        let place = source.place();
        match Of::<C::Proxy>::read(source)? {
            Some(proxy) => {
                C::from_proxy(proxy).map(Some).map_err(|error| S::fail(place, DecodeErrorKind::conversion(error)))
            }
            None => Ok(None),
        }
    }
}

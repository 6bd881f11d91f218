//! Default values, as proto2 has them: what an absent field stands for.

#![allow(clippy::cast_possible_truncation, reason = "a number is compared with its type's range, by the compiler")]

use alloc::{borrow::Cow, boxed::Box, rc::Rc, string::String, sync::Arc, vec::Vec};
use core::marker::PhantomData;

use bytes::Bytes;

use super::{
    Auto, Blob, Bool, Decoding, Double, Encoding, Enumerated, FieldDecode, FieldEncode, Fixed32, Fixed64, Float, Int32,
    Int64, Newtype, Sfixed32, Sfixed64, Sint32, Sint64, Transparent, Uint32, Uint64, Utf8, Value, ptr::COUNTS,
    unless_kept, unless_unknown,
};
use crate::{
    enumeration::Enumeration,
    error::Result,
    schema::FieldKind,
    unknown::UnknownFields,
    wire::{Context, Reader, Tag, Writer},
};

/// A default value as it was written; a derive makes a type for each.
pub trait Literal {
    /// The value as descriptors have it: `8080`, `-inf`, `true`, `RED`, text, or bytes with C escapes.
    const TEXT: &'static str;
    /// The value as a `float`, where the text is a number.
    const FLOAT: Option<f32> = None;
    /// The value as a `double`, where the text is a number.
    const DOUBLE: Option<f64> = None;
    /// The value as bytes, where the text has well-formed escapes.
    const BYTES: Option<&'static [u8]> = None;
}

/// An encoding of values that may have a default.
#[diagnostic::on_unimplemented(
    message = "a field of type `{T}` has no default value",
    label = "no default value for `{T}`",
    note = "numbers, bools, enumerations, strings and bytes can have one"
)]
pub trait Defaults<T>: Encoding<T> {
    /// A value as it is returned: itself, or a reference to text or bytes.
    type Ref<'a>
    where
        T: 'a;

    /// Returns the value.
    fn get<'a>(value: &'a T) -> Self::Ref<'a>
    where
        T: 'a;
}

/// What a literal is as a value of type `T`.
///
/// ```compile_fail
/// # #[cfg(feature = "derive")] {
/// #[derive(wireform::Message)]
/// struct Server {
///     #[proto(1, default = "80800000000")]
///     port: Option<u32>,
/// }
/// # }
/// # #[cfg(not(feature = "derive"))] compile_error!();
/// ```
#[diagnostic::on_unimplemented(
    message = "a field of type `{T}` has no default value",
    label = "no default value for `{T}`",
    note = "numbers, bools, enumerations, strings and bytes can have one"
)]
pub trait DefaultValue<T, L: Literal>: Defaults<T> {
    /// Stops the compiler where the literal is no value of the type.
    const CHECK: ();
    /// The memory that the default takes beside itself.
    const HEAP: usize = 0;

    /// Makes the default.
    fn make() -> T;

    /// Returns the default without making one.
    fn literal<'a>() -> Self::Ref<'a>
    where
        T: 'a;
}

/// Returns a field's value, or its default where it is absent.
#[doc(hidden)]
#[inline]
pub fn or_default<'a, T, E: DefaultValue<T, L>, L: Literal>(value: &'a Option<T>) -> E::Ref<'a> {
    match value {
        Some(value) => E::get(value),
        None => E::literal(),
    }
}

/// Implements defaults for a number; `$value` is the constant that a literal is.
macro_rules! numbers {
    ($($encoding:ident: $type:ty, $literal:ident => $value:expr;)*) => {
        $(
            impl Defaults<$type> for $encoding {
                type Ref<'a> = $type;

                #[inline]
                fn get<'a>(value: &'a $type) -> $type
                where
                    $type: 'a,
                {
                    *value
                }
            }

            impl<$literal: Literal> DefaultValue<$type, $literal> for $encoding {
                const CHECK: () = {
                    let _: $type = $value;
                };

                #[inline]
                fn make() -> $type {
                    const { $value }
                }

                #[inline]
                fn literal<'a>() -> $type
                where
                    $type: 'a,
                {
                    const { $value }
                }
            }
        )*
    };
}

numbers! {
    Bool: bool, L => bool_of(L::TEXT);
    Int32: i32, L => integer(L::TEXT, i32::MIN as i128, i32::MAX as i128) as i32;
    Sint32: i32, L => integer(L::TEXT, i32::MIN as i128, i32::MAX as i128) as i32;
    Sfixed32: i32, L => integer(L::TEXT, i32::MIN as i128, i32::MAX as i128) as i32;
    Int64: i64, L => integer(L::TEXT, i64::MIN as i128, i64::MAX as i128) as i64;
    Sint64: i64, L => integer(L::TEXT, i64::MIN as i128, i64::MAX as i128) as i64;
    Sfixed64: i64, L => integer(L::TEXT, i64::MIN as i128, i64::MAX as i128) as i64;
    Uint32: u32, L => integer(L::TEXT, 0, u32::MAX as i128) as u32;
    Fixed32: u32, L => integer(L::TEXT, 0, u32::MAX as i128) as u32;
    Uint64: u64, L => integer(L::TEXT, 0, u64::MAX as i128) as u64;
    Fixed64: u64, L => integer(L::TEXT, 0, u64::MAX as i128) as u64;
    Float: f32, L => L::FLOAT.expect("the default is no float: write one such as `1.5`, `inf` or `nan`");
    Double: f64, L => L::DOUBLE.expect("the default is no double: write one such as `1.5`, `inf` or `nan`");
}

const fn bool_of(text: &str) -> bool {
    match text.as_bytes() {
        b"true" => true,
        b"false" => false,
        _ => panic!("the default is no bool: write `true` or `false`"),
    }
}

/// Reads a decimal integer.
#[allow(clippy::indexing_slicing, reason = "the compiler runs it, and stops where an index is wrong")]
const fn integer(text: &str, least: i128, greatest: i128) -> i128 {
    let digits = text.as_bytes();
    let negative = !digits.is_empty() && digits[0] == b'-';
    let mut index = negative as usize;
    assert!(index < digits.len() && digits.len() < 24, "the default is no integer of the field's type");
    let mut value: i128 = 0;
    while index < digits.len() {
        assert!(digits[index].is_ascii_digit(), "the default is no integer: write decimal digits");
        value = value * 10 + (digits[index] - b'0') as i128;
        index += 1;
    }
    let value = if negative { -value } else { value };
    assert!(least <= value && value <= greatest, "the default is out of the range of the field's type");
    value
}

impl<T: Enumeration> Defaults<T> for Enumerated {
    type Ref<'a>
        = T
    where
        T: 'a;

    #[inline]
    fn get<'a>(value: &'a T) -> T
    where
        T: 'a,
    {
        of_number(value.number())
    }
}

impl<T: Enumeration, L: Literal> DefaultValue<T, L> for Enumerated {
    const CHECK: () = {
        let _: i32 = T::DESCRIPTOR.expect_number(L::TEXT);
    };

    #[inline]
    fn make() -> T {
        of_number(const { T::DESCRIPTOR.expect_number(L::TEXT) })
    }

    #[inline]
    fn literal<'a>() -> T
    where
        T: 'a,
    {
        of_number(const { T::DESCRIPTOR.expect_number(L::TEXT) })
    }
}

/// Returns the value of a number that a value has.
#[inline]
fn of_number<T: Enumeration>(number: i32) -> T {
    T::from_number(number).unwrap_or_else(T::empty)
}

/// Implements defaults for types that hold text or bytes.
macro_rules! contents {
    ($encoding:ident, $content:ty, $literal:ident => $value:expr, $([$($generics:tt)*] $type:ty, $make:expr, $heap:expr;)*) => {
        $(
            impl<$($generics)*> Defaults<$type> for $encoding {
                type Ref<'r>
                    = &'r $content
                where
                    $type: 'r;

                #[inline]
                fn get<'r>(value: &'r $type) -> &'r $content
                where
                    $type: 'r,
                {
                    value
                }
            }

            impl<$($generics)* $literal: Literal> DefaultValue<$type, $literal> for $encoding {
                const CHECK: () = {
                    let _: &$content = $value;
                };
                const HEAP: usize = $heap + $literal::TEXT.len();

                #[inline]
                fn make() -> $type {
                    $make(const { $value })
                }

                #[inline]
                fn literal<'r>() -> &'r $content
                where
                    $type: 'r,
                {
                    const { $value }
                }
            }
        )*
    };
}

contents! {
    Utf8, str, L => L::TEXT,
    [] String, String::from, 0;
    [] Box<str>, Box::from, 0;
    [] Arc<str>, Arc::from, COUNTS;
    [] Rc<str>, Rc::from, COUNTS;
    ['a,] Cow<'a, str>, Cow::Borrowed, 0;
    ['a,] &'a str, core::convert::identity, 0;
}

contents! {
    Blob, [u8], L => L::BYTES.expect("the default is no bytes: an escape is wrong"),
    [] Vec<u8>, Vec::from, 0;
    [] Box<[u8]>, Box::from, 0;
    [] Bytes, Bytes::from_static, 0;
    ['a,] Cow<'a, [u8]>, Cow::Borrowed, 0;
    ['a,] &'a [u8], core::convert::identity, 0;
}

impl<const N: usize> Defaults<[u8; N]> for Blob {
    type Ref<'a> = &'a [u8; N];

    #[inline]
    fn get<'a>(value: &'a [u8; N]) -> &'a [u8; N]
    where
        [u8; N]: 'a,
    {
        value
    }
}

impl<const N: usize, L: Literal> DefaultValue<[u8; N], L> for Blob {
    const CHECK: () = {
        let _: &[u8; N] = array::<N>(L::BYTES);
    };

    #[inline]
    fn make() -> [u8; N] {
        *const { array::<N>(L::BYTES) }
    }

    #[inline]
    fn literal<'a>() -> &'a [u8; N]
    where
        [u8; N]: 'a,
    {
        const { array::<N>(L::BYTES) }
    }
}

const fn array<const N: usize>(bytes: Option<&'static [u8]>) -> &'static [u8; N] {
    let bytes = bytes.expect("the default is no bytes: an escape is wrong");
    assert!(bytes.len() == N, "the default has another length than the field");
    bytes.first_chunk().expect("it is that long")
}

impl<T: Transparent, E: Defaults<T::Inner>> Defaults<T> for Newtype<E> {
    type Ref<'a>
        = E::Ref<'a>
    where
        T: 'a,
        T::Inner: 'a;

    #[inline]
    fn get<'a>(value: &'a T) -> E::Ref<'a>
    where
        T: 'a,
    {
        E::get(value.inner())
    }
}

impl<T: Transparent, L: Literal, E: DefaultValue<T::Inner, L>> DefaultValue<T, L> for Newtype<E> {
    const CHECK: () = E::CHECK;
    const HEAP: usize = E::HEAP;

    #[inline]
    fn make() -> T {
        T::wrap(E::make())
    }

    #[inline]
    fn literal<'a>() -> E::Ref<'a>
    where
        T: 'a,
    {
        E::literal()
    }
}

impl<T: Value> Defaults<T> for Auto
where
    T::Encoding: Defaults<T>,
{
    type Ref<'a>
        = <T::Encoding as Defaults<T>>::Ref<'a>
    where
        T: 'a;

    #[inline]
    fn get<'a>(value: &'a T) -> Self::Ref<'a>
    where
        T: 'a,
    {
        T::Encoding::get(value)
    }
}

impl<T: Value, L: Literal> DefaultValue<T, L> for Auto
where
    T::Encoding: DefaultValue<T, L>,
{
    const CHECK: () = T::Encoding::CHECK;
    const HEAP: usize = T::Encoding::HEAP;

    #[inline]
    fn make() -> T {
        T::Encoding::make()
    }

    #[inline]
    fn literal<'a>() -> Self::Ref<'a>
    where
        T: 'a,
    {
        T::Encoding::literal()
    }
}

/// The shape of a field `#[proto(1, default = "…")] T`: one value with the encoding `E`, which is the default `L` where
/// it is absent, and always written.
#[derive(Clone, Copy, Debug)]
pub struct Defaulted<E, L>(PhantomData<(E, L)>);

impl<T, E: DefaultValue<T, L>, L: Literal> FieldEncode<T> for Defaulted<E, L> {
    const KIND: FieldKind = FieldKind::Explicit(E::KIND);

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn is_empty(_value: &T) -> bool {
        false
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode(number: u32, value: &T, out: &mut Writer<'_>) {
        E::encode(Tag::new(number, E::WIRE_TYPE), value, out);
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encoded_len(number: u32, value: &T) -> usize {
        Tag::new(number, E::WIRE_TYPE).encoded_len() + E::encoded_len(value)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn len_hint(value: &T) -> usize {
        E::len_hint(value)
    }
}

impl<'de, T, E: Decoding<'de, T> + DefaultValue<T, L>, L: Literal> FieldDecode<'de, T> for Defaulted<E, L> {
    const EMPTY_HEAP: usize = E::HEAP;

    #[inline]
    fn empty() -> T {
        E::make()
    }

    /// The state is 1 while the value is from before the call, to be replaced.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn start(_value: &mut T, context: Context<'_>) -> usize {
        usize::from(context.recycles())
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn merge(
        number: u32,
        value: &mut T,
        stale: &mut usize,
        reader: &mut Reader<'de>,
        context: Context<'_>,
    ) -> Result<bool> {
        let start = *reader;
        if !reader.eat(Tag::new(number, E::WIRE_TYPE)) {
            return Ok(false);
        }
        let result = E::merge(value, reader, context).map(|()| *stale = 0);
        unless_unknown::<T, E>(result, reader, start)
    }

    #[inline(never)]
    fn merge_other(
        tag: Tag,
        value: &mut T,
        stale: &mut usize,
        reader: &mut Reader<'de>,
        context: Context<'_>,
        unknown: Option<&mut UnknownFields>,
    ) -> Result<bool> {
        if tag.wire_type() != E::WIRE_TYPE {
            return Ok(false);
        }
        let start = *reader;
        let result = E::merge(value, reader, context).map(|()| *stale = 0);
        unless_kept::<T, E>(result, reader, start, unknown)
    }

    #[inline]
    fn finish(value: &mut T, stale: usize, _context: Context<'_>) {
        if stale != 0 {
            *value = E::make();
        }
    }
}

#[cfg(feature = "__text")]
impl<T, E: crate::walk::TextEncoding<T>, L> crate::walk::TextFieldEncode<T> for Defaulted<E, L> {
    #[inline]
    fn emit<F: crate::walk::Fields>(
        field: &'static crate::schema::FieldDescriptor,
        value: &T,
        fields: &mut F,
    ) -> core::result::Result<(), F::Error> {
        fields.field::<T, E>(field, value)
    }
}

#[cfg(feature = "__text")]
impl<'de, T, E: crate::walk::TextDecoding<'de, T>, L> crate::walk::TextFieldDecode<'de, T> for Defaulted<E, L> {
    #[inline]
    fn read<S: crate::walk::Source<'de>>(value: &mut T, source: S) -> core::result::Result<(), S::Error> {
        if let Some(read) = E::read(source)? {
            *value = read;
        }
        Ok(())
    }
}

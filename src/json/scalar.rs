//! The visitors of single values: numbers, enumerations, bools, strings and bytes.
//!
//! A number is asked for as raw text wherever the deserializer is serde_json's: its own numbers have gone through
//! `f64` where they are no plain integers, and change shape with its feature `arbitrary_precision`. Any other
//! deserializer takes the same request for a newtype, and is then asked for whatever it has.

use alloc::{
    borrow::{Cow, ToOwned},
    string::String,
    vec::Vec,
};
use core::{fmt, marker::PhantomData};

use base64::{
    Engine, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use super::{number::Number, read::Scope};
use crate::{
    excerpt,
    {error::DecodeErrorKind, schema::EnumDescriptor},
};

/// The name by which serde_json is asked for raw text, and the key under which it then comes. A test notices when it
/// is no longer this one; numbers are read by way of `f64` then.
pub(super) const RAW: &str = "$serde_json::private::RawValue";

/// The key under which serde_json hands over a number that it keeps as text.
pub(super) const NUMBER: &str = "$serde_json::private::Number";

/// What a value is made of: a number or a string, each in its own way.
pub(super) trait Scalar: Sized {
    type Value;
    const EXPECTED: &'static str;

    fn number(self, text: &str) -> Result<Self::Value, DecodeErrorKind>;
    /// As `number`, of a text whose spelling was checked.
    fn scanned(self, text: &str) -> Result<Self::Value, DecodeErrorKind>;
    /// `None` for a value that counts as absent.
    fn string(self, text: &str, scope: Scope<'_>) -> Result<Option<Self::Value>, DecodeErrorKind>;
    fn unsigned(self, number: u64) -> Result<Self::Value, DecodeErrorKind>;
    fn signed(self, number: i64) -> Result<Self::Value, DecodeErrorKind>;
    fn float(self, number: f64) -> Result<Self::Value, DecodeErrorKind>;

    /// Returns the value that null is; for most types it is none, and null is an absent value.
    #[inline]
    fn null(&self) -> Option<Self::Value> {
        None
    }
}

/// A number, which may come as a string.
pub(super) struct Numeric<N>(pub(super) PhantomData<N>);

impl<N: Number> Scalar for Numeric<N> {
    type Value = N;
    const EXPECTED: &'static str = N::EXPECTED;

    #[inline]
    fn number(self, text: &str) -> Result<N, DecodeErrorKind> {
        N::from_text(text)
    }

    #[inline]
    fn scanned(self, text: &str) -> Result<N, DecodeErrorKind> {
        N::from_scanned(text)
    }

    #[inline]
    fn string(self, text: &str, _scope: Scope<'_>) -> Result<Option<N>, DecodeErrorKind> {
        N::from_string(text).map(Some)
    }

    fn unsigned(self, number: u64) -> Result<N, DecodeErrorKind> {
        N::from_unsigned(number)
    }

    fn signed(self, number: i64) -> Result<N, DecodeErrorKind> {
        N::from_signed(number)
    }

    fn float(self, number: f64) -> Result<N, DecodeErrorKind> {
        N::from_float(number)
    }
}

/// The name of an enumeration's value, or its number.
pub(super) struct Enumerated(pub(super) &'static EnumDescriptor);

impl Enumerated {
    fn checked(self, number: i32) -> Result<i32, DecodeErrorKind> {
        if self.0.is_closed() && self.0.name_of(number).is_none() {
            return Err(DecodeErrorKind::UnknownEnumValue { number });
        }
        Ok(number)
    }
}

impl Scalar for Enumerated {
    type Value = i32;
    const EXPECTED: &'static str = "the name or the number of an enumeration's value";

    fn number(self, text: &str) -> Result<i32, DecodeErrorKind> {
        self.checked(i32::from_text(text)?)
    }

    fn scanned(self, text: &str) -> Result<i32, DecodeErrorKind> {
        self.number(text)
    }

    #[inline]
    fn string(self, text: &str, scope: Scope<'_>) -> Result<Option<i32>, DecodeErrorKind> {
        if let Some(number) = self.0.number_of(text) {
            return Ok(Some(number));
        }
        match quoted_integer(text) {
            Some(number) => self.checked(number).map(Some),
            None if scope.run.ignore_unknown_fields => Ok(None),
            None => Err(DecodeErrorKind::UnknownEnumName { name: excerpt::name(text) }),
        }
    }

    fn unsigned(self, number: u64) -> Result<i32, DecodeErrorKind> {
        self.checked(i32::from_unsigned(number)?)
    }

    fn signed(self, number: i64) -> Result<i32, DecodeErrorKind> {
        self.checked(i32::from_signed(number)?)
    }

    fn float(self, number: f64) -> Result<i32, DecodeErrorKind> {
        self.checked(i32::from_float(number)?)
    }

    fn null(&self) -> Option<i32> {
        self.0.is_null_value().then_some(0)
    }
}

/// Reads a number that stands in quotes, where a name would: Google's runtimes take one of digits alone.
fn quoted_integer(text: &str) -> Option<i32> {
    let is_integer = text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit());
    i32::from_text(text).ok().filter(|_| is_integer)
}

/// Visits a scalar, in whatever way it comes.
struct ScalarVisitor<'x, S> {
    scalar: S,
    scope: Scope<'x>,
}

/// Reads a scalar; `None` where the value is null, or counts as absent.
#[inline]
pub(super) fn read_scalar<'de, D: Deserializer<'de>, S: Scalar>(
    deserializer: D,
    scalar: S,
    scope: Scope<'_>,
) -> Result<Option<S::Value>, D::Error> {
    deserializer.deserialize_newtype_struct(RAW, ScalarVisitor { scalar, scope })
}

impl<S: Scalar> ScalarVisitor<'_, S> {
    #[inline]
    fn done<E: Error>(self, read: impl FnOnce(S) -> Result<S::Value, DecodeErrorKind>) -> Result<Option<S::Value>, E> {
        read(self.scalar).map(Some).map_err(|kind| self.scope.run.fail(kind, None))
    }

    /// Reads the raw text of any JSON value.
    #[inline]
    fn raw<E: Error>(self, text: &str) -> Result<Option<S::Value>, E> {
        let read = match text.as_bytes() {
            [b'"', inner @ .., b'"'] if !inner.contains(&b'\\') => {
                let inner = text.get(1..text.len() - 1).unwrap_or_default();
                self.scalar.string(inner, self.scope)
            }
            [b'"', ..] => return self.escaped(text),
            [b'-' | b'0'..=b'9', ..] => self.scalar.number(text).map(Some),
            b"null" => return self.null(Some(text)),
            _ => Err(DecodeErrorKind::UnexpectedValue { expected: S::EXPECTED }),
        };
        read.map_err(|kind| self.scope.run.fail(kind, Some(text)))
    }

    fn null<E: Error>(self, text: Option<&str>) -> Result<Option<S::Value>, E> {
        match self.scalar.null() {
            Some(value) => Ok(Some(value)),
            None => self.scope.absent(S::EXPECTED, text),
        }
    }

    /// Reads a string that has escapes in it.
    #[cold]
    #[inline(never)]
    fn escaped<E: Error>(self, text: &str) -> Result<Option<S::Value>, E> {
        let read = match serde_json::from_str::<String>(text) {
            Ok(inner) => self.scalar.string(&inner, self.scope),
            Err(_) => Err(DecodeErrorKind::UnexpectedValue { expected: S::EXPECTED }),
        };
        read.map_err(|kind| self.scope.run.fail(kind, Some(text)))
    }
}

impl<'de, S: Scalar> Visitor<'de> for ScalarVisitor<'_, S> {
    type Value = Option<S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.scope.expecting(S::EXPECTED, f)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        match map.next_key_seed(TokenSeed)? {
            Some(true) => map.next_value_seed(RawSeed(self)),
            _ => Err(self.scope.unexpected(S::EXPECTED)),
        }
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        self.done(|scalar| scalar.unsigned(number))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        self.done(|scalar| scalar.signed(number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        self.done(|scalar| scalar.float(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        self.scalar.string(text, self.scope).map_err(|kind| self.scope.run.fail(kind, Some(text)))
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        self.null(None)
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        self.null(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Tells whether a map is none: serde_json's way to hand over raw text or a number that it keeps as text.
///
/// The request for a newtype tells the two apart without looking at the key: serde_json passes it on to the visitor
/// of a key that is in the input, and answers at once for its own.
struct TokenSeed;

impl<'de> DeserializeSeed<'de> for TokenSeed {
    type Value = bool;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_newtype_struct("", self)
    }
}

impl<'de> Visitor<'de> for TokenSeed {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_ignored_any(self)?;
        Ok(false)
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<bool, E> {
        Ok(key == RAW || key == NUMBER)
    }
}

/// Reads the text behind such a key.
struct RawSeed<V>(V);

impl<'de, S: Scalar> DeserializeSeed<'de> for RawSeed<ScalarVisitor<'_, S>> {
    type Value = Option<S::Value>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de, S: Scalar> Visitor<'de> for RawSeed<ScalarVisitor<'_, S>> {
    type Value = Option<S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        self.0.raw(text)
    }
}

/// Visits a value of a type that comes in one way only.
macro_rules! visitor {
    ($(#[$doc:meta])* $name:ident<$de:lifetime> -> $value:ty, $expected:literal, { $($visits:tt)* }) => {
        $(#[$doc])*
        pub(super) struct $name<'x>(pub(super) Scope<'x>);

        impl<$de> Visitor<$de> for $name<'_> {
            type Value = Option<$value>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.expecting($expected, f)
            }

            $($visits)*

            fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
                self.0.absent($expected, None)
            }

            fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
                self.0.absent($expected, None)
            }

            fn visit_some<D: Deserializer<$de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
                deserializer.deserialize_any(self)
            }

            fn visit_newtype_struct<D: Deserializer<$de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
                deserializer.deserialize_any(self)
            }
        }
    };
}

visitor! {
    /// Visits a bool.
    BoolVisitor<'de> -> bool, "true or false", {
        fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
            Ok(Some(value))
        }
    }
}

visitor! {
    /// Visits a string.
    StringVisitor<'de> -> Cow<'de, str>, "a string", {
        #[inline]
        fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
            Ok(Some(Cow::Borrowed(text)))
        }

        #[inline]
        fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
            Ok(Some(Cow::Owned(text.to_owned())))
        }

        fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
            Ok(Some(Cow::Owned(text)))
        }
    }
}

visitor! {
    /// Visits bytes, which are base64 of either alphabet.
    BytesVisitor<'de> -> Vec<u8>, "a base64 string", {
        fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
            match decode_base64(text) {
                Some(bytes) => Ok(Some(bytes)),
                None => Err(self.0.run.fail(DecodeErrorKind::InvalidBase64, Some(text))),
            }
        }
    }
}

/// Reads base64 with or without padding, and with any bits behind the last byte, as Google's parsers do.
pub(super) fn decode_base64(text: &str) -> Option<Vec<u8>> {
    const LENIENT: GeneralPurpose = GeneralPurpose::new(
        &alphabet::STANDARD,
        GeneralPurposeConfig::new()
            .with_decode_padding_mode(DecodePaddingMode::Indifferent)
            .with_decode_allow_trailing_bits(true),
    );
    // Other forms are rare, and refused at the first character that shows them: looking for it beforehand took longer
    // than decoding.
    if let Some(bytes) = crate::base64::decode(text) {
        return Some(bytes);
    }
    let standard: Vec<u8> = text
        .bytes()
        .map(|byte| match byte {
            b'-' => b'+',
            b'_' => b'/',
            byte => byte,
        })
        .collect();
    LENIENT.decode(standard).ok()
}

//! The error types of the library as serde wants them.

use alloc::string::ToString;
use core::fmt::Display;

use serde::{de, ser};

use crate::{
    DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind,
    excerpt::{name, words},
};

fn unlocated(kind: DecodeErrorKind) -> DecodeError {
    DecodeError::new(kind, DecodeError::UNKNOWN_OFFSET)
}

impl de::Error for DecodeError {
    #[cold]
    fn custom<T: Display>(message: T) -> Self {
        unlocated(DecodeErrorKind::Custom { message: words(message) })
    }

    /// The two types that can only borrow are known by what they expect.
    #[cold]
    fn invalid_type(unexpected: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        let expected = expected.to_string();
        match expected.as_str() {
            "a borrowed string" => unlocated(DecodeErrorKind::CannotBorrow { instead: "Cow<str>" }),
            "a borrowed byte array" => unlocated(DecodeErrorKind::CannotBorrow { instead: "Cow<[u8]>" }),
            _ => Self::custom(format_args!("invalid type: {unexpected}, expected {expected}")),
        }
    }

    #[cold]
    fn unknown_field(field: &str, _: &'static [&'static str]) -> Self {
        unlocated(DecodeErrorKind::UnknownField { name: name(field) })
    }

    #[cold]
    fn missing_field(field: &'static str) -> Self {
        unlocated(DecodeErrorKind::MissingField { name: name(field) })
    }

    #[cold]
    fn duplicate_field(field: &'static str) -> Self {
        unlocated(DecodeErrorKind::DuplicateField { name: name(field) })
    }

    #[cold]
    fn unknown_variant(variant: &str, _: &'static [&'static str]) -> Self {
        unlocated(DecodeErrorKind::UnknownEnumName { name: name(variant) })
    }
}

impl ser::Error for EncodeError {
    #[cold]
    fn custom<T: Display>(message: T) -> Self {
        Self::new(EncodeErrorKind::Custom { message: words(message) })
    }
}

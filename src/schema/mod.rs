//! Descriptors: what a message, a field or an enumeration is called and made of.
//!
//! Every derived type has one, as a constant. Error paths and the text wires' names come from it. With the feature
//! `descriptors`, `proto` has the messages by which compilers describe `.proto` files.

mod clash;
mod descriptor;
mod distinct;
mod docs;
mod enumeration;
mod path;
#[cfg(feature = "descriptors")]
pub mod proto;
mod required;
#[cfg(feature = "xml")]
mod same;

#[cfg(feature = "xml")]
pub(crate) use self::same::{is_same_enumeration, is_same_message};
pub use self::{
    descriptor::{FieldDescriptor, FieldKind, Kind, MessageDescriptor, enumeration, message},
    docs::Docs,
    enumeration::{EnumDescriptor, EnumValueDescriptor},
};
pub(crate) use self::{path::path_at, required::missing_field};
#[cfg(any(feature = "json", feature = "types"))]
use crate::error::DecodeErrorKind;

/// Says that nobody knows the type of an `Any`, or that its URL names none.
#[cfg(any(feature = "json", feature = "types"))]
#[cold]
pub(crate) fn unknown_type(type_url: &str) -> DecodeErrorKind {
    match name_in_url(type_url) {
        Some(name) => DecodeErrorKind::UnknownType { name: crate::excerpt::name(name) },
        None => {
            DecodeErrorKind::UnexpectedValue { expected: "a type URL such as `type.googleapis.com/package.Message`" }
        }
    }
}

/// Returns the full name in a type URL, as an `Any` has: what follows its last slash.
#[cfg(any(feature = "json", feature = "types"))]
pub(crate) fn name_in_url(type_url: &str) -> Option<&str> {
    type_url.rsplit_once('/').map(|(_, name)| name).filter(|name| !name.is_empty())
}

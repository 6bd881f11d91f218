#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]
#![deny(unsafe_code)]

extern crate alloc;
// So that derived code finds the runtime where it does in any other crate.
#[cfg(feature = "descriptors")]
extern crate self as wireform;

#[cfg(feature = "json")]
mod base64;
mod decode;
mod empty;
pub mod encoding;
mod enumeration;
mod error;
mod excerpt;
pub mod extension;
#[cfg(feature = "std")]
pub mod io;
#[cfg(feature = "json")]
pub mod json;
mod limits;
mod message;
mod oneof;
pub mod proto;
#[cfg(feature = "__text")]
mod registry;
pub mod schema;
#[cfg(feature = "json")]
pub mod serde;
#[cfg(feature = "text")]
pub mod text;
#[cfg(feature = "types")]
pub mod types;
mod unknown;
#[cfg(feature = "__text")]
pub mod walk;
pub mod wire;
mod work;
#[cfg(feature = "xml")]
pub mod xml;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

#[cfg(feature = "__text")]
pub use self::registry::Registry;
pub use self::{
    enumeration::{Enumeration, Open},
    error::{DecodeError, DecodeErrorKind, EncodeError, EncodeErrorKind, Result},
    extension::{Extendable, Extension},
    limits::Limits,
    message::{Decode, DecodeOwned, Described, Encode, Message},
    oneof::{DecodeOneof, Oneof},
    unknown::UnknownFields,
};
#[cfg(feature = "derive")]
pub use wireform_derive::{Enumeration, Message, Oneof};

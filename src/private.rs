//! What derived code names, flat, under the alias `_wf`; no part of the public interface.

pub use core::{
    option::Option::{self, None, Some},
    result::Result::{Err, Ok},
};

#[cfg(feature = "json")]
pub use ::serde as serde_crate;

#[cfg(not(feature = "json"))]
pub use crate::__demand_json as serde;
#[cfg(not(feature = "__text"))]
pub use crate::__drop as text;
#[cfg(feature = "__text")]
pub use crate::__pass as text;
#[cfg(feature = "__text")]
pub use crate::walk::{
    DecodeOneofText, DecodeText, EncodeOneofText, EncodeText, Fields, MembersText, Sink, Source, TextDecoding,
    TextEncoding, TextFieldDecode, TextFieldEncode, read_member,
};
#[cfg(feature = "json")]
pub use crate::{__pass as serde, serde};
pub use crate::{
    decode::{MergeFields, merge_by_number, merge_in_order},
    encoding::{
        As, Auto, Blob, Bool, Converted, Decoding, DefaultValue, Defaulted, Defaults, Double, Encoding, Enumerated,
        Expanded, FieldDecode, FieldEncode, Fixed32, Fixed64, Float, Group, Int32, Int64, Literal, Map, Nested,
        Newtype, OneofField, Required, Sfixed32, Sfixed64, Shaped, Sint32, Sint64, Transparent, Uint32, Uint64, Utf8,
        Value, With, body, body_other, member, member_other, or_default,
    },
    enumeration::Enumeration,
    error::Result,
    extension::Extendable,
    message::{Decode, Described, Encode},
    oneof::{DecodeOneof, Oneof},
    schema::{Docs, EnumDescriptor, EnumValueDescriptor, FieldDescriptor, FieldKind, MessageDescriptor},
    unknown::UnknownFields,
    wire::{Context, Reader, Tag, Writer},
};

/// The encoding that a type implies.
pub type Of<T> = <T as Value>::Encoding;

/// The shape that a field's type implies.
///
/// A type that is no field's is an error once, here: the compiler would say the same at each use, in other words each time.
pub type Shape<T> = <T as Shaped<Auto>>::Field;

/// The shape of a oneof.
pub type MembersOf<T> = <T as OneofField>::Members;

/// Passes the impls for the text wires on: a derive cannot see the runtime's features, this macro can.
#[doc(hidden)]
#[macro_export]
macro_rules! __pass {
    ($($items:tt)*) => { $($items)* };
}

/// Drops the impls for the text wires.
#[doc(hidden)]
#[macro_export]
macro_rules! __drop {
    ($($items:tt)*) => {};
}

/// Says what `#[proto(serde)]` needs, in the place of its impls.
#[doc(hidden)]
#[macro_export]
macro_rules! __demand_json {
    ($($items:tt)*) => {
        compile_error!("`#[proto(serde)]` needs the feature `json` of `wireform`: enable it in Cargo.toml");
    };
}

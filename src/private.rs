//! What only derived code names; no part of the public interface.

pub use core::option::Option;

#[cfg(not(feature = "__text"))]
pub use crate::__drop as text;
#[cfg(feature = "__text")]
pub use crate::__pass as text;
#[cfg(feature = "__text")]
pub use crate::walk::{
    DecodeOneofText, DecodeText, EncodeOneofText, EncodeText, Fields, Source, TextDecoding, TextEncoding,
    TextFieldDecode, TextFieldEncode, has_member, read_member,
};
pub use crate::{
    decode::{MergeFields, merge_by_number, merge_in_order},
    encoding::{member, member_other},
};

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

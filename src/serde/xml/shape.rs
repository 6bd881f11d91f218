//! The names that the format itself uses, and the values of its `type` attribute.

use crate::xml::output::Name;

/// An element of a sequence or a tuple.
pub(super) const ITEM: Name<'static> = Name::literal("item");
/// A pair of a map.
pub(super) const ENTRY: Name<'static> = Name::literal("entry");
/// The first half of a pair.
pub(super) const KEY: Name<'static> = Name::literal("key");
/// The second half of a pair, and the root of what has no name of its own.
pub(super) const VALUE: Name<'static> = Name::literal("value");
/// A field whose name is no name of XML.
pub(super) const FIELD: Name<'static> = Name::literal("field");
/// A variant whose name is no name of XML.
pub(super) const VARIANT: Name<'static> = Name::literal("variant");

/// The attribute with the name of a [`FIELD`] or a [`VARIANT`], in backslash escapes.
pub(super) const NAME: Name<'static> = Name::literal("name");
/// The attribute that marks `None`; its value is `true`.
pub(super) const NIL: Name<'static> = Name::literal("nil");
/// The attribute that counts `Some`s where they cannot be told otherwise.
pub(super) const SOME: Name<'static> = Name::literal("some");
/// The attribute with the type of a value, in self-describing documents.
pub(super) const TYPE: Name<'static> = Name::literal("type");
/// The attribute of a NaN.
pub(super) const BITS: Name<'static> = Name::literal(crate::xml::lexical::BITS);

macro_rules! shapes {
    ($($(#[$doc:meta])* $shape:ident = $name:literal,)*) => {
        /// A row of serde's data model, as the `type` attribute names it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Shape {
            $($(#[$doc])* $shape,)*
        }

        impl Shape {
            pub(super) fn as_str(self) -> &'static str {
                match self {
                    $(Self::$shape => $name,)*
                }
            }

            pub(super) fn parse(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$shape),)*
                    _ => None,
                }
            }
        }
    };
}

shapes! {
    Bool = "bool",
    I8 = "i8",
    I16 = "i16",
    I32 = "i32",
    I64 = "i64",
    I128 = "i128",
    U8 = "u8",
    U16 = "u16",
    U32 = "u32",
    U64 = "u64",
    U128 = "u128",
    F32 = "f32",
    F64 = "f64",
    Char = "char",
    Str = "str",
    Bytes = "bytes",
    /// A unit or a unit struct.
    Unit = "unit",
    /// `None`.
    None = "none",
    /// A sequence or any tuple.
    Seq = "seq",
    Map = "map",
    /// A struct or the fields of a variant.
    Struct = "struct",
    /// A variant without content.
    Variant = "variant",
    /// A variant with content.
    Enum = "enum",
}

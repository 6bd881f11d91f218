//! The wrappers of `google/protobuf/wrappers.proto`: one value each, with presence.

use alloc::{string::String, vec::Vec};

use crate::Message;

/// Defines the wrapper of each type.
macro_rules! wrappers {
    ($($name:ident($type:ty), $of:literal, $bytes:expr, $json:literal;)*) => {
        $(
            #[doc = concat!("A `", $of, "` that can be absent where it is a field: `google.protobuf.", stringify!($name), "`.")]
            ///
            /// In JSON it is the value alone. A field need not be of this type, see [`Wrapped`](super::Wrapped).
            ///
            /// ```
            #[doc = concat!("use wireform::{Message, types::", stringify!($name), "};")]
            ///
            #[doc = concat!("let wrapper = ", stringify!($name), "::decode(&", stringify!($bytes), "[..])?;")]
            #[doc = concat!("assert_eq!(wrapper.encode_to_vec(), ", stringify!($bytes), ");")]
            /// # #[cfg(feature = "json")]
            #[doc = concat!("assert_eq!(wireform::json::to_string(&wrapper).unwrap(), r#\"", $json, "\"#);")]
            /// # Ok::<(), wireform::DecodeError>(())
            /// ```
            #[derive(Message, Clone, Debug, Default, PartialEq)]
            #[proto(crate = "crate", package = "google.protobuf", form)]
            pub struct $name {
                /// The value.
                #[proto(1)]
                pub value: $type,
            }

            impl From<$type> for $name {
                fn from(value: $type) -> Self {
                    Self { value }
                }
            }

            impl From<$name> for $type {
                fn from(wrapper: $name) -> Self {
                    wrapper.value
                }
            }

            #[cfg(feature = "__text")]
            impl crate::walk::WriteForm for $name {
                fn write_form<S: crate::walk::FormSink>(&self, sink: S) -> Result<S::Ok, S::Error> {
                    <Encoding<$type> as crate::walk::TextEncoding<$type>>::write(&self.value, sink)
                }
            }

            #[cfg(feature = "__text")]
            impl<'de> crate::walk::ReadForm<'de> for $name {
                fn read_form<S: crate::walk::FormSource<'de>>(source: S) -> Result<Option<Self>, S::Error> {
                    let value = <Encoding<$type> as crate::walk::TextDecoding<'de, $type>>::read(source)?;
                    Ok(value.map(Self::from))
                }
            }
        )*
    };
}

#[cfg(feature = "__text")]
type Encoding<T> = <T as crate::encoding::Value>::Encoding;

wrappers! {
    DoubleValue(f64), "double", [0x09, 0, 0, 0, 0, 0, 0, 0xf8, 0x3f], "1.5";
    FloatValue(f32), "float", [0x0d, 0, 0, 0xc0, 0x3f], "1.5";
    Int64Value(i64), "int64", [0x08, 42], "\"42\"";
    UInt64Value(u64), "uint64", [0x08, 42], "\"42\"";
    Int32Value(i32), "int32", [0x08, 42], "42";
    UInt32Value(u32), "uint32", [0x08, 42], "42";
    BoolValue(bool), "bool", [0x08, 1], "true";
    StringValue(String), "string", [0x0a, 2, b'h', b'i'], "\"hi\"";
    BytesValue(Vec<u8>), "bytes", [0x0a, 1, 0xff], "\"/w==\"";
}

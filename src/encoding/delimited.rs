//! What strings and bytes share: one macro that says how any Rust type of theirs is written.
//!
//! The way in differs from type to type, as they hold their memory in different ways.

/// Makes an encoding the one that some Rust types imply, and implements its way out for them.
///
/// Each of the types dereferences to `$content`; `$is_empty` is a function of that.
macro_rules! delimited {
    ($encoding:ident, $kind:ident, $write:ident, $content:ty, $is_empty:expr; $([$($generics:tt)*] $type:ty;)*) => {
        $(
            impl<$($generics)*> Value for $type {
                type Encoding = $encoding;
            }

            impl<$($generics)*> Encoding<$type> for $encoding {
                const WIRE_TYPE: WireType = WireType::LengthDelimited;
                const KIND: Kind = Kind::$kind;

                #[cfg_attr(not(debug_assertions), inline(always))]
                fn is_empty(value: &$type) -> bool {
                    $is_empty(value)
                }

                #[cfg_attr(not(debug_assertions), inline(always))]
                fn encode(tag: Tag, value: &$type, out: &mut Writer<'_>) {
                    let content: &$content = value;
                    out.bytes_field(tag, content.as_ref());
                }

                #[cfg_attr(not(debug_assertions), inline(always))]
                fn encoded_len(value: &$type) -> usize {
                    varint_len(value.len() as u64) + value.len()
                }

                #[cfg_attr(not(debug_assertions), inline(always))]
                fn len_hint(value: &$type) -> usize {
                    value.len()
                }
            }

            #[cfg(feature = "__text")]
            impl<$($generics)*> crate::walk::TextEncoding<$type> for $encoding {
                #[cfg_attr(not(debug_assertions), inline(always))]
                fn write<S: crate::walk::Sink>(value: &$type, sink: S) -> core::result::Result<S::Ok, S::Error> {
                    sink.$write(value)
                }
            }
        )*
    };
}

pub(super) use delimited;

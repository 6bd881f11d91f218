//! What the numeric encodings share: one macro that says everything of one protobuf type.

/// Implements an encoding of one Rust type by a varint; `$value` is the value, `$bits` the varint's 64 bits.
macro_rules! varint {
    ($(#[$doc:meta])* $name:ident: $type:ty, $value:ident => $to:expr, $bits:ident => $from:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl Encoding<$type> for $name {
            const WIRE_TYPE: WireType = WireType::Varint;
            const KIND: Kind = Kind::$name;
            const PACKED: bool = true;

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn is_empty($value: &$type) -> bool {
                ($to) == 0
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode(tag: Tag, $value: &$type, out: &mut Writer<'_>) {
                out.varint_field(tag, $to);
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encoded_len($value: &$type) -> usize {
                varint_len($to)
            }

            #[inline]
            fn encode_element($value: &$type, out: &mut Writer<'_>) {
                out.varint($to);
            }

            #[inline(never)]
            fn encode_packed(tag: Tag, values: &[$type], out: &mut Writer<'_>) {
                out.packed_varints(tag, values, |$value| $to);
            }
        }

        impl<'de> Decoding<'de, $type> for $name {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn empty() -> $type {
                <$type>::default()
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode(reader: &mut Reader<'de>, _context: Context<'_>) -> Result<$type> {
                let $bits = reader.varint()?;
                Ok($from)
            }

            #[inline(never)]
            fn decode_packed(values: &mut Vec<$type>, body: &'de [u8], context: Context<'_>) -> Result<()> {
                decode_varints(body, values, context, |$bits| $from)
            }
        }
    };
}

/// Implements an encoding of one Rust type by four or eight bytes, by way of the unsigned integer of that width.
macro_rules! fixed {
    (
        $(#[$doc:meta])*
        $name:ident: $type:ty, $wire_type:ident, $field:ident, $read:ident,
        $value:ident => $to:expr, $bits:ident => $from:expr
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl Encoding<$type> for $name {
            const WIRE_TYPE: WireType = WireType::$wire_type;
            const KIND: Kind = Kind::$name;
            const PACKED: bool = true;

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn is_empty($value: &$type) -> bool {
                ($to) == 0
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encode(tag: Tag, $value: &$type, out: &mut Writer<'_>) {
                out.$field(tag, $to);
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn encoded_len(_value: &$type) -> usize {
                size_of::<$type>()
            }

            #[inline]
            fn encode_element(value: &$type, out: &mut Writer<'_>) {
                out.raw(&value.to_le_bytes());
            }

            #[inline(never)]
            fn encode_packed(tag: Tag, values: &[$type], out: &mut Writer<'_>) {
                out.packed_fixed(tag, values, |value| value.to_le_bytes());
            }
        }

        impl<'de> Decoding<'de, $type> for $name {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn empty() -> $type {
                <$type>::default()
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            fn decode(reader: &mut Reader<'de>, _context: Context<'_>) -> Result<$type> {
                let $bits = reader.$read()?;
                Ok($from)
            }

            #[inline(never)]
            fn decode_packed(values: &mut Vec<$type>, body: &'de [u8], context: Context<'_>) -> Result<()> {
                let (chunks, tail) = body.as_chunks();
                if !tail.is_empty() {
                    return Err(Reader::new(body).fail(DecodeErrorKind::InvalidPackedLength));
                }
                reserve(values, chunks.len(), context, &Reader::new(body))?;
                values.extend(chunks.iter().map(|chunk| <$type>::from_le_bytes(*chunk)));
                Ok(())
            }
        }
    };
}

/// Makes an encoding the one that a type implies, and gives it the text form of that type.
macro_rules! text_scalar {
    ($($name:ident: $type:ty, $method:ident;)*) => {
        $(
            #[cfg(feature = "__text")]
            impl crate::walk::TextEncoding<$type> for $name {
                #[cfg_attr(not(debug_assertions), inline(always))]
                fn write<S: crate::walk::Sink>(value: &$type, sink: S) -> core::result::Result<S::Ok, S::Error> {
                    sink.$method(*value)
                }
            }

            #[cfg(feature = "__text")]
            impl<'de> crate::walk::TextDecoding<'de, $type> for $name {
                #[cfg_attr(not(debug_assertions), inline(always))]
                fn read<S: crate::walk::Source<'de>>(source: S) -> core::result::Result<Option<$type>, S::Error> {
                    source.$method()
                }
            }
        )*
    };
}

pub(super) use {fixed, text_scalar, varint};

//! A serializer that notes each call: what two values have in common if they are the same to serde, bit for bit, and
//! which shapes there were in which places.

use std::{
    collections::BTreeSet,
    fmt::{self, Display, Write},
};

use serde::ser::{self, Serialize};

/// All shapes of serde's data model, the empty collections apart.
pub(crate) const SHAPES: [&str; 33] = [
    "bool",
    "i8",
    "i16",
    "i32",
    "i64",
    "i128",
    "u8",
    "u16",
    "u32",
    "u64",
    "u128",
    "f32",
    "f64",
    "char",
    "str",
    "bytes",
    "none",
    "some",
    "unit",
    "unit struct",
    "unit variant",
    "newtype struct",
    "newtype variant",
    "seq",
    "empty seq",
    "tuple",
    "tuple struct",
    "tuple variant",
    "map",
    "empty map",
    "struct",
    "struct variant",
    "empty str",
];

/// All places that a value can have inside another.
pub(crate) const PLACES: [&str; 11] = [
    "field",
    "some",
    "item",
    "tuple",
    "tuple struct",
    "newtype struct",
    "key",
    "value",
    "newtype variant",
    "tuple variant",
    "struct variant",
];

/// What was noted.
#[derive(Default)]
pub(crate) struct Trace {
    /// The calls with their values.
    pub(crate) calls: String,
    /// The shapes, each with its place.
    pub(crate) seen: BTreeSet<(&'static str, &'static str)>,
}

impl Trace {
    pub(crate) fn of<T: Serialize>(value: &T) -> Self {
        let mut trace = Self::default();
        value.serialize(At { trace: &mut trace, place: "root" }).expect("tracing takes every value");
        trace
    }
}

pub(crate) struct At<'a> {
    trace: &'a mut Trace,
    place: &'static str,
}

/// The error of a serializer that has none of its own.
#[derive(Debug)]
pub(crate) struct Refused(String);

impl Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

impl ser::Error for Refused {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

type Result<T = ()> = std::result::Result<T, Refused>;

impl<'a> At<'a> {
    fn note(self, shape: &'static str, value: impl Display) -> &'a mut Trace {
        self.trace.seen.insert((self.place, shape));
        write!(self.trace.calls, "{shape}({value}) ").expect("a string takes all");
        self.trace
    }

    fn leaf(self, shape: &'static str, value: impl Display) -> Result {
        self.note(shape, value);
        Ok(())
    }

    fn open(self, shape: &'static str, name: &str, place: &'static str) -> Result<Parts<'a>> {
        Ok(Parts { trace: self.note(shape, name), place })
    }
}

/// What goes through the parts of a compound value.
pub(crate) struct Parts<'a> {
    trace: &'a mut Trace,
    place: &'static str,
}

impl Parts<'_> {
    fn part<T: ?Sized + Serialize>(&mut self, name: &str, place: &'static str, value: &T) -> Result {
        self.trace.calls.push_str(name);
        value.serialize(At { trace: self.trace, place })
    }

    fn close(self) -> Result {
        self.trace.calls.push_str("end ");
        Ok(())
    }
}

macro_rules! leaves {
    ($($method:ident $type:ty => $shape:literal,)*) => {
        $(fn $method(self, value: $type) -> Result {
            self.leaf($shape, value)
        })*
    };
}

impl<'a> ser::Serializer for At<'a> {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Parts<'a>;
    type SerializeTuple = Parts<'a>;
    type SerializeTupleStruct = Parts<'a>;
    type SerializeTupleVariant = Parts<'a>;
    type SerializeMap = Parts<'a>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = Parts<'a>;

    leaves! {
        serialize_bool bool => "bool",
        serialize_i8 i8 => "i8",
        serialize_i16 i16 => "i16",
        serialize_i32 i32 => "i32",
        serialize_i64 i64 => "i64",
        serialize_i128 i128 => "i128",
        serialize_u8 u8 => "u8",
        serialize_u16 u16 => "u16",
        serialize_u32 u32 => "u32",
        serialize_u64 u64 => "u64",
        serialize_u128 u128 => "u128",
        serialize_char char => "char",
    }

    fn serialize_f32(self, value: f32) -> Result {
        self.leaf("f32", value.to_bits())
    }

    fn serialize_f64(self, value: f64) -> Result {
        self.leaf("f64", value.to_bits())
    }

    fn serialize_str(self, value: &str) -> Result {
        self.leaf(if value.is_empty() { "empty str" } else { "str" }, value)
    }

    fn serialize_bytes(self, value: &[u8]) -> Result {
        self.leaf("bytes", format_args!("{value:?}"))
    }

    fn serialize_none(self) -> Result {
        self.leaf("none", "")
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result {
        value.serialize(At { trace: self.note("some", ""), place: "some" })
    }

    fn serialize_unit(self) -> Result {
        self.leaf("unit", "")
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result {
        self.leaf("unit struct", name)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result {
        self.leaf("unit variant", variant)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, name: &'static str, value: &T) -> Result {
        value.serialize(At { trace: self.note("newtype struct", name), place: "newtype struct" })
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result {
        value.serialize(At { trace: self.note("newtype variant", variant), place: "newtype variant" })
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<Parts<'a>> {
        self.open(if len == Some(0) { "empty seq" } else { "seq" }, "", "item")
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'a>> {
        self.open("tuple", "", "tuple")
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Parts<'a>> {
        self.open("tuple struct", name, "tuple struct")
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, name: &'static str, _: usize) -> Result<Parts<'a>> {
        self.open("tuple variant", name, "tuple variant")
    }

    fn serialize_map(self, len: Option<usize>) -> Result<Parts<'a>> {
        self.open(if len == Some(0) { "empty map" } else { "map" }, "", "value")
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Parts<'a>> {
        self.open("struct", name, "field")
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, name: &'static str, _: usize) -> Result<Parts<'a>> {
        self.open("struct variant", name, "struct variant")
    }
}

macro_rules! items {
    ($($kind:ident $method:ident,)*) => {
        $(impl ser::$kind for Parts<'_> {
            type Ok = ();
            type Error = Refused;

            fn $method<T: ?Sized + Serialize>(&mut self, value: &T) -> Result {
                self.part("", self.place, value)
            }

            fn end(self) -> Result {
                self.close()
            }
        })*
    };
}

items! {
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field,
}

macro_rules! fields {
    ($($kind:ident,)*) => {
        $(impl ser::$kind for Parts<'_> {
            type Ok = ();
            type Error = Refused;

            fn serialize_field<T: ?Sized + Serialize>(&mut self, name: &'static str, value: &T) -> Result {
                self.part(name, self.place, value)
            }

            fn end(self) -> Result {
                self.close()
            }
        })*
    };
}

fields! {
    SerializeStruct,
    SerializeStructVariant,
}

impl ser::SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result {
        self.part("", "key", key)
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result {
        self.part("", "value", value)
    }

    fn end(self) -> Result {
        self.close()
    }
}

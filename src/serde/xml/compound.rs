//! The parts of sequences, maps, structs and variants, on their way out.

use serde::ser::{self, Serialize};

use super::{
    serializer::{Element, Label, Result, Writer, unrepresentable},
    shape::{ENTRY, ITEM, KEY, VALUE},
};
use crate::EncodeError;

/// Writes the parts of an open sequence, map or struct.
///
/// It appears in signatures only, as serde's traits name it.
#[derive(Debug)]
pub struct Compound<'a> {
    writer: &'a mut Writer,
    /// How many elements end with it.
    levels: u8,
    /// Whether a key was written whose value is still to come.
    in_entry: bool,
}

impl<'a> Compound<'a> {
    pub(super) fn new(writer: &'a mut Writer) -> Self {
        Self { writer, levels: 1, in_entry: false }
    }

    /// Ends the element around it too.
    pub(super) fn inside_another(self) -> Self {
        Self { levels: self.levels + 1, ..self }
    }

    #[inline]
    fn part<T: ?Sized + Serialize>(&mut self, label: Label<'_>, value: &T) -> Result {
        value.serialize(Element::new(self.writer, label))
    }

    fn close(self) -> Result {
        if self.in_entry {
            return Err(unrepresentable("a map key without its value"));
        }
        for _ in 0..self.levels {
            self.writer.output.end();
        }
        Ok(())
    }
}

macro_rules! sequences {
    ($($kind:ident $method:ident,)*) => {
        $(impl ser::$kind for Compound<'_> {
            type Ok = ();
            type Error = EncodeError;

            fn $method<T: ?Sized + Serialize>(&mut self, value: &T) -> Result {
                self.part(Label::Fixed(ITEM), value)
            }

            fn end(self) -> Result {
                self.close()
            }
        })*
    };
}

sequences! {
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field,
}

macro_rules! structs {
    ($($kind:ident,)*) => {
        $(impl ser::$kind for Compound<'_> {
            type Ok = ();
            type Error = EncodeError;

            fn serialize_field<T: ?Sized + Serialize>(&mut self, name: &'static str, value: &T) -> Result {
                self.part(Label::Field(name), value)
            }

            fn end(self) -> Result {
                self.close()
            }
        })*
    };
}

structs! {
    SerializeStruct,
    SerializeStructVariant,
}

impl ser::SerializeMap for Compound<'_> {
    type Ok = ();
    type Error = EncodeError;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result {
        if core::mem::replace(&mut self.in_entry, true) {
            return Err(unrepresentable("a map key without its value"));
        }
        self.writer.output.begin(ENTRY);
        self.part(Label::Fixed(KEY), key)
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result {
        if !core::mem::replace(&mut self.in_entry, false) {
            return Err(unrepresentable("a map value without its key"));
        }
        self.part(Label::Fixed(VALUE), value)?;
        self.writer.output.end();
        Ok(())
    }

    fn end(self) -> Result {
        self.close()
    }
}

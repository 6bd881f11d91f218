//! Writes serde values as elements; the module above says how each shape looks.

use alloc::{borrow::Cow, string::String};

use serde::ser::{self, Serialize};

use super::{
    Options,
    compound::Compound,
    shape::{BITS, FIELD, ITEM, NAME, NIL, SOME, Shape, TYPE, VALUE, VARIANT},
};
use crate::{
    EncodeError, EncodeErrorKind,
    xml::{
        escape::backslashed,
        lexical::{self, Float},
        output::{Name, Output},
    },
};

pub(super) type Result<T = (), E = EncodeError> = core::result::Result<T, E>;

/// A serde serializer that writes one XML document.
///
/// The functions of [`wireform::serde::xml`](super) are shorter; this type is for code that wants a serializer.
///
/// ```
/// use serde::Serialize;
/// use wireform::serde::xml::{Options, Serializer};
///
/// let mut serializer = Serializer::new(&Options::new());
/// ["a", "b"].serialize(&mut serializer)?;
/// assert_eq!(serializer.finish(), "<value><item>a</item><item>b</item></value>");
/// # Ok::<(), wireform::EncodeError>(())
/// ```
#[derive(Debug)]
pub struct Serializer {
    writer: Writer,
    root: Option<Cow<'static, str>>,
    written: bool,
}

#[derive(Debug)]
pub(super) struct Writer {
    pub(super) output: Output,
    self_describing: bool,
}

impl Serializer {
    /// Makes a serializer for one document.
    pub fn new(options: &Options) -> Self {
        let writer = Writer { output: Output::new(options.pretty), self_describing: options.self_describing };
        Self { writer, root: options.root.clone(), written: false }
    }

    /// Returns the document; empty if no value was serialized.
    pub fn finish(self) -> String {
        self.writer.output.finish()
    }

    /// Returns what writes the root; there is only one.
    fn root(&mut self) -> Result<Element<'_>> {
        if core::mem::replace(&mut self.written, true) {
            return Err(unrepresentable("a document has one root: make a new `Serializer` for each value"));
        }
        let label = match self.root.as_deref() {
            None => Label::Root,
            Some(name) => Label::Fixed(
                Name::new(name).ok_or_else(|| unrepresentable("the root name in `Options` is no name of XML"))?,
            ),
        };
        Ok(Element { writer: &mut self.writer, label, somes: 0 })
    }
}

#[cold]
pub(super) fn unrepresentable(reason: &'static str) -> EncodeError {
    EncodeError::new(EncodeErrorKind::Unrepresentable { reason })
}

/// What an element is called.
#[derive(Clone, Copy)]
pub(super) enum Label<'a> {
    /// By the name of its type, or `value`.
    Root,
    Fixed(Name<'a>),
    Field(&'static str),
    Variant(&'static str),
}

/// A place in the document for one value.
pub(super) struct Element<'a> {
    writer: &'a mut Writer,
    label: Label<'a>,
    /// How many `Some`s there are around the value.
    somes: u32,
}

impl<'a> Element<'a> {
    pub(super) fn new(writer: &'a mut Writer, label: Label<'a>) -> Self {
        Self { writer, label, somes: 0 }
    }

    /// Names a root that has no name yet after the type.
    fn named(mut self, name: &'static str) -> Self {
        if let Label::Root = self.label {
            self.label = Label::Fixed(Name::new(name).unwrap_or(VALUE));
        }
        self
    }

    /// Returns the element's name, unless that goes into an attribute.
    #[inline]
    fn name(&self) -> Option<Name<'a>> {
        match self.label {
            Label::Root => Some(VALUE),
            Label::Fixed(name) => Some(name),
            Label::Field(name) | Label::Variant(name) => Name::new(name),
        }
    }

    /// Opens the element with the attributes that its name, its `Some`s and its type need.
    fn begin(&mut self, shape: Shape) {
        let name = self.name();
        let output = &mut self.writer.output;
        match (name, self.label) {
            (Some(name), _) => output.begin(name),
            (None, Label::Field(name)) => begin_odd(output, FIELD, name),
            (None, Label::Variant(name)) => begin_odd(output, VARIANT, name),
            (None, Label::Root | Label::Fixed(_)) => output.begin(VALUE),
        }
        if shape == Shape::None {
            output.attribute(NIL, "true");
        }
        // One `Some` goes without saying where a reader cannot take the value itself for `None` or for an option.
        if self.somes > 1 || (self.somes == 1 && matches!(shape, Shape::None | Shape::Unit)) {
            output.attribute(SOME, itoa::Buffer::new().format(self.somes));
        }
        if self.writer.self_describing && shape != Shape::None {
            output.attribute(TYPE, shape.as_str());
        }
    }

    /// Returns the element's name if it needs no attributes.
    #[inline]
    fn bare(&self) -> Option<Name<'a>> {
        if self.somes > 1 || self.writer.self_describing { None } else { self.name() }
    }

    #[inline]
    fn text(mut self, shape: Shape, text: &str) -> Result {
        match self.bare() {
            Some(name) => {
                // No document is strict here.
                self.writer.output.leaf(name, text);
            }
            None => {
                self.begin(shape);
                self.writer.output.text(text);
                self.writer.output.end();
            }
        }
        Ok(())
    }

    /// Writes the digits of a number, which need nothing.
    #[inline]
    fn digits(self, shape: Shape, digits: &str) -> Result {
        match self.bare() {
            // Tags of a length that the compiler knows are copied without a call.
            Some(ITEM) => self.writer.output.plain_leaf(ITEM, digits),
            Some(name) => self.writer.output.plain_leaf(name, digits),
            None => return self.text(shape, digits),
        }
        Ok(())
    }

    fn float<F: Float>(mut self, shape: Shape, value: F) -> Result {
        self.begin(shape);
        let output = &mut self.writer.output;
        if let Some(bits) = lexical::nan_bits(value) {
            output.attribute(BITS, &bits);
        }
        output.verbatim_with(|out| lexical::push_float(out, value));
        output.end();
        Ok(())
    }

    fn empty(mut self, shape: Shape) -> Result {
        self.begin(shape);
        self.writer.output.end();
        Ok(())
    }

    fn compound(mut self, shape: Shape) -> Result<Compound<'a>> {
        self.begin(shape);
        Ok(Compound::new(self.writer))
    }

    /// Opens the element of an enum and, inside it, that of a variant.
    fn variant(mut self, variant: &'static str, shape: Shape) -> Result<Compound<'a>> {
        self.begin(Shape::Enum);
        let compound = Element::new(self.writer, Label::Variant(variant)).compound(shape)?;
        Ok(compound.inside_another())
    }
}

#[cold]
fn begin_odd(output: &mut Output, element: Name<'_>, name: &str) {
    output.begin(element);
    output.attribute(NAME, &backslashed(name));
}

macro_rules! integers {
    ($($method:ident $ty:ty => $shape:ident,)*) => {
        $(fn $method(self, value: $ty) -> Result {
            self.digits(Shape::$shape, itoa::Buffer::new().format(value))
        })*
    };
}

impl<'a> ser::Serializer for Element<'a> {
    type Ok = ();
    type Error = EncodeError;
    type SerializeSeq = Compound<'a>;
    type SerializeTuple = Compound<'a>;
    type SerializeTupleStruct = Compound<'a>;
    type SerializeTupleVariant = Compound<'a>;
    type SerializeMap = Compound<'a>;
    type SerializeStruct = Compound<'a>;
    type SerializeStructVariant = Compound<'a>;

    integers! {
        serialize_i8 i8 => I8,
        serialize_i16 i16 => I16,
        serialize_i32 i32 => I32,
        serialize_i64 i64 => I64,
        serialize_i128 i128 => I128,
        serialize_u8 u8 => U8,
        serialize_u16 u16 => U16,
        serialize_u32 u32 => U32,
        serialize_u64 u64 => U64,
        serialize_u128 u128 => U128,
    }

    fn serialize_bool(self, value: bool) -> Result {
        self.text(Shape::Bool, if value { "true" } else { "false" })
    }

    fn serialize_f32(self, value: f32) -> Result {
        self.float(Shape::F32, value)
    }

    fn serialize_f64(self, value: f64) -> Result {
        self.float(Shape::F64, value)
    }

    fn serialize_char(self, value: char) -> Result {
        self.text(Shape::Char, value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result {
        self.text(Shape::Str, value)
    }

    fn serialize_bytes(mut self, value: &[u8]) -> Result {
        self.begin(Shape::Bytes);
        if !value.is_empty() {
            self.writer.output.verbatim_with(|out| lexical::push_base64(out, value));
        }
        self.writer.output.end();
        Ok(())
    }

    fn serialize_none(self) -> Result {
        self.empty(Shape::None)
    }

    fn serialize_some<T: ?Sized + Serialize>(mut self, value: &T) -> Result {
        self.somes += 1;
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result {
        self.empty(Shape::Unit)
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result {
        self.named(name).empty(Shape::Unit)
    }

    fn serialize_unit_variant(self, name: &'static str, _: u32, variant: &'static str) -> Result {
        self.named(name).text(Shape::Variant, variant)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, name: &'static str, value: &T) -> Result {
        value.serialize(self.named(name))
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result {
        let mut element = self.named(name);
        element.begin(Shape::Enum);
        value.serialize(Element::new(element.writer, Label::Variant(variant)))?;
        element.writer.output.end();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Compound<'a>> {
        self.compound(Shape::Seq)
    }

    fn serialize_tuple(self, _: usize) -> Result<Compound<'a>> {
        self.compound(Shape::Seq)
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Compound<'a>> {
        self.named(name).compound(Shape::Seq)
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Compound<'a>> {
        self.named(name).variant(variant, Shape::Seq)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Compound<'a>> {
        self.compound(Shape::Map)
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Compound<'a>> {
        self.named(name).compound(Shape::Struct)
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Compound<'a>> {
        self.named(name).variant(variant, Shape::Struct)
    }
}

macro_rules! to_root {
    ($($method:ident($($argument:ident: $ty:ty),*) -> $result:ty;)*) => {
        $(fn $method(self $(, $argument: $ty)*) -> Result<$result> {
            self.root()?.$method($($argument),*)
        })*
    };
}

impl<'a> ser::Serializer for &'a mut Serializer {
    type Ok = ();
    type Error = EncodeError;
    type SerializeSeq = Compound<'a>;
    type SerializeTuple = Compound<'a>;
    type SerializeTupleStruct = Compound<'a>;
    type SerializeTupleVariant = Compound<'a>;
    type SerializeMap = Compound<'a>;
    type SerializeStruct = Compound<'a>;
    type SerializeStructVariant = Compound<'a>;

    to_root! {
        serialize_bool(value: bool) -> ();
        serialize_i8(value: i8) -> ();
        serialize_i16(value: i16) -> ();
        serialize_i32(value: i32) -> ();
        serialize_i64(value: i64) -> ();
        serialize_i128(value: i128) -> ();
        serialize_u8(value: u8) -> ();
        serialize_u16(value: u16) -> ();
        serialize_u32(value: u32) -> ();
        serialize_u64(value: u64) -> ();
        serialize_u128(value: u128) -> ();
        serialize_f32(value: f32) -> ();
        serialize_f64(value: f64) -> ();
        serialize_char(value: char) -> ();
        serialize_str(value: &str) -> ();
        serialize_bytes(value: &[u8]) -> ();
        serialize_none() -> ();
        serialize_unit() -> ();
        serialize_unit_struct(name: &'static str) -> ();
        serialize_unit_variant(name: &'static str, index: u32, variant: &'static str) -> ();
        serialize_seq(len: Option<usize>) -> Compound<'a>;
        serialize_tuple(len: usize) -> Compound<'a>;
        serialize_tuple_struct(name: &'static str, len: usize) -> Compound<'a>;
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, len: usize) -> Compound<'a>;
        serialize_map(len: Option<usize>) -> Compound<'a>;
        serialize_struct(name: &'static str, len: usize) -> Compound<'a>;
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, len: usize) -> Compound<'a>;
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result {
        self.root()?.serialize_some(value)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, name: &'static str, value: &T) -> Result {
        self.root()?.serialize_newtype_struct(name, value)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result {
        self.root()?.serialize_newtype_variant(name, index, variant, value)
    }
}

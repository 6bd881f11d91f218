//! The message without fields: `()`, which is `google.protobuf.Empty`.

use crate::{
    encoding::{Nested, Value},
    error::Result,
    message::{Decode, Described, Encode},
    schema::MessageDescriptor,
    wire::{Context, Reader, Writer},
};

/// `google.protobuf.Empty`, of which no more can be said than whether it is there: a field is an `Option<()>`.
impl Described for () {
    const DESCRIPTOR: &'static MessageDescriptor =
        &MessageDescriptor::new("Empty", &[]).with_package("google.protobuf");
}

impl Value for () {
    type Encoding = Nested;
}

impl Encode for () {
    fn is_empty(&self) -> bool {
        true
    }

    fn encode_fields(&self, _out: &mut Writer<'_>) {}

    fn fields_len(&self) -> usize {
        0
    }
}

impl<'de> Decode<'de> for () {
    fn empty() -> Self {}

    fn merge_fields(&mut self, mut reader: Reader<'de>, context: Context<'_>) -> Result<()> {
        while !reader.is_empty() {
            let start = reader;
            let tag = reader.tag()?;
            if context.ends_group(tag, &start, &reader)? {
                break;
            }
            reader.raw(tag, context)?;
        }
        Ok(())
    }
}

#[cfg(feature = "__text")]
impl crate::walk::EncodeText for () {
    fn emit<F: crate::walk::Fields>(&self, _fields: &mut F) -> core::result::Result<(), F::Error> {
        Ok(())
    }
}

#[cfg(feature = "__text")]
impl<'de> crate::walk::DecodeText<'de> for () {
    fn merge_field<S: crate::walk::Source<'de>>(
        &mut self,
        _number: u32,
        _source: S,
    ) -> core::result::Result<(), S::Error> {
        Ok(())
    }
}
